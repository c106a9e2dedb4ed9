//! Journeys of the real programs: totem, printer on a serial line, server, wall, each a process with a real window.
//!
//! The journey with a real browser in it is the tour (`make tour`); `tests/browser` works the console by itself.

mod alone;
mod callbox;
mod checkin;
mod main_job;
mod press;
mod speech;
mod trouble;
mod upkeep;
mod window;
