//! The people waiting for one service, in ordered sets, so that the first of each is found without a walk.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    CounterId, TicketNumber,
    next::{Group, Place},
};

/// The people waiting for one service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Those whom any counter of the service may call.
    anyone: Lanes,
    /// Those who wait for one named counter.
    named: BTreeMap<CounterId, Lanes>,
}

/// People apart by group, each group in the order of its places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lanes {
    pub(crate) ordinary: BTreeSet<Place>,
    pub(crate) privileged: BTreeSet<Place>,
}

/// Where somebody stands: the place, the group, and the counter if it is for one only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stand {
    pub(crate) place: Place,
    pub(crate) group: Group,
    pub(crate) named: Option<CounterId>,
}

impl Lanes {
    pub(crate) fn of(&self, group: Group) -> &BTreeSet<Place> {
        match group {
            Group::Ordinary => &self.ordinary,
            Group::Privileged => &self.privileged,
        }
    }

    fn of_mut(&mut self, group: Group) -> &mut BTreeSet<Place> {
        match group {
            Group::Ordinary => &mut self.ordinary,
            Group::Privileged => &mut self.privileged,
        }
    }

    fn len(&self) -> usize {
        self.ordinary.len() + self.privileged.len()
    }

    /// The first of each group, with the group.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (&Place, Group)> {
        let first = |group| Some((self.of(group).first()?, group));
        Group::BOTH.into_iter().filter_map(first)
    }
}

impl Line {
    /// How many people wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lanes().map(Lanes::len).sum()
    }

    /// Whether nobody waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers in the order of their places. Where the hall's policy does not go by places alone, the order of the calls
    /// is [`crate::Hall::waiting`].
    pub fn numbers(&self) -> impl Iterator<Item = TicketNumber> + '_ {
        let mut places: Vec<_> =
            self.lanes().flat_map(|lanes| lanes.ordinary.iter().chain(&lanes.privileged)).collect();
        places.sort_unstable();
        places.into_iter().map(|place| place.number)
    }

    /// Everybody's lanes: those for any counter first, then those for a named one.
    fn lanes(&self) -> impl Iterator<Item = &Lanes> {
        std::iter::once(&self.anyone).chain(self.named.values())
    }

    /// Those whom any counter may call.
    pub(crate) fn anyone(&self) -> &Lanes {
        &self.anyone
    }

    /// Those who wait for named counters.
    pub(crate) fn named(&self) -> &BTreeMap<CounterId, Lanes> {
        &self.named
    }

    /// The first places of a group, at most `most`, in order.
    pub(crate) fn first_places(&self, group: Group, most: usize) -> Vec<Place> {
        let mut places: Vec<_> = self.lanes().flat_map(|lanes| lanes.of(group).iter().take(most).copied()).collect();
        places.sort_unstable();
        places.truncate(most);
        places
    }

    /// How many people of a group stand before `place`, which may be in the line or not. It counts from the end, where newcomers
    /// stand.
    pub(crate) fn before(&self, place: Place, group: Group) -> usize {
        let before = |set: &BTreeSet<Place>| set.len() - set.iter().rev().take_while(|other| **other >= place).count();
        self.lanes().map(|lanes| before(lanes.of(group))).sum()
    }

    /// How many people there are of a group.
    pub(crate) fn people(&self, group: Group) -> usize {
        self.lanes().map(|lanes| lanes.of(group).len()).sum()
    }

    pub(crate) fn join(&mut self, stand: &Stand) {
        let lanes = match &stand.named {
            None => &mut self.anyone,
            Some(counter) => self.named.entry(counter.clone()).or_default(),
        };
        lanes.of_mut(stand.group).insert(stand.place);
    }

    pub(crate) fn leave(&mut self, stand: &Stand) {
        let Some(counter) = &stand.named else {
            self.anyone.of_mut(stand.group).remove(&stand.place);
            return;
        };
        if let Some(lanes) = self.named.get_mut(counter) {
            lanes.of_mut(stand.group).remove(&stand.place);
            // Nothing is left behind, so that the fold of the events is the live hall.
            if lanes.len() == 0 {
                self.named.remove(counter);
            }
        }
    }

    /// The numbers that wait for one named counter.
    pub(crate) fn named_for(&self, counter: &CounterId) -> Vec<TicketNumber> {
        let lanes = self.named.get(counter).into_iter();
        lanes.flat_map(|lanes| lanes.ordinary.iter().chain(&lanes.privileged)).map(|place| place.number).collect()
    }
}
