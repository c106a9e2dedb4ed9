//! A totem without its server: it goes on with numbers of its own, and brings them in afterwards.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path, time::Instant};

use serde_json::json;
use turno_tests::{
    CAPANNORI, Data, Emulator, Kiosk, Program, Server, TILE, Wall, Wire, eventually, eventually_async, logged_value,
};

use super::main_job::field;

/// The next number that the totem gives by itself.
fn own_number(kiosk: &mut Kiosk, number: &str) {
    kiosk.tap_until_taken(TILE, |_| ());
    kiosk.program.wait_for(number, |line| {
        (line.contains("given without the server") && field(line, "number").as_deref() == Some(number)).then_some(())
    });
    kiosk.program.wait_for("its slip", |line| {
        (line.contains(" printed ") && field(line, "number").as_deref() == Some(number)).then_some(())
    });
}

fn linked(program: &mut Program) {
    program.wait_for("the link to the server", |line| line.contains("link up").then_some(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_given_without_the_server_are_called_on_the_wall_when_it_is_back() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let mut wall = Wall::start(server.url(), "capannori", &data.folder().join("clips"));
    wall.wait_until_it_shows();
    let wire = Wire::to(server.url());
    let mut kiosk = Kiosk::start(&wire.url(), "capannori", emulator.device());
    linked(&mut kiosk.program);
    let folder = emulator.device().with_file_name("totem");
    eventually("what a start alone needs to be on disk", || {
        let mut names = fs::read_dir(&folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.any(|name| name.ends_with("hall.json")).then_some(())
    });

    wire.cut();
    own_number(&mut kiosk, "K001");
    own_number(&mut kiosk, "K002");
    // Power fails at the totem, and the server is still away when it starts.
    kiosk.program.end("KILL");
    drop(kiosk);
    let mut kiosk = Kiosk::start(&wire.url(), "capannori", emulator.device());
    own_number(&mut kiosk, "K003");

    wire.mend();
    linked(&mut kiosk.program);
    let back = Instant::now();
    kiosk.program.wait_for("the hand-in", |line| (logged_value(line, "left").ok() == Some(0)).then_some(()));
    assert!(back.elapsed().as_secs() < 5, "{:?}", back.elapsed());
    let waiting: Vec<_> = server
        .floor("capannori")
        .await
        .unwrap()
        .lines
        .iter()
        .flat_map(|line| line.waiting.iter().map(|ticket| (ticket.number.clone(), ticket.paper)))
        .collect();
    let printed = |number: &str| (number.to_owned(), turno_protocol::Paper::Printed);
    assert_eq!(waiting, [printed("K001"), printed("K002"), printed("K003")]);
    let sheets: Vec<_> = emulator.sheets().iter().filter_map(turno_tests::Sheet::number).collect();
    assert_eq!(sheets, ["K001", "K002", "K003"]);

    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    let shown = wall
        .program
        .wait_for("the call", |line| if line.contains("call shown") { field(line, "ticket") } else { None });
    assert_eq!(shown, "K001");
    // With the server there, numbers are the server's again.
    kiosk.tap_until_taken(TILE, |_| ());
    kiosk.program.wait_for("a number of the server", |line| line.contains(" issued ").then_some(()));
}

/// The checksum of a line of the journal.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// The journal of a totem that has given `count` numbers without its server, one each half a minute.
fn journal(path: &Path, count: u16) {
    let start: jiff::Timestamp = "2026-11-22T23:00:00Z".parse().unwrap();
    let mut text = String::new();
    let mut write = |fact: serde_json::Value| {
        let fact = fact.to_string();
        writeln!(text, "{:08x} {fact}", checksum(fact.as_bytes())).unwrap();
    };
    write(json!({"fact": "series", "day": "2026-11-23", "last": 0}));
    for value in 1..=count {
        let request_id = uuid::Uuid::now_v7();
        let issued_at = start + jiff::SignedDuration::from_secs(30 * i64::from(value));
        let request = json!({"request_id": request_id, "service": "anagrafe", "kiosk": "ingresso", "language": "it"});
        let given = json!({"fact": "given", "request": request, "number": format!("K{value:03}"), "value": value,
            "day": "2026-11-23", "issued_at": issued_at, "clock": "server"});
        let paper = json!({"fact": "paper", "request_id": request_id, "paper": "printed"});
        write(given);
        write(paper);
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nine_hundred_and_ninety_nine_numbers_come_in_once_each_through_three_cuts_and_restarts() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let wire = Wire::to(server.url());
    journal(&emulator.device().with_file_name("totem").join("capannori.journal"), 999);

    // Three times the wire breaks while a hand-in is under way, and power fails with it.
    for hand_in in [1, 7, 12] {
        wire.break_at_hand_in(hand_in);
        let mut kiosk = Kiosk::start(&wire.url(), "capannori", emulator.device());
        eventually("the cut", || wire.is_cut().then_some(()));
        kiosk.program.end("KILL");
        wire.cut();
        wire.mend();
    }
    let mut kiosk = Kiosk::start(&wire.url(), "capannori", emulator.device());
    linked(&mut kiosk.program);
    let back = Instant::now();
    kiosk.program.wait_for("the hand-in", |line| (logged_value(line, "left").ok() == Some(0)).then_some(()));
    assert!(back.elapsed().as_secs() < 5, "{:?}", back.elapsed());

    let floor = server.floor("capannori").await.unwrap();
    assert_eq!(floor.lines.iter().map(|line| line.waiting_total).sum::<u32>(), 999, "none lost, none doubled");
    let first: Vec<_> = floor.lines[2].waiting.iter().map(|ticket| ticket.number.clone()).collect();
    assert_eq!(first, (1..=first.len()).map(|value| format!("K{value:03}")).collect::<Vec<_>>(), "in order");
    let mut arrivals = BTreeSet::new();
    for value in 1..=999 {
        let (status, body) = server.get(&format!("/api/v1/halls/capannori/tickets/K{value:03}")).await.unwrap();
        assert_eq!((status, &body["ticket"]["paper"]), (200, &json!("printed")), "K{value:03}");
        arrivals.insert(body["ticket"]["arrived_at"].as_str().unwrap().to_owned());
    }
    assert_eq!(arrivals.len(), 999, "each with its own time");
    assert!(emulator.sheets().is_empty(), "nothing is printed again");

    // The journal is done with, and the series is used up.
    wire.cut();
    kiosk.tap_until_taken(TILE, |_| ());
    assert!(!kiosk.program.lines().iter().any(|line| line.contains("given without the server")));
    eventually_async("the server to be asked for nothing more", async || {
        let floor = server.floor("capannori").await.ok()?;
        (floor.lines.iter().map(|line| line.waiting_total).sum::<u32>() == 999).then_some(())
    })
    .await;
}
