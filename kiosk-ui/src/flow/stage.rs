//! Where a visitor stands, and which screen shows it.

use std::time::Duration;

use jiff::Timestamp;
use turno_protocol::{IssueTicketRequest, IssuedTicket, Paper};
use uuid::Uuid;

use super::PaperTrouble;

/// Where a visitor stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stage {
    /// Nobody, or somebody who is choosing.
    Choosing,
    /// Reads about a service that is by appointment only.
    Appointment {
        /// The service.
        service: String,
    },
    /// Pressed; the server has not answered yet.
    Issuing {
        /// The whole wish.
        request: Box<IssueTicketRequest>,
        /// When it was pressed.
        pressed_at: Duration,
        /// How often it was sent.
        attempts: u32,
        /// What it waits for.
        wait: Wait,
    },
    /// Has a number; the slip is being printed.
    Printing {
        /// The press.
        request_id: Uuid,
        /// The ticket.
        ticket: Box<IssuedTicket>,
        /// When it was pressed.
        pressed_at: Duration,
        /// When the printer got the slip.
        since: Duration,
    },
    /// Has a number, on paper or on the screen.
    Done {
        /// The ticket.
        ticket: Box<IssuedTicket>,
        /// What became of the slip.
        on_paper: OnPaper,
        /// When the screen goes home.
        until: Duration,
    },
    /// Got no number.
    No {
        /// Why.
        why: No,
        /// What for.
        service: String,
        /// When the screen goes home.
        until: Duration,
    },
}

/// What a press waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wait {
    /// The disk: it is not sent before it is kept.
    Kept,
    /// The server's answer, which counts as lost after this moment.
    Answer(Duration),
    /// The moment to send it again.
    Again(Duration),
}

/// What became of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnPaper {
    /// The printer proved it.
    Printed,
    /// Nothing usable came out.
    Failed,
    /// The printer took it and proved nothing.
    Unknown,
}

impl OnPaper {
    /// As the server is told.
    #[must_use]
    pub(crate) fn report(self) -> Paper {
        match self {
            Self::Printed => Paper::Printed,
            Self::Failed => Paper::OnScreen,
            Self::Unknown => Paper::Unknown,
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum No {
    /// The service gives no numbers now.
    ServiceClosed {
        /// When it opens again, where that is known.
        opens_at: Option<Timestamp>,
    },
    /// Today's numbers are used up.
    NumbersExhausted,
    /// The printer did not confirm that it is ready; nothing was asked for.
    PrinterBusy,
    /// The server gave no answer.
    Unanswered,
    /// The server said no for a reason that no visitor can do anything about.
    Other,
}

/// Which screen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The services.
    Choose,
    /// About a service by appointment.
    Appointment,
    /// Working on a number.
    Printing,
    /// The number.
    Done,
    /// Why there is no number.
    No,
    /// The office is closed.
    Closed,
    /// The totem cannot give numbers.
    OutOfService(OutOfService),
}

/// Why the totem cannot give numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutOfService {
    /// It has just been switched on.
    Starting,
    /// The server cannot be reached.
    Server,
    /// The settings name a hall or a totem that the server does not know.
    Settings,
    /// Nothing can be kept on disk.
    Disk,
    /// The printer cannot print.
    Printer(PaperTrouble),
}
