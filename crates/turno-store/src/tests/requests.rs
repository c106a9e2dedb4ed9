//! How long a request is remembered.

use super::*;
use crate::{REQUEST_DAYS_KEPT, REQUESTS_FORGOTTEN_MAX};

fn open_day(store: &mut Store, hall: &mut Hall, days_later: i64) {
    let opening = hall.turnover(morning() + SignedDuration::from_hours(24 * days_later));
    assert_eq!(opening.len(), 1);
    let before = hall.clone();
    opening.iter().for_each(|event| hall.apply(event));
    append(store, &before, None, &opening);
}

fn known(store: &mut Store) -> Vec<u128> {
    let batch = store.begin().unwrap();
    (1..=4).filter(|id| batch.lookup(RequestId(*id)).unwrap().is_some()).collect()
}

#[test]
fn requests_are_forgotten_when_a_day_opens_and_they_are_old() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut hall = Hall::new(settings());
    let kept = i64::from(REQUEST_DAYS_KEPT);
    open_day(&mut store, &mut hall, 0);
    for id in [1, 2] {
        append(&mut store, &hall, Some((id, "a wish that was true already")), &[]);
    }
    open_day(&mut store, &mut hall, 1);
    append(&mut store, &hall, Some((3, "a wish")), &[]);
    open_day(&mut store, &mut hall, kept);
    append(&mut store, &hall, Some((4, "a wish")), &[]);
    assert_eq!(known(&mut store), [1, 2, 3, 4], "{kept} days are kept");
    open_day(&mut store, &mut hall, kept + 1);
    // Requests without events stand for where the log was; the last of a day go one opening later.
    assert_eq!(known(&mut store), [1, 2, 3, 4]);
    open_day(&mut store, &mut hall, kept + 2);
    assert_eq!(known(&mut store), [3, 4]);
    open_day(&mut store, &mut hall, kept + kept + 1);
    assert_eq!(known(&mut store), [4]);
    open_day(&mut store, &mut hall, kept + kept + 2);
    assert_eq!(known(&mut store), Vec::<u128>::new());
}

#[test]
fn no_opening_forgets_more_than_its_share_nor_another_hall_s() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut hall = Hall::new(settings());
    open_day(&mut store, &mut hall, 0);
    let most = i64::from(REQUESTS_FORGOTTEN_MAX);
    let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
                INSERT INTO request SELECT randomblob(16), ?1, 'a wish', 1, 1 FROM n";
    store.connection().execute(fill, ("capannori", most + 7)).unwrap();
    store.connection().execute(fill, ("cuneo", 5)).unwrap();
    let count = |store: &Store| -> i64 {
        store.connection().query_row("SELECT count(*) FROM request", [], |row| row.get(0)).unwrap()
    };
    open_day(&mut store, &mut hall, 100);
    assert_eq!(count(&store), 7 + 5);
    open_day(&mut store, &mut hall, 101);
    assert_eq!(count(&store), 5);
}

#[test]
fn forgetting_reads_along_the_indexes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let plan = format!("EXPLAIN QUERY PLAN {}", crate::batch::FORGET_REQUESTS);
    let mut statement = store.connection().prepare(&plan).unwrap();
    let steps: Vec<String> = statement
        .query_map(("capannori", "2026-11-20", 1), |row| row.get("detail"))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(steps.iter().all(|step| !step.starts_with("SCAN") && !step.contains("TEMP B-TREE")), "{steps:?}");
}
