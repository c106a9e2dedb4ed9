//! Times and dates in words.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{Arg, Catalogue};

const WEEKDAY_KEYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

const MONTH_KEYS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

impl Catalogue {
    /// A time of day, for example "09:05".
    #[must_use]
    pub fn clock(&self, language: &str, time: Time) -> String {
        let args = [("hour", two_digits(time.hour()).into()), ("minute", two_digits(time.minute()).into())];
        self.text(language, "clock", &args)
    }

    /// A weekday, for example "lunedì".
    #[must_use]
    pub fn weekday(&self, language: &str, weekday: Weekday) -> String {
        let index = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        self.text(language, WEEKDAY_KEYS[index], &[])
    }

    /// The name of the month of a day, for example "novembre".
    #[must_use]
    pub fn month(&self, language: &str, date: Date) -> String {
        let index = usize::from((date.month() - 1).unsigned_abs());
        self.text(language, MONTH_KEYS[index], &[])
    }

    /// A date with its year, for example "lunedì 23 novembre 2026".
    #[must_use]
    pub fn date(&self, language: &str, date: Date) -> String {
        self.text(language, "date", &self.date_args(language, date))
    }

    /// A date of this year, for example "lunedì 23 novembre".
    #[must_use]
    pub fn day(&self, language: &str, date: Date) -> String {
        self.text(language, "day", &self.date_args(language, date))
    }

    /// A date in digits for narrow paper, for example "23/11/2026".
    #[must_use]
    pub fn date_in_digits(&self, language: &str, date: Date) -> String {
        let args = [
            ("day", two_digits(date.day()).into()),
            ("month", two_digits(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.text(language, "date-in-digits", &args)
    }

    /// A moment soon to come as a person standing there on `today` would say it: "oggi alle 14:30", "domani alle 08:45",
    /// "lunedì 23 novembre alle 08:45".
    #[must_use]
    pub fn moment(&self, language: &str, today: Date, at: DateTime) -> String {
        let time = ("time", Arg::from(self.clock(language, at.time())));
        if at.date() == today {
            self.text(language, "moment-today", &[time])
        } else if today.tomorrow().is_ok_and(|tomorrow| at.date() == tomorrow) {
            self.text(language, "moment-tomorrow", &[time])
        } else {
            let day = if at.date().year() == today.year() {
                self.day(language, at.date())
            } else {
                self.date(language, at.date())
            };
            self.text(language, "moment-on-day", &[("day", day.into()), time])
        }
    }

    fn date_args(&self, language: &str, date: Date) -> [(&'static str, Arg); 4] {
        let month_index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        [
            ("weekday", self.weekday(language, date.weekday()).into()),
            ("day", i64::from(date.day()).into()),
            ("month", self.text(language, MONTH_KEYS[month_index], &[]).into()),
            ("year", date.year().to_string().into()),
        ]
    }
}

fn two_digits(number: i8) -> String {
    format!("{number:02}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_clock_has_two_digits_each() {
        assert_eq!(Catalogue::embedded().clock("it", time(9, 5, 59, 0)), "09:05");
    }

    #[test]
    fn a_date_reads_as_people_say_it() {
        let catalogue = Catalogue::embedded();
        let monday = date(2026, 11, 23);
        assert_eq!(catalogue.date("it", monday), "lunedì 23 novembre 2026");
        assert_eq!(catalogue.date("en", monday), "Monday 23 November 2026");
        assert_eq!(catalogue.date("de", monday), "Montag, 23. November 2026");
        assert_eq!(catalogue.date("fr", monday), "lundi 23 novembre 2026");
        assert_eq!(catalogue.day("it", date(2026, 12, 1)), "martedì 1º dicembre");
        assert_eq!(catalogue.day("fr", date(2026, 12, 1)), "mardi 1er décembre");
        assert_eq!(catalogue.date_in_digits("de", date(2026, 3, 1)), "01.03.2026");
    }

    #[test]
    fn every_day_of_a_year_has_its_words() {
        let catalogue = Catalogue::embedded();
        for language in catalogue.languages() {
            for day in date(2026, 1, 1).series(jiff::ToSpan::days(1)).take(365) {
                let words = catalogue.date(language, day);
                assert!(!words.contains(['[', '{']), "{language} {day}: {words}");
            }
        }
    }

    #[test]
    fn a_moment_to_come_is_told_from_today() {
        let catalogue = Catalogue::embedded();
        let today = date(2026, 12, 31);
        assert_eq!(catalogue.moment("it", today, today.at(14, 30, 0, 0)), "oggi alle 14:30");
        assert_eq!(catalogue.moment("en", today, date(2027, 1, 1).at(8, 45, 0, 0)), "tomorrow at 08:45");
        assert_eq!(
            catalogue.moment("de", today, date(2027, 1, 4).at(8, 45, 0, 0)),
            "Montag, 4. Januar 2027, um 08:45 Uhr"
        );
        assert_eq!(
            catalogue.moment("it", date(2026, 11, 21), date(2026, 11, 23).at(8, 45, 0, 0)),
            "lunedì 23 novembre alle 08:45"
        );
    }
}
