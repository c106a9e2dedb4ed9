//! What a display and a totem show: the state of a whole hall or of one zone, small and always whole.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{Forecast, Suspended};

/// `GET /api/v1/halls/{hall}/board`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardEnvelope {
    /// The board.
    pub board: Board,
}

/// The public state of a hall. It holds numbers only: never a name, a priority or the service of a called person.
///
/// A board is always whole, so a display that missed some needs no replay: whatever call stands above the last one it
/// announced is new to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Board {
    /// Grows with every change within one life of the server; a display shows it nowhere and uses it for tests.
    pub version: u64,
    /// The hall's identifier.
    pub hall: String,
    /// The zone this board is for; absent for the whole hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The settings these identifiers refer to; when it differs, ask for the hall again.
    pub settings_version: u64,
    /// The business day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// The server's time when this board was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    /// Whether the office is open.
    pub opening: Opening,
    /// The highest call number so far, 0 before the first; strictly increasing within a hall, over days too.
    pub last_call: u32,
    /// The latest calls, newest first, each ticket once. Whoever was sent back to a line is not among them.
    pub calls: Vec<BoardCall>,
    /// The counters in their order.
    pub counters: Vec<BoardCounter>,
    /// The lines in the order of the services.
    pub lines: Vec<BoardLine>,
    /// The bulletins to show now, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bulletins: Vec<String>,
    /// The totems for which the reception has asked for a slip that waits to be taken there. On the whole hall's board only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slip_orders: Vec<String>,
}

/// Whether something is open now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Opening {
    /// Open.
    Open {
        /// Until when; absent if it never closes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
        until: Option<Timestamp>,
    },
    /// Closed.
    Closed {
        /// When it opens again; absent if no opening is in sight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
        opens_at: Option<Timestamp>,
    },
}

/// One summons of a ticket to a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardCall {
    /// The call's number.
    pub call: u32,
    /// The ticket's number.
    pub ticket: String,
    /// The counter's identifier.
    pub counter: String,
    /// When it was called.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub called_at: Timestamp,
    /// How many times this ticket was called to this counter before.
    pub recalls: u32,
    /// Whether the person is still expected: false once the ticket is being served, gone, or back in a line.
    pub still_expected: bool,
    /// The language the ticket's holder chose.
    pub language: String,
}

/// A counter on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardCounter {
    /// The counter's identifier.
    pub id: String,
    /// Its state.
    pub state: CounterState,
    /// The ticket it has called or serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}

/// What a counter is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CounterState {
    /// Nobody works there.
    Closed,
    /// Open, with no ticket.
    Free,
    /// Has called a ticket that is not there yet.
    Calling,
    /// Serves a ticket.
    Serving,
}

/// A line, as a visitor may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardLine {
    /// The service's identifier.
    pub service: String,
    /// Whether numbers are given now.
    pub opening: Opening,
    /// How many people wait.
    pub waiting: u32,
    /// The wait that somebody arriving now would be told.
    pub forecast: Forecast,
    /// Why it gives no numbers although its hours say so; absent where nobody has suspended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Suspended>,
    /// Whether totems give numbers while it is open.
    #[serde(default, skip_serializing_if = "Numbers::are_given")]
    pub numbers: Numbers,
}

/// Whether totems give numbers for a line that is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Numbers {
    /// They do.
    #[default]
    Given,
    /// By the forecast, nobody who comes now is called before closing.
    NoTimeLeft,
}

impl Numbers {
    /// Whether they do.
    #[must_use]
    pub fn are_given(&self) -> bool {
        *self == Self::Given
    }
}
