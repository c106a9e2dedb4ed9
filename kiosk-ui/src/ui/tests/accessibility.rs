//! What people need, measured on every screen in every language and mode: targets, gaps, letters, contrast, reach.
//!
//! The figures go to `target/accessibility/report.json`, their summary to `docs/ACCESSIBILITY.md`, which must be up to date.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;
use slint::{Rgba8Pixel, SharedPixelBuffer};

use super::*;
use crate::{
    flow::Mode,
    layout::{DESIGN_DISTANCE_MM, Panel, REACH_FROM_MM, REACH_TO_MM},
};

/// A panel of 22 inches, drawn with half of its pixels: the layout depends on millimetres alone, and it takes a quarter of the time.
const WINDOW: (u32, u32) = (540, 960);

/// Capital letters of Noto Sans, as a part of the text size.
const CAPITALS: f32 = 0.714;

/// Its small letters.
const SMALL_LETTERS: f32 = 0.536;

/// A text is coloured where at least so many pixels have its colour.
const INK_PIXELS_MIN: usize = 3;

const TARGET_MM_MIN: f32 = 20.0;
const GAP_MM_MIN: f32 = 3.0;
const TEXT_DEG_MIN: f32 = 0.7;
const CONTRAST_MIN: f32 = 7.0;

/// The modes and the switches that lead to them.
const MODES: [(&str, &[Mode]); 5] = [
    ("standard", &[]),
    ("large", &[Mode::Large]),
    ("contrast", &[Mode::Contrast]),
    ("low", &[Mode::Low]),
    ("all", &[Mode::Large, Mode::Contrast, Mode::Low]),
];

/// One screen in one language and mode.
#[derive(Debug, Serialize)]
struct Figures {
    screen: &'static str,
    language: &'static str,
    mode: &'static str,
    smallest_target_mm: f32,
    smallest_gap_mm: f32,
    smallest_text_deg: f32,
    lowest_contrast: f32,
    keypad_and_speech: bool,
}

fn round(value: f32, steps: f32) -> f32 {
    (value * steps).round() / steps
}

fn panel() -> (Panel, f32) {
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let (width, height) = (WINDOW.0 as f32, WINDOW.1 as f32);
    let panel = Panel::usual(width, height);
    (panel, panel.px_per_mm(width, height))
}

/// The free space between two controls that are beside or above each other, in pixels.
fn gap(one: &ElementHandle, other: &ElementHandle) -> Option<f32> {
    let (a, a_size, b, b_size) = (one.absolute_position(), one.size(), other.absolute_position(), other.size());
    let beside = (b.x - a.x - a_size.width).max(a.x - b.x - b_size.width);
    let above = (b.y - a.y - a_size.height).max(a.y - b.y - b_size.height);
    (beside < 0.0 || above < 0.0).then(|| beside.max(above))
}

fn luminance(pixel: Rgba8Pixel) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(pixel.r) + 0.7152 * channel(pixel.g) + 0.0722 * channel(pixel.b)
}

/// The pixels of a text: the contrast of its colour to what it stands on, and the height of its highest line.
fn ink(picture: &SharedPixelBuffer<Rgba8Pixel>, text: &ElementHandle) -> Option<(f32, f32)> {
    let (at, size) = (text.absolute_position(), text.size());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places within a picture")]
    let (left, top, right, bottom) = (
        at.x.max(0.0) as u32,
        at.y.max(0.0) as u32,
        ((at.x + size.width) as u32).min(picture.width()),
        ((at.y + size.height) as u32).min(picture.height()),
    );
    let row = |y: u32| {
        let from = (y * picture.width()) as usize;
        &picture.as_slice()[from + left as usize..from + right as usize]
    };
    let mut colours: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    for y in top..bottom {
        // Most neighbours are equal, and are counted at once.
        for run in row(y).chunk_by(|one, two| one == two) {
            *colours.entry([run[0].r, run[0].g, run[0].b]).or_default() += run.len();
        }
    }
    let ground = colours.iter().max_by_key(|(_, count)| **count)?.0;
    let ground = luminance(Rgba8Pixel::new(ground[0], ground[1], ground[2], 255));
    let contrast = |[r, g, b]: [u8; 3]| {
        let other = luminance(Rgba8Pixel::new(r, g, b, 255));
        (ground.max(other) + 0.05) / (ground.min(other) + 0.05)
    };
    let strongest = colours.iter().filter(|(_, count)| **count >= INK_PIXELS_MIN);
    let strongest = strongest.map(|(colour, _)| contrast(*colour)).fold(1.0, f32::max);
    let strong: Vec<[u8; 3]> = colours.keys().copied().filter(|colour| contrast(*colour) > strongest / 2.0).collect();
    let is_ink = |pixel: Rgba8Pixel| strong.binary_search(&[pixel.r, pixel.g, pixel.b]).is_ok();
    let inked = |y: u32| row(y).chunk_by(|one, two| one == two).any(|run| is_ink(run[0]));
    let (mut highest, mut run) = (0_u32, 0_u32);
    for y in top..bottom {
        run = if inked(y) { run + 1 } else { 0 };
        highest = highest.max(run);
    }
    #[expect(clippy::cast_precision_loss, reason = "a line is a few pixels high")]
    Some((strongest, highest as f32))
}

/// The angle that something of this height takes, seen from where the panel is read.
fn degrees(height_mm: f32) -> f32 {
    (height_mm / DESIGN_DISTANCE_MM).atan().to_degrees()
}

fn measure(scene: &Scene, language: &'static str, (mode, switches): (&'static str, &[Mode])) -> (Figures, Vec<String>) {
    let stand = enact_with(scene, WINDOW, language, switches);
    let mut wrong = faults(&stand, WINDOW);
    let (panel, px_per_mm) = panel();
    let buttons = stand.buttons();
    let target = buttons.iter().map(|button| button.size().width.min(button.size().height)).fold(f32::MAX, f32::min);
    let pairs =
        buttons.iter().enumerate().flat_map(|(index, one)| buttons[index + 1..].iter().map(move |two| (one, two)));
    let gap = pairs.filter_map(|(one, two)| gap(one, two)).fold(f32::MAX, f32::min);
    if stand.flow.manner().low {
        for button in &buttons {
            let height_mm = |y: f32| panel.bottom_mm + panel.height_mm - y / px_per_mm;
            let (top, bottom) = (button.absolute_position().y, button.absolute_position().y + button.size().height);
            if height_mm(top) > REACH_TO_MM + 0.5 || height_mm(bottom) < REACH_FROM_MM - 0.5 {
                wrong.push(format!("out of reach: {}", describe(button)));
            }
        }
    }
    let picture = stand.ui.window().take_snapshot().unwrap();
    let inks: Vec<_> =
        stand.texts().iter().filter(|text| text.size().height > 0.0).filter_map(|text| ink(&picture, text)).collect();
    let contrast = inks.iter().map(|(contrast, _)| *contrast).filter(|contrast| *contrast > 1.0).fold(21.0, f32::min);
    // The smallest size there is; where something is drawn that is lower than its small letters, so much less. Two pixels are
    // the soft edges of a letter.
    let smallest_px = 41.0 * stand.ui.layout().scale;
    let drawn = inks.iter().map(|(_, height)| *height).filter(|height| *height > 0.0).fold(f32::MAX, f32::min);
    let share = ((drawn + 2.0) / (smallest_px * SMALL_LETTERS)).min(1.0);
    let letters_mm = smallest_px * CAPITALS / px_per_mm * share;
    let figures = Figures {
        screen: scene.0,
        language,
        mode,
        smallest_target_mm: round(target / px_per_mm, 10.0),
        smallest_gap_mm: round(gap / px_per_mm, 10.0),
        smallest_text_deg: round(degrees(letters_mm), 100.0),
        lowest_contrast: round(contrast, 10.0),
        keypad_and_speech: false,
    };
    for fault in &wrong {
        eprintln!("{} {language} {mode}: {fault}", scene.0);
    }
    (figures, wrong.into_iter().map(|wrong| format!("{} {language} {mode}: {wrong}", scene.0)).collect())
}

impl Figures {
    fn shortfalls(&self) -> Vec<String> {
        let limits = [
            ("a target in mm", self.smallest_target_mm, TARGET_MM_MIN),
            ("a gap in mm", self.smallest_gap_mm, GAP_MM_MIN),
            ("a text in degrees", self.smallest_text_deg, TEXT_DEG_MIN),
            ("a contrast", self.lowest_contrast, CONTRAST_MIN),
        ];
        let below = limits.into_iter().filter(|(_, value, limit)| value < limit);
        below
            .map(|(what, value, limit)| {
                format!("{} {} {}: {what} is {value}, below {limit}", self.screen, self.language, self.mode)
            })
            .collect()
    }
}

/// The smallest figures of each screen in each mode, over all languages.
fn summary(report: &[Figures]) -> String {
    let mut text = String::from(SUMMARY_HEAD);
    for (mode, _) in MODES {
        for (screen, ..) in SCENES {
            let figures: Vec<_> = report.iter().filter(|one| one.mode == mode && one.screen == *screen).collect();
            let least = |of: fn(&Figures) -> f32| figures.iter().map(|one| of(one)).fold(f32::MAX, f32::min);
            let _ = writeln!(
                text,
                "| {screen} | {mode} | {:.1} | {:.1} | {:.2} | {:.1} |",
                least(|one| one.smallest_target_mm),
                least(|one| one.smallest_gap_mm),
                least(|one| one.smallest_text_deg),
                least(|one| one.lowest_contrast)
            );
        }
    }
    text
}

const SUMMARY_HEAD: &str = include_str!("accessibility.md");

#[test]
fn every_screen_gives_every_body_what_it_needs() {
    let measured = std::thread::scope(|scope| {
        let halves = LANGUAGES.chunks(LANGUAGES.len().div_ceil(2)).map(|languages| {
            scope.spawn(move || {
                let cases = languages.iter().flat_map(|language| MODES.iter().map(move |mode| (*language, *mode)));
                cases
                    .flat_map(|(language, mode)| SCENES.iter().map(move |scene| measure(scene, language, mode)))
                    .collect::<Vec<_>>()
            })
        });
        halves.collect::<Vec<_>>().into_iter().flat_map(|half| half.join().unwrap()).collect::<Vec<_>>()
    });
    let (report, faults): (Vec<_>, Vec<_>) = measured.into_iter().unzip();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("target/accessibility");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("report.json"), serde_json::to_string_pretty(&report).unwrap()).unwrap();
    let mut wrong: Vec<String> = faults.into_iter().flatten().collect();
    wrong.extend(report.iter().flat_map(Figures::shortfalls));
    let text = summary(&report);
    std::fs::write(folder.join("ACCESSIBILITY.md"), &text).unwrap();
    let kept = std::fs::read_to_string(root.join("docs/ACCESSIBILITY.md")).unwrap_or_default();
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        kept == text,
        "docs/ACCESSIBILITY.md is out of date: look at target/accessibility/ACCESSIBILITY.md and copy it there"
    );
}
