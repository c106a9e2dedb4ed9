//! A barcode scanner or a button box on a serial line: what it sends, line by line, for as long as the program runs.
//!
//! It lives beside the printer because serial ports do. A device that is unplugged is opened again when it is back; what
//! it sends is noise until it ends a line, and a line longer than any code is thrown away whole.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::port::{Port, ReadEnd, TtyPort};
use crate::profile::FlowControl;

/// The longest line that is read, in bytes: a link with a code in it.
pub const SCAN_BYTES_MAX: usize = 256;

/// Wait between attempts to open the device.
const REOPEN_WAIT: Duration = Duration::from_secs(1);

/// A scanner writes a line in one go. What is quiet for this long without an end is the noise of one that was switched on, and
/// spoils nobody's code.
const PAUSE_MAX: Duration = Duration::from_secs(1);

/// Most bytes read at once.
const READ_BYTES_MAX: usize = 256;

/// Lines in a stream of bytes.
#[derive(Debug, Default)]
pub struct Lines {
    line: Vec<u8>,
    /// When its last byte came.
    last_at: Duration,
    /// The line is too long already: the rest of it is thrown away.
    too_long: bool,
}

impl Lines {
    /// What these bytes bring to an end: lines of printable ASCII, without their ends. Lines that are empty, too long, or
    /// hold anything else are left out, and so is a beginning after which nothing came for a second. `now` is the time
    /// since any moment, and never goes back.
    pub fn feed(&mut self, bytes: &[u8], now: Duration) -> Vec<String> {
        let mut lines = Vec::new();
        if now.saturating_sub(self.last_at) > PAUSE_MAX {
            self.line.clear();
            self.too_long = false;
        }
        self.last_at = now;
        for byte in bytes {
            if !matches!(byte, b'\r' | b'\n') {
                self.too_long |= self.line.len() >= SCAN_BYTES_MAX;
                if !self.too_long {
                    self.line.push(*byte);
                }
                continue;
            }
            let line = std::mem::take(&mut self.line);
            let whole = !std::mem::take(&mut self.too_long) && line.iter().all(|byte| matches!(byte, b' '..=b'~'));
            lines.extend(
                Some(line).filter(|line| whole && !line.is_empty()).and_then(|line| String::from_utf8(line).ok()),
            );
        }
        lines
    }
}

/// A scanner at work. Dropping it stops its thread and frees the device.
#[derive(Debug)]
pub struct Scanner {
    stop: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Scanner {
    /// Starts the thread. It opens the device by itself, and again whenever it is lost; `on_line` is called on that thread and
    /// must not wait. The log calls the device `what`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        what: &'static str,
        device: PathBuf,
        baud: u32,
        on_line: impl Fn(String) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (stop, stopped) = sync_channel(1);
        let thread = std::thread::Builder::new().name(what.to_owned()).spawn(move || {
            listen_for_ever(what, &device, baud, &stopped, &on_line);
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn listen_for_ever(what: &str, device: &Path, baud: u32, stopped: &Receiver<()>, on_line: &impl Fn(String)) {
    let mut complaint = None;
    loop {
        match TtyPort::open(device, baud, FlowControl::None) {
            Ok(port) => {
                tracing::info!("{what} at {}", device.display());
                complaint = None;
                if listen(port, stopped, on_line) == Listened::Stopped {
                    return;
                }
                tracing::warn!("the {what} at {} is gone", device.display());
            }
            // Once, and not at every attempt.
            Err(error) if complaint.as_ref() != Some(&error) => {
                tracing::warn!("no {what}: {error}");
                complaint = Some(error);
            }
            Err(_) => {}
        }
        if stopped.recv_timeout(REOPEN_WAIT) != Err(RecvTimeoutError::Timeout) {
            return;
        }
    }
}

/// Why listening ended.
#[derive(Debug, PartialEq, Eq)]
enum Listened {
    Stopped,
    HungUp,
}

fn listen(mut port: TtyPort, stopped: &Receiver<()>, on_line: &impl Fn(String)) -> Listened {
    let (mut lines, mut buffer, started) = (Lines::default(), [0; READ_BYTES_MAX], Instant::now());
    loop {
        match port.read(&mut buffer) {
            ReadEnd::Bytes(count) => lines.feed(&buffer[..count], started.elapsed()).into_iter().for_each(on_line),
            ReadEnd::Nothing => {}
            ReadEnd::HungUp => return Listened::HungUp,
        }
        if stopped.try_recv() != Err(TryRecvError::Empty) {
            return Listened::Stopped;
        }
    }
}
