//! The steps of an operator over HTTP.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};
use uuid::Uuid;

struct Desk<'a>(&'a Server, &'a str);

impl Desk<'_> {
    async fn does(&self, action: Value) -> (u16, Value) {
        self.0.act("capannori", self.1, action).await.unwrap()
    }

    async fn must(&self, action: Value) -> Value {
        let (status, body) = self.does(action.clone()).await;
        assert_eq!(status, 200, "{action} gave {body}");
        body["counter"].clone()
    }

    async fn is_refused(&self, action: Value, status: u16, code: &str) {
        let (got, body) = self.does(action.clone()).await;
        assert_eq!((got, body["error"]["code"].as_str()), (status, Some(code)), "{action} gave {body}");
    }
}

#[tokio::test]
async fn a_person_is_called_recalled_served_and_gone() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "anagrafe").await;
    let desk = Desk(&server, "sportello-2");
    assert_eq!(desk.must(json!({"kind": "open"})).await["next"], json!(number));
    let called = desk.must(json!({"kind": "call_next"})).await;
    assert_eq!((&called["state"], &called["ticket"]["number"]), (&json!("calling"), &json!(number)));
    assert_eq!(called["ticket"]["reason"]["kind"], "oldest_waiting");
    let recalled = desk.must(json!({"kind": "recall", "ticket": number})).await;
    assert_eq!(recalled["ticket"]["recalls"], 1);

    let board = server.board("capannori").await.unwrap();
    assert_eq!((board.last_call, board.calls.len()), (2, 1), "a recall is a new call of the same ticket");
    assert!(board.calls[0].still_expected);

    assert_eq!(desk.must(json!({"kind": "start", "ticket": number})).await["state"], "serving");
    assert!(!server.board("capannori").await.unwrap().calls[0].still_expected);
    assert_eq!(desk.must(json!({"kind": "finish", "ticket": number})).await["state"], "free");
    let floor = server.floor("capannori").await.unwrap();
    assert_eq!((floor.served, floor.lines[2].waiting.len()), (1, 0));
}

#[tokio::test]
async fn wrong_steps_are_refused_by_name_and_change_nothing() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let desk = Desk(&server, "sportello-2");
    desk.is_refused(json!({"kind": "call_next"}), 409, "counter_closed").await;
    desk.must(json!({"kind": "open"})).await;
    desk.is_refused(json!({"kind": "call_next"}), 409, "nobody_waiting").await;
    let spid = server.number("capannori", "spid").await;
    desk.is_refused(json!({"kind": "call_next"}), 409, "nobody_waiting").await;
    desk.is_refused(json!({"kind": "call", "ticket": spid}), 409, "not_served_here").await;
    desk.is_refused(json!({"kind": "call", "ticket": "G077"}), 404, "unknown_ticket").await;
    let (first, second) = (server.number("capannori", "tributi").await, server.number("capannori", "tributi").await);
    desk.must(json!({"kind": "call_next"})).await;
    desk.is_refused(json!({"kind": "call_next"}), 409, "ticket_in_hand").await;
    desk.is_refused(json!({"kind": "finish", "ticket": first}), 409, "wrong_state").await;
    desk.is_refused(json!({"kind": "start", "ticket": second}), 409, "not_in_hand").await;
    desk.is_refused(json!({"kind": "close"}), 409, "ticket_in_hand").await;
    desk.is_refused(json!({"kind": "transfer", "ticket": first, "service": "pesca"}), 404, "unknown_service").await;
    Desk(&server, "sportello-9").is_refused(json!({"kind": "open"}), 404, "unknown_counter").await;
    let held = &server.floor("capannori").await.unwrap().counters[1];
    assert_eq!(held.ticket.as_ref().map(|ticket| ticket.number.clone()), Some(first));
}

#[tokio::test]
async fn a_transfer_keeps_number_and_arrival() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let early = server.number("capannori", "comune-amico").await;
    let late = server.number("capannori", "tributi").await;
    let desk = Desk(&server, "sportello-1");
    desk.must(json!({"kind": "open"})).await;
    desk.must(json!({"kind": "call_next"})).await;
    desk.must(json!({"kind": "transfer", "ticket": early, "service": "tributi"})).await;
    let waiting: Vec<_> =
        server.floor("capannori").await.unwrap().lines[3].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(waiting, [early, late]);
}

#[tokio::test]
async fn a_press_sent_twice_is_one_step() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let numbers = [server.number("capannori", "anagrafe").await, server.number("capannori", "anagrafe").await];
    Desk(&server, "sportello-1").must(json!({"kind": "open"})).await;
    let press = json!({"request_id": Uuid::now_v7(), "action": {"kind": "call_next"}});
    for _ in 0..3 {
        let (status, body) = server.post("/api/v1/halls/capannori/counters/sportello-1/actions", &press).await.unwrap();
        assert_eq!((status, &body["counter"]["ticket"]["number"]), (200, &json!(numbers[0])));
    }
    assert_eq!(server.board("capannori").await.unwrap().last_call, 1);
}

#[tokio::test]
async fn a_parked_ticket_comes_back_by_hand() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "anagrafe").await;
    let desk = Desk(&server, "sportello-1");
    desk.must(json!({"kind": "open"})).await;
    desk.must(json!({"kind": "call_next"})).await;
    desk.must(json!({"kind": "park", "ticket": number})).await;
    let floor = server.floor("capannori").await.unwrap();
    assert_eq!(serde_json::to_value(floor.aside[0].reason).unwrap(), "parked");
    let called = desk.must(json!({"kind": "call", "ticket": number})).await;
    assert_eq!(called["ticket"]["reason"]["kind"], "chosen");
}

#[tokio::test]
async fn the_last_step_is_taken_back_once_and_counts_nowhere() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let numbers = [server.number("capannori", "anagrafe").await, server.number("capannori", "anagrafe").await];
    let desk = Desk(&server, "sportello-2");
    desk.must(json!({"kind": "open"})).await;
    let called = desk.must(json!({"kind": "call_next"})).await;
    assert_eq!((&called["undo"]["ticket"], &called["undo"]["step"]), (&json!(numbers[0]), &json!("call")));
    let undo = |ticket: &str, step: &str| json!({"kind": "undo", "ticket": ticket, "step": step});
    desk.is_refused(undo(&numbers[0], "start"), 409, "nothing_to_undo").await;
    desk.is_refused(undo("G077", "call"), 404, "unknown_ticket").await;
    let back = desk.must(undo(&numbers[0], "call")).await;
    assert_eq!((&back["state"], &back["next"], &back["undo"]), (&json!("free"), &json!(numbers[0]), &Value::Null));
    let board = server.board("capannori").await.unwrap();
    assert_eq!((board.calls.len(), board.last_call), (0, 1), "the call left the board, and its number is used up");
    desk.is_refused(undo(&numbers[0], "call"), 409, "nothing_to_undo").await;

    desk.must(json!({"kind": "call_next"})).await;
    desk.must(json!({"kind": "start", "ticket": numbers[0]})).await;
    desk.must(json!({"kind": "finish", "ticket": numbers[0]})).await;
    desk.must(json!({"kind": "call_next"})).await;
    desk.must(undo(&numbers[1], "call")).await;
    let press = json!({"request_id": Uuid::now_v7(), "action": undo(&numbers[0], "finish")});
    for _ in 0..2 {
        let (status, body) = server.post("/api/v1/halls/capannori/counters/sportello-2/actions", &press).await.unwrap();
        assert_eq!((status, &body["counter"]["ticket"]["number"]), (200, &json!(numbers[0])), "sent twice, done once");
    }
    let (_, body) = server.get("/api/v1/halls/capannori/report").await.unwrap();
    let total = &body["report"]["total"];
    assert_eq!((&total["served"], &total["under_way"]), (&json!(0), &json!(2)), "{total}");
    assert_eq!(total["wait"]["called"], 1, "{total}");
}
