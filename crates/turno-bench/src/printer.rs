//! The emulated printer on a line of this program's own, so that it is known to the millisecond when the first byte of a slip
//! came and when its proof went back.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use rustix::{
    fs::OFlags,
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{OptionalActions, tcgetattr, tcsetattr},
};
use turno_printer::{
    Profile,
    emulator::{Emulator, EmulatorSettings},
};

/// Bytes taken ahead of the emulated wire, as the emulator's own program does; the rest waits in the system's buffer.
const WIRE_BYTES_MAX: usize = 64;

/// Between two looks at the line.
const STEP: Duration = Duration::from_micros(500);

/// The byte that begins the commands of a slip and is in no question about the printer's state.
const ESC: u8 = 0x1b;

/// The printer's model.
const PROFILE: &str = "epson-tm";

/// The finest step of the pure printer's time.
const PURE_STEP: Duration = Duration::from_micros(100);

/// How long the pure printer may take for one slip.
const PURE_SECS_MAX: u64 = 60;

/// What came over the line, piece by piece, and when.
type Log = Arc<Mutex<Vec<(Instant, Vec<u8>)>>>;

/// What went over the line for one slip.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    /// When its first byte came.
    pub(crate) first_at: Instant,
    /// Its bytes, with the questions asked meanwhile.
    pub(crate) bytes: Vec<u8>,
}

/// The printer at work on a thread. It stops when dropped.
#[derive(Debug)]
pub(crate) struct Line {
    /// What the totem opens.
    pub(crate) device: PathBuf,
    baud: u32,
    log: Log,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Line {
    /// A printer on a new line.
    pub(crate) fn start(baud: u32) -> Result<Self> {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
        grantpt(&master)?;
        unlockpt(&master)?;
        let device = PathBuf::from(ptsname(&master, Vec::new())?.into_string()?);
        // Held open, so that the line survives programs that come and go.
        let keeper = raw(&device)?;
        let flags = rustix::fs::fcntl_getfl(&master)?;
        rustix::fs::fcntl_setfl(&master, flags | OFlags::NONBLOCK)?;
        let emulator = Emulator::new(settings(baud)?);
        let (log, stop) = (Log::default(), Arc::new(AtomicBool::new(false)));
        let (shared, stopped) = (Arc::clone(&log), Arc::clone(&stop));
        let thread = thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || work(File::from(master), &keeper, emulator, &shared, &stopped))?;
        Ok(Self { device, baud, log, stop, thread: Some(thread) })
    }

    /// The slip whose bytes began to come after `at`, as far as they have come.
    pub(crate) fn job_since(&self, at: Instant) -> Option<Job> {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        job_in(&log, at)
    }

    /// The shortest time in which this printer could have taken these bytes, printed them and said so, had they all been there
    /// from the beginning and nobody had paused.
    pub(crate) fn limit(&self, bytes: &[u8]) -> Result<Duration> {
        let mut pure = Emulator::new(settings(self.baud)?);
        pure.receive(bytes, Duration::ZERO);
        let (mut now, mut last_word) = (Duration::ZERO, None);
        let mut out = false;
        while now < Duration::from_secs(PURE_SECS_MAX) {
            now += PURE_STEP;
            pure.advance(now);
            out |= !pure.take_sheets().is_empty();
            if !pure.take_replies().is_empty() && out {
                last_word = Some(now);
            }
            if out && pure.wire_bytes() == 0 && last_word.is_some() {
                break;
            }
        }
        last_word.context("the pure printer gave no proof of these bytes")
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn settings(baud: u32) -> Result<EmulatorSettings> {
    Ok(EmulatorSettings::new(baud, Profile::named(PROFILE)?))
}

/// The other end of the line, without a terminal's habits.
fn raw(device: &Path) -> Result<File> {
    let flags = i32::try_from(OFlags::NOCTTY.bits())?;
    let file = OpenOptions::new().read(true).write(true).custom_flags(flags).open(device)?;
    let mut modes = tcgetattr(&file)?;
    modes.make_raw();
    tcsetattr(&file, OptionalActions::Now, &modes)?;
    Ok(file)
}

fn work(mut master: File, keeper: &File, mut emulator: Emulator, log: &Log, stop: &AtomicBool) {
    let started = Instant::now();
    let mut buffer = [0; WIRE_BYTES_MAX];
    while !stop.load(Ordering::Relaxed) {
        let room = WIRE_BYTES_MAX.saturating_sub(emulator.wire_bytes());
        // Nothing there is an error of this call, and no news.
        let length = if room > 0 { master.read(&mut buffer[..room]).unwrap_or(0) } else { 0 };
        if length > 0 {
            log.lock().unwrap_or_else(PoisonError::into_inner).push((Instant::now(), buffer[..length].to_vec()));
        }
        emulator.receive(&buffer[..length], started.elapsed());
        emulator.advance(started.elapsed());
        drop(emulator.take_sheets());
        let replies = emulator.take_replies();
        // Nobody reading is nobody's fault: a serial line loses what is not taken.
        let _ = master.write(&replies);
        if length == 0 {
            thread::sleep(STEP);
        }
    }
    // A program that was killed may have left its exclusive mark on the line; nobody opens this one again.
    let _ = rustix::termios::ioctl_tiocnxcl(keeper);
}

fn job_in(log: &[(Instant, Vec<u8>)], at: Instant) -> Option<Job> {
    let first = log.iter().position(|(came, bytes)| *came >= at && bytes.contains(&ESC))?;
    let bytes = log[first..].iter().flat_map(|(_, bytes)| bytes).copied().collect();
    Some(Job { first_at: log[first].0, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_at_least_the_wire_time() {
        let line = Line::start(9_600).unwrap();
        // Initialise, a line of text, cut, then the process ID that a printer sends back when it is done.
        let mut bytes = b"\x1b@".to_vec();
        bytes.extend([b'x'; 90]);
        bytes.extend(b"\n\x1dV\x00\x1d(H\x06\x00\x30\x300042");
        let limit = line.limit(&bytes).unwrap();
        let wire = Duration::from_secs(10) * u32::try_from(bytes.len()).unwrap() / 9_600;
        assert!(limit > wire, "{limit:?} {wire:?}");
        assert!(limit < wire + Duration::from_secs(3), "{limit:?} {wire:?}");
        assert!(line.limit(b"x").is_err());
    }

    #[test]
    fn a_job_begins_with_its_first_command_after_the_tap() {
        let (before, tap) = (Instant::now(), Instant::now());
        let log = [(before, vec![ESC]), (tap, vec![0x10, 0x04, 0x01]), (tap, vec![ESC, b'@']), (tap, b"hi".to_vec())];
        // The first command may have come in the same instant as the tap on a coarse clock: look behind it.
        let job = job_in(&log[1..], tap).unwrap();
        assert_eq!((job.first_at, job.bytes), (tap, b"\x1b@hi".to_vec()));
        assert!(job_in(&log[..2], tap + Duration::from_secs(1)).is_none());
    }
}
