//! A job's trip through the machine: accepted, sent, proved, or given up and cleared away.

use std::time::Duration;

use super::core::{MISSES_MAX, Machine};
use super::job::{Clearing, Job, Phase, Verdict};
use super::{Effect, Health, Outcome, Proof, Reason, Report};
use crate::profile::{ClearKind, ProofKind};
use crate::slip::JobId;

/// A status older than this is asked again before a job is sent.
const FRESH_MAX: Duration = Duration::from_secs(2);
/// How long a port may refuse the first byte of a job.
const FIRST_BYTE_MAX: Duration = Duration::from_secs(2);
/// How long the confirmation of a clear may take.
const CLEAR_MAX: Duration = Duration::from_millis(1500);
/// Wait between clears of a printer that does not confirm them.
const CLEAR_RETRY: Duration = Duration::from_secs(5);
/// How long a fence waits for the process ID that should have come first.
const FENCE_GRACE: Duration = Duration::from_millis(700);
/// How long a hot head may hold up one job.
const HOT_MAX: Duration = Duration::from_secs(60);
/// `DLE DC4 8`: throw away the receive and print buffers, at any time.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
/// The confirmation of [`CLEAR`], without its closing NUL.
const CLEARED: [u8; 2] = [0x37, 0x25];

/// The bits of a `GS r 1` reply that say that the roll has ended.
const PAPER_END_BITS: u8 = 0x0C;

impl Machine {
    pub(super) fn print(&mut self, id: JobId, bytes: Vec<u8>) {
        match self.health() {
            Health::Ready | Health::Low => {
                self.job = Some(Job::new(id, bytes, self.now, &self.profile, self.baud));
            }
            Health::Printing => self.end(id, Outcome::NotSent(Reason::Busy)),
            Health::NotReady(reason) => self.end(id, Outcome::NotSent(reason)),
        }
    }

    pub(super) fn process_id(&mut self, id: &[u8]) {
        if let Some(job) = &self.job {
            if job.phase == Phase::AwaitingProof && job.id.wire() == id {
                self.id_seen = true;
                self.printed(Proof::ProcessId);
            }
            return;
        }
        // The proof can still win the race against the clear.
        let Some(clearing) = &mut self.clearing else { return };
        if clearing.verdict.as_ref().is_some_and(|verdict| verdict.job.wire() == id)
            && let Some(verdict) = clearing.verdict.take()
        {
            let took = self.now - verdict.started;
            self.end(verdict.job, Outcome::Printed { proof: Proof::ProcessId, took });
        }
    }

    pub(super) fn fence(&mut self, sensors: u8) {
        if sensors & PAPER_END_BITS != 0 {
            // Without paper nothing is proven; the status that follows says what happened to the slip.
            return;
        }
        let (proof, id_seen) = (&self.profile.job.proof, self.id_seen);
        let Some(job) = &mut self.job else { return };
        if job.phase != Phase::AwaitingProof || !proof.contains(&ProofKind::Fence) {
            return;
        }
        if !proof.contains(&ProofKind::ProcessId) {
            self.printed(Proof::Fence);
        } else if !id_seen {
            job.fence_at.get_or_insert(self.now);
        }
    }

    pub(super) fn printed(&mut self, proof: Proof) {
        if let Some(job) = self.job.take() {
            let took = self.now - job.started;
            self.end(job.id, Outcome::Printed { proof, took });
            self.pulse.next_at = self.now;
        }
    }

    pub(super) fn end(&mut self, job: JobId, outcome: Outcome) {
        self.effects.push(Effect::Report(Report::Outcome { job, outcome }));
    }

    /// Ends the job without proof: what is left of it must not come out later.
    pub(super) fn give_up(&mut self, cause: Option<Reason>) {
        let Some(job) = self.job.take() else { return };
        if job.sent == 0 {
            return self.end(job.id, Outcome::NotSent(cause.unwrap_or(Reason::Stuck)));
        }
        self.effects.push(Effect::DiscardOutput);
        self.orders.clear();
        self.dirty = true;
        let verdict = Verdict { job: job.id, started: job.started, cause };
        match self.profile.job.clear {
            ClearKind::DleDc4 => self.clear(Some(verdict)),
            ClearKind::None => self.judge(&verdict, false),
        }
    }

    pub(super) fn clear(&mut self, verdict: Option<Verdict>) {
        self.orders.extend(CLEAR);
        self.clearing = Some(Clearing { until: self.now + CLEAR_MAX, verdict });
    }

    pub(super) fn cleared(&mut self) {
        if self.clearing.is_none() && !self.dirty {
            return;
        }
        self.dirty = false;
        if let Some(verdict) = self.clearing.take().and_then(|clearing| clearing.verdict) {
            self.judge(&verdict, true);
        }
        self.set_up();
    }

    pub(super) fn stop_clearing(&mut self) {
        if let Some(verdict) = self.clearing.take().and_then(|clearing| clearing.verdict) {
            self.judge(&verdict, false);
        }
        self.clear_again_at = self.now + CLEAR_RETRY;
    }

    pub(super) fn judge(&mut self, verdict: &Verdict, cleared: bool) {
        let outcome = match verdict.cause {
            Some(reason) => Outcome::Failed { reason, cleared },
            None => Outcome::Unknown { cleared },
        };
        self.end(verdict.job, outcome);
    }

    pub(super) fn watch_job(&mut self) {
        let Some(job) = &mut self.job else { return };
        let trouble = self.status.reason();
        match job.phase {
            Phase::Waiting => {
                if self.pulse.missed >= MISSES_MAX {
                    return self.give_up(Some(Reason::Silent));
                }
                if trouble.is_some() {
                    return self.give_up(trouble);
                }
                if self.pulse.asked_at.is_none() && self.orders.is_empty() {
                    if self.confirmed_at.is_some_and(|at| self.now <= at + FRESH_MAX) {
                        job.phase = Phase::Sending;
                    } else {
                        return self.ask();
                    }
                }
                if self.now >= job.started + FIRST_BYTE_MAX {
                    self.give_up(Some(Reason::Stuck));
                }
            }
            Phase::Sending if job.sent == 0 && self.now >= job.started + FIRST_BYTE_MAX => {
                self.give_up(Some(Reason::Stuck));
            }
            Phase::Sending | Phase::AwaitingProof => match trouble {
                Some(Reason::HeadHot) if self.now < job.started + HOT_MAX => {
                    job.deadline = job.deadline.max(self.now + CLEAR_MAX);
                }
                // Offline alone may be a finger on the feed button; the deadline decides.
                Some(reason) if reason != Reason::Offline => self.give_up(Some(reason)),
                _ if self.now >= job.deadline => self.give_up(trouble),
                _ if job.fence_at.is_some_and(|at| self.now >= at + FENCE_GRACE) => self.printed(Proof::Fence),
                _ => {}
            },
        }
    }

    pub(super) fn block(&mut self, block: &[u8]) {
        if block == CLEARED {
            self.cleared();
        } else if let [0x37, 0x22, id @ ..] = block {
            self.process_id(id);
        }
    }
}
