//! Rolls of numbered paper: what staff put out for a line while no totem prints.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::FloorLine;

/// `POST /api/v1/halls/{hall}/lines/{service}/roll`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RollRequest {
    /// Made once for each press; a repeat gets the first answer again.
    pub request_id: Uuid,
    /// What to do.
    pub action: RollAction,
}

/// One step with the roll of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RollAction {
    /// It is put out.
    PutOut {
        /// The first number on it, for example `R001`; no service, totem or other roll has its letter.
        first: String,
    },
    /// It is torn up to here: everybody with a number up to this one waits.
    Count {
        /// The last number torn.
        last: String,
    },
    /// It is taken away. Whoever has a number of it stays in line.
    TakeAway {},
}

/// The answer: the line as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineEnvelope {
    /// The line.
    pub line: FloorLine,
}
