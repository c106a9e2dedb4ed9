//! The pages that say that something is not there or went wrong, and the words for each error code.

use askama::Template;
use turno_protocol::ErrorCode;

use super::{LanguageLink, Words};

/// What a page says went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// No such page.
    NotFound,
    /// No ticket of today has this link.
    TicketNotFound,
    /// A defect of the server.
    Internal,
}

impl ErrorKind {
    /// The HTTP status that belongs to the page.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::NotFound | Self::TicketNotFound => 404,
            Self::Internal => 500,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::NotFound => "page-not-found-title",
            Self::TicketNotFound => "page-ticket-unknown-title",
            Self::Internal => "page-failed-title",
        }
    }

    fn lead(self) -> &'static str {
        match self {
            Self::NotFound => "page-not-found-lead",
            Self::TicketNotFound => "page-ticket-unknown-lead",
            Self::Internal => "page-failed-lead",
        }
    }

    // Whoever holds a ticket is a visitor: the list of consoles is nothing for them.
    fn offers_home(self) -> bool {
        self != Self::TicketNotFound
    }
}

/// An error as a page.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    words: Words,
    languages: Vec<LanguageLink>,
    kind: ErrorKind,
}

impl ErrorPage {
    /// The page for `kind`; send it with [`ErrorKind::status`].
    #[must_use]
    pub fn new(words: Words, kind: ErrorKind) -> Self {
        Self { words, languages: LanguageLink::for_visitors(|tag| format!("?lang={tag}")), kind }
    }
}

/// The key of the sentence that tells people of `code`.
#[must_use]
pub fn error_key(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::UnknownHall => "error-unknown-hall",
        ErrorCode::UnknownService => "error-unknown-service",
        ErrorCode::UnknownCounter => "error-unknown-counter",
        ErrorCode::UnknownTicket => "error-unknown-ticket",
        ErrorCode::UnknownKiosk => "error-unknown-kiosk",
        ErrorCode::UnknownZone => "error-unknown-zone",
        ErrorCode::UnknownAppointment => "error-unknown-appointment",
        ErrorCode::AppointmentUsed => "error-appointment-used",
        ErrorCode::UnknownRoute => "error-unknown-route",
        ErrorCode::NotSignedIn => "error-not-signed-in",
        ErrorCode::NotAllowed => "error-not-allowed",
        ErrorCode::TooManyTries => "error-too-many-tries",
        ErrorCode::MethodNotAllowed => "error-method-not-allowed",
        ErrorCode::ServiceClosed => "error-service-closed",
        ErrorCode::ServiceSuspended => "error-service-suspended",
        ErrorCode::ServiceUnserved => "error-service-unserved",
        ErrorCode::AppointmentOnly => "error-appointment-only",
        ErrorCode::NoTimeLeft => "error-no-time-left",
        ErrorCode::TooEarly => "error-too-early",
        ErrorCode::NumbersExhausted => "error-numbers-exhausted",
        ErrorCode::NobodyWaiting => "error-nobody-waiting",
        ErrorCode::TicketInHand => "error-ticket-in-hand",
        ErrorCode::NotInHand => "error-not-in-hand",
        ErrorCode::WrongState => "error-wrong-state",
        ErrorCode::CounterClosed => "error-counter-closed",
        ErrorCode::NotServedHere => "error-not-served-here",
        ErrorCode::NothingToUndo => "error-nothing-to-undo",
        ErrorCode::TooLateToUndo => "error-too-late-to-undo",
        ErrorCode::NumberTaken => "error-number-taken",
        ErrorCode::KioskTaken => "error-kiosk-taken",
        ErrorCode::PrinterNotReady => "error-printer-not-ready",
        ErrorCode::RequestIdReused => "error-request-id-reused",
        ErrorCode::RollIsOut => "error-roll-is-out",
        ErrorCode::NoRoll => "error-no-roll",
        ErrorCode::LetterTaken => "error-letter-taken",
        ErrorCode::NoTicketNumber => "error-no-ticket-number",
        ErrorCode::NotOnRoll => "error-not-on-roll",
        ErrorCode::ForeignNumber => "error-foreign-number",
        ErrorCode::OutsideDay => "error-outside-day",
        ErrorCode::Malformed => "error-malformed",
        ErrorCode::TooLarge => "error-too-large",
        ErrorCode::NotJson => "error-not-json",
        ErrorCode::Overloaded => "error-overloaded",
        ErrorCode::StorageFailed => "error-storage-failed",
        ErrorCode::Stopping => "error-stopping",
        ErrorCode::Internal => "error-internal",
        ErrorCode::Other => "error-other",
    }
}
