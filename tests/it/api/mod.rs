//! The HTTP and WebSocket API of the real server, one file for each resource.

mod access;
mod counters;
mod errors;
mod halls;
mod live;
mod pages;
mod tickets;
