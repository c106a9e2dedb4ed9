//! A service that gives no numbers for a while, and why.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why a line gives no numbers although its hours say that it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suspended {
    /// Why.
    pub reason: SuspensionReason,
    /// The office's own words for it, in the hall's first language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When numbers are given again by themselves; absent if somebody will say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub until: Option<Timestamp>,
}

/// Why a service gives no numbers for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuspensionReason {
    /// Something does not work.
    Technical,
    /// Too few people are at work.
    Staff,
    /// More people wait than can be served.
    Full,
    /// Something else, also of a newer server.
    #[serde(other)]
    Other,
}

impl SuspensionReason {
    /// The key of the words for it, the same in every program.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Technical => "suspended-technical",
            Self::Staff => "suspended-staff",
            Self::Full => "suspended-full",
            Self::Other => "suspended-other",
        }
    }
}

impl Suspended {
    /// The office's own words, for a reader of `language` in a hall whose first language is `first`.
    #[must_use]
    pub fn own_words(&self, language: &str, first: Option<&str>) -> Option<&str> {
        self.text.as_deref().filter(|_| first == Some(language))
    }
}

/// `POST /api/v1/halls/{hall}/lines/{service}/actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LineActionRequest {
    /// Made once for each press; a repeat gets the first answer again.
    pub request_id: Uuid,
    /// What to do.
    pub action: LineAction,
}

/// One step with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum LineAction {
    /// It gives no numbers for a while. Whoever waits stays in line and is called.
    Suspend {
        /// Why.
        reason: SuspensionReason,
        /// The same in words, in the hall's first language: everybody reads it. At most 100 characters.
        #[serde(default)]
        text: Option<String>,
        /// When numbers are given again by themselves; without it, when somebody says so.
        #[serde(default)]
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
        until: Option<Timestamp>,
    },
    /// It gives numbers again.
    Resume {},
}
