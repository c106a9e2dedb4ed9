//! The figures of the days, and what they must show.

use std::fmt::Write;

use anyhow::{Result, ensure};
use turno_domain::{Bound, Policy};

use super::{
    day::{Class, Day, Visitor},
    forecasters::FORECASTERS,
};

/// The promise of a short wait, in seconds.
const SHORT_SECS: f64 = 900.0;
/// How near our forecast must come on the whole, in seconds.
const BIAS_SECS_MAX: f64 = 30.0;

/// All cells.
pub(super) struct Report {
    pub(super) days: u32,
    pub(super) cells: Vec<Cell>,
}

/// One policy with so many counters.
pub(super) struct Cell {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) counters: usize,
    pub(super) bound: Bound,
    pub(super) passed_min_max: f64,
    pub(super) classes: Vec<(Class, Waits)>,
    pub(super) forecasters: Vec<Errors>,
    /// How many of the walk-ins waited as long as their slip said.
    pub(super) told_held: f64,
    /// Pairs of (forecast, wait) in minutes, of some walk-ins.
    pub(super) pairs: Vec<(f64, f64)>,
}

/// Waits of one class, in minutes.
pub(super) struct Waits {
    pub(super) people: usize,
    pub(super) mean: f64,
    pub(super) p90: f64,
    /// Part of the people who waited at most 15 minutes.
    pub(super) short: f64,
}

/// Errors of one forecaster, in minutes.
pub(super) struct Errors {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) absolute: f64,
    /// Waited minus said: above nothing, people wait longer than they were told.
    pub(super) bias: f64,
    pub(super) within_five: f64,
}

impl Cell {
    pub(super) fn of(key: &'static str, name: &'static str, counters: usize, policy: Policy, days: &[Day]) -> Self {
        let visitors: Vec<_> =
            days.iter().flat_map(|day| &day.visitors).filter(|v| v.waited_secs.is_finite()).collect();
        let classes = [Class::WalkIn, Class::Booked, Class::Priority];
        let waits = |class| Waits::of(visitors.iter().filter(|v| v.class == class).map(|v| v.waited_secs).collect());
        let told: Vec<_> = visitors.iter().filter(|visitor| visitor.class == Class::WalkIn).collect();
        let held = told.iter().filter(|visitor| {
            let minutes = visitor.waited_secs / 60.0;
            f64::from(visitor.told.0) <= minutes && minutes <= f64::from(visitor.told.1)
        });
        let pair = |visitor: &&Visitor| Some((visitor.guess?.rule / 60.0, visitor.waited_secs / 60.0));
        Self {
            key,
            name,
            counters,
            bound: policy.bound(),
            passed_min_max: days.iter().map(|day| day.passed_secs_max).fold(0.0, f64::max) / 60.0,
            classes: classes.map(|class| (class, waits(class))).into(),
            forecasters: FORECASTERS
                .iter()
                .map(|(key, name, read)| {
                    let errors = visitors.iter().filter_map(|v| Some(v.waited_secs - read(&v.guess?)));
                    Errors::of(key, name, &errors.collect::<Vec<_>>())
                })
                .collect(),
            told_held: part(held.count(), told.len()),
            pairs: visitors.iter().filter_map(pair).step_by(11).collect(),
        }
    }

    pub(super) fn forecaster(&self, key: &str) -> &Errors {
        self.forecasters.iter().find(|errors| errors.key == key).unwrap_or(&self.forecasters[0])
    }
}

#[allow(clippy::cast_precision_loss)]
fn part(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

#[allow(clippy::cast_precision_loss)]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

impl Waits {
    fn of(mut secs: Vec<f64>) -> Self {
        secs.sort_by(f64::total_cmp);
        let short = secs.iter().filter(|secs| **secs <= SHORT_SECS).count();
        let p90 = secs.get(secs.len() * 9 / 10).copied().unwrap_or_default();
        Self { people: secs.len(), mean: mean(&secs) / 60.0, p90: p90 / 60.0, short: part(short, secs.len()) }
    }
}

impl Errors {
    fn of(key: &'static str, name: &'static str, errors: &[f64]) -> Self {
        let absolute: Vec<_> = errors.iter().map(|error| error.abs()).collect();
        Self {
            key,
            name,
            absolute: mean(&absolute) / 60.0,
            bias: mean(errors) / 60.0,
            within_five: part(absolute.iter().filter(|error| **error <= 300.0).count(), errors.len()),
        }
    }
}

impl Report {
    /// The cells in which the forecasters are compared: the usual policy with each number of counters.
    pub(super) fn usual(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.key == "head_start")
    }

    /// The cells in which the policies are compared.
    pub(super) fn policies(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.counters == super::COUNTERS_OF_POLICIES)
    }

    /// Fails where the days do not show what the project promises.
    pub(super) fn hold(&self) -> Result<()> {
        for cell in &self.cells {
            if let Bound::Minutes(bound) = cell.bound {
                ensure!(
                    cell.passed_min_max <= f64::from(bound),
                    "{}: somebody was passed by {:.1} min",
                    cell.name,
                    cell.passed_min_max
                );
            }
        }
        for cell in self.usual() {
            let ours = cell.forecaster("rule");
            for other in &cell.forecasters {
                ensure!(
                    ours.absolute <= other.absolute,
                    "{} counters: {} errs by {:.2} min, ours by {:.2}",
                    cell.counters,
                    other.name,
                    other.absolute,
                    ours.absolute
                );
            }
            ensure!(
                ours.bias.abs() * 60.0 <= BIAS_SECS_MAX,
                "{} counters: our forecast is off by {:.2} min on the whole",
                cell.counters,
                ours.bias
            );
        }
        Ok(())
    }

    /// The figures for programs.
    pub(super) fn json(&self) -> String {
        let mut json = format!("{{\"days\": {}, \"cells\": [", self.days);
        for (nth, cell) in self.cells.iter().enumerate() {
            let bound = match cell.bound {
                Bound::Minutes(mins) => format!("{{\"minutes\": {mins}}}"),
                Bound::OneIn(others) => format!("{{\"one_in\": {others}}}"),
                Bound::None => "null".to_owned(),
            };
            let _ = write!(
                json,
                "{}\n  {{\"policy\": \"{}\", \"counters\": {}, \"bound\": {bound}, \"passed_minutes_max\": {:.2}, \
                 \"told_range_held\": {:.3},\n   \"waits\": {{",
                if nth == 0 { "" } else { "," },
                cell.key,
                cell.counters,
                cell.passed_min_max,
                cell.told_held
            );
            for (nth, (class, waits)) in cell.classes.iter().enumerate() {
                let _ = write!(
                    json,
                    "{}\"{}\": {{\"people\": {}, \"mean_minutes\": {:.2}, \"p90_minutes\": {:.2}, \"within_15_minutes\": {:.3}}}",
                    if nth == 0 { "" } else { ", " },
                    word(*class),
                    waits.people,
                    waits.mean,
                    waits.p90,
                    waits.short
                );
            }
            json.push_str("},\n   \"forecasters\": {");
            for (nth, errors) in cell.forecasters.iter().enumerate() {
                let _ = write!(
                    json,
                    "{}\"{}\": {{\"mean_absolute_error_minutes\": {:.2}, \"bias_minutes\": {:.2}, \"within_5_minutes\": {:.3}}}",
                    if nth == 0 { "" } else { ", " },
                    errors.key,
                    errors.absolute,
                    errors.bias,
                    errors.within_five
                );
            }
            json.push_str("}}");
        }
        json.push_str("\n]}\n");
        json
    }
}

/// A class in one word for programs.
pub(super) fn word(class: Class) -> &'static str {
    match class {
        Class::WalkIn => "walk_in",
        Class::Booked => "booked",
        Class::Priority => "priority",
    }
}
