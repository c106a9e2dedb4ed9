//! The totem and the wall as real processes, each in a window on a screen of its own.

use std::{
    net::SocketAddr,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    process::{Program, ours},
    screen::Screen,
    server::{HALL, kiosk},
};

/// The totem's screen, in pixels.
pub(crate) const TOTEM_PX: (usize, usize) = (1080, 1920);

/// The wall's screen, in pixels, where its speed is measured.
pub(crate) const WALL_PX: (usize, usize) = (1920, 1080);

/// A tile on the totem of the measured office, in parts of its screen's width and height.
const TILE: (f64, f64) = (0.5, 0.40);

/// The button under the number, in the same parts.
const HOME: (f64, f64) = (0.5, 0.86);

/// How long the number may stay after that button. A second touch may never hit what comes behind the number.
const HOME_PATIENCE: Duration = Duration::from_secs(3);

/// How long a single touch may take until the totem has said that it took it.
const TOUCH_SECS_MAX: u64 = 5;

/// How long a visitor waits before touching again.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the totem may take to be touched with success.
const TAP_SECS_MAX: u64 = 60;

/// Less than this part of the pixels is a clock; more is a frame.
pub(crate) const FRAME_PART: f64 = 0.004;

/// A totem and its screen.
#[derive(Debug)]
pub(crate) struct Totem {
    /// The process.
    pub(crate) program: Program,
    /// The screen.
    pub(crate) screen: Screen,
}

impl Totem {
    /// Starts a totem; its open presses and its screen's picture lie in `folder`.
    pub(crate) fn start(server: SocketAddr, index: usize, printer: &Path, baud: u32, folder: &Path) -> Result<Self> {
        let screen = Screen::start(folder, TOTEM_PX.0, TOTEM_PX.1)?;
        Ok(Self { program: Program::start(totem(&screen, server, index, printer, baud, folder)?)?, screen })
    }

    /// Touches a tile until the totem takes it; when the screen was told of the touch that was taken, and how many lines the
    /// totem had said before.
    pub(crate) fn tap(&self) -> Result<(Instant, usize)> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(TAP_SECS_MAX) {
            if let Some(taken) = self.touch_within(PATIENCE)? {
                return Ok(taken);
            }
        }
        bail!("the totem took no tap in {TAP_SECS_MAX} s: is there no tile at {TILE:?}?")
    }

    /// Touches a tile exactly once; nothing if the totem does not take that touch.
    pub(crate) fn touch(&self) -> Result<Option<(Instant, usize)>> {
        self.touch_within(Duration::from_secs(TOUCH_SECS_MAX))
    }

    fn touch_within(&self, patience: Duration) -> Result<Option<(Instant, usize)>> {
        let said = self.program.said();
        let at = self.screen.tap(TILE.0, TILE.1)?;
        while at.elapsed() < patience {
            if self.program.find(said, |line| line.contains(" tap ").then_some(())).is_some() {
                return Ok(Some((at, said)));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(None)
    }

    /// Touches the button under the number, so that the totem need not show it for as long as it would.
    pub(crate) fn go_home(&self) -> Result<()> {
        let begun = Instant::now();
        let before = self.screen.look()?;
        while begun.elapsed() < Duration::from_secs(TAP_SECS_MAX) {
            self.screen.tap(HOME.0, HOME.1)?;
            if self.screen.await_change(&before, FRAME_PART, HOME_PATIENCE).is_ok() {
                return Ok(());
            }
        }
        bail!("the totem did not leave its number in {TAP_SECS_MAX} s: is there no button at {HOME:?}?")
    }
}

/// How to start the `index`-th totem of the hall on a screen.
pub(crate) fn totem(
    screen: &Screen,
    server: SocketAddr,
    index: usize,
    printer: &Path,
    baud: u32,
    folder: &Path,
) -> Result<Command> {
    let mut command = windowed("turno-kiosk", screen)?;
    command.args(["--server", &format!("http://{server}"), "--hall", HALL, "--kiosk", &kiosk(index)]);
    command.args(["--baud", &baud.to_string()]);
    command.args(["--window", &format!("{}x{}", TOTEM_PX.0, TOTEM_PX.1), "--printer"]).arg(printer);
    command.arg("--data").arg(folder.join("totem"));
    Ok(command)
}

/// How to start a silent wall on a screen of this size.
pub(crate) fn wall(
    screen: &Screen,
    server: SocketAddr,
    hall: &str,
    (width, height): (usize, usize),
) -> Result<Command> {
    let mut command = windowed("turno-display", screen)?;
    command.args(["--server", &format!("http://{server}"), "--hall", hall, "--sound", "off"]);
    command.args(["--window", &format!("{width}x{height}")]);
    Ok(command)
}

fn windowed(name: &str, screen: &Screen) -> Result<Command> {
    let mut command = Command::new(ours(name).context("the totem and the wall are measured in their release form")?);
    command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY");
    command.env("SLINT_BACKEND", "winit-software").env("RUST_LOG", "info");
    Ok(command)
}
