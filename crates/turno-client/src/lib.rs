//! How the machines of a hall talk to the server: single requests over HTTP, and a live WebSocket link that never gives up.
//!
//! - [`Http`] sends one request and says in [`ClientError`] whether it makes sense to send the same request again.
//! - [`Link`] keeps a socket open for ever, notices silence, waits longer after each failure, and hands over only what is
//!   still true: a reader that was slow gets the latest board, not the ones in between.
//!
//! It knows the wire (`turno-protocol`) and no rule of a hall.

mod address;
mod error;
mod http;
mod inbox;
mod link;
mod pace;

pub use address::BaseAddress;
pub use error::{ClientError, Retry};
pub use http::{ANSWER_BYTES_MAX, ANSWER_SECS_MAX, CONNECT_SECS_MAX, Http};
pub use link::{DownCause, LINK_CONNECT_MS_MAX, Link, LinkEvent, Subject};
pub use pace::{RETRY_DELAY_MS_MAX, RETRY_DELAY_MS_MIN, SILENCE_SECS_MAX};
