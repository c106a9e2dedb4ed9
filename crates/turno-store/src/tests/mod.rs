//! The store on a real disk: what is kept, what is refused, what is left after a cut.

mod check;
mod cuts;
mod log;
mod opening;
mod requests;
mod rows;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use turno_domain::{
    Afterwards, Command, Counter, CounterId, Event, Hall, HallId, Hours, Letter, Paper, Policy, RequestId, Route,
    ServiceId, Settings, TicketNumber, Visit,
    settings::{Access, CounterSettings, Kiosk, Service, Texts, Zone},
};

use crate::{Append, Store};

pub(crate) fn hall_id() -> HallId {
    "capannori".parse().unwrap()
}

pub(crate) fn morning() -> Timestamp {
    "2026-11-20T08:00:00Z".parse().unwrap()
}

fn texts(text: &str) -> Texts {
    BTreeMap::from([("it".parse().unwrap(), text.to_owned())])
}

fn service(id: &str, letter: &str) -> Service {
    Service {
        id: id.parse().unwrap(),
        letter: letter.parse().unwrap(),
        name: texts(id),
        about: Texts::new(),
        documents: Vec::new(),
        where_to_wait: Texts::new(),
        delicate: false,
        online: None,
        access: Access::WalkIn,
        hours: None,
        minutes: 8,
        last_number: 999,
        last_ticket_margin_mins: None,
    }
}

fn counter(id: &str, services: &[&str]) -> CounterSettings {
    CounterSettings {
        id: id.parse().unwrap(),
        name: texts(id),
        place: Texts::new(),
        zone: "atrio".parse().unwrap(),
        services: services.iter().map(|id| id.parse().unwrap()).collect(),
        helper: BTreeSet::new(),
        helper_after_mins: None,
    }
}

/// An office that never closes, with two services and two counters.
pub(crate) fn settings() -> Arc<Settings> {
    let settings = Settings {
        hall: hall_id(),
        version: 1,
        office: texts("Comune"),
        desk: Texts::new(),
        address: String::new(),
        zone: jiff::tz::TimeZone::get("Europe/Rome").unwrap(),
        languages: vec!["it".parse().unwrap()],
        side_by_side: Vec::new(),
        hours: Hours::parse("24/7", "IT", &[]).unwrap(),
        policy: Policy { undo_secs: 60, ..Policy::default() },
        services: vec![service("anagrafe", "A"), service("tributi", "B")],
        counters: vec![counter("uno", &["anagrafe"]), counter("due", &["anagrafe", "tributi"])],
        zones: vec![Zone::plain("atrio".parse().unwrap(), texts("Atrio"))],
        kiosks: vec![Kiosk { id: "ingresso".parse().unwrap(), letter: "K".parse().unwrap() }],
        bulletins: Vec::new(),
    };
    settings.check().unwrap();
    Arc::new(settings)
}

/// A small generator of repeatable chance (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound
    }

    fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

/// A hall that random people use, and the time it has got to.
pub(crate) struct Traffic {
    pub(crate) hall: Hall,
    pub(crate) now: Timestamp,
    chance: Chance,
    adopted: u16,
}

impl Traffic {
    pub(crate) fn new(seed: u64) -> Self {
        Self { hall: Hall::new(settings()), now: morning(), chance: Chance::new(seed), adopted: 0 }
    }

    /// The events of the next thing that happens. Taken in already; on the way a day may turn.
    pub(crate) fn next(&mut self) -> Vec<Event> {
        loop {
            let pause_secs = match self.chance.below(60) {
                0 => 50_000,
                1..=20 => 1 + self.chance.below(30),
                _ => 1 + self.chance.below(300),
            };
            self.now += SignedDuration::from_secs(i64::try_from(pause_secs).unwrap());
            let turned = self.hall.turnover(self.now);
            let events = if turned.is_empty() {
                let command = self.wish();
                self.hall.decide(&command, self.now).unwrap_or_default()
            } else {
                self.adopted = 0;
                turned
            };
            if !events.is_empty() {
                events.iter().for_each(|event| self.hall.apply(event));
                return events;
            }
        }
    }

    fn wish(&mut self) -> Command {
        let counter: CounterId = self.chance.pick(&["uno", "due"]).parse().unwrap();
        let service: ServiceId = self.chance.pick(&["anagrafe", "tributi"]).parse().unwrap();
        let known: Vec<_> = self.hall.tickets().map(|ticket| ticket.number).collect();
        let in_hand = self.hall.counter(&counter).hand();
        let number = in_hand.or((!known.is_empty()).then(|| self.chance.pick(&known)));
        let any = TicketNumber { letter: "A".parse::<Letter>().unwrap(), value: 1 };
        let number = number.unwrap_or(any);
        if let Some(last) = self.hall.undoable(&counter, self.now)
            && self.chance.below(4) == 0
        {
            return Command::UndoStep { counter, number: last.number, step: last.step };
        }
        match self.chance.below(17) {
            0..4 => Command::IssueTicket {
                service,
                kiosk: self.chance.pick(&[None, Some("ingresso".parse().unwrap())]),
                language: "it".parse().unwrap(),
                visit: Visit::default(),
            },
            4 => {
                self.adopted += 1;
                Command::AdoptTicket {
                    kiosk: "ingresso".parse().unwrap(),
                    number: TicketNumber { letter: "K".parse().unwrap(), value: self.adopted },
                    service,
                    issued_at: self.now - SignedDuration::from_secs(60),
                    language: "it".parse().unwrap(),
                }
            }
            5 => Command::ReportPaper {
                number,
                paper: self.chance.pick(&[Paper::Printed, Paper::OnScreen, Paper::NotTaken]),
            },
            6 if self.hall.counter(&counter) == Counter::Closed => Command::OpenCounter { counter },
            6 => Command::CloseCounter { counter },
            7 | 8 => Command::CallNext { counter },
            9 => Command::CallTicket { counter, number },
            10 => Command::Recall { counter, number },
            11 => Command::StartService { counter, number },
            12 => Command::FinishService { counter, number },
            13 => Command::MarkNoShow { counter, number },
            14 => self.chance.pick(&[
                Command::ParkTicket { counter: counter.clone(), number, back_after_mins: None },
                Command::TransferTicket { counter, number, route: Route::to(service), afterwards: Afterwards::GoesOn },
            ]),
            15 => Command::BringBackTicket { number },
            _ => Command::WithdrawTicket { number },
        }
    }
}

/// Appends one command's events in a batch of their own.
pub(crate) fn append(store: &mut Store, hall: &Hall, request: Option<(u128, &str)>, events: &[Event]) {
    let mut batch = store.begin().unwrap();
    let expected_seq = batch.next_seq();
    let request = request.map(|(id, wish)| (RequestId(id), wish));
    batch.append(&Append { hall: &hall_id(), day: hall.day(), request, events, expected_seq }).unwrap();
    batch.commit().unwrap();
}
