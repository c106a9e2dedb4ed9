//! `/halls/{hall}/manager`: the manager's live view. What moves in it is done by `web/src/manager.js`.

use askama::Template;
use turno_protocol::HallInfo;
use turno_text::sentence_case;

use super::{LanguageLink, Who, Words, script};

/// The reasons for which a service may be suspended, as they stand on the wire.
const SUSPENSION_REASONS: [&str; 4] = ["technical", "staff", "full", "other"];

/// For how many minutes a service may be suspended with one choice.
const SUSPENSION_MINUTES: [u32; 5] = [15, 30, 60, 120, 240];

/// The manager's live view of a hall.
#[derive(Debug, Template)]
#[template(path = "manager.html")]
pub struct ManagerPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
}

impl ManagerPage {
    /// The page of `hall` for `who`.
    #[must_use]
    pub fn new(words: Words, who: Who, hall: HallInfo) -> Self {
        Self { words, who, languages: LanguageLink::all(|tag| format!("?lang={tag}")), hall }
    }

    fn reason(&self, reason: &str) -> String {
        match reason {
            // Everybody reads that it is suspended; whoever chooses it means that it is none of the others.
            "other" => self.words.say("manager-suspend-other"),
            told => sentence_case(&self.words.say(&format!("suspended-{told}"))),
        }
    }

    fn texts_json(&self) -> Result<String, askama::Error> {
        script::texts_json(&self.words)
    }

    fn hall_json(&self) -> Result<String, askama::Error> {
        script::hall_json(&self.words, &self.hall)
    }
}
