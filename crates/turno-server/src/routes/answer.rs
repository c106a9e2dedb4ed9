//! Everything that is not a success, in one envelope: a stable code, a plain message; the cause goes to the log, once.

use std::{any::Any, time::Duration};

use axum::{
    Json,
    extract::{
        Request,
        rejection::{JsonRejection, PathRejection, QueryRejection},
        ws::rejection::WebSocketUpgradeRejection,
    },
    http::{HeaderValue, Response, header},
    middleware::Next,
    response::IntoResponse,
};
use turno_protocol::{ApiError, ErrorCode, ErrorEnvelope};
use turno_store::StoreError;

use crate::{engine::SubmitError, translate};

/// After how many seconds a client may try again when the server is full or its disk failed.
const RETRY_AFTER_SECS: u32 = 1;

/// An answer that is not a success.
#[derive(Debug)]
pub struct Failure(pub ApiError);

impl Failure {
    /// A failure with nothing but code and message.
    pub fn plain(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(ApiError { code, message: message.into(), ticket: None, opens_at: None, retry_after_secs: None })
    }

    fn retry(code: ErrorCode, message: &str) -> Self {
        Self::plain(code, message).after_secs(RETRY_AFTER_SECS)
    }

    /// The same, with the seconds after which a retry makes sense.
    #[must_use]
    pub fn after_secs(mut self, secs: u32) -> Self {
        self.0.retry_after_secs = Some(secs);
        self
    }

    /// The method is none of this address.
    #[must_use]
    pub fn wrong_method() -> Self {
        Self::plain(ErrorCode::MethodNotAllowed, "this address exists, but not with this method")
    }

    /// The people's database failed; why goes to the log.
    #[must_use]
    pub fn of_people(error: &StoreError) -> Self {
        tracing::error!(error = error as &dyn std::error::Error, "the people's database failed");
        Self::plain(ErrorCode::Internal, "the server made a mistake; it is in its log")
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> axum::response::Response {
        let retry = self.0.retry_after_secs;
        let mut response = (translate::status_of(self.0.code), Json(ErrorEnvelope { error: self.0 })).into_response();
        if let Some(secs) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
        }
        response
    }
}

impl From<SubmitError> for Failure {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refusal) => Self(translate::refusal(&refusal)),
            SubmitError::UnknownHall(_) => Self::plain(ErrorCode::UnknownHall, "there is no such hall on this server"),
            SubmitError::RequestIdReused => Self::plain(
                ErrorCode::RequestIdReused,
                "this request_id was used for something else; make a new one for each press",
            ),
            SubmitError::Overloaded => {
                Self::retry(ErrorCode::Overloaded, "too many commands are waiting; try again in a moment")
            }
            SubmitError::StorageFailed => Self::retry(
                ErrorCode::StorageFailed,
                "it is not known whether this was written to disk; repeat the same request, with the same request_id",
            ),
            SubmitError::Defect => Self::plain(ErrorCode::Internal, "the server made a mistake; it is in its log"),
            SubmitError::Stopping => Self::retry(ErrorCode::Stopping, "the server is stopping"),
        }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::BytesRejection(_) => {
                Self::plain(ErrorCode::TooLarge, "the body is too large or was cut off")
            }
            other => Self::plain(ErrorCode::Malformed, other.body_text()),
        }
    }
}

impl From<WebSocketUpgradeRejection> for Failure {
    fn from(_: WebSocketUpgradeRejection) -> Self {
        Self::plain(ErrorCode::Malformed, "this address speaks WebSocket: ask for an upgrade")
    }
}

impl From<PathRejection> for Failure {
    fn from(_: PathRejection) -> Self {
        Self::plain(ErrorCode::UnknownRoute, "there is nothing at this address")
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Self::plain(ErrorCode::Malformed, rejection.body_text())
    }
}

/// What may be answered to any question beside its own answer. For the OpenAPI document.
#[derive(utoipa::IntoResponses)]
#[allow(dead_code, reason = "only the description of the variants is used")]
pub(super) enum QuestionRefused {
    /// Nobody is signed in.
    #[response(status = 401)]
    NotSignedIn(ErrorEnvelope),
    /// The role does not allow it.
    #[response(status = 403)]
    NotAllowed(ErrorEnvelope),
    /// There is no such thing.
    #[response(status = 404)]
    NotFound(ErrorEnvelope),
    /// The address holds something the route does not ask for.
    #[response(status = 422)]
    Malformed(ErrorEnvelope),
    /// A defect of the server.
    #[response(status = 500)]
    Internal(ErrorEnvelope),
    /// The server is full, stopping, or its disk fails.
    #[response(status = 503)]
    Unavailable(ErrorEnvelope),
}

/// What may be answered to any wish beside its own answer. For the OpenAPI document.
#[derive(utoipa::IntoResponses)]
#[allow(dead_code, reason = "only the description of the variants is used")]
pub(super) enum WishRefused {
    /// Nobody is signed in.
    #[response(status = 401)]
    NotSignedIn(ErrorEnvelope),
    /// The role does not allow it, or the page that asked is another site's.
    #[response(status = 403)]
    NotAllowed(ErrorEnvelope),
    /// There is no such thing.
    #[response(status = 404)]
    NotFound(ErrorEnvelope),
    /// The state of the hall does not allow it.
    #[response(status = 409)]
    Conflict(ErrorEnvelope),
    /// The body is too large.
    #[response(status = 413)]
    TooLarge(ErrorEnvelope),
    /// The body is not JSON.
    #[response(status = 415)]
    NotJson(ErrorEnvelope),
    /// The body is not what the route asks for.
    #[response(status = 422)]
    Malformed(ErrorEnvelope),
    /// A defect of the server.
    #[response(status = 500)]
    Internal(ErrorEnvelope),
    /// The server is full, stopping, or its disk fails.
    #[response(status = 503)]
    Unavailable(ErrorEnvelope),
}

/// How long a request may take before it is answered with 503. The engine answers in milliseconds or says that it is full.
const REQUEST_SECS_MAX: u64 = 10;

/// Answers a request that takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> axum::response::Response {
    let answered = tokio::time::timeout(Duration::from_secs(REQUEST_SECS_MAX), next.run(request)).await;
    answered.unwrap_or_else(|_| Failure::retry(ErrorCode::Overloaded, "this took too long; try again").into_response())
}

/// The answer to a request that met a defect. The panic itself is in the log.
pub(super) fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response<axum::body::Body> {
    Failure::plain(ErrorCode::Internal, "the server made a mistake; it is in its log").into_response()
}
