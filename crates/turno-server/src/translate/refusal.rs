//! From a typed "no" to a status and a stable code.

use axum::http::StatusCode;
use turno_domain::Refusal;
use turno_protocol::{ApiError, ErrorCode};

/// The status that belongs to a code.
#[must_use]
pub(crate) fn status_of(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::UnknownHall
        | ErrorCode::UnknownService
        | ErrorCode::UnknownCounter
        | ErrorCode::UnknownTicket
        | ErrorCode::UnknownKiosk
        | ErrorCode::UnknownZone
        | ErrorCode::UnknownAppointment
        | ErrorCode::UnknownRoute => StatusCode::NOT_FOUND,
        ErrorCode::NotSignedIn => StatusCode::UNAUTHORIZED,
        ErrorCode::NotAllowed => StatusCode::FORBIDDEN,
        ErrorCode::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ErrorCode::ServiceClosed
        | ErrorCode::ServiceSuspended
        | ErrorCode::ServiceUnserved
        | ErrorCode::AppointmentOnly
        | ErrorCode::NoTimeLeft
        | ErrorCode::TooEarly
        | ErrorCode::AppointmentUsed
        | ErrorCode::NumbersExhausted
        | ErrorCode::NobodyWaiting
        | ErrorCode::TicketInHand
        | ErrorCode::NotInHand
        | ErrorCode::WrongState
        | ErrorCode::CounterClosed
        | ErrorCode::NotServedHere
        | ErrorCode::NumberTaken
        | ErrorCode::NothingToUndo
        | ErrorCode::TooLateToUndo
        | ErrorCode::KioskTaken
        | ErrorCode::PrinterNotReady
        | ErrorCode::RollIsOut
        | ErrorCode::NoRoll
        | ErrorCode::LetterTaken
        | ErrorCode::RequestIdReused => StatusCode::CONFLICT,
        ErrorCode::NoTicketNumber
        | ErrorCode::NotOnRoll
        | ErrorCode::ForeignNumber
        | ErrorCode::OutsideDay
        | ErrorCode::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ErrorCode::Overloaded | ErrorCode::StorageFailed | ErrorCode::Stopping => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::Internal | ErrorCode::Other => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A refusal on the wire.
#[must_use]
pub(crate) fn refusal(refusal: &Refusal) -> ApiError {
    let code = match refusal {
        Refusal::UnknownService(_) => ErrorCode::UnknownService,
        Refusal::UnknownCounter(_) => ErrorCode::UnknownCounter,
        Refusal::UnknownKiosk(_) => ErrorCode::UnknownKiosk,
        Refusal::UnknownTicket(_) => ErrorCode::UnknownTicket,
        Refusal::ServiceClosed { .. } => ErrorCode::ServiceClosed,
        Refusal::ServiceSuspended { .. } => ErrorCode::ServiceSuspended,
        Refusal::NoTimeLeft { .. } => ErrorCode::NoTimeLeft,
        Refusal::TooEarly { .. } => ErrorCode::TooEarly,
        Refusal::TooManyServices(_) | Refusal::PauseOutOfRange(_) | Refusal::UntilIsPast(_) | Refusal::TextNotShown => {
            ErrorCode::Malformed
        }
        Refusal::AppointmentOnly(_) => ErrorCode::AppointmentOnly,
        Refusal::NumbersExhausted(_) => ErrorCode::NumbersExhausted,
        Refusal::NobodyWaiting(_) => ErrorCode::NobodyWaiting,
        Refusal::TicketInHand { .. } => ErrorCode::TicketInHand,
        Refusal::NotInHand { .. } => ErrorCode::NotInHand,
        Refusal::WrongState { .. } => ErrorCode::WrongState,
        Refusal::CounterClosed(_) => ErrorCode::CounterClosed,
        Refusal::NotServedHere { .. } => ErrorCode::NotServedHere,
        Refusal::NothingToUndo { .. } => ErrorCode::NothingToUndo,
        Refusal::TooLateToUndo { .. } => ErrorCode::TooLateToUndo,
        Refusal::NumberTaken(_) => ErrorCode::NumberTaken,
        Refusal::RollIsOut(_) => ErrorCode::RollIsOut,
        Refusal::NoRoll(_) => ErrorCode::NoRoll,
        Refusal::LetterTaken(_) => ErrorCode::LetterTaken,
        Refusal::NotOnRoll { .. } => ErrorCode::NotOnRoll,
        Refusal::ForeignNumber { .. } => ErrorCode::ForeignNumber,
        Refusal::OutsideDay(_) | Refusal::AnotherDay(_) => ErrorCode::OutsideDay,
    };
    let ticket = match refusal {
        Refusal::UnknownTicket(number)
        | Refusal::NumberTaken(number)
        | Refusal::TicketInHand { number, .. }
        | Refusal::NotInHand { number, .. }
        | Refusal::NothingToUndo { number, .. }
        | Refusal::TooLateToUndo { number, .. }
        | Refusal::WrongState { number, .. }
        | Refusal::NotOnRoll { number, .. }
        | Refusal::ForeignNumber { number, .. } => Some(number.to_string()),
        _ => None,
    };
    let opens_at = match refusal {
        Refusal::ServiceClosed { opens_at, .. } | Refusal::ServiceSuspended { opens_at, .. } => *opens_at,
        Refusal::TooEarly { from, .. } => Some(*from),
        _ => None,
    };
    ApiError { code, message: refusal.to_string(), ticket, opens_at, retry_after_secs: None }
}
