//! What there is: the halls, their settings, their boards and floors.

use axum::{Json, extract::State};
use serde::Deserialize;
use turno_protocol::{
    BoardEnvelope, ErrorCode, FloorEnvelope, HallEnvelope, HallSummary, HallsEnvelope, TimetableEnvelope,
};
use utoipa::IntoParams;

use super::{
    answer::{Failure, QuestionRefused},
    input::{Path, Query, hall_id, unknown_zone, zone_id},
};
use crate::{state::AppState, translate};

/// How many days a timetable tells: a totem that has been alone for longer is known to somebody.
const TIMETABLE_DAYS: u8 = 31;

/// Which board.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct BoardQuery {
    /// The zone; without it, the whole hall.
    pub zone: Option<String>,
}

/// The halls of this server.
#[utoipa::path(get, path = "/api/v1/halls", tag = "halls", responses((status = 200, body = HallsEnvelope)))]
pub(super) async fn list(State(app): State<AppState>) -> Json<HallsEnvelope> {
    let halls = app
        .halls()
        .map(|settings| HallSummary { id: settings.hall.to_string(), office: translate::texts(&settings.office) });
    Json(HallsEnvelope { halls: halls.collect() })
}

/// A hall: its services, counters, zones and totems.
#[utoipa::path(get, path = "/api/v1/halls/{hall}", tag = "halls", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = HallEnvelope), QuestionRefused))]
pub(super) async fn show(State(app): State<AppState>, Path(hall): Path<String>) -> Result<Json<HallEnvelope>, Failure> {
    let settings = app.settings(&hall_id(&hall)?)?;
    Ok(Json(HallEnvelope { hall: translate::hall_info(&settings) }))
}

/// The openings of a hall and its services in the days to come, for a totem that may have to go on alone.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/timetable", tag = "halls", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = TimetableEnvelope), QuestionRefused))]
pub(super) async fn timetable(
    State(app): State<AppState>,
    Path(hall): Path<String>,
) -> Result<Json<TimetableEnvelope>, Failure> {
    let settings = app.settings(&hall_id(&hall)?)?;
    let today = settings.business_day(app.now());
    // A month of hours takes some milliseconds to work out: not on the threads that answer everybody.
    let made = tokio::task::spawn_blocking(move || {
        settings.timetable(today, TIMETABLE_DAYS).map(|timetable| translate::timetable(&settings, &timetable))
    });
    let timetable = made.await.ok().flatten();
    let timetable = timetable.ok_or_else(|| Failure::plain(ErrorCode::Internal, "there is no such day"))?;
    Ok(Json(TimetableEnvelope { timetable }))
}

/// What the displays and totems show now.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/board", tag = "halls", params(("hall" = String, Path, description = "The hall"), BoardQuery),
    responses((status = 200, body = BoardEnvelope), QuestionRefused))]
pub(super) async fn board(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<BoardQuery>,
) -> Result<Json<BoardEnvelope>, Failure> {
    let view = app.view(&hall_id(&hall)?)?;
    let zone = query.zone.as_deref().map(zone_id).transpose()?;
    let board = view.board(zone.as_ref()).ok_or_else(unknown_zone)?;
    Ok(Json(BoardEnvelope { board: board.state().clone() }))
}

/// What the people at work see now.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/floor", tag = "halls", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = FloorEnvelope), QuestionRefused))]
pub(super) async fn floor(
    State(app): State<AppState>,
    Path(hall): Path<String>,
) -> Result<Json<FloorEnvelope>, Failure> {
    let view = app.floor_view(&hall_id(&hall)?).await?;
    let floor = view.floor().ok_or_else(|| Failure::plain(ErrorCode::Internal, "a view without a floor"))?;
    Ok(Json(FloorEnvelope { floor: floor.state().clone() }))
}
