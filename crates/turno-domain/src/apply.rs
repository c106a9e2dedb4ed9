//! Taking events in: the live hall as their fold, with every invariant asserted on the way.

mod rolls;
mod undo;

pub(crate) use undo::LastStep;

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use crate::{
    Afterwards, CallNumber, CallReason, CallRecord, Counter, CounterId, Event, Fact, Footing, Hall, Named, Paper,
    ServiceId, Terms, Ticket, TicketNumber, TicketState, WayBack, ZoneId,
    line::Stand,
    next::others_after,
    openings::Openings,
    policy::later,
    ticket::{Channel, NamedBecause},
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
        let step = self.before_step(event);
        self.take_in(event)?;
        self.keep_step(event, step);
        Ok(())
    }

    fn take_in(&mut self, event: &Event) -> Result<(), Violation> {
        match &event.fact {
            Fact::DayOpened { day, last_call } => self.open_day(*day, *last_call),
            // It is counted, and changes nothing for anybody who waits.
            Fact::AnsweredWithoutTicket { .. } => Ok(()),
            Fact::RollPutOut { service, first } => self.roll_out(service, *first),
            Fact::RollTakenAway { service } => self.roll_away(service),
            Fact::StepUndone { number, counter, step } => self.undo(*number, counter, *step),
            Fact::TicketIssued { number, service, channel, .. } => {
                self.fits_the_rolls(*number, service, channel)?;
                let last = self.last_number(number.letter);
                ensure(number.value == last + 1, || format!("{number} does not follow {last} in its series"))?;
                self.admit(event)
            }
            Fact::TicketAdopted { number, issued_at, .. } => {
                ensure(*issued_at <= event.at, || format!("{number} was given after it was taken in"))?;
                self.admit(event)
            }
            Fact::PaperReported { number, paper } => {
                let ticket = self.known(*number)?;
                let known = ticket.paper;
                ensure(known.is_followed_by(*paper), || format!("no slip of {number} is {paper:?} after {known:?}"))?;
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
                self.release_from(counter)
            }
            Fact::ServiceSuspended { .. } | Fact::ServiceResumed { .. } => self.apply_suspension(&event.fact),
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
        let foresight = Arc::clone(&self.foresight);
        let fresh = Self::new(Arc::clone(&self.settings));
        *self = Self { day, openings, last_at: self.last_at, last_call, foresight, ..fresh };
        Ok(())
    }

    fn admit(&mut self, event: &Event) -> Result<(), Violation> {
        let plain = Terms::default();
        let (number, service, channel, language, arrived_at, told, terms) = match &event.fact {
            Fact::TicketIssued { number, service, channel, language, people_ahead, forecast, terms } => {
                (*number, service, channel.clone(), language, event.at, (*people_ahead, *forecast), terms)
            }
            Fact::TicketAdopted { number, service, kiosk, language, issued_at, people_ahead, forecast } => {
                let channel = Channel::KioskOffline(kiosk.clone());
                (*number, service, channel, language, *issued_at, (*people_ahead, *forecast), &plain)
            }
            other => return Err(Violation(format!("{other:?} gives no ticket"))),
        };
        let sent_to = |counter: &CounterId| Named { counter: counter.clone(), because: NamedBecause::Sent };
        let ticket = Ticket {
            number,
            service: service.clone(),
            arrived_at,
            channel,
            language: language.clone(),
            people_ahead_told: told.0,
            forecast_told: told.1,
            paper: Paper::Pending,
            need: terms.need,
            booking: terms.booking,
            then: terms.then.clone(),
            named: terms.counter.as_ref().map(sent_to),
            back_to: Vec::new(),
            footing: Footing::Kept,
            no_shows: 0,
            state: TicketState::Waiting,
        };
        ensure(!self.tickets.contains_key(&number), || format!("{number} was given before"))?;
        // A totem's own numbers count too: should new settings give its letter to a service, the series goes on after them.
        let last = self.series.entry(number.letter).or_default();
        *last = number.value.max(*last);
        if let Some(booking) = ticket.booking {
            *self.checked_in.entry((ticket.service.clone(), booking.slot)).or_default() += 1;
        }
        self.tickets.insert(number, ticket);
        self.stand_in_line(number)
    }

    fn apply_to_ticket(&mut self, event: &Event) -> Result<(), Violation> {
        let at = event.at;
        match &event.fact {
            Fact::TicketCalled { number, counter, call, reason } => {
                self.take_in_hand(counter, *number)?;
                self.count_turn(counter, *number, *reason, at)?;
                let state =
                    TicketState::Called { counter: counter.clone(), call: *call, at, recalls: 0, reason: *reason };
                self.move_to(*number, state)?;
                let ticket = self.known(*number)?;
                if ticket.footing == Footing::Ahead {
                    ticket.footing = Footing::Kept;
                }
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
                let rule = self.settings.policy.no_show;
                let ticket = self.known(*number)?;
                ticket.no_shows += 1;
                let back_at = (ticket.no_shows <= rule.returns).then(|| later(at, rule.pause_mins));
                self.let_go(counter, *number, TicketState::NoShow { at, back_at })
            }
            _ => self.apply_to_place(event),
        }
    }

    /// What changes where a ticket stands, or takes it out for good.
    fn apply_to_place(&mut self, event: &Event) -> Result<(), Violation> {
        let at = event.at;
        match &event.fact {
            Fact::TicketParked { number, counter, back_at } => {
                self.let_go(counter, *number, TicketState::Parked { at, back_at: *back_at })
            }
            Fact::TicketTransferred { number, counter, route, afterwards } => {
                let service = self.in_hand(counter, *number)?.service.clone();
                let ticket = self.known(*number)?;
                if *afterwards == Afterwards::ComesBack {
                    let way = WayBack { service, counter: counter.clone() };
                    ticket.back_to.retain(|known| *known != way);
                    ticket.back_to.push(way);
                }
                ticket.send(route, at);
                self.let_go(counter, *number, TicketState::Waiting)
            }
            Fact::TicketMovedOn { number, counter, to, next } => {
                let serving = matches!(self.in_hand(counter, *number)?.state, TicketState::Serving { .. });
                ensure(serving, || format!("{number} is not being served"))?;
                self.known(*number)?.go_on(to, next)?;
                self.let_go(counter, *number, TicketState::Waiting)
            }
            Fact::TicketSent { number, route } => {
                self.free_of_counters(*number)?;
                self.change_waiting(*number, |ticket| ticket.send(route, at))?;
                let aside = self.known(*number)?.state.is_aside();
                if aside { self.move_to(*number, TicketState::Waiting) } else { Ok(()) }
            }
            Fact::NeedSet { number, need } => {
                self.free_of_counters(*number)?;
                self.change_waiting(*number, |ticket| ticket.need = *need)
            }
            Fact::TicketBroughtBack { number } => {
                self.free_of_counters(*number)?;
                self.move_to(*number, TicketState::Waiting)
            }
            Fact::TicketWithdrawn { number } => {
                self.free_of_counters(*number)?;
                self.move_to(*number, TicketState::Withdrawn { at })
            }
            Fact::TicketExpired { number } => {
                let state = self.known(*number)?.state.clone();
                match (state.counter(), state.when_the_day_ends(at)) {
                    (Some(counter), end) => self.let_go(counter, *number, end),
                    (None, end) => self.move_to(*number, end),
                }
            }
            other => Err(not_about("a ticket", other)),
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
        if before {
            self.leave_line(number)?;
        }
        let ticket = self.known(number)?;
        let ended = std::mem::replace(&mut ticket.state, state);
        self.keep_aside(number, &ended);
        if after { self.stand_in_line(number) } else { Ok(()) }
    }

    /// Changes what decides the place of a ticket that may be standing in its line.
    fn change_waiting(&mut self, number: TicketNumber, change: impl FnOnce(&mut Ticket)) -> Result<(), Violation> {
        let ticket = self.known(number)?;
        ensure(ticket.state.is_callable(), || format!("{number} is {} and in no line", ticket.state.word()))?;
        if ticket.state != TicketState::Waiting {
            change(ticket);
            return Ok(());
        }
        self.leave_line(number)?;
        change(self.known(number)?);
        self.stand_in_line(number)
    }

    /// Puts a ticket where it belongs. Nobody waits for a counter at which nobody works: then any of its service may call.
    fn stand_in_line(&mut self, number: TicketNumber) -> Result<(), Violation> {
        let named = self.known(number)?.named.as_ref().map(|named| named.counter.clone());
        if named.is_some_and(|counter| self.counter(&counter) == Counter::Closed) {
            self.known(number)?.named = None;
        }
        let (service, stand) = self.stand(number)?;
        self.lines.entry(service).or_default().join(&stand);
        Ok(())
    }

    fn leave_line(&mut self, number: TicketNumber) -> Result<(), Violation> {
        let (service, stand) = self.stand(number)?;
        self.lines.entry(service).or_default().leave(&stand);
        Ok(())
    }

    fn stand(&mut self, number: TicketNumber) -> Result<(ServiceId, Stand), Violation> {
        let settings = Arc::clone(&self.settings);
        let ticket = self.known(number)?;
        Ok((ticket.service.clone(), Stand::of(ticket, &settings)))
    }

    /// Those who wait for a counter that closes wait for any other of their service.
    fn release_from(&mut self, counter: &CounterId) -> Result<(), Violation> {
        let waiting: Vec<_> = self.lines.values().flat_map(|line| line.named_for(counter)).collect();
        waiting.into_iter().try_for_each(|number| self.change_waiting(number, |ticket| ticket.named = None))
    }

    /// Keeps count of the calls between two with precedence. What an operator chooses is no turn of the rule.
    fn count_turn(
        &mut self,
        counter: &CounterId,
        number: TicketNumber,
        reason: CallReason,
        at: Timestamp,
    ) -> Result<(), Violation> {
        if !matches!(reason, CallReason::Chosen { .. }) {
            let (_, stand) = self.stand(number)?;
            let others = self.others_called.entry(counter.clone()).or_insert(u32::MAX);
            *others = others_after(*others, stand.group, &stand.place, at);
        }
        Ok(())
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

/// A fact that came to the wrong place.
pub(crate) fn not_about(what: &str, fact: &Fact) -> Violation {
    Violation(format!("{fact:?} is not about {what}"))
}

pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation(otherwise())) }
}
