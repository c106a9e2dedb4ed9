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

/// A picture: the pixels of its rows, each with red, green, blue and perhaps opacity.
#[derive(Debug, Clone, Copy)]
pub struct Pixels<'a> {
    /// Pixels in a row.
    pub width: usize,
    /// Bytes for each pixel, three or four.
    pub channels: usize,
    /// The pixels.
    pub bytes: &'a [u8],
}

impl Pixels<'_> {
    /// The contrast of what is written in a part of the picture to what it is written on, which is the most frequent colour
    /// there; `None` where nothing is drawn.
    #[must_use]
    pub fn contrast_in(self, columns: Range<usize>, rows: Range<usize>) -> Option<f64> {
        self.ink_in(columns, rows).map(|ink| ink.contrast)
    }

    /// The same with the height of what is written.
    #[must_use]
    pub fn ink_in(self, columns: Range<usize>, rows: Range<usize>) -> Option<Ink> {
        let place = |x: usize, y: usize| self.channels * (y * self.width + x);
        let row = |y: usize| self.bytes.get(place(columns.start, y)..place(columns.end, y));
        let colour = |pixel: &[u8]| [pixel[0], pixel[1], pixel[2]];
        let pixels = |row: &[u8]| row.chunks_exact(self.channels).map(colour).collect::<Vec<Colour>>();
        let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
        for y in rows.clone() {
            // Most pixels are like the one before, and are counted at once.
            for run in pixels(row(y)?).chunk_by(|one, other| one == other) {
                *counts.entry(run[0]).or_default() += run.len();
            }
        }
        let ground = *counts.iter().max_by_key(|(_, count)| **count)?.0;
        let inks = counts.iter().filter(|(colour, count)| **colour != ground && **count >= INK_PIXELS_MIN);
        let strongest = inks.map(|(colour, _)| contrast(*colour, ground)).max_by(f64::total_cmp)?;
        // The soft edge of a letter, weaker than half of it, is not its height.
        let strong: Vec<Colour> =
            counts.into_keys().filter(|colour| contrast(*colour, ground) > strongest / 2.0).collect();
        let (mut line_px, mut lines) = (0, 0);
        for y in rows {
            let inked = pixels(row(y)?).iter().any(|pixel| *pixel != ground && strong.binary_search(pixel).is_ok());
            lines = if inked { lines + 1 } else { 0 };
            line_px = line_px.max(lines);
        }
        Some(Ink { contrast: strongest, line_px })
    }
}

/// What is written in a part of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// The contrast of its strongest colour to what it is written on.
    pub contrast: f64,
    /// The height of its highest line, in pixels.
    pub line_px: usize,
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
        let pixels = Pixels { width: 20, channels: 4, bytes: &rgba };
        assert!((pixels.contrast_in(0..20, 0..10).unwrap() - 4.48).abs() < 0.01);
        assert_eq!(pixels.contrast_in(10..20, 0..10), None, "nothing is drawn there");
        assert_eq!(pixels.contrast_in(0..20, 0..11), None, "that is outside");
    }

    #[test]
    fn the_highest_line_is_measured_without_its_soft_edge() {
        let mut rgba = [255_u8; 4 * 20 * 10].to_vec();
        let mut paint = |row: usize, grey: u8| {
            (4..9).for_each(|column| rgba[4 * (20 * row + column)..][..3].copy_from_slice(&[grey; 3]));
        };
        [1, 5, 6, 7].into_iter().for_each(|row| paint(row, 0));
        paint(4, 170);
        let ink = Pixels { width: 20, channels: 4, bytes: &rgba }.ink_in(0..20, 0..10).unwrap();
        assert_eq!(ink.line_px, 3);
        assert!((ink.contrast - 21.0).abs() < 0.01);
    }
}
