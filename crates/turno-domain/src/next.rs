//! Who is next: the one pure rule that the call, the forecast and the operators' list all use.
//!
//! Everyone has an effective arrival; the oldest goes first; where two are equal, the lower number. Today the effective
//! arrival is the arrival, so whoever came first among the lines a counter serves is called first, wherever the numbers
//! stand and however often a ticket was transferred.

use jiff::Timestamp;

use crate::{CounterId, Hall, Ticket, TicketNumber};

/// Why a ticket was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallReason {
    /// It had waited longest among those the counter serves.
    OldestWaiting {
        /// How long, in seconds.
        waited_secs: u64,
    },
    /// The operator chose it.
    Chosen {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
}

/// A place in the order: the smaller, the sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) effective_arrival: Timestamp,
    pub(crate) number: TicketNumber,
}

impl Place {
    pub(crate) fn of(ticket: &Ticket) -> Self {
        Self { effective_arrival: ticket.arrived_at, number: ticket.number }
    }
}

pub(crate) fn waited_secs(ticket: &Ticket, now: Timestamp) -> u64 {
    u64::try_from(now.as_second() - ticket.arrived_at.as_second()).unwrap_or(0)
}

impl Hall {
    /// The ticket that *next* would call to a counter now, and why.
    #[must_use]
    pub fn next_for(&self, counter: &CounterId, now: Timestamp) -> Option<(TicketNumber, CallReason)> {
        let services = &self.settings().counter(counter)?.services;
        let place = first_of(services.iter().filter_map(|service| self.line(service)?.first()))?;
        let ticket = self.ticket(place.number)?;
        Some((place.number, CallReason::OldestWaiting { waited_secs: waited_secs(ticket, now) }))
    }
}

/// The rule itself: of the first of several lines, the one with the oldest effective arrival. Places may carry what belongs to
/// them; no two places are equal.
pub(crate) fn first_of<T: Ord>(heads: impl Iterator<Item = T>) -> Option<T> {
    heads.min()
}
