//! The one place that knows both the rules (`turno-domain`) and the wire (`turno-protocol`), and turns one into the other.

mod board;
mod command;
mod floor;
mod hall;
mod outlook;
mod refusal;
mod suspension;
mod waits;

pub(crate) use board::{board, board_lines};
pub(crate) use command::{
    adopt_command, agenda, answer_command, counter_command, of_day, parse_language, receive_command, roll_command,
    ticket_command,
};
pub(crate) use floor::{floor, floor_counters, floor_line};
pub(crate) use hall::{hall_info, rule_terms, texts, timetable};
pub(crate) use outlook::{forecast_errors, outlook};
pub(crate) use refusal::{refusal, status_of};
pub(crate) use suspension::{line_command, suspended};
pub(crate) use waits::{queue_monitors, waits};

use jiff::Timestamp;
use turno_domain as domain;
use turno_protocol as wire;

// What a totem lets a person type is what the store takes; neither knows the other.
const _: () = assert!(wire::CODE_CHARS_MIN == turno_store::CODE_CHARS_MIN);
const _: () = assert!(wire::CODE_CHARS_MAX == turno_store::CODE_CHARS_MAX);

/// A forecast on the wire.
#[must_use]
pub(crate) fn forecast(forecast: domain::Forecast) -> wire::Forecast {
    wire::Forecast { from_min: forecast.from_min, to_min: forecast.to_min }
}

/// An opening on the wire.
#[must_use]
pub(crate) fn opening(opening: domain::Opening) -> wire::Opening {
    match opening {
        domain::Opening::Open { until } => wire::Opening::Open { until },
        domain::Opening::Closed { opens_at } => wire::Opening::Closed { opens_at },
    }
}

/// What became of a slip, on the wire.
#[must_use]
pub(crate) fn paper(paper: domain::Paper) -> wire::Paper {
    match paper {
        domain::Paper::Pending => wire::Paper::Pending,
        domain::Paper::Printed => wire::Paper::Printed,
        domain::Paper::OnScreen => wire::Paper::OnScreen,
        domain::Paper::Unknown => wire::Paper::Unknown,
        domain::Paper::NotTaken => wire::Paper::NotTaken,
    }
}

/// What a totem reports of a slip.
#[must_use]
pub(crate) fn reported_paper(paper: wire::Paper) -> domain::Paper {
    match paper {
        wire::Paper::Pending => domain::Paper::Pending,
        wire::Paper::Printed => domain::Paper::Printed,
        wire::Paper::OnScreen => domain::Paper::OnScreen,
        wire::Paper::Unknown => domain::Paper::Unknown,
        wire::Paper::NotTaken => domain::Paper::NotTaken,
    }
}

/// A ticket's status on the wire.
#[must_use]
pub(crate) fn ticket_status(hall: &domain::Hall, ticket: &domain::Ticket, now: Timestamp) -> wire::TicketStatus {
    let ahead = hall.ahead_of(ticket.number, now);
    wire::TicketStatus {
        number: ticket.number.to_string(),
        service: ticket.service.to_string(),
        state: ticket_state(&ticket.state),
        arrived_at: ticket.arrived_at,
        counter: ticket.state.counter().map(ToString::to_string),
        people_ahead: ahead.map(|ahead| ahead.people),
        forecast: ahead.map(|ahead| forecast(ahead.forecast)),
        paper: paper(ticket.paper),
    }
}

fn ticket_state(state: &domain::TicketState) -> wire::TicketState {
    match state {
        domain::TicketState::Waiting => wire::TicketState::Waiting,
        domain::TicketState::Called { .. } => wire::TicketState::Called,
        domain::TicketState::Serving { .. } => wire::TicketState::Serving,
        domain::TicketState::Served { .. } => wire::TicketState::Served,
        domain::TicketState::NoShow { .. } => wire::TicketState::NoShow,
        domain::TicketState::Parked { .. } => wire::TicketState::Parked,
        domain::TicketState::Withdrawn { .. } => wire::TicketState::Withdrawn,
        domain::TicketState::Expired { .. } => wire::TicketState::Expired,
    }
}

/// Whether a line gives numbers.
fn line_opening(hall: &domain::Hall, service: &domain::settings::Service, now: Timestamp) -> wire::Opening {
    match service.access {
        domain::settings::Access::WalkIn => opening(hall.service_opening(service, now)),
        // By appointment only: no totem gives numbers for it, at any hour.
        domain::settings::Access::AppointmentOnly { .. } => wire::Opening::Closed { opens_at: None },
    }
}

/// Whether totems give numbers for a line, as far as the time until closing goes.
fn numbers(
    hall: &domain::Hall,
    service: &domain::settings::Service,
    told: domain::Forecast,
    now: Timestamp,
) -> wire::Numbers {
    match hall.no_time_left(service, told, now) {
        Some(_) => wire::Numbers::NoTimeLeft,
        None => wire::Numbers::Given,
    }
}

fn counter_state(hall: &domain::Hall, counter: &domain::CounterId) -> wire::CounterState {
    match hall.counter(counter) {
        domain::Counter::Closed => wire::CounterState::Closed,
        domain::Counter::Open { hand: None } => wire::CounterState::Free,
        domain::Counter::Open { hand: Some(number) } => match hall.ticket(number).map(|ticket| &ticket.state) {
            Some(domain::TicketState::Serving { .. }) => wire::CounterState::Serving,
            _ => wire::CounterState::Calling,
        },
    }
}
