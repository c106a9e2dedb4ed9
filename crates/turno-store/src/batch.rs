//! One transaction: what the engine decided in one go, kept whole or not at all.

use jiff::{Span, civil::Date};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use turno_domain::{Event, Fact, HallId, RequestId};

use crate::{Recorded, StoreError, codec, foresight, projection, store::recorded};

/// How many days a request is remembered. A totem out of reach hands its tickets in within days; a month leaves room for
/// everything else that is put off, and keeps the table small.
pub const REQUEST_DAYS_KEPT: i32 = 32;

/// The most requests forgotten in one transaction, so that the opening of a day stays short: some eight days' worth of an office
/// with a thousand visitors a day, forgotten in 0.2 s. What is left goes with the next opening.
pub const REQUESTS_FORGOTTEN_MAX: u32 = 50_000;

/// In two steps, each along an index: where the log stood when the oldest day to remember began, then what lies before.
pub(crate) const FORGET_REQUESTS: &str = "
    DELETE FROM request WHERE request_id IN (
        SELECT request_id FROM request WHERE hall = :hall AND first_seq <= (
            SELECT seq FROM event WHERE hall = :hall AND day < :kept_from ORDER BY day DESC, seq DESC LIMIT 1)
        ORDER BY first_seq LIMIT :most)";

/// An open transaction. Dropping it without [`Batch::commit`] leaves no trace.
#[derive(Debug)]
pub struct Batch<'store> {
    pub(crate) tx: Transaction<'store>,
    pub(crate) next_seq: u64,
    #[cfg(any(test, debug_assertions))]
    pub(crate) failpoint: crate::Failpoint,
}

/// What one command adds to the log.
#[derive(Debug, Clone, Copy)]
pub struct Append<'a> {
    /// The hall.
    pub hall: &'a HallId,
    /// The hall's business day before the events. A `DayOpened` among them begins its own day.
    pub day: Date,
    /// The request that is answered by these events and the wish it stands for; `None` for what no request asked for.
    pub request: Option<(RequestId, &'a str)>,
    /// The events, in order. There may be none: the wish was true already.
    pub events: &'a [Event],
    /// The sequence number that the first event must get.
    pub expected_seq: u64,
}

/// A request that was carried out before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The hall.
    pub hall: HallId,
    /// The wish it stood for.
    pub wish: String,
    /// The events that answered it.
    pub events: Vec<Recorded>,
}

impl Batch<'_> {
    /// The sequence number that the next event will get.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// What is known of a request, in this batch or before it.
    ///
    /// # Errors
    ///
    /// When the log cannot be read, or what it says is damaged.
    pub fn lookup(&self, request: RequestId) -> Result<Option<Known>, StoreError> {
        lookup(&self.tx, request)
    }

    /// Adds events to the log, with their request and with what they change in the tickets' rows. Returns the sequence number
    /// after them. With the opening of a day, the hall's requests from more than [`REQUEST_DAYS_KEPT`] days before are forgotten.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when the log does not go on where the caller expects; nothing is written then.
    /// [`StoreError::Append`] when the disk refuses, [`StoreError::Contradiction`] when the events do not fit what the database
    /// holds; the batch must be dropped then.
    pub fn append(&mut self, append: &Append<'_>) -> Result<u64, StoreError> {
        if append.expected_seq != self.next_seq {
            return Err(StoreError::Conflict { expected: append.expected_seq, found: self.next_seq });
        }
        let first_seq = self.next_seq;
        let mut day = append.day;
        for event in append.events {
            let seq = self.next_seq;
            if let Fact::DayOpened { day: opened, .. } = event.fact {
                day = opened;
                self.forget_requests(append.hall, opened)?;
            }
            self.append_event(seq, append.hall, day, event).map_err(StoreError::appending(seq))?;
            self.next_seq += 1;
        }
        if let Some((request, wish)) = append.request {
            self.note_request(append, request, wish, first_seq).map_err(StoreError::appending(first_seq))?;
        }
        Ok(self.next_seq)
    }

    fn forget_requests(&self, hall: &HallId, opened: Date) -> Result<(), StoreError> {
        let kept_from = opened.saturating_sub(Span::new().days(REQUEST_DAYS_KEPT));
        self.tx
            .prepare_cached(FORGET_REQUESTS)
            .and_then(|mut statement| {
                statement.execute(named_params! {
                    ":hall": hall.as_str(),
                    ":kept_from": kept_from.to_string(),
                    ":most": REQUESTS_FORGOTTEN_MAX,
                })
            })
            .map_err(StoreError::writing("the list of requests"))?;
        Ok(())
    }

    fn append_event(&self, seq: u64, hall: &HallId, day: Date, event: &Event) -> rusqlite::Result<()> {
        let fact = codec::encode(&event.fact).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        let day = day.to_string();
        self.tx
            .prepare_cached(
                "INSERT INTO event (seq, hall, day, at_us, fact) VALUES (:seq, :hall, :day, :at_us, :fact)",
            )?
            .execute(named_params! {
                ":seq": seq.cast_signed(),
                ":hall": hall.as_str(),
                ":day": day,
                ":at_us": event.at.as_microsecond(),
                ":fact": fact,
            })?;
        projection::project(&self.tx, hall, &day, event)?;
        foresight::learn(&self.tx, hall, &day, event)
    }

    fn note_request(
        &self,
        append: &Append<'_>,
        request: RequestId,
        wish: &str,
        first_seq: u64,
    ) -> rusqlite::Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO request (request_id, hall, wish, first_seq, events)
                 VALUES (:id, :hall, :wish, :first_seq, :events)",
            )?
            .execute(named_params! {
                ":id": request.0.to_be_bytes(),
                ":hall": append.hall.as_str(),
                ":wish": wish,
                ":first_seq": first_seq.cast_signed(),
                ":events": (self.next_seq - first_seq).cast_signed(),
            })?;
        Ok(())
    }

    /// Puts everything appended on the disk. When this returns, it survives a power cut.
    ///
    /// # Errors
    ///
    /// When the disk refuses; nothing of the batch is kept then.
    pub fn commit(self) -> Result<(), StoreError> {
        #[cfg(any(test, debug_assertions))]
        let fault = self.failpoint.take();
        #[cfg(any(test, debug_assertions))]
        fail_before(fault)?;
        self.tx.commit().map_err(|source| StoreError::Commit { source })?;
        #[cfg(any(test, debug_assertions))]
        if fault == crate::failpoint::Fault::AbortAfterCommit {
            std::process::abort();
        }
        Ok(())
    }
}

pub(crate) fn lookup(conn: &Connection, request: RequestId) -> Result<Option<Known>, StoreError> {
    let reading = || StoreError::reading("a request");
    let found = conn
        .prepare_cached("SELECT hall, wish, first_seq, events FROM request WHERE request_id = ?1")
        .and_then(|mut statement| {
            statement
                .query_row([request.0.to_be_bytes()], |row| {
                    Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
                })
                .optional()
        })
        .map_err(reading())?;
    let Some((hall, wish, first_seq, count)) = found else { return Ok(None) };
    let hall: HallId = hall.parse().map_err(|error: turno_domain::IdError| StoreError::CorruptRow {
        what: format!("request {:032x}", request.0),
        problem: error.to_string(),
    })?;
    let events = events_from(conn, &hall, first_seq, count)?;
    Ok(Some(Known { hall, wish, events }))
}

fn events_from(conn: &Connection, hall: &HallId, first_seq: i64, count: i64) -> Result<Vec<Recorded>, StoreError> {
    let reading = || StoreError::reading("the events of a request");
    let mut statement = conn
        .prepare_cached("SELECT seq, day, at_us, fact FROM event WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")
        .map_err(reading())?;
    let mut rows = statement.query([first_seq, first_seq + count]).map_err(reading())?;
    let mut events = Vec::new();
    while let Some(row) = rows.next().map_err(reading())? {
        events.push(recorded(hall, row)?);
    }
    Ok(events)
}

#[cfg(any(test, debug_assertions))]
fn fail_before(fault: crate::failpoint::Fault) -> Result<(), StoreError> {
    use crate::failpoint::Fault;
    match fault {
        Fault::RefuseCommit => {
            let full = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
            Err(StoreError::Commit { source: rusqlite::Error::SqliteFailure(full, None) })
        }
        Fault::AbortBeforeCommit => std::process::abort(),
        Fault::None | Fault::AbortAfterCommit => Ok(()),
    }
}
