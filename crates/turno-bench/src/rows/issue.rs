//! Tickets: how many a second, and how long one takes.

use std::{
    fs::File,
    io::{Seek, SeekFrom, Write},
    path::Path,
    time::Instant,
};

use anyhow::{Result, ensure};

use super::{RUNS, call::CONSOLES, costs};
use crate::{
    figures::{Beside, Figure, Goal, median, percentile},
    load::{Lap, Wish, count, crowd, open_counters, serve_everybody},
    machine,
    server::{COUNTERS, Data, Server},
    wire::Wire,
};

/// Connections that ask at the same time.
pub(super) const CLIENTS: usize = 64;

/// Tickets of one run: enough for most of a second.
const TICKETS: usize = 6_400;

/// No-op requests of one run: about as long.
const NO_OPS: usize = 25_600;

/// Tickets of one run of the lone client.
const LONE_TICKETS: usize = 300;

/// Tickets before the first measured one: the log file of the database is full once and is written over from then on.
const WARM_TICKETS: usize = 1_000;

/// The least that a commit of one row writes to SQLite's write-ahead log: one page and the frame's head.
const FRAME_BYTES: usize = 4096 + 24;

/// Records of the file beside the database; SQLite's log begins anew after as many pages.
const FRAMES: usize = 1_000;

/// Durable tickets a second, beside the same server's no-op route.
pub(super) async fn throughput(disk: &Path) -> Result<Vec<Figure>> {
    let (mut tickets, mut no_ops) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // A new hall for each run, so that every run finds the same.
        let data = Data::new(disk)?;
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        crowd(&server, CLIENTS, Wish::NoOp, NO_OPS / 10).await?;
        no_ops.push(crowd(&server, CLIENTS, Wish::NoOp, NO_OPS).await?);
        tickets.push(crowd(&server, CLIENTS, Wish::Ticket, TICKETS).await?);
        let (_, waiting) = server.served_and_waiting().await?;
        ensure!(waiting == TICKETS as u64, "{TICKETS} tickets were acknowledged and {waiting} people wait");
    }
    let remark = format!("Tickets: {}. No-op: {}.", costs(&tickets), costs(&no_ops));
    Ok(vec![Figure {
        name: "issue-throughput",
        what: format!(
            "durable tickets a second, {CLIENTS} keep-alive clients, {TICKETS} tickets, {COUNTERS} counters open, nobody called"
        ),
        unit: "1/s",
        values: tickets.iter().map(Lap::rate).collect(),
        beside: Beside::Measured {
            what: "requests a second to `/health/live`, same server, same clients",
            values: no_ops.iter().map(Lap::rate).collect(),
        },
        goal: Goal::RatioAtLeast(0.6),
        remark,
    }])
}

/// A file that is written record by record, each on disk before the next, and over itself from the beginning when full.
struct Frames {
    file: File,
    next: usize,
}

impl Frames {
    /// Made at its full size, so that no write has to grow it.
    fn new(path: &Path) -> Result<Self> {
        let mut file = File::create_new(path)?;
        file.write_all(&vec![0; FRAME_BYTES * FRAMES])?;
        file.sync_all()?;
        Ok(Self { file, next: 0 })
    }

    fn write(&mut self, frame: &[u8; FRAME_BYTES]) -> Result<()> {
        if self.next.is_multiple_of(FRAMES) {
            self.file.seek(SeekFrom::Start(0))?;
        }
        self.next += 1;
        self.file.write_all(frame)?;
        // What SQLite asks of the system at a commit with `synchronous=FULL`.
        Ok(self.file.sync_data()?)
    }
}

/// The waiting times of one run, in milliseconds.
#[derive(Default)]
struct Waits {
    tickets: Vec<f64>,
    no_ops: Vec<f64>,
    syncs: Vec<f64>,
    /// One no-op request and one synced write together.
    floors: Vec<f64>,
    /// What the server hands the system for one ticket, in bytes.
    written: Vec<f64>,
}

/// A lone client asks for tickets; after each come one no-op request and one bare write.
async fn alone(server: &Server, wire: &mut Wire, frames: &mut Frames) -> Result<Waits> {
    let mut waits = Waits::default();
    for index in 0..LONE_TICKETS {
        let before = machine::written_bytes(server.pid())?;
        let ticket = Instant::now();
        Wish::Ticket.ask(wire, index).await?;
        waits.tickets.push(millis(ticket));
        waits.written.push(count(usize::try_from(machine::written_bytes(server.pid())? - before)?));
        let no_op = Instant::now();
        Wish::NoOp.ask(wire, index).await?;
        waits.no_ops.push(millis(no_op));
        let sync = Instant::now();
        frames.write(&[u8::try_from(index % 251)?; FRAME_BYTES])?;
        waits.syncs.push(millis(sync));
        waits.floors.push(millis(no_op));
    }
    Ok(waits)
}

/// How long a lone client waits, beside one no-op request and one bare write to the disk, taken in turns.
pub(super) async fn latency(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    open_counters(&server, COUNTERS).await?;
    crowd(&server, CLIENTS, Wish::Ticket, WARM_TICKETS).await?;
    let mut frames = Frames::new(&data.path().join("beside"))?;
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        serve_everybody(&server, CONSOLES).await?;
        runs.push(alone(&server, &mut server.wire().await?, &mut frames).await?);
    }
    crowd(&server, CLIENTS, Wish::Ticket, WARM_TICKETS).await?;
    let full = alone(&server, &mut server.wire().await?, &mut frames).await?;
    let over = |pick: fn(&Waits) -> &Vec<f64>| median(&runs.iter().flat_map(pick).copied().collect::<Vec<_>>());
    let remark = format!(
        "Medians: the no-op request {:.3} ms, the bare write {:.3} ms; for one ticket the server hands the system {:.0} bytes, the \
         bare write has {FRAME_BYTES}. With more than {WARM_TICKETS} people waiting, one ticket takes {:.2} ms.",
        over(|run| &run.no_ops),
        over(|run| &run.syncs),
        over(|run| &run.written),
        median(&full.tickets)
    );
    Ok(vec![
        percentile_of(&runs, "issue-latency-p50", 50, Goal::RatioAtMost(1.5), remark),
        percentile_of(&runs, "issue-latency-p99", 99, Goal::Shown, String::new()),
    ])
}

fn percentile_of(runs: &[Waits], name: &'static str, percent: usize, goal: Goal, remark: String) -> Figure {
    Figure {
        name,
        what: format!(
            "what {percent} % of the tickets of one lone keep-alive client take at most, {COUNTERS} counters open, 0 to {LONE_TICKETS} people waiting"
        ),
        unit: "ms",
        values: runs.iter().map(|run| percentile(&run.tickets, percent)).collect(),
        beside: Beside::Measured {
            what: "one no-op request and one synced write of a page in the same folder, together, taken in turns",
            values: runs.iter().map(|run| percentile(&run.floors, percent)).collect(),
        },
        goal,
        remark,
    }
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_beside_keeps_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("beside");
        let mut frames = Frames::new(&path).unwrap();
        let size = path.metadata().unwrap().len();
        frames.next = FRAMES - 1;
        frames.file.seek(SeekFrom::End(-i64::try_from(FRAME_BYTES).unwrap())).unwrap();
        frames.write(&[1; FRAME_BYTES]).unwrap();
        frames.write(&[2; FRAME_BYTES]).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes.len() as u64, size);
        assert_eq!((bytes[0], bytes[FRAME_BYTES], bytes[bytes.len() - 1]), (2, 0, 1));
    }
}
