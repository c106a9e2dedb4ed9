//! The wait a person is told: the rule of who is next, run forward over the people waiting and the open counters.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{
    Counter, Hall, ServiceId, TicketNumber, TicketState,
    next::{Place, first_of},
    settings::CounterSettings,
};

/// How many people the rule is run forward over; a longer line is taken on at the pace found so far. It bounds the cost of
/// one forecast whatever the length of the lines.
pub const FORECAST_PEOPLE_MAX: usize = 500;

/// Forecasts are told in steps of so many minutes: a finer figure would claim more than anybody knows.
pub const FORECAST_STEP_MIN: u32 = 5;

/// The told range goes from three quarters to five quarters of the computed wait.
const SPREAD_QUARTERS: (f64, f64) = (0.75, 1.25);

/// Whoever is at a counter longer than usual is taken to need this part of the usual time more.
const OVERTIME_PART: f64 = 0.25;

/// A wait in minutes, always a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The shorter end.
    pub from_min: u32,
    /// The longer end, always above the shorter.
    pub to_min: u32,
}

/// What lies ahead of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// How many people would be called before.
    pub people: u32,
    /// The wait.
    pub forecast: Forecast,
}

/// Somebody who would join a line.
pub(crate) struct Newcomer<'a> {
    pub(crate) service: &'a ServiceId,
    pub(crate) arrival: Timestamp,
}

struct LineAhead<'a> {
    service: &'a ServiceId,
    places: Vec<Place>,
    called: usize,
    service_secs: f64,
}

struct CounterAhead {
    free_in_secs: f64,
    lines: Vec<usize>,
}

impl Forecast {
    fn of_wait(wait_secs: f64) -> Self {
        let step = f64::from(FORECAST_STEP_MIN);
        let steps = |part: f64| wait_secs * part / 60.0 / step;
        let from = whole(steps(SPREAD_QUARTERS.0).floor()) * FORECAST_STEP_MIN;
        let to = whole(steps(SPREAD_QUARTERS.1).ceil()) * FORECAST_STEP_MIN;
        Self { from_min: from, to_min: to.max(from + FORECAST_STEP_MIN) }
    }
}

/// A small non-negative number of steps as an integer; the cast saturates, which is what a wait of years deserves.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(steps: f64) -> u32 {
    steps as u32
}

impl Hall {
    /// What somebody would be told who asked for `service` at `now`.
    #[must_use]
    pub fn ahead_of_newcomer(&self, service: &ServiceId, now: Timestamp) -> Ahead {
        self.look_ahead_for(&Newcomer { service, arrival: now }, now)
    }

    /// What lies ahead of a waiting ticket; `None` if it does not wait.
    #[must_use]
    pub fn ahead_of(&self, number: TicketNumber, now: Timestamp) -> Option<Ahead> {
        let ticket = self.ticket(number).filter(|ticket| ticket.state == TicketState::Waiting)?;
        Some(self.look_ahead(&ticket.service, Place::of(ticket), now))
    }

    pub(crate) fn look_ahead_for(&self, newcomer: &Newcomer<'_>, now: Timestamp) -> Ahead {
        // No real number is zero, and none of another letter can stand after it at the same instant in the same line.
        let letter = self
            .settings()
            .service(newcomer.service)
            .or(self.settings().services.first())
            .map(|service| service.letter);
        let Some(letter) = letter else { return Ahead { people: 0, forecast: Forecast::of_wait(0.0) } };
        let place = Place { effective_arrival: newcomer.arrival, number: TicketNumber { letter, value: u16::MAX } };
        self.look_ahead(newcomer.service, place, now)
    }

    fn look_ahead(&self, service: &ServiceId, target: Place, now: Timestamp) -> Ahead {
        let counters = self.counters_for(service);
        let mut lines = self.lines_of(&counters, service, target);
        let mut desks: Vec<_> = counters.iter().map(|counter| self.counter_ahead(counter, &lines, now)).collect();
        let mut people = 0_usize;
        while people < FORECAST_PEOPLE_MAX {
            let Some(desk) = soonest(&mut desks) else { break };
            let heads =
                desk.lines.iter().filter_map(|&index| Some((*lines[index].places.get(lines[index].called)?, index)));
            let Some(place) = first_of(heads.clone().map(|(place, _)| place)) else {
                desk.lines.clear();
                continue;
            };
            if place == target {
                return Ahead { people: count(people), forecast: Forecast::of_wait(desk.free_in_secs) };
            }
            let Some(index) = heads.clone().find(|(head, _)| *head == place).map(|(_, index)| index) else { break };
            desk.free_in_secs += lines[index].service_secs;
            lines[index].called += 1;
            people += 1;
        }
        self.at_the_same_pace(&lines, target, people, soonest(&mut desks).map_or(0.0, |desk| desk.free_in_secs))
    }

    /// Beyond the people looked at one by one: everybody still ahead, at the pace of those.
    fn at_the_same_pace(&self, lines: &[LineAhead<'_>], target: Place, looked_at: usize, took_secs: f64) -> Ahead {
        let ahead: usize = lines
            .iter()
            .filter_map(|line| self.line(line.service))
            .map(|line| line.places().take_while(|place| *place < target).count())
            .sum();
        #[allow(clippy::cast_precision_loss)]
        let stretch = ahead.max(looked_at).max(1) as f64 / looked_at.max(1) as f64;
        Ahead { people: count(ahead), forecast: Forecast::of_wait(took_secs * stretch) }
    }

    /// The counters whose calls decide this wait: the open ones connected to the service through shared lines; if none of them
    /// serves it, those that could, as if they opened now.
    fn counters_for(&self, service: &ServiceId) -> Vec<&CounterSettings> {
        let all = &self.settings().counters;
        let is_open = |counter: &&CounterSettings| self.counter(&counter.id) != Counter::Closed;
        if !all.iter().filter(is_open).any(|counter| counter.services.contains(service)) {
            return all.iter().filter(|counter| counter.services.contains(service)).collect();
        }
        let mut connected = BTreeSet::from([service]);
        loop {
            let before = connected.len();
            for counter in all.iter().filter(is_open) {
                if counter.services.iter().any(|served| connected.contains(served)) {
                    connected.extend(&counter.services);
                }
            }
            if connected.len() == before {
                return all
                    .iter()
                    .filter(is_open)
                    .filter(|counter| counter.services.iter().any(|served| connected.contains(served)))
                    .collect();
            }
        }
    }

    fn lines_of<'a>(
        &'a self,
        counters: &[&'a CounterSettings],
        service: &'a ServiceId,
        target: Place,
    ) -> Vec<LineAhead<'a>> {
        let services: BTreeSet<&ServiceId> =
            counters.iter().flat_map(|counter| &counter.services).chain([service]).collect();
        let lines = services.into_iter().map(|id| {
            let waiting = self.line(id).into_iter().flat_map(|line| line.places());
            let mut places: Vec<_> = waiting.take(FORECAST_PEOPLE_MAX).collect();
            if id == service && !places.contains(&target) && places.len() < FORECAST_PEOPLE_MAX {
                places.push(target);
                places.sort_unstable();
            }
            let minutes = self.settings().service(id).map_or(0, |service| service.minutes);
            LineAhead { service: id, places, called: 0, service_secs: f64::from(minutes) * 60.0 }
        });
        lines.collect()
    }

    fn counter_ahead(&self, counter: &CounterSettings, lines: &[LineAhead<'_>], now: Timestamp) -> CounterAhead {
        let served = |line: &LineAhead<'_>| counter.services.contains(line.service);
        CounterAhead {
            free_in_secs: self.still_busy_secs(counter, now),
            lines: lines.iter().enumerate().filter(|(_, line)| served(line)).map(|(index, _)| index).collect(),
        }
    }

    fn still_busy_secs(&self, counter: &CounterSettings, now: Timestamp) -> f64 {
        let Some(ticket) = self.counter(&counter.id).hand().and_then(|number| self.ticket(number)) else { return 0.0 };
        let usual_secs =
            self.settings().service(&ticket.service).map_or(0.0, |service| f64::from(service.minutes) * 60.0);
        let spent_secs = match ticket.state {
            TicketState::Serving { at, .. } => (now.max(at).duration_since(at)).as_secs_f64(),
            _ => 0.0,
        };
        (usual_secs - spent_secs).max(usual_secs * OVERTIME_PART)
    }
}

fn soonest(desks: &mut [CounterAhead]) -> Option<&mut CounterAhead> {
    desks
        .iter_mut()
        .filter(|desk| !desk.lines.is_empty())
        .min_by(|one, other| one.free_in_secs.total_cmp(&other.free_in_secs))
}

fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
