//! Runs a hall at a thousand times its pace against the real wall and reports whether it stays the same for a month: memory,
//! handles, pictures, calls made and calls shown. It ends well only if no call was missed and nothing grew.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use turno_tests::{Data, Server, Wall, crowd, logged_value};

/// Calls of a busy office on one day: six hours, a call a minute.
const CALLS_A_DAY: usize = 360;

/// How many times faster than in an office.
const PACE: u32 = 1_000;

/// The days that are run if nothing else is said.
const DAYS: usize = 30;

const SERVICES: usize = 4;
const COUNTERS: usize = 8;

/// How long somebody looks for their call: at this pace a quarter of an hour.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the process is looked at.
const SAMPLE_EVERY: Duration = Duration::from_secs(5);

/// How much more memory the wall may have in the last quarter than in the second, as a share: less than that is noise.
const GROWTH_MAX: f64 = 0.05;

/// The heading of the section of the page that this program writes.
const HEADING: &str = "## A wall for a month";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let days = env::args().nth(1).and_then(|days| days.parse().ok()).unwrap_or(DAYS);
    match soak(days).await {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("soak: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn soak(days: usize) -> Result<Value> {
    let folder = PathBuf::from("target/soak");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let data = Data::with(&[&crowd(SERVICES, COUNTERS)]);
    let server = Server::start(&data);
    let pace = PACE.to_string();
    let more = ["--sound", "off", "--repeat", "false", "--pace", &pace];
    let mut wall = Wall::start_with(server.url(), "crowd", &data.folder().join("clips"), &more, &[]);
    wall.wait_until_it_shows();
    for counter in 0..COUNTERS {
        server.act("crowd", &format!("sportello-{counter}"), json!({"kind": "open"})).await?;
    }
    let calls = days * CALLS_A_DAY;
    let between = Duration::from_secs(60) / PACE;
    let mut eyes = Eyes::default();
    let (begun, mut sampled_at, mut samples) = (Instant::now(), Instant::now(), vec![sample(&wall, &eyes, 0)?]);
    for call in 0..calls {
        let due = begun + between * u32::try_from(call)?;
        tokio::time::sleep_until(due.into()).await;
        one_person(&server, &wall, &mut eyes, call).await?;
        if sampled_at.elapsed() >= SAMPLE_EVERY {
            sampled_at = Instant::now();
            samples.push(sample(&wall, &eyes, call + 1)?);
        }
    }
    eyes.look(&wall);
    samples.push(sample(&wall, &eyes, calls)?);
    let secs = begun.elapsed().as_secs_f64();
    let report = report(days, calls, secs, &eyes.shown, &samples);
    fs::write(folder.join("report.json"), format!("{report:#}\n"))?;
    write_page(Path::new("docs/PERFORMANCE.md"), &report)?;
    let mut summary = report;
    summary["samples"].take();
    let report = summary;
    ensure!(report["calls_missed"] == 0, "calls were missed: {report:#}");
    ensure!(report["memory_growth"].as_f64().is_some_and(|growth| growth < GROWTH_MAX), "memory grew: {report:#}");
    ensure!(report["handles_growth"].as_i64().is_some_and(|growth| growth <= 2), "handles grew: {report:#}");
    Ok(report)
}

/// What was read on the wall so far.
#[derive(Default)]
struct Eyes {
    lines: usize,
    /// The calls that were on a drawn picture.
    shown: BTreeSet<i64>,
    pictures: i64,
}

impl Eyes {
    fn look(&mut self, wall: &Wall) {
        let lines = wall.program.lines_after(self.lines);
        self.lines += lines.len();
        for line in &lines {
            if line.contains("call shown") {
                self.shown.extend(logged_value(line, "call").ok());
            } else if line.contains("pictures drawn") {
                self.pictures = logged_value(line, "frames").unwrap_or(self.pictures);
            }
        }
    }
}

/// Somebody takes a number, is called at one of the counters, reads that on the wall, comes and goes. Who reads nothing in
/// time comes all the same, and the call counts as missed.
async fn one_person(server: &Server, wall: &Wall, eyes: &mut Eyes, call: usize) -> Result<()> {
    let counter = format!("sportello-{}", call % COUNTERS);
    let number = server.number("crowd", &format!("servizio-{}", call % SERVICES)).await;
    for action in ["call_next", "start", "finish"] {
        let step = match action {
            "call_next" => json!({"kind": action}),
            _ => json!({"kind": action, "ticket": number}),
        };
        let (status, body) = server.act("crowd", &counter, step).await?;
        ensure!(status == 200, "{action} at {counter}: {status} {body}");
        if action == "call_next" {
            let called_at = Instant::now();
            while !eyes.shown.contains(&(call as i64 + 1)) && called_at.elapsed() < PATIENCE {
                tokio::time::sleep(Duration::from_millis(2)).await;
                eyes.look(wall);
            }
        }
    }
    Ok(())
}

fn sample(wall: &Wall, eyes: &Eyes, calls: usize) -> Result<Value> {
    let process = PathBuf::from(format!("/proc/{}", wall.program.pid()));
    let status = fs::read_to_string(process.join("status")).context("the wall is gone")?;
    let number = |key: &str| -> Option<u64> {
        status.lines().find_map(|line| line.strip_prefix(key))?.split_whitespace().next()?.parse().ok()
    };
    Ok(json!({
        "calls_made": calls,
        "memory_kb": number("VmRSS:").context("no memory")?,
        "threads": number("Threads:").context("no threads")?,
        "handles": fs::read_dir(process.join("fd"))?.count(),
        "pictures": eyes.pictures,
    }))
}

fn report(days: usize, calls: usize, secs: f64, shown: &BTreeSet<i64>, samples: &[Value]) -> Value {
    let median = |part: &[Value], key: &str| {
        let mut values: Vec<f64> = part.iter().filter_map(|sample| sample[key].as_f64()).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let quarter = samples.len().div_ceil(4);
    let (second, last) = (&samples[quarter.min(samples.len() - 1)..], &samples[samples.len() - quarter..]);
    let second = &second[..quarter.min(second.len())];
    let memory = (median(second, "memory_kb"), median(last, "memory_kb"));
    let missed = (1..=calls as i64).filter(|call| !shown.contains(call)).count();
    json!({
        "days": days,
        "pace": PACE,
        "secs": secs.round(),
        "calls_made": calls,
        "calls_announced": calls - missed,
        "calls_missed": missed,
        "memory_kb_second_quarter": memory.0,
        "memory_kb_last_quarter": memory.1,
        "memory_growth": (memory.1 / memory.0 - 1.0),
        "handles_growth": (median(last, "handles") - median(second, "handles")) as i64,
        "samples": samples,
    })
}

/// Puts the section into the part of the page that other measurements leave alone.
fn write_page(page: &Path, report: &Value) -> Result<()> {
    let text = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    let (before, after) = text.split_once(HEADING).unwrap_or((text.as_str(), ""));
    let after = after.find("\n## ").map_or("", |at| &after[at..]);
    let last = report["samples"].as_array().and_then(|samples| samples.last()).cloned().unwrap_or_default();
    let section = format!(
        "{HEADING}\n\nWritten by `make soak`: a hall with {CALLS_A_DAY} calls a day at {PACE} times its pace against the real wall, drawn by the\n\
         processor on a screen of 1920 by 1080 pixels without sound. Every call must be on a drawn picture.\n\n\
         | | |\n|---|---|\n| Days of an office | {} in {} s |\n| Calls made, shown | {}, {} |\n| Pictures drawn | {} |\n\
         | Memory in the second and the last quarter | {:.1} and {:.1} MB |\n| Handles, threads at the end | {}, {} |\n",
        report["days"],
        report["secs"],
        report["calls_made"],
        report["calls_announced"],
        last["pictures"],
        report["memory_kb_second_quarter"].as_f64().unwrap_or_default() / 1_000.0,
        report["memory_kb_last_quarter"].as_f64().unwrap_or_default() / 1_000.0,
        last["handles"],
        last["threads"],
    );
    fs::write(page, format!("{}\n\n{section}{after}", before.trim_end()))?;
    Ok(())
}
