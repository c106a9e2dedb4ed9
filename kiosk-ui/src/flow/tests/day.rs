//! A whole day without the server, on a real disk: eight hours, every number of the totem's own, three power cuts, and a hand-in
//! that breaks in its middle.

use std::{collections::BTreeMap, path::Path};

use turno_protocol::{AdoptTicketRequest, HandedIn, OpeningFrom};

use super::*;
use crate::disk::Disk;

/// Visitors of the day: as many as the totem has numbers.
const VISITORS: u16 = OWN_LAST;
/// Eight hours, in milliseconds.
const DAY_MS: u64 = 8 * 3_600_000;
/// After so many visitors power fails: between two, while a slip is being printed, and between two.
const POWER_CUTS: [u16; 3] = [200, 500, 900];
/// The hand-in whose answer gets lost.
const BROKEN_HAND_IN: usize = 9;

/// A totem on a real disk, with the numbers that came out of its printer.
struct Day<'a> {
    folder: &'a Path,
    flow: Flow,
    disk: Disk,
    now: Duration,
    /// Between the beginning of the day and that of this run.
    began: Duration,
    sheets: Vec<String>,
    made: u128,
}

impl<'a> Day<'a> {
    fn start(folder: &'a Path, began: Duration) -> Self {
        let disk = Disk::new(folder, "capannori");
        let mut day =
            Self { folder, flow: Flow::new(None), disk, now: Duration::ZERO, began, sheets: Vec::new(), made: 0 };
        day.made = began.as_millis() * 10;
        day.tick();
        let memory = day.disk.recall();
        day.on(Input::Recalled(memory));
        let (records, lost) = day.disk.read();
        assert_eq!(lost, 0, "nothing is damaged");
        day.on(Input::Remembered { records, lost, fresh: sample::INSTANCE });
        day
    }

    fn on(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = self.flow.on(input, self.now);
        let mut at = 0;
        while at < effects.len() {
            let kept = match &effects[at] {
                Effect::Note(records) => Some(self.disk.append(records)),
                Effect::Rewrite(records) => Some(self.disk.rewrite(records)),
                Effect::Memorise(memory) => {
                    self.disk.memorise(memory);
                    None
                }
                Effect::Print { ticket, .. } => {
                    self.sheets.push(ticket.number.clone());
                    None
                }
                _ => None,
            };
            if let Some(kept) = kept {
                assert_eq!(kept, Kept::Safe);
                effects.extend(self.flow.on(Input::Kept(kept), self.now));
            }
            at += 1;
        }
        effects
    }

    /// The totem's own clock is an hour ahead of the server's.
    fn tick(&mut self) -> Vec<Effect> {
        let wall = sample::now() + 1.hours() + jiff::SignedDuration::try_from(self.began + self.now).unwrap();
        self.on(Input::Tick(wall))
    }

    fn wait(&mut self, milliseconds: u64) {
        self.now += ms(milliseconds);
        self.tick();
        self.on(Input::Printer { health: PrinterHealth::Ready, confirmed_ago: Some(ms(0)) });
    }

    fn press(&mut self, press: Press) -> u128 {
        self.made += 2;
        let fresh = Fresh { wish: Uuid::from_u128(self.made), own: Uuid::from_u128(self.made + 1) };
        self.on(Input::Press { press, fresh });
        self.made + 1
    }

    /// One visitor, `each` apart from the next; the slip comes out unless power fails first.
    fn visitor(&mut self, each: u64, power: Power) {
        let request = Uuid::from_u128(self.press(Press::Service("anagrafe".into())));
        self.wait(1_000);
        if power == Power::FailsInMidPrint {
            return;
        }
        self.on(Input::Paper { request_id: request, on_paper: OnPaper::Printed });
        self.wait(1_000);
        self.press(Press::Home);
        self.wait(each - 3_000);
        self.wait(1_000);
    }

    /// Power fails, and comes back a quarter of a minute later.
    fn power_cut(self) -> Self {
        let mut next = Self::start(self.folder, self.began + self.now + ms(15_000));
        next.sheets = self.sheets;
        for _ in 0..7 {
            next.wait(1_000);
        }
        next
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Power {
    On,
    FailsInMidPrint,
}

/// The server, as far as its contract goes: the same request gets the same answer, another with the same number is refused.
#[derive(Default)]
struct Office {
    requests: BTreeMap<Uuid, AdoptTicketRequest>,
    line: Vec<String>,
}

impl Office {
    fn take_in(&mut self, tickets: &[AdoptTicketRequest]) -> Vec<HandedIn> {
        for ticket in tickets {
            match self.requests.get(&ticket.request_id) {
                Some(known) => assert_eq!(known, ticket, "a repeat is the same to the letter"),
                None => {
                    assert!(!self.line.contains(&ticket.number), "{} was handed in twice", ticket.number);
                    self.requests.insert(ticket.request_id, ticket.clone());
                    self.line.push(ticket.number.clone());
                }
            }
        }
        tickets.iter().map(|ticket| HandedIn { request_id: ticket.request_id, error: None }).collect()
    }
}

#[test]
fn eight_hours_999_numbers_three_power_cuts_and_a_broken_hand_in_lose_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut known = sample::known(sample::capannori());
    let open = Opening::Open { until: None };
    known.timetable.hall = vec![OpeningFrom { from: "2026-11-22T23:00:00Z".parse().unwrap(), opening: open }];
    let mut day = Day::start(folder.path(), Duration::ZERO);
    day.on(Input::Board(Box::new(sample::board(&known.hall))));
    day.on(Input::Hall(Arc::new(known)));
    day.on(Input::LinkDown);
    for _ in 0..6 {
        day.wait(1_000);
    }

    let each = DAY_MS / u64::from(VISITORS);
    for visitor in 1..=VISITORS {
        let power = if visitor == POWER_CUTS[1] { Power::FailsInMidPrint } else { Power::On };
        day.visitor(each, power);
        if POWER_CUTS.contains(&visitor) {
            day = day.power_cut();
        }
    }
    assert!(day.began + day.now >= ms(DAY_MS), "eight hours have passed");
    let all: Vec<_> = (1..=VISITORS).map(|value| format!("K{value:03}")).collect();
    assert_eq!(day.sheets, all, "one sheet for each visitor, in order");

    let mut office = Office::default();
    let server = |day: &Day<'_>| sample::now() + jiff::SignedDuration::try_from(day.began + day.now).unwrap();
    let back = day.now;
    let mut effects = day.on(Input::Beat(server(&day)));
    let mut hand_ins = 0;
    loop {
        let tickets = effects.iter().find_map(|effect| match effect {
            Effect::HandIn(tickets) => Some(tickets.clone()),
            _ => None,
        });
        let Some(tickets) = tickets else { break };
        hand_ins += 1;
        let ends = office.take_in(&tickets);
        // Even over a slow line.
        day.now += ms(50);
        if hand_ins == BROKEN_HAND_IN {
            day.on(Input::LinkDown);
            day.on(Input::HandInLost);
            day.now += ms(500);
            effects = day.on(Input::Beat(server(&day)));
        } else {
            effects = day.on(Input::HandedIn(ends));
        }
    }
    assert!(day.now - back < Duration::from_secs(5), "{:?}", day.now - back);
    assert_eq!(office.line, all, "each once, in order");
    let unknown: Vec<_> = office.requests.values().filter(|ticket| ticket.paper != Some(Paper::Printed)).collect();
    assert_eq!(unknown.len(), 1, "the slip of the power cut");
    assert_eq!((unknown[0].number.as_str(), unknown[0].paper), ("K500", Some(Paper::Unknown)));
    let spread = office.requests.values().map(|ticket| ticket.issued_at);
    let (first, last) = (spread.clone().min().unwrap(), spread.max().unwrap());
    assert!(last.duration_since(first) >= jiff::SignedDuration::from_hours(7), "times are those of the day");
    let (records, _) = Disk::new(folder.path(), "capannori").read();
    let mut book = Book::default();
    records.iter().for_each(|record| book.apply(record));
    assert_eq!(book.entries(), [], "nothing is left to do");
}
