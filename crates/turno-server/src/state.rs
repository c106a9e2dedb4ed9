//! What the handlers share: a few handles that are cheap to clone.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{Timestamp, civil::Date};
use tokio::sync::watch;
use turno_domain::{HallId, Settings, TicketNumber};
use turno_protocol::{ErrorCode, QuietDay, TicketStatus};
use turno_store::{History, StoreError, TicketRow};
use turno_text::Catalogue;

use crate::{
    displays::Displays,
    engine::{Clock, EngineHandle, SubmitError},
    kiosks::Kiosks,
    limits::OpenLimit,
    links::Links,
    notes::Notes,
    quiet::quiet_days,
    reports::Span,
    routes::Failure,
    seats::Screens,
    sign_in::{SignIn, Sso},
    slips::Slips,
    translate,
    views::{HallView, Look, Lookers},
};

/// The parts of a running server.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Parts>, Arc<Memory>);

/// What is kept in memory only, and lost without harm when the server stops.
#[derive(Debug, Default)]
struct Memory {
    displays: Displays,
    kiosks: Kiosks,
    screens: Screens,
    open_limit: OpenLimit,
    /// The quiet hours of each hall, and on which day they were worked out.
    quiet: Mutex<BTreeMap<HallId, (Date, Vec<QuietDay>)>>,
    /// Held while somebody checks in.
    check_ins: tokio::sync::Mutex<()>,
}

/// The finished parts that [`crate::serve`] needs.
#[derive(Debug)]
pub struct Parts {
    /// The engine.
    pub engine: EngineHandle<HallView>,
    /// The clock, the engine's own.
    pub clock: Clock,
    /// Questions about days that are over or under way.
    pub history: Mutex<History>,
    /// Makes the secret links of tickets.
    pub links: Links,
    /// The people at work.
    pub sign_in: SignIn,
    /// The office's own sign-in provider, if it has one.
    pub sso: Option<Sso>,
    /// Every sentence.
    pub catalogue: Catalogue,
    /// What ticket links begin with, without a slash at the end, for example `https://turno.example.it`.
    pub public_url: String,
    /// Reports withhold the figures of a service that fewer counters serve.
    pub smallest_pool: u32,
    /// The data folder, where pictures lie.
    pub data: PathBuf,
    /// Who looks at floors; the engine's views are made for them.
    pub lookers: Lookers,
    /// What people have noted on tickets; the engine's views show it.
    pub notes: Notes,
    /// What the reception has asked totems for; the engine's views tell them.
    pub slips: Slips,
    /// Turns true when the server stops, so that sockets are closed.
    pub stopping: watch::Receiver<bool>,
}

/// A ticket with what its page shows.
#[derive(Debug)]
pub struct FoundTicket {
    /// The hall.
    pub settings: Arc<Settings>,
    /// The ticket.
    pub ticket: TicketStatus,
    /// The language its holder chose.
    pub language: String,
    /// As of when.
    pub now: Timestamp,
}

impl AppState {
    /// The state shared by all handlers.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts), Arc::default())
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> &EngineHandle<HallView> {
        &self.0.engine
    }

    /// What the walls say of themselves.
    #[must_use]
    pub(crate) fn displays(&self) -> &Displays {
        &self.1.displays
    }

    /// What the totems say of themselves.
    pub(crate) fn kiosks(&self) -> &Kiosks {
        &self.1.kiosks
    }

    /// The screens at the counters.
    pub(crate) fn screens(&self) -> &Screens {
        &self.1.screens
    }

    /// Held by whoever checks somebody in: one at a time.
    pub(crate) fn check_ins(&self) -> &tokio::sync::Mutex<()> {
        &self.1.check_ins
    }

    /// How often one address may ask the open routes.
    #[must_use]
    pub(crate) fn open_limit(&self) -> &OpenLimit {
        &self.1.open_limit
    }

    /// Reports withhold the figures of a service that fewer counters serve.
    pub(crate) fn smallest_pool(&self) -> u32 {
        self.0.smallest_pool
    }

    /// The office's own sign-in provider, if it has one.
    #[must_use]
    pub(crate) fn sso(&self) -> Option<&Sso> {
        self.0.sso.as_ref()
    }

    /// The data folder.
    #[must_use]
    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// What people have noted on tickets.
    pub(crate) fn notes(&self) -> &Notes {
        &self.0.notes
    }

    /// What the reception has asked totems for.
    pub(crate) fn slips(&self) -> &Slips {
        &self.0.slips
    }

    /// The sentences.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    /// The people at work.
    #[must_use]
    pub fn sign_in(&self) -> &SignIn {
        &self.0.sign_in
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Changes when the server stops.
    #[must_use]
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.clone()
    }

    /// The settings of every hall, as they are in force.
    pub fn halls(&self) -> impl Iterator<Item = Arc<Settings>> {
        self.0.engine.halls().filter_map(|hall| self.settings(hall).ok())
    }

    /// The settings of a hall, as they are in force.
    ///
    /// # Errors
    ///
    /// `unknown_hall`.
    pub fn settings(&self, hall: &HallId) -> Result<Arc<Settings>, Failure> {
        Ok(Arc::clone(self.view(hall)?.settings()))
    }

    /// The newest view of a hall.
    ///
    /// # Errors
    ///
    /// `unknown_hall`.
    pub fn view(&self, hall: &HallId) -> Result<Arc<HallView>, Failure> {
        Ok(Arc::clone(&self.watch(hall)?.borrow()))
    }

    /// The views of a hall as they come.
    ///
    /// # Errors
    ///
    /// `unknown_hall`.
    pub fn watch(&self, hall: &HallId) -> Result<watch::Receiver<Arc<HallView>>, Failure> {
        self.0.engine.watch(hall).ok_or_else(unknown_hall)
    }

    /// Asks something about days that are over, aside of the threads that answer everybody.
    ///
    /// # Errors
    ///
    /// `internal` when the rows cannot be read; the cause is in the log.
    pub async fn history<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&History) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Failure> {
        let parts = Arc::clone(&self.0);
        let asked = tokio::task::spawn_blocking(move || {
            let history = parts.history.lock().unwrap_or_else(PoisonError::into_inner);
            ask(&history)
        });
        let failed =
            || Failure::plain(ErrorCode::Internal, "past days cannot be read; the cause is in the server's log");
        asked.await.map_err(|_| failed())?.map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "past days cannot be read");
            failed()
        })
    }

    /// When few people come to a hall; worked out once a day.
    ///
    /// # Errors
    ///
    /// `unknown_hall`, or `internal` when past days cannot be read.
    pub(crate) async fn quiet_days(&self, hall: &HallId) -> Result<Vec<QuietDay>, Failure> {
        let settings = self.settings(hall)?;
        let today = settings.business_day(self.now());
        let known = || self.1.quiet.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, days)) = known().get(hall)
            && *day == today
        {
            return Ok(days.clone());
        }
        let asked = settings.hall.clone();
        let came = self.history(move |history| history.people_by_hour(&asked, today)).await?;
        let days = quiet_days(&came, &settings.zone);
        known().insert(hall.clone(), (today, days.clone()));
        Ok(days)
    }

    /// Tells the engine who is booked today in a hall, so that forecasts count with them.
    ///
    /// # Errors
    ///
    /// `internal` when the agenda cannot be read, or that the engine does not answer.
    pub(crate) fn expect_today(&self, hall: &HallId, settings: &Settings) -> Result<(), Failure> {
        let today = settings.business_day(self.now());
        let agenda = self.sign_in().agenda(hall, today).map_err(|error| Failure::of_people(&error))?;
        let booked = agenda.into_iter().map(|appointment| (appointment.service, appointment.slot)).collect();
        Ok(self.engine().expect(hall, today, booked)?)
    }

    /// Somebody looks at floors until the answer is dropped. A view that was made before may lack the floor.
    #[must_use]
    pub fn look(&self) -> Look {
        self.0.lookers.look()
    }

    /// The newest view of a hall that has its floor.
    ///
    /// # Errors
    ///
    /// `unknown_hall`, or that the engine stops.
    pub async fn floor_view(&self, hall: &HallId) -> Result<Arc<HallView>, Failure> {
        let mut views = self.watch(hall)?;
        let _look = self.look();
        let made = views.wait_for(|view| {
            let made = view.floor().is_some();
            if !made {
                self.0.engine.tick();
            }
            made
        });
        Ok(Arc::clone(&*made.await.map_err(|_| SubmitError::Stopping)?))
    }

    /// The address of a ticket's own page.
    #[must_use]
    pub fn ticket_link(&self, hall: &HallId, day: Date, number: TicketNumber) -> String {
        self.page_address(&self.0.links.code(hall, day, number))
    }

    /// The whole address of the page behind a code.
    #[must_use]
    pub fn page_address(&self, code: &str) -> String {
        format!("{}/t/{code}", self.0.public_url)
    }

    /// A ticket of today.
    ///
    /// # Errors
    ///
    /// `unknown_hall`, `unknown_ticket`, or that the engine does not answer.
    pub async fn ticket(&self, hall: &HallId, number: TicketNumber) -> Result<FoundTicket, Failure> {
        let settings = self.settings(hall)?;
        let found = self.0.engine.query(hall, move |hall, now| {
            let ticket = hall.ticket(number)?;
            Some((translate::ticket_status(hall, ticket, now), ticket.language.to_string(), now))
        });
        let found = found.await?;
        let unknown = || Failure::plain(ErrorCode::UnknownTicket, format!("no ticket {number} was given today"));
        let (ticket, language, now) = found.ok_or_else(unknown)?;
        Ok(FoundTicket { settings, ticket, language, now })
    }

    /// The day of the ticket with this number that a secret code names; `None` if the code names another, or none.
    #[must_use]
    pub fn held_day(&self, hall: &HallId, code: &str, number: TicketNumber) -> Option<Date> {
        self.0.links.read(hall, code).filter(|linked| linked.number == number).map(|linked| linked.day)
    }

    /// The tickets of some days. Read beside the engine, which goes on meanwhile.
    ///
    /// # Errors
    ///
    /// `internal` when they cannot be read.
    pub async fn tickets_of(&self, hall: &HallId, span: Span) -> Result<Vec<(Date, TicketRow)>, Failure> {
        let hall = hall.clone();
        self.history(move |history| history.tickets(&hall, span.from, span.to)).await
    }

    /// The ticket behind a secret code, if it is one of today.
    pub async fn linked_ticket(&self, code: &str) -> Option<FoundTicket> {
        let (settings, linked) = self
            .halls()
            .find_map(|settings| self.0.links.read(&settings.hall, code).map(|linked| (settings, linked)))?;
        // A number comes again on another day; a link does not come back with it.
        let today = self.0.engine.query(&settings.hall, |hall, _| hall.day()).await.ok()?;
        if linked.day != today {
            return None;
        }
        self.ticket(&settings.hall, linked.number).await.ok()
    }
}

fn unknown_hall() -> Failure {
    Failure::plain(ErrorCode::UnknownHall, "there is no such hall on this server")
}
