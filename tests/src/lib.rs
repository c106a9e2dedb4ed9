//! The harness of the tests that run the real programs: where they are, how to start and end them, how to wait.
//!
//! A process is ended when its handle is dropped, by its own identifier. Nothing here sleeps for a fixed time or
//! remembers a port: a test waits for a value, with a deadline, and says what it was waiting for.

mod devices;
mod office;
mod process;
mod screen;
mod server;
mod sound;
mod wait;
mod wire;

pub use devices::{Emulator, Kiosk, Sheet, TILE, Wall};
pub use office::{CAPANNORI, CUNEO, OFFICE_HOURS, crowd};
pub use process::{Program, binary, logged_at_ms, logged_value, signal};
pub use screen::{Screen, read_number};
pub use server::{Data, PASSWORD, PERSON, Server, ServerOptions};
pub use sound::{Mixer, RATE_HZ, strength, tone_wav};
pub use wait::{DEADLINE, eventually, eventually_async};
pub use wire::Wire;
