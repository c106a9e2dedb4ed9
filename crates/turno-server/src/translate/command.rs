//! From what was pressed to a command of the domain.

use std::collections::BTreeSet;

use jiff::civil::Date;
use turno_domain::{
    Afterwards, Answer, Command, CounterId, Language, Need, Position, Route, ServiceId, Settings, Step, TicketNumber,
    Visit,
};
use turno_protocol::{
    self as wire, AdoptTicketRequest, AgendaRequest, ApiError, Booked, CounterAction, ErrorCode, ReceiveRequest,
    RollAction, TicketAction,
};
use turno_store::{Appointment, AppointmentCode, AppointmentCodeError};

/// The command behind a counter action.
///
/// # Errors
///
/// An [`ApiError`] when a ticket or a service in it cannot exist.
pub(crate) fn counter_command(counter: CounterId, action: &CounterAction) -> Result<Command, ApiError> {
    Ok(match action {
        CounterAction::Open {} => Command::OpenCounter { counter },
        CounterAction::Close {} => Command::CloseCounter { counter },
        CounterAction::CallNext {} => Command::CallNext { counter },
        CounterAction::Call { ticket } => Command::CallTicket { counter, number: parse_number(ticket)? },
        CounterAction::Recall { ticket } => Command::Recall { counter, number: parse_number(ticket)? },
        CounterAction::Start { ticket } => Command::StartService { counter, number: parse_number(ticket)? },
        CounterAction::Finish { ticket } => Command::FinishService { counter, number: parse_number(ticket)? },
        CounterAction::NoShow { ticket } => Command::MarkNoShow { counter, number: parse_number(ticket)? },
        CounterAction::Park { ticket, back_after_minutes } => {
            Command::ParkTicket { counter, number: parse_number(ticket)?, back_after_mins: *back_after_minutes }
        }
        CounterAction::Undo { ticket, step } => {
            Command::UndoStep { counter, number: parse_number(ticket)?, step: self::step(*step) }
        }
        CounterAction::Transfer { ticket, service, position, counter: to, afterwards } => Command::TransferTicket {
            counter,
            number: parse_number(ticket)?,
            route: route(service, *position, to.as_deref())?,
            afterwards: match afterwards {
                wire::Afterwards::GoesOn => Afterwards::GoesOn,
                wire::Afterwards::ComesBack => Afterwards::ComesBack,
            },
        },
    })
}

/// The command behind a ticket action.
///
/// # Errors
///
/// An [`ApiError`] when a service or a counter in it cannot exist.
pub(crate) fn ticket_command(number: TicketNumber, action: &TicketAction) -> Result<Command, ApiError> {
    Ok(match action {
        TicketAction::BringBack {} => Command::BringBackTicket { number },
        TicketAction::Withdraw {} => Command::WithdrawTicket { number },
        TicketAction::Send { service, position, counter } => {
            Command::SendTicket { number, route: route(service, *position, counter.as_deref())? }
        }
        TicketAction::SetNeed { need } => Command::SetNeed { number, need: need_of(*need) },
    })
}

/// The appointments of a day.
///
/// # Errors
///
/// An [`ApiError`] when a code, a service or a time in it cannot be, or a code stands there twice.
pub(crate) fn agenda(settings: &Settings, day: Date, wish: &AgendaRequest) -> Result<Vec<Appointment>, ApiError> {
    let mut codes = BTreeSet::new();
    let read = |booked: &Booked| {
        let code: AppointmentCode = booked
            .code
            .parse()
            .map_err(|error: AppointmentCodeError| plain(ErrorCode::Malformed, error.to_string()))?;
        if !codes.insert(code.clone()) {
            return Err(plain(ErrorCode::Malformed, format!("the code {code} stands there twice")));
        }
        let service = parse_service(&booked.service)?;
        if settings.service(&service).is_none() {
            return Err(unknown(ErrorCode::UnknownService, "service", &booked.service));
        }
        // Nobody could ever be called for it.
        if !settings.counters.iter().any(|counter| counter.services.contains(&service)) {
            let message = format!("no counter serves '{service}', so nobody booked for it could be called");
            return Err(plain(ErrorCode::ServiceUnserved, message));
        }
        if settings.business_day(booked.slot) != day {
            return Err(plain(ErrorCode::OutsideDay, format!("{} is not on {day}", booked.slot)));
        }
        Ok(Appointment { code, service, slot: booked.slot, given: None })
    };
    wish.appointments.iter().map(read).collect()
}

/// The command behind a step with a roll.
///
/// # Errors
///
/// An [`ApiError`] when a number in it cannot exist.
pub(crate) fn roll_command(service: ServiceId, action: &RollAction) -> Result<Command, ApiError> {
    let parsed = |number: &str| {
        let problem =
            |_| plain(ErrorCode::NoTicketNumber, format!("'{number}' is no number of a roll: it looks like R001"));
        number.parse().map_err(problem)
    };
    Ok(match action {
        RollAction::PutOut { first } => Command::PutOutRoll { service, first: parsed(first)? },
        RollAction::Count { last } => Command::CountRoll { service, last: parsed(last)? },
        RollAction::TakeAway {} => Command::TakeRollAway { service },
    })
}

/// The command behind somebody's reception.
///
/// # Errors
///
/// An [`ApiError`] when something in it cannot exist.
pub(crate) fn receive_command(wish: &ReceiveRequest) -> Result<Command, ApiError> {
    Ok(Command::IssueTicket {
        service: parse_service(&wish.service)?,
        kiosk: None,
        language: parse_language(&wish.language)?,
        visit: Visit {
            need: need_of(wish.need),
            slot: wish.slot,
            then: wish.then.iter().map(|service| parse_service(service)).collect::<Result<_, _>>()?,
            counter: wish.counter.as_deref().map(parse_counter).transpose()?,
        },
    })
}

/// The command behind an answer without a number.
///
/// # Errors
///
/// An [`ApiError`] when the service cannot exist.
pub(crate) fn answer_command(service: &str, answer: wire::Answer) -> Result<Command, ApiError> {
    let answer = match answer {
        wire::Answer::Given => Answer::Given,
        wire::Answer::SentToBook => Answer::SentToBook,
    };
    Ok(Command::AnswerWithoutTicket { service: parse_service(service)?, answer })
}

fn route(service: &str, position: wire::Position, counter: Option<&str>) -> Result<Route, ApiError> {
    Ok(Route {
        to: parse_service(service)?,
        position: match position {
            wire::Position::Ahead => Position::Ahead,
            wire::Position::InOrder => Position::InOrder,
            wire::Position::Behind => Position::Behind,
        },
        counter: counter.map(parse_counter).transpose()?,
    })
}

fn step(step: wire::Step) -> Step {
    match step {
        wire::Step::Call => Step::Call,
        wire::Step::Start => Step::Start,
        wire::Step::Finish => Step::Finish,
        wire::Step::NoShow => Step::NoShow,
        wire::Step::Park => Step::Park,
        wire::Step::Transfer => Step::Transfer,
    }
}

fn need_of(need: wire::Need) -> Need {
    match need {
        wire::Need::None => Need::None,
        wire::Need::Priority => Need::Priority,
    }
}

/// The command bound to a business day, if one was named.
#[must_use]
pub(crate) fn of_day(day: Option<Date>, command: Command) -> Command {
    match day {
        Some(day) => Command::OfDay { day, command: Box::new(command) },
        None => command,
    }
}

/// The command behind a number that a totem gave by itself.
///
/// # Errors
///
/// An [`ApiError`] when a name in it cannot exist.
pub(crate) fn adopt_command(wish: &AdoptTicketRequest) -> Result<Command, ApiError> {
    let malformed = |error: turno_domain::IdError| plain(ErrorCode::Malformed, error.to_string());
    Ok(Command::AdoptTicket {
        kiosk: wish.kiosk.parse().map_err(|_| unknown(ErrorCode::UnknownKiosk, "totem", &wish.kiosk))?,
        number: wish.number.parse().map_err(malformed)?,
        service: wish.service.parse().map_err(|_| unknown(ErrorCode::UnknownService, "service", &wish.service))?,
        issued_at: wish.issued_at,
        language: parse_language(&wish.language)?,
    })
}

fn parse_service(text: &str) -> Result<ServiceId, ApiError> {
    text.parse().map_err(|_| unknown(ErrorCode::UnknownService, "service", text))
}

fn parse_counter(text: &str) -> Result<CounterId, ApiError> {
    text.parse().map_err(|_| unknown(ErrorCode::UnknownCounter, "counter", text))
}

/// A language tag from the wire.
///
/// # Errors
///
/// `malformed` if it is not one.
pub(crate) fn parse_language(tag: &str) -> Result<Language, ApiError> {
    tag.parse().map_err(|error: turno_domain::IdError| plain(ErrorCode::Malformed, error.to_string()))
}

fn parse_number(text: &str) -> Result<TicketNumber, ApiError> {
    text.parse().map_err(|_| unknown(ErrorCode::UnknownTicket, "ticket", text))
}

fn unknown(code: ErrorCode, kind: &str, name: &str) -> ApiError {
    // The name is the caller's own text: shown short, so that an answer is never as large as what was sent.
    let name: String = name.chars().take(40).collect();
    plain(code, format!("there is no {kind} '{name}'"))
}

fn plain(code: ErrorCode, message: String) -> ApiError {
    ApiError { code, message, ticket: None, opens_at: None, retry_after_secs: None }
}
