//! Tickets over HTTP.

use serde_json::{Value, json};
use turno_protocol::Paper;
use turno_tests::{CAPANNORI, Data, Server, ServerOptions};
use uuid::Uuid;

const TICKETS: &str = "/api/v1/halls/capannori/tickets";

fn wish(service: &str) -> Value {
    json!({"request_id": Uuid::now_v7(), "service": service, "kiosk": "ingresso", "language": "de"})
}

#[tokio::test]
async fn a_ticket_comes_with_everything_the_slip_needs() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = server.post(TICKETS, &wish("anagrafe")).await.unwrap();
    assert_eq!(status, 201);
    let ticket = &body["ticket"];
    assert_eq!(ticket["number"], "G001");
    assert_eq!(ticket["day"], "2026-11-23");
    assert_eq!(ticket["people_ahead"], 0);
    assert_eq!(ticket["forecast"], json!({"from_min": 0, "to_min": 5}));
    assert_eq!(ticket["where_to_wait"]["de"], "Warteraum im Erdgeschoss");
    assert!(ticket["link"].as_str().unwrap().starts_with(&format!("{}/t/", server.url())));

    let (_, second) = server.post(TICKETS, &wish("anagrafe")).await.unwrap();
    assert_eq!((&second["ticket"]["number"], &second["ticket"]["people_ahead"]), (&json!("G002"), &json!(1)));
    let (status, shown) = server.get(&format!("{TICKETS}/G002")).await.unwrap();
    assert_eq!(status, 200);
    assert_eq!((&shown["ticket"]["state"], &shown["ticket"]["people_ahead"]), (&json!("waiting"), &json!(1)));
}

#[tokio::test]
async fn a_repeated_request_gets_the_same_ticket_and_another_wish_is_refused() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let first = wish("spid");
    let (_, given) = server.post(TICKETS, &first).await.unwrap();
    let (status, again) = server.post(TICKETS, &first).await.unwrap();
    assert_eq!((status, &again), (201, &given));
    let mut other = first.clone();
    other["service"] = json!("tributi");
    let (status, refused) = server.post(TICKETS, &other).await.unwrap();
    assert_eq!((status, &refused["error"]["code"]), (409, &json!("request_id_reused")));
    assert_eq!(server.board("capannori").await.unwrap().lines[1].waiting, 1);
}

#[tokio::test]
async fn an_appointment_service_gives_no_number() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = server.post(TICKETS, &wish("prossimita")).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (409, &json!("appointment_only")));
}

#[tokio::test]
async fn a_closed_service_says_when_it_opens() {
    let data = Data::with(&[CAPANNORI]);
    let evening = ServerOptions { clock_from: "2026-11-23T18:00[Europe/Rome]".into(), ..ServerOptions::default() };
    let server = Server::start_with(&data, &evening);
    let (status, body) = server.post(TICKETS, &wish("anagrafe")).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (409, &json!("service_closed")));
    assert_eq!(body["error"]["opens_at"], "2026-11-24T07:45:00Z");
}

#[tokio::test]
async fn the_numbers_of_a_day_end_with_a_clear_no() {
    let data = Data::with(&[&CAPANNORI.replacen("letter = \"A\"", "letter = \"A\"\nlast_number = 2", 1)]);
    let server = Server::start(&data);
    assert_eq!(server.number("capannori", "comune-amico").await, "A001");
    assert_eq!(server.number("capannori", "comune-amico").await, "A002");
    let (status, body) = server.issue("capannori", "comune-amico").await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (409, &json!("numbers_exhausted")));
}

#[tokio::test]
async fn the_fate_of_the_paper_is_kept_and_proof_is_never_taken_back() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "tributi").await;
    for (reported, known) in [
        ("unknown", "unknown"),
        ("printed", "printed"),
        ("on_screen", "printed"),
        ("not_taken", "not_taken"),
        ("unknown", "not_taken"),
        ("printed", "printed"),
    ] {
        let report = json!({"request_id": Uuid::now_v7(), "paper": reported});
        let (status, body) = server.post(&format!("{TICKETS}/{number}/paper"), &report).await.unwrap();
        assert_eq!((status, &body["ticket"]["paper"]), (200, &json!(known)));
    }
}

#[tokio::test]
async fn a_totem_hands_in_the_numbers_it_gave_by_itself() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let handed_in = json!({"request_id": Uuid::now_v7(), "kiosk": "ingresso", "number": "K001", "service": "anagrafe",
        "issued_at": "2026-11-23T07:50:00Z", "language": "it"});
    let online = server.number("capannori", "anagrafe").await;
    for _ in 0..2 {
        let (status, body) = server.post(&format!("{TICKETS}/adopted"), &handed_in).await.unwrap();
        assert_eq!((status, &body["ticket"]["number"]), (201, &json!("K001")));
    }
    let waiting: Vec<_> =
        server.floor("capannori").await.unwrap().lines[2].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(waiting, ["K001", &online], "in the order in which people came");

    for (field, value, status, code) in [
        ("number", "A001", 422, "foreign_number"),
        ("number", "K1", 422, "malformed"),
        ("number", "K001", 409, "number_taken"),
        ("kiosk", "cortile", 404, "unknown_kiosk"),
        ("issued_at", "2026-11-22T09:00:00Z", 422, "outside_day"),
    ] {
        let mut wrong = handed_in.clone();
        wrong["request_id"] = json!(Uuid::now_v7());
        if field != "number" {
            wrong["number"] = json!("K002");
        }
        wrong[field] = json!(value);
        let (got, body) = server.post(&format!("{TICKETS}/adopted"), &wrong).await.unwrap();
        assert_eq!((got, body["error"]["code"].as_str()), (status, Some(code)), "{field}={value}");
    }
}

#[tokio::test]
async fn several_numbers_are_handed_in_at_once_in_order_and_one_that_cannot_be_holds_up_no_other() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let handed_in = |number: &str, paper: Value| {
        json!({"request_id": Uuid::now_v7(), "kiosk": "ingresso", "number": number, "service": "anagrafe",
            "issued_at": "2026-11-23T07:50:00Z", "language": "it", "paper": paper})
    };
    let tickets = [
        handed_in("K001", json!("printed")),
        handed_in("A001", json!("printed")),
        handed_in("K002", Value::Null),
        handed_in("K003", json!("unknown")),
        handed_in("K004", json!("not_taken")),
    ];
    for times in ["the first time", "and when the answer was lost"] {
        let (status, body) =
            server.post(&format!("{TICKETS}/adopted/list"), &json!({"tickets": tickets})).await.unwrap();
        assert_eq!(status, 200);
        let ends: Vec<_> = body["hand_in"].as_array().unwrap().iter().map(|end| &end["error"]["code"]).collect();
        let none = &Value::Null;
        assert_eq!(ends, [none, &json!("foreign_number"), none, none, none], "{times}");
        assert_eq!(body["hand_in"][2]["request_id"], tickets[2]["request_id"]);
    }
    let floor = server.floor("capannori").await.unwrap();
    let waiting: Vec<_> = floor.lines[2].waiting.iter().map(|ticket| (ticket.number.as_str(), ticket.paper)).collect();
    let papers = [Paper::Printed, Paper::Pending, Paper::Unknown, Paper::NotTaken];
    assert_eq!(waiting, ["K001", "K002", "K003", "K004"].into_iter().zip(papers).collect::<Vec<_>>());

    let many: Vec<_> = (100..141).map(|value| handed_in(&format!("K{value}"), Value::Null)).collect();
    let (status, body) = server.post(&format!("{TICKETS}/adopted/list"), &json!({"tickets": many})).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (422, &json!("malformed")));
    let (status, _) = server.post(&format!("{TICKETS}/adopted/list"), &json!({"tickets": many[..40]})).await.unwrap();
    assert_eq!(status, 200, "a full hand-in fits the longest request");
}

#[tokio::test]
async fn what_was_meant_for_another_day_does_not_hit_the_same_number_of_today() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "spid").await;
    let report = |day: &str| json!({"request_id": Uuid::now_v7(), "paper": "printed", "day": day});
    let (status, body) = server.post(&format!("{TICKETS}/{number}/paper"), &report("2026-11-22")).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (422, &json!("outside_day")));
    let (status, body) = server.post(&format!("{TICKETS}/{number}/paper"), &report("2026-11-23")).await.unwrap();
    assert_eq!((status, &body["ticket"]["paper"]), (200, &json!("printed")));
    let withdraw = |day: &str| json!({"request_id": Uuid::now_v7(), "action": {"kind": "withdraw"}, "day": day});
    let (status, _) = server.post(&format!("{TICKETS}/{number}/actions"), &withdraw("2026-11-24")).await.unwrap();
    assert_eq!(status, 422);
    let (_, body) = server.post(&format!("{TICKETS}/{number}/actions"), &withdraw("2026-11-23")).await.unwrap();
    assert_eq!(body["ticket"]["state"], "withdrawn");
}

#[tokio::test]
async fn a_ticket_is_withdrawn_once_and_brought_back_at_its_old_place() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (first, second) = (server.number("capannori", "spid").await, server.number("capannori", "spid").await);
    let act = async |number: &str, kind: &str| {
        let body = json!({"request_id": Uuid::now_v7(), "action": {"kind": kind}});
        server.post(&format!("{TICKETS}/{number}/actions"), &body).await.unwrap()
    };
    assert_eq!(act(&second, "withdraw").await.1["ticket"]["state"], "withdrawn");
    let (status, body) = act(&second, "withdraw").await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("wrong_state")));

    let third = server.number("capannori", "spid").await;
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "no_show", "ticket": first})).await.unwrap();
    assert_eq!(act(&first, "bring_back").await.1["ticket"]["state"], "waiting");
    let floor = server.floor("capannori").await.unwrap();
    let waiting: Vec<_> = floor.lines[1].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(waiting, [first, third]);
}

#[tokio::test]
async fn whoever_holds_the_code_may_withdraw_that_ticket_and_no_other_without_signing_in() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let stranger = reqwest::Client::new();
    let (_, given) = server.post(TICKETS, &wish("spid")).await.unwrap();
    let (_, other) = server.post(TICKETS, &wish("spid")).await.unwrap();
    let code = given["ticket"]["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let act = async |number: &Value, kind: &str, code: Option<&str>| {
        let body = json!({"request_id": Uuid::now_v7(), "action": {"kind": kind}, "code": code});
        let url = format!("{}{TICKETS}/{}/actions", server.url(), number.as_str().unwrap());
        stranger.post(url).json(&body).send().await.unwrap().status().as_u16()
    };
    let (mine, others) = (&given["ticket"]["number"], &other["ticket"]["number"]);
    assert_eq!(act(mine, "withdraw", None).await, 401);
    assert_eq!(act(mine, "withdraw", Some("AE2SSA2HAAA2523NTYZJTUVGWIRFBQ2FBPJXC")).await, 401);
    assert_eq!(act(others, "withdraw", Some(&code)).await, 401);
    assert_eq!(act(mine, "bring_back", Some(&code)).await, 401);
    assert_eq!(act(mine, "withdraw", Some(&code)).await, 200);
}
