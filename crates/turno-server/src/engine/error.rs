//! Why the engine says no to a caller, and why it cannot go on at all.

use std::io;

use jiff::Timestamp;
use turno_domain::{HallId, Refusal, Violation};
use turno_store::StoreError;

/// Why a command or a question got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// The rules of the hall say no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such hall on this server.
    #[error("there is no hall '{0}' on this server")]
    UnknownHall(HallId),
    /// The request's identifier was used before, for another wish.
    #[error("this request identifier was used before for something else")]
    RequestIdReused,
    /// Too much is waiting already; worth trying again shortly.
    #[error("too many requests are waiting; try again in a moment")]
    Overloaded,
    /// The disk reported a failure. It is not known whether it kept the command; the same request, with the same identifier, may
    /// be repeated shortly: if it was kept, its answer is given, else it is carried out.
    #[error("it is not known whether this was stored; repeat the same request in a moment")]
    StorageFailed,
    /// The command met a defect of this program, or damaged data. Nothing of it was kept, and a repeat would fail again; the log
    /// of the program says what happened.
    #[error("the server made a mistake; it is in its log")]
    Defect,
    /// The server is about to end.
    #[error("the server is stopping; try again in a moment")]
    Stopping,
}

/// Why the engine did not start or cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An event in the log cannot follow those before it.
    #[error("event {seq} of hall '{hall}' does not fit the events before it")]
    Replay {
        /// The event's sequence number.
        seq: u64,
        /// The hall.
        hall: HallId,
        /// What does not fit.
        source: Violation,
    },
    /// The events of a hall's day do not begin with its opening.
    #[error("event {seq} of hall '{hall}' is the first of its day but does not open it: earlier events are missing")]
    Headless {
        /// The event's sequence number.
        seq: u64,
        /// The hall.
        hall: HallId,
    },
    /// The log of a hall ends far in the clock's future.
    #[error(
        "the log of hall '{hall}' ends at {log_at}, but the clock says {now}: set the clock right and start again; if the \
         log's time is the wrong one, restore the backup from before it, or move the data folder away and import the office again"
    )]
    ClockBehind {
        /// The hall.
        hall: HallId,
        /// The time of its latest event.
        log_at: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// The halls could not be read back after a failed commit.
    #[error("the halls cannot be read back after the storage failed")]
    Reload {
        /// Why.
        source: Box<EngineError>,
    },
    /// The thread could not be made.
    #[error("the engine's thread cannot be started")]
    Thread {
        /// Why.
        source: io::Error,
    },
    /// The thread ended by a panic, which is a defect of this program.
    #[error("the engine met a defect of this program and ended; its report stands above")]
    Defect,
}
