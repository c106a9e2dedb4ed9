//! What a totem tells the server of itself, and what the server knows of each totem.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::OrderedSlip;

/// The seconds between two reports of a totem whose state does not change.
pub const KIOSK_REPORT_SECS: u64 = 10;

/// How many of the numbers that were not taken in a report names; the rest is counted.
pub const REFUSED_NUMBERS_MAX: usize = 20;

/// `PUT /api/v1/halls/{hall}/kiosks/{kiosk}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskReportRequest {
    /// Which machine reports: made once, and kept by the machine as long as it keeps its files. Two that report under one name
    /// differ in it.
    pub instance: Uuid,
    /// The report.
    pub report: KioskReport,
}

/// How a totem is, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskReport {
    /// The program's version.
    pub version: String,
    /// How its printer is.
    pub printer: PrinterWord,
    /// For how many seconds the printer has been so. A span, since the totem's clock may be wrong.
    pub printer_secs: u64,
    /// Whether its disk takes nothing: until it does, the totem gives no numbers.
    #[serde(default)]
    pub disk_refuses: bool,
    /// How many numbers it gave by itself and has not handed in yet.
    pub not_handed_in: u32,
    /// How many of its own numbers the server did not take today.
    #[serde(default)]
    pub refused_total: u32,
    /// The first of them, at most [`REFUSED_NUMBERS_MAX`]: whoever holds one must be called by hand.
    #[serde(default)]
    pub refused: Vec<String>,
    /// At most how many of its own numbers of this day are known to nobody, since its journal was damaged: whoever holds one is in
    /// no line.
    #[serde(default)]
    pub numbers_lost: u16,
}

/// The answer to a totem's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskNewsEnvelope {
    /// What the totem is told.
    pub news: KioskNews,
}

/// What a totem must know besides the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskNews {
    /// How many appointments the hall has today: without any, nobody is asked for the code of one.
    pub appointments: u32,
    /// The hall's business day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// The last number of the totem's own letter that the server knows of that day, 0 before the first: a totem whose disk is new
    /// goes on after it.
    pub own_last: u16,
}

/// How a printer is: the closed set of what keeps it from printing, and of what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PrinterWord {
    /// A slip would be taken.
    Ready,
    /// The same, and the roll is nearly used up.
    PaperLow,
    /// It is at work, and will be ready within moments.
    Busy,
    /// Not heard of yet.
    Starting,
    /// Not there: unplugged.
    Unplugged,
    /// It does not answer.
    Silent,
    /// The roll is used up.
    PaperEnd,
    /// The cover or the head is open.
    CoverOpen,
    /// The cutter is stuck.
    Cutter,
    /// Paper is jammed.
    Jam,
    /// The head is too hot; it cools down by itself.
    Hot,
    /// The supply voltage is wrong.
    Voltage,
    /// A slip was not taken and blocks its mouth.
    NotTaken,
    /// A slip may still be in its memory: somebody must see to it.
    Leftover,
    /// Any other fault.
    Fault,
}

impl PrinterWord {
    /// Whether somebody should go and see to it.
    #[must_use]
    pub fn wants_somebody(self) -> bool {
        !matches!(self, Self::Ready | Self::Busy | Self::Starting)
    }
}

/// `GET /api/v1/halls/{hall}/kiosks`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KiosksEnvelope {
    /// The totems of the hall, in the order of its settings.
    pub kiosks: Vec<KioskStatus>,
}

/// A totem as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskStatus {
    /// The hall it stands in.
    pub hall: String,
    /// The totem.
    pub id: String,
    /// Whether it is heard from: false before its first report and after three missed ones.
    pub connected: bool,
    /// When it reported last, by the server's clock; absent if it has not since the server started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub seen_at: Option<Timestamp>,
    /// Since when its printer has been as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub printer_since: Option<Timestamp>,
    /// When a second machine reported last under its name, if one has within the time of three reports. It was turned away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub rival_seen_at: Option<Timestamp>,
    /// What it said last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<KioskReport>,
}

/// A totem as the people at work see it: frames `{"kiosks": [...]}` of the live floor, when the link begins and at every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FloorKiosk {
    /// The totem.
    pub id: String,
    /// How it is.
    pub state: FloorKioskState,
    /// Whether its disk takes nothing, so that it gives no numbers.
    #[serde(default, skip_serializing_if = "is_false")]
    pub disk_refuses: bool,
    /// How many numbers it gave by itself and had not handed in when it reported last.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub not_handed_in: u32,
    /// How many of its own numbers the server did not take today.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub refused_total: u32,
    /// The first of them: whoever holds one must be called by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
    /// Whether a second machine reports under its name, and is turned away.
    #[serde(default, skip_serializing_if = "is_false")]
    pub rival: bool,
    /// The slip that the reception has asked for there last, for some minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slip: Option<OrderedSlip>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(truth: &bool) -> bool {
    !*truth
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// How a totem is, to somebody who could go and see to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FloorKioskState {
    /// It has not been heard of since the server started.
    NeverHeard,
    /// It reported once and does so no more.
    Gone {
        /// When it reported last.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
        since: Timestamp,
    },
    /// It reports.
    Heard {
        /// How its printer is.
        printer: PrinterWord,
        /// Since when.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
        since: Timestamp,
        /// Whether somebody should go and see to it.
        wants_somebody: bool,
    },
}
