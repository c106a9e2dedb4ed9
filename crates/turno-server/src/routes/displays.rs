//! The walls: each says how it is and what it shows, and whoever looks after the office sees them all.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use turno_protocol::{
    DISPLAY_NAME_CHARS_MAX, DISPLAY_PICTURE_BYTES_MAX, DISPLAY_SHOWING_MAX, DisplayReportRequest, DisplaysEnvelope,
    ErrorCode,
};

use super::{
    answer::{Failure, QuestionRefused, WishRefused},
    input::{Body, Path, hall_id},
};
use crate::{
    displays::TooManyDisplays,
    pictures::{self, PNG},
    state::AppState,
};

/// How long a picture may be kept by whoever asked for it, in seconds.
const FRESH_PICTURE: &str = "public, max-age=60";

/// The displays of a hall: how each is, and since when it was not heard.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/displays", tag = "displays", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = DisplaysEnvelope), QuestionRefused))]
pub(super) async fn list(
    State(app): State<AppState>,
    Path(hall): Path<String>,
) -> Result<Json<DisplaysEnvelope>, Failure> {
    let hall = known_hall(&app, &hall)?;
    Ok(Json(DisplaysEnvelope { displays: app.displays().of_hall(&hall) }))
}

/// A display says how it is.
#[utoipa::path(put, path = "/api/v1/halls/{hall}/displays/{display}", tag = "displays",
    params(("hall" = String, Path, description = "The hall"), ("display" = String, Path, description = "The display's name")),
    request_body = DisplayReportRequest, responses((status = 204, description = "Kept"), WishRefused))]
pub(super) async fn report(
    State(app): State<AppState>,
    Path((hall, display)): Path<(String, String)>,
    Body(request): Body<DisplayReportRequest>,
) -> Result<StatusCode, Failure> {
    let (hall, name) = (known_hall(&app, &hall)?, name(&display)?);
    if request.report.showing.len() > DISPLAY_SHOWING_MAX {
        let wrong = format!("a display reports at most {DISPLAY_SHOWING_MAX} tickets");
        return Err(Failure::plain(ErrorCode::Malformed, wrong));
    }
    app.displays().report(&hall, name, request.report, app.now()).map_err(|TooManyDisplays| {
        Failure::plain(ErrorCode::Overloaded, "this hall has too many displays; give them fewer names")
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// A small picture of what a display shows: a PNG file.
#[utoipa::path(put, path = "/api/v1/halls/{hall}/displays/{display}/picture", tag = "displays",
    params(("hall" = String, Path, description = "The hall"), ("display" = String, Path, description = "The display's name")),
    request_body(content_type = "image/png"), responses((status = 204, description = "Kept"), WishRefused))]
pub(super) async fn put_picture(
    State(app): State<AppState>,
    Path((hall, display)): Path<(String, String)>,
    picture: Bytes,
) -> Result<StatusCode, Failure> {
    let (hall, name) = (known_hall(&app, &hall)?, name(&display)?);
    if picture.len() > DISPLAY_PICTURE_BYTES_MAX {
        return Err(Failure::plain(ErrorCode::TooLarge, "the picture is too large"));
    }
    if !picture.starts_with(PNG) {
        return Err(Failure::plain(ErrorCode::Malformed, "a display's picture is a PNG file"));
    }
    if !app.displays().set_picture(&hall, name, picture, app.now()) {
        return Err(unknown());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What a display shows, as a small picture.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/displays/{display}/picture", tag = "displays",
    params(("hall" = String, Path, description = "The hall"), ("display" = String, Path, description = "The display's name")),
    responses((status = 200, content_type = "image/png"), QuestionRefused))]
pub(super) async fn picture(
    State(app): State<AppState>,
    Path((hall, display)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (hall, name) = (known_hall(&app, &hall)?, name(&display)?);
    let picture = app.displays().picture(&hall, name).ok_or_else(unknown)?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/png"));
    Ok((headers, picture).into_response())
}

/// The picture of a bulletin.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/pictures/{name}", tag = "displays",
    params(("hall" = String, Path, description = "The hall"), ("name" = String, Path, description = "The picture's name in the settings")),
    responses((status = 200, content_type = "image/png"), QuestionRefused))]
pub(super) async fn bulletin_picture(
    State(app): State<AppState>,
    Path((hall, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let settings = app.settings(&hall_id(&hall)?)?;
    let data = app.data().to_owned();
    let read = tokio::task::spawn_blocking(move || pictures::read(&settings, &data, &name)).await;
    let unknown = || Failure::plain(ErrorCode::UnknownRoute, "no bulletin of this hall has a picture of that name");
    let picture = read.ok().flatten().ok_or_else(unknown)?;
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, FRESH_PICTURE)];
    Ok((headers, picture).into_response())
}

fn known_hall(app: &AppState, hall: &str) -> Result<turno_domain::HallId, Failure> {
    let hall = hall_id(hall)?;
    app.settings(&hall)?;
    Ok(hall)
}

/// A name such as `atrio-1`: letters, digits, dashes and dots.
fn name(text: &str) -> Result<&str, Failure> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if plain && (1..=DISPLAY_NAME_CHARS_MAX).contains(&text.len()) {
        return Ok(text);
    }
    let wrong = format!("a display's name has up to {DISPLAY_NAME_CHARS_MAX} letters, digits, dashes and dots");
    Err(Failure::plain(ErrorCode::Malformed, wrong))
}

fn unknown() -> Failure {
    Failure::plain(ErrorCode::UnknownRoute, "no display of that name has reported")
}
