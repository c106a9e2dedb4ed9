//! The least that a durable row costs: one row, one commit, as SQLite does it with the server's own settings.

use std::path::Path;

use anyhow::{Context, Result};
use rusqlite::Connection;

/// What is written in each row: about as long as a stored fact.
const ROW: &str = "{\"kind\":\"ticket_issued\",\"number\":\"A042\",\"service\":\"servizio-0\",\"people_ahead\":12}";

/// A database with one table of one column.
#[derive(Debug)]
pub(crate) struct BareCommits {
    conn: Connection,
}

impl BareCommits {
    /// A new database, as durable as the server's: write-ahead log, `synchronous=FULL`.
    pub(crate) fn new(file: &Path) -> Result<Self> {
        let conn = Connection::open(file).context("no database for the bare commits")?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.execute_batch("CREATE TABLE bare (fact TEXT NOT NULL) STRICT")?;
        Ok(Self { conn })
    }

    /// One row, on the disk when this returns.
    pub(crate) fn commit_one(&self) -> Result<()> {
        self.conn.prepare_cached("INSERT INTO bare (fact) VALUES (?1)")?.execute([ROW])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_commit_is_one_durable_row() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bare.db");
        let bare = BareCommits::new(&file).unwrap();
        assert_eq!(bare.conn.pragma_query_value(None, "synchronous", |row| row.get::<_, i64>(0)).unwrap(), 2);
        let before = file.with_extension("db-wal").metadata().unwrap().len();
        bare.commit_one().unwrap();
        assert!(file.with_extension("db-wal").metadata().unwrap().len() > before);
        let other = Connection::open(&file).unwrap();
        assert_eq!(other.query_row("SELECT count(*) FROM bare", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    }
}
