//! Whom new settings would leave behind: people whose counter or line would be gone while they still need it.

use crate::{CounterId, Hall, ServiceId, Settings, Ticket, TicketNumber, TicketState};

/// A ticket that would be out of everybody's reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranded {
    /// The ticket.
    pub number: TicketNumber,
    /// What it would lack.
    pub lack: Lack,
}

/// What a stranded ticket would lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// The counter that has it in hand would be gone: nobody could let it go.
    Counter(CounterId),
    /// The service that it is for would be gone.
    Service(ServiceId),
    /// The service would be there, and no counter for it.
    CounterFor(ServiceId),
}

impl Hall {
    /// The tickets of today that `new` settings would put out of reach, in the order of their numbers.
    ///
    /// Somebody who is being served is not hindered by a service that goes, only by a counter that does.
    #[must_use]
    pub fn stranded_by(&self, new: &Settings) -> Vec<Stranded> {
        let stranded = |ticket: &Ticket| Some(Stranded { number: ticket.number, lack: lack(ticket, new)? });
        self.tickets().filter(|ticket| !ticket.state.is_final()).filter_map(stranded).collect()
    }
}

fn lack(ticket: &Ticket, new: &Settings) -> Option<Lack> {
    if let Some(counter) = ticket.state.counter().filter(|counter| new.counter(counter).is_none()) {
        return Some(Lack::Counter(counter.clone()));
    }
    let service = &ticket.service;
    if matches!(ticket.state, TicketState::Serving { .. }) {
        None
    } else if new.service(service).is_none() {
        Some(Lack::Service(service.clone()))
    } else if !new.counters.iter().any(|counter| counter.services.contains(service)) {
        Some(Lack::CounterFor(service.clone()))
    } else {
        None
    }
}
