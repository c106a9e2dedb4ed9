//! A hall from the disk: the fold of its current day, and what a start compares before it trusts the disk.

use std::{collections::BTreeMap, panic, sync::Arc, thread};

use jiff::{Timestamp, civil::Date};
use turno_domain::{Event, Fact, Hall, HallId, Settings};
use turno_store::{Recorded, Store};

use super::{
    EngineError,
    drift::{Drift, refuse_far_behind},
    worker::Live,
};

/// Folds today's events of every hall, after comparing them with what is kept beside them and with the clock.
pub(super) fn start(
    store: &Store,
    halls: Vec<(HallId, Arc<Settings>)>,
    now: Timestamp,
) -> Result<BTreeMap<HallId, Live>, EngineError> {
    let days = halls.iter().map(|(id, _)| store.today(id)).collect::<Result<Vec<_>, _>>()?;
    // Before the halls are folded: an event that is missing is a better answer than the one after it that does not fit.
    if let Some(first) = days.iter().filter_map(|day| day.first()).map(|first| first.seq).min() {
        store.check_sequence(first)?;
    }
    let mut live = BTreeMap::new();
    for ((id, settings), today) in halls.into_iter().zip(days) {
        // Each takes half of a start after a long day, and neither needs the other.
        let (hall, checked) = thread::scope(|scope| {
            let folding = scope.spawn(|| fold_events(&id, &settings, &today));
            let checked = store.check_day(&id, &today);
            (folding.join().unwrap_or_else(|panic| panic::resume_unwind(panic)), checked)
        });
        let hall = hall?;
        checked?;
        refuse_far_behind(&id, hall.last_at(), now)?;
        let mut drift = Drift::default();
        drift.observe(&id, hall.last_at(), now);
        live.insert(id, Live { hall, drift, changed: false, foreseen: Date::MIN, booked: (Date::MIN, Vec::new()) });
    }
    Ok(live)
}

/// Folds today's events of one hall.
pub(super) fn fold(store: &Store, id: &HallId, settings: &Arc<Settings>) -> Result<Hall, EngineError> {
    fold_events(id, settings, &store.today(id)?)
}

/// Today's events of one hall and `more`, which are not on the disk yet, under other settings. `more` may begin a new day.
pub(super) fn fold_with(
    store: &Store,
    id: &HallId,
    settings: &Arc<Settings>,
    more: &[Event],
) -> Result<Hall, EngineError> {
    let mut hall = fold(store, id, settings)?;
    for event in more {
        // They get their numbers when they are stored.
        hall.try_apply(event).map_err(|source| EngineError::Replay { seq: 0, hall: id.clone(), source })?;
    }
    Ok(hall)
}

fn fold_events(id: &HallId, settings: &Arc<Settings>, today: &[Recorded]) -> Result<Hall, EngineError> {
    let mut hall = Hall::new(Arc::clone(settings));
    if let Some(first) = today.first().filter(|first| !matches!(first.event.fact, Fact::DayOpened { .. })) {
        return Err(EngineError::Headless { seq: first.seq, hall: id.clone() });
    }
    for recorded in today {
        hall.try_apply(&recorded.event).map_err(|source| EngineError::Replay {
            seq: recorded.seq,
            hall: id.clone(),
            source,
        })?;
    }
    Ok(hall)
}
