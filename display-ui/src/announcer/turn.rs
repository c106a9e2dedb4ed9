//! One announcement from its first sound to the moment at which it makes room for the next.

use std::time::{Duration, Instant};

use turno_protocol::BoardCall;
use turno_voice::NO_CALL;

use super::{ANNOUNCEMENT_SECS_MAX, CALL_SHOWN_SECS_IN_BURST, CALL_SHOWN_SECS_MIN, Effect, REPEAT_AFTER_SECS};

/// A call that begins within this long after another needs no chime of its own, in seconds: the people still listen.
const LISTENING_SECS: u64 = 2;

/// Whether a call is said once more when nobody waits behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Once more.
    Once,
    /// Never.
    #[default]
    Never,
}

/// How much faster than in an office announcements follow each other: for tests that run weeks in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace(u32);

impl Default for Pace {
    fn default() -> Self {
        Self(1)
    }
}

impl Pace {
    /// So many times faster; nothing below once.
    pub(crate) fn times(times: u32) -> Self {
        Self(times.max(1))
    }

    fn secs(self, secs: u64) -> Duration {
        Duration::from_secs(secs) / self.0
    }
}

/// How a call is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Nobody waits before or behind it: chime, and everything there is to say.
    Alone,
    /// The first of several: chime, and few words.
    FirstOfMany,
    /// One that follows another: few words and no chime, the people listen already.
    OneOfMany,
    /// The same once more: everything, without a chime.
    Again,
}

impl Manner {
    pub(super) fn of(follows_another: bool, others_wait: bool) -> Self {
        match (follows_another, others_wait) {
            (true, _) => Self::OneOfMany,
            (false, true) => Self::FirstOfMany,
            (false, false) => Self::Alone,
        }
    }
}

/// The announcement of the moment.
#[derive(Debug)]
pub(super) struct Turn {
    what: What,
    since: Instant,
    sound: SoundState,
    round: Round,
}

#[derive(Debug)]
enum What {
    Call { call: Box<BoardCall>, manner: Manner },
    Closing { minutes: u32 },
}

#[derive(Debug, Clone, Copy)]
enum SoundState {
    Sounding { since: Instant },
    Over { at: Instant },
}

#[derive(Debug, PartialEq, Eq)]
enum Round {
    First,
    Second,
}

impl Turn {
    pub(super) fn of_call(call: BoardCall, manner: Manner, now: Instant) -> Self {
        Self::of(What::Call { call: Box::new(call), manner }, now)
    }

    pub(super) fn of_closing(minutes: u32, now: Instant) -> Self {
        Self::of(What::Closing { minutes }, now)
    }

    fn of(what: What, now: Instant) -> Self {
        Self { what, since: now, sound: SoundState::Sounding { since: now }, round: Round::First }
    }

    pub(super) fn call(&self) -> Option<&BoardCall> {
        match &self.what {
            What::Call { call, .. } => Some(call),
            What::Closing { .. } => None,
        }
    }

    /// Under which number the loudspeaker reports it.
    pub(super) fn number(&self) -> u32 {
        self.call().map_or(NO_CALL, |call| call.call)
    }

    pub(super) fn since(&self) -> Instant {
        self.since
    }

    pub(super) fn effect(&self) -> Effect {
        match &self.what {
            What::Call { call, manner } => Effect::Announce { call: (**call).clone(), manner: *manner },
            What::Closing { minutes } => Effect::AnnounceClosing { minutes: *minutes },
        }
    }

    pub(super) fn sound_over(&mut self, now: Instant) {
        if let SoundState::Sounding { .. } = self.sound {
            self.sound = SoundState::Over { at: now };
        }
    }

    pub(super) fn sound_again(&mut self, now: Instant) {
        self.round = Round::Second;
        self.sound = SoundState::Sounding { since: now };
        if let What::Call { manner, .. } = &mut self.what {
            *manner = Manner::Again;
        }
    }

    /// Whether it is time to say it once more.
    pub(super) fn is_due_again(&self, repeat: Repeat, pace: Pace, now: Instant) -> bool {
        let pause = pace.secs(REPEAT_AFTER_SECS);
        let silent = self.silent_since(now).is_some_and(|at| now.saturating_duration_since(at) >= pause);
        self.may_come_again(repeat) && silent
    }

    pub(super) fn is_over(&self, repeat: Repeat, others_wait: bool, pace: Pace, now: Instant) -> bool {
        let shown_secs_min = match (&self.what, others_wait) {
            (What::Closing { .. }, _) => 0,
            (What::Call { .. }, true) => CALL_SHOWN_SECS_IN_BURST,
            (What::Call { .. }, false) => CALL_SHOWN_SECS_MIN,
        };
        let shown = now.saturating_duration_since(self.since) >= pace.secs(shown_secs_min);
        self.silent_since(now).is_some() && shown && !self.may_come_again(repeat)
    }

    /// Whether its last sound is so fresh that the next announcement belongs to it.
    pub(super) fn has_just_ended(&self, now: Instant) -> bool {
        let just_now = Duration::from_secs(LISTENING_SECS);
        self.call().is_some() && self.silent_since(now).is_some_and(|at| now.saturating_duration_since(at) < just_now)
    }

    fn may_come_again(&self, repeat: Repeat) -> bool {
        repeat == Repeat::Once && self.round == Round::First && self.call().is_some()
    }

    /// Since when its sound is over. A loudspeaker that never says so is given up after a while.
    fn silent_since(&self, now: Instant) -> Option<Instant> {
        match self.sound {
            SoundState::Over { at } => Some(at),
            SoundState::Sounding { since } => {
                let limit = since + Duration::from_secs(ANNOUNCEMENT_SECS_MAX);
                (now >= limit).then_some(limit)
            }
        }
    }
}
