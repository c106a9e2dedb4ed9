//! Where a ticket goes: to another service or counter, on to the next part of its visit, back to where it was sent from.

use super::wrong_state;
use crate::{
    Afterwards, Counter, CounterId, Fact, Hall, Need, NextPart, Refusal, Route, ServiceId, Ticket, TicketNumber,
};

impl Hall {
    pub(super) fn transfer(
        &self,
        counter: &CounterId,
        number: TicketNumber,
        route: &Route,
        afterwards: Afterwards,
    ) -> Result<Vec<Fact>, Refusal> {
        self.in_hand_of(counter, number)?;
        self.passable(route)?;
        Ok(vec![Fact::TicketTransferred { number, counter: counter.clone(), route: route.clone(), afterwards }])
    }

    pub(super) fn send(&self, number: TicketNumber, route: &Route) -> Result<Vec<Fact>, Refusal> {
        let ticket = self.known_ticket(number)?;
        if !ticket.state.is_callable() {
            return Err(wrong_state(ticket));
        }
        self.passable(route)?;
        Ok(vec![Fact::TicketSent { number, route: route.clone() }])
    }

    pub(super) fn set_need(&self, number: TicketNumber, need: Need) -> Result<Vec<Fact>, Refusal> {
        let ticket = self.known_ticket(number)?;
        if !ticket.state.is_callable() {
            return Err(wrong_state(ticket));
        }
        Ok(if ticket.need == need { Vec::new() } else { vec![Fact::NeedSet { number, need }] })
    }

    /// What the end of a service is for a ticket: a part of the visit, or all of it. What new settings have put out of reach is
    /// left out.
    pub(super) fn finish(&self, counter: &CounterId, ticket: &Ticket) -> Fact {
        let (number, counter) = (ticket.number, counter.clone());
        let on = |to: &ServiceId, next| Fact::TicketMovedOn { number, counter: counter.clone(), to: to.clone(), next };
        if let Some(way) = ticket.back_to.last().filter(|way| self.reachable(&way.service).is_ok()) {
            let open = self.at_work_for(&way.counter, &way.service).is_ok();
            return on(&way.service, NextPart::Back { counter: open.then(|| way.counter.clone()) });
        }
        match ticket.then.iter().find(|service| self.reachable(service).is_ok()) {
            Some(planned) => on(planned, NextPart::AsPlanned),
            None => Fact::ServiceFinished { number, counter },
        }
    }

    fn passable(&self, route: &Route) -> Result<(), Refusal> {
        self.reachable(&route.to)?;
        route.counter.iter().try_for_each(|counter| self.at_work_for(counter, &route.to))
    }

    /// Nobody is sent to a counter that does not serve the service, or at which nobody works.
    pub(super) fn at_work_for(&self, counter: &CounterId, service: &ServiceId) -> Result<(), Refusal> {
        let known = self.known_counter(counter)?;
        if !known.services.contains(service) {
            return Err(Refusal::NotServedHere { counter: counter.clone(), service: service.clone() });
        }
        if self.counter(counter) == Counter::Closed {
            return Err(Refusal::CounterClosed(counter.clone()));
        }
        Ok(())
    }
}
