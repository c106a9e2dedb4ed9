//! What can go wrong with the data folder, named by what was being done.

use std::{io, path::PathBuf};

use jiff::civil::Date;
use turno_domain::{HallId, TicketNumber};

use crate::PersonName;

/// A failure of the store. The message says what was being done; the source says why it failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data folder or a file in it cannot be made or used.
    #[error("'{path}' cannot be used: check that it can be written by this user and that the disk is not full")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Somebody else has the data folder.
    #[error("another turno-server is using '{folder}': stop it first, or give this one a data folder of its own")]
    InUse {
        /// The data folder.
        folder: PathBuf,
    },
    /// The data folder holds no database.
    #[error(
        "there are no data in '{folder}': take an office in first, with 'turno-server hall import FILE --data DIR'"
    )]
    NoData {
        /// The data folder.
        folder: PathBuf,
    },
    /// A person of that name is there already.
    #[error("there is a person called '{name}' already")]
    NameTaken {
        /// The name.
        name: PersonName,
    },
    /// No person has that name.
    #[error("nobody is called '{name}'")]
    NameUnknown {
        /// The name.
        name: PersonName,
    },
    /// Nobody would be left who may look after people and read the audit log.
    #[error(
        "'{name}' is the last administrator: make somebody else one first, with 'turno-server user role NAME administrator'"
    )]
    LastAdministrator {
        /// The name.
        name: PersonName,
    },
    /// The database has a form that this program does not know yet.
    #[error(
        "'{file}' was written by a newer turno-server (form {found}, this one knows up to {known}): \
         install that version or a later one"
    )]
    Newer {
        /// The database.
        file: PathBuf,
        /// Its form.
        found: i64,
        /// The newest form this program knows.
        known: i64,
    },
    /// The file is a database of something else.
    #[error("'{file}' is not a database of turno-server: give another data folder")]
    Foreign {
        /// The file.
        file: PathBuf,
    },
    /// The database cannot be opened.
    #[error("'{file}' cannot be opened as a database")]
    Open {
        /// The database.
        file: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// The database cannot be brought to a newer form; it keeps the one it has.
    #[error("'{file}' cannot be brought to form {to}")]
    Migrate {
        /// The database.
        file: PathBuf,
        /// The form that failed.
        to: i64,
        /// Why.
        source: rusqlite::Error,
    },
    /// Something cannot be read.
    #[error("{what} cannot be read")]
    Read {
        /// What.
        what: &'static str,
        /// Why.
        source: rusqlite::Error,
    },
    /// Something other than events cannot be written.
    #[error("{what} cannot be written")]
    Write {
        /// What.
        what: &'static str,
        /// Why.
        source: rusqlite::Error,
    },
    /// A stored event is not one that this program could have written.
    #[error("event {seq} of hall '{hall}' is damaged: {problem}")]
    Corrupt {
        /// The event's sequence number.
        seq: u64,
        /// The hall.
        hall: HallId,
        /// What is wrong with it.
        problem: String,
    },
    /// A stored row beside the events is not one that this program could have written.
    #[error("{what} is damaged: {problem}")]
    CorruptRow {
        /// Which row.
        what: String,
        /// What is wrong with it.
        problem: String,
    },
    /// An event is not there although the log goes on after it, or although it answered a request.
    #[error("event {seq} is missing from the log: restore the backup from before it was lost")]
    Missing {
        /// The event's sequence number; more may be missing after it.
        seq: u64,
    },
    /// What is kept beside the log for a ticket is not what the log says.
    #[error(
        "ticket {number} of hall '{hall}' on {day} is kept otherwise than the events tell it: restore the backup from before"
    )]
    TicketDiffers {
        /// The ticket.
        number: TicketNumber,
        /// The hall.
        hall: HallId,
        /// The business day.
        day: Date,
    },
    /// No batch can be begun.
    #[error("the database takes no writes now")]
    Begin {
        /// Why.
        source: rusqlite::Error,
    },
    /// Events cannot be appended; the batch must be dropped.
    #[error("event {seq} cannot be written")]
    Append {
        /// The sequence number of the event, or of the first one of its request.
        seq: u64,
        /// Why.
        source: rusqlite::Error,
    },
    /// An event contradicts what the database holds: a defect of the program or damaged data, and no fault of the disk. Trying
    /// again cannot help. The batch must be dropped.
    #[error("event {seq} contradicts what the database holds")]
    Contradiction {
        /// The sequence number of the event, or of the first one of its request.
        seq: u64,
        /// What it contradicts.
        source: rusqlite::Error,
    },
    /// Somebody else appended first; the missing events must be folded and the command decided again.
    #[error("the log goes on at {found}, not at {expected}")]
    Conflict {
        /// The sequence number that the caller expected to write next.
        expected: u64,
        /// The one that is next.
        found: u64,
    },
    /// The batch cannot be committed; nothing of it is kept.
    #[error("the batch cannot be committed")]
    Commit {
        /// Why.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// Whether the program or the data are at fault, not the disk: the same command would fail again.
    #[must_use]
    pub fn is_defect(&self) -> bool {
        matches!(self, Self::Contradiction { .. } | Self::Corrupt { .. } | Self::CorruptRow { .. })
    }

    pub(crate) fn appending(seq: u64) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => {
                Self::Contradiction { seq, source }
            }
            Some(_) => Self::Append { seq, source },
            // Not from SQLite itself: a change that found no row, an event that has no stored form.
            None => Self::Contradiction { seq, source },
        }
    }

    pub(crate) fn reading(what: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| Self::Read { what, source }
    }

    pub(crate) fn writing(what: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| Self::Write { what, source }
    }
}
