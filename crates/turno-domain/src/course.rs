//! One run of the rule into the future: counters become free in turn, each asks who is next, and takes as long as is usual.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap, binary_heap::PeekMut, btree_set},
    ptr,
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    next::{Asking, Best, Group, Place, Reach, others_after},
    outlook::{Outlook, Skills, Target, only, positions},
};

/// A run.
pub(crate) struct Course<'o> {
    outlook: &'o Outlook<'o>,
    /// Two lanes for each service: without and with precedence.
    lanes: Vec<Lane<'o>>,
    /// The services whose lane has somebody, for each group: most lanes of most offices are empty most of the time.
    peopled: [Skills; 2],
    /// Those who wait for one counter.
    named: Vec<NamedLane<'o>>,
    /// Whoever stands behind it is left out.
    until: Option<Place>,
    /// How many of those who are expected have come.
    come: usize,
    /// The counters by when they are free; those that become free together call in their own order.
    desks: BinaryHeap<Reverse<(SignedDuration, usize)>>,
    /// How many without precedence each counter has called since one with.
    others: Vec<u32>,
}

/// What happens next in a run.
pub(crate) enum Step<'o> {
    /// A counter calls somebody.
    Called {
        at: SignedDuration,
        desk: usize,
        place: &'o Place,
        /// Whether it is somebody who is there now, not only expected.
        known: bool,
    },
    /// A counter would call the target.
    Target { at: SignedDuration, desk: usize },
}

impl Step<'_> {
    pub(crate) fn at(&self) -> SignedDuration {
        match self {
            Self::Called { at, .. } | Self::Target { at, .. } => *at,
        }
    }
}

/// People of one group in one line while the rule is run.
struct Lane<'o> {
    /// Whoever is first, of those who are there and those who have come.
    first: Option<&'o Place>,
    head: Option<&'o Place>,
    behind_head: Option<btree_set::Iter<'o, Place>>,
    /// Those who have come since, with the part of a visit that each stands for.
    come: BTreeMap<&'o Place, f64>,
}

/// Whoever was called out of a lane.
struct Taken<'o> {
    place: &'o Place,
    /// The part of a visit it stands for.
    weight: f64,
    /// Whether it was there from the beginning.
    known: bool,
}

struct NamedLane<'o> {
    desk: usize,
    service: usize,
    group: Group,
    lane: Lane<'o>,
}

#[derive(Clone, Copy)]
enum Who {
    In { lane: usize },
    Named { lane: usize },
    Target,
}

impl<'o> Lane<'o> {
    fn new(places: Option<&'o BTreeSet<Place>>, until: Option<Place>) -> Self {
        let behind_head = places.map(BTreeSet::iter);
        let mut lane = Self { first: None, head: None, behind_head, come: BTreeMap::new() };
        lane.advance(until);
        lane.look_for_first();
        lane
    }

    fn advance(&mut self, until: Option<Place>) {
        let next = self.behind_head.as_mut().and_then(Iterator::next);
        self.head = next.filter(|place| until.is_none_or(|until| **place < until));
    }

    fn look_for_first(&mut self) {
        let come = self.come.first_key_value().map(|(place, _)| *place);
        self.first = match (self.head, come) {
            (Some(head), Some(come)) => Some(head.min(come)),
            (one, other) => one.or(other),
        };
    }

    fn let_in(&mut self, place: &'o Place, weight: f64) {
        self.come.insert(place, weight);
        self.look_for_first();
    }

    fn take_first(&mut self, until: Option<Place>) -> Option<Taken<'o>> {
        let place = self.first?;
        let known = self.head.is_some_and(|head| ptr::eq(head, place));
        let weight = if known {
            self.advance(until);
            1.0
        } else {
            self.come.remove(place)?
        };
        self.look_for_first();
        Some(Taken { place, weight, known })
    }
}

impl<'o> Course<'o> {
    pub(crate) fn new(outlook: &'o Outlook<'o>, crew: &[usize], until: Option<Place>) -> Self {
        let lanes = outlook.lines.iter().flat_map(|waiting| {
            Group::BOTH.map(|group| Lane::new(waiting.line.map(|line| line.anyone().of(group)), until))
        });
        let lanes: Vec<_> = lanes.collect();
        let mut peopled = [0; 2];
        for (n, _) in lanes.iter().enumerate().filter(|(_, lane)| lane.first.is_some()) {
            peopled[n % 2] |= only(n / 2);
        }
        let mut named = Vec::new();
        for (service, line) in outlook.lines.iter().enumerate().filter_map(|(n, waiting)| Some((n, waiting.line?))) {
            for (counter, lanes) in line.named() {
                let Some(desk) = outlook.desks.iter().position(|desk| desk.id == counter) else { continue };
                let lane = |group| NamedLane { desk, service, group, lane: Lane::new(Some(lanes.of(group)), until) };
                named.extend(Group::BOTH.map(lane));
            }
        }
        Self {
            outlook,
            lanes,
            peopled,
            named,
            until,
            come: 0,
            desks: crew.iter().map(|&desk| Reverse((outlook.desks[desk].free_in, desk))).collect(),
            others: outlook.desks.iter().map(|desk| desk.others).collect(),
        }
    }

    /// The next call; `None` when no counter has anybody to call any more. The target stands in the wanted lines until a counter
    /// has called it there; that counter drops out.
    pub(crate) fn step(&mut self, target: Option<(&Target<'_>, Skills)>) -> Option<Step<'o>> {
        loop {
            let Reverse((at, desk)) = *self.desks.peek()?;
            self.let_in(at);
            let now = self.outlook.now.saturating_add(at).unwrap_or(self.outlook.now);
            let Some(who) = self.best(now, desk, target) else {
                // Nobody is there for this counter. Somebody may be to come.
                let serves = self.outlook.desks[desk].skills.serves;
                let expected = self.outlook.coming.iter().skip(self.come);
                let next = expected
                    .filter(|person| serves & only(person.service) != 0)
                    .find(|person| self.counts(&person.place));
                self.free_next(next.map(|person| person.comes_in));
                continue;
            };
            let (service, group, first) = match who {
                Who::Target => {
                    self.free_next(None);
                    return Some(Step::Target { at, desk });
                }
                Who::In { lane } => (lane / 2, group_of(lane), self.take_first(lane)),
                Who::Named { lane } => {
                    let named = &mut self.named[lane];
                    (named.service, named.group, named.lane.take_first(self.until))
                }
            };
            let Taken { place, weight, known } = first?;
            self.others[desk] = others_after(self.others[desk], group, place, now);
            let usual = self.outlook.lines[service].usual.at(at);
            let takes = if known { usual } else { usual.mul_f64(weight) };
            // Whatever is expected in part takes some time at least: a run always comes to an end.
            self.free_next(Some(at + takes.max(SignedDuration::from_secs(1))));
            return Some(Step::Called { at, desk, place, known });
        }
    }

    /// When the counter that has just asked is free again; without a time it drops out.
    fn free_next(&mut self, at: Option<SignedDuration>) {
        let Some(mut first) = self.desks.peek_mut() else { return };
        match at {
            Some(at) => first.0.0 = at,
            None => drop(PeekMut::pop(first)),
        }
    }

    fn counts(&self, place: &Place) -> bool {
        self.until.is_none_or(|until| *place < until)
    }

    fn let_in(&mut self, at: SignedDuration) {
        while let Some(person) = self.outlook.coming.get(self.come).filter(|person| person.comes_in <= at) {
            self.come += 1;
            if self.counts(&person.place) {
                let group = usize::from(person.group == Group::Privileged);
                self.lanes[person.service * 2 + group].let_in(&person.place, person.weight);
                self.peopled[group] |= only(person.service);
            }
        }
    }

    fn take_first(&mut self, lane: usize) -> Option<Taken<'o>> {
        let taken = self.lanes[lane].take_first(self.until);
        if self.lanes[lane].first.is_none() {
            self.peopled[lane % 2] &= !only(lane / 2);
        }
        taken
    }

    fn best(&self, now: Timestamp, desk: usize, target: Option<(&Target<'_>, Skills)>) -> Option<Who> {
        let known = &self.outlook.desks[desk];
        let mut best = Best::new(Asking {
            order: self.outlook.order,
            helper_after: known.helper_after,
            others: self.others[desk],
            now,
        });
        let reach = |service| if known.skills.helps & only(service) == 0 { Reach::Primary } else { Reach::Helper };
        for (group, peopled) in self.peopled.into_iter().enumerate() {
            for service in positions(known.skills.serves & peopled) {
                let lane = service * 2 + group;
                if let Some(place) = self.lanes[lane].first {
                    best.look_at(place, group_of(lane), reach(service), Who::In { lane });
                }
            }
        }
        for (lane, named) in self.named.iter().enumerate().filter(|(_, named)| named.desk == desk) {
            if let Some(place) = named.lane.first {
                best.look_at(place, named.group, Reach::Primary, Who::Named { lane });
            }
        }
        if let Some((target, wanted)) = target {
            let stands_in = wanted & known.skills.serves;
            let (primary, to_help) = match target.named {
                None => (stands_in & !known.skills.helps, stands_in & known.skills.helps),
                Some(counter) => (if known.id == counter { stands_in } else { 0 }, 0),
            };
            if primary != 0 {
                best.look_at(&target.place, target.group, Reach::Primary, Who::Target);
            }
            if to_help != 0 {
                best.look_at(&target.place, target.group, Reach::Helper, Who::Target);
            }
        }
        let (place, who, _) = best.chosen()?;
        // Whoever asks for a ticket's own turn finds it standing in its lane.
        let is_target = target.is_some_and(|(target, _)| *place == target.place);
        Some(if is_target { Who::Target } else { who })
    }
}

fn group_of(lane: usize) -> Group {
    Group::BOTH[lane % 2]
}
