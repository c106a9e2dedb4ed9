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
