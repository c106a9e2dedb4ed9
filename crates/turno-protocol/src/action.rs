//! What an operator does at a counter or with a ticket.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::FloorCounter;

/// `POST /api/v1/halls/{hall}/counters/{counter}/actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CounterRequest {
    /// Made once for each press; a repeat gets the first answer again.
    pub request_id: Uuid,
    /// What to do.
    pub action: CounterAction,
}

/// One step of an operator. Whatever concerns the ticket in hand names it, so a press on a page that is no longer true
/// is refused instead of hitting another person.
///
/// Steps without content are written `Open {}`, for only then are unknown fields in them refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CounterAction {
    /// Begin to work here.
    Open {},
    /// Stop working here.
    Close {},
    /// Call whoever is next.
    CallNext {},
    /// Call this ticket, wherever it stands in its line.
    Call {
        /// The ticket's number.
        ticket: String,
    },
    /// Call the ticket in hand once more.
    Recall {
        /// The ticket's number.
        ticket: String,
    },
    /// The person is here.
    Start {
        /// The ticket's number.
        ticket: String,
    },
    /// Done.
    Finish {
        /// The ticket's number.
        ticket: String,
    },
    /// Did not come.
    NoShow {
        /// The ticket's number.
        ticket: String,
    },
    /// Set aside for now.
    Park {
        /// The ticket's number.
        ticket: String,
        /// After how many minutes it is back in its line by itself; absent: by hand only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_after_minutes: Option<u32>,
    },
    /// Take the last step of this counter back.
    Undo {
        /// The ticket's number.
        ticket: String,
        /// The step.
        step: Step,
    },
    /// Send to another service; number and arrival stay.
    Transfer {
        /// The ticket's number.
        ticket: String,
        /// The service to send it to.
        service: String,
        /// Where in its line.
        #[serde(default, skip_serializing_if = "Position::is_in_order")]
        position: Position,
        /// The one counter that is to call it; absent: any of the service.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counter: Option<String>,
        /// Whether it comes back here when it is done there.
        #[serde(default, skip_serializing_if = "Afterwards::goes_on")]
        afterwards: Afterwards,
    },
}

/// The answer to a counter action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CounterEnvelope {
    /// The counter after the action. A repeated request gets the counter as it stands now; the step itself is done once.
    pub counter: FloorCounter,
}

/// `POST /api/v1/halls/{hall}/tickets/{number}/actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketActionRequest {
    /// Made once for each press.
    pub request_id: Uuid,
    /// What to do.
    pub action: TicketAction,
    /// The business day of the ticket. Numbers come again on another day, so a step that may be late names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
    /// The code at the end of the ticket's link: whoever holds it may give the place up without signing in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// One step with a ticket that is at no counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TicketAction {
    /// Put a ticket that was aside back in its line, at its old place.
    BringBack {},
    /// Give the place up.
    Withdraw {},
    /// Send to another service or counter; number and arrival stay. What was aside waits again.
    Send {
        /// The service to send it to.
        service: String,
        /// Where in its line.
        #[serde(default, skip_serializing_if = "Position::is_in_order")]
        position: Position,
        /// The one counter that is to call it; absent: any of the service.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counter: Option<String>,
    },
    /// Say whether the person goes first for what they are.
    SetNeed {
        /// The need.
        need: Need,
    },
}

/// A step at a counter that may be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A ticket was called.
    Call,
    /// The person came.
    Start,
    /// The person was served, or that part of the visit was.
    Finish,
    /// The person did not come.
    NoShow,
    /// The ticket was set aside.
    Park,
    /// The ticket was sent to another line.
    Transfer,
}

/// Where in a line a ticket stands that is sent there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Before everybody.
    Ahead,
    /// Where its arrival puts it.
    #[default]
    InOrder,
    /// After everybody who is there now.
    Behind,
}

/// What happens with a ticket once it is done where it was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Afterwards {
    /// The visit goes on from there.
    #[default]
    GoesOn,
    /// It comes back to the counter that sent it.
    ComesBack,
}

/// Whether a person goes first for what they are. It travels to the people at work only: nothing that a visitor sees, paper,
/// board or page, has a field for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// No such need.
    #[default]
    None,
    /// A priority need.
    Priority,
}

impl Position {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn is_in_order(&self) -> bool {
        *self == Self::InOrder
    }
}

impl Afterwards {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn goes_on(&self) -> bool {
        *self == Self::GoesOn
    }
}

impl Need {
    /// Whether there is none.
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_fields_are_refused_in_steps_without_content_too() {
        assert_eq!(
            serde_json::from_str::<CounterAction>(r#"{"kind":"call_next"}"#).unwrap(),
            CounterAction::CallNext {}
        );
        assert_eq!(serde_json::to_string(&CounterAction::Open {}).unwrap(), r#"{"kind":"open"}"#);
        for bad in [r#"{"kind":"open","ticket":"A001"}"#, r#"{"kind":"call_next","x":1}"#, r#"{"kind":"dance"}"#] {
            assert!(serde_json::from_str::<CounterAction>(bad).is_err(), "{bad}");
        }
        assert!(serde_json::from_str::<TicketAction>(r#"{"kind":"withdraw","x":1}"#).is_err());
    }
}
