//! The office's picture in the printer's memory: is it there, and how it gets there.
//!
//! The memory wears out, and while it is written the printer hears nothing. So the printer is asked first, the picture is
//! written only when it is missing, and the printer is asked again until it has it. The picture before it goes last.

use std::time::Duration;

use super::core::Machine;
use super::job::wire;
use super::prepare::Readiness;
use super::{Effect, Health, LogoEnd, Reason, Report};
use crate::logo::{self, Logo, LogoKey};
use crate::profile::LogoStore;

/// Pictures written in one day at most; a maker's limit is ten.
pub(super) const LOGO_WRITES_MAX: usize = 5;
/// The day of that limit.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// How long a printer may be deaf while it writes.
const DEAF_MAX: Duration = Duration::from_secs(15);
/// Wait before it is asked whether it has finished, and before it is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// A picture on its way into the memory.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    logo: Logo,
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Asked whether it is there.
    Asked { until: Duration },
    /// Written; asked again and again.
    Written { ask_at: Duration, until: Duration },
}

impl Machine {
    /// The picture that the printer has, if it has one of ours.
    pub fn logo(&self) -> Option<LogoKey> {
        self.known.logo
    }

    pub(super) fn upload(&mut self, logo: Logo) {
        if self.profile.logo == LogoStore::None {
            return self.end_upload(LogoEnd::NotSupported);
        }
        match self.health() {
            Health::Ready | Health::Low => {
                self.orders.extend(logo::LIST);
                self.upload = Some(Upload { logo, step: Step::Asked { until: self.now + ASK_AGAIN } });
            }
            Health::Printing => self.end_upload(LogoEnd::NotNow(Reason::Busy)),
            Health::TakeSlip => self.end_upload(LogoEnd::NotNow(Reason::NotTaken)),
            Health::NotReady(reason) => self.end_upload(LogoEnd::NotNow(reason)),
        }
    }

    /// The printer says which pictures it has.
    pub(super) fn listed(&mut self, characters: &[[u8; 2]]) {
        let ours: Vec<LogoKey> = characters.iter().filter_map(|pair| LogoKey::ours(*pair)).collect();
        self.known.logo = ours.first().copied();
        let Some(Upload { logo, step }) = &self.upload else { return };
        let key = logo.key();
        let is_there = ours.contains(&key);
        match (step, is_there) {
            (Step::Asked { .. }, true) => self.stored(key, LogoEnd::AlreadyThere),
            (Step::Asked { .. }, false) => self.write_logo(),
            (Step::Written { .. }, true) => {
                if let Some(old) = ours.into_iter().find(|other| *other != key) {
                    self.orders.extend(logo::delete(old));
                }
                self.stored(key, LogoEnd::Stored);
                // Deaf again while it forgets the old one.
                self.readiness = Readiness::No { at: self.now + ASK_AGAIN, tries: 0 };
                self.pulse.next_at = self.now + ASK_AGAIN;
            }
            (Step::Written { .. }, false) => {}
        }
    }

    fn write_logo(&mut self) {
        self.logo_writes.retain(|at| self.now < *at + DAY);
        if self.logo_writes.len() >= LOGO_WRITES_MAX {
            return self.end_upload(LogoEnd::TooOften);
        }
        let Some(upload) = &mut self.upload else { return };
        self.logo_writes.push(self.now);
        let bytes = upload.logo.define();
        let sent = self.now + wire(bytes.len(), self.baud);
        upload.step = Step::Written { ask_at: sent + ASK_AGAIN, until: sent + DEAF_MAX };
        self.orders.extend(bytes);
    }

    fn stored(&mut self, key: LogoKey, end: LogoEnd) {
        self.known.logo = Some(key);
        self.end_upload(end);
    }

    pub(super) fn watch_upload(&mut self) {
        let now = self.now;
        let Some(upload) = &mut self.upload else { return };
        match &mut upload.step {
            Step::Asked { until } | Step::Written { until, .. } if now >= *until => self.end_upload(LogoEnd::Failed),
            Step::Written { ask_at, .. } if now >= *ask_at && self.orders.is_empty() => {
                *ask_at = now + ASK_AGAIN;
                self.orders.extend(logo::LIST);
            }
            _ => {}
        }
    }

    pub(super) fn end_upload(&mut self, end: LogoEnd) {
        self.upload = None;
        self.effects.push(Effect::Report(Report::Logo(end)));
        self.pulse.next_at = self.now;
    }
}
