//! Appointments: a day's agenda handed over by the office's booking system, and what a totem may know of one.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// The shortest code of an appointment, in characters: fewer are guessed.
pub const CODE_CHARS_MIN: usize = 4;

/// The longest code of an appointment, in characters: what a bar code of a letter holds.
pub const CODE_CHARS_MAX: usize = 32;

/// `PUT /api/v1/halls/{hall}/agenda/{day}`: who is booked on a day, in the place of what was handed over before. No name stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaRequest {
    /// The appointments, at most [`crate::APPOINTMENTS_MAX`].
    pub appointments: Vec<Booked>,
}

/// Somebody who is booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Booked {
    /// What the person types or scans: 4 to 32 letters and digits, digits alone where a keypad is used.
    pub code: String,
    /// The service.
    pub service: String,
    /// The booked time.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub slot: Timestamp,
}

/// The answer to an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaEnvelope {
    /// The agenda.
    pub agenda: AgendaInfo,
}

/// What is known of a day's agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaInfo {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// How many appointments it has.
    pub appointments: u32,
}

/// `GET /api/v1/halls/{hall}/appointments/{code}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentEnvelope {
    /// The appointment.
    pub appointment: AppointmentInfo,
}

/// An appointment of today, as the totem shows it to whoever has its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentInfo {
    /// The service.
    pub service: String,
    /// The booked time.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub slot: Timestamp,
    /// Whether a number is given for it now.
    pub check_in: CheckIn,
}

/// Whether a number is given for an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CheckIn {
    /// It is.
    Open {},
    /// Not yet.
    TooEarly {
        /// From when on.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
        from: Timestamp,
    },
    /// A totem is giving it: nobody is known to have it yet, and it may still be taken back.
    UnderWay {},
    /// It was.
    Done {
        /// The number.
        ticket: String,
    },
}
