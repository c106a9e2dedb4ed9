//! Reports: from the rows of the tickets to figures of pools, and from figures to tables.
//!
//! A row names the counter it was called to last; only `withhold` reads that field, to count counters. A figure about a counter would be
//! one about the person who sits there.

mod chart;
mod period;
mod table;
mod withhold;

use std::collections::BTreeMap;

use jiff::civil::Date;
use turno_domain::{Channel, Settings};
use turno_protocol::{AnsweredGroup, Figures, Group, Report, WaitFigures};
use turno_store::{Answered, TicketRow, TicketStage};

pub use chart::{Bar, Chart};
pub use period::{Period, Span};
pub use table::{Decimals, Sheet, csv, csv_for_people, xlsx};

/// The wait that counts as good where nobody asks for another, in minutes.
pub const TARGET_MIN: u32 = 15;

/// The longest target anybody may ask for, in minutes.
pub const TARGET_MIN_MAX: u32 = 480;

/// The report of `rows`, the tickets of `span`, and of those who were answered without one. Figures about too few people at work are
/// withheld, unless `smallest_pool` is one.
#[must_use]
pub fn report(
    settings: &Settings,
    span: Span,
    (target_min, smallest_pool): (u32, u32),
    rows: &[(Date, TicketRow)],
    answered: &[Answered],
) -> Report {
    // Whoever was sent on has one number and one wait, until the first call: they belong to what the person came for.
    let mut by_service = grouped(rows, target_min, &mut |(_, row)| row.service_issued.to_string());
    let place = |key: &str| settings.services.iter().position(|service| service.id.as_str() == key);
    by_service.sort_by_key(|group| place(&group.key).unwrap_or(usize::MAX));
    withhold::services(settings, smallest_pool, &mut by_service);
    let times = |key: &mut dyn FnMut(&(Date, TicketRow)) -> String| {
        let mut groups = grouped(rows, target_min, key);
        withhold::times(smallest_pool, rows, &mut groups, key);
        groups
    };
    let mut report = Report {
        hall: settings.hall.to_string(),
        from: span.from,
        to: span.to,
        target_min,
        smallest_pool,
        total: figures(rows.iter().map(|(_, row)| row), target_min),
        total_withheld: false,
        by_service,
        by_hour: times(&mut |(_, row)| format!("{:02}", row.arrived_at.to_zoned(settings.zone.clone()).hour())),
        by_weekday: times(&mut |(day, _)| day.weekday().to_monday_one_offset().to_string()),
        by_channel: times(&mut |(_, row)| channel(&row.channel).to_owned()),
        by_day: times(&mut |(day, _)| day.to_string()),
        answered: answered.iter().map(answered_group).collect(),
    };
    withhold::everything(smallest_pool, rows, &mut report);
    report
}

fn answered_group(answered: &Answered) -> AnsweredGroup {
    let Answered { service, given, sent_to_book } = answered;
    AnsweredGroup { service: service.to_string(), given: *given, sent_to_book: *sent_to_book }
}

fn channel(channel: &Channel) -> &'static str {
    match channel {
        Channel::Kiosk(_) => "kiosk",
        Channel::KioskOffline(_) => "kiosk_offline",
        Channel::Reception => "reception",
        Channel::Roll => "roll",
    }
}

fn grouped(
    rows: &[(Date, TicketRow)],
    target_min: u32,
    key: &mut dyn FnMut(&(Date, TicketRow)) -> String,
) -> Vec<Group> {
    let mut parts: BTreeMap<String, Vec<&TicketRow>> = BTreeMap::new();
    for row in rows {
        parts.entry(key(row)).or_default().push(&row.1);
    }
    parts
        .into_iter()
        .map(|(key, rows)| Group { key, figures: figures(rows.into_iter(), target_min), withheld: false })
        .collect()
}

fn figures<'a>(rows: impl Iterator<Item = &'a TicketRow>, target_min: u32) -> Figures {
    let mut figures = Figures::default();
    let mut waits = Vec::new();
    for row in rows {
        figures.taken += 1;
        *match row.stage {
            TicketStage::Served => &mut figures.served,
            TicketStage::NoShow => &mut figures.no_shows,
            TicketStage::Withdrawn | TicketStage::Expired => &mut figures.left,
            TicketStage::Waiting | TicketStage::Called | TicketStage::Serving | TicketStage::Parked => {
                &mut figures.under_way
            }
        } += 1;
        // Nobody knows when a number was torn from a roll.
        let called = row.called_first_at.filter(|_| row.channel != Channel::Roll);
        if let Some(called) = called {
            waits.push(called.duration_since(row.arrived_at).as_secs().max(0));
        }
    }
    figures.wait = waits_of(waits, target_min);
    figures
}

fn waits_of(mut secs: Vec<i64>, target_min: u32) -> Option<WaitFigures> {
    secs.sort_unstable();
    let max_secs = *secs.last()?;
    let called = u32::try_from(secs.len()).unwrap_or(u32::MAX);
    let within = secs.partition_point(|wait| *wait <= i64::from(target_min) * 60);
    Some(WaitFigures {
        called,
        mean_secs: exact(secs.iter().sum()) / f64::from(called),
        median_secs: ranked(&secs, 50),
        p90_secs: ranked(&secs, 90),
        max_secs,
        within_target: f64::from(u32::try_from(within).unwrap_or(u32::MAX)) / f64::from(called),
    })
}

/// The smallest wait that at least `percent` of all did not exceed.
fn ranked(sorted: &[i64], percent: usize) -> i64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a year of waits in seconds is far below 2^52")]
fn exact(secs: i64) -> f64 {
    secs as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_waits_that_somebody_had() {
        let waits = waits_of((1..=10).rev().map(|minute| minute * 60).collect(), 3).unwrap();
        assert_eq!((waits.called, waits.median_secs, waits.p90_secs, waits.max_secs), (10, 300, 540, 600));
        assert!((waits.mean_secs - 330.0).abs() < 1e-9 && (waits.within_target - 0.3).abs() < 1e-9, "{waits:?}");
        let one = waits_of(vec![61], 1).unwrap();
        assert_eq!((one.median_secs, one.p90_secs), (61, 61));
        assert!(one.within_target.abs() < 1e-9, "a second too long is too long");
        assert_eq!(waits_of(Vec::new(), 15), None);
    }
}
