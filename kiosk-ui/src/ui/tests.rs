//! The screens as a visitor meets them: found by label, pressed, measured, and drawn into pictures.
//!
//! With `TURNO_DRAW=1` their pictures go to `target/screens/`, for people to look at.

use std::{cell::RefCell, path::Path, sync::Arc, time::Duration};

use i_slint_backend_testing::{AccessibleRole, ElementHandle, ElementQuery};
use jiff::ToSpan as _;
use slint::{Model as _, PhysicalSize, Rgb8Pixel, SharedPixelBuffer, platform::PointerEventButton};
use turno_protocol::{AppointmentInfo, CheckIn, Forecast, HallInfo, Opening, SlipOrder, Suspended, SuspensionReason};
use turno_text::Catalogue;
use uuid::Uuid;

mod accessibility;
mod blind;

use super::*;
use crate::{
    flow::{
        Answer, Asked, Fits, Flow, Fresh, Input, Kept, Mode, OWN_LAST, OnPaper, PaperTrouble, PrinterHealth, Record,
        Room, Series, Stage,
    },
    guide::{Act, Guide, Line, VOLUME_USUAL},
    sample,
};

mod finger;
mod glass;
mod scene_for;
mod scenes;
mod stand;

use glass::Glass;
use scene_for::scene_for;
use scenes::{SCENES, Scene};
use stand::{Stand, draws_everything, enact, enact_on, enact_with, hall_of, numbered, save, scene};

const UPRIGHT: (u32, u32) = (1080, 1920);
const OTHER_SIZES: [(u32, u32); 3] = [(1920, 1080), (1024, 768), (800, 480)];
const LANGUAGES: [&str; 11] = ["it", "en", "de", "fr", "es", "ro", "sq", "sl", "ar", "zh", "uk"];

/// A 22-inch panel with 1080 pixels across is 274 mm wide.
const PX_PER_MM: f32 = 1080.0 / 274.0;

/// Rounding in layouts, in pixels.
const SLACK_PX: f32 = 1.0;

fn inside_window(element: &ElementHandle, (width, height): (u32, u32)) -> bool {
    let (position, size) = (element.absolute_position(), element.size());
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let (right, bottom) = (width as f32 + SLACK_PX, height as f32 + SLACK_PX);
    position.x >= -SLACK_PX
        && position.y >= -SLACK_PX
        && position.x + size.width <= right
        && position.y + size.height <= bottom
}

fn describe(element: &ElementHandle) -> String {
    let (position, size) = (element.absolute_position(), element.size());
    let label = element.accessible_label().unwrap_or_default();
    format!("{label:?} at {},{} of {}x{}", position.x, position.y, size.width, size.height)
}

/// Explanations that stand in a service and have no height for what they say in each language: they would be there for nobody, or not
/// for everybody.
fn squeezed_explanations(stand: &Stand) -> Vec<String> {
    let line_px = 41.0 * stand.ui.load.borrow().leading.0 * stand.ui.layout().scale;
    let tiles = ElementQuery::from_root(&stand.ui.window).match_inherits("Tile").find_all();
    let abouts = tiles.iter().zip(stand.ui.services.iter()).flat_map(|(tile, item)| {
        let abouts = tile.query_descendants().match_id("Tile::about").find_all();
        abouts.into_iter().map(move |about| (about, item.about.lines().count()))
    });
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let is_squeezed = |about: &ElementHandle, lines: usize| about.size().height + SLACK_PX < lines as f32 * line_px;
    let squeezed = abouts.filter(|(about, lines)| is_squeezed(about, *lines));
    squeezed.map(|(about, lines)| format!("no height for {lines} lines: {}", describe(&about))).collect()
}

/// Texts that a control lies over which is not theirs.
fn covered_texts(texts: &[ElementHandle], controls: &[ElementHandle]) -> Vec<String> {
    let places: Vec<_> = controls.iter().map(|control| (control.absolute_position(), control.size())).collect();
    let mut covered = Vec::new();
    for text in texts {
        let (at, size) = (text.absolute_position(), text.size());
        let middle = (at.x + size.width / 2.0, at.y + size.height / 2.0);
        let holds = |(place, extent): &(slint::LogicalPosition, slint::LogicalSize)| {
            (place.x..place.x + extent.width).contains(&middle.0)
                && (place.y..place.y + extent.height).contains(&middle.1)
        };
        let is_free = size.width > 0.0 && size.height > 0.0 && !places.iter().any(holds);
        let over = controls.iter().filter(|control| is_free && overlap(text, control));
        covered.extend(over.map(|control| format!("{} lies over {}", describe(control), describe(text))));
    }
    covered
}

/// How many changes of colour the foot of one letter brings into a row of pixels.
const FOOT_EDGES_MAX: usize = 8;

/// Texts that are drawn up to the edge of their place: a part of them is cut.
fn cut_texts(stand: &Stand) -> Vec<String> {
    let picture = stand.glass.picture();
    let pixels = picture.as_slice();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places within a picture")]
    let is_cut = |text: &ElementHandle| {
        let (at, size) = (text.absolute_position(), text.size());
        let side = |place: f32, limit: u32| (place.max(0.0).round() as usize).min(limit as usize);
        // Beside the round corners of its control.
        let (left, right) = (side(at.x + 4.0, picture.width()), side(at.x + size.width - 4.0, picture.width()));
        let (top, bottom) = (side(at.y, picture.height()), side(at.y + size.height, picture.height()));
        let row = |y: usize| &pixels[y * picture.width() as usize..][left..right];
        // The foot of a single letter may reach the last row of its line; a row through many letters is a cut.
        let is_plain = |row: &[Rgb8Pixel]| row.windows(2).filter(|pair| pair[0] != pair[1]).count() <= FOOT_EDGES_MAX;
        left < right && top < bottom && !(is_plain(row(top)) && is_plain(row(bottom - 1)))
    };
    stand.texts().iter().filter(|text| is_cut(text)).map(|text| format!("cut: {}", describe(text))).collect()
}

/// Everything that is wrong with the geometry of a screen.
fn faults(stand: &Stand, size: (u32, u32)) -> Vec<String> {
    let mut faults = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let px_per_mm = size.0.min(size.1) as f32 / 274.0;
    let boxes = stand.buttons();
    let texts = stand.texts();
    for element in boxes.iter().chain(&texts) {
        if !inside_window(element, size) {
            faults.push(format!("outside the window: {}", describe(element)));
        }
    }
    faults.extend(covered_texts(&texts, &boxes));
    for button in &boxes {
        let size = button.size();
        if size.width.min(size.height) < 20.0 * px_per_mm {
            faults.push(format!("too small for a finger: {}", describe(button)));
        }
        faults.extend(spilling_texts(button));
    }
    for kind in ["Card", "HeaderBar"] {
        for sheet in ElementQuery::from_root(&stand.ui.window).match_inherits(kind).find_all() {
            faults.extend(spilling_texts(&sheet));
        }
    }
    faults.extend(squeezed_explanations(stand));
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            if overlap(one, other) {
                faults.push(format!("{} lies over {}", describe(one), describe(other)));
            }
        }
    }
    faults
}

/// Texts and signs of a control that stick out of it.
fn spilling_texts(control: &ElementHandle) -> Vec<String> {
    let (place, size) = (control.absolute_position(), control.size());
    let of_kind = |kind| control.query_descendants().match_inherits(kind).find_all();
    let parts: Vec<_> = ["Text", "Icon"].into_iter().flat_map(of_kind).collect();
    let spills = parts.iter().filter(|text| {
        let (at, extent) = (text.absolute_position(), text.size());
        at.x < place.x - SLACK_PX
            || at.y < place.y - SLACK_PX
            || at.x + extent.width > place.x + size.width + SLACK_PX
            || at.y + extent.height > place.y + size.height + SLACK_PX
    });
    spills.map(|text| format!("{} sticks out of {}", describe(text), describe(control))).collect()
}

fn overlap(one: &ElementHandle, other: &ElementHandle) -> bool {
    let (a, a_size, b, b_size) = (one.absolute_position(), one.size(), other.absolute_position(), other.size());
    a.x + a_size.width > b.x + SLACK_PX
        && b.x + b_size.width > a.x + SLACK_PX
        && a.y + a_size.height > b.y + SLACK_PX
        && b.y + b_size.height > a.y + SLACK_PX
}

#[test]
fn every_screen_fits_upright() {
    let mut wrong = Vec::new();
    let mut stands_for = Vec::new();
    for scene in SCENES {
        // The others are measured in every mode by the test of accessibility.
        for language in ["it", "ar"] {
            let stand = enact(scene, UPRIGHT, language);
            if language == "it" {
                stands_for.push(scene_for(&stand));
            }
            if draws_everything() {
                stand.draw(&format!("{}-{language}", scene.0));
            }
            wrong.extend(faults(&stand, UPRIGHT).into_iter().map(|fault| format!("{} {language}: {fault}", scene.0)));
        }
    }
    let other = stands_for.iter().filter(|at| stands_for[**at] != **at).map(|at| SCENES[*at].0);
    wrong.extend(other.map(|name| format!("{name} shows another screen than the one it is there for")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn under_a_long_name_every_service_is_explained() {
    for size in [UPRIGHT, (2160, 3840)] {
        let stand = enact(scene("choose-long-name"), size, "it");
        let abouts = ElementQuery::from_root(&stand.ui.window).match_id("Tile::about").find_all();
        let line_px = 50.0 * stand.ui.layout().scale;
        let heights: Vec<_> = abouts.iter().map(|about| about.size().height).collect();
        assert!(heights.len() >= 3 && heights.iter().all(|height| *height > line_px), "{size:?}: {heights:?}");
        stand.find("Unione dei Comuni Montani dell’Appennino Reggiano e della Garfagnana Settentrionale");
    }
}

#[test]
fn every_screen_fits_every_other_size() {
    let mut wrong = Vec::new();
    for (width, height) in OTHER_SIZES {
        for scene in SCENES {
            for language in ["it", "uk", "ar"] {
                let stand = enact(scene, (width, height), language);
                let name = format!("{}-{language}-{width}x{height}", scene.0);
                if language == "it" && draws_everything() {
                    stand.draw(&format!("totem/{width}x{height}-{}", numbered(scene)));
                }
                wrong.extend(faults(&stand, (width, height)).into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_languages_fit_every_other_size_in_large_letters_too() {
    let mut wrong = Vec::new();
    let switched: [&[Mode]; 3] = [&[], &[Mode::Large], &[Mode::Large, Mode::Low]];
    for (width, height) in OTHER_SIZES.into_iter().chain([(1280, 720), (480, 800), (540, 960)]) {
        for name in ["pair-choose", "pair-choose-checkin"] {
            for modes in switched {
                let stand = enact_with(scene(name), (width, height), "it", modes);
                if draws_everything() {
                    stand.draw(&format!("{name}-{width}x{height}-{modes:?}"));
                }
                let faults = faults(&stand, (width, height)).into_iter().chain(cut_texts(&stand));
                wrong.extend(faults.map(|fault| format!("{name} {width}x{height} {modes:?}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_long_refusal_in_two_languages_leaves_its_ways_out_on_the_screen() {
    let no_printer: Scene = ("pair-no-printer", scenes::with_a_pair, |stand| {
        scenes::choose_the_pair(stand);
        stand.on(Input::Printer { health: PrinterHealth::Busy, confirmed_ago: None });
        stand.press(Press::Service("tributi".into()));
    });
    let closed: Scene = ("pair-closed", scenes::with_a_pair, |stand| {
        stand.on(sample::news(12));
        scenes::choose_the_pair(stand);
        scenes::close(stand);
    });
    let mut wrong = Vec::new();
    for size in [(540, 960), (960, 540), (800, 480), (1280, 720)] {
        let switched: [&[Mode]; 2] = [&[], &[Mode::Large]];
        let both = [&no_printer, &closed].into_iter();
        for (scene, modes) in both.flat_map(|scene| switched.map(|modes| (scene, modes))) {
            let stand = enact_with(scene, size, "it", modes);
            stand.draw(&format!("{}-{}x{}-{modes:?}", scene.0, size.0, size.1));
            let faults = faults(&stand, size).into_iter().chain(cut_texts(&stand));
            wrong.extend(faults.map(|fault| format!("{} {size:?} {modes:?}: {fault}", scene.0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_touch_test_has_room_for_fingers_in_every_mode_on_low_screens() {
    let mut wrong = Vec::new();
    for size in [(1920, 1080), (1024, 600), (800, 480)] {
        for name in ["upkeep-glass", "upkeep-glass-done"] {
            let switched: [&[Mode]; 4] = [&[], &[Mode::Large], &[Mode::Low], &[Mode::Large, Mode::Low]];
            for modes in switched {
                let stand = enact_with(scene(name), size, "de", modes);
                if draws_everything() {
                    stand.draw(&format!("{name}-{}x{}-{modes:?}", size.0, size.1));
                }
                let fields = ElementQuery::from_root(&stand.ui.window).match_inherits("Field").find_all().len();
                let few = (fields < 8).then(|| format!("{fields} fields"));
                let faults = faults(&stand, size).into_iter().chain(few);
                wrong.extend(faults.map(|fault| format!("{name} {size:?} {modes:?}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_close_request_ends_a_totem_on_its_whole_screen() {
    let stand = Stand::new(UPRIGHT, sample::capannori());
    let window = stand.ui.window();
    stand.ui.keep_open();
    window.dispatch_event(slint::platform::WindowEvent::CloseRequested);
    assert!(window.is_visible());
}

#[test]
fn a_visitor_presses_a_service_and_finds_the_number() {
    let mut stand = Stand::new(UPRIGHT, sample::capannori());
    stand.wait();
    let about = "Aiuto con un ufficio, una bolletta, un reclamo, un rimborso";
    stand
        .find(&format!("Comune Amico. {about}. 3 persone in attesa. 12–21 min"))
        .mock_single_click(PointerEventButton::Left);
    assert_eq!(*stand.pressed.borrow(), [Press::Service("comune-amico".into())]);
    stand.let_through();
    stand.find("Un momento…");
    stand.issued();
    stand.show();
    stand.find("Il suo numero A042 è in stampa.");
    stand.on(Input::Paper { request_id: Uuid::from_u128(1), on_paper: OnPaper::Printed });
    stand.wait();
    stand.find("Prenda il biglietto");
    let number = stand.find("A042").size();
    assert!(number.height >= 60.0 * PX_PER_MM, "the number is {} px high", number.height);
    stand.click("Ho finito");
    stand.find("Di che cosa ha bisogno?");
}

#[test]
fn a_foreign_visitor_changes_the_language_from_every_screen() {
    // In the list of languages itself, each stands twice.
    for scene in SCENES.iter().filter(|scene| scene.0 != "languages") {
        let mut stand = enact(scene, UPRIGHT, "it");
        stand.now += Duration::from_secs(1);
        stand.click("English");
        assert_eq!(stand.flow.language(), "en", "{}", scene.0);
    }
}

#[test]
fn pages_are_turned_with_buttons() {
    let mut stand = Stand::new(UPRIGHT, sample::cuneo());
    stand.wait();
    stand.find("Pagina 1 di 2");
    stand.click("Altri servizi");
    stand.find("Pagina 2 di 2");
    stand.find("Urbanistica ed edilizia. 1 persona in attesa. 4–7 min");
    stand.click("Servizi precedenti");
    stand.find("Pagina 1 di 2");
}

#[test]
fn a_service_by_appointment_shows_its_telephone() {
    let mut stand = enact(scene("appointment"), UPRIGHT, "de");
    stand.find("0583 428588");
    stand.click("Zurück");
    stand.find("Was brauchen Sie?");
}

#[test]
fn a_row_that_changes_under_the_finger_keeps_the_press() {
    let mut stand = Stand::new(UPRIGHT, sample::capannori());
    stand.wait();
    let tile = stand.buttons().into_iter().find(|tile| tile.accessible_label().unwrap().starts_with("SPID")).unwrap();
    let (place, size) = (tile.absolute_position(), tile.size());
    let position = slint::LogicalPosition::new(place.x + size.width / 2.0, place.y + size.height / 2.0);
    let button = PointerEventButton::Left;
    stand.ui.window().dispatch_event(slint::platform::WindowEvent::PointerPressed { position, button });
    let mut board = sample::board(&sample::capannori());
    board.lines[1].waiting = 9;
    stand.on(Input::Board(Box::new(board)));
    stand.show();
    stand.ui.window().dispatch_event(slint::platform::WindowEvent::PointerReleased { position, button });
    assert_eq!(*stand.pressed.borrow(), [Press::Service("spid".into())]);
}

#[test]
fn a_finger_that_slips_off_presses_nothing() {
    let stand = Stand::new(UPRIGHT, sample::capannori());
    let tile = stand.buttons().into_iter().find(|tile| tile.accessible_label().unwrap().starts_with("SPID")).unwrap();
    let (place, size) = (tile.absolute_position(), tile.size());
    let button = PointerEventButton::Left;
    let inside = slint::LogicalPosition::new(place.x + size.width / 2.0, place.y + size.height / 2.0);
    let outside = slint::LogicalPosition::new(1.0, 1.0);
    stand.ui.window().dispatch_event(slint::platform::WindowEvent::PointerPressed { position: inside, button });
    stand.ui.window().dispatch_event(slint::platform::WindowEvent::PointerMoved { position: outside });
    stand.ui.window().dispatch_event(slint::platform::WindowEvent::PointerReleased { position: outside, button });
    assert!(stand.pressed.borrow().is_empty());
}

#[test]
fn the_look_of_high_contrast_is_complete() {
    let mut stand = enact(scene("choose"), UPRIGHT, "it");
    stand.ui.set_high_contrast();
    stand.show();
    stand.draw("high-contrast-choose-it");
    let mut stand = enact(scene("done"), UPRIGHT, "it");
    stand.ui.set_high_contrast();
    stand.show();
    stand.draw("high-contrast-done-it");
}
