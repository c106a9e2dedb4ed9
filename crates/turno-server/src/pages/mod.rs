//! The web pages: plain data and the catalogue in, HTML out. No route, no clock and no lookup happens here.
//!
//! Every page is one askama template; its struct is the list of what the page may know. The server fills the struct,
//! calls `render()` and sends the text. Pages load nothing but what lies under `/assets` on the same host, and hold no
//! script of their own, so they live under `Content-Security-Policy: default-src 'self'`.

mod agenda;
mod audit;
mod board;
mod console;
mod desks;
mod error;
mod halls;
mod manager;
mod reception;
mod reports;
mod rule;
mod script;
mod settings;
mod sign_in;
mod ticket;
mod waits;
mod who;
mod words;

pub use agenda::{AgendaPage, AgendaRow};
pub use audit::{AuditAsked, AuditPage, AuditRow, about_in_words};
pub use board::BoardPage;
pub use console::ConsolePage;
pub use error::{ErrorKind, ErrorPage, error_key};
pub use halls::{Arrival, HallsPage};
pub use manager::ManagerPage;
pub use reception::ReceptionPage;
pub use reports::{Asked, MonthPage, ReportsPage, with_sheet};
pub use rule::{RuleOrder, RulePage, RulePromise, RuleTerms};
pub use settings::{
    Effects, Move, SettingsFormPage, SettingsFrame, SettingsHistoryPage, SettingsOrderPage, SettingsPage,
    SettingsPreviewPage, Times, TimesOf, ToMove, VersionLine,
};
pub use sign_in::{SignInPage, SignInProblem};
pub use ticket::{REFRESH_SECS, TicketPage, Updates};
pub use waits::WaitsPage;
pub use who::Who;
pub use words::{LanguageLink, PAGE_LANGUAGES, VISITOR_LANGUAGES, Words};

/// A text as it may stand in the query of an address.
pub(crate) fn escaped(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests;
