//! A sheet as a picture: 80 mm paper on a table, eight dots to the millimetre.
//!
//! The letters are DejaVu Sans Mono, a free font whose proportions are those of a printer's font A.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use image::{Rgb, RgbImage};

use super::sheet::{Align, Cell, Mark, Sheet};
use crate::layout::{CELL_WIDTH_DOTS, Weight};

/// Height of font A at size 1, in dots.
const CELL_HEIGHT_DOTS: f32 = 24.0;
/// Blank paper left and right of the printable width: 4 mm on an 80 mm roll.
const SIDE_DOTS: u32 = 32;
/// Blank paper above the print, as the cutter stands above the head.
const TOP_DOTS: u32 = 72;
/// Blank paper below the print.
const BOTTOM_DOTS: u32 = 72;
/// Table around the paper.
const TABLE_DOTS: u32 = 32;
/// Reach of the paper's shadow.
const SHADOW_DOTS: u32 = 10;

const TABLE: [u8; 3] = [0xDF, 0xE3, 0xE8];
const PAPER: [u8; 3] = [0xFE, 0xFD, 0xFA];
const INK: [u8; 3] = [0x1C, 0x1C, 0x20];

/// The fonts could not be read; cannot happen with the ones that are built in.
pub type FontError = ab_glyph::InvalidFont;

/// Draws `sheet` on paper with `width_dots` printable dots.
///
/// # Errors
/// [`FontError`] when the built-in fonts are damaged.
pub fn draw(sheet: &Sheet, width_dots: u32) -> Result<RgbImage, FontError> {
    let fonts = Fonts::load()?;
    let paper_width = width_dots + 2 * SIDE_DOTS;
    let paper_height = sheet.length_dots() + TOP_DOTS + BOTTOM_DOTS;
    let mut canvas = Canvas::new(paper_width, paper_height);
    let mut top = TOP_DOTS;
    for mark in &sheet.marks {
        match mark {
            Mark::Line { cells, align, .. } => {
                let mut left = SIDE_DOTS + indent(width_dots, line_width(cells), *align);
                for cell in cells {
                    fonts.draw(cell, left, top, &mut canvas);
                    left += cell_width(cell);
                }
            }
            Mark::Blank { .. } => {}
            Mark::Picture { bitmap, align } => {
                let width = u32::try_from(bitmap.width_dots()).unwrap_or(0);
                let left = SIDE_DOTS + indent(width_dots, width, *align);
                for (x, y) in bitmap.dark() {
                    canvas.square(left + x, top + y, 1);
                }
            }
            Mark::Qr { module_dots, modules, dark, align, .. } => {
                let side = module_dots * u32::try_from(*modules).unwrap_or(0);
                let left = SIDE_DOTS + indent(width_dots, side, *align);
                for (row, line) in (0u32..).zip(dark.chunks(*modules)) {
                    for (column, _) in (0u32..).zip(line).filter(|(_, dark)| **dark) {
                        canvas.square(left + column * module_dots, top + row * module_dots, *module_dots);
                    }
                }
            }
        }
        top += mark.height_dots();
    }
    Ok(canvas.image)
}

fn cell_width(cell: &Cell) -> u32 {
    u32::from(cell.size.width) * u32::from(CELL_WIDTH_DOTS)
}

fn line_width(cells: &[Cell]) -> u32 {
    cells.iter().map(cell_width).sum()
}

fn indent(width: u32, used: u32, align: Align) -> u32 {
    let free = width.saturating_sub(used);
    match align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    }
}

struct Fonts {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Fonts {
    fn load() -> Result<Self, FontError> {
        Ok(Self {
            regular: FontRef::try_from_slice(dejavu::sans_mono::regular())?,
            bold: FontRef::try_from_slice(dejavu::sans_mono::bold())?,
        })
    }

    fn draw(&self, cell: &Cell, left: u32, top: u32, canvas: &mut Canvas) {
        let font = match cell.weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        // Stretched so that every glyph fills its cell exactly, as in a printer's font.
        let height = CELL_HEIGHT_DOTS * f32::from(cell.size.height);
        let natural = font.as_scaled(PxScale::from(height));
        let advance = natural.h_advance(font.glyph_id('0')).max(1.0);
        let width = f32::from(CELL_WIDTH_DOTS) * f32::from(cell.size.width);
        let scale = PxScale { x: height * width / advance, y: height };
        let baseline = font.as_scaled(scale).ascent().round();
        let glyph = font.glyph_id(cell.character).with_scale_and_position(scale, point(0.0, baseline));
        let Some(outline) = font.outline_glyph(glyph) else { return };
        let bounds = outline.px_bounds();
        // Whole dots, small by construction; a glyph may reach a little left of its cell.
        let (x0, y0) = (bounds.min.x as i64 + i64::from(left), bounds.min.y as i64 + i64::from(top));
        outline.draw(|x, y, cover| canvas.ink(x0 + i64::from(x), y0 + i64::from(y), cover));
    }
}

/// The table with a blank sheet on it; positions count from the corner of the paper.
struct Canvas {
    image: RgbImage,
}

impl Canvas {
    fn new(paper_width: u32, paper_height: u32) -> Self {
        let mut image = RgbImage::from_pixel(paper_width + 2 * TABLE_DOTS, paper_height + 2 * TABLE_DOTS, Rgb(TABLE));
        for (x, y, pixel) in image.enumerate_pixels_mut() {
            let dx = outside(x, TABLE_DOTS, paper_width);
            let dy = outside(y, TABLE_DOTS, paper_height);
            if dx == 0 && dy == 0 {
                *pixel = Rgb(PAPER);
                continue;
            }
            let far = f32::from(u16::try_from(dx.max(dy)).unwrap_or(u16::MAX));
            let fade = 1.0 - far / f32::from(u16::try_from(SHADOW_DOTS).unwrap_or(1));
            if fade > 0.0 {
                *pixel = mix(TABLE, [0x80, 0x86, 0x90], fade * fade * 0.45);
            }
        }
        Self { image }
    }

    fn ink(&mut self, x: i64, y: i64, cover: f32) {
        let at = |position: i64| u32::try_from(position + i64::from(TABLE_DOTS)).ok();
        if let (Some(x), Some(y)) = (at(x), at(y))
            && let Some(pixel) = self.image.get_pixel_mut_checked(x, y)
        {
            *pixel = mix(pixel.0, INK, cover.clamp(0.0, 1.0));
        }
    }

    fn square(&mut self, left: u32, top: u32, side: u32) {
        for y in top..top + side {
            for x in left..left + side {
                self.ink(x.into(), y.into(), 1.0);
            }
        }
    }
}

/// How far `position` lies outside the stretch that starts at `start`.
fn outside(position: u32, start: u32, length: u32) -> u32 {
    start.saturating_sub(position).max((position + 1).saturating_sub(start + length))
}

fn mix(under: [u8; 3], over: [u8; 3], part: f32) -> Rgb<u8> {
    let channel = |i: usize| {
        let value = f32::from(under[i]) * (1.0 - part) + f32::from(over[i]) * part;
        // Between two bytes, so it is a byte.
        value.round() as u8
    };
    Rgb([channel(0), channel(1), channel(2)])
}
