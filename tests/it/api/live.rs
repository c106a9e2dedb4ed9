//! The live sockets.

use futures_util::StreamExt;
use jiff::Timestamp;
use serde_json::json;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest, protocol::frame::coding::CloseCode},
};
use turno_protocol::{BEAT_SECS, Board, FloorKiosk, FloorKioskState, Frame, PrinterWord, SESSION_ENDED};
use turno_tests::{CAPANNORI, DEADLINE, Data, Server};

type Socket = tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

async fn connect(server: &Server, path: &str) -> Socket {
    let url = format!("{}{path}", server.url().replace("http://", "ws://"));
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("cookie", server.session().parse().unwrap());
    connect_async(request).await.unwrap().0
}

async fn frame(socket: &mut Socket) -> Option<Frame> {
    loop {
        match tokio::time::timeout(DEADLINE, socket.next()).await.expect("a frame in time")? {
            Ok(Message::Text(text)) => return Some(serde_json::from_str(&text).unwrap()),
            Ok(Message::Close(_)) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

async fn board_where(socket: &mut Socket, wanted: impl Fn(&Board) -> bool) -> Board {
    loop {
        match frame(socket).await.expect("the link holds") {
            Frame::Board(board) if wanted(&board) => return board,
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_whole_board_comes_on_connect_and_at_every_change() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut socket = connect(&server, "/api/v1/halls/capannori/board/live?zone=atrio").await;
    let Some(Frame::Board(first)) = frame(&mut socket).await else { panic!("the board comes first") };
    assert_eq!(first.zone.as_deref(), Some("atrio"));
    let number = server.number("capannori", "anagrafe").await;
    board_where(&mut socket, |board| board.lines[2].waiting == 1).await;
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    let called = board_where(&mut socket, |board| board.last_call == 1).await;
    assert_eq!((called.calls[0].ticket.as_str(), called.calls[0].counter.as_str()), (number.as_str(), "sportello-1"));
    assert!(called.version > first.version);
}

#[tokio::test]
async fn a_beat_comes_while_nothing_happens() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut socket = connect(&server, "/api/v1/halls/capannori/floor/live").await;
    let mut beats = 0;
    while beats < 2 {
        if let Frame::Beat(_) = frame(&mut socket).await.expect("the link holds") {
            beats += 1;
        }
    }
}

#[tokio::test]
async fn the_people_at_work_see_what_a_totem_wants_without_asking_and_visitors_do_not() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut floor = connect(&server, "/api/v1/halls/capannori/floor/live").await;
    let mut board = connect(&server, "/api/v1/halls/capannori/board/live").await;
    let first = kiosks(&mut floor).await;
    assert_eq!((first[0].id.as_str(), first[0].state), ("ingresso", FloorKioskState::NeverHeard));
    let report = json!({"version": "0.1.0", "printer": "paper_end", "printer_secs": 600, "not_handed_in": 0});
    let url = format!("{}/api/v1/halls/capannori/kiosks/ingresso", server.url());
    reqwest::Client::new()
        .put(url)
        .json(&json!({"instance": uuid::Uuid::from_u128(1), "report": report}))
        .send()
        .await
        .unwrap();
    let FloorKioskState::Heard { printer, since, wants_somebody } = kiosks(&mut floor).await[0].state else {
        panic!("the totem is heard");
    };
    assert_eq!((printer, wants_somebody), (PrinterWord::PaperEnd, true));
    assert!(since.to_string().starts_with("2026-11-23T07:50:0"), "{since}");
    let (mut beats, mut board_at) = (0, Timestamp::MIN);
    while beats < 2 {
        match frame(&mut board).await.expect("the link holds") {
            Frame::Beat(beat) => {
                beats += 1;
                let silent_secs = beat.now.duration_since(board_at).as_secs();
                assert!(silent_secs >= BEAT_SECS.cast_signed(), "a board is a sign of life: {silent_secs} s");
            }
            Frame::Board(board) => board_at = board.now,
            other => panic!("a visitor's screen is told {other:?}"),
        }
    }
}

async fn kiosks(socket: &mut Socket) -> Vec<FloorKiosk> {
    loop {
        if let Frame::Kiosks(kiosks) = frame(socket).await.expect("the link holds") {
            return kiosks;
        }
    }
}

#[tokio::test]
async fn a_floor_is_no_longer_told_to_whoever_has_signed_out() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let url = server.url().replace("http://", "ws://");
    let refused = connect_async(format!("{url}/api/v1/halls/capannori/floor/live")).await.expect_err("no socket");
    assert!(refused.to_string().contains("401"), "{refused}");
    let mut socket = connect(&server, "/api/v1/halls/capannori/floor/live").await;
    assert!(matches!(
        frame(&mut socket).await,
        Some(Frame::Floor(_) | Frame::Beat(_) | Frame::Kiosks(_) | Frame::Seats(_))
    ));
    server.client().delete(format!("{}/api/v1/session", server.url())).send().await.unwrap();
    let closed = loop {
        let message = tokio::time::timeout(DEADLINE, socket.next()).await.expect("an end in time").unwrap().unwrap();
        if let Message::Close(close) = message {
            break close.unwrap().code;
        }
    };
    assert_eq!(closed, CloseCode::from(SESSION_ENDED));
}

#[tokio::test]
async fn a_stopping_server_closes_its_sockets() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start(&data);
    let mut socket = connect(&server, "/api/v1/halls/capannori/board/live").await;
    assert!(frame(&mut socket).await.is_some());
    let end = server.program().end("TERM");
    assert!(end.success(), "{end}");
    while frame(&mut socket).await.is_some() {}
}

#[tokio::test]
async fn an_unknown_hall_or_zone_gets_an_answer_instead_of_a_socket() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for path in ["/api/v1/halls/lucca/board/live", "/api/v1/halls/capannori/board/live?zone=cortile"] {
        let url = format!("{}{path}", server.url().replace("http://", "ws://"));
        let refused = connect_async(url).await.expect_err("no socket");
        assert!(refused.to_string().contains("404"), "{path}: {refused}");
    }
}
