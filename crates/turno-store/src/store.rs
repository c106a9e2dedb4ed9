//! The data folder as the rest of the program sees it.

use std::path::Path;

use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, named_params};
use turno_domain::{Event, HallId};

use crate::{Batch, StoreError, codec, folder::Folder, schema};

/// The length of the key that signs the links on slips.
pub const LINK_KEY_BYTES: usize = 32;

const LINK_KEY: &str = "link_key";

/// One data folder, open and owned. Dropping it frees the folder.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    #[cfg(any(test, debug_assertions))]
    failpoint: crate::Failpoint,
    // Last, so that the database is closed before the folder is free for somebody else.
    _folder: Folder,
}

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its sequence number, growing over all halls of the node.
    pub seq: u64,
    /// The business day it belongs to. What ends a day belongs to that day, not to the next.
    pub day: Date,
    /// The event.
    pub event: Event,
}

/// The settings of a hall as they were imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HallRecord {
    /// The hall.
    pub hall: HallId,
    /// Grows by one with each different import, from 1.
    pub version: u64,
    /// The office file.
    pub office_toml: String,
    /// When it was imported.
    pub imported_at: Timestamp,
}

/// An instant as precise as the log keeps it: whole microseconds. The time of a command is cut to it before anything is decided,
/// so that what is decided now and what is read back later are the same.
#[must_use]
pub fn stored_precision(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

impl Store {
    /// Takes the data folder, makes it if it is not there, and brings its database to today's form.
    ///
    /// # Errors
    ///
    /// When the folder cannot be used or somebody else has it, and when the database is another program's, newer than this one
    /// or cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let folder = Folder::take(folder)?;
        let conn = schema::open(&folder.database(), &schema::EVENTS)?;
        Ok(Self {
            conn,
            #[cfg(any(test, debug_assertions))]
            failpoint: crate::Failpoint::default(),
            _folder: folder,
        })
    }

    /// The latest settings of every hall, in the order of their names.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn halls(&self) -> Result<Vec<HallRecord>, StoreError> {
        let reading = || StoreError::reading("the list of halls");
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT hall, max(version), office_toml, imported_at_us FROM hall GROUP BY hall ORDER BY hall",
            )
            .map_err(reading())?;
        let mut rows = statement.query([]).map_err(reading())?;
        let mut halls = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            halls.push(hall_record(row)?);
        }
        Ok(halls)
    }

    /// Keeps new settings for a hall and returns their version. The same text as the latest makes no new version.
    ///
    /// # Errors
    ///
    /// When they cannot be written; the earlier ones then stay in force.
    pub fn import_hall(&mut self, hall: &HallId, office_toml: &str, at: Timestamp) -> Result<u64, StoreError> {
        let writing = || StoreError::writing("the settings of the hall");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let latest = tx
            .query_row(
                "SELECT version, office_toml FROM hall WHERE hall = ?1 ORDER BY version DESC LIMIT 1",
                [hall.as_str()],
                |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
            )
            .optional()
            .map_err(writing())?;
        let version = match latest {
            Some((version, text)) if text == office_toml => return Ok(version.cast_unsigned()),
            Some((version, _)) => version + 1,
            None => 1,
        };
        tx.execute(
            "INSERT INTO hall (hall, version, office_toml, imported_at_us) VALUES (:hall, :version, :toml, :at_us)",
            named_params! {
                ":hall": hall.as_str(),
                ":version": version,
                ":toml": office_toml,
                ":at_us": at.as_microsecond(),
            },
        )
        .map_err(writing())?;
        tx.commit().map_err(writing())?;
        Ok(version.cast_unsigned())
    }

    /// The events of a hall's latest business day, in order, from its `DayOpened` on; none for a hall that never opened. It
    /// reads that day only, however long the log is.
    ///
    /// # Errors
    ///
    /// When the log cannot be read, or an event in it is damaged.
    pub fn today(&self, hall: &HallId) -> Result<Vec<Recorded>, StoreError> {
        let reading = || StoreError::reading("today's events");
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT seq, day, at_us, fact FROM event
                 WHERE hall = ?1 AND day = (SELECT max(day) FROM event WHERE hall = ?1) ORDER BY seq",
            )
            .map_err(reading())?;
        let mut rows = statement.query([hall.as_str()]).map_err(reading())?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            events.push(recorded(hall, row)?);
        }
        Ok(events)
    }

    /// The key that signs the links on slips: the one kept, or `fresh` (random bytes) if there is none yet.
    ///
    /// # Errors
    ///
    /// When it cannot be read or kept.
    pub fn link_key(&mut self, fresh: [u8; LINK_KEY_BYTES]) -> Result<[u8; LINK_KEY_BYTES], StoreError> {
        let writing = || StoreError::writing("the key of the links on slips");
        let insert = "INSERT INTO node (key, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.conn.execute(insert, (LINK_KEY, fresh)).map_err(writing())?;
        self.conn
            .query_row("SELECT value FROM node WHERE key = ?1", [LINK_KEY], |row| row.get(0))
            .map_err(StoreError::reading("the key of the links on slips"))
    }

    /// Begins a batch. What it appends is kept by [`Batch::commit`], all of it or nothing.
    ///
    /// # Errors
    ///
    /// When the database takes no writes.
    pub fn begin(&mut self) -> Result<Batch<'_>, StoreError> {
        let failed = |source| StoreError::Begin { source };
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        // Read anew each time: after a failed commit only the disk knows what it kept.
        let last_seq: i64 = tx
            .prepare_cached("SELECT coalesce(max(seq), 0) FROM event")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
            .map_err(failed)?;
        Ok(Batch {
            tx,
            next_seq: last_seq.cast_unsigned() + 1,
            #[cfg(any(test, debug_assertions))]
            failpoint: self.failpoint.clone(),
        })
    }

    /// Folds the write-ahead log back into the database, so that a copy of the one file is whole. Done before closing.
    ///
    /// # Errors
    ///
    /// When the disk refuses; nothing is lost then, the log stays beside the database.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(StoreError::writing("the write-ahead log"))
    }

    /// The switch that makes this store fail in tests.
    #[cfg(any(test, debug_assertions))]
    #[must_use]
    pub fn failpoint(&self) -> crate::Failpoint {
        self.failpoint.clone()
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.conn
    }
}

pub(crate) fn hall_record(row: &Row<'_>) -> Result<HallRecord, StoreError> {
    let read = || StoreError::reading("the list of halls");
    let name: String = row.get(0).map_err(read())?;
    let damaged = |problem: String| StoreError::CorruptRow { what: format!("the settings of hall '{name}'"), problem };
    Ok(HallRecord {
        hall: name.parse().map_err(|error: turno_domain::IdError| damaged(error.to_string()))?,
        version: row.get::<_, i64>(1).map_err(read())?.cast_unsigned(),
        office_toml: row.get(2).map_err(read())?,
        imported_at: instant(row.get(3).map_err(read())?).map_err(&damaged)?,
    })
}

/// An event from the columns seq, day, at_us, fact.
pub(crate) fn recorded(hall: &HallId, row: &Row<'_>) -> Result<Recorded, StoreError> {
    let read = || StoreError::reading("an event");
    let seq = row.get::<_, i64>(0).map_err(read())?.cast_unsigned();
    let corrupt = |problem: String| StoreError::Corrupt { seq, hall: hall.clone(), problem };
    let day: String = row.get(1).map_err(read())?;
    let fact: String = row.get(3).map_err(read())?;
    Ok(Recorded {
        seq,
        day: day.parse().map_err(|error: jiff::Error| corrupt(error.to_string()))?,
        event: Event {
            at: instant(row.get(2).map_err(read())?).map_err(&corrupt)?,
            fact: codec::decode(&fact).map_err(|error| corrupt(error.to_string()))?,
        },
    })
}

pub(crate) fn instant(at_us: i64) -> Result<Timestamp, String> {
    Timestamp::from_microsecond(at_us).map_err(|error| error.to_string())
}
