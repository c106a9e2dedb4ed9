//! Calls: how many steps a second the operators of a full hall can take.

use std::path::Path;

use anyhow::{Result, ensure};

use super::{RUNS, costs, issue::CLIENTS};
use crate::{
    figures::{Figure, Goal},
    load::{Lap, Wish, crowd, open_counters, serve_everybody},
    server::{COUNTERS, Data, SERVICES, Server},
};

/// Counters at which somebody presses; the others are open and idle.
pub(super) const CONSOLES: usize = 16;

/// People in the hall when the operators begin.
pub(super) const WAITING: usize = 500;

/// How often the hall fills and empties in one run.
const ROUNDS: usize = 8;

/// Steps a second, beside the tickets a second with which the same hall was filled.
pub(super) async fn throughput(disk: &Path) -> Result<Vec<Figure>> {
    let (mut steps, mut tickets) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let data = Data::new(disk)?;
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        let (mut run_steps, mut run_tickets) = (Lap::default(), Lap::default());
        for round in 1..=ROUNDS {
            run_tickets.add(crowd(&server, CLIENTS, Wish::Ticket, WAITING).await?);
            run_steps.add(serve_everybody(&server, CONSOLES).await?);
            let state = server.served_and_waiting().await?;
            let expected = (round * WAITING) as u64;
            ensure!(state == (expected, 0), "{expected} people should be served and none wait, not {state:?}");
        }
        steps.push(run_steps);
        tickets.push(run_tickets);
    }
    let what = format!(
        "durable steps a second (next, start, finish: one each), {CONSOLES} consoles of {COUNTERS} counters with mixed skills, \
         {WAITING} people in {SERVICES} lines until nobody waits"
    );
    Ok(vec![
        Figure::new("call-throughput", what, "1/s", steps.iter().map(Lap::rate).collect())
            .beside(
                "tickets a second of 64 clients that fill the same hall before each round",
                tickets.iter().map(Lap::rate).collect(),
            )
            .goal(Goal::RatioAtLeast(0.8))
            .remark(format!("Steps: {}. Tickets: {}.", costs(&steps), costs(&tickets))),
    ])
}
