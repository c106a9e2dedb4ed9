//! The last steps of each counter, kept for as long as they may be taken back, and taking one back.

use jiff::Timestamp;

use super::{Violation, ensure};
use crate::{CallRecord, Counter, CounterId, Event, Fact, Hall, Step, Ticket, TicketNumber, TicketState};

/// How many steps are kept of a counter. "Done, call the next" is one press and two steps, with two tickets.
const STEPS_KEPT_MAX: usize = 2;

/// A step of a counter, with what was there before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LastStep {
    pub(crate) step: Step,
    pub(crate) number: TicketNumber,
    pub(crate) at: Timestamp,
    before: Ticket,
    /// The call that a board showed of the ticket before this one.
    call_before: Option<CallRecord>,
    /// How many without precedence the counter had called.
    others_before: Option<u32>,
}

impl Hall {
    /// What must be known of the hall before an event, should the event be a step that may be taken back.
    pub(super) fn before_step(&self, event: &Event) -> Option<(CounterId, LastStep)> {
        let (step, counter, number) = event.fact.step()?;
        let call_before = match step {
            Step::Call => self.calls.iter().find(|record| record.number == number).cloned(),
            _ => None,
        };
        let last = LastStep {
            step,
            number,
            at: event.at,
            before: self.tickets.get(&number)?.clone(),
            call_before,
            others_before: self.others_called.get(counter).copied(),
        };
        Some((counter.clone(), last))
    }

    /// Keeps the step of an event, and forgets those that something else has been built on since.
    pub(super) fn keep_step(&mut self, event: &Event, step: Option<(CounterId, LastStep)>) {
        match &event.fact {
            Fact::CounterOpened { counter } | Fact::CounterClosed { counter } => {
                self.last_steps.remove(counter);
            }
            // What becomes of a slip changes nothing of a step.
            Fact::PaperReported { .. } => {}
            fact => {
                if let Some(touched) = fact.number() {
                    self.last_steps.values_mut().for_each(|steps| steps.retain(|step| step.number != touched));
                }
            }
        }
        if let Some((counter, step)) = step {
            let steps = self.last_steps.entry(counter).or_default();
            if steps.len() == STEPS_KEPT_MAX {
                steps.remove(0);
            }
            steps.push(step);
        }
    }

    pub(super) fn undo(&mut self, number: TicketNumber, counter: &CounterId, step: Step) -> Result<(), Violation> {
        let last = self.last_steps.get_mut(counter).and_then(Vec::pop);
        let last = last.filter(|last| last.number == number && last.step == step);
        let last = last.ok_or_else(|| Violation(format!("{counter} has no such step with {number} to take back")))?;
        let expected = Counter::Open { hand: last.step.keeps_in_hand().then_some(number) };
        ensure(self.counter(counter) == expected, || format!("{counter} is not as the step with {number} left it"))?;
        self.restore(last.before)?;
        let hand = self.tickets.get(&number).filter(|ticket| ticket.state.counter().is_some());
        self.counters.insert(counter.clone(), Counter::Open { hand: hand.map(|ticket| ticket.number) });
        if step == Step::Call {
            match last.others_before {
                Some(others) => self.others_called.insert(counter.clone(), others),
                None => self.others_called.remove(counter),
            };
            self.calls.retain(|record| record.number != number);
            if let Some(earlier) = last.call_before {
                let place = self.calls.iter().position(|record| record.call < earlier.call);
                self.calls.insert(place.unwrap_or(self.calls.len()), earlier);
            }
        }
        Ok(())
    }

    /// Puts a ticket back as it was, with all that is kept of it elsewhere. Its slip is as it is now.
    fn restore(&mut self, before: Ticket) -> Result<(), Violation> {
        let number = before.number;
        let now = self.known(number)?.state.clone();
        if now == TicketState::Waiting {
            self.leave_line(number)?;
        }
        if matches!(now, TicketState::Served { .. }) {
            self.served -= 1;
        }
        let ticket = self.known(number)?;
        *ticket = Ticket { paper: ticket.paper, ..before };
        self.keep_aside(number, &now);
        if self.known(number)?.state == TicketState::Waiting { self.stand_in_line(number) } else { Ok(()) }
    }

    /// Keeps count of who is aside after a ticket's state has changed from `ended`.
    pub(super) fn keep_aside(&mut self, number: TicketNumber, ended: &TicketState) {
        let state = self.tickets.get(&number).map(|ticket| &ticket.state);
        let (aside, back_at) = state.map_or((false, None), |state| (state.is_aside(), state.back_at()));
        if aside {
            self.aside.insert(number);
        } else {
            self.aside.remove(&number);
        }
        if let Some(back_at) = ended.back_at() {
            self.returns.remove(&(back_at, number));
        }
        self.returns.extend(back_at.map(|back_at| (back_at, number)));
    }
}
