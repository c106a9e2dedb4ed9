//! Tickets: asked for, handed in, looked at, withdrawn, brought back; and what became of their paper.

use axum::{Extension, Json, extract::State, http::StatusCode};
use turno_domain::{Command, Event, Fact, HallId, RequestId, Settings};
use turno_protocol::{
    AdoptTicketRequest, ErrorCode, IssueTicketRequest, IssuedEnvelope, IssuedTicket, PaperRequest, TicketActionRequest,
    TicketEnvelope,
};

use super::{
    answer::{Failure, QuestionRefused, WishRefused},
    input::{Body, Path, hall_id, ticket_number},
};
use crate::{sign_in::SignedIn, state::AppState, translate};

/// Gives a number.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets", tag = "tickets", params(("hall" = String, Path, description = "The hall")),
    request_body = IssueTicketRequest,
    responses((status = 201, body = IssuedEnvelope), WishRefused))]
pub(super) async fn issue(
    State(app): State<AppState>,
    who: Option<Extension<SignedIn>>,
    Path(hall): Path<String>,
    Body(wish): Body<IssueTicketRequest>,
) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
    // Without a totem's name, a person at the reception asks.
    if wish.kiosk.is_none() && who.is_none() {
        return Err(Failure::plain(ErrorCode::NotSignedIn, "sign in first, or name the totem that asks"));
    }
    let hall = hall_id(&hall)?;
    let command = Command::IssueTicket {
        service: wish.service.parse().map_err(|_| unknown(ErrorCode::UnknownService, "service"))?,
        kiosk: wish.kiosk.map(|id| id.parse()).transpose().map_err(|_| unknown(ErrorCode::UnknownKiosk, "totem"))?,
        language: translate::parse_language(&wish.language).map_err(Failure)?,
    };
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    issued(&app, &hall, &reply.events)
}

/// Takes in a number that a totem gave by itself while the server was out of reach.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/adopted", tag = "tickets", params(("hall" = String, Path, description = "The hall")),
    request_body = AdoptTicketRequest,
    responses((status = 201, body = IssuedEnvelope), WishRefused))]
pub(super) async fn adopt(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Body(wish): Body<AdoptTicketRequest>,
) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
    let hall = hall_id(&hall)?;
    let malformed = |error: turno_domain::IdError| Failure::plain(ErrorCode::Malformed, error.to_string());
    let command = Command::AdoptTicket {
        kiosk: wish.kiosk.parse().map_err(|_| unknown(ErrorCode::UnknownKiosk, "totem"))?,
        number: wish.number.parse().map_err(malformed)?,
        service: wish.service.parse().map_err(|_| unknown(ErrorCode::UnknownService, "service"))?,
        issued_at: wish.issued_at,
        language: translate::parse_language(&wish.language).map_err(Failure)?,
    };
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    issued(&app, &hall, &reply.events)
}

/// How a ticket stands.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/tickets/{number}", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    responses((status = 200, body = TicketEnvelope), QuestionRefused))]
pub(super) async fn show(
    State(app): State<AppState>,
    Path((hall, number)): Path<(String, String)>,
) -> Result<Json<TicketEnvelope>, Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    Ok(Json(TicketEnvelope { ticket: app.ticket(&hall, number).await?.ticket }))
}

/// Says what became of a slip.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/{number}/paper", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    request_body = PaperRequest,
    responses((status = 200, body = TicketEnvelope), WishRefused))]
pub(super) async fn report_paper(
    State(app): State<AppState>,
    Path((hall, number)): Path<(String, String)>,
    Body(wish): Body<PaperRequest>,
) -> Result<Json<TicketEnvelope>, Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    let command = Command::ReportPaper { number, paper: translate::reported_paper(wish.paper) };
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    Ok(Json(TicketEnvelope { ticket: app.ticket(&hall, number).await?.ticket }))
}

/// Brings a ticket back to its line, or withdraws it.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/{number}/actions", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    request_body = TicketActionRequest,
    responses((status = 200, body = TicketEnvelope), WishRefused))]
pub(super) async fn act(
    State(app): State<AppState>,
    Path((hall, number)): Path<(String, String)>,
    Body(wish): Body<TicketActionRequest>,
) -> Result<Json<TicketEnvelope>, Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    let command = translate::ticket_command(number, wish.action);
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    Ok(Json(TicketEnvelope { ticket: app.ticket(&hall, number).await?.ticket }))
}

fn issued(app: &AppState, hall: &HallId, events: &[Event]) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
    let settings = app.settings(hall)?;
    let ticket = events.iter().find_map(|event| issued_ticket(app, settings, event));
    let ticket =
        ticket.ok_or_else(|| Failure::plain(ErrorCode::Internal, "the number was given, but its facts are missing"))?;
    Ok((StatusCode::CREATED, Json(IssuedEnvelope { ticket })))
}

fn issued_ticket(app: &AppState, settings: &Settings, event: &Event) -> Option<IssuedTicket> {
    let (number, service, people_ahead, forecast, issued_at) = match &event.fact {
        Fact::TicketIssued { number, service, people_ahead, forecast, .. } => {
            (number, service, people_ahead, forecast, event.at)
        }
        Fact::TicketAdopted { number, service, people_ahead, forecast, issued_at, .. } => {
            (number, service, people_ahead, forecast, *issued_at)
        }
        _ => return None,
    };
    let day = settings.business_day(issued_at);
    Some(IssuedTicket {
        number: number.to_string(),
        day,
        service: service.to_string(),
        issued_at,
        people_ahead: *people_ahead,
        forecast: translate::forecast(*forecast),
        where_to_wait: settings
            .service(service)
            .map(|service| translate::texts(&service.where_to_wait))
            .unwrap_or_default(),
        link: app.ticket_link(&settings.hall, day, *number),
    })
}

fn unknown(code: ErrorCode, kind: &str) -> Failure {
    Failure::plain(code, format!("there is no such {kind} in this hall"))
}
