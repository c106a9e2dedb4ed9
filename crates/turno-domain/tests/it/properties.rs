//! Random days from a seed; after each step every rule that must always hold is looked at.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, civil::Date};
use proptest::prelude::*;
use turno_domain::{
    Afterwards, Answer, CallNumber, CallReason, Channel, Command, Event, Fact, Hall, Hours, Letter, Paper, Route,
    Settings, Suspension, SuspensionReason, Ticket, TicketNumber, TicketState, Undoable, Visit,
};

use crate::hall::{act, id, local, open_hall, settings};

/// One step: how far the clock moves, which wish, and what it is about.
#[derive(Debug, Clone, Copy)]
struct Step {
    clock: Clock,
    wish: u8,
    about: u8,
}

#[derive(Debug, Clone, Copy)]
enum Clock {
    Still,
    OnSecs(u16),
    BackSecs(u16),
    OnHours(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let clock = prop_oneof![
        3 => Just(Clock::Still),
        12 => (1_u16..600).prop_map(Clock::OnSecs),
        1 => (1_u16..9000).prop_map(Clock::BackSecs),
        1 => (4_u8..30).prop_map(Clock::OnHours),
    ];
    (clock, any::<u8>(), any::<u8>()).prop_map(|(clock, wish, about)| Step { clock, wish, about })
}

/// A small hall that is often open, with a series short enough to come to its end.
fn small_hall() -> Settings {
    let mut settings = settings();
    settings.hours = Hours::parse("Mo-Su 06:00-23:00", "IT", &[]).unwrap();
    settings.services[2].hours = None;
    settings.policy.undo_secs = 60;
    settings
}

/// What has been seen so far, apart from the hall itself.
#[derive(Default)]
struct Seen {
    log: Vec<Event>,
    given: BTreeMap<Date, BTreeSet<TicketNumber>>,
    calls: Vec<CallNumber>,
    /// The last number of each roll before it was put out.
    rolls: BTreeMap<(Date, Letter), u16>,
}

/// A suspension that ends by itself, or does not.
fn suspension(pick: usize, now: Timestamp) -> Suspension {
    let until = pick.is_multiple_of(2).then(|| now + SignedDuration::from_mins(pick as i64));
    Suspension { reason: SuspensionReason::Staff, text: None, until }
}

/// A wish that has a fair chance to be granted: about tickets that exist, at counters as they are.
fn wish(hall: &Hall, step: Step, now: Timestamp) -> Command {
    let pick = usize::from(step.about);
    let services = ["anagrafe", "spid", "tributi", "giustizia", "nessuno"];
    let service = services[[0, 1, 2, 0, 1, 2, 0, 1, 3, 4][pick % 10]];
    let counter = || id(["uno", "due", "uno", "due", "uno", "due", "tre"][pick % 7]);
    let hand = hall.counter(&counter()).hand();
    let tickets: Vec<TicketNumber> = hall.tickets().map(|ticket| ticket.number).collect();
    let any = if tickets.is_empty() { id("A001") } else { tickets[pick * 7 % tickets.len()] };
    let number = hand.filter(|_| pick % 5 != 0).unwrap_or(any);
    match step.wish % 31 {
        27 | 28 => {
            let last = hall.undoable(&counter(), now);
            let (number, step) = last.map_or((any, turno_domain::Step::Call), |last| (last.number, last.step));
            Command::UndoStep { counter: counter(), number, step }
        }
        29 if pick.is_multiple_of(3) => {
            Command::SuspendService { service: id(service), suspension: suspension(pick, now) }
        }
        29 => Command::TakeRollAway { service: id(service) },
        30 => Command::ResumeService { service: id(service) },
        24 => Command::PutOutRoll {
            service: id(service),
            first: TicketNumber { letter: id(["R", "Q", "A"][pick % 3]), value: u16::from(step.about) + 1 },
        },
        25 => {
            let next = hall.roll(&id(service)).unwrap_or_else(|| id("R001"));
            let value = next.value + u16::from(step.about) % 4;
            Command::CountRoll { service: id(service), last: TicketNumber { value, ..next } }
        }
        26 if pick % 4 == 0 => Command::TakeRollAway { service: id(service) },
        26 if pick % 4 == 1 => Command::AnswerWithoutTicket { service: id(service), answer: Answer::Given },
        26 => Command::CallNext { counter: counter() },
        0..=4 => Command::IssueTicket {
            service: id(service),
            kiosk: Some(id("ingresso")),
            language: id("en"),
            visit: Visit::default(),
        },
        5..=6 => Command::AdoptTicket {
            kiosk: id(["ingresso", "retro"][pick % 2]),
            number: TicketNumber { letter: id(["K", "L"][pick / 2 % 2]), value: u16::from(step.about) % 40 },
            service: id(service),
            issued_at: now - SignedDuration::from_mins(pick as i64 - 20),
            language: id("de"),
        },
        7 => Command::ReportPaper {
            number: any,
            paper: [Paper::Printed, Paper::OnScreen, Paper::Unknown, Paper::Pending, Paper::NotTaken][pick % 5],
        },
        8..=9 => Command::OpenCounter { counter: counter() },
        10 if pick % 3 == 0 => Command::CloseCounter { counter: counter() },
        10..=13 => Command::CallNext { counter: counter() },
        14 => Command::CallTicket { counter: counter(), number: any },
        15 => Command::Recall { counter: counter(), number },
        16..=17 => Command::StartService { counter: counter(), number },
        18..=19 => Command::FinishService { counter: counter(), number },
        20 => Command::MarkNoShow { counter: counter(), number },
        21 => Command::ParkTicket { counter: counter(), number, back_after_mins: None },
        22 => Command::TransferTicket {
            counter: counter(),
            number,
            route: Route::to(id(service)),
            afterwards: Afterwards::GoesOn,
        },
        _ if pick % 3 == 0 => Command::WithdrawTicket { number: any },
        _ => {
            let aside = hall.tickets_aside().nth(pick % 4).map_or(any, |ticket| ticket.number);
            Command::BringBackTicket { number: aside }
        }
    }
}

/// Everything a hall must be, whatever happened.
fn look_over(hall: &Hall) {
    let services = &hall.settings().services;
    let mut in_line = BTreeMap::new();
    for service in services {
        let Some(line) = hall.line(&service.id) else { continue };
        let numbers: Vec<_> = line.numbers().collect();
        assert_eq!((numbers.len(), numbers.is_empty()), (line.len(), line.is_empty()));
        let arrivals: Vec<_> =
            numbers.iter().map(|number| (hall.ticket(*number).unwrap().arrived_at, *number)).collect();
        assert!(arrivals.is_sorted(), "the line of {} is out of order", service.id);
        for number in numbers {
            assert_eq!(in_line.insert(number, service.id.clone()), None, "{number} stands in two lines");
        }
    }
    let mut in_hand = BTreeMap::new();
    for counter in &hall.settings().counters {
        if let Some(number) = hall.counter(&counter.id).hand() {
            assert_eq!(in_hand.insert(number, counter.id.clone()), None, "{number} is at two counters");
        }
    }
    for ticket in hall.tickets() {
        let waits = (ticket.state == TicketState::Waiting).then(|| ticket.service.clone());
        assert_eq!(in_line.remove(&ticket.number), waits, "{} and its line", ticket.number);
        assert_eq!(
            in_hand.remove(&ticket.number).as_ref(),
            ticket.state.counter(),
            "{} and its counter",
            ticket.number
        );
        assert!(ticket.arrived_at <= hall.last_at());
        let on_a_roll = services.iter().filter_map(|service| hall.roll(&service.id));
        for next in on_a_roll.filter(|next| next.letter == ticket.number.letter) {
            assert!(ticket.number < next, "{next} is still on its roll, and {} is out", ticket.number);
        }
    }
    assert!(in_line.is_empty() && in_hand.is_empty(), "unknown tickets: {in_line:?} {in_hand:?}");
    let aside: Vec<_> = hall.tickets().filter(|ticket| ticket.state.is_aside()).collect();
    assert_eq!(hall.tickets_aside().collect::<Vec<_>>(), aside);
    assert_eq!(
        hall.tickets().filter(|t| matches!(t.state, TicketState::Served { .. })).count(),
        hall.served() as usize
    );
    look_over_calls(hall);
}

fn look_over_calls(hall: &Hall) {
    let calls: Vec<_> = hall.calls(None).map(|record| record.call).collect();
    // A call that was taken back is on no board, and its number is never given again.
    assert!(
        calls.is_sorted_by(|newer, older| newer > older) && calls.first().is_none_or(|call| *call <= hall.last_call())
    );
    let numbers: BTreeSet<_> = hall.calls(None).map(|record| record.number).collect();
    assert_eq!(numbers.len(), calls.len(), "a ticket stands among the calls twice");
    let called = hall.tickets().filter(|ticket| matches!(ticket.state, TicketState::Called { .. })).count();
    assert_eq!(hall.calls(None).filter(|record| hall.still_expected(record)).count(), called);
}

/// The rule of who is next, said in another way: over all tickets, not over lines.
fn oldest_for<'a>(hall: &'a Hall, counter: &turno_domain::settings::CounterSettings) -> Option<&'a Ticket> {
    hall.tickets()
        .filter(|ticket| ticket.state == TicketState::Waiting && counter.services.contains(&ticket.service))
        .min_by_key(|ticket| (ticket.arrived_at, ticket.number))
}

/// What each event must be against the hall before it and the days so far.
fn look_at_event(before: &Hall, event: &Event, seen: &mut Seen) {
    assert!(event.at >= before.last_at(), "time went back");
    let given = seen.given.entry(before.day()).or_default();
    match &event.fact {
        Fact::RollPutOut { first, .. } => {
            assert!(given.iter().all(|known| known.letter != first.letter || known.value < first.value));
            seen.rolls.insert((before.day(), first.letter), first.value - 1);
        }
        Fact::TicketIssued { number, people_ahead, forecast, channel, .. } => {
            let start = seen.rolls.get(&(before.day(), number.letter)).copied();
            assert_eq!(start.is_some(), *channel == Channel::Roll, "{number} came from {channel:?}");
            let last =
                given.iter().filter(|earlier| earlier.letter == number.letter).map(|earlier| earlier.value).max();
            let last = last.unwrap_or(0).max(start.unwrap_or(0));
            assert_eq!(number.value, last + 1, "the series of {} has a gap", number.letter);
            assert!(given.insert(*number), "{number} was given twice in a day");
            assert!(*people_ahead as usize <= before.tickets().count() && forecast.to_min > forecast.from_min);
        }
        Fact::TicketAdopted { number, .. } => assert!(given.insert(*number), "{number} was given twice in a day"),
        Fact::TicketCalled { number, counter, call, reason } => {
            seen.calls.push(*call);
            if matches!(reason, CallReason::FromRoll) {
                let settings = before.settings().counter(counter).unwrap();
                // The hall before it knows the number already: it was torn in the event before.
                let first = oldest_for(before, settings).map(|ticket| ticket.number);
                assert_eq!(first, Some(*number), "somebody waited, and a roll went first");
            }
            if matches!(reason, CallReason::OldestWaiting { .. }) {
                let settings = before.settings().counter(counter).unwrap();
                assert_eq!(
                    oldest_for(before, settings).map(|ticket| ticket.number),
                    Some(*number),
                    "somebody was passed"
                );
            }
        }
        Fact::TicketRecalled { call, .. } => seen.calls.push(*call),
        Fact::DayOpened { day, .. } => assert!(*day > before.day()),
        _ => {}
    }
}

/// Whatever step was done last, taking it back leads to what was there before it, as far as anybody sees.
fn take_back(before: &Hall, decided: &[Event], after: &Hall, now: Timestamp) {
    let Some((last, earlier)) = decided.split_last() else { return };
    let Some((step, counter, number)) = last.fact.step() else { return };
    let (mut expected, mut undone) = (before.clone(), after.clone());
    earlier.iter().for_each(|event| expected.apply(event));
    let command = Command::UndoStep { counter: counter.clone(), number, step };
    act(&mut undone, &command, now).expect("the step is the last one of its counter, and young");
    look_over(&undone);
    assert!(undone.tickets().eq(expected.tickets()), "{command} leaves other tickets");
    assert!(undone.tickets_aside().eq(expected.tickets_aside()) && undone.served() == expected.served());
    for service in &undone.settings().services {
        assert_eq!(undone.waiting(&service.id, 1000, now), expected.waiting(&service.id, 1000, now), "{command}");
    }
    for counter in &undone.settings().counters {
        assert_eq!(undone.counter(&counter.id), expected.counter(&counter.id), "{command}");
        assert_eq!(undone.next_for(&counter.id, now), expected.next_for(&counter.id, now), "{command}");
    }
    let shown: Vec<_> = undone.calls(None).collect();
    let shown_before: Vec<_> = expected.calls(None).take(shown.len()).collect();
    assert_eq!(shown, shown_before, "{command} leaves another board");
    assert!(act(&mut undone, &command, now).is_err(), "a step was taken back twice");
    if let Some(earlier) = undone.undoable(counter, now) {
        let Undoable { number, step, .. } = earlier;
        act(&mut undone, &Command::UndoStep { counter: counter.clone(), number, step }, now).unwrap();
        look_over(&undone);
    }
}

fn run(steps: &[Step]) {
    let mut hall = open_hall(small_hall());
    let mut folded = hall.clone();
    let mut now = local("2026-11-16 08:00");
    let mut seen = Seen::default();
    for step in steps {
        now = match step.clock {
            Clock::Still => now,
            Clock::OnSecs(secs) => now + SignedDuration::from_secs(secs.into()),
            Clock::BackSecs(secs) => now - SignedDuration::from_secs(secs.into()),
            Clock::OnHours(hours) => now + SignedDuration::from_hours(hours.into()),
        };
        let turned = hall.turnover(now);
        turned.iter().for_each(|event| hall.apply(event));
        let command = wish(&hall, *step, now);
        let before = hall.clone();
        let decided = act(&mut hall, &command, now).unwrap_or_default();
        take_back(&before, &decided, &hall, now);
        for event in turned.into_iter().chain(decided) {
            look_at_event(&folded, &event, &mut seen);
            folded.try_apply(&event).unwrap();
            seen.log.push(event);
        }
        assert_eq!(folded, hall, "the fold of the events is not the live hall");
        look_over(&hall);
        for counter in &hall.settings().counters {
            let next = hall.next_for(&counter.id, now).map(|(number, _)| number);
            assert_eq!(next, oldest_for(&hall, counter).map(|ticket| ticket.number));
        }
    }
    assert!(seen.calls.is_sorted_by(|earlier, later| earlier < later), "call numbers go back: {:?}", seen.calls);
    let restart = seen.log.iter().rposition(|event| matches!(event.fact, Fact::DayOpened { .. }));
    let mut restarted = restart.map_or_else(|| open_hall(small_hall()), |_| Hall::new(hall.settings().clone()));
    seen.log[restart.unwrap_or(0)..].iter().for_each(|event| restarted.apply(event));
    assert_eq!(restarted, hall, "a restart from the latest day leads elsewhere");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_rules_hold(steps in prop::collection::vec(step(), 1..250)) {
        run(&steps);
    }
}

/// The random days are worth something only if everything happens in them.
#[test]
fn the_random_days_see_every_kind_of_event_and_most_refusals() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut kinds, mut refusals) = (BTreeMap::new(), BTreeSet::new());
    let mut hall = open_hall(small_hall());
    let mut now = local("2026-11-16 08:00");
    let first_word = |debug: String| debug.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    for _ in 0..1500 {
        let step = step().new_tree(&mut runner).unwrap().current();
        now += match step.clock {
            Clock::OnHours(_) if step.about < 100 => SignedDuration::from_hours(9),
            _ => SignedDuration::from_secs(40),
        };
        let turned = hall.turnover(now);
        turned.iter().for_each(|event| hall.apply(event));
        let command = wish(&hall, step, now);
        match act(&mut hall, &command, now) {
            Ok(events) => turned.iter().chain(&events).for_each(|event| {
                *kinds.entry(first_word(format!("{:?}", event.fact))).or_insert(0) += 1;
            }),
            Err(refusal) => {
                refusals.insert(first_word(format!("{refusal:?}")));
            }
        }
    }
    assert_eq!(kinds.len(), 22, "only {kinds:?}");
    assert!(refusals.len() >= 15, "only {refusals:?}");
}
