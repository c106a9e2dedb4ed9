//! Trouble on the way: no paper, no printer, no server.

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Server, ServerOptions, TILE, Wall, eventually, eventually_async};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_paper_no_number_is_given_and_with_paper_it_goes_on() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut emulator = Emulator::start(data.folder());
    emulator.fault("paper-end");
    let mut kiosk = Kiosk::start(server.url(), "capannori", emulator.device());
    kiosk.program.wait_for("the link to the server", |line| line.contains("link up").then_some(()));
    for _ in 0..3 {
        kiosk.screen.tap(TILE.0, TILE.1).unwrap();
    }
    // The board is asked after the taps: had one of them given a number, the line would hold it.
    let waiting = |board: turno_protocol::Board| board.lines.iter().map(|line| line.waiting).sum::<u32>();
    assert_eq!(waiting(server.board("capannori").await.unwrap()), 0);
    let printer = eventually_async("the totem's word on its printer", async || {
        let (_, body) = server.get("/api/v1/halls/capannori/kiosks").await.ok()?;
        body["kiosks"][0]["report"]["printer"].as_str().filter(|word| *word == "paper_end").map(str::to_owned)
    });
    printer.await;
    emulator.fault("paper-ok");
    kiosk.tap_until_taken(TILE, |_| ());
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));
    assert_eq!(waiting(server.board("capannori").await.unwrap()), 1);
    eventually("the one slip", || (emulator.sheets().len() == 1).then_some(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slip_that_fails_under_way_leaves_the_number_alive_and_the_server_told() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut emulator = Emulator::start(data.folder());
    let mut kiosk = Kiosk::start(server.url(), "capannori", emulator.device());
    kiosk.tap_until_taken(TILE, |_| ());
    let number = kiosk.program.wait_for("a number", |line| {
        if line.contains(" issued ") { super::main_job::field(line, "number") } else { None }
    });
    emulator.fault("unplug");
    kiosk.program.wait_for("the failure", |line| line.contains("not printed").then_some(()));
    let path = format!("/api/v1/halls/capannori/tickets/{number}");
    let paper = eventually_async("the server to know", async || {
        let (_, body) = server.get(&path).await.ok()?;
        let paper = body["ticket"]["paper"].as_str()?.to_owned();
        (paper != "pending").then_some(paper)
    });
    let paper = paper.await;
    assert!(["on_screen", "unknown"].contains(&paper.as_str()), "{paper}");
    let (_, ticket) = server.get(&path).await.unwrap();
    assert_eq!(ticket["ticket"]["state"], json!("waiting"), "the number lives without its paper");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_and_comes_back_is_found_again_by_totem_and_wall() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start(&data);
    let address = server.url().trim_start_matches("http://").to_owned();
    let emulator = Emulator::start(data.folder());
    let mut kiosk = Kiosk::start(server.url(), "capannori", emulator.device());
    let mut wall = Wall::start(server.url(), "capannori", &data.folder().join("clips"));
    wall.wait_until_it_shows();
    kiosk.program.wait_for("the link to the server", |line| line.contains("link up").then_some(()));
    server.program().end("KILL");

    // The same address again: its port was given to us once, and nothing else on this machine asks for a fixed one.
    let again = ServerOptions { listen: address, ..ServerOptions::default() };
    let server = Server::start_with(&data, &again);
    kiosk.tap_until_taken(TILE, |_| ());
    let number = kiosk.program.wait_for("a number", |line| {
        if line.contains(" issued ") { super::main_job::field(line, "number") } else { None }
    });
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    let shown = wall.program.wait_for("the call", |line| {
        if line.contains("call shown") { super::main_job::field(line, "ticket") } else { None }
    });
    assert_eq!(shown, number);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_totems_under_one_name_the_second_gives_no_numbers_and_says_why() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (first, second) = (data.folder().join("first"), data.folder().join("second"));
    [&first, &second].into_iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
    let (first, second) = (Emulator::start(&first), Emulator::start(&second));
    let mut kiosk = Kiosk::start(server.url(), "capannori", first.device());
    kiosk.tap_until_taken(TILE, |_| ());
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));
    let mut stray = Kiosk::start(server.url(), "capannori", second.device());
    stray.program.wait_for("the refusal", |line| line.contains("in service as ingresso").then_some(()));
    for _ in 0..3 {
        stray.screen.tap(TILE.0, TILE.1).unwrap();
    }
    kiosk.tap_until_taken(TILE, |_| ());
    eventually("the second slip", || (first.sheets().len() == 2).then_some(()));
    assert!(second.sheets().is_empty() && !stray.program.lines().iter().any(|line| line.contains(" tap ")));
    let (status, body) = server.get("/health/kiosks").await.unwrap();
    assert_eq!((status, body["kiosks"][0]["rival_seen_at"].is_string()), (503, true), "{body}");
}
