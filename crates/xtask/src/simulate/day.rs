//! One simulated day: people come and counters work through the real commands of a hall.

use std::{cmp::Reverse, collections::BinaryHeap, sync::Arc};

use anyhow::{Context, Result};
use jiff::{SignedDuration, Timestamp, civil::Date};
use turno_domain::{
    Arrivals, Command, Counter, CounterId, Fact, Foresight, Hall, Hand, Need, ServiceId, Settings, TicketNumber,
    TicketState, Visit,
};

use super::{
    chance::Chance,
    forecasters::{Guess, Watch},
    office::{
        ABSENT_SHARE, BOOKED_SHARE, LATE_SLOWER, LEFT_SHARE, OPEN_SECS, PRIORITY_SHARE, RUSH, SERVICES, VARIATION,
        VISITS_PER_HOUR,
    },
};

/// From the call to the greeting.
const WALK_SECS: f64 = 30.0;
/// How long a counter waits for somebody who has left.
const GIVE_UP_SECS: f64 = 90.0;
/// Bookings are given every so many seconds.
const SLOT_SECS: f64 = 900.0;

/// Who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    WalkIn,
    Booked,
    Priority,
}

/// What became of one person.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    pub(super) class: Class,
    /// From the arrival, or from the booked time if that was later, to the first call.
    pub(super) waited_secs: f64,
    /// What each forecaster said at the arrival; walk-ins only.
    pub(super) guess: Option<Guess>,
    /// What stood on the slip, in minutes.
    pub(super) told: (u32, u32),
}

/// What a day leaves.
pub(super) struct Day {
    pub(super) visitors: Vec<Visitor>,
    pub(super) hands: Vec<Hand>,
    pub(super) arrivals: Vec<Arrivals>,
    /// The most by which somebody without booking was passed by one who came later, in seconds.
    pub(super) passed_secs_max: f64,
}

/// A person to come.
#[derive(Debug, Clone)]
struct Person {
    at: f64,
    service: usize,
    slot: Option<f64>,
    need: Need,
    leaves: bool,
    takes: f64,
}

/// What is to happen, the earliest first; ties in the order in which they were planned.
type Agenda = BinaryHeap<Reverse<(Timestamp, usize, Happening)>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    Comes(usize),
    Starts(usize),
    Frees(usize),
}

/// Everybody of a day, and the slots that were booked, whoever comes. The same seed gives the same people under every policy.
fn people(seed: u64) -> (Vec<Person>, Vec<(usize, f64)>) {
    let mut chance = Chance::new(seed);
    let mut people = Vec::new();
    let hours = OPEN_SECS / 3600.0;
    // Days differ: some are a fifth busier than others.
    let busy = 1.0 + 0.1 * chance.normal().clamp(-2.0, 2.0);
    let walk_ins = VISITS_PER_HOUR * (1.0 - BOOKED_SHARE) * busy;
    let usual = walk_ins * hours / (hours - 1.0 + RUSH);
    let mut at = 0.0;
    loop {
        at += chance.gap(usual * RUSH / 3600.0);
        if at >= OPEN_SECS {
            break;
        }
        if at > 3600.0 && !chance.happens(1.0 / RUSH) {
            continue;
        }
        let need = if chance.happens(PRIORITY_SHARE) { Need::Priority } else { Need::None };
        let leaves = chance.happens(LEFT_SHARE);
        people.push(person(&mut chance, at, None, need, leaves));
    }
    let mut slots = Vec::new();
    let bookings = VISITS_PER_HOUR * BOOKED_SHARE / (1.0 - ABSENT_SHARE) * SLOT_SECS / 3600.0;
    let mut slot = SLOT_SECS;
    let mut owed = 0.0;
    while slot < OPEN_SECS - SLOT_SECS {
        owed += bookings * OPEN_SECS / (OPEN_SECS - 2.0 * SLOT_SECS);
        while owed >= 1.0 {
            owed -= 1.0;
            let comes_at = (slot - 240.0 + 240.0 * chance.normal()).clamp(slot - 890.0, slot + 900.0);
            let booked = person(&mut chance, comes_at.max(0.0), Some(slot), Need::None, false);
            slots.push((booked.service, slot));
            if !chance.happens(ABSENT_SHARE) {
                people.push(booked);
            }
        }
        slot += SLOT_SECS;
    }
    people.sort_by(|one, other| one.at.total_cmp(&other.at));
    (people, slots)
}

fn person(chance: &mut Chance, at: f64, slot: Option<f64>, need: Need, leaves: bool) -> Person {
    let mut draw = chance.even();
    let service = SERVICES.iter().position(|(_, _, share, ..)| {
        draw -= share;
        draw < 0.0
    });
    let service = service.unwrap_or(0);
    let slower = if at > 2.5 * 3600.0 { LATE_SLOWER } else { 1.0 };
    let takes = chance.log_normal((SERVICES[service].3 * 60.0 - WALK_SECS) * slower, VARIATION).max(20.0);
    Person { at, service, slot, need, leaves, takes }
}

struct Desk {
    id: CounterId,
    serves: Option<(usize, TicketNumber, Timestamp)>,
}

struct Office<'a> {
    hall: Hall,
    start: Timestamp,
    people: &'a [Person],
    desks: Vec<Desk>,
    agenda: Agenda,
    planned: usize,
    numbers: Vec<Option<TicketNumber>>,
    watch: Watch,
    day: Day,
}

/// Runs one day.
pub(super) fn run(settings: &Arc<Settings>, date: Date, seed: u64, foresight: &Foresight) -> Result<Day> {
    let (people, slots) = people(seed);
    let start = settings.zone.to_timestamp(date.at(8, 30, 0, 0))?;
    let mut hall = Hall::new(Arc::clone(settings));
    let service = |index: usize| settings.services[index].id.clone();
    let booked = slots.iter().map(|(index, slot)| Ok((service(*index), after(start, *slot)?)));
    hall.foresee(Arc::new(foresight.clone().with_agenda(booked.collect::<Result<Vec<_>>>()?)));
    let desks = settings.counters.iter().map(|counter| Desk { id: counter.id.clone(), serves: None });
    let mut office = Office {
        hall,
        start,
        people: &people,
        desks: desks.collect(),
        agenda: Agenda::new(),
        planned: 0,
        numbers: vec![None; people.len()],
        watch: Watch::default(),
        day: Day { visitors: Vec::new(), hands: Vec::new(), arrivals: Vec::new(), passed_secs_max: 0.0 },
    };
    office.open()?;
    while let Some(Reverse((now, _, happening))) = office.agenda.pop() {
        match happening {
            Happening::Comes(person) => office.comes(person, now)?,
            Happening::Starts(desk) => office.starts(desk, now)?,
            Happening::Frees(desk) => office.frees(desk, now)?,
        }
    }
    office.count_arrivals(settings)?;
    Ok(office.day)
}

fn after(start: Timestamp, secs: f64) -> Result<Timestamp> {
    Ok(start.checked_add(SignedDuration::try_from_secs_f64((secs * 1000.0).round() / 1000.0)?)?)
}

impl Office<'_> {
    fn plan(&mut self, at: Timestamp, happening: Happening) {
        self.planned += 1;
        self.agenda.push(Reverse((at, self.planned, happening)));
    }

    fn act(&mut self, command: &Command, now: Timestamp) -> Result<Vec<Fact>> {
        let events = self.hall.decide(command, now).with_context(|| format!("{command}"))?;
        events.iter().for_each(|event| self.hall.apply(event));
        Ok(events.into_iter().map(|event| event.fact).collect())
    }

    fn open(&mut self) -> Result<()> {
        let events = self.hall.turnover(self.start);
        events.iter().for_each(|event| self.hall.apply(event));
        for desk in 0..self.desks.len() {
            let counter = self.desks[desk].id.clone();
            self.act(&Command::OpenCounter { counter }, self.start)?;
        }
        for (index, person) in self.people.iter().enumerate() {
            let at = after(self.start, person.at)?;
            self.plan(at, Happening::Comes(index));
        }
        Ok(())
    }

    fn comes(&mut self, index: usize, now: Timestamp) -> Result<()> {
        let people = self.people;
        let person = &people[index];
        let service = self.hall.settings().services[person.service].id.clone();
        let class = match (person.slot, person.need) {
            (Some(_), _) => Class::Booked,
            (None, Need::Priority) => Class::Priority,
            (None, Need::None) => Class::WalkIn,
        };
        let guess = (class == Class::WalkIn).then(|| self.watch.guess(&self.hall, &service, now));
        let slot = person.slot.map(|slot| after(self.start, slot)).transpose()?;
        let visit = Visit { need: person.need, slot, ..Visit::default() };
        let language = self.hall.settings().languages[0].clone();
        let facts = self.act(&Command::IssueTicket { service, kiosk: None, language, visit }, now)?;
        let Some(Fact::TicketIssued { number, forecast, .. }) = facts.into_iter().next() else { return Ok(()) };
        self.numbers[index] = Some(number);
        self.day.visitors.push(Visitor {
            class,
            waited_secs: f64::NAN,
            guess,
            told: (forecast.from_min, forecast.to_min),
        });
        let free = |desk: &Desk| self.hall.counter(&desk.id) == Counter::Open { hand: None };
        match self.desks.iter().position(free) {
            Some(desk) => self.call(desk, now),
            None => Ok(()),
        }
    }

    /// People are visitors in the order of their arrival, so the same index names both.
    fn call(&mut self, desk: usize, now: Timestamp) -> Result<()> {
        let counter = self.desks[desk].id.clone();
        if self.hall.next_for(&counter, now).is_none() {
            return Ok(());
        }
        let before: Vec<_> = self.waiting_without_booking();
        let facts = self.act(&Command::CallNext { counter }, now)?;
        let called = facts.iter().find_map(Fact::number).context("nobody was called")?;
        let person =
            self.numbers.iter().position(|number| *number == Some(called)).context("nobody has that number")?;
        let ticket = self.hall.ticket(called).context("no such ticket")?;
        let since = ticket.slot_that_counts().map_or(ticket.arrived_at, |slot| slot.max(ticket.arrived_at));
        let came_at = ticket.arrived_at;
        self.day.visitors[person].waited_secs = now.duration_since(since).as_secs_f64().max(0.0);
        let longest = before.into_iter().map(|arrived| came_at.duration_since(arrived).as_secs_f64());
        self.day.passed_secs_max = longest.fold(self.day.passed_secs_max, f64::max);
        if self.day.visitors[person].class == Class::WalkIn {
            self.watch.entered(now.duration_since(came_at).as_secs_f64());
        }
        self.desks[desk].serves = Some((person, called, now));
        let person = &self.people[person];
        let happening = if person.leaves { Happening::Frees(desk) } else { Happening::Starts(desk) };
        let at = after(now, if person.leaves { GIVE_UP_SECS } else { WALK_SECS })?;
        self.plan(at, happening);
        Ok(())
    }

    fn waiting_without_booking(&self) -> Vec<Timestamp> {
        let waits = self.hall.tickets().filter(|ticket| ticket.state == TicketState::Waiting);
        waits.filter(|ticket| ticket.booking.is_none()).map(|ticket| ticket.arrived_at).collect()
    }

    fn starts(&mut self, desk: usize, now: Timestamp) -> Result<()> {
        let Some((person, number, _)) = self.desks[desk].serves else { return Ok(()) };
        let counter = self.desks[desk].id.clone();
        self.act(&Command::StartService { counter, number }, now)?;
        let at = after(now, self.people[person].takes)?;
        self.plan(at, Happening::Frees(desk));
        Ok(())
    }

    fn frees(&mut self, desk: usize, now: Timestamp) -> Result<()> {
        let Some((person, number, taken_at)) = self.desks[desk].serves.take() else { return Ok(()) };
        let counter = self.desks[desk].id.clone();
        let end = if self.people[person].leaves {
            Command::MarkNoShow { counter, number }
        } else {
            Command::FinishService { counter, number }
        };
        self.act(&end, now)?;
        let service = self.hall.settings().services[self.people[person].service].id.clone();
        self.day.hands.push(Hand { service, taken_at, busy: now.duration_since(taken_at) });
        self.call(desk, now)
    }

    fn count_arrivals(&mut self, settings: &Settings) -> Result<()> {
        let service = |index: usize| -> ServiceId { settings.services[index].id.clone() };
        let hours = (0..5).map(|hour| (hour, f64::from(hour) * 3600.0 - 1800.0));
        for (index, _) in SERVICES.iter().enumerate() {
            for (_, from) in hours.clone() {
                let came = self.people.iter().filter(|person| {
                    person.service == index && person.slot.is_none() && (from..from + 3600.0).contains(&person.at)
                });
                let priority = came.clone().filter(|person| person.need == Need::Priority).count();
                self.day.arrivals.push(Arrivals {
                    service: service(index),
                    hour: after(self.start, from)?,
                    walk_ins: u32::try_from(came.count())?,
                    priority: u32::try_from(priority)?,
                });
            }
        }
        Ok(())
    }
}
