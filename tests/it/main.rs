//! Every test that runs the real programs, in one binary: the API by resource, faults, journeys.

// A test ends at the first surprise; that is what a panic is for.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api;
mod command_line;
mod fault;
mod journey;
mod load;
mod wall;
