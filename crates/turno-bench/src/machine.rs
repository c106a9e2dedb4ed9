//! What the system tells about itself and about a process, from `/proc`.

use std::{fs, path::Path, thread};

use anyhow::{Context, Result};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The unit in which Linux counts processor time for programs, in parts of a second; the same on every machine.
const TICKS_A_SEC: f64 = 100.0;

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

/// The machine in one line each: processor, memory, system, and the file system that `folder` lies on.
pub(crate) fn describe(folder: &Path) -> Vec<(&'static str, String)> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let cpu = value_of(&read("/proc/cpuinfo"), "model name", ':').unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory_mb = kilobytes(&read("/proc/meminfo"), "MemTotal:").unwrap_or_default() / 1024;
    let system = value_of(&read("/etc/os-release"), "PRETTY_NAME", '=').unwrap_or_default();
    let kernel = read("/proc/sys/kernel/osrelease");
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    vec![
        ("Processor", format!("{cpu}, {cores} cores")),
        ("Memory", format!("{memory_mb} MB")),
        ("System", format!("{system}, Linux {}", kernel.trim())),
        ("File system of the data", file_system(&read("/proc/self/mounts"), &folder).unwrap_or_default()),
    ]
}

/// The value of the first line that begins with `key`, without quotes.
fn value_of(text: &str, key: &str, separator: char) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(separator)?.1.trim().trim_matches('"').to_owned())
}

/// The type of the file system that `path` lies on, from the text of `/proc/self/mounts`: the deepest mount point counts.
fn file_system(mounts: &str, path: &Path) -> Option<String> {
    let rows = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((fields.next()?, fields.next()?))
    });
    let around = rows.filter(|(point, _)| path.starts_with(point));
    around.max_by_key(|(point, _)| point.len()).map(|(_, kind)| kind.to_owned())
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
        assert!(pss_bytes(own).unwrap() > 100_000);
        assert!(cpu_secs(u32::MAX).is_err());
        assert!(threads_cpu_ns(own).unwrap() > 0);
        assert_eq!(family(own)[0], own);
    }

    #[test]
    fn the_deepest_mount_point_names_the_file_system() {
        let mounts = "/dev/a / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n/dev/b /tmpo xfs rw 0 0\n";
        assert_eq!(file_system(mounts, Path::new("/tmp/x")).as_deref(), Some("tmpfs"));
        assert_eq!(file_system(mounts, Path::new("/srv/x")).as_deref(), Some("ext4"));
        assert_eq!(file_system("", Path::new("/srv/x")), None);
    }

    #[test]
    fn lines_with_keys_are_read() {
        assert_eq!(kilobytes("Rss:  9 kB\nPss:   123 kB\n", "Pss:"), Some(123));
        assert_eq!(value_of("A=1\nPRETTY_NAME=\"Debian\"\n", "PRETTY_NAME", '=').as_deref(), Some("Debian"));
    }
}
