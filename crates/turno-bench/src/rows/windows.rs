//! What the totem and the wall take of a machine, beside a browser that shows as much.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::footprint::megabytes;
use crate::{
    devices::{FRAME_PART, TOTEM_PX, Totem, totem, wall},
    figures::{Figure, Goal, median},
    load::count,
    machine::{family, pss_bytes, threads_cpu_ns},
    peers::browser::{self, Page},
    printer::Line,
    process::{Program, end_children, ours},
    screen::Screen,
    server::{Data, HALL, KIOSKS, Server},
};

/// How often each program is started.
const RUNS: usize = 3;

const _: () = assert!(RUNS < KIOSKS, "each start is a machine of its own, and one more is tapped");

/// How long a window is left alone before its memory and its idling are looked at.
const SETTLE: Duration = Duration::from_secs(4);

/// How long the unmeasured browser may write its profile.
const PROFILE: Duration = Duration::from_secs(2);

/// How long idling is measured.
const IDLE: Duration = Duration::from_secs(5);

/// Taps for the processor time of one.
const TAPS: usize = 3;

/// A screen is at rest when nothing but its clock has changed for so long; longer than the totem refuses touches of a new screen.
const REST: Duration = Duration::from_secs(1);

/// How long a totem may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(30);

/// The part of the pixels that a first frame fills at least.
const FIRST_FRAME_PART: f64 = 0.02;

/// How long a first frame may take.
const FIRST_FRAME_SECS_MAX: u64 = 60;

/// What is asked, in the browser's memory.
const MEMORY_RATIO: f64 = 1.0 / 8.0;

/// What is asked, in the time that the browser takes to its first frame.
const START_RATIO: f64 = 1.0 / 4.0;

/// Idle is zero when it rounds to it: so many milliseconds of processor time a second.
const IDLE_MS_MAX: f64 = 5.0;

/// The speed of the totem's line.
const BAUD: u32 = 115_200;

/// What one start of a program showed.
#[derive(Debug, Clone, Copy)]
struct Seen {
    start_ms: f64,
    memory_mb: f64,
    idle_ms: f64,
}

/// The totem.
pub(super) async fn totem_footprint(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    let line = Line::start(BAUD)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let profile = used_profile(disk, Page::Totem)?;
    for run in 0..RUNS {
        ours.push(see(disk, |screen, folder| totem(screen, server.address(), run, &line.device, BAUD, folder))?);
        theirs.push(see_browser(disk, Page::Totem, profile.path())?);
    }
    let mut figures = tell("totem", "turno-kiosk", &ours, &theirs)?;
    let per_tap = taps(disk, &server, &line)?;
    figures.push(Figure::new(
        "totem-footprint-tap",
        "processor time of the totem for one tap, from the finger to the proof and the way home",
        "ms",
        per_tap,
    ));
    Ok(figures)
}

/// The wall, on a screen of the same size.
pub(super) async fn wall_footprint(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let profile = used_profile(disk, Page::Wall)?;
    for _ in 0..RUNS {
        ours.push(see(disk, |screen, _| wall(screen, server.address(), HALL, TOTEM_PX))?);
        theirs.push(see_browser(disk, Page::Wall, profile.path())?);
    }
    tell("wall", "turno-display", &ours, &theirs)
}

/// A folder with the profile of a browser that was started once, for a kiosk does not make a new one each morning.
fn used_profile(disk: &Path, page: Page) -> Result<TempDir> {
    let folder = TempDir::with_prefix_in("window-", disk)?;
    let screen = Screen::start(folder.path(), TOTEM_PX.0, TOTEM_PX.1)?;
    let program = Program::start(browser::command(page, &screen, TOTEM_PX, folder.path())?)?;
    await_first_frame(&screen)?;
    std::thread::sleep(PROFILE);
    program.ask_to_end()?;
    // Marks of the process that is gone, which the next would have to doubt first.
    for entry in fs::read_dir(folder.path().join(browser::PROFILE))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("Singleton") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(folder)
}

/// The same with a browser, on a copy of a profile that was left in order.
fn see_browser(disk: &Path, page: Page, used: &Path) -> Result<Seen> {
    see(disk, |screen, folder| {
        let from = used.join(browser::PROFILE);
        let copied = Command::new("cp").arg("-a").arg(from).arg(folder).status()?;
        anyhow::ensure!(copied.success(), "the browser's profile could not be copied");
        browser::command(page, screen, TOTEM_PX, folder)
    })
}

/// Waits for the first frame on a screen.
fn await_first_frame(screen: &Screen) -> Result<()> {
    let begun = Instant::now();
    while screen.look()?.drawn() < FIRST_FRAME_PART {
        anyhow::ensure!(begun.elapsed() < Duration::from_secs(FIRST_FRAME_SECS_MAX), "no frame came");
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// Starts a program on a new screen and watches it.
fn see(disk: &Path, start: impl Fn(&Screen, &Path) -> Result<Command>) -> Result<Seen> {
    let folder = TempDir::with_prefix_in("window-", disk)?;
    let screen = Screen::start(folder.path(), TOTEM_PX.0, TOTEM_PX.1)?;
    let command = start(&screen, folder.path())?;
    let begun = Instant::now();
    let program = Program::start(command)?;
    await_first_frame(&screen)?;
    let start_ms = begun.elapsed().as_secs_f64() * 1e3;
    std::thread::sleep(SETTLE);
    let all = family(program.pid());
    let memory: u64 = all.iter().filter_map(|pid| pss_bytes(*pid).ok()).sum();
    let before = cpu_ns(&all);
    std::thread::sleep(IDLE);
    let taken = cpu_ns(&all).checked_sub(before);
    end_children(program.pid());
    // A thread that ended took its time along.
    let idle_ms = taken.map_or(f64::NAN, millis) / IDLE.as_secs_f64();
    Ok(Seen { start_ms, memory_mb: megabytes(memory), idle_ms })
}

/// Nanoseconds as milliseconds.
fn millis(ns: u64) -> f64 {
    count(usize::try_from(ns).unwrap_or(usize::MAX)) / 1e6
}

fn cpu_ns(family: &[u32]) -> u64 {
    family.iter().filter_map(|pid| threads_cpu_ns(*pid).ok()).sum()
}

/// Milliseconds of the totem's processor time for each tap, until it rests again.
fn taps(disk: &Path, server: &Server, line: &Line) -> Result<Vec<f64>> {
    let folder = TempDir::with_prefix_in("totem-", disk)?;
    let totem = Totem::start(server.address(), RUNS, &line.device, BAUD, folder.path())?;
    let pid = totem.program.pid();
    let mut each = Vec::new();
    for index in 0..=TAPS {
        let before = threads_cpu_ns(pid)?;
        let (_, said) = totem.tap()?;
        totem.program.wait_from(said, "the proof", |line| line.contains(" printed ").then_some(()))?;
        totem.screen.await_rest(REST, FRAME_PART, PATIENCE)?;
        totem.go_home()?;
        totem.screen.await_rest(REST, FRAME_PART, PATIENCE)?;
        if index > 0 {
            each.push(millis(threads_cpu_ns(pid)?.saturating_sub(before)));
        }
    }
    Ok(each)
}

fn tell(of: &str, program: &str, ours_seen: &[Seen], theirs: &[Seen]) -> Result<Vec<Figure>> {
    let over = |seen: &[Seen], pick: fn(&Seen) -> f64| seen.iter().map(pick).collect::<Vec<_>>();
    let browser = "a Chromium kiosk window with an equal page and a profile that was used once, all its processes";
    let size = ours(program)?.metadata().context("the program's size")?.len();
    let idle = over(theirs, |seen| seen.idle_ms);
    Ok(vec![
        Figure::new(
            format!("{of}-footprint-memory"),
            format!("memory of the {of} (proportional set size), software renderer at 1080x1920"),
            "MB",
            over(ours_seen, |seen| seen.memory_mb),
        )
        .beside(browser, over(theirs, |seen| seen.memory_mb))
        .goal(Goal::RatioAtMost(MEMORY_RATIO)),
        Figure::new(
            format!("{of}-footprint-start"),
            format!("from the start of the {of} to its first frame"),
            "ms",
            over(ours_seen, |seen| seen.start_ms),
        )
        .beside(browser, over(theirs, |seen| seen.start_ms))
        .goal(Goal::RatioAtMost(START_RATIO)),
        Figure::new(
            format!("{of}-footprint-idle"),
            format!(
                "processor time of the idle {of}, in a second; below {IDLE_MS_MAX} ms it rounds to 0 % of one core"
            ),
            "ms",
            over(ours_seen, |seen| seen.idle_ms),
        )
        .goal(Goal::ValueBelow(IDLE_MS_MAX))
        .remark(format!("The browser takes {:.1} ms.", median(&idle))),
        Figure::new(
            format!("{of}-footprint-size"),
            format!("size of the {of}'s program on disk"),
            "MB",
            vec![count(usize::try_from(size)?) / 1e6],
        ),
    ])
}
