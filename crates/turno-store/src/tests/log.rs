//! The log: what is appended comes back, requests are remembered, damage is named.

use turno_domain::Fact;

use super::*;
use crate::StoreError;

fn opened(store: &mut Store) -> Hall {
    let mut hall = Hall::new(settings());
    let events = hall.turnover(morning());
    events.iter().for_each(|event| hall.apply(event));
    append(store, &hall, None, &events);
    hall
}

fn issued(hall: &Hall) -> Vec<Event> {
    let issue = Command::IssueTicket {
        service: "anagrafe".parse().unwrap(),
        kiosk: None,
        language: "it".parse().unwrap(),
        visit: Visit::default(),
    };
    hall.decide(&issue, morning()).unwrap()
}

#[test]
fn a_request_is_known_with_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let hall = opened(&mut store);
    let events = issued(&hall);
    append(&mut store, &hall, Some((5, "issue anagrafe")), &events);
    append(&mut store, &hall, Some((6, "open uno")), &[]);
    drop(store);

    let mut store = Store::open(folder.path()).unwrap();
    let mut batch = store.begin().unwrap();
    assert_eq!(batch.next_seq(), 3);
    let known = batch.lookup(RequestId(5)).unwrap().unwrap();
    assert_eq!((known.hall, known.wish.as_str()), (hall_id(), "issue anagrafe"));
    assert_eq!(known.events.iter().map(|recorded| recorded.seq).collect::<Vec<_>>(), [2]);
    assert_eq!(known.events[0].event, events[0]);
    assert_eq!(batch.lookup(RequestId(6)).unwrap().unwrap().events, [], "a wish that was true already");
    assert_eq!(batch.lookup(RequestId(7)).unwrap(), None);

    let counter = "uno".parse().unwrap();
    let opening = [Event { at: morning(), fact: Fact::CounterOpened { counter } }];
    let request = Some((RequestId(7), "open uno"));
    let day = hall.day();
    batch.append(&Append { hall: &hall_id(), day, request, events: &opening, expected_seq: 3 }).unwrap();
    assert_eq!(batch.lookup(RequestId(7)).unwrap().unwrap().events.len(), 1, "seen within its own batch");
}

#[test]
fn what_is_not_committed_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let hall = opened(&mut store);
    let before = store.today(&hall_id()).unwrap();
    let events = issued(&hall);
    let failpoint = store.failpoint();
    for refuse in [false, true] {
        let mut batch = store.begin().unwrap();
        let request = Some((RequestId(5), "issue anagrafe"));
        let append =
            Append { hall: &hall_id(), day: hall.day(), request, events: &events, expected_seq: batch.next_seq() };
        assert_eq!(batch.append(&append).unwrap(), 3);
        if refuse {
            failpoint.refuse_next_commit();
            assert!(matches!(batch.commit().unwrap_err(), StoreError::Commit { .. }));
        } else {
            drop(batch);
        }
        assert_eq!(store.today(&hall_id()).unwrap(), before);
        assert_eq!(store.tickets(&hall_id(), hall.day()).unwrap(), []);
        let batch = store.begin().unwrap();
        assert_eq!(batch.next_seq(), 2);
        assert_eq!(batch.lookup(RequestId(5)).unwrap(), None);
    }
    append(&mut store, &hall, None, &events);
    assert_eq!(store.begin().unwrap().next_seq(), 3);
}

#[test]
fn an_append_in_the_wrong_place_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let hall = opened(&mut store);
    let events = issued(&hall);
    let mut batch = store.begin().unwrap();
    let append = Append { hall: &hall_id(), day: hall.day(), request: None, events: &events, expected_seq: 9 };
    assert!(matches!(batch.append(&append).unwrap_err(), StoreError::Conflict { expected: 9, found: 2 }));
    batch.commit().unwrap();
    assert_eq!(store.today(&hall_id()).unwrap().len(), 1);
}

#[test]
fn an_event_about_no_ticket_does_not_pass() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let hall = opened(&mut store);
    let events = [Event { at: morning(), fact: Fact::TicketWithdrawn { number: "A042".parse().unwrap() } }];
    let mut batch = store.begin().unwrap();
    let append = Append { hall: &hall_id(), day: hall.day(), request: None, events: &events, expected_seq: 2 };
    assert!(matches!(batch.append(&append).unwrap_err(), StoreError::Contradiction { seq: 2, .. }));
}

#[test]
fn only_the_latest_day_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut traffic = Traffic::new(3);
    let mut today = Vec::new();
    while traffic.hall.day() < "2026-11-24".parse().unwrap() {
        let before = traffic.hall.clone();
        let events = traffic.next();
        append(&mut store, &before, None, &events);
        let opening = events.iter().position(|event| matches!(event.fact, Fact::DayOpened { .. }));
        if let Some(position) = opening {
            today = events[position..].to_vec();
        } else {
            today.extend(events);
        }
    }
    let read: Vec<_> = store.today(&hall_id()).unwrap().into_iter().map(|recorded| recorded.event).collect();
    assert_eq!(read, today);
    assert_eq!(store.today(&"cuneo".parse().unwrap()).unwrap(), []);

    let plan = "EXPLAIN QUERY PLAN SELECT seq, day, at_us, fact FROM event
                WHERE hall = ?1 AND day = (SELECT max(day) FROM event WHERE hall = ?1) ORDER BY seq";
    let mut statement = store.connection().prepare(plan).unwrap();
    let steps: Vec<String> =
        statement.query_map(["capannori"], |row| row.get("detail")).unwrap().map(Result::unwrap).collect();
    assert!(steps.iter().all(|step| !step.starts_with("SCAN event") && !step.contains("TEMP B-TREE")), "{steps:?}");
    assert!(steps[0].contains("event_of_day (hall=? AND day=?)"), "{steps:?}");
}

#[test]
fn a_damaged_event_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let hall = opened(&mut store);
    append(&mut store, &hall, None, &issued(&hall));
    for (set, problem) in [
        ("fact = json_set(fact, '$.kind', 'ticket_praised')", "unknown variant `ticket_praised`"),
        ("fact = json_set(fact, '$.kind', 'counter_opened')", "unknown field"),
        ("fact = json_remove(fact, '$.number')", "missing field `number`"),
        ("at_us = 9223372036854775807", "not in the required range"),
        ("day = '2026-11-31'", "parsed date is not valid"),
    ] {
        let conn = store.connection();
        conn.execute_batch(&format!("SAVEPOINT s; UPDATE event SET {set} WHERE seq = 2")).unwrap();
        let error = store.today(&hall_id()).unwrap_err().to_string();
        conn.execute_batch("ROLLBACK TO s; RELEASE s").unwrap();
        assert!(error.starts_with("event 2 of hall 'capannori' is damaged: "), "{set}: {error}");
        assert!(error.contains(problem), "{set}: {error}");
    }
    assert_eq!(store.today(&hall_id()).unwrap().len(), 2);
}

#[test]
fn instants_are_kept_to_the_microsecond() {
    let fine: Timestamp = "2026-11-20T08:00:00.123456789Z".parse().unwrap();
    assert_eq!(crate::stored_precision(fine).to_string(), "2026-11-20T08:00:00.123456Z");
}
