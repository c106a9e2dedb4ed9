//! Programs beside this one, their lines kept with the moment in which they came.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};

use crate::machine::family;

/// How long a program may take to say what is waited for.
const WORD_SECS_MAX: u64 = 60;

/// How long a program may take to end.
const END_SECS_MAX: u64 = 10;

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(1);

/// A program of this project, built beside this one.
pub(crate) fn ours(name: &str) -> Result<PathBuf> {
    let path = std::env::current_exe()?.with_file_name(name);
    ensure!(path.is_file(), "{} is not built: run 'make bench'", path.display());
    Ok(path)
}

/// A line and when it was said.
pub(crate) type Said = (Instant, String);

/// A running program. It is killed when dropped.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    name: String,
    lines: Arc<Mutex<Vec<Said>>>,
}

impl Program {
    /// Starts it and keeps what it says on both outputs.
    pub(crate) fn start(mut command: Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        let lines = Arc::default();
        if let Some(out) = child.stdout.take() {
            keep_lines(out, &lines);
        }
        if let Some(err) = child.stderr.take() {
            keep_lines(err, &lines);
        }
        Ok(Self { child, name, lines })
    }

    /// The process identifier.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end and waits until it has, so that its files are in order.
    pub(crate) fn ask_to_end(mut self) -> Result<()> {
        let pid = i32::try_from(self.pid()).ok().and_then(Pid::from_raw).context("no such process")?;
        kill_process(pid, Signal::TERM)?;
        let begun = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(begun.elapsed() < Duration::from_secs(END_SECS_MAX), "{} does not end", self.name);
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// How many lines it has said.
    pub(crate) fn said(&self) -> usize {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The first line from the `from`-th on in which `find` finds something, if there is one already.
    pub(crate) fn find<T>(&self, from: usize, find: impl Fn(&str) -> Option<T>) -> Option<(Instant, T)> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().skip(from).find_map(|(at, line)| Some((*at, find(line)?)))
    }

    /// Waits for a line in which `find` finds something; when it came and what was found.
    pub(crate) fn wait_for<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> Result<(Instant, T)> {
        self.wait_from(0, what, find)
    }

    /// The same among the lines from the `from`-th on.
    pub(crate) fn wait_from<T>(
        &self,
        from: usize,
        what: &str,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<(Instant, T)> {
        let begun = Instant::now();
        loop {
            if let Some(found) = self.find(from, &find) {
                return Ok(found);
            }
            if begun.elapsed() > Duration::from_secs(WORD_SECS_MAX) {
                let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
                let last: Vec<_> = lines.iter().rev().take(20).map(|(_, line)| line.as_str()).collect();
                bail!("{} never said {what}; its last lines, the last first:\n{}", self.name, last.join("\n"));
            }
            thread::sleep(PAUSE);
        }
    }
}

/// Ends all that descend from a process, which they would survive. They are our own.
pub(crate) fn end_children(pid: u32) {
    for child in family(pid).iter().skip(1) {
        if let Some(child) = i32::try_from(*child).ok().and_then(Pid::from_raw) {
            // It may be gone already.
            let _ = kill_process(child, Signal::KILL);
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself; both calls then only say so.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn keep_lines(from: impl std::io::Read + Send + 'static, lines: &Arc<Mutex<Vec<Said>>>) {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            lines.lock().unwrap_or_else(PoisonError::into_inner).push((Instant::now(), line));
        }
    });
}
