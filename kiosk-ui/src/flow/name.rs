//! Whose name it is: two machines under one name would give each number of its letter twice, so the server lets one have it.

use std::time::Duration;

use turno_protocol::{KioskNews, REFUSED_NUMBERS_MAX};
use uuid::Uuid;

use super::{Effect, Flow, Milestone, Record};

/// The totem's own numbers that somebody must call by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RefusedToday {
    /// How many.
    pub(crate) total: usize,
    /// The first of them.
    pub(crate) first: Vec<String>,
}

impl Flow {
    /// Which machine this is; nothing before the journal was read.
    #[must_use]
    pub(crate) fn instance(&self) -> Option<Uuid> {
        self.book.instance()
    }

    /// Whether another machine is in service under the totem's name, as far as the server has said.
    #[must_use]
    pub(crate) fn is_name_taken(&self) -> bool {
        self.book.taken_name().is_some_and(|taken| self.own_name() == Some(taken))
    }

    /// The numbers that the server did not take in today.
    #[must_use]
    pub(crate) fn refused_today(&self, now: Duration) -> RefusedToday {
        let Some(today) = self.server_time(now).and_then(|at| self.business_day(at)) else {
            return RefusedToday::default();
        };
        let numbers = || self.book.refused_on(today).map(|refused| refused.number.clone());
        RefusedToday { total: numbers().count(), first: numbers().take(REFUSED_NUMBERS_MAX).collect() }
    }

    pub(super) fn on_name_taken(&mut self) -> Vec<Effect> {
        let Some(kiosk) = self.own_name().filter(|_| !self.is_name_taken()).map(str::to_owned) else {
            return Vec::new();
        };
        let said = Effect::Log(Milestone::NameTaken { kiosk: kiosk.clone() });
        vec![said, self.fix(&[Record::NameTaken { kiosk }])]
    }

    /// Facts that must outlive damage: the journal is written anew, since there they stand twice.
    fn fix(&mut self, records: &[Record]) -> Effect {
        records.iter().for_each(|record| self.book.apply(record));
        self.rewrite()
    }

    pub(super) fn on_news(&mut self, news: KioskNews) -> Vec<Effect> {
        let KioskNews { appointments, day, own_last } = news;
        self.appointments = appointments;
        let (mut records, mut effects) = (Vec::new(), Vec::new());
        if self.book.taken_name().is_some() {
            effects.push(Effect::Log(Milestone::NameHeld));
            records.push(Record::NameHeld {});
        }
        let (known, told) = (self.book.series(), self.book.series().reached(Some(day), own_last));
        if told != known {
            records.push(Record::Series(told));
        }
        if !records.is_empty() {
            effects.push(self.fix(&records));
        }
        effects
    }
}
