//! A note on a ticket, from one person at work to the next.

use serde::{Deserialize, Serialize};

/// The longest note, in characters: what can be taken in at a glance.
pub const NOTE_CHARS_MAX: usize = 160;

/// `PUT /api/v1/halls/{hall}/tickets/{number}/note`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NoteRequest {
    /// The note, one line of at most [`NOTE_CHARS_MAX`] characters; empty: none any more.
    pub note: String,
}

/// The answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteEnvelope {
    /// The note as it was kept.
    pub note: Note,
}

/// A note on a ticket. It is seen on the floor only, and forgotten when the visit is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// The ticket's number.
    pub ticket: String,
    /// The note; empty: none.
    pub text: String,
}
