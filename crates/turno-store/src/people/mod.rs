//! The people at work: who may sign in, who is signed in, and the audit log. In a database of its own beside the event log,
//! so that the log holds no personal data, a person can be added while the server runs, and each has its own expiry.

mod agenda;
mod audit;
mod person;
mod session;

use std::path::Path;

use rusqlite::Connection;

use crate::{
    DATABASE_FILE, StoreError,
    schema::{self, Form},
};

pub use agenda::{Appointment, AppointmentCode, AppointmentCodeError, CODE_CHARS_MAX, CODE_CHARS_MIN, GivenFor};
pub use audit::{AUDIT_DAYS_KEPT, AUDIT_PAGE_MAX, AuditLine, AuditQuestion, Deed};
pub use person::{Person, PersonName, PersonNameError, Role};
pub use session::{SESSION_HOURS_MAX, TOKEN_HASH_BYTES, TokenHash};

/// The name of the people's database in the data folder.
pub const PEOPLE_FILE: &str = "people.db";

const FORM: Form = Form {
    // The letters `TUPE`.
    application_id: 0x5455_5045,
    migrations: &[
        include_str!("../../migrations/people/0001_people.sql"),
        include_str!("../../migrations/people/0002_agenda.sql"),
    ],
};

/// The people's database, open. It may be open several times at once, in several programs.
#[derive(Debug)]
pub struct People {
    conn: Connection,
}

impl People {
    /// Opens the people's database of a data folder, and makes it if it is not there. The folder itself must be there, with a
    /// hall in it: a slip of the pen must not start an empty office.
    ///
    /// # Errors
    ///
    /// When the folder holds no data, and when the database is another program's, newer than this one or cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if !folder.join(DATABASE_FILE).is_file() {
            return Err(StoreError::NoData { folder: folder.to_owned() });
        }
        let conn = schema::open(&folder.join(PEOPLE_FILE), &FORM)?;
        // What is deleted here must be gone from the file too.
        conn.pragma_update(None, "secure_delete", true).map_err(StoreError::writing("the people's database"))?;
        Ok(Self { conn })
    }
}

#[cfg(test)]
mod tests;
