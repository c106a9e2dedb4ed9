//! `cargo xtask simulate`: the rule on days of a real size, with the forecasters and the policies side by side.
//!
//! Everything comes from seeds, so the report is the same on every machine. The days are run through the real rules of
//! `turno-domain`; nothing here decides who is next.

mod chance;
mod day;
mod forecasters;
mod office;
mod page;
mod plot;
mod report;

use std::{fs, path::Path, process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use jiff::{ToSpan, civil::Date};
use turno_domain::{Foresight, Order, Policy};

use day::Day;
use report::{Cell, Report};

/// Days from which service times and arrivals are learned: eight weeks.
const DAYS_LEARNED: u32 = 40;
/// Days that are measured in each cell.
const DAYS_MEASURED: u32 = 60;
/// The counters at work in the three offices: between the first two lie the waits that Vicenza has published.
const COUNTERS: [usize; 3] = [10, 11, 12];
/// Where the policies are compared.
const COUNTERS_OF_POLICIES: usize = 11;

/// The policies side by side.
fn policies() -> [(&'static str, &'static str, Policy); 4] {
    let order = |order| Policy { order, ..Policy::default() };
    [
        ("fifo", "order of arrival", order(Order::HeadStart { priority_mins: 0, booking_mins: 0 })),
        ("head_start", "head start (usual)", Policy::default()),
        ("one_in", "one after two others", order(Order::OneIn { others: 2 })),
        ("strict", "strict", order(Order::Strict)),
    ]
}

/// Runs the days and writes the report, the page and its plots.
pub(crate) fn run(root: &Path) -> Result<ExitCode> {
    let mut report = Report { days: DAYS_MEASURED, cells: Vec::new() };
    for (key, name, policy) in policies() {
        for counters in COUNTERS {
            if counters != COUNTERS_OF_POLICIES && key != "head_start" {
                continue;
            }
            eprintln!("{name}, {counters} counters");
            report.cells.push(Cell::of(key, name, counters, policy, &days(counters, policy)?));
        }
    }
    let json = root.join("target/fairness/report.json");
    let plots = root.join("docs/pictures/fairness");
    fs::create_dir_all(json.parent().context("the report has no folder")?)?;
    fs::create_dir_all(&plots)?;
    fs::write(&json, report.json())?;
    for (file, svg) in plot::all(&report) {
        fs::write(plots.join(file), svg)?;
    }
    fs::write(root.join("docs/FAIRNESS.md"), page::page(&report))?;
    report.hold()?;
    println!("docs/FAIRNESS.md, docs/pictures/fairness/ and target/fairness/report.json are written");
    Ok(ExitCode::SUCCESS)
}

fn days(counters: usize, policy: Policy) -> Result<Vec<Day>> {
    let settings = Arc::new(office::settings(counters, policy)?);
    let mut date = jiff::civil::date(2026, 1, 12);
    let mut next_day = || -> Result<Date> {
        let day = date;
        date = date.checked_add(if date.weekday() == jiff::civil::Weekday::Friday { 3.days() } else { 1.day() })?;
        Ok(day)
    };
    let (mut hands, mut arrivals) = (Vec::new(), Vec::new());
    for seed in 0..DAYS_LEARNED {
        let day = day::run(&settings, next_day()?, u64::from(seed), &Foresight::default())?;
        hands.extend(day.hands);
        arrivals.extend(day.arrivals);
    }
    let foresight = Foresight::learn(&settings, hands, arrivals);
    let seeds = DAYS_LEARNED..DAYS_LEARNED + DAYS_MEASURED;
    seeds.map(|seed| day::run(&settings, next_day()?, u64::from(seed), &foresight)).collect()
}
