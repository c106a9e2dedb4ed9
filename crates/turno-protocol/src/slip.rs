//! A slip that the reception asks a totem for: the wish, what the totem is given, and what became of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::IssuedTicket;

/// `POST /api/v1/halls/{hall}/tickets/{number}/slip`: print this ticket's slip at a totem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SlipRequest {
    /// Made by whoever presses, once for each press; a repeat orders nothing new.
    pub request_id: Uuid,
    /// The totem at which the person takes it.
    pub kiosk: String,
}

/// The answer to a slip asked for: `202`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderedSlipEnvelope {
    /// The slip.
    pub slip: OrderedSlip,
}

/// A slip that was asked for, as the people at work see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderedSlip {
    /// The ticket.
    pub ticket: String,
    /// How far it is.
    pub state: OrderedSlipState,
}

/// How far a slip is that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderedSlipState {
    /// The totem has not taken it yet: somebody may be standing there.
    Waiting,
    /// The totem has taken it, and has not told its end.
    Printing,
    /// The printer has proven that it came out.
    Printed,
    /// It did not come out.
    NotPrinted,
    /// Nobody knows whether it came out.
    Unknown,
    /// The totem did not take it in time, and never will.
    Late,
}

/// `POST /api/v1/halls/{hall}/kiosks/{kiosk}/slip`: a totem takes the slip that was asked for there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeSlipRequest {
    /// Which machine asks, as in its reports.
    pub instance: Uuid,
}

/// The answer to a totem that takes a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlipOrderEnvelope {
    /// What to print now; nothing if it was taken before, or is too old.
    pub order: Option<SlipOrder>,
}

/// A slip to be printed now. It is given once: if the answer is lost, so is the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlipOrder {
    /// The request of whoever asked for it.
    pub request_id: Uuid,
    /// What stands on the slip.
    pub ticket: IssuedTicket,
    /// The language of the ticket's holder.
    pub language: String,
    /// Whether a slip of this ticket may be out already, so that this one must say what it is.
    pub reprint: bool,
}
