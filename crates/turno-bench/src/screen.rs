//! A real X server whose picture lies in a file, so that a changed pixel is seen within a millisecond and nobody has to be asked;
//! and a finger that touches it.

use std::{
    fs::File,
    os::unix::fs::FileExt,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, MOTION_NOTIFY_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

use crate::process::Program;

/// Of so many rows of pixels one is looked at: the smallest thing that matters is far taller.
const ROW_STEP: usize = 8;

/// Bytes of one pixel.
const PIXEL_BYTES: usize = 4;

/// Between two looks.
const PAUSE: Duration = Duration::from_micros(500);

/// A screen with one window on it.
#[derive(Debug)]
pub(crate) struct Screen {
    // Dropped first: the finger's connection, then the server.
    finger: RustConnection,
    _program: Program,
    display: String,
    picture: File,
    pixels_at: u64,
    width: usize,
    height: usize,
    root: u32,
}

/// Some of the pixels of a screen at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look(Vec<u8>);

impl Look {
    /// The part of the pixels that differ, from 0 to 1.
    pub(crate) fn differs(&self, other: &Self) -> f64 {
        let pixels = self.0.chunks_exact(PIXEL_BYTES).zip(other.0.chunks_exact(PIXEL_BYTES));
        let (mut different, mut all) = (0_u32, 0_u32);
        for (one, another) in pixels {
            all += 1;
            different += u32::from(one != another);
        }
        f64::from(different) / f64::from(all.max(1))
    }

    /// The part of the pixels that are not of the most frequent colour among the corners: what a first frame must have.
    pub(crate) fn drawn(&self) -> f64 {
        let background = &self.0[..PIXEL_BYTES];
        let pixels = self.0.chunks_exact(PIXEL_BYTES);
        let (mut drawn, mut all) = (0_u32, 0_u32);
        for pixel in pixels {
            all += 1;
            drawn += u32::from(pixel != background);
        }
        f64::from(drawn) / f64::from(all.max(1))
    }
}

impl Screen {
    /// A new screen; its picture lies in `folder`. The X server itself chooses a free display.
    pub(crate) fn start(folder: &Path, width: usize, height: usize) -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
            .arg(format!("{width}x{height}x24"))
            .arg("-fbdir")
            .arg(folder);
        let program = Program::start(command).context("Xvfb is not installed: run scripts/install.sh bench")?;
        let (_, number) = program.wait_for("its display", |line| line.trim().parse::<u32>().ok())?;
        let display = format!(":{number}");
        let (finger, screen) = x11rb::connect(Some(&display)).context("the screen takes no finger")?;
        let root = finger.setup().roots[screen].root;
        let picture = File::open(folder.join("Xvfb_screen0"))?;
        let mut head = [0; 80];
        picture.read_exact_at(&mut head, 0)?;
        // The form of X window dumps: the size of the head, then further words; the twentieth counts colours of 12 bytes.
        let word = |index: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| head[4 * index + byte]));
        ensure!(usize::try_from(word(4))? == width, "the picture has another width");
        ensure!(usize::try_from(word(12))? == width * PIXEL_BYTES, "the picture has another form");
        let pixels_at = u64::from(word(0)) + 12 * u64::from(word(19));
        Ok(Self { finger, _program: program, display, picture, pixels_at, width, height, root })
    }

    /// What `DISPLAY` must say.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// The pixels of every eighth row.
    pub(crate) fn look(&self) -> Result<Look> {
        let row_bytes = self.width * PIXEL_BYTES;
        let rows = self.height.div_ceil(ROW_STEP);
        let mut pixels = vec![0; row_bytes * rows];
        for (index, row) in pixels.chunks_exact_mut(row_bytes).enumerate() {
            let offset = self.pixels_at + u64::try_from(index * ROW_STEP * row_bytes)?;
            self.picture.read_exact_at(row, offset)?;
        }
        Ok(Look(pixels))
    }

    /// Waits until at least this part of the pixels differs from `before`; when it was seen.
    pub(crate) fn await_change(&self, before: &Look, part: f64, patience: Duration) -> Result<Instant> {
        let begun = Instant::now();
        loop {
            if self.look()?.differs(before) >= part {
                return Ok(Instant::now());
            }
            if begun.elapsed() > patience {
                bail!("the screen did not change within {patience:?}");
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until nothing but a clock has changed for `quiet`; what it shows then.
    pub(crate) fn await_rest(&self, quiet: Duration, part: f64, patience: Duration) -> Result<Look> {
        let begun = Instant::now();
        let mut last = (self.look()?, Instant::now());
        while last.1.elapsed() < quiet {
            if begun.elapsed() > patience {
                bail!("the screen found no rest within {patience:?}");
            }
            std::thread::sleep(Duration::from_millis(20));
            let now = self.look()?;
            if now.differs(&last.0) >= part {
                last = (now, Instant::now());
            }
        }
        self.look()
    }

    /// Touches a place, given in parts of the width and the height; when the screen has been told.
    pub(crate) fn tap(&self, across: f64, down: f64) -> Result<Instant> {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let place = |part: f64, side: usize| (part * crate::load::count(side)) as i16;
        let (x, y) = (place(across, self.width), place(down, self.height));
        self.finger.xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, self.root, x, y, 0)?;
        let at = Instant::now();
        self.finger.xtest_fake_input(BUTTON_PRESS_EVENT, 1, 0, self.root, x, y, 0)?;
        self.finger.xtest_fake_input(BUTTON_RELEASE_EVENT, 1, 0, self.root, x, y, 0)?;
        self.finger.flush()?;
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_compared_pixel_by_pixel() {
        let one = Look([[1, 1, 1, 0], [1, 1, 1, 0], [2, 2, 2, 0], [1, 1, 1, 0]].concat());
        let other = Look([[1, 1, 1, 0], [9, 1, 1, 0], [2, 2, 2, 0], [1, 1, 1, 0]].concat());
        assert!((one.differs(&other) - 0.25).abs() < 1e-9);
        assert!(one.differs(&one) < 1e-9);
        assert!((one.drawn() - 0.25).abs() < 1e-9);
    }
}
