//! Bad input: every answer has a status, a stable code and one envelope, and nothing is lost.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};
use uuid::Uuid;

async fn answer(request: reqwest::RequestBuilder) -> (u16, String) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    assert!(body["error"]["message"].as_str().is_some_and(|message| !message.is_empty()), "{body}");
    (status, body["error"]["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn every_bad_body_is_named() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let post = || server.client().post(format!("{}/api/v1/halls/capannori/tickets", server.url()));
    let json_header = ("content-type", "application/json");
    let id = Uuid::now_v7();
    let bad: Vec<(Value, u16, &str)> = vec![
        (json!({"request_id": id, "service": "anagrafe", "language": "it", "vip": true}), 422, "malformed"),
        (json!({"request_id": "1", "service": "anagrafe", "language": "it"}), 422, "malformed"),
        (json!({"service": "anagrafe", "language": "it"}), 422, "malformed"),
        (json!({"request_id": id, "service": "anagrafe", "language": "italiano"}), 422, "malformed"),
        (json!({"request_id": id, "service": "pesca", "language": "it"}), 404, "unknown_service"),
        (json!({"request_id": id, "service": "../x", "language": "it"}), 404, "unknown_service"),
        (json!({"request_id": id, "service": "anagrafe", "kiosk": "cortile", "language": "it"}), 404, "unknown_kiosk"),
        (json!([1, 2]), 422, "malformed"),
        (json!([id, "anagrafe", "ingresso", "it", null]), 422, "malformed"),
    ];
    let (_, document) = server.get("/api/openapi.json").await.unwrap();
    let described = &document["paths"]["/api/v1/halls/{hall}/tickets"]["post"]["responses"];
    for status in ["201", "404", "409", "413", "415", "422", "500", "503"] {
        assert!(described[status].is_object(), "{status} is not in the OpenAPI document: {described}");
    }
    for (body, status, code) in bad {
        assert_eq!(answer(post().json(&body)).await, (status, code.to_owned()), "{body}");
    }
    assert_eq!(
        answer(post().header(json_header.0, json_header.1).body("{\"request_id\":")).await,
        (422, "malformed".to_owned())
    );
    assert_eq!(answer(post().body("service=anagrafe")).await, (415, "not_json".to_owned()));
    let oversized = json!({"request_id": id, "service": "a".repeat(20_000), "language": "it"});
    assert_eq!(answer(post().json(&oversized)).await, (413, "too_large".to_owned()));
    assert_eq!(server.board("capannori").await.unwrap().lines[2].waiting, 0, "none of them gave a ticket");
}

#[tokio::test]
async fn every_bad_address_is_named() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for (path, code) in [
        ("/api/v1/halls/lucca", "unknown_hall"),
        ("/api/v1/halls/LUCCA/board", "unknown_hall"),
        ("/api/v1/halls/capannori/board?zone=cortile", "unknown_zone"),
        ("/api/v1/halls/capannori/tickets/G001", "unknown_ticket"),
        ("/api/v1/halls/capannori/tickets/everything", "unknown_ticket"),
        ("/api/v2/halls", "unknown_route"),
    ] {
        assert_eq!(
            answer(server.client().get(format!("{}{path}", server.url()))).await,
            (404, code.to_owned()),
            "{path}"
        );
    }
    let no_upgrade = server.client().get(format!("{}/api/v1/halls/capannori/board/live", server.url()));
    assert_eq!(answer(no_upgrade).await, (422, "malformed".to_owned()));
    let wrong_method = server.client().delete(format!("{}/api/v1/halls/capannori", server.url()));
    assert_eq!(answer(wrong_method).await, (405, "method_not_allowed".to_owned()));
    let wrong_query = server.client().get(format!("{}/api/v1/halls/capannori/board?zona=atrio", server.url()));
    assert_eq!(answer(wrong_query).await, (422, "malformed".to_owned()));
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for path in ["/", "/api/v1/halls", "/halls/capannori/console", "/sign-in", "/nowhere", "/t/NOTHING"] {
        let response = server.client().get(format!("{}{path}", server.url())).send().await.unwrap();
        let header = |name: &str| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        assert!(header("content-security-policy").starts_with("default-src 'self'"), "{path}");
        assert!(!header("content-security-policy").contains("unsafe-inline"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        // Pages with forms tell their own server where a form comes from; nobody else is told anything.
        let forms = matches!(path, "/" | "/halls/capannori/console" | "/sign-in");
        assert_eq!(header("referrer-policy"), if forms { "same-origin" } else { "no-referrer" }, "{path}");
    }
}
