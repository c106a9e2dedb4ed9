//! Errors on the wire: a stable code for programs and a message for whoever reads a log or a terminal.
//!
//! What people read on a totem or a page comes from `turno-text` by code, never from `message`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorEnvelope {
    /// What went wrong.
    pub error: ApiError,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiError {
    /// Stable, for programs.
    pub code: ErrorCode,
    /// One plain English sentence.
    pub message: String,
    /// The ticket the error is about, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// When a closed service opens again, or from when on a booking counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub opens_at: Option<Timestamp>,
    /// After how many seconds a retry makes sense, for `overloaded` and `storage_failed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_secs: Option<u32>,
}

/// The closed set of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// 404: no such hall.
    UnknownHall,
    /// 404: no such service in this hall.
    UnknownService,
    /// 404: no such counter in this hall.
    UnknownCounter,
    /// 404: no such ticket today.
    UnknownTicket,
    /// 404: no such totem in this hall.
    UnknownKiosk,
    /// 404: no such zone in this hall.
    UnknownZone,
    /// 404: no appointment of today has this code.
    UnknownAppointment,
    /// 404: no such route.
    UnknownRoute,
    /// 401: nobody is signed in, or name or password is wrong.
    NotSignedIn,
    /// 403: the role does not allow it, or a page of another site asked.
    NotAllowed,
    /// 429: too many tries to sign in.
    TooManyTries,
    /// 405: the route exists, the method does not.
    MethodNotAllowed,
    /// 409: the service gives no numbers now.
    ServiceClosed,
    /// 409: the service gives no numbers for a while, for a reason that its line tells.
    ServiceSuspended,
    /// 409: by the forecast, nobody who comes now is called before closing.
    NoTimeLeft,
    /// 409: this service is by appointment only.
    AppointmentOnly,
    /// 409: no counter serves this service, so nobody booked for it could be called.
    ServiceUnserved,
    /// 409: somebody with a booking comes before the window for it opens.
    TooEarly,
    /// 409: a number was given for this appointment already.
    AppointmentUsed,
    /// 409: the day's numbers of this service are used up.
    NumbersExhausted,
    /// 409: nobody waits for what this counter serves.
    NobodyWaiting,
    /// 409: the counter has a ticket in hand.
    TicketInHand,
    /// 409: the counter does not have that ticket in hand.
    NotInHand,
    /// 409: the ticket's state does not allow this.
    WrongState,
    /// 409: the counter is closed.
    CounterClosed,
    /// 409: the counter does not serve that service.
    NotServedHere,
    /// 409: the counter's last step was another one, or something was built on it since.
    NothingToUndo,
    /// 409: the step is too old to be taken back.
    TooLateToUndo,
    /// 409: the number is known already.
    NumberTaken,
    /// 409: this request identifier was used for something else.
    RequestIdReused,
    /// 409: another machine is in service under that totem's name.
    KioskTaken,
    /// 409: the totem cannot print a slip for the reception now, or one of that ticket is on its way.
    PrinterNotReady,
    /// 409: a roll is out for that line already.
    RollIsOut,
    /// 409: no roll is out for that line.
    NoRoll,
    /// 409: a service, a totem or another roll has that letter.
    LetterTaken,
    /// 422: it is no number of a ticket or roll: a letter and at least three digits.
    NoTicketNumber,
    /// 422: the number is not among the next ones of the roll.
    NotOnRoll,
    /// 422: the number is not one that this totem may give.
    ForeignNumber,
    /// 422: the time lies outside the business day.
    OutsideDay,
    /// 422: the body is not what the route asks for.
    Malformed,
    /// 413: the body is too large.
    TooLarge,
    /// 415: the body is not JSON.
    NotJson,
    /// 503: too many commands are waiting.
    Overloaded,
    /// 503: writing to disk failed, and it is not known whether the fact was kept; repeat the same request.
    StorageFailed,
    /// 503: the server is stopping.
    Stopping,
    /// 500: a defect of the server.
    Internal,
    /// A code of a newer server.
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_a_newer_server_is_understood_as_other() {
        assert_eq!(serde_json::from_str::<ErrorCode>("\"nobody_waiting\"").unwrap(), ErrorCode::NobodyWaiting);
        assert_eq!(serde_json::from_str::<ErrorCode>("\"invented_later\"").unwrap(), ErrorCode::Other);
    }
}
