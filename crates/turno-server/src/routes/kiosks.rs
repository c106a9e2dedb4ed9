//! The totems: each says how its printer is and since when, for whoever looks after the office, and for monitoring.

use std::time::Instant;

use axum::{Json, extract::State, http::StatusCode};
use turno_protocol::{ErrorCode, KioskNews, KioskNewsEnvelope, KioskReport, KioskReportRequest, KiosksEnvelope};

use super::{
    answer::{Failure, QuestionRefused, WishRefused},
    input::{Body, Path, hall_id},
};
use crate::{
    kiosks::{KioskTaken, Moment},
    state::AppState,
};

/// The totems of a hall: how the printer of each is, and since when.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/kiosks", tag = "kiosks", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = KiosksEnvelope), QuestionRefused))]
pub(super) async fn list(
    State(app): State<AppState>,
    Path(hall): Path<String>,
) -> Result<Json<KiosksEnvelope>, Failure> {
    let settings = app.settings(&hall_id(&hall)?)?;
    Ok(Json(KiosksEnvelope { kiosks: app.kiosks().of_hall(&settings) }))
}

/// A totem says how it is, and is told what it must know besides the board.
#[utoipa::path(put, path = "/api/v1/halls/{hall}/kiosks/{kiosk}", tag = "kiosks",
    params(("hall" = String, Path, description = "The hall"), ("kiosk" = String, Path, description = "The totem")),
    request_body = KioskReportRequest, responses((status = 200, body = KioskNewsEnvelope), WishRefused))]
pub(super) async fn report(
    State(app): State<AppState>,
    Path((hall, kiosk)): Path<(String, String)>,
    Body(request): Body<KioskReportRequest>,
) -> Result<Json<KioskNewsEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    let known = kiosk.parse().ok().and_then(|kiosk| settings.kiosk(&kiosk));
    let unknown = || Failure::plain(ErrorCode::UnknownKiosk, "there is no such totem in this hall");
    let (kiosk, letter) = known.map(|kiosk| (&kiosk.id, kiosk.letter)).ok_or_else(unknown)?;
    let now = Moment { at: app.now(), ticks: Instant::now() };
    app.kiosks().report(&hall, kiosk, request, now).map_err(|KioskTaken| {
        let taken = format!("another machine is in service as totem {kiosk}; give this one a name of its own");
        Failure::plain(ErrorCode::KioskTaken, taken)
    })?;
    let day = settings.business_day(now.at);
    // Just after midnight the engine may still be in yesterday, of which nothing counts.
    let own_last =
        app.engine().query(&hall, move |hall, _| if hall.day() == day { hall.last_number(letter) } else { 0 });
    let own_last = own_last.await?;
    let appointments = app.sign_in().appointments_of(&hall, day).map_err(|error| Failure::of_people(&error))?;
    Ok(Json(KioskNewsEnvelope { news: KioskNews { appointments, day, own_last } }))
}

/// The totems of every hall, for monitoring: `503` while one of them is silent, its printer wants somebody, its disk takes
/// nothing, or a second machine reports under its name.
#[utoipa::path(get, path = "/health/kiosks", tag = "health",
    responses((status = 200, body = KiosksEnvelope), (status = 503, body = KiosksEnvelope)))]
pub(super) async fn health(State(app): State<AppState>) -> (StatusCode, Json<KiosksEnvelope>) {
    let kiosks: Vec<_> = app.halls().flat_map(|settings| app.kiosks().of_hall(&settings)).collect();
    let well = kiosks.iter().all(|kiosk| {
        let is_well = |report: &KioskReport| !report.printer.wants_somebody() && !report.disk_refuses;
        kiosk.connected && kiosk.report.as_ref().is_some_and(is_well) && kiosk.rival_seen_at.is_none()
    });
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(KiosksEnvelope { kiosks }))
}
