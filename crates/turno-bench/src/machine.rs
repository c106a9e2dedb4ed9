//! What the system tells about itself and about a process, from `/proc`.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::time::sleep;

use crate::{
    load::count,
    peers::{browser, mosquitto},
};

/// The unit in which Linux counts processor time for programs, in parts of a second; the same on every machine.
const TICKS_A_SEC: f64 = 100.0;

/// A machine is quiet when others take no larger part of its processors' time.
pub(crate) const QUIET_PART: f64 = 0.05;

/// How long each look at that takes.
const QUIET_LOOK: Duration = Duration::from_secs(2);

/// How long quiet is waited for.
const QUIET_SECS_MAX: u64 = 20;

/// The processor time that a process has taken so far, in seconds.
pub(crate) fn cpu_secs(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("the process is gone")?;
    ticks(&stat).map(|ticks| ticks / TICKS_A_SEC).context("/proc/PID/stat has another form")
}

/// The processor time of the threads that a process has now, in nanoseconds: finer than [`cpu_secs`], without those that ended.
pub(crate) fn threads_cpu_ns(pid: u32) -> Result<u64> {
    let mut total = 0;
    for thread in fs::read_dir(format!("/proc/{pid}/task")).context("the process is gone")? {
        // A thread may end between the two looks.
        let text = fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
        total += text.split_whitespace().next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(total)
}

/// A process and all that descend from it.
pub(crate) fn family(pid: u32) -> Vec<u32> {
    let mut all = vec![pid];
    let mut next = 0;
    while let Some(parent) = all.get(next).copied() {
        next += 1;
        let threads = fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
        for thread in threads {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            all.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
    }
    all
}

/// Lets this process, and those it starts, have as many files open as its user may; how many that is.
pub(crate) fn raise_handles() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let handles = if setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current };
    handles.unwrap_or(u64::MAX)
}

/// The sum of user and system time in a line of `/proc/PID/stat`: fields 14 and 15, counted behind the name, which may hold
/// anything but ends with the last bracket.
fn ticks(stat: &str) -> Option<f64> {
    let (_, behind) = stat.rsplit_once(')')?;
    let mut fields = behind.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some(next()? + next()?)
}

/// The memory of a process in bytes, shared pages counted by their share (proportional set size).
pub(crate) fn pss_bytes(pid: u32) -> Result<u64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).context("the process is gone")?;
    kilobytes(&rollup, "Pss:").map(|kilobytes| kilobytes * 1024).context("/proc/PID/smaps_rollup names no Pss")
}

/// The memory of a process in bytes, shared pages counted in full (resident set size): who else runs the same file changes nothing.
pub(crate) fn rss_bytes(pid: u32) -> Result<u64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).context("the process is gone")?;
    kilobytes(&rollup, "Rss:").map(|kilobytes| kilobytes * 1024).context("/proc/PID/smaps_rollup names no Rss")
}

/// The number behind `key` at the beginning of a line.
fn kilobytes(text: &str, key: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(key))?.split_whitespace().next()?.parse().ok()
}

/// The bytes that a process has handed to the system for writing so far, to files and sockets.
pub(crate) fn written_bytes(pid: u32) -> Result<u64> {
    let io = fs::read_to_string(format!("/proc/{pid}/io")).context("the process is gone")?;
    kilobytes(&io, "wchar:").context("/proc/PID/io names no wchar")
}

/// The average number of runnable tasks over the last minute.
pub(crate) fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}

/// Has what was written before put on the disk, and waits until nobody else works; which part of the processors' time others
/// still took at last.
pub(crate) async fn quiet() -> f64 {
    rustix::fs::sync();
    let begun = Instant::now();
    loop {
        let before = idle_and_all();
        sleep(QUIET_LOOK).await;
        let busy = busy_between(before, idle_and_all()).unwrap_or(1.0);
        if busy <= QUIET_PART || begun.elapsed() > Duration::from_secs(QUIET_SECS_MAX) {
            return busy;
        }
    }
}

fn idle_and_all() -> Option<(u64, u64)> {
    idle_and_all_in(&fs::read_to_string("/proc/stat").unwrap_or_default())
}

/// The idle time of all processors and all of their time, from the text of `/proc/stat`. Waiting for the disk is not idle.
fn idle_and_all_in(stat: &str) -> Option<(u64, u64)> {
    let fields = stat.lines().next()?.strip_prefix("cpu ")?.split_whitespace().map(str::parse);
    // Behind the eighth stands the time of guests, which is in the first two already.
    let fields: Vec<u64> = fields.take(8).collect::<Result<_, _>>().ok()?;
    Some((*fields.get(3)?, fields.iter().sum()))
}

fn busy_between(before: Option<(u64, u64)>, after: Option<(u64, u64)>) -> Option<f64> {
    let ((idle_before, all_before), (idle, all)) = before.zip(after)?;
    let (idle, all) = (idle.checked_sub(idle_before)?, all.checked_sub(all_before).filter(|all| *all > 0)?);
    let number = |ticks: u64| usize::try_from(ticks).ok().map(count);
    Some(1.0 - number(idle)? / number(all)?)
}

/// The machine in one line each: processor, memory, system, and the file system that `folder` lies on.
pub(crate) fn describe(folder: &Path) -> Vec<(&'static str, String)> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let cpu = value_of(&read("/proc/cpuinfo"), "model name", ':').unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory_mb = kilobytes(&read("/proc/meminfo"), "MemTotal:").unwrap_or_default() / 1024;
    let system = value_of(&read("/etc/os-release"), "PRETTY_NAME", '=').unwrap_or_default();
    let kernel = read("/proc/sys/kernel/osrelease");
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let disk = file_system(&read("/proc/self/mounts"), &folder).map(|(device, kind, options)| {
        let device = device.rsplit('/').next().unwrap_or_default().to_owned();
        let task = fs::read_to_string(format!("/sys/fs/ext4/{device}/journal_task")).ok();
        format!("{kind}{} ({options})", journal(task.as_deref()))
    });
    vec![
        ("Processor", format!("{cpu}, {cores} cores")),
        ("Memory", format!("{memory_mb} MB")),
        ("System", format!("{system}, Linux {}", kernel.trim())),
        ("File system of the data", disk.unwrap_or_default()),
    ]
}

/// Whether ext4 has a journal, which decides what a sync costs; from what the system says of the journal's task, if it does.
fn journal(task: Option<&str>) -> &'static str {
    match task.map(str::trim) {
        None => "",
        Some("<none>") => " without a journal, so a sync is cheap",
        Some(_) => " with a journal",
    }
}

/// What is measured and with what, in one line each, as far as the programs tell: the commit, the compiler, the peers.
pub(crate) fn versions() -> Vec<(&'static str, String)> {
    let unknown = || "unknown".to_owned();
    let commit = first_line("git", &["rev-parse", "--short=12", "HEAD"]).map(|commit| {
        // What this program itself writes is no change of what it measures.
        let paths = ["--", ".", ":!docs/PERFORMANCE.md", ":!docs/pictures/performance"];
        let changed = first_line("git", &[&["status", "--porcelain", "--untracked-files=no"][..], &paths].concat());
        if changed.is_some() { format!("{commit}, with changes that are in no commit") } else { commit }
    });
    vec![
        ("Commit", commit.unwrap_or_else(unknown)),
        ("Compiler", first_line("rustc", &["--version"]).unwrap_or_else(unknown)),
        ("Mosquitto", first_line(mosquitto::PROGRAM, &["-h"]).unwrap_or_else(unknown)),
        ("Browser", first_line(browser::PROGRAM, &["--version"]).unwrap_or_else(unknown)),
    ]
}

/// The first line that a program says, if it says anything.
fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let line = String::from_utf8_lossy(&output.stdout).lines().next()?.trim().to_owned();
    Some(line).filter(|line| !line.is_empty())
}

/// The value of the first line that begins with `key`, without quotes.
fn value_of(text: &str, key: &str, separator: char) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(separator)?.1.trim().trim_matches('"').to_owned())
}

/// Device, type and options of the file system that `path` lies on, from the text of `/proc/self/mounts`: the deepest mount
/// point counts.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<(&'a str, &'a str, &'a str)> {
    let rows = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        let (device, point) = (fields.next()?, fields.next()?);
        Some((point, (device, fields.next()?, fields.next()?)))
    });
    let around = rows.filter(|(point, _)| path.starts_with(point));
    around.max_by_key(|(point, _)| point.len()).map(|(_, system)| system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 70 30 0 0 20 0";
        assert_eq!(ticks(stat), Some(100.0));
        assert_eq!(ticks("42 (short) S 1"), None);
    }

    #[test]
    fn this_process_has_time_and_memory() {
        let own = std::process::id();
        assert!(cpu_secs(own).unwrap() >= 0.0);
        let (resident, share) = (rss_bytes(own).unwrap(), pss_bytes(own).unwrap());
        assert!(share > 100_000 && resident >= share, "{resident} {share}");
        assert!(cpu_secs(u32::MAX).is_err());
        assert!(threads_cpu_ns(own).unwrap() > 0);
        assert_eq!(family(own)[0], own);
    }

    #[test]
    fn the_deepest_mount_point_names_the_file_system() {
        let mounts = "/dev/a / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n/dev/b /tmpo xfs rw 0 0\n";
        assert_eq!(file_system(mounts, Path::new("/tmp/x")), Some(("tmpfs", "tmpfs", "rw")));
        assert_eq!(file_system(mounts, Path::new("/srv/x")), Some(("/dev/a", "ext4", "rw")));
        assert_eq!(file_system("", Path::new("/srv/x")), None);
    }

    #[test]
    fn a_journal_is_told_where_the_system_tells() {
        assert_eq!([None, Some("<none>\n"), Some("123\n")].map(journal).map(str::len), [0, 38, 15]);
    }

    #[test]
    fn waiting_for_the_disk_is_no_rest() {
        let (before, after) = ("cpu  10 0 10 100 0 0 0 0 5 0\ncpu0 1\n", "cpu  15 0 15 170 20 0 0 0 9 0\n");
        let (before, after) = (idle_and_all_in(before), idle_and_all_in(after));
        assert_eq!((before, after), (Some((100, 120)), Some((170, 220))));
        assert!((busy_between(before, after).unwrap() - 0.3).abs() < 1e-9);
        assert_eq!((busy_between(after, before), busy_between(before, before)), (None, None));
        assert!(idle_and_all().is_some());
    }

    #[test]
    fn a_program_that_is_not_there_has_no_version() {
        assert_eq!(first_line("no-such-program-as-this", &[]), None);
        assert!(first_line("rustc", &["--version"]).is_some_and(|line| line.starts_with("rustc ")));
    }

    #[test]
    fn lines_with_keys_are_read() {
        assert_eq!(kilobytes("Rss:  9 kB\nPss:   123 kB\n", "Pss:"), Some(123));
        assert_eq!(value_of("A=1\nPRETTY_NAME=\"Debian\"\n", "PRETTY_NAME", '=').as_deref(), Some("Debian"));
    }
}
