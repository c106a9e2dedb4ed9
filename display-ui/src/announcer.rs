//! Which call is announced when, and whether what the wall shows is still true. Pure: time comes in, effects go out.
//!
//! - Every call above the last announced one whose person is still expected is announced once, in the order of the calls,
//!   one at a time. A recall is a call with a number of its own.
//! - A call waiting for its announcement is dropped when the same ticket is called again (the later call speaks for both)
//!   or when the newest board does not list it as still expected: the person is done, or the day is over.
//! - When several wait, they follow each other with one chime for all and in fewer words ([`Manner`]), so that nobody hears
//!   of their call a minute late. A call that nobody waits behind is said once more, if the office wants that.
//! - The large place shows a call only while its person is expected or at that counter.
//! - A board made with other settings than the wall's waits up to [`HOLD_SECS_MAX`] for the hall's new settings, so that
//!   nobody is sent to a counter by its identifier.
//! - Calls older than [`OLD_CALL_SECS`] at first sight are shown and not spoken: after a start or a long absence the wall
//!   does not recite the past.

mod closing;
mod turn;

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use turno_protocol::{Board, BoardCall, BoardCounter};

use self::{closing::Closing, turn::Turn};
use crate::clock::ServerClock;

pub(crate) use self::turn::{Manner, Pace, Repeat};

/// A call older than this when the wall first sees it is history, in seconds.
pub(crate) const OLD_CALL_SECS: i64 = 60;

/// With no word from the server for this long, what the wall shows is stale, in seconds. The server speaks every two
/// seconds, so with the tick the banner is up within ten seconds of a cut.
pub(crate) const STALE_SECS: u64 = 8;

/// With no board that was understood for this long, what the wall shows is stale although the server speaks, in seconds.
/// The server sends its board anew at least every five seconds, so this is three boards that were missed.
pub(crate) const BOARD_STALE_SECS: u64 = 15;

/// A board made with settings that the wall does not have yet is held back at most this long, in seconds: with the
/// server's five seconds between boards, half of what makes it stale, and a visitor's call is not much later.
pub(crate) const HOLD_SECS_MAX: u64 = 5;

/// An announced call keeps the large place at least this long, in seconds: time to look up, read and look again.
pub(crate) const CALL_SHOWN_SECS_MIN: u64 = 4;

/// The same where others wait to be announced, in seconds: its number stands in the lists afterwards.
pub(crate) const CALL_SHOWN_SECS_IN_BURST: u64 = 2;

/// The silence before a call is said once more, in seconds: long enough to ask a neighbour.
pub(crate) const REPEAT_AFTER_SECS: u64 = 4;

/// If the loudspeaker never says that it is done, the next call goes on after this long, in seconds.
pub(crate) const ANNOUNCEMENT_SECS_MAX: u64 = 45;

/// How many calls may wait for their announcement; beyond it the oldest are only shown. At four seconds each, people
/// would otherwise hear calls from five minutes ago.
pub(crate) const CALLS_QUEUED_MAX: usize = 64;

/// Half a pulse of the large number, in milliseconds: one pulse a second, half of the two a second that are safe to see.
pub(crate) const PULSE_HALF_MS: u64 = 500;

/// How long the large number pulses after a call, in milliseconds: four pulses.
pub(crate) const PULSE_MS: u64 = 4_000;

/// What happens to the wall.
#[derive(Debug)]
pub(crate) enum Input {
    /// The hall as it stands now.
    Board(Arc<Board>),
    /// The hall's settings of this version are here.
    Hall {
        /// [`turno_protocol::HallInfo::settings_version`].
        settings_version: u64,
    },
    /// A sign of life with the server's time.
    Beat(Timestamp),
    /// The loudspeaker is done with a call.
    AnnouncementOver {
        /// The call.
        call: u32,
    },
    /// Time passed.
    Tick,
}

/// What the wall does beyond showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Ring and speak this call.
    Announce {
        /// The call.
        call: BoardCall,
        /// How.
        manner: Manner,
    },
    /// Say that the office closes in so many minutes; reported as over under [`turno_voice::NO_CALL`].
    AnnounceClosing {
        /// The minutes.
        minutes: u32,
    },
}

/// Whether the wall has a loudspeaker to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loudspeaker {
    /// Calls are rung or spoken, and reported back when over.
    Present,
    /// Calls are only shown.
    Absent,
}

/// What the wall shows now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Screen {
    /// The server's time.
    pub(crate) now: Option<Timestamp>,
    /// How true the rest is.
    pub(crate) freshness: Freshness,
    /// The hall.
    pub(crate) board: Option<Arc<Board>>,
    /// The call in the large place.
    pub(crate) large: Option<BoardCall>,
    /// The large place's animation.
    pub(crate) pulse: Pulse,
}

/// How true the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// There is no board yet.
    Connecting,
    /// As the hall is.
    Fresh,
    /// As the hall was at this time of the server.
    Stale {
        /// The last board's time.
        since: Timestamp,
    },
}

/// A step of the animation of a call; the screen moves softly between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pulse {
    /// As always.
    Rest,
    /// Brighter.
    Raised,
}

/// The announcing half of the wall.
#[derive(Debug)]
pub(crate) struct Announcer {
    loudspeaker: Loudspeaker,
    repeat: Repeat,
    pace: Pace,
    clock: ServerClock,
    /// The last word of any kind.
    heard_at: Option<Instant>,
    /// When the last board came, and its own time.
    board_at: Option<(Instant, Timestamp)>,
    board: Option<Arc<Board>>,
    hall_version: Option<u64>,
    /// The settings the last board was made with, and since when boards are.
    made_with: Option<(u64, Instant)>,
    /// A board that waits for those settings.
    held: Option<Arc<Board>>,
    /// The highest call number that was announced, queued or knowingly passed over.
    known_up_to: u32,
    queue: VecDeque<BoardCall>,
    closing: Closing,
    /// What is being announced.
    turn: Option<Turn>,
}

/// How an office wants its announcements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Habits {
    /// Whether a call is said once more.
    pub(crate) repeat: Repeat,
    /// How many minutes before closing time it is announced.
    pub(crate) closing_minutes: Vec<u32>,
    /// How fast announcements follow each other.
    pub(crate) pace: Pace,
}

impl Announcer {
    pub(crate) fn new(loudspeaker: Loudspeaker, habits: Habits) -> Self {
        Self {
            loudspeaker,
            repeat: habits.repeat,
            pace: habits.pace,
            clock: ServerClock::default(),
            heard_at: None,
            board_at: None,
            board: None,
            hall_version: None,
            made_with: None,
            held: None,
            known_up_to: 0,
            queue: VecDeque::new(),
            closing: Closing::new(habits.closing_minutes),
            turn: None,
        }
    }

    /// Takes in what happened, and says what to do.
    pub(crate) fn on(&mut self, input: Input, now: Instant) -> Vec<Effect> {
        match input {
            Input::Board(board) => {
                self.hear(board.now, now);
                self.board_at = Some((now, board.now));
                if self.made_with.is_none_or(|(settings_version, _)| settings_version != board.settings_version) {
                    self.made_with = Some((board.settings_version, now));
                }
                self.held = Some(board);
            }
            Input::Hall { settings_version } => self.hall_version = Some(settings_version),
            Input::Beat(time) => self.hear(time, now),
            Input::AnnouncementOver { call } => {
                if let Some(turn) = self.turn.as_mut().filter(|turn| turn.number() == call) {
                    turn.sound_over(now);
                }
            }
            Input::Tick => {}
        }
        self.release(now);
        self.go_on(now)
    }

    /// What to show at `now`.
    pub(crate) fn screen(&self, now: Instant) -> Screen {
        let large = self.large().cloned();
        Screen {
            now: self.clock.at(now),
            freshness: self.freshness(now),
            board: self.board.clone(),
            large,
            pulse: self.pulse(now),
        }
    }

    /// The call in the large place: the one being announced, else the newest that was; only while it is true.
    fn large(&self) -> Option<&BoardCall> {
        let board = self.board.as_ref()?;
        let announcing = self.turn.as_ref().and_then(Turn::call).filter(|call| stands(board, call));
        let is_queued = |call: &BoardCall| self.queue.iter().any(|queued| queued.call == call.call);
        let newest =
            || board.calls.iter().filter(|call| stands(board, call) && !is_queued(call)).max_by_key(|call| call.call);
        announcing.or_else(newest)
    }

    fn hear(&mut self, time: Timestamp, now: Instant) {
        self.clock.hear(time, now);
        self.heard_at = Some(now);
    }

    /// Takes the board that waits, once its settings are here or the wait was long enough. Without any settings there
    /// are no words to show it in.
    fn release(&mut self, now: Instant) {
        let (Some(hall_version), Some((settings_version, since))) = (self.hall_version, self.made_with) else { return };
        let waited = now.saturating_duration_since(since) >= Duration::from_secs(HOLD_SECS_MAX);
        if settings_version != hall_version && !waited {
            return;
        }
        if let Some(board) = self.held.take() {
            self.take(board);
        }
    }

    fn take(&mut self, board: Arc<Board>) {
        if board.last_call < self.known_up_to {
            // Call numbers never go back, so this is another history: what was known of the old one means nothing.
            self.known_up_to = 0;
            self.queue.clear();
        }
        // A board lists every call whose person is still expected, so one that left it is of no use to anybody.
        self.queue.retain(|queued| board.calls.iter().any(|call| call.call == queued.call && call.still_expected));
        let mut fresh: Vec<&BoardCall> = board.calls.iter().filter(|call| self.is_due(call, &board)).collect();
        fresh.sort_by_key(|call| call.call);
        for call in fresh {
            self.queue.retain(|queued| queued.ticket != call.ticket);
            if self.queue.len() == CALLS_QUEUED_MAX {
                self.queue.pop_front();
            }
            self.queue.push_back(call.clone());
        }
        let highest = board.calls.iter().map(|call| call.call).max().unwrap_or(0);
        self.known_up_to = self.known_up_to.max(board.last_call).max(highest);
        self.board = Some(board);
    }

    fn is_due(&self, call: &BoardCall, board: &Board) -> bool {
        let age_secs = board.now.as_second() - call.called_at.as_second();
        call.call > self.known_up_to && call.still_expected && age_secs <= OLD_CALL_SECS
    }

    /// Ends what is over, and begins the next announcement.
    fn go_on(&mut self, now: Instant) -> Vec<Effect> {
        let others_wait = !self.queue.is_empty();
        let mut follows_another = false;
        if let Some(turn) = &mut self.turn {
            let expected =
                self.board.as_ref().is_some_and(|board| turn.call().is_some_and(|call| is_expected(board, call)));
            let repeat = if others_wait || !expected { Repeat::Never } else { self.repeat };
            if turn.is_due_again(repeat, self.pace, now) {
                turn.sound_again(now);
                return self.say(now);
            }
            if !turn.is_over(repeat, others_wait, self.pace, now) {
                return Vec::new();
            }
            follows_another = turn.has_just_ended(now);
            self.turn = None;
        }
        if let Some(call) = self.queue.pop_front() {
            let manner = Manner::of(follows_another, !self.queue.is_empty());
            self.turn = Some(Turn::of_call(call, manner, now));
            return self.say(now);
        }
        let fresh = self.freshness(now) == Freshness::Fresh;
        let opening = self.board.as_ref().filter(|_| fresh).map(|board| board.opening);
        if let Some(minutes) = opening.zip(self.clock.at(now)).and_then(|(opening, at)| self.closing.due(opening, at)) {
            self.turn = Some(Turn::of_closing(minutes, now));
            return self.say(now);
        }
        Vec::new()
    }

    /// What the loudspeaker must say for the turn that begins; without one, its sound is over at once.
    fn say(&mut self, now: Instant) -> Vec<Effect> {
        let Some(turn) = &mut self.turn else { return Vec::new() };
        if self.loudspeaker == Loudspeaker::Present {
            return vec![turn.effect()];
        }
        turn.sound_over(now);
        Vec::new()
    }

    fn freshness(&self, now: Instant) -> Freshness {
        let (Some(heard_at), Some((board_at, since))) = (self.heard_at, self.board_at) else {
            return Freshness::Connecting;
        };
        let within = |at: Instant, limit_secs| now.saturating_duration_since(at) < Duration::from_secs(limit_secs);
        if within(heard_at, STALE_SECS) && within(board_at, BOARD_STALE_SECS) {
            return Freshness::Fresh;
        }
        Freshness::Stale { since }
    }

    fn pulse(&self, now: Instant) -> Pulse {
        let Some(turn) = self.turn.as_ref().filter(|turn| turn.call().is_some()) else { return Pulse::Rest };
        let elapsed_ms = now.saturating_duration_since(turn.since()).as_millis();
        let half = elapsed_ms / u128::from(PULSE_HALF_MS);
        if elapsed_ms < u128::from(PULSE_MS) && half.is_multiple_of(2) { Pulse::Raised } else { Pulse::Rest }
    }
}

fn is_expected(board: &Board, call: &BoardCall) -> bool {
    board.calls.iter().any(|listed| listed.call == call.call && listed.still_expected)
}

/// Whether it is true to say of a call that it is this person's turn there: expected, or at the counter already. Who never
/// came, went away, was sent on or is done is none of these.
fn stands(board: &Board, call: &BoardCall) -> bool {
    let there = |counter: &BoardCounter| counter.id == call.counter && counter.ticket.as_ref() == Some(&call.ticket);
    is_expected(board, call) || board.counters.iter().any(there)
}

#[cfg(test)]
mod tests;
