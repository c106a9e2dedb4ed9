//! The size of a window, as it is written in the settings.

use std::{fmt, str::FromStr};

use serde::Deserialize;

/// The smallest side of a window that screens are laid out for, in pixels.
pub const WINDOW_SIDE_MIN_PX: u32 = 320;
/// The largest, in pixels: more than twice a 4K screen.
pub const WINDOW_SIDE_MAX_PX: u32 = 8_192;

/// The size of a window, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct WindowSize {
    /// From left to right.
    pub width_px: u32,
    /// From top to bottom.
    pub height_px: u32,
}

/// The text is no window's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWindowSize;

impl fmt::Display for NoWindowSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "write the window's size like 1080x1920, with sides from {WINDOW_SIDE_MIN_PX} to {WINDOW_SIDE_MAX_PX} pixels"
        )
    }
}

impl std::error::Error for NoWindowSize {}

impl FromStr for WindowSize {
    type Err = NoWindowSize;

    fn from_str(text: &str) -> Result<Self, NoWindowSize> {
        let side =
            |side: &str| side.parse().ok().filter(|side| (WINDOW_SIDE_MIN_PX..=WINDOW_SIDE_MAX_PX).contains(side));
        let size = text
            .split_once('x')
            .and_then(|(width, height)| Some(Self { width_px: side(width)?, height_px: side(height)? }));
        size.ok_or(NoWindowSize)
    }
}

impl TryFrom<String> for WindowSize {
    type Error = NoWindowSize;

    fn try_from(text: String) -> Result<Self, NoWindowSize> {
        text.parse()
    }
}

impl fmt::Display for WindowSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width_px, self.height_px)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_it_is_written_and_within_its_limits() {
        let size: WindowSize = "1080x1920".parse().unwrap();
        assert_eq!((size.width_px, size.height_px, size.to_string()), (1_080, 1_920, "1080x1920".to_owned()));
        for wrong in ["", "big", "1080", "1080x", "x1920", "10x10", "319x320", "8193x8192", "1080x1920x2", "-1x400"] {
            assert_eq!(wrong.parse::<WindowSize>(), Err(NoWindowSize), "{wrong}");
        }
    }
}
