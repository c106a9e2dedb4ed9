//! The machine under random events: every job gets exactly one outcome, and `NotSent` is always true.

use std::time::Duration;

use proptest::prelude::*;
use turno_printer::machine::{Effect, Input};
use turno_printer::{JobId, Machine, Outcome, Profile, Report};

use crate::{epson, generic};

/// A byte no order of the machine contains, so that job bytes can be counted on the line.
const JOB_BYTE: u8 = b'J';

#[derive(Debug, Clone)]
enum Event {
    Wait(u64),
    Replies(Vec<u8>),
    /// The printer, in good order, answers whatever it was asked.
    Answer,
    Print(usize),
    Room(usize),
    Pull,
    Plug,
}

fn event() -> impl Strategy<Value = Event> {
    let reply = prop_oneof![
        Just(vec![0x12]),
        Just(vec![0x1A]),
        Just(vec![0x32]),
        Just(vec![0x10, 0, 0, 0]),
        Just(vec![0x18, 0, 0x0F, 0]),
        Just(vec![0x37, 0x25, 0]),
        Just(vec![0x37, 0x22, b'!', b'!', b'!', b'"', 0]),
        Just(vec![0x00]),
        Just(vec![0x20]),
        prop::collection::vec(any::<u8>(), 1..6),
    ];
    prop_oneof![
        6 => (0u64..1500).prop_map(Event::Wait),
        3 => reply.prop_map(Event::Replies),
        8 => Just(Event::Answer),
        2 => (1usize..600).prop_map(Event::Print),
        2 => (0usize..400).prop_map(Event::Room),
        1 => Just(Event::Pull),
        2 => Just(Event::Plug),
    ]
}

struct Bench {
    machine: Machine,
    now: Duration,
    room: usize,
    plugged: bool,
    asked: Vec<u8>,
    job_bytes: usize,
    last_sent: usize,
    printed: u32,
    taken: usize,
    outcomes: Vec<(JobId, Outcome)>,
}

/// What a printer in good order answers to the machine's questions.
fn answers(asked: &[u8]) -> Vec<u8> {
    let mut answers = Vec::new();
    let mut rest = asked;
    while !rest.is_empty() {
        let length = match rest {
            [0x10, 0x04, ..] => {
                answers.push(0x12);
                3
            }
            [0x10, 0x14, 0x08, ..] => {
                answers.extend([0x37, 0x25, 0x00]);
                10
            }
            [0x1D, 0x72, 0x01, ..] => {
                answers.push(0x00);
                3
            }
            [0x1D, 0x49, 0x01, ..] => {
                answers.push(0x20);
                3
            }
            [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, id @ ..] if id.len() >= 4 => {
                answers.extend([0x37, 0x22]);
                answers.extend(&id[..4]);
                answers.push(0);
                11
            }
            _ => 1,
        };
        rest = &rest[length.min(rest.len())..];
    }
    answers
}

impl Bench {
    fn feed(&mut self, input: Input) {
        let mut next = Some(input);
        while let Some(input) = next.take() {
            for effect in self.machine.on(input, self.now) {
                match effect {
                    Effect::Write(bytes) if self.plugged => {
                        let taken = self.room.min(bytes.len());
                        self.room -= taken;
                        self.asked.extend(&bytes[..taken]);
                        self.job_bytes += bytes[..taken].iter().filter(|byte| **byte == JOB_BYTE).count();
                        next = Some(Input::Accepted(taken));
                    }
                    Effect::Write(_) => next = Some(Input::Lost),
                    Effect::Open if self.plugged => next = Some(Input::Opened),
                    Effect::Open => next = Some(Input::OpenFailed),
                    Effect::Report(Report::Outcome { job, outcome }) => {
                        if outcome_is_not_sent(outcome) && job == JobId::new(self.printed) {
                            assert_eq!(self.job_bytes, self.last_sent, "not sent, yet bytes left: {outcome:?}");
                        }
                        self.taken += usize::from(!matches!(outcome, Outcome::NotSent(_)));
                        self.outcomes.push((job, outcome));
                    }
                    _ => {}
                }
            }
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Wait(ms) => self.now += Duration::from_millis(ms),
            Event::Replies(bytes) => self.feed(Input::Received(bytes)),
            Event::Answer => {
                let answers = answers(&std::mem::take(&mut self.asked));
                self.feed(Input::Received(answers));
            }
            Event::Print(length) => {
                self.printed += 1;
                self.last_sent = self.job_bytes;
                self.feed(Input::Print { job: JobId::new(self.printed), bytes: vec![JOB_BYTE; length] });
            }
            Event::Room(bytes) => self.room = bytes,
            Event::Pull => {
                self.plugged = false;
                self.asked.clear();
                self.feed(Input::Lost);
            }
            Event::Plug => self.plugged = true,
        }
        self.feed(Input::Tick);
    }
}

fn outcome_is_not_sent(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::NotSent(reason) if reason != turno_printer::Reason::Busy)
}

/// Runs the events; how many jobs left, in part or whole.
fn run(profile: Profile, events: Vec<Event>) -> usize {
    let mut bench = Bench {
        machine: Machine::new(profile, 9600),
        now: Duration::ZERO,
        room: 20_000,
        plugged: true,
        asked: Vec::new(),
        job_bytes: 0,
        last_sent: 0,
        printed: 0,
        taken: 0,
        outcomes: Vec::new(),
    };
    // Open, settle, heartbeat, clear, probe.
    for event in [Event::Wait(0), Event::Wait(100), Event::Answer, Event::Answer, Event::Answer] {
        bench.happen(event);
    }
    assert!(bench.machine.health().takes_jobs(), "{:?}", bench.machine.health());
    for event in events {
        bench.happen(event);
    }
    bench.happen(Event::Pull);
    let mut jobs: Vec<JobId> = bench.outcomes.iter().map(|(job, _)| *job).collect();
    jobs.sort();
    assert_eq!(jobs, (1..=bench.printed).map(JobId::new).collect::<Vec<_>>());
    bench.taken
}

proptest! {
    #[test]
    fn every_job_ends_exactly_once(events in prop::collection::vec(event(), 1..60)) {
        run(epson(), events.clone());
        run(generic(), events);
    }
}

#[test]
fn jobs_do_leave_under_random_events() {
    // Else the property above would hold of a machine that takes no job.
    let busy =
        (0..40).flat_map(|_| [Event::Print(30), Event::Wait(300), Event::Answer, Event::Wait(900), Event::Answer]);
    assert!(run(epson(), busy.collect()) > 0);
}
