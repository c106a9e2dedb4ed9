//! From a kill to readiness, after days of different lengths.

use std::{path::Path, time::Instant};

use anyhow::{Result, ensure};

use super::{
    RUNS,
    call::{CONSOLES, WAITING},
    issue::CLIENTS,
};
use crate::{
    figures::{Beside, Figure, Goal, median},
    load::{Wish, count, crowd, open_counters, serve_everybody},
    machine,
    server::{COUNTERS, Data, Server},
};

/// The days: tickets given, each called, started and finished. The longest is more than a hundred a minute for six hours.
const DAYS: [(usize, &str, Goal); 3] = [
    (400, "restart-400", Goal::Shown),
    (4_000, "restart-4000", Goal::Shown),
    (39_000, "restart-39000", Goal::ValueBelow(1000.0)),
];

/// One day lived through, then restarted several times over.
struct Day {
    tickets: usize,
    restart_ms: Vec<f64>,
    read_ms: Vec<f64>,
    bytes: u64,
    memory_mb: f64,
}

/// The restarts after each day, and how they grow from the second to the third.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let mut server = Server::start(&data).await?;
    let mut days = Vec::new();
    let mut served = 0;
    for (tickets, ..) in DAYS {
        live(&server, &mut served, tickets).await?;
        let mut day = Day { tickets, restart_ms: Vec::new(), read_ms: Vec::new(), bytes: 0, memory_mb: 0.0 };
        for _ in 0..RUNS {
            let begun = Instant::now();
            server.kill()?;
            server = Server::start(&data).await?;
            day.restart_ms.push(begun.elapsed().as_secs_f64() * 1e3);
            let state = server.served_and_waiting().await?;
            ensure!(
                state == (tickets as u64, 0),
                "after the restart, (served, waiting) is {state:?} and not ({tickets}, 0)"
            );
            let begun = Instant::now();
            day.bytes = data.read_through()?;
            day.read_ms.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        day.memory_mb = count(usize::try_from(machine::pss_bytes(server.pid())?)?) / 1e6;
        days.push(day);
    }
    let mut figures: Vec<_> = days.iter().zip(DAYS).map(|(day, (_, name, goal))| figure(day, name, goal)).collect();
    figures.extend(growth(&days));
    Ok(figures)
}

/// Goes on with the day until so many people have been served.
async fn live(server: &Server, served: &mut usize, until: usize) -> Result<()> {
    open_counters(server, COUNTERS).await?;
    while *served < until {
        let people = WAITING.min(until - *served);
        crowd(server, CLIENTS, Wish::Ticket, people).await?;
        serve_everybody(server, CONSOLES).await?;
        *served += people;
    }
    Ok(())
}

fn figure(day: &Day, name: &'static str, goal: Goal) -> Figure {
    Figure {
        name,
        what: format!("from `kill -9` to ready after a day of {} tickets, all served", day.tickets),
        unit: "ms",
        values: day.restart_ms.clone(),
        beside: Beside::Measured {
            what: "reading the files of the data folder from beginning to end",
            values: day.read_ms.clone(),
        },
        goal,
        remark: format!(
            "The data folder holds {:.1} MB; the server then takes {:.1} MB of memory.",
            count(usize::try_from(day.bytes).unwrap_or_default()) / 1e6,
            day.memory_mb
        ),
    }
}

/// Whether the time grows at most as fast as the day.
fn growth(days: &[Day]) -> Option<Figure> {
    let [.., shorter, longer] = days else { return None };
    let times = count(longer.tickets) / count(shorter.tickets);
    let shorter_ms = median(&shorter.restart_ms);
    Some(Figure {
        name: "restart-growth",
        what: format!("restart after {} tickets, in restarts after {}", longer.tickets, shorter.tickets),
        unit: "times",
        values: longer.restart_ms.iter().map(|ms| ms / shorter_ms).collect(),
        beside: Beside::Measured { what: "the growth of the day", values: vec![times; longer.restart_ms.len()] },
        goal: Goal::RatioAtMost(1.0),
        remark: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Verdict;

    fn day(tickets: usize, ms: f64) -> Day {
        Day { tickets, restart_ms: vec![ms; 3], read_ms: vec![1.0; 3], bytes: 0, memory_mb: 0.0 }
    }

    #[test]
    fn growth_compares_the_two_longest_days() {
        let linear = growth(&[day(1, 7.0), day(10, 20.0), day(100, 200.0)]).unwrap();
        assert_eq!(linear.verdict(), Verdict::Met);
        let steeper = growth(&[day(10, 20.0), day(100, 210.0)]).unwrap();
        assert_eq!(steeper.verdict(), Verdict::Missed);
        assert!(growth(&[day(10, 20.0)]).is_none());
    }
}
