//! Who goes first, and where tickets are sent, over HTTP; and that a visitor's side never tells.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};
use uuid::Uuid;

const TICKETS: &str = "/api/v1/halls/capannori/tickets";

async fn receive(server: &Server, wish: Value) -> (u16, Value) {
    let mut body = json!({"request_id": Uuid::now_v7(), "language": "it"});
    body.as_object_mut().unwrap().extend(wish.as_object().unwrap().clone());
    server.post(&format!("{TICKETS}/received"), &body).await.unwrap()
}

async fn act(server: &Server, number: &str, action: Value) -> (u16, Value) {
    let body = json!({"request_id": Uuid::now_v7(), "action": action});
    server.post(&format!("{TICKETS}/{number}/actions"), &body).await.unwrap()
}

async fn counter(server: &Server, name: &str, action: Value) -> Value {
    let (status, body) = server.act("capannori", name, action.clone()).await.unwrap();
    assert_eq!(status, 200, "{action} gave {body}");
    body["counter"].clone()
}

#[tokio::test]
async fn a_need_goes_first_and_only_people_at_work_see_it() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let first = server.number("capannori", "anagrafe").await;
    let (status, body) = receive(&server, json!({"service": "anagrafe", "need": "priority"})).await;
    assert_eq!(status, 201);
    let needy = body["ticket"]["number"].as_str().unwrap().to_owned();
    assert_eq!(body["ticket"]["people_ahead"], 0);
    let opened = counter(&server, "sportello-2", json!({"kind": "open"})).await;
    assert_eq!((&opened["next"], &opened["next_reason"]["kind"]), (&json!(needy), &json!("priority")));
    let floor = server.floor("capannori").await.unwrap();
    let waiting: Vec<_> = floor.lines[2].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(waiting, [needy.clone(), first]);

    let called = counter(&server, "sportello-2", json!({"kind": "call_next"})).await;
    assert_eq!(
        (&called["ticket"]["need"], &called["ticket"]["reason"]["kind"]),
        (&json!("priority"), &json!("priority"))
    );
    let board = serde_json::to_string(&server.board("capannori").await.unwrap()).unwrap();
    let (_, status) = server.get(&format!("{TICKETS}/{needy}")).await.unwrap();
    let answer = body.to_string();
    for told in [board, status.to_string(), answer] {
        assert!(!told.contains("priority") && !told.contains("need"), "{told}");
    }
    // A totem has no word for it.
    let totem = json!({"request_id": Uuid::now_v7(), "service": "anagrafe", "kiosk": "ingresso", "language": "it", "need": "priority"});
    assert_eq!(server.post(TICKETS, &totem).await.unwrap().0, 422);
}

#[tokio::test]
async fn a_booking_has_its_window() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = receive(&server, json!({"service": "anagrafe", "slot": "2026-11-23T09:00:00Z"})).await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("too_early")));
    assert_eq!(body["error"]["opens_at"], "2026-11-23T08:45:00Z");
    let (status, _) = receive(&server, json!({"service": "anagrafe", "slot": "2026-11-24T08:05:00Z"})).await;
    assert_eq!(status, 422, "on another day");
    let (status, body) = receive(&server, json!({"service": "anagrafe", "slot": "2026-11-23T08:05:00Z"})).await;
    assert_eq!(status, 201);
    counter(&server, "sportello-2", json!({"kind": "open"})).await;
    let called = counter(&server, "sportello-2", json!({"kind": "call_next"})).await;
    assert_eq!(called["ticket"]["number"], body["ticket"]["number"]);
    assert_eq!(called["ticket"]["reason"]["slot"], "2026-11-23T08:05:00Z");
}

#[tokio::test]
async fn one_number_visits_two_services_and_comes_back() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (_, body) = receive(&server, json!({"service": "spid", "then": ["tributi"]})).await;
    let number = body["ticket"]["number"].as_str().unwrap().to_owned();
    for name in ["sportello-1", "sportello-2"] {
        counter(&server, name, json!({"kind": "open"})).await;
    }
    counter(&server, "sportello-1", json!({"kind": "call_next"})).await;
    counter(&server, "sportello-1", json!({"kind": "start", "ticket": number})).await;
    let away = json!({"kind": "transfer", "ticket": number, "service": "anagrafe", "position": "ahead",
        "counter": "sportello-2", "afterwards": "comes_back"});
    counter(&server, "sportello-1", away).await;
    let called = counter(&server, "sportello-2", json!({"kind": "call_next"})).await;
    assert_eq!(
        (&called["ticket"]["reason"]["kind"], &called["ticket"]["back_to"]),
        (&json!("sent_to_you"), &json!("sportello-1"))
    );
    for (name, expected) in [("sportello-2", "back_to_you"), ("sportello-1", "oldest_waiting")] {
        counter(&server, name, json!({"kind": "start", "ticket": number})).await;
        counter(&server, name, json!({"kind": "finish", "ticket": number})).await;
        let called = counter(&server, "sportello-1", json!({"kind": "call_next"})).await;
        assert_eq!(called["ticket"]["reason"]["kind"], expected);
    }
    counter(&server, "sportello-1", json!({"kind": "start", "ticket": number})).await;
    counter(&server, "sportello-1", json!({"kind": "finish", "ticket": number})).await;
    let (_, status) = server.get(&format!("{TICKETS}/{number}")).await.unwrap();
    assert_eq!((&status["ticket"]["state"], &status["ticket"]["service"]), (&json!("served"), &json!("tributi")));
}

#[tokio::test]
async fn a_waiting_ticket_is_sent_on_and_given_precedence() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (one, two) = (server.number("capannori", "anagrafe").await, server.number("capannori", "tributi").await);
    let (status, _) = act(&server, &one, json!({"kind": "send", "service": "tributi", "position": "behind"})).await;
    assert_eq!(status, 200);
    let line = async || {
        let floor = server.floor("capannori").await.unwrap();
        floor.lines[3].waiting.iter().map(|ticket| ticket.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(line().await, [two.clone(), one.clone()]);
    assert_eq!(act(&server, &one, json!({"kind": "set_need", "need": "priority"})).await.0, 200);
    assert_eq!(line().await, [one.clone(), two]);
    let (status, body) = act(&server, &one, json!({"kind": "send", "service": "spid", "counter": "sportello-2"})).await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("not_served_here")));
    assert_eq!(act(&server, &one, json!({"kind": "send", "service": "pesca"})).await.0, 404);
}

#[tokio::test]
async fn parked_for_so_long() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "spid").await;
    counter(&server, "sportello-1", json!({"kind": "open"})).await;
    counter(&server, "sportello-1", json!({"kind": "call_next"})).await;
    let too_long = json!({"kind": "park", "ticket": number, "back_after_minutes": 1000});
    assert_eq!(server.act("capannori", "sportello-1", too_long).await.unwrap().0, 422);
    counter(&server, "sportello-1", json!({"kind": "park", "ticket": number, "back_after_minutes": 10})).await;
    let aside = &server.floor("capannori").await.unwrap().aside[0];
    let back_at = aside.back_at.unwrap();
    assert_eq!(back_at.duration_since(aside.since).as_mins(), 10);
}
