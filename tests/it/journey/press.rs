//! A press whose answer gets lost on the way: nobody may stand in the line who has no number.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Program, Screen, Server, TILE, binary, eventually_async};

/// A wire to the server on which, while it is told to, every answer to an asked-for number gets lost.
struct Wire {
    url: String,
    swallows: Arc<AtomicBool>,
}

impl Wire {
    fn to(server: &Server) -> Self {
        let server = server.url().trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let swallows = Arc::new(AtomicBool::new(false));
        let told = swallows.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(&server) else { continue };
                join(client, server, &told);
            }
        });
        Self { url, swallows }
    }

    fn swallow(&self, swallows: bool) {
        self.swallows.store(swallows, Ordering::SeqCst);
    }
}

fn join(client: TcpStream, server: TcpStream, told: &Arc<AtomicBool>) {
    let lost = Arc::new(AtomicBool::new(false));
    let (told, losing) = (told.clone(), lost.clone());
    let (client_again, server_again) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    thread::spawn(move || {
        carry(client, server, |bytes| {
            let asks = bytes.starts_with(b"POST ") && bytes.windows(10).any(|part| part == b"/tickets H");
            losing.store(asks && told.load(Ordering::SeqCst), Ordering::SeqCst);
            true
        });
    });
    thread::spawn(move || carry(server_again, client_again, |_| !lost.load(Ordering::SeqCst)));
}

/// Carries bytes until one side ends or `pass` says no; then both sides are cut.
fn carry(mut from: TcpStream, mut to: TcpStream, pass: impl Fn(&[u8]) -> bool) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        if !pass(&bytes[..count]) || to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    // Either may be cut already.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

fn kiosk(server_url: &str, printer: &Path, data: &Path) -> Kiosk {
    let screen = Screen::start(1080, 1920);
    let mut command = Command::new(binary("turno-kiosk"));
    command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY").env("RUST_LOG", "info");
    command.args(["--server", server_url, "--hall", "capannori", "--baud", "19200", "--window", "1080x1920"]);
    command.arg("--printer").arg(printer).arg("--data").arg(data);
    Kiosk { program: Program::start(command), screen }
}

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
    let wire = Wire::to(&server);
    wire.swallow(true);
    let mut kiosk = kiosk(&wire.url, emulator.device(), &data.folder().join("kiosk"));
    kiosk.tap_until_taken(TILE, |_| ());
    kiosk.program.wait_for("the end of patience", |line| line.contains("the visitor was told").then_some(()));
    until_waiting(&server, 1).await;
    assert!(emulator.sheets().is_empty());

    wire.swallow(false);
    let withdrawn =
        kiosk.program.wait_for("the number back", |line| line.contains(" withdrawn").then(|| line.to_owned()));
    until_waiting(&server, 0).await;
    kiosk.tap_until_taken(TILE, |_| ());
    let number = kiosk.program.wait_for("a number", |line| {
        if line.contains(" issued ") { super::main_job::field(line, "number") } else { None }
    });
    assert!(!withdrawn.contains(&number), "{number} was withdrawn: {withdrawn}");
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));
    until_waiting(&server, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_totem_that_dies_before_the_answer_takes_the_number_back_when_it_starts_again() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let wire = Wire::to(&server);
    wire.swallow(true);
    let folder = data.folder().join("kiosk");
    let mut first = kiosk(&wire.url, emulator.device(), &folder);
    first.tap_until_taken(TILE, |_| ());
    until_waiting(&server, 1).await;
    first.program.end("KILL");
    drop(first);

    wire.swallow(false);
    let mut second = kiosk(&wire.url, emulator.device(), &folder);
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
