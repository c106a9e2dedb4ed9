//! The policy of a hall: who goes before whom, as data of the office file. What it promises to people is in `bound`.

use jiff::{SignedDuration, Timestamp};

/// The longest head start, window, pause or threshold, in minutes: a long morning. Beyond it the rule would be another one.
pub const POLICY_MINUTES_MAX: u32 = 240;

/// The most others between two people with precedence under [`Order::OneIn`].
pub const ONE_IN_OTHERS_MAX: u32 = 20;

/// The most times that somebody who did not come is put back in the line without a hand.
pub const NO_SHOW_RETURNS_MAX: u32 = 5;

/// The most seconds for which a step may be taken back: after a minute others have seen it, and it is history.
pub const UNDO_SECS_MAX: u32 = 60;

/// For how many seconds where the office does not say: long enough to notice a wrong key, too short to change what happened.
const UNDO_SECS_DEFAULT: u32 = 10;

/// The whole policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Who goes before whom.
    pub order: Order,
    /// When a booked person counts from the booked time.
    pub booking: BookingWindow,
    /// How somebody who was called and did not come gets back into the line.
    pub no_show: NoShowRule,
    /// For how many seconds the last step of a counter may be taken back; 0: not at all.
    pub undo_secs: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            order: Order::default(),
            booking: BookingWindow::default(),
            no_show: NoShowRule::default(),
            undo_secs: UNDO_SECS_DEFAULT,
        }
    }
}

/// Who goes before whom. People with precedence are those with a priority need and those with a booking who come on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Everybody has one effective arrival; whoever has precedence gets it moved earlier by so many minutes. Oldest first, so
    /// nobody starves, and the moved minutes bound by how much somebody can be passed.
    HeadStart {
        /// For a priority need, before the arrival.
        priority_mins: u32,
        /// For a booking, before the booked time.
        booking_mins: u32,
    },
    /// At each counter, one person with precedence after so many others.
    OneIn {
        /// How many others.
        others: u32,
    },
    /// Whoever has precedence goes first, however long others wait.
    Strict,
}

/// A booking counts from its time if the person comes within the window; before it the check-in is refused, after it the
/// person is in line from the arrival like anybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookingWindow {
    /// How many minutes early one may come.
    pub early_mins: u32,
    /// How many minutes late one may be.
    pub late_mins: u32,
}

/// How somebody who was called and did not come gets back into the line: always by hand, and so many times by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoShowRule {
    /// How many minutes pass before the ticket is back in its line, at its old place.
    pub pause_mins: u32,
    /// How many times in a day that happens; after that by hand only.
    pub returns: u32,
}

impl Default for Order {
    /// Twenty minutes for a need, ten for a booking: with ten minutes of lateness forgiven, both may pass whoever came up to
    /// twenty minutes before them, and nobody else.
    fn default() -> Self {
        Self::HeadStart { priority_mins: 20, booking_mins: 10 }
    }
}

impl Default for BookingWindow {
    fn default() -> Self {
        Self { early_mins: 15, late_mins: 10 }
    }
}

impl Default for NoShowRule {
    /// By hand only: people who left and are called again without end are what other systems are blamed for.
    fn default() -> Self {
        Self { pause_mins: 5, returns: 0 }
    }
}

/// Whether a person needs to go first for what they are: pregnant, disabled, very old. It is health data in disguise, so no
/// slip, board or public page has a field for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// No such need.
    #[default]
    None,
    /// A priority need.
    Priority,
}

/// A booked time and whether it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// The booked time.
    pub slot: Timestamp,
    /// How the person came.
    pub punctuality: Punctuality,
}

/// How a booked person came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Punctuality {
    /// Within the window: the place counts from the booked time.
    OnTime,
    /// After it: the place counts from the arrival.
    Late,
}

impl BookingWindow {
    /// The first instant at which somebody with this booked time may come.
    #[must_use]
    pub fn opens_at(self, slot: Timestamp) -> Timestamp {
        earlier(slot, self.early_mins)
    }

    /// How somebody comes who arrives at `now`, not before [`BookingWindow::opens_at`].
    #[must_use]
    pub fn punctuality(self, slot: Timestamp, now: Timestamp) -> Punctuality {
        if now <= later(slot, self.late_mins) { Punctuality::OnTime } else { Punctuality::Late }
    }
}

impl Policy {
    /// How much earlier than the arrival a priority need counts.
    pub(crate) fn priority_head_start(&self) -> u32 {
        match self.order {
            Order::HeadStart { priority_mins, .. } => priority_mins,
            Order::OneIn { .. } | Order::Strict => 0,
        }
    }

    /// How much earlier than the booked time a booking counts.
    pub(crate) fn booking_head_start(&self) -> u32 {
        match self.order {
            Order::HeadStart { booking_mins, .. } => booking_mins,
            Order::OneIn { .. } | Order::Strict => 0,
        }
    }
}

pub(crate) fn minutes(mins: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(mins))
}

/// The instant so many minutes before; the first one there is, if that lies before it.
pub(crate) fn earlier(at: Timestamp, mins: u32) -> Timestamp {
    at.saturating_sub(minutes(mins)).unwrap_or(Timestamp::MIN)
}

/// The instant so many minutes after.
pub(crate) fn later(at: Timestamp, mins: u32) -> Timestamp {
    at.saturating_add(minutes(mins)).unwrap_or(Timestamp::MAX)
}
