//! `kill -9` under load, again and again on the same data: every acknowledged ticket is there, no number comes twice.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_json::{Value, json};
use turno_tests::{Data, Server, crowd, eventually_async, signal};
use uuid::Uuid;

const KILLS: usize = 100;
const CLIENTS: usize = 4;

/// How many tickets must have been acknowledged in one life of the server before it is killed.
const ACKNOWLEDGED_PER_LIFE: usize = 12;

/// What one client knows: its requests and, where an answer came, the number.
type Known = Vec<(Uuid, Option<String>)>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_no_acknowledged_ticket_and_double_no_number() {
    let data = Data::with(&[&crowd(2, 1)]);
    let mut known: Known = Vec::new();
    for life in 0..KILLS {
        let server = Arc::new(Server::start(&data));
        known.extend(one_life(&server, life).await);
    }
    let server = Server::start(&data);
    let mut owner: BTreeMap<String, Uuid> = BTreeMap::new();
    let mut unanswered = 0;
    for (request, acknowledged) in &known {
        let number = ask(&server, *request).await.expect("the server lives");
        match acknowledged {
            Some(first) => assert_eq!(first, &number, "a repeat gets the first answer, after any number of kills"),
            None => unanswered += 1,
        }
        assert_eq!(owner.insert(number.clone(), *request), None, "{number} was given twice");
    }
    let waiting = server.board("crowd").await.unwrap().lines[0].waiting as usize;
    assert_eq!(waiting, owner.len(), "nothing but what was asked for");
    let gapless: BTreeSet<_> = (1..=waiting).map(|value| format!("A{value:03}")).collect();
    assert_eq!(owner.into_keys().collect::<BTreeSet<_>>(), gapless, "no gap");
    assert!(
        known.len() >= KILLS * ACKNOWLEDGED_PER_LIFE && unanswered > 0,
        "{} requests, {unanswered} cut off",
        known.len()
    );
}

async fn one_life(server: &Arc<Server>, life: usize) -> Known {
    let dead = Arc::new(AtomicBool::new(false));
    let acknowledged = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let clients = (0..CLIENTS).map(|_| {
        let (server, dead, acknowledged) = (Arc::clone(server), Arc::clone(&dead), Arc::clone(&acknowledged));
        tokio::spawn(async move {
            let mut known = Known::new();
            while !dead.load(Ordering::SeqCst) {
                let request = Uuid::now_v7();
                let number = ask(&server, request).await;
                let died = number.is_none();
                acknowledged.fetch_add(usize::from(!died), Ordering::SeqCst);
                known.push((request, number));
                if died {
                    break;
                }
            }
            known
        })
    });
    let clients: Vec<_> = clients.collect();
    let enough = ACKNOWLEDGED_PER_LIFE + life % 7;
    eventually_async("tickets to be given", async || (acknowledged.load(Ordering::SeqCst) >= enough).then_some(()))
        .await;
    signal(server.pid(), "KILL");
    dead.store(true, Ordering::SeqCst);
    let mut known = Known::new();
    for client in clients {
        known.extend(client.await.unwrap());
    }
    known
}

/// The number for a request; `None` when the connection broke, so nobody knows.
async fn ask(server: &Server, request: Uuid) -> Option<String> {
    let body = json!({"request_id": request, "service": "servizio-0", "language": "it"});
    let answer: Result<(u16, Value), _> = server.post("/api/v1/halls/crowd/tickets", &body).await;
    let (status, body) = answer.ok()?;
    assert_eq!(status, 201, "{body}");
    Some(body["ticket"]["number"].as_str().unwrap().to_owned())
}
