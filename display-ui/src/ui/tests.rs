//! The screens, drawn without a display. With `TURNO_DRAW=1` their pictures go to `target/screens/wall-*.png`.

use std::{path::PathBuf, sync::Arc, time::Instant};

use i_slint_backend_testing::{ElementHandle, ElementQuery, TestingBackend, TestingBackendOptions};
use slint::PhysicalSize;
use turno_protocol::{Board, BoardCounter, CounterState, HallInfo, Opening};
use turno_text::Catalogue;
use turno_ui_kit::WindowSize;

use super::*;
use crate::{
    announcer::{Announcer, Habits, Input, Loudspeaker, Pulse, STALE_SECS, Screen},
    present::Presenter,
    samples,
    sight::{CALL_DEG_MIN, LAYOUTS, Layout, Shape, Sight, TEXT_DEG_MIN},
};

mod golden;
mod looks;

const WIDE: PhysicalSize = PhysicalSize { width: 1920, height: 1080 };
const TALL: PhysicalSize = PhysicalSize { width: 1080, height: 1920 };

/// A screen as the announcer would give it for a board, at rest.
fn screen(board: Board) -> Screen {
    let (mut announcer, now) = (Announcer::new(Loudspeaker::Absent, Habits::default()), Instant::now());
    announcer.on(Input::Hall { settings_version: board.settings_version }, now);
    announcer.on(Input::Board(Arc::new(board)), now);
    Screen { pulse: Pulse::Rest, ..announcer.screen(now) }
}

fn stale(board: Board) -> Screen {
    let (mut announcer, now) = (Announcer::new(Loudspeaker::Absent, Habits::default()), Instant::now());
    announcer.on(Input::Hall { settings_version: board.settings_version }, now);
    announcer.on(Input::Board(Arc::new(board)), now);
    announcer.screen(now + std::time::Duration::from_secs(STALE_SECS + 60))
}

fn view(hall: HallInfo, languages: &[&str], screen: &Screen) -> WallView {
    let chosen = languages.iter().map(|language| (*language).to_owned()).collect();
    let mut presenter = Presenter::new(Catalogue::embedded(), chosen);
    presenter.set_hall(hall);
    presenter.set_picture(sample_picture());
    presenter.wall(screen)
}

/// Stripes, as wide as they are high in pairs.
fn sample_picture() -> crate::view::Picture {
    let (width_px, height_px) = (400, 200);
    let pixel =
        |index: u32| if (index % width_px / 40).is_multiple_of(2) { [0, 102, 204, 255] } else { [255, 212, 92, 255] };
    let pixels = (0..width_px * height_px).flat_map(pixel).collect();
    crate::view::Picture { identity: ("vaccini.png".into(), 1), width_px, height_px, pixels }
}

fn window(size: PhysicalSize, view: &WallView) -> WallWindow {
    // One backend for each thread, and each test has a thread of its own.
    let options = TestingBackendOptions { mock_time: true, threading: false, renderer_name: Some("software".into()) };
    let _ = slint::platform::set_platform(Box::new(TestingBackend::new(options)));
    let window = WallWindow::new().unwrap();
    connect(&window);
    window.window().set_size(size);
    window.show().unwrap();
    show(&window, view);
    i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_secs(1));
    window
}

fn drawn(window: &WallWindow) -> image::RgbaImage {
    let pixels = window.window().take_snapshot().unwrap();
    image::RgbaImage::from_raw(pixels.width(), pixels.height(), pixels.as_bytes().to_vec()).unwrap()
}

fn keep(image: &image::RgbaImage, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
    std::fs::create_dir_all(&folder).unwrap();
    image.save(folder.join(format!("wall-{name}.png"))).unwrap();
}

/// Keeps a picture for people to look at, if they are wanted, as by `make pictures`: they take longer than all else.
fn picture(window: &WallWindow, name: &str) {
    if std::env::var_os("TURNO_DRAW").is_some() {
        keep(&drawn(window), name);
    }
}

fn long_names() -> (HallInfo, Board) {
    let (mut hall, mut board) = (samples::capannori(), samples::board());
    hall.office = samples::texts(&[("it", "Comune di San Giovanni in Persiceto e Unione dei Comuni di Terre d'Acqua")]);
    hall.counters[0].name = samples::texts(&[("it", "Sportello Anagrafe e Stato civile")]);
    hall.counters[0].place = samples::texts(&[("it", "secondo piano, corridoio in fondo a destra dopo l'ascensore")]);
    hall.services[0].name = samples::texts(&[("it", "Autocertificazioni, cambi di residenza e carte d'identità")]);
    for (index, call) in board.calls.iter_mut().enumerate() {
        call.ticket = format!("W{:03}", 999 - index);
    }
    board.counters = (1..=9)
        .map(|number| BoardCounter {
            id: format!("sportello-{number}"),
            state: CounterState::Serving,
            ticket: Some(format!("W{:03}", 990 - number)),
        })
        .collect();
    board.counters[0].ticket = Some("W999".into());
    (hall, board)
}

fn closed_board() -> Board {
    let mut board = samples::board();
    board.opening = Opening::Closed { opens_at: Some(samples::time("2026-11-24T07:45:00Z")) };
    board.counters.clear();
    board.calls.clear();
    board.lines.clear();
    board
}

fn empty_board() -> Board {
    let mut board = samples::board();
    board.calls.clear();
    board.last_call = 0;
    for counter in &mut board.counters {
        (counter.state, counter.ticket) = (CounterState::Free, None);
    }
    board.counters[1].state = CounterState::Closed;
    board
}

fn cuneo_board() -> Board {
    let mut board = samples::board();
    board.hall = "cuneo".into();
    board.calls[0].counter = "sportello-3".into();
    board.counters.push(BoardCounter {
        id: "sportello-3".into(),
        state: CounterState::Calling,
        ticket: Some("A042".into()),
    });
    (board.counters[0].state, board.counters[0].ticket) = (CounterState::Closed, None);
    board
}

/// Every state at one size, in one language.
fn states() -> Vec<(&'static str, HallInfo, Screen)> {
    let (long_hall, long_board) = long_names();
    let capannori = samples::capannori;
    vec![
        ("normal", capannori(), screen(samples::board())),
        ("calling", capannori(), Screen { pulse: Pulse::Raised, ..screen(samples::board()) }),
        ("stale", capannori(), stale(samples::board())),
        ("closed", capannori(), screen(closed_board())),
        ("closed-stale", capannori(), stale(closed_board())),
        ("connecting", capannori(), Announcer::new(Loudspeaker::Absent, Habits::default()).screen(Instant::now())),
        ("empty", capannori(), screen(empty_board())),
        ("long", long_hall, screen(long_board)),
        ("cuneo", samples::cuneo(), screen(cuneo_board())),
        ("quiet", samples::quiet().0, screen(samples::quiet().1)),
    ]
}

/// What leaves the window: nothing may be pushed out, whatever it says.
fn outside(window: &WallWindow, size: PhysicalSize, name: &str) -> Vec<String> {
    let elements = ElementQuery::from_root(window).find_all();
    assert!(elements.len() > 15, "{name}: only {} elements", elements.len());
    // The picture wanders by up to four pixels.
    let slack = 5.0;
    let leaves = |element: &ElementHandle| {
        let (at, extent) = (element.absolute_position(), element.size());
        at.x < -slack
            || at.y < -slack
            || at.x + extent.width > size.width as f32 + slack
            || at.y + extent.height > size.height as f32 + slack
    };
    let described = |element: ElementHandle| {
        let (at, extent) = (element.absolute_position(), element.size());
        format!("{name}: {:?} {:?} at {at:?} with {extent:?}", element.type_name(), element.accessible_label())
    };
    // The line of a large number is higher than its box, which is as high as its digits.
    let is_number =
        |element: &ElementHandle| element.type_name().as_deref() == Some("Text") && element.size().height > 300.0;
    elements.into_iter().filter(|element| leaves(element) && !is_number(element)).map(described).collect()
}

#[test]
fn every_state_in_every_language_fits_a_wide_wall() {
    let mut wrong = Vec::new();
    for language in ["it", "en", "de", "fr", "es", "ro", "sq", "sl", "ar", "zh", "uk"] {
        let second = if language == "it" { "en" } else { "it" };
        // Every state in the main language, and in the others those with the longest words.
        let shown = |state: &str| language == "it" || ["normal", "stale", "closed"].contains(&state);
        for (state, hall, screen) in states().into_iter().filter(|(state, _, _)| shown(state)) {
            let name = format!("{state}-{language}");
            let window = window(WIDE, &view(hall, &[language, second], &screen));
            picture(&window, &name);
            wrong.extend(outside(&window, WIDE, &name));
        }
    }
    assert!(wrong.is_empty(), "these leave the window:\n{}", wrong.join("\n"));
}

#[test]
fn every_state_fits_a_tall_wall() {
    let mut wrong = Vec::new();
    for (state, hall, screen) in states() {
        let name = format!("{state}-it-tall");
        let window = window(TALL, &view(hall, &["it", "en"], &screen));
        picture(&window, &name);
        wrong.extend(outside(&window, TALL, &name));
    }
    assert!(wrong.is_empty(), "these leave the window:\n{}", wrong.join("\n"));
}

#[test]
fn an_old_square_screen_shows_it_all_too() {
    let size = PhysicalSize { width: 1024, height: 768 };
    let window = window(size, &view(samples::capannori(), &["it", "en"], &screen(samples::board())));
    picture(&window, "normal-it-square");
    assert_eq!(outside(&window, size, "square"), [""; 0]);
}

#[test]
fn in_arabic_everything_changes_sides() {
    let (hall, board) = samples::quiet();
    for (size, shape) in [(WIDE, "wide"), (TALL, "tall")] {
        let window = window(size, &view(hall.clone(), &["ar", "it"], &screen(board.clone())));
        picture(&window, &format!("mirrored-{shape}"));
        assert_eq!(outside(&window, size, shape), [""; 0]);
    }
    let hero = |language: &str| {
        let window = window(WIDE, &view(samples::capannori(), &[language, "en"], &screen(samples::board())));
        let image = drawn(&window);
        let yellow = |x: &u32| (0..image.height()).any(|y| image.get_pixel(*x, y).0[..3] == [0xFF, 0xD4, 0x5C]);
        let found: Vec<u32> = (0..image.width()).filter(yellow).collect();
        (found[0], image.width() - found[found.len() - 1])
    };
    let edge = WIDE.width / 10;
    assert!(hero("it").0 < edge && hero("ar").1 < edge, "the number stands where reading begins");
    assert!(hero("it").1 > 3 * edge && hero("ar").0 > 3 * edge, "and the lists on the other side");
}

#[test]
fn the_wall_says_what_the_hall_says() {
    let window = window(WIDE, &view(samples::capannori(), &["it"], &screen(samples::board())));
    let found = |label: &str| ElementHandle::find_by_accessible_label(&window, label).count();
    assert_eq!(found("È il turno di A042, Sportello 1"), 1);
    assert_eq!(found("C017, Sportello 2"), 1);
    assert_eq!(found("Sportello 2, serve C017"), 1);
    assert_eq!(found("Comune Amico, 10–20 min"), 1);
    assert_eq!(found("Non aggiornato dalle 10:42"), 0);
}

fn view_in(layout: Layout, hall: HallInfo, languages: &[&str], screen: &Screen) -> WallView {
    let chosen = languages.iter().map(|language| (*language).to_owned()).collect();
    let mut presenter = Presenter::new(Catalogue::embedded(), chosen).with_layout(layout);
    presenter.set_hall(hall);
    presenter.wall(screen)
}

#[test]
fn every_layout_fits_and_leaves_no_name_unfinished() {
    let mut wrong = Vec::new();
    for layout in LAYOUTS {
        let some = ["normal", "stale", "closed", "empty", "long"];
        for (state, hall, screen) in states().into_iter().filter(|(state, _, _)| some.contains(state)) {
            for (shape, size) in [("wide", WIDE), ("tall", TALL)] {
                let name = format!("{layout}-{shape}-{state}");
                let window = window(size, &view_in(layout, hall.clone(), &["de", "it"], &screen));
                picture(&window, &name);
                wrong.extend(outside(&window, size, &name));
            }
        }
    }
    assert!(wrong.is_empty(), "these leave the window:\n{}", wrong.join("\n"));
}

/// The sizes of all texts that are drawn, from their own heights: Noto Sans has lines of 1.362 times its size.
fn text_sizes(window: &WallWindow) -> Vec<(f32, String)> {
    let texts = ElementQuery::from_root(window).match_inherits("Text").find_all();
    let lines = |element: &ElementHandle| (element.size().height, format!("{:?}", element.accessible_label()));
    texts.iter().map(lines).filter(|(height, _)| *height > 0.0).collect()
}

#[test]
fn no_text_is_smaller_than_its_layout_says_and_the_call_is_as_large() {
    const LINE_HEIGHT: f32 = 1.362;
    for layout in LAYOUTS {
        for (shape, size, posture) in [("wide", WIDE, Shape::Lying), ("tall", TALL, Shape::Standing)] {
            let sizes = layout.sizes(posture);
            let view = view_in(layout, samples::capannori(), &["it", "en"], &screen(samples::board()));
            let window = window(size, &view);
            let smallest_px = sizes.text_px as f32;
            for (height, label) in text_sizes(&window) {
                assert!(height >= smallest_px * LINE_HEIGHT - 2.0, "{layout} {shape}: {label} is {height} px high");
            }
            picture(&window, &format!("legible-{layout}-{shape}"));
            let image = drawn(&window);
            let capital_px = ink_height(&image, [0xFF, 0xD4, 0x5C], 0..size.width);
            let needed_px = sizes.call_px * 0.714;
            assert!(
                f64::from(capital_px) >= needed_px - 3.0,
                "{layout} {shape}: {capital_px} px, {needed_px} are promised"
            );
        }
    }
}

/// What the page says of how far each layout can be read.
fn legibility_page() -> String {
    let mut page = String::from(
        "# The wall: what can be read from where\n\nMade by `cargo test --workspace --bin turno-display`, which measures the sizes on drawn screens. Capitals must subtend ",
    );
    page += &format!(
        "{CALL_DEG_MIN} degrees for\nthe number that is called and {TEXT_DEG_MIN} for any other text (`display-ui/src/sight.rs` says why). "
    );
    page += "The settings `screen` and\n`farthest_seat` choose the richest layout that can be read, and refuse one that cannot.\n\n";
    page += "| Screen | Layout | Farthest seat | Last call there | Smallest text there |\n|---|---|---|---|---|\n";
    let lying = WindowSize { width_px: 1_920, height_px: 1_080 };
    let standing = WindowSize { width_px: 1_080, height_px: 1_920 };
    let shapes = [("lying", lying), ("standing", standing)];
    let screens =
        [32, 43, 50, 55, 65].into_iter().flat_map(|inches| shapes.map(|(shape, window)| (inches, shape, window)));
    for (inches, shape, window) in screens {
        for layout in LAYOUTS {
            let angles = |seat_m: f64| Sight::new(&format!("{inches}in"), seat_m, window).unwrap().angles(layout);
            let farthest_m = (1..400).map(|tenth| f64::from(tenth) / 10.0).filter(|seat_m| *seat_m >= 0.5);
            let farthest_m = farthest_m.take_while(|seat_m| angles(*seat_m).is_enough()).last().unwrap();
            let there = angles(farthest_m);
            page += &format!(
                "| {inches} inches, {shape} | `{layout}` | {farthest_m:.1} m | {:.2}° | {:.2}° |\n",
                there.call_deg, there.text_deg
            );
        }
    }
    page += "\nContrast is at least 7:1: computed for every palette (`crates/turno-ui-kit/src/tests.rs`), and measured on the drawn pixels of every\ntext in every state and look (`display-ui/src/ui/tests/looks.rs`). States are told by words and signs, not by colour alone. The large number pulses once a second for four seconds. A number of five characters is a sixth smaller.\n";
    page
}

#[test]
fn the_page_of_legibility_is_up_to_date() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/ACCESSIBILITY-WALL.md");
    let page = legibility_page();
    if std::env::var_os("TURNO_WRITE_PAGES").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "run TURNO_WRITE_PAGES=1 cargo test --workspace --bin turno-display legibility");
}

/// The rows of an area in which something of this colour is drawn, as the distance from the first to the last.
fn ink_height(image: &image::RgbaImage, ink: [u8; 3], columns: std::ops::Range<u32>) -> u32 {
    let near = |pixel: &image::Rgba<u8>| (0..3).all(|channel| pixel[channel].abs_diff(ink[channel]) < 24);
    let rows: Vec<u32> =
        (0..image.height()).filter(|y| columns.clone().any(|x| near(image.get_pixel(x, *y)))).collect();
    rows.last().map_or(0, |last| last - rows[0] + 1)
}

#[test]
fn the_last_call_is_legible_from_ten_metres_on_a_fifty_inch_screen() {
    // 0.7 degrees at 10 m (EN 301 549, 5.1.4) are 122 mm. A 50-inch screen of 16 to 9 is 622.6 mm high.
    let capital_mm = 10_000.0 * 0.7f64.to_radians().tan();
    let (inches, mm_per_inch) = (50.0, 25.4);
    let long_side_mm = inches * mm_per_inch * 16.0 / 16f64.hypot(9.0);
    let needed_px = (capital_mm * 1920.0 / long_side_mm).ceil() as u32;
    assert_eq!(needed_px, 212);
    for (name, size) in [("wide", WIDE), ("tall", TALL)] {
        let window = window(size, &view(samples::capannori(), &["it", "en"], &screen(samples::board())));
        picture(&window, &format!("legible-{name}"));
        let image = drawn(&window);
        // The number is the only thing drawn in the mark's yellow while nothing pulses.
        let height = ink_height(&image, [0xFF, 0xD4, 0x5C], 0..size.width);
        assert!(height >= needed_px, "{name}: the number is {height} px high, {needed_px} are needed");
    }
}

#[test]
fn a_call_is_reported_when_its_frame_was_drawn() {
    let drawn = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let window = window(WIDE, &view(samples::capannori(), &["it"], &screen(samples::board())));
    let log = std::rc::Rc::clone(&drawn);
    window.global::<generated::FrameAdapter>().on_drawn(move |serial, colour| {
        log.borrow_mut().push(serial);
        colour
    });
    let before = drawn.borrow().len();
    show(&window, &view(samples::capannori(), &["it"], &screen(samples::board())));
    assert_eq!(drawn.borrow().len(), before, "nothing was drawn yet");
    window.window().take_snapshot().unwrap();
    assert_eq!(drawn.borrow().last(), Some(&window.global::<generated::FrameAdapter>().get_serial()));
}
