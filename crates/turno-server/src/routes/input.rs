//! What arrives, read into types before a handler sees it.

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use turno_domain::{CounterId, HallId, TicketNumber, ZoneId};
use turno_protocol::ErrorCode;

use super::answer::Failure;

/// A body that is a JSON object; anything else is answered in the error envelope.
pub(super) struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            return Err(Failure::plain(ErrorCode::NotJson, "send JSON with the header content-type: application/json"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(JsonRejection::from)?;
        // A list would be taken for the fields in their order, which no caller may know.
        if bytes.trim_ascii_start().starts_with(b"[") {
            return Err(Failure::plain(
                ErrorCode::Malformed,
                "the body is a list; an object with named fields is wanted",
            ));
        }
        let Json(value) = Json::from_bytes(&bytes)?;
        Ok(Self(value))
    }
}

/// Whether a body says that it is JSON, perhaps with parameters such as a character set.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// The parts of the path.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Failure))]
pub(super) struct Path<T>(pub T);

/// The query.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Failure))]
pub(super) struct Query<T>(pub T);

pub(super) fn hall_id(text: &str) -> Result<HallId, Failure> {
    text.parse().map_err(|_| Failure::plain(ErrorCode::UnknownHall, "there is no such hall on this server"))
}

pub(super) fn counter_id(text: &str) -> Result<CounterId, Failure> {
    text.parse().map_err(|_| Failure::plain(ErrorCode::UnknownCounter, "there is no such counter in this hall"))
}

pub(super) fn zone_id(text: &str) -> Result<ZoneId, Failure> {
    text.parse().map_err(|_| unknown_zone())
}

pub(super) fn unknown_zone() -> Failure {
    Failure::plain(ErrorCode::UnknownZone, "there is no such zone in this hall")
}

pub(super) fn ticket_number(text: &str) -> Result<TicketNumber, Failure> {
    text.parse().map_err(|_| Failure::plain(ErrorCode::UnknownTicket, "no such ticket was given today"))
}
