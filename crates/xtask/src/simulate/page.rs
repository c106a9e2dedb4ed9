//! `docs/FAIRNESS.md`, written from the report.

use std::fmt::Write;

use turno_domain::Bound;

use super::{
    office::{ABSENT_SHARE, BOOKED_SHARE, LEFT_SHARE, OPEN_SECS, PRIORITY_SHARE, RUSH, VARIATION, VISITS_PER_HOUR},
    report::{Cell, Report},
};

/// The page as Markdown.
pub(super) fn page(report: &Report) -> String {
    let mut page = String::from(
        "# Fairness\n\nWho is called next, what that promises, and how well people are told how long they will wait, on \
         simulated days of a\nreal size. This page, its plots and `target/fairness/report.json` are written by `cargo xtask \
         simulate` from fixed seeds;\nthe command fails if a promise below does not hold. Waits are in minutes.\n\n",
    );
    let _ = write!(
        page,
        "## The days\n\nThe size is that of one Italian front office, as it has published it (Vicenza: 8,576 visits in 22 days, a \
         mean visit\nof 7.5 minutes, a mean wait of 19.5). {} days are measured for each line below, after {} others from which \
         visits and\narrivals are learned.\n\n| | |\n|---|---|\n| open | {:.1} hours a day, five days a week |\n| visits | {:.1} an \
         hour, {:.1} times as many in the first hour as in the others; busy days and quiet ones |\n| services | six; seven in ten \
         people at two of them; all counters serve all |\n| visits last | 4.4 to 10.3 minutes on average by service, with a \
         variation of {:.1}, longer late in the morning; the settings are wrong by up to 30 % |\n| booked | {:.0} % of the \
         visits, a slot every quarter of an hour; {:.0} % of the booked do not come |\n| priority needs | {:.0} % of those without \
         booking |\n| left | {:.0} % of those without booking are gone when they are called |\n\n",
        report.days,
        super::DAYS_LEARNED,
        OPEN_SECS / 3600.0,
        VISITS_PER_HOUR,
        RUSH,
        VARIATION,
        BOOKED_SHARE * 100.0,
        ABSENT_SHARE * 100.0,
        PRIORITY_SHARE * 100.0,
        LEFT_SHARE * 100.0
    );
    policies(&mut page, report);
    forecasters(&mut page, report);
    page.push_str(
        "## What this does not show\n\nNobody gives up waiting, no operator takes a break, visits do not grow shorter when the hall is \
         full, and every counter\nserves everything. The figures compare rules and forecasters with each other; they do not predict \
         an office.\n",
    );
    page
}

fn policies(page: &mut String, report: &Report) {
    let _ = write!(
        page,
        "## The policies side by side\n\nThe same people on the same days, {} counters. Booked people wait from their slot, or from \
         the arrival if that was later.\n\n| Policy | Promise | Walk-in: mean | 90 % within | in 15 min | Booked: mean | 90 % \
         within | in 15 min | Priority: mean | 90 % within | in 15 min |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
        super::COUNTERS_OF_POLICIES
    );
    for cell in report.policies() {
        let _ = write!(page, "| {} | {} |", cell.name, promise(cell));
        for (_, waits) in &cell.classes {
            let _ = write!(page, " {:.1} | {:.0} | {:.0} % |", waits.mean, waits.p90, waits.short * 100.0);
        }
        page.push('\n');
    }
    page.push_str(
        "\n![Waits by policy](pictures/fairness/policies.svg)\n\nThe promise is computed from the settings and printed on the poster \
         of the hall (`/halls/{hall}/rule`). How far it was\nused, over all days: the most by which somebody without a booking was \
         passed by one who came later.\n\n| Policy | Counters | Promise | Longest passing |\n|---|---|---|---|\n",
    );
    for cell in &report.cells {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {:.1} min |",
            cell.name,
            cell.counters,
            promise(cell),
            cell.passed_min_max
        );
    }
    page.push_str(
        "\nThat the promise holds for every setting, not only for these, is the business of the property tests in\n\
         `crates/turno-domain/tests/it/policies.rs`: random policies on random days.\n\n",
    );
}

fn forecasters(page: &mut String, report: &Report) {
    page.push_str(
        "## The forecasters side by side\n\nEach is asked when somebody without precedence takes a number, under the usual policy. The \
         error is the wait until the call\nless what was said; the bias is its mean (above nothing: people wait longer than they are \
         told). *Queue length x rate*\nknows the measured visits too.\n\n| Counters | Forecaster | Mean error | Bias | Within 5 min \
         |\n|---|---|---|---|---|\n",
    );
    for cell in report.usual() {
        for errors in &cell.forecasters {
            let _ = writeln!(
                page,
                "| {} | {} | {:.2} | {:+.2} | {:.0} % |",
                cell.counters,
                errors.name,
                errors.absolute,
                errors.bias,
                errors.within_five * 100.0
            );
        }
    }
    page.push_str("\n![Errors of the forecasters](pictures/fairness/forecasters.svg)\n\n");
    if let Some(cell) = report.usual().nth(1) {
        let _ = write!(
            page,
            "People are not told the figure but a range in steps of five minutes. With {} counters the wait lay within what was told \
             for\n{:.0} % of them.\n\n![Forecast and wait](pictures/fairness/told-and-waited.svg)\n\n",
            cell.counters,
            cell.told_held * 100.0
        );
    }
}

fn promise(cell: &Cell) -> String {
    match cell.bound {
        // Without any head start only the forgiven lateness of a booking is left.
        Bound::Minutes(mins) => format!("nobody by one more than {mins} min later"),
        Bound::OneIn(others) => format!("at most one for {others} others"),
        Bound::None => "none".to_owned(),
    }
}
