//! `/`: the halls of this server, with the way to each console.

use askama::Template;
use turno_protocol::HallSummary;

use super::{LanguageLink, Words};

/// The list of halls.
#[derive(Debug, Template)]
#[template(path = "halls.html")]
pub struct HallsPage {
    words: Words,
    languages: Vec<LanguageLink>,
    halls: Vec<HallSummary>,
}

impl HallsPage {
    /// The page for `halls`, in their order.
    #[must_use]
    pub fn new(words: Words, halls: Vec<HallSummary>) -> Self {
        Self { words, languages: LanguageLink::all(|tag| format!("/?lang={tag}")), halls }
    }
}
