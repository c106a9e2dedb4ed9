//! One row per ticket and day, changed in the same transaction as the events it follows from. Reports read it.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Row, Transaction, named_params};
use turno_domain::{
    Answer, Channel, CounterId, Event, Fact, Forecast, HallId, KioskId, Language, Paper, Route, ServiceId, TicketNumber,
};

use crate::{Store, StoreError, store::instant};

/// What the log says about one ticket of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRow {
    /// What stands on the slip.
    pub number: TicketNumber,
    /// The service it was given for.
    pub service_issued: ServiceId,
    /// The service whose line it belonged to last.
    pub service: ServiceId,
    /// Where it was given.
    pub channel: Channel,
    /// The language the person chose.
    pub language: Language,
    /// When the person arrived.
    pub arrived_at: Timestamp,
    /// The people ahead, as the person was told.
    pub people_ahead: u32,
    /// The wait the person was told.
    pub forecast: Forecast,
    /// What became of the slip.
    pub paper: Paper,
    /// Where it stands in its life.
    pub stage: TicketStage,
    /// The counter it was called to last.
    pub counter: Option<CounterId>,
    /// How many times it was called, recalls included.
    pub calls: u32,
    /// How many of these were recalls.
    pub recalls: u32,
    /// When it was first called.
    pub called_first_at: Option<Timestamp>,
    /// When it was last called.
    pub called_last_at: Option<Timestamp>,
    /// When the service began that it was last called for.
    pub started_at: Option<Timestamp>,
    /// When it ended: served, not shown, withdrawn or expired.
    pub ended_at: Option<Timestamp>,
}

/// Where a ticket stands, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TicketStage {
    /// In a line.
    Waiting,
    /// Summoned to a counter.
    Called,
    /// At a counter.
    Serving,
    /// Called and did not come.
    NoShow,
    /// Set aside.
    Parked,
    /// Done.
    Served,
    /// Given up.
    Withdrawn,
    /// Left over when the day ended.
    Expired,
}

impl TicketStage {
    const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Called,
        Self::Serving,
        Self::NoShow,
        Self::Parked,
        Self::Served,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// The word, the same as the domain's for the state.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Serving => "serving",
            Self::NoShow => "no_show",
            Self::Parked => "parked",
            Self::Served => "served",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

const PAPERS: [Paper; 5] = [Paper::Pending, Paper::Printed, Paper::OnScreen, Paper::Unknown, Paper::NotTaken];

fn paper_word(paper: Paper) -> &'static str {
    match paper {
        Paper::Pending => "pending",
        Paper::Printed => "printed",
        Paper::OnScreen => "on_screen",
        Paper::Unknown => "unknown",
        Paper::NotTaken => "not_taken",
    }
}

/// Takes one event into the rows.
pub(crate) fn project(tx: &Transaction<'_>, hall: &HallId, day: &str, event: &Event) -> rusqlite::Result<()> {
    let at = event.at;
    if let Some((_, counter, number)) = event.fact.step() {
        keep_before(tx, hall, day, number, counter)?;
    }
    match &event.fact {
        Fact::DayOpened { .. } => {
            tx.prepare_cached("DELETE FROM before_step WHERE hall = ?1")?.execute([hall.as_str()]).map(|_| ())
        }
        Fact::AnsweredWithoutTicket { service, answer } => count_answer(tx, hall, day, service, *answer),
        // Whether somebody goes first stands in no row: it is nobody's business once the day is over.
        Fact::CounterOpened { .. }
        | Fact::CounterClosed { .. }
        | Fact::RollPutOut { .. }
        | Fact::RollTakenAway { .. }
        | Fact::ServiceSuspended { .. }
        | Fact::ServiceResumed { .. }
        | Fact::NeedSet { .. } => Ok(()),
        Fact::TicketIssued { number, service, channel, language, people_ahead, forecast, .. } => {
            let ticket = Admitted { number, service, channel, language, arrived_at: at, people_ahead, forecast };
            ticket.insert(tx, hall, day)
        }
        Fact::TicketAdopted { number, service, kiosk, language, issued_at, people_ahead, forecast } => {
            let channel = &Channel::KioskOffline(kiosk.clone());
            let arrived_at = *issued_at;
            Admitted { number, service, channel, language, arrived_at, people_ahead, forecast }.insert(tx, hall, day)
        }
        Fact::PaperReported { number, paper } => {
            Change { tx, hall, day, number, set: "paper = :value" }.run(paper_word(*paper))
        }
        Fact::TicketCalled { number, counter, .. } => {
            let set = "stage = 'called', counter = :value, calls = calls + 1, started_us = NULL, ended_us = NULL,
                       called_first_us = coalesce(called_first_us, :at_us), called_last_us = :at_us";
            Change { tx, hall, day, number, set }.run_at(at, counter.as_str())
        }
        Fact::TicketRecalled { number, counter, .. } => {
            let set = "counter = :value, calls = calls + 1, recalls = recalls + 1, called_last_us = :at_us";
            Change { tx, hall, day, number, set }.run_at(at, counter.as_str())
        }
        Fact::ServiceStarted { number, counter } => {
            let set = "stage = 'serving', counter = :value, started_us = :at_us";
            Change { tx, hall, day, number, set }.run_at(at, counter.as_str())
        }
        Fact::TicketTransferred { number, route: Route { to, .. }, .. } | Fact::TicketMovedOn { number, to, .. } => {
            let set = "stage = 'waiting', service = :value, started_us = NULL";
            Change { tx, hall, day, number, set }.run(to.as_str())
        }
        Fact::TicketSent { number, route } => {
            let set = "stage = 'waiting', service = :value, ended_us = NULL";
            Change { tx, hall, day, number, set }.run(route.to.as_str())
        }
        Fact::StepUndone { number, counter, .. } => {
            Change { tx, hall, day, number, set: AS_BEFORE }.run(counter.as_str())
        }
        Fact::TicketParked { number, .. } => {
            Change { tx, hall, day, number, set: "stage = :value" }.run(TicketStage::Parked.word())
        }
        Fact::TicketBroughtBack { number } => {
            Change { tx, hall, day, number, set: "stage = :value, ended_us = NULL" }.run(TicketStage::Waiting.word())
        }
        Fact::ServiceFinished { number, .. } => end(tx, hall, day, number, at, TicketStage::Served),
        Fact::TicketNotShown { number, .. } => end(tx, hall, day, number, at, TicketStage::NoShow),
        Fact::TicketWithdrawn { number } => end(tx, hall, day, number, at, TicketStage::Withdrawn),
        // Whoever was at a counter when the day ended was served.
        Fact::TicketExpired { number } => {
            let set = "stage = CASE stage WHEN 'serving' THEN 'served' ELSE :value END, ended_us = :at_us";
            Change { tx, hall, day, number, set }.run_at(at, TicketStage::Expired.word())
        }
    }
}

fn count_answer(
    tx: &Transaction<'_>,
    hall: &HallId,
    day: &str,
    service: &ServiceId,
    answer: Answer,
) -> rusqlite::Result<()> {
    let (given, sent_to_book) = match answer {
        Answer::Given => (1, 0),
        Answer::SentToBook => (0, 1),
    };
    tx.prepare_cached(
        "INSERT INTO answered (hall, day, service, given, sent_to_book) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET given = given + excluded.given, sent_to_book = sent_to_book + excluded.sent_to_book",
    )?
    .execute((hall.as_str(), day, service.as_str(), given, sent_to_book))?;
    Ok(())
}

/// The row as it was before the last step of the counter `:value`.
const AS_BEFORE: &str = "
    (service, stage, counter, calls, recalls, called_first_us, called_last_us, started_us, ended_us) = (
        SELECT service, stage, counter, calls, recalls, called_first_us, called_last_us, started_us, ended_us
        FROM before_step WHERE hall = :hall AND at_counter = :value AND day = :day AND number = :number)";

fn keep_before(
    tx: &Transaction<'_>,
    hall: &HallId,
    day: &str,
    number: TicketNumber,
    counter: &CounterId,
) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO before_step
         SELECT hall, :counter, day, number, service, stage, counter, calls, recalls, called_first_us, called_last_us,
                started_us, ended_us,
                (SELECT taken_us FROM hand WHERE hand.hall = ticket.hall AND hand.number = ticket.number)
         FROM ticket WHERE hall = :hall AND day = :day AND number = :number",
    )?
    .execute(named_params! {
        ":hall": hall.as_str(), ":day": day, ":number": number.to_string(), ":counter": counter.as_str(),
    })?;
    Ok(())
}

fn end(
    tx: &Transaction<'_>,
    hall: &HallId,
    day: &str,
    number: &TicketNumber,
    at: Timestamp,
    stage: TicketStage,
) -> rusqlite::Result<()> {
    Change { tx, hall, day, number, set: "stage = :value, ended_us = :at_us" }.run_at(at, stage.word())
}

struct Admitted<'a> {
    number: &'a TicketNumber,
    service: &'a ServiceId,
    channel: &'a Channel,
    language: &'a Language,
    arrived_at: Timestamp,
    people_ahead: &'a u32,
    forecast: &'a Forecast,
}

impl Admitted<'_> {
    fn insert(&self, tx: &Transaction<'_>, hall: &HallId, day: &str) -> rusqlite::Result<()> {
        let (channel, kiosk) = match self.channel {
            Channel::Kiosk(kiosk) => ("kiosk", Some(kiosk.as_str())),
            Channel::KioskOffline(kiosk) => ("kiosk_offline", Some(kiosk.as_str())),
            Channel::Reception => ("reception", None),
            Channel::Roll => ("roll", None),
        };
        tx.prepare_cached(
            "INSERT INTO ticket (hall, day, number, service_issued, service, channel, kiosk, language, arrived_at_us,
                                 people_ahead, forecast_from_min, forecast_to_min, paper, stage)
             VALUES (:hall, :day, :number, :service, :service, :channel, :kiosk, :language, :arrived_at_us,
                     :people_ahead, :from_min, :to_min, 'pending', 'waiting')",
        )?
        .execute(named_params! {
            ":hall": hall.as_str(),
            ":day": day,
            ":number": self.number.to_string(),
            ":service": self.service.as_str(),
            ":channel": channel,
            ":kiosk": kiosk,
            ":language": self.language.as_str(),
            ":arrived_at_us": self.arrived_at.as_microsecond(),
            ":people_ahead": self.people_ahead,
            ":from_min": self.forecast.from_min,
            ":to_min": self.forecast.to_min,
        })?;
        Ok(())
    }
}

struct Change<'a> {
    tx: &'a Transaction<'a>,
    hall: &'a HallId,
    day: &'a str,
    number: &'a TicketNumber,
    set: &'static str,
}

impl Change<'_> {
    fn run(&self, value: &str) -> rusqlite::Result<()> {
        let number = self.number.to_string();
        self.one_row(named_params! {
            ":hall": self.hall.as_str(), ":day": self.day, ":number": number, ":value": value,
        })
    }

    fn run_at(&self, at: Timestamp, value: &str) -> rusqlite::Result<()> {
        let number = self.number.to_string();
        self.one_row(named_params! {
            ":hall": self.hall.as_str(), ":day": self.day, ":number": number, ":value": value,
            ":at_us": at.as_microsecond(),
        })
    }

    /// A change that finds no row is about a ticket that was never given: the batch must not be committed.
    fn one_row(&self, params: &[(&str, &dyn rusqlite::ToSql)]) -> rusqlite::Result<()> {
        let sql = format!("UPDATE ticket SET {} WHERE hall = :hall AND day = :day AND number = :number", self.set);
        match self.tx.prepare_cached(&sql)?.execute(params)? {
            1 => Ok(()),
            rows => Err(rusqlite::Error::StatementChangedRows(rows)),
        }
    }
}

impl Store {
    /// What the log says about every ticket of one day, in the order of their numbers.
    ///
    /// # Errors
    ///
    /// When the rows cannot be read or are damaged.
    pub fn tickets(&self, hall: &HallId, day: Date) -> Result<Vec<TicketRow>, StoreError> {
        let reading = || StoreError::reading("the tickets of a day");
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{TICKETS} WHERE hall = ?1 AND day = ?2 ORDER BY number"))
            .map_err(reading())?;
        let mut rows = statement.query((hall.as_str(), day.to_string())).map_err(reading())?;
        let mut tickets = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            tickets.push(ticket_row(row).map_err(|problem| StoreError::CorruptRow {
                what: format!("a ticket of hall '{hall}' on {day}"),
                problem: problem.to_string(),
            })?);
        }
        // As text 'A1000' stands before 'A999'.
        tickets.sort_by_key(|ticket| ticket.number);
        Ok(tickets)
    }
}

pub(crate) type RowError = Box<dyn std::error::Error + Send + Sync>;

/// Begins a question for [`ticket_row`], whose places are those of these columns: to look each up by its name took more than
/// half of a reading.
pub(crate) const TICKETS: &str = "
    SELECT number, service_issued, service, channel, kiosk, language, arrived_at_us, people_ahead, forecast_from_min,
           forecast_to_min, paper, stage, counter, calls, recalls, called_first_us, called_last_us, started_us, ended_us, day
    FROM ticket";

/// The place of the day among these columns.
pub(crate) const TICKET_DAY: usize = 19;

pub(crate) fn ticket_row(row: &Row<'_>) -> Result<TicketRow, RowError> {
    let word = |place: usize| -> Result<&str, RowError> { Ok(row.get_ref(place)?.as_str()?) };
    let time = |place: usize| -> Result<Option<Timestamp>, RowError> {
        Ok(row.get::<_, Option<i64>>(place)?.map(instant).transpose()?)
    };
    let paper = word(10)?;
    Ok(TicketRow {
        number: word(0)?.parse()?,
        service_issued: word(1)?.parse()?,
        service: word(2)?.parse()?,
        channel: channel(word(3)?, row.get_ref(4)?.as_str_or_null()?)?,
        language: word(5)?.parse()?,
        arrived_at: instant(row.get(6)?)?,
        people_ahead: row.get(7)?,
        forecast: Forecast { from_min: row.get(8)?, to_min: row.get(9)? },
        paper: PAPERS.into_iter().find(|known| paper_word(*known) == paper).ok_or("unknown paper")?,
        stage: TicketStage::from_word(word(11)?).ok_or("unknown stage")?,
        counter: row.get_ref(12)?.as_str_or_null()?.map(str::parse).transpose()?,
        calls: row.get(13)?,
        recalls: row.get(14)?,
        called_first_at: time(15)?,
        called_last_at: time(16)?,
        started_at: time(17)?,
        ended_at: time(18)?,
    })
}

fn channel(word: &str, kiosk: Option<&str>) -> Result<Channel, RowError> {
    let kiosk: Option<KioskId> = kiosk.map(str::parse).transpose()?;
    match (word, kiosk) {
        ("kiosk", Some(kiosk)) => Ok(Channel::Kiosk(kiosk)),
        ("kiosk_offline", Some(kiosk)) => Ok(Channel::KioskOffline(kiosk)),
        ("reception", None) => Ok(Channel::Reception),
        ("roll", None) => Ok(Channel::Roll),
        _ => Err("unknown channel".into()),
    }
}
