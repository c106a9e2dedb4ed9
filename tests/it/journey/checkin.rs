//! Checking in with what a scanner reads: one on a serial line, and one that writes like a keyboard.

use std::{io::Write as _, os::unix::fs::symlink, time::Duration};

use serde_json::{Value, json};
use serialport::{SerialPort as _, TTYPort};
use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Server, eventually};

async fn hand_in_agenda(server: &Server) {
    let booked = |code: &str, service: &str| json!({"code": code, "service": service, "slot": "2026-11-23T08:10:00Z"});
    let agenda = json!({"appointments": [booked("4711", "anagrafe"), booked("AB12", "spid")]});
    let url = format!("{}/api/v1/halls/capannori/agenda/2026-11-23", server.url());
    let answer = server.client().put(url).json(&agenda).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{:?}", answer.json::<Value>().await);
}

/// Does something again each second until the totem has logged `wanted` once more.
fn until_logged(kiosk: &mut Kiosk, wanted: &str, mut act: impl FnMut(&Kiosk)) {
    let count = |kiosk: &Kiosk| kiosk.program.lines().iter().filter(|line| line.contains(wanted)).count();
    let before = count(kiosk);
    let mut acted: Option<std::time::Instant> = None;
    eventually(wanted, || {
        if acted.is_none_or(|at| at.elapsed() > Duration::from_secs(1)) {
            act(kiosk);
            acted = Some(std::time::Instant::now());
        }
        (count(kiosk) > before).then_some(())
    });
}

/// The way to the number, on the screen of an appointment.
const TAKE: (f64, f64) = (0.5, 0.79);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_before_the_scanner_becomes_a_number_that_counts_from_the_booked_time() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    hand_in_agenda(&server).await;
    let emulator = Emulator::start(data.folder());
    let (mut scanner, line) = TTYPort::pair().unwrap();
    let device = data.folder().join("scanner");
    symlink(line.name().unwrap(), &device).unwrap();
    let device = device.to_string_lossy().into_owned();
    let more = ["--scanner", device.as_str(), "--voice-program", ""];
    let mut kiosk = Kiosk::start_with(server.url(), "capannori", emulator.device(), &more, &[]);

    // Noise first: half a code without an end, and bytes that are no letters.
    scanner.write_all(b"\x02\xff\xfe99\r").unwrap();
    until_logged(&mut kiosk, "appointment found", |_| scanner.write_all(b"4711\r\n").unwrap());
    until_logged(&mut kiosk, " printed ", |kiosk| kiosk.screen.tap(TAKE.0, TAKE.1).unwrap());
    let slip = eventually("the slip", || emulator.sheets().into_iter().next());
    assert_eq!(slip.number().as_deref(), Some("G001"), "{}", slip.text);
    let floor = server.floor("capannori").await.unwrap();
    assert!(floor.lines[2].waiting[0].slot.is_some(), "it counts from the booked time");

    // The second one writes like a keyboard, and the totem stays silent.
    until_logged(&mut kiosk, "appointment found", |kiosk| kiosk.screen.write("Turno", "AB12").unwrap());
    until_logged(&mut kiosk, " printed ", |kiosk| kiosk.screen.tap(TAKE.0, TAKE.1).unwrap());
    let numbers: Vec<_> = eventually("both slips", || Some(emulator.sheets()).filter(|sheets| sheets.len() == 2));
    assert_eq!(numbers[1].number().as_deref(), Some("S001"), "{}", numbers[1].text);
}
