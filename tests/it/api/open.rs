//! The open data: anonymous, to be kept for some seconds, the same for everybody, and not for those who ask too often.

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Server};

#[tokio::test]
async fn the_waits_are_numbers_of_people_and_minutes_and_nothing_else() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    server.number("capannori", "anagrafe").await;
    let answer = server.client().get(format!("{}/api/v1/halls/capannori/waits", server.url())).send().await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "public, max-age=10");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let body: serde_json::Value = answer.json().await.unwrap();
    let waits = &body["waits"];
    assert_eq!((&waits["hall"], &waits["counters_open"]), (&json!("capannori"), &json!(0)));
    let lines = waits["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 4, "nobody walks into a line by appointment");
    let line = lines.iter().find(|line| line["service"] == "anagrafe").unwrap();
    assert_eq!((&line["letter"], &line["waiting"]), (&json!("G"), &json!(1)));
    assert!(line["forecast"]["to_min"].as_u64().is_some());
    assert_eq!(waits["quiet"], json!([]), "of a first day nothing is known");
    assert!(!body.to_string().contains("G001"), "no ticket is named: {body}");
}

#[tokio::test]
async fn the_same_stands_in_the_form_of_the_smart_data_models() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = server.get("/api/v1/halls/capannori/waits/queue-monitor").await.unwrap();
    assert_eq!(status, 200);
    let entity = &body.as_array().unwrap()[0];
    assert_eq!(entity["id"], "urn:ngsi-ld:QueueMonitor:capannori:comune-amico");
    assert_eq!((&entity["type"], &entity["serviceStatus"]), (&json!("QueueMonitor"), &json!("Open")));
    assert_eq!((&entity["officeName"], &entity["queueLine"]), (&json!("Comune di Capannori"), &json!("A")));
    assert_eq!(entity["ticketsToServe"], 0);
}

#[tokio::test]
async fn the_page_may_stand_in_a_frame_and_needs_no_script() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let page = server.client().get(format!("{}/halls/capannori/waits?lang=en", server.url())).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("frame-ancestors *"));
    let html = page.text().await.unwrap();
    assert!(html.contains("Expected wait") && html.contains("Registry office"), "{html}");
    assert!(html.contains(r#"<noscript><meta http-equiv="refresh" content="60"></noscript>"#), "{html}");
    let (status, _) = server.get("/api/v1/halls/lucca/waits").await.unwrap();
    assert_eq!(status, 404);
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_to_wait() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut answers = 0;
    let body = loop {
        let (status, body) = server.get("/api/v1/halls/capannori/waits").await.unwrap();
        if status == 429 {
            break body;
        }
        answers += 1;
        assert!(answers < 1_000, "{answers} questions in a row were all answered");
    };
    assert!(answers >= 120, "an address was refused after {answers} questions");
    assert_eq!(body["error"]["code"], "too_many_tries");
    assert_eq!(body["error"]["retry_after_secs"], 1);
    let (status, _) = server.get("/api/v1/halls/capannori/board").await.unwrap();
    assert_eq!(status, 200, "the walls' own routes are not limited");
}

#[tokio::test]
async fn once_no_time_is_left_it_is_told_before_it_is_asked_and_a_person_may_still_give_a_number() {
    // It is just past nine, and the office closes at one: a margin of four hours leaves no time.
    let office = CAPANNORI.replace("letter = \"G\"", "letter = \"G\"\nlast_ticket_margin_minutes = 240");
    let data = Data::with(&[&office]);
    let server = Server::start(&data);
    let (_, body) = server.get("/api/v1/halls/capannori/waits").await.unwrap();
    let told = |service: &str| {
        let lines = body["waits"]["lines"].as_array().unwrap().iter();
        lines.into_iter().find(|line| line["service"] == service).unwrap()["numbers"].clone()
    };
    assert_eq!((told("anagrafe"), told("spid")), (json!("no_time_left"), json!(null)));
    let page = server.client().get(format!("{}/halls/capannori/waits?lang=uk", server.url())).send().await.unwrap();
    assert!(page.text().await.unwrap().contains("номерів більше немає"));

    let wish =
        json!({"request_id": uuid::Uuid::now_v7(), "service": "anagrafe", "language": "it", "kiosk": "ingresso"});
    let (status, body) = server.post("/api/v1/halls/capannori/tickets", &wish).await.unwrap();
    assert_eq!((status, &body["error"]["code"]), (409, &json!("no_time_left")), "{body}");
    assert_eq!(server.issue("capannori", "anagrafe").await.unwrap().0, 201, "the reception decides");
}
