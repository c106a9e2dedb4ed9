//! Counters: every step of an operator is one action, so there is one handler.

use axum::{Extension, Json, extract::State};
use turno_domain::RequestId;
use turno_protocol::{CounterAction, CounterEnvelope, CounterRequest, ErrorCode};
use turno_store::Deed;

use super::{
    answer::{Failure, WishRefused},
    input::{Body, Path, counter_id, hall_id},
};
use crate::{engine::Novelty, sign_in::SignedIn, state::AppState, translate};

/// Does one step at a counter.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/counters/{counter}/actions", tag = "counters",
    params(("hall" = String, Path, description = "The hall"), ("counter" = String, Path, description = "The counter")),
    request_body = CounterRequest,
    responses((status = 200, body = CounterEnvelope), WishRefused))]
pub(super) async fn act(
    State(app): State<AppState>,
    Extension(who): Extension<SignedIn>,
    Path((hall, counter)): Path<(String, String)>,
    Body(wish): Body<CounterRequest>,
) -> Result<Json<CounterEnvelope>, Failure> {
    let (hall, counter) = (hall_id(&hall)?, counter_id(&counter)?);
    let command = translate::counter_command(counter.clone(), &wish.action).map_err(Failure)?;
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    if matches!(wish.action, CounterAction::Open {}) && reply.novelty == Novelty::New && !reply.events.is_empty() {
        app.sign_in().note(app.now(), &who, Deed::CounterTaken, &format!("{hall} {counter}"));
    }
    let counter = reply
        .view
        .counter(&counter)
        .ok_or_else(|| Failure::plain(ErrorCode::UnknownCounter, "there is no such counter in this hall"))?;
    Ok(Json(CounterEnvelope { counter: counter.clone() }))
}
