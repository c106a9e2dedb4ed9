//! Many at once: no number twice, none left out, nobody called by two.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use turno_tests::{Data, Server, crowd};
use uuid::Uuid;

const CLIENTS: usize = 16;
const TICKETS_EACH: usize = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_clients_take_a_thousand_tickets_each_without_a_duplicate_or_a_gap() {
    let data = Data::with(&[&crowd(4, 2)]);
    let server = std::sync::Arc::new(Server::start(&data));
    let clients = (0..CLIENTS).map(|client| {
        let server = std::sync::Arc::clone(&server);
        tokio::spawn(async move {
            let mut numbers = Vec::with_capacity(TICKETS_EACH);
            for _ in 0..TICKETS_EACH {
                numbers.push(server.number("crowd", &format!("servizio-{}", client % 4)).await);
            }
            numbers
        })
    });
    let mut all = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await.unwrap());
    }
    assert_eq!(all.len(), CLIENTS * TICKETS_EACH);
    let distinct: BTreeSet<_> = all.into_iter().collect();
    let expected: BTreeSet<_> = ['A', 'B', 'C', 'D']
        .iter()
        .flat_map(|letter| (1..=4_000).map(move |value| format!("{letter}{value:03}")))
        .collect();
    assert_eq!(distinct, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_request_sent_a_hundred_times_at_once_gives_one_ticket() {
    let data = Data::with(&[&crowd(1, 1)]);
    let server = std::sync::Arc::new(Server::start(&data));
    let body = json!({"request_id": Uuid::now_v7(), "service": "servizio-0", "language": "it"});
    let presses = (0..100).map(|_| {
        let (server, body) = (std::sync::Arc::clone(&server), body.clone());
        tokio::spawn(async move { server.post("/api/v1/halls/crowd/tickets", &body).await.unwrap() })
    });
    let mut answers = BTreeSet::new();
    for press in presses.collect::<Vec<_>>() {
        let (status, body) = press.await.unwrap();
        assert_eq!(status, 201);
        answers.insert(body.to_string());
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(server.board("crowd").await.unwrap().lines[0].waiting, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_consoles_call_each_ticket_once_and_never_two_into_one_hand() {
    const PEOPLE: usize = 400;
    let data = Data::with(&[&crowd(4, CLIENTS)]);
    let server = std::sync::Arc::new(Server::start(&data));
    for person in 0..PEOPLE {
        server.number("crowd", &format!("servizio-{}", person % 4)).await;
    }
    let consoles = (0..CLIENTS).map(|console| {
        let server = std::sync::Arc::clone(&server);
        tokio::spawn(async move { serve_everybody(&server, &format!("sportello-{console}")).await })
    });
    let mut called = Vec::new();
    for console in consoles.collect::<Vec<_>>() {
        called.extend(console.await.unwrap());
    }
    assert_eq!(called.len(), PEOPLE, "each ticket is called once");
    assert_eq!(called.into_iter().collect::<BTreeSet<_>>().len(), PEOPLE, "by one console");
    assert_eq!(server.floor("crowd").await.unwrap().served as usize, PEOPLE);
}

/// Presses *next* twice at once, as an impatient hand does: one press wins, the other is told that a ticket is in hand.
async fn serve_everybody(server: &Server, counter: &str) -> Vec<String> {
    let act = async |action: Value| server.act("crowd", counter, action).await.unwrap();
    assert_eq!(act(json!({"kind": "open"})).await.0, 200);
    let mut served = Vec::new();
    loop {
        let (one, other) = tokio::join!(act(json!({"kind": "call_next"})), act(json!({"kind": "call_next"})));
        let won: Vec<_> = [&one, &other].into_iter().filter(|(status, _)| *status == 200).collect();
        assert!(won.len() <= 1, "two tickets in one hand: {one:?} {other:?}");
        let Some((_, body)) = won.first() else {
            assert_eq!(one.1["error"]["code"], "nobody_waiting");
            return served;
        };
        let number = body["counter"]["ticket"]["number"].as_str().unwrap().to_owned();
        assert_eq!(act(json!({"kind": "start", "ticket": number})).await.0, 200);
        assert_eq!(act(json!({"kind": "finish", "ticket": number})).await.0, 200);
        served.push(number);
    }
}
