//! The office's picture, kept in the printer's own memory and printed from there by two characters.
//!
//! At 9600 baud a picture on every slip would take six seconds; kept in the printer it takes eleven bytes. The memory
//! wears out, so a picture is written only when the printer does not say that it has it.

use std::fmt;
use std::path::{Path, PathBuf};

use image::imageops::{FilterType, resize};
use image::{GrayAlphaImage, ImageReader};
use thiserror::Error;

use crate::bitmap::Bitmap;

/// Highest picture, in dots: 20 mm.
const ROWS_MAX: u32 = 160;
/// Widest picture, in dots: 48 mm, which fits on every paper.
const WIDTH_MAX: u32 = 384;
/// Longest side of a file that is read, in pixels.
const SIDE_MAX: u32 = 8000;
/// Darker than this is ink.
const INK: u16 = 128;

/// The two characters of a picture, made of the picture itself. The first is a small letter: pictures whose first is not
/// were put there by somebody else and are left alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LogoKey([u8; 2]);

impl LogoKey {
    /// One of ours, if the characters are.
    pub(crate) fn ours(characters: [u8; 2]) -> Option<Self> {
        characters[0].is_ascii_lowercase().then_some(Self(characters))
    }

    /// The characters on the wire.
    pub const fn wire(self) -> [u8; 2] {
        self.0
    }
}

impl fmt::Debug for LogoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogoKey({}{})", char::from(self.0[0]), char::from(self.0[1]))
    }
}

/// A picture ready for the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    bitmap: Bitmap,
}

/// Why a file cannot become a logo; a sentence with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogoError {
    /// It cannot be read or is no PNG.
    #[error("cannot read the picture {path}: {cause}. Give a PNG file")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// It is too large.
    #[error("the picture is {width} x {height} pixels; no side may be longer than {SIDE_MAX}")]
    Large {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Nothing on it would be ink.
    #[error("the picture would print as an empty space: nothing on it is darker than middle grey")]
    Blank,
}

impl Logo {
    /// Reads a PNG file, and makes it as small as a slip needs: at most 48 x 20 mm, black on white.
    ///
    /// # Errors
    /// [`LogoError`] when it is no picture, too large, or has no dark dot.
    pub fn read(path: &Path) -> Result<Self, LogoError> {
        let failed = |cause: String| LogoError::File { path: path.to_owned(), cause };
        let reader = || ImageReader::open(path).and_then(ImageReader::with_guessed_format);
        let size = reader().map_err(|error| failed(error.to_string()))?.into_dimensions();
        let (width, height) = size.map_err(|error| failed(error.to_string()))?;
        if width > SIDE_MAX || height > SIDE_MAX {
            return Err(LogoError::Large { width, height });
        }
        let picture = reader().map_err(|error| failed(error.to_string()))?.decode();
        Self::from_picture(&picture.map_err(|error| failed(error.to_string()))?.to_luma_alpha8())
    }

    /// Makes a logo of a picture; what shines through is paper.
    ///
    /// # Errors
    /// [`LogoError::Blank`] when no dot would be dark.
    pub fn from_picture(picture: &GrayAlphaImage) -> Result<Self, LogoError> {
        let (width, height) = (picture.width().max(1), picture.height().max(1));
        let scale = (f64::from(WIDTH_MAX) / f64::from(width)).min(f64::from(ROWS_MAX) / f64::from(height)).min(1.0);
        let fitted = |side: u32| ((f64::from(side) * scale) as u32).max(1);
        let small = resize(picture, fitted(width), fitted(height), FilterType::Triangle);
        let mut bitmap = Bitmap::blank(small.width() as usize, small.height() as usize);
        for (x, y, pixel) in small.enumerate_pixels() {
            let [grey, alpha] = pixel.0.map(u16::from);
            // On white paper.
            if 255 - (255 - grey) * alpha / 255 < INK {
                bitmap.set(x as usize, y as usize);
            }
        }
        if bitmap.dark().next().is_none() {
            return Err(LogoError::Blank);
        }
        Ok(Self { bitmap: bitmap.without_commands() })
    }

    /// Its characters: equal for equal pictures, and with 2,444 possibilities nearly always different for others.
    pub fn key(&self) -> LogoKey {
        // FNV-1a: short, the same on every machine and in every version.
        let shape = [self.bitmap.row_bytes() as u8];
        let hash = shape
            .iter()
            .chain(self.bitmap.bytes())
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
        let first = b'a' + (hash % 26) as u8;
        let second = b'!' + (hash / 26 % 94) as u8;
        LogoKey([first, second])
    }

    /// `GS ( L` function 67: keep it under its characters.
    pub(crate) fn define(&self) -> Vec<u8> {
        let [a, b] = self.key().wire();
        let size = |dots: usize| u16::try_from(dots).unwrap_or(u16::MAX).to_le_bytes();
        // Function, characters, colours, size, colour: ten bytes; then the dots.
        let parameters = 10 + self.bitmap.bytes().len();
        let mut bytes = vec![0x1D, 0x28, 0x4C];
        bytes.extend(size(parameters));
        bytes.extend([0x30, 0x43, a, b, 1]);
        bytes.extend(size(self.bitmap.width_dots()));
        bytes.extend(size(self.bitmap.rows()));
        bytes.push(0x31);
        bytes.extend(self.bitmap.bytes());
        bytes
    }
}

/// `GS ( L` function 64: which characters have a picture?
pub(crate) const LIST: [u8; 9] = [0x1D, 0x28, 0x4C, 0x04, 0x00, 0x30, 0x40, b'K', b'C'];

/// `GS ( L` function 69: print it, at its own size.
pub(crate) fn print(key: LogoKey) -> [u8; 11] {
    let [a, b] = key.wire();
    [0x1D, 0x28, 0x4C, 0x06, 0x00, 0x30, 0x45, a, b, 1, 1]
}

/// `GS ( L` function 66: forget it.
pub(crate) fn delete(key: LogoKey) -> [u8; 9] {
    let [a, b] = key.wire();
    [0x1D, 0x28, 0x4C, 0x04, 0x00, 0x30, 0x42, a, b]
}

/// The characters in the answer to [`LIST`], from its header to before its NUL; `None` for another block.
pub(crate) fn listed(block: &[u8]) -> Option<Vec<[u8; 2]>> {
    let [0x37, 0x72, 0x40 | 0x41, characters @ ..] = block else { return None };
    Some(characters.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect())
}

#[cfg(test)]
mod tests {
    use image::LumaA;

    use super::*;

    fn disc(side: u32) -> GrayAlphaImage {
        GrayAlphaImage::from_fn(side, side, |x, y| {
            let (dx, dy) = (f64::from(x) - f64::from(side) / 2.0, f64::from(y) - f64::from(side) / 2.0);
            let inside = dx.hypot(dy) < f64::from(side) / 3.0;
            LumaA([if inside { 0 } else { 255 }, 255])
        })
    }

    #[test]
    fn a_logo_is_made_small_and_keeps_its_shape() {
        let logo = Logo::from_picture(&disc(1000)).unwrap();
        assert_eq!((logo.bitmap.width_dots(), logo.bitmap.rows()), (160, 160));
        let ink = logo.bitmap.dark().count();
        assert!((8500..9500).contains(&ink), "{ink}");
        assert_eq!(Logo::from_picture(&disc(40)).unwrap().bitmap.rows(), 40);
    }

    #[test]
    fn equal_pictures_have_equal_characters_that_are_ours() {
        let key = Logo::from_picture(&disc(200)).unwrap().key();
        assert_eq!(Logo::from_picture(&disc(200)).unwrap().key(), key);
        assert_ne!(Logo::from_picture(&disc(201)).unwrap().key(), key);
        assert_eq!(LogoKey::ours(key.wire()), Some(key));
        assert!(key.wire().iter().all(|character| (0x21..=0x7E).contains(character)));
        assert_eq!(LogoKey::ours(*b"G1"), None);
    }

    #[test]
    fn what_cannot_be_a_logo_says_why() {
        let white = GrayAlphaImage::from_pixel(10, 10, LumaA([255, 255]));
        assert_eq!(Logo::from_picture(&white), Err(LogoError::Blank));
        let glass = GrayAlphaImage::from_pixel(10, 10, LumaA([0, 0]));
        assert_eq!(Logo::from_picture(&glass), Err(LogoError::Blank));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logo.png");
        assert!(Logo::read(&path).unwrap_err().to_string().starts_with("cannot read the picture"));
        std::fs::write(&path, "no picture").unwrap();
        assert!(Logo::read(&path).unwrap_err().to_string().ends_with("Give a PNG file"));
        disc(100).save(&path).unwrap();
        assert_eq!(Logo::read(&path).unwrap(), Logo::from_picture(&disc(100)).unwrap());
    }

    #[test]
    fn the_command_counts_its_own_bytes() {
        let bytes = Logo::from_picture(&disc(100)).unwrap().define();
        let counted = usize::from(u16::from_le_bytes([bytes[3], bytes[4]]));
        assert_eq!(counted, bytes.len() - 5);
        assert_eq!(listed(&[0x37, 0x72, 0x40, b'a', b'!', b'G', b'1']), Some(vec![*b"a!", *b"G1"]));
        assert_eq!(listed(&[0x37, 0x25]), None);
    }
}
