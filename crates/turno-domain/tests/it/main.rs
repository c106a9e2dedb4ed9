//! The rules of a hall, told as stories, searched at random, and broken on purpose.

// Clippy takes the helpers of a test for more than a test.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod forecast;
mod hall;
mod last_ticket;
mod openings;
mod policies;
mod properties;
mod settings;
mod stories;
mod stranded;
mod violations;
mod wishes;
