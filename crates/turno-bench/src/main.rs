//! `turno-bench`: measures the real server, in turns with what stands beside it, and reports.

mod counts;
mod day;
mod devices;
mod devtools;
mod figures;
mod load;
mod machine;
mod page;
mod peers;
mod plot;
mod printer;
mod process;
mod report;
mod rows;
mod screen;
mod server;
mod sockets;
mod wire;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::{Parser, ValueEnum};
use jiff::{Timestamp, Unit};
use tokio::{
    runtime::Builder,
    signal::unix::{SignalKind, signal},
};

use figures::Figure;
use rows::Row;

/// What this program ends with when it was asked to end.
const ENDED: i32 = 130;

/// How long everything may take together.
const TOOK_SECS_MAX: u64 = 900;

/// Measures the server on this machine, over loopback.
#[derive(Debug, Parser)]
#[command(name = "turno-bench", version, about)]
struct Cli {
    /// What to measure; everything when nothing is named.
    #[arg(value_name = "NAME")]
    rows: Vec<Row>,
    /// The folder for `report.json` and, while measuring, for the data. It must lie on a real disk.
    #[arg(long, value_name = "DIR", default_value = "target/bench")]
    out: PathBuf,
    /// The page for readers; written only when everything is measured.
    #[arg(long, value_name = "FILE", default_value = "docs/PERFORMANCE.md")]
    page: PathBuf,
    /// The folder of what was written by hand about missed goals: NAME.md for each figure.
    #[arg(long, value_name = "DIR", default_value = "crates/turno-bench/reasons")]
    reasons: PathBuf,
    /// Be the bare loop that other rows are measured beside.
    #[arg(long, hide = true)]
    bare_sockets: bool,
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    machine::raise_handles();
    if cli.bare_sockets {
        // As many threads as the server has.
        return Builder::new_multi_thread().enable_all().build()?.block_on(peers::sockets::serve());
    }
    end_when_asked(&cli.out)?;
    // The clients share one thread, so that on a small machine most of the processor is left to the server.
    Builder::new_current_thread().enable_all().build()?.block_on(bench(&cli))
}

async fn bench(cli: &Cli) -> Result<()> {
    ensure!(!cfg!(debug_assertions), "only a release build is worth measuring: run 'make bench'");
    fs::create_dir_all(&cli.out).with_context(|| format!("cannot make {}", cli.out.display()))?;
    let mut facts = vec![("Date", Timestamp::now().round(Unit::Second)?.to_string())];
    facts.extend(machine::versions());
    facts.extend(machine::describe(&cli.out));
    eprintln!("waiting for a quiet machine ...");
    let (busy, load_before) = (machine::quiet().await, machine::load());
    let begun = Instant::now();
    let (figures, failed) = measured(cli).await;
    let took = begun.elapsed();
    facts.push(("Taken by others right before", format!("{:.0} % of the processors' time", busy * 100.0)));
    facts.push(("Load average over the last minute", format!("{load_before} before, {} after", machine::load())));
    facts.push(("Took", format!("{} s", took.as_secs())));

    println!("{}", report::table(&figures));
    for figure in figures.iter().filter(|figure| !figure.remark.is_empty()) {
        println!("{}: {}", figure.name, figure.remark);
    }
    for (name, value) in &facts {
        println!("{name}: {value}");
    }
    let warnings = warnings(busy, took);
    warnings.iter().for_each(|warning| println!("WARNING: {warning}"));
    let list = cli.out.join(list_name(&cli.rows));
    fs::write(&list, serde_json::to_string_pretty(&report::list(&figures))? + "\n")
        .with_context(|| format!("cannot write {}", list.display()))?;
    println!("Written: {}", list.display());
    ensure!(failed.is_empty(), "not measured: {}", failed.join(", "));
    if cli.rows.is_empty() {
        let existing = fs::read_to_string(&cli.page).unwrap_or_default();
        let reason = |name: &str| fs::read_to_string(cli.reasons.join(name).with_extension("md")).ok();
        page::Page::new(&figures, &facts, &warnings, reason, &existing).write(&cli.page)?;
        println!("Written: {}", cli.page.display());
    }
    Ok(())
}

/// Measures the rows that are asked for; the figures, and the rows that could not be measured.
async fn measured(cli: &Cli) -> (Vec<Figure>, Vec<String>) {
    let rows = if cli.rows.is_empty() { Row::value_variants() } else { &cli.rows };
    let (mut figures, mut failed) = (Vec::new(), Vec::new());
    for row in rows {
        let name = name_of(*row);
        eprint!("measuring {name} ...");
        let row_begun = Instant::now();
        match row.measure(&cli.out).await {
            Ok(measured) => {
                eprintln!(" {} s", row_begun.elapsed().as_secs());
                figures.extend(measured);
            }
            // A quarter of an hour of other rows is not thrown away for one of them.
            Err(error) => {
                eprintln!(" could not be measured: {error:#}");
                failed.push(name);
            }
        }
    }
    (figures, failed)
}

fn name_of(row: Row) -> String {
    row.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// When this program is asked to end, ends what it has started and removes the folders in which that worked. On a thread of its
/// own: most rows wait without giving way.
fn end_when_asked(out: &Path) -> Result<()> {
    let before = folders(out);
    let out = out.to_owned();
    let runtime = Builder::new_current_thread().enable_io().build()?;
    thread::spawn(move || {
        runtime
            .block_on(async {
                let mut term = signal(SignalKind::terminate())?;
                tokio::select! {
                    _ = term.recv() => {}
                    asked = tokio::signal::ctrl_c() => asked?,
                }
                process::end_children(std::process::id());
                for folder in folders(&out).difference(&before) {
                    fs::remove_dir_all(folder)?;
                }
                anyhow::Ok(())
            })
            .unwrap_or_else(|error| eprintln!("not everything is cleared away: {error:#}"));
        std::process::exit(ENDED);
    });
    Ok(())
}

/// The folders in a folder.
fn folders(around: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(around).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

/// The list's file: a report of everything is not written over by one of a single row.
fn list_name(rows: &[Row]) -> String {
    match rows {
        [] => "report.json".to_owned(),
        some => format!("report-{}.json", some.iter().copied().map(name_of).collect::<Vec<_>>().join("-")),
    }
}

/// What a reader must know before the figures.
fn warnings(busy: f64, took: Duration) -> Vec<String> {
    let mut warnings = Vec::new();
    if busy > machine::QUIET_PART {
        warnings.push(format!(
            "The machine was not quiet: right before the first row others took {:.0} % of the processors' time, or the disk was at work.",
            busy * 100.0
        ));
    }
    if took > Duration::from_secs(TOOK_SECS_MAX) {
        warnings.push(format!("Measuring took {} s, longer than the {TOOK_SECS_MAX} s that it may.", took.as_secs()));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_row_has_a_list_of_its_own() {
        assert_eq!(list_name(&[]), "report.json");
        assert_eq!(list_name(&[Row::FanOut, Row::Restart]), "report-fan-out-restart.json");
    }

    #[test]
    fn a_long_run_and_a_busy_machine_are_warned_of() {
        assert!(warnings(0.01, Duration::from_secs(800)).is_empty());
        assert!(warnings(0.5, Duration::from_secs(800))[0].contains("50 %"));
        assert!(warnings(0.01, Duration::from_secs(1_008))[0].contains("1008 s"));
    }
}
