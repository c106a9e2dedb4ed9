//! Tickets on the wire: asking for one, what the slip needs, what became of the paper, how it stands now.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Need, Texts};

/// `POST /api/v1/halls/{hall}/tickets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueTicketRequest {
    /// Made by whoever presses, once for each press; a repeat gets the first answer again.
    pub request_id: Uuid,
    /// The service asked for.
    pub service: String,
    /// The totem that asks; absent when a person at the reception does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kiosk: Option<String>,
    /// The language the visitor chose.
    pub language: String,
    /// The code of the appointment that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<String>,
}

/// `POST /api/v1/halls/{hall}/tickets/adopted`: a number that a totem gave by itself while the server was out of reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AdoptTicketRequest {
    /// Made when the number was given, and kept with it.
    pub request_id: Uuid,
    /// The totem that gave it.
    pub kiosk: String,
    /// The number, which begins with the totem's own letter, for example `K001`.
    pub number: String,
    /// The service asked for.
    pub service: String,
    /// When it was given.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub issued_at: Timestamp,
    /// The language the visitor chose.
    pub language: String,
    /// What became of its slip, where that is known already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

/// `POST /api/v1/halls/{hall}/tickets/received`: somebody is received by a person at work, who knows more than a totem may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiveRequest {
    /// Made by whoever presses, once for each press; a repeat gets the first answer again.
    pub request_id: Uuid,
    /// The service the person comes for.
    pub service: String,
    /// The language of the person.
    pub language: String,
    /// Whether the person goes first for what they are.
    #[serde(default, skip_serializing_if = "Need::is_none")]
    pub need: Need,
    /// The booked time, for whoever has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub slot: Option<Timestamp>,
    /// The services to visit afterwards with the same number, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// The one counter to wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<String>,
}

/// The answer to a ticket asked for: `201`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedEnvelope {
    /// The ticket.
    pub ticket: IssuedTicket,
}

/// Everything the slip needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedTicket {
    /// The number, for example `A042`.
    pub number: String,
    /// The business day on which it counts.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// The service's identifier.
    pub service: String,
    /// When it was issued.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub issued_at: Timestamp,
    /// How many people would be called before, were nobody else to come.
    pub people_ahead: u32,
    /// The wait that the person was told.
    pub forecast: Forecast,
    /// Where to wait.
    pub where_to_wait: Texts,
    /// The address of the ticket's own page. Whoever holds it sees how the ticket stands and nothing else.
    pub link: String,
}

/// A wait in minutes, always a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Forecast {
    /// The shorter end, in minutes.
    pub from_min: u32,
    /// The longer end, in minutes; never below the shorter.
    pub to_min: u32,
}

/// `POST /api/v1/halls/{hall}/tickets/{number}/paper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PaperRequest {
    /// Made once for each report.
    pub request_id: Uuid,
    /// What became of the slip.
    pub paper: Paper,
    /// The business day of the ticket. Numbers come again on another day, so a report that may be late names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
    /// The request of the reception's order that the slip was printed for, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Uuid>,
}

/// What became of the paper of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Nothing is known yet.
    Pending,
    /// The printer has proven that the slip came out.
    Printed,
    /// No slip came out; the number was shown on the screen.
    OnScreen,
    /// The printer took the slip and gave no proof.
    Unknown,
    /// The slip came out, and the printer drew it back because nobody took it.
    NotTaken,
}

/// `GET /api/v1/halls/{hall}/tickets/{number}` and the answer to a ticket action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketEnvelope {
    /// The ticket.
    pub ticket: TicketStatus,
}

/// How a ticket stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketStatus {
    /// The number.
    pub number: String,
    /// The service whose line it belongs to now.
    pub service: String,
    /// Its state.
    pub state: TicketState,
    /// When the person arrived; a transfer keeps it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub arrived_at: Timestamp,
    /// The counter it is called to or served at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<String>,
    /// While it waits: how many people come before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_ahead: Option<u32>,
    /// While it waits: the wait still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
    /// What became of its slip.
    pub paper: Paper,
}

/// The life of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// In a line.
    Waiting,
    /// Called to a counter, not yet there.
    Called,
    /// At the counter.
    Serving,
    /// Done.
    Served,
    /// Called and did not come.
    NoShow,
    /// Set aside by an operator.
    Parked,
    /// Given up.
    Withdrawn,
    /// Left over when the day ended.
    Expired,
}
