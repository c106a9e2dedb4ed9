//! The forecast, held against a hall that really calls and finishes everybody in the usual times.

use std::{collections::BTreeSet, time::Duration};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use turno_domain::{
    Afterwards, Ahead, Command, Counter, CounterId, FORECAST_PEOPLE_MAX, FORECAST_STEP_MIN, Forecast, Hall, Hours,
    Refusal, Route, ServiceId, Settings, TicketNumber, TicketState, Visit,
};

use crate::hall::{MONDAY, act, counter, id, local, open_hall, service, settings};

const SERVICES: [(&str, &str, u32); 4] = [("aa", "A", 2), ("bb", "B", 5), ("cc", "C", 12), ("dd", "D", 20)];

/// A hall of `SERVICES` with one counter per set; a set is a string of their letters.
fn hall_with(counters: &[&str]) -> Settings {
    let names = |set: &str| -> Vec<&str> {
        SERVICES.iter().filter(|(_, letter, _)| set.contains(letter)).map(|(name, ..)| *name).collect()
    };
    let all = std::iter::once(&"ABCD").chain(counters);
    Settings {
        services: SERVICES
            .map(|(name, letter, minutes)| turno_domain::settings::Service {
                minutes,
                last_number: 9999,
                ..service(name, letter)
            })
            .to_vec(),
        hours: Hours::parse("24/7", "IT", &[]).unwrap(),
        counters: all.enumerate().map(|(n, set)| counter(&format!("c{n}"), &names(set))).collect(),
        ..settings()
    }
}

fn morning() -> Timestamp {
    local(&format!("{MONDAY} 00:30"))
}

fn issue(hall: &mut Hall, service: &str, now: Timestamp) -> TicketNumber {
    let command = Command::IssueTicket {
        service: id(service),
        kiosk: Some(id("ingresso")),
        language: id("it"),
        visit: Visit::default(),
    };
    act(hall, &command, now).unwrap().iter().find_map(|event| event.fact.number()).unwrap()
}

fn open(hall: &mut Hall, counter: &str, now: Timestamp) {
    act(hall, &Command::OpenCounter { counter: id(counter) }, now).unwrap();
}

fn usual(hall: &Hall, number: TicketNumber) -> SignedDuration {
    let ticket = hall.ticket(number).unwrap();
    SignedDuration::from_mins(i64::from(hall.settings().service(&ticket.service).unwrap().minutes))
}

/// Lets every open counter call, serve for the usual time and finish, until `target` is called; the people called before who
/// had come earlier and stood in the way, and the wait from `now`.
fn really(mut hall: Hall, target: TicketNumber, now: Timestamp) -> (u32, Duration) {
    let came = |hall: &Hall, number| (hall.ticket(number).unwrap().arrived_at, number);
    let mine = came(&hall, target);
    let mut free: Vec<(Timestamp, CounterId)> = Vec::new();
    for counter in &hall.settings().counters.clone() {
        match hall.counter(&counter.id) {
            Counter::Closed => {}
            Counter::Open { hand: None } => free.push((now, counter.id.clone())),
            Counter::Open { hand: Some(number) } => {
                let left = match hall.ticket(number).unwrap().state {
                    TicketState::Serving { at, .. } => usual(&hall, number) - now.duration_since(at),
                    _ => usual(&hall, number),
                };
                free.push((now + left.max(usual(&hall, number) / 4), counter.id.clone()));
            }
        }
    }
    let related = related(&hall, &hall.ticket(target).unwrap().service);
    let mut before = 0;
    loop {
        let (turn, _) = free.iter().enumerate().min_by_key(|(_, (at, _))| *at).expect("somebody calls the target");
        let (at, counter) = free[turn].clone();
        let mut run = |command: Command| {
            let events = hall.decide(&command, at)?;
            events.iter().for_each(|event| hall.apply(event));
            Ok::<_, Refusal>(hall.counter(&counter).hand())
        };
        if let Some(number) = run(Command::OpenCounter { counter: counter.clone() }).unwrap() {
            // A refusal says that the visit has begun.
            let _ = run(Command::StartService { counter: counter.clone(), number });
            run(Command::FinishService { counter: counter.clone(), number }).unwrap();
        }
        let Ok(called) = run(Command::CallNext { counter: counter.clone() }) else {
            free.remove(turn);
            continue;
        };
        let number = called.unwrap();
        if number == target {
            return (before, Duration::try_from(at.duration_since(now)).unwrap());
        }
        let counts = related.contains(&hall.ticket(number).unwrap().service);
        before += u32::from(counts && came(&hall, number) < mine);
        free[turn].0 = at + usual(&hall, number);
    }
}

/// The services whose people can stand in the way of each other at the counters at work, from one of them on.
fn related(hall: &Hall, service: &ServiceId) -> BTreeSet<ServiceId> {
    let mut related = BTreeSet::from([service.clone()]);
    for _ in SERVICES {
        for counter in hall.settings().counters.iter().filter(|c| hall.counter(&c.id) != Counter::Closed) {
            if !counter.services.is_disjoint(&related) {
                related.extend(counter.services.iter().cloned());
            }
        }
    }
    related
}

/// What somebody is told who waits so long: three quarters to five quarters, in whole steps.
fn told(wait: Duration) -> Forecast {
    let step = u64::from(FORECAST_STEP_MIN) * 60 * 4;
    let steps = |steps: u64| u32::try_from(steps).unwrap() * FORECAST_STEP_MIN;
    let (from, to) = (wait.as_secs() * 3 / step, (wait.as_secs() * 5).div_ceil(step));
    Forecast { from_min: steps(from), to_min: steps(to.max(from + 1)) }
}

/// A hall with people in its lines and at its counters, at the time of the last step.
fn crowd() -> impl Strategy<Value = (Vec<&'static str>, Vec<(u8, u8)>)> {
    let sets = prop::collection::vec(prop::sample::select(vec!["A", "B", "AB", "BC", "CD", "ABCD", "AD"]), 1..5);
    (sets, prop::collection::vec((0_u8..8, 0_u8..4), 1..60))
}

fn build(sets: &[&str], steps: &[(u8, u8)]) -> (Hall, Timestamp) {
    let mut hall = open_hall(hall_with(sets));
    let mut now = morning();
    for (nth, _) in sets.iter().enumerate() {
        open(&mut hall, &format!("c{}", nth + 1), now);
    }
    for (what, which) in steps {
        now += SignedDuration::from_secs(i64::from(*what) * 20);
        let counter: CounterId = id(&format!("c{}", usize::from(*which) % (sets.len() + 1)));
        let hand = hall.counter(&counter).hand();
        // What a step cannot do, it leaves: the counter may be closed, or its lines empty.
        let _ = match (what, hand) {
            (0, None) => act(&mut hall, &Command::CallNext { counter }, now),
            (0, Some(number)) => act(&mut hall, &Command::StartService { counter, number }, now),
            (1, Some(number)) => {
                let to = id(SERVICES[usize::from(*which)].0);
                act(
                    &mut hall,
                    &Command::TransferTicket { counter, number, route: Route::to(to), afterwards: Afterwards::GoesOn },
                    now,
                )
            }
            _ => {
                issue(&mut hall, SERVICES[usize::from(*which)].0, now);
                Ok(Vec::new())
            }
        };
    }
    (hall, now)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_comes_true_when_everybody_takes_the_usual_time((sets, steps) in crowd()) {
        let (hall, now) = build(&sets, &steps);
        let served = |hall: &Hall, number: TicketNumber| {
            let service = &hall.ticket(number).unwrap().service;
            let counters = &hall.settings().counters;
            counters.iter().any(|c| hall.counter(&c.id) != Counter::Closed && c.services.contains(service))
        };
        for ticket in hall.tickets().filter(|ticket| ticket.state == TicketState::Waiting) {
            let ahead = hall.ahead_of(ticket.number, now).unwrap();
            prop_assert_eq!(ahead.forecast.from_min % FORECAST_STEP_MIN, 0);
            prop_assert_eq!(ahead.forecast.to_min % FORECAST_STEP_MIN, 0);
            prop_assert!(ahead.forecast.to_min > ahead.forecast.from_min);
            if served(&hall, ticket.number) {
                let (people, wait) = really(hall.clone(), ticket.number, now);
                prop_assert_eq!(ahead, Ahead { people, forecast: told(wait) }, "{} in {:?}", ticket.number, sets);
            }
        }
    }

    #[test]
    fn a_newcomer_is_told_what_the_ticket_is_told_a_moment_later((sets, steps) in crowd(), which in 0_usize..4) {
        let (mut hall, now) = build(&sets, &steps);
        let asked = hall.ahead_of_newcomer(&id(SERVICES[which].0), now);
        let number = issue(&mut hall, SERVICES[which].0, now);
        let ticket = hall.ticket(number).unwrap();
        prop_assert_eq!((asked.people, asked.forecast), (ticket.people_ahead_told, ticket.forecast_told));
        prop_assert_eq!(hall.ahead_of(number, now), Some(asked));
    }

    #[test]
    fn all_newcomers_at_once_are_told_what_each_is_told((sets, steps) in crowd(), closed in 0_usize..5, open in any::<bool>()) {
        let (mut hall, now) = build(&sets, &steps);
        if open {
            act(&mut hall, &Command::OpenCounter { counter: id("c0") }, now).unwrap();
        }
        // A counter with somebody in hand stays open.
        let _ = act(&mut hall, &Command::CloseCounter { counter: id(&format!("c{closed}")) }, now);
        let each: Vec<_> = SERVICES.iter().map(|(name, ..)| hall.ahead_of_newcomer(&id(name), now)).collect();
        prop_assert_eq!(hall.ahead_of_newcomers(now), each);
    }

    #[test]
    fn a_counter_more_never_lengthens_it_and_a_person_more_never_shortens_it(
        (_, steps) in crowd(), counters in 1_usize..4, which in 0_usize..4,
    ) {
        // Counters that serve the same: with different skills, one more counter may take a short case from a colleague who then
        // begins a long one, and the person behind does wait longer.
        let (mut hall, now) = build(&["ABCD"; 4][..counters], &steps);
        let later = now + SignedDuration::from_secs(1);
        let ask = |hall: &Hall| hall.ahead_of_newcomer(&id(SERVICES[which].0), later);
        let alone = ask(&hall);
        open(&mut hall, "c0", now);
        let helped = ask(&hall);
        prop_assert!(helped.forecast.from_min <= alone.forecast.from_min && helped.forecast.to_min <= alone.forecast.to_min);
        issue(&mut hall, "bb", now);
        let behind = ask(&hall);
        prop_assert!(behind.forecast.from_min >= helped.forecast.from_min);
        prop_assert!(behind.forecast.to_min >= helped.forecast.to_min);
        prop_assert_eq!(behind.people, helped.people + 1);
    }
}

#[test]
fn nobody_who_comes_later_makes_it_longer() {
    let mut hall = open_hall(hall_with(&["AD", "B"]));
    open(&mut hall, "c1", morning());
    open(&mut hall, "c2", morning());
    for _ in 0..5 {
        issue(&mut hall, "dd", morning());
    }
    let now = morning() + SignedDuration::from_secs(1);
    let mine = issue(&mut hall, "aa", now);
    let before = hall.ahead_of(mine, now).unwrap();
    assert_eq!((before.people, before.forecast), (5, told(Duration::from_secs(5 * 1200))));
    for service in ["bb", "aa", "dd"] {
        issue(&mut hall, service, now + SignedDuration::from_secs(1));
    }
    assert_eq!(hall.ahead_of(mine, now), Some(before));
}

#[test]
fn while_nobody_works_those_count_who_could() {
    let mut hall = open_hall(hall_with(&["A", "AB"]));
    open(&mut hall, "c0", morning());
    act(&mut hall, &Command::CloseCounter { counter: id("c0") }, morning()).unwrap();
    for _ in 0..6 {
        issue(&mut hall, "aa", morning());
    }
    // Three counters could serve A: two rounds of two minutes.
    let ahead = hall.ahead_of_newcomer(&id("aa"), morning());
    assert_eq!(ahead, Ahead { people: 6, forecast: told(Duration::from_secs(2 * 120)) });
}

#[test]
fn a_counter_at_work_helps_those_who_could_open() {
    // Only c0 could serve C, and it is closed; c1 is at work and takes its share of the B people ahead.
    let mut hall = open_hall(hall_with(&["B"]));
    open(&mut hall, "c1", morning());
    for _ in 0..4 {
        issue(&mut hall, "bb", morning());
    }
    let ahead = hall.ahead_of_newcomer(&id("cc"), morning());
    assert_eq!(ahead, Ahead { people: 4, forecast: told(Duration::from_secs(2 * 300)) });
}

#[test]
fn a_service_that_no_counter_serves_has_a_forecast_too() {
    let hall = open_hall(settings());
    let nothing = Ahead { people: 0, forecast: Forecast { from_min: 0, to_min: 5 } };
    assert_eq!(hall.ahead_of_newcomer(&id("giustizia"), morning()), nothing);
    assert_eq!(hall.ahead_of_newcomer(&id("nessuno"), morning()), nothing);
    assert_eq!(hall.ahead_of(id("A001"), morning()), None);
}

#[test]
fn an_overdue_visit_is_taken_to_last_a_quarter_more() {
    let mut hall = open_hall(hall_with(&["D"]));
    open(&mut hall, "c1", morning());
    let number = issue(&mut hall, "dd", morning());
    act(&mut hall, &Command::CallNext { counter: id("c1") }, morning()).unwrap();
    let wait =
        |hall: &Hall, mins| hall.ahead_of_newcomer(&id("dd"), morning() + SignedDuration::from_mins(mins)).forecast;
    let mins = |mins: u64| told(Duration::from_secs(mins * 60));
    assert_eq!(wait(&hall, 9), mins(20), "called, not begun: the whole visit is to come");
    act(&mut hall, &Command::StartService { counter: id("c1"), number }, morning()).unwrap();
    assert_eq!(wait(&hall, 8), mins(12));
    assert_eq!(wait(&hall, 19), mins(5));
    assert_eq!(wait(&hall, 300), mins(5));
}

#[test]
fn beyond_the_people_looked_at_it_goes_on_at_the_same_pace() {
    let mut hall = open_hall(hall_with(&["AB", "B"]));
    open(&mut hall, "c1", morning());
    open(&mut hall, "c2", morning());
    let mut last = Ahead { people: 0, forecast: Forecast { from_min: 0, to_min: 0 } };
    let crowd = u32::try_from(FORECAST_PEOPLE_MAX).unwrap() * 2;
    for nth in 0..crowd {
        let now = morning() + SignedDuration::from_millis(i64::from(nth));
        let ahead = hall.ahead_of_newcomer(&id("bb"), now);
        assert_eq!(ahead.people, nth);
        assert!(ahead.forecast.from_min >= last.forecast.from_min, "{nth}: {last:?} then {ahead:?}");
        last = ahead;
        issue(&mut hall, "bb", now);
    }
    // Two counters, five minutes each: half of a thousand visits, give or take the spread.
    let truth = told(Duration::from_secs(u64::from(crowd) / 2 * 300));
    assert!(last.forecast.from_min.abs_diff(truth.from_min) <= 2 * FORECAST_STEP_MIN, "{last:?}, really {truth:?}");
    // One who was given a number by a totem before everybody came still stands first.
    let adopt = Command::AdoptTicket {
        kiosk: id("ingresso"),
        number: id("K001"),
        service: id("bb"),
        issued_at: morning() - SignedDuration::from_mins(5),
        language: id("it"),
    };
    act(&mut hall, &adopt, morning() + SignedDuration::from_mins(1)).unwrap();
    let adopted = hall.ticket(id("K001")).unwrap();
    assert_eq!((adopted.people_ahead_told, adopted.forecast_told), (0, Forecast { from_min: 0, to_min: 5 }));
}
