//! The work of one transaction: commands against halls, in order, until the commit.

use std::collections::BTreeMap;

use jiff::Timestamp;
use turno_domain::{Event, Hall, HallId, RequestId};
use turno_store::{Append, Batch, Store, StoreError};

use super::{
    Novelty, SubmitError,
    drift::note_leap,
    worker::{Live, Wish},
};

/// What came of one command, before it is known whether the batch is kept.
pub(super) type Outcome = Result<(Vec<Event>, Novelty), SubmitError>;

/// Carries the commands out in one transaction. With `Turn::Every` or `Turn::Start`, every hall's day is turned if due,
/// not only those of the commands.
///
/// On an error nothing is on the disk, but the halls in memory have gone ahead of it and must be read back.
pub(super) fn carry_out<V>(
    store: &mut Store,
    halls: &mut BTreeMap<HallId, Live>,
    wishes: &[Wish<V>],
    turn: Turn,
    now: Timestamp,
) -> Result<Vec<Outcome>, Failed> {
    let failed = |at| move |source| Failed { at, source };
    let mut work = Work { batch: store.begin().map_err(failed(At::Commit))?, turn, now };
    if turn != Turn::AsNeeded {
        for (id, live) in halls.iter_mut() {
            work.turn_day(id, live).map_err(failed(At::Turn))?;
        }
    }
    let mut outcomes = Vec::with_capacity(wishes.len());
    for (index, wish) in wishes.iter().enumerate() {
        outcomes.push(work.carry(halls, wish).map_err(failed(At::Wish(index)))?);
    }
    work.batch.commit().map_err(failed(At::Commit))?;
    Ok(outcomes)
}

/// A batch of which nothing was kept.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) at: At,
    pub(super) source: StoreError,
}

/// Where a batch failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// At the command with this index.
    Wish(usize),
    /// At the turn of a day that no command asked for.
    Turn,
    /// At the beginning or the end of the transaction.
    Commit,
}

/// Which halls get their day turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Those that a command is about.
    AsNeeded,
    /// All.
    Every,
    /// All, at start. However long the server was off, that is no wonder.
    Start,
}

struct Work<'store> {
    batch: Batch<'store>,
    turn: Turn,
    now: Timestamp,
}

impl Work<'_> {
    fn carry<V>(&mut self, halls: &mut BTreeMap<HallId, Live>, wish: &Wish<V>) -> Result<Outcome, StoreError> {
        let Some(live) = halls.get_mut(&wish.hall) else {
            return Ok(Err(SubmitError::UnknownHall(wish.hall.clone())));
        };
        let text = wish.request.map(|_| wish.command.to_string()).unwrap_or_default();
        if let Some(earlier) = self.earlier_answer(wish, &text)? {
            return Ok(earlier);
        }
        self.turn_day(&wish.hall, live)?;
        let events = match live.hall.decide(&wish.command, self.now) {
            Ok(events) => events,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        self.keep(&wish.hall, live, wish.request.map(|request| (request, text.as_str())), &events)?;
        Ok(Ok((events, Novelty::New)))
    }

    fn earlier_answer<V>(&self, wish: &Wish<V>, text: &str) -> Result<Option<Outcome>, StoreError> {
        let Some(request) = wish.request else { return Ok(None) };
        let Some(known) = self.batch.lookup(request)? else { return Ok(None) };
        if known.hall != wish.hall || known.wish != text {
            return Ok(Some(Err(SubmitError::RequestIdReused)));
        }
        let events = known.events.into_iter().map(|recorded| recorded.event).collect();
        Ok(Some(Ok((events, Novelty::Repeated))))
    }

    fn turn_day(&mut self, id: &HallId, live: &mut Live) -> Result<(), StoreError> {
        let events = live.hall.turnover(self.now);
        if !events.is_empty() {
            let before = live.hall.day();
            self.keep(id, live, None, &events)?;
            // Whoever was aside until now is back; the day goes on.
            if live.hall.day() == before {
                return Ok(());
            }
            if self.turn != Turn::Start {
                note_leap(id, before, live.hall.day());
            }
            tracing::info!(hall = %id, day = %live.hall.day(), "business day opened");
        }
        Ok(())
    }

    fn keep(
        &mut self,
        id: &HallId,
        live: &mut Live,
        request: Option<(RequestId, &str)>,
        events: &[Event],
    ) -> Result<(), StoreError> {
        if events.is_empty() && request.is_none() {
            return Ok(());
        }
        let (day, expected_seq) = (live.hall.day(), self.batch.next_seq());
        self.batch.append(&Append { hall: id, day, request, events, expected_seq })?;
        apply_all(&mut live.hall, events);
        live.changed |= !events.is_empty();
        Ok(())
    }
}

fn apply_all(hall: &mut Hall, events: &[Event]) {
    for event in events {
        hall.apply(event);
    }
}
