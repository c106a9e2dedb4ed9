//! What there is, and how it stands.

use serde_json::json;
use turno_tests::{CAPANNORI, CUNEO, Data, Server, ServerOptions};

#[tokio::test]
async fn the_halls_are_listed_and_described() {
    let data = Data::with(&[CAPANNORI, CUNEO]);
    let server = Server::start(&data);
    let (status, body) = server.get("/api/v1/halls").await.unwrap();
    assert_eq!(status, 200);
    let ids: Vec<_> = body["halls"].as_array().unwrap().iter().map(|hall| hall["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["capannori", "cuneo"]);

    let (status, body) = server.get("/api/v1/halls/capannori").await.unwrap();
    assert_eq!(status, 200);
    let hall = &body["hall"];
    assert_eq!(hall["services"].as_array().unwrap().len(), 5);
    assert_eq!(hall["services"][4]["access"], json!({"kind": "appointment_only", "phone": "0583 428588"}));
    assert_eq!(hall["kiosks"], json!([{"id": "ingresso", "letter": "K"}]));
    assert_eq!(hall["languages"], json!(["it", "en", "de", "fr"]));
}

#[tokio::test]
async fn a_board_shows_the_opening_and_an_appointment_line_that_never_opens() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (_, body) = server.get("/api/v1/halls/capannori/board?zone=atrio").await.unwrap();
    let board = &body["board"];
    assert_eq!(board["opening"], json!({"kind": "open", "until": "2026-11-23T12:00:00Z"}));
    assert_eq!(board["zone"], "atrio");
    assert_eq!(board["last_call"], 0);
    assert_eq!(board["lines"][0]["waiting"], 0);
    assert_eq!(
        board["lines"][4],
        json!({"service": "prossimita", "opening": {"kind": "closed"}, "waiting": 0, "forecast": {"from_min": 0, "to_min": 5}})
    );
}

#[tokio::test]
async fn a_closed_office_says_when_it_opens() {
    let data = Data::with(&[CAPANNORI]);
    let sunday = ServerOptions { clock_from: "2026-11-22T10:00[Europe/Rome]".into(), ..ServerOptions::default() };
    let server = Server::start_with(&data, &sunday);
    let board = server.board("capannori").await.unwrap();
    assert_eq!(
        serde_json::to_value(board.opening).unwrap(),
        json!({"kind": "closed", "opens_at": "2026-11-23T07:45:00Z"})
    );
}

#[tokio::test]
async fn the_health_routes_answer() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for (route, state) in [("/health/live", "live"), ("/health/ready", "ready")] {
        let (status, body) = server.get(route).await.unwrap();
        assert_eq!((status, &body["health"]["state"]), (200, &json!(state)), "{route}");
    }
}

#[tokio::test]
async fn every_route_is_in_the_openapi_document_and_its_page_loads_nothing_from_elsewhere() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, document) = server.get("/api/openapi.json").await.unwrap();
    assert_eq!(status, 200);
    let paths: Vec<_> = document["paths"].as_object().unwrap().keys().cloned().collect();
    for path in [
        "/api/v1/halls",
        "/api/v1/halls/{hall}",
        "/api/v1/halls/{hall}/board",
        "/api/v1/halls/{hall}/board/live",
        "/api/v1/halls/{hall}/counters/{counter}/actions",
        "/api/v1/halls/{hall}/floor",
        "/api/v1/halls/{hall}/floor/live",
        "/api/v1/halls/{hall}/tickets",
        "/api/v1/halls/{hall}/tickets/adopted",
        "/api/v1/halls/{hall}/tickets/{number}",
        "/api/v1/halls/{hall}/tickets/{number}/actions",
        "/api/v1/halls/{hall}/tickets/{number}/paper",
        "/health/live",
        "/health/ready",
    ] {
        assert!(paths.iter().any(|known| known == path), "{path} is not in {paths:?}");
    }
    let page = server.client().get(format!("{}/api/docs/", server.url())).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let html = page.text().await.unwrap();
    assert!(!html.contains("http://") && !html.contains("https://"), "{html}");
}

#[tokio::test]
async fn the_timetable_tells_a_month_of_hours() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (status, body) = server.get("/api/v1/halls/capannori/timetable").await.unwrap();
    assert_eq!(status, 200);
    let timetable: turno_protocol::Timetable = serde_json::from_value(body["timetable"].clone()).unwrap();
    assert_eq!((timetable.settings_version, timetable.first_day.to_string().as_str()), (1, "2026-11-23"));
    let opening = |at: &str| timetable.at(None, at.parse().unwrap());
    let until = |at: &str| Some(turno_protocol::Opening::Open { until: Some(at.parse().unwrap()) });
    assert_eq!(opening("2026-11-23T08:00:00Z"), until("2026-11-23T12:00:00Z"));
    assert_eq!(opening("2026-12-23T08:00:00Z"), until("2026-12-23T12:00:00Z"));
    let holiday = opening("2026-12-08T08:00:00Z");
    assert!(matches!(holiday, Some(turno_protocol::Opening::Closed { opens_at: Some(_) })), "{holiday:?}");
    assert_eq!(opening("2026-12-23T23:00:00Z"), None);
}
