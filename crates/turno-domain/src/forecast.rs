//! The wait a person is told: the rule of who is next, run forward over the people waiting and the open counters.

use jiff::Timestamp;

use crate::{Hall, ServiceId, TicketNumber, TicketState, next::Place, outlook::Outlook};

/// How many people the rule is run forward over, more than any front office holds; a longer line is taken on at the pace found
/// so far. It bounds the cost of one forecast whatever the length of the lines.
pub const FORECAST_PEOPLE_MAX: usize = 200;

/// Forecasts are told in steps of so many minutes: a finer figure would claim more than anybody knows.
pub const FORECAST_STEP_MIN: u32 = 5;

/// The told range goes from three quarters to five quarters of the computed wait.
const SPREAD_QUARTERS: (f64, f64) = (0.75, 1.25);

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

impl Forecast {
    pub(crate) fn of_wait(wait_secs: f64) -> Self {
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

    /// What newcomers would be told at `now`, for each service in the settings' order: the same as by
    /// [`Hall::ahead_of_newcomer`], at a fraction of the cost.
    #[must_use]
    pub fn ahead_of_newcomers(&self, now: Timestamp) -> Vec<Ahead> {
        let arrival = now.max(self.last_at());
        let services = self.settings().services.iter();
        let places =
            services.map(|service| Place { effective_arrival: arrival, number: self.next_number(service.letter) });
        Outlook::new(self, now).ahead_of_each(places)
    }

    /// What lies ahead of a waiting ticket; `None` if it does not wait.
    #[must_use]
    pub fn ahead_of(&self, number: TicketNumber, now: Timestamp) -> Option<Ahead> {
        let ticket = self.ticket(number).filter(|ticket| ticket.state == TicketState::Waiting)?;
        Some(self.look_ahead(&ticket.service, Place::of(ticket), now))
    }

    /// Runs the rule forward until it is the turn of `target`, which stands in the line of `service` or is about to.
    pub(crate) fn look_ahead(&self, service: &ServiceId, target: Place, now: Timestamp) -> Ahead {
        let known = self.settings().services.iter().position(|known| known.id == *service);
        known.map_or_else(
            || Ahead::out_of_reach(self.line(service).map_or(0, |line| line.before(target))),
            |index| Outlook::new(self, now).ahead(index, target),
        )
    }
}

impl Ahead {
    pub(crate) fn new(people: usize, wait_secs: f64) -> Self {
        Self { people: u32::try_from(people).unwrap_or(u32::MAX), forecast: Forecast::of_wait(wait_secs) }
    }

    /// What is said of a line from which no counter could ever call.
    pub(crate) fn out_of_reach(people: usize) -> Self {
        Self::new(people, 0.0)
    }
}
