//! `/halls/{hall}/manager`: the manager's live view. What moves in it is done by `web/src/manager.js`.

use askama::Template;
use turno_protocol::HallInfo;

use super::{LanguageLink, Who, Words, script};

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

    fn texts_json(&self) -> Result<String, askama::Error> {
        script::texts_json(&self.words)
    }

    fn hall_json(&self) -> Result<String, askama::Error> {
        script::hall_json(&self.words, &self.hall)
    }
}
