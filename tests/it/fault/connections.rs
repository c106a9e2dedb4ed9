//! Connections that say nothing, and a clock set back.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use futures_util::StreamExt;
use tokio_tungstenite::{connect_async, tungstenite::Message};
use turno_protocol::Frame;
use turno_tests::{CAPANNORI, DEADLINE, Data, Server, ServerOptions};

#[test]
fn a_connection_that_says_nothing_or_half_a_head_is_closed() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let address = server.url().trim_start_matches("http://").to_owned();
    let said: [&[u8]; 3] = [b"", b"P", b"GET / HTTP/1.1\r\nHost: x\r\n"];
    let connections: Vec<_> = said
        .iter()
        .map(|bytes| {
            let mut stream = TcpStream::connect(&address).unwrap();
            stream.write_all(bytes).unwrap();
            stream.set_read_timeout(Some(DEADLINE)).unwrap();
            stream
        })
        .collect();
    for (mut stream, bytes) in connections.into_iter().zip(said) {
        let mut rest = Vec::new();
        // A reset is a close too; only a connection that stays open runs into the deadline.
        let closed = match stream.read_to_end(&mut rest) {
            Ok(_) => true,
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
        };
        assert!(closed, "after {bytes:?}");
    }
}

#[tokio::test]
async fn boards_and_beats_tell_one_time_while_the_clock_is_set_back() {
    let data = Data::with(&[CAPANNORI]);
    let at = |moment: &str| ServerOptions { clock_from: format!("{moment}[Europe/Rome]"), ..ServerOptions::default() };
    let mut server = Server::start_with(&data, &at("2026-11-23T11:00"));
    server.number("capannori", "anagrafe").await;
    server.program().end("TERM");
    let server = Server::start_with(&data, &at("2026-11-23T10:00"));
    let url = format!("{}/api/v1/halls/capannori/board/live", server.url().replace("http://", "ws://"));
    let (mut socket, _) = connect_async(url).await.unwrap();
    let mut beats = 0;
    let mut board_at = None;
    while beats < 2 {
        let message = tokio::time::timeout(DEADLINE, socket.next()).await.unwrap().unwrap().unwrap();
        let Message::Text(text) = message else { continue };
        match serde_json::from_str::<Frame>(&text).unwrap() {
            Frame::Board(board) => board_at = Some(board.now),
            Frame::Beat(beat) => {
                beats += 1;
                assert!(board_at.is_none_or(|board| beat.now >= board), "{board_at:?} then {beat:?}");
            }
            Frame::Floor(_) | Frame::Kiosks(_) | Frame::Seats(_) => {}
        }
    }
    assert!(board_at.is_some());
    let (status, body) = server.get("/health/ready").await.unwrap();
    assert_eq!((status, body["health"]["state"].as_str()), (503, Some("not_ready")), "a clock an hour behind is said");
}
