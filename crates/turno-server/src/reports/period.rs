//! The days of a report: a day, a week from Monday to Sunday, a month.

use jiff::{ToSpan, civil::Date};

/// How long a report reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// One day.
    #[default]
    Day,
    /// Monday to Sunday.
    Week,
    /// The first to the last of a month.
    Month,
}

/// Some days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Period {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// As it stands in an address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The sentence that names it.
    #[must_use]
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Day => "report-period-day",
            Self::Week => "report-period-week",
            Self::Month => "report-period-month",
        }
    }

    /// The one with that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.word() == word)
    }

    /// The days of the period that holds `date`.
    #[must_use]
    pub fn around(self, date: Date) -> Span {
        match self {
            Self::Day => Span { from: date, to: date },
            Self::Week => {
                let from = date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days());
                Span { from, to: from.saturating_add(6.days()) }
            }
            Self::Month => Span { from: date.first_of_month(), to: date.last_of_month() },
        }
    }

    /// A day of the period before the one around `date`.
    #[must_use]
    pub fn before(self, date: Date) -> Date {
        self.around(date).from.saturating_sub(1.days())
    }

    /// A day of the period after the one around `date`.
    #[must_use]
    pub fn after(self, date: Date) -> Date {
        self.around(date).to.saturating_add(1.days())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_a_month_ends_where_it_ends() {
        let sunday = date(2026, 3, 1);
        assert_eq!(Period::Week.around(sunday), Span { from: date(2026, 2, 23), to: sunday });
        assert_eq!(Period::Month.around(date(2028, 2, 10)).to, date(2028, 2, 29));
        assert_eq!(Period::Month.before(sunday), date(2026, 2, 28));
        assert_eq!(Period::Week.after(sunday), date(2026, 3, 2));
        assert_eq!(Period::Day.around(sunday).from, sunday);
        assert_eq!(Period::Week.after(Date::MAX), Date::MAX, "the end of time is no panic");
    }
}
