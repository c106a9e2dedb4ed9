//! Appointments: the day's agenda, handed over by whoever books, and what a totem asks about one.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
};
use jiff::civil::Date;
use turno_domain::{Channel, Hall, HallId, Paper, Settings, TicketNumber, TicketState};
use turno_protocol::{
    APPOINTMENTS_MAX, AgendaEnvelope, AgendaInfo, AgendaRequest, AppointmentEnvelope, AppointmentInfo, CheckIn,
    ErrorCode,
};
use turno_store::{Appointment, AppointmentCode, GivenFor};

use super::{
    answer::{Failure, QuestionRefused, WishRefused},
    input::{Body, Path, hall_id},
    open::admit,
};
use crate::{state::AppState, translate};

/// Who is booked on a day: the whole agenda, in the place of the one handed over before.
#[utoipa::path(put, path = "/api/v1/halls/{hall}/agenda/{day}", tag = "appointments",
    params(("hall" = String, Path, description = "The hall"), ("day" = String, Path, description = "The day, for example 2026-11-23")),
    request_body = AgendaRequest, responses((status = 200, body = AgendaEnvelope), WishRefused))]
pub(super) async fn hand_in(
    State(app): State<AppState>,
    Path((hall, day)): Path<(String, String)>,
    Body(wish): Body<AgendaRequest>,
) -> Result<Json<AgendaEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    let day: Date = day.parse().map_err(|_| Failure::plain(ErrorCode::Malformed, "a day looks like 2026-11-23"))?;
    let appointments = translate::agenda(&settings, day, &wish).map_err(Failure)?;
    if appointments.len() > APPOINTMENTS_MAX {
        return Err(Failure::plain(ErrorCode::Malformed, format!("hand in at most {APPOINTMENTS_MAX} appointments")));
    }
    let today = settings.business_day(app.now());
    app.sign_in().hand_in_agenda(&hall, day, today, &appointments).map_err(|error| Failure::of_people(&error))?;
    if day == today {
        app.expect_today(&hall, &settings)?;
    }
    let appointments = u32::try_from(appointments.len()).unwrap_or(u32::MAX);
    Ok(Json(AgendaEnvelope { agenda: AgendaInfo { day, appointments } }))
}

/// An appointment of today by its code, and whether a number is given for it now.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/appointments/{code}", tag = "appointments",
    params(("hall" = String, Path, description = "The hall"), ("code" = String, Path, description = "The code")),
    responses((status = 200, body = AppointmentEnvelope), QuestionRefused))]
pub(super) async fn show(
    State(app): State<AppState>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Path((hall, code)): Path<(String, String)>,
) -> Result<Json<AppointmentEnvelope>, Failure> {
    admit(&app, address)?;
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    let (appointment, used) = find(&app, &hall, &code).await?;
    let check_in = match used {
        Some(GivenFor { ticket, .. }) => {
            let is_known = app.engine().query(&hall, move |hall, _| is_with_its_person(hall, ticket)).await?;
            if is_known { CheckIn::Done { ticket: ticket.to_string() } } else { CheckIn::UnderWay {} }
        }
        None => open_from(&settings, &appointment, &app),
    };
    let appointment = AppointmentInfo { service: appointment.service.to_string(), slot: appointment.slot, check_in };
    Ok(Json(AppointmentEnvelope { appointment }))
}

fn open_from(settings: &Settings, appointment: &Appointment, app: &AppState) -> CheckIn {
    let from = settings.policy.booking.opens_at(appointment.slot);
    if app.now() < from { CheckIn::TooEarly { from } } else { CheckIn::Open {} }
}

/// Today's appointment with this code, and the number that was given for it and still counts.
///
/// # Errors
///
/// `unknown_appointment`, `unknown_hall`, or that the engine or the database does not answer.
pub(super) async fn find(
    app: &AppState,
    hall: &HallId,
    code: &str,
) -> Result<(Appointment, Option<GivenFor>), Failure> {
    let unknown = || Failure::plain(ErrorCode::UnknownAppointment, "no appointment of today has this code");
    app.settings(hall)?;
    let code: AppointmentCode = code.parse().map_err(|_| unknown())?;
    let day = app.engine().query(hall, |hall, _| hall.day()).await?;
    let found = app.sign_in().appointment(hall, day, &code).map_err(|error| Failure::of_people(&error))?;
    let appointment = found.ok_or_else(unknown)?;
    let given = match appointment.given {
        Some(given) => app.engine().query(hall, move |hall, _| counts(hall, given.ticket).then_some(given)).await?,
        None => None,
    };
    Ok((appointment, given))
}

/// Whether somebody is known to have a number: a totem that got no answer takes it back, so nobody may be told of it before the
/// totem has said what became of its slip.
fn is_with_its_person(hall: &Hall, number: TicketNumber) -> bool {
    hall.ticket(number)
        .is_some_and(|ticket| ticket.paper != Paper::Pending || !matches!(ticket.channel, Channel::Kiosk(_)))
}

/// A number that was taken back counts for nothing: whoever was never shown it may check in again.
fn counts(hall: &Hall, number: TicketNumber) -> bool {
    hall.ticket(number).is_some_and(|ticket| !matches!(ticket.state, TicketState::Withdrawn { .. }))
}
