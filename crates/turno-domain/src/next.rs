//! Who is next: the one pure rule that the call, the forecast and the operators' list all use.
//!
//! Everyone has a place: an effective arrival, which the policy moves earlier for those with precedence. A counter looks at the
//! first of each line it serves; [`Best`] says which of these it calls. Helper lines count when the primary ones are empty or
//! when their first has waited beyond the counter's threshold.

use jiff::{SignedDuration, Timestamp};

use crate::{
    CounterId, Hall, Order, Policy, ServiceId, Ticket, TicketNumber,
    line::{Lanes, Stand},
    policy::{Booking, Need, Punctuality, earlier},
    settings::{CounterSettings, Settings},
    ticket::{Footing, Named, NamedBecause},
};

/// Why a ticket was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallReason {
    /// It had waited longest among those the counter serves.
    OldestWaiting {
        /// How long, in seconds.
        waited_secs: u64,
    },
    /// The operator chose it.
    Chosen {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was booked.
    Booked {
        /// For when.
        slot: Timestamp,
        /// How long it had waited since then, or since the arrival if that was later, in seconds.
        waited_secs: u64,
    },
    /// It has a priority need.
    Priority {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It has precedence, and the counter had called so many others.
    OneIn {
        /// How many others the policy wants between two with precedence.
        others: u32,
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// The counter helps out in this line.
    Helper {
        /// Why it did so now.
        because: HelperBecause,
        /// How long the ticket had waited, in seconds.
        waited_secs: u64,
    },
    /// It comes back to the counter that had sent it elsewhere.
    BackToYou {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was sent to this counter.
    SentToYou {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was sent to the front of the line.
    SentAhead {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// Nobody waited, and it was the next number on a roll of numbered paper: nobody knows how long.
    FromRoll,
}

/// Why a counter helped out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelperBecause {
    /// Nobody waited in its primary lines.
    PrimaryEmpty,
    /// The first of the helper line had waited beyond the threshold.
    BeyondThreshold,
}

impl CallReason {
    /// How long the ticket had waited, in seconds.
    #[must_use]
    pub fn waited_secs(self) -> u64 {
        match self {
            Self::OldestWaiting { waited_secs }
            | Self::Chosen { waited_secs }
            | Self::Booked { waited_secs, .. }
            | Self::Priority { waited_secs }
            | Self::OneIn { waited_secs, .. }
            | Self::Helper { waited_secs, .. }
            | Self::BackToYou { waited_secs }
            | Self::SentToYou { waited_secs }
            | Self::SentAhead { waited_secs } => waited_secs,
            Self::FromRoll => 0,
        }
    }
}

/// Whether somebody has precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Ordinary,
    Privileged,
}

impl Group {
    pub(crate) const BOTH: [Self; 2] = [Self::Ordinary, Self::Privileged];
}

/// Whether a place was moved to the front by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Ahead,
    InOrder,
}

/// A place in the order: the smaller, the sooner. `since`, from which the wait counts, never decides: numbers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) rank: Rank,
    pub(crate) effective_arrival: Timestamp,
    pub(crate) number: TicketNumber,
    pub(crate) since: Timestamp,
}

/// What decides where somebody stands.
pub(crate) struct Claim {
    pub(crate) number: TicketNumber,
    pub(crate) arrived_at: Timestamp,
    pub(crate) need: Need,
    /// The booked time, if it counts.
    pub(crate) slot: Option<Timestamp>,
    pub(crate) footing: Footing,
}

impl Claim {
    pub(crate) fn of(ticket: &Ticket) -> Self {
        Self {
            number: ticket.number,
            arrived_at: ticket.arrived_at,
            need: ticket.need,
            slot: ticket.slot_that_counts(),
            footing: ticket.footing,
        }
    }

    /// That of somebody with no need and no booking.
    pub(crate) fn plain(number: TicketNumber, arrived_at: Timestamp) -> Self {
        Self { number, arrived_at, need: Need::None, slot: None, footing: Footing::Kept }
    }

    /// The place under a policy, and the group.
    pub(crate) fn place(&self, policy: &Policy) -> (Place, Group) {
        let arrival = match self.footing {
            Footing::Behind { since } => since,
            Footing::Kept | Footing::Ahead => self.arrived_at,
        };
        let booked = self.slot.map(|slot| earlier(slot, policy.booking_head_start()));
        let needy = (self.need == Need::Priority).then(|| earlier(arrival, policy.priority_head_start()));
        let effective_arrival = booked.into_iter().chain(needy).min().unwrap_or(arrival);
        let rank = if self.footing == Footing::Ahead { Rank::Ahead } else { Rank::InOrder };
        let since = self.slot.map_or(arrival, |slot| slot.max(arrival));
        let group = if booked.is_some() || needy.is_some() { Group::Privileged } else { Group::Ordinary };
        (Place { rank, effective_arrival, number: self.number, since }, group)
    }
}

impl Stand {
    /// Where a ticket stands. A counter that does not serve the service cannot be waited for: then any may call.
    pub(crate) fn of(ticket: &Ticket, settings: &Settings) -> Self {
        let (place, group) = Claim::of(ticket).place(&settings.policy);
        let serves = |named: &&Named| {
            settings.counter(&named.counter).is_some_and(|counter| counter.services.contains(&ticket.service))
        };
        let named = ticket.named.as_ref().filter(serves).map(|named| named.counter.clone());
        Self { place, group, named }
    }
}

pub(crate) fn waited_secs(ticket: &Ticket, now: Timestamp) -> u64 {
    let since = ticket.slot_that_counts().map_or(ticket.arrived_at, |slot| slot.max(ticket.arrived_at));
    u64::try_from(now.as_second() - since.as_second()).unwrap_or(0)
}

/// How a counter may call from a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    Primary,
    Helper,
}

/// The counter that asks, at the moment it asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) order: Order,
    /// After how long a helper line counts like a primary one.
    pub(crate) helper_after: Option<SignedDuration>,
    /// How many without precedence it has called since one with.
    pub(crate) others: u32,
    pub(crate) now: Timestamp,
}

/// Why the rule chose whom it chose, as far as the place alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Order,
    OneIn { others: u32 },
    Helper(HelperBecause),
}

/// The rule itself: looks at the first of each lane and keeps the one to call. `T` is what belongs to a place.
pub(crate) struct Best<'p, T> {
    asking: Asking,
    within_reach: Firsts<'p, T>,
    to_help: Firsts<'p, T>,
}

struct Firsts<'p, T> {
    /// With precedence, and the time for it has come.
    due: Option<(&'p Place, T, Reach)>,
    /// Everybody else.
    rest: Option<(&'p Place, T, Reach)>,
}

impl<'p, T: Copy> Best<'p, T> {
    pub(crate) fn new(asking: Asking) -> Self {
        let nobody = || Firsts { due: None, rest: None };
        Self { asking, within_reach: nobody(), to_help: nobody() }
    }

    pub(crate) fn look_at(&mut self, place: &'p Place, group: Group, reach: Reach, what: T) {
        let now = self.asking.now;
        let waited_enough = self.asking.helper_after.is_some_and(|after| now.duration_since(place.since) >= after);
        let firsts = if reach == Reach::Primary || waited_enough { &mut self.within_reach } else { &mut self.to_help };
        let precedes = group == Group::Privileged && place.effective_arrival <= now;
        let first = if precedes { &mut firsts.due } else { &mut firsts.rest };
        if first.as_ref().is_none_or(|(known, ..)| place < known) {
            *first = Some((place, what, reach));
        }
    }

    pub(crate) fn chosen(self) -> Option<(&'p Place, T, Turn)> {
        let (firsts, because) = if self.within_reach.due.is_some() || self.within_reach.rest.is_some() {
            (self.within_reach, HelperBecause::BeyondThreshold)
        } else {
            (self.to_help, HelperBecause::PrimaryEmpty)
        };
        let ((place, what, reach), turn) = firsts.first(&self.asking)?;
        Some((place, what, if reach == Reach::Helper { Turn::Helper(because) } else { turn }))
    }
}

impl<'p, T: Copy> Firsts<'p, T> {
    fn first(self, asking: &Asking) -> Option<((&'p Place, T, Reach), Turn)> {
        let (due, rest) = match (self.due, self.rest) {
            (Some(due), Some(rest)) => (due, rest),
            (one, other) => return Some((one.or(other)?, Turn::Order)),
        };
        let by_place = if due.0 < rest.0 { due } else { rest };
        // Whoever was sent to the front by hand goes first under every policy.
        if due.0.rank == Rank::Ahead || rest.0.rank == Rank::Ahead {
            return Some((by_place, Turn::Order));
        }
        Some(match asking.order {
            Order::HeadStart { .. } => (by_place, Turn::Order),
            Order::Strict => (due, Turn::Order),
            // Somebody booked whose time has not come is no "other" to be called in between.
            Order::OneIn { .. } if rest.0.effective_arrival > asking.now => (due, Turn::Order),
            Order::OneIn { others } if asking.others >= others => (due, Turn::OneIn { others }),
            Order::OneIn { .. } => (rest, Turn::Order),
        })
    }
}

impl CounterSettings {
    /// How the counter may call from the line of a service it serves.
    pub(crate) fn reach(&self, service: &ServiceId) -> Reach {
        if self.helper.contains(service) { Reach::Helper } else { Reach::Primary }
    }
}

impl Hall {
    /// The ticket that *next* would call to a counter now, and why.
    #[must_use]
    pub fn next_for(&self, counter: &CounterId, now: Timestamp) -> Option<(TicketNumber, CallReason)> {
        let known = self.settings().counter(counter)?;
        let mut best = Best::new(self.asking(known, now));
        for service in &known.services {
            let Some(line) = self.line(service) else { continue };
            let reach = known.reach(service);
            line.anyone().heads().for_each(|(place, group)| best.look_at(place, group, reach, ()));
            // Whoever waits for this counter is no help to give to others.
            let named = line.named().get(counter).into_iter().flat_map(Lanes::heads);
            named.for_each(|(place, group)| best.look_at(place, group, Reach::Primary, ()));
        }
        let (place, (), turn) = best.chosen()?;
        Some((place.number, reason(self.ticket(place.number)?, turn, now)))
    }

    pub(crate) fn asking(&self, counter: &CounterSettings, now: Timestamp) -> Asking {
        Asking {
            order: self.settings().policy.order,
            helper_after: counter.helper_after_mins.map(crate::policy::minutes),
            others: self.others_called.get(&counter.id).copied().unwrap_or(u32::MAX),
            now,
        }
    }

    /// The numbers of a line in the order in which one counter that serves nothing else would call them, at most `most`.
    #[must_use]
    pub fn waiting(&self, service: &ServiceId, most: usize, now: Timestamp) -> Vec<TicketNumber> {
        let Some(line) = self.line(service) else { return Vec::new() };
        let [mut ordinary, mut privileged] =
            Group::BOTH.map(|group| line.first_places(group, most).into_iter().peekable());
        let order = self.settings().policy.order;
        let (mut numbers, mut others) = (Vec::new(), u32::MAX);
        while numbers.len() < most {
            let mut best = Best::new(Asking { order, helper_after: None, others, now });
            let heads = [(ordinary.peek().copied(), Group::Ordinary), (privileged.peek().copied(), Group::Privileged)];
            for (place, group) in &heads {
                if let Some(place) = place {
                    best.look_at(place, *group, Reach::Primary, *group);
                }
            }
            let Some((place, group, _)) = best.chosen() else { break };
            others = others_after(others, group, place, now);
            if group == Group::Ordinary {
                ordinary.next()
            } else {
                privileged.next()
            };
            numbers.push(place.number);
        }
        numbers
    }
}

/// How many without precedence a counter has called since one with, after one more call by the rule.
pub(crate) fn others_after(others: u32, group: Group, place: &Place, now: Timestamp) -> u32 {
    let preceded = group == Group::Privileged && place.effective_arrival <= now;
    if preceded { 0 } else { others.saturating_add(1) }
}

fn reason(ticket: &Ticket, turn: Turn, now: Timestamp) -> CallReason {
    let waited_secs = waited_secs(ticket, now);
    let by_hand = match (&ticket.named, ticket.footing) {
        (Some(Named { because: NamedBecause::Back, .. }), _) => Some(CallReason::BackToYou { waited_secs }),
        (Some(Named { because: NamedBecause::Sent, .. }), _) => Some(CallReason::SentToYou { waited_secs }),
        (None, Footing::Ahead) => Some(CallReason::SentAhead { waited_secs }),
        (None, Footing::Kept | Footing::Behind { .. }) => None,
    };
    let by_rule = || match turn {
        Turn::Helper(because) => CallReason::Helper { because, waited_secs },
        Turn::OneIn { others } => CallReason::OneIn { others, waited_secs },
        Turn::Order => match (ticket.slot_that_counts(), ticket.need) {
            (Some(slot), _) => CallReason::Booked { slot, waited_secs },
            (None, Need::Priority) => CallReason::Priority { waited_secs },
            (None, Need::None) => CallReason::OldestWaiting { waited_secs },
        },
    };
    by_hand.unwrap_or_else(by_rule)
}

impl Ticket {
    /// The booked time, if the place counts from it: the person came on time and was not sent to the end of a line since.
    #[must_use]
    pub fn slot_that_counts(&self) -> Option<Timestamp> {
        let counts = |booking: &Booking| {
            booking.punctuality == Punctuality::OnTime && !matches!(self.footing, Footing::Behind { .. })
        };
        self.booking.filter(counts).map(|booking| booking.slot)
    }
}
