//! Thousands of listening sockets on one thread: as little work as possible for each frame, so that the program that sends is
//! what is measured.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream},
    ops::Range,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use rustix::{
    buffer::spare_capacity,
    event::{Timespec, epoll},
    fd::OwnedFd,
    net::{AddressFamily, SocketType, bind, connect, socket, sockopt},
};

/// Sockets from one address of the loopback network: far fewer than an address has ports.
const SOCKETS_OF_ONE_ADDRESS: usize = 4_000;

/// Sockets that are opened together: fewer than may wait for a program to accept them.
const OPENED_TOGETHER: usize = 100;

/// The most bytes taken from a socket at once: more than one frame.
const READ_BYTES: usize = 256 * 1024;

/// Sockets that are asked for news at once.
const EVENTS_MAX: usize = 1_024;

/// Where in a frame the mark of a call must stand, in bytes: a board tells its last call before its lists.
const MARK_WITHIN_BYTES: usize = 512;

/// How long what still comes is taken in, after the sockets are open and after each call.
const DRAIN: Duration = Duration::from_millis(50);

/// How long everybody may take to receive what was sent.
const ARRIVAL_SECS_MAX: u64 = 30;

/// What the sockets speak after they are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speech {
    /// Nothing: they listen.
    Silent,
    /// MQTT: each presents itself and subscribes.
    Mqtt,
}

/// A crowd of sockets.
#[derive(Debug)]
pub(crate) struct Sockets {
    epoll: OwnedFd,
    all: Vec<Listener>,
    buffer: Vec<u8>,
    /// Frames received so far, of any kind.
    frames: usize,
    /// Sockets that have seen the mark that is waited for.
    marked: usize,
    /// The latest marked frame of the first socket.
    told: Vec<u8>,
}

#[derive(Debug)]
struct Listener {
    stream: TcpStream,
    /// The beginning of a frame that is not whole yet.
    rest: Vec<u8>,
    frames: usize,
    marked_at: Option<Instant>,
}

/// When a frame reached its sockets, after it was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    /// The first socket's, in milliseconds.
    pub(crate) first_ms: f64,
    /// The middle one's.
    pub(crate) median_ms: f64,
    /// The last one's.
    pub(crate) last_ms: f64,
}

impl Sockets {
    /// Opens so many, and waits until each has received `greetings` frames.
    pub(crate) fn open(
        address: SocketAddr,
        path: &str,
        count: usize,
        speech: Speech,
        greetings: usize,
    ) -> Result<Self> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        let mut all = Vec::with_capacity(count);
        while all.len() < count {
            let chunk = all.len()..count.min(all.len() + OPENED_TOGETHER);
            for listener in open_together(address, path, chunk, speech)? {
                let data = epoll::EventData::new_u64(all.len() as u64);
                epoll::add(&epoll, &listener.stream, data, epoll::EventFlags::IN)?;
                all.push(listener);
            }
        }
        let mut sockets = Self { epoll, all, buffer: vec![0; READ_BYTES], frames: 0, marked: 0, told: Vec::new() };
        let begun = Instant::now();
        for index in 0..count {
            // Frames may have come together with the answer to the handshake.
            let early = std::mem::take(&mut sockets.all[index].rest);
            sockets.take_in(index, &early, b"", begun);
        }
        while sockets.all.iter().any(|listener| listener.frames < greetings) {
            sockets.look(b"", begun)?;
        }
        sockets.drain()?;
        Ok(sockets)
    }

    /// How many frames have come so far, beats included.
    pub(crate) fn frames(&self) -> usize {
        self.frames
    }

    /// The frame that was waited for last, as the first socket got it.
    pub(crate) fn told(&self) -> &[u8] {
        &self.told
    }

    /// Waits until a frame that holds `mark` has reached every socket. `begun` is when it was asked for.
    pub(crate) fn await_everywhere(&mut self, mark: &str, begun: Instant) -> Result<Arrival> {
        self.all.iter_mut().for_each(|listener| listener.marked_at = None);
        self.marked = 0;
        let mut left = self.all.len();
        while left > 0 {
            left -= self.look(mark.as_bytes(), begun).with_context(|| format!("{left} sockets never saw {mark}"))?;
        }
        let mut waits: Vec<f64> = self
            .all
            .iter()
            .filter_map(|listener| listener.marked_at)
            .map(|at| at.duration_since(begun).as_secs_f64() * 1e3)
            .collect();
        waits.sort_by(f64::total_cmp);
        ensure!(!waits.is_empty(), "there are no sockets");
        Ok(Arrival { first_ms: waits[0], median_ms: waits[waits.len() / 2], last_ms: waits[waits.len() - 1] })
    }

    /// Takes in whatever comes for a moment that is always the same: a program whose sockets are never all silent is not waited
    /// for, and none is asked only when it has nothing else to do.
    pub(crate) fn drain(&mut self) -> Result<()> {
        let begun = Instant::now();
        while let Some(left) = DRAIN.checked_sub(begun.elapsed()).filter(|left| !left.is_zero()) {
            self.once(b"", Some(left.try_into()?))?;
        }
        Ok(())
    }

    /// One round; how many sockets saw the mark in it for the first time.
    fn look(&mut self, mark: &[u8], begun: Instant) -> Result<usize> {
        ensure!(begun.elapsed() < Duration::from_secs(ARRIVAL_SECS_MAX), "given up after {ARRIVAL_SECS_MAX} s");
        let before = self.marked;
        self.once(mark, Some(Timespec { tv_sec: 1, tv_nsec: 0 }))?;
        Ok(self.marked - before)
    }

    /// Waits for news and takes it in; how many sockets had some.
    fn once(&mut self, mark: &[u8], patience: Option<Timespec>) -> Result<usize> {
        let mut events = Vec::with_capacity(EVENTS_MAX);
        epoll::wait(&self.epoll, spare_capacity(&mut events), patience.as_ref())?;
        let mut buffer = std::mem::take(&mut self.buffer);
        for event in &events {
            let index = usize::try_from(event.data.u64())?;
            match self.all[index].stream.read(&mut buffer) {
                Ok(0) => bail!("socket {index} was closed by the other side"),
                Ok(length) => self.take_in(index, &buffer[..length], mark, Instant::now()),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error).with_context(|| format!("socket {index}")),
            }
        }
        self.buffer = buffer;
        Ok(events.len())
    }

    fn take_in(&mut self, index: usize, bytes: &[u8], mark: &[u8], now: Instant) {
        let listener = &mut self.all[index];
        let joined;
        let mut left = if listener.rest.is_empty() {
            bytes
        } else {
            listener.rest.extend_from_slice(bytes);
            joined = std::mem::take(&mut listener.rest);
            &joined
        };
        while let Some((payload, behind)) = frame(left) {
            listener.frames += 1;
            self.frames += 1;
            let head = &payload[..payload.len().min(MARK_WITHIN_BYTES)];
            if !mark.is_empty() && listener.marked_at.is_none() && head.windows(mark.len()).any(|part| part == mark) {
                listener.marked_at = Some(now);
                self.marked += 1;
                if index == 0 {
                    payload.clone_into(&mut self.told);
                }
            }
            left = behind;
        }
        listener.rest.extend_from_slice(left);
    }
}

/// Opens some sockets: first all ask, then all are answered, for there are programs that answer every 100 ms only.
fn open_together(address: SocketAddr, path: &str, chunk: Range<usize>, speech: Speech) -> Result<Vec<Listener>> {
    let named = |index: usize| move || format!("socket {index} could not be opened");
    let mut streams = Vec::with_capacity(chunk.len());
    for index in chunk {
        streams.push((index, ask(address, path, index, speech).with_context(named(index))?));
    }
    let mut listeners = Vec::with_capacity(streams.len());
    for (index, mut stream) in streams {
        let rest = behind_head(&mut stream).with_context(named(index))?;
        if speech == Speech::Mqtt {
            stream.write_all(&masked(&mqtt_connect(index)))?;
            stream.write_all(&masked(&mqtt_subscribe()))?;
        }
        stream.set_nonblocking(true)?;
        listeners.push(Listener { stream, rest, frames: 0, marked_at: None });
    }
    Ok(listeners)
}

/// Connects and asks for a WebSocket.
fn ask(address: SocketAddr, path: &str, index: usize, speech: Speech) -> Result<TcpStream> {
    let from = u8::try_from(index / SOCKETS_OF_ONE_ADDRESS + 1).context("too many sockets")?;
    let handle = socket(AddressFamily::INET, SocketType::STREAM, None).context(
        "the system gives no more file handles; see `ulimit -n`, the hard limit of which is what this program may use",
    )?;
    bind(&handle, &SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, from), 0))?;
    connect(&handle, &address)?;
    // Closing leaves nothing behind that would hold its port for a minute.
    sockopt::set_socket_linger(&handle, Some(Duration::ZERO))?;
    let mut stream = TcpStream::from(handle);
    let protocol = if speech == Speech::Mqtt { "Sec-WebSocket-Protocol: mqtt\r\n" } else { "" };
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{protocol}\r\n"
    )?;
    Ok(stream)
}

/// Reads the answer to the handshake; what came behind it.
fn behind_head(stream: &mut TcpStream) -> Result<Vec<u8>> {
    const END: &[u8] = b"\r\n\r\n";
    stream.set_read_timeout(Some(Duration::from_secs(ARRIVAL_SECS_MAX)))?;
    let (mut answer, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let length = stream.read(&mut buffer)?;
        ensure!(length > 0, "the connection was closed in the handshake");
        answer.extend_from_slice(&buffer[..length]);
        if let Some(end) = answer.windows(END.len()).position(|part| part == END) {
            let head = String::from_utf8_lossy(&answer[..end]);
            ensure!(head.starts_with("HTTP/1.1 101"), "no WebSocket: {head}");
            return Ok(answer.split_off(end + END.len()));
        }
    }
}

/// The payload of the first frame and what is behind it, once the frame is whole. A server's frames are not masked.
fn frame(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, length): (usize, usize) = match *bytes.get(1)? & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => (10, usize::try_from(u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)).ok()?),
        short => (2, usize::from(short)),
    };
    let payload = bytes.get(head..head.checked_add(length)?)?;
    Some((payload, &bytes[head + length..]))
}

/// A binary frame as a client sends it, with a mask of zeros. Only short ones are needed.
fn masked(payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).unwrap_or(125).min(125);
    [&[0x82, 0x80 | length, 0, 0, 0, 0], payload].concat()
}

/// The topic that every board is published under.
pub(crate) const MQTT_TOPIC: &str = "b";

fn mqtt_connect(index: usize) -> Vec<u8> {
    mqtt_connect_as(&format!("wall-{index}"))
}

/// MQTT 3.1.1: a clean session without a keep-alive.
pub(crate) fn mqtt_connect_as(name: &str) -> Vec<u8> {
    let length = u8::try_from(name.len()).unwrap_or(0);
    [&[0x10, 12 + length, 0, 4][..], b"MQTT", &[4, 2, 0, 0, 0, length], name.as_bytes()].concat()
}

fn mqtt_subscribe() -> Vec<u8> {
    [&[0x82, 6, 0, 1, 0, 1][..], MQTT_TOPIC.as_bytes(), &[0]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_cut_apart_and_halves_wait() {
        let long = [&[0x81, 126, 1, 0][..], &[b'x'; 256]].concat();
        let both = [&[0x81, 2, b'h', b'i'][..], &long].concat();
        let (first, behind) = frame(&both).unwrap();
        assert_eq!(first, b"hi");
        assert_eq!(frame(behind).unwrap(), (&[b'x'; 256][..], &[][..]));
        assert_eq!(frame(&long[..200]), None);
        assert_eq!(frame(&[0x81]), None);
    }

    #[test]
    fn what_the_first_socket_was_told_is_kept_as_it_came() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let teller = std::thread::spawn(move || {
            let mut streams: Vec<_> = (0..2).map(|_| listener.accept().unwrap().0).collect();
            for stream in &mut streams {
                let head = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
                stream.write_all(&[head.as_bytes(), b"\x81\x02{}\x81\x07{\"n\":0}"].concat()).unwrap();
            }
            streams
        });
        let mut sockets = Sockets::open(address, "/", 2, Speech::Silent, 1).unwrap();
        let _streams = teller.join().unwrap();
        assert_eq!((sockets.frames(), sockets.told()), (4, &b""[..]), "nothing was waited for yet");
        sockets.take_in(1, b"\x81\x07{\"n\":2}", b"\"n\":", Instant::now());
        assert_eq!(sockets.told(), b"", "not the first socket");
        sockets.take_in(0, b"\x81\x07{\"n\":1}\x81\x07{\"n\":3}", b"\"n\":", Instant::now());
        assert_eq!(sockets.told(), b"{\"n\":1}", "the first with the mark");
    }

    #[test]
    fn a_clients_frame_says_that_it_is_masked() {
        assert_eq!(masked(b"ab"), [0x82, 0x82, 0, 0, 0, 0, b'a', b'b']);
        let connect = mqtt_connect_as("w");
        assert_eq!(usize::from(connect[1]), connect.len() - 2);
        let subscribe = mqtt_subscribe();
        assert_eq!(usize::from(subscribe[1]), subscribe.len() - 2);
    }
}
