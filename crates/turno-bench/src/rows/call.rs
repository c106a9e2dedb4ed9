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

/// Next, start, finish.
const STEPS_A_PERSON: f64 = 3.0;

/// How often the hall fills and empties in one run.
const ROUNDS: usize = 12;

/// What stands beside the tickets of few clients: as many as there are consoles.
const FEW: usize = CONSOLES;

/// Steps a second, beside the tickets a second with which the same hall was filled: by many clients in one round, by few in the
/// next.
pub(super) async fn throughput(disk: &Path) -> Result<Vec<Figure>> {
    let (mut steps, mut tickets, mut few) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let data = Data::new(disk)?;
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        let (mut run_steps, mut run_tickets, mut run_few) = (Lap::default(), Lap::default(), Lap::default());
        for round in 1..=ROUNDS {
            let (clients, laps) = if round % 2 == 1 { (CLIENTS, &mut run_tickets) } else { (FEW, &mut run_few) };
            laps.add(crowd(&server, clients, Wish::Ticket, WAITING).await?);
            run_steps.add(serve_everybody(&server, CONSOLES).await?);
            let state = server.served_and_waiting().await?;
            let expected = (round * WAITING) as u64;
            ensure!(state == (expected, 0), "{expected} people should be served and none wait, not {state:?}");
        }
        steps.push(run_steps);
        tickets.push(run_tickets);
        few.push(run_few);
    }
    Ok(tell(&steps, &tickets, &few))
}

fn tell(steps: &[Lap], tickets: &[Lap], few: &[Lap]) -> Vec<Figure> {
    let rates = |laps: &[Lap]| laps.iter().map(Lap::rate).collect::<Vec<_>>();
    let what = format!(
        "durable steps a second (next, start, finish: one each), {CONSOLES} consoles of {COUNTERS} counters with mixed skills, \
         {WAITING} people in {SERVICES} lines until nobody waits"
    );
    let figure = Figure::new("call-throughput", what, "1/s", rates(steps))
        .beside(
            format!("tickets a second of {CLIENTS} clients that fill the same hall in every other round"),
            rates(tickets),
        )
        .goal(Goal::RatioAtLeast(0.8));
    let remark = format!(
        "Steps: {}. Tickets: {}. Nobody can finish who was not started, so a person is three steps: {:.0} people are served a second. \
         Were *next* and *finish* alone counted, the ratio would be {:.2}.",
        costs(steps),
        costs(tickets),
        figure.value() / STEPS_A_PERSON,
        figure.ratio().unwrap_or(f64::NAN) * 2.0 / STEPS_A_PERSON
    );
    vec![
        figure.remark(remark),
        Figure::new(
            "call-throughput-few",
            format!("the same steps, beside as few clients that take tickets as there are consoles ({FEW})"),
            "1/s",
            rates(steps),
        )
        .beside(format!("tickets a second of {FEW} clients that fill the same hall in every other round"), rates(few))
        .remark(format!("Tickets: {}.", costs(few))),
    ]
}
