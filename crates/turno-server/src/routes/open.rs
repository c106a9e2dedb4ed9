//! What anybody on the internet may ask: the waits of a hall, as data and as a page that other sites may hold.
//!
//! Every answer may be kept for some seconds by whoever stands between, and is the same for everybody.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use turno_protocol::{ErrorCode, ErrorEnvelope, QueueMonitor, Waits, WaitsEnvelope};

use super::{
    answer::{Failure, QuestionRefused},
    input::{Path, hall_id},
    pages::{PageQuery, error, page, visitors_words},
};
use crate::{
    pages::{ErrorKind, WaitsPage},
    state::AppState,
    translate,
};

/// How long an answer stays true enough, in seconds: forecasts change by minutes.
const FRESH_SECS: u32 = 10;

/// Other sites may hold the page in a frame; it loads nothing from elsewhere all the same.
const EMBEDDED_POLICY: &str =
    "default-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'; object-src 'none'";

fn open_headers() -> [(HeaderName, HeaderValue); 2] {
    let fresh = HeaderValue::from_str(&format!("public, max-age={FRESH_SECS}"));
    [
        (header::CACHE_CONTROL, fresh.unwrap_or(HeaderValue::from_static("no-store"))),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ]
}

async fn of_hall(app: &AppState, hall: &str) -> Result<(Waits, String), Failure> {
    let hall = hall_id(hall)?;
    let settings = app.settings(&hall)?;
    let language = settings.languages.first().map(ToString::to_string).unwrap_or_default();
    let quiet = app.quiet_days(&hall).await?;
    let view = app.view(&hall)?;
    let board = view.board(None).ok_or_else(super::input::unknown_zone)?;
    Ok((translate::waits(&settings, board.state(), quiet), language))
}

/// Counts a question of the address.
pub(super) fn admit(app: &AppState, peer: SocketAddr) -> Result<(), Failure> {
    app.open_limit().admit(peer.ip()).map_err(|secs| {
        let message = "this address asks too often; an answer may be kept for ten seconds";
        Failure::plain(ErrorCode::TooManyTries, message).after_secs(secs)
    })
}

/// How long people wait: anonymous open data, to be kept for ten seconds.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/waits", tag = "open", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = WaitsEnvelope), (status = 429, body = ErrorEnvelope, description = "Asked too often"), QuestionRefused))]
pub(super) async fn waits(
    State(app): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(hall): Path<String>,
) -> Result<Response, Failure> {
    admit(&app, peer)?;
    let (waits, _) = of_hall(&app, &hall).await?;
    Ok((open_headers(), Json(WaitsEnvelope { waits })).into_response())
}

/// The same as a list of `QueueMonitor` entities of the Smart Data Models, for open-data hubs.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/waits/queue-monitor", tag = "open", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = Vec<QueueMonitor>), (status = 429, body = ErrorEnvelope, description = "Asked too often"), QuestionRefused))]
pub(super) async fn queue_monitor(
    State(app): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(hall): Path<String>,
) -> Result<Response, Failure> {
    admit(&app, peer)?;
    let (waits, language) = of_hall(&app, &hall).await?;
    Ok((open_headers(), Json(translate::queue_monitors(&waits, &language))).into_response())
}

/// The waits as a page that a municipal site may hold in a frame.
pub(super) async fn waits_page(
    State(app): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(hall): Path<String>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    if let Err(too_often) = admit(&app, peer) {
        return too_often.into_response();
    }
    let Ok((waits, office)) = of_hall(&app, &hall).await else {
        return error(&app, &query, &headers, ErrorKind::NotFound);
    };
    let zone = hall_id(&hall).and_then(|id| app.settings(&id).map(|settings| settings.zone.clone()));
    let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
    let words = visitors_words(&app, &query, &[&office], &headers);
    let mut answer = page(StatusCode::OK, &WaitsPage::new(words, waits, office, &zone, query.updates));
    let policy = HeaderValue::from_static(EMBEDDED_POLICY);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    answer.headers_mut().extend(open_headers());
    answer
}
