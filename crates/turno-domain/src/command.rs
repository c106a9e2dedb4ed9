//! What people and machines may wish of a hall.

use std::fmt;

use jiff::{Timestamp, civil::Date};

use crate::{Answer, CounterId, KioskId, Language, Need, Paper, ServiceId, Step, Suspension, TicketNumber};

/// The most services of one visit after the first: more is a day's programme, not a visit.
pub const VISIT_SERVICES_MAX: usize = 7;

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
        /// What sets the visit apart from a plain one.
        visit: Visit,
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
        /// After how many minutes it is back in its line by itself; `None`: by hand only.
        back_after_mins: Option<u32>,
    },
    /// Send the ticket in hand to another service, with its number and its arrival.
    TransferTicket {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
        /// Where to.
        route: Route,
        /// Whether it comes back to this counter afterwards.
        afterwards: Afterwards,
    },
    /// Send a ticket that waits or is set aside to another service or counter, with its number and its arrival.
    SendTicket {
        /// The ticket.
        number: TicketNumber,
        /// Where to.
        route: Route,
    },
    /// Say that somebody who is not at a counter goes first for what they are, or does not.
    SetNeed {
        /// The ticket.
        number: TicketNumber,
        /// The need.
        need: Need,
    },
    /// Take the last step of a counter back. It names the step, so that a late press never takes back another.
    UndoStep {
        /// The counter.
        counter: CounterId,
        /// The ticket.
        number: TicketNumber,
        /// The step.
        step: Step,
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
    /// Count somebody who was answered and needs no number.
    AnswerWithoutTicket {
        /// What it was about.
        service: ServiceId,
        /// What the person was told.
        answer: Answer,
    },
    /// Put a roll of numbered paper out for a line, since no totem prints.
    PutOutRoll {
        /// The line's service.
        service: ServiceId,
        /// The first number on the roll.
        first: TicketNumber,
    },
    /// Say how far a roll is torn: everybody up to this number waits.
    CountRoll {
        /// The line's service.
        service: ServiceId,
        /// The last number torn.
        last: TicketNumber,
    },
    /// Take a roll away. Whoever has a number of it stays in line.
    TakeRollAway {
        /// The line's service.
        service: ServiceId,
    },
    /// Give no numbers for a service for a while. Whoever waits stays in line.
    SuspendService {
        /// The service.
        service: ServiceId,
        /// Why, and until when.
        suspension: Suspension,
    },
    /// Give numbers again for a service that was suspended.
    ResumeService {
        /// The service.
        service: ServiceId,
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

/// What sets a visit apart from a plain one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visit {
    /// Whether the person goes first for what they are.
    pub need: Need,
    /// The booked time.
    pub slot: Option<Timestamp>,
    /// The services to visit afterwards with the same number, in order.
    pub then: Vec<ServiceId>,
    /// The one counter to wait for.
    pub counter: Option<CounterId>,
}

/// Where a ticket is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The service.
    pub to: ServiceId,
    /// Where in its line.
    pub position: Position,
    /// The one counter that is to call it.
    pub counter: Option<CounterId>,
}

/// Where in a line a ticket that is sent there stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Position {
    /// Before everybody.
    Ahead,
    /// Where its arrival puts it.
    #[default]
    InOrder,
    /// After everybody who is there now.
    Behind,
}

/// What happens with a ticket once it is done where it was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Afterwards {
    /// The visit goes on as if the other counter had called it.
    #[default]
    GoesOn,
    /// It comes back to the counter that sent it.
    ComesBack,
}

impl Visit {
    /// Whether nothing sets it apart.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl Route {
    /// To a service, where the arrival puts it, whichever counter calls it.
    #[must_use]
    pub fn to(service: ServiceId) -> Self {
        Self { to: service, position: Position::InOrder, counter: None }
    }
}

impl fmt::Display for Visit {
    /// Nothing for a plain visit, so that its wish reads as it always did.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.need == Need::Priority {
            write!(f, " first")?;
        }
        if let Some(slot) = self.slot {
            write!(f, " booked {slot}")?;
        }
        self.then.iter().try_for_each(|service| write!(f, " then {service}"))?;
        self.counter.iter().try_for_each(|counter| write!(f, " for {counter}"))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to)?;
        match self.position {
            Position::Ahead => write!(f, " ahead")?,
            Position::InOrder => {}
            Position::Behind => write!(f, " behind")?,
        }
        self.counter.iter().try_for_each(|counter| write!(f, " for {counter}"))
    }
}

impl fmt::Display for Command {
    /// The wish in one line, the same for a repeat of the same press: it holds no time of receipt. The store keeps it with
    /// the request's identifier, so one identifier is never used for two wishes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IssueTicket { service, kiosk: Some(kiosk), language, visit } => {
                write!(f, "issue {service} {language} at {kiosk}{visit}")
            }
            Self::IssueTicket { service, kiosk: None, language, visit } => {
                write!(f, "issue {service} {language} at the reception{visit}")
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
            Self::ParkTicket { counter, number, back_after_mins: None } => write!(f, "park {number} at {counter}"),
            Self::ParkTicket { counter, number, back_after_mins: Some(mins) } => {
                write!(f, "park {number} at {counter} for {mins}")
            }
            Self::TransferTicket { counter, number, route, afterwards: Afterwards::GoesOn } => {
                write!(f, "transfer {number} at {counter} to {route}")
            }
            Self::TransferTicket { counter, number, route, afterwards: Afterwards::ComesBack } => {
                write!(f, "transfer {number} at {counter} to {route} and back")
            }
            Self::SendTicket { number, route } => write!(f, "send {number} to {route}"),
            Self::SetNeed { number, need: Need::None } => write!(f, "no precedence for {number}"),
            Self::SetNeed { number, need: Need::Priority } => write!(f, "precedence for {number}"),
            Self::UndoStep { counter, number, step } => write!(f, "undo {} of {number} at {counter}", step.word()),
            Self::BringBackTicket { number } => write!(f, "bring back {number}"),
            Self::WithdrawTicket { number } => write!(f, "withdraw {number}"),
            Self::AnswerWithoutTicket { service, answer } => write!(f, "answer about {service} {}", answer.word()),
            Self::PutOutRoll { service, first } => write!(f, "roll for {service} from {first}"),
            Self::CountRoll { service, last } => write!(f, "roll for {service} torn to {last}"),
            Self::TakeRollAway { service } => write!(f, "no roll for {service}"),
            Self::SuspendService { service, suspension: Suspension { reason, text, until } } => {
                let until = until.map_or_else(|| "somebody says so".to_owned(), |until| until.to_string());
                write!(f, "suspend {service} for {reason:?} {text:?} until {until}")
            }
            Self::ResumeService { service } => write!(f, "resume {service}"),
            Self::OfDay { day, command } => write!(f, "{command} of {day}"),
        }
    }
}
