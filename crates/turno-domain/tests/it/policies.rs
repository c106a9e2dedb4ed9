//! Every policy on random days: the order, what it promises, that nobody is left behind, and that each ticket is called once.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use turno_domain::{
    BookingWindow, Bound, CallReason, Command, Counter, Fact, Hall, Hours, Need, NoShowRule, Order, Policy, Settings,
    Ticket, TicketState, Visit, settings::CounterSettings,
};

use crate::hall::{MONDAY, act, counter, id, local, open_hall, service, settings};

fn policies() -> impl Strategy<Value = Policy> {
    let order = prop_oneof![
        (0_u32..60, 0_u32..40)
            .prop_map(|(priority_mins, booking_mins)| Order::HeadStart { priority_mins, booking_mins }),
        (1_u32..5).prop_map(|others| Order::OneIn { others }),
        Just(Order::Strict),
    ];
    (order, 0_u32..40, 0_u32..30, 1_u32..10, 0_u32..3).prop_map(
        |(order, early_mins, late_mins, pause_mins, returns)| Policy {
            order,
            booking: BookingWindow { early_mins, late_mins },
            no_show: NoShowRule { pause_mins, returns },
            ..Policy::default()
        },
    )
}

/// Three lines and three counters; the last helps out in a line of the second.
fn hall_of(policy: Policy) -> Settings {
    let helper =
        CounterSettings { helper: [id("bb")].into(), helper_after_mins: Some(25), ..counter("tre", &["bb", "cc"]) };
    Settings {
        policy,
        hours: Hours::parse("24/7", "IT", &[]).unwrap(),
        services: vec![service("aa", "A"), service("bb", "B"), service("cc", "C")],
        counters: vec![counter("uno", &["aa"]), counter("due", &["aa", "bb"]), helper],
        ..settings()
    }
}

/// How the rule may be broken is looked for by plain means: over all tickets, without lines. A counter helps out when the first of
/// a line has waited long enough; it has for certain when everybody like this ticket has.
fn may_call(hall: &Hall, counter: &CounterSettings, ticket: &Ticket, now: Timestamp) -> bool {
    let primary = counter.services.contains(&ticket.service) && !counter.helper.contains(&ticket.service);
    let since =
        |ticket: &Ticket| ticket.slot_that_counts().map_or(ticket.arrived_at, |slot| slot.max(ticket.arrived_at));
    let alike = |other: &&Ticket| {
        other.state == TicketState::Waiting
            && other.service == ticket.service
            && has_precedence(other) == has_precedence(ticket)
    };
    let helps = counter.helper.contains(&ticket.service)
        && counter.helper_after_mins.is_some_and(|mins| {
            hall.tickets().filter(alike).all(|other| now.duration_since(since(other)) >= mins_of(mins))
        });
    ticket.state == TicketState::Waiting && (primary || helps)
}

fn mins_of(mins: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(mins))
}

fn counts_from(ticket: &Ticket) -> Timestamp {
    ticket.slot_that_counts().unwrap_or(ticket.arrived_at)
}

fn has_precedence(ticket: &Ticket) -> bool {
    ticket.need == Need::Priority || ticket.slot_that_counts().is_some()
}

/// Whether the time of somebody with precedence has come, where the order knows no head start.
fn is_due(ticket: &Ticket, now: Timestamp) -> bool {
    has_precedence(ticket) && (ticket.need == Need::Priority || counts_from(ticket) <= now)
}

/// What has been called at a counter since somebody with precedence was.
#[derive(Default)]
struct Seen {
    others: BTreeMap<String, u32>,
    passed: u32,
    calls: u32,
}

/// Holds one call of the rule against the promise.
fn look_at_call(before: &Hall, called: &Ticket, counter: &CounterSettings, now: Timestamp, seen: &mut Seen) {
    let others = || before.tickets().filter(|ticket| ticket.number != called.number);
    let passed: Vec<_> = others().filter(|other| may_call(before, counter, other, now)).collect();
    let late = |other: &&&Ticket| counts_from(other) < called.arrived_at;
    seen.calls += 1;
    seen.passed += u32::from(passed.iter().any(|other| late(&other)));
    let name = counter.id.to_string();
    match before.settings().policy.bound() {
        Bound::Minutes(mins) => {
            for other in passed.iter().filter(late) {
                let by = called.arrived_at.duration_since(counts_from(other));
                assert!(by <= mins_of(mins), "{} was passed by {}, who came {by:#} later", other.number, called.number);
            }
        }
        Bound::OneIn(wanted) => {
            let called_since = seen.others.get(&name).copied().unwrap_or(u32::MAX);
            if is_due(called, now) && passed.iter().any(|other| !has_precedence(other)) {
                assert!(called_since >= wanted, "{} came after {called_since} others only", called.number);
            }
            if !is_due(called, now) && passed.iter().any(|other| is_due(other, now)) {
                assert!(called_since < wanted, "{} should have waited for one with precedence", called.number);
            }
            let since = if is_due(called, now) { 0 } else { called_since.saturating_add(1) };
            seen.others.insert(name, since);
        }
        Bound::None => {
            let precedes = |other: &&&Ticket| is_due(other, now);
            assert!(is_due(called, now) || !passed.iter().any(|other| precedes(&other)), "{} passed", called.number);
        }
    }
    // Whatever the policy, who has the same claim goes in the order of arrival.
    let alike = |other: &&&Ticket| !has_precedence(called) && !has_precedence(other);
    for other in passed.iter().filter(alike) {
        let order = |ticket: &Ticket| (ticket.arrived_at, ticket.number);
        assert!(order(called) < order(other), "{} was passed by {}", other.number, called.number);
    }
}

#[derive(Debug, Clone, Copy)]
struct Step {
    secs: u16,
    wish: u8,
    about: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u16..300, any::<u8>(), any::<u8>()).prop_map(|(secs, wish, about)| Step { secs, wish, about });
    prop::collection::vec(step, 1..200)
}

/// Issues with all kinds of precedence, calls by the rule, ends visits in every way; no hand changes a place.
fn wish(hall: &Hall, step: Step, now: Timestamp) -> Command {
    let about = usize::from(step.about);
    let counter = || id(["uno", "due", "tre"][about % 3]);
    let hand = hall.counter(&counter()).hand();
    match (step.wish % 10, hand) {
        (0..=4, _) => {
            let need = if about % 5 == 0 { Need::Priority } else { Need::None };
            let slot = (about % 3 == 0).then(|| now + SignedDuration::from_mins(about as i64 % 50 - 25));
            let service = id(["aa", "bb", "cc"][about / 3 % 3]);
            Command::IssueTicket {
                service,
                kiosk: None,
                language: id("it"),
                visit: Visit { need, slot, ..Visit::default() },
            }
        }
        (_, None) => Command::CallNext { counter: counter() },
        (5, Some(number)) => Command::MarkNoShow { counter: counter(), number },
        (6, Some(number)) => Command::ParkTicket { counter: counter(), number, back_after_mins: Some(5) },
        (_, Some(number)) => Command::StartService { counter: counter(), number },
    }
}

fn run(policy: Policy, steps: &[Step]) -> Seen {
    let mut hall = open_hall(hall_of(policy));
    let mut folded = hall.clone();
    let mut now = local(&format!("{MONDAY} 08:00"));
    let mut seen = Seen::default();
    for name in ["uno", "due", "tre"] {
        let events = act(&mut hall, &Command::OpenCounter { counter: id(name) }, now).unwrap();
        events.iter().for_each(|event| folded.apply(event));
    }
    for step in steps {
        now += SignedDuration::from_secs(step.secs.into());
        let mut events = hall.turnover(now);
        events.iter().for_each(|event| hall.apply(event));
        let command = wish(&hall, *step, now);
        let decided = act(&mut hall, &command, now).unwrap_or_default();
        let granted = !decided.is_empty();
        events.extend(decided);
        if let (Command::StartService { counter, number }, false) = (&command, !granted) {
            let done = Command::FinishService { counter: counter.clone(), number: *number };
            events.extend(act(&mut hall, &done, now).unwrap());
        }
        for event in events {
            if let Fact::TicketCalled { number, counter, reason, .. } = &event.fact
                && !matches!(reason, CallReason::Chosen { .. })
            {
                let counter = folded.settings().counter(counter).unwrap().clone();
                let called = folded.ticket(*number).unwrap().clone();
                look_at_call(&folded, &called, &counter, event.at, &mut seen);
            }
            folded.apply(&event);
        }
        assert_eq!(folded, hall, "the fold of the events is not the live hall");
    }
    // Whoever still waits is called in the end: nobody is left behind, and each is called once.
    let mut last = Vec::new();
    for _ in 0..2000 {
        now += SignedDuration::from_mins(1);
        let returned = hall.turnover(now);
        returned.iter().for_each(|event| hall.apply(event));
        for name in ["uno", "due", "tre"] {
            let counter = || id(name);
            if let Counter::Open { hand: Some(number) } = hall.counter(&counter()) {
                // Either may be refused: the visit may have begun before.
                let _ = act(&mut hall, &Command::StartService { counter: counter(), number }, now);
                act(&mut hall, &Command::FinishService { counter: counter(), number }, now).unwrap();
            }
            if let Ok(events) = act(&mut hall, &Command::CallNext { counter: counter() }, now) {
                last.extend(events.iter().filter_map(|event| event.fact.number()));
            }
        }
        if hall.tickets().all(|ticket| ticket.state != TicketState::Waiting && ticket.state.counter().is_none()) {
            break;
        }
    }
    assert!(hall.tickets().all(|ticket| ticket.state != TicketState::Waiting), "somebody is never called");
    let calls = last.len();
    last.sort_unstable();
    last.dedup();
    assert_eq!(last.len(), calls, "somebody was called twice without having been set aside");
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_policy_keeps_what_it_promises(policy in policies(), steps in steps()) {
        run(policy, &steps);
    }

    /// The forecast goes by the same rule: whoever is told to be next is next.
    #[test]
    fn whoever_has_nobody_ahead_is_next(policy in policies(), steps in steps()) {
        let mut hall = open_hall(hall_of(policy));
        let mut now = local(&format!("{MONDAY} 08:00"));
        act(&mut hall, &Command::OpenCounter { counter: id("due") }, now).unwrap();
        for step in &steps {
            now += SignedDuration::from_secs((step.secs / 4).into());
            if step.wish % 10 <= 4 {
                let command = wish(&hall, *step, now);
                // A booking may be too early; then nobody comes.
                let _ = act(&mut hall, &command, now);
            }
        }
        if let Some((next, _)) = hall.next_for(&id("due"), now) {
            prop_assert_eq!(hall.ahead_of(next, now).unwrap().people, 0);
        }
    }
}

/// The random days are worth something only if people with precedence do pass others in them.
#[test]
fn the_random_days_see_people_passed_under_every_policy() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    for order in [Order::HeadStart { priority_mins: 30, booking_mins: 10 }, Order::OneIn { others: 2 }, Order::Strict] {
        let policy = Policy { order, ..Policy::default() };
        let (mut passed, mut calls) = (0, 0);
        for _ in 0..20 {
            let steps = steps().new_tree(&mut runner).unwrap().current();
            let seen = run(policy, &steps);
            (passed, calls) = (passed + seen.passed, calls + seen.calls);
        }
        assert!(passed * 20 > calls && calls > 200, "{order:?}: {passed} of {calls}");
    }
}
