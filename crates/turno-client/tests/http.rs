//! Requests against a real socket that answers what the test says.

#![allow(clippy::unwrap_used, reason = "a test may stop where its own helper fails")]

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use turno_client::{ANSWER_BYTES_MAX, ClientError, Http, Retry};
use turno_protocol::{ErrorCode, IssueTicketRequest};
use uuid::Uuid;

/// Serves one request with `answer` (raw bytes, then the connection ends) and gives back the request as it came.
async fn serve_once(answer: Vec<u8>) -> (Http, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let http = Http::new(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read_request(&mut stream).await;
        // The reader may rightly hang up before a huge answer is through.
        let _ = stream.write_all(&answer).await;
        request
    });
    (http, served)
}

async fn read_request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.unwrap();
        request.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return text.into_owned();
            }
        }
        assert!(count > 0, "the request ended early: {text}");
    }
}

fn answer(status: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

fn request() -> IssueTicketRequest {
    IssueTicketRequest {
        request_id: Uuid::nil(),
        service: "spid".into(),
        kiosk: Some("k1".into()),
        language: "it".into(),
        appointment: None,
    }
}

#[tokio::test]
async fn an_issued_ticket_comes_back_whole() {
    let body = r#"{"ticket":{"number":"A042","day":"2026-11-23","service":"spid","issued_at":"2026-11-23T08:00:00Z",
        "people_ahead":3,"forecast":{"from_min":5,"to_min":12},"where_to_wait":{"it":"atrio"},"link":"http://o/t/x"}}"#;
    let (http, served) = serve_once(answer("201 Created", body)).await;
    let ticket = http.issue("capannori", &request()).await.unwrap();
    assert_eq!((ticket.number.as_str(), ticket.people_ahead), ("A042", 3));
    let sent = served.await.unwrap();
    assert!(sent.starts_with("POST /api/v1/halls/capannori/tickets HTTP/1.1\r\n"), "{sent}");
    assert!(sent.contains(r#""request_id":"00000000-0000-0000-0000-000000000000""#), "{sent}");
}

#[tokio::test]
async fn a_refusal_keeps_its_code() {
    let body = r#"{"error":{"code":"service_closed","message":"closed","opens_at":"2026-11-24T07:45:00Z"}}"#;
    let (http, _served) = serve_once(answer("409 Conflict", body)).await;
    let error = http.issue("capannori", &request()).await.unwrap_err();
    assert_eq!(error.retry(), Retry::Pointless);
    let ClientError::Refused(refusal) = error else { panic!("not a refusal: {error:?}") };
    assert_eq!(refusal.code, ErrorCode::ServiceClosed);
    assert!(refusal.opens_at.is_some());
}

#[tokio::test]
async fn a_cut_answer_leaves_the_outcome_unknown() {
    let whole = answer("201 Created", r#"{"ticket":{}}"#);
    let (http, _served) = serve_once(whole[..whole.len() - 4].to_vec()).await;
    let error = http.issue("capannori", &request()).await.unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { .. }), "{error:?}");
    assert_eq!(error.retry(), Retry::SameRequest { after: None });
}

#[tokio::test]
async fn nobody_there_is_said_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let http = Http::new(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let since = Instant::now();
    let error = http.hall("capannori").await.unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { .. }), "{error:?}");
    assert!(since.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let http = Http::new(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let held = tokio::spawn(async move { (listener.accept().await.unwrap(), listener) });
    let since = Instant::now();
    let error = http.board("capannori", Some("atrio")).await.unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { .. }), "{error:?}");
    assert!(since.elapsed() < Duration::from_secs(turno_client::ANSWER_SECS_MAX + 3));
    drop(held);
}

#[tokio::test]
async fn strangers_and_endless_answers_are_told_apart_from_refusals() {
    let (http, _served) = serve_once(answer("200 OK", "<html>welcome</html>")).await;
    let error = http.floor("capannori").await.unwrap_err();
    assert!(matches!(error, ClientError::Unexpected { status: 200, .. }), "{error:?}");

    let (http, _served) = serve_once(answer("200 OK", &" ".repeat(ANSWER_BYTES_MAX + 1))).await;
    let error = http.halls().await.unwrap_err();
    assert!(matches!(&error, ClientError::Unexpected { detail, .. } if detail.contains("longer than")), "{error:?}");

    let (http, _served) = serve_once(b"HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n".to_vec()).await;
    let error = http.hall("capannori").await.unwrap_err();
    assert!(matches!(error, ClientError::Unexpected { status: 302, .. }), "{error:?}");
}
