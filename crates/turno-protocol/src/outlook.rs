//! What managers are told of the waits: those of the next hour, and how well forecasts came true.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// `GET /api/v1/halls/{hall}/outlook`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutlookEnvelope {
    /// The outlook.
    pub outlook: Outlook,
}

/// The waits of the next hour as things are, and after opening or closing one counter now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outlook {
    /// The server's time.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    /// As things are.
    pub as_is: Prospect,
    /// One change at a time, in the order of the counters.
    pub changes: Vec<CounterChange>,
}

/// The waits of the next hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Prospect {
    /// Those who wait now and those who are expected within the hour.
    pub people: u32,
    /// Their mean wait within the hour, from now or from their arrival, in seconds.
    pub mean_wait_secs: u64,
    /// The longest within the hour, in seconds.
    pub longest_wait_secs: u64,
    /// How many of them still wait when the hour is over.
    pub left_waiting: u32,
}

/// One counter opened or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CounterChange {
    /// The counter's identifier.
    pub counter: String,
    /// What is done with it.
    pub change: CounterChangeKind,
    /// The waits then.
    pub then: Prospect,
}

/// What can be done with a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CounterChangeKind {
    /// Somebody begins to work there.
    Open,
    /// Nobody works there once the visit in hand is over.
    Close,
}

/// `GET /api/v1/halls/{hall}/forecast-errors`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForecastErrorsEnvelope {
    /// The days on which somebody was called, the oldest first.
    pub forecast_errors: Vec<ForecastErrors>,
}

/// How well the forecasts of one day came true: what stood on the slips against the waits until the first call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForecastErrors {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// How many people were called.
    pub people: u32,
    /// How far the wait lay from the middle of the told range, on average, in seconds.
    pub absolute_secs: f64,
    /// The same with its sign: above nothing, people waited longer than they were told.
    pub bias_secs: f64,
    /// How many waited as long as they were told.
    pub within: u32,
    /// How many waited longer.
    pub longer: u32,
}
