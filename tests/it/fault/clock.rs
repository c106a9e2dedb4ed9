//! The clock jumps back, and days turn.

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Server, ServerOptions, eventually_async};

fn at(moment: &str) -> ServerOptions {
    ServerOptions { clock_from: format!("{moment}[Europe/Rome]"), ..ServerOptions::default() }
}

#[tokio::test]
async fn a_clock_that_jumps_back_a_day_moves_nothing_back() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start_with(&data, &at("2026-11-24T10:00"));
    assert_eq!(server.number("capannori", "anagrafe").await, "G001");
    server.program().end("TERM");
    let server = Server::start_with(&data, &at("2026-11-23T09:00"));
    assert_eq!(server.number("capannori", "anagrafe").await, "G002");
    assert_eq!(server.board("capannori").await.unwrap().day.to_string(), "2026-11-24");
}

#[tokio::test]
async fn numbers_restart_the_next_day_and_calls_go_on() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start_with(&data, &at("2026-11-23T09:00"));
    server.number("capannori", "anagrafe").await;
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    server.program().end("TERM");
    let server = Server::start_with(&data, &at("2026-11-24T09:00"));
    let board = server.board("capannori").await.unwrap();
    assert_eq!((board.day.to_string().as_str(), board.last_call, board.calls.len()), ("2026-11-24", 1, 0));
    assert_eq!(server.number("capannori", "anagrafe").await, "G001");
}

#[tokio::test]
async fn midnight_turns_the_day_of_a_running_server_without_any_command() {
    let data = Data::with(&[&CAPANNORI.replace("Sa 08:45-12:00", "Mo 23:00-24:00")]);
    let server = Server::start_with(&data, &at("2026-11-23T23:59:57"));
    server.number("capannori", "anagrafe").await;
    let board = eventually_async("the next day", async || {
        server.board("capannori").await.ok().filter(|board| board.day.to_string() == "2026-11-24")
    });
    assert_eq!(board.await.lines[2].waiting, 0);
}
