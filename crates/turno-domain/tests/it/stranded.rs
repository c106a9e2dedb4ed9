//! Whom new settings would leave behind.

use turno_domain::{Command, Hall, Lack, Settings, Stranded, Visit};

use crate::hall::{act, id, local, open_hall, settings};

/// A001 served, A002 serving at `uno`, A003 called to `due`, A004 to A006 waiting, parked and called in vain, A007 withdrawn,
/// S001 waiting.
fn busy_hall() -> Hall {
    let mut hall = open_hall(settings());
    let now = local("2026-11-16 10:00");
    let mut run = |command: Command| act(&mut hall, &command, now).unwrap();
    let (uno, due) = (|| id("uno"), || id("due"));
    run(Command::OpenCounter { counter: uno() });
    run(Command::OpenCounter { counter: due() });
    for _ in 0..7 {
        run(Command::IssueTicket { service: id("anagrafe"), kiosk: None, language: id("it"), visit: Visit::default() });
    }
    run(Command::IssueTicket { service: id("spid"), kiosk: None, language: id("it"), visit: Visit::default() });
    run(Command::CallTicket { counter: uno(), number: id("A001") });
    run(Command::StartService { counter: uno(), number: id("A001") });
    run(Command::FinishService { counter: uno(), number: id("A001") });
    run(Command::CallTicket { counter: uno(), number: id("A005") });
    run(Command::ParkTicket { counter: uno(), number: id("A005"), back_after_mins: None });
    run(Command::CallTicket { counter: uno(), number: id("A006") });
    run(Command::MarkNoShow { counter: uno(), number: id("A006") });
    run(Command::WithdrawTicket { number: id("A007") });
    run(Command::CallTicket { counter: uno(), number: id("A002") });
    run(Command::StartService { counter: uno(), number: id("A002") });
    run(Command::CallTicket { counter: due(), number: id("A003") });
    hall
}

#[track_caller]
fn strands(change: impl FnOnce(&mut Settings), expected: &[(&str, Lack)]) {
    let mut new = settings();
    change(&mut new);
    let expected: Vec<_> =
        expected.iter().map(|(number, lack)| Stranded { number: id(number), lack: lack.clone() }).collect();
    assert_eq!(busy_hall().stranded_by(&new), expected);
}

#[test]
fn settings_that_keep_what_is_needed_strand_nobody() {
    strands(|_| {}, &[]);
    // Nobody waits for these.
    strands(|s| s.services.retain(|service| service.letter != id("T")), &[]);
    // Everything is served elsewhere, and whoever is at a counter stays there.
    strands(|s| s.counters[0].services = [id("spid")].into(), &[]);
}

#[test]
fn a_counter_that_goes_strands_the_ticket_in_its_hand() {
    let uno = || Lack::Counter(id("uno"));
    let without_uno = |s: &mut Settings| {
        s.counters.remove(0);
        s.counters[0].services.insert(id("spid"));
    };
    strands(without_uno, &[("A002", uno())]);
    let due = Lack::Counter(id("due"));
    strands(|s| drop(s.counters.remove(1)), &[("A003", due)]);
    // With the counter goes the only one for another line.
    strands(|s| drop(s.counters.remove(0)), &[("A002", uno()), ("S001", Lack::CounterFor(id("spid")))]);
}

#[test]
fn a_service_that_goes_strands_everybody_but_those_being_served() {
    let gone = || Lack::Service(id("anagrafe"));
    let all = ["A003", "A004", "A005", "A006"].map(|number| (number, gone()));
    strands(|s| s.services.retain(|service| service.id != id("anagrafe")), &all);
}

#[test]
fn a_service_that_no_counter_serves_strands_them_too() {
    let unserved = || Lack::CounterFor(id("anagrafe"));
    let all = ["A003", "A004", "A005", "A006"].map(|number| (number, unserved()));
    let none_serves = |s: &mut Settings| {
        for counter in &mut s.counters {
            counter.services.remove(&id("anagrafe"));
        }
    };
    strands(none_serves, &all);
}

#[test]
fn whoever_waits_is_moved_where_it_was_said_and_whoever_is_in_hand_is_not() {
    let mut hall = busy_hall();
    let now = local("2026-11-16 10:05");
    let mut new = settings();
    new.services.retain(|service| service.id != id("spid"));
    let moves = |from: &str, to: &str| [(id(from), id(to))].into();
    let spid = vec![Stranded { number: id("S001"), lack: Lack::Service(id("spid")) }];
    assert_eq!(hall.out_of_the_way(&new, &moves("spid", "spid"), now), Err(spid.clone()), "that line goes too");
    assert_eq!(hall.out_of_the_way(&new, &moves("tributi", "anagrafe"), now), Err(spid));
    let events = hall.out_of_the_way(&new, &moves("spid", "anagrafe"), now).unwrap();
    events.iter().for_each(|event| hall.apply(event));
    assert_eq!(hall.stranded_by(&new), []);
    assert_eq!(hall.ticket(id("S001")).unwrap().service, id("anagrafe"));

    new.services.retain(|service| service.id != id("anagrafe"));
    let left = hall.out_of_the_way(&new, &moves("anagrafe", "tributi"), now).unwrap_err();
    assert_eq!(left, [Stranded { number: id("A003"), lack: Lack::Service(id("anagrafe")) }], "it is being called");
}
