//! The mouth that holds a slip until somebody takes it, or until the printer draws it back.

use std::time::Duration;

use super::core::Machine;
use super::{Effect, Health, Reason, Report};
use crate::profile::StatusFamily;
use crate::proto::Counter;
use crate::slip::JobId;

/// How long the sensor may take to see a slip; one that was never seen was taken at once.
const APPEAR_MAX: Duration = Duration::from_secs(2);
/// How much later than its own time a printer may draw a slip back.
const RETRACT_MAX: Duration = Duration::from_secs(5);
/// How much earlier than its own time a slip may vanish and still have been drawn back.
const RETRACT_EARLY: Duration = Duration::from_secs(1);

/// The slip in the presenter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// Its job; none when it was there before this program.
    job: Option<JobId>,
    since: Duration,
    /// The sensor has seen it.
    seen: bool,
}

impl Machine {
    /// A slip has been printed.
    pub(super) fn hold(&mut self, job: JobId) {
        if self.profile.presenter.is_some() {
            self.held = Some(Held { job: Some(job), since: self.now, seen: false });
        }
    }

    /// How the printer is while a slip stands in its mouth.
    pub(super) fn held_health(&self) -> Option<Health> {
        let (held, presenter) = (self.held?, self.profile.presenter?);
        let drawn_back_by = held.since + Duration::from_secs(presenter.take_s.into()) + RETRACT_MAX;
        Some(if self.now < drawn_back_by { Health::TakeSlip } else { Health::NotReady(Reason::NotTaken) })
    }

    pub(super) fn watch_presenter(&mut self) {
        let Some(presenter) = self.profile.presenter else { return };
        if self.job.is_some() {
            return;
        }
        if self.status.slip_waits {
            self.held.get_or_insert(Held { job: None, since: self.now, seen: true }).seen = true;
            return;
        }
        let Some(held) = self.held else { return };
        if !held.seen && self.now < held.since + APPEAR_MAX {
            return;
        }
        self.held = None;
        let time = Duration::from_secs(presenter.take_s.into()).saturating_sub(RETRACT_EARLY);
        if held.seen && self.now >= held.since + time && self.profile.status == StatusFamily::Custom {
            self.vanished = held.job;
            self.orders.extend(Counter::Retractions.request());
        }
    }

    /// The printer's count of slips drawn back.
    pub(super) fn drawn_back(&mut self, count: u32) {
        let Some(job) = self.vanished.take() else { return };
        if self.known.retractions.is_some_and(|before| count > before) {
            self.effects.push(Effect::Report(Report::NotTaken { job }));
        }
        self.known.retractions = Some(count);
    }
}
