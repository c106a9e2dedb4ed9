//! The rules of a waiting hall: tickets, lines, counters, calls, opening hours, forecast.
//!
//! Everything here is pure. [`Hall::decide`] turns a wish into facts or a typed "no"; [`Hall::apply`] takes a fact in and
//! cannot fail; time arrives as an argument. There is no clock, no randomness, no serialisation, no thread and no
//! unordered map in this crate, so any day replays exactly from its events.
//!
//! Read in this order: [`settings`] (what an office is), [`Ticket`] (the life of one place in a line), [`Command`] and
//! [`Event`], then `decide`, `hall` and `apply`.

mod apply;
mod bound;
mod command;
mod course;
mod decide;
mod event;
mod forecast;
mod foresight;
mod hall;
mod hours;
mod ids;
mod journey;
mod line;
mod next;
mod openings;
mod outlook;
mod policy;
mod refusal;
pub mod settings;
mod stranded;
mod suspension;
mod table;
mod ticket;
mod visits;
mod what_if;

pub use apply::Violation;
pub use bound::Bound;
pub use command::{Afterwards, Command, Position, Route, VISIT_SERVICES_MAX, Visit};
pub use decide::{ROLL_COUNT_MAX, Undoable};
pub use event::{Answer, Event, Fact, NextPart, Step, Terms};
pub use forecast::{Ahead, FORECAST_PEOPLE_MAX, FORECAST_STEP_MIN, Forecast};
pub use foresight::{Arrivals, Foresight, Hand};
pub use hall::{CallRecord, Counter, Hall, PAST_CALLS_MAX};
pub use hours::{Hours, HoursError, Opening};
pub use ids::{
    BulletinId, CallNumber, CounterId, HallId, ID_LENGTH_MAX, IdError, KioskId, LAST_NUMBER_MAX, Language, Letter,
    RequestId, ServiceId, TicketNumber, ZoneId,
};
pub use line::Line;
pub use next::{CallReason, HelperBecause};
pub use openings::Timetable;
pub use policy::{
    Booking, BookingWindow, NO_SHOW_RETURNS_MAX, Need, NoShowRule, ONE_IN_OTHERS_MAX, Order, POLICY_MINUTES_MAX,
    Policy, Punctuality, UNDO_SECS_MAX,
};
pub use refusal::Refusal;
pub use settings::Settings;
pub use stranded::{Lack, Stranded};
pub use suspension::{SUSPENSION_TEXT_CHARS_MAX, Suspension, SuspensionReason};
pub use table::Table;
pub use ticket::{Channel, Footing, Named, NamedBecause, Paper, Ticket, TicketState, WayBack};
pub use what_if::{Change, Prospect, WhatIf};
