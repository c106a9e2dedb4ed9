//! A wire that is cut, a server that is gone for an hour: the wall says so, comes back, and recites nothing.

use std::{fs, time::Instant};

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Server, ServerOptions, Wall, Wire, eventually, eventually_async, logged_at_ms};

/// When the wall last wrote a line with these words, in milliseconds since 1970.
fn last(wall: &Wall, words: &str) -> i64 {
    wall.program
        .lines()
        .iter()
        .rev()
        .find(|line| line.contains(words))
        .and_then(|line| logged_at_ms(line).ok())
        .unwrap()
}

fn now_ms() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_is_said_within_ten_seconds_and_over_within_two() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let wire = Wire::to(server.url());
    let mut wall = Wall::start(&wire.url(), "capannori", &data.folder().join("clips"));
    eventually("the first picture", || (wall.said("the wall is up to date") == 1).then_some(()));

    let cut_at = now_ms();
    wire.cut();
    eventually("the warning", || (wall.said("the wall is out of date") == 1).then_some(()));
    let warned_after = last(&wall, "the wall is out of date") - cut_at;
    assert!((2_000..10_000).contains(&warned_after), "{warned_after} ms");

    // Three times, so that one lucky attempt proves nothing.
    for round in 2..=4 {
        let mended_at = now_ms();
        wire.mend();
        eventually("the wall's return", || (wall.said("the wall is up to date") == round).then_some(()));
        let back_after = last(&wall, "the wall is up to date") - mended_at;
        assert!(back_after < 2_000, "{back_after} ms");
        if round < 4 {
            wire.cut();
            eventually("the warning", || (wall.said("the wall is out of date") == round).then_some(()));
        }
    }
    assert!(wall.program.ended().is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_an_hours_absence_old_calls_are_not_read_out_and_new_ones_are() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start(&data);
    let wire = Wire::to(server.url());
    let mut wall = Wall::start(&wire.url(), "capannori", &data.folder().join("clips"));
    wall.wait_until_it_shows();
    let call = async |server: &Server, counter: &str| {
        server.number("capannori", "anagrafe").await;
        server.act("capannori", counter, json!({"kind": "open"})).await.unwrap();
        let (_, called) = server.act("capannori", counter, json!({"kind": "call_next"})).await.unwrap();
        called["counter"]["ticket"]["number"].as_str().unwrap().to_owned()
    };
    let first = call(&server, "sportello-1").await;
    eventually("the first announcement", || (wall.announced() == [1]).then_some(()));

    // Away for an hour in which somebody is called; the server is started anew at the same address with its clock moved on.
    wire.cut();
    let missed = call(&server, "sportello-2").await;
    let listen = server.url().trim_start_matches("http://").to_owned();
    server.program().end("TERM");
    let later =
        ServerOptions { clock_from: "2026-11-23T10:00[Europe/Rome]".into(), listen, ..ServerOptions::default() };
    let server = Server::start_with(&data, &later);
    wire.mend();
    eventually("the missed call on the wall", || (wall.said(&format!("ticket=\"{missed}\"")) > 0).then_some(()));
    server.act("capannori", "sportello-1", json!({"kind": "start", "ticket": first})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "finish", "ticket": first})).await.unwrap();
    let begun = Instant::now();
    call(&server, "sportello-1").await;
    eventually("the new announcement", || (wall.announced().len() > 1).then_some(()));
    assert_eq!(wall.announced(), [1, 3], "after {:?}: the call of an hour ago is not read out", begun.elapsed());
}

#[test]
fn a_server_that_moves_to_another_address_is_found_under_its_name() {
    let data = Data::with(&[CAPANNORI]);
    let (hosts, cache) = (data.folder().join("hosts"), data.folder().join("clips"));
    let mut server = Server::start(&data);
    let (_, port) = server.url().rsplit_once(':').unwrap();
    let port = port.to_owned();
    fs::write(&hosts, "127.0.0.1 turno.test\n").unwrap();
    let by_name = format!("http://turno.test:{port}");
    let Some(wall) = Wall::start_with_names(&hosts, &by_name, "capannori", &cache, &["--sound", "off"]) else {
        println!("not shown here: this machine gives no program names of its own (unshare --mount)");
        return;
    };
    eventually("the first picture", || (wall.said("the wall is up to date") == 1).then_some(()));

    server.program().end("TERM");
    eventually("the warning", || (wall.said("the wall is out of date") == 1).then_some(()));
    fs::write(&hosts, "127.0.0.2 turno.test\n").unwrap();
    let moved = ServerOptions { listen: format!("127.0.0.2:{port}"), ..ServerOptions::default() };
    let _server = Server::start_with(&data, &moved);
    eventually("the wall's return", || (wall.said("the wall is up to date") == 2).then_some(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_sees_each_wall_and_what_it_shows() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let more = ["--sound", "off", "--name", "atrio-1", "--zone", "atrio"];
    let cache = data.folder().join("clips");
    let wall = Wall::start_with(server.url(), "capannori", &cache, &more, &[]);
    let number = server.number("capannori", "anagrafe").await;
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    let report = eventually_async("the wall's report of the call", async || {
        let (_, body) = server.get("/api/v1/halls/capannori/displays").await.ok()?;
        let display = body["displays"].as_array()?.first()?.clone();
        (display["report"]["showing"] == json!([number])).then_some(display)
    });
    let display = report.await;
    assert_eq!((&display["name"], &display["connected"]), (&json!("atrio-1"), &json!(true)));
    let report = &display["report"];
    assert_eq!(
        (&report["state"], &report["sound"], &report["zone"]),
        (&json!("fresh"), &json!("off"), &json!("atrio"))
    );
    assert_eq!((&report["last_call"], &report["width_px"]), (&json!(1), &json!(1920)));
    drop(wall);
}
