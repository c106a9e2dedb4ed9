//! The wait a person is told: the rule of who is next, run forward over the people waiting and the open counters.

use std::collections::{BTreeSet, btree_set};

use jiff::Timestamp;

use crate::{
    Counter, Hall, ServiceId, TicketNumber, TicketState,
    next::{Place, first_of},
    settings::CounterSettings,
};

/// How many people the rule is run forward over, more than any front office holds; a longer line is taken on at the pace found
/// so far. It bounds the cost of one forecast whatever the length of the lines.
pub const FORECAST_PEOPLE_MAX: usize = 200;

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
    /// How many of those who came earlier would be called before. Nobody who comes later makes it more.
    pub people: u32,
    /// The wait.
    pub forecast: Forecast,
}

struct LineAhead<'a> {
    service: &'a ServiceId,
    /// Who would be called next from this line, while that is somebody ahead.
    head: Option<Place>,
    behind_head: btree_set::Iter<'a, Place>,
    service_secs: f64,
}

struct Desk {
    free_in_secs: f64,
    lines: Vec<usize>,
    serves_target: bool,
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
        let Some(known) = self.settings().service(service) else {
            return Ahead { people: 0, forecast: Forecast::of_wait(0.0) };
        };
        let place = Place { effective_arrival: now.max(self.last_at()), number: self.next_number(known.letter) };
        self.look_ahead(service, place, now)
    }

    /// What lies ahead of a waiting ticket; `None` if it does not wait.
    #[must_use]
    pub fn ahead_of(&self, number: TicketNumber, now: Timestamp) -> Option<Ahead> {
        let ticket = self.ticket(number).filter(|ticket| ticket.state == TicketState::Waiting)?;
        Some(self.look_ahead(&ticket.service, Place::of(ticket), now))
    }

    /// Runs the rule forward until it is the turn of `target`, which stands in the line of `service` or is about to.
    ///
    /// Whoever stands behind the target is left out: a counter takes such a person only when nobody ahead of the target
    /// is left for it, and then it is of no use to the target any more.
    pub(crate) fn look_ahead(&self, service: &ServiceId, target: Place, now: Timestamp) -> Ahead {
        let counters = self.counters_for(service);
        let mut lines = self.lines_ahead(&counters, service, target);
        let mut desks: Vec<_> = counters.iter().map(|counter| self.desk(counter, &lines, service, now)).collect();
        for people in 0..=FORECAST_PEOPLE_MAX {
            let Some((desk, index)) = next_call(&mut desks, &lines) else { break };
            let Some(index) = index else {
                return Ahead { people: count(people), forecast: Forecast::of_wait(desk.free_in_secs) };
            };
            if people == FORECAST_PEOPLE_MAX {
                let took_secs = desk.free_in_secs;
                return self.at_the_same_pace(&lines, target, took_secs);
            }
            let line = &mut lines[index];
            desk.free_in_secs += line.service_secs;
            line.head = line.behind_head.next().copied().filter(|place| *place < target);
        }
        // No counter could ever call from this line.
        let people = self.line(service).map_or(0, |line| line.before(target));
        Ahead { people: count(people), forecast: Forecast::of_wait(0.0) }
    }

    /// Beyond the people looked at one by one: everybody ahead, at the pace of those.
    fn at_the_same_pace(&self, lines: &[LineAhead<'_>], target: Place, took_secs: f64) -> Ahead {
        let ahead: usize =
            lines.iter().filter_map(|line| self.line(line.service)).map(|line| line.before(target)).sum();
        #[allow(clippy::cast_precision_loss)]
        let stretch = ahead as f64 / FORECAST_PEOPLE_MAX as f64;
        Ahead { people: count(ahead), forecast: Forecast::of_wait(took_secs * stretch) }
    }

    /// The counters whose calls decide this wait: those at work that are connected to the service through shared lines. If none
    /// at work serves it, the closed ones that could are counted as if they opened now.
    fn counters_for(&self, service: &ServiceId) -> Vec<&CounterSettings> {
        let all = &self.settings().counters;
        let is_open = |counter: &&CounterSettings| self.counter(&counter.id) != Counter::Closed;
        let served = all.iter().filter(is_open).any(|counter| counter.services.contains(service));
        let working: Vec<_> =
            all.iter().filter(|counter| is_open(counter) || (!served && counter.services.contains(service))).collect();
        let mut connected = BTreeSet::from([service]);
        let touches = |connected: &BTreeSet<&ServiceId>, counter: &CounterSettings| {
            counter.services.iter().any(|served| connected.contains(served))
        };
        loop {
            let before = connected.len();
            for counter in &working {
                if touches(&connected, counter) {
                    connected.extend(&counter.services);
                }
            }
            if connected.len() == before {
                return working.into_iter().filter(|counter| touches(&connected, counter)).collect();
            }
        }
    }

    fn lines_ahead<'a>(
        &'a self,
        counters: &[&'a CounterSettings],
        service: &'a ServiceId,
        target: Place,
    ) -> Vec<LineAhead<'a>> {
        let services: BTreeSet<&ServiceId> =
            counters.iter().flat_map(|counter| &counter.services).chain([service]).collect();
        let lines = services.into_iter().filter_map(|id| {
            let mut places = self.line(id)?.places();
            let head = places.next().copied().filter(|place| *place < target);
            let minutes = self.settings().service(id).map_or(0, |service| service.minutes);
            Some(LineAhead { service: id, head, behind_head: places, service_secs: f64::from(minutes) * 60.0 })
        });
        lines.collect()
    }

    fn desk(&self, counter: &CounterSettings, lines: &[LineAhead<'_>], target: &ServiceId, now: Timestamp) -> Desk {
        let served = |line: &LineAhead<'_>| counter.services.contains(line.service);
        Desk {
            free_in_secs: self.still_busy_secs(counter, now),
            lines: lines.iter().enumerate().filter(|(_, line)| served(line)).map(|(index, _)| index).collect(),
            serves_target: counter.services.contains(target),
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

/// The desk that calls next, and the line that it calls from; `None` for a line is the target's turn. Desks with nobody ahead
/// to call, and no way to the target, drop out. `None` if none is left.
fn next_call<'a>(desks: &'a mut Vec<Desk>, lines: &[LineAhead<'_>]) -> Option<(&'a mut Desk, Option<usize>)> {
    loop {
        // Counters that become free together call in their own order.
        let (at, _) =
            desks.iter().enumerate().min_by(|(_, one), (_, other)| one.free_in_secs.total_cmp(&other.free_in_secs))?;
        let heads = desks[at].lines.iter().filter_map(|&index| Some((lines[index].head?, index)));
        let line = first_of(heads).map(|(_, index)| index);
        if line.is_some() || desks[at].serves_target {
            return Some((&mut desks[at], line));
        }
        desks.remove(at);
    }
}

fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
