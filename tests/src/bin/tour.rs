//! Plays the main job by itself on the real programs and leaves its pictures and numbers in `target/tour`.
//!
//! A finger taps the totem's window, the slip comes over the serial line into the emulated printer, *next* is pressed in a
//! browser, the wall shows the call. The number is read at each place: on the two screens by a character reader, on the slip
//! from the sheet that came out, on the console from the page. It ends well only if it was the same everywhere.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use turno_tests::{
    CAPANNORI, Data, Emulator, Kiosk, Server, Sheet, TILE, Wall, eventually, logged_at_ms, logged_value, read_number,
};

const COUNTER: &str = "Sportello 1";

fn main() -> ExitCode {
    let folder = env::args().nth(1).unwrap_or_else(|| "target/tour".to_owned());
    if folder.starts_with('-') {
        println!("tour {}\nPlays the main job by itself. Usage: tour [FOLDER]", env!("CARGO_PKG_VERSION"));
        println!("FOLDER takes the pictures and tour.json; else target/tour does");
        return ExitCode::SUCCESS;
    }
    let folder = PathBuf::from(folder);
    match tour(&folder) {
        Ok(report) => {
            println!("{report:#}\nThe pictures are in {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tour: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn tour(folder: &Path) -> Result<Value> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let mut wall = Wall::start(server.url(), "capannori", &data.folder().join("clips"));
    let mut kiosk = Kiosk::start(server.url(), "capannori", emulator.device());

    wall.wait_until_it_shows();
    let choose = folder.join("kiosk-choose.png");
    kiosk.tap_until_taken(TILE, |screen| {
        // A failing camera is met again, and named, at the next picture.
        let _ = screen.capture(&choose);
    });
    let issued = kiosk.program.wait_for("a number", |line| line.contains(" issued ").then(|| line.to_owned()));
    let printed =
        kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then(|| line.to_owned()));
    let slip = eventually("the slip", || emulator.sheets().into_iter().next());
    fs::copy(&slip.picture, folder.join("slip.png")).context("the slip's picture is not there")?;
    let done = folder.join("kiosk-done.png");
    let on_totem = eventually("the number on the totem", || read_again(&kiosk.screen, &done));

    let call = call_next(&server, &folder.join("console.png"))?;
    let shown =
        wall.program.wait_for("the call on the wall", |line| line.contains("call shown").then(|| line.to_owned()));
    let picture = folder.join("wall.png");
    let on_wall = eventually("the number on the wall", || read_again(&wall.screen, &picture));

    let pressed_at_ms = call["pressed_at_ms"].as_i64().context("the console says when it pressed")?;
    let report = json!({
        "numbers": {"kiosk": on_totem, "slip": slip.number(), "console": call["number"], "wall": on_wall},
        "ms": {
            "tap_to_201": logged_value(&issued, "after_tap_ms")?,
            "tap_to_proof_of_print": logged_value(&printed, "after_tap_ms")?,
            "next_to_wall_frame": logged_at_ms(&shown)? - pressed_at_ms,
        },
    });
    fs::write(folder.join("tour.json"), format!("{report:#}\n"))?;
    same_everywhere(&report, &slip)?;
    Ok(report)
}

fn read_again(screen: &turno_tests::Screen, picture: &Path) -> Option<String> {
    screen.capture(picture).ok()?;
    read_number(picture).ok()
}

fn call_next(server: &Server, picture: &Path) -> Result<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/drive/call.mjs");
    let console = format!("{}/halls/capannori/console", server.url());
    let output = Command::new("node")
        .arg(script)
        .args([&console, COUNTER])
        .arg(picture)
        .env("TURNO_SESSION", server.session())
        .output()
        .context("node is not installed")?;
    ensure!(output.status.success(), "the console failed: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("the console says what it read")
}

fn same_everywhere(report: &Value, slip: &Sheet) -> Result<()> {
    let numbers = report["numbers"].as_object().context("numbers")?;
    let first = numbers.values().next().and_then(Value::as_str).context("a number")?;
    ensure!(numbers.values().all(|number| number == first), "the places disagree: {report:#}\n{}", slip.text);
    Ok(())
}
