//! Whether people in the farthest seat can read the wall: angles from the screen's size, the seat and the layout. Pure.
//!
//! A capital letter must subtend 0.7 degrees for the number that is called, which people with low vision can read
//! (EN 301 549, 5.1.4, 122 mm at ten metres), and a fifth of it for everything else, which is what signs are made for
//! (25 mm at ten metres). The sizes of each layout are those of `sizes.slint`; a test measures them on drawn screens.

use std::fmt;

use anyhow::{Context, bail, ensure};

use turno_ui_kit::WindowSize;

/// The smallest angle of a capital of the number that is called, in degrees.
pub(crate) const CALL_DEG_MIN: f64 = 0.7;

/// The smallest angle of a capital of any other text, in degrees.
pub(crate) const TEXT_DEG_MIN: f64 = 0.14;

/// The capitals of Noto Sans, as a share of the text size.
const CAPITAL_SHARE: f64 = 0.714;

const MM_PER_INCH: f64 = 25.4;

/// The longer side that text sizes are given for, in pixels.
const REFERENCE_LONG_PX: f64 = 1_920.0;

/// The shorter side that text sizes are given for, in pixels.
const REFERENCE_SHORT_PX: f64 = 1_080.0;

/// The largest number of four characters on a standing screen, in pixels of text size: it is as wide as the screen.
const CALL_PX_STANDING: f64 = 340.0;

/// Whether a screen lies or stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Wider than high.
    Lying,
    /// Higher than wide.
    Standing,
}

/// What stands on the wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The last call, the counters, the latest calls and the waits.
    #[default]
    Full,
    /// The last call and the latest ones, in larger letters.
    Calls,
    /// The last call alone, in the largest letters.
    Single,
}

/// From the richest to the most legible.
pub(crate) const LAYOUTS: [Layout; 3] = [Layout::Full, Layout::Calls, Layout::Single];

/// Which layout the settings ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LayoutChoice {
    /// The richest that can be read from the farthest seat.
    Auto,
    /// The last call, the counters, the latest calls and the waits.
    Full,
    /// The last call and the latest ones, in larger letters.
    Calls,
    /// The last call alone, in the largest letters.
    Single,
}

/// The text sizes of a layout on a screen of 1920 by 1080 pixels, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sizes {
    /// The number that is called, with four characters.
    pub(crate) call_px: f64,
    /// The smallest text.
    pub(crate) text_px: f64,
}

impl Layout {
    /// As `sizes.slint` has them, on a screen that lies or stands.
    pub(crate) fn sizes(self, shape: Shape) -> Sizes {
        let (call_px, text_px): (f64, f64) = match self {
            Self::Full => (380.0, 36.0),
            Self::Calls => (350.0, 64.0),
            Self::Single => (420.0, 90.0),
        };
        let call_px = match shape {
            Shape::Lying => call_px,
            Shape::Standing => call_px.min(CALL_PX_STANDING),
        };
        Sizes { call_px, text_px }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Full => "full",
            Self::Calls => "calls",
            Self::Single => "single",
        })
    }
}

/// A screen on its wall, and the farthest eyes that must read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sight {
    /// Pixels on one millimetre of the screen.
    px_per_mm: f64,
    /// How much larger than on the reference screen everything is drawn.
    scale: f64,
    /// The farthest seat, in millimetres.
    seat_mm: f64,
    shape: Shape,
}

/// The angles of a layout, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Angles {
    pub(crate) call_deg: f64,
    pub(crate) text_deg: f64,
}

impl Angles {
    pub(crate) fn is_enough(self) -> bool {
        self.call_deg >= CALL_DEG_MIN && self.text_deg >= TEXT_DEG_MIN
    }
}

impl Sight {
    /// `screen` is a diagonal such as `55in`, or width and height of the picture such as `1210x680mm`.
    ///
    /// # Errors
    ///
    /// Says what a screen or a seat looks like.
    pub(crate) fn new(screen: &str, seat_m: f64, window: WindowSize) -> anyhow::Result<Self> {
        ensure!((0.5..=100.0).contains(&seat_m), "farthest_seat has 0.5 to 100 metres, not {seat_m}");
        let (width_px, height_px) = (f64::from(window.width_px), f64::from(window.height_px));
        let (long_px, short_px) = (width_px.max(height_px), width_px.min(height_px));
        let px_per_mm = long_px / long_side_mm(screen, long_px / short_px)?;
        let scale = (long_px / REFERENCE_LONG_PX).min(short_px / REFERENCE_SHORT_PX);
        let shape = if height_px > width_px { Shape::Standing } else { Shape::Lying };
        Ok(Self { px_per_mm, scale, seat_mm: seat_m * 1_000.0, shape })
    }

    /// The angles of a layout, seen from the farthest seat.
    pub(crate) fn angles(self, layout: Layout) -> Angles {
        let sizes = layout.sizes(self.shape);
        Angles { call_deg: self.degrees(sizes.call_px), text_deg: self.degrees(sizes.text_px) }
    }

    /// The angle of a capital of a text of this size on the reference screen.
    fn degrees(self, size_px: f64) -> f64 {
        let capital_mm = size_px * self.scale * CAPITAL_SHARE / self.px_per_mm;
        (capital_mm / self.seat_mm).atan().to_degrees()
    }
}

fn long_side_mm(screen: &str, aspect: f64) -> anyhow::Result<f64> {
    let wrong = || format!("'{screen}' is not a screen such as 55in or 1210x680mm");
    let positive = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
    if let Some(inches) = screen.trim().strip_suffix("in") {
        let diagonal_mm = positive(inches).with_context(wrong)? * MM_PER_INCH;
        return Ok(diagonal_mm * aspect / aspect.hypot(1.0));
    }
    let sides = screen.trim().strip_suffix("mm").and_then(|sides| sides.split_once('x'));
    let (width, height) = sides.with_context(wrong)?;
    let (width, height) = positive(width).zip(positive(height)).with_context(wrong)?;
    Ok(width.max(height))
}

/// The layout to show. Without a sight nothing is known of the seats, and the richest is shown.
///
/// # Errors
///
/// If the chosen layout, or any, cannot be read from the farthest seat: with the angles, and what would help.
pub(crate) fn layout(choice: LayoutChoice, sight: Option<Sight>) -> anyhow::Result<Layout> {
    let chosen = match choice {
        LayoutChoice::Auto => None,
        LayoutChoice::Full => Some(Layout::Full),
        LayoutChoice::Calls => Some(Layout::Calls),
        LayoutChoice::Single => Some(Layout::Single),
    };
    let Some(sight) = sight else { return Ok(chosen.unwrap_or(Layout::Full)) };
    let can_be_read = |layout: &Layout| sight.angles(*layout).is_enough();
    let best = LAYOUTS.into_iter().find(can_be_read);
    match (chosen, best) {
        (Some(layout), _) if can_be_read(&layout) => Ok(layout),
        (None, Some(layout)) => Ok(layout),
        (_, best) => {
            let layout = chosen.unwrap_or(Layout::Single);
            let Angles { call_deg, text_deg } = sight.angles(layout);
            let help = best.map_or("a larger screen or nearer seats".to_owned(), |best| format!("layout {best}"));
            bail!(
                "from the farthest seat the layout {layout} cannot be read: the last call has {call_deg:.2} degrees and needs \
                 {CALL_DEG_MIN}, the smallest text {text_deg:.2} and needs {TEXT_DEG_MIN}; choose {help}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL_HD: WindowSize = WindowSize { width_px: 1_920, height_px: 1_080 };

    fn sight(screen: &str, seat_m: f64) -> Sight {
        Sight::new(screen, seat_m, FULL_HD).unwrap()
    }

    #[test]
    fn the_angles_are_those_of_the_standard() {
        // A capital of 122 mm at ten metres subtends 0.7 degrees.
        let mm = |size_px: f64| size_px * CAPITAL_SHARE / sight("1000x562mm", 10.0).px_per_mm;
        let size_px = 122.2 / mm(1.0);
        assert!((sight("1000x562mm", 10.0).degrees(size_px) - 0.7).abs() < 0.001);
        // Inches and millimetres say the same, lying and standing, at any resolution.
        let same = [
            sight("50in", 8.0),
            sight("1107x623mm", 8.0),
            Sight::new("623x1107mm", 8.0, WindowSize { width_px: 1_080, height_px: 1_920 }).unwrap(),
            Sight::new("50in", 8.0, WindowSize { width_px: 3_840, height_px: 2_160 }).unwrap(),
        ];
        for other in same {
            let (one, other) = (same[0].angles(Layout::Full), other.angles(Layout::Full));
            assert!((one.text_deg - other.text_deg).abs() < 0.001, "{one:?} {other:?}");
            assert!(other.call_deg <= one.call_deg + 0.01 && other.call_deg > 0.8 * one.call_deg, "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_richest_layout_that_can_be_read_is_chosen() {
        let chosen = |screen, seat_m| layout(LayoutChoice::Auto, Some(sight(screen, seat_m))).ok();
        assert_eq!(chosen("43in", 5.0), Some(Layout::Full));
        assert_eq!(chosen("50in", 10.0), Some(Layout::Calls));
        assert_eq!(chosen("50in", 12.5), Some(Layout::Single));
        assert_eq!(chosen("32in", 15.0), None);
        assert_eq!(layout(LayoutChoice::Auto, None).unwrap(), Layout::Full);
        assert_eq!(layout(LayoutChoice::Single, Some(sight("43in", 5.0))).unwrap(), Layout::Single);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_numbers_and_what_would_help() {
        let refused = |choice, screen, seat_m| layout(choice, Some(sight(screen, seat_m))).unwrap_err().to_string();
        let full = refused(LayoutChoice::Full, "50in", 10.0);
        assert!(full.contains("the smallest text 0.08 and needs 0.14; choose layout calls"), "{full}");
        let small = refused(LayoutChoice::Auto, "24in", 10.0);
        assert!(small.contains("the last call has 0.48 degrees and needs 0.7"), "{small}");
        assert!(small.contains("a larger screen or nearer seats"), "{small}");
    }

    #[test]
    fn what_is_no_screen_and_no_seat_is_named() {
        for screen in ["", "55", "bigin", "0in", "1210mm", "-5x7mm"] {
            let error = Sight::new(screen, 5.0, FULL_HD).unwrap_err().to_string();
            assert!(error.contains("is not a screen such as 55in"), "{screen}: {error}");
        }
        assert!(Sight::new("55in", 0.0, FULL_HD).unwrap_err().to_string().contains("0.5 to 100 metres"));
    }
}
