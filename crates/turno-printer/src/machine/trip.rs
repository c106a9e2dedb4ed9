//! A job's trip through the machine: accepted, sent, proved, or given up and cleared away.

use std::time::Duration;

use super::core::Machine;
use super::job::{Clearing, Job, Phase, Verdict};
use super::pulse::MISSES_MAX;
use super::{Effect, Health, Outcome, Proof, Reason, Report};
use crate::logo;
use crate::profile::{ClearKind, ProofKind};
use crate::proof::Answers;
use crate::proto::{Counter, Reply};
use crate::slip::JobId;

/// A status older than this is asked again before a job is sent.
const FRESH_MAX: Duration = Duration::from_secs(2);
/// How long a port may refuse the first byte of a job.
const FIRST_BYTE_MAX: Duration = Duration::from_secs(2);
/// How long the confirmation of a clear may take.
const CLEAR_MAX: Duration = Duration::from_millis(1500);
/// Wait between clears of a printer that does not confirm them.
const CLEAR_RETRY: Duration = Duration::from_secs(5);
/// Times in a row that the presenter's sensor must show the whole slip, since a single answer may be damaged.
const SEEN_MIN: u8 = 2;
/// How long a hot head may hold up one job.
const HOT_MAX: Duration = Duration::from_secs(60);
/// `DLE DC4 8`: throw away the receive and print buffers, at any time.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
/// The confirmation of [`CLEAR`], without its closing NUL.
const CLEARED: [u8; 2] = [0x37, 0x25];

impl Machine {
    pub(super) fn print(&mut self, id: JobId, bytes: Vec<u8>) {
        match self.health() {
            Health::Ready | Health::Low => {
                self.job = Some(Job::new(id, bytes, self.now, &self.profile, self.baud));
                self.answers = Answers::default();
            }
            Health::Printing => self.end(id, Outcome::NotSent(Reason::Busy)),
            Health::TakeSlip => self.end(id, Outcome::NotSent(Reason::NotTaken)),
            Health::NotReady(reason) => self.end(id, Outcome::NotSent(reason)),
        }
    }

    fn process_id(&mut self, id: &[u8]) {
        self.probe_echoed(id);
        if !self.profile.proves_by(ProofKind::ProcessId) {
            return;
        }
        if let Some(job) = &self.job {
            if job.phase == Phase::AwaitingProof && job.id.wire() == id {
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

    /// A queued answer, or something that is none and breaks a row of them.
    pub(super) fn answered(&mut self, answer: Option<Reply>) {
        self.answers.push(answer);
        self.learn_mark();
        let (Some(job), Some(mark)) = (&self.job, &self.known.mark) else { return };
        let awaited = job.phase == Phase::AwaitingProof && self.profile.proves_by(ProofKind::Fence);
        if awaited && self.answers.prove(job.id, mark) {
            self.printed(Proof::Fence);
        }
    }

    pub(super) fn counted(&mut self, counter: Counter, value: u32) {
        if counter == Counter::Retractions {
            self.drawn_back(value);
        }
        let Some(job) = &self.job else { return self.learn_count(counter, value) };
        let one_more = self.known.cuts.is_some_and(|cuts| cuts.checked_add(1) == Some(value));
        if counter == Counter::Cuts && job.phase == Phase::AwaitingProof && one_more {
            self.printed(Proof::CutCounter);
        }
    }

    /// A new status: the presenter may show the whole slip.
    pub(super) fn sensed(&mut self) {
        let whole = self.status.slip_waits && !self.status.at_work && self.status.reason().is_none();
        let by_sensor = self.profile.proves_by(ProofKind::PresenterSensor);
        let Some(job) = self.job.as_mut().filter(|job| by_sensor && job.phase == Phase::AwaitingProof) else { return };
        job.seen = if whole { job.seen + 1 } else { 0 };
        if job.seen >= SEEN_MIN {
            self.printed(Proof::PresenterSensor);
        }
    }

    pub(super) fn printed(&mut self, proof: Proof) {
        if let Some(job) = self.job.take() {
            let took = self.now - job.started;
            self.end(job.id, Outcome::Printed { proof, took });
            // One cut more, whether the counter has said so yet or not.
            self.known.cuts = self.known.cuts.and_then(|cuts| cuts.checked_add(1));
            self.hold(job.id);
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
        self.soil(&job);
        self.prepare_anew();
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

    fn cleared(&mut self) {
        if self.clearing.is_none() && self.dirt.is_none() {
            return;
        }
        self.dirt = None;
        self.prepare_anew();
        if let Some(verdict) = self.clearing.take().and_then(|clearing| clearing.verdict) {
            self.judge(&verdict, true);
        }
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
                _ => {}
            },
        }
    }

    pub(super) fn block(&mut self, block: Vec<u8>) {
        if block == CLEARED {
            return self.cleared();
        }
        if let Some(characters) = logo::listed(&block) {
            return self.listed(&characters);
        }
        match block[..] {
            [0x37, 0x22, ref id @ ..] => self.process_id(id),
            // The answer to `GS I` of a printer that says its model as text.
            [0x5F, ..] => self.answered(Some(Reply::Block(block))),
            _ => self.answered(None),
        }
    }
}
