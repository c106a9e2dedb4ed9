//! What boards show of the latest calls.

use turno_domain::{CALLS_KEPT_MAX, Command};

use super::script::check;
use crate::hall::{act, id, local, open_hall, settings};

#[test]
fn each_ticket_once_the_newest_call_first() {
    check(
        "open uno
         open due
         issue anagrafe
         issue anagrafe
         issue spid
         next uno
         next due
         recall A001 uno
         start A002 due
         look calls
         no-show A001 uno
         next uno
         look calls",
        "call 3: A001 to uno, recalled 1, expected
         call 2: A002 to due, recalled 0, not expected
         call 4: S001 to uno, recalled 0, expected
         call 3: A001 to uno, recalled 1, not expected
         call 2: A002 to due, recalled 0, not expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called S001
         due serving A002
         A001 no_show",
    );
}

#[test]
fn a_ticket_called_again_at_another_counter_is_expected_there_alone() {
    check(
        "open uno
         open due
         issue anagrafe
         next uno
         recall A001 uno
         no-show A001 uno
         call A001 due
         look calls",
        "call 3: A001 to due, recalled 0, expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno free
         due called A001",
    );
}

#[test]
fn only_the_latest_calls_are_kept() {
    let mut hall = open_hall(settings());
    let now = local("2026-11-16 10:00");
    act(&mut hall, &Command::OpenCounter { counter: id("uno") }, now).unwrap();
    let called = u32::try_from(CALLS_KEPT_MAX).unwrap() + 3;
    for _ in 0..called {
        act(&mut hall, &Command::IssueTicket { service: id("spid"), kiosk: None, language: id("it") }, now).unwrap();
        act(&mut hall, &Command::CallNext { counter: id("uno") }, now).unwrap();
        let number = hall.counter(&id("uno")).hand().unwrap();
        act(&mut hall, &Command::MarkNoShow { counter: id("uno"), number }, now).unwrap();
    }
    let kept: Vec<_> = hall.calls().map(|record| record.call.0).collect();
    assert_eq!(kept, (4..=called).rev().collect::<Vec<_>>());
}
