//! Whether requests take longer where there is more: more days in the log, more people in the hall.

use std::{path::Path, sync::Arc, time::Instant};

use anyhow::{Context, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use turno_domain::{Hall, RequestId};
use turno_store::{Append, Store};
use uuid::Uuid;

use super::{
    RUNS,
    issue::{CLIENTS, millis},
};
use crate::{
    day::{Day, settings},
    figures::{Figure, Goal, Plot, median},
    load::{Wish, act, count, crowd, open_counters},
    server::{COUNTERS, Data, SERVICES, Server},
    wire::Wire,
};

/// Office days in the log: one, a year, ten years.
const LOGS: [usize; 3] = [1, 250, 2_500];

/// Visitors of each of those days: a small town's office.
const VISITORS: u64 = 60;

/// People waiting.
const CROWDS: [usize; 3] = [10, 1_000, 10_000];

/// Tickets, and calls, of one run at each size.
const STEPS: usize = 60;

/// How much longer the largest may take.
pub(crate) const GROWTH_RATIO: f64 = 1.2;

/// The Monday on which the server's clock stands.
const TODAY: &str = "2026-11-23T07:00:00Z";

/// What grows.
struct Size {
    plot: Plot,
    name: &'static str,
    what: String,
    size: usize,
    /// Removed with the server.
    _data: Data,
    server: Server,
    wire: Wire,
    issue_ms: Vec<f64>,
    call_ms: Vec<f64>,
}

/// Tickets and calls of a lone client at each size, the sizes in turns, request by request.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let mut logs = Vec::new();
    for days in LOGS {
        let data = Data::new(disk)?;
        write_days(&data, days)?;
        let what = format!("days of some {VISITORS} tickets in the log");
        logs.push(Size::start(data, Plot::Log, "log", what, days).await?);
    }
    let mut figures = in_turns(&mut logs).await?;
    drop(logs);
    let mut crowds = Vec::new();
    for waiting in CROWDS {
        let size = Size::start(Data::new(disk)?, Plot::Crowd, "waiting", "people waiting".to_owned(), waiting).await?;
        crowd(&size.server, CLIENTS, Wish::Ticket, waiting).await?;
        crowds.push(size);
    }
    figures.extend(in_turns(&mut crowds).await?);
    Ok(figures)
}

/// Writes days of the past into the server's log, as the server would have: events, requests and rows, one commit a day.
fn write_days(data: &Data, days: usize) -> Result<()> {
    let (settings, today): (_, Timestamp) = (settings()?, TODAY.parse()?);
    let mut store = Store::open(&data.path())?;
    for back in (1..=i64::try_from(days)?).rev() {
        let opens = today.checked_sub(SignedDuration::from_hours(24 * back))?;
        let mut day = Day::open(Arc::clone(&settings), opens, back.unsigned_abs());
        day.step_through(VISITORS)?;
        let mut batch = store.begin()?;
        let before = Hall::new(Arc::clone(&settings)).day();
        for (index, event) in day.events.iter().enumerate() {
            let request = (index > 0).then(|| (RequestId(Uuid::now_v7().as_u128()), "made up"));
            let expected_seq = batch.next_seq();
            let day = if index == 0 { before } else { day.hall.day() };
            batch.append(&Append {
                hall: &settings.hall,
                day,
                request,
                events: std::slice::from_ref(event),
                expected_seq,
            })?;
        }
        batch.commit()?;
    }
    store.checkpoint()?;
    Ok(())
}

impl Size {
    async fn start(data: Data, plot: Plot, name: &'static str, what: String, size: usize) -> Result<Self> {
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        let wire = server.wire().await?;
        Ok(Self { plot, name, what, size, _data: data, server, wire, issue_ms: Vec::new(), call_ms: Vec::new() })
    }

    /// One ticket, then one call that takes it or an older one out again, so that the number of people stays.
    async fn step(&mut self, index: usize) -> Result<()> {
        let begun = Instant::now();
        Wish::Ticket.ask(&mut self.wire, index).await?;
        self.issue_ms.push(millis(begun));
        // One that serves the ticket's line, so that there is always somebody to call.
        let (counter, session) = (index % SERVICES, self.server.session());
        let begun = Instant::now();
        let status = act(&mut self.wire, session, counter, "{\"kind\":\"call_next\"}").await?;
        self.call_ms.push(millis(begun));
        ensure!(status == 200, "nobody is called: {status} {}", String::from_utf8_lossy(self.wire.body()));
        let answer: Value = serde_json::from_slice(self.wire.body())?;
        let number = answer["counter"]["ticket"]["number"].as_str().context("a call without a number")?.to_owned();
        for step in ["start", "finish"] {
            let action = format!("{{\"kind\":\"{step}\",\"ticket\":\"{number}\"}}");
            ensure!(act(&mut self.wire, session, counter, &action).await? == 200, "{step} of {number} is refused");
        }
        Ok(())
    }
}

/// One value for each size and run.
type Medians = Vec<Vec<f64>>;

async fn in_turns(sizes: &mut [Size]) -> Result<Vec<Figure>> {
    let (mut issues, mut calls): (Medians, Medians) = (vec![Vec::new(); sizes.len()], vec![Vec::new(); sizes.len()]);
    // The server hangs up on a silent connection after a minute, and the first ones have waited for the last.
    for size in sizes.iter_mut() {
        size.wire = size.server.wire().await?;
    }
    for _ in 0..RUNS {
        for index in 0..STEPS {
            for size in sizes.iter_mut() {
                size.step(index).await?;
            }
        }
        for (at, size) in sizes.iter_mut().enumerate() {
            issues[at].push(median(&std::mem::take(&mut size.issue_ms)));
            calls[at].push(median(&std::mem::take(&mut size.call_ms)));
        }
    }
    let mut figures = tell(sizes, "issue", "one ticket", &issues);
    figures.extend(tell(sizes, "call", "one call", &calls));
    Ok(figures)
}

/// How many tickets the days of a log hold together.
fn in_all(size: &Size) -> String {
    match size.plot {
        Plot::Log if size.size > 1 => format!(", {} in all", size.size as u64 * VISITORS),
        _ => String::new(),
    }
}

fn tell(sizes: &[Size], of: &'static str, what: &str, values: &Medians) -> Vec<Figure> {
    let figure = |(size, values): (&Size, &Vec<f64>), smallest: &Vec<f64>| {
        let figure = Figure::new(
            format!("growth-{of}-{}-{}", size.name, size.size),
            format!("{what} of a lone client with {} {}{}", size.size, size.what, in_all(size)),
            "ms",
            values.clone(),
        )
        .at(size.plot, of, count(size.size));
        if std::ptr::eq(values, smallest) {
            return figure;
        }
        figure
            .beside("the same with the smallest, in turns request by request", smallest.clone())
            .goal(Goal::RatioAtMost(GROWTH_RATIO))
    };
    sizes.iter().zip(values).map(|pair| figure(pair, &values[0])).collect()
}
