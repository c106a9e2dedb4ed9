//! What an office is: its services, counters, zones, totems and hours. Data, checked once when it is taken in.

mod problem;
mod walls;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    CounterId, HallId, Hours, KioskId, Language, Letter, Opening, Order, Policy, ServiceId, ZoneId,
    policy::{NO_SHOW_RETURNS_MAX, ONE_IN_OTHERS_MAX, POLICY_MINUTES_MAX, UNDO_SECS_MAX},
};

pub use problem::{LetterOwner, Problem, SettingsError};
pub use walls::{Arrow, BULLETINS_MAX, Bulletin, Zone};

/// The most services a hall may have: one letter each, with some left for totems.
pub const SERVICES_MAX: usize = 24;

/// The most counters a hall may have.
pub const COUNTERS_MAX: usize = 200;

/// The most zones a hall may have: each has a board of its own, which is made anew with every change.
pub const ZONES_MAX: usize = 32;

/// The longest that serving one person may take as a rule, in minutes: a working day.
pub const SERVICE_MINUTES_MAX: u32 = 480;

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
        problem_if(self.languages.is_empty(), "languages", || Problem::NoLanguage)?;
        for (index, language) in self.languages.iter().enumerate() {
            let twice = self.languages[..index].contains(language);
            problem_if(twice, "languages", || Problem::LanguageTwice(language.clone()))?;
        }
        self.check_side_by_side()?;
        self.check_texts("office", &self.office)?;
        for (place, there, most) in [
            ("service", self.services.len(), SERVICES_MAX),
            ("counter", self.counters.len(), COUNTERS_MAX),
            ("zone", self.zones.len(), ZONES_MAX),
        ] {
            problem_if(there == 0, place, || Problem::NoneOfThem)?;
            problem_if(there > most, place, || Problem::TooMany { most })?;
        }
        self.check_walls()?;
        unique("kiosk", self.kiosks.iter().map(|kiosk| kiosk.id.as_str()))
    }

    fn check_side_by_side(&self) -> Result<(), SettingsError> {
        let pair = &self.side_by_side;
        let no_pair = !matches!(&pair[..], [] | [_, _]) || pair.first() == pair.get(1) && !pair.is_empty();
        problem_if(no_pair, "side_by_side", || Problem::NoPair)?;
        for (index, language) in pair.iter().enumerate() {
            let place = format!("side_by_side[{index}]");
            problem_if(!self.languages.contains(language), &place, || Problem::NotOffered(language.clone()))?;
        }
        Ok(())
    }

    fn check_services(&self) -> Result<(), SettingsError> {
        unique("service", self.services.iter().map(|service| service.id.as_str()))?;
        for (index, service) in self.services.iter().enumerate() {
            let place = |key: &str| format!("service[{index}].{key}");
            self.check_texts(&place("name"), &service.name)?;
            within(service.minutes, 1..=SERVICE_MINUTES_MAX, &place("minutes"))?;
            let margin = service.last_ticket_margin_mins.unwrap_or(0);
            within(margin, 0..=POLICY_MINUTES_MAX, &place("last_ticket_margin_minutes"))?;
            within(service.last_number.into(), 1..=crate::LAST_NUMBER_MAX.into(), &place("last_number"))?;
            match &service.access {
                Access::WalkIn => self.check_served(service, &place("id"))?,
                Access::AppointmentOnly { phone } => {
                    problem_if(phone.trim().is_empty(), &place("phone"), || Problem::NoPhone)?;
                }
            }
            let no_address = service.online.as_deref().is_some_and(|url| !is_address(url));
            problem_if(no_address, &place("online"), || Problem::NoAddress)?;
        }
        Ok(())
    }

    fn check_served(&self, service: &Service, place: &str) -> Result<(), SettingsError> {
        let mut counters = self.counters.iter().filter(|counter| counter.services.contains(&service.id));
        problem_if(counters.clone().next().is_none(), place, || Problem::Unserved(service.id.clone()))?;
        let reached = counters.any(|c| !c.helper.contains(&service.id) || c.helper_after_mins.is_some());
        problem_if(!reached, place, || Problem::OnlyHelped(service.id.clone()))
    }

    fn check_counters(&self) -> Result<(), SettingsError> {
        unique("counter", self.counters.iter().map(|counter| counter.id.as_str()))?;
        for (index, counter) in self.counters.iter().enumerate() {
            let place = |key: &str| format!("counter[{index}].{key}");
            self.check_texts(&place("name"), &counter.name)?;
            let known = self.zones.iter().any(|zone| zone.id == counter.zone);
            problem_if(!known, &place("zone"), || Problem::UnknownZone(counter.zone.clone()))?;
            let serves_first = counter.services.difference(&counter.helper).next().is_some();
            problem_if(!serves_first, &place("services"), || Problem::ServesNothingFirst)?;
            for service in &counter.services {
                let unknown = self.service(service).is_none();
                problem_if(unknown, &place("services"), || Problem::UnknownService(service.clone()))?;
            }
        }
        Ok(())
    }

    fn check_policy(&self) -> Result<(), SettingsError> {
        let Policy { order, booking, no_show, undo_secs } = self.policy;
        let (priority, booked) = match order {
            Order::HeadStart { priority_mins, booking_mins } => (priority_mins, booking_mins),
            Order::OneIn { others } => {
                within(others, 1..=ONE_IN_OTHERS_MAX, "policy.others")?;
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
            within(mins, 0..=POLICY_MINUTES_MAX, place)?;
        }
        within(no_show.returns, 0..=NO_SHOW_RETURNS_MAX, "policy.no_show_returns")?;
        within(undo_secs, 0..=UNDO_SECS_MAX, "policy.undo_seconds")?;
        for (index, counter) in self.counters.iter().enumerate() {
            let after = counter.helper_after_mins.unwrap_or(0);
            within(after, 0..=POLICY_MINUTES_MAX, &format!("counter[{index}].helps_after_minutes"))?;
        }
        Ok(())
    }

    fn check_letters(&self) -> Result<(), SettingsError> {
        let services = self.services.iter().enumerate().map(|(index, service)| {
            (format!("service[{index}].letter"), service.letter, LetterOwner::Service(service.id.clone()))
        });
        let kiosks = self.kiosks.iter().enumerate().map(|(index, kiosk)| {
            (format!("kiosk[{index}].letter"), kiosk.letter, LetterOwner::Kiosk(kiosk.id.clone()))
        });
        let mut taken = BTreeMap::new();
        for (place, letter, owner) in services.chain(kiosks) {
            if let Some(owner) = taken.insert(letter, owner) {
                return Err(SettingsError { place, problem: Problem::LetterTaken { letter, owner } });
            }
        }
        Ok(())
    }

    fn check_texts(&self, place: &str, texts: &Texts) -> Result<(), SettingsError> {
        for language in &self.languages {
            let missing = texts.get(language).is_none_or(|text| text.trim().is_empty());
            problem_if(missing, &format!("{place}.{language}"), || Problem::Missing)?;
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

fn problem_if(wrong: bool, place: &str, problem: impl FnOnce() -> Problem) -> Result<(), SettingsError> {
    if wrong { Err(SettingsError { place: place.to_owned(), problem: problem() }) } else { Ok(()) }
}

fn within(number: u32, allowed: RangeInclusive<u32>, place: &str) -> Result<(), SettingsError> {
    let (least, most) = (*allowed.start(), *allowed.end());
    problem_if(!allowed.contains(&number), place, || Problem::Range { least, most })
}

fn unique<'a>(kind: &str, names: impl Iterator<Item = &'a str>) -> Result<(), SettingsError> {
    let mut seen = BTreeSet::new();
    for (index, name) in names.enumerate() {
        problem_if(!seen.insert(name), &format!("{kind}[{index}].id"), || Problem::IdTwice(name.to_owned()))?;
    }
    Ok(())
}
