//! Heartbeats: what is asked in real time, what comes back, and when the printer counts as silent.

use std::time::Duration;

use super::core::Machine;
use super::job::Phase;
use super::status::{HEARTBEAT_REPLIES, Status, heartbeat};
use super::{Effect, Report};

/// How long the replies to one heartbeat may take.
const REPLY_MAX: Duration = Duration::from_millis(300);
/// Heartbeats without reply that make a printer silent.
pub(super) const MISSES_MAX: u8 = 2;
/// Heartbeat while idle: confirmed twice as often as the totem needs it.
const BEAT_IDLE: Duration = Duration::from_secs(1);
/// Heartbeat while something is awaited: a proof, paper, a closed cover, a hand that takes the slip.
const BEAT_WAITING: Duration = Duration::from_millis(250);
/// Heartbeat while the printer is silent.
const BEAT_SILENT: Duration = Duration::from_secs(2);

/// What was asked, what came back.
#[derive(Debug, Clone, Default)]
pub(super) struct Pulse {
    pub(super) asked_at: Option<Duration>,
    replies: u8,
    gathered: Status,
    pub(super) missed: u8,
    pub(super) next_at: Duration,
}

impl Pulse {
    /// The job has left: its first status is asked for when it can say something.
    pub(super) fn wait_for_proof(&mut self, now: Duration) {
        self.next_at = now + BEAT_WAITING;
    }
}

impl Machine {
    /// For how long nothing is to be done if nothing comes in: a printer that is ready and has answered rests until it is asked again.
    /// `None` while time matters.
    pub fn rest(&self) -> Option<Duration> {
        let asks = self.pulse.asked_at.is_some() || !self.orders.is_empty() || self.writing.is_some();
        (self.health().takes_jobs() && !asks).then(|| self.pulse.next_at.saturating_sub(self.now))
    }

    pub(super) fn heartbeat_reply(&mut self, byte: u8) {
        if self.pulse.asked_at.is_none() {
            return self.answered(None);
        }
        self.pulse.replies += 1;
        self.pulse.gathered.add(self.pulse.replies, byte);
        if self.pulse.replies < HEARTBEAT_REPLIES {
            return;
        }
        let gathered = self.pulse.gathered.with_presenter_of(self.status);
        self.heard(gathered);
    }

    pub(super) fn full_reply(&mut self, bytes: [u8; 4]) {
        if self.pulse.asked_at.is_some() {
            self.heard(Status::from_full(bytes));
        }
    }

    fn heard(&mut self, status: Status) {
        self.confirm(status);
        let was_silent = self.pulse.missed >= MISSES_MAX;
        self.pulse = Pulse::default();
        if was_silent || !self.greeted {
            self.greet();
        }
        self.pulse.next_at = self.now + self.beat();
    }

    pub(super) fn confirm(&mut self, status: Status) {
        self.status = status;
        self.confirmed_at = Some(self.now);
        self.near_end_since = if status.near_end { self.near_end_since.or(Some(self.now)) } else { None };
        // Told even when unchanged: the confirmation is the news.
        self.told = None;
        self.sensed();
    }

    fn beat(&self) -> Duration {
        let awaits = self.job.is_some() || self.clearing.is_some() || self.held.is_some();
        if self.pulse.missed >= MISSES_MAX {
            BEAT_SILENT
        } else if awaits || self.status.reason().is_some() {
            BEAT_WAITING
        } else {
            BEAT_IDLE
        }
    }

    pub(super) fn watch_pulse(&mut self) {
        if self.pulse.asked_at.is_some_and(|asked_at| self.now >= asked_at + REPLY_MAX) {
            // A half-read reply would swallow the next ones.
            self.parser.reset();
            let missed = self.pulse.missed.saturating_add(1);
            self.pulse = Pulse { missed, ..Pulse::default() };
            self.pulse.next_at = if missed < MISSES_MAX { self.now } else { self.now + BEAT_SILENT };
            if missed == MISSES_MAX {
                self.complain_of_silence();
            }
        }
        // Nothing is asked between the bytes of a job, nor of a printer that is deaf while it keeps a picture.
        let sending = self.job.as_ref().is_some_and(|job| job.phase != Phase::AwaitingProof) || self.upload.is_some();
        if self.pulse.asked_at.is_none() && self.now >= self.pulse.next_at && self.orders.is_empty() && !sending {
            self.ask();
        }
    }

    /// Once each time it falls silent. A wrong setting looks the same as a printer that is off.
    fn complain_of_silence(&mut self) {
        let sentence = format!(
            "the printer does not answer. Check its power and its cable, and whether `baud` ({}) and `profile` ({}) are those of \
             this printer",
            self.baud, self.profile.name
        );
        self.effects.push(Effect::Report(Report::Trouble(sentence)));
    }

    pub(super) fn ask(&mut self) {
        self.orders.extend(heartbeat(self.profile.status));
        self.pulse.asked_at = Some(self.now);
        self.pulse.replies = 0;
        self.pulse.gathered = Status::default();
    }
}
