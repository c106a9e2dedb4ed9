//! Checking in with the code of an appointment.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};
use uuid::Uuid;

const AGENDA: &str = "/api/v1/halls/capannori/agenda/2026-11-23";

async fn hand_in(server: &Server, path: &str, appointments: Value) -> (u16, Value) {
    let request = server.client().put(format!("{}{path}", server.url()));
    let response = request.json(&json!({"appointments": appointments})).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// As a totem asks: it signs in as nobody.
async fn check_in(server: &Server, press: Uuid, service: &str, code: &str) -> (u16, Value) {
    let body =
        json!({"request_id": press, "service": service, "kiosk": "ingresso", "language": "it", "appointment": code});
    let url = format!("{}/api/v1/halls/capannori/tickets", server.url());
    let response = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn look(server: &Server, code: &str) -> (u16, Value) {
    let url = format!("{}/api/v1/halls/capannori/appointments/{code}", server.url());
    let response = reqwest::get(url).await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// How many appointments a totem hears of when it reports.
async fn told_a_totem(server: &Server) -> u64 {
    let report = json!({"version": "0.1.0", "printer": "ready", "printer_secs": 1, "not_handed_in": 0});
    let url = format!("{}/api/v1/halls/capannori/kiosks/ingresso", server.url());
    let response = reqwest::Client::new()
        .put(url)
        .json(&json!({"instance": uuid::Uuid::from_u128(1), "report": report}))
        .send()
        .await
        .unwrap();
    response.json::<Value>().await.unwrap()["news"]["appointments"].as_u64().unwrap()
}

fn booked(code: &str, service: &str, slot: &str) -> Value {
    json!({"code": code, "service": service, "slot": format!("2026-11-23T{slot}:00Z")})
}

#[tokio::test]
async fn a_code_gives_one_number_that_counts_from_the_booked_time() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    assert_eq!(told_a_totem(&server).await, 0);
    // It is nine in Rome, eight by the wire.
    let agenda = json!([booked("4711", "anagrafe", "08:10"), booked("4712", "spid", "10:00")]);
    let (status, body) = hand_in(&server, AGENDA, agenda.clone()).await;
    assert_eq!((status, &body["agenda"]["appointments"]), (200, &json!(2)), "{body}");
    assert_eq!(told_a_totem(&server).await, 2);
    let (status, body) = look(&server, "4711").await;
    assert_eq!((status, &body["appointment"]["service"]), (200, &json!("anagrafe")));
    assert_eq!(body["appointment"]["check_in"], json!({"kind": "open"}));

    let walk_in = server.number("capannori", "anagrafe").await;
    let press = Uuid::now_v7();
    let (status, first) = check_in(&server, press, "anagrafe", "4711").await;
    assert_eq!((status, &first["ticket"]["number"]), (201, &json!("G002")), "{first}");
    assert_eq!(check_in(&server, press, "anagrafe", "4711").await, (201, first), "the same press, the same answer");
    let (status, body) = check_in(&server, Uuid::now_v7(), "anagrafe", "4711").await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("appointment_used")));
    assert_eq!(body["error"]["ticket"], "G002", "whoever lost the slip is told the number");
    let (_, body) = look(&server, "4711").await;
    assert_eq!(body["appointment"]["check_in"], json!({"kind": "under_way"}), "a totem may still take it back");
    let paper = json!({"request_id": Uuid::now_v7(), "paper": "printed"});
    assert_eq!(server.post("/api/v1/halls/capannori/tickets/G002/paper", &paper).await.unwrap().0, 200);
    let (_, body) = look(&server, "4711").await;
    assert_eq!(body["appointment"]["check_in"], json!({"kind": "done", "ticket": "G002"}));
    // The booking counts from ten minutes before its time, which is now: it goes before the one who has just come.
    let floor = server.floor("capannori").await.unwrap();
    let waiting: Vec<_> = floor.lines[2].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(waiting, ["G002".to_owned(), walk_in]);
    assert!(floor.lines[2].waiting[0].slot.is_some());

    let (status, body) = check_in(&server, Uuid::now_v7(), "spid", "4712").await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("too_early")));
    assert_eq!(body["error"]["opens_at"], "2026-11-23T09:45:00Z");
    let (_, body) = look(&server, "4712").await;
    assert_eq!(body["appointment"]["check_in"], json!({"kind": "too_early", "from": "2026-11-23T09:45:00Z"}));
    // A new agenda does not forget who is here, nor does one that comes in two parts.
    hand_in(&server, AGENDA, json!([booked("4712", "spid", "10:00")])).await;
    hand_in(&server, AGENDA, agenda).await;
    assert_eq!(check_in(&server, Uuid::now_v7(), "anagrafe", "4711").await.0, 409);
}

#[tokio::test]
async fn an_appointment_opens_a_service_that_gives_no_numbers_and_a_number_taken_back_frees_it() {
    // With a counter that serves whoever is booked for it.
    let office = CAPANNORI
        .replace(r#"services = ["anagrafe", "tributi"]"#, r#"services = ["anagrafe", "tributi", "prossimita"]"#);
    let data = Data::with(&[&office]);
    let server = Server::start(&data);
    hand_in(&server, AGENDA, json!([booked("AB12", "prossimita", "08:00")])).await;
    let (status, body) = check_in(&server, Uuid::now_v7(), "prossimita", "ab12").await;
    assert_eq!(status, 201, "{body}");
    let number = body["ticket"]["number"].as_str().unwrap().to_owned();
    let withdraw = json!({"request_id": Uuid::now_v7(), "action": {"kind": "withdraw"}});
    server.post(&format!("/api/v1/halls/capannori/tickets/{number}/actions"), &withdraw).await.unwrap();
    let (status, body) = check_in(&server, Uuid::now_v7(), "prossimita", "AB12").await;
    assert_eq!((status, body["ticket"]["number"] != json!(number)), (201, true), "{body}");
}

#[tokio::test]
async fn two_totems_at_once_give_one_number() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    hand_in(&server, AGENDA, json!([booked("4711", "anagrafe", "08:00")])).await;
    let presses = (0..8).map(|_| check_in(&server, Uuid::now_v7(), "anagrafe", "4711"));
    let statuses: Vec<_> =
        futures_util::future::join_all(presses).await.into_iter().map(|(status, _)| status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert_eq!(server.board("capannori").await.unwrap().lines[2].waiting, 1);
}

#[tokio::test]
async fn a_press_that_was_answered_gets_its_answer_again_whatever_became_of_the_agenda() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let with = |service: &str| json!([booked("4711", service, "08:10")]);
    hand_in(&server, AGENDA, with("anagrafe")).await;
    let press = Uuid::now_v7();
    let (_, first) = check_in(&server, press, "anagrafe", "4711").await;
    for changed in [json!([]), with("spid")] {
        hand_in(&server, AGENDA, changed).await;
        let (status, again) = check_in(&server, press, "anagrafe", "4711").await;
        assert_eq!((status, &again), (201, &first));
        let (status, other) = check_in(&server, Uuid::now_v7(), "anagrafe", "4711").await;
        assert!([404, 409].contains(&status), "another press gets no number: {other}");
    }
}

#[tokio::test]
async fn what_nobody_booked_and_what_no_agenda_can_say_is_refused() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    hand_in(&server, AGENDA, json!([booked("4711", "anagrafe", "08:00")])).await;
    let garbage = "%3C".repeat(400);
    for code in ["9999", "1", "47 11", "4711%0A", "4711-", garbage.as_str()] {
        let (status, body) = look(&server, code).await;
        assert_eq!((status, &body["error"]["code"]), (404, &json!("unknown_appointment")), "{code}");
    }
    let long = "9".repeat(2_000);
    for (service, code) in [("anagrafe", "9999"), ("spid", "4711"), ("anagrafe", long.as_str())] {
        let (status, body) = check_in(&server, Uuid::now_v7(), service, code).await;
        assert_eq!((status, &body["error"]["code"]), (404, &json!("unknown_appointment")), "{service} {code}");
    }
    for (path, appointments, status, code) in [
        (AGENDA, json!([booked("1", "spid", "08:00")]), 422, "malformed"),
        (AGENDA, json!([booked("4711", "spid", "08:00"), booked("4711", "spid", "08:20")]), 422, "malformed"),
        (AGENDA, json!([booked("4711", "danza", "08:00")]), 404, "unknown_service"),
        ("/api/v1/halls/capannori/agenda/2026-11-24", json!([booked("4711", "spid", "08:00")]), 422, "outside_day"),
        ("/api/v1/halls/capannori/agenda/lunedi", json!([]), 422, "malformed"),
        ("/api/v1/halls/lucca/agenda/2026-11-23", json!([]), 404, "unknown_hall"),
    ] {
        let (got, body) = hand_in(&server, path, appointments.clone()).await;
        assert_eq!((got, body["error"]["code"].as_str()), (status, Some(code)), "{path} {appointments}: {body}");
    }
    assert_eq!(look(&server, "4711").await.0, 200, "what was refused has changed nothing");
}

#[tokio::test]
async fn an_agenda_for_what_no_counter_serves_is_refused_by_name() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = hand_in(&server, AGENDA, json!([booked("AB12", "prossimita", "10:00")])).await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("service_unserved")));
    assert!(body["error"]["message"].as_str().unwrap().contains("'prossimita'"), "{body}");
    assert_eq!(told_a_totem(&server).await, 0);
}
