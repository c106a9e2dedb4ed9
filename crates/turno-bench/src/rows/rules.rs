//! The rules alone: what a forecast costs, and how fast made-up days pass.

use std::{hint::black_box, time::Instant};

use anyhow::{Result, ensure};
use jiff::{SignedDuration, Timestamp};

use super::RUNS;
use crate::{
    counts,
    day::{Day, settings},
    figures::{Figure, Goal, median},
    load::count,
};

/// People waiting while the forecast is measured.
const WAITING: usize = 500;

/// Forecasts of one run.
const FORECASTS: usize = 400;

/// Made-up days of one run.
const DAYS: u64 = 60;

/// Visitors of one made-up day.
const VISITORS: u64 = 400;

/// The seconds of an office day that passes while it is simulated: from opening to closing.
const DAY_SECS: f64 = 8.0 * 3600.0;

/// A Monday at eight in the morning.
pub(super) fn monday() -> Result<Timestamp> {
    Ok("2026-11-23T07:00:00Z".parse()?)
}

/// How long one forecast takes, and one of every service together.
pub(super) fn forecast() -> Result<Vec<Figure>> {
    let mut day = Day::open(settings()?, monday()?, 1);
    for index in 0..WAITING {
        day.arrive(index);
        // Of those who come at one time the letter decides, and a newcomer would stand in the middle of them.
        day.now = day.now.checked_add(SignedDuration::from_secs(1))?;
    }
    let services = day.hall.settings().services.clone();
    let least = day.hall.ahead_of_newcomers(day.now).iter().map(|ahead| ahead.people).min();
    ensure!(least == Some(u32::try_from(WAITING)?), "newcomers stand behind {least:?} people, not {WAITING}");
    let (mut one, mut every) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let begun = Instant::now();
        for index in 0..FORECASTS {
            black_box(day.hall.ahead_of_newcomer(&services[index % services.len()].id, day.now));
        }
        one.push(millis_each(begun, FORECASTS));
        let begun = Instant::now();
        for _ in 0..FORECASTS {
            black_box(day.hall.ahead_of_newcomers(day.now));
        }
        every.push(millis_each(begun, FORECASTS));
    }
    let instructions =
        counts::recorded("forecast").map_or_else(|| "not recorded".to_owned(), |count| format!("{count} instructions"));
    let what = format!("forecast of one newcomer behind {WAITING} people waiting");
    Ok(vec![
        Figure::new("forecast-cost", what, "ms", one)
            .goal(Goal::ValueBelow(1.0))
            .remark(format!("Counted by `scripts/counts.sh`: {instructions}.")),
        Figure::new("forecast-cost-every-service", format!("all {} of them", services.len()), "ms", every),
    ])
}

fn millis_each(begun: Instant, times: usize) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3 / count(times)
}

/// How many made-up days pass in a second, beside the pace of a real one.
pub(super) fn simulate() -> Result<Vec<Figure>> {
    let (first, settings) = (monday()?, settings()?);
    let (mut pace, mut events, mut faults) = (Vec::new(), 0, 0);
    for run in 0..RUNS {
        let begun = Instant::now();
        for day in 0..DAYS {
            let opens = first.checked_add(SignedDuration::from_hours(24 * i64::try_from(day)?))?;
            let lived = Day::open(settings.clone(), opens, day + 1_000 * run as u64).live(VISITORS)?;
            ensure!(lived.events > 0, "nothing happened");
            events += lived.events;
            faults += lived.faults;
        }
        pace.push(count(usize::try_from(DAYS)?) / begun.elapsed().as_secs_f64());
    }
    let real = 1.0 / DAY_SECS;
    let remark = format!(
        "One day passes in {:.1} ms; all runs together met {events} events and {faults} faults (power cuts with a new fold, clocks \
         set back), and each day's fold was compared with the live hall.",
        1e3 / median(&pace)
    );
    let what = format!("made-up office days of eight hours a second, {VISITORS} visitors each, with faults");
    let runs = pace.len();
    Ok(vec![
        Figure::new("simulate", what, "1/s", pace)
            .beside("real office days a second", vec![real; runs])
            .goal(Goal::RatioAtLeast(10_000.0))
            .remark(remark),
    ])
}
