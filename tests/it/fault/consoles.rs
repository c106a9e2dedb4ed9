//! Sixteen consoles press *next* while the server is killed and wires are cut: each person is called once, by one counter. What is
//! compared is what the consoles were answered, what the server shows, and what the log says.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde_json::{Value, json};
use turno_domain::Fact;
use turno_store::Store;
use turno_tests::{Data, Server, Wire, crowd, eventually_async, signal};
use uuid::Uuid;

const CONSOLES: usize = 16;
const PEOPLE: usize = 240;

/// How many times the server is killed or the wires are cut, in turn.
const FAULTS: usize = 10;

/// How many people are served between two of these.
const SERVED_BETWEEN: usize = 20;

/// One life of the server, and the wire that leads to it.
struct Life {
    server: Server,
    wire: Wire,
}

/// What everybody shares: the present life, and how many people were served so far.
struct Office {
    life: Mutex<Arc<Life>>,
    served: AtomicUsize,
}

impl Office {
    fn life(&self) -> Arc<Life> {
        Arc::clone(&self.life.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One press: the same request again until it is answered, as the console's page does.
    async fn press(&self, counter: &str, action: Value) -> (u16, Value) {
        let request = json!({"request_id": Uuid::now_v7(), "action": action});
        eventually_async("the answer to a press", async || {
            let life = self.life();
            let url = format!("{}/api/v1/halls/crowd/counters/{counter}/actions", life.wire.url());
            let answer = life.server.client().post(url).json(&request).send().await.ok()?;
            let status = answer.status().as_u16();
            let body = answer.json().await.ok()?;
            (status < 500).then_some((status, body))
        })
        .await
    }

    async fn must(&self, counter: &str, action: Value) -> Value {
        let (status, body) = self.press(counter, action.clone()).await;
        assert_eq!(status, 200, "{action} at {counter}: {body}");
        body
    }

    /// Calls and serves until nobody waits; the numbers, as they were answered.
    async fn serve_everybody(&self, counter: &str) -> Vec<String> {
        self.must(counter, json!({"kind": "open"})).await;
        let mut numbers = Vec::new();
        loop {
            let (status, body) = self.press(counter, json!({"kind": "call_next"})).await;
            if status != 200 {
                assert_eq!(body["error"]["code"], "nobody_waiting", "{body}");
                return numbers;
            }
            let number = body["counter"]["ticket"]["number"].as_str().expect("a ticket in hand").to_owned();
            self.must(counter, json!({"kind": "start", "ticket": number})).await;
            self.must(counter, json!({"kind": "finish", "ticket": number})).await;
            numbers.push(number);
            self.served.fetch_add(1, Ordering::SeqCst);
        }
    }
}

fn begin(data: &Data) -> Arc<Life> {
    let server = Server::start(data);
    let wire = Wire::to(server.url());
    Arc::new(Life { server, wire })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_consoles_call_each_person_once_through_kills_and_cuts() {
    let data = Data::with(&[&crowd(4, CONSOLES)]);
    let office = Arc::new(Office { life: Mutex::new(begin(&data)), served: AtomicUsize::new(0) });
    let mut people = BTreeSet::new();
    for person in 0..PEOPLE {
        people.insert(office.life().server.number("crowd", &format!("servizio-{}", person % 4)).await);
    }
    let consoles = (0..CONSOLES).map(|console| {
        let office = Arc::clone(&office);
        tokio::spawn(async move {
            let counter = format!("sportello-{console}");
            (office.serve_everybody(&counter).await, counter)
        })
    });
    let consoles: Vec<_> = consoles.collect();
    for fault in 0..FAULTS {
        let enough = (fault + 1) * SERVED_BETWEEN;
        let served = async || (office.served.load(Ordering::SeqCst) >= enough).then_some(());
        eventually_async("people to be served", served).await;
        let life = office.life();
        if fault % 2 == 0 {
            life.wire.cut();
            life.wire.mend();
        } else {
            signal(life.server.pid(), "KILL");
            let next = tokio::task::block_in_place(|| begin_after(&life, &data));
            *office.life.lock().unwrap_or_else(PoisonError::into_inner) = next;
        }
    }
    let mut by_counter: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for console in consoles {
        let (numbers, counter) = console.await.unwrap();
        by_counter.insert(counter, numbers);
    }
    let answered: Vec<_> = by_counter.values().flatten().cloned().collect();
    assert_eq!(answered.len(), PEOPLE, "nobody is called twice");
    assert_eq!(answered.into_iter().collect::<BTreeSet<_>>(), people, "and nobody is forgotten");
    let floor = office.life().server.floor("crowd").await.unwrap();
    assert_eq!((floor.served as usize, floor.aside.len()), (PEOPLE, 0));
    assert!(floor.lines.iter().all(|line| line.waiting_total == 0), "{floor:?}");
    end(&office);
    assert_eq!(told_by_the_log(&data), by_counter, "the log says what the consoles were answered");
}

/// The next life on the same data. A killed process may hold the folder for a moment longer.
fn begin_after(killed: &Life, data: &Data) -> Arc<Life> {
    turno_tests::eventually("the end of the killed server", || is_dead(killed).then_some(()));
    begin(data)
}

/// Whether the process has ended. Its handle lives on, so it still stands in the list, as one that waits to be asked how.
fn is_dead(life: &Life) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/stat", life.server.pid())).unwrap_or_default();
    status.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z'))
}

fn end(office: &Office) {
    let life = office.life();
    signal(life.server.pid(), "TERM");
    turno_tests::eventually("the end of the server", || is_dead(&life).then_some(()));
}

/// Who was called where, by the events alone; on the way each counter's hand holds one ticket at most, and each ticket goes through
/// its steps once.
fn told_by_the_log(data: &Data) -> BTreeMap<String, Vec<String>> {
    let store = Store::open(&data.path()).unwrap();
    let mut hands: BTreeMap<String, (String, &str)> = BTreeMap::new();
    let mut served: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut called = BTreeSet::new();
    for recorded in store.today(&"crowd".parse().unwrap()).unwrap() {
        match recorded.event.fact {
            Fact::CounterOpened { counter } => {
                assert!(served.insert(counter.to_string(), Vec::new()).is_none(), "{counter} was opened twice");
            }
            Fact::TicketCalled { number, counter, .. } => {
                assert!(called.insert(number), "{number} was called twice");
                let hand = hands.insert(counter.to_string(), (number.to_string(), "called"));
                assert_eq!(hand, None, "{counter} called {number} with a ticket in hand");
            }
            Fact::ServiceStarted { number, counter } => {
                let hand = hands.insert(counter.to_string(), (number.to_string(), "serving"));
                assert_eq!(hand, Some((number.to_string(), "called")), "at {counter}");
            }
            Fact::ServiceFinished { number, counter } => {
                assert_eq!(hands.remove(counter.as_str()), Some((number.to_string(), "serving")), "at {counter}");
                served.get_mut(counter.as_str()).expect("an open counter").push(number.to_string());
            }
            Fact::DayOpened { .. } | Fact::TicketIssued { .. } => {}
            other => panic!("nobody asked for {other:?}"),
        }
    }
    assert!(hands.is_empty(), "{hands:?}");
    served
}
