//! Taking events in: the live hall as their fold, with every invariant asserted on the way.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use crate::{
    CallNumber, CallRecord, Counter, CounterId, Event, Fact, Hall, Paper, Ticket, TicketNumber, TicketState, ZoneId,
    next::Place, openings::Openings, ticket::Channel,
};

/// An event that cannot follow what is known: a defect, or a damaged log. The text says what does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Violation(String);

impl Hall {
    /// Takes an event in.
    ///
    /// # Panics
    ///
    /// On an event that cannot follow what is known. [`Hall::decide`] makes none, so that is a defect, and going on would
    /// give two people one number or one person two counters.
    pub fn apply(&mut self, event: &Event) {
        if let Err(violation) = self.try_apply(event) {
            panic!("{violation}");
        }
    }

    /// Takes in an event that was read from disk.
    ///
    /// # Errors
    ///
    /// Says why the event cannot follow what is known; the hall may then be half changed and must be dropped.
    pub fn try_apply(&mut self, event: &Event) -> Result<(), Violation> {
        ensure(event.at >= self.last_at, || format!("time went back from {} to {}", self.last_at, event.at))?;
        let in_a_day = self.day != Date::MIN || matches!(event.fact, Fact::DayOpened { .. });
        ensure(in_a_day, || "an event stands before the first business day".to_owned())?;
        self.last_at = event.at;
        match &event.fact {
            Fact::DayOpened { day, last_call } => self.open_day(*day, *last_call),
            Fact::TicketIssued { number, .. } => {
                let last = self.series.get(&number.letter).copied().unwrap_or_default();
                ensure(number.value == last + 1, || format!("{number} does not follow {last} in its series"))?;
                self.admit(event)
            }
            Fact::TicketAdopted { number, issued_at, .. } => {
                ensure(*issued_at <= event.at, || format!("{number} was given after it was taken in"))?;
                self.admit(event)
            }
            Fact::PaperReported { number, paper } => {
                let ticket = self.known(*number)?;
                ensure(ticket.paper != Paper::Printed, || format!("the slip of {number} is known to be out"))?;
                ensure(*paper != Paper::Pending, || format!("the report on {number} reports nothing"))?;
                ticket.paper = *paper;
                Ok(())
            }
            Fact::CounterOpened { counter } => {
                ensure(self.counter(counter) == Counter::Closed, || format!("counter {counter} is open already"))?;
                self.counters.insert(counter.clone(), Counter::Open { hand: None });
                Ok(())
            }
            Fact::CounterClosed { counter } => {
                let free = self.counter(counter) == Counter::Open { hand: None };
                ensure(free, || format!("counter {counter} is not open and free"))?;
                self.counters.insert(counter.clone(), Counter::Closed);
                Ok(())
            }
            _ => self.apply_to_ticket(event),
        }
    }

    fn open_day(&mut self, day: Date, last_call: CallNumber) -> Result<(), Violation> {
        ensure(day > self.day, || format!("day {day} does not come after {}", self.day))?;
        ensure(last_call >= self.last_call, || {
            format!("call numbers went back from {} to {last_call}", self.last_call)
        })?;
        let left_over = self.tickets.values().find(|ticket| ticket.state.is_left_over());
        ensure(left_over.is_none(), || {
            let number = left_over.map_or_else(String::new, |ticket| ticket.number.to_string());
            format!("day {day} cannot begin: {number} is left over from {}", self.day)
        })?;
        let openings = Arc::new(Openings::of_day(&self.settings, day));
        *self = Self { day, openings, last_at: self.last_at, last_call, ..Self::new(Arc::clone(&self.settings)) };
        Ok(())
    }

    fn admit(&mut self, event: &Event) -> Result<(), Violation> {
        let ticket = match &event.fact {
            Fact::TicketIssued { number, service, channel, language, people_ahead, forecast } => Ticket {
                number: *number,
                service: service.clone(),
                arrived_at: event.at,
                channel: channel.clone(),
                language: language.clone(),
                people_ahead_told: *people_ahead,
                forecast_told: *forecast,
                paper: Paper::Pending,
                state: TicketState::Waiting,
            },
            Fact::TicketAdopted { number, service, kiosk, language, issued_at, people_ahead, forecast } => Ticket {
                number: *number,
                service: service.clone(),
                arrived_at: *issued_at,
                channel: Channel::KioskOffline(kiosk.clone()),
                language: language.clone(),
                people_ahead_told: *people_ahead,
                forecast_told: *forecast,
                paper: Paper::Pending,
                state: TicketState::Waiting,
            },
            other => return Err(Violation(format!("{other:?} gives no ticket"))),
        };
        let number = ticket.number;
        ensure(!self.tickets.contains_key(&number), || format!("{number} was given before"))?;
        // A totem's own numbers count too: should new settings give its letter to a service, the series goes on after them.
        let last = self.series.entry(number.letter).or_default();
        *last = number.value.max(*last);
        self.stand_in_line(&ticket);
        self.tickets.insert(number, ticket);
        Ok(())
    }

    fn apply_to_ticket(&mut self, event: &Event) -> Result<(), Violation> {
        let at = event.at;
        match &event.fact {
            Fact::TicketCalled { number, counter, call, reason } => {
                self.take_in_hand(counter, *number)?;
                let state =
                    TicketState::Called { counter: counter.clone(), call: *call, at, recalls: 0, reason: *reason };
                self.move_to(*number, state)?;
                self.record_call(*call, *number, counter, at, 0)
            }
            Fact::TicketRecalled { number, counter, call: new_call } => {
                let TicketState::Called { recalls, reason, .. } = self.in_hand(counter, *number)?.state else {
                    return Err(Violation(format!("{number} is not being called")));
                };
                let recalls = recalls + 1;
                let state = TicketState::Called { counter: counter.clone(), call: *new_call, at, recalls, reason };
                self.move_to(*number, state)?;
                self.record_call(*new_call, *number, counter, at, recalls)
            }
            Fact::ServiceStarted { number, counter } => {
                let TicketState::Called { at: called_at, recalls, reason, .. } = self.in_hand(counter, *number)?.state
                else {
                    return Err(Violation(format!("{number} is not being called")));
                };
                let state = TicketState::Serving { counter: counter.clone(), called_at, at, recalls, reason };
                self.move_to(*number, state)
            }
            Fact::ServiceFinished { number, counter } => {
                let serving = matches!(self.in_hand(counter, *number)?.state, TicketState::Serving { .. });
                ensure(serving, || format!("{number} is not being served"))?;
                self.served += 1;
                self.let_go(counter, *number, TicketState::Served { at })
            }
            Fact::TicketNotShown { number, counter } => {
                let called = matches!(self.in_hand(counter, *number)?.state, TicketState::Called { .. });
                ensure(called, || format!("{number} is not being called"))?;
                self.let_go(counter, *number, TicketState::NoShow { at })
            }
            Fact::TicketParked { number, counter } => self.let_go(counter, *number, TicketState::Parked { at }),
            Fact::TicketTransferred { number, counter, to } => {
                self.in_hand(counter, *number)?;
                self.known(*number)?.service = to.clone();
                self.let_go(counter, *number, TicketState::Waiting)
            }
            Fact::TicketBroughtBack { number } => {
                self.free_of_counters(*number)?;
                self.move_to(*number, TicketState::Waiting)
            }
            Fact::TicketWithdrawn { number } => {
                self.free_of_counters(*number)?;
                self.move_to(*number, TicketState::Withdrawn { at })
            }
            Fact::TicketExpired { number } => match self.known(*number)?.state.counter().cloned() {
                Some(counter) => self.let_go(&counter, *number, TicketState::Expired { at }),
                None => self.move_to(*number, TicketState::Expired { at }),
            },
            other => Err(Violation(format!("{other:?} is about no ticket"))),
        }
    }

    fn known(&mut self, number: TicketNumber) -> Result<&mut Ticket, Violation> {
        self.tickets.get_mut(&number).ok_or_else(|| Violation(format!("{number} was never given")))
    }

    fn in_hand(&self, counter: &CounterId, number: TicketNumber) -> Result<&Ticket, Violation> {
        let held = self.counter(counter).hand() == Some(number);
        self.tickets
            .get(&number)
            .filter(|ticket| held && ticket.state.counter() == Some(counter))
            .ok_or_else(|| Violation(format!("{number} is not in hand at {counter}")))
    }

    fn free_of_counters(&mut self, number: TicketNumber) -> Result<(), Violation> {
        let ticket = self.known(number)?;
        let counter = ticket.state.counter();
        ensure(counter.is_none(), || format!("{number} is {} and must be let go first", ticket.state.word()))
    }

    fn take_in_hand(&mut self, counter: &CounterId, number: TicketNumber) -> Result<(), Violation> {
        let free = self.counter(counter) == Counter::Open { hand: None };
        ensure(free, || format!("counter {counter} cannot take {number}: it is not open and free"))?;
        let ticket = self.known(number)?;
        ensure(ticket.state.is_callable(), || format!("{number} is {} and cannot be called", ticket.state.word()))?;
        self.counters.insert(counter.clone(), Counter::Open { hand: Some(number) });
        Ok(())
    }

    fn let_go(&mut self, counter: &CounterId, number: TicketNumber, state: TicketState) -> Result<(), Violation> {
        self.in_hand(counter, number)?;
        self.counters.insert(counter.clone(), Counter::Open { hand: None });
        self.move_to(number, state)
    }

    /// Changes a ticket's state and keeps its line true: whoever waits stands in exactly one line, nobody else in any.
    fn move_to(&mut self, number: TicketNumber, state: TicketState) -> Result<(), Violation> {
        let ticket = self.tickets.get_mut(&number).ok_or_else(|| Violation(format!("{number} was never given")))?;
        ensure(!ticket.state.is_final(), || format!("{number} is {} for good", ticket.state.word()))?;
        let (before, after) = (ticket.state == TicketState::Waiting, state == TicketState::Waiting);
        ensure(!(before && after), || format!("{number} is waiting already"))?;
        ticket.state = state;
        let ticket = ticket.clone();
        if ticket.state.is_aside() {
            self.aside.insert(number);
        } else {
            self.aside.remove(&number);
        }
        if after {
            self.stand_in_line(&ticket);
        } else if before {
            self.lines.entry(ticket.service.clone()).or_default().leave(Place::of(&ticket));
        }
        Ok(())
    }

    fn stand_in_line(&mut self, ticket: &Ticket) {
        self.lines.entry(ticket.service.clone()).or_default().join(Place::of(ticket));
    }

    fn record_call(
        &mut self,
        call: CallNumber,
        number: TicketNumber,
        counter: &CounterId,
        at: Timestamp,
        recalls: u32,
    ) -> Result<(), Violation> {
        ensure(call == self.last_call.next(), || format!("call {call} does not follow {}", self.last_call))?;
        self.last_call = call;
        self.calls.retain(|record| record.number != number);
        let zone = self.settings.counter(counter).map(|known| known.zone.clone());
        self.calls.push_front(CallRecord { call, number, counter: counter.clone(), zone: zone.clone(), at, recalls });
        self.forget_calls(zone.as_ref());
        Ok(())
    }

    /// Forgets the calls of a zone that no board shows any more. A zone's calls grow in number by its own calls only, so they
    /// stay within its counters and [`crate::PAST_CALLS_MAX`] others, and no zone pushes out another's.
    fn forget_calls(&mut self, zone: Option<&ZoneId>) {
        let mut calls = std::mem::take(&mut self.calls);
        let mut past = 0;
        calls.retain(|record| record.zone.as_ref() != zone || self.is_shown(record, &mut past));
        self.calls = calls;
    }
}

fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation(otherwise())) }
}
