//! From a slip to proof that it was printed.
//!
//! [`encode`](encode::encode) turns a [`Slip`] into ESC/POS bytes, [`Machine`] decides what to do with the printer, and
//! [`Printer`] is the thread that does it on a serial port. [`emulator`] is a printer without hardware, for tests,
//! demonstrations and the program `turno-emulator`. [`scanner`] hears the other machine on a serial line.

pub mod bitmap;
pub mod codepage;
pub mod emulator;
pub mod encode;
pub mod fit;
pub mod layout;
pub mod logo;
pub mod machine;
pub mod port;
pub mod profile;
mod proof;
pub mod proto;
pub mod scanner;
pub mod slip;
pub mod typeset;
pub mod worker;

pub use encode::{Encoded, Encoder, encode};
pub use fit::{LeftOut, LinkFlaw, Part};
pub use logo::{Logo, LogoError, LogoKey};
pub use machine::{Health, LogoEnd, Machine, Outcome, Proof, Reason, Report};
pub use port::{BAUD_DEFAULT, PortError};
pub use profile::{Profile, ProfileError};
pub use scanner::Scanner;
pub use slip::{JobId, Slip, SlipError, Words};
pub use worker::{Printer, PrinterSettings};
