//! One run of the rule into the future: counters become free in turn, each asks who is next, and takes as long as is usual.

use std::collections::{BTreeMap, BTreeSet, btree_set};

use jiff::SignedDuration;

use crate::{
    next::{Asking, Best, Group, Place, Reach, others_after},
    outlook::{Outlook, Skills, Target, only, positions},
};

/// A run.
pub(crate) struct Course<'o> {
    outlook: &'o Outlook<'o>,
    /// Two lanes for each service: without and with precedence.
    lanes: Vec<Lane<'o>>,
    /// Those who wait for one counter.
    named: Vec<NamedLane<'o>>,
    /// Whoever stands behind it is left out.
    until: Option<Place>,
    /// How many of those who are expected have come.
    come: usize,
    /// The counters by when they are free; those that become free together call in their own order.
    desks: BTreeSet<(SignedDuration, usize)>,
    others: BTreeMap<usize, u32>,
}

/// What happens next in a run.
pub(crate) enum Step {
    /// A counter calls somebody.
    Called {
        at: SignedDuration,
        desk: usize,
        place: Place,
        /// Whether it is somebody who is there now, not only expected.
        known: bool,
    },
    /// A counter would call the target.
    Target { at: SignedDuration, desk: usize },
}

impl Step {
    pub(crate) fn at(&self) -> SignedDuration {
        match self {
            Self::Called { at, .. } | Self::Target { at, .. } => *at,
        }
    }
}

/// People of one group in one line while the rule is run.
struct Lane<'o> {
    head: Option<Place>,
    behind_head: Option<btree_set::Iter<'o, Place>>,
    /// Those who have come since, with the part of a visit that each stands for.
    come: BTreeMap<Place, f64>,
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
        let mut lane = Self { head: None, behind_head: places.map(BTreeSet::iter), come: BTreeMap::new() };
        lane.advance(until);
        lane
    }

    fn advance(&mut self, until: Option<Place>) {
        let next = self.behind_head.as_mut().and_then(Iterator::next);
        self.head = next.copied().filter(|place| until.is_none_or(|until| *place < until));
    }

    fn first(&self) -> Option<Place> {
        let come = self.come.first_key_value().map(|(place, _)| *place);
        self.head.into_iter().chain(come).min()
    }

    /// Takes the first out; the part of a visit it stands for, and whether it was there from the beginning.
    fn take(&mut self, place: Place, until: Option<Place>) -> (f64, bool) {
        match self.come.remove(&place) {
            Some(weight) => (weight, false),
            None => {
                self.advance(until);
                (1.0, true)
            }
        }
    }
}

impl<'o> Course<'o> {
    pub(crate) fn new(outlook: &'o Outlook<'o>, crew: &[usize], until: Option<Place>) -> Self {
        let lanes = outlook.lines.iter().flat_map(|waiting| {
            Group::BOTH.map(|group| Lane::new(waiting.line.map(|line| line.anyone().of(group)), until))
        });
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
            lanes: lanes.collect(),
            named,
            until,
            come: 0,
            desks: crew.iter().map(|&desk| (outlook.desks[desk].free_in, desk)).collect(),
            others: crew.iter().map(|&desk| (desk, outlook.desks[desk].others)).collect(),
        }
    }

    /// The next call; `None` when no counter has anybody to call any more. The target stands in the wanted lines until a counter
    /// has called it there; that counter drops out.
    pub(crate) fn step(&mut self, target: Option<(&Target<'_>, Skills)>) -> Option<Step> {
        loop {
            let (at, desk) = self.desks.pop_first()?;
            self.let_in(at);
            let Some((place, who)) = self.best(at, desk, target) else {
                // Nobody is there for this counter. Somebody may be to come.
                let serves = self.outlook.desks[desk].skills.serves;
                let expected = self.outlook.coming.iter().skip(self.come);
                let next = expected
                    .filter(|person| serves & only(person.service) != 0)
                    .find(|person| self.counts(person.place));
                self.desks.extend(next.map(|person| (person.comes_in, desk)));
                continue;
            };
            if target.is_some_and(|(target, _)| place == target.place) {
                return Some(Step::Target { at, desk });
            }
            let (service, group, (weight, known)) = match who {
                Who::Target => return Some(Step::Target { at, desk }),
                Who::In { lane } => (lane / 2, group_of(lane), self.lanes[lane].take(place, self.until)),
                Who::Named { lane } => {
                    let named = &mut self.named[lane];
                    (named.service, named.group, named.lane.take(place, self.until))
                }
            };
            let now = self.outlook.now.saturating_add(at).unwrap_or(self.outlook.now);
            let others = self.others.entry(desk).or_insert(u32::MAX);
            *others = others_after(*others, group, place, now);
            let usual = self.outlook.lines[service].usual.at(at);
            let takes = if known { usual } else { usual.mul_f64(weight) };
            // Whatever is expected in part takes some time at least: a run always comes to an end.
            self.desks.insert((at + takes.max(SignedDuration::from_secs(1)), desk));
            return Some(Step::Called { at, desk, place, known });
        }
    }

    fn counts(&self, place: Place) -> bool {
        self.until.is_none_or(|until| place < until)
    }

    fn let_in(&mut self, at: SignedDuration) {
        while let Some(person) = self.outlook.coming.get(self.come).filter(|person| person.comes_in <= at) {
            self.come += 1;
            if self.counts(person.place) {
                self.lanes[person.service * 2 + usize::from(person.group == Group::Privileged)]
                    .come
                    .insert(person.place, person.weight);
            }
        }
    }

    fn best(&self, at: SignedDuration, desk: usize, target: Option<(&Target<'_>, Skills)>) -> Option<(Place, Who)> {
        let known = &self.outlook.desks[desk];
        let mut best = Best::new(Asking {
            order: self.outlook.order,
            helper_after: known.helper_after,
            others: self.others.get(&desk).copied().unwrap_or(u32::MAX),
            now: self.outlook.now.saturating_add(at).unwrap_or(self.outlook.now),
        });
        let reach = |service| if known.skills.helps & only(service) == 0 { Reach::Primary } else { Reach::Helper };
        for service in positions(known.skills.serves) {
            for lane in [service * 2, service * 2 + 1] {
                if let Some(place) = self.lanes[lane].first() {
                    best.look_at(place, group_of(lane), reach(service), Who::In { lane });
                }
            }
        }
        for (lane, named) in self.named.iter().enumerate().filter(|(_, named)| named.desk == desk) {
            if let Some(place) = named.lane.first() {
                best.look_at(place, named.group, Reach::Primary, Who::Named { lane });
            }
        }
        if let Some((target, wanted)) = target {
            let mine = target.named.is_none_or(|counter| known.id == counter);
            for service in positions(wanted & known.skills.serves).filter(|_| mine) {
                let reach = if target.named.is_some() { Reach::Primary } else { reach(service) };
                best.look_at(target.place, target.group, reach, Who::Target);
            }
        }
        best.chosen().map(|(place, who, _)| (place, who))
    }
}

fn group_of(lane: usize) -> Group {
    Group::BOTH[lane % 2]
}
