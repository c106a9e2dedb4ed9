//! The serial button box of a counter: real presses over a pseudo-terminal, a real server, and presses that lose their server.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::{PermissionsExt as _, symlink},
    process::Command,
};

use serialport::{SerialPort as _, TTYPort};
use turno_protocol::CounterState;
use turno_tests::{CAPANNORI, Data, PASSWORD, Program, Server, Wire, binary, eventually, eventually_async};

/// A box at the first counter, whose server is at `url`; the far end of its line.
fn start(data: &Data, url: &str) -> (Program, TTYPort) {
    let (far, near) = TTYPort::pair().unwrap();
    let device = data.folder().join("box");
    let _ = fs::remove_file(&device);
    symlink(near.name().unwrap(), &device).unwrap();
    let password = data.folder().join("password");
    fs::write(&password, PASSWORD).unwrap();
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
    let mut command = Command::new(binary("turno-callbox"));
    command.args(["--server", url, "--hall", "capannori", "--counter", "sportello-1", "--name", "bottoniera"]);
    command.arg("--device").arg(&device).arg("--password-file").arg(&password);
    let mut program = Program::start(command);
    program.wait_for("the box's line", |line| line.contains("button box at").then_some(()));
    // The near end is opened by the program; this handle of it is not needed any more.
    drop(near);
    (program, far)
}

async fn at_counter(server: &Server, state: CounterState, ticket: Option<&str>) {
    eventually_async("the counter's state", async || {
        let board = server.board("capannori").await.ok()?;
        let counter = &board.counters[0];
        (counter.state == state && counter.ticket.as_deref() == ticket).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_counter_is_run_by_its_buttons_alone() {
    let data = Data::with(&[CAPANNORI]);
    data.add_person("bottoniera", "operator");
    let server = Server::start(&data);
    let (first, second) = (server.number("capannori", "anagrafe").await, server.number("capannori", "anagrafe").await);
    let (mut program, mut far) = start(&data, server.url());

    far.write_all(b"1\r\n").unwrap();
    at_counter(&server, CounterState::Calling, Some(&first)).await;
    // A spring, a button that nobody named, and noise: nothing of it is a step.
    far.write_all(b"1\r\n42\r\n\x00\xff\r\n").unwrap();
    program.wait_for("the strange button", |line| line.contains("42").then_some(()));
    far.write_all(b"2\r\n").unwrap();
    at_counter(&server, CounterState::Serving, Some(&first)).await;
    far.write_all(b"1\r\n").unwrap();
    at_counter(&server, CounterState::Calling, Some(&second)).await;
    far.write_all(b"4\r\n").unwrap();
    at_counter(&server, CounterState::Free, None).await;
    far.write_all(b"8\r\n").unwrap();
    at_counter(&server, CounterState::Closed, None).await;
    assert_eq!(server.floor("capannori").await.unwrap().served, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_without_an_answer_is_sent_again_and_done_once() {
    let data = Data::with(&[CAPANNORI]);
    data.add_person("bottoniera", "operator");
    let server = Server::start(&data);
    let numbers = [server.number("capannori", "anagrafe").await, server.number("capannori", "anagrafe").await];
    let wire = Wire::to(server.url());
    let (program, mut far) = start(&data, &wire.url());
    let done = || program.lines().iter().filter(|line| line.contains(" done ")).count();

    wire.cut();
    far.write_all(b"1\r\n").unwrap();
    eventually("an attempt in vain", || program.lines().iter().any(|line| line.contains("trying again")).then_some(()));
    wire.mend();
    eventually("the press", || (done() == 1).then_some(()));
    at_counter(&server, CounterState::Calling, Some(&numbers[0])).await;
    assert_eq!(server.board("capannori").await.unwrap().last_call, 1, "called once");
}
