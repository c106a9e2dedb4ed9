//! Whether the program runs, and whether it can do its work: for supervisors and for monitoring.

use axum::{Json, extract::State, http::StatusCode};
use jiff::SignedDuration;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::AppState;

/// How far the clock may stand behind the last event. A larger lag means that the clock was set back or stood in the future.
const CLOCK_BEHIND_MAX: SignedDuration = SignedDuration::from_mins(1);

/// The state of the server.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HealthEnvelope {
    health: Health,
}

/// The state of the server.
#[derive(Debug, Serialize, ToSchema)]
struct Health {
    /// Whether it can do its work.
    state: HealthState,
    /// The program's version.
    version: &'static str,
    /// How many halls it runs.
    halls: usize,
}

/// Whether the server can do its work.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum HealthState {
    /// It runs; whether it can work was not asked.
    Live,
    /// It can.
    Ready,
    /// It cannot now: it is overloaded, its disk fails, it is stopping, or its clock is behind the last event.
    NotReady,
}

fn answer(app: &AppState, state: HealthState) -> Json<HealthEnvelope> {
    let health = Health { state, version: env!("CARGO_PKG_VERSION"), halls: app.halls().count() };
    Json(HealthEnvelope { health })
}

/// The program runs and answers.
#[utoipa::path(get, path = "/health/live", tag = "health", responses((status = 200, body = HealthEnvelope)))]
pub(super) async fn live(State(app): State<AppState>) -> Json<HealthEnvelope> {
    answer(&app, HealthState::Live)
}

/// The engine answers for every hall, so a ticket asked for now would be given.
#[utoipa::path(get, path = "/health/ready", tag = "health",
    responses((status = 200, body = HealthEnvelope), (status = 503, body = HealthEnvelope)))]
pub(super) async fn ready(State(app): State<AppState>) -> (StatusCode, Json<HealthEnvelope>) {
    for settings in app.halls() {
        let last = app.engine().query(&settings.hall, |hall, _| hall.last_at()).await;
        let in_time = last.is_ok_and(|last| app.now() + CLOCK_BEHIND_MAX >= last);
        if !in_time {
            return (StatusCode::SERVICE_UNAVAILABLE, answer(&app, HealthState::NotReady));
        }
    }
    (StatusCode::OK, answer(&app, HealthState::Ready))
}
