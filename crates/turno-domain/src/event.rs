//! What happened in a hall. Events are the truth: the live hall is their fold.

use jiff::{Timestamp, civil::Date};

use crate::{
    Afterwards, Booking, CallNumber, CallReason, CounterId, Forecast, KioskId, Language, Need, Paper, Route, ServiceId,
    Suspension, TicketNumber, ticket::Channel,
};

/// A fact and its time. Events hold no personal data, neither a visitor's nor an operator's: they name the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it happened; within a hall it never goes back.
    pub at: Timestamp,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A business day began: no tickets, every counter closed, every series before its first number.
    DayOpened {
        /// The day, in the hall's time zone.
        day: Date,
        /// The last call of the days before; call numbers go on from there.
        last_call: CallNumber,
    },
    /// A number was given.
    TicketIssued {
        /// The number.
        number: TicketNumber,
        /// The service.
        service: ServiceId,
        /// Where.
        channel: Channel,
        /// The language the person chose.
        language: Language,
        /// The people ahead, as the person was told.
        people_ahead: u32,
        /// The wait the person was told.
        forecast: Forecast,
        /// What sets the visit apart from a plain one.
        terms: Terms,
    },
    /// A number that a totem gave by itself was taken in.
    TicketAdopted {
        /// The number.
        number: TicketNumber,
        /// The service.
        service: ServiceId,
        /// The totem.
        kiosk: KioskId,
        /// The language the person chose.
        language: Language,
        /// When the totem gave it; the person's arrival.
        issued_at: Timestamp,
        /// The people ahead at the moment it was taken in.
        people_ahead: u32,
        /// The forecast at that moment.
        forecast: Forecast,
    },
    /// It became known what became of a slip.
    PaperReported {
        /// The ticket.
        number: TicketNumber,
        /// What became of it.
        paper: Paper,
    },
    /// Work began at a counter.
    CounterOpened {
        /// The counter.
        counter: CounterId,
    },
    /// Work ended at a counter.
    CounterClosed {
        /// The counter.
        counter: CounterId,
    },
    /// A ticket was summoned to a counter, for the first time or from aside.
    TicketCalled {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
        /// The call.
        call: CallNumber,
        /// Why it was this ticket's turn.
        reason: CallReason,
    },
    /// The ticket in hand was summoned once more.
    TicketRecalled {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
        /// The new call.
        call: CallNumber,
    },
    /// The person came to the counter.
    ServiceStarted {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
    },
    /// The person was served.
    ServiceFinished {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
    },
    /// The called person did not come.
    TicketNotShown {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
    },
    /// The ticket in hand was set aside.
    TicketParked {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
        /// When it will be back in its line by itself.
        back_at: Option<Timestamp>,
    },
    /// The ticket in hand went to another line; number and arrival stay.
    TicketTransferred {
        /// The ticket.
        number: TicketNumber,
        /// The counter that sent it.
        counter: CounterId,
        /// Where it now waits.
        route: Route,
        /// Whether it comes back to the counter afterwards.
        afterwards: Afterwards,
    },
    /// A part of the visit is done, and the ticket waits for the next with its number and arrival.
    TicketMovedOn {
        /// The ticket.
        number: TicketNumber,
        /// The counter where it was.
        counter: CounterId,
        /// The service it now waits for.
        to: ServiceId,
        /// Which part comes next.
        next: NextPart,
    },
    /// A ticket that waited or was set aside went to another line; number and arrival stay.
    TicketSent {
        /// The ticket.
        number: TicketNumber,
        /// Where it now waits.
        route: Route,
    },
    /// It became known whether a person goes first for what they are.
    NeedSet {
        /// The ticket.
        number: TicketNumber,
        /// The need.
        need: Need,
    },
    /// A ticket that was aside waits again, at its old place.
    TicketBroughtBack {
        /// The ticket.
        number: TicketNumber,
    },
    /// A place was given up.
    TicketWithdrawn {
        /// The ticket.
        number: TicketNumber,
    },
    /// A ticket was left over when the day ended: whoever was at a counter was served, the others expired.
    TicketExpired {
        /// The ticket.
        number: TicketNumber,
    },
    /// The last step of a counter was taken back: the ticket is as it was before, and the step counts nowhere.
    StepUndone {
        /// The ticket.
        number: TicketNumber,
        /// The counter.
        counter: CounterId,
        /// The step.
        step: Step,
    },
    /// Somebody who has no number was answered by a person at work.
    AnsweredWithoutTicket {
        /// What it was about.
        service: ServiceId,
        /// What the person was told.
        answer: Answer,
    },
    /// A roll of numbered paper was put out for a line.
    RollPutOut {
        /// The line's service.
        service: ServiceId,
        /// The first number on it.
        first: TicketNumber,
    },
    /// A roll was taken away.
    RollTakenAway {
        /// The line's service.
        service: ServiceId,
    },
    /// A service gives no numbers for a while.
    ServiceSuspended {
        /// The service.
        service: ServiceId,
        /// Why, and until when.
        suspension: Suspension,
    },
    /// A service that was suspended gives numbers again.
    ServiceResumed {
        /// The service.
        service: ServiceId,
    },
}

/// What somebody was told who needs no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// What they wanted to know or have.
    Given,
    /// To book an appointment.
    SentToBook,
}

impl Answer {
    /// In words for messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::SentToBook => "sent to book",
        }
    }
}

/// What sets a visit apart from a plain one, as it was granted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Whether the person goes first for what they are.
    pub need: Need,
    /// The booked time, and whether the person came in time for it.
    pub booking: Option<Booking>,
    /// The services to visit afterwards, in order.
    pub then: Vec<ServiceId>,
    /// The one counter to wait for.
    pub counter: Option<CounterId>,
}

/// A step with a ticket at a counter that may be taken back. A second call of the same ticket is none: it has been heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It was called.
    Call,
    /// The person came.
    Start,
    /// The person was served, or that part of the visit was.
    Finish,
    /// The person did not come.
    NoShow,
    /// It was set aside.
    Park,
    /// It was sent to another line.
    Transfer,
}

impl Step {
    /// Whether the counter has the ticket in hand after the step.
    #[must_use]
    pub fn keeps_in_hand(self) -> bool {
        matches!(self, Self::Call | Self::Start)
    }

    /// One word for messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Start => "start",
            Self::Finish => "finish",
            Self::NoShow => "no-show",
            Self::Park => "park",
            Self::Transfer => "transfer",
        }
    }
}

/// Which part of a visit comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPart {
    /// The next of the services that were wished at the beginning.
    AsPlanned,
    /// Back where it was sent from, at the counter if that is still open.
    Back {
        /// The counter.
        counter: Option<CounterId>,
    },
}

impl Terms {
    /// Whether nothing sets it apart.
    #[must_use]
    pub fn are_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl Fact {
    /// The step that the fact is, with its counter and its ticket, if it may be taken back.
    #[must_use]
    pub fn step(&self) -> Option<(Step, &CounterId, TicketNumber)> {
        let (step, counter, number) = match self {
            Self::TicketCalled { number, counter, .. } => (Step::Call, counter, number),
            Self::ServiceStarted { number, counter } => (Step::Start, counter, number),
            Self::ServiceFinished { number, counter } | Self::TicketMovedOn { number, counter, .. } => {
                (Step::Finish, counter, number)
            }
            Self::TicketNotShown { number, counter } => (Step::NoShow, counter, number),
            Self::TicketParked { number, counter, .. } => (Step::Park, counter, number),
            Self::TicketTransferred { number, counter, .. } => (Step::Transfer, counter, number),
            _ => return None,
        };
        Some((step, counter, *number))
    }

    /// The ticket the fact is about.
    #[must_use]
    pub fn number(&self) -> Option<TicketNumber> {
        match self {
            Self::DayOpened { .. }
            | Self::CounterOpened { .. }
            | Self::CounterClosed { .. }
            | Self::AnsweredWithoutTicket { .. }
            | Self::RollPutOut { .. }
            | Self::RollTakenAway { .. }
            | Self::ServiceSuspended { .. }
            | Self::ServiceResumed { .. } => None,
            Self::TicketIssued { number, .. }
            | Self::TicketAdopted { number, .. }
            | Self::PaperReported { number, .. }
            | Self::TicketCalled { number, .. }
            | Self::TicketRecalled { number, .. }
            | Self::ServiceStarted { number, .. }
            | Self::ServiceFinished { number, .. }
            | Self::TicketNotShown { number, .. }
            | Self::TicketParked { number, .. }
            | Self::TicketTransferred { number, .. }
            | Self::TicketMovedOn { number, .. }
            | Self::TicketSent { number, .. }
            | Self::StepUndone { number, .. }
            | Self::NeedSet { number, .. }
            | Self::TicketBroughtBack { number }
            | Self::TicketWithdrawn { number }
            | Self::TicketExpired { number } => Some(*number),
        }
    }
}
