//! Office days made up from a seed and lived through by the rules alone: people come, give up, do not show up; counters open,
//! call, serve, park, transfer; slips fail; the clock jumps back; the power fails and the day is folded anew from its events.

use std::sync::Arc;

use anyhow::{Result, ensure};
use jiff::{SignedDuration, Timestamp};
use turno_domain::{
    Afterwards, Command, Counter, CounterId, Event, Hall, Paper, Route, ServiceId, Settings, TicketState, Visit,
};

use crate::server::office;

/// When the counters close and nobody comes any more, in hours after the day begins.
const OPEN_HOURS: i64 = 8;

/// Once in so many steps the power fails.
const POWER_CUT_EVERY: u64 = 400;

/// Once in so many steps the clock is set back.
const CLOCK_BACK_EVERY: u64 = 300;

/// Random numbers from a seed (splitmix64): the same day from the same seed, on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `sides`.
    pub(crate) fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.below(sides) == 0
    }
}

/// The office that everything is measured in, as the rules see it.
pub(crate) fn settings() -> Result<Arc<Settings>> {
    turno_server::office::read(&office(), 1).map_err(|error| anyhow::anyhow!("{error}"))
}

/// One hall on one day, with everything that happened.
#[derive(Debug)]
pub(crate) struct Day {
    /// The hall.
    pub(crate) hall: Hall,
    /// The events since the day was opened.
    pub(crate) events: Vec<Event>,
    /// The time.
    pub(crate) now: Timestamp,
    dice: Dice,
    faults: usize,
}

impl Day {
    /// Opens the day that begins at `now`, with all counters open.
    pub(crate) fn open(settings: Arc<Settings>, now: Timestamp, seed: u64) -> Self {
        let mut day = Self { hall: Hall::new(settings), events: Vec::new(), now, dice: Dice::new(seed), faults: 0 };
        let opened = day.hall.turnover(now);
        day.keep(opened);
        let counters: Vec<_> = day.hall.settings().counters.iter().map(|counter| counter.id.clone()).collect();
        for counter in counters {
            day.wish(&Command::OpenCounter { counter });
        }
        day
    }

    /// A service, chosen by `index`.
    pub(crate) fn service(&self, index: usize) -> ServiceId {
        let services = &self.hall.settings().services;
        services[index % services.len()].id.clone()
    }

    /// Somebody comes for the `index`-th service.
    pub(crate) fn arrive(&mut self, index: usize) {
        let language = self.hall.settings().languages[0].clone();
        self.wish(&Command::IssueTicket {
            service: self.service(index),
            kiosk: None,
            language,
            visit: Visit::default(),
        });
    }

    /// Decides and applies; a refusal changes nothing.
    pub(crate) fn wish(&mut self, command: &Command) {
        if let Ok(events) = self.hall.decide(command, self.now) {
            self.keep(events);
        }
    }

    fn keep(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| self.hall.apply(event));
        self.events.extend(events);
    }

    /// Lives through a whole office day with `visitors` on average, then checks that the fold of its events is the hall.
    pub(crate) fn live(mut self, visitors: u64) -> Result<Lived> {
        let opened = self.now;
        self.step_through(visitors)?;
        ensure!(self.hall == self.folded()?, "the fold of a day's events is another hall than the live one");
        self.now = opened.checked_add(SignedDuration::from_hours(24)).unwrap_or(opened);
        let over = self.hall.turnover(self.now);
        self.keep(over);
        Ok(Lived { events: self.events.len(), faults: self.faults })
    }

    /// The steps of a day, from its opening to the closing of the doors.
    pub(crate) fn step_through(&mut self, visitors: u64) -> Result<()> {
        let (counters, services) = (self.hall.settings().counters.clone(), self.hall.settings().services.len() as u64);
        let steps = visitors * 5;
        let pace = SignedDuration::from_hours(OPEN_HOURS).as_millis() / i128::from(steps.max(1));
        let pace = SignedDuration::from_millis(i64::try_from(pace).unwrap_or(1_000));
        for step in 0..steps {
            self.now = self.now.checked_add(pace).unwrap_or(self.now);
            if self.dice.one_in(5) {
                let service = usize::try_from(self.dice.below(services))?;
                self.arrive(service);
            } else {
                let counter = usize::try_from(self.dice.below(counters.len() as u64))?;
                self.work_at(&counters[counter].id);
            }
            if self.dice.one_in(CLOCK_BACK_EVERY) {
                self.faults += 1;
                self.now = self.now.checked_sub(SignedDuration::from_mins(1)).unwrap_or(self.now);
            }
            if step % POWER_CUT_EVERY == POWER_CUT_EVERY - 1 {
                self.faults += 1;
                self.hall = self.folded()?;
            }
        }
        Ok(())
    }

    /// One step of whoever works at a counter.
    fn work_at(&mut self, counter: &CounterId) {
        let counter = counter.clone();
        let Counter::Open { hand } = self.hall.counter(&counter) else { return };
        let Some(number) = hand else {
            return self.wish(&Command::CallNext { counter });
        };
        let called = matches!(self.hall.ticket(number).map(|ticket| &ticket.state), Some(TicketState::Called { .. }));
        let command = match (called, self.dice.below(20)) {
            (true, 0) => Command::MarkNoShow { counter, number },
            (true, 1) => Command::Recall { counter, number },
            (true, 2) => Command::ReportPaper { number, paper: Paper::OnScreen },
            (true, _) => Command::StartService { counter, number },
            (false, 0) => Command::ParkTicket { counter, number, back_after_mins: None },
            (false, 1) => {
                let other = usize::try_from(self.dice.below(8)).unwrap_or_default();
                Command::TransferTicket {
                    counter,
                    number,
                    route: Route::to(self.service(other)),
                    afterwards: Afterwards::GoesOn,
                }
            }
            (false, _) => Command::FinishService { counter, number },
        };
        self.wish(&command);
    }

    /// The hall as a restart would find it.
    fn folded(&self) -> Result<Hall> {
        let mut hall = Hall::new(Arc::clone(self.hall.settings()));
        for event in &self.events {
            hall.try_apply(event).map_err(|violation| anyhow::anyhow!("{violation}"))?;
        }
        Ok(hall)
    }
}

/// What a day amounted to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lived {
    /// Everything that happened.
    pub(crate) events: usize,
    /// Faults that were met.
    pub(crate) faults: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monday() -> Timestamp {
        "2026-11-23T07:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_seed_is_a_day() {
        let live = || Day::open(settings().unwrap(), monday(), 7).live(100).unwrap();
        let (one, other) = (live(), live());
        assert_eq!((one.events, one.faults), (other.events, other.faults));
        let another = Day::open(settings().unwrap(), monday(), 8).live(100).unwrap();
        assert_ne!(one.events, another.events);
    }

    #[test]
    fn a_day_is_full_of_life_and_faults() {
        let lived = Day::open(settings().unwrap(), monday(), 1).live(400).unwrap();
        assert!(lived.events > 1_200, "{lived:?}");
        assert!(lived.faults >= 5, "{lived:?}");
    }
}
