//! How strongly what is drawn stands out, measured on pixels. For the tests of the screens.

use std::{collections::BTreeMap, ops::Range};

/// A colour is taken for ink where at least so many pixels have it: fewer are the soft edges of letters.
const INK_PIXELS_MIN: usize = 3;

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// The relative luminance of a colour, between 0 and 1 (WCAG 2.2, "relative luminance").
#[must_use]
pub fn luminance(colour: Colour) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour[0]) + 0.7152 * channel(colour[1]) + 0.0722 * channel(colour[2])
}

/// The contrast of two colours, between 1 and 21 (WCAG 2.2, "contrast ratio").
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A picture: the pixels of its rows, each with red, green, blue and opacity.
#[derive(Debug, Clone, Copy)]
pub struct Pixels<'a> {
    /// Pixels in a row.
    pub width: usize,
    /// Four bytes for each pixel.
    pub rgba: &'a [u8],
}

impl Pixels<'_> {
    /// The contrast of what is written in a part of the picture to what it is written on, which is the most frequent colour
    /// there; `None` where nothing is drawn.
    #[must_use]
    pub fn contrast_in(self, columns: Range<usize>, rows: Range<usize>) -> Option<f64> {
        let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
        for y in rows {
            let row = self.rgba.get(4 * (y * self.width + columns.start)..4 * (y * self.width + columns.end))?;
            for pixel in row.chunks_exact(4) {
                *counts.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
            }
        }
        let ground = *counts.iter().max_by_key(|(_, count)| **count)?.0;
        let inks = counts.iter().filter(|(colour, count)| **colour != ground && **count >= INK_PIXELS_MIN);
        inks.map(|(colour, _)| contrast(*colour, ground)).max_by(f64::total_cmp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratios_are_those_of_the_standard() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.01, "the grey that just misses AA");
    }

    #[test]
    fn the_strongest_ink_counts_and_soft_edges_do_not() {
        let mut rgba = [255_u8; 4 * 20 * 10].to_vec();
        let mut paint = |index: usize, grey: u8| rgba[4 * index..4 * index + 3].copy_from_slice(&[grey; 3]);
        (0..10).for_each(|index| paint(index, 119));
        (20..22).for_each(|index| paint(index, 0));
        let pixels = Pixels { width: 20, rgba: &rgba };
        assert!((pixels.contrast_in(0..20, 0..10).unwrap() - 4.48).abs() < 0.01);
        assert_eq!(pixels.contrast_in(10..20, 0..10), None, "nothing is drawn there");
        assert_eq!(pixels.contrast_in(0..20, 0..11), None, "that is outside");
    }
}
