//! When it is quiet in an office: the hours of a week in which few people came during the last weeks. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use turno_protocol::{QuietDay, QuietHours};

/// How many days of a weekday must be known: fewer say more of one day than of the weekday.
const DAYS_MIN: usize = 3;

/// An hour is quiet if at most this share of the people of the weekday's busiest hour come in it, in percent.
const QUIET_PERCENT: u32 = 50;

/// What is known of a weekday.
#[derive(Default)]
struct Weekday {
    days: BTreeSet<Date>,
    people: BTreeMap<i8, u32>,
}

/// The quiet hours of each weekday, Monday first, out of how many people came in which hour. A weekday of which too little
/// is known, or that is as busy all day, is left out.
#[must_use]
pub(crate) fn quiet_days(came: &[(Timestamp, u32)], zone: &TimeZone) -> Vec<QuietDay> {
    let mut week: BTreeMap<i8, Weekday> = BTreeMap::new();
    for (hour, people) in came {
        let local = zone.to_datetime(*hour);
        let weekday = week.entry(local.weekday().to_monday_one_offset()).or_default();
        weekday.days.insert(local.date());
        *weekday.people.entry(local.hour()).or_default() += people;
    }
    let known = week.into_iter().filter(|(_, weekday)| weekday.days.len() >= DAYS_MIN);
    known
        .map(|(number, weekday)| QuietDay { weekday: number.unsigned_abs(), hours: quiet_hours(&weekday.people) })
        .filter(|day| !day.hours.is_empty())
        .collect()
}

/// The quiet hours of a day, those beside each other as one.
fn quiet_hours(people: &BTreeMap<i8, u32>) -> Vec<QuietHours> {
    let busiest = people.values().copied().max().unwrap_or(0);
    let quiet = people.iter().filter(|(_, people)| **people * 100 <= busiest * QUIET_PERCENT);
    let mut spans: Vec<QuietHours> = Vec::new();
    for (hour, _) in quiet {
        let hour = hour.unsigned_abs();
        match spans.last_mut() {
            Some(last) if last.to_hour == hour => last.to_hour = hour + 1,
            _ => spans.push(QuietHours { from_hour: hour, to_hour: hour + 1 }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rome() -> TimeZone {
        TimeZone::get("Europe/Rome").unwrap()
    }

    /// So many people in these hours of so many Mondays, across a change of the clocks.
    fn mondays(days: i32, hours: &[(i8, u32)]) -> Vec<(Timestamp, u32)> {
        let monday = |week: i32| date(2026, 10, 12) + jiff::Span::new().days(7 * week);
        let at = |week, hour| rome().to_timestamp(monday(week).at(hour, 0, 0, 0)).unwrap();
        (0..days).flat_map(|week| hours.iter().map(move |(hour, people)| (at(week, *hour), *people))).collect()
    }

    #[test]
    fn few_people_make_an_hour_quiet_and_neighbours_are_one_span() {
        let came = mondays(4, &[(8, 3), (9, 10), (10, 12), (11, 6), (12, 2)]);
        let spans = [QuietHours { from_hour: 8, to_hour: 9 }, QuietHours { from_hour: 11, to_hour: 13 }];
        assert_eq!(quiet_days(&came, &rome()), [QuietDay { weekday: 1, hours: spans.to_vec() }]);
    }

    #[test]
    fn nothing_is_said_of_what_is_hardly_known_or_always_the_same() {
        assert_eq!(quiet_days(&mondays(2, &[(8, 1), (9, 10)]), &rome()), []);
        assert_eq!(quiet_days(&mondays(8, &[(8, 9), (9, 10)]), &rome()), []);
        assert_eq!(quiet_days(&[], &rome()), []);
    }
}
