//! The wait a person is told: the rule of who is next, run forward over the people waiting and the open counters.

use jiff::{SignedDuration, Timestamp};

use crate::{
    CounterId, Hall, ServiceId, TicketNumber, TicketState,
    line::Stand,
    next::{Claim, Group},
    outlook::{Outlook, Target, Turn},
};

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
        let newcomer = Claim::plain(self.next_number(known.letter), now.max(self.last_at()));
        self.look_ahead(service, &newcomer, None, now)
    }

    /// How long somebody would wait who asked for `service` at `now`, before it is rounded for people; `None` if no counter could
    /// ever call.
    #[must_use]
    pub fn wait_of_newcomer(&self, service: &ServiceId, now: Timestamp) -> Option<SignedDuration> {
        let known = self.settings().services.iter().position(|known| known.id == *service)?;
        let letter = self.settings().services[known].letter;
        let newcomer = Claim::plain(self.next_number(letter), now.max(self.last_at()));
        let (place, group) = newcomer.place(&self.settings().policy);
        Some(Outlook::new(self, now).turn(known, &Target { place, group, named: None })?.wait)
    }

    /// What newcomers would be told at `now`, for each service in the settings' order: the same as by
    /// [`Hall::ahead_of_newcomer`], at a fraction of the cost.
    #[must_use]
    pub fn ahead_of_newcomers(&self, now: Timestamp) -> Vec<Ahead> {
        let arrival = now.max(self.last_at());
        let policy = &self.settings().policy;
        let services = self.settings().services.iter();
        let places = services.map(|service| Claim::plain(self.next_number(service.letter), arrival).place(policy).0);
        Outlook::new(self, now).ahead_of_each(places)
    }

    /// What lies ahead of a waiting ticket; `None` if it does not wait.
    #[must_use]
    pub fn ahead_of(&self, number: TicketNumber, now: Timestamp) -> Option<Ahead> {
        let ticket = self.ticket(number).filter(|ticket| ticket.state == TicketState::Waiting)?;
        let Stand { place, group, named } = Stand::of(ticket, self.settings());
        Some(self.look_for(&ticket.service, &Target { place, group, named: named.as_ref() }, now))
    }

    /// Runs the rule forward until it is the turn of somebody who is about to stand in the line of `service`.
    pub(crate) fn look_ahead(
        &self,
        service: &ServiceId,
        newcomer: &Claim,
        named: Option<&CounterId>,
        now: Timestamp,
    ) -> Ahead {
        let (place, group) = newcomer.place(&self.settings().policy);
        self.look_for(service, &Target { place, group, named }, now)
    }

    fn look_for(&self, service: &ServiceId, target: &Target<'_>, now: Timestamp) -> Ahead {
        let known = self.settings().services.iter().position(|known| known.id == *service);
        let turn = known.and_then(|index| Outlook::new(self, now).turn(index, target));
        turn.map_or_else(|| Ahead::out_of_reach(self.before(service, target)), Ahead::from)
    }

    /// How many people stand before in the line of a service that nobody could serve.
    fn before(&self, service: &ServiceId, target: &Target<'_>) -> usize {
        let before = |line: &crate::Line| Group::BOTH.map(|group| line.before(target.place, group)).iter().sum();
        self.line(service).map_or(0, before)
    }
}

impl From<Turn> for Ahead {
    fn from(turn: Turn) -> Self {
        Self::new(turn.people, turn.wait.as_secs_f64())
    }
}

impl Ahead {
    fn new(people: usize, wait_secs: f64) -> Self {
        Self { people: u32::try_from(people).unwrap_or(u32::MAX), forecast: Forecast::of_wait(wait_secs) }
    }

    /// What is said of a line from which no counter could ever call.
    pub(crate) fn out_of_reach(people: usize) -> Self {
        Self::new(people, 0.0)
    }
}
