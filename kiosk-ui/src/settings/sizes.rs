//! The panel's size in millimetres, as it is written in the settings.

use std::str::FromStr;

use serde::Deserialize;

/// The sides a totem's panel can have, in millimetres.
const PANEL_SIDES_MM: std::ops::RangeInclusive<u16> = 80..=2_000;

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
