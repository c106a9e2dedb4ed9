//! Somebody looks after the totem: through the hidden gesture and the PIN to a slip that is no ticket.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    time::{Duration, Instant},
};

use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Server, eventually, eventually_async};

/// After a change of screen the totem takes no press for 0.7 s, so a touch too early is made again after this.
const PATIENCE: Duration = Duration::from_millis(900);

/// Slower than any scanner that writes like a keyboard.
const BETWEEN_KEYS: Duration = Duration::from_millis(150);

/// Touches places, each in parts of the screen, until the program has logged `wanted`.
fn tap_through(kiosk: &mut Kiosk, places: &[(f64, f64)], wanted: &str) {
    let mut touched: Option<Instant> = None;
    eventually(wanted, || {
        if touched.is_none_or(|at| at.elapsed() > PATIENCE) {
            for (across, down) in places {
                kiosk.screen.tap(*across, *down).ok()?;
            }
            touched = Some(Instant::now());
        }
        kiosk.program.lines().iter().any(|line| line.contains(wanted)).then_some(())
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn corners_and_a_pin_lead_to_a_test_slip_that_is_no_ticket() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut emulator = Emulator::start(data.folder());
    let pin = data.folder().join("pin");
    fs::write(&pin, "271828\n").unwrap();
    fs::set_permissions(&pin, fs::Permissions::from_mode(0o600)).unwrap();
    let pin = pin.to_string_lossy().into_owned();
    let more = ["--maintenance-pin-file", pin.as_str(), "--voice-program", ""];
    let mut kiosk = Kiosk::start_with(server.url(), "capannori", emulator.device(), &more, &[]);

    let corners = [(0.05, 0.04), (0.95, 0.04), (0.05, 0.04), (0.95, 0.04)];
    tap_through(&mut kiosk, &corners, "doing=Knocked");
    // The keypad of a keyboard types too, at the pace of a hand.
    let mut keys = ["2", "7", "1", "8", "2", "8", "Return"].iter();
    let mut struck_at = Instant::now() + PATIENCE;
    eventually("the maintenance screen", || {
        if struck_at.elapsed() > BETWEEN_KEYS
            && let Some(key) = keys.next()
        {
            kiosk.screen.key("Turno", key).ok()?;
            struck_at = Instant::now();
        }
        kiosk.program.lines().iter().any(|line| line.contains("doing=Opened(Menu)")).then_some(())
    });
    tap_through(&mut kiosk, &[(0.25, 0.69)], "doing=Opened(Printer)");
    tap_through(&mut kiosk, &[(0.25, 0.85)], "errand=TestSlip");
    let slip = eventually("the slip", || emulator.sheets().into_iter().next());
    assert!(slip.text.contains("TEST") && slip.text.contains("Prova: non è un"), "{}", slip.text);
    assert_eq!(slip.number(), None, "nobody can take it for a ticket: {}", slip.text);
    // A roll that is nearly used up is somebody's task, not a visitor's: the office hears of it, and numbers are given.
    emulator.fault("paper-near-end");
    eventually_async("the office to hear of the paper", async || {
        let (_, body) = server.get("/health/kiosks").await.ok()?;
        (body["kiosks"][0]["report"]["printer"] == "paper_low").then_some(())
    })
    .await;
    let board = server.board("capannori").await.unwrap();
    assert_eq!(board.lines.iter().map(|line| line.waiting).sum::<u32>(), 0);
}
