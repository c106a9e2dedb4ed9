//! The printer as a state machine: what happened goes in, what to do comes out. No clock, no port, no thread.
//!
//! A printer cannot promise exactly one ticket. What is promised here: a job of which no byte left is safe to repeat,
//! a job that left is repeated by nobody but a person, and a job that may still lie in the printer's memory keeps the
//! printer out of service until the memory is known to be empty.

mod core;
mod job;
mod status;
mod trip;

use std::time::Duration;

pub use self::core::Machine;
use crate::slip::JobId;

/// Something that happened to the printer or its port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The port is open.
    Opened,
    /// The port could not be opened.
    OpenFailed,
    /// The port hung up.
    Lost,
    /// Bytes came in.
    Received(Vec<u8>),
    /// The port took this many bytes of the last [`Effect::Write`].
    Accepted(usize),
    /// Print these bytes, made by [`crate::encode()`] for the same job.
    Print {
        /// The job.
        job: JobId,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A person has looked: nothing is left in the printer.
    Attended,
    /// Time has passed.
    Tick,
}

/// Something to do to the port or to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open the port; answer with [`Input::Opened`] or [`Input::OpenFailed`].
    Open,
    /// Close the port.
    Close,
    /// Throw away what came in and was not read.
    DiscardInput,
    /// Throw away what was accepted and has not left.
    DiscardOutput,
    /// Write without waiting; answer with [`Input::Accepted`], before the next input, or with [`Input::Lost`].
    Write(Vec<u8>),
    /// Tell.
    Report(Report),
}

/// What the machine tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// How the printer is: at every change and at every confirmation, about once a second while idle.
    Health {
        /// How it is.
        health: Health,
        /// How long ago the printer itself last said so; `None` when it has not on this connection.
        confirmed_ago: Option<Duration>,
    },
    /// How a job ended. Every job that was handed in gets exactly one.
    Outcome {
        /// The job.
        job: JobId,
        /// Its end.
        outcome: Outcome,
    },
    /// A sentence for whoever looks after the machine: what is wrong, where, and what to do.
    Trouble(String),
}

/// Whether a slip could be printed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Health {
    /// Yes.
    Ready,
    /// Yes, and the roll is nearly used up.
    Low,
    /// One is being printed.
    Printing,
    /// No.
    NotReady(Reason),
}

impl Health {
    /// Whether a job would be taken.
    pub const fn takes_jobs(self) -> bool {
        matches!(self, Self::Ready | Self::Low)
    }
}

/// Why nothing can be printed, or why a job failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The serial device is not there or cannot be opened.
    Disconnected,
    /// The port is open, the printer has not been heard yet.
    Starting,
    /// The printer does not answer: off, wrong baud rate, or a broken wire.
    Silent,
    /// The roll is used up.
    PaperEnd,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    Cutter,
    /// The head is too hot and will cool down by itself.
    HeadHot,
    /// An error that a person can undo.
    Recoverable,
    /// An error that needs service.
    Fault,
    /// Offline and the printer does not say why.
    Offline,
    /// Throwing away what an ended job may have left.
    Clearing,
    /// Something may still be in the printer's memory and come out later.
    Dirty,
    /// The port takes no bytes.
    Stuck,
    /// Another job is being printed.
    Busy,
    /// The slip itself cannot be printed.
    BadSlip,
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The printer said so, after the cut.
    Printed {
        /// What it said.
        proof: Proof,
        /// From handing the job in to the proof.
        took: Duration,
    },
    /// Not one byte left: the same slip can safely be handed in again.
    NotSent(Reason),
    /// It was stopped; a part of it may be on paper.
    Failed {
        /// What stopped it.
        reason: Reason,
        /// Whether the printer confirmed that the rest is thrown away.
        cleared: bool,
    },
    /// Bytes left and no proof came back.
    Unknown {
        /// Whether the printer confirmed that nothing is left in it.
        cleared: bool,
    },
}

/// What proved that a slip was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The process ID came back (`GS ( H`).
    ProcessId,
    /// A request queued behind the cut was answered (`GS r`).
    Fence,
}
