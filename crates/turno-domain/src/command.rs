//! What people and machines may wish of a hall.

use std::fmt;

use jiff::{Timestamp, civil::Date};

use crate::{CounterId, KioskId, Language, Paper, ServiceId, TicketNumber};

/// A wish. [`crate::Hall::decide`] turns it into facts or refuses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Give a number for a service.
    IssueTicket {
        /// The service asked for.
        service: ServiceId,
        /// The totem that asks; `None` when a person at the reception does.
        kiosk: Option<KioskId>,
        /// The language the person chose.
        language: Language,
    },
    /// Take in a number that a totem gave by itself, with its own letter, while the server was out of reach.
    AdoptTicket {
        /// The totem.
        kiosk: KioskId,
        /// The number it gave.
        number: TicketNumber,
        /// The service asked for.
        service: ServiceId,
        /// When it was given.
        issued_at: Timestamp,
        /// The language the person chose.
        language: Language,
    },
    /// Say what became of a slip.
    ReportPaper {
        /// The ticket.
        number: TicketNumber,
        /// What became of it.
        paper: Paper,
    },
    /// Begin to work at a counter.
    OpenCounter {
        /// The counter.
        counter: CounterId,
    },
    /// Stop working at a counter.
    CloseCounter {
        /// The counter.
        counter: CounterId,
    },
    /// Call whoever is next for a counter.
    CallNext {
        /// The counter.
        counter: CounterId,
    },
    /// Call a chosen ticket, waiting or set aside.
    CallTicket {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// Call the ticket in hand once more.
    Recall {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// The called person is here.
    StartService {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// The person served is done.
    FinishService {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// The called person did not come.
    MarkNoShow {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// Set the ticket in hand aside.
    ParkTicket {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
    },
    /// Send the ticket in hand to another service, with its number and its arrival.
    TransferTicket {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
        /// The service to send it to.
        to: ServiceId,
    },
    /// Put a ticket that was set aside back in its line, at its old place.
    BringBackTicket {
        /// The ticket.
        number: TicketNumber,
    },
    /// Give a place up.
    WithdrawTicket {
        /// The ticket.
        number: TicketNumber,
    },
    /// A wish that holds for one business day only: numbers come again on another day, and a wish that arrives late must not
    /// hit the next person with the same number.
    OfDay {
        /// The business day.
        day: Date,
        /// The wish.
        command: Box<Command>,
    },
}

impl fmt::Display for Command {
    /// The wish in one line, the same for a repeat of the same press: it holds no time of receipt. The store keeps it with
    /// the request's identifier, so one identifier is never used for two wishes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IssueTicket { service, kiosk: Some(kiosk), language } => {
                write!(f, "issue {service} {language} at {kiosk}")
            }
            Self::IssueTicket { service, kiosk: None, language } => {
                write!(f, "issue {service} {language} at the reception")
            }
            Self::AdoptTicket { kiosk, number, service, issued_at, language } => {
                write!(f, "adopt {number} {service} {language} from {kiosk} of {issued_at}")
            }
            Self::ReportPaper { number, paper } => write!(f, "paper {number} {paper:?}"),
            Self::OpenCounter { counter } => write!(f, "open {counter}"),
            Self::CloseCounter { counter } => write!(f, "close {counter}"),
            Self::CallNext { counter } => write!(f, "next {counter}"),
            Self::CallTicket { counter, number } => write!(f, "call {number} to {counter}"),
            Self::Recall { counter, number } => write!(f, "recall {number} to {counter}"),
            Self::StartService { counter, number } => write!(f, "start {number} at {counter}"),
            Self::FinishService { counter, number } => write!(f, "finish {number} at {counter}"),
            Self::MarkNoShow { counter, number } => write!(f, "no-show {number} at {counter}"),
            Self::ParkTicket { counter, number } => write!(f, "park {number} at {counter}"),
            Self::TransferTicket { counter, number, to } => write!(f, "transfer {number} at {counter} to {to}"),
            Self::BringBackTicket { number } => write!(f, "bring back {number}"),
            Self::WithdrawTicket { number } => write!(f, "withdraw {number}"),
            Self::OfDay { day, command } => write!(f, "{command} of {day}"),
        }
    }
}
