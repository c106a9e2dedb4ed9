//! The engine: one thread that owns the store and every hall, and the handle through which the rest of the server asks it.
//!
//! The thread blocks for a job, takes what else is queued up to [`BATCH_MAX`], carries it all out in one transaction, commits
//! once, publishes, and only then replies: nobody sees a fact that is not on the disk. There is no timer in it; a lone command
//! never waits for others. Time that passes without commands reaches it as [`EngineHandle::tick`].
//!
//! What is published for each hall is up to the caller: a function makes a view of type `V` out of the hall, once per batch, and
//! everybody who watches shares it. `batch` holds the work of one transaction, `load` the fold after a start or a failure, `drift`
//! what is said when clock and log disagree.

mod batch;
mod clock;
mod drift;
mod error;
mod load;
mod settings;
mod worker;

use std::{collections::BTreeMap, sync::Arc, thread};

use jiff::{Timestamp, civil::Date};
use tokio::sync::{mpsc, oneshot, watch};
use turno_domain::{Command, Event, Hall, HallId, RequestId, ServiceId, Settings};
use turno_store::Store;

pub use clock::Clock;
pub use drift::CLOCK_BEHIND_MAX;
pub use error::{EngineError, SubmitError};
pub use settings::{Change, ChangeError};

use settings::Renewal;
use worker::{Ended, Job, Wish, Worker};

/// How many jobs may wait for the engine. When so many do, the next is turned away at once instead of waiting for an answer
/// that nobody is there to hear any more: a full queue is worked off in under half a second at 2,800 commands/s, measured with
/// 64 clients and an unoptimised build on two busy cores.
pub const QUEUE_MAX: usize = 1_024;

/// The most jobs in one transaction. Beyond this one commit is small against the work of the commands, and everybody in the
/// batch waits for the last.
pub const BATCH_MAX: usize = 256;

/// What a command led to.
#[derive(Debug)]
pub struct Reply<V> {
    /// The events of the command, all on the disk. None if the wish was true already.
    pub events: Vec<Event>,
    /// Whether the command was carried out now or before.
    pub novelty: Novelty,
    /// The hall's view with the events in it, or a later one.
    pub view: Arc<V>,
}

/// Whether a request was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Novelty {
    /// It was carried out now.
    New,
    /// It had been carried out before; its first answer is given again.
    Repeated,
}

/// Starts the engine.
#[derive(Debug)]
pub struct Engine;

/// The way to the engine. Clones share it; it may be used from any thread and from async code.
#[derive(Debug)]
pub struct EngineHandle<V> {
    jobs: mpsc::Sender<Job<V>>,
    views: Arc<BTreeMap<HallId, watch::Receiver<Arc<V>>>>,
    ended: watch::Receiver<Ended>,
}

impl<V> Clone for EngineHandle<V> {
    fn clone(&self) -> Self {
        Self { jobs: self.jobs.clone(), views: Arc::clone(&self.views), ended: self.ended.clone() }
    }
}

impl Engine {
    /// Folds each hall from today's events, turns its day if that is due, publishes a first view of each, and starts the thread.
    /// `views` makes a view of a hall at an instant; its last argument is the view's version, which grows by one each time from 1.
    ///
    /// # Errors
    ///
    /// When the log cannot be read, or cannot be folded: the error names the event. When a hall's log ends later than the clock
    /// by more than [`CLOCK_BEHIND_MAX`]. Nothing runs then.
    pub fn start<V: Send + Sync + 'static>(
        store: Store,
        halls: Vec<(HallId, Arc<Settings>)>,
        clock: Clock,
        views: impl Fn(&Hall, Timestamp, u64) -> V + Send + 'static,
    ) -> Result<EngineHandle<V>, EngineError> {
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let (ending, ended) = watch::channel(Ended::NotYet);
        let worker = Worker::new(store, halls, clock, Box::new(views), queue)?;
        let views = Arc::new(worker.views());
        thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || {
                // The worker is gone, and the data folder free, before anybody hears of the end.
                let outcome = worker.run();
                ending.send_replace(match outcome {
                    Ok(()) => Ended::Stopped,
                    Err(error) => Ended::Failed(Arc::new(error)),
                });
            })
            .map_err(|source| EngineError::Thread { source })?;
        Ok(EngineHandle { jobs, views, ended })
    }
}

impl<V: Send + Sync + 'static> EngineHandle<V> {
    /// Hands a command in and waits for what it led to. It is in the queue when this function returns, before the future is first
    /// polled; it is carried out even if the future is dropped. A repeat of a request gets its first answer.
    ///
    /// # Errors
    ///
    /// See [`SubmitError`]; after any of them nothing of the command is in the log, except that after
    /// [`SubmitError::StorageFailed`] it is not known: the disk may have kept it although it reported a failure. Repeating the
    /// same request is always safe for [`turno_store::REQUEST_DAYS_KEPT`] days; after that it is forgotten, and a repeat is a new
    /// wish. A refused request is not remembered: its repeat is decided anew.
    pub fn submit(
        &self,
        hall: &HallId,
        request: Option<RequestId>,
        command: Command,
    ) -> impl Future<Output = Result<Reply<V>, SubmitError>> + Send + use<V> {
        let (reply, answer) = oneshot::channel();
        let queued = self.queue(hall, Job::Carry(Wish { hall: hall.clone(), request, command, reply }));
        async move {
            queued?;
            answer.await.unwrap_or(Err(SubmitError::StorageFailed))
        }
    }

    /// Puts new settings in force for a hall, between two batches: its people are moved where the change says, version and events
    /// are stored in one transaction, and everybody who watches gets a view under the new settings.
    ///
    /// # Errors
    ///
    /// See [`ChangeError`].
    pub async fn change_settings(&self, hall: &HallId, change: Change) -> Result<(), ChangeError> {
        let (reply, answer) = oneshot::channel();
        self.queue(hall, Job::Renew(Box::new(Renewal { hall: hall.clone(), change, reply })))?;
        answer.await.unwrap_or(Err(ChangeError::Submit(SubmitError::StorageFailed)))
    }

    /// Reads something from a hall, between two batches. `read` is given the hall and the time; it should be quick, for everybody
    /// waits meanwhile.
    ///
    /// # Errors
    ///
    /// [`SubmitError::UnknownHall`], [`SubmitError::Overloaded`] or [`SubmitError::Stopping`].
    pub fn query<T, F>(
        &self,
        hall: &HallId,
        read: F,
    ) -> impl Future<Output = Result<T, SubmitError>> + Send + use<V, T, F>
    where
        T: Send + 'static,
        F: FnOnce(&Hall, Timestamp) -> T + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let read = Box::new(move |hall: &Hall, now| {
            // Whoever asked may be gone; then nobody needs the answer.
            let _ = reply.send(read(hall, now));
        });
        let queued = self.queue(hall, Job::Read { hall: hall.clone(), read });
        async move {
            queued?;
            answer.await.map_err(|_| SubmitError::Stopping)
        }
    }

    fn queue(&self, hall: &HallId, job: Job<V>) -> Result<(), SubmitError> {
        if !self.views.contains_key(hall) {
            return Err(SubmitError::UnknownHall(hall.clone()));
        }
        self.jobs.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => SubmitError::Overloaded,
            mpsc::error::TrySendError::Closed(_) => SubmitError::Stopping,
        })
    }

    /// Says who is booked on a day: the forecasts of that day count with them. It is no event, and the next such word about the hall
    /// replaces it.
    ///
    /// # Errors
    ///
    /// [`SubmitError::UnknownHall`], [`SubmitError::Overloaded`] or [`SubmitError::Stopping`].
    pub fn expect(&self, hall: &HallId, day: Date, booked: Vec<(ServiceId, Timestamp)>) -> Result<(), SubmitError> {
        self.queue(hall, Job::Expect { hall: hall.clone(), day, booked })
    }

    /// Says that time has passed: days are turned where due, and every hall is published anew, since opening hours and
    /// forecasts change with time alone. To be called every few seconds. While the queue is full it does nothing.
    pub fn tick(&self) {
        let _ = self.jobs.try_send(Job::Tick);
    }

    /// The halls, in the order of their names.
    pub fn halls(&self) -> impl Iterator<Item = &HallId> {
        self.views.keys()
    }

    /// The views of a hall as they come; the latest is there at once. `None` if there is no such hall.
    #[must_use]
    pub fn watch(&self, hall: &HallId) -> Option<watch::Receiver<Arc<V>>> {
        self.views.get(hall).cloned()
    }

    /// Takes no more jobs, finishes those in the queue, folds the write-ahead log back and closes the store.
    ///
    /// # Errors
    ///
    /// When the engine ended by a failure, now or before.
    pub async fn stop(&self) -> Result<(), Arc<EngineError>> {
        // Waits for a place in the queue; it fails only if the engine has ended already, which is what is wanted.
        let _ = self.jobs.send(Job::Stop).await;
        self.ended().await
    }

    /// Waits for the engine's end. The program should end with it: without an engine it can do nothing, and a fresh start reads
    /// everything from the disk.
    ///
    /// # Errors
    ///
    /// The failure that ended it; `Ok` after [`EngineHandle::stop`].
    pub async fn ended(&self) -> Result<(), Arc<EngineError>> {
        let mut ended = self.ended.clone();
        let outcome = ended.wait_for(|ended| !matches!(ended, Ended::NotYet)).await.map(|ended| ended.clone());
        match outcome {
            Ok(Ended::Failed(error)) => Err(error),
            Ok(Ended::Stopped | Ended::NotYet) => Ok(()),
            // The thread is gone without a word: it panicked, and has said why on its way.
            Err(_) => Err(Arc::new(EngineError::Defect)),
        }
    }
}

#[cfg(test)]
mod tests;
