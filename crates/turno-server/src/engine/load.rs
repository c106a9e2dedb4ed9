//! A hall from the disk: the fold of its current day.

use std::sync::Arc;

use turno_domain::{Fact, Hall, HallId, Settings};
use turno_store::Store;

use super::EngineError;

/// Folds today's events of one hall.
pub(super) fn fold(store: &Store, id: &HallId, settings: &Arc<Settings>) -> Result<Hall, EngineError> {
    let mut hall = Hall::new(Arc::clone(settings));
    let events = store.today(id)?;
    if let Some(first) = events.first().filter(|first| !matches!(first.event.fact, Fact::DayOpened { .. })) {
        return Err(EngineError::Headless { seq: first.seq, hall: id.clone() });
    }
    for recorded in events {
        hall.try_apply(&recorded.event).map_err(|source| EngineError::Replay {
            seq: recorded.seq,
            hall: id.clone(),
            source,
        })?;
    }
    Ok(hall)
}
