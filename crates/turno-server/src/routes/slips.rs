//! Slips that the reception asks a totem for.

use std::time::Instant;

use axum::{Json, extract::State, http::StatusCode};
use turno_domain::{Paper, TicketNumber};
use turno_protocol::{ErrorCode, OrderedSlipEnvelope, SlipOrder, SlipOrderEnvelope, SlipRequest, TakeSlipRequest};
use uuid::Uuid;

use super::{
    answer::{Failure, WishRefused},
    input::{Body, Path, hall_id, ticket_number},
    tickets::on_paper,
};
use crate::{slips::NotOrdered, state::AppState};

/// Asks a totem to print a ticket's slip. It does so at once if nobody stands there, else within half a minute or never; how far it
/// is, the live floor tells.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/{number}/slip", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    request_body = SlipRequest,
    responses((status = 202, body = OrderedSlipEnvelope), WishRefused))]
pub(super) async fn order(
    State(app): State<AppState>,
    Path((hall, number)): Path<(String, String)>,
    Body(wish): Body<SlipRequest>,
) -> Result<(StatusCode, Json<OrderedSlipEnvelope>), Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    let settings = app.settings(&hall)?;
    let kiosk = wish.kiosk.parse().ok().and_then(|kiosk| settings.kiosk(&kiosk)).ok_or_else(unknown_kiosk)?;
    let order = slip_of(&app, &settings, number, wish.request_id).await?;
    let instance = app.kiosks().ready_instance(&hall, &kiosk.id);
    let slip = app.slips().order(&hall, &kiosk.id, instance, order, Instant::now()).map_err(|why| match why {
        NotOrdered::NotReady => {
            let busy = format!("totem {} cannot print now, or a slip of {number} is on its way", kiosk.id);
            Failure::plain(ErrorCode::PrinterNotReady, busy)
        }
        NotOrdered::RequestReused => {
            Failure::plain(ErrorCode::RequestIdReused, "this request asked for another slip before")
        }
    })?;
    // The board tells the totem.
    app.engine().tick();
    Ok((StatusCode::ACCEPTED, Json(OrderedSlipEnvelope { slip })))
}

/// What would be printed for a ticket whose visit is not over: what its holder was told.
async fn slip_of(
    app: &AppState,
    settings: &turno_domain::Settings,
    number: TicketNumber,
    request_id: Uuid,
) -> Result<SlipOrder, Failure> {
    let found = app.engine().query(&settings.hall, move |hall, _| hall.ticket(number).cloned()).await?;
    let unknown = || Failure::plain(ErrorCode::UnknownTicket, format!("no ticket {number} was given today"));
    let ticket = found.ok_or_else(unknown)?;
    if ticket.state.is_final() {
        let over = format!("ticket {number} is {}: its visit is over", ticket.state.word());
        return Err(Failure::plain(ErrorCode::WrongState, over));
    }
    let told = (ticket.people_ahead_told, ticket.forecast_told);
    Ok(SlipOrder {
        request_id,
        ticket: on_paper(app, settings, number, &ticket.service, told, ticket.arrived_at),
        language: ticket.language.to_string(),
        reprint: matches!(ticket.paper, Paper::Printed | Paper::Unknown | Paper::NotTaken),
    })
}

/// A totem whose name stands among the board's `slip_orders` takes what was asked for there, to print it at once. It is given once.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/kiosks/{kiosk}/slip", tag = "kiosks",
    params(("hall" = String, Path, description = "The hall"), ("kiosk" = String, Path, description = "The totem")),
    request_body = TakeSlipRequest,
    responses((status = 200, body = SlipOrderEnvelope), WishRefused))]
pub(super) async fn take(
    State(app): State<AppState>,
    Path((hall, kiosk)): Path<(String, String)>,
    Body(wish): Body<TakeSlipRequest>,
) -> Result<Json<SlipOrderEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    let kiosk = kiosk.parse().ok().and_then(|kiosk| settings.kiosk(&kiosk)).ok_or_else(unknown_kiosk)?;
    let order = app.slips().take(&hall, &kiosk.id, wish.instance, Instant::now());
    if order.is_some() {
        app.engine().tick();
    }
    Ok(Json(SlipOrderEnvelope { order }))
}

fn unknown_kiosk() -> Failure {
    Failure::plain(ErrorCode::UnknownKiosk, "there is no such totem in this hall")
}
