//! What opening or closing one counter now would do to the waits of the next hour: the rule run forward once as things are, and
//! once for each change.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::{
    CounterId, Hall,
    course::{Course, Step},
    next::{Group, Place},
    outlook::{Outlook, Skillset},
};

/// How far ahead it looks.
const HORIZON: SignedDuration = SignedDuration::from_hours(1);

/// The most calls of one run: more than two hundred counters make in an hour.
const CALLS_MAX: usize = 3_000;

/// The waits of the next hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prospect {
    /// Those who wait now and those who are expected within the hour.
    pub people: u32,
    /// Their mean wait within the hour, from now or from their arrival: whoever has not been called by its end has waited until then.
    pub mean_wait: SignedDuration,
    /// The longest, within the hour too.
    pub longest_wait: SignedDuration,
    /// How many of them still wait when the hour is over.
    pub left_waiting: u32,
}

/// Something that could be done with a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Somebody begins to work there.
    Open,
    /// Nobody works there once the visit in hand is over.
    Close,
}

/// The waits as things are, and after each change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// As things are.
    pub as_is: Prospect,
    /// One change at a time, in the order of the counters. A closed counter can be opened, an open one closed.
    pub changes: Vec<(CounterId, Change, Prospect)>,
}

impl Hall {
    /// What opening or closing one counter now would do.
    #[must_use]
    pub fn what_if(&self, now: Timestamp) -> WhatIf {
        let now = now.max(self.last_at());
        let mut outlook = Outlook::new(self, now);
        outlook.coming.extend(self.newcomers(now));
        outlook.coming.retain(|person| person.comes_in < HORIZON);
        outlook.coming.sort_by_key(|person| (person.comes_in, person.place));
        let as_is = prospect(&outlook);
        // Counters that serve the same change the same.
        let mut known: BTreeMap<(u32, u32, bool), Prospect> = BTreeMap::new();
        let mut changes = Vec::new();
        for index in 0..outlook.desks.len() {
            let desk = &outlook.desks[index];
            let (counter, open, Skillset { serves, helps }) = (desk.id.clone(), desk.open, desk.skills);
            let then = *known.entry((serves, helps, open)).or_insert_with(|| {
                outlook.desks[index].open = !open;
                let then = prospect(&outlook);
                outlook.desks[index].open = open;
                then
            });
            changes.push((counter, if open { Change::Close } else { Change::Open }, then));
        }
        WhatIf { as_is, changes }
    }
}

fn prospect(outlook: &Outlook<'_>) -> Prospect {
    let desks = outlook.desks.iter().enumerate();
    let crew: Vec<_> = desks.filter(|(_, desk)| desk.open).map(|(index, _)| index).collect();
    let waiting: usize = outlook.lines.iter().filter_map(|waiting| waiting.line).map(crate::Line::len).sum();
    let people = waiting + outlook.coming.len();
    let mut course = Course::new(outlook, &crew, None);
    let to_the_end = |place| wait(outlook.now, HORIZON, place);
    // One measure for everybody, called or not: else a counter that calls late would look worse than one that calls nobody.
    let mut sum = everybody(outlook).map(to_the_end).sum::<SignedDuration>();
    let (mut longest, mut in_time) = (SignedDuration::ZERO, 0);
    while in_time < people.min(CALLS_MAX)
        && let Some(Step::Called { at, place, .. }) = course.step(None)
        && at <= HORIZON
    {
        let wait = wait(outlook.now, at, *place);
        (sum, longest) = (sum - to_the_end(*place) + wait, longest.max(wait));
        in_time += 1;
    }
    if in_time < people {
        longest = HORIZON;
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Prospect {
        people: count(people),
        mean_wait: sum / i32::try_from(people.max(1)).unwrap_or(i32::MAX),
        longest_wait: longest,
        left_waiting: count(people - in_time),
    }
}

/// Those who wait and those who are expected.
fn everybody(outlook: &Outlook<'_>) -> impl Iterator<Item = Place> {
    let lines = outlook.lines.iter().filter_map(|waiting| waiting.line);
    let waiting = lines.flat_map(|line| Group::BOTH.into_iter().flat_map(|group| line.first_places(group, usize::MAX)));
    waiting.chain(outlook.coming.iter().map(|person| person.place))
}

/// From now, or from when the person counts as waiting.
fn wait(now: Timestamp, at: SignedDuration, place: Place) -> SignedDuration {
    let since = place.since.duration_since(now).max(SignedDuration::ZERO);
    (at - since).max(SignedDuration::ZERO)
}
