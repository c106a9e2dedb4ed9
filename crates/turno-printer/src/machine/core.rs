//! The transitions.

use std::time::Duration;

use super::dirt::Dirt;
use super::job::{Clearing, Job, Phase};
use super::memory::Upload;
use super::prepare::{Known, Readiness};
use super::presenter::Held;
use super::pulse::{MISSES_MAX, Pulse};
use super::status::Status;
use super::{Effect, Health, Input, LogoEnd, Outcome, Reason, Report};
use crate::profile::{ClearKind, Profile};
use crate::proof::Answers;
use crate::proto::{Parser, Reply};
use crate::slip::JobId;

/// Waits between attempts to open the port; the last one repeats for ever.
const RETRY_DELAYS_MS: [u64; 5] = [500, 1000, 2000, 5000, 10_000];
/// What comes in during this time after opening is left over from before.
const SETTLE: Duration = Duration::from_millis(100);
/// The roll counts as low when its sensor has said so this long, since the sensor flickers.
const LOW_DEBOUNCE: Duration = Duration::from_secs(5);
/// Most bytes in one write.
const WRITE_BYTES_MAX: usize = 256;

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
    /// The printer was heard on this connection.
    pub(super) greeted: bool,
    /// It is in a known state and has shown that it can prove a slip.
    pub(super) readiness: Readiness,
    /// Probes so far, so that each has characters of its own.
    pub(super) probes: u32,
    /// What it has shown of itself on this connection.
    pub(super) known: Known,
    pub(super) answers: Answers,
    /// Something may be left in its memory.
    pub(super) dirt: Option<Dirt>,
    /// A piece of an ended job may hang from it, to be cut off before the next.
    pub(super) scrap: bool,
    /// It may still wait for the rest of a picture.
    pub(super) half_picture: bool,
    pub(super) clear_again_at: Duration,
    pub(super) clearing: Option<Clearing>,
    pub(super) job: Option<Job>,
    /// The slip in the presenter.
    pub(super) held: Option<Held>,
    /// The slip that may have been drawn back.
    pub(super) vanished: Option<JobId>,
    /// The picture on its way into the printer's memory.
    pub(super) upload: Option<Upload>,
    /// When pictures were written.
    pub(super) logo_writes: Vec<Duration>,
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
            parser: Parser::new(profile.status),
            profile,
            baud,
            now: Duration::ZERO,
            link: Link::Disconnected { retry_at: Duration::ZERO },
            opens: 0,
            pulse: Pulse::default(),
            status: Status::default(),
            confirmed_at: None,
            near_end_since: None,
            greeted: false,
            readiness: Readiness::default(),
            probes: 0,
            known: Known::default(),
            answers: Answers::default(),
            dirt: None,
            scrap: false,
            // An earlier run of the program may have ended within a picture.
            half_picture: true,
            clear_again_at: Duration::ZERO,
            clearing: None,
            job: None,
            held: None,
            vanished: None,
            upload: None,
            logo_writes: Vec::new(),
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
            Input::UploadLogo(logo) => self.upload(*logo),
            Input::CutOff => self.cut_off(),
            Input::Attended => self.attended(),
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
        if self.upload.is_some() {
            return Health::NotReady(Reason::Busy);
        }
        if self.pulse.missed >= MISSES_MAX {
            // A printer that holds the line cannot be asked, and may have said by itself what stops it.
            let said = self.status.reason().filter(|_| !self.orders.is_empty());
            return Health::NotReady(said.unwrap_or(Reason::Silent));
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
        if let Some(dirt) = &self.dirt {
            return Health::NotReady(if dirt.is_draining() { Reason::Draining } else { Reason::Dirty });
        }
        if let Some(reason) = self.readiness.reason() {
            return Health::NotReady(reason);
        }
        if let Some(held) = self.held_health() {
            return held;
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
        self.held = None;
        self.vanished = None;
        self.known = Known::default();
        self.readiness = Readiness::default();
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
                self.soil(&job);
                self.end(job.id, Outcome::Unknown { cleared: false });
            }
        }
        self.stop_clearing();
        if self.upload.is_some() {
            self.end_upload(LogoEnd::Failed);
        }
        self.retry_later();
    }

    fn received(&mut self, bytes: &[u8]) {
        if self.link != Link::Up {
            return;
        }
        for reply in self.parser.feed(bytes) {
            match reply {
                Reply::RealTime(byte) => self.heartbeat_reply(byte),
                Reply::Full(bytes) => self.full_reply(bytes),
                Reply::Asb(bytes) => self.confirm(Status::from_asb(bytes, self.profile.status)),
                Reply::Block(block) => self.block(block),
                Reply::Ordered(_) => self.answered(Some(reply)),
                Reply::Counter(counter, value) => self.counted(counter, value),
                Reply::Noise(_) => self.answered(None),
                Reply::Xon | Reply::Xoff => {}
            }
        }
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
        self.watch_dirt();
        if self.link != Link::Up {
            return;
        }
        self.watch_pulse();
        self.watch_job();
        if self.clearing.as_ref().is_some_and(|clearing| self.now >= clearing.until) {
            self.stop_clearing();
        }
        let can_clear = self.profile.job.clear == ClearKind::DleDc4 && self.greeted && self.clearing.is_none();
        if self.dirt.is_some() && can_clear && self.job.is_none() && self.now >= self.clear_again_at {
            self.clear(None);
        }
        self.watch_upload();
        self.watch_readiness();
        self.watch_presenter();
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
                    self.pulse.wait_for_proof(self.now);
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
