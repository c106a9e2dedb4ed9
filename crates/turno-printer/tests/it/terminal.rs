//! The worker thread and the program `turno-emulator` on a real pseudo-terminal.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use turno_printer::machine::Report;
use turno_printer::{Health, JobId, Outcome, Printer, PrinterSettings, Proof, Reason};

use crate::{capannori, epson};

const DEADLINE: Duration = Duration::from_secs(30);

struct Program {
    child: Child,
    words: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Program {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_turno-emulator"))
            .args(["--baud", "38400", "--link"])
            .arg(folder.join("printer"))
            .arg("--sheets")
            .arg(folder.join("sheets"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let program = Self { words: child.stdin.take(), child, lines };
        program.expect("ready: printer at ");
        program
    }

    fn expect(&self, start: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("no line `{start}...`"));
            if line.starts_with(start) {
                return line;
            }
        }
    }

    fn say(&mut self, word: &str) {
        writeln!(self.words.as_mut().unwrap(), "{word}").unwrap();
        self.expect("ok: ");
    }

    fn terminate(mut self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let deadline = Instant::now() + DEADLINE;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < deadline, "SIGTERM did not end the emulator");
            std::thread::yield_now();
        }
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn printer(device: &Path) -> (Printer, Receiver<Report>) {
    printer_at(device, 38_400)
}

fn printer_at(device: &Path, baud: u32) -> (Printer, Receiver<Report>) {
    let (sender, reports) = channel();
    let settings = PrinterSettings { device: device.to_owned(), baud, profile: epson() };
    let printer = Printer::start(settings, move |report| drop(sender.send(report))).unwrap();
    (printer, reports)
}

fn health(reports: &Receiver<Report>, wanted: Health) {
    wait(reports, |report| matches!(report, Report::Health { health, .. } if *health == wanted).then_some(()));
}

fn outcome(reports: &Receiver<Report>, job: JobId) -> Outcome {
    wait(reports, |report| match report {
        Report::Outcome { job: of, outcome } if *of == job => Some(*outcome),
        _ => None,
    })
}

fn wait<T>(reports: &Receiver<Report>, mut found: impl FnMut(&Report) -> Option<T>) -> T {
    let deadline = Instant::now() + DEADLINE;
    let mut seen = Vec::new();
    while let Ok(report) = reports.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if let Some(value) = found(&report) {
            return value;
        }
        seen.push(report);
    }
    panic!("never reported; seen {seen:?}");
}

#[test]
fn a_slip_goes_over_a_real_terminal_and_becomes_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(folder.path());
    let (printer, reports) = printer(&folder.path().join("printer"));
    health(&reports, Health::Ready);
    printer.print(JobId::new(1), capannori());
    let end = outcome(&reports, JobId::new(1));
    assert!(matches!(end, Outcome::Printed { proof: Proof::ProcessId, .. }), "{end:?}");
    program.expect("sheet 001");
    let text = fs::read_to_string(folder.path().join("sheets/001.txt")).unwrap();
    assert!(text.lines().any(|line| line == "A042"), "{text}");
    assert!(fs::read(folder.path().join("sheets/001.png")).unwrap().starts_with(b"\x89PNG"));

    program.say("cover-open");
    health(&reports, Health::NotReady(Reason::CoverOpen));
    program.say("cover-close");
    health(&reports, Health::Ready);

    program.say("unplug");
    health(&reports, Health::NotReady(Reason::Disconnected));
    program.say("plug");
    // The end of standard input is not the end of the printer.
    drop(program.words.take());
    health(&reports, Health::Ready);
    printer.print(JobId::new(2), capannori());
    assert!(matches!(outcome(&reports, JobId::new(2)), Outcome::Printed { .. }));
    program.expect("sheet 002");

    program.terminate();
    assert!(fs::symlink_metadata(folder.path().join("printer")).is_err(), "the link stayed behind");
    health(&reports, Health::NotReady(Reason::Disconnected));
}

#[test]
fn a_printer_at_another_speed_is_not_taken_for_ready_and_prints_no_number() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path());
    for baud in [9_600, 115_200] {
        let (printer, reports) = printer_at(&folder.path().join("printer"), baud);
        health(&reports, Health::NotReady(Reason::Silent));
        printer.print(JobId::new(1), capannori());
        assert_eq!(outcome(&reports, JobId::new(1)), Outcome::NotSent(Reason::Silent), "{baud}");
    }
    // Once the totem is told the right speed, all is well.
    let (printer, reports) = printer(&folder.path().join("printer"));
    health(&reports, Health::Ready);
    printer.print(JobId::new(2), capannori());
    assert!(matches!(outcome(&reports, JobId::new(2)), Outcome::Printed { .. }));
    program.expect("sheet 0");
}

#[test]
fn a_printer_that_comes_back_as_another_device_is_found_by_its_lasting_name() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    [&first, &second].into_iter().for_each(|home| fs::create_dir(home).unwrap());
    let stable = folder.path().join("by-id");
    let point_at = |home: &Path| {
        // As udev does: the lasting name is a link to whatever the kernel calls the device this time.
        let fresh = folder.path().join("by-id.new");
        std::os::unix::fs::symlink(fs::read_link(home.join("printer")).unwrap(), &fresh).unwrap();
        fs::rename(fresh, &stable).unwrap();
    };
    let old = Program::start(&first);
    point_at(&first);
    let (printer, reports) = printer(&stable);
    health(&reports, Health::Ready);
    // The new device is there before the old one goes, so the two cannot have the same name.
    let new = Program::start(&second);
    assert_ne!(fs::read_link(first.join("printer")).unwrap(), fs::read_link(second.join("printer")).unwrap());
    // The link goes with the device; what the kernel gives the old name to next is nobody's printer.
    fs::remove_file(&stable).unwrap();
    drop(old);
    health(&reports, Health::NotReady(Reason::Disconnected));
    point_at(&second);
    health(&reports, Health::Ready);
    printer.print(JobId::new(1), capannori());
    assert!(matches!(outcome(&reports, JobId::new(1)), Outcome::Printed { .. }));
    new.expect("sheet 001");
    assert!(second.join("sheets/001.txt").is_file() && !first.join("sheets/001.txt").exists());
}

#[test]
fn a_printer_that_is_not_there_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let (printer, reports) = printer(&folder.path().join("nothing"));
    let sentence = wait(&reports, |report| match report {
        Report::Trouble(sentence) => Some(sentence.clone()),
        _ => None,
    });
    assert!(sentence.contains("/nothing: there is no such device. Check the cable"), "{sentence}");
    printer.print(JobId::new(1), capannori());
    assert_eq!(outcome(&reports, JobId::new(1)), Outcome::NotSent(Reason::Disconnected));
}

#[test]
fn a_slip_that_cannot_be_built_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (printer, reports) = printer(&folder.path().join("nothing"));
    printer.print(JobId::new(1), turno_printer::Slip { number: String::new(), ..capannori() });
    assert_eq!(outcome(&reports, JobId::new(1)), Outcome::NotSent(Reason::BadSlip));
}

#[test]
fn a_printer_that_reads_nothing_does_not_hold_the_thread() {
    let (_master, slave) = serialport::TTYPort::pair().unwrap();
    let device = std::path::PathBuf::from(serialport::SerialPort::name(&slave).unwrap());
    drop(slave);
    let (printer, reports) = printer(&device);
    health(&reports, Health::NotReady(Reason::Silent));
    let started = Instant::now();
    drop(printer);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn a_slip_that_had_to_be_shortened_is_told_once_for_its_service() {
    let folder = tempfile::tempdir().unwrap();
    let (printer, reports) = printer(&folder.path().join("nothing"));
    let long = crate::worded(|words| words.where_to_wait = "attendi ".repeat(200));
    for sequence in 1..=3 {
        printer.print(JobId::new(sequence), long.clone());
    }
    let mut told = 0;
    wait(&reports, |report| match report {
        Report::Trouble(sentence) if sentence.starts_with("slips for `Comune Amico` are printed without") => {
            told += 1;
            None
        }
        Report::Outcome { job, .. } if *job == JobId::new(3) => Some(()),
        _ => None,
    });
    assert_eq!(told, 1);
}
