//! What is left when the power goes: always the log up to some commit, never half a batch, never less than was acknowledged.

use std::{fs, path::Path, process};

use super::*;
use crate::DATABASE_FILE;

fn copy(from: &Path, to: &Path, wal_bytes: Option<u64>) {
    fs::copy(from.join(DATABASE_FILE), to.join(DATABASE_FILE)).unwrap();
    let wal = format!("{DATABASE_FILE}-wal");
    if from.join(&wal).exists() {
        fs::copy(from.join(&wal), to.join(&wal)).unwrap();
        if let Some(bytes) = wal_bytes {
            fs::File::options().write(true).open(to.join(&wal)).unwrap().set_len(bytes).unwrap();
        }
    }
}

fn events_in(folder: &Path) -> Vec<Event> {
    let store = Store::open(folder).unwrap();
    let sane: String = store.connection().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sane, "ok");
    store.today(&hall_id()).unwrap().into_iter().map(|recorded| recorded.event).collect()
}

/// Ten batches of three from the first seed whose people are done within one day.
fn batches() -> Vec<(Hall, Vec<Event>)> {
    let within_a_day = |seed| {
        let mut traffic = Traffic::new(seed);
        let mut batches = Vec::new();
        for _ in 0..10 {
            let before = traffic.hall.clone();
            batches.push((before, (0..3).flat_map(|_| traffic.next()).collect()));
        }
        (traffic.hall.day() == traffic.hall.settings().business_day(morning())).then_some(batches)
    };
    (1..100).find_map(within_a_day).unwrap()
}

#[test]
fn a_copy_taken_after_any_commit_holds_everything_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut written = Vec::new();
    for (before, events) in batches() {
        append(&mut store, &before, None, &events);
        written.extend(events);
        let cut = tempfile::tempdir().unwrap();
        copy(folder.path(), cut.path(), None);
        assert_eq!(events_in(cut.path()), written);
    }
}

#[test]
fn a_log_cut_anywhere_ends_at_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.checkpoint().unwrap();
    let mut written = Vec::new();
    let mut commits = vec![0];
    for (before, events) in batches() {
        append(&mut store, &before, None, &events);
        written.extend(events);
        commits.push(written.len());
    }
    let wal_bytes = fs::metadata(folder.path().join(format!("{DATABASE_FILE}-wal"))).unwrap().len();
    let mut chance = Chance::new(5);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..60 {
        let cut = tempfile::tempdir().unwrap();
        let bytes = chance.below(usize::try_from(wal_bytes).unwrap() + 1);
        copy(folder.path(), cut.path(), Some(bytes as u64));
        let left = events_in(cut.path());
        assert!(commits.contains(&left.len()), "{} events are not a whole number of batches", left.len());
        assert_eq!(left[..], written[..left.len()]);
        seen.insert(left.len());
    }
    assert!(seen.len() > 5, "the cuts must fall into different batches: {seen:?}");
}

/// Not a test of its own: the process that the next test starts and that ends in the middle of a commit.
#[test]
#[ignore = "runs as the child of the next test"]
fn a_process_that_ends_at_its_second_commit() {
    let folder = std::env::var("TURNO_CUT_FOLDER").unwrap();
    let mut store = Store::open(Path::new(&folder)).unwrap();
    let batches = batches();
    append(&mut store, &batches[0].0, None, &batches[0].1);
    match std::env::var("TURNO_CUT").unwrap().as_str() {
        "before" => store.failpoint().abort_before_next_commit(),
        _ => store.failpoint().abort_after_next_commit(),
    }
    append(&mut store, &batches[1].0, None, &batches[1].1);
}

#[test]
fn a_process_that_ends_at_a_commit_leaves_all_of_it_or_nothing() {
    let batches = batches();
    for (cut, kept) in [("before", 1), ("after", 2)] {
        let folder = tempfile::tempdir().unwrap();
        let child = process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::cuts::a_process_that_ends_at_its_second_commit", "--ignored"])
            .env("TURNO_CUT_FOLDER", folder.path())
            .env("TURNO_CUT", cut)
            .output()
            .unwrap();
        assert!(!child.status.success(), "it must have been aborted");
        let expected: Vec<_> = batches[..kept].iter().flat_map(|(_, events)| events.clone()).collect();
        assert_eq!(events_in(folder.path()), expected, "{cut}");
    }
}
