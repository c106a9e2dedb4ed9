//! Whom new settings would leave behind: people whose counter or line would be gone while they still need it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{Command, CounterId, Event, Hall, Route, ServiceId, Settings, Ticket, TicketNumber, TicketState};

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

    /// The events that put everybody out of the way of `new` settings: each stranded ticket goes to the line that `moves` names for
    /// its service, with its number and its arrival. To be taken in before the settings change.
    ///
    /// # Errors
    ///
    /// Those who would still be stranded: nobody said where to, that line would be a trap too, or a counter has them in hand.
    pub fn out_of_the_way(
        &self,
        new: &Settings,
        moves: &BTreeMap<ServiceId, ServiceId>,
        now: Timestamp,
    ) -> Result<Vec<Event>, Vec<Stranded>> {
        let moved = |stranded: &Stranded| {
            let (Lack::Service(from) | Lack::CounterFor(from)) = &stranded.lack else { return None };
            let to = moves.get(from).filter(|to| is_served(to, new))?;
            let send = Command::SendTicket { number: stranded.number, route: Route::to(to.clone()) };
            self.decide(&send, now).ok()
        };
        let (mut events, mut left) = (Vec::new(), Vec::new());
        for stranded in self.stranded_by(new) {
            match moved(&stranded) {
                Some(sent) => events.extend(sent),
                None => left.push(stranded),
            }
        }
        if left.is_empty() { Ok(events) } else { Err(left) }
    }
}

fn is_served(service: &ServiceId, new: &Settings) -> bool {
    new.service(service).is_some() && new.counters.iter().any(|counter| counter.services.contains(service))
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
    } else if !is_served(service, new) {
        Some(Lack::CounterFor(service.clone()))
    } else {
        None
    }
}
