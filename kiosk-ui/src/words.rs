//! The totem's sentences, in the visitor's language and the hall's time.

use std::time::Duration;

use jiff::{Timestamp, Zoned, tz::TimeZone};
use turno_protocol::{Forecast, Texts};
use turno_text::{Arg, Catalogue};

use crate::flow::Flow;

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

impl<'a> Words<'a> {
    /// A sentence without arguments.
    #[must_use]
    pub(crate) fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with arguments.
    #[must_use]
    pub(crate) fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.catalogue.text(self.flow.language(), key, args)
    }

    /// A text of the hall's settings.
    #[must_use]
    pub(crate) fn of(&self, texts: &'a Texts) -> &'a str {
        texts.in_language(self.flow.language())
    }

    /// A service's name.
    #[must_use]
    pub(crate) fn service(&self, id: &str) -> String {
        self.flow.service(id).map_or_else(String::new, |service| self.of(&service.name).to_owned())
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

    /// A moment to come: "domani alle 08:45".
    #[must_use]
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        let at = self.local(at);
        let today = self.local_now().map_or(at.date(), |now| now.date());
        self.catalogue.moment(self.flow.language(), today, at.datetime())
    }

    /// A wait: "10-15 min".
    #[must_use]
    pub(crate) fn wait(&self, forecast: Forecast) -> String {
        wait_in(self.catalogue, self.flow.language(), forecast)
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
