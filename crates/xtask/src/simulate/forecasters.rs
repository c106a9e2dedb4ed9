//! Forecasters side by side: ours, and three that textbooks know, each asked at the same moment.

use jiff::Timestamp;
use turno_domain::{Counter, Hall, ServiceId, TicketState};

/// What each said, in seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guess {
    /// Ours: the rule run forward.
    pub(super) rule: f64,
    /// People waiting times the mean visit, by the counters at work.
    pub(super) queue_length: f64,
    /// The wait of whoever was called last.
    pub(super) last_to_enter: f64,
    /// The wait so far of whoever has waited longest.
    pub(super) head_of_line: f64,
}

/// A forecaster's short name, its name for readers, and the seconds that it tells.
type Forecaster = (&'static str, &'static str, fn(&Guess) -> f64);

/// The forecasters by name, and how to read their guess.
pub(super) const FORECASTERS: [Forecaster; 4] = [
    ("rule", "Turno: the rule run forward", |guess| guess.rule),
    ("queue_length", "queue length x rate", |guess| guess.queue_length),
    ("last_to_enter", "last to enter service", |guess| guess.last_to_enter),
    ("head_of_line", "head of line", |guess| guess.head_of_line),
];

/// What the simple forecasters must have seen.
#[derive(Debug, Default)]
pub(super) struct Watch {
    last_wait: f64,
}

impl Watch {
    pub(super) fn entered(&mut self, waited_secs: f64) {
        self.last_wait = waited_secs;
    }

    pub(super) fn guess(&self, hall: &Hall, service: &ServiceId, now: Timestamp) -> Guess {
        let settings = hall.settings();
        let rule = hall.wait_of_newcomer(service, now).map_or(0.0, |wait| wait.as_secs_f64());
        let open = settings.counters.iter().filter(|counter| hall.counter(&counter.id) != Counter::Closed).count();
        let free = settings.counters.iter().any(|counter| hall.counter(&counter.id) == Counter::Open { hand: None });
        if free {
            return Guess { rule, queue_length: 0.0, last_to_enter: 0.0, head_of_line: 0.0 };
        }
        let secs = |id: &ServiceId, minutes: u32| hall.foresight().visit_secs(id).unwrap_or(f64::from(minutes) * 60.0);
        let work: f64 = settings
            .services
            .iter()
            .map(|service| {
                #[allow(clippy::cast_precision_loss)]
                let people = hall.line(&service.id).map_or(0, turno_domain::Line::len) as f64;
                people * secs(&service.id, service.minutes)
            })
            .sum();
        let next = settings.service(service).map_or(0.0, |service| secs(&service.id, service.minutes));
        #[allow(clippy::cast_precision_loss)]
        let queue_length = (work + next) / open.max(1) as f64;
        let waiting = hall.tickets().filter(|ticket| ticket.state == TicketState::Waiting && ticket.booking.is_none());
        let oldest = waiting.map(|ticket| ticket.arrived_at).min();
        let head_of_line = oldest.map_or(0.0, |arrived| now.duration_since(arrived).as_secs_f64());
        Guess { rule, queue_length, last_to_enter: self.last_wait, head_of_line }
    }
}
