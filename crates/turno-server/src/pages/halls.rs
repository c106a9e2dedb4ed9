//! `/`: the offices of this server, and in each the pages that this person may open.

use askama::Template;
use turno_protocol::HallSummary;

use super::{LanguageLink, Who, Words, desks::Desk};

/// The list of offices.
#[derive(Debug, Template)]
#[template(path = "halls.html")]
pub struct HallsPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    halls: Vec<HallSummary>,
    refused: bool,
}

/// Whether the reader has just been kept from a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrival {
    /// No.
    #[default]
    Freely,
    /// Yes, since the role does not allow it.
    Refused,
}

impl HallsPage {
    /// The page for `who`, with the offices in their order.
    #[must_use]
    pub fn new(words: Words, who: Who, halls: Vec<HallSummary>, arrival: Arrival) -> Self {
        let languages = LanguageLink::all(|tag| format!("/?lang={tag}"));
        Self { words, languages, who, halls, refused: arrival == Arrival::Refused }
    }

    fn links(&self, hall: &HallSummary) -> Vec<Desk> {
        self.who.desks(&hall.id, self.words.language(), "")
    }
}
