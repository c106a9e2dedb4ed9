//! When the clock and the log disagree: what is refused, what is said, how often.

use std::io;

use super::{
    worker::{Job, Worker},
    *,
};

/// The lines of the program's log, kept in memory.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does something on this thread and returns the lines it logged at `level`.
fn logged<T>(level: &str, act: impl FnOnce() -> T) -> (T, Vec<String>) {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let done = tracing::subscriber::with_default(subscriber, act);
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    (done, text.lines().filter(|line| line.contains(level)).map(str::to_owned).collect())
}

/// An engine without its thread.
fn worker(folder: &Path, hand: &HandClock) -> Result<Worker<()>, EngineError> {
    let halls = vec![(hall_id(), settings(&hall_id()))];
    let (_, queue) = tokio::sync::mpsc::channel(1);
    Worker::new(Store::open(folder).unwrap(), halls, hand.clock(), Box::new(|_, _, _| ()), queue)
}

fn tick(worker: &mut Worker<()>) {
    worker.work(&mut vec![Job::Tick]).unwrap();
}

fn days_later(days: i64) -> Timestamp {
    morning() + SignedDuration::from_hours(24 * days)
}

#[test]
fn a_log_from_the_far_future_is_refused_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let future: Timestamp = "2031-01-07T09:00:00Z".parse().unwrap();
    let hand = HandClock::at(future);
    drop(worker(folder.path(), &hand).unwrap());
    hand.set(morning());
    let refused = worker(folder.path(), &hand).err().unwrap();
    assert!(matches!(&refused, EngineError::ClockBehind { log_at, now, .. } if (*log_at, *now) == (future, morning())));
    assert_eq!(
        refused.to_string(),
        "the log of hall 'capannori' ends at 2031-01-07T09:00:00Z, but the clock says 2026-11-20T08:00:00Z: set the clock \
         right and start again; if the log's time is the wrong one, restore the backup from before it, or move the data \
         folder away and import the office again"
    );
    hand.set(future - CLOCK_BEHIND_MAX - SignedDuration::from_secs(1));
    assert!(worker(folder.path(), &hand).is_err());
    hand.set(future - CLOCK_BEHIND_MAX);
    worker(folder.path(), &hand).unwrap();
}

#[test]
fn a_clock_behind_the_log_is_named_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(days_later(1));
    drop(worker(folder.path(), &hand).unwrap());
    hand.set(morning());
    let (_, warnings) = logged("WARN", || worker(folder.path(), &hand).unwrap());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    for part in ["capannori", "clock=2026-11-20T08:00:00Z", "log=2026-11-21T08:00:00Z"] {
        assert!(warnings[0].contains(part), "{part} in {}", warnings[0]);
    }
    hand.set(days_later(1) - SignedDuration::from_secs(60));
    let (_, warnings) = logged("WARN", || worker(folder.path(), &hand).unwrap());
    assert_eq!(warnings, Vec::<String>::new(), "a minute is nothing");
}

#[test]
fn a_clock_that_falls_behind_is_named_once_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(days_later(1));
    let mut worker = worker(folder.path(), &hand).unwrap();
    for _ in 0..2 {
        hand.set(morning());
        let (_, warnings) = logged("WARN", || (0..5).for_each(|_| tick(&mut worker)));
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        hand.set(days_later(1));
        let (_, warnings) = logged("WARN", || tick(&mut worker));
        assert_eq!(warnings, Vec::<String>::new());
    }
}

#[test]
fn a_leap_of_more_than_a_month_is_an_error_line() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(morning());
    let mut running = worker(folder.path(), &hand).unwrap();
    let mut errors_at = |days: i64| {
        hand.set(days_later(days));
        logged("ERROR", || tick(&mut running)).1
    };
    assert_eq!(errors_at(31), Vec::<String>::new());
    let errors = errors_at(31 + 32);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].contains("from=2026-12-21") && errors[0].contains("to=2027-01-22"), "{}", errors[0]);
    drop(running);
    hand.set(days_later(200));
    let (_, errors) = logged("ERROR", || worker(folder.path(), &hand).unwrap());
    assert_eq!(errors, Vec::<String>::new(), "a server that was off for long has done nothing wrong");
}
