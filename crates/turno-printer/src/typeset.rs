//! Text that the printer has no letters for, drawn as dots with the fonts of the system.
//!
//! Shaping, the direction of writing and the places where a line may break come from `parley`, the same library the
//! windows use; `ab_glyph` fills the outlines. A character that no installed font has is an error that names it: on paper
//! an empty box would tell nobody anything.

use std::fmt;

use ab_glyph::{Font, FontRef, GlyphId, PxScale, point};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, FontWeight, GenericFamily, GlyphRun,
    Language, Layout, LayoutContext, OverflowWrap, PositionedLayoutItem, StyleProperty,
};
use thiserror::Error;

use crate::bitmap::Bitmap;
use crate::layout::Weight;

/// The families that are asked first, so that every machine with them prints the same; then whatever the system has.
const FAMILIES: [&str; 4] = ["Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Hebrew"];

/// A dot is dark when at least this part of it is covered.
const DARK: f32 = 0.5;

/// How text is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Size of the letters, in dots to the em.
    pub size_dots: u16,
    /// Thickness.
    pub weight: Weight,
}

/// No installed font has this character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
#[error("no installed font has `{character}` (U+{:04X})", u32::from(*.character))]
pub struct NoFont {
    /// The character.
    pub character: char,
}

/// Draws text; finds the system's fonts at the first need and keeps them.
#[derive(Default)]
pub struct Typesetter {
    fonts: Option<FontContext>,
    layouts: LayoutContext<()>,
}

impl fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetter").field("fonts_found", &self.fonts.is_some()).finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Draws `text` in lines of at most `width_dots`, each as small as its ink allows and without broken words; a single
    /// word wider than a line is broken, since it has no better place. `language` is a tag such as `ar` or `zh`.
    ///
    /// # Errors
    /// [`NoFont`] names the first character that no font has.
    pub fn lines(&mut self, text: &str, language: &str, face: Face, width_dots: u16) -> Result<Vec<Bitmap>, NoFont> {
        // Line ends and other control characters are spaces here as they are in printer text.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let fonts = self.fonts.get_or_insert_with(FontContext::new);
        let mut builder = self.layouts.ranged_builder(fonts, &text, 1.0, true);
        let named = FAMILIES.map(FontFamilyName::named);
        let families: Vec<_> = named.into_iter().chain([FontFamilyName::Generic(GenericFamily::SansSerif)]).collect();
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(f32::from(face.size_dots)));
        builder.push_default(StyleProperty::FontWeight(match face.weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        }));
        builder.push_default(StyleProperty::Locale(Language::parse(language).ok()));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout: Layout<()> = builder.build(&text);
        layout.break_all_lines(Some(f32::from(width_dots)));
        layout.align(Alignment::Left, AlignmentOptions::default());
        let lines: Result<Vec<Bitmap>, NoFont> = layout.lines().map(|line| draw(&line, &text, width_dots)).collect();
        // A space that hangs over the end of the paper makes a line of its own, without ink.
        Ok(lines?.into_iter().filter(|line| line.dark().next().is_some()).collect())
    }
}

/// One line, cut off where its ink ends.
fn draw(line: &parley::Line<'_, ()>, text: &str, width_dots: u16) -> Result<Bitmap, NoFont> {
    let metrics = line.metrics();
    let (ascent, descent) = (metrics.ascent.ceil(), metrics.descent.ceil());
    // Letters may reach a little out of their line, to the left as well as above; the margin takes them in.
    let margin = (ascent + descent) / 4.0;
    let width = f32::from(width_dots) + 2.0 * margin;
    let bitmap = Bitmap::blank(width as usize, (ascent + descent) as usize);
    let mut ink = Ink { left: usize::MAX, right: 0, top: usize::MAX, bottom: 0, bitmap };
    for item in line.items() {
        if let PositionedLayoutItem::GlyphRun(run) = item {
            if let Some(character) = missing(&run, text) {
                return Err(NoFont { character });
            }
            let lift = metrics.baseline - ascent;
            draw_run(&run, margin, lift, &mut ink);
        }
    }
    Ok(ink.cropped(usize::from(width_dots)))
}

/// The first character of the run that its font does not have.
fn missing(run: &GlyphRun<'_, ()>, text: &str) -> Option<char> {
    let mut clusters = run.run().clusters();
    let hole = clusters.find(|cluster| {
        let blank = text[cluster.text_range()].chars().all(|c| c.is_whitespace() || is_invisible(c));
        !blank && cluster.glyphs().any(|glyph| glyph.id == 0)
    })?;
    text[hole.text_range()].chars().next()
}

/// Marks that steer the direction of writing or join letters, and show nothing themselves.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn draw_run(run: &GlyphRun<'_, ()>, margin: f32, lift: f32, ink: &mut Ink) {
    let data = run.run().font();
    let Ok(font) = FontRef::try_from_slice_and_index(data.data.as_ref(), data.index) else { return };
    let Some(units_per_em) = font.units_per_em() else { return };
    // ab_glyph counts a size from the top of the tallest letter to the bottom of the lowest, parley in ems.
    let scale = PxScale::from(run.run().font_size() * font.height_unscaled() / units_per_em);
    for glyph in run.positioned_glyphs() {
        // A font has at most 65,536 glyphs.
        let Ok(id) = u16::try_from(glyph.id) else { continue };
        let at = point(glyph.x + margin, glyph.y - lift);
        let Some(outline) = font.outline_glyph(GlyphId(id).with_scale_and_position(scale, at)) else { continue };
        let bounds = outline.px_bounds();
        outline.draw(|x, y, cover| {
            if cover >= DARK {
                ink.dot(bounds.min.x + x as f32, bounds.min.y + y as f32);
            }
        });
    }
}

/// Rows of paper above and below the ink of a line.
const LEADING_ROWS: usize = 4;

/// Dots, and where the outermost are.
struct Ink {
    bitmap: Bitmap,
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Ink {
    fn dot(&mut self, x: f32, y: f32) {
        if x >= 0.0 && y >= 0.0 {
            let (x, y) = (x as usize, y as usize);
            self.bitmap.set(x, y);
            self.left = self.left.min(x);
            self.right = self.right.max(x + 1);
            self.top = self.top.min(y);
            self.bottom = self.bottom.max(y + 1);
        }
    }

    fn cropped(self, width_max: usize) -> Bitmap {
        let width = self.right.saturating_sub(self.left).min(width_max);
        let rows = self.bottom.saturating_sub(self.top) + 2 * LEADING_ROWS;
        let mut cropped = Bitmap::blank(width.max(1), rows);
        for (x, y) in self.bitmap.dark() {
            cropped.set((x as usize).saturating_sub(self.left), y as usize + LEADING_ROWS - self.top);
        }
        cropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size_dots: 26, weight: Weight::Regular };

    fn lines(text: &str, language: &str) -> Vec<Bitmap> {
        Typesetter::default().lines(text, language, FACE, 576).unwrap()
    }

    fn ink(bitmap: &Bitmap) -> usize {
        bitmap.dark().count()
    }

    #[test]
    fn every_script_of_the_product_is_drawn() {
        for (text, language) in
            [("Адміністративні послуги", "uk"), ("خدمات المواطنين", "ar"), ("市民服务", "zh"), ("Ελληνικά", "el")]
        {
            let drawn = lines(text, language);
            assert_eq!(drawn.len(), 1, "{text}");
            assert!(ink(&drawn[0]) > 300 && drawn[0].width_dots() <= 576, "{text}: {}", ink(&drawn[0]));
        }
    }

    #[test]
    fn arabic_letters_are_joined_and_run_from_right_to_left() {
        // Two joined letters take less room than the same two apart.
        let width = |text| lines(text, "ar")[0].width_dots();
        assert!(width("بببب") < width("ب ب ب ب"));
        // Alif is a stroke without tail: in `با` it stands last, so at the left.
        let drawn = &lines("باااا", "ar")[0];
        let middle = u32::try_from(drawn.width_dots() / 2).unwrap();
        let tall = |x: u32| drawn.dark().filter(|(at, _)| *at == x).count();
        let left = (0..middle).map(tall).max().unwrap();
        let rightmost = (middle + middle / 2..2 * middle).map(tall).max().unwrap();
        assert!(left > rightmost, "the strokes are not at the left: {left} {rightmost}");
    }

    #[test]
    fn lines_fit_and_break_between_words() {
        let text = "Зачекайте тут і стежте за екраном, поки не з'явиться ваш номер і номер віконця";
        let mut setter = Typesetter::default();
        let narrow = setter.lines(text, "uk", FACE, 300).unwrap();
        assert!(narrow.len() > 2 && narrow.iter().all(|line| line.width_dots() <= 304), "{}", narrow.len());
        let word = setter.lines("самообслуговування", "uk", FACE, 100).unwrap();
        assert!(word.len() > 1 && word.iter().all(|line| line.width_dots() <= 104));
    }

    #[test]
    fn a_character_without_font_is_named_and_not_drawn_as_a_box() {
        // A code point that no font can have.
        let refused = Typesetter::default().lines("Послуга \u{10FFFD}", "uk", FACE, 576);
        assert_eq!(refused, Err(NoFont { character: '\u{10FFFD}' }));
        assert_eq!(refused.unwrap_err().to_string(), "no installed font has `\u{10FFFD}` (U+10FFFD)");
    }

    #[test]
    fn control_characters_are_spaces() {
        assert_eq!(lines("Привіт\u{1b}@\nтут", "uk"), lines("Привіт @ тут", "uk"));
        assert_eq!(lines(" ", "uk"), []);
    }

    #[test]
    fn bold_has_more_ink() {
        let mut setter = Typesetter::default();
        let bold = setter.lines("Номер", "uk", Face { weight: Weight::Bold, ..FACE }, 576).unwrap();
        assert!(ink(&bold[0]) > ink(&lines("Номер", "uk")[0]));
    }
}
