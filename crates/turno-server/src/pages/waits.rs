//! `/halls/{hall}/waits`: how long people wait now, small enough to stand in a frame on a municipal site.

use askama::Template;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use turno_protocol::{Numbers, Opening, QuietDay, QuietHours, WaitLine, Waits};
use turno_text::Arg;

use super::{
    LanguageLink, Words,
    ticket::{Updates, href},
};

/// The seconds after which the page asks again by itself.
const REFRESH_SECS: u32 = 60;

/// The waits.
#[derive(Debug, Template)]
#[template(path = "waits.html")]
pub struct WaitsPage {
    words: Words,
    languages: Vec<LanguageLink>,
    waits: Waits,
    /// The language of the office's own words.
    first_language: String,
    clock: String,
    updates: Updates,
}

impl WaitsPage {
    /// The page of these waits, with times in the hall's zone.
    #[must_use]
    pub fn new(words: Words, waits: Waits, first_language: String, zone: &TimeZone, updates: Updates) -> Self {
        let languages = LanguageLink::for_visitors(|tag| href(tag, updates));
        let clock = words.clock(waits.now.to_zoned(zone.clone()).time());
        Self { words, languages, waits, first_language, clock, updates }
    }

    fn office(&self) -> &str {
        self.waits.office.in_language(self.words.language())
    }

    fn name<'a>(&self, line: &'a WaitLine) -> &'a str {
        line.name.in_language(self.words.language())
    }

    fn wait(&self, line: &WaitLine) -> String {
        if let Some(suspended) = &line.suspended {
            let own = suspended.own_words(self.words.language(), Some(&self.first_language));
            return own.map_or_else(|| self.words.say(suspended.reason.key()), str::to_owned);
        }
        if let Opening::Closed { .. } = line.opening {
            return self.words.say("wall-line-closed");
        }
        if line.numbers == Numbers::NoTimeLeft {
            return self.words.say("wall-line-no-time");
        }
        let forecast = line.forecast;
        if forecast.from_min == forecast.to_min && forecast.to_min > 0 {
            return self.words.say_with("wall-wait-exact", &[("minutes", forecast.to_min.into())]);
        }
        let args = [("from", Arg::from(forecast.from_min)), ("to", Arg::from(forecast.to_min))];
        self.words.say_with("wall-wait", &args)
    }

    fn weekday(&self, day: &QuietDay) -> String {
        let weekday = i8::try_from(day.weekday).ok().and_then(|number| Weekday::from_monday_one_offset(number).ok());
        weekday.map_or_else(String::new, |weekday| self.words.weekday(weekday))
    }

    fn hours(&self, day: &QuietDay) -> String {
        let clock = |hour: u8| {
            let time = i8::try_from(hour).ok().and_then(|hour| Time::new(hour, 0, 0, 0).ok());
            self.words.clock(time.unwrap_or(Time::midnight()))
        };
        let span = |hours: &QuietHours| format!("{}\u{2013}{}", clock(hours.from_hour), clock(hours.to_hour));
        day.hours.iter().map(span).collect::<Vec<_>>().join(", ")
    }

    fn updates_itself(&self) -> bool {
        self.updates == Updates::On
    }

    fn updates_in_words(&self) -> String {
        self.updates.in_words(&self.words, REFRESH_SECS)
    }

    fn link(&self, updates: Updates) -> String {
        href(self.words.language(), updates)
    }

    fn as_of(&self) -> String {
        self.words.say_with("page-ticket-as-of", &[("time", self.clock.as_str().into())]) + "."
    }
}
