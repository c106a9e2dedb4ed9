//! The open data of a hall: how long people wait, without anybody's number. For telephones, municipal sites and open-data hubs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Forecast, Numbers, Opening, Suspended, Texts};

/// `GET /api/v1/halls/{hall}/waits`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitsEnvelope {
    /// The waits.
    pub waits: Waits,
}

/// How long people wait in a hall, at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waits {
    /// The hall's identifier.
    pub hall: String,
    /// The office's name.
    pub office: Texts,
    /// As of when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    /// Whether the office is open.
    pub opening: Opening,
    /// How many counters are at work.
    pub counters_open: u32,
    /// The lines that one can walk into, in the order of the services.
    pub lines: Vec<WaitLine>,
    /// When few people come, by weekday, as the last eight weeks were; empty while too little is known.
    #[serde(default)]
    pub quiet: Vec<QuietDay>,
}

/// The hours of a weekday in which few people come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuietDay {
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    pub weekday: u8,
    /// The hours, in the hall's own time.
    pub hours: Vec<QuietHours>,
}

/// Some hours after each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuietHours {
    /// The first hour's beginning, 0 to 23.
    pub from_hour: u8,
    /// The last hour's end, 1 to 24.
    pub to_hour: u8,
}

/// A line, as anybody may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitLine {
    /// The service's identifier.
    pub service: String,
    /// The letter of its numbers.
    pub letter: String,
    /// Its name.
    pub name: Texts,
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

/// One line in the form of the Smart Data Models, `QueueMonitor`, as key-values. Its field names are that model's, not ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct QueueMonitor {
    /// `urn:ngsi-ld:QueueMonitor:<hall>:<service>`.
    pub id: String,
    /// Always `QueueMonitor`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The service's identifier within this hall.
    pub local_id: String,
    /// The office's name.
    pub office_name: String,
    /// The service's name.
    pub service_name: String,
    /// The service's identifier.
    pub service_id: String,
    /// `Open` or `Closed`.
    pub service_status: String,
    /// The wait in words of minutes, for example `10-20 min`.
    pub service_status_note: String,
    /// The letter of the line's numbers.
    pub queue_line: String,
    /// How many people wait.
    pub tickets_to_serve: u32,
    /// As of when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub date_modified: Timestamp,
}
