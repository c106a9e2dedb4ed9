//! Sessions: from signing in to signing out, for one working day at the longest.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, TransactionBehavior, named_params};

use super::{Deed, People, Person, PersonName, person::person_of};
use crate::{StoreError, store::instant};

/// The bytes of a session token's hash.
pub const TOKEN_HASH_BYTES: usize = 32;

/// The hash of what the browser holds; the token itself is never stored.
pub type TokenHash = [u8; TOKEN_HASH_BYTES];

/// How long a session lasts from signing in, in hours: a working day with its breaks, and never into the next one.
pub const SESSION_HOURS_MAX: i64 = 12;

impl People {
    /// Begins a session for a known person; sessions whose time is over are forgotten on the way.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn begin_session(&mut self, token: &TokenHash, name: &PersonName, at: Timestamp) -> Result<(), StoreError> {
        let writing = || StoreError::writing("a session");
        let until = at + SignedDuration::from_hours(SESSION_HOURS_MAX);
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        tx.execute("DELETE FROM session WHERE until_us <= ?1", [at.as_microsecond()]).map_err(writing())?;
        tx.execute(
            "INSERT INTO session (token_hash, name, begun_at_us, until_us) VALUES (:token, :name, :at_us, :until_us)",
            named_params! {
                ":token": token,
                ":name": name.as_str(),
                ":at_us": at.as_microsecond(),
                ":until_us": until.as_microsecond(),
            },
        )
        .map_err(writing())?;
        Self::note_in(&tx, at, Some(name), Deed::SignedIn, "")?;
        tx.commit().map_err(writing())
    }

    /// Who is signed in with that token now, and until when.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is damaged.
    pub fn signed_in(&self, token: &TokenHash, now: Timestamp) -> Result<Option<(Person, Timestamp)>, StoreError> {
        let reading = || StoreError::reading("a session");
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT person.name, role, password, added_at_us, until_us
                 FROM session JOIN person ON person.name = session.name WHERE token_hash = ?1 AND until_us > ?2",
            )
            .map_err(reading())?;
        let row = statement
            .query_row((token, now.as_microsecond()), |row| Ok((person_of(row), row.get(4)?)))
            .optional()
            .map_err(reading())?;
        let Some((person, until)) = row else { return Ok(None) };
        let damaged = |problem| StoreError::CorruptRow { what: "a session".to_owned(), problem };
        Ok(Some((person?, instant(until).map_err(damaged)?)))
    }

    /// Ends a session; one that is not there is ended already.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn end_session(&mut self, token: &TokenHash, at: Timestamp) -> Result<(), StoreError> {
        let writing = || StoreError::writing("a session");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let name: Option<String> = tx
            .query_row("DELETE FROM session WHERE token_hash = ?1 RETURNING name", [token], |row| row.get(0))
            .optional()
            .map_err(writing())?;
        if let Some(name) = name.and_then(|name| name.parse().ok()) {
            Self::note_in(&tx, at, Some(&name), Deed::SignedOut, "")?;
        }
        tx.commit().map_err(writing())
    }
}
