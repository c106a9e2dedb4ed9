//! The panel's size and place in millimetres, as they are written in the settings.

use std::str::FromStr;

use serde::Deserialize;

use crate::layout::{REACH_FROM_MM, REACH_LEAST_MM, REACH_TO_MM};

/// The sides a totem's panel can have, in millimetres.
const PANEL_SIDES_MM: std::ops::RangeInclusive<u16> = 80..=2_000;

/// From how far a totem can be read, in millimetres: nearer its edges are not seen at once, farther no arm reaches it.
const DISTANCES_MM: std::ops::RangeInclusive<u16> = 300..=1_500;
/// The height of the usual panel, in millimetres.
const HEIGHT_USUAL_MM: u16 = 487;

/// Where the panel is, and how large: what is not set is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PanelPlace {
    /// How large it is.
    pub(crate) size: Option<PanelSize>,
    /// Its lower edge above the floor, in millimetres.
    pub(crate) bottom_mm: Option<u16>,
    /// From how far it is read, in millimetres.
    pub(crate) distance_mm: Option<u16>,
}

impl PanelPlace {
    /// The same, if somebody who sits can use a panel there.
    ///
    /// # Errors
    ///
    /// Names the setting that cannot be meant.
    pub(super) fn check(self) -> Result<Self, String> {
        if let Some(distance) = self.distance_mm.filter(|distance| !DISTANCES_MM.contains(distance)) {
            let (from, to) = (DISTANCES_MM.start(), DISTANCES_MM.end());
            return Err(format!(
                "--distance {distance}: nobody reads a totem from there; write millimetres from {from} to {to}"
            ));
        }
        let Some(bottom) = self.bottom_mm else { return Ok(self) };
        let height = f32::from(self.size.map_or(HEIGHT_USUAL_MM, |size| size.height_mm));
        let low = f32::from(bottom);
        let reached = (low + height).min(REACH_TO_MM) - low.max(REACH_FROM_MM);
        if reached < height.min(REACH_LEAST_MM) {
            return Err(format!(
                "--panel-bottom {bottom}: hardly any of the panel is within reach between {REACH_FROM_MM} and {REACH_TO_MM} mm; \
                 write its height above the floor in millimetres, such as 800"
            ));
        }
        Ok(self)
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
