//! The rules of a waiting hall: tickets, lines, counters, calls, opening hours, forecast.
//!
//! Everything here is pure. [`Hall::decide`] turns a wish into facts or a typed "no"; [`Hall::apply`] takes a fact in and
//! cannot fail; time arrives as an argument. There is no clock, no randomness, no serialisation, no thread and no
//! unordered map in this crate, so any day replays exactly from its events.
//!
//! Read in this order: [`settings`] (what an office is), [`Ticket`] (the life of one place in a line), [`Command`] and
//! [`Event`], then `decide`, `hall` and `apply`.

mod apply;
mod command;
mod decide;
mod event;
mod forecast;
mod hall;
mod hours;
mod ids;
mod next;
mod openings;
mod outlook;
mod refusal;
pub mod settings;
mod stranded;
mod table;
mod ticket;

pub use apply::Violation;
pub use command::Command;
pub use event::{Event, Fact};
pub use forecast::{Ahead, FORECAST_PEOPLE_MAX, FORECAST_STEP_MIN, Forecast};
pub use hall::{CallRecord, Counter, Hall, Line, PAST_CALLS_MAX};
pub use hours::{Hours, HoursError, Opening};
pub use ids::{
    CallNumber, CounterId, HallId, ID_LENGTH_MAX, IdError, KioskId, LAST_NUMBER_MAX, Language, Letter, RequestId,
    ServiceId, TicketNumber, ZoneId,
};
pub use next::CallReason;
pub use openings::Timetable;
pub use refusal::Refusal;
pub use settings::Settings;
pub use stranded::{Lack, Stranded};
pub use table::Table;
pub use ticket::{Channel, Paper, Ticket, TicketState};
