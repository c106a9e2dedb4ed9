//! The screens as a visitor meets them: found by label, pressed, measured, and drawn into pictures.
//!
//! With `TURNO_DRAW=1` their pictures go to `target/screens/`, for people to look at.

use std::{cell::RefCell, path::Path, sync::Arc, time::Duration};

use i_slint_backend_testing::{AccessibleRole, ElementHandle, ElementQuery};
use jiff::ToSpan as _;
use slint::{Model as _, Rgb8Pixel, SharedPixelBuffer, platform::PointerEventButton};
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
mod geometry;
mod glass;
mod scene_for;
mod scenes;
mod stand;

use geometry::{cut_texts, describe, faults, overlap};
use glass::Glass;
use scene_for::scene_for;
use scenes::{SCENES, Scene};
use stand::{Stand, draws_everything, enact, enact_in_a_pair, enact_on, enact_with, hall_of, numbered, save, scene};

const UPRIGHT: (u32, u32) = (1080, 1920);
const OTHER_SIZES: [(u32, u32); 3] = [(1920, 1080), (1024, 768), (800, 480)];
const LANGUAGES: [&str; 11] = ["it", "en", "de", "fr", "es", "ro", "sq", "sl", "ar", "zh", "uk"];

/// A 22-inch panel with 1080 pixels across is 274 mm wide.
const PX_PER_MM: f32 = 1080.0 / 274.0;

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

/// Everything that is wrong with a screen, which is drawn if pictures are wanted or something is wrong.
fn looked_at(stand: &Stand, size: (u32, u32), name: &str) -> Vec<String> {
    let wrong: Vec<_> = faults(stand, size).into_iter().chain(cut_texts(stand)).collect();
    if draws_everything() || !wrong.is_empty() {
        stand.draw(name);
    }
    wrong.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

#[test]
fn every_screen_fits_in_two_languages() {
    let mut wrong = Vec::new();
    let switched: [&[Mode]; 2] = [&[], &[Mode::Large]];
    // Whoever looks after a totem reads one language.
    for scene in SCENES.iter().filter(|scene| !scene.0.starts_with("upkeep")) {
        for size in [UPRIGHT, (480, 800), (800, 480), (1280, 720)] {
            // Nobody is asked whether they are there while all stands as it does for whoever comes.
            for modes in switched.into_iter().filter(|modes| scene.0 != "still-there" || !modes.is_empty()) {
                let stand = enact_in_a_pair(scene, size, modes);
                let pair = if modes.is_empty() { "pair" } else { "pair-large" };
                let name = format!("totem/{pair}-{}x{}-{}", size.0, size.1, numbered(scene));
                wrong.extend(looked_at(&stand, size, &name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_lying_screen_fits_in_large_letters() {
    let mut wrong = Vec::new();
    for scene in SCENES {
        for size in [(800, 480), (1280, 720), (1024, 768)] {
            let stand = enact_with(scene, size, "it", &[Mode::Large]);
            wrong.extend(looked_at(&stand, size, &format!("totem/large-{}x{}-{}", size.0, size.1, numbered(scene))));
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
