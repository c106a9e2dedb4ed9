//! One call, and everybody who should see it.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::Instant,
};

use anyhow::{Context, Result, ensure};

use super::issue::CLIENTS;
use crate::{
    figures::{Figure, Goal, Plot, median},
    load::{Wish, count, crowd, open_counters, step_at},
    machine::{raise_handles, threads_cpu_ns},
    peers::{mosquitto::Mosquitto, sockets::BareSockets},
    server::{COUNTERS, Data, HALL, Server},
    sockets::{Arrival, Sockets, Speech},
    wire::get,
};

/// Who listens: how many, how often it is measured from the start of the processes on, and calls each time.
const CROWDS: [Crowd; 4] = [
    Crowd { kind: Kind::Walls, sockets: 50, runs: 5, calls: 16 },
    Crowd { kind: Kind::Walls, sockets: 200, runs: 5, calls: 16 },
    Crowd { kind: Kind::Walls, sockets: 1_000, runs: 5, calls: 16 },
    Crowd { kind: Kind::Telephones, sockets: 10_000, runs: 3, calls: 6 },
];

/// People in the hall while it is measured.
const WAITING: usize = 100;

/// File handles that this program needs beside the sockets.
const HANDLES_KEPT: u64 = 100;

/// What is asked of the last frame, in the bare loop's time.
const BARE_RATIO: f64 = 1.25;

#[derive(Debug, Clone, Copy)]
struct Crowd {
    kind: Kind,
    sockets: usize,
    runs: usize,
    calls: usize,
}

/// What the sockets belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Displays of one zone.
    Walls,
    /// Visitors, who look at the whole hall.
    Telephones,
}

impl Kind {
    /// The address of the live board.
    pub(super) fn path(self) -> String {
        match self {
            Self::Walls => format!("/api/v1/halls/{HALL}/board/live?zone=sala"),
            Self::Telephones => format!("/api/v1/halls/{HALL}/board/live"),
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Walls => "wall",
            Self::Telephones => "telephone",
        }
    }
}

/// One run: the medians over its calls.
#[derive(Debug, Clone, Copy)]
struct Run {
    arrival: Arrival,
    /// The sending process's time for one frame.
    frame_us: f64,
}

/// The three side by side.
#[derive(Debug, Default)]
struct Sides {
    ours: Vec<Run>,
    bare: Vec<Run>,
    mosquitto: Vec<Run>,
}

/// All crowds, from the smallest on.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let handles = raise_handles();
    let mut figures = Vec::new();
    for crowd in CROWDS {
        let mut sides = Sides::default();
        let allowed = handles.saturating_sub(HANDLES_KEPT) >= crowd.sockets as u64;
        for _ in 0..if allowed { crowd.runs } else { 0 } {
            let board = ours(disk, crowd, &mut sides.ours).await?;
            sides.bare.push(bare(disk, crowd, &board)?);
            sides.mosquitto.push(mosquitto(disk, crowd, &board)?);
        }
        let refused = (!allowed).then(|| {
            format!("NOT MEASURED: this system allows {handles} open files to a process; raise the hard limit (`ulimit -Hn`)")
        });
        figures.extend(tell(crowd, &sides, refused));
    }
    Ok(figures)
}

fn medians(arrivals: &[Arrival], cpu_ns: u64, frames: usize) -> Run {
    let over = |pick: fn(&Arrival) -> f64| median(&arrivals.iter().map(pick).collect::<Vec<_>>());
    Run {
        arrival: Arrival {
            first_ms: over(|one| one.first_ms),
            median_ms: over(|one| one.median_ms),
            last_ms: over(|one| one.last_ms),
        },
        frame_us: count(usize::try_from(cpu_ns).unwrap_or(usize::MAX)) / 1e3 / count(frames),
    }
}

/// Asks `calls` times with `ask`, each time for a frame with the mark of that call.
fn rounds(
    sockets: &mut Sockets,
    pid: u32,
    calls: usize,
    mut ask: impl FnMut(usize) -> Result<()>,
    mut settle: impl FnMut() -> Result<()>,
) -> Result<Run> {
    let (cpu, frames) = (threads_cpu_ns(pid)?, sockets.frames());
    let mut arrivals = Vec::new();
    for call in 1..=calls {
        let begun = Instant::now();
        ask(call)?;
        arrivals.push(sockets.await_everywhere(&mark(call), begun)?);
        settle()?;
        sockets.drain()?;
    }
    Ok(medians(&arrivals, threads_cpu_ns(pid)? - cpu, sockets.frames() - frames))
}

fn mark(call: usize) -> String {
    format!("\"last_call\":{call},")
}

/// The server: each call is a wish of an operator, committed before anybody sees it. Returns a board as it was sent.
async fn ours(disk: &Path, crowd_of: Crowd, runs: &mut Vec<Run>) -> Result<String> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    ensure!(crowd_of.calls < COUNTERS, "each call takes a counter of its own");
    open_counters(&server, COUNTERS).await?;
    crowd(&server, CLIENTS, Wish::Ticket, WAITING).await?;
    let mut sockets = Sockets::open(server.address(), &crowd_of.kind.path(), crowd_of.sockets, Speech::Silent, 1)?;
    let operator = Operator::new(&server)?;
    let run = rounds(&mut sockets, server.pid(), crowd_of.calls, |call| operator.call(call), || operator.answered())?;
    runs.push(run);
    let mut wire = server.wire().await?;
    ensure!(wire.send(&get(&format!("/api/v1/halls/{HALL}/board"))).await? == 200, "no board");
    Ok(String::from_utf8(wire.body().to_vec())?)
}

/// The connection on which *next* is pressed, and the session of whoever presses.
struct Operator<'a>(TcpStream, &'a str);

impl<'a> Operator<'a> {
    fn new(server: &'a Server) -> Result<Self> {
        let stream = TcpStream::connect(server.address())?;
        stream.set_nodelay(true)?;
        Ok(Self(stream, server.session()))
    }

    fn call(&self, call: usize) -> Result<()> {
        Ok((&self.0).write_all(&step_at(self.1, call - 1, "{\"kind\":\"call_next\"}"))?)
    }

    /// Reads the answer, which came before the last frame or soon after it.
    fn answered(&self) -> Result<()> {
        let mut buffer = [0; 64 * 1024];
        let length = (&self.0).read(&mut buffer)?;
        ensure!(buffer[..length].starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&buffer[..length]));
        Ok(())
    }
}

/// The same bytes as the server's, with the call's number.
fn as_called(board: &str, call: usize) -> Result<String> {
    let (before, behind) = board.split_once("\"last_call\":").context("a board tells its last call")?;
    let (_, behind) = behind.split_once(',').context("and more behind it")?;
    Ok(format!("{before}{}{behind}", mark(call)))
}

fn bare(disk: &Path, crowd: Crowd, board: &str) -> Result<Run> {
    let peer = BareSockets::start(disk)?;
    let mut control = TcpStream::connect(peer.control)?;
    control.set_nodelay(true)?;
    let mut sockets = Sockets::open(peer.address, "/", crowd.sockets, Speech::Silent, 1)?;
    let ask = |call| {
        let text = as_called(board, call)?;
        let order = [&u32::try_from(text.len())?.to_be_bytes()[..], text.as_bytes()].concat();
        Ok(control.write_all(&order)?)
    };
    rounds(&mut sockets, peer.pid(), crowd.calls, ask, || Ok(()))
}

fn mosquitto(disk: &Path, crowd: Crowd, board: &str) -> Result<Run> {
    let folder = tempfile::Builder::new().prefix("mosquitto-").tempdir_in(disk)?;
    let mut peer = Mosquitto::start(folder.path())?;
    // Mosquitto greets with the answer to the connection and the answer to the subscription.
    let mut sockets = Sockets::open(peer.address, "/mqtt", crowd.sockets, Speech::Mqtt, 2)?;
    let pid = peer.pid();
    rounds(&mut sockets, pid, crowd.calls, |call| peer.publish(&as_called(board, call)?), || Ok(()))
}

fn tell(crowd: Crowd, sides: &Sides, refused: Option<String>) -> Vec<Figure> {
    let Crowd { sockets, calls, kind, .. } = crowd;
    let last = |runs: &[Run]| runs.iter().map(|run| run.arrival.last_ms).collect::<Vec<_>>();
    let told = |name: &str, runs: &[Run]| {
        let over = |pick: fn(&Run) -> f64| median(&runs.iter().map(pick).collect::<Vec<_>>());
        format!(
            "{name}: first {:.2} ms, median {:.2} ms, last {:.2} ms, {:.1} µs of processor time a frame.",
            over(|run| run.arrival.first_ms),
            over(|run| run.arrival.median_ms),
            over(|run| run.arrival.last_ms),
            over(|run| run.frame_us)
        )
    };
    let remark = refused.unwrap_or_else(|| {
        format!(
            "{} {} {} Ours begins with an operator's wish and holds its commit; the others begin with the bytes.",
            told("Server", &sides.ours),
            told("Bare loop", &sides.bare),
            told("Mosquitto", &sides.mosquitto)
        )
    });
    let what = format!(
        "from *next* to the last of {sockets} {} sockets that has the call's frame, {calls} calls a run",
        kind.word()
    );
    let size = count(sockets);
    vec![
        Figure::new(format!("fan-out-{sockets}"), what.clone(), "ms", last(&sides.ours))
            .beside("a bare tokio-tungstenite loop that writes the same bytes to as many sockets", last(&sides.bare))
            .goal(Goal::RatioAtMost(BARE_RATIO))
            .remark(remark)
            .at(Plot::FanOut, "server", size),
        Figure::new(format!("fan-out-{sockets}-mosquitto"), what, "ms", last(&sides.ours))
            .beside(
                "Mosquitto over WebSockets that publishes the same bytes to as many subscribers",
                last(&sides.mosquitto),
            )
            .goal(Goal::RatioAtMost(1.0)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_write_the_same_bytes_with_another_number() {
        let board = "{\"board\":{\"version\":3,\"last_call\":7,\"calls\":[]}}";
        assert_eq!(as_called(board, 7).unwrap(), board);
        assert!(as_called(board, 12).unwrap().contains("\"last_call\":12,\"calls\""));
        assert!(as_called("{}", 1).is_err());
    }
}
