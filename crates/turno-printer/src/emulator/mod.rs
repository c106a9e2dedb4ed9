//! A printer without hardware: it models time, paper and faults, and keeps the sheets that came out.
//!
//! [`Emulator`] is pure and driven by a clock that is handed in; [`pty`] puts it behind a pseudo-terminal, and
//! [`picture`] draws its sheets the way they would look on paper.

mod commands;
mod condition;
pub mod fault;
mod line;
mod model;
pub mod picture;
pub mod pty;
mod sheet;

pub use fault::Fault;
pub use model::{BUFFER_BYTES, Emulator, EmulatorSettings, SMALL_BUFFER_BYTES};
pub use sheet::{Cell, Ending, Mark, Sheet};
