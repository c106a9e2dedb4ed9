//! The audit log: who signed in, took a counter, changed people, services or settings. Lines are only added; each goes when
//! its own date has passed, and that is itself a line.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::{People, PersonName};
use crate::{StoreError, store::instant};

/// How long a line is kept, in days: long enough to look into a complaint, too short to follow a person's work.
pub const AUDIT_DAYS_KEPT: i64 = 30;

/// The most lines of one answer.
pub const AUDIT_PAGE_MAX: u32 = 200;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A person signed in.
    SignedIn,
    /// A wrong password was given for a known name.
    SignInFailed,
    /// A person signed out.
    SignedOut,
    /// A person took a counter.
    CounterTaken,
    /// A service was suspended or opened again.
    ServiceChanged,
    /// The settings of a hall were changed.
    SettingsChanged,
    /// A person was added.
    PersonAdded,
    /// A person was removed.
    PersonRemoved,
    /// A person was given another role.
    RoleSet,
    /// A person was given another password.
    PasswordSet,
    /// Lines whose date had passed were removed.
    LinesExpired,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::CounterTaken,
        Self::ServiceChanged,
        Self::SettingsChanged,
        Self::PersonAdded,
        Self::PersonRemoved,
        Self::RoleSet,
        Self::PasswordSet,
        Self::LinesExpired,
    ];

    /// The deed with this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }

    /// The deed as it stands in the log.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::CounterTaken => "counter_taken",
            Self::ServiceChanged => "service_changed",
            Self::SettingsChanged => "settings_changed",
            Self::PersonAdded => "person_added",
            Self::PersonRemoved => "person_removed",
            Self::RoleSet => "role_set",
            Self::PasswordSet => "password_set",
            Self::LinesExpired => "lines_expired",
        }
    }
}

/// Which lines of the audit log are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuestion {
    /// Those before this one, by its identifier; without it, the latest.
    pub before: Option<i64>,
    /// Those of this person.
    pub name: Option<PersonName>,
    /// Those of this deed.
    pub deed: Option<Deed>,
}

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Grows from line to line.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; nobody for what was done on the server's own command line or by the server itself.
    pub name: Option<PersonName>,
    /// What.
    pub deed: Deed,
    /// What it was about: a counter, a service, another person.
    pub about: String,
}

impl People {
    /// Adds a line.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note(&mut self, at: Timestamp, by: Option<&PersonName>, deed: Deed, about: &str) -> Result<(), StoreError> {
        Self::note_in(&self.conn, at, by, deed, about)
    }

    pub(super) fn note_in(
        conn: &Connection,
        at: Timestamp,
        by: Option<&PersonName>,
        deed: Deed,
        about: &str,
    ) -> Result<(), StoreError> {
        let keep_until = at + SignedDuration::from_hours(24 * AUDIT_DAYS_KEPT);
        conn.prepare_cached(
            "INSERT INTO audit (at_us, keep_until_us, name, deed, about) VALUES (:at_us, :until_us, :name, :deed, :about)",
        )
        .and_then(|mut statement| {
            statement.execute(named_params! {
                ":at_us": at.as_microsecond(),
                ":until_us": keep_until.as_microsecond(),
                ":name": by.map(PersonName::as_str),
                ":deed": deed.word(),
                ":about": about,
            })
        })
        .map(|_| ())
        .map_err(StoreError::writing("the audit log"))
    }

    /// Removes the lines whose date has passed, and says so in the log. Returns how many.
    ///
    /// # Errors
    ///
    /// When they cannot be removed.
    pub fn expire_audit(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let writing = || StoreError::writing("the audit log");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let due: i64 = tx
            .query_row("SELECT count(*) FROM audit WHERE keep_until_us <= ?1", [now.as_microsecond()], |row| row.get(0))
            .map_err(writing())?;
        if due > 0 {
            Self::note_in(&tx, now, None, Deed::LinesExpired, &due.to_string())?;
            tx.execute("DELETE FROM audit WHERE keep_until_us <= ?1", [now.as_microsecond()]).map_err(writing())?;
        }
        tx.commit().map_err(writing())?;
        Ok(due.cast_unsigned())
    }

    /// The lines that are wanted, the newest first, at most [`AUDIT_PAGE_MAX`].
    ///
    /// # Errors
    ///
    /// When they cannot be read or are damaged.
    pub fn audit(&self, wanted: &AuditQuestion) -> Result<Vec<AuditLine>, StoreError> {
        let reading = || StoreError::reading("the audit log");
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT at_us, name, deed, about, id FROM audit
                 WHERE (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR name = ?2) AND (?3 IS NULL OR deed = ?3)
                 ORDER BY id DESC LIMIT ?4",
            )
            .map_err(reading())?;
        let mut rows = statement
            .query((
                wanted.before,
                wanted.name.as_ref().map(PersonName::as_str),
                wanted.deed.map(Deed::word),
                AUDIT_PAGE_MAX,
            ))
            .map_err(reading())?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            let damaged = |problem: String| StoreError::CorruptRow { what: "a line of the audit log".into(), problem };
            let deed: String = row.get(2).map_err(reading())?;
            let name: Option<String> = row.get(1).map_err(reading())?;
            lines.push(AuditLine {
                id: row.get(4).map_err(reading())?,
                at: instant(row.get(0).map_err(reading())?).map_err(&damaged)?,
                name: name
                    .map(|name| name.parse())
                    .transpose()
                    .map_err(|error: super::PersonNameError| damaged(error.to_string()))?,
                deed: Deed::of_word(&deed).ok_or_else(|| damaged(format!("unknown deed '{deed}'")))?,
                about: row.get(3).map_err(reading())?,
            });
        }
        Ok(lines)
    }
}
