//! The totem's sentences, in the visitor's language and the hall's time.

use std::time::Duration;

use jiff::{Timestamp, Zoned, tz::TimeZone};
use turno_protocol::{Forecast, Suspended, Texts};
use turno_text::{Arg, Catalogue, sentence_case};

use crate::{
    flow::{Flow, Press},
    guide::{Line, Phrases, Stop},
};

/// Texts of two languages stand on one line if each has at most so many letters.
const ONE_LINE_LETTERS_MAX: usize = 22;

/// What stands between them there.
pub(crate) const BESIDE: &str = " · ";

/// What is needed to say something now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The sentences.
    pub(crate) catalogue: &'a Catalogue,
    /// The totem's state.
    pub(crate) flow: &'a Flow,
    /// The time since the program started.
    pub(crate) now: Duration,
}

/// The same in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken<'a> {
    words: Words<'a>,
    /// The language.
    pub(crate) language: &'a str,
}

impl<'a> Words<'a> {
    /// In the main one of the screen's languages: what stands on paper and what is sent on.
    #[must_use]
    pub(crate) fn main(&self) -> Spoken<'a> {
        Spoken { words: *self, language: self.flow.language() }
    }

    /// What `make` says in each of the screen's languages, with the same weight for each: beside each other where that is short,
    /// else below each other; once if they say the same but for signs and capitals.
    #[must_use]
    pub(crate) fn both(&self, make: impl Fn(&Spoken<'a>) -> String) -> String {
        let languages = self.flow.languages();
        let mut texts: Vec<String> =
            languages.into_iter().map(|language| make(&Spoken { words: *self, language })).collect();
        texts.dedup_by(|one, other| letters(one).eq(letters(other)));
        let short = texts.iter().all(|text| text.chars().count() <= ONE_LINE_LETTERS_MAX);
        texts.join(if short { BESIDE } else { "\n" })
    }

    /// A sentence without arguments, on the screen.
    #[must_use]
    pub(crate) fn shown(&self, key: &str) -> String {
        self.both(|spoken| spoken.say(key))
    }

    /// Why a service is suspended, on the screen: the office's own words for those who read its language, the reason for others.
    #[must_use]
    pub(crate) fn suspended(&self, suspended: &Suspended) -> String {
        let first = self.flow.hall().and_then(|hall| hall.languages.first()).map(String::as_str);
        self.both(|spoken| {
            let own = suspended.own_words(spoken.language, first);
            own.map_or_else(|| sentence_case(&spoken.say(suspended.reason.key())), str::to_owned)
        })
    }

    /// A text of the hall's settings, on the screen.
    #[must_use]
    pub(crate) fn shown_of(&self, texts: &Texts) -> String {
        self.both(|spoken| spoken.of(texts).to_owned())
    }

    /// A sentence without arguments.
    #[must_use]
    pub(crate) fn say(&self, key: &str) -> String {
        self.main().say(key)
    }

    /// A sentence with arguments.
    #[must_use]
    pub(crate) fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.main().say_with(key, args)
    }

    /// A text of the hall's settings.
    #[must_use]
    pub(crate) fn of<'b>(&self, texts: &'b Texts) -> &'b str {
        self.main().of(texts)
    }

    /// A service's name.
    #[must_use]
    pub(crate) fn service(&self, id: &str) -> String {
        self.main().service(id)
    }

    /// An instant on the hall's clock.
    #[must_use]
    pub(crate) fn local(&self, at: Timestamp) -> Zoned {
        let zone = self.flow.hall().and_then(|hall| TimeZone::get(&hall.time_zone).ok()).unwrap_or(TimeZone::UTC);
        at.to_zoned(zone)
    }

    /// The server's time on the hall's clock; absent before anything was heard.
    #[must_use]
    pub(crate) fn local_now(&self) -> Option<Zoned> {
        self.flow.server_time(self.now).map(|at| self.local(at))
    }

    /// A text that is said as it stands on the screen.
    #[must_use]
    pub(crate) fn as_shown(&self, text: &str) -> Line {
        Line { shown: text.to_owned(), said: text.to_owned(), language: self.flow.language().to_owned() }
    }

    /// A sentence that is said as it stands on the screen.
    #[must_use]
    pub(crate) fn line(&self, key: &str) -> Line {
        self.as_shown(&self.say(key))
    }

    /// A control with a sentence on it.
    #[must_use]
    pub(crate) fn stop(&self, id: &str, key: &str, press: Press) -> Stop {
        Stop { id: id.to_owned(), line: self.line(key), more: Vec::new(), press }
    }

    /// A ticket's number as people say it: its letter, then its digits as one number.
    #[must_use]
    pub(crate) fn number_said(&self, number: &str) -> String {
        let digits = number.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let letter = number.strip_suffix(digits).unwrap_or_default();
        let spoken = digits.parse().map_or_else(
            |_| digits.to_owned(),
            |count| {
                let words = turno_voice::reading(self.flow.language(), count);
                words.into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
            },
        );
        format!("{letter}, {spoken}")
    }
}

/// What two languages must differ in to be two texts: "10 min" and "10 Min." are one.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase)
}

impl Phrases for Words<'_> {
    fn stop(&self, line: &Line, index: usize, count: usize) -> Line {
        let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
        let args = [("index", number(index)), ("count", number(count)), ("label", line.said.clone().into())];
        // In the language of what it is about: a language's own name is said by its own voice.
        let said = self.catalogue.text(&line.language, "speech-stop", &args);
        Line { said, ..line.clone() }
    }

    fn no_stop(&self, digit: u8) -> Line {
        self.as_shown(&self.say_with("speech-no-stop", &[("digit", u32::from(digit).into())]))
    }

    fn volume(&self, percent: u8) -> Line {
        self.as_shown(&self.say_with("speech-volume", &[("percent", u32::from(percent).into())]))
    }
}

impl Spoken<'_> {
    /// A sentence without arguments.
    #[must_use]
    pub(crate) fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with arguments.
    #[must_use]
    pub(crate) fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.catalogue.text(self.language, key, args)
    }

    /// A text of the hall's settings.
    #[must_use]
    pub(crate) fn of<'b>(&self, texts: &'b Texts) -> &'b str {
        texts.in_language(self.language)
    }

    /// A service's name.
    #[must_use]
    pub(crate) fn service(&self, id: &str) -> String {
        self.words.flow.service(id).map_or_else(String::new, |service| self.of(&service.name).to_owned())
    }

    /// A moment to come: "domani alle 08:45".
    #[must_use]
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        let at = self.words.local(at);
        let today = self.words.local_now().map_or(at.date(), |now| now.date());
        self.words.catalogue.moment(self.language, today, at.datetime())
    }

    /// A wait: "10-15 min".
    #[must_use]
    pub(crate) fn wait(&self, forecast: Forecast) -> String {
        wait_in(self.words.catalogue, self.language, forecast)
    }
}

/// A wait in any language.
#[must_use]
pub(crate) fn wait_in(catalogue: &Catalogue, language: &str, forecast: Forecast) -> String {
    let say = |key: &str, args: &[_]| catalogue.text(language, key, args);
    match forecast {
        Forecast { to_min: 0, .. } => say("kiosk-wait-now", &[]),
        Forecast { from_min: 0, to_min } => say("kiosk-wait-below", &[("minutes", to_min.into())]),
        Forecast { from_min, to_min } if from_min == to_min => say("kiosk-wait-about", &[("minutes", to_min.into())]),
        Forecast { from_min, to_min } => say("kiosk-wait-range", &[("from", from_min.into()), ("to", to_min.into())]),
    }
}
