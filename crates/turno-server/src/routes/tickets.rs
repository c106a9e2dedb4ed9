//! Tickets: asked for, handed in, looked at, withdrawn, brought back; and what became of their paper.

use axum::{Extension, Json, extract::State, http::StatusCode};
use jiff::Timestamp;
use turno_domain::{Command, Event, Fact, Forecast, HallId, RequestId, ServiceId, Settings, TicketNumber, Visit};
use turno_protocol::{
    AdoptTicketRequest, ErrorCode, HAND_IN_MAX, HandInEnvelope, HandInRequest, HandedIn, IssueTicketRequest,
    IssuedEnvelope, IssuedTicket, Paper, PaperRequest, ReceiveRequest, TicketAction, TicketActionRequest,
    TicketEnvelope,
};
use turno_store::GivenFor;

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
    if let Some(code) = wish.appointment.clone() {
        return check_in(&app, &hall, wish, &code).await;
    }
    let command = Command::IssueTicket {
        service: wish.service.parse().map_err(|_| unknown(ErrorCode::UnknownService, "service"))?,
        kiosk: wish.kiosk.map(|id| id.parse()).transpose().map_err(|_| unknown(ErrorCode::UnknownKiosk, "totem"))?,
        language: translate::parse_language(&wish.language).map_err(Failure)?,
        visit: Visit::default(),
    };
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    issued(&app, reply.view.settings(), &reply.events)
}

/// Gives the number for an appointment. One at a time, so that two totems give one code one number.
async fn check_in(
    app: &AppState,
    hall: &HallId,
    wish: IssueTicketRequest,
    code: &str,
) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
    let _turn = app.check_ins().lock().await;
    let request = RequestId(wish.request_id.as_u128());
    let found = super::appointments::find(app, hall, code).await.and_then(|found| {
        let fits = found.0.service.as_str() == wish.service;
        let other = || Failure::plain(ErrorCode::UnknownAppointment, "this appointment is for another service");
        fits.then_some(found).ok_or_else(other)
    });
    let (appointment, given) = match found {
        Ok(found) => found,
        // The agenda may have changed since the same press was answered: its number is in line, and its totem must learn it.
        Err(failure) => return checked_in_before(app, hall, request, &wish.service).await?.ok_or(failure),
    };
    let command = Command::IssueTicket {
        service: appointment.service,
        kiosk: wish.kiosk.map(|id| id.parse()).transpose().map_err(|_| unknown(ErrorCode::UnknownKiosk, "totem"))?,
        language: translate::parse_language(&wish.language).map_err(Failure)?,
        visit: Visit { slot: Some(appointment.slot), ..Visit::default() },
    };
    if let Some(given) = given.filter(|given| given.request != request) {
        let mut failure = Failure::plain(ErrorCode::AppointmentUsed, "a number was given for this appointment already");
        failure.0.ticket = Some(given.ticket.to_string());
        return Err(failure);
    }
    let reply = app.engine().submit(hall, Some(request), command).await?;
    let answer = issued(app, reply.view.settings(), &reply.events)?;
    if let Some(ticket) = reply.events.iter().find_map(|event| event.fact.number()) {
        let (day, given) = (answer.1.ticket.day, GivenFor { ticket, request });
        let noted = app.sign_in().check_in(hall, day, &appointment.code, given);
        noted.map_err(|error| Failure::of_people(&error))?;
    }
    Ok(answer)
}

/// The answer that the same press to check in got before, if it was carried out.
async fn checked_in_before(
    app: &AppState,
    hall: &HallId,
    request: RequestId,
    service: &str,
) -> Result<Option<(StatusCode, Json<IssuedEnvelope>)>, Failure> {
    let known = app.history(move |history| history.answered_before(request)).await?;
    let is_check_in = |event: &Event| matches!(&event.fact, Fact::TicketIssued { service: given, terms, .. } if given.as_str() == service && terms.booking.is_some());
    let events = known.filter(|known| known.hall == *hall).into_iter().flat_map(|known| known.events);
    let events: Vec<_> = events.map(|recorded| recorded.event).filter(is_check_in).collect();
    if events.is_empty() {
        return Ok(None);
    }
    let settings = app.settings(hall)?;
    issued(app, &settings, &events).map(Some)
}

/// Gives a number to somebody whom a person at work receives: with a priority need, a booking, several services or for one
/// counter.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/received", tag = "tickets", params(("hall" = String, Path, description = "The hall")),
    request_body = ReceiveRequest,
    responses((status = 201, body = IssuedEnvelope), WishRefused))]
pub(super) async fn receive(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Body(wish): Body<ReceiveRequest>,
) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
    let hall = hall_id(&hall)?;
    let command = translate::receive_command(&wish).map_err(Failure)?;
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    issued(&app, reply.view.settings(), &reply.events)
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
    let command = translate::adopt_command(&wish).map_err(Failure)?;
    let reply = app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    if let Some(report) = adopted_paper(reply.view.settings(), &reply.events, wish.paper) {
        app.engine().submit(&hall, None, report).await?;
    }
    issued(&app, reply.view.settings(), &reply.events)
}

/// Takes in several such numbers, in their order. Each has its own end, so that one that cannot be taken holds up no other.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/adopted/list", tag = "tickets", params(("hall" = String, Path, description = "The hall")),
    request_body = HandInRequest,
    responses((status = 200, body = HandInEnvelope), WishRefused))]
pub(super) async fn hand_in(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Body(wish): Body<HandInRequest>,
) -> Result<Json<HandInEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    if wish.tickets.len() > HAND_IN_MAX {
        return Err(Failure::plain(ErrorCode::Malformed, format!("hand in at most {HAND_IN_MAX} numbers at once")));
    }
    // Each is in the engine's queue, in order, before the first is waited for: so they share their commits.
    let submitted: Vec<_> = wish
        .tickets
        .iter()
        .map(|ticket| {
            let command = translate::adopt_command(ticket).map_err(Failure)?;
            Ok(app.engine().submit(&hall, Some(RequestId(ticket.request_id.as_u128())), command))
        })
        .collect();
    let mut errors = Vec::with_capacity(submitted.len());
    let mut reports = Vec::new();
    for (index, (ticket, submitted)) in wish.tickets.iter().zip(submitted).enumerate() {
        let taken = match submitted {
            Ok(reply) => reply.await.map_err(Failure::from),
            Err(failure) => Err(failure),
        };
        if let Ok(reply) = &taken
            && let Some(report) = adopted_paper(&settings, &reply.events, ticket.paper)
        {
            reports.push((index, app.engine().submit(&hall, None, report)));
        }
        errors.push(taken.err().map(|Failure(error)| error));
    }
    for (index, report) in reports {
        // Not taken in whole: the totem sends it again.
        errors[index] = report.await.err().map(|error| Failure::from(error).0);
    }
    let ends = wish.tickets.iter().zip(errors);
    let hand_in = ends.map(|(ticket, error)| HandedIn { request_id: ticket.request_id, error }).collect();
    Ok(Json(HandInEnvelope { hand_in }))
}

/// The report on the slip of a number that was just taken in, or was before.
fn adopted_paper(settings: &Settings, events: &[Event], paper: Option<Paper>) -> Option<Command> {
    let paper = translate::reported_paper(paper?);
    events.iter().find_map(|event| match &event.fact {
        Fact::TicketAdopted { number, issued_at, .. } => {
            let day = settings.business_day(*issued_at);
            Some(translate::of_day(Some(day), Command::ReportPaper { number: *number, paper }))
        }
        _ => None,
    })
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
    if let Some(order) = wish.order {
        app.slips().end(&hall, order, wish.paper);
        // Whoever asked is told, also if it changes nothing of the ticket.
        app.engine().tick();
    }
    let command = Command::ReportPaper { number, paper: translate::reported_paper(wish.paper) };
    let command = translate::of_day(wish.day, command);
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    Ok(Json(TicketEnvelope { ticket: app.ticket(&hall, number).await?.ticket }))
}

/// Does one step with a ticket that is at no counter: brings it back, withdraws it, sends it on, gives it precedence. Whoever
/// holds the ticket's code may withdraw it without signing in: a totem does so with a number that nobody was shown.
#[utoipa::path(post, path = "/api/v1/halls/{hall}/tickets/{number}/actions", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    request_body = TicketActionRequest,
    responses((status = 200, body = TicketEnvelope), WishRefused))]
pub(super) async fn act(
    State(app): State<AppState>,
    who: Option<Extension<SignedIn>>,
    Path((hall, number)): Path<(String, String)>,
    Body(wish): Body<TicketActionRequest>,
) -> Result<Json<TicketEnvelope>, Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    let held = wish.code.as_deref().and_then(|code| app.held_day(&hall, code, number));
    if who.is_none() && (held.is_none() || wish.action != TicketAction::Withdraw {}) {
        return Err(Failure::plain(ErrorCode::NotSignedIn, "sign in first, or show the ticket's code to withdraw it"));
    }
    let command = translate::ticket_command(number, &wish.action).map_err(Failure)?;
    let command = translate::of_day(wish.day.or(held), command);
    app.engine().submit(&hall, Some(RequestId(wish.request_id.as_u128())), command).await?;
    Ok(Json(TicketEnvelope { ticket: app.ticket(&hall, number).await?.ticket }))
}

fn issued(
    app: &AppState,
    settings: &Settings,
    events: &[Event],
) -> Result<(StatusCode, Json<IssuedEnvelope>), Failure> {
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
    Some(on_paper(app, settings, *number, service, (*people_ahead, *forecast), issued_at))
}

/// What stands on the slip of a ticket whose holder was told so many people ahead and such a wait.
pub(super) fn on_paper(
    app: &AppState,
    settings: &Settings,
    number: TicketNumber,
    service: &ServiceId,
    (people_ahead, forecast): (u32, Forecast),
    issued_at: Timestamp,
) -> IssuedTicket {
    let day = settings.business_day(issued_at);
    IssuedTicket {
        number: number.to_string(),
        day,
        service: service.to_string(),
        issued_at,
        people_ahead,
        forecast: translate::forecast(forecast),
        where_to_wait: settings
            .service(service)
            .map(|service| translate::texts(&service.where_to_wait))
            .unwrap_or_default(),
        link: app.ticket_link(&settings.hall, day, number),
    }
}

fn unknown(code: ErrorCode, kind: &str) -> Failure {
    Failure::plain(code, format!("there is no such {kind} in this hall"))
}
