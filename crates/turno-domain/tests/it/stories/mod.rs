//! Scripts of commands and the hall they lead to, as a small text table.
//!
//! One step per line. `at TIME` or `on DATE TIME` sets the clock, which starts at 09:01 and goes on by one minute after each wish. A wish is
//! written as in [`script`]; a refusal, the calls and other looks at the hall are printed where they happen.

mod adoption;
mod boards;
mod counters;
mod days;
mod precedence;
mod refusals;
mod rolls;
mod routes;
mod script;
mod suspensions;
mod tickets;
mod undo;
