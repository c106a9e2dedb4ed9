//! What arrives, read into types before a handler sees it.

use axum::extract::{FromRequest, FromRequestParts};
use turno_domain::{CounterId, HallId, TicketNumber, ZoneId};
use turno_protocol::ErrorCode;

use super::answer::Failure;

/// A JSON body; anything else is answered in the error envelope.
#[derive(FromRequest)]
#[from_request(via(axum::Json), rejection(Failure))]
pub(super) struct Body<T>(pub T);

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
