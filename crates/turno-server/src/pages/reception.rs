//! `/halls/{hall}/reception`: the shell of the reception. What moves in it is done by `web/src/reception.js`.

use askama::Template;
use turno_protocol::HallInfo;

use super::{LanguageLink, Who, Words, script};

/// The reception of a hall.
#[derive(Debug, Template)]
#[template(path = "reception.html")]
pub struct ReceptionPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
}

impl ReceptionPage {
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

    /// The languages that a visitor may have chosen, each with its own name where there are pages in it.
    fn visitor_languages(&self) -> impl Iterator<Item = (&str, &str)> {
        let name =
            |tag: &str| super::VISITOR_LANGUAGES.into_iter().find(|(known, _)| *known == tag).map(|(_, name)| name);
        self.hall.languages.iter().map(move |tag| (tag.as_str(), name(tag).unwrap_or(tag)))
    }
}
