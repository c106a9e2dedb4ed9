//! Office files: a hall's settings as TOML, the way a town writes them and keeps them.
//!
//! `file` is the form of the text, `problem` what can be wrong with it, `locate` finds the line of that; `forms` and `edit` change a
//! text by forms, `languages` and `order` those of its questions that concern more than one part,
//! `day_names` reads hours as people write them, `fresh` asks more of a new text, `diff` tells two
//! texts apart, `take_over` brings changes from an earlier text to the one in force; and this module turns a text into [`Settings`] or into one
//! problem with line and key.

mod day_names;
mod diff;
mod edit;
mod file;
mod forms;
mod fresh;
mod languages;
mod locate;
mod order;
mod policy;
mod problem;
mod take_over;
mod walls;

use std::{collections::BTreeSet, str::FromStr, sync::Arc};

use jiff::tz::TimeZone;
use turno_domain::{
    HallId, Hours, HoursError, IdError, LAST_NUMBER_MAX, Language, Settings,
    settings::{self, Access, CounterSettings, Kiosk, Service, Texts},
};

pub use day_names::in_english;
pub use diff::{Changed, Difference, differences, names_in};
pub use edit::{OfficeText, Subject, WrongAnswer};
pub use forms::{ARROWS, Answers, Field, Kind, Part, SERVED_BY};
pub use fresh::read_new;
pub use languages::Gap;
pub use problem::{NameOwner, OfficeError, PolicyOrder, Problem};

use file::{AccessKind, CounterFile, OfficeFile, ServiceFile, TextsFile};
use problem::{Wrong, missing, wrong};

/// The last number of a day where the office file names none: three digits, as people are used to.
const LAST_NUMBER_DEFAULT: u16 = 999;

/// The longest text, in characters: four lines of a slip, as much as anybody reads standing.
const TEXT_CHARS_MAX: usize = 160;

/// Reads an office file as version `version` of its hall.
///
/// # Errors
///
/// The first problem, with its line and key.
pub fn read(text: &str, version: u64) -> Result<Arc<Settings>, OfficeError> {
    let file: OfficeFile = toml::from_str(text).map_err(|error| OfficeError::of_form(text, &error))?;
    let settings = taken_in(file, version).map_err(|wrong| wrong.in_text(text))?;
    settings.check().map_err(|error| Wrong::from(error).in_text(text))?;
    Ok(Arc::new(settings))
}

fn taken_in(file: OfficeFile, version: u64) -> Result<Settings, Wrong> {
    let country = file.country.as_deref().unwrap_or("IT");
    let hours = |text: &str, place: &str| {
        Hours::parse(text, country, &file.closures).map_err(|error| match &error {
            HoursError::Country(_) => wrong("country", Problem::Hours(error)),
            HoursError::Form { text: bad, .. } => match file.closures.iter().position(|closure| closure == bad) {
                Some(index) if bad != text => wrong(&format!("closures[{index}]"), Problem::Hours(error)),
                _ => wrong(place, Problem::Hours(error)),
            },
        })
    };
    Ok(Settings {
        hall: name::<HallId>(&file.hall, "hall")?,
        version,
        office: texts(&file.office, "office")?,
        desk: texts(&file.desk, "desk")?,
        address: file.address.clone(),
        zone: time_zone(&file.time_zone)?,
        languages: numbered(&file.languages, |tag, index| name(tag, &format!("languages[{index}]")))?,
        side_by_side: numbered(&file.side_by_side, |tag, index| name(tag, &format!("side_by_side[{index}]")))?,
        hours: hours(file.hours.as_deref().ok_or_else(|| missing("hours"))?, "hours")?,
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

fn time_zone(name: &str) -> Result<TimeZone, Wrong> {
    if name.is_empty() {
        return Err(missing("time_zone"));
    }
    TimeZone::get(name).map_err(|_| wrong("time_zone", Problem::TimeZone(name.to_owned())))
}

fn read_service(
    service: &ServiceFile,
    hours: Option<Hours>,
    where_to_wait: &TextsFile,
    at: &dyn Fn(&str) -> String,
) -> Result<Service, Wrong> {
    let access = match (service.access, &service.phone) {
        (AccessKind::WalkIn, None) => Access::WalkIn,
        (AccessKind::WalkIn, Some(_)) => return Err(wrong(&at("phone"), Problem::PhoneUnasked)),
        (AccessKind::AppointmentOnly, Some(phone)) => Access::AppointmentOnly { phone: phone.clone() },
        (AccessKind::AppointmentOnly, None) => return Err(wrong(&at("phone"), Problem::PhoneWanted)),
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
        minutes: service.minutes.ok_or_else(|| missing(&at("minutes")))?,
        last_number: u16::try_from(last_number).map_err(|_| {
            let allowed = settings::Problem::Range { least: 1, most: LAST_NUMBER_MAX.into() };
            wrong(&at("last_number"), Problem::Settings(allowed))
        })?,
        last_ticket_margin_mins: service.last_ticket_margin_minutes,
    })
}

fn read_counter(counter: &CounterFile, at: &dyn Fn(&str) -> String) -> Result<CounterSettings, Wrong> {
    let services = numbered(&counter.services, |service, index| name(service, &at(&format!("services[{index}]"))))?;
    let helper = numbered(&counter.helps, |service, index| name(service, &at(&format!("helps[{index}]"))))?;
    if let Some(index) = helper.iter().position(|service| services.contains(service)) {
        return Err(wrong(&at(&format!("helps[{index}]")), Problem::HelpsTwice));
    }
    if counter.helps_after_minutes.is_some() && helper.is_empty() {
        return Err(wrong(&at("helps_after_minutes"), Problem::HelpsNobody));
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

fn texts(file: &TextsFile, place: &str) -> Result<Texts, Wrong> {
    file.iter()
        .map(|(tag, text)| {
            let place = format!("{place}.{tag}");
            if text.chars().any(char::is_control) {
                return Err(wrong(&place, Problem::Control));
            }
            if text.chars().count() > TEXT_CHARS_MAX {
                return Err(wrong(&place, Problem::TooLong { most: TEXT_CHARS_MAX }));
            }
            Ok((name::<Language>(tag, &place)?, text.trim().to_owned()))
        })
        .collect()
}

fn name<T: FromStr<Err = IdError>>(text: &str, place: &str) -> Result<T, Wrong> {
    if text.is_empty() {
        return Err(missing(place));
    }
    text.parse().map_err(|error| wrong(place, Problem::Name(error)))
}

fn numbered<T, U>(items: &[T], read: impl Fn(&T, usize) -> Result<U, Wrong>) -> Result<Vec<U>, Wrong> {
    items.iter().enumerate().map(|(index, item)| read(item, index)).collect()
}

#[cfg(test)]
mod tests;
