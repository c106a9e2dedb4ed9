//! The real programs as processes.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result};

use crate::eventually;

/// The path of one of the project's programs, built beside this one.
///
/// # Panics
///
/// When it has not been built.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let own = env::current_exe().unwrap_or_default();
    // A test lies in `debug/deps`, a program in `debug`.
    let folders = own.ancestors().skip(1).take(2);
    let found = folders.map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not built: run 'cargo build --workspace --bins' first"))
}

/// Sends a signal to one process.
pub fn signal(pid: u32, name: &str) {
    // The process may be gone already, which is what most signals are for.
    let _ = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).stderr(Stdio::null()).status();
}

/// A running program, its lines kept. It is killed when the handle is dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    name: String,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts `command` and keeps what it prints, on both outputs, line by line.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[must_use]
    pub fn start(mut command: Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
        let lines = Arc::new(Mutex::new(Vec::new()));
        if let Some(out) = child.stdout.take() {
            keep_lines(out, &lines);
        }
        if let Some(err) = child.stderr.take() {
            keep_lines(err, &lines);
        }
        Self { child, name, lines }
    }

    /// Starts one of the project's programs.
    ///
    /// # Panics
    ///
    /// When it is not built or cannot be started.
    pub fn ours<S: AsRef<OsStr>>(name: &str, args: impl IntoIterator<Item = S>) -> Self {
        let mut command = Command::new(binary(name));
        command.args(args);
        Self::start(command)
    }

    /// The process identifier.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Everything printed so far.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was printed after the first `seen` lines.
    #[must_use]
    pub fn lines_after(&self, seen: usize) -> Vec<String> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.get(seen..).unwrap_or_default().to_vec()
    }

    /// Waits for a line in which `find` finds something.
    ///
    /// # Panics
    ///
    /// When the deadline has passed or the program has ended before, with everything it printed.
    pub fn wait_for<T>(&mut self, what: &str, mut find: impl FnMut(&str) -> Option<T>) -> T {
        eventually(&format!("{what} from {}", self.name), || {
            let found = self.lines().iter().find_map(|line| find(line));
            if found.is_none() && self.ended().is_some() && !self.lines().iter().any(|line| find(line).is_some()) {
                panic!("{} ended before {what}; it said:\n{}", self.name, self.lines().join("\n"));
            }
            found
        })
    }

    /// Writes a line to its standard input.
    ///
    /// # Panics
    ///
    /// When the program no longer reads.
    pub fn say(&mut self, line: &str) {
        use std::io::Write;
        let written = self.child.stdin.as_mut().map(|stdin| writeln!(stdin, "{line}").and_then(|()| stdin.flush()));
        assert!(matches!(written, Some(Ok(()))), "{} does not read '{line}'", self.name);
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Ends it with a signal and waits for its end.
    pub fn end(&mut self, signal_name: &str) -> ExitStatus {
        signal(self.pid(), signal_name);
        eventually(&format!("the end of {}", self.name), || self.ended())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself; both calls then only say so.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A line without the colours that a program may write for terminals.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, code)) = rest.split_once('\u{1b}') {
        text.push_str(before);
        rest = code.split_once('m').map_or("", |(_, after)| after);
    }
    text + rest
}

fn keep_lines(from: impl std::io::Read + Send + 'static, lines: &Arc<Mutex<Vec<String>>>) {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(plain(&line));
        }
    });
}

/// The value of `key=value` in a log line, as a number.
///
/// # Errors
///
/// When the line has no such value.
pub fn logged_value(line: &str, key: &str) -> Result<i64> {
    let value =
        line.split_once(&format!("{key}=")).and_then(|(_, after)| after.split(|c: char| !c.is_ascii_digit()).next());
    value.and_then(|digits| digits.parse().ok()).with_context(|| format!("this line tells no {key}: {line:?}"))
}

/// The time at the head of a log line, in milliseconds since 1970. A library that writes half a line to the same place may
/// have put its words before it.
///
/// # Errors
///
/// When the line tells no time.
pub fn logged_at_ms(line: &str) -> Result<i64> {
    let words = line.char_indices().filter_map(|(at, _)| line[at..].split_whitespace().next());
    let at: Option<jiff::Timestamp> = words.filter_map(|word| word.parse().ok()).next();
    Ok(at.with_context(|| format!("this line tells no time: {line:?}"))?.as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_its_time_behind_the_words_of_others() {
        let line = "2026-11-23T08:00:00.250Z  INFO turno: call shown call=7";
        let spoilt = format!("a library's half line{line}");
        assert_eq!(logged_at_ms(&spoilt).unwrap(), logged_at_ms(line).unwrap());
        assert_eq!(logged_value(line, "call").unwrap(), 7);
        assert!(logged_at_ms("call shown").unwrap_err().to_string().contains("call shown"));
    }
}
