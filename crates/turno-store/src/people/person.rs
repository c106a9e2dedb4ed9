//! A person who may sign in: a name, a role, and the hash of a password.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, named_params};

use super::{Deed, People};
use crate::{StoreError, store::instant};

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 40;

/// What a person may do. Each role may do everything that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Gives numbers at the reception and looks after those who wait.
    Greeter,
    /// Works at a counter.
    Operator,
    /// Opens and suspends services, reads reports.
    Manager,
    /// Looks after people and settings, reads the audit log.
    Administrator,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Greeter, Self::Operator, Self::Manager, Self::Administrator];

    /// The role in one word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Greeter => "greeter",
            Self::Operator => "operator",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|role| role.word() == word);
        known.ok_or_else(|| "a role is one of greeter, operator, manager, administrator".to_owned())
    }
}

/// The name a person signs in with: small letters, digits, dot, hyphen and underscore. Capitals are read as small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

/// A text that is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name has 2 to {NAME_CHARS_MAX} letters without accents, digits, dots, hyphens or underscores, and begins with a letter"
)]
pub struct PersonNameError;

impl PersonName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PersonName {
    type Err = PersonNameError;

    fn from_str(text: &str) -> Result<Self, PersonNameError> {
        let name = text.trim().to_ascii_lowercase();
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        let begins_well = name.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        if plain && begins_well && (2..=NAME_CHARS_MAX).contains(&name.len()) {
            Ok(Self(name))
        } else {
            Err(PersonNameError)
        }
    }
}

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: PersonName,
    /// What the person may do.
    pub role: Role,
    /// The password's hash in PHC form.
    pub password_hash: String,
    /// Since when.
    pub added_at: Timestamp,
}

impl People {
    /// Adds a person, or says no if the name is taken.
    ///
    /// # Errors
    ///
    /// [`StoreError::NameTaken`], and when it cannot be written.
    pub fn add(&mut self, person: &Person, by: Option<&PersonName>) -> Result<(), StoreError> {
        let writing = || StoreError::writing("a person");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let added = tx
            .execute(
                "INSERT INTO person (name, role, password, added_at_us) VALUES (:name, :role, :password, :at_us)
                 ON CONFLICT (name) DO NOTHING",
                named_params! {
                    ":name": person.name.as_str(),
                    ":role": person.role.word(),
                    ":password": person.password_hash,
                    ":at_us": person.added_at.as_microsecond(),
                },
            )
            .map_err(writing())?;
        if added == 0 {
            return Err(StoreError::NameTaken { name: person.name.clone() });
        }
        let about = format!("{} {}", person.name, person.role);
        Self::note_in(&tx, person.added_at, by, Deed::PersonAdded, &about)?;
        tx.commit().map_err(writing())
    }

    /// Gives a known person another password and ends every session of that person.
    ///
    /// # Errors
    ///
    /// [`StoreError::NameUnknown`], and when it cannot be written.
    pub fn set_password(
        &mut self,
        name: &PersonName,
        password_hash: &str,
        at: Timestamp,
        by: Option<&PersonName>,
    ) -> Result<(), StoreError> {
        self.change(
            name,
            "UPDATE person SET password = ?2 WHERE name = ?1",
            password_hash,
            (at, by, Deed::PasswordSet, ""),
        )
    }

    /// Gives a known person another role and ends every session of that person.
    ///
    /// # Errors
    ///
    /// [`StoreError::NameUnknown`], [`StoreError::LastAdministrator`], and when it cannot be written.
    pub fn set_role(
        &mut self,
        name: &PersonName,
        role: Role,
        at: Timestamp,
        by: Option<&PersonName>,
    ) -> Result<(), StoreError> {
        let deed = (at, by, Deed::RoleSet, role.word());
        self.change(name, "UPDATE person SET role = ?2 WHERE name = ?1", role.word(), deed)
    }

    fn change(
        &mut self,
        name: &PersonName,
        sql: &str,
        value: &str,
        (at, by, deed, more): (Timestamp, Option<&PersonName>, Deed, &str),
    ) -> Result<(), StoreError> {
        let writing = || StoreError::writing("a person");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let before = administrators(&tx)?;
        if tx.execute(sql, (name.as_str(), value)).map_err(writing())? == 0 {
            return Err(StoreError::NameUnknown { name: name.clone() });
        }
        if before > 0 && administrators(&tx)? == 0 {
            return Err(StoreError::LastAdministrator { name: name.clone() });
        }
        tx.execute("DELETE FROM session WHERE name = ?1", [name.as_str()]).map_err(writing())?;
        Self::note_in(&tx, at, by, deed, format!("{name} {more}").trim_end())?;
        tx.commit().map_err(writing())
    }

    /// Removes a person and ends every session of that person.
    ///
    /// # Errors
    ///
    /// [`StoreError::NameUnknown`], [`StoreError::LastAdministrator`], and when it cannot be written.
    pub fn remove(&mut self, name: &PersonName, at: Timestamp, by: Option<&PersonName>) -> Result<(), StoreError> {
        let writing = || StoreError::writing("a person");
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        let before = administrators(&tx)?;
        if tx.execute("DELETE FROM person WHERE name = ?1", [name.as_str()]).map_err(writing())? == 0 {
            return Err(StoreError::NameUnknown { name: name.clone() });
        }
        if before > 0 && administrators(&tx)? == 0 {
            return Err(StoreError::LastAdministrator { name: name.clone() });
        }
        Self::note_in(&tx, at, by, Deed::PersonRemoved, name.as_str())?;
        tx.commit().map_err(writing())
    }

    /// The person of that name.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn person(&self, name: &PersonName) -> Result<Option<Person>, StoreError> {
        let reading = || StoreError::reading("a person");
        let mut statement = self
            .conn
            .prepare_cached("SELECT name, role, password, added_at_us FROM person WHERE name = ?1")
            .map_err(reading())?;
        let row = statement.query_row([name.as_str()], |row| Ok(person_of(row))).optional().map_err(reading())?;
        row.transpose()
    }

    /// Everybody, in the order of their names.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn persons(&self) -> Result<Vec<Person>, StoreError> {
        let reading = || StoreError::reading("the list of people");
        let mut statement = self
            .conn
            .prepare_cached("SELECT name, role, password, added_at_us FROM person ORDER BY name")
            .map_err(reading())?;
        let mut rows = statement.query([]).map_err(reading())?;
        let mut persons = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            persons.push(person_of(row)?);
        }
        Ok(persons)
    }
}

fn administrators(tx: &Transaction<'_>) -> Result<u32, StoreError> {
    let count = "SELECT count(*) FROM person WHERE role = ?1";
    tx.query_row(count, [Role::Administrator.word()], |row| row.get(0))
        .map_err(StoreError::reading("the number of administrators"))
}

pub(super) fn person_of(row: &Row<'_>) -> Result<Person, StoreError> {
    let read = || StoreError::reading("a person");
    let damaged = |problem: String| StoreError::CorruptRow { what: "a person".to_owned(), problem };
    Ok(Person {
        name: row
            .get::<_, String>(0)
            .map_err(read())?
            .parse()
            .map_err(|error: PersonNameError| damaged(error.to_string()))?,
        role: row.get::<_, String>(1).map_err(read())?.parse().map_err(&damaged)?,
        password_hash: row.get(2).map_err(read())?,
        added_at: instant(row.get(3).map_err(read())?).map_err(&damaged)?,
    })
}
