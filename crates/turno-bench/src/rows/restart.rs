//! From a kill to readiness, after days of different lengths.

use std::{path::Path, time::Instant};

use anyhow::{Result, ensure};

use super::{
    RUNS,
    call::{CONSOLES, WAITING},
    issue::{CLIENTS, millis},
};
use crate::{
    figures::{Figure, Goal, Plot},
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
    data: Data,
    restart_ms: Vec<f64>,
    read_ms: Vec<f64>,
    bytes: u64,
    memory_mb: f64,
}

impl Day {
    fn new(tickets: usize, data: Data) -> Self {
        Self { tickets, data, restart_ms: Vec::new(), read_ms: Vec::new(), bytes: 0, memory_mb: 0.0 }
    }

    /// Kills a server on the data of this day, starts the next, and reads the files beside it.
    async fn restart(&mut self) -> Result<()> {
        let server = Server::start_again(&self.data).await?;
        let begun = Instant::now();
        server.kill()?;
        let killed_ms = millis(begun);
        let server = Server::start_again(&self.data).await?;
        // Without the operator's sign-in behind it: a password takes longer to check than a short day to read.
        self.restart_ms.push(killed_ms + server.start_ms());
        let (state, tickets) = (server.served_and_waiting().await?, self.tickets);
        ensure!(
            state == (tickets as u64, 0),
            "after the restart, (served, waiting) is {state:?} and not ({tickets}, 0)"
        );
        self.memory_mb = count(usize::try_from(machine::rss_bytes(server.pid())?)?) / 1e6;
        server.kill()?;
        let begun = Instant::now();
        self.bytes = self.data.read_through()?;
        self.read_ms.push(millis(begun));
        Ok(())
    }
}

/// The restarts after each day, the days in turns, and how they grow from the second to the third.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let mut days = Vec::new();
    let mut served = 0;
    for (tickets, ..) in DAYS {
        let server = Server::start(&data).await?;
        live(&server, &mut served, tickets).await?;
        server.kill()?;
        days.push(Day::new(tickets, data.copy(disk)?));
    }
    for _ in 0..RUNS {
        for day in &mut days {
            day.restart().await?;
        }
    }
    let mut figures: Vec<_> = days.iter().zip(DAYS).map(|(day, (_, name, goal))| figure(day, name, goal)).collect();
    if let [.., shorter, longer] = &days[..] {
        figures.push(growth((shorter.tickets, &shorter.restart_ms), (longer.tickets, &longer.restart_ms)));
    }
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
    let what = format!("from `kill -9` to ready after a day of {} tickets, all served", day.tickets);
    let megabytes = count(usize::try_from(day.bytes).unwrap_or_default()) / 1e6;
    Figure::new(name, what, "ms", day.restart_ms.clone())
        .beside("reading the files of the data folder from beginning to end, as `cat` does", day.read_ms.clone())
        .goal(goal)
        .remark(format!(
            "The data folder holds {megabytes:.1} MB; the server then takes {:.1} MB of memory.",
            day.memory_mb
        ))
        .at(Plot::Restart, "ready again", count(day.tickets))
}

/// Whether the time grows at most as fast as the day; each day is its tickets and its restarts.
fn growth(shorter: (usize, &[f64]), longer: (usize, &[f64])) -> Figure {
    let times = count(longer.0) / count(shorter.0);
    let what = format!("restart after {} tickets, in restarts after {} in the same run", longer.0, shorter.0);
    let values: Vec<_> = longer.1.iter().zip(shorter.1).map(|(longer, shorter)| longer / shorter).collect();
    let runs = values.len();
    Figure::new("restart-growth", what, "times", values)
        .beside("the growth of the day", vec![times; runs])
        .goal(Goal::RatioAtMost(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Verdict;

    #[test]
    fn growth_as_fast_as_the_day_is_allowed_and_no_faster() {
        assert_eq!(growth((10, &[20.0, 2.0]), (100, &[200.0, 20.0])).verdict(), Verdict::Met);
        assert_eq!(growth((10, &[20.0, 2.0]), (100, &[210.0, 21.0])).verdict(), Verdict::Missed);
    }
}
