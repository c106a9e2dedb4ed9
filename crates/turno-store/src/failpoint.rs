//! Places where tests make the store fail or stop, and what they do to a database behind its back. Only in builds with debug assertions:
//! a released server does not have them.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use turno_domain::TicketNumber;

/// A switch shared with the store it came from. What is armed happens once, at the next commit.
#[derive(Debug, Clone, Default)]
pub struct Failpoint(Arc<AtomicU8>);

/// What is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Fault {
    None = 0,
    RefuseCommit = 1,
    AbortBeforeCommit = 2,
    AbortAfterCommit = 3,
}

impl Failpoint {
    /// The next commit fails as if the disk were full; nothing of the batch is kept.
    pub fn refuse_next_commit(&self) {
        self.arm(Fault::RefuseCommit);
    }

    /// The process ends just before the next commit, as if its power were cut.
    pub fn abort_before_next_commit(&self) {
        self.arm(Fault::AbortBeforeCommit);
    }

    /// The process ends just after the next commit, before anybody can be told of it.
    pub fn abort_after_next_commit(&self) {
        self.arm(Fault::AbortAfterCommit);
    }

    fn arm(&self, fault: Fault) {
        self.0.store(fault as u8, Ordering::SeqCst);
    }

    pub(crate) fn take(&self) -> Fault {
        match self.0.swap(Fault::None as u8, Ordering::SeqCst) {
            1 => Fault::RefuseCommit,
            2 => Fault::AbortBeforeCommit,
            3 => Fault::AbortAfterCommit,
            _ => Fault::None,
        }
    }
}

/// What is taken out of a database.
#[derive(Debug, Clone, Copy)]
pub enum Damage {
    /// The event with this sequence number, and nothing else.
    Event(u64),
    /// The rows kept beside the log for this ticket, of every hall and day.
    Ticket(TicketNumber),
}

/// Damages the database in a data folder, whoever has it open.
///
/// # Errors
///
/// When the database cannot be written.
pub fn damage(folder: &Path, damage: Damage) -> rusqlite::Result<()> {
    let conn = rusqlite::Connection::open(folder.join(crate::DATABASE_FILE))?;
    match damage {
        Damage::Event(seq) => conn.execute("DELETE FROM event WHERE seq = ?1", [seq.cast_signed()])?,
        Damage::Ticket(number) => conn.execute("DELETE FROM ticket WHERE number = ?1", [number.to_string()])?,
    };
    Ok(())
}
