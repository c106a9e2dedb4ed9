//! The transitions.

use std::time::Duration;

use super::job::{Clearing, Job, Phase};
use super::status::{HEARTBEAT, HEARTBEAT_REPLIES, Status};
use super::{Effect, Health, Input, Outcome, Reason, Report};
use crate::encode::ASB_ON;
use crate::profile::{ClearKind, Profile};
use crate::proto::{Parser, Reply};

/// Waits between attempts to open the port; the last one repeats for ever.
const RETRY_DELAYS_MS: [u64; 5] = [500, 1000, 2000, 5000, 10_000];
/// What comes in during this time after opening is left over from before.
const SETTLE: Duration = Duration::from_millis(100);
/// How long the replies to one heartbeat may take.
const REPLY_MAX: Duration = Duration::from_millis(300);
/// Heartbeats without reply that make a printer silent.
pub(super) const MISSES_MAX: u8 = 2;
/// Heartbeat while idle: confirmed twice as often as the totem needs it.
const BEAT_IDLE: Duration = Duration::from_secs(1);
/// Heartbeat while something is awaited: a proof, paper, a closed cover.
const BEAT_WAITING: Duration = Duration::from_millis(250);
/// Heartbeat while the printer is silent.
const BEAT_SILENT: Duration = Duration::from_secs(2);
/// The roll counts as low when its sensor has said so this long, since the sensor flickers.
const LOW_DEBOUNCE: Duration = Duration::from_secs(5);
/// Most bytes in one write.
const WRITE_BYTES_MAX: usize = 256;
/// `ESC @`: print modes as after power-on.
const INIT: [u8; 2] = [0x1B, 0x40];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Disconnected { retry_at: Duration },
    Opening,
    Settling { until: Duration },
    Up,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Orders,
    Job,
}

/// Heartbeats: what was asked, what came back.
#[derive(Debug, Clone, Default)]
pub(super) struct Pulse {
    pub(super) asked_at: Option<Duration>,
    pub(super) replies: u8,
    pub(super) gathered: Status,
    pub(super) missed: u8,
    pub(super) next_at: Duration,
}

/// One printer.
#[derive(Debug, Clone)]
pub struct Machine {
    pub(super) profile: Profile,
    pub(super) baud: u32,
    pub(super) now: Duration,
    pub(super) link: Link,
    pub(super) opens: usize,
    pub(super) parser: Parser,
    pub(super) pulse: Pulse,
    pub(super) status: Status,
    pub(super) confirmed_at: Option<Duration>,
    pub(super) near_end_since: Option<Duration>,
    /// The printer was heard on this connection and brought to a known state.
    pub(super) greeted: bool,
    pub(super) dirty: bool,
    pub(super) clear_again_at: Duration,
    pub(super) clearing: Option<Clearing>,
    pub(super) job: Option<Job>,
    /// A process ID has come back on this connection, so a fence alone proves nothing.
    pub(super) id_seen: bool,
    pub(super) orders: Vec<u8>,
    pub(super) writing: Option<Source>,
    /// The port took nothing; the next tick tries again.
    pub(super) blocked: bool,
    pub(super) told: Option<Health>,
    pub(super) effects: Vec<Effect>,
}

impl Machine {
    /// A machine that has not opened its port yet; the first [`Input::Tick`] does.
    pub fn new(profile: Profile, baud: u32) -> Self {
        Self {
            profile,
            baud,
            now: Duration::ZERO,
            link: Link::Disconnected { retry_at: Duration::ZERO },
            opens: 0,
            parser: Parser::default(),
            pulse: Pulse::default(),
            status: Status::default(),
            confirmed_at: None,
            near_end_since: None,
            greeted: false,
            dirty: false,
            clear_again_at: Duration::ZERO,
            clearing: None,
            job: None,
            id_seen: false,
            orders: Vec::new(),
            writing: None,
            blocked: false,
            told: None,
            effects: Vec::new(),
        }
    }

    /// Takes one input at `now`, the time since some fixed start, and says what to do, in order.
    pub fn on(&mut self, input: Input, now: Duration) -> Vec<Effect> {
        self.now = self.now.max(now);
        match input {
            Input::Opened => self.opened(),
            Input::OpenFailed => self.retry_later(),
            Input::Lost => self.lost(),
            Input::Received(bytes) => self.received(&bytes),
            Input::Accepted(count) => self.accepted(count),
            Input::Print { job, bytes } => self.print(job, bytes),
            Input::Attended => self.dirty = false,
            Input::Tick => self.blocked = false,
        }
        self.pass_time();
        self.pump();
        self.tell_changes();
        std::mem::take(&mut self.effects)
    }

    /// How the printer is.
    pub fn health(&self) -> Health {
        match self.link {
            Link::Disconnected { .. } | Link::Opening => return Health::NotReady(Reason::Disconnected),
            Link::Settling { .. } => return Health::NotReady(Reason::Starting),
            Link::Up => {}
        }
        if self.job.is_some() {
            return Health::Printing;
        }
        if self.pulse.missed >= MISSES_MAX {
            return Health::NotReady(Reason::Silent);
        }
        if !self.greeted {
            return Health::NotReady(Reason::Starting);
        }
        if let Some(reason) = self.status.reason() {
            return Health::NotReady(reason);
        }
        if self.clearing.is_some() {
            return Health::NotReady(Reason::Clearing);
        }
        if self.dirty {
            return Health::NotReady(Reason::Dirty);
        }
        match self.near_end_since {
            Some(since) if self.now >= since + LOW_DEBOUNCE => Health::Low,
            _ => Health::Ready,
        }
    }

    fn opened(&mut self) {
        self.link = Link::Settling { until: self.now + SETTLE };
        self.opens = 0;
        self.parser.reset();
        self.pulse = Pulse::default();
        self.confirmed_at = None;
        self.near_end_since = None;
        self.greeted = false;
        self.id_seen = false;
        self.orders.clear();
        self.writing = None;
        self.blocked = false;
    }

    fn retry_later(&mut self) {
        let delay = RETRY_DELAYS_MS[self.opens.min(RETRY_DELAYS_MS.len() - 1)];
        self.opens += 1;
        self.link = Link::Disconnected { retry_at: self.now + Duration::from_millis(delay) };
        self.confirmed_at = None;
        self.writing = None;
    }

    fn lost(&mut self) {
        self.effects.push(Effect::Close);
        if let Some(job) = self.job.take() {
            if job.sent == 0 {
                self.end(job.id, Outcome::NotSent(Reason::Disconnected));
            } else {
                self.dirty = true;
                self.end(job.id, Outcome::Unknown { cleared: false });
            }
        }
        self.stop_clearing();
        self.retry_later();
    }

    fn received(&mut self, bytes: &[u8]) {
        if self.link != Link::Up {
            return;
        }
        for reply in self.parser.feed(bytes) {
            match reply {
                Reply::RealTime(byte) => self.heartbeat_reply(byte),
                Reply::Asb(bytes) => self.confirm(Status::from_asb(bytes)),
                Reply::Block(block) => self.block(&block),
                Reply::Fence(sensors) => self.fence(sensors),
                Reply::Xon | Reply::Xoff | Reply::Noise(_) => {}
            }
        }
    }

    fn heartbeat_reply(&mut self, byte: u8) {
        if self.pulse.asked_at.is_none() {
            return;
        }
        self.pulse.replies += 1;
        self.pulse.gathered.add(self.pulse.replies, byte);
        if self.pulse.replies < HEARTBEAT_REPLIES {
            return;
        }
        let gathered = self.pulse.gathered;
        self.confirm(gathered);
        let was_silent = self.pulse.missed >= MISSES_MAX;
        self.pulse = Pulse::default();
        if was_silent || !self.greeted {
            self.greet();
        }
        self.pulse.next_at = self.now + self.beat();
    }

    fn confirm(&mut self, status: Status) {
        self.status = status;
        self.confirmed_at = Some(self.now);
        self.near_end_since = if status.near_end { self.near_end_since.or(Some(self.now)) } else { None };
        // Told even when unchanged: the confirmation is the news.
        self.told = None;
    }

    /// First word on this connection, or after a silence: nothing may be left from before, and modes are known again.
    fn greet(&mut self) {
        self.greeted = true;
        if self.job.is_some() || self.clearing.is_some() {
            return;
        }
        match self.profile.job.clear {
            ClearKind::DleDc4 => self.clear(None),
            ClearKind::None => self.set_up(),
        }
    }

    pub(super) fn set_up(&mut self) {
        self.orders.extend(INIT);
        self.orders.extend(ASB_ON);
    }

    fn pass_time(&mut self) {
        match self.link {
            Link::Disconnected { retry_at } if self.now >= retry_at => {
                self.link = Link::Opening;
                self.effects.push(Effect::Open);
            }
            Link::Settling { until } if self.now >= until => {
                self.effects.push(Effect::DiscardInput);
                self.link = Link::Up;
                self.pulse.next_at = self.now;
            }
            _ => {}
        }
        if self.link != Link::Up {
            return;
        }
        self.watch_pulse();
        self.watch_job();
        if self.clearing.as_ref().is_some_and(|clearing| self.now >= clearing.until) {
            self.stop_clearing();
            // A dirty printer may be offline, and offline it keeps what it is sent: nothing more until it is clean.
            if !self.dirty {
                self.set_up();
            }
        }
        let can_clear = self.profile.job.clear == ClearKind::DleDc4 && self.greeted && self.clearing.is_none();
        if self.dirty && can_clear && self.job.is_none() && self.now >= self.clear_again_at {
            self.clear(None);
        }
    }

    fn beat(&self) -> Duration {
        if self.pulse.missed >= MISSES_MAX {
            BEAT_SILENT
        } else if self.job.is_some() || self.clearing.is_some() || self.status.reason().is_some() {
            BEAT_WAITING
        } else {
            BEAT_IDLE
        }
    }

    fn watch_pulse(&mut self) {
        if self.pulse.asked_at.is_some_and(|asked_at| self.now >= asked_at + REPLY_MAX) {
            // A half-read reply would swallow the next ones.
            self.parser.reset();
            let missed = self.pulse.missed.saturating_add(1);
            self.pulse = Pulse { missed, ..Pulse::default() };
            self.pulse.next_at = if missed < MISSES_MAX { self.now } else { self.now + BEAT_SILENT };
        }
        let sending = self.job.as_ref().is_some_and(|job| job.phase != Phase::AwaitingProof);
        if self.pulse.asked_at.is_none() && self.now >= self.pulse.next_at && self.orders.is_empty() && !sending {
            self.ask();
        }
    }

    pub(super) fn ask(&mut self) {
        self.orders.extend(HEARTBEAT);
        self.pulse.asked_at = Some(self.now);
        self.pulse.replies = 0;
        self.pulse.gathered = Status::default();
    }

    fn pump(&mut self) {
        if self.link != Link::Up || self.writing.is_some() || self.blocked {
            return;
        }
        let job_bytes = self.job.as_ref().filter(|job| job.phase == Phase::Sending).map(|job| &job.bytes[job.sent..]);
        let (source, bytes) = if self.orders.is_empty() {
            (Source::Job, job_bytes.unwrap_or_default())
        } else {
            (Source::Orders, &self.orders[..])
        };
        let piece = bytes[..bytes.len().min(WRITE_BYTES_MAX)].to_vec();
        if !piece.is_empty() {
            self.writing = Some(source);
            self.effects.push(Effect::Write(piece));
        }
    }

    fn accepted(&mut self, count: usize) {
        match self.writing.take() {
            Some(Source::Orders) => {
                self.orders.drain(..count.min(self.orders.len()));
            }
            Some(Source::Job) => {
                let Some(job) = &mut self.job else { return };
                job.sent = (job.sent + count).min(job.bytes.len());
                if job.sent == job.bytes.len() {
                    job.phase = Phase::AwaitingProof;
                    self.pulse.next_at = self.now + BEAT_WAITING;
                }
            }
            None => {}
        }
        self.blocked = count == 0;
    }

    fn tell_changes(&mut self) {
        let health = self.health();
        if self.told != Some(health) {
            self.told = Some(health);
            let confirmed_ago = self.confirmed_at.map(|at| self.now - at);
            self.effects.push(Effect::Report(Report::Health { health, confirmed_ago }));
        }
    }
}
