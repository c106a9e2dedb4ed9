//! `/`: the offices of this server, and in each the pages that this person may open.

use askama::Template;
use turno_protocol::HallSummary;
use turno_store::Role;

use super::{LanguageLink, Who, Words};

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

/// A page of an office.
#[derive(Debug)]
struct Link {
    href: String,
    name: &'static str,
    about: &'static str,
}

/// The pages of an office: the role each needs, its address below the office's, its name and what it is for.
const PAGES: &[(Role, &str, &str, &str)] = &[
    (Role::Operator, "console", "console-title", "page-halls-console"),
    (Role::Greeter, "reception", "reception-title", "page-halls-reception"),
    (Role::Manager, "manager", "manager-title", "page-halls-manager"),
    (Role::Manager, "reports", "reports-title", "page-halls-reports"),
    (Role::Manager, "settings", "settings-title", "page-halls-settings"),
];

impl HallsPage {
    /// The page for `who`, with the offices in their order.
    #[must_use]
    pub fn new(words: Words, who: Who, halls: Vec<HallSummary>, arrival: Arrival) -> Self {
        let languages = LanguageLink::all(|tag| format!("/?lang={tag}"));
        Self { words, languages, who, halls, refused: arrival == Arrival::Refused }
    }

    fn links(&self, hall: &HallSummary) -> Vec<Link> {
        let (id, language) = (super::escaped(&hall.id), self.words.language());
        let open = PAGES.iter().filter(|(role, ..)| self.who.role >= *role);
        open.map(|(_, page, name, about)| Link { href: format!("/halls/{id}/{page}?lang={language}"), name, about })
            .collect()
    }
}
