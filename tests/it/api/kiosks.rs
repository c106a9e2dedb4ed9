//! What totems tell of themselves over HTTP.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server, eventually_async};

async fn put(server: &Server, path: &str, printer: &str, secs: u64) -> u16 {
    let report = json!({"version": "0.1.0", "printer": printer, "printer_secs": secs, "not_handed_in": 2});
    tell(server, path, 1, report).await.0
}

async fn tell(server: &Server, path: &str, instance: u128, report: Value) -> (u16, Value) {
    let url = format!("{}/api/v1/halls/{path}", server.url());
    let told = json!({"instance": uuid::Uuid::from_u128(instance), "report": report});
    // A totem signs in as nobody.
    let answer = reqwest::Client::new().put(url).json(&told).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn a_totem_tells_what_its_printer_wants_and_since_when() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = server.get("/health/kiosks").await.unwrap();
    assert_eq!((status, &body["kiosks"]), (503, &json!([{"hall": "capannori", "id": "ingresso", "connected": false}])));

    assert_eq!(put(&server, "capannori/kiosks/ingresso", "ready", 5).await, 200);
    assert_eq!(server.get("/health/kiosks").await.unwrap().0, 200);
    assert_eq!(put(&server, "capannori/kiosks/ingresso", "paper_end", 600).await, 200);
    let (status, body) = server.get("/health/kiosks").await.unwrap();
    let kiosk = &body["kiosks"][0];
    assert_eq!((status, &kiosk["report"]["printer"], &kiosk["connected"]), (503, &json!("paper_end"), &json!(true)));
    let since = kiosk["printer_since"].as_str().unwrap().to_owned();
    assert!(since.starts_with("2026-11-23T07:50:0"), "{since}");
    // The next report says the same moment, however its seconds are cut.
    assert_eq!(put(&server, "capannori/kiosks/ingresso", "paper_end", 599).await, 200);
    let (status, body) = server.get("/api/v1/halls/capannori/kiosks").await.unwrap();
    assert_eq!((status, &body["kiosks"][0]["printer_since"]), (200, &json!(since)));
    assert_eq!(body["kiosks"][0]["report"]["not_handed_in"], 2);
}

#[tokio::test]
async fn a_report_of_a_stranger_or_of_nonsense_is_refused() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    assert_eq!(put(&server, "capannori/kiosks/cortile", "ready", 0).await, 404);
    assert_eq!(put(&server, "capannori/kiosks/A%20B", "ready", 0).await, 404);
    assert_eq!(put(&server, "lucca/kiosks/ingresso", "ready", 0).await, 404);
    assert_eq!(put(&server, "capannori/kiosks/ingresso", "dancing", 0).await, 422);
    let listed = reqwest::get(format!("{}/api/v1/halls/capannori/kiosks", server.url())).await.unwrap();
    assert_eq!(listed.status(), 401, "only people at work see it by hall");
    let (_, body) = server.get("/api/v1/halls/capannori/kiosks").await.unwrap();
    assert_eq!(body["kiosks"][0].get("report"), None::<&Value>);
}

#[tokio::test]
async fn two_machines_under_one_name_are_told_apart_and_everybody_sees_it() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let path = "capannori/kiosks/ingresso";
    let report = json!({"version": "0.1.0", "printer": "ready", "printer_secs": 5, "not_handed_in": 0,
        "refused_total": 2, "refused": ["K003", "K004"]});
    let (status, body) = tell(&server, path, 1, report.clone()).await;
    assert_eq!(
        (status, &body["news"]["own_last"], &body["news"]["day"]),
        (200, &json!(0), &json!("2026-11-23")),
        "{body}"
    );
    let (status, body) = tell(&server, path, 2, report.clone()).await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("kiosk_taken")));
    let (status, body) = server.get("/health/kiosks").await.unwrap();
    assert_eq!((status, body["kiosks"][0]["rival_seen_at"].is_string()), (503, true), "{body}");
    assert_eq!(body["kiosks"][0]["report"]["refused"], json!(["K003", "K004"]));

    // What the first has handed in, the machine after it will not give again.
    let own = json!({"request_id": uuid::Uuid::from_u128(3), "kiosk": "ingresso", "number": "K005", "service": "anagrafe",
        "issued_at": "2026-11-23T07:59:00Z", "language": "it"});
    assert_eq!(server.post("/api/v1/halls/capannori/tickets/adopted", &own).await.unwrap().0, 201);
    let (status, body) = tell(&server, path, 1, report).await;
    assert_eq!((status, &body["news"]["own_last"]), (200, &json!(5)));
}

#[tokio::test]
async fn the_reception_has_a_slip_printed_at_a_totem_once_and_is_told_the_end() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let number = server.number("capannori", "anagrafe").await;
    let order = async |id: u128, number: &str, kiosk: &str| {
        let wish = json!({"request_id": uuid::Uuid::from_u128(id), "kiosk": kiosk});
        let (status, body) =
            server.post(&format!("/api/v1/halls/capannori/tickets/{number}/slip"), &wish).await.unwrap();
        (status, if status == 202 { body["slip"]["state"].clone() } else { body["error"]["code"].clone() })
    };
    let take = async |instance: u128| {
        let url = format!("{}/api/v1/halls/capannori/kiosks/ingresso/slip", server.url());
        let wish = json!({"instance": uuid::Uuid::from_u128(instance)});
        let answer = reqwest::Client::new().post(url).json(&wish).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap()["order"].clone())
    };
    let told = async |board: &str, wanted: Option<Value>| {
        eventually_async("the totem's name on the board, or off it", async || {
            let (_, body) = server.get(&format!("/api/v1/halls/capannori/board{board}")).await.ok()?;
            (body["board"].get("slip_orders") == wanted.as_ref()).then_some(())
        })
        .await;
    };
    assert_eq!(order(1, &number, "ingresso").await, (409, json!("printer_not_ready")), "nothing was heard of it");
    assert_eq!(put(&server, "capannori/kiosks/ingresso", "paper_end", 5).await, 200);
    assert_eq!(order(1, &number, "ingresso").await, (409, json!("printer_not_ready")));
    assert_eq!(put(&server, "capannori/kiosks/ingresso", "ready", 5).await, 200);
    assert_eq!(order(1, &number, "cortile").await, (404, json!("unknown_kiosk")));
    assert_eq!(order(1, "G099", "ingresso").await, (404, json!("unknown_ticket")));
    told("", None).await;
    assert_eq!(order(1, &number, "ingresso").await, (202, json!("waiting")));
    told("", Some(json!(["ingresso"]))).await;
    told("?zone=atrio", None).await;

    assert_eq!(take(2).await, (200, Value::Null), "another machine");
    let (_, slip) = take(1).await;
    assert_eq!(
        (&slip["ticket"]["number"], &slip["language"], &slip["reprint"]),
        (&json!(number), &json!("it"), &json!(false))
    );
    assert_eq!(take(1).await, (200, Value::Null), "it is given once");
    told("", None).await;
    assert_eq!(order(1, &number, "ingresso").await, (202, json!("printing")), "the same press");
    assert_eq!(order(2, &number, "ingresso").await, (409, json!("printer_not_ready")), "it is at work on one");
    let paper = json!({"request_id": uuid::Uuid::from_u128(3), "paper": "printed", "order": slip["request_id"]});
    let (_, ticket) = server.post(&format!("/api/v1/halls/capannori/tickets/{number}/paper"), &paper).await.unwrap();
    assert_eq!(ticket["ticket"]["paper"], json!("printed"));
    assert_eq!(order(1, &number, "ingresso").await, (202, json!("printed")));

    assert_eq!(order(4, &number, "ingresso").await, (202, json!("waiting")));
    assert_eq!(take(1).await.1["reprint"], json!(true), "one is out already");
    let withdraw = json!({"request_id": uuid::Uuid::from_u128(5), "action": {"kind": "withdraw"}});
    server.post(&format!("/api/v1/halls/capannori/tickets/{number}/actions"), &withdraw).await.unwrap();
    assert_eq!(order(6, &number, "ingresso").await, (409, json!("wrong_state")));
}
