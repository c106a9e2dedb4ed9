//! Signing in, for programs: pages use a form.

use serde::{Deserialize, Serialize};

/// `POST /api/v1/session`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionRequest {
    /// The person's name.
    pub name: String,
    /// The person's password.
    pub password: String,
}

// Written by hand, so that no log ever holds a password.
impl std::fmt::Debug for SessionRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionRequest").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Who is signed in: the answer to signing in and to `GET /api/v1/session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionEnvelope {
    /// The session.
    pub session: Session,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The person's name.
    pub name: String,
    /// What the person may do.
    pub role: RoleWord,
}

/// What a person may do; each may do everything that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoleWord {
    /// Gives numbers at the reception and looks after those who wait.
    Greeter,
    /// Works at a counter.
    Operator,
    /// Opens and suspends services, reads reports.
    Manager,
    /// Looks after people and settings.
    Administrator,
}
