//! Business days and clocks.

use std::sync::Arc;

use turno_domain::{Command, Event, Fact, Hall, Visit};

use super::script::check;
use crate::hall::{act, id, local, open_hall, settings};

#[test]
fn a_new_day_begins_with_number_one_and_everything_closed() {
    check(
        "open uno
         open due
         issue anagrafe
         issue anagrafe
         next uno
         on 2026-11-17 08:30
         issue anagrafe
         back A002
         look calls
         open uno
         next uno
         look calls",
        "back A002: no ticket A002 was given today
         call 2: A001 to uno, recalled 0, expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
}

#[test]
fn a_clock_that_jumps_back_never_moves_the_hall_back() {
    check(
        "at 10:00
         issue anagrafe
         at 08:30
         issue anagrafe
         look A002
         on 2026-11-15 12:00
         issue anagrafe
         look A003
         on 2026-11-16 10:05
         issue anagrafe
         look A004",
        "A002: anagrafe since 10:00:00, in it, Kiosk(ingresso), told 1 ahead
         A003: anagrafe since 10:00:00, in it, Kiosk(ingresso), told 2 ahead
         A004: anagrafe since 10:05:00, in it, Kiosk(ingresso), told 3 ahead
         anagrafe A001 A002 A003 A004
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn what_is_left_over_ends_with_the_day_and_a_no_show_stays_one() {
    let mut hall = open_hall(settings());
    let now = local("2026-11-16 10:00");
    let uno = || id("uno");
    let mut run = |command: Command| act(&mut hall, &command, now).unwrap();
    run(Command::OpenCounter { counter: uno() });
    for _ in 0..5 {
        run(Command::IssueTicket { service: id("anagrafe"), kiosk: None, language: id("it"), visit: Visit::default() });
    }
    run(Command::WithdrawTicket { number: id("A005") });
    run(Command::CallNext { counter: uno() });
    run(Command::MarkNoShow { counter: uno(), number: id("A001") });
    run(Command::CallNext { counter: uno() });
    run(Command::ParkTicket { counter: uno(), number: id("A002"), back_after_mins: None });
    run(Command::CallNext { counter: uno() });
    run(Command::StartService { counter: uno(), number: id("A003") });

    let midnight = local("2026-11-17 00:00");
    assert_eq!(hall.turnover(midnight - jiff::SignedDuration::from_nanos(1)), []);
    let turned: Vec<_> = hall.turnover(midnight).into_iter().map(|Event { at, fact }| (at, fact)).collect();
    let expired = |number: &str| (midnight, Fact::TicketExpired { number: id(number) });
    let opened = Fact::DayOpened { day: "2026-11-17".parse().unwrap(), last_call: hall.last_call() };
    assert_eq!(turned, [expired("A002"), expired("A003"), expired("A004"), (midnight, opened)]);

    let (opened, ended) = turned.split_last().unwrap();
    ended.iter().for_each(|(at, fact)| hall.apply(&Event { at: *at, fact: fact.clone() }));
    let word = |number: &str| hall.ticket(id(number)).unwrap().state.word();
    assert_eq!(["A002", "A003", "A004"].map(word), ["expired", "served", "expired"], "one was at a counter");
    hall.apply(&Event { at: opened.0, fact: opened.1.clone() });
    assert_eq!(hall.turnover(midnight), [], "a day begins once");
    assert_eq!((hall.tickets().count(), hall.served(), hall.last_call().0), (0, 0, 3));
    assert_eq!((hall.calls(None).count(), hall.tickets_aside().count()), (0, 0));
}

#[test]
fn a_restart_needs_only_the_events_of_the_latest_day() {
    let mut hall = open_hall(settings());
    act(&mut hall, &Command::OpenCounter { counter: id("uno") }, local("2026-11-16 10:00")).unwrap();
    act(
        &mut hall,
        &Command::IssueTicket { service: id("spid"), kiosk: None, language: id("it"), visit: Visit::default() },
        local("2026-11-16 10:01"),
    )
    .unwrap();
    act(&mut hall, &Command::CallNext { counter: id("uno") }, local("2026-11-16 10:02")).unwrap();
    let mut today = act(
        &mut hall,
        &Command::IssueTicket { service: id("spid"), kiosk: None, language: id("it"), visit: Visit::default() },
        local("2026-11-17 10:00"),
    )
    .unwrap();
    today.retain(|event| !matches!(event.fact, Fact::TicketExpired { .. }));
    let mut restarted = Hall::new(Arc::clone(hall.settings()));
    today.iter().for_each(|event| restarted.apply(event));
    assert_eq!(restarted, hall);
    assert_eq!(restarted.last_call().0, 1);
}

#[test]
fn the_business_day_is_the_halls_own_date() {
    let mut hall = open_hall(settings());
    // Half past midnight in Rome is still the day before in UTC.
    let events = hall.turnover("2026-11-16T23:30:00Z".parse().unwrap());
    assert!(matches!(events[..], [Event { fact: Fact::DayOpened { day, .. }, .. }] if day.to_string() == "2026-11-17"));
    events.iter().for_each(|event| hall.apply(event));
    assert_eq!(hall.day().to_string(), "2026-11-17");
}
