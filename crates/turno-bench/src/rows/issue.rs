//! Tickets: how many a second, and how long one takes.

use std::{path::Path, thread, time::Instant};

use anyhow::{Result, ensure};
use tempfile::TempDir;
use turno_domain::{Event, Hall, RequestId};
use turno_store::{Append, Store};

use super::{RUNS, call::CONSOLES, costs, rules::monday};
use crate::{
    day::{Day, settings},
    figures::{Figure, Goal, median, percentile},
    load::{Lap, Wish, count, crowd, open_counters, serve_everybody},
    machine,
    peers::sqlite::BareCommits,
    server::{COUNTERS, Data, Server},
    wire::Wire,
};

/// Connections that ask at the same time.
pub(super) const CLIENTS: usize = 64;

/// Tickets of one run: enough for most of a second.
const TICKETS: usize = 6_400;

/// What is asked of the tickets, in no-op requests.
const TICKETS_RATIO: f64 = 0.6;

/// No-op requests of one run: about as long.
const NO_OPS: usize = 25_600;

/// Tickets of one run of the lone client.
const LONE_TICKETS: usize = 300;

/// Tickets before the first measured one: the log file of the database is full once and is written over from then on.
const WARM_TICKETS: usize = 1_000;

/// Durable tickets a second, beside the same server's no-op route.
pub(super) async fn throughput(disk: &Path) -> Result<Vec<Figure>> {
    let (mut tickets, mut no_ops, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        // A new hall for each run, so that every run finds the same.
        let data = Data::new(disk)?;
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        crowd(&server, CLIENTS, Wish::NoOp, NO_OPS / 10).await?;
        crowd(&server, CLIENTS, Wish::Ticket, WARM_TICKETS).await?;
        // Neither is always the first.
        for wish in if run % 2 == 0 { [Wish::NoOp, Wish::Ticket] } else { [Wish::Ticket, Wish::NoOp] } {
            match wish {
                Wish::NoOp => no_ops.push(crowd(&server, CLIENTS, wish, NO_OPS).await?),
                Wish::Ticket => tickets.push(crowd(&server, CLIENTS, wish, TICKETS).await?),
            }
        }
        let (_, waiting) = server.served_and_waiting().await?;
        let given = WARM_TICKETS + TICKETS;
        ensure!(waiting == given as u64, "{given} tickets were acknowledged and {waiting} people wait");
        drop(server);
        rows.push(store_alone(disk)?);
    }
    let no_op_rates: Vec<_> = no_ops.iter().map(Lap::rate).collect();
    let remark = format!("Tickets: {}. No-op: {}. {}", costs(&tickets), costs(&no_ops), sum(&tickets, &no_ops, &rows));
    let what = format!(
        "durable tickets a second, {CLIENTS} keep-alive clients, {TICKETS} tickets after {WARM_TICKETS}, {COUNTERS} counters open, \
         nobody called"
    );
    Ok(vec![
        Figure::new("issue-throughput", what, "1/s", tickets.iter().map(Lap::rate).collect())
            .beside(
                "requests a second to `/health/live`, same server, same clients",
                no_op_rates.clone(),
            )
            .goal(Goal::RatioAtLeast(TICKETS_RATIO))
            .remark(remark),
        Figure::new(
            "issue-rows",
            format!(
                "the rows of such tickets alone: the store in transactions of {CLIENTS} tickets, no rule, no network, no other thread"
            ),
            "1/s",
            rows,
        )
        .beside("requests a second to `/health/live`, as above", no_op_rates),
    ])
}

/// What a ticket takes of the processor at the least, beside what the goal leaves for it.
fn sum(tickets: &[Lap], no_ops: &[Lap], rows: &[f64]) -> String {
    let cores = count(thread::available_parallelism().map_or(1, usize::from));
    let no_op_us = median(&no_ops.iter().map(Lap::both_us).collect::<Vec<_>>());
    let ticket_us = median(&tickets.iter().map(Lap::both_us).collect::<Vec<_>>());
    let rows_us = 1e6 / median(rows);
    let allowed_us = cores * 1e6 / (TICKETS_RATIO * median(&no_ops.iter().map(Lap::rate).collect::<Vec<_>>()));
    format!(
        "Server and client together take {no_op_us:.0} µs of the processor for a no-op and {ticket_us:.0} µs for a ticket; its rows alone \
         take {rows_us:.0} µs of the clock on the store's thread. A no-op and the rows are {:.0} µs, \
         and the goal leaves {allowed_us:.0} µs of all {cores:.0} cores.",
        no_op_us + rows_us
    )
}

/// Tickets a second whose rows the store can write when it has nothing else to do: what any server on this store is bounded by.
fn store_alone(disk: &Path) -> Result<f64> {
    let mut day = Day::open(settings()?, monday()?, 1);
    let opened = day.events.len();
    (0..WARM_TICKETS).for_each(|index| day.arrive(index));
    let warm = day.events.len();
    (0..TICKETS).for_each(|index| day.arrive(index));
    let folder = TempDir::with_prefix_in("store-", disk)?;
    let mut store = Store::open(folder.path())?;
    append(&mut store, &day.hall, 0, &day.events[..opened])?;
    for (index, events) in day.events[opened..warm].chunks(CLIENTS).enumerate() {
        append(&mut store, &day.hall, opened + index * CLIENTS, events)?;
    }
    let begun = Instant::now();
    for (index, events) in day.events[warm..].chunks(CLIENTS).enumerate() {
        append(&mut store, &day.hall, warm + index * CLIENTS, events)?;
    }
    Ok(count(day.events.len() - warm) / begun.elapsed().as_secs_f64())
}

/// One transaction, with a request for each event, as the engine makes them.
fn append(store: &mut Store, hall: &Hall, before: usize, events: &[Event]) -> Result<()> {
    let mut batch = store.begin()?;
    for (number, event) in (before..).zip(events) {
        let request = RequestId(number as u128);
        ensure!(batch.lookup(request)?.is_none(), "a request is known before it comes");
        batch.append(&Append {
            hall: &hall.settings().hall,
            day: hall.day(),
            request: Some((request, "issue for servizio-0 at totem in it")),
            events: std::slice::from_ref(event),
            expected_seq: batch.next_seq(),
        })?;
    }
    Ok(batch.commit()?)
}

/// The waiting times of one run, in milliseconds.
#[derive(Default)]
struct Waits {
    tickets: Vec<f64>,
    no_ops: Vec<f64>,
    commits: Vec<f64>,
    /// One no-op request and one bare commit together.
    floors: Vec<f64>,
    /// What the server hands the system for one ticket, in bytes.
    written: Vec<f64>,
}

/// A lone client asks for tickets; after each come one no-op request and one bare commit.
async fn alone(server: &Server, wire: &mut Wire, bare: &BareCommits) -> Result<Waits> {
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
        let commit = Instant::now();
        bare.commit_one()?;
        waits.commits.push(millis(commit));
        waits.floors.push(millis(no_op));
    }
    Ok(waits)
}

/// How long a lone client waits, beside one no-op request and one bare commit, taken in turns.
pub(super) async fn latency(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    open_counters(&server, COUNTERS).await?;
    crowd(&server, CLIENTS, Wish::Ticket, WARM_TICKETS).await?;
    let bare = BareCommits::new(&data.path().with_file_name("beside.db"))?;
    (0..WARM_TICKETS).try_for_each(|_| bare.commit_one())?;
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        serve_everybody(&server, CONSOLES).await?;
        runs.push(alone(&server, &mut server.wire().await?, &bare).await?);
    }
    crowd(&server, CLIENTS, Wish::Ticket, WARM_TICKETS).await?;
    let full = alone(&server, &mut server.wire().await?, &bare).await?;
    let over = |pick: fn(&Waits) -> &Vec<f64>| median(&runs.iter().flat_map(pick).copied().collect::<Vec<_>>());
    let remark = format!(
        "Medians: the no-op request {:.3} ms, the bare commit {:.3} ms; for one ticket the server hands the system {:.0} bytes. With more than {WARM_TICKETS} people waiting, one ticket takes {:.2} ms.",
        over(|run| &run.no_ops),
        over(|run| &run.commits),
        over(|run| &run.written),
        median(&full.tickets)
    );
    Ok(vec![
        percentile_of(&runs, "issue-latency-p50", 50, Goal::RatioAtMost(1.5), remark),
        percentile_of(&runs, "issue-latency-p99", 99, Goal::Shown, String::new()),
    ])
}

fn percentile_of(runs: &[Waits], name: &'static str, percent: usize, goal: Goal, remark: String) -> Figure {
    let what = format!(
        "what {percent} % of the tickets of one lone keep-alive client take at most, {COUNTERS} counters open, 0 to {LONE_TICKETS} people waiting"
    );
    Figure::new(name, what, "ms", runs.iter().map(|run| percentile(&run.tickets, percent)).collect())
        .beside(
            "one no-op request and one bare commit of one row (rusqlite, `synchronous=FULL`, same disk), together, in turns",
            runs.iter().map(|run| percentile(&run.floors, percent)).collect(),
        )
        .goal(goal)
        .remark(remark)
}

pub(super) fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}
