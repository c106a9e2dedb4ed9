//! Questions about days that are over or under way, on a connection of their own that cannot write: nobody at a counter waits for a report.

use std::path::Path;

use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, OpenFlags, Row};
use turno_domain::{HallId, RequestId, ServiceId};

use crate::{
    DATABASE_FILE, Known, StoreError, TicketRow, batch,
    foresight::DAYS_LEARNED,
    projection::{TICKET_DAY, TICKETS, ticket_row},
    store::instant,
};

/// The most days of one question: a year and a day.
pub const HISTORY_DAYS_MAX: i32 = 366;

/// How long to wait for a lock that somebody holds against the rules, in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 2_000;

/// A connection that only reads.
#[derive(Debug)]
pub struct History {
    pub(crate) conn: Connection,
}

/// How well one day's forecasts came true, over everybody who was called.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastErrors {
    /// The day.
    pub day: Date,
    /// How many people were told a wait and called.
    pub people: u32,
    /// How far the wait lay from the middle of what was told, on average, in seconds.
    pub absolute_secs: f64,
    /// The same with its sign: above nothing, people waited longer than they were told.
    pub bias_secs: f64,
    /// How many waited no less than the shorter end and no more than the longer.
    pub within: u32,
    /// How many waited longer than the longer end.
    pub longer: u32,
}

impl History {
    /// Opens the database of a data folder that a [`crate::Store`] has taken.
    ///
    /// # Errors
    ///
    /// When it cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let file = folder.join(DATABASE_FILE);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || -> rusqlite::Result<Connection> {
            let conn = Connection::open_with_flags(&file, flags)?;
            conn.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
            Ok(conn)
        };
        let conn = open().map_err(|source| StoreError::Open { file: file.clone(), source })?;
        Ok(Self { conn })
    }

    /// What answered a request, whenever that was; `None` if it was never carried out.
    ///
    /// # Errors
    ///
    /// When the log cannot be read, or what it says is damaged.
    pub fn answered_before(&self, request: RequestId) -> Result<Option<Known>, StoreError> {
        batch::lookup(&self.conn, request)
    }

    /// How well the forecasts of each day from `from` to `to` came true, by the tickets' rows: what stood on the slip against the
    /// wait until the first call. Days without anybody called are left out, and so are numbers torn from a roll, to whose holders
    /// nobody told anything.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn forecast_errors(&self, hall: &HallId, from: Date, to: Date) -> Result<Vec<ForecastErrors>, StoreError> {
        let range = (hall.as_str(), from.to_string(), to.to_string());
        let by_day = "
            SELECT day, count(*), avg(abs(waited - told)), avg(waited - told),
                   sum(waited >= forecast_from_min * 60.0 AND waited <= forecast_to_min * 60.0),
                   sum(waited > forecast_to_min * 60.0)
            FROM (SELECT day, forecast_from_min, forecast_to_min,
                         (called_first_us - arrived_at_us) / 1e6 AS waited,
                         (forecast_from_min + forecast_to_min) * 30.0 AS told
                  FROM ticket WHERE hall = ?1 AND day >= ?2 AND day <= ?3 AND called_first_us IS NOT NULL
                        AND channel <> 'roll')
            GROUP BY day ORDER BY day";
        rows(&self.conn, by_day, range, |row| {
            Ok(ForecastErrors {
                day: row.get::<_, String>(0)?.parse()?,
                people: row.get(1)?,
                absolute_secs: row.get(2)?,
                bias_secs: row.get(3)?,
                within: row.get(4)?,
                longer: row.get(5)?,
            })
        })
    }

    /// How many people came without an appointment in each hour of the [`DAYS_LEARNED`] days before `day`, hours in order.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn people_by_hour(&self, hall: &HallId, day: Date) -> Result<Vec<(Timestamp, u32)>, StoreError> {
        let from = day.saturating_sub(jiff::Span::new().days(DAYS_LEARNED)).to_string();
        let by_hour = "SELECT hour_us, sum(walk_ins) FROM arrivals WHERE hall = ?1 AND day >= ?2 AND day < ?3
                       GROUP BY hour_us ORDER BY hour_us";
        rows(&self.conn, by_hour, (hall.as_str(), from, day.to_string()), |row| {
            Ok((instant(row.get(0)?)?, row.get(1)?))
        })
    }

    /// What the log says about every ticket of the days `from` to `to`, both included, with its day; at most
    /// [`HISTORY_DAYS_MAX`] days, counted back from `to`.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn tickets(&self, hall: &HallId, from: Date, to: Date) -> Result<Vec<(Date, TicketRow)>, StoreError> {
        let reading = || StoreError::reading("the tickets of some days");
        let earliest = to.saturating_sub(jiff::Span::new().days(HISTORY_DAYS_MAX - 1));
        let mut statement = self
            .conn
            .prepare_cached(&format!("{TICKETS} WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, number"))
            .map_err(reading())?;
        let days = (hall.as_str(), from.max(earliest).to_string(), to.to_string());
        let mut rows = statement.query(days).map_err(reading())?;
        let mut tickets = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            let damaged =
                |problem: String| StoreError::CorruptRow { what: format!("a ticket of hall '{hall}'"), problem };
            let day: String = row.get(TICKET_DAY).map_err(reading())?;
            let day = day.parse().map_err(|error: jiff::Error| damaged(error.to_string()))?;
            tickets.push((day, ticket_row(row).map_err(|error| damaged(error.to_string()))?));
        }
        Ok(tickets)
    }
}

/// How many people were answered about a service without a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The service.
    pub service: ServiceId,
    /// What they wanted to know or have.
    pub given: u32,
    /// To book an appointment.
    pub sent_to_book: u32,
}

impl History {
    /// How many people were answered without a number on the days `from` to `to`, both included, by service.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn answered(&self, hall: &HallId, from: Date, to: Date) -> Result<Vec<Answered>, StoreError> {
        let by_service = "SELECT service, sum(given), sum(sent_to_book) FROM answered
                          WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY service ORDER BY service";
        rows(&self.conn, by_service, (hall.as_str(), from.to_string(), to.to_string()), |row| {
            Ok(Answered { service: row.get::<_, String>(0)?.parse()?, given: row.get(1)?, sent_to_book: row.get(2)? })
        })
    }
}

/// Reads rows, and says which kind of row is damaged.
pub(crate) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    read: impl Fn(&Row<'_>) -> Result<T, RowError>,
) -> Result<Vec<T>, StoreError> {
    let reading = || StoreError::reading("what past days tell");
    let mut statement = conn.prepare_cached(sql).map_err(reading())?;
    let mut rows = statement.query(params).map_err(reading())?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(reading())? {
        found.push(read(row).map_err(|problem| StoreError::CorruptRow {
            what: "a row of past days".to_owned(),
            problem: problem.to_string(),
        })?);
    }
    Ok(found)
}

type RowError = Box<dyn std::error::Error + Send + Sync>;
