//! What is known beforehand of a day: how long visits last, who is booked, how often people with precedence come.
//!
//! It is no part of the events. Whoever runs a hall learns it from the days before and hands it in; without it the forecast
//! takes the minutes of the settings and expects nobody.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{SignedDuration, Timestamp};

use crate::{
    Hall, Letter, Need, ServiceId, Settings, TicketNumber,
    next::{Claim, Group, Place},
    policy::later,
    settings::Service,
    ticket::Footing,
    visits::{Usual, VISIT_MINUTES_MAX, Visits},
};

/// How many hours ahead the usual time is worked out; what lies beyond is taken for the last.
const HOURS_AHEAD: usize = 12;

/// Of those booked so many do not come, where nothing is known of it: the measured share of one Italian town.
const ABSENT_SHARE: f64 = 0.17;

/// How many people with precedence are expected of each service at most: a forecast of hours is no better for more.
const PRIVILEGED_AHEAD_MAX: u32 = 12;

/// How far ahead people with precedence are expected.
const PRIVILEGED_HOURS_AHEAD: f64 = 2.0;

/// How many people are expected of each service in one hour at most.
const NEWCOMERS_MAX: u32 = 300;

/// A week by the hour.
pub(crate) type Week<T> = [[T; 24]; 7];

/// What is known beforehand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Foresight {
    visits: BTreeMap<ServiceId, Visits>,
    arrivals: BTreeMap<ServiceId, Box<Week<ArrivalRate>>>,
    agenda: BTreeMap<(ServiceId, Timestamp), u32>,
}

/// How long one counter was busy with one person, from the call on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// The service.
    pub service: ServiceId,
    /// When the person was called.
    pub taken_at: Timestamp,
    /// Until the counter was free again.
    pub busy: SignedDuration,
}

/// How many people came for a service in one hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrivals {
    /// The service.
    pub service: ServiceId,
    /// When the hour began.
    pub hour: Timestamp,
    /// How many came without a booking.
    pub walk_ins: u32,
    /// How many of these with a priority need.
    pub priority: u32,
}

/// People to an hour.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct ArrivalRate {
    pub(crate) walk_ins: f64,
    pub(crate) priority: f64,
}

/// Somebody who is expected.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Coming {
    pub(crate) comes_in: SignedDuration,
    pub(crate) service: usize,
    pub(crate) place: Place,
    pub(crate) group: Group,
    /// How likely: the part of a visit to count.
    pub(crate) weight: f64,
}

impl Foresight {
    /// Learns from the days before, in the hall's local time.
    #[must_use]
    pub fn learn(
        settings: &Settings,
        hands: impl IntoIterator<Item = Hand>,
        arrivals: impl IntoIterator<Item = Arrivals>,
    ) -> Self {
        let mut by_service: BTreeMap<ServiceId, Vec<(usize, usize, f64)>> = BTreeMap::new();
        for hand in hands {
            let (weekday, hour) = place_in_week(settings, hand.taken_at);
            let secs = hand.busy.as_secs_f64().clamp(0.0, seconds(VISIT_MINUTES_MAX));
            by_service.entry(hand.service).or_default().push((weekday, hour, secs));
        }
        let visits = by_service.into_iter().filter_map(|(service, hands)| {
            let setting = f64::from(settings.service(&service)?.minutes) * 60.0;
            Some((service, Visits::learn(setting, &hands)))
        });
        Self { visits: visits.collect(), arrivals: learn_arrivals(settings, arrivals), agenda: BTreeMap::new() }
    }

    /// With the booked times of the day: how many people for a service at each.
    #[must_use]
    pub fn with_agenda(mut self, booked: impl IntoIterator<Item = (ServiceId, Timestamp)>) -> Self {
        self.agenda.clear();
        for slot in booked {
            *self.agenda.entry(slot).or_default() += 1;
        }
        self
    }

    /// The measured mean of a service, in seconds; `None` where nothing was learned.
    #[must_use]
    pub fn visit_secs(&self, service: &ServiceId) -> Option<f64> {
        Some(self.visits.get(service)?.mean_secs)
    }

    /// What is usual for a service at `now`, which is the hour `at` of the week.
    pub(crate) fn usual(&self, service: &Service, at: (usize, usize), now: Timestamp) -> Usual<'_> {
        let Some(visits) = self.visits.get(&service.id) else {
            let setting = SignedDuration::from_mins(i64::from(service.minutes));
            return Usual { hours: vec![setting], hour_left: SignedDuration::MAX, variation: 0.0, left: &[] };
        };
        let (weekday, hour) = at;
        let hours =
            (hour..hour + HOURS_AHEAD).map(|hour| duration(visits.by_hour[(weekday + hour / 24) % 7][hour % 24]));
        let hours: Vec<_> = hours.collect();
        Usual {
            hour_left: SignedDuration::from_secs(3600 - now.as_second().rem_euclid(3600)),
            variation: visits.variation,
            left: &visits.left,
            hours,
        }
    }

    /// The booked who have not come, of whom `checked_in` tells how many have.
    pub(crate) fn booked_to_come(
        &self,
        settings: &Settings,
        checked_in: &BTreeMap<(ServiceId, Timestamp), u32>,
        now: Timestamp,
    ) -> Vec<Coming> {
        let window = settings.policy.booking;
        let mut coming = Vec::new();
        for ((service, slot), booked) in &self.agenda {
            let (opens, closes) = (window.opens_at(*slot), later(*slot, window.late_mins));
            let missing = booked.saturating_sub(checked_in.get(&(service.clone(), *slot)).copied().unwrap_or(0));
            let Some(index) = settings.services.iter().position(|known| known.id == *service) else { continue };
            if closes <= now || missing == 0 {
                continue;
            }
            // Anywhere in what is left of the window; the longer somebody is missing in it, the likelier an absence.
            let from = opens.max(now);
            let left = secs_between(from, closes) / secs_between(opens, closes).max(1.0);
            let likely = (1.0 - ABSENT_SHARE) * left;
            let comes_in = secs_between(now, from) + secs_between(from, closes) / 2.0;
            let arrived_at = now.saturating_add(duration(comes_in)).unwrap_or(now);
            for nth in 0..missing {
                let number = nobody(settings.services[index].letter, coming.len() + nth as usize);
                let claim = Claim { need: Need::None, slot: Some(*slot), footing: Footing::Kept, number, arrived_at };
                let (place, group) = claim.place(&settings.policy);
                let weight = likely / (likely + ABSENT_SHARE);
                coming.push(Coming { comes_in: duration(comes_in), service: index, place, group, weight });
            }
        }
        coming
    }

    /// People with a priority need, as often as they usually come at this time, evenly.
    pub(crate) fn privileged_to_come(&self, settings: &Settings, now: Timestamp) -> Vec<Coming> {
        let at = place_in_week(settings, now);
        let mut coming = Vec::new();
        for (index, service) in settings.services.iter().enumerate() {
            let rate = self.arrival_rate(&service.id, at).priority;
            let expected = (rate * PRIVILEGED_HOURS_AHEAD).round();
            for nth in (0..PRIVILEGED_AHEAD_MAX).take_while(|nth| f64::from(*nth) < expected) {
                let comes_in = duration((f64::from(nth) + 0.5) / rate * 3600.0);
                let arrived_at = now.saturating_add(comes_in).unwrap_or(now);
                let number = nobody(service.letter, 1000 + nth as usize);
                let claim = Claim { need: Need::Priority, ..Claim::plain(number, arrived_at) };
                let (place, group) = claim.place(&settings.policy);
                coming.push(Coming { comes_in, service: index, place, group, weight: 1.0 });
            }
        }
        coming
    }

    /// How many people come for a service in this hour of the week.
    pub(crate) fn arrival_rate(&self, service: &ServiceId, (weekday, hour): (usize, usize)) -> ArrivalRate {
        self.arrivals.get(service).map_or_else(ArrivalRate::default, |week| week[weekday][hour])
    }
}

fn learn_arrivals(
    settings: &Settings,
    arrivals: impl IntoIterator<Item = Arrivals>,
) -> BTreeMap<ServiceId, Box<Week<ArrivalRate>>> {
    let mut days: BTreeMap<(usize, usize), std::collections::BTreeSet<Timestamp>> = BTreeMap::new();
    let mut counted: BTreeMap<ServiceId, Box<Week<ArrivalRate>>> = BTreeMap::new();
    for hour in arrivals {
        let (weekday, local) = place_in_week(settings, hour.hour);
        days.entry((weekday, local)).or_default().insert(hour.hour);
        let rate = &mut counted.entry(hour.service).or_default()[weekday][local];
        rate.walk_ins += f64::from(hour.walk_ins);
        rate.priority += f64::from(hour.priority);
    }
    for week in counted.values_mut() {
        for ((weekday, hour), hours) in &days {
            #[allow(clippy::cast_precision_loss)]
            let hours = hours.len() as f64;
            let rate = &mut week[*weekday][*hour];
            *rate = ArrivalRate { walk_ins: rate.walk_ins / hours, priority: rate.priority / hours };
        }
    }
    counted
}

/// Weekday from Monday, and hour.
pub(crate) fn place_in_week(settings: &Settings, at: Timestamp) -> (usize, usize) {
    let local = settings.zone.to_datetime(at);
    let weekday = local.weekday().to_monday_zero_offset();
    (usize::try_from(weekday).unwrap_or(0), usize::try_from(local.hour()).unwrap_or(0))
}

/// A number that nobody has: of two with one effective arrival, those who are there go first.
fn nobody(letter: Letter, nth: usize) -> TicketNumber {
    TicketNumber { letter, value: u16::MAX - u16::try_from(nth).unwrap_or(u16::MAX / 2).min(u16::MAX / 2) }
}

fn secs_between(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64()
}

fn duration(secs: f64) -> SignedDuration {
    SignedDuration::try_from_secs_f64(secs).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss)]
pub(crate) fn seconds(minutes: usize) -> f64 {
    minutes as f64 * 60.0
}

impl Hall {
    /// What is known beforehand.
    #[must_use]
    pub fn foresight(&self) -> &Foresight {
        &self.foresight
    }

    /// Takes in what is known beforehand. It changes what people are told, and nothing that happens.
    pub fn foresee(&mut self, foresight: Arc<Foresight>) {
        self.foresight = foresight;
    }

    /// The people without booking who are expected within the hour, evenly: as many as usual in such an hour, or where nothing
    /// was learned as many as in the hour before.
    pub(crate) fn newcomers(&self, now: Timestamp) -> Vec<Coming> {
        let settings = self.settings();
        let hour_ago = now.saturating_sub(SignedDuration::from_hours(1)).unwrap_or(now);
        let at = place_in_week(settings, now);
        let mut coming = Vec::new();
        for (index, service) in settings.services.iter().enumerate() {
            let learned = self.foresight.arrival_rate(&service.id, at);
            let came = self.tickets().filter(|ticket| ticket.service == service.id && ticket.arrived_at > hour_ago);
            let people = if self.foresight.arrivals.is_empty() {
                u32::try_from(came.count()).unwrap_or(u32::MAX)
            } else {
                whole(learned.walk_ins - learned.priority)
            };
            for nth in 0..people.min(NEWCOMERS_MAX) {
                let comes_in = duration((f64::from(nth) + 0.5) / f64::from(people) * 3600.0);
                let arrived_at = now.saturating_add(comes_in).unwrap_or(now);
                let newcomer = Claim::plain(nobody(service.letter, 2000 + nth as usize), arrived_at);
                let (place, group) = newcomer.place(&settings.policy);
                coming.push(Coming { comes_in, service: index, place, group, weight: 1.0 });
            }
        }
        coming
    }
}

/// A small number of people; the cast saturates.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(people: f64) -> u32 {
    people.round() as u32
}
