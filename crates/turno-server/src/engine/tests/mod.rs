//! The engine on a real store in a folder of its own.

mod drift;
mod faults;
mod load;
mod requests;
mod settings;
mod time;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use turno_domain::{
    Command, Fact, Hall, HallId, Hours, Policy, RequestId, Settings, TicketNumber, Visit,
    settings::{Access, CounterSettings, Service, Texts, Zone},
};
use turno_store::Store;

use super::*;

/// How long a test waits for something before it gives up.
const DEADLINE: Duration = Duration::from_secs(30);

/// Everything about a hall at one moment.
#[derive(Debug)]
struct View {
    hall: Hall,
    now: Timestamp,
    version: u64,
}

fn hall_id() -> HallId {
    "capannori".parse().unwrap()
}

fn morning() -> Timestamp {
    "2026-11-20T08:00:00Z".parse().unwrap()
}

fn texts(text: &str) -> Texts {
    BTreeMap::from([("it".parse().unwrap(), text.to_owned())])
}

/// An office that never closes: two services, one counter for both.
fn settings(hall: &HallId) -> Arc<Settings> {
    let service = |id: &str, letter: &str| Service {
        id: id.parse().unwrap(),
        letter: letter.parse().unwrap(),
        name: texts(id),
        about: Texts::new(),
        documents: Vec::new(),
        where_to_wait: Texts::new(),
        delicate: false,
        online: None,
        access: Access::WalkIn,
        hours: None,
        minutes: 8,
        last_number: 9_999,
        last_ticket_margin_mins: None,
    };
    let settings = Settings {
        hall: hall.clone(),
        version: 1,
        office: texts("Comune"),
        desk: Texts::new(),
        address: String::new(),
        zone: jiff::tz::TimeZone::get("Europe/Rome").unwrap(),
        languages: vec!["it".parse().unwrap()],
        side_by_side: Vec::new(),
        hours: Hours::parse("24/7", "IT", &[]).unwrap(),
        policy: Policy::default(),
        services: vec![service("anagrafe", "A"), service("tributi", "B")],
        counters: vec![CounterSettings {
            id: "uno".parse().unwrap(),
            name: texts("Sportello 1"),
            place: Texts::new(),
            zone: "atrio".parse().unwrap(),
            services: ["anagrafe", "tributi"].map(|id| id.parse().unwrap()).into(),
            helper: BTreeSet::new(),
            helper_after_mins: None,
        }],
        zones: vec![Zone::plain("atrio".parse().unwrap(), texts("Atrio"))],
        kiosks: Vec::new(),
        bulletins: Vec::new(),
    };
    settings.check().unwrap();
    Arc::new(settings)
}

/// A clock that stands where it is put.
#[derive(Clone)]
struct HandClock(Arc<Mutex<Timestamp>>);

impl HandClock {
    fn at(start: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(start)))
    }

    fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap() = now;
    }

    fn clock(&self) -> Clock {
        let hand = Arc::clone(&self.0);
        Clock::from_fn(move || *hand.lock().unwrap())
    }
}

fn start_store(store: Store, clock: Clock) -> EngineHandle<View> {
    let halls = vec![(hall_id(), settings(&hall_id()))];
    Engine::start(store, halls, clock, |hall, now, version| View { hall: hall.clone(), now, version }).unwrap()
}

fn start(folder: &Path) -> EngineHandle<View> {
    start_store(Store::open(folder).unwrap(), Clock::starting_at(morning()))
}

fn other_hall_id() -> HallId {
    "cuneo".parse().unwrap()
}

/// An engine with two halls.
fn start_two(folder: &Path, clock: Clock) -> EngineHandle<View> {
    let halls = [hall_id(), other_hall_id()].map(|id| (id.clone(), settings(&id))).into();
    let view = |hall: &Hall, now, version| View { hall: hall.clone(), now, version };
    Engine::start(Store::open(folder).unwrap(), halls, clock, view).unwrap()
}

fn issue(service: &str) -> Command {
    Command::IssueTicket {
        service: service.parse().unwrap(),
        kiosk: None,
        language: "it".parse().unwrap(),
        visit: Visit::default(),
    }
}

async fn submit(engine: &EngineHandle<View>, command: Command) -> Result<Reply<View>, SubmitError> {
    engine.submit(&hall_id(), None, command).await
}

fn number(reply: &Reply<View>) -> TicketNumber {
    reply.events.iter().find_map(|event| event.fact.number()).unwrap()
}

fn view(engine: &EngineHandle<View>) -> Arc<View> {
    engine.watch(&hall_id()).unwrap().borrow().clone()
}

/// Waits for a view that is as wanted.
async fn wait_for(engine: &EngineHandle<View>, wanted: impl Fn(&View) -> bool) -> Arc<View> {
    let mut views = engine.watch(&hall_id()).unwrap();
    let seen = tokio::time::timeout(DEADLINE, views.wait_for(|view| wanted(view))).await.unwrap().unwrap();
    Arc::clone(&seen)
}

/// Keeps the engine busy until the returned sender is used or dropped.
async fn hold(engine: &EngineHandle<View>) -> mpsc::Sender<()> {
    let (begun, beginning) = tokio::sync::oneshot::channel();
    let (release, held) = mpsc::channel();
    drop(engine.query(&hall_id(), move |_, _| {
        begun.send(()).unwrap();
        let _ = held.recv_timeout(DEADLINE);
    }));
    beginning.await.unwrap();
    release
}
