//! What an office is: its services, counters, zones, totems and hours. Data, checked once when it is taken in.

mod walls;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    CounterId, HallId, Hours, KioskId, Language, Letter, Opening, Order, Policy, ServiceId, ZoneId,
    policy::{NO_SHOW_RETURNS_MAX, ONE_IN_OTHERS_MAX, POLICY_MINUTES_MAX, UNDO_SECS_MAX},
};

pub use walls::{Arrow, BULLETINS_MAX, Bulletin, Zone};

/// The most services a hall may have: one letter each, with some left for totems.
pub const SERVICES_MAX: usize = 24;

/// The most counters a hall may have.
pub const COUNTERS_MAX: usize = 200;

/// The most zones a hall may have: each has a board of its own, which is made anew with every change.
pub const ZONES_MAX: usize = 32;

/// The longest address of a service on the internet, in bytes: its QR code must stay readable on a screen.
pub const ADDRESS_BYTES_MAX: usize = 200;

/// One text in several languages.
pub type Texts = BTreeMap<Language, String>;

/// The settings of a hall.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The hall.
    pub hall: HallId,
    /// Grows by one with each change.
    pub version: u64,
    /// The office's name.
    pub office: Texts,
    /// The desk's own name; may be empty.
    pub desk: Texts,
    /// The street address.
    pub address: String,
    /// The hall's time zone; its midnight ends the business day.
    pub zone: TimeZone,
    /// The languages offered to visitors, the main one first.
    pub languages: Vec<Language>,
    /// The two languages that stand beside each other all the time, the first one first; empty where one is chosen.
    pub side_by_side: Vec<Language>,
    /// The hours of the whole hall.
    pub hours: Hours,
    /// Who goes before whom.
    pub policy: Policy,
    /// The services, in the order in which the totem shows them.
    pub services: Vec<Service>,
    /// The counters, in their order.
    pub counters: Vec<CounterSettings>,
    /// The zones.
    pub zones: Vec<Zone>,
    /// The totems.
    pub kiosks: Vec<Kiosk>,
    /// What the walls show beside the calls.
    pub bulletins: Vec<Bulletin>,
}

/// What a person comes for.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its identifier.
    pub id: ServiceId,
    /// The letter its numbers begin with.
    pub letter: Letter,
    /// Its name.
    pub name: Texts,
    /// One line that says what it is for; may be empty.
    pub about: Texts,
    /// The documents to bring.
    pub documents: Vec<Texts>,
    /// Where to wait.
    pub where_to_wait: Texts,
    /// How one gets in.
    pub access: Access,
    /// Whether walls name it by its letter alone, since its name tells what people would rather keep to themselves.
    pub delicate: bool,
    /// Where it can be done on the internet instead; told before a number is given.
    pub online: Option<String>,
    /// Its own hours, where they differ from the hall's.
    pub hours: Option<Hours>,
    /// How long serving one person takes as a rule, in minutes; the forecast starts from it.
    pub minutes: u32,
    /// The last number of a day.
    pub last_number: u16,
    /// Totems give no numbers once the forecast and so many minutes more reach beyond closing; `None`: until closing.
    pub last_ticket_margin_mins: Option<u32>,
}

/// How one gets to a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// A number from the totem is enough.
    WalkIn,
    /// Only with an appointment, made by telephone.
    AppointmentOnly {
        /// The number to call.
        phone: String,
    },
}

/// A desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterSettings {
    /// Its identifier.
    pub id: CounterId,
    /// Its name on the wall and in the announcement.
    pub name: Texts,
    /// Where it stands; may be empty.
    pub place: Texts,
    /// The zone that announces its calls.
    pub zone: ZoneId,
    /// The services it serves, in the first place or to help out.
    pub services: BTreeSet<ServiceId>,
    /// Those of them in which it only helps out: when nobody waits in the others.
    pub helper: BTreeSet<ServiceId>,
    /// After how many minutes of waiting the first of a helper line counts like the others; `None`: never.
    pub helper_after_mins: Option<u32>,
}

/// A totem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Its identifier.
    pub id: KioskId,
    /// The letter of the numbers it gives by itself.
    pub letter: Letter,
}

/// What is wrong with settings, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct SettingsError {
    /// The place in dotted form, for example `counter[2].services`.
    pub place: String,
    /// What is wrong and what would be right.
    pub problem: String,
}

impl Settings {
    /// The business day at an instant: the date in the hall's time zone.
    #[must_use]
    pub fn business_day(&self, now: Timestamp) -> Date {
        self.zone.to_datetime(now).date()
    }

    /// The service with this identifier.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == *id)
    }

    /// The counter with this identifier.
    #[must_use]
    pub fn counter(&self, id: &CounterId) -> Option<&CounterSettings> {
        self.counters.iter().find(|counter| counter.id == *id)
    }

    /// The totem with this identifier.
    #[must_use]
    pub fn kiosk(&self, id: &KioskId) -> Option<&Kiosk> {
        self.kiosks.iter().find(|kiosk| kiosk.id == *id)
    }

    /// Whether the hall is open.
    #[must_use]
    pub fn opening(&self, now: Timestamp) -> Opening {
        self.hours.opening(now, &self.zone)
    }

    /// Whether a service gives numbers at `now`.
    #[must_use]
    pub fn service_opening(&self, service: &Service, now: Timestamp) -> Opening {
        service.hours.as_ref().unwrap_or(&self.hours).opening(now, &self.zone)
    }

    /// Checks what the types cannot: that names are unique and refer to something, and that nothing needed is missing.
    ///
    /// # Errors
    ///
    /// The first problem found, with its place.
    pub fn check(&self) -> Result<(), SettingsError> {
        self.check_office()?;
        self.check_services()?;
        self.check_counters()?;
        self.check_letters()?;
        self.check_policy()
    }

    fn check_office(&self) -> Result<(), SettingsError> {
        problem_if(self.languages.is_empty(), "languages", "name at least one language, for example [\"it\"]")?;
        for (index, language) in self.languages.iter().enumerate() {
            let twice = self.languages[..index].contains(language);
            problem_if(twice, "languages", &format!("'{language}' is named twice"))?;
        }
        self.check_side_by_side()?;
        self.check_texts("office", &self.office)?;
        problem_if(self.services.is_empty(), "service", "a hall needs at least one [[service]]")?;
        problem_if(self.services.len() > SERVICES_MAX, "service", &format!("at most {SERVICES_MAX} services"))?;
        problem_if(self.counters.is_empty(), "counter", "a hall needs at least one [[counter]]")?;
        problem_if(self.counters.len() > COUNTERS_MAX, "counter", &format!("at most {COUNTERS_MAX} counters"))?;
        problem_if(self.zones.is_empty(), "zone", "a hall needs at least one [[zone]]")?;
        problem_if(self.zones.len() > ZONES_MAX, "zone", &format!("at most {ZONES_MAX} zones"))?;
        self.check_walls()?;
        unique("kiosk", self.kiosks.iter().map(|kiosk| kiosk.id.as_str()))
    }

    fn check_side_by_side(&self) -> Result<(), SettingsError> {
        let pair = &self.side_by_side;
        let wanted = "name two different languages, for example [\"it\", \"de\"], or leave it out";
        problem_if(
            !matches!(&pair[..], [] | [_, _]) || pair.first() == pair.get(1) && !pair.is_empty(),
            "side_by_side",
            wanted,
        )?;
        for (index, language) in pair.iter().enumerate() {
            let place = format!("side_by_side[{index}]");
            problem_if(!self.languages.contains(language), &place, &format!("'{language}' is not in `languages`"))?;
        }
        Ok(())
    }

    fn check_services(&self) -> Result<(), SettingsError> {
        unique("service", self.services.iter().map(|service| service.id.as_str()))?;
        for (index, service) in self.services.iter().enumerate() {
            let place = |key: &str| format!("service[{index}].{key}");
            self.check_texts(&place("name"), &service.name)?;
            problem_if(service.minutes == 0 || service.minutes > 480, &place("minutes"), "use 1 to 480 minutes")?;
            let too_long = service.last_ticket_margin_mins.is_some_and(|mins| mins > POLICY_MINUTES_MAX);
            let wanted = format!("use at most {POLICY_MINUTES_MAX} minutes");
            problem_if(too_long, &place("last_ticket_margin_minutes"), &wanted)?;
            let numbers = 1..=crate::LAST_NUMBER_MAX;
            let wanted = format!("use 1 to {}", crate::LAST_NUMBER_MAX);
            problem_if(!numbers.contains(&service.last_number), &place("last_number"), &wanted)?;
            match &service.access {
                Access::WalkIn => {
                    let mut counters = self.counters.iter().filter(|counter| counter.services.contains(&service.id));
                    let nobody = format!("no counter serves '{}'", service.id);
                    problem_if(counters.clone().next().is_none(), &place("id"), &nobody)?;
                    let reached = counters.any(|c| !c.helper.contains(&service.id) || c.helper_after_mins.is_some());
                    let starves = format!(
                        "counters only help out with '{}', so its people could wait for ever: let one serve it, or give \
                         helps_after_minutes",
                        service.id
                    );
                    problem_if(!reached, &place("id"), &starves)?;
                }
                Access::AppointmentOnly { phone } => {
                    problem_if(phone.trim().is_empty(), &place("phone"), "give the telephone number to call")?;
                }
            }
            let wanted = "write the whole address, for example \"https://www.comune.example.it/certificati\"";
            problem_if(service.online.as_deref().is_some_and(|url| !is_address(url)), &place("online"), wanted)?;
        }
        Ok(())
    }

    fn check_counters(&self) -> Result<(), SettingsError> {
        unique("counter", self.counters.iter().map(|counter| counter.id.as_str()))?;
        for (index, counter) in self.counters.iter().enumerate() {
            let place = |key: &str| format!("counter[{index}].{key}");
            self.check_texts(&place("name"), &counter.name)?;
            let known = self.zones.iter().any(|zone| zone.id == counter.zone);
            problem_if(!known, &place("zone"), &format!("there is no zone '{}'", counter.zone))?;
            let serves_first = counter.services.difference(&counter.helper).next().is_some();
            problem_if(!serves_first, &place("services"), "name at least one service that it does not only help with")?;
            for service in &counter.services {
                problem_if(
                    self.service(service).is_none(),
                    &place("services"),
                    &format!("there is no service '{service}'"),
                )?;
            }
        }
        Ok(())
    }

    fn check_policy(&self) -> Result<(), SettingsError> {
        let most = format!("use at most {POLICY_MINUTES_MAX} minutes");
        let Policy { order, booking, no_show, undo_secs } = self.policy;
        let (priority, booked) = match order {
            Order::HeadStart { priority_mins, booking_mins } => (priority_mins, booking_mins),
            Order::OneIn { others } => {
                let wanted = format!("use 1 to {ONE_IN_OTHERS_MAX}");
                problem_if(!(1..=ONE_IN_OTHERS_MAX).contains(&others), "policy.others", &wanted)?;
                (0, 0)
            }
            Order::Strict => (0, 0),
        };
        let minutes = [
            ("policy.priority_minutes", priority),
            ("policy.booking_minutes", booked),
            ("policy.booking_early_minutes", booking.early_mins),
            ("policy.booking_late_minutes", booking.late_mins),
            ("policy.no_show_pause_minutes", no_show.pause_mins),
        ];
        for (place, mins) in minutes {
            problem_if(mins > POLICY_MINUTES_MAX, place, &most)?;
        }
        let wanted = format!("use at most {NO_SHOW_RETURNS_MAX}");
        problem_if(no_show.returns > NO_SHOW_RETURNS_MAX, "policy.no_show_returns", &wanted)?;
        let wanted = format!("use at most {UNDO_SECS_MAX} seconds");
        problem_if(undo_secs > UNDO_SECS_MAX, "policy.undo_seconds", &wanted)?;
        for (index, counter) in self.counters.iter().enumerate() {
            let too_long = counter.helper_after_mins.is_some_and(|mins| mins > POLICY_MINUTES_MAX);
            problem_if(too_long, &format!("counter[{index}].helps_after_minutes"), &most)?;
        }
        Ok(())
    }

    fn check_letters(&self) -> Result<(), SettingsError> {
        let mut taken = BTreeMap::new();
        let services = self
            .services
            .iter()
            .enumerate()
            .map(|(index, service)| (format!("service[{index}].letter"), service.letter));
        let kiosks =
            self.kiosks.iter().enumerate().map(|(index, kiosk)| (format!("kiosk[{index}].letter"), kiosk.letter));
        for (place, letter) in services.chain(kiosks) {
            if let Some(first) = taken.insert(letter, place.clone()) {
                let problem = format!("letter {letter} is used by {first} too; every series needs its own");
                return Err(SettingsError { place, problem });
            }
        }
        Ok(())
    }

    fn check_texts(&self, place: &str, texts: &Texts) -> Result<(), SettingsError> {
        for language in &self.languages {
            let missing = texts.get(language).is_none_or(|text| text.trim().is_empty());
            problem_if(missing, &format!("{place}.{language}"), "is missing")?;
        }
        Ok(())
    }
}

/// Whether a telephone would open it: what stands in a QR code is held to the plain form.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.'))
        && url.len() <= ADDRESS_BYTES_MAX
        && url.bytes().all(|byte| byte.is_ascii_graphic())
}

fn problem_if(wrong: bool, place: &str, problem: &str) -> Result<(), SettingsError> {
    if wrong { Err(SettingsError { place: place.to_owned(), problem: problem.to_owned() }) } else { Ok(()) }
}

fn unique<'a>(kind: &str, names: impl Iterator<Item = &'a str>) -> Result<(), SettingsError> {
    let mut seen = BTreeSet::new();
    for (index, name) in names.enumerate() {
        problem_if(!seen.insert(name), &format!("{kind}[{index}].id"), &format!("'{name}' is used twice"))?;
    }
    Ok(())
}
