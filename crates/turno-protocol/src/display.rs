//! What a wall tells the server of itself, and what the server knows of each wall.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The longest name of a display, in characters.
pub const DISPLAY_NAME_CHARS_MAX: usize = 40;

/// How many tickets of its lists a display reports at most.
pub const DISPLAY_SHOWING_MAX: usize = 32;

/// The largest picture of itself that a display may send, in bytes.
pub const DISPLAY_PICTURE_BYTES_MAX: usize = 128 * 1024;

/// The seconds between two reports of a display whose state does not change.
pub const DISPLAY_REPORT_SECS: u64 = 10;

/// `PUT /api/v1/halls/{hall}/displays/{display}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DisplayReportRequest {
    /// The report.
    pub report: DisplayReport,
}

/// How a display is, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DisplayReport {
    /// The program's version.
    pub version: String,
    /// The zone it shows; absent for the whole hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What its screen says.
    pub state: DisplayState,
    /// The version of the board it shows.
    pub board_version: u64,
    /// The highest call it knows.
    pub last_call: u32,
    /// The tickets that can be read on it, the large one first.
    pub showing: Vec<String>,
    /// Whether it can be heard.
    pub sound: DisplaySound,
    /// The window's width, in pixels.
    pub width_px: u32,
    /// The window's height, in pixels.
    pub height_px: u32,
    /// The languages on it.
    pub languages: Vec<String>,
}

/// What a display's screen says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisplayState {
    /// Calls and counters, as they are.
    Fresh,
    /// Calls and counters, as they were.
    Stale,
    /// That the office is closed.
    Closed,
    /// That it has no board yet.
    Connecting,
}

/// Whether a display can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisplaySound {
    /// It is set to be silent.
    Off,
    /// Nothing was announced yet.
    Unknown,
    /// The last announcement was heard.
    Working,
    /// The last announcement found no loudspeaker.
    Missing,
}

/// `GET /api/v1/halls/{hall}/displays`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisplaysEnvelope {
    /// The displays that reported since the server started, by name.
    pub displays: Vec<DisplayInfo>,
}

/// A display as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisplayInfo {
    /// Its name.
    pub name: String,
    /// When it reported last, by the server's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub seen_at: Timestamp,
    /// Whether it is heard from: false after three missed reports.
    pub connected: bool,
    /// What it said last.
    pub report: DisplayReport,
    /// When its picture was taken; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub picture_at: Option<Timestamp>,
}
