//! The printer as a state machine: what happened goes in, what to do comes out. No clock, no port, no thread.
//!
//! A printer cannot promise exactly one ticket. What is promised here: a job of which no byte left is safe to repeat,
//! a job that left is repeated by nobody but a person, and a job that may still lie in the printer's memory keeps the
//! printer out of service until the memory is known to be empty. A job counts as printed only when the printer says so in
//! a way that line noise cannot imitate.

mod core;
mod dirt;
mod job;
mod memory;
mod prepare;
mod presenter;
mod pulse;
mod status;
mod trip;

use std::time::Duration;

pub use self::core::Machine;
use crate::logo::Logo;
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
    /// An earlier run of the program ended within a job: a piece of it may hang from the printer.
    CutOff,
    /// Keep this picture in the printer's memory; ends with one [`Report::Logo`].
    UploadLogo(Box<Logo>),
    /// Somebody is at the printer and says so: what is left in it may come out now. It is ready when nothing can be left.
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
    /// Nobody took the slip of this job, and the printer drew it back. It was printed; the number is alive.
    NotTaken {
        /// The job.
        job: JobId,
    },
    /// How the upload of a picture ended.
    Logo(LogoEnd),
    /// A sentence for whoever looks after the machine: what is wrong, where, and what to do.
    Trouble(String),
}

/// How the upload of a picture ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogoEnd {
    /// Written, and the printer says that it has it.
    Stored,
    /// The printer had it already; nothing was written.
    AlreadyThere,
    /// This model keeps no pictures that this program could write.
    NotSupported,
    /// Not while the printer is so; nothing was written.
    NotNow(Reason),
    /// The memory was written to too often within a day; nothing was written.
    TooOften,
    /// The printer did not say that it has it.
    Failed,
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
    /// Not before the last slip is taken out of the printer's mouth, or drawn back.
    TakeSlip,
    /// No.
    NotReady(Reason),
}

impl Health {
    /// Whether a job would be taken.
    pub const fn takes_jobs(self) -> bool {
        matches!(self, Self::Ready | Self::Low)
    }
}

/// Why nothing can be printed, or why a job failed. A roll that is nearly used up is no reason: see [`Health::Low`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The serial device is not there or cannot be opened: unplugged.
    Disconnected,
    /// The port is open; the printer has not been heard yet, or is being made ready.
    Starting,
    /// The printer does not answer: off, wrong baud rate, or a broken wire.
    Silent,
    /// The roll is used up.
    PaperEnd,
    /// The cover is open.
    CoverOpen,
    /// The print head is up.
    HeadUp,
    /// The cutter is stuck.
    Cutter,
    /// Paper is jammed, in the printer or in its mouth.
    Jam,
    /// The head is too hot and will cool down by itself.
    HeadHot,
    /// The supply voltage is wrong.
    Voltage,
    /// The last slip was not taken and could not be drawn back.
    NotTaken,
    /// Another error that a person can undo.
    Recoverable,
    /// An error that needs service.
    Fault,
    /// Offline and the printer does not say why.
    Offline,
    /// Throwing away what an ended job may have left; passes within two seconds.
    Clearing,
    /// Something may still be in the printer's memory and come out later. Somebody must open and close its cover, switch
    /// it off and on, or say on the maintenance screen that they are there.
    Dirty,
    /// Somebody was there; what was left is coming out. Passes within seconds.
    Draining,
    /// The printer answers but cannot prove what its profile promises: another profile must be set.
    NoProof,
    /// The port takes no bytes.
    Stuck,
    /// Another job is being printed, or a picture is being kept.
    Busy,
    /// The slip itself cannot be printed.
    BadSlip,
}

impl Reason {
    /// All of them, for whoever must have a word for each.
    pub const ALL: [Self; 21] = [
        Self::Disconnected,
        Self::Starting,
        Self::Silent,
        Self::PaperEnd,
        Self::CoverOpen,
        Self::HeadUp,
        Self::Cutter,
        Self::Jam,
        Self::HeadHot,
        Self::Voltage,
        Self::NotTaken,
        Self::Recoverable,
        Self::Fault,
        Self::Offline,
        Self::Clearing,
        Self::Dirty,
        Self::Draining,
        Self::NoProof,
        Self::Stuck,
        Self::Busy,
        Self::BadSlip,
    ];
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
    /// Six questions queued behind the cut were answered in the job's own order (`GS r`, `GS I`).
    Fence,
    /// The printer has cut once more than before (Custom's counter).
    CutCounter,
    /// The slip stands in the presenter and nothing moves any more (Custom's full status).
    PresenterSensor,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_reasons_is_complete_and_in_order() {
        // The last one's place is the number of those before it, so none can be missing.
        assert_eq!(Reason::BadSlip as usize + 1, Reason::ALL.len());
        assert!(Reason::ALL.iter().enumerate().all(|(place, reason)| *reason as usize == place));
    }
}
