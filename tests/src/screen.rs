//! Real windows: an X server of its own for each program, a finger, a camera, and eyes that read a number.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};

use crate::process::Program;

/// A screen with one window on it.
#[derive(Debug)]
pub struct Screen {
    program: Program,
    display: String,
    size: (u32, u32),
}

impl Screen {
    /// A new screen of `width` by `height` pixels. The X server itself chooses a free display.
    ///
    /// # Panics
    ///
    /// When Xvfb is not installed.
    #[must_use]
    pub fn start(width: u32, height: u32) -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"]).arg(format!("{width}x{height}x24"));
        let mut program = Program::start(command);
        let number = program.wait_for("its display", |line| line.trim().parse::<u32>().ok());
        Self { program, display: format!(":{number}"), size: (width, height) }
    }

    /// What `DISPLAY` must say.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The process of the X server.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.program.pid()
    }

    /// Touches a place, given in parts of the screen's width and height.
    ///
    /// # Errors
    ///
    /// When xdotool fails.
    pub fn tap(&self, across: f64, down: f64) -> Result<()> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pixel = |part: f64, side: u32| ((part * f64::from(side)) as u32).min(side - 1).to_string();
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["mousemove", &pixel(across, self.size.0), &pixel(down, self.size.1), "click", "1"])
            .status()
            .context("xdotool is not installed")?;
        ensure!(status.success(), "xdotool failed");
        Ok(())
    }

    /// Strikes a key of a keyboard, by the name that X has for it, in the window whose title holds `title`. A compositor gives
    /// the only window the keyboard; here nobody else does.
    ///
    /// # Errors
    ///
    /// When xdotool fails.
    pub fn key(&self, title: &str, name: &str) -> Result<()> {
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--name", title, "windowfocus", "key", name])
            .status()
            .context("xdotool is not installed")?;
        ensure!(status.success(), "xdotool failed");
        Ok(())
    }

    /// Writes a text and a line end in the window whose title holds `title`, as quickly as a scanner that is a keyboard.
    ///
    /// # Errors
    ///
    /// When xdotool fails.
    pub fn write(&self, title: &str, text: &str) -> Result<()> {
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--name", title, "windowfocus", "type", "--delay", "4", &format!("{text}\n")])
            .status()
            .context("xdotool is not installed")?;
        ensure!(status.success(), "xdotool failed");
        Ok(())
    }

    /// Gives the window whose title holds `title` another size, in pixels.
    ///
    /// # Errors
    ///
    /// When xdotool fails.
    pub fn resize(&self, title: &str, width: u32, height: u32) -> Result<()> {
        let size = [width.to_string(), height.to_string()];
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--name", title, "windowsize", &size[0], &size[1]])
            .status()
            .context("xdotool is not installed")?;
        ensure!(status.success(), "no window {title:?} could be given another size");
        Ok(())
    }

    /// Takes the window away whose title holds `title`, without asking its program.
    ///
    /// # Errors
    ///
    /// When there is no such window.
    pub fn take_away(&self, title: &str) -> Result<()> {
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--name", title, "windowclose"])
            .status()
            .context("xdotool is not installed")?;
        ensure!(status.success(), "no window {title:?} could be taken away");
        Ok(())
    }

    /// Takes a picture of the whole screen.
    ///
    /// # Errors
    ///
    /// When ImageMagick fails.
    pub fn capture(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let status = Command::new("import")
            .env("DISPLAY", &self.display)
            .args(["-window", "root"])
            .arg(file)
            .status()
            .context("ImageMagick is not installed")?;
        ensure!(status.success(), "no picture of {} could be taken", self.display);
        Ok(())
    }
}

/// Sizes at which a picture is shown to the reader, one after the other: at some it takes a one beside a frame for the frame.
const READ_AT: [&str; 3] = ["33%", "20%", "40%"];

/// Reads the largest ticket number in a picture with an optical character reader, as a person's eye would.
///
/// # Errors
///
/// When there is none to be read.
pub fn read_number(picture: &Path) -> Result<String> {
    for size in READ_AT {
        if let Some(number) = read_at(picture, size)? {
            return Ok(number);
        }
    }
    bail!("no ticket number can be read in {}", picture.display())
}

fn read_at(picture: &Path, size: &str) -> Result<Option<String>> {
    // Very large letters, light on dark, are beyond the reader: it is shown a small negative.
    let small = tempfile::Builder::new().suffix(".png").tempfile()?;
    let prepared = Command::new("convert")
        .arg(picture)
        .args(["-resize", size, "-colorspace", "Gray", "-negate"])
        .arg(small.path())
        .status()
        .context("ImageMagick is not installed")?;
    ensure!(prepared.success(), "{} is no picture", picture.display());
    let output = Command::new("tesseract")
        .arg(small.path())
        .args(["stdout", "--psm", "11", "-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "tsv"])
        .stderr(Stdio::null())
        .output()
        .context("tesseract is not installed")?;
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    // Columns of the reader's table: ..., left, top, width, height, confidence, text.
    let words = table.lines().filter_map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        let (height, word) = (cells.get(9)?.parse::<u32>().ok()?, cells.get(11)?.trim());
        is_number(word).then(|| (height, word.to_owned()))
    });
    Ok(words.max().map(|(_, word)| word))
}

fn is_number(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_uppercase())
        && matches!(word.len(), 4 | 5)
        && letters.all(|digit| digit.is_ascii_digit())
}
