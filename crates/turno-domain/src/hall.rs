//! The aggregate root: one office's waiting hall on one business day, as the fold of its events.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date};

use crate::{
    CallNumber, CounterId, Event, Fact, Letter, Paper, ServiceId, Settings, Ticket, TicketNumber, TicketState,
    next::Place, ticket::Channel,
};

/// How many of the latest calls a hall remembers for its boards.
pub const CALLS_KEPT_MAX: usize = 32;

/// The live hall. It changes only by [`Hall::apply`], so it always equals the fold of its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Hall {
    pub(crate) settings: Arc<Settings>,
    pub(crate) day: Date,
    pub(crate) last_at: Timestamp,
    pub(crate) last_call: CallNumber,
    pub(crate) series: BTreeMap<Letter, u16>,
    pub(crate) tickets: BTreeMap<TicketNumber, Ticket>,
    pub(crate) lines: BTreeMap<ServiceId, Line>,
    pub(crate) counters: BTreeMap<CounterId, Counter>,
    pub(crate) calls: VecDeque<CallRecord>,
    pub(crate) served: u32,
}

/// The people waiting for one service, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(BTreeSet<Place>);

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
    /// When.
    pub at: Timestamp,
    /// How many times it had been called there before.
    pub recalls: u32,
}

/// An event that cannot follow what is known: a defect, or a damaged log. The text says what does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Violation(String);

impl Line {
    /// How many people wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers in the order in which they would be called.
    pub fn numbers(&self) -> impl Iterator<Item = TicketNumber> + '_ {
        self.0.iter().map(|place| place.number)
    }

    pub(crate) fn first(&self) -> Option<Place> {
        self.0.first().copied()
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.0.iter().copied()
    }
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
            settings,
            day: Date::MIN,
            last_at: Timestamp::MIN,
            last_call: CallNumber::default(),
            series: BTreeMap::new(),
            tickets: BTreeMap::new(),
            lines: BTreeMap::new(),
            counters: BTreeMap::new(),
            calls: VecDeque::new(),
            served: 0,
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

    /// The ticket with this number.
    #[must_use]
    pub fn ticket(&self, number: TicketNumber) -> Option<&Ticket> {
        self.tickets.get(&number)
    }

    /// All tickets of the day in the order of their numbers.
    pub fn tickets(&self) -> impl Iterator<Item = &Ticket> {
        self.tickets.values()
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

    /// The latest calls, newest first, each ticket once.
    pub fn calls(&self) -> impl Iterator<Item = &CallRecord> {
        self.calls.iter()
    }

    /// Whether the person of a call is still expected at the counter.
    #[must_use]
    pub fn still_expected(&self, record: &CallRecord) -> bool {
        self.ticket(record.number)
            .is_some_and(|ticket| matches!(ticket.state, TicketState::Called { call, .. } if call == record.call))
    }

    /// The events that end yesterday and open today, if `now` lies in a later business day than the hall's; else none.
    #[must_use]
    pub fn turnover(&self, now: Timestamp) -> Vec<Event> {
        let now = now.max(self.last_at);
        let today = self.settings.business_day(now);
        if today <= self.day {
            return Vec::new();
        }
        let left_over = self.tickets.values().filter(|ticket| !ticket.state.is_final() && !is_no_show(&ticket.state));
        let mut facts: Vec<_> = left_over.map(|ticket| Fact::TicketExpired { number: ticket.number }).collect();
        facts.push(Fact::DayOpened { day: today, last_call: self.last_call });
        facts.into_iter().map(|fact| Event { at: now, fact }).collect()
    }

    /// Takes an event in.
    ///
    /// # Panics
    ///
    /// On an event that cannot follow what is known. [`Hall::decide`] makes none, so that is a defect, and going on would
    /// give two people one number or one person two counters.
    pub fn apply(&mut self, event: &Event) {
        if let Err(violation) = self.try_apply(event) {
            panic!("{violation}");
        }
    }

    /// Takes in an event that was read from disk.
    ///
    /// # Errors
    ///
    /// Says why the event cannot follow what is known; the hall may then be half changed and must be dropped.
    pub fn try_apply(&mut self, event: &Event) -> Result<(), Violation> {
        ensure(event.at >= self.last_at, || format!("time went back from {} to {}", self.last_at, event.at))?;
        self.last_at = event.at;
        match &event.fact {
            Fact::DayOpened { day, last_call } => self.open_day(*day, *last_call),
            Fact::TicketIssued { number, .. } => {
                let last = self.series.entry(number.letter).or_default();
                ensure(number.value == *last + 1, || format!("{number} does not follow {last} in its series"))?;
                *last = number.value;
                self.admit(event)
            }
            Fact::TicketAdopted { .. } => self.admit(event),
            Fact::PaperReported { number, paper } => {
                self.known(*number)?.paper = *paper;
                Ok(())
            }
            Fact::CounterOpened { counter } => {
                ensure(self.counter(counter) == Counter::Closed, || format!("counter {counter} is open already"))?;
                self.counters.insert(counter.clone(), Counter::Open { hand: None });
                Ok(())
            }
            Fact::CounterClosed { counter } => {
                let free = self.counter(counter) == Counter::Open { hand: None };
                ensure(free, || format!("counter {counter} is not open and free"))?;
                self.counters.insert(counter.clone(), Counter::Closed);
                Ok(())
            }
            _ => self.apply_to_ticket(event),
        }
    }

    fn open_day(&mut self, day: Date, last_call: CallNumber) -> Result<(), Violation> {
        ensure(day > self.day, || format!("day {day} does not come after {}", self.day))?;
        ensure(last_call >= self.last_call, || {
            format!("call numbers went back from {} to {last_call}", self.last_call)
        })?;
        *self = Self { day, last_at: self.last_at, last_call, ..Self::new(Arc::clone(&self.settings)) };
        Ok(())
    }

    fn admit(&mut self, event: &Event) -> Result<(), Violation> {
        let ticket = match &event.fact {
            Fact::TicketIssued { number, service, channel, language, people_ahead, forecast } => Ticket {
                number: *number,
                service: service.clone(),
                arrived_at: event.at,
                channel: channel.clone(),
                language: language.clone(),
                people_ahead_told: *people_ahead,
                forecast_told: *forecast,
                paper: Paper::Pending,
                state: TicketState::Waiting,
            },
            Fact::TicketAdopted { number, service, kiosk, language, issued_at, people_ahead, forecast } => Ticket {
                number: *number,
                service: service.clone(),
                arrived_at: *issued_at,
                channel: Channel::KioskOffline(kiosk.clone()),
                language: language.clone(),
                people_ahead_told: *people_ahead,
                forecast_told: *forecast,
                paper: Paper::Pending,
                state: TicketState::Waiting,
            },
            other => return Err(Violation(format!("{other:?} gives no ticket"))),
        };
        let number = ticket.number;
        ensure(!self.tickets.contains_key(&number), || format!("{number} was given before"))?;
        self.stand_in_line(&ticket);
        self.tickets.insert(number, ticket);
        Ok(())
    }

    fn apply_to_ticket(&mut self, event: &Event) -> Result<(), Violation> {
        let at = event.at;
        match &event.fact {
            Fact::TicketCalled { number, counter, call, reason } => {
                self.take_in_hand(counter, *number)?;
                let state =
                    TicketState::Called { counter: counter.clone(), call: *call, at, recalls: 0, reason: *reason };
                self.move_to(*number, state)?;
                self.record_call(*call, *number, counter, at, 0)
            }
            Fact::TicketRecalled { number, counter, call: new_call } => {
                let TicketState::Called { recalls, reason, .. } = self.in_hand(counter, *number)?.state else {
                    return Err(Violation(format!("{number} is not being called")));
                };
                let recalls = recalls + 1;
                let state = TicketState::Called { counter: counter.clone(), call: *new_call, at, recalls, reason };
                self.move_to(*number, state)?;
                self.record_call(*new_call, *number, counter, at, recalls)
            }
            Fact::ServiceStarted { number, counter } => {
                let TicketState::Called { at: called_at, recalls, reason, .. } = self.in_hand(counter, *number)?.state
                else {
                    return Err(Violation(format!("{number} is not being called")));
                };
                let state = TicketState::Serving { counter: counter.clone(), called_at, at, recalls, reason };
                self.move_to(*number, state)
            }
            Fact::ServiceFinished { number, counter } => {
                self.served += 1;
                self.let_go(counter, *number, TicketState::Served { at })
            }
            Fact::TicketNotShown { number, counter } => self.let_go(counter, *number, TicketState::NoShow { at }),
            Fact::TicketParked { number, counter } => self.let_go(counter, *number, TicketState::Parked { at }),
            Fact::TicketTransferred { number, counter, to } => {
                self.known(*number)?.service = to.clone();
                self.let_go(counter, *number, TicketState::Waiting)
            }
            Fact::TicketBroughtBack { number } => self.move_to(*number, TicketState::Waiting),
            Fact::TicketWithdrawn { number } => self.move_to(*number, TicketState::Withdrawn { at }),
            Fact::TicketExpired { number } => {
                if let Some(counter) = self.known(*number)?.state.counter().cloned() {
                    return self.let_go(&counter, *number, TicketState::Expired { at });
                }
                self.move_to(*number, TicketState::Expired { at })
            }
            other => Err(Violation(format!("{other:?} is about no ticket"))),
        }
    }

    fn known(&mut self, number: TicketNumber) -> Result<&mut Ticket, Violation> {
        self.tickets.get_mut(&number).ok_or_else(|| Violation(format!("{number} was never given")))
    }

    fn in_hand(&self, counter: &CounterId, number: TicketNumber) -> Result<&Ticket, Violation> {
        let held = self.counter(counter).hand() == Some(number);
        self.tickets
            .get(&number)
            .filter(|ticket| held && ticket.state.counter() == Some(counter))
            .ok_or_else(|| Violation(format!("{number} is not in hand at {counter}")))
    }

    fn take_in_hand(&mut self, counter: &CounterId, number: TicketNumber) -> Result<(), Violation> {
        let free = self.counter(counter) == Counter::Open { hand: None };
        ensure(free, || format!("counter {counter} cannot take {number}: it is not open and free"))?;
        let ticket = self.known(number)?;
        let callable =
            matches!(ticket.state, TicketState::Waiting | TicketState::NoShow { .. } | TicketState::Parked { .. });
        ensure(callable, || format!("{number} is {} and cannot be called", ticket.state.word()))?;
        self.counters.insert(counter.clone(), Counter::Open { hand: Some(number) });
        Ok(())
    }

    fn let_go(&mut self, counter: &CounterId, number: TicketNumber, state: TicketState) -> Result<(), Violation> {
        let held = self.counter(counter).hand() == Some(number);
        ensure(held, || format!("{number} is not in hand at {counter}"))?;
        self.counters.insert(counter.clone(), Counter::Open { hand: None });
        self.move_to(number, state)
    }

    /// Changes a ticket's state and keeps its line true: whoever waits stands in exactly one line, nobody else in any.
    fn move_to(&mut self, number: TicketNumber, state: TicketState) -> Result<(), Violation> {
        let ticket = self.tickets.get_mut(&number).ok_or_else(|| Violation(format!("{number} was never given")))?;
        ensure(!ticket.state.is_final(), || format!("{number} is {} for good", ticket.state.word()))?;
        let (before, after) = (ticket.state == TicketState::Waiting, state == TicketState::Waiting);
        ensure(!(before && after), || format!("{number} is waiting already"))?;
        ticket.state = state;
        let ticket = ticket.clone();
        if after {
            self.stand_in_line(&ticket);
        } else if before {
            self.lines.entry(ticket.service.clone()).or_default().0.remove(&Place::of(&ticket));
        }
        Ok(())
    }

    fn stand_in_line(&mut self, ticket: &Ticket) {
        self.lines.entry(ticket.service.clone()).or_default().0.insert(Place::of(ticket));
    }

    fn record_call(
        &mut self,
        call: CallNumber,
        number: TicketNumber,
        counter: &CounterId,
        at: Timestamp,
        recalls: u32,
    ) -> Result<(), Violation> {
        ensure(call == self.last_call.next(), || format!("call {call} does not follow {}", self.last_call))?;
        self.last_call = call;
        self.calls.retain(|record| record.number != number);
        self.calls.push_front(CallRecord { call, number, counter: counter.clone(), at, recalls });
        self.calls.truncate(CALLS_KEPT_MAX);
        Ok(())
    }
}

fn is_no_show(state: &TicketState) -> bool {
    matches!(state, TicketState::NoShow { .. })
}

fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation(otherwise())) }
}
