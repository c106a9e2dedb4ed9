//! Events that cannot follow what is known: each invariant of the fold is broken once, by hand.

use turno_domain::{
    Afterwards, CallNumber, CallReason, Channel, Event, Fact, Forecast, Hall, Paper, Route, Step, Suspension,
    SuspensionReason, Terms, TicketNumber, TicketState, Visit,
};

use crate::hall::{MONDAY, id, local, open_hall, settings};

const REASON: CallReason = CallReason::Chosen { waited_secs: 0 };
const FORECAST: Forecast = Forecast { from_min: 0, to_min: 5 };

fn issued(number: &str) -> Fact {
    Fact::TicketIssued {
        number: id(number),
        service: id("anagrafe"),
        channel: Channel::Reception,
        language: id("it"),
        people_ahead: 0,
        forecast: FORECAST,
        terms: Terms::default(),
    }
}

fn adopted(number: &str, time: &str) -> Fact {
    Fact::TicketAdopted {
        number: id(number),
        service: id("anagrafe"),
        kiosk: id("ingresso"),
        language: id("it"),
        issued_at: local(&format!("{MONDAY} {time}")),
        people_ahead: 0,
        forecast: FORECAST,
    }
}

fn called(number: &str, counter: &str, call: u32) -> Fact {
    Fact::TicketCalled { number: id(number), counter: id(counter), call: CallNumber(call), reason: REASON }
}

fn opened(day: &str, last_call: u32) -> Fact {
    Fact::DayOpened { day: day.parse().unwrap(), last_call: CallNumber(last_call) }
}

fn at(time: &str, fact: Fact) -> Event {
    Event { at: local(&format!("{MONDAY} {time}")), fact }
}

/// At 10:00: A001 called to `uno` (call 1), A002 served at `due` (call 2), A003 waiting, A004 parked, A005 withdrawn.
fn busy_hall() -> Hall {
    let mut hall = open_hall(settings());
    let (uno, due) = (id("uno"), id("due"));
    for number in ["A001", "A002", "A003", "A004", "A005"] {
        hall.apply(&at("09:00", issued(number)));
    }
    let facts = [
        Fact::CounterOpened { counter: id("uno") },
        called("A004", "uno", 1),
        Fact::TicketParked { number: id("A004"), counter: uno, back_at: None },
        called("A001", "uno", 2),
        Fact::CounterOpened { counter: id("due") },
        called("A002", "due", 3),
        Fact::ServiceStarted { number: id("A002"), counter: due },
        Fact::TicketWithdrawn { number: id("A005") },
    ];
    for fact in facts {
        hall.apply(&at("10:00", fact));
    }
    hall
}

#[test]
fn only_the_last_step_of_a_counter_is_taken_back_and_only_once() {
    let undone =
        |number: &str, counter: &str, step| Fact::StepUndone { number: id(number), counter: id(counter), step };
    let no_such = |number, counter| format!("{counter} has no such step with {number} to take back");
    refuses(undone("A004", "uno", Step::Park), &no_such("A004", "uno"));
    refuses(undone("A002", "due", Step::Call), &no_such("A002", "due"));
    refuses(undone("A001", "due", Step::Start), &no_such("A001", "due"));
    let mut hall = busy_hall();
    let start = || at("10:00", undone("A002", "due", Step::Start));
    hall.apply(&start());
    assert_eq!(hall.try_apply(&start()).unwrap_err().to_string(), no_such("A002", "due"));
}

#[track_caller]
fn refuses(fact: Fact, why: &str) {
    let violation = busy_hall().try_apply(&at("10:00", fact)).unwrap_err();
    assert_eq!(violation.to_string(), why);
}

#[test]
fn a_suspension_does_not_fit() {
    let suspended = || Fact::ServiceSuspended {
        service: id("spid"),
        suspension: Suspension { reason: SuspensionReason::Full, text: None, until: None },
    };
    refuses(Fact::ServiceResumed { service: id("spid") }, "spid is not suspended");
    let mut hall = busy_hall();
    hall.apply(&at("10:00", suspended()));
    assert_eq!(hall.try_apply(&at("10:00", suspended())).unwrap_err().to_string(), "spid is suspended so already");
}

#[test]
fn a_roll_and_its_numbers_do_not_fit() {
    let out = |service, first| Fact::RollPutOut { service: id(service), first: id(first) };
    let torn = |number| {
        let mut fact = issued(number);
        if let Fact::TicketIssued { channel, .. } = &mut fact {
            *channel = Channel::Roll;
        }
        fact
    };
    refuses(out("spid", "A005"), "A005 does not come after 5 in its series");
    refuses(Fact::RollTakenAway { service: id("spid") }, "no roll is out for spid");
    refuses(torn("A006"), "A006 for anagrafe does not fit the rolls that are out");
    let mut hall = busy_hall();
    hall.apply(&at("10:00", out("spid", "R001")));
    let refuses = |fact, why: &str| {
        assert_eq!(hall.clone().try_apply(&at("10:00", fact)).unwrap_err().to_string(), why);
    };
    refuses(out("spid", "Q001"), "a roll is out for spid already");
    refuses(out("anagrafe", "R002"), "a roll with the letter R is out");
    refuses(torn("R001"), "R001 for anagrafe does not fit the rolls that are out");
    refuses(issued("R001"), "R001 for anagrafe does not fit the rolls that are out");
}

#[test]
fn time_goes_back() {
    let fact = Fact::CounterClosed { counter: id("uno") };
    let violation = busy_hall().try_apply(&at("09:59", fact)).unwrap_err();
    assert_eq!(violation.to_string(), "time went back from 2026-11-16T09:00:00Z to 2026-11-16T08:59:00Z");
}

#[test]
fn days() {
    refuses(opened("2026-11-16", 3), "day 2026-11-16 does not come after 2026-11-16");
    refuses(opened("2026-11-17", 2), "call numbers went back from 3 to 2");
    refuses(opened("2026-11-17", 3), "day 2026-11-17 cannot begin: A001 is left over from 2026-11-16");
    let mut unopened = Hall::new(settings().into());
    let violation = unopened.try_apply(&at("09:00", issued("A001"))).unwrap_err();
    assert_eq!(violation.to_string(), "an event stands before the first business day");
}

#[test]
fn numbers() {
    refuses(issued("A005"), "A005 does not follow 5 in its series");
    refuses(issued("A007"), "A007 does not follow 5 in its series");
    refuses(issued("S002"), "S002 does not follow 0 in its series");
    refuses(adopted("A003", "09:00"), "A003 was given before");
    refuses(adopted("K001", "10:01"), "K001 was given after it was taken in");
    refuses(Fact::PaperReported { number: id("A006"), paper: Paper::Printed }, "A006 was never given");
}

#[test]
fn counters() {
    refuses(Fact::CounterOpened { counter: id("uno") }, "counter uno is open already");
    refuses(Fact::CounterClosed { counter: id("uno") }, "counter uno is not open and free");
    refuses(Fact::CounterClosed { counter: id("tre") }, "counter tre is not open and free");
}

#[test]
fn calls() {
    let mut hall = busy_hall();
    hall.apply(&at("10:00", Fact::TicketParked { number: id("A001"), counter: id("uno"), back_at: None }));
    let refuses_free = |fact, why: &str| {
        assert_eq!(hall.clone().try_apply(&at("10:00", fact)).unwrap_err().to_string(), why);
    };
    refuses_free(called("A003", "uno", 3), "call 3 does not follow 3");
    refuses_free(called("A003", "uno", 5), "call 5 does not follow 3");
    refuses_free(called("A002", "uno", 4), "A002 is serving and cannot be called");
    refuses_free(called("A005", "uno", 4), "A005 is withdrawn and cannot be called");
    refuses_free(called("A009", "uno", 4), "A009 was never given");
    refuses(called("A003", "uno", 4), "counter uno cannot take A003: it is not open and free");
    refuses(called("A003", "tre", 4), "counter tre cannot take A003: it is not open and free");
    let recalled = |number: &str, counter: &str, call| Fact::TicketRecalled {
        number: id(number),
        counter: id(counter),
        call: CallNumber(call),
    };
    refuses(recalled("A001", "uno", 3), "call 3 does not follow 3");
    refuses(recalled("A002", "due", 4), "A002 is not being called");
    refuses(recalled("A003", "uno", 4), "A003 is not in hand at uno");
}

#[test]
fn steps_at_a_counter() {
    let (uno, due) = (|| id("uno"), || id("due"));
    let not_in_hand = "A001 is not in hand at due";
    let number = || id::<TicketNumber>("A001");
    refuses(Fact::ServiceStarted { number: number(), counter: due() }, not_in_hand);
    refuses(Fact::ServiceFinished { number: number(), counter: due() }, not_in_hand);
    refuses(Fact::TicketNotShown { number: number(), counter: due() }, not_in_hand);
    refuses(Fact::TicketParked { number: number(), counter: due(), back_at: None }, not_in_hand);
    refuses(
        Fact::TicketTransferred {
            number: number(),
            counter: due(),
            route: Route::to(id("spid")),
            afterwards: Afterwards::GoesOn,
        },
        not_in_hand,
    );
    refuses(Fact::ServiceFinished { number: number(), counter: uno() }, "A001 is not being served");
    refuses(Fact::ServiceStarted { number: id("A002"), counter: due() }, "A002 is not being called");
    refuses(Fact::TicketNotShown { number: id("A002"), counter: due() }, "A002 is not being called");
}

#[test]
fn steps_without_a_counter() {
    let back = |number: &str| Fact::TicketBroughtBack { number: id(number) };
    let withdrawn = |number: &str| Fact::TicketWithdrawn { number: id(number) };
    refuses(back("A003"), "A003 is waiting already");
    refuses(back("A001"), "A001 is called and must be let go first");
    refuses(back("A005"), "A005 is withdrawn for good");
    refuses(withdrawn("A002"), "A002 is serving and must be let go first");
    refuses(withdrawn("A005"), "A005 is withdrawn for good");
    refuses(withdrawn("A009"), "A009 was never given");
    refuses(Fact::TicketExpired { number: id("A005") }, "A005 is withdrawn for good");
}

#[test]
fn papers() {
    let mut hall = busy_hall();
    let report = |paper| at("10:00", Fact::PaperReported { number: id("A001"), paper });
    for (known, refused) in [
        (Paper::Unknown, &[Paper::Pending, Paper::Unknown, Paper::NotTaken][..]),
        (Paper::Printed, &[Paper::Pending, Paper::Printed, Paper::OnScreen, Paper::Unknown]),
        (Paper::NotTaken, &[Paper::Pending, Paper::NotTaken, Paper::OnScreen, Paper::Unknown]),
    ] {
        hall.apply(&report(known));
        for paper in refused {
            let violation = hall.clone().try_apply(&report(*paper)).unwrap_err().to_string();
            assert_eq!(violation, format!("no slip of A001 is {paper:?} after {known:?}"));
        }
    }
    hall.apply(&report(Paper::Printed));
}

#[test]
fn a_ticket_that_expires_at_a_counter_lets_it_go() {
    let mut hall = busy_hall();
    hall.apply(&at("10:00", Fact::TicketExpired { number: id("A001") }));
    assert!(matches!(hall.ticket(id("A001")).unwrap().state, TicketState::Expired { .. }));
    assert_eq!(hall.counter(&id("uno")).hand(), None);
}

#[test]
#[should_panic(expected = "A009 was never given")]
fn a_live_hall_stops_at_a_violation() {
    busy_hall().apply(&at("10:00", Fact::TicketWithdrawn { number: id("A009") }));
}

#[test]
fn a_series_goes_on_after_a_totems_own_numbers_whatever_new_settings_say() {
    let mut hall = busy_hall();
    hall.apply(&at("10:00", adopted("K002", "09:30")));
    let mut changed = settings();
    changed.kiosks[0].letter = id("Z");
    changed.services[1].letter = id("K");
    let mut replayed = Hall::new(changed.into());
    replayed.apply(&at("07:00", opened(MONDAY, 0)));
    replayed.apply(&at("10:00", adopted("K002", "09:30")));
    let command = turno_domain::Command::IssueTicket {
        service: id("spid"),
        kiosk: None,
        language: id("it"),
        visit: Visit::default(),
    };
    let events = replayed.decide(&command, local(&format!("{MONDAY} 10:01"))).unwrap();
    assert_eq!(events[0].fact.number(), Some(id("K003")));
    replayed.apply(&events[0]);
}
