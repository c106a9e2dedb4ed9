//! After a restart the hall is the same; a log that cannot be folded is refused.

use turno_domain::{Afterwards, CallNumber, Event, Route};
use turno_store::Append;

use super::*;

#[tokio::test]
async fn a_restart_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let counter = || "uno".parse().unwrap();
    submit(&engine, Command::OpenCounter { counter: counter() }).await.unwrap();
    for round in 0..40 {
        submit(&engine, issue(if round % 3 == 0 { "tributi" } else { "anagrafe" })).await.unwrap();
        let Ok(called) = submit(&engine, Command::CallNext { counter: counter() }).await else { continue };
        let number = number(&called);
        let next = match round % 4 {
            0 => Command::MarkNoShow { counter: counter(), number },
            1 => Command::ParkTicket { counter: counter(), number, back_after_mins: None },
            2 => Command::TransferTicket {
                counter: counter(),
                number,
                route: Route::to("tributi".parse().unwrap()),
                afterwards: Afterwards::GoesOn,
            },
            _ => Command::StartService { counter: counter(), number },
        };
        let Ok(_) = submit(&engine, next).await else { continue };
        if round % 4 == 3 && round < 39 {
            submit(&engine, Command::FinishService { counter: counter(), number }).await.unwrap();
        }
    }
    let before = view(&engine);
    assert!(before.hall.served() > 5, "the rounds must reach the end of a service");
    engine.stop().await.unwrap();
    let engine = start(folder.path());
    assert_eq!(view(&engine).hall, before.hall);
    let next = submit(&engine, issue("anagrafe")).await.unwrap();
    assert!(before.hall.ticket(number(&next)).is_none(), "no number twice");
}

fn refused_with(facts: Vec<Fact>) -> EngineError {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let events: Vec<_> = facts.into_iter().map(|fact| Event { at: morning(), fact }).collect();
    let day = settings(&hall_id()).business_day(morning());
    let mut batch = store.begin().unwrap();
    batch.append(&Append { hall: &hall_id(), day, request: None, events: &events, expected_seq: 1 }).unwrap();
    batch.commit().unwrap();
    let halls = vec![(hall_id(), settings(&hall_id()))];
    Engine::start(store, halls, Clock::starting_at(morning()), |_, _, _| ()).unwrap_err()
}

#[test]
fn a_log_that_cannot_be_folded_is_refused_by_name() {
    let opened = || Fact::DayOpened { day: settings(&hall_id()).business_day(morning()), last_call: CallNumber(0) };
    let counter = || "uno".parse().unwrap();
    let torn = refused_with(vec![opened(), Fact::CounterClosed { counter: counter() }]);
    assert_eq!(torn.to_string(), "event 2 of hall 'capannori' does not fit the events before it");
    let headless = refused_with(vec![Fact::CounterOpened { counter: counter() }]);
    assert!(matches!(headless, EngineError::Headless { seq: 1, .. }), "{headless}");
}

#[cfg(debug_assertions)]
#[tokio::test]
async fn damage_beside_the_fold_is_refused_by_name() {
    use turno_store::{Damage, damage};
    for (harm, said) in [
        // 1 opens the day, 2 and 4 are tickets, 3 a report of paper: without 3 or 4 the rest still folds.
        (Damage::Event(4), "event 4 is missing from the log"),
        (Damage::Event(3), "event 3 is missing from the log"),
        (Damage::Event(1), "does not open it: earlier events are missing"),
        (Damage::Ticket("A002".parse().unwrap()), "ticket A002 of hall 'capannori' on 2026-11-20 is kept otherwise"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let engine = start(folder.path());
        let put = |id, command| engine.submit(&hall_id(), Some(RequestId(id)), command);
        let first = number(&put(1, issue("anagrafe")).await.unwrap());
        put(2, Command::ReportPaper { number: first, paper: turno_domain::Paper::Printed }).await.unwrap();
        put(3, issue("anagrafe")).await.unwrap();
        engine.stop().await.unwrap();
        damage(folder.path(), harm).unwrap();
        let halls = vec![(hall_id(), settings(&hall_id()))];
        let store = Store::open(folder.path()).unwrap();
        let refused = Engine::start(store, halls, Clock::starting_at(morning()), |_, _, _| ()).unwrap_err();
        assert!(refused.to_string().contains(said), "{harm:?}: {refused}");
    }
}

#[cfg(debug_assertions)]
#[tokio::test]
async fn a_last_event_that_no_request_asked_for_is_missed_by_its_ticket() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    submit(&engine, issue("anagrafe")).await.unwrap();
    engine.stop().await.unwrap();
    turno_store::damage(folder.path(), turno_store::Damage::Event(2)).unwrap();
    let halls = vec![(hall_id(), settings(&hall_id()))];
    let store = Store::open(folder.path()).unwrap();
    let refused = Engine::start(store, halls, Clock::starting_at(morning()), |_, _, _| ()).unwrap_err();
    assert!(refused.to_string().starts_with("ticket A001 of hall 'capannori'"), "{refused}");
}
