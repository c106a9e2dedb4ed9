//! Office files: a hall's settings as TOML, the way a town writes them and keeps them.
//!
//! `file` is the form of the text, `locate` finds the line of a problem, `forms` and `edit` change a text by forms, `diff` tells
//! two apart, and this module turns a text into
//! [`Settings`] or into one sentence that names line, key and remedy.

mod diff;
mod edit;
mod file;
mod forms;
mod locate;
mod policy;
mod walls;

use std::{collections::BTreeSet, str::FromStr, sync::Arc};

use jiff::tz::TimeZone;
use turno_domain::{
    HallId, Hours, HoursError, IdError, LAST_NUMBER_MAX, Language, Settings,
    settings::{Access, CounterSettings, Kiosk, Service, SettingsError, Texts},
};

pub use diff::{Changed, Difference, differences};
pub use edit::{OfficeText, WrongAnswer};
pub use forms::{Answers, Field, Kind, Part};

use file::{AccessKind, CounterFile, OfficeFile, ServiceFile, TextsFile};

/// The last number of a day where the office file names none: three digits, as people are used to.
const LAST_NUMBER_DEFAULT: u16 = 999;

/// The longest text, in characters: four lines of a slip, as much as anybody reads standing.
const TEXT_CHARS_MAX: usize = 160;

/// What is wrong with an office file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OfficeError {
    /// The text is not TOML, or has a key that is unknown, missing or of the wrong kind.
    #[error("{0}")]
    Form(String),
    /// A value is wrong.
    #[error("line {line}, key '{place}': {problem}")]
    Value {
        /// The line, from 1.
        line: usize,
        /// The key in dotted form.
        place: String,
        /// What is wrong and what would be right.
        problem: String,
    },
}

/// Reads an office file as version `version` of its hall.
///
/// # Errors
///
/// The first problem, with its line and key.
pub fn read(text: &str, version: u64) -> Result<Arc<Settings>, OfficeError> {
    let file: OfficeFile =
        toml::from_str(text).map_err(|error| OfficeError::Form(error.to_string().trim_end().to_owned()))?;
    settings(file, version).and_then(|settings| settings.check().map(|()| Arc::new(settings))).map_err(
        |SettingsError { place, problem }| OfficeError::Value { line: locate::line_of(text, &place), place, problem },
    )
}

fn settings(file: OfficeFile, version: u64) -> Result<Settings, SettingsError> {
    let country = file.country.as_deref().unwrap_or("IT");
    let hours = |text: &str, place: &str| {
        Hours::parse(text, country, &file.closures).map_err(|error| match &error {
            HoursError::Country(_) => wrong("country", error),
            HoursError::Form { text: bad, .. } => match file.closures.iter().position(|closure| closure == bad) {
                Some(index) if bad != text => wrong(&format!("closures[{index}]"), error),
                _ => wrong(place, error),
            },
        })
    };
    Ok(Settings {
        hall: name::<HallId>(&file.hall, "hall")?,
        version,
        office: texts(&file.office, "office")?,
        desk: texts(&file.desk, "desk")?,
        address: file.address.clone(),
        zone: TimeZone::get(&file.time_zone).map_err(|_| {
            wrong("time_zone", format!("there is no time zone '{}': use one such as 'Europe/Rome'", file.time_zone))
        })?,
        languages: numbered(&file.languages, |tag, index| name(tag, &format!("languages[{index}]")))?,
        side_by_side: numbered(&file.side_by_side, |tag, index| name(tag, &format!("side_by_side[{index}]")))?,
        hours: hours(&file.hours, "hours")?,
        policy: policy::read(&file.policy)?,
        services: numbered(&file.service, |service, index| {
            let at = |key: &str| format!("service[{index}].{key}");
            let own_hours = service.hours.as_deref().map(|text| hours(text, &at("hours"))).transpose()?;
            read_service(service, own_hours, &file.where_to_wait, &at)
        })?,
        counters: numbered(&file.counter, |counter, index| {
            read_counter(counter, &|key| format!("counter[{index}].{key}"))
        })?,
        zones: numbered(&file.zone, |zone, index| walls::read_zone(zone, &|key| format!("zone[{index}].{key}")))?,
        bulletins: numbered(&file.bulletin, |bulletin, index| {
            let at = |key: &str| format!("bulletin[{index}].{key}");
            let shown = bulletin.hours.as_deref().map(|text| hours(text, &at("hours"))).transpose()?;
            walls::read_bulletin(bulletin, shown, &at)
        })?,
        kiosks: numbered(&file.kiosk, |kiosk, index| {
            let at = |key: &str| format!("kiosk[{index}].{key}");
            Ok(Kiosk { id: name(&kiosk.id, &at("id"))?, letter: name(&kiosk.letter, &at("letter"))? })
        })?,
    })
}

fn read_service(
    service: &ServiceFile,
    hours: Option<Hours>,
    where_to_wait: &TextsFile,
    at: &dyn Fn(&str) -> String,
) -> Result<Service, SettingsError> {
    let access = match (service.access, &service.phone) {
        (AccessKind::WalkIn, None) => Access::WalkIn,
        (AccessKind::WalkIn, Some(_)) => return Err(wrong(&at("phone"), "is only for access = \"appointment_only\"")),
        (AccessKind::AppointmentOnly, Some(phone)) => Access::AppointmentOnly { phone: phone.clone() },
        (AccessKind::AppointmentOnly, None) => {
            return Err(wrong(&at("access"), "needs the telephone for appointments: phone = \"...\""));
        }
    };
    let last_number = service.last_number.unwrap_or(u32::from(LAST_NUMBER_DEFAULT));
    Ok(Service {
        id: name(&service.id, &at("id"))?,
        letter: name(&service.letter, &at("letter"))?,
        name: texts(&service.name, &at("name"))?,
        about: texts(&service.about, &at("about"))?,
        documents: numbered(&service.documents, |document, index| {
            texts(document, &at(&format!("documents[{index}]")))
        })?,
        where_to_wait: texts(service.where_to_wait.as_ref().unwrap_or(where_to_wait), &at("where_to_wait"))?,
        access,
        delicate: service.delicate,
        online: service.online.clone(),
        hours,
        minutes: service.minutes,
        last_number: u16::try_from(last_number)
            .map_err(|_| wrong(&at("last_number"), format!("use 1 to {LAST_NUMBER_MAX}")))?,
        last_ticket_margin_mins: service.last_ticket_margin_minutes,
    })
}

fn read_counter(counter: &CounterFile, at: &dyn Fn(&str) -> String) -> Result<CounterSettings, SettingsError> {
    let services = numbered(&counter.services, |service, index| name(service, &at(&format!("services[{index}]"))))?;
    let helper = numbered(&counter.helps, |service, index| name(service, &at(&format!("helps[{index}]"))))?;
    if let Some(index) = helper.iter().position(|service| services.contains(service)) {
        return Err(wrong(&at(&format!("helps[{index}]")), "stands under services too; leave it in one of the two"));
    }
    if counter.helps_after_minutes.is_some() && helper.is_empty() {
        return Err(wrong(&at("helps_after_minutes"), "is only for a counter with helps = [...]"));
    }
    Ok(CounterSettings {
        id: name(&counter.id, &at("id"))?,
        name: texts(&counter.name, &at("name"))?,
        place: texts(&counter.place, &at("place"))?,
        zone: name(&counter.zone, &at("zone"))?,
        services: services.into_iter().chain(helper.iter().cloned()).collect::<BTreeSet<_>>(),
        helper: helper.into_iter().collect(),
        helper_after_mins: counter.helps_after_minutes,
    })
}

fn texts(file: &TextsFile, place: &str) -> Result<Texts, SettingsError> {
    file.iter()
        .map(|(tag, text)| {
            let place = format!("{place}.{tag}");
            if text.chars().any(char::is_control) {
                return Err(wrong(&place, "holds a control character; write it on one line"));
            }
            if text.chars().count() > TEXT_CHARS_MAX {
                return Err(wrong(
                    &place,
                    format!("is too long for a slip and a screen: at most {TEXT_CHARS_MAX} characters"),
                ));
            }
            Ok((name::<Language>(tag, &place)?, text.trim().to_owned()))
        })
        .collect()
}

fn name<T: FromStr<Err = IdError>>(text: &str, place: &str) -> Result<T, SettingsError> {
    text.parse().map_err(|error| wrong(place, error))
}

fn numbered<T, U>(items: &[T], read: impl Fn(&T, usize) -> Result<U, SettingsError>) -> Result<Vec<U>, SettingsError> {
    items.iter().enumerate().map(|(index, item)| read(item, index)).collect()
}

fn wrong(place: &str, problem: impl ToString) -> SettingsError {
    SettingsError { place: place.to_owned(), problem: problem.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    fn problem(text: &str) -> String {
        read(text, 1).unwrap_err().to_string()
    }

    #[test]
    fn every_sample_office_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/offices");
        let mut halls = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let settings = read(&std::fs::read_to_string(&path).unwrap(), 3)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(
                Some(settings.hall.as_str()),
                path.file_stem().and_then(|stem| stem.to_str()),
                "a sample is named after its hall"
            );
            halls.push((settings.hall.to_string(), settings.services.len(), settings.counters.len()));
        }
        halls.sort();
        let expected = [("bressanone", 5, 2), ("capannori", 5, 2), ("cuneo", 8, 3)];
        assert_eq!(halls, expected.map(|(hall, services, counters)| (hall.to_owned(), services, counters)));
    }

    #[test]
    fn an_appointment_service_keeps_its_telephone() {
        let capannori = read(CAPANNORI, 1).unwrap();
        let by_appointment = capannori.services.iter().find(|service| service.id.as_str() == "prossimita").unwrap();
        assert_eq!(by_appointment.access, Access::AppointmentOnly { phone: "0583 428588".into() });
    }

    #[test]
    fn a_wrong_value_is_named_with_its_line_and_key() {
        let twice = CAPANNORI.replacen("letter = \"S\"", "letter = \"A\"", 1);
        let line = twice.lines().position(|line| line == "id = \"spid\"").unwrap() + 2;
        assert_eq!(
            problem(&twice),
            format!(
                "line {line}, key 'service[1].letter': letter A is used by service[0].letter too; every series needs its own"
            )
        );
        let nowhere = CAPANNORI.replacen("zone = \"atrio\"", "zone = \"cortile\"", 1);
        let line = nowhere.lines().position(|line| line == "zone = \"cortile\"").unwrap() + 1;
        assert_eq!(problem(&nowhere), format!("line {line}, key 'counter[0].zone': there is no zone 'cortile'"));
    }

    #[test]
    fn a_text_longer_than_a_slip_is_named() {
        let long = CAPANNORI.replacen("Sala d'attesa, piano terra", &"sala ".repeat(60), 1);
        assert!(problem(&long).contains("where_to_wait.it': is too long"), "{}", problem(&long));
    }

    #[test]
    fn a_missing_text_is_named_at_the_table_that_lacks_it() {
        let text = CAPANNORI.replacen("fr = \"Commune de Capannori\"\n", "", 1);
        let line = text.lines().position(|line| line == "[office]").unwrap() + 1;
        assert_eq!(problem(&text), format!("line {line}, key 'office.fr': is missing"));
    }

    #[test]
    fn bad_hours_and_bad_zones_are_named() {
        assert!(problem(&CAPANNORI.replace("Sa 08:45-12:00", "Sabato mattina")).contains("key 'hours'"));
        assert!(
            problem(&CAPANNORI.replace("Europe/Rome", "Europa/Roma"))
                .contains("key 'time_zone': there is no time zone 'Europa/Roma'")
        );
    }

    #[test]
    fn a_key_that_does_not_exist_is_an_error_with_its_line() {
        let text = CAPANNORI.replacen("country", "contry", 1);
        let line = text.lines().position(|line| line.starts_with("contry")).unwrap() + 1;
        let message = problem(&text);
        assert!(message.contains(&format!("line {line}")) && message.contains("contry"), "{message}");
    }

    #[test]
    fn two_languages_side_by_side_are_two_of_the_halls() {
        let with = |pair: &str| CAPANNORI.replacen("country =", &format!("side_by_side = {pair}\ncountry ="), 1);
        assert_eq!(read(&with("[\"it\", \"de\"]"), 1).unwrap().side_by_side.len(), 2);
        for pair in ["[\"it\"]", "[\"it\", \"it\"]", "[\"it\", \"de\", \"en\"]"] {
            assert!(problem(&with(pair)).contains("key 'side_by_side': name two different languages"), "{pair}");
        }
        assert!(problem(&with("[\"it\", \"lld\"]")).contains("side_by_side[1]': 'lld' is not in `languages`"));
    }

    #[test]
    fn an_address_on_the_internet_is_a_whole_one() {
        let with = |url: &str| CAPANNORI.replacen("letter = \"A\"", &format!("letter = \"A\"\nonline = \"{url}\""), 1);
        let url = "https://www.example.it/spid";
        assert_eq!(read(&with(url), 1).unwrap().services[0].online.as_deref(), Some(url));
        for wrong in ["www.example.it", "https://example.it/a b", "javascript:alert(1)", "https://localhost"] {
            assert!(problem(&with(wrong)).contains("key 'service[0].online': write the whole address"), "{wrong}");
        }
        assert!(problem(&with(&format!("{url}{}", "x".repeat(200)))).contains("service[0].online"));
    }

    #[test]
    fn a_telephone_belongs_to_appointments_and_appointments_need_one() {
        assert!(problem(&CAPANNORI.replace("phone = \"0583 428588\"\n", "")).contains("service[4].access"));
        assert!(problem(&CAPANNORI.replace("access = \"appointment_only\"\n", "")).contains("service[4].phone"));
    }

    #[test]
    fn a_policy_is_read_and_what_its_order_does_not_know_is_refused() {
        use turno_domain::{Order, Policy};
        assert_eq!(read(CAPANNORI, 1).unwrap().policy, Policy::default());
        let one_in = CAPANNORI
            .replace("order = \"head_start\"", "order = \"one_in\"\nothers = 3")
            .replace("priority_minutes = 20", "")
            .replace("booking_minutes = 10 ", "");
        assert_eq!(read(&one_in, 1).unwrap().policy.order, Order::OneIn { others: 3 });
        let mixed = CAPANNORI.replace("order = \"head_start\"", "order = \"strict\"");
        assert!(problem(&mixed).contains("key 'policy.priority_minutes': is only for order = \"head_start\""));
        let long = CAPANNORI.replace("booking_late_minutes = 10", "booking_late_minutes = 999");
        assert!(
            problem(&long).contains("key 'policy.booking_late_minutes': use at most 240 minutes"),
            "{}",
            problem(&long)
        );
        let slow = CAPANNORI.replace("undo_seconds = 10", "undo_seconds = 61");
        assert!(problem(&slow).contains("key 'policy.undo_seconds': use at most 60 seconds"), "{}", problem(&slow));
        assert!(problem(&CAPANNORI.replace("no_show_returns = 0", "no_show_return = 0")).contains("no_show_return"));
    }

    #[test]
    fn a_counter_helps_out_beside_what_it_serves() {
        let services = "services = [\"anagrafe\", \"tributi\"]\n";
        let with = |more: &str| CAPANNORI.replacen(services, &format!("{services}{more}\n"), 1);
        let office = read(&with("helps = [\"spid\"]\nhelps_after_minutes = 20"), 1).unwrap();
        let counter = &office.counters[1];
        assert!(counter.services.len() == 3 && counter.helper.len() == 1 && counter.helper_after_mins == Some(20));
        assert!(problem(&with("helps = [\"tributi\"]")).contains("counter[1].helps[0]': stands under services too"));
        assert!(problem(&with("helps_after_minutes = 20")).contains("counter[1].helps_after_minutes"));
        let starves = CAPANNORI.replacen("\"comune-amico\", \"spid\", ", "\"comune-amico\", ", 1).replacen(
            services,
            &format!("{services}helps = [\"spid\"]\n"),
            1,
        );
        assert!(problem(&starves).contains("could wait for ever"), "{}", problem(&starves));
    }
}
