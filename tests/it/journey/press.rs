//! A press whose answer gets lost on the way: nobody may stand in the line who has no number.

use std::process::Command;

use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Program, Screen, Server, TILE, Wire, binary, eventually_async};

async fn until_waiting(server: &Server, wanted: u32) {
    let what = format!("{wanted} people in the lines");
    eventually_async(&what, async || {
        let board = server.board("capannori").await.ok()?;
        (board.lines.iter().map(|line| line.waiting).sum::<u32>() == wanted).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_whose_answers_were_lost_is_taken_back_and_the_next_visitor_is_served() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let wire = Wire::to(server.url());
    wire.swallow(true);
    let mut kiosk = Kiosk::start(&wire.url(), "capannori", emulator.device());
    kiosk.tap_until_taken(TILE, |_| ());
    let own = kiosk.program.wait_for("a number of the totem's own", |line| {
        if line.contains("given without the server") { super::main_job::field(line, "number") } else { None }
    });
    assert_eq!(own, "K001", "nobody goes without a number");
    // The totem's own number is handed in at once; the server's, of which the totem knows nothing, waits too.
    until_waiting(&server, 2).await;
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));

    wire.swallow(false);
    let withdrawn =
        kiosk.program.wait_for("the number back", |line| line.contains(" withdrawn").then(|| line.to_owned()));
    until_waiting(&server, 1).await;
    kiosk.tap_until_taken(TILE, |_| ());
    let number = kiosk.program.wait_for("a number", |line| {
        if line.contains(" issued ") { super::main_job::field(line, "number") } else { None }
    });
    assert!(!withdrawn.contains(&number), "{number} was withdrawn: {withdrawn}");
    until_waiting(&server, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_totem_that_dies_before_the_answer_takes_the_number_back_when_it_starts_again() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let wire = Wire::to(server.url());
    wire.swallow(true);
    let mut first = Kiosk::start(&wire.url(), "capannori", emulator.device());
    first.tap_until_taken(TILE, |_| ());
    until_waiting(&server, 1).await;
    first.program.end("KILL");
    drop(first);

    wire.swallow(false);
    let mut second = Kiosk::start(&wire.url(), "capannori", emulator.device());
    second.program.wait_for("the number back", |line| line.contains(" withdrawn").then_some(()));
    until_waiting(&server, 0).await;
    assert!(emulator.sheets().is_empty(), "nobody is there to take a slip");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hall_that_is_not_there_is_named_in_the_log() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let screen = Screen::start(1080, 1920);
    let mut command = Command::new(binary("turno-kiosk"));
    command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY").env("RUST_LOG", "info");
    command.args(["--server", server.url(), "--hall", "nowhere", "--printer"]).arg(emulator.device());
    command.arg("--data").arg(data.folder());
    let mut program = Program::start(command);
    program
        .wait_for("what is wrong", |line| (line.contains("no hall nowhere") && line.contains("--hall")).then_some(()));
}
