//! Lines: suspended and opened again; the roll of numbered paper that staff put out for one while no totem prints; those who are
//! answered and need no place in any.

use axum::{Extension, Json, extract::State, http::StatusCode};
use turno_domain::{HallId, RequestId, settings::Service};
use turno_protocol::{
    AnswerCounted, AnswerEnvelope, AnswerRequest, ErrorCode, LineAction, LineActionRequest, LineEnvelope, RollRequest,
};
use turno_store::Deed;

use super::{
    answer::{Failure, WishRefused},
    input::{Body, Path, hall_id},
};
use crate::{engine::Novelty, sign_in::SignedIn, state::AppState, translate};

/// Puts a roll of numbered paper out for a line, counts how far it is torn, or takes it away.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/lines/{service}/roll", tag = "lines",
    params(("hall" = String, Path, description = "The hall"), ("service" = String, Path, description = "The line's service")),
    request_body = RollRequest,
    responses((status = 200, body = LineEnvelope), WishRefused))]
pub(super) async fn roll(
    State(app): State<AppState>,
    Path((hall, service)): Path<(String, String)>,
    Body(wish): Body<RollRequest>,
) -> Result<Json<LineEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let service = known_service(&app, &hall, &service)?;
    let command = translate::roll_command(service.id.clone(), &wish.action).map_err(Failure)?;
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    as_it_is_now(&app, &hall, service).await
}

/// Suspends a line, with the reason that everybody is told, or opens it again.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/lines/{service}/actions", tag = "lines",
    params(("hall" = String, Path, description = "The hall"), ("service" = String, Path, description = "The line's service")),
    request_body = LineActionRequest,
    responses((status = 200, body = LineEnvelope), WishRefused))]
pub(super) async fn act(
    State(app): State<AppState>,
    Extension(who): Extension<SignedIn>,
    Path((hall, service)): Path<(String, String)>,
    Body(wish): Body<LineActionRequest>,
) -> Result<Json<LineEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let service = known_service(&app, &hall, &service)?;
    let command = translate::line_command(service.id.clone(), &wish.action);
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    if reply.novelty == Novelty::New && !reply.events.is_empty() {
        let what = match wish.action {
            LineAction::Suspend { .. } => "suspended",
            LineAction::Resume {} => "resumed",
        };
        app.sign_in().note(app.now(), &who, Deed::ServiceChanged, &format!("{hall} {} {what}", service.id));
    }
    as_it_is_now(&app, &hall, service).await
}

fn known_service(app: &AppState, hall: &HallId, service: &str) -> Result<Service, Failure> {
    let settings = app.settings(hall)?;
    let known = service.parse().ok().and_then(|service| settings.service(&service)).cloned();
    known.ok_or_else(|| Failure::plain(ErrorCode::UnknownService, "there is no such service in this hall"))
}

async fn as_it_is_now(app: &AppState, hall: &HallId, service: Service) -> Result<Json<LineEnvelope>, Failure> {
    let notes = app.notes().clone();
    let line = app
        .engine()
        .query(hall, move |hall, now| translate::floor_line(hall, &service, now, &notes.of(hall, now)))
        .await?;
    Ok(Json(LineEnvelope { line }))
}

/// Counts somebody who was answered by a person at work and needs no number.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/lines/{service}/answers", tag = "lines",
    params(("hall" = String, Path, description = "The hall"), ("service" = String, Path, description = "What it was about")),
    request_body = AnswerRequest,
    responses((status = 201, body = AnswerEnvelope), WishRefused))]
pub(super) async fn answer(
    State(app): State<AppState>,
    Path((hall, service)): Path<(String, String)>,
    Body(wish): Body<AnswerRequest>,
) -> Result<(StatusCode, Json<AnswerEnvelope>), Failure> {
    let hall = hall_id(&hall)?;
    let command = translate::answer_command(&service, wish.answer).map_err(Failure)?;
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    let answered = AnswerCounted { service, answer: wish.answer };
    Ok((StatusCode::CREATED, Json(AnswerEnvelope { answered })))
}
