//! Where a visitor stands, and which screen shows it.

use std::time::Duration;

use jiff::{Timestamp, civil::Date};
use turno_protocol::{Forecast, IssueTicketRequest, IssuedTicket, Paper, Texts};
use uuid::Uuid;

use super::{Asked, By, PaperTrouble, Room, Upkeep};

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
    /// Reads that it can be done on the internet.
    Online {
        /// The service.
        service: String,
    },
    /// Types the code of an appointment, or has had it scanned.
    Code {
        /// The code so far.
        typed: String,
        /// Where it comes from.
        by: By,
        /// What is known of it.
        asked: Asked,
    },
    /// Reads about the appointment, before its number is given.
    Booked {
        /// Its code.
        code: String,
        /// What for.
        service: String,
        /// When.
        slot: Timestamp,
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
        /// The identifier of the number that the totem gives by itself if no answer comes.
        own: Uuid,
    },
    /// Has a number; the slip is being printed.
    Printing {
        /// The press.
        request_id: Uuid,
        /// The ticket.
        ticket: Box<Ticket>,
        /// When it was pressed.
        pressed_at: Duration,
        /// When the printer got the slip.
        since: Duration,
    },
    /// Has a number, on paper or on the screen.
    Done {
        /// The ticket.
        ticket: Box<Ticket>,
        /// What became of the slip.
        on_paper: OnPaper,
        /// When the screen goes home.
        until: Duration,
    },
    /// Knows of the maintenance screen; is asked for the PIN.
    Pin {
        /// The digits so far.
        typed: String,
        /// The last PIN was not the one.
        wrong: bool,
    },
    /// Looks after the totem.
    Upkeep(Box<Upkeep>),
    /// Got no number.
    No {
        /// Why.
        why: No,
        /// What for.
        service: String,
        /// Where the way back leads.
        back: Box<Stage>,
        /// When the screen goes home.
        until: Duration,
    },
}

/// A number as the visitor gets it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticket {
    /// The number.
    pub(crate) number: String,
    /// The business day on which it counts.
    pub(crate) day: Date,
    /// The service.
    pub(crate) service: String,
    /// When it was given.
    pub(crate) issued_at: Timestamp,
    /// What the visitor is told of the wait; nothing if the totem is alone.
    pub(crate) told: Option<Told>,
    /// Where to wait.
    pub(crate) where_to_wait: Texts,
    /// The address of the ticket's own page; none if the totem is alone.
    pub(crate) link: Option<String>,
    /// How its slip differs from that of whoever stands here, if the reception has ordered it.
    pub(crate) ordered: Option<Ordered>,
}

/// What a slip is like that the reception has ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ordered {
    /// The language of the ticket's holder.
    pub(crate) language: String,
    /// Whether it says that it is not the first.
    pub(crate) reprint: bool,
}

/// What a visitor is told of the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// How many people come before.
    pub(crate) people_ahead: u32,
    /// The wait.
    pub(crate) forecast: Forecast,
}

impl From<IssuedTicket> for Ticket {
    fn from(issued: IssuedTicket) -> Self {
        Self {
            number: issued.number,
            day: issued.day,
            service: issued.service,
            issued_at: issued.issued_at,
            told: Some(Told { people_ahead: issued.people_ahead, forecast: issued.forecast }),
            where_to_wait: issued.where_to_wait,
            link: Some(issued.link).filter(|link| !link.is_empty()),
            ordered: None,
        }
    }
}

/// What a press waits for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wait {
    /// The disk: it is not sent before it is kept.
    Kept,
    /// The disk: the number is the totem's own, and is not printed before it is kept.
    OwnKept,
    /// The disk: the server has given this number, and it is not printed before it is kept that it is shown. A totem that starts
    /// again would else take it back from whoever holds it.
    ShownKept(Box<Ticket>),
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum No {
    /// The service gives no numbers now.
    ServiceClosed {
        /// When it opens again, where that is known.
        opens_at: Option<Timestamp>,
    },
    /// By the forecast, whoever comes now is not called before closing.
    OutOfTime,
    /// Whoever is booked comes too early.
    TooEarly {
        /// From when on the number is given.
        from: Timestamp,
    },
    /// The number for this appointment is being given, by another totem or before this one was switched off.
    UnderWay,
    /// The number for this appointment was given already.
    CheckedIn {
        /// The number.
        number: String,
    },
    /// Today's numbers are used up.
    NumbersExhausted,
    /// The totem is alone, and its own numbers of today are used up.
    OwnExhausted,
    /// The printer did not confirm that it is ready; nothing was asked for.
    PrinterBusy,
    /// The slip of whoever was there before stands in the printer's mouth; nothing was asked for.
    SlipNotTaken,
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
    /// That a service can be had on the internet.
    Online,
    /// The code of an appointment is asked for.
    Code,
    /// The appointment.
    Booked,
    /// The languages.
    Languages,
    /// The PIN is asked for.
    Pin,
    /// A page of the maintenance screen.
    Upkeep(Room),
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
    /// Another machine is in service under this totem's name.
    Name,
    /// Nothing can be kept on disk.
    Disk,
    /// The printer cannot print.
    Printer(PaperTrouble),
}
