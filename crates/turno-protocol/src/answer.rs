//! People who are answered and need no number.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST /api/v1/halls/{hall}/lines/{service}/answers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerRequest {
    /// Made once for each press; a repeat is counted once.
    pub request_id: Uuid,
    /// What the person was told.
    pub answer: Answer,
}

/// What somebody was told who needs no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What they wanted to know or have.
    Given,
    /// To book an appointment.
    SentToBook,
}

/// The answer to it: `201`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerEnvelope {
    /// What was counted.
    pub answered: AnswerCounted,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerCounted {
    /// What it was about.
    pub service: String,
    /// What the person was told.
    pub answer: Answer,
}
