//! The roll of numbered paper over HTTP, for the day on which the totem is dead.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};
use uuid::Uuid;

async fn roll(server: &Server, service: &str, action: Value) -> (u16, Value) {
    let body = json!({"request_id": Uuid::now_v7(), "action": action});
    let url = format!("{}/api/v1/halls/capannori/lines/{service}/roll", server.url());
    let response = server.client().post(url).json(&body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_suspended_service_says_why_everywhere_and_gives_no_number() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    server.number("capannori", "anagrafe").await;
    let step = |action: Value| json!({"request_id": Uuid::now_v7(), "action": action});
    let path = "/api/v1/halls/capannori/lines/anagrafe/actions";
    let suspend = json!({"kind": "suspend", "reason": "technical", "text": "Terminale guasto"});
    let (status, body) = server.post(path, &step(suspend)).await.unwrap();
    let said = json!({"reason": "technical", "text": "Terminale guasto"});
    assert_eq!((status, &body["line"]["suspended"]), (200, &said), "{body}");
    let (_, board) = server.get("/api/v1/halls/capannori/board").await.unwrap();
    let line = &board["board"]["lines"][2];
    assert_eq!((&line["suspended"], &line["opening"]["kind"], &line["waiting"]), (&said, &json!("closed"), &json!(1)));
    let wish = json!({"request_id": Uuid::now_v7(), "service": "anagrafe", "kiosk": "ingresso", "language": "it"});
    let (status, body) = server.post("/api/v1/halls/capannori/tickets", &wish).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (409, &json!("service_suspended")));
    let long = json!({"kind": "suspend", "reason": "full", "text": "x".repeat(101)});
    assert_eq!(server.post(path, &step(long)).await.unwrap().0, 422);
    let (status, body) = server.post(path, &step(json!({"kind": "resume"}))).await.unwrap();
    assert_eq!((status, &body["line"]["suspended"]), (200, &Value::Null));
    assert_eq!(server.post("/api/v1/halls/capannori/tickets", &wish).await.unwrap().0, 201);
}

#[tokio::test]
async fn counters_go_on_by_count_and_a_restart_forgets_no_roll() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start(&data);
    let (status, body) = roll(&server, "anagrafe", json!({"kind": "put_out", "first": "R040"})).await;
    assert_eq!((status, &body["line"]["roll_next"]), (200, &json!("R040")), "{body}");
    let (_, body) = roll(&server, "anagrafe", json!({"kind": "count", "last": "R041"})).await;
    assert_eq!((&body["line"]["waiting_total"], &body["line"]["roll_next"]), (&json!(2), &json!("R042")), "{body}");
    server.program().end("TERM");
    let server = Server::start(&data);

    let desk = "sportello-2";
    let (_, opened) = server.act("capannori", desk, json!({"kind": "open"})).await.unwrap();
    assert_eq!(opened["counter"]["next"], "R040");
    for number in ["R040", "R041", "R042"] {
        let (status, body) = server.act("capannori", desk, json!({"kind": "call_next"})).await.unwrap();
        assert_eq!((status, &body["counter"]["ticket"]["number"]), (200, &json!(number)), "{body}");
        let board = server.board("capannori").await.unwrap();
        assert_eq!(board.calls[0].ticket, number, "the wall shows it as any other");
        server.act("capannori", desk, json!({"kind": "start", "ticket": number})).await.unwrap();
        server.act("capannori", desk, json!({"kind": "finish", "ticket": number})).await.unwrap();
    }
    let (_, report) = server.get("/api/v1/halls/capannori/report").await.unwrap();
    let by_channel = &report["report"]["by_channel"][0];
    assert_eq!((&by_channel["key"], &by_channel["figures"]["served"]), (&json!("roll"), &json!(3)), "{report}");
    assert!(by_channel["figures"].get("wait").is_none_or(Value::is_null), "nobody knows when they came: {report}");
}

#[tokio::test]
async fn a_wrong_step_with_a_roll_is_refused_by_its_own_code() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let put_out = |first: &str| json!({"kind": "put_out", "first": first});
    for (service, action, status, code) in [
        ("anagrafe", json!({"kind": "count", "last": "R001"}), 409, "no_roll"),
        ("anagrafe", put_out("K001"), 409, "letter_taken"),
        ("anagrafe", put_out("41"), 422, "no_ticket_number"),
        ("danza", put_out("R001"), 404, "unknown_service"),
        ("prossimita", put_out("R001"), 409, "appointment_only"),
    ] {
        let (got, body) = roll(&server, service, action.clone()).await;
        assert_eq!((got, body["error"]["code"].as_str()), (status, Some(code)), "{service} {action}: {body}");
    }
    assert_eq!(roll(&server, "anagrafe", put_out("R001")).await.0, 200);
    let (status, body) = roll(&server, "anagrafe", put_out("Q001")).await;
    assert_eq!((status, body["error"]["code"].as_str()), (409, Some("roll_is_out")), "{body}");
    let (status, body) = roll(&server, "anagrafe", json!({"kind": "count", "last": "R900"})).await;
    assert_eq!((status, body["error"]["code"].as_str()), (422, Some("not_on_roll")), "{body}");
}
