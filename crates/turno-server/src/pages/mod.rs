//! The web pages: plain data and the catalogue in, HTML out. No route, no clock and no lookup happens here.
//!
//! Every page is one askama template; its struct is the list of what the page may know. The server fills the struct,
//! calls `render()` and sends the text. Pages load nothing but what lies under `/assets` on the same host, and hold no
//! script of their own, so they live under `Content-Security-Policy: default-src 'self'`.

mod console;
mod error;
mod halls;
mod ticket;
mod words;

pub use console::ConsolePage;
pub use error::{ErrorKind, ErrorPage, error_key};
pub use halls::HallsPage;
pub use ticket::{REFRESH_SECS, TicketPage, Updates};
pub use words::{LanguageLink, PAGE_LANGUAGES, Words};

#[cfg(test)]
mod tests;
