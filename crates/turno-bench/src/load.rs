//! Clients at work: a crowd that asks for the same thing as fast as it is answered, and operators at their counters.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tokio::{task::JoinSet, time::timeout};
use uuid::Uuid;

use crate::{
    machine::cpu_secs,
    server::{HALL, SERVICES, Server},
    wire::{Wire, get, post, post_as},
};

/// How long one lap may take before the run is given up.
const LAP_SECS_MAX: u64 = 60;

/// What a crowd asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// An answer that costs the server nothing but HTTP.
    NoOp,
    /// A ticket, of each service in turn.
    Ticket,
}

impl Wish {
    /// The `index`-th request.
    fn request(self, index: usize) -> Vec<u8> {
        match self {
            Self::NoOp => get("/health/live"),
            Self::Ticket => {
                let (id, service) = (Uuid::now_v7(), index % SERVICES);
                let json = format!(
                    "{{\"request_id\":\"{id}\",\"service\":\"servizio-{service}\",\"kiosk\":\"totem-0\",\"language\":\"it\"}}"
                );
                post(&format!("/api/v1/halls/{HALL}/tickets"), &json)
            }
        }
    }

    /// Asks once and insists on being answered well.
    pub(crate) async fn ask(self, wire: &mut Wire, index: usize) -> Result<()> {
        let expected = match self {
            Self::NoOp => 200,
            Self::Ticket => 201,
        };
        let status = wire.send(&self.request(index)).await?;
        ensure!(status == expected, "{status} instead of {expected}: {}", String::from_utf8_lossy(wire.body()));
        Ok(())
    }
}

/// What a stretch of work took. Laps can be added.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lap {
    /// Answers counted.
    pub(crate) done: usize,
    /// Time on the clock.
    pub(crate) secs: f64,
    /// Processor time of the clients.
    pub(crate) client_cpu_secs: f64,
    /// Processor time of the server.
    pub(crate) server_cpu_secs: f64,
}

impl Lap {
    /// Answers a second.
    pub(crate) fn rate(&self) -> f64 {
        count(self.done) / self.secs
    }

    /// The clients' part of the processor time that both took together.
    pub(crate) fn client_share(&self) -> f64 {
        self.client_cpu_secs / (self.client_cpu_secs + self.server_cpu_secs)
    }

    /// Microseconds of the server's processor time for one answer.
    pub(crate) fn server_us(&self) -> f64 {
        self.server_cpu_secs * 1e6 / count(self.done)
    }

    /// Microseconds of everybody's processor time for one answer.
    pub(crate) fn both_us(&self) -> f64 {
        (self.server_cpu_secs + self.client_cpu_secs) * 1e6 / count(self.done)
    }

    /// Adds another lap of the same work.
    pub(crate) fn add(&mut self, other: Self) {
        self.done += other.done;
        self.secs += other.secs;
        self.client_cpu_secs += other.client_cpu_secs;
        self.server_cpu_secs += other.server_cpu_secs;
    }
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) fn count(done: usize) -> f64 {
    done as f64
}

/// `clients` keep-alive connections ask for `total` things together, each the next one as soon as it has its answer.
pub(crate) async fn crowd(server: &Server, clients: usize, wish: Wish, total: usize) -> Result<Lap> {
    let wires = server.wires(clients).await?;
    let taken = Arc::new(AtomicUsize::new(0));
    let clients = wires.into_iter().map(|mut wire| {
        let taken = Arc::clone(&taken);
        async move {
            let mut done = 0;
            loop {
                let index = taken.fetch_add(1, Ordering::Relaxed);
                if index >= total {
                    return Ok(done);
                }
                wish.ask(&mut wire, index).await?;
                done += 1;
            }
        }
    });
    let lap = measured(server, clients).await?;
    ensure!(lap.done == total, "{} answers instead of {total}", lap.done);
    Ok(lap)
}

/// Opens so many counters.
pub(crate) async fn open_counters(server: &Server, counters: usize) -> Result<()> {
    let mut wire = server.wire().await?;
    for counter in 0..counters {
        let status = act(&mut wire, server.session(), counter, "{\"kind\":\"open\"}").await?;
        ensure!(status == 200, "counter {counter} does not open: {status}");
    }
    Ok(())
}

/// Operators at the first `consoles` counters call, start and finish until nobody waits any more. Each of the three counts as
/// one answer.
pub(crate) async fn serve_everybody(server: &Server, consoles: usize) -> Result<Lap> {
    let wires = server.wires(consoles).await?;
    measured(
        server,
        wires.into_iter().enumerate().map(|(counter, wire)| operate(wire, counter, server.session().to_owned())),
    )
    .await
}

async fn operate(mut wire: Wire, counter: usize, session: String) -> Result<usize> {
    let mut done = 0;
    loop {
        match act(&mut wire, &session, counter, "{\"kind\":\"call_next\"}").await? {
            200 => {}
            409 if String::from_utf8_lossy(wire.body()).contains("nobody_waiting") => return Ok(done),
            status => bail!("nobody is called: {status} {}", String::from_utf8_lossy(wire.body())),
        }
        let answer: Value = serde_json::from_slice(wire.body())?;
        let number = answer["counter"]["ticket"]["number"].as_str().context("a call without a number")?.to_owned();
        for step in ["start", "finish"] {
            let status =
                act(&mut wire, &session, counter, &format!("{{\"kind\":\"{step}\",\"ticket\":\"{number}\"}}")).await?;
            ensure!(status == 200, "{step} of {number}: {status} {}", String::from_utf8_lossy(wire.body()));
        }
        done += 3;
    }
}

/// One step at a counter, of whoever holds the cookie `session`; the status of the answer.
pub(crate) async fn act(wire: &mut Wire, session: &str, counter: usize, action: &str) -> Result<u16> {
    wire.send(&step_at(session, counter, action)).await
}

/// The request for one step at a counter.
pub(crate) fn step_at(session: &str, counter: usize, action: &str) -> Vec<u8> {
    let json = format!("{{\"request_id\":\"{}\",\"action\":{action}}}", Uuid::now_v7());
    post_as(session, &format!("/api/v1/halls/{HALL}/counters/sportello-{counter}/actions"), &json)
}

/// Lets all clients go at once and waits for the last; each returns how many answers it got.
async fn measured<F>(server: &Server, clients: impl Iterator<Item = F>) -> Result<Lap>
where
    F: Future<Output = Result<usize>> + Send + 'static,
{
    let own = std::process::id();
    let (own_before, server_before) = (cpu_secs(own)?, cpu_secs(server.pid())?);
    let begun = Instant::now();
    let mut running: JoinSet<Result<usize>> = clients.collect();
    let all = async {
        let mut done = 0;
        while let Some(client) = running.join_next().await {
            done += client??;
        }
        anyhow::Ok(done)
    };
    let done = timeout(Duration::from_secs(LAP_SECS_MAX), all).await.context("a lap takes too long")??;
    let secs = begun.elapsed().as_secs_f64();
    Ok(Lap {
        done,
        secs,
        client_cpu_secs: cpu_secs(own)? - own_before,
        server_cpu_secs: cpu_secs(server.pid())? - server_before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laps_add_up() {
        let mut lap = Lap { done: 100, secs: 1.0, client_cpu_secs: 0.25, server_cpu_secs: 0.75 };
        lap.add(lap);
        assert!((lap.rate() - 100.0).abs() < 1e-9);
        assert!((lap.client_share() - 0.25).abs() < 1e-9);
        assert!((lap.server_us() - 7500.0).abs() < 1e-6 && (lap.both_us() - 10_000.0).abs() < 1e-6);
    }

    #[test]
    fn tickets_are_asked_of_every_service_with_a_new_identifier() {
        let text = |index| String::from_utf8(Wish::Ticket.request(index)).unwrap();
        assert!(text(SERVICES + 2).contains("\"servizio-2\""));
        assert_ne!(text(0), text(0));
    }
}
