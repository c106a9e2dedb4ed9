//! Taking the last step of a counter back: which one that is, and for how long it may be done.

use jiff::{SignedDuration, Timestamp};

use crate::{Counter, CounterId, Fact, Hall, Refusal, Step, TicketNumber};

/// A step that may be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoable {
    /// The ticket.
    pub number: TicketNumber,
    /// The step.
    pub step: Step,
    /// Until when.
    pub until: Timestamp,
}

impl Hall {
    /// The step of a counter that may be taken back at `now`: its last one, if it is young enough, nothing was built on it since,
    /// and the counter can still have the ticket.
    #[must_use]
    pub fn undoable(&self, counter: &CounterId, now: Timestamp) -> Option<Undoable> {
        // As `decide` takes it: a clock that jumps back gives no more time.
        let now = now.max(self.last_at());
        self.last_step(counter).filter(|last| now <= last.until)
    }

    fn last_step(&self, counter: &CounterId) -> Option<Undoable> {
        let last = self.last_steps.get(counter)?.last()?;
        let secs = SignedDuration::from_secs(i64::from(self.settings().policy.undo_secs));
        let until = last.at.saturating_add(secs).unwrap_or(Timestamp::MAX);
        let stands = self.counter(counter) == Counter::Open { hand: last.step.keeps_in_hand().then_some(last.number) };
        (stands && secs.is_positive()).then_some(Undoable { number: last.number, step: last.step, until })
    }

    pub(super) fn undo_step(
        &self,
        counter: &CounterId,
        number: TicketNumber,
        step: Step,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        self.known_counter(counter)?;
        self.known_ticket(number)?;
        match self.last_step(counter).filter(|last| last.number == number && last.step == step) {
            None => Err(Refusal::NothingToUndo { counter: counter.clone(), number }),
            Some(last) if now > last.until => {
                Err(Refusal::TooLateToUndo { number, secs: self.settings().policy.undo_secs })
            }
            Some(_) => Ok(vec![Fact::StepUndone { number, counter: counter.clone(), step }]),
        }
    }
}
