//! One call, and everybody who should see it.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::Instant,
};

use anyhow::{Context, Result, ensure};

use super::issue::{CLIENTS, millis};
use crate::{
    figures::{Figure, Goal, Plot, median},
    load::{Wish, count, crowd, open_counters, step_at},
    machine::{raise_handles, threads_cpu_ns},
    peers::{mosquitto::Mosquitto, sockets::BareSockets, sqlite::BareCommits},
    plot::MOSQUITTO,
    server::{COUNTERS, Data, HALL, Server},
    sockets::{Arrival, Sockets, Speech},
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

/// Bare commits in a run.
const COMMITS: usize = 200;

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
    /// What one bare commit takes, in milliseconds.
    commit_ms: Vec<f64>,
    /// The frames of the server's latest run: what the others send.
    frames: Vec<String>,
}

impl Sides {
    /// One run of each. Every other run goes backwards, with the frames of the one before.
    async fn run(&mut self, disk: &Path, crowd: Crowd) -> Result<()> {
        if self.ours.len().is_multiple_of(2) {
            self.run_ours(disk, crowd).await?;
            self.bare.push(bare(disk, crowd, &self.frames)?);
            self.mosquitto.push(mosquitto(disk, crowd, &self.frames)?);
        } else {
            self.mosquitto.push(mosquitto(disk, crowd, &self.frames)?);
            self.bare.push(bare(disk, crowd, &self.frames)?);
            self.run_ours(disk, crowd).await?;
        }
        Ok(())
    }

    async fn run_ours(&mut self, disk: &Path, crowd: Crowd) -> Result<()> {
        let (run, frames) = ours(disk, crowd).await?;
        self.ours.push(run);
        self.frames = frames;
        self.commit_ms.push(bare_commit_ms(disk)?);
        Ok(())
    }
}

/// All crowds, from the smallest on.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let handles = raise_handles();
    let mut figures = Vec::new();
    for crowd in CROWDS {
        let mut sides = Sides::default();
        let allowed = handles.saturating_sub(HANDLES_KEPT) >= crowd.sockets as u64;
        for _ in 0..if allowed { crowd.runs } else { 0 } {
            sides.run(disk, crowd).await?;
        }
        let refused = (!allowed).then(|| {
            format!("NOT MEASURED: this system allows {handles} open files to a process; raise the hard limit (`ulimit -Hn`)")
        });
        figures.extend(tell(crowd, &sides, refused));
        figures.extend(tell_parts(crowd, &sides));
    }
    Ok(figures)
}

/// The median of some bare commits on the same disk.
fn bare_commit_ms(disk: &Path) -> Result<f64> {
    let folder = tempfile::Builder::new().prefix("commits-").tempdir_in(disk)?;
    let bare = BareCommits::new(&folder.path().join("beside.db"))?;
    let mut each = Vec::new();
    for _ in 0..COMMITS {
        let begun = Instant::now();
        bare.commit_one()?;
        each.push(millis(begun));
    }
    Ok(median(&each))
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

/// Asks `calls` times with `ask`, each time for a frame with the mark of that call; the frames as the first socket got them.
fn rounds(
    sockets: &mut Sockets,
    pid: u32,
    calls: usize,
    mut ask: impl FnMut(usize) -> Result<()>,
    mut settle: impl FnMut() -> Result<()>,
) -> Result<(Run, Vec<Vec<u8>>)> {
    let (cpu, frames) = (threads_cpu_ns(pid)?, sockets.frames());
    let (mut arrivals, mut told) = (Vec::new(), Vec::new());
    for call in 1..=calls {
        let begun = Instant::now();
        ask(call)?;
        arrivals.push(sockets.await_everywhere(&mark(call), begun)?);
        told.push(sockets.told().to_vec());
        settle()?;
        sockets.drain()?;
    }
    Ok((medians(&arrivals, threads_cpu_ns(pid)? - cpu, sockets.frames() - frames), told))
}

fn mark(call: usize) -> String {
    format!("\"last_call\":{call},")
}

/// The server: each call is a wish of an operator, committed before anybody sees it. The frames of the calls go to the others.
async fn ours(disk: &Path, crowd_of: Crowd) -> Result<(Run, Vec<String>)> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    ensure!(crowd_of.calls < COUNTERS, "each call takes a counter of its own");
    open_counters(&server, COUNTERS).await?;
    crowd(&server, CLIENTS, Wish::Ticket, WAITING).await?;
    let mut sockets = Sockets::open(server.address(), &crowd_of.kind.path(), crowd_of.sockets, Speech::Silent, 1)?;
    let operator = Operator::new(&server)?;
    let ask = |call| operator.call(call);
    let (run, told) = rounds(&mut sockets, server.pid(), crowd_of.calls, ask, || operator.answered())?;
    Ok((run, told.into_iter().map(String::from_utf8).collect::<Result<_, _>>()?))
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

/// The frame of a call, byte for byte as the server sent it: a board grows from call to call.
fn frame_of(frames: &[String], call: usize) -> Result<&str> {
    frames.get(call - 1).map(String::as_str).context("the server sent no frame of this call")
}

fn bare(disk: &Path, crowd: Crowd, frames: &[String]) -> Result<Run> {
    let peer = BareSockets::start(disk)?;
    let mut control = TcpStream::connect(peer.control)?;
    control.set_nodelay(true)?;
    let mut sockets = Sockets::open(peer.address, "/", crowd.sockets, Speech::Silent, 1)?;
    let ask = |call| {
        let text = frame_of(frames, call)?;
        let order = [&u32::try_from(text.len())?.to_be_bytes()[..], text.as_bytes()].concat();
        Ok(control.write_all(&order)?)
    };
    let (run, told) = rounds(&mut sockets, peer.pid(), crowd.calls, ask, || Ok(()))?;
    ensure!(told.iter().eq(frames.iter().map(String::as_bytes)), "the bare loop sent other frames than the server");
    Ok(run)
}

fn mosquitto(disk: &Path, crowd: Crowd, frames: &[String]) -> Result<Run> {
    let folder = tempfile::Builder::new().prefix("mosquitto-").tempdir_in(disk)?;
    let mut peer = Mosquitto::start(folder.path())?;
    // Mosquitto greets with the answer to the connection and the answer to the subscription.
    let mut sockets = Sockets::open(peer.address, "/mqtt", crowd.sockets, Speech::Mqtt, 2)?;
    let pid = peer.pid();
    let ask = |call| peer.publish(frame_of(frames, call)?);
    Ok(rounds(&mut sockets, pid, crowd.calls, ask, || Ok(()))?.0)
}

/// Values of some runs.
fn of(runs: &[Run], pick: impl Fn(&Run) -> f64) -> Vec<f64> {
    runs.iter().map(pick).collect()
}

const BARE: &str = "a bare tokio-tungstenite loop that writes the same frames to as many sockets";

/// The time to the last frame, beside both.
fn tell(crowd: Crowd, sides: &Sides, refused: Option<String>) -> Vec<Figure> {
    let Crowd { sockets, calls, kind, .. } = crowd;
    let last = |run: &Run| run.arrival.last_ms;
    let told = |name: &str, runs: &[Run]| {
        let over = |pick: fn(&Run) -> f64| median(&of(runs, pick));
        format!(
            "{name}: first {:.2} ms, median {:.2} ms, last {:.2} ms, {:.1} µs of processor time a frame.",
            over(|run| run.arrival.first_ms),
            over(|run| run.arrival.median_ms),
            over(|run| run.arrival.last_ms),
            over(|run| run.frame_us)
        )
    };
    let spread = |runs: &[Run]| median(&of(runs, |run| run.arrival.last_ms - run.arrival.first_ms));
    let not_measured = refused.clone();
    let remark = refused.unwrap_or_else(|| {
        format!(
            "{} {} Ours begins with an operator's wish and holds its commit; the others begin with the bytes.",
            told("Server", &sides.ours),
            told("Bare loop", &sides.bare),
        )
    });
    let about_mosquitto = not_measured.unwrap_or_else(|| {
        format!(
            "{} Its poll may sleep for up to 100 ms before it looks at its WebSockets (issues 23 and 147 of eclipse-mosquitto); \
             from the first frame to the last the server takes {:.2} ms and Mosquitto {:.2} ms.",
            told("Mosquitto", &sides.mosquitto),
            spread(&sides.ours),
            spread(&sides.mosquitto)
        )
    });
    let what = format!(
        "from *next* to the last of {sockets} {} sockets that has the call's frame, {calls} calls a run",
        kind.word()
    );
    vec![
        Figure::new(format!("fan-out-{sockets}"), what.clone(), "ms", of(&sides.ours, last))
            .beside(BARE, of(&sides.bare, last))
            .goal(Goal::RatioAtMost(BARE_RATIO))
            .remark(remark)
            .at(Plot::FanOut, "server", count(sockets)),
        Figure::new(format!("fan-out-{sockets}-mosquitto"), what, "ms", of(&sides.ours, last))
            .beside(
                "Mosquitto over WebSockets that publishes the same frames to as many subscribers",
                of(&sides.mosquitto, last),
            )
            .goal(Goal::RatioAtMost(1.0))
            .remark(about_mosquitto)
            .at(Plot::FanOut, MOSQUITTO, count(sockets)),
    ]
}

/// First and middle frame, processor time, and the least that a server can take which commits a call before it shows it.
fn tell_parts(crowd: Crowd, sides: &Sides) -> Vec<Figure> {
    let name = |part: &str| format!("fan-out-{}-{part}", crowd.sockets);
    let part = |part: &str, what: &str, unit, pick: fn(&Run) -> f64| {
        Figure::new(name(part), what, unit, of(&sides.ours, pick)).beside(BARE, of(&sides.bare, pick))
    };
    let bare_last = of(&sides.bare, |run| run.arrival.last_ms);
    let floors = bare_last.iter().zip(&sides.commit_ms).map(|(last, commit)| last + commit).collect();
    vec![
        part("first", "the same to the first socket", "ms", |run| run.arrival.first_ms),
        part("median", "the same to the middle one", "ms", |run| run.arrival.median_ms),
        part("cpu", "processor time of the sending process for one frame", "µs", |run| run.frame_us),
        Figure::new(name("floor"), "one bare commit and then the bare loop", "ms", floors)
            .beside("the bare loop alone", bare_last)
            .remark(format!("The bare commit takes {:.2} ms.", median(&sides.commit_ms))),
    ]
}
