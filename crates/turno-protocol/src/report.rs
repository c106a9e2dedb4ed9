//! Reports: how a hall did over some days. Pools only: there is no figure about a counter or a person, and no place for one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// `GET /api/v1/halls/{hall}/report`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportEnvelope {
    /// The report.
    pub report: Report,
}

/// How a hall did over some days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// The hall.
    pub hall: String,
    /// The first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub to: Date,
    /// A wait of at most so many minutes counts as within the target.
    pub target_min: u32,
    /// Figures of a service that fewer counters serve than this are withheld: they would be figures about the people who sit there.
    pub smallest_pool: u32,
    /// Everything.
    pub total: Figures,
    /// Whether only `taken` of the total is told, because one counter alone called people on these days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub total_withheld: bool,
    /// By the service the number was given for, in the order of the settings.
    pub by_service: Vec<Group>,
    /// By the hour of arrival, `00` to `23`, those with tickets only.
    pub by_hour: Vec<Group>,
    /// By the weekday, `1` (Monday) to `7`, those with tickets only.
    pub by_weekday: Vec<Group>,
    /// By where the number was given: `kiosk`, `kiosk_offline`, `reception`; those with tickets only.
    pub by_channel: Vec<Group>,
    /// By the day, those with tickets only.
    pub by_day: Vec<Group>,
    /// Those who were answered without a number, by service; they are in no other figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answered: Vec<AnsweredGroup>,
}

/// How many people were answered about a service without a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnsweredGroup {
    /// The service.
    pub service: String,
    /// What they wanted to know or have.
    pub given: u32,
    /// To book an appointment.
    pub sent_to_book: u32,
}

/// The figures of a part of the tickets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    /// Which part.
    pub key: String,
    /// Its figures.
    pub figures: Figures,
    /// Whether only `taken` is told, because the rest would be about too few people at work. The other figures are zero then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
}

/// Counts and waits. `taken` is the sum of the four counts after it, unless they are withheld.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    /// Numbers given.
    pub taken: u32,
    /// People served.
    pub served: u32,
    /// Called and did not come.
    pub no_shows: u32,
    /// Gone without being served: withdrawn, or left over when the day ended.
    pub left: u32,
    /// Still waiting, set aside or at a counter.
    pub under_way: u32,
    /// The waits, if anybody was called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<WaitFigures>,
}

/// Waits from the arrival to the first call, in seconds. Percentiles are waits that somebody really had (nearest rank).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitFigures {
    /// How many people were called.
    pub called: u32,
    /// The mean.
    pub mean_secs: f64,
    /// Half of them waited at most so long.
    pub median_secs: i64,
    /// Nine of ten waited at most so long.
    pub p90_secs: i64,
    /// The longest.
    pub max_secs: i64,
    /// The share within the target, from 0 to 1.
    pub within_target: f64,
}
