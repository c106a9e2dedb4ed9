//! New settings under a live hall: whoever would be stranded is moved or stops the change; then one commit, and the day is folded anew.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, civil::Date};
use tokio::sync::oneshot;
use turno_domain::{Event, HallId, ServiceId, Settings, Stranded};
use turno_store::{Append, Store, StoreError};

use super::{EngineError, SubmitError, load, worker::Live};

/// New settings for a hall.
#[derive(Debug)]
pub struct Change {
    /// The version that was read before it was changed; another one in force means that somebody else was quicker.
    pub base: u64,
    /// The office file.
    pub office_toml: String,
    /// The same, read as version `base + 1`.
    pub settings: Arc<Settings>,
    /// Where the people of a line go that the new settings have no place for.
    pub moves: BTreeMap<ServiceId, ServiceId>,
}

/// Why settings were not changed. Nothing happened.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Somebody else changed them meanwhile.
    #[error("version {0} of the settings is in force by now")]
    Stale(u64),
    /// People would be left behind.
    #[error("{} people would be left behind", .0.len())]
    Stranded(Vec<Stranded>),
    /// What happened today cannot be understood under the new settings.
    #[error("the events of today do not fit the new settings")]
    Unfit(#[source] Box<EngineError>),
    /// The engine does not answer, or its disk fails.
    #[error(transparent)]
    Submit(#[from] SubmitError),
}

/// A change and where its answer goes.
pub(super) struct Renewal {
    pub(super) hall: HallId,
    pub(super) change: Change,
    pub(super) reply: oneshot::Sender<Result<(), ChangeError>>,
}

/// Carries a change out. On an error neither disk nor memory has changed.
pub(super) fn renew(
    store: &mut Store,
    id: &HallId,
    live: &mut Live,
    change: &Change,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let in_force = live.hall.settings().version;
    if in_force != change.base {
        return Err(ChangeError::Stale(in_force));
    }
    // The day is turned before anything else is decided, as for every command.
    let mut turned = live.hall.clone();
    let mut events = turned.turnover(now);
    events.iter().for_each(|event| turned.apply(event));
    let moved = turned.out_of_the_way(&change.settings, &change.moves, now).map_err(ChangeError::Stranded)?;
    events.extend(moved);
    let hall =
        load::fold_with(store, id, &change.settings, &events).map_err(|error| ChangeError::Unfit(Box::new(error)))?;
    keep(store, id, live.hall.day(), change, &events, now).map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, hall = %id, "new settings were not stored");
        ChangeError::Submit(SubmitError::StorageFailed)
    })?;
    live.hall = hall;
    live.foreseen = Date::MIN;
    live.changed = true;
    tracing::info!(hall = %id, version = change.settings.version, "settings changed");
    Ok(())
}

fn keep(
    store: &mut Store,
    id: &HallId,
    day: Date,
    change: &Change,
    events: &[Event],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut batch = store.begin()?;
    let expected_seq = batch.next_seq();
    batch.append(&Append { hall: id, day, request: None, events, expected_seq })?;
    batch.keep_settings(id, change.settings.version, &change.office_toml, now)?;
    batch.commit()
}
