//! A service that gives no numbers for a while, for a reason that people are told: the rule, and what it does to the hall.

use jiff::Timestamp;

use crate::{Event, Fact, Hall, Opening, Refusal, ServiceId, apply::Violation, apply::ensure};

/// The longest text of a suspension, in characters: two lines of a totem's tile.
pub const SUSPENSION_TEXT_CHARS_MAX: usize = 100;

/// Why a service gives no numbers for a while, in a form that is said in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuspensionReason {
    /// Something does not work.
    Technical,
    /// Too few people are at work.
    Staff,
    /// More people wait than can be served.
    Full,
    /// Something else; the text may say what.
    Other,
}

/// Why and until when a service gives no numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// Why.
    pub reason: SuspensionReason,
    /// The same in words, in the hall's main language. Everybody reads it.
    pub text: Option<String>,
    /// When it gives numbers again by itself; `None`: when somebody says so.
    pub until: Option<Timestamp>,
}

impl Suspension {
    /// Whether it is over by itself.
    fn is_over(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

impl Hall {
    /// Why a service gives no numbers for a while, if that is so.
    #[must_use]
    pub fn suspension(&self, service: &ServiceId, now: Timestamp) -> Option<&Suspension> {
        self.suspended.get(service).filter(|suspension| !suspension.is_over(now))
    }

    /// Refuses what a suspended service does not do.
    pub(crate) fn not_suspended(&self, service: &ServiceId, now: Timestamp) -> Result<(), Refusal> {
        match self.suspension(service, now) {
            Some(suspension) => Err(Refusal::ServiceSuspended { service: service.clone(), opens_at: suspension.until }),
            None => Ok(()),
        }
    }

    pub(crate) fn suspend(
        &self,
        service: &ServiceId,
        wanted: &Suspension,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        self.settings().service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
        if let Some(until) = wanted.until.filter(|until| *until <= now) {
            return Err(Refusal::UntilIsPast(until));
        }
        let text = wanted.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let is_sound =
            |text: &String| text.chars().count() <= SUSPENSION_TEXT_CHARS_MAX && !text.chars().any(char::is_control);
        if !text.as_ref().is_none_or(is_sound) {
            return Err(Refusal::TextNotShown);
        }
        let suspension = Suspension { text, ..wanted.clone() };
        let known = self.suspended.get(service) == Some(&suspension);
        Ok(if known { Vec::new() } else { vec![Fact::ServiceSuspended { service: service.clone(), suspension }] })
    }

    pub(crate) fn resume(&self, service: &ServiceId) -> Result<Vec<Fact>, Refusal> {
        self.settings().service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
        let suspended = self.suspended.contains_key(service);
        Ok(if suspended { vec![Fact::ServiceResumed { service: service.clone() }] } else { Vec::new() })
    }

    /// The suspensions that are over by themselves.
    pub(crate) fn resumed_by(&self, now: Timestamp) -> impl Iterator<Item = Event> {
        let over = self.suspended.iter().filter(move |(_, suspension)| suspension.is_over(now));
        over.map(move |(service, _)| Event { at: now, fact: Fact::ServiceResumed { service: service.clone() } })
    }

    /// What a new day takes over: a service that is suspended until somebody says so stays suspended over night.
    pub(crate) fn suspended_beyond(&self, now: Timestamp) -> impl Iterator<Item = Fact> {
        let stay = self.suspended.iter().filter(move |(service, suspension)| {
            !suspension.is_over(now) && self.settings().service(service).is_some()
        });
        stay.map(|(service, suspension)| Fact::ServiceSuspended {
            service: service.clone(),
            suspension: suspension.clone(),
        })
    }

    pub(crate) fn apply_suspension(&mut self, fact: &Fact) -> Result<(), Violation> {
        match fact {
            Fact::ServiceSuspended { service, suspension } => {
                let before = self.suspended.insert(service.clone(), suspension.clone());
                ensure(before.as_ref() != Some(suspension), || format!("{service} is suspended so already"))
            }
            Fact::ServiceResumed { service } => {
                let before = self.suspended.remove(service);
                ensure(before.is_some(), || format!("{service} is not suspended"))
            }
            other => Err(crate::apply::not_about("a suspension", other)),
        }
    }

    /// What its hours say of a service, unless it is suspended.
    pub(crate) fn opening_unless_suspended(&self, service: &ServiceId, hours: Opening, now: Timestamp) -> Opening {
        match self.suspension(service, now) {
            Some(suspension) if hours.is_open() => Opening::Closed { opens_at: suspension.until },
            _ => hours,
        }
    }
}
