//! Every sentence that a person reads or hears, in every language.
//!
//! The sentences are Fluent messages under `assets/locales/<language>/*.ftl`, compiled in; a folder with the same layout
//! can override them or add a language on the spot. A key that is missing in a language is taken from Italian, and a key
//! that is missing there too is shown in brackets: an office sees what is wrong, and nothing stops.

mod calendar;
mod case;
mod catalogue;
mod direction;

pub use case::sentence_case;
pub use catalogue::{Arg, Catalogue, MAIN_LANGUAGE, TextError};
pub use direction::Direction;
