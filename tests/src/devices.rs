//! The machines of a hall as processes: printer, totem, wall.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    Screen, eventually, logged_value,
    process::{Program, binary},
};

/// The speed of the emulated serial line, in bits per second.
const BAUD: &str = "19200";

/// A printer with a presenter.
const VKP80: &str = include_str!("../../firmware-config/printers/custom-vkp80.toml");

/// A tile on the totem of the sample office, in parts of the screen's width and height: the place that tests touch.
pub const TILE: (f64, f64) = (0.5, 0.34);

/// How long a visitor waits before touching again.
const PATIENCE: Duration = Duration::from_secs(1);

/// The emulated printer on a real pseudo-terminal.
#[derive(Debug)]
pub struct Emulator {
    program: Program,
    device: PathBuf,
    sheets: PathBuf,
}

/// A sheet of paper that came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What is on it, as text.
    pub text: String,
    /// Its picture.
    pub picture: PathBuf,
}

impl Sheet {
    /// The ticket number on it: the line that holds nothing else.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        let is_number = |line: &&str| {
            let (letter, digits) = line.split_at_checked(1).unwrap_or_default();
            letter.chars().all(|letter| letter.is_ascii_uppercase())
                && digits.len() >= 3
                && digits.chars().all(|digit| digit.is_ascii_digit())
        };
        self.text.lines().map(str::trim).find(is_number).map(str::to_owned)
    }
}

impl Emulator {
    /// Starts the printer; its device and its sheets lie in `folder`.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// Starts a printer that holds each slip in its mouth and draws it back after two seconds; with the path of its profile, which the
    /// totem must be given too.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn with_presenter(folder: &Path) -> (Self, String) {
        let profile = folder.join("presenter.toml");
        let hasty = VKP80.replace("0x52, 15]", "0x52, 2]").replace("take_s = 15", "take_s = 2");
        fs::write(&profile, hasty).unwrap_or_else(|error| panic!("{}: {error}", profile.display()));
        let profile = profile.display().to_string();
        (Self::start_with(folder, &["--profile", &profile]), profile)
    }

    fn start_with(folder: &Path, more: &[&str]) -> Self {
        let (device, sheets) = (folder.join("printer"), folder.join("sheets"));
        let mut command = Command::new(binary("turno-emulator"));
        command.arg("--link").arg(&device).arg("--sheets").arg(&sheets).args(["--baud", BAUD]).args(more);
        let mut program = Program::start(command);
        program.wait_for("readiness", |line| line.starts_with("ready").then_some(()));
        Self { program, device, sheets }
    }

    /// The serial device.
    #[must_use]
    pub fn device(&self) -> &Path {
        &self.device
    }

    /// Sets a fault, for example `paper-end`, and waits until the printer has it.
    pub fn fault(&mut self, word: &str) {
        let answers = self.answers();
        self.program.say(word);
        eventually("the printer's answer", || (self.answers() > answers).then_some(()));
    }

    fn answers(&self) -> usize {
        self.program.lines().iter().filter(|line| line.starts_with("ok")).count()
    }

    /// The sheets so far, in order.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        let Ok(entries) = fs::read_dir(&self.sheets) else { return Vec::new() };
        let mut texts: Vec<_> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        texts.sort();
        let sheet =
            |path: &PathBuf| Some(Sheet { text: fs::read_to_string(path).ok()?, picture: path.with_extension("png") });
        texts.iter().filter_map(sheet).collect()
    }
}

/// The totem in a window of its own.
#[derive(Debug)]
pub struct Kiosk {
    /// Its screen.
    pub screen: Screen,
    /// The process.
    pub program: Program,
}

impl Kiosk {
    /// Starts a totem of `hall` on a screen of its own.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start(server_url: &str, hall: &str, printer: &Path) -> Self {
        Self::start_with(server_url, hall, printer, &[], &[])
    }

    /// Starts a totem with more arguments and variables of the environment.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start_with(
        server_url: &str,
        hall: &str,
        printer: &Path,
        more: &[&str],
        environment: &[(&str, &Path)],
    ) -> Self {
        let screen = Screen::start(1080, 1920);
        let mut command = Command::new(binary("turno-kiosk"));
        command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY").env("RUST_LOG", "info");
        command.envs(environment.iter().copied());
        command
            .args(["--server", server_url, "--hall", hall, "--baud", BAUD, "--window", "1080x1920", "--printer"])
            .arg(printer)
            .arg("--data")
            .arg(printer.with_file_name("totem"))
            .args(more);
        Self { program: Program::start(command), screen }
    }

    /// Touches the screen like a visitor who tries again each second, until the totem has taken a tap; `before` is called just
    /// before each touch.
    pub fn tap_until_taken(&mut self, (across, down): (f64, f64), mut before: impl FnMut(&Screen)) {
        let taps = |program: &Program| program.lines().iter().filter(|line| line.contains(" tap ")).count();
        let taken_before = taps(&self.program);
        let mut touched: Option<Instant> = None;
        eventually("the totem to take a tap", || {
            if touched.is_none_or(|at| at.elapsed() > PATIENCE) {
                before(&self.screen);
                self.screen.tap(across, down).ok()?;
                touched = Some(Instant::now());
            }
            (taps(&self.program) > taken_before).then_some(())
        });
    }
}

/// The wall in a window of its own.
#[derive(Debug)]
pub struct Wall {
    /// Its screen.
    pub screen: Screen,
    /// The process.
    pub program: Program,
}

impl Wall {
    /// Starts a wall of `hall` on a screen of its own, which chimes and does not speak; clips are kept in `cache`.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start(server_url: &str, hall: &str, cache: &Path) -> Self {
        Self::start_with(server_url, hall, cache, &["--sound", "chime"], &[])
    }

    /// Starts a wall with more arguments and variables of the environment.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start_with(
        server_url: &str,
        hall: &str,
        cache: &Path,
        more: &[&str],
        environment: &[(&str, &Path)],
    ) -> Self {
        Self::run(Command::new(binary("turno-display")), server_url, hall, cache, more, environment)
    }

    /// Starts a wall for which `hosts` is the list of known names (`/etc/hosts`), by a mount that only it sees. `None` on a
    /// machine that allows no such thing.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start_with_names(hosts: &Path, server_url: &str, hall: &str, cache: &Path, more: &[&str]) -> Option<Self> {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", r#"mount --bind "$0" /etc/hosts && exec "$@""#]);
        command.arg(hosts);
        let mut attempt = Command::new("unshare");
        attempt.args(command.get_args()).arg("true");
        if !attempt.output().is_ok_and(|output| output.status.success()) {
            return None;
        }
        command.arg(binary("turno-display"));
        Some(Self::run(command, server_url, hall, cache, more, &[]))
    }

    fn run(
        mut command: Command,
        server_url: &str,
        hall: &str,
        cache: &Path,
        more: &[&str],
        environment: &[(&str, &Path)],
    ) -> Self {
        let screen = Screen::start(1920, 1080);
        command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY").env("RUST_LOG", "info");
        command.envs(environment.iter().copied());
        command
            .args(["--server", server_url, "--hall", hall, "--window", "1920x1080", "--cache"])
            .arg(cache)
            .args(more);
        Self { program: Program::start(command), screen }
    }

    /// Waits until the wall has its server.
    pub fn wait_until_it_shows(&mut self) {
        self.program.wait_for("the live link", |line| line.contains("link is up").then_some(()));
    }

    /// How many lines with `words` the wall has written.
    #[must_use]
    pub fn said(&self, words: &str) -> usize {
        self.program.lines().iter().filter(|line| line.contains(words)).count()
    }

    /// The numbers of the calls whose announcements came to their end, in order.
    #[must_use]
    pub fn announced(&self) -> Vec<i64> {
        let ends = |line: &String| line.contains(" announced ").then(|| logged_value(line, "call").ok()).flatten();
        self.program.lines().iter().filter_map(ends).collect()
    }
}
