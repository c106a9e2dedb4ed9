//! Damage that the events themselves do not show is found by comparison and named.

use turno_domain::Fact;

use super::*;
use crate::{Damage, StoreError, damage};

/// A day with a few tickets, each in a request of its own, the last with a report of its paper. Event 1 opens the day.
fn filled(folder: &std::path::Path) -> Store {
    let mut store = Store::open(folder).unwrap();
    let mut hall = Hall::new(settings());
    let opening = hall.turnover(morning());
    opening.iter().for_each(|event| hall.apply(event));
    append(&mut store, &hall, None, &opening);
    let issue = |service: &str| Command::IssueTicket {
        service: service.parse().unwrap(),
        kiosk: None,
        language: "it".parse().unwrap(),
        visit: Visit::default(),
    };
    let report = Command::ReportPaper { number: "A001".parse().unwrap(), paper: Paper::Printed };
    for (id, command) in (1..).zip([issue("anagrafe"), report, issue("tributi"), issue("anagrafe")]) {
        let events = hall.decide(&command, morning()).unwrap();
        events.iter().for_each(|event| hall.apply(event));
        append(&mut store, &hall, Some((id, "a wish")), &events);
    }
    store
}

fn checked(store: &Store) -> Result<(), StoreError> {
    let today = store.today(&hall_id())?;
    store.check_sequence(today.first().map_or(1, |first| first.seq))?;
    store.check_day(&hall_id(), &today)
}

#[test]
fn a_sound_log_passes() {
    let folder = tempfile::tempdir().unwrap();
    checked(&Store::open(folder.path()).unwrap()).unwrap();
    let other = tempfile::tempdir().unwrap();
    checked(&filled(other.path())).unwrap();
}

#[test]
fn a_missing_event_is_named_wherever_it_stood() {
    for seq in 3..=5 {
        let folder = tempfile::tempdir().unwrap();
        let store = filled(folder.path());
        damage(folder.path(), Damage::Event(seq)).unwrap();
        let error = checked(&store).unwrap_err();
        assert!(matches!(error, StoreError::Missing { seq: found } if found == seq), "{seq}: {error}");
        assert!(error.to_string().starts_with(&format!("event {seq} is missing from the log")), "{error}");
    }
}

#[test]
fn the_ticket_whose_row_differs_is_named() {
    for (sql, number) in [
        ("DELETE FROM ticket WHERE number = 'B001'", "B001"),
        ("UPDATE ticket SET paper = 'pending' WHERE number = 'A001'", "A001"),
        ("UPDATE ticket SET stage = 'served', ended_us = 1 WHERE number = 'A002'", "A002"),
        ("INSERT INTO ticket SELECT hall, day, 'A003', service_issued, service, channel, kiosk, language, arrived_at_us,
          people_ahead, forecast_from_min, forecast_to_min, paper, stage, counter, calls, recalls, called_first_us,
          called_last_us, started_us, ended_us FROM ticket WHERE number = 'A002'", "A003"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = filled(folder.path());
        assert_eq!(store.connection().execute(sql, []).unwrap(), 1);
        let error = checked(&store).unwrap_err();
        let expected = format!("ticket {number} of hall 'capannori' on 2026-11-20 is kept otherwise than the events tell it");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}

#[test]
fn rows_of_a_day_that_the_log_does_not_know_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(folder.path());
    store.connection().execute("UPDATE ticket SET day = '2026-11-21' WHERE number = 'A002'", []).unwrap();
    assert!(checked(&store).is_err());
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let before = settings();
    let mut next = Hall::new(before);
    next.turnover(morning() + SignedDuration::from_hours(24)).iter().for_each(|event| next.apply(event));
    let opening = Event {
        at: morning() + SignedDuration::from_hours(24),
        fact: Fact::DayOpened { day: next.day(), last_call: next.last_call() },
    };
    append(&mut store, &next, None, &[opening]);
    store.connection().execute("UPDATE ticket SET day = '2026-11-22' WHERE number = 'A002'", []).unwrap();
    let error = checked(&store).unwrap_err().to_string();
    assert_eq!(error, "ticket A002 of hall 'capannori' on 2026-11-22 is damaged: the hall's events end on 2026-11-21");
}

#[test]
fn a_contradiction_is_told_apart_from_a_failing_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let today = store.today(&hall_id()).unwrap();
    // The number of the last issue once more, as after a log that lost its end.
    let again = [today[4].event.clone()];
    let day = today[4].day;
    let mut batch = store.begin().unwrap();
    let append = Append { hall: &hall_id(), day, request: None, events: &again, expected_seq: 6 };
    let error = batch.append(&append).unwrap_err();
    assert!(error.is_defect() && matches!(error, StoreError::Contradiction { seq: 6, .. }), "{error:?}");
    drop(batch);
    store.connection().execute_batch("PRAGMA query_only = true").unwrap();
    let closed = [Event { at: again[0].at, fact: Fact::CounterOpened { counter: "uno".parse().unwrap() } }];
    let written = store.begin().and_then(|mut batch| {
        batch.append(&Append { hall: &hall_id(), day, request: None, events: &closed, expected_seq: 6 })
    });
    let error = written.unwrap_err();
    assert!(!error.is_defect(), "a disk that takes no writes: {error:?}");
}
