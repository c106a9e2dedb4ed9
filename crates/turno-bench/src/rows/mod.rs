//! What is measured. A row runs by itself, makes its own servers, and gives one figure or several.

mod call;
mod footprint;
mod issue;
mod restart;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::{
    figures::{Figure, median},
    load::Lap,
};

/// How often each measurement is repeated. The median of five is not moved by two disturbed runs.
const RUNS: usize = 5;

/// A measurement that can be asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Row {
    /// Durable tickets a second, 64 clients.
    IssueThroughput,
    /// How long one client waits for a ticket.
    IssueLatency,
    /// Steps at 16 counters a second.
    CallThroughput,
    /// From a kill to readiness.
    Restart,
    /// Memory, start, size of the server.
    ServerFootprint,
}

impl Row {
    /// Measures it. Data folders are made inside `disk`.
    pub(crate) async fn measure(self, disk: &Path) -> Result<Vec<Figure>> {
        match self {
            Self::IssueThroughput => issue::throughput(disk).await,
            Self::IssueLatency => issue::latency(disk).await,
            Self::CallThroughput => call::throughput(disk).await,
            Self::Restart => restart::measure(disk).await,
            Self::ServerFootprint => footprint::measure(disk).await,
        }
    }
}

/// What the clients took of the processor in the laps, and what one answer cost the server.
fn costs(laps: &[Lap]) -> String {
    let shares: Vec<f64> = laps.iter().map(|lap| lap.client_share() * 100.0).collect();
    let cores: Vec<f64> = laps.iter().map(|lap| lap.client_cpu_secs / lap.secs).collect();
    let server: Vec<f64> = laps.iter().map(Lap::server_us).collect();
    format!(
        "{:.0} µs of the server's processor time each; the clients took {:.0} % of the processor time of both, {:.2} of their one core",
        median(&server),
        median(&shares),
        median(&cores)
    )
}
