//! The aggregate root: one office's waiting hall on one business day, as the fold of its events.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date};

use crate::{
    CallNumber, CounterId, Event, Fact, Foresight, Letter, Line, ServiceId, Settings, Suspension, Ticket, TicketNumber,
    TicketState, ZoneId,
    apply::LastStep,
    openings::Openings,
    outlook::{Skillset, skills},
};

/// How many of the latest calls that expect nobody any more a board shows: what a visitor who looks up late may still look for.
pub const PAST_CALLS_MAX: usize = 20;

/// The live hall. It changes only by [`Hall::apply`], so it always equals the fold of its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Hall {
    pub(crate) settings: Arc<Settings>,
    /// What each counter serves, in the order of the counters.
    pub(crate) skills: Arc<[Skillset]>,
    /// What is known beforehand; no part of the fold.
    pub(crate) foresight: Arc<Foresight>,
    pub(crate) day: Date,
    pub(crate) openings: Arc<Openings>,
    pub(crate) last_at: Timestamp,
    pub(crate) last_call: CallNumber,
    pub(crate) series: BTreeMap<Letter, u16>,
    /// The letters of the rolls that are out, by the services of their lines.
    pub(crate) rolls: BTreeMap<ServiceId, Letter>,
    /// The services that give no numbers for a while.
    pub(crate) suspended: BTreeMap<ServiceId, Suspension>,
    pub(crate) tickets: BTreeMap<TicketNumber, Ticket>,
    pub(crate) lines: BTreeMap<ServiceId, Line>,
    pub(crate) aside: BTreeSet<TicketNumber>,
    /// Those aside that will be back by themselves, by the time.
    pub(crate) returns: BTreeSet<(Timestamp, TicketNumber)>,
    pub(crate) counters: BTreeMap<CounterId, Counter>,
    /// How many without precedence each counter has called since one with.
    pub(crate) others_called: BTreeMap<CounterId, u32>,
    pub(crate) calls: VecDeque<CallRecord>,
    pub(crate) served: u32,
    /// The last steps of each counter, the latest at the end, as long as nothing else was built on them.
    pub(crate) last_steps: BTreeMap<CounterId, Vec<LastStep>>,
    /// How many of those booked for a service and a time have come.
    pub(crate) checked_in: BTreeMap<(ServiceId, Timestamp), u32>,
}

/// What a counter is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counter {
    /// Nobody works there.
    #[default]
    Closed,
    /// Somebody does.
    Open {
        /// The one ticket called or served.
        hand: Option<TicketNumber>,
    },
}

/// A call, as a board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// Its number.
    pub call: CallNumber,
    /// The ticket called.
    pub number: TicketNumber,
    /// The counter it was called to.
    pub counter: CounterId,
    /// The zone that announces it; `None` if the settings in force do not know the counter.
    pub zone: Option<ZoneId>,
    /// When.
    pub at: Timestamp,
    /// How many times it had been called there before.
    pub recalls: u32,
}

impl Counter {
    /// The ticket in hand.
    #[must_use]
    pub fn hand(self) -> Option<TicketNumber> {
        match self {
            Self::Closed => None,
            Self::Open { hand } => hand,
        }
    }
}

impl Hall {
    /// A hall before its first business day. It takes no commands until [`Hall::turnover`] has opened a day.
    #[must_use]
    pub fn new(settings: Arc<Settings>) -> Self {
        Self {
            skills: skills(&settings).into(),
            settings,
            foresight: Arc::default(),
            day: Date::MIN,
            openings: Arc::default(),
            last_at: Timestamp::MIN,
            last_call: CallNumber::default(),
            series: BTreeMap::new(),
            rolls: BTreeMap::new(),
            suspended: BTreeMap::new(),
            tickets: BTreeMap::new(),
            lines: BTreeMap::new(),
            aside: BTreeSet::new(),
            returns: BTreeSet::new(),
            counters: BTreeMap::new(),
            others_called: BTreeMap::new(),
            calls: VecDeque::new(),
            served: 0,
            last_steps: BTreeMap::new(),
            checked_in: BTreeMap::new(),
        }
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// The business day.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The time of the latest event; time before it is taken for it, so a clock that jumps back never moves the hall back.
    #[must_use]
    pub fn last_at(&self) -> Timestamp {
        self.last_at
    }

    /// The highest call number so far.
    #[must_use]
    pub fn last_call(&self) -> CallNumber {
        self.last_call
    }

    /// How many tickets were served today.
    #[must_use]
    pub fn served(&self) -> u32 {
        self.served
    }

    /// The number that a series gives next.
    pub(crate) fn next_number(&self, letter: Letter) -> TicketNumber {
        TicketNumber { letter, value: self.last_number(letter) + 1 }
    }

    /// The last number of a series that is known of today, 0 before the first.
    #[must_use]
    pub fn last_number(&self, letter: Letter) -> u16 {
        self.series.get(&letter).copied().unwrap_or_default()
    }

    /// The ticket with this number.
    #[must_use]
    pub fn ticket(&self, number: TicketNumber) -> Option<&Ticket> {
        self.tickets.get(&number)
    }

    /// All tickets of the day in the order of their numbers.
    pub fn tickets(&self) -> impl Iterator<Item = &Ticket> {
        self.tickets.values()
    }

    /// The tickets that were called in vain or parked, in the order of their numbers.
    pub fn tickets_aside(&self) -> impl Iterator<Item = &Ticket> {
        self.aside.iter().filter_map(|number| self.tickets.get(number))
    }

    /// The line of a service; `None` while nobody has ever stood in it today.
    #[must_use]
    pub fn line(&self, service: &ServiceId) -> Option<&Line> {
        self.lines.get(service)
    }

    /// What a counter is doing.
    #[must_use]
    pub fn counter(&self, counter: &CounterId) -> Counter {
        self.counters.get(counter).copied().unwrap_or_default()
    }

    /// The calls for the board of a zone, or of the whole hall, newest first, each ticket once: every call whose person is still
    /// expected, at most one for each counter, and the latest [`PAST_CALLS_MAX`] others.
    ///
    /// So a wall that missed any number of boards still finds everybody who is being called.
    pub fn calls<'a>(&'a self, zone: Option<&'a ZoneId>) -> impl Iterator<Item = &'a CallRecord> {
        let here = move |record: &&CallRecord| {
            zone.is_none_or(|zone| record.zone.as_ref().is_some_and(|of| self.settings.shows(zone, of)))
        };
        let mut past = 0;
        self.calls.iter().filter(here).filter(move |record| self.is_shown(record, &mut past))
    }

    /// Whether a board shows a call after those newer than it, of which `past` expected nobody.
    pub(crate) fn is_shown(&self, record: &CallRecord, past: &mut usize) -> bool {
        let expected = self.still_expected(record);
        *past += usize::from(!expected);
        expected || *past <= PAST_CALLS_MAX
    }

    /// Whether the person of a call is still expected at the counter.
    #[must_use]
    pub fn still_expected(&self, record: &CallRecord) -> bool {
        self.ticket(record.number)
            .is_some_and(|ticket| matches!(ticket.state, TicketState::Called { call, .. } if call == record.call))
    }

    /// What time alone brings about: the events that end yesterday and open today, if `now` lies in a later business day than
    /// the hall's; else those that bring back who was set aside until now, and what was suspended until now.
    #[must_use]
    pub fn turnover(&self, now: Timestamp) -> Vec<Event> {
        let now = now.max(self.last_at);
        let today = self.settings.business_day(now);
        if today <= self.day {
            let due = self.returns.iter().take_while(|(back_at, _)| *back_at <= now);
            let back = due.map(|(_, number)| Event { at: now, fact: Fact::TicketBroughtBack { number: *number } });
            return back.chain(self.resumed_by(now)).collect();
        }
        let left_over = self.tickets.values().filter(|ticket| ticket.state.is_left_over());
        let mut facts: Vec<_> = left_over.map(|ticket| Fact::TicketExpired { number: ticket.number }).collect();
        facts.push(Fact::DayOpened { day: today, last_call: self.last_call });
        facts.extend(self.suspended_beyond(now));
        facts.into_iter().map(|fact| Event { at: now, fact }).collect()
    }
}
