//! What people need, measured on every screen in every language and mode: targets, gaps, letters, contrast, reach.
//!
//! The figures go to `target/accessibility/report.json`, their summary to `docs/ACCESSIBILITY.md`, which must be up to date.

use std::{collections::HashSet, fmt::Write as _};

use serde::Serialize;
use turno_printer::{
    layout::Weight,
    typeset::{Face, Typesetter},
};
use turno_ui_kit::ink::{Ink, Pixels};

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

const TARGET_MM_MIN: f32 = 20.0;
const GAP_MM_MIN: f32 = 3.0;
const TEXT_DEG_MIN: f32 = 0.7;
const CONTRAST_MIN: f32 = 7.0;

/// The modes and the switches that lead to them.
const MODES: [(&str, &[Mode]); 6] = [
    ("standard", &[]),
    ("large", &[Mode::Large]),
    ("contrast", &[Mode::Contrast]),
    ("low", &[Mode::Low]),
    ("speech", &[Mode::Speech]),
    ("all", &[Mode::Large, Mode::Contrast, Mode::Low, Mode::Speech]),
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
    /// Which texts have the lowest contrast and the lowest letters.
    #[serde(skip)]
    places: [String; 2],
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

/// What is written where a text stands.
fn ink(pixels: Pixels<'_>, text: &ElementHandle) -> Option<Ink> {
    let (at, size) = (text.absolute_position(), text.size());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places within a picture")]
    let side = |place: f32, limit: u32| (place.max(0.0) as usize).min(limit as usize);
    let columns = side(at.x, WINDOW.0)..side(at.x + size.width, WINDOW.0);
    pixels.ink_in(columns, side(at.y, WINDOW.1)..side(at.y + size.height, WINDOW.1))
}

/// The angle that something of this height takes, seen from where the panel is read.
fn degrees(height_mm: f32) -> f32 {
    (height_mm / DESIGN_DISTANCE_MM).atan().to_degrees()
}

/// What is used again from one screen to the next.
#[derive(Default)]
struct Bench {
    /// A window takes longer to make than to change.
    stand: Option<Stand>,
    letters: Typesetter,
    /// The texts whose letters were looked up.
    seen: HashSet<String>,
}

impl Bench {
    /// What no installed font can write. The window's own shaper would draw an empty box.
    fn unwritable(&mut self, stand: &Stand, language: &str) -> Vec<String> {
        let face = Face { size_dots: 20, weight: Weight::Bold };
        let labels = stand.buttons().into_iter().chain(stand.texts()).filter_map(|element| element.accessible_label());
        let fresh: Vec<_> = labels.filter(|label| self.seen.insert(label.to_string())).collect();
        let holes = fresh.iter().filter_map(|label| self.letters.lines(label, language, face, 2_000).err());
        holes.map(|hole| hole.to_string()).collect()
    }
}

/// Measures one screen in a language and mode.
fn measure(
    bench: &mut Bench,
    scene: &Scene,
    language: &'static str,
    (mode, switches): (&'static str, &[Mode]),
) -> (Figures, Vec<String>) {
    let hall = hall_of(scene, language);
    let stand = match bench.stand.take() {
        Some(stand) => stand.again(hall),
        None => Stand::new(WINDOW, hall),
    };
    let mut stand = enact_on(stand, scene, language, switches);
    let mut wrong = faults(&stand, WINDOW);
    wrong.extend(bench.unwritable(&stand, language));
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
    let picture = stand.glass.picture();
    if draws_everything() {
        save(&picture, &format!("totem/{mode}-{language}-{}", numbered(scene)));
    }
    let pixels = Pixels { width: picture.width() as usize, channels: 3, bytes: picture.as_bytes() };
    // Where nothing is written, only the edge of a neighbour could be measured.
    let texts = stand.texts().into_iter().filter(|text| text.accessible_label().is_some_and(|label| !label.is_empty()));
    let inks: Vec<_> = texts.filter_map(|text| Some((ink(pixels, &text)?, describe(&text)))).collect();
    let weakest = inks.iter().min_by(|(one, _), (other, _)| one.contrast.total_cmp(&other.contrast));
    #[expect(clippy::cast_possible_truncation, reason = "between 1 and 21")]
    let contrast = weakest.map_or(21.0, |(ink, _)| ink.contrast as f32);
    let lowest = inks.iter().min_by_key(|(ink, _)| ink.line_px);
    // The smallest size there is; where something is drawn that is lower than its small letters, so much less. Two pixels are
    // the soft edges of a letter.
    let smallest_px = 41.0 * stand.ui.layout().scale;
    #[expect(clippy::cast_precision_loss, reason = "a line is a few pixels high")]
    let drawn = lowest.map_or(smallest_px, |(ink, _)| ink.line_px as f32);
    let share = ((drawn + 2.0) / (smallest_px * SMALL_LETTERS)).min(1.0);
    let letters_mm = smallest_px * CAPITALS / px_per_mm * share;
    let unreached = told(&mut stand, scene);
    let figures = Figures {
        screen: scene.0,
        language,
        mode,
        smallest_target_mm: round(target / px_per_mm, 10.0),
        smallest_gap_mm: round(gap / px_per_mm, 10.0),
        smallest_text_deg: round(degrees(letters_mm), 100.0),
        lowest_contrast: round(contrast, 10.0),
        keypad_and_speech: unreached.is_empty(),
        places: [weakest, lowest].map(|found| found.map_or_else(String::new, |(_, place)| place.clone())),
    };
    wrong.extend(unreached);
    bench.stand = Some(stand);
    (figures, wrong.into_iter().map(|wrong| format!("{} {language} {mode}: {wrong}", scene.0)).collect())
}

/// The same screen with the speech on: what of it a keypad and a loudspeaker do not give.
fn told(stand: &mut Stand, scene: &Scene) -> Vec<String> {
    if !stand.flow.manner().speech {
        stand.hear(vec![Act::Press(Press::Mode(Mode::Speech))]);
        stand.go_on();
        if scene.0.ends_with("still-there") {
            // The switch was a sign of life, so the question has to come again.
            (scene.2)(stand);
        }
    }
    blind::unreached(stand)
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
                format!(
                    "{} {} {}: {what} is {value}, below {limit}: {:?}",
                    self.screen, self.language, self.mode, self.places
                )
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
                "| {screen} | {mode} | {:.1} | {:.1} | {:.2} | {:.1} | {} |",
                least(|one| one.smallest_target_mm),
                least(|one| one.smallest_gap_mm),
                least(|one| one.smallest_text_deg),
                least(|one| one.lowest_contrast),
                if figures.iter().all(|one| one.keypad_and_speech) { "yes" } else { "no" }
            );
        }
    }
    text
}

const SUMMARY_HEAD: &str = include_str!("accessibility.md");

#[test]
fn every_screen_gives_every_body_what_it_needs() {
    let cases: Vec<_> =
        LANGUAGES.iter().flat_map(|language| MODES.iter().map(move |mode| (*language, *mode))).collect();
    let measured = std::thread::scope(|scope| {
        let halves = cases.chunks(cases.len().div_ceil(2)).map(|cases| {
            scope.spawn(move || {
                let (mut bench, mut measured) = (Bench::default(), Vec::new());
                for (language, mode) in cases {
                    measured.extend(SCENES.iter().map(|scene| measure(&mut bench, scene, language, *mode)));
                }
                measured
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

#[test]
fn a_letter_that_no_font_has_is_found() {
    let mut hall = sample::capannori();
    hall.services[0].name = sample::texts("Anagrafe \u{10FFFD}", "", "", "");
    let mut stand = Stand::new(WINDOW, hall);
    stand.wait();
    let holes = Bench::default().unwritable(&stand, "it");
    assert!(holes.iter().any(|hole| hole.contains("U+10FFFD")), "{holes:?}");
}
