//! Opening the database: how it is to be run, whose it is, and the forms it has had.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig};

use crate::{StoreError, folder::make_private_file};

/// What one of our databases is.
#[derive(Debug)]
pub(crate) struct Form {
    /// Marks a database as ours. (SQLite keeps it in the file's header.)
    pub(crate) application_id: i64,
    /// The changes of form, in order. The number of those applied stands in the database as its `user_version`; a published one
    /// is never edited, a new one is added at the end.
    pub(crate) migrations: &'static [&'static str],
}

/// The form of the event log.
pub(crate) const EVENTS: Form = Form {
    // The letters `TURN`.
    application_id: 0x5455_524E,
    migrations: &[
        include_str!("../migrations/0001_events.sql"),
        include_str!("../migrations/0002_request_index.sql"),
        include_str!("../migrations/0003_foresight.sql"),
        include_str!("../migrations/0004_roll.sql"),
        include_str!("../migrations/0005_undo.sql"),
        include_str!("../migrations/0006_answered.sql"),
        include_str!("../migrations/0007_not_taken.sql"),
    ],
};

impl Form {
    fn newest(&self) -> i64 {
        self.migrations.len().cast_signed() as i64
    }
}

/// Prepared statements kept; above the number of different ones in this crate.
const STATEMENTS_KEPT_MAX: usize = 64;

/// How large the write-ahead log may stay on disk after a checkpoint, in bytes.
const WAL_BYTES_MAX: i64 = 16 * 1024 * 1024;

/// How long to wait for a lock that somebody holds against the rules (a copy program, a shell), in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 2_000;

pub(crate) fn open(file: &Path, form: &Form) -> Result<Connection, StoreError> {
    let unusable = |source| StoreError::Open { file: file.to_owned(), source };
    make_private_file(file).map_err(|source| StoreError::Folder { path: file.to_owned(), source })?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(file, flags).map_err(unusable)?;
    // Whose it is comes first: nothing is written into a stranger's database, nor into one from the future.
    let found = form_of(&conn, file, form)?;
    configure(&conn).map_err(unusable)?;
    migrate(&mut conn, file, form, found)?;
    Ok(conn)
}

fn form_of(conn: &Connection, file: &Path, wanted: &Form) -> Result<i64, StoreError> {
    let unusable = |source| StoreError::Open { file: file.to_owned(), source };
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application_id = number("application_id").map_err(unusable)?;
    let form = number("user_version").map_err(unusable)?;
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(unusable)?;
    let fresh = application_id == 0 && form == 0 && tables == 0;
    if !fresh && application_id != wanted.application_id {
        return Err(StoreError::Foreign { file: file.to_owned() });
    }
    let known = wanted.newest();
    if form > known {
        return Err(StoreError::Newer { file: file.to_owned(), found: form, known });
    }
    Ok(form)
}

/// `synchronous=FULL` because a number on paper cannot be taken back: a commit returns only when it is on the disk. The
/// write-ahead log is folded back by this connection alone, which is the only one that writes.
fn configure(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT_MAX);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "journal_size_limit", WAL_BYTES_MAX)?;
    Ok(())
}

fn migrate(conn: &mut Connection, file: &Path, wanted: &Form, found: i64) -> Result<(), StoreError> {
    for (form, sql) in (1..).zip(wanted.migrations).filter(|(form, _)| *form > found) {
        let failed = |source| StoreError::Migrate { file: file.to_owned(), to: form, source };
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        // Somebody else may have opened the same new database a moment ago.
        let applied: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
        if applied >= form {
            continue;
        }
        tx.execute_batch(sql).map_err(failed)?;
        tx.pragma_update(None, "application_id", wanted.application_id).map_err(failed)?;
        tx.pragma_update(None, "user_version", form).map_err(failed)?;
        tx.commit().map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_past_the_fault_that_could_damage_a_log() {
        // SQLite 3.7.0 to 3.51.2 could lose pages when two connections reset the write-ahead log at once.
        assert!(rusqlite::version_number() >= 3_051_003, "SQLite {}", rusqlite::version());
    }

    #[test]
    fn the_database_runs_as_durable_as_intended() {
        let folder = tempfile::tempdir().unwrap();
        let conn = open(&folder.path().join("a.db"), &EVENTS).unwrap();
        let text = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, String>(0)).unwrap();
        let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(text("journal_mode"), "wal");
        assert_eq!(number("synchronous"), 2, "FULL");
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("user_version"), EVENTS.newest());
        assert_eq!(number("application_id"), EVENTS.application_id);
    }
}
