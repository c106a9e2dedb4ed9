//! What past days tell of a coming one: how long visits last and how many people come.

use jiff::{SignedDuration, Span, civil::Date};
use rusqlite::{Transaction, named_params};
use turno_domain::{
    Arrivals, CounterId, Event, Fact, Foresight, HallId, Hand, Need, ServiceId, Settings, Step, TicketNumber,
};

use crate::{Store, StoreError, history::rows, store::instant};

/// How many days back visits and arrivals are learned from: eight weeks, so that each weekday comes eight times.
pub const DAYS_LEARNED: i32 = 56;

const HOUR_US: i64 = 3_600_000_000;

/// Takes one event into what is learned from.
pub(crate) fn learn(tx: &Transaction<'_>, hall: &HallId, day: &str, event: &Event) -> rusqlite::Result<()> {
    let place = Place { tx, hall, day };
    let at_us = event.at.as_microsecond();
    match &event.fact {
        Fact::DayOpened { .. } => place.forget_hands(),
        Fact::TicketIssued { service, terms, .. } if terms.booking.is_none() => {
            place.arrived(service, at_us, i64::from(terms.need == Need::Priority))
        }
        Fact::TicketAdopted { service, issued_at, .. } => place.arrived(service, issued_at.as_microsecond(), 0),
        Fact::TicketCalled { number, .. } => place.taken(*number, at_us),
        // A visit that ended, or went on elsewhere: the counter is free again.
        Fact::ServiceFinished { number, .. }
        | Fact::TicketNotShown { number, .. }
        | Fact::TicketTransferred { number, .. }
        | Fact::TicketMovedOn { number, .. } => place.let_go(*number, at_us),
        // Parked and expired tickets say nothing of how long a visit takes.
        Fact::TicketParked { number, .. } | Fact::TicketExpired { number } => place.forget_hand(*number),
        Fact::StepUndone { number, counter, step } => place.take_back(*number, counter, *step),
        _ => Ok(()),
    }
}

struct Place<'a> {
    tx: &'a Transaction<'a>,
    hall: &'a HallId,
    day: &'a str,
}

impl Place<'_> {
    fn arrived(&self, service: &ServiceId, at_us: i64, priority: i64) -> rusqlite::Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO arrivals (hall, day, service, hour_us, walk_ins, priority)
                 VALUES (:hall, :day, :service, :hour_us, 1, :priority)
                 ON CONFLICT DO UPDATE SET walk_ins = walk_ins + 1, priority = priority + excluded.priority",
            )?
            .execute(named_params! {
                ":hall": self.hall.as_str(), ":day": self.day, ":service": service.as_str(),
                ":hour_us": at_us - at_us.rem_euclid(HOUR_US), ":priority": priority,
            })?;
        Ok(())
    }

    fn taken(&self, number: TicketNumber, at_us: i64) -> rusqlite::Result<()> {
        self.tx
            .prepare_cached(
                "INSERT OR REPLACE INTO hand (hall, number, service, taken_us)
                 SELECT hall, number, service, :at_us FROM ticket WHERE hall = :hall AND day = :day AND number = :number",
            )?
            .execute(named_params! {
                ":hall": self.hall.as_str(), ":day": self.day, ":number": number.to_string(), ":at_us": at_us,
            })?;
        Ok(())
    }

    fn let_go(&self, number: TicketNumber, at_us: i64) -> rusqlite::Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO visit_time (hall, day, service, taken_us, busy_us)
                 SELECT hall, :day, service, taken_us, :at_us - taken_us FROM hand WHERE hall = :hall AND number = :number",
            )?
            .execute(named_params! {
                ":hall": self.hall.as_str(), ":day": self.day, ":number": number.to_string(), ":at_us": at_us,
            })?;
        self.forget_hand(number)
    }

    /// A visit that was not over lasts on, and one that did not begin is forgotten.
    fn take_back(&self, number: TicketNumber, counter: &CounterId, step: Step) -> rusqlite::Result<()> {
        match step {
            Step::Call => return self.forget_hand(number),
            Step::Start => return Ok(()),
            Step::Park => {}
            Step::Finish | Step::NoShow | Step::Transfer => {
                let last = "DELETE FROM visit_time WHERE rowid = (
                                SELECT max(visit_time.rowid) FROM visit_time JOIN before_step USING (hall, day, service, taken_us)
                                WHERE hall = ?1 AND day = ?2 AND at_counter = ?3 AND number = ?4)";
                self.tx.prepare_cached(last)?.execute((
                    self.hall.as_str(),
                    self.day,
                    counter.as_str(),
                    number.to_string(),
                ))?;
            }
        }
        let back = "INSERT OR REPLACE INTO hand (hall, number, service, taken_us)
                    SELECT hall, number, service, taken_us FROM before_step
                    WHERE hall = ?1 AND at_counter = ?2 AND number = ?3 AND taken_us IS NOT NULL";
        self.tx.prepare_cached(back)?.execute((self.hall.as_str(), counter.as_str(), number.to_string())).map(|_| ())
    }

    fn forget_hand(&self, number: TicketNumber) -> rusqlite::Result<()> {
        let mut statement = self.tx.prepare_cached("DELETE FROM hand WHERE hall = ?1 AND number = ?2")?;
        statement.execute((self.hall.as_str(), number.to_string())).map(|_| ())
    }

    fn forget_hands(&self) -> rusqlite::Result<()> {
        self.tx.prepare_cached("DELETE FROM hand WHERE hall = ?1")?.execute([self.hall.as_str()]).map(|_| ())
    }
}

impl Store {
    /// What the [`DAYS_LEARNED`] days before `day` tell of it. It reads some ten thousand short rows: it is for the opening of a
    /// day.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn foresight(&self, settings: &Settings, day: Date) -> Result<Foresight, StoreError> {
        let from = day.saturating_sub(Span::new().days(DAYS_LEARNED)).to_string();
        let to = day.to_string();
        let hands = rows(
            self.connection(),
            "SELECT service, taken_us, busy_us FROM visit_time WHERE hall = ?1 AND day >= ?2 AND day < ?3",
            (settings.hall.as_str(), &from, &to),
            |row| {
                Ok(Hand {
                    service: row.get::<_, String>(0)?.parse()?,
                    taken_at: instant(row.get(1)?)?,
                    busy: SignedDuration::from_micros(row.get(2)?),
                })
            },
        )?;
        let arrivals = rows(
            self.connection(),
            "SELECT service, hour_us, walk_ins, priority FROM arrivals WHERE hall = ?1 AND day >= ?2 AND day < ?3",
            (settings.hall.as_str(), &from, &to),
            |row| {
                Ok(Arrivals {
                    service: row.get::<_, String>(0)?.parse()?,
                    hour: instant(row.get(1)?)?,
                    walk_ins: row.get(2)?,
                    priority: row.get(3)?,
                })
            },
        )?;
        Ok(Foresight::learn(settings, hands, arrivals))
    }
}
