//! Opening hours: the OpenStreetMap `opening_hours` form, with public holidays, in the hall's own time.
//!
//! The evaluation is the `opening-hours` crate's; this module only sets the holidays and turns local times into instants.

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike};
use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use opening_hours::{Context, DATE_END, OpeningHours, RuleKind, localization::Country};

/// How many days ahead of the day in question the next opening is looked for: over a month of closure there is nothing useful
/// to say.
const LOOK_AHEAD_DAYS: i64 = 62;

/// Why opening hours cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// The text is not in the form.
    #[error("'{text}' is not in the opening_hours form, for example 'Mo-Fr 08:45-13:00': {problem}")]
    Form {
        /// The text.
        text: String,
        /// What the parser says.
        problem: String,
    },
    /// No holidays are known for the country.
    #[error("no holidays are known for country '{0}': use a two-letter code such as 'IT'")]
    Country(String),
}

/// Opening hours of a hall or a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    text: String,
    rules: OpeningHours,
}

/// Whether something is open at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open.
    Open {
        /// Until when; `None` if no closing is in sight.
        until: Option<Timestamp>,
    },
    /// Closed.
    Closed {
        /// When it opens again; `None` if no opening is in sight.
        opens_at: Option<Timestamp>,
    },
}

impl Opening {
    /// Whether it is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

impl Hours {
    /// Reads hours such as `Mo,We,Fr 08:45-13:00; Tu,Th 08:45-13:00,14:30-16:30`, in which `PH` stands for the public holidays
    /// of `country`. `closures` are further days off in the same form, for example `Sep 29` (a patron saint) or `2026 Dec 24`.
    ///
    /// Public holidays are closed unless the hours say something else of `PH`.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the hours, a closure or the country.
    pub fn parse(text: &str, country: &str, closures: &[String]) -> Result<Self, HoursError> {
        let country: Country = country.parse().map_err(|_| HoursError::Country(country.to_owned()))?;
        for part in std::iter::once(text).chain(closures.iter().map(String::as_str)) {
            parse_rules(part)?;
        }
        let mut whole = text.to_owned();
        if !text.contains("PH") {
            whole.push_str("; PH off");
        }
        for closure in closures {
            whole.push_str("; ");
            whole.push_str(closure);
            whole.push_str(" off");
        }
        let rules = parse_rules(&whole)?.with_context(Context::default().with_holidays(country.holidays()));
        Ok(Self { text: text.to_owned(), rules })
    }

    /// The hours as they were written.
    #[must_use]
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// Whether it is open at `now`, and until or from when.
    #[must_use]
    pub fn opening(&self, now: Timestamp, zone: &TimeZone) -> Opening {
        self.look(to_naive(zone.to_datetime(now)), zone).0
    }

    /// Everything that [`Hours::opening`] says from `start` until `end`: each answer with the instant from which it holds, in
    /// order. Changes of the clocks are steps of their own, for the same local time may come twice.
    pub(crate) fn openings(&self, start: Timestamp, end: Timestamp, zone: &TimeZone) -> Vec<(Timestamp, Opening)> {
        let mut openings = Vec::new();
        let mut at = start;
        while at < end {
            let local = to_naive(zone.to_datetime(at));
            let (opening, until) = self.look(local, zone);
            openings.push((at, opening));
            // Hours are in whole minutes, so no two changes lie nearer to each other.
            let lasts = SignedDuration::from_secs((until - local).num_seconds().max(60));
            let clocks_change = zone.following(at).next().map_or(end, |transition| transition.timestamp());
            at = at.checked_add(lasts).unwrap_or(end).min(clocks_change);
        }
        openings
    }

    /// The opening at a local time, and the local time until which it stays true; it looks ahead to the end of a day, so that
    /// it says the same all day long.
    fn look(&self, local: NaiveDateTime, zone: &TimeZone) -> (Opening, NaiveDateTime) {
        let horizon = (local + chrono::Duration::days(LOOK_AHEAD_DAYS + 1)).date().and_time(NaiveTime::MIN);
        let mut ranges = self.rules.iter_range(local, horizon);
        let Some(current) = ranges.next() else { return (Opening::Closed { opens_at: None }, horizon) };
        if current.kind == RuleKind::Open {
            // Adjoining open ranges (before and after a change of comment, or over midnight) are one opening.
            let end = ranges
                .take_while(|range| range.kind == RuleKind::Open)
                .last()
                .map_or(current.range.end, |range| range.range.end);
            return (Opening::Open { until: (end < horizon).then(|| to_instant(end, zone)).flatten() }, end);
        }
        let opens = ranges.find(|range| range.kind == RuleKind::Open).map(|range| range.range.start);
        let opens_at = opens.and_then(|start| to_instant(start, zone));
        (Opening::Closed { opens_at }, opens.unwrap_or(horizon))
    }
}

fn parse_rules(text: &str) -> Result<OpeningHours, HoursError> {
    text.parse::<OpeningHours>()
        .map_err(|problem| HoursError::Form { text: text.to_owned(), problem: problem.to_string() })
}

fn to_naive(local: civil::DateTime) -> NaiveDateTime {
    let parts =
        (i32::from(local.year()), u32::from(local.month().unsigned_abs()), u32::from(local.day().unsigned_abs()));
    let time = (
        u32::from(local.hour().unsigned_abs()),
        u32::from(local.minute().unsigned_abs()),
        u32::from(local.second().unsigned_abs()),
    );
    chrono::NaiveDate::from_ymd_opt(parts.0, parts.1, parts.2)
        .and_then(|date| date.and_hms_opt(time.0, time.1, time.2))
        .unwrap_or(DATE_END)
}

fn to_instant(local: NaiveDateTime, zone: &TimeZone) -> Option<Timestamp> {
    let date = civil::Date::new(
        i16::try_from(local.year()).ok()?,
        i8::try_from(local.month()).ok()?,
        i8::try_from(local.day()).ok()?,
    )
    .ok()?;
    let time = civil::Time::new(i8::try_from(local.hour()).ok()?, i8::try_from(local.minute()).ok()?, 0, 0).ok()?;
    // In the hour that a clock change skips or repeats, jiff's `compatible` rule decides.
    zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = "Mo,We,Fr 08:45-13:00; Tu,Th 08:45-13:00,14:30-16:30; Sa 08:45-12:00";

    fn rome() -> TimeZone {
        TimeZone::get("Europe/Rome").unwrap()
    }

    fn at(local: &str) -> Timestamp {
        rome().to_timestamp(local.parse().unwrap()).unwrap()
    }

    fn capannori(closures: &[&str]) -> Hours {
        Hours::parse(CAPANNORI, "IT", &closures.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn the_week_of_the_sample_office_has_twenty_eight_and_a_half_hours() {
        let hours = capannori(&[]);
        let monday = at("2026-11-16T00:00");
        let open_minutes = (0..7 * 24 * 60)
            .filter(|minute| hours.opening(monday + jiff::SignedDuration::from_mins(*minute), &rome()).is_open())
            .count();
        assert_eq!(open_minutes, 28 * 60 + 30);
    }

    #[test]
    fn says_until_when_and_from_when() {
        let hours = capannori(&[]);
        let open_until = |time| Opening::Open { until: Some(at(time)) };
        let opens = |time| Opening::Closed { opens_at: Some(at(time)) };
        assert_eq!(hours.opening(at("2026-11-17T08:45"), &rome()), open_until("2026-11-17T13:00"));
        assert_eq!(hours.opening(at("2026-11-17T13:00"), &rome()), opens("2026-11-17T14:30"));
        assert_eq!(hours.opening(at("2026-11-21T12:00"), &rome()), opens("2026-11-23T08:45"));
    }

    #[test]
    fn holidays_are_closed_easter_monday_and_the_fourth_of_october_too() {
        let hours = capannori(&[]);
        for holiday in ["2027-03-29T10:00", "2027-10-04T10:00", "2026-12-25T10:00", "2026-12-08T10:00"] {
            assert!(!hours.opening(at(holiday), &rome()).is_open(), "{holiday}");
        }
        assert!(hours.opening(at("2027-03-30T10:00"), &rome()).is_open());
        assert!(
            hours.opening(at("2025-10-04T10:00"), &rome()).is_open(),
            "the fourth of October is a holiday from 2026"
        );
    }

    #[test]
    fn a_patron_saint_is_a_closure_of_one_office() {
        let cuneo = capannori(&["Sep 29"]);
        assert!(!cuneo.opening(at("2026-09-29T10:00"), &rome()).is_open());
        assert!(capannori(&[]).opening(at("2026-09-29T10:00"), &rome()).is_open());
    }

    #[test]
    fn daylight_saving_moves_the_instant_not_the_office_hour() {
        let hours = capannori(&[]);
        // 29 March 2027 is Easter Monday; the clocks change on 28 March 2027 and on 31 October 2027.
        for day in ["2027-03-27", "2027-03-30", "2027-10-30", "2027-11-02"] {
            assert!(!hours.opening(at(&format!("{day}T08:44")), &rome()).is_open(), "{day}");
            assert!(hours.opening(at(&format!("{day}T08:45")), &rome()).is_open(), "{day}");
        }
    }

    fn open_at(text: &str, closures: &[&str], time: &str) -> Opening {
        let closures: Vec<_> = closures.iter().map(|text| (*text).to_owned()).collect();
        Hours::parse(text, "IT", &closures).unwrap().opening(at(time), &rome())
    }

    #[test]
    fn a_closing_after_midnight_and_none_at_all() {
        let until = |time| Opening::Open { until: Some(at(time)) };
        let opens = |time| Opening::Closed { opens_at: Some(at(time)) };
        let night = "Mo-Fr 22:00-02:00";
        assert_eq!(open_at(night, &[], "2026-11-16T23:00"), until("2026-11-17T02:00"));
        assert_eq!(open_at(night, &[], "2026-11-17T01:59"), until("2026-11-17T02:00"));
        assert_eq!(open_at(night, &[], "2026-11-17T02:00"), opens("2026-11-17T22:00"));
        let always = "24/7; PH open";
        assert_eq!(open_at(always, &[], "2026-11-16T23:00"), Opening::Open { until: None });
        assert_eq!(open_at(always, &["Nov 20"], "2026-11-16T23:00"), until("2026-11-20T00:00"));
        assert_eq!(open_at("2020 Mo-Fr 08:00-12:00", &[], "2026-11-16T09:00"), Opening::Closed { opens_at: None });
    }

    #[test]
    fn closures_win_over_hours_and_holidays_may_have_their_own() {
        let opens = |time| Opening::Closed { opens_at: Some(at(time)) };
        let weekdays = "Mo-Fr 08:00-12:00";
        assert_eq!(open_at(weekdays, &["Aug 10-21"], "2026-08-12T09:00"), opens("2026-08-24T08:00"));
        assert_eq!(open_at(weekdays, &["2026 Dec 24", "Sep 29"], "2026-12-24T09:00"), opens("2026-12-28T08:00"));
        assert!(open_at(weekdays, &["2026 Dec 24"], "2027-12-24T09:00").is_open());
        let with_holidays = "Mo-Fr 08:00-12:00; PH 10:00-11:00";
        assert_eq!(open_at(with_holidays, &[], "2026-12-08T09:00"), opens("2026-12-08T10:00"));
        assert_eq!(open_at(with_holidays, &["Dec 8"], "2026-12-08T10:30"), opens("2026-12-09T08:00"));
    }

    #[test]
    fn in_the_hour_that_comes_twice_it_is_open_twice() {
        // At 03:00 summer time on 25 October 2026 the clocks of Rome go back to 02:00.
        let night = Hours::parse("Su 02:15-02:45", "IT", &[]).unwrap();
        let first: Timestamp = "2026-10-25T02:30+02:00".parse().unwrap();
        let open: Vec<_> = [0, 30, 60, 90]
            .map(|mins| night.opening(first + jiff::SignedDuration::from_mins(mins), &rome()).is_open())
            .to_vec();
        assert_eq!(open, [true, false, true, false]);
    }

    #[test]
    fn bad_hours_and_bad_countries_are_named() {
        assert!(matches!(Hours::parse("Lu 8-13", "IT", &[]), Err(HoursError::Form { text, .. }) if text == "Lu 8-13"));
        assert!(matches!(Hours::parse("Mo 08:00-13:00", "XX", &[]), Err(HoursError::Country(code)) if code == "XX"));
        assert!(
            matches!(Hours::parse("Mo 08:00-13:00", "IT", &["29 settembre".into()]), Err(HoursError::Form { text, .. }) if text == "29 settembre")
        );
    }
}
