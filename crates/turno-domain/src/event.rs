//! What happened in a hall. Events are the truth: the live hall is their fold.

use jiff::{Timestamp, civil::Date};

use crate::{
    CallNumber, CallReason, CounterId, Forecast, KioskId, Language, Paper, ServiceId, TicketNumber, ticket::Channel,
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
    },
    /// The ticket in hand went to another line; number and arrival stay.
    TicketTransferred {
        /// The ticket.
        number: TicketNumber,
        /// The counter that sent it.
        counter: CounterId,
        /// The service it now waits for.
        to: ServiceId,
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
    /// A ticket was left over when the day ended.
    TicketExpired {
        /// The ticket.
        number: TicketNumber,
    },
}

impl Fact {
    /// The ticket the fact is about.
    #[must_use]
    pub fn number(&self) -> Option<TicketNumber> {
        match self {
            Self::DayOpened { .. } | Self::CounterOpened { .. } | Self::CounterClosed { .. } => None,
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
            | Self::TicketBroughtBack { number }
            | Self::TicketWithdrawn { number }
            | Self::TicketExpired { number } => Some(*number),
        }
    }
}
