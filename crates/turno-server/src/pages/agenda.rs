//! `/halls/{hall}/appointments`: who is booked on a day, by code, and who has come.

use askama::Template;
use jiff::civil::Date;
use turno_protocol::HallInfo;

use super::{LanguageLink, Who, Words};

/// An appointment in words.
#[derive(Debug)]
pub struct AgendaRow {
    /// The time of day.
    pub at: String,
    /// The service.
    pub service: String,
    /// The code.
    pub code: String,
    /// The number that was given for it.
    pub ticket: Option<String>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "agenda.html")]
pub struct AgendaPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
    day: Date,
    rows: Vec<AgendaRow>,
}

impl AgendaPage {
    /// The page of a day, the rows by their times.
    #[must_use]
    pub fn new(words: Words, who: Who, hall: HallInfo, day: Date, rows: Vec<AgendaRow>) -> Self {
        let languages = LanguageLink::all(|tag| format!("?lang={tag}&date={day}"));
        Self { words, languages, who, hall, day, rows }
    }

    fn come(&self) -> usize {
        self.rows.iter().filter(|row| row.ticket.is_some()).count()
    }
}
