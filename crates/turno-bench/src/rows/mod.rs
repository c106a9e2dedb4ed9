//! What is measured. A row runs by itself, makes its own servers, and gives one figure or several.

mod call;
mod console;
mod fan_out;
mod footprint;
mod growth;
mod issue;
mod paper;
mod restart;
mod rules;
mod socket_memory;
mod wall;
mod windows;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

pub(crate) use growth::GROWTH_RATIO;

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
    /// First paint and answers to presses at the console, in a browser.
    Console,
    /// One call to many sockets.
    FanOut,
    /// Memory of an idle socket.
    SocketMemory,
    /// From a tap on the totem to the proof of print.
    TapToPaper,
    /// From *next* to changed pixels on the wall.
    CallToWall,
    /// From a kill to readiness.
    Restart,
    /// Waiting times with longer logs and fuller halls.
    Growth,
    /// Start, memory and idling of the totem.
    TotemFootprint,
    /// Start, memory and idling of the wall.
    WallFootprint,
    /// What one forecast costs.
    ForecastCost,
    /// Made-up days a second.
    Simulate,
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
            Self::Console => console::measure(disk).await,
            Self::FanOut => fan_out::measure(disk).await,
            Self::SocketMemory => socket_memory::measure(disk).await,
            Self::TapToPaper => paper::measure(disk).await,
            Self::CallToWall => wall::measure(disk).await,
            Self::Growth => growth::measure(disk).await,
            Self::TotemFootprint => windows::totem_footprint(disk).await,
            Self::WallFootprint => windows::wall_footprint(disk).await,
            Self::ForecastCost => rules::forecast(),
            Self::Simulate => rules::simulate(),
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
