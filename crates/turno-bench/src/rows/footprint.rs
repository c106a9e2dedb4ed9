//! What the server takes before anybody comes.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::time::sleep;

use super::RUNS;
use crate::{
    figures::{Figure, Goal, median},
    load::count,
    machine::{cpu_secs, pss_bytes, rss_bytes},
    server::{Data, Server, program},
};

/// The server counts as idle once it has taken no processor time for so long.
const QUIET: Duration = Duration::from_millis(500);

/// How long it is waited for.
const QUIET_SECS_MAX: u64 = 10;

/// Memory when idle, time from start to ready, size of the program.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let (mut memory_mb, mut share_mb, mut start_ms) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let server = Server::start(&data).await?;
        start_ms.push(server.start_ms());
        // A server that finds no rest has no memory of an idle one; with no value at all the goal is missed.
        if is_idle(server.pid()).await? {
            memory_mb.push(megabytes(rss_bytes(server.pid())?));
            share_mb.push(megabytes(pss_bytes(server.pid())?));
        }
        server.kill()?;
    }
    let size = program()?.metadata()?.len();
    let remark = format!(
        "With pages that other programs use as well counted by their share (proportional set size) it is {:.1} MB; that falls when a \
         second server runs.",
        median(&share_mb)
    );
    Ok(vec![
        Figure::new(
            "server-memory",
            "memory of the idle server with one hall, after an operator has signed in (resident set size)",
            "MB",
            memory_mb,
        )
        .goal(Goal::ValueBelow(30.0))
        .remark(remark),
        Figure::new("server-start", "from the start of the process to ready", "ms", start_ms)
            .goal(Goal::ValueBelow(200.0)),
        Figure::new("server-size", "size of the program on disk", "MB", vec![megabytes(size)]),
    ])
}

/// Waits until the process does nothing, for as long as is allowed; whether it came to that.
pub(super) async fn is_idle(pid: u32) -> Result<bool> {
    let begun = Instant::now();
    let mut before = cpu_secs(pid)?;
    while begun.elapsed() < Duration::from_secs(QUIET_SECS_MAX) {
        sleep(QUIET).await;
        let now = cpu_secs(pid)?;
        if now <= before {
            return Ok(true);
        }
        before = now;
    }
    Ok(false)
}

/// Bytes as millions of them.
pub(super) fn megabytes(bytes: u64) -> f64 {
    count(usize::try_from(bytes).unwrap_or(usize::MAX)) / 1e6
}
