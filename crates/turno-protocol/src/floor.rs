//! What operators see: every line with the people in it, every counter with its ticket, and who was set aside.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{CounterState, Need, Numbers, Opening, Paper, Step, Suspended};

/// `GET /api/v1/halls/{hall}/floor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FloorEnvelope {
    /// The floor.
    pub floor: Floor,
}

/// The hall as the people at work see it; always whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Floor {
    /// Grows with every change within one life of the server.
    pub version: u64,
    /// The hall's identifier.
    pub hall: String,
    /// The settings these identifiers refer to.
    pub settings_version: u64,
    /// The business day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// The server's time when this floor was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    /// Whether the office is open.
    pub opening: Opening,
    /// The counters in their order.
    pub counters: Vec<FloorCounter>,
    /// The lines in the order of the services.
    pub lines: Vec<FloorLine>,
    /// Tickets set aside: not come, or parked; the latest first.
    pub aside: Vec<AsideTicket>,
    /// Tickets served today.
    pub served: u32,
}

/// A counter with its ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FloorCounter {
    /// The counter's identifier.
    pub id: String,
    /// Its state.
    pub state: CounterState,
    /// The ticket in hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<HeldTicket>,
    /// The ticket that *next* would call here now; it may be a number of a roll that nobody has counted yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Why it is that ticket's turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_reason: Option<CallReason>,
    /// The step that may be taken back here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<UndoableStep>,
}

/// A step that may be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoableStep {
    /// The ticket.
    pub ticket: String,
    /// The step.
    pub step: Step,
    /// Until when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
}

/// The ticket that a counter has called or serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldTicket {
    /// The number.
    pub number: String,
    /// The service it waits for.
    pub service: String,
    /// When the person arrived.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub arrived_at: Timestamp,
    /// When it was called last.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub called_at: Timestamp,
    /// When the person came to the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub started_at: Option<Timestamp>,
    /// How many times it was called again.
    pub recalls: u32,
    /// Why it was this ticket's turn.
    pub reason: CallReason,
    /// Whether the person goes first for what they are.
    #[serde(default, skip_serializing_if = "Need::is_none")]
    pub need: Need,
    /// The booked time, if the person came in time for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub slot: Option<Timestamp>,
    /// The services it goes to afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// The counter it goes back to when it is done here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_to: Option<String>,
    /// The language the person chose.
    pub language: String,
    /// What a colleague has noted for whoever serves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a ticket was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallReason {
    /// It had waited longest among those this counter serves.
    OldestWaiting {
        /// How long, in seconds.
        waited_secs: u64,
    },
    /// The operator chose it.
    Chosen {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was booked.
    Booked {
        /// For when.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
        slot: Timestamp,
        /// How long it had waited since then, or since the arrival if that was later, in seconds.
        waited_secs: u64,
    },
    /// It has a priority need.
    Priority {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It has precedence, and the counter had called as many others as the rule wants.
    OneIn {
        /// How many others that is.
        others: u32,
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// The counter only helps out in this line, and nobody waited in its own.
    HelperPrimaryEmpty {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// The counter only helps out in this line, and the ticket had waited beyond the threshold.
    HelperBeyondThreshold {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It comes back to this counter, which had sent it elsewhere.
    BackToYou {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was sent to this counter.
    SentToYou {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// It was sent to the front of the line.
    SentAhead {
        /// How long it had waited, in seconds.
        waited_secs: u64,
    },
    /// Nobody waited, and it was the next number on a roll of numbered paper.
    FromRoll {},
}

/// A line with its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FloorLine {
    /// The service's identifier.
    pub service: String,
    /// Whether numbers are given now.
    pub opening: Opening,
    /// Why it gives no numbers although its hours say so; absent where nobody has suspended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Suspended>,
    /// Whether totems give numbers while it is open; the people at work always may.
    #[serde(default, skip_serializing_if = "Numbers::are_given")]
    pub numbers: Numbers,
    /// The people waiting, in the order in which they would be called; the first [`crate::FLOOR_WAITING_MAX`] of them.
    pub waiting: Vec<WaitingTicket>,
    /// How many wait in all.
    pub waiting_total: u32,
    /// The next number on the roll of numbered paper that is out for this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll_next: Option<String>,
}

/// A person waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingTicket {
    /// The number.
    pub number: String,
    /// When the person arrived.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub arrived_at: Timestamp,
    /// What became of the slip.
    pub paper: Paper,
    /// Whether the person goes first for what they are.
    #[serde(default, skip_serializing_if = "Need::is_none")]
    pub need: Need,
    /// The booked time, if the person came in time for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub slot: Option<Timestamp>,
    /// The one counter that may call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<String>,
    /// What a colleague has noted for whoever serves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A ticket set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AsideTicket {
    /// The number.
    pub number: String,
    /// The service.
    pub service: String,
    /// Why it is aside.
    pub reason: AsideReason,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: Timestamp,
    /// When it is back in its line by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub back_at: Option<Timestamp>,
    /// What a colleague has noted for whoever serves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a ticket is aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AsideReason {
    /// Called and did not come.
    NoShow,
    /// Set aside by an operator.
    Parked,
}
