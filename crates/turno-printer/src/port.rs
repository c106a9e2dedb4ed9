//! The serial port: reads and writes that never wait longer than a moment.

use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::time::Duration;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::poll::{PollFd, PollFlags, poll};
use rustix::event::{EventfdFlags, eventfd};
use serialport::{ClearBuffer, SerialPort, TTYPort};
use thiserror::Error;

use crate::profile::FlowControl;

/// Longest wait of one read or write.
pub const PORT_WAIT_MAX: Duration = Duration::from_millis(10);

/// The speed that most serial ticket printers leave the factory with, in bits per second.
pub const BAUD_DEFAULT: u32 = 115_200;

/// What a read gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadEnd {
    /// This many bytes.
    Bytes(usize),
    /// Nothing in time.
    Nothing,
    /// The device is gone.
    HungUp,
}

/// What a write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteEnd {
    /// This many bytes were taken, possibly none.
    Accepted(usize),
    /// The device is gone.
    HungUp,
}

/// Wakes a thread that waits at its port: something else is to be done.
#[derive(Debug)]
pub(crate) struct Bell(OwnedFd);

impl Bell {
    /// # Errors
    /// When the system gives no more handles.
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?))
    }

    pub(crate) fn ring(&self) {
        // It fails only when it has been rung more often than can be counted: then it rings.
        let _ = rustix::io::write(&self.0, &1_u64.to_ne_bytes());
    }

    fn hush(&self) {
        // Nobody rang.
        let _ = rustix::io::read(&self.0, &mut [0; 8]);
    }
}

/// A serial port, or something that behaves like one.
pub trait Port {
    /// Reads what has come, waiting at most [`PORT_WAIT_MAX`].
    fn read(&mut self, into: &mut [u8]) -> ReadEnd;
    /// Offers bytes, waiting at most [`PORT_WAIT_MAX`]; takes as many as fit.
    fn write(&mut self, bytes: &[u8]) -> WriteEnd;
    /// Throws away what came in and was not read.
    fn discard_input(&mut self);
    /// Throws away what was accepted and has not left.
    fn discard_output(&mut self);
}

/// Why a serial device could not be opened: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PortError {
    /// Nothing there.
    #[error(
        "nothing at {0}: there is no such device. Check the cable and the power, and the device name \
         (`ls -l /dev/serial/by-id` shows the serial adapters that are connected)"
    )]
    Missing(PathBuf),
    /// Something there that is not a serial line.
    #[error("{0} is not a serial device. Give the machine's own device, such as /dev/serial/by-id/... or /dev/ttyUSB0")]
    NotSerial(PathBuf),
    /// No permission.
    #[error("no permission to open {0}. Add the user that runs the totem to the group `dialout`")]
    Denied(PathBuf),
    /// Another program has it.
    #[error("{0} is in use by another program. Stop that program (`fuser {0}` names it)")]
    InUse(PathBuf),
    /// The speed is not one a serial line has.
    #[error("{path} cannot be driven at {baud} baud. Use the machine's own speed, often 9600 or 115200")]
    Baud {
        /// The device.
        path: PathBuf,
        /// The speed asked for.
        baud: u32,
    },
    /// Anything else.
    #[error("cannot open {path}: {cause}. Unplug its cable and plug it in again")]
    Other {
        /// The device.
        path: PathBuf,
        /// The system's words.
        cause: String,
    },
}

/// A real serial line.
#[derive(Debug)]
pub struct TtyPort {
    tty: TTYPort,
}

impl TtyPort {
    /// Opens `device` for this program alone: 8 data bits, no parity, 1 stop bit.
    ///
    /// # Errors
    /// [`PortError`], whose text is a sentence for whoever installs the machine.
    pub fn open(device: &Path, baud: u32, flow_control: FlowControl) -> Result<Self, PortError> {
        check_kind(device)?;
        let flow_control = match flow_control {
            FlowControl::None => serialport::FlowControl::None,
            FlowControl::Hardware => serialport::FlowControl::Hardware,
        };
        let tty = serialport::new(device.to_string_lossy(), baud)
            .timeout(PORT_WAIT_MAX)
            .flow_control(flow_control)
            .open_native()
            .map_err(|error| explain(device, baud, &error))?;
        set_nonblocking(&tty).map_err(|cause| PortError::Other { path: device.to_owned(), cause })?;
        Ok(Self { tty })
    }

    /// Waits until there is something to read, the bell rings or so much time has passed; whether there is something to read, be it
    /// the news that the device is gone.
    pub(crate) fn has_news(&self, bell: &Bell, most: Duration) -> bool {
        let seen = |handle| PollFd::new(handle, PollFlags::POLLIN);
        let mut handles = [seen(self.tty.as_raw_fd()), seen(bell.0.as_raw_fd())];
        // Rounded up: a wait of nothing, until the time has come, would take the whole processor.
        let millis = i32::try_from(most.as_micros().div_ceil(1000)).unwrap_or(i32::MAX);
        if poll(&mut handles, millis).is_err() {
            // Interrupted by a signal; the next look is soon.
            return false;
        }
        let [told_by_port, told_by_bell] =
            handles.map(|handle| handle.revents().is_none_or(|events| !events.is_empty()));
        if told_by_bell {
            bell.hush();
        }
        told_by_port
    }
}

impl Port for TtyPort {
    fn read(&mut self, into: &mut [u8]) -> ReadEnd {
        match self.tty.read(into) {
            // Some USB adapters answer so for ever once they are unplugged.
            Ok(0) => ReadEnd::HungUp,
            Ok(count) => ReadEnd::Bytes(count),
            Err(error) if passes(error.kind()) => ReadEnd::Nothing,
            Err(_) => ReadEnd::HungUp,
        }
    }

    fn write(&mut self, bytes: &[u8]) -> WriteEnd {
        match self.tty.write(bytes) {
            Ok(count) => WriteEnd::Accepted(count),
            Err(error) if passes(error.kind()) => WriteEnd::Accepted(0),
            Err(_) => WriteEnd::HungUp,
        }
    }

    fn discard_input(&mut self) {
        // A port that cannot be flushed is gone; the next read says so.
        let _ = self.tty.clear(ClearBuffer::Input);
    }

    fn discard_output(&mut self) {
        let _ = self.tty.clear(ClearBuffer::Output);
    }
}

impl Drop for TtyPort {
    fn drop(&mut self) {
        // Closing waits for unsent bytes; a printer that takes none would hold the thread up for seconds.
        let _ = self.tty.clear(ClearBuffer::All);
    }
}

/// Makes writes to `tty` return at once when its buffer is full. `serialport` opens blocking, where one large write to
/// a printer that holds the line stays for ever, whatever timeout is set.
pub(crate) fn set_nonblocking(tty: &TTYPort) -> Result<(), String> {
    fcntl(tty.as_raw_fd(), FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).map(drop).map_err(|error| error.desc().to_owned())
}

fn passes(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

fn check_kind(device: &Path) -> Result<(), PortError> {
    use std::os::unix::fs::FileTypeExt;
    match std::fs::metadata(device) {
        Ok(metadata) if metadata.file_type().is_char_device() => Ok(()),
        Ok(_) => Err(PortError::NotSerial(device.to_owned())),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(PortError::Denied(device.to_owned())),
        Err(_) => Err(PortError::Missing(device.to_owned())),
    }
}

fn explain(device: &Path, baud: u32, error: &serialport::Error) -> PortError {
    let path = device.to_owned();
    match error.kind {
        serialport::ErrorKind::NoDevice => PortError::InUse(path),
        serialport::ErrorKind::Io(ErrorKind::PermissionDenied) => PortError::Denied(path),
        serialport::ErrorKind::Io(ErrorKind::NotFound) => PortError::Missing(path),
        // "Not a typewriter": a character device without a line discipline, such as /dev/null.
        serialport::ErrorKind::Unknown if error.description.contains("typewriter") => PortError::NotSerial(path),
        serialport::ErrorKind::InvalidInput => PortError::Baud { path, baud },
        _ => PortError::Other { path, cause: error.description.clone() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(path: &str) -> String {
        TtyPort::open(Path::new(path), 9600, FlowControl::None).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_device_is_named_with_what_to_do() {
        assert!(refusal("/dev/no-such-printer").starts_with("nothing at /dev/no-such-printer: there is no such"));
        assert!(refusal("/etc/hostname").contains("/etc/hostname is not a serial device"));
        assert!(refusal("/dev/null").contains("is not a serial device"), "{}", refusal("/dev/null"));
    }

    #[test]
    fn whoever_waits_is_woken_by_a_byte_by_the_bell_and_by_a_hang_up() {
        let long = Duration::from_secs(60);
        let (mut master, slave) = TTYPort::pair().unwrap();
        let path = PathBuf::from(slave.name().unwrap());
        drop(slave);
        let mut port = TtyPort::open(&path, 9600, FlowControl::None).unwrap();
        let bell = Bell::new().unwrap();
        let started = std::time::Instant::now();
        assert!(!port.has_news(&bell, Duration::from_millis(1)));
        bell.ring();
        bell.ring();
        assert!(!port.has_news(&bell, long), "the bell is no byte");
        assert!(!port.has_news(&bell, Duration::from_millis(1)));
        master.write_all(b"!").unwrap();
        assert!(port.has_news(&bell, long));
        assert_eq!(port.read(&mut [0; 8]), ReadEnd::Bytes(1));
        drop(master);
        assert!(port.has_news(&bell, long));
        assert_eq!(port.read(&mut [0; 8]), ReadEnd::HungUp);
        assert!(started.elapsed() < long, "{:?}", started.elapsed());
    }

    #[test]
    fn a_device_in_use_says_so() {
        let (_master, slave) = TTYPort::pair().unwrap();
        let path = PathBuf::from(slave.name().unwrap());
        drop(slave);
        let _first = TtyPort::open(&path, 9600, FlowControl::None).unwrap();
        assert_eq!(TtyPort::open(&path, 9600, FlowControl::None).unwrap_err(), PortError::InUse(path));
    }

    #[test]
    fn a_stuck_line_does_not_hold_up_a_write() {
        // Nobody reads the master, so the line fills up like one whose printer is busy for ever.
        let (_master, slave) = TTYPort::pair().unwrap();
        let path = PathBuf::from(slave.name().unwrap());
        drop(slave);
        let mut port = TtyPort::open(&path, 9600, FlowControl::None).unwrap();
        let started = std::time::Instant::now();
        let large = vec![b'A'; 100_000];
        let mut accepted = 0;
        loop {
            match port.write(&large) {
                WriteEnd::Accepted(0) => break,
                WriteEnd::Accepted(count) => accepted += count,
                WriteEnd::HungUp => panic!("the line hung up"),
            }
        }
        assert!(accepted > 0, "a line that takes nothing proves nothing");
        drop(port);
        assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    }
}
