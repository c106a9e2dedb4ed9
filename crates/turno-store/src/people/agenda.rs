//! The agenda of a day, as the office's booking system hands it over: codes, services and times, and no name. It lies with the
//! people's data, since what is deleted here is gone from the file too.

use std::{collections::BTreeMap, fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
use rusqlite::{Row, TransactionBehavior, named_params};
use turno_domain::{HallId, RequestId, ServiceId, TicketNumber};

use super::People;
use crate::{StoreError, projection::RowError, store::instant};

/// The shortest code, in characters: fewer are guessed.
pub const CODE_CHARS_MIN: usize = 4;

/// The longest code, in characters: what a bar code of a letter holds.
pub const CODE_CHARS_MAX: usize = 32;

/// The code of an appointment, as it is typed or scanned: letters and digits. Small letters are read as capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppointmentCode(String);

/// Why a text is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no code of an appointment: use {CODE_CHARS_MIN} to {CODE_CHARS_MAX} letters and digits")]
pub struct AppointmentCodeError(String);

impl FromStr for AppointmentCode {
    type Err = AppointmentCodeError;

    fn from_str(text: &str) -> Result<Self, AppointmentCodeError> {
        let fits = (CODE_CHARS_MIN..=CODE_CHARS_MAX).contains(&text.len());
        if fits && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(Self(text.to_ascii_uppercase()));
        }
        Err(AppointmentCodeError(text.chars().take(CODE_CHARS_MAX).collect()))
    }
}

impl fmt::Display for AppointmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody who is booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What the person shows.
    pub code: AppointmentCode,
    /// What for.
    pub service: ServiceId,
    /// When.
    pub slot: Timestamp,
    /// The number that was given for it.
    pub given: Option<GivenFor>,
}

/// The number that was given for an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenFor {
    /// The number.
    pub ticket: TicketNumber,
    /// The press that it answered; a repeat of it is no second check-in.
    pub request: RequestId,
}

impl People {
    /// Puts a day's agenda in the place of the one before it. Who has checked in already stays so. Days before `today` are
    /// forgotten.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn hand_in_agenda(
        &mut self,
        hall: &HallId,
        day: Date,
        today: Date,
        appointments: &[Appointment],
    ) -> Result<(), StoreError> {
        let writing = || StoreError::writing("an agenda");
        let (hall, day) = (hall.as_str(), day.to_string());
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(writing())?;
        tx.execute("DELETE FROM appointment WHERE day < ?1", [today.to_string()]).map_err(writing())?;
        let given: BTreeMap<String, (String, Vec<u8>)> = {
            let sql =
                "SELECT code, ticket, request FROM appointment WHERE hall = ?1 AND day = ?2 AND ticket IS NOT NULL";
            let mut statement = tx.prepare(sql).map_err(writing())?;
            let read = |row: &Row<'_>| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
            let rows = statement.query_map((hall, &day), read).map_err(writing())?;
            rows.collect::<rusqlite::Result<_>>().map_err(writing())?
        };
        // Who has a number keeps it, though a hand-over in parts leaves the code out for a moment.
        tx.execute("DELETE FROM appointment WHERE hall = ?1 AND day = ?2 AND ticket IS NULL", (hall, &day))
            .map_err(writing())?;
        for appointment in appointments {
            let code = &appointment.code.0;
            let given = given.get(code);
            tx.prepare_cached(
                "INSERT OR REPLACE INTO appointment (hall, day, code, service, slot_us, ticket, request)
                 VALUES (:hall, :day, :code, :service, :slot_us, :ticket, :request)",
            )
            .and_then(|mut statement| {
                statement.execute(named_params! {
                    ":hall": hall, ":day": day, ":code": code, ":service": appointment.service.as_str(),
                    ":slot_us": appointment.slot.as_microsecond(), ":ticket": given.map(|(ticket, _)| ticket),
                    ":request": given.map(|(_, request)| request),
                })
            })
            .map_err(writing())?;
        }
        tx.commit().map_err(writing())
    }

    /// Who is booked under a code on a day.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn appointment(
        &self,
        hall: &HallId,
        day: Date,
        code: &AppointmentCode,
    ) -> Result<Option<Appointment>, StoreError> {
        let reading = || StoreError::reading("an appointment");
        let sql =
            "SELECT service, slot_us, ticket, request FROM appointment WHERE hall = ?1 AND day = ?2 AND code = ?3";
        let mut statement = self.conn.prepare_cached(sql).map_err(reading())?;
        let mut rows = statement.query((hall.as_str(), day.to_string(), &code.0)).map_err(reading())?;
        let Some(row) = rows.next().map_err(reading())? else { return Ok(None) };
        let appointment = read(row, code).map_err(|problem| StoreError::CorruptRow {
            what: "an appointment".to_owned(),
            problem: problem.to_string(),
        })?;
        Ok(Some(appointment))
    }

    /// The appointments of a day, by their times.
    ///
    /// # Errors
    ///
    /// When they cannot be read or are damaged.
    pub fn agenda(&self, hall: &HallId, day: Date) -> Result<Vec<Appointment>, StoreError> {
        let reading = || StoreError::reading("an agenda");
        let sql = "SELECT code, service, slot_us, ticket, request FROM appointment
                   WHERE hall = ?1 AND day = ?2 ORDER BY slot_us, code";
        let mut statement = self.conn.prepare_cached(sql).map_err(reading())?;
        let mut rows = statement.query((hall.as_str(), day.to_string())).map_err(reading())?;
        let mut agenda = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            let code = AppointmentCode(row.get("code").map_err(reading())?);
            agenda.push(read(row, &code).map_err(|problem| StoreError::CorruptRow {
                what: "an appointment".to_owned(),
                problem: problem.to_string(),
            })?);
        }
        Ok(agenda)
    }

    /// How many appointments a day has.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn appointments_of(&self, hall: &HallId, day: Date) -> Result<u32, StoreError> {
        let reading = || StoreError::reading("an agenda");
        let sql = "SELECT COUNT(*) FROM appointment WHERE hall = ?1 AND day = ?2";
        let mut statement = self.conn.prepare_cached(sql).map_err(reading())?;
        statement.query_row((hall.as_str(), day.to_string()), |row| row.get(0)).map_err(reading())
    }

    /// Notes the number that was given for an appointment.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn check_in(
        &mut self,
        hall: &HallId,
        day: Date,
        code: &AppointmentCode,
        given: GivenFor,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE appointment SET ticket = ?4, request = ?5 WHERE hall = ?1 AND day = ?2 AND code = ?3";
        let row = (hall.as_str(), day.to_string(), &code.0, given.ticket.to_string(), given.request.0.to_be_bytes());
        self.conn.execute(sql, row).map(|_| ()).map_err(StoreError::writing("a check-in"))
    }
}

fn read(row: &Row<'_>, code: &AppointmentCode) -> Result<Appointment, RowError> {
    let ticket: Option<String> = row.get("ticket")?;
    let request: Option<[u8; 16]> = row.get("request")?;
    let given = match ticket.zip(request) {
        Some((ticket, request)) => {
            Some(GivenFor { ticket: ticket.parse()?, request: RequestId(u128::from_be_bytes(request)) })
        }
        None => None,
    };
    Ok(Appointment {
        code: code.clone(),
        service: row.get::<_, String>("service")?.parse()?,
        slot: instant(row.get("slot_us")?)?,
        given,
    })
}
