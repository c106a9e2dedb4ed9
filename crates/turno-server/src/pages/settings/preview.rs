//! What a change of the settings would do, asked before it is done.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};

use super::{SettingsFrame, Times, times::TimesTold};
use crate::{office::Difference, pages::RulePromise};

/// People whom a change would leave in a line that is gone, and where they could go.
#[derive(Debug)]
pub struct ToMove {
    /// The service that is gone.
    pub service: String,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// The services that stay.
    pub to: Vec<String>,
}

/// What a change would do to the hall, beside the values that it changes.
#[derive(Debug)]
pub struct Effects {
    /// The people of lines that are gone.
    pub to_move: Vec<ToMove>,
    /// Numbers that a counter which goes still has, each with that counter.
    pub in_hand: Vec<(String, String)>,
    /// Counters that go while they are open, and nobody is in hand there.
    pub open: Vec<String>,
    /// Services that have no number left today, each with the last one that was given.
    pub used_up: Vec<(String, String)>,
    /// What is promised to whoever waits, if that becomes another promise.
    pub promise: Option<RulePromise>,
    /// The openings that changed hours lead to.
    pub times: Vec<Times>,
}

/// What a change would do, asked before it is done.
#[derive(Debug, Template)]
#[template(path = "settings-preview.html")]
pub struct SettingsPreviewPage {
    pub(super) frame: SettingsFrame,
    version: u64,
    office: String,
    changes: Vec<String>,
    effects: Effects,
    times: Vec<TimesTold>,
    problem: Option<&'static str>,
}

impl SettingsPreviewPage {
    /// The page for the text `office`, made from version `version`.
    #[must_use]
    pub fn new(
        frame: SettingsFrame,
        (version, office): (u64, String),
        differences: &[Difference],
        effects: Effects,
        (now, zone): (Timestamp, &TimeZone),
        problem: Option<&'static str>,
    ) -> Self {
        let changes = differences.iter().map(|difference| frame.told(difference)).collect();
        let times = effects.times.iter().map(|times| TimesTold::of(&frame, times, now, zone)).collect();
        Self { frame, version, office, changes, effects, times, problem }
    }

    fn service(&self, id: &str) -> String {
        self.frame.name_of("service", id)
    }

    fn counter(&self, id: &str) -> String {
        self.frame.name_of("counter", id)
    }

    /// What the change would do today to whoever works or comes.
    fn alarms(&self) -> Vec<String> {
        let words = &self.frame.words;
        let open = |id: &String| words.say_with("settings-counter-open", &[("counter", self.counter(id).into())]);
        let used_up = |(service, ticket): &(String, String)| {
            let args = [("service", self.service(service).into()), ("ticket", ticket.as_str().into())];
            words.say_with("settings-used-up", &args)
        };
        self.effects.open.iter().map(open).chain(self.effects.used_up.iter().map(used_up)).collect()
    }

    fn promise(&self) -> Option<String> {
        let promise = self.effects.promise?.sentence(&self.frame.words);
        Some(self.frame.words.say_with("settings-promise", &[("promise", promise.into())]))
    }

    /// Whether somebody else has changed the settings since these changes were begun.
    fn is_stale(&self) -> bool {
        self.problem == Some("settings-stale")
    }

    fn may_apply(&self) -> bool {
        !self.changes.is_empty() && self.effects.in_hand.is_empty() && self.problem.is_none()
    }
}
