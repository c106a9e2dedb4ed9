//! The HTTP and WebSocket API of the real server, one file for each resource.

mod access;
mod appointments;
mod counters;
mod displays;
mod errors;
mod halls;
mod kiosks;
mod lines;
mod live;
mod open;
mod outlook;
mod pages;
mod precedence;
mod reports;
mod tickets;
