//! Sizes as they are written in the settings: of the window in pixels, of the panel in millimetres.

use std::{fmt, str::FromStr};

use serde::Deserialize;

/// The smallest window side that the screens are laid out for, in pixels.
const WINDOW_SIDE_MIN_PX: u32 = 320;
/// The largest window side, in pixels.
const WINDOW_SIDE_MAX_PX: u32 = 8_192;
/// The sides a totem's panel can have, in millimetres.
const PANEL_SIDES_MM: std::ops::RangeInclusive<u16> = 80..=2_000;

/// A window's size in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct WindowSize {
    /// From left to right.
    pub(crate) width_px: u32,
    /// From top to bottom.
    pub(crate) height_px: u32,
}

impl FromStr for WindowSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let side =
            |side: &str| side.parse().ok().filter(|side| (WINDOW_SIDE_MIN_PX..=WINDOW_SIDE_MAX_PX).contains(side));
        text.split_once('x')
            .and_then(|(width, height)| Some(Self { width_px: side(width)?, height_px: side(height)? }))
            .ok_or_else(|| {
                format!(
                    "write the window's size like 1080x1920, with sides from {WINDOW_SIDE_MIN_PX} to \
                     {WINDOW_SIDE_MAX_PX} pixels"
                )
            })
    }
}

impl TryFrom<String> for WindowSize {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for WindowSize {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}x{}", self.width_px, self.height_px)
    }
}

/// A panel's size in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct PanelSize {
    /// From left to right.
    pub(crate) width_mm: u16,
    /// From top to bottom.
    pub(crate) height_mm: u16,
}

impl FromStr for PanelSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let side = |side: &str| side.parse().ok().filter(|side| PANEL_SIDES_MM.contains(side));
        text.split_once('x')
            .and_then(|(width, height)| Some(Self { width_mm: side(width)?, height_mm: side(height)? }))
            .ok_or_else(|| {
                let (from, to) = (PANEL_SIDES_MM.start(), PANEL_SIDES_MM.end());
                format!("write the panel's size in millimetres like 274x487, with sides from {from} to {to}")
            })
    }
}

impl TryFrom<String> for PanelSize {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
