//! What a totem needs to go on alone, and what it brings back from having been alone.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AdoptTicketRequest, ApiError, Opening};

/// How many numbers one [`HandInRequest`] may hold: with the longest names they fit a request of
/// [`crate::REQUEST_BYTES_MAX`].
pub const HAND_IN_MAX: usize = 40;

/// `POST /api/v1/halls/{hall}/tickets/adopted/list`: numbers that a totem gave by itself, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandInRequest {
    /// The numbers, at most [`HAND_IN_MAX`].
    pub tickets: Vec<AdoptTicketRequest>,
}

/// The answer to a hand-in: `200`, with one line for each number, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandInEnvelope {
    /// What came of each number.
    pub hand_in: Vec<HandedIn>,
}

/// What came of one number that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedIn {
    /// The request it was handed in with.
    pub request_id: Uuid,
    /// Why it was not taken in; absent if it was, now or before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ApiError>,
}

/// `GET /api/v1/halls/{hall}/timetable`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimetableEnvelope {
    /// The timetable.
    pub timetable: Timetable,
}

/// The openings of the days to come, so that a totem keeps the hours of its office without the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timetable {
    /// The settings it was made from.
    pub settings_version: u64,
    /// The business day it begins with: the day on which it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub first_day: Date,
    /// The end of what it knows.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
    /// The openings of the office, in order; each holds until the next.
    pub hall: Vec<OpeningFrom>,
    /// Those of the services with hours of their own.
    pub services: BTreeMap<String, Vec<OpeningFrom>>,
}

/// An opening and the instant from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningFrom {
    /// From when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub from: Timestamp,
    /// What holds then.
    pub opening: Opening,
}

impl Timetable {
    /// The opening of the office, or of a service, at an instant; `None` outside of what is known.
    #[must_use]
    pub fn at(&self, service: Option<&str>, now: Timestamp) -> Option<Opening> {
        let openings = service.and_then(|id| self.services.get(id)).unwrap_or(&self.hall);
        let next = openings.partition_point(|opening| opening.from <= now);
        openings.get(next.checked_sub(1)?).filter(|_| now < self.until).map(|opening| opening.opening)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timetable_answers_within_its_days_and_not_outside() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (morning, noon) = (at("2026-11-23T07:45:00Z"), at("2026-11-23T12:00:00Z"));
        let closed = |opens: &str| Opening::Closed { opens_at: Some(at(opens)) };
        let hall = vec![
            OpeningFrom { from: at("2026-11-22T23:00:00Z"), opening: closed("2026-11-23T07:45:00Z") },
            OpeningFrom { from: morning, opening: Opening::Open { until: Some(noon) } },
            OpeningFrom { from: noon, opening: closed("2026-11-24T07:45:00Z") },
        ];
        let always = vec![OpeningFrom { from: at("2026-11-22T23:00:00Z"), opening: Opening::Open { until: None } }];
        let table = Timetable {
            settings_version: 1,
            first_day: "2026-11-23".parse().unwrap(),
            until: at("2026-11-23T23:00:00Z"),
            hall,
            services: [("night".to_owned(), always)].into(),
        };
        assert_eq!(table.at(None, morning), Some(Opening::Open { until: Some(noon) }));
        assert_eq!(table.at(Some("anagrafe"), noon), Some(closed("2026-11-24T07:45:00Z")));
        assert_eq!(table.at(Some("night"), noon), Some(Opening::Open { until: None }));
        for outside in ["2026-11-22T22:59:59Z", "2026-11-23T23:00:00Z"] {
            assert_eq!(table.at(None, at(outside)), None, "{outside}");
        }
    }
}
