//! What is asked of a new text alone. A text in force may have been taken in before this was asked, and the server starts with it all the
//! same.

use std::sync::Arc;

use turno_domain::{Language, Settings, settings::Texts};

use super::{
    OfficeError, Problem,
    file::OfficeFile,
    problem::{NameOwner, Wrong, wrong},
    read,
};

const MONTHS: [(&str, u32); 12] = [
    ("jan", 31),
    ("feb", 29),
    ("mar", 31),
    ("apr", 30),
    ("may", 31),
    ("jun", 30),
    ("jul", 31),
    ("aug", 31),
    ("sep", 30),
    ("oct", 31),
    ("nov", 30),
    ("dec", 31),
];

/// Reads a text that is to be put in force after `before`.
///
/// # Errors
///
/// The first problem, with its line and key.
pub fn read_new(text: &str, version: u64, before: Option<&Settings>) -> Result<Arc<Settings>, OfficeError> {
    let settings = read(text, version)?;
    let file: OfficeFile = toml::from_str(text).map_err(|error| OfficeError::of_form(text, &error))?;
    check_dates(&file).and_then(|()| check_names(&settings, before)).map_err(|wrong| wrong.in_text(text))?;
    Ok(settings)
}

fn check_dates(file: &OfficeFile) -> Result<(), Wrong> {
    let closures = file.closures.iter().enumerate().map(|(index, text)| (format!("closures[{index}]"), text));
    let services = file.service.iter().map(|service| &service.hours);
    let bulletins = file.bulletin.iter().map(|bulletin| &bulletin.hours);
    let hours = std::iter::once(("hours".to_owned(), &file.hours))
        .chain(services.enumerate().map(|(index, hours)| (format!("service[{index}].hours"), hours)))
        .chain(bulletins.enumerate().map(|(index, hours)| (format!("bulletin[{index}].hours"), hours)));
    let written = hours.filter_map(|(place, hours)| Some((place, hours.as_ref()?)));
    for (place, text) in written.chain(closures) {
        if let Some(date) = impossible_date(text) {
            return Err(wrong(&place, Problem::NoSuchDate(date)));
        }
    }
    Ok(())
}

/// A date in `text`, in the form of opening hours, that no calendar has, for example `Feb 30`.
fn impossible_date(text: &str) -> Option<String> {
    let spaced = text.replace([',', ';'], " ; ").replace('-', " - ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let at = |place: usize| words.get(place).copied().unwrap_or_default();
    // A day has two digits at most; four are a year, and a time of day has a colon.
    let day = |place: usize| at(place).parse::<u32>().ok().filter(|_| at(place).len() <= 2);
    words.iter().enumerate().find_map(|(place, word)| {
        let name = word.to_lowercase();
        let (_, longest) = MONTHS.into_iter().find(|(month, _)| *month == name)?;
        let year = place.checked_sub(1).and_then(|before| at(before).parse::<i16>().ok());
        let is_leap = year.is_none_or(|year| jiff::civil::Date::new(year, 2, 29).is_ok());
        let last = if name == "feb" && !is_leap { longest - 1 } else { longest };
        let ends = [day(place + 1), day(place + 3).filter(|_| at(place + 2) == "-" && day(place + 1).is_some())];
        let wrong = ends.into_iter().flatten().find(|day| !(1..=last).contains(day))?;
        Some(year.map_or_else(|| format!("{word} {wrong}"), |year| format!("{year} {word} {wrong}")))
    })
}

/// Two counters of one name send people to the wrong one, and two services of one name let them choose the wrong one.
fn check_names(new: &Settings, before: Option<&Settings>) -> Result<(), Wrong> {
    let old = |of: fn(&Settings) -> Vec<Named>| before.map(of).unwrap_or_default();
    names_differ("service", &services(new), &old(services), NameOwner::Service)?;
    names_differ("counter", &counters(new), &old(counters), NameOwner::Counter)
}

fn services(of: &Settings) -> Vec<Named> {
    of.services.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}

fn counters(of: &Settings) -> Vec<Named> {
    of.counters.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// An identifier and its names.
type Named = (String, Texts);

fn names_differ(part: &str, named: &[Named], before: &[Named], owner: fn(String) -> NameOwner) -> Result<(), Wrong> {
    let is_old = |(id, _): &Named, language: &Language, name: &str| {
        before.iter().any(|(old, texts)| old == id && texts.get(language).is_some_and(|text| text == name))
    };
    for (index, one) in named.iter().enumerate() {
        for (earlier, other) in named[..index].iter().enumerate() {
            for (language, name) in &one.1 {
                let taken = |text: &String| !name.is_empty() && text.to_lowercase() == name.to_lowercase();
                if other.1.get(language).is_some_and(taken) {
                    // To blame is the one that has the name since now.
                    let (blamed, owner_id) =
                        if is_old(one, language, name) { (earlier, &one.0) } else { (index, &other.0) };
                    let place = format!("{part}[{blamed}].name.{language}");
                    let problem = Problem::NameTaken { name: name.clone(), owner: owner(owner_id.clone()) };
                    return Err(wrong(&place, problem));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    #[test]
    fn dates_that_no_calendar_has_are_found_and_others_are_not() {
        for (text, date) in [
            ("Feb 30", "Feb 30"),
            ("2026 Feb 29", "2026 Feb 29"),
            ("Mo-Fr 08:00-13:00; Apr 31 off", "Apr 31"),
            ("Aug 10-32", "Aug 32"),
            ("Dec 24-Jan 0", "Jan 0"),
        ] {
            assert_eq!(impossible_date(text).as_deref(), Some(date), "{text}");
        }
        for text in [
            "Feb 29",
            "2028 Feb 29",
            "Aug 10-21",
            "2026 Dec 24-2027 Jan 6",
            "Jun 08:00-12:00",
            "Sep 30 08:00-12:00",
            "Jan-Mar Mo-Fr 08:45-13:00",
            "easter -2 days",
        ] {
            assert_eq!(impossible_date(text), None, "{text}");
        }
        let wrong = read_new(&CAPANNORI.replace("\"Jul 16\"", "\"Jul 16\", \"Feb 30\""), 2, None).unwrap_err();
        assert_eq!((wrong.place.as_str(), wrong.problem), ("closures[1]", Problem::NoSuchDate("Feb 30".into())));
    }

    #[test]
    fn a_name_belongs_to_one_counter_and_whoever_takes_it_is_told_whose_it_is() {
        let in_force = read(CAPANNORI, 1).unwrap();
        read_new(CAPANNORI, 2, Some(&in_force)).unwrap();
        let place = |from: &str, to: &str| {
            let wrong = read_new(&CAPANNORI.replacen(from, to, 1), 2, Some(&in_force)).unwrap_err();
            let Problem::NameTaken { owner, .. } = wrong.problem else { panic!("{wrong}") };
            (wrong.place, owner)
        };
        let counter = |id: &str| NameOwner::Counter(id.to_owned());
        let second = place("\"Sportello 2\"", "\"sportello 1\"");
        assert_eq!(second, ("counter[1].name.it".to_owned(), counter("sportello-1")));
        let first = place("\"Sportello 1\"", "\"Sportello 2\"");
        assert_eq!(first, ("counter[0].name.it".to_owned(), counter("sportello-2")));
        let service = place("\"SPID\"", "\"Anagrafe\"");
        assert_eq!(service.1, NameOwner::Service("anagrafe".into()));
        // What is in force is read without this question.
        read(&CAPANNORI.replacen("\"Sportello 2\"", "\"Sportello 1\"", 1), 1).unwrap();
    }
}
