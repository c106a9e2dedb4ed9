//! The emulated printer behind a pseudo-terminal that has a name, with its sheets as files.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use serialport::{SerialPort, TTYPort};
use thiserror::Error;

use super::fault::{Fault, help};
use super::line::misread;
use super::model::{Emulator, EmulatorSettings};
use super::picture;
use super::sheet::Sheet;
use crate::port::set_nonblocking;

/// Wait for bytes before looking at the clock again.
const STEP: Duration = Duration::from_millis(5);

/// Bytes taken ahead of the emulated wire; the rest waits in the system's buffer, as on a real line.
const WIRE_BYTES_MAX: usize = 64;

/// How often the exclusive mark that a killed program left on the terminal is taken off.
const RELEASE_EVERY: Duration = Duration::from_secs(1);

/// Highest number of a sheet in one folder.
const SHEETS_MAX: u32 = 999_999;

/// Why the emulator cannot go on. Each text is a sentence with what to do.
#[derive(Debug, Error)]
pub enum PtyError {
    /// No pseudo-terminal.
    #[error("the system gave no pseudo-terminal: {0}. Check that /dev/pts is mounted")]
    NoTerminal(String),
    /// The link could not be made.
    #[error("cannot make the link {path}: {cause}. Choose another --link, in a folder that can be written")]
    Link {
        /// Where the link should be.
        path: PathBuf,
        /// Why not.
        cause: String,
    },
    /// A sheet could not be written.
    #[error("cannot write the sheet {path}: {cause}. Choose another --sheets folder, or make room")]
    Sheet {
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: String,
    },
}

/// What the person at the emulator sees; one line each.
pub type Say<'a> = dyn FnMut(&str) + 'a;

/// An emulated printer with a cable and an output tray.
#[derive(Debug)]
pub struct EmulatedPrinter {
    emulator: Emulator,
    width_dots: u32,
    baud: u32,
    link: PathBuf,
    tray: PathBuf,
    cable: Option<Cable>,
    started: Instant,
    sheets: u32,
}

#[derive(Debug)]
struct Cable {
    master: TTYPort,
    /// Where the link points while this cable is plugged in.
    terminal: PathBuf,
    /// Holds the other end open, so that the terminal survives programs that come and go.
    keeper: File,
    released_at: Instant,
}

impl Cable {
    /// The speed at which the program at the other end writes and reads; `usual` if the system does not say.
    fn baud(&self, usual: u32) -> u32 {
        rustix::termios::tcgetattr(&self.keeper).map_or(usual, |terminal| terminal.output_speed())
    }
}

impl EmulatedPrinter {
    /// Opens the pseudo-terminal and makes `link` point to it. Sheets go to `tray`, numbered on from what is there.
    ///
    /// # Errors
    /// [`PtyError`] when there is no terminal, or link or folder cannot be made.
    pub fn start(settings: EmulatorSettings, link: &Path, tray: &Path) -> Result<Self, PtyError> {
        let at_tray = |error: io::Error| PtyError::Sheet { path: tray.to_owned(), cause: error.to_string() };
        fs::create_dir_all(tray).map_err(at_tray)?;
        let sheets = last_sheet(tray).map_err(at_tray)?;
        let width_dots = u32::from(settings.profile.paper.width_dots);
        let baud = settings.baud;
        let mut printer = Self {
            emulator: Emulator::new(settings),
            width_dots,
            baud,
            link: link.to_owned(),
            tray: tray.to_owned(),
            cable: None,
            started: Instant::now(),
            sheets,
        };
        printer.plug()?;
        Ok(printer)
    }

    /// Works until `stop` is set. Lines from `words` are obeyed and answered through `say`.
    ///
    /// # Errors
    /// [`PtyError`] when a sheet cannot be written or the cable cannot be plugged in again.
    pub fn run(mut self, words: &Receiver<String>, stop: &AtomicBool, say: &mut Say<'_>) -> Result<(), PtyError> {
        while !stop.load(Ordering::Relaxed) {
            self.exchange();
            for sheet in self.emulator.take_sheets() {
                let name = self.keep(&sheet)?;
                say(&format!("sheet {name}"));
            }
            // A closed standard input only means that no more words come.
            while let Ok(line) = words.try_recv() {
                let answer = self.obey(line.trim())?;
                say(&answer);
            }
        }
        Ok(())
    }

    fn obey(&mut self, line: &str) -> Result<String, PtyError> {
        if line == "help" {
            return Ok(help().trim_end().to_owned());
        }
        let fault: Fault = match line.parse() {
            Ok(fault) => fault,
            Err(unknown) => return Ok(unknown.to_string()),
        };
        match fault {
            Fault::Unplug => self.unplug(),
            Fault::Plug if self.cable.is_none() => self.plug()?,
            _ => {}
        }
        self.emulator.advance(self.started.elapsed());
        self.emulator.apply(fault);
        Ok(fault.answer())
    }

    fn plug(&mut self) -> Result<(), PtyError> {
        let gone = |error: serialport::Error| PtyError::NoTerminal(error.to_string());
        let (mut master, slave) = TTYPort::pair().map_err(gone)?;
        let name = slave.name().ok_or_else(|| PtyError::NoTerminal("it has no name".to_owned()))?;
        set_nonblocking(&master).map_err(PtyError::NoTerminal)?;
        master.set_timeout(STEP).map_err(gone)?;
        let keeper = open_terminal(&name).map_err(|error| PtyError::NoTerminal(error.to_string()))?;
        self.relink(Path::new(&name))?;
        self.cable = Some(Cable { master, terminal: name.into(), keeper, released_at: Instant::now() });
        Ok(())
    }

    /// The link changes in one step, so nobody finds it missing while the printer is plugged in.
    fn relink(&self, terminal: &Path) -> Result<(), PtyError> {
        let failed = |error: io::Error| PtyError::Link { path: self.link.clone(), cause: error.to_string() };
        if fs::symlink_metadata(&self.link).is_ok_and(|found| !found.file_type().is_symlink()) {
            return Err(failed(io::Error::new(io::ErrorKind::AlreadyExists, "something else is there")));
        }
        if let Some(folder) = self.link.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let fresh = self.link.with_extension(format!("new-{}", std::process::id()));
        // A left-over of the same name is of no use to anybody.
        let _ = fs::remove_file(&fresh);
        std::os::unix::fs::symlink(terminal, &fresh).map_err(failed)?;
        fs::rename(&fresh, &self.link).map_err(failed)
    }

    fn unplug(&mut self) {
        let Some(cable) = self.cable.take() else { return };
        // Another emulator may have taken the link over; then it is not ours to remove.
        if fs::read_link(&self.link).is_ok_and(|terminal| terminal == cable.terminal) {
            let _ = fs::remove_file(&self.link);
        }
    }

    fn exchange(&mut self) {
        let room = WIRE_BYTES_MAX.saturating_sub(self.emulator.wire_bytes());
        let mut buffer = [0; WIRE_BYTES_MAX];
        match &mut self.cable {
            // A printer that holds the line is not read from: what was sent waits in the system's buffer.
            Some(cable) if room > 0 && self.emulator.is_clear_to_send() => {
                // An error here is a moment without bytes: the keeper holds the terminal open.
                let count = cable.master.read(&mut buffer[..room]).unwrap_or(0);
                let bytes = misread(&buffer[..count], cable.baud(self.baud), self.baud);
                self.emulator.receive(&bytes, self.started.elapsed());
            }
            _ => std::thread::sleep(STEP),
        }
        self.emulator.advance(self.started.elapsed());
        let replies = self.emulator.take_replies();
        if let Some(cable) = &mut self.cable {
            // Nobody reading is nobody's fault: a serial line loses what is not taken.
            let _ = cable.master.write(&misread(&replies, self.baud, cable.baud(self.baud)));
            if cable.released_at.elapsed() >= RELEASE_EVERY {
                cable.released_at = Instant::now();
                let _ = rustix::termios::ioctl_tiocnxcl(&cable.keeper);
            }
        }
    }

    /// Writes a sheet as text and picture; each file appears whole.
    fn keep(&mut self, sheet: &Sheet) -> Result<String, PtyError> {
        self.sheets = (self.sheets + 1).min(SHEETS_MAX);
        let name = format!("{:03}", self.sheets);
        let path = self.tray.join(&name);
        let failed = |cause: String| PtyError::Sheet { path: path.clone(), cause };
        let drawn = picture::draw(sheet, self.width_dots).map_err(|error| failed(error.to_string()))?;
        let mut png = io::Cursor::new(Vec::new());
        drawn.write_to(&mut png, image::ImageFormat::Png).map_err(|error| failed(error.to_string()))?;
        let files = [("png", png.into_inner()), ("txt", sheet.text().into_bytes())];
        for (kind, bytes) in files {
            let half = self.tray.join(format!(".{name}.{kind}.half"));
            fs::write(&half, bytes).map_err(|error| failed(error.to_string()))?;
            fs::rename(&half, path.with_extension(kind)).map_err(|error| failed(error.to_string()))?;
        }
        Ok(name)
    }
}

impl Drop for EmulatedPrinter {
    fn drop(&mut self) {
        self.unplug();
    }
}

fn open_terminal(name: &str) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Without O_NOCTTY the terminal could become the one that controls this process.
    OpenOptions::new().read(true).write(true).custom_flags(nix::fcntl::OFlag::O_NOCTTY.bits()).open(name)
}

fn last_sheet(tray: &Path) -> io::Result<u32> {
    let mut last = 0;
    for entry in fs::read_dir(tray)? {
        let path = entry?.path();
        let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
        last = last.max(number.unwrap_or(0));
    }
    Ok(last)
}
