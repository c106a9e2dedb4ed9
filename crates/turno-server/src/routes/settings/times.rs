//! When an office and its services open by new settings, where that is another time than before.

use jiff::Timestamp;
use turno_domain::{Hours, Opening, Settings, settings::Service};

use crate::pages::{Times, TimesOf};

/// How many openings are shown: a week of whole days.
const SHOWN_MAX: usize = 6;

/// The times that `new` changes. `waiting` tells how many people wait for a service now.
pub(super) fn times(old: &Settings, new: &Settings, now: Timestamp, waiting: impl Fn(&Service) -> u32) -> Vec<Times> {
    let closes = |before: &Hours, after: &Hours| {
        before.opening(now, &old.zone).is_open() && !after.opening(now, &new.zone).is_open()
    };
    let mut found = Vec::new();
    if old.hours != new.hours {
        let people = old.services.iter().filter(|service| service.hours.is_none()).map(&waiting).sum();
        found.push(Times {
            of: TimesOf::Office,
            next: next(&new.hours, new, now),
            closes_on: closes(&old.hours, &new.hours).then_some(people),
        });
    }
    for service in &new.services {
        let Some(before) = old.service(&service.id) else { continue };
        let own = before.hours.is_some() || service.hours.is_some();
        let hours = service.hours.as_ref().unwrap_or(&new.hours);
        let old_hours = before.hours.as_ref().unwrap_or(&old.hours);
        if own && hours != old_hours {
            found.push(Times {
                of: TimesOf::Service(service.id.to_string()),
                next: next(hours, new, now),
                closes_on: closes(old_hours, hours).then(|| waiting(before)),
            });
        }
    }
    found
}

/// The next openings from `now` on, each with its end if one is in sight.
fn next(hours: &Hours, settings: &Settings, now: Timestamp) -> Vec<(Timestamp, Option<Timestamp>)> {
    let (mut found, mut at) = (Vec::new(), now);
    while found.len() < SHOWN_MAX {
        let later = match hours.opening(at, &settings.zone) {
            Opening::Open { until } => {
                found.push((at, until));
                until
            }
            Opening::Closed { opens_at } => opens_at,
        };
        match later.filter(|later| *later > at) {
            Some(later) => at = later,
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../../assets/offices/capannori.toml");

    fn told(from: &str, to: &str) -> Vec<Times> {
        let read = |text: &str| crate::office::read(text, 1).unwrap();
        let monday = "2026-11-23T09:00:00+01:00".parse().unwrap();
        times(&read(CAPANNORI), &read(&CAPANNORI.replacen(from, to, 1)), monday, |_| 3)
    }

    #[test]
    fn other_hours_are_told_by_what_they_lead_to() {
        assert!(told("minutes = ", "minutes = 1").is_empty(), "other changes have no times");
        let hours = "hours = \"Mo,We,Fr 08:45-13:00; Tu,Th 08:45-13:00,14:30-16:30; Sa 08:45-12:00\"";
        let night = told(hours, "hours = \"Mo-Fr 13:00-08:00\"");
        let at = |time: &str| time.parse::<Timestamp>().unwrap();
        assert_eq!(night[0].next[0], (at("2026-11-23T13:00+01:00"), Some(at("2026-11-24T08:00+01:00"))));
        assert_eq!(night[0].closes_on, Some(15), "three people for each of five services");
        let never = told(hours, "hours = \"Mo-Sa 08:45-13:00 off\"");
        assert_eq!((never[0].next.len(), never[0].closes_on), (0, Some(15)));
        let today = told("closures = [", "closures = [\"2026 Nov 23\", ");
        assert_eq!(today[0].next[0].0, at("2026-11-24T08:45+01:00"));
        let later = told("closures = [", "closures = [\"2026 Nov 24\", ");
        assert_eq!((later[0].next[0].0, later[0].closes_on), (at("2026-11-23T09:00+01:00"), None));
        assert_eq!(later[0].next.len(), SHOWN_MAX);
    }
}
