//! What the totem and the wall share on the screen: tokens, components and icons in `ui/`.
//!
//! A program's `build.rs` hands [`library_paths`] to the Slint compiler, and its `.slint` files then say
//! `import { Tokens, BigButton } from "@turno";`. [`OneFinger`] stands between a touch panel and the screens,
//! [`ink`] measures what is written on them, [`WindowSize`] is how large they are told to be, and [`supervisor`] hears that they live.

mod finger;
pub mod ink;
pub mod supervisor;
mod window;

use std::{collections::HashMap, path::PathBuf};

pub use finger::{Contact, MOUSE_AFTER, OneFinger, Phase, Pointer, TAP_MAX};
pub use window::{NoWindowSize, WINDOW_SIDE_MAX_PX, WINDOW_SIDE_MIN_PX, WindowSize};

/// The name of the library in `import` lines, without the `@`.
pub const LIBRARY: &str = "turno";

/// The libraries for `slint_build::CompilerConfiguration::with_library_paths`.
#[must_use]
pub fn library_paths() -> HashMap<String, PathBuf> {
    HashMap::from([(LIBRARY.to_owned(), PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("ui/kit.slint"))])
}

#[cfg(test)]
mod tests;
