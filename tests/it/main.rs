//! Every test that runs the real programs, in one binary: the API by resource, faults, journeys.

mod api;
mod command_line;
mod fault;
mod journey;
mod load;
