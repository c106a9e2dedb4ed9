//! The screens as a visitor meets them: found by label, pressed, measured, and drawn into pictures.
//!
//! The pictures go to `target/screens/`, for people to look at.

use std::{cell::RefCell, path::Path, sync::Arc, time::Duration};

use i_slint_backend_testing::{AccessibleRole, ElementHandle, ElementQuery, TestingBackend, TestingBackendOptions};
use jiff::ToSpan as _;
use slint::{PhysicalSize, platform::PointerEventButton};
use turno_protocol::{HallInfo, Opening};
use turno_text::Catalogue;
use uuid::Uuid;

use super::*;
use crate::{
    flow::{Answer, Flow, Fresh, Input, Kept, Mode, OWN_LAST, OnPaper, PaperTrouble, PrinterHealth, Record, Series},
    sample,
};

mod scenes;

use scenes::{SCENES, Scene};

const UPRIGHT: (u32, u32) = (1080, 1920);
const OTHER_SIZES: [(u32, u32); 3] = [(1920, 1080), (1024, 768), (800, 480)];
const LANGUAGES: [&str; 11] = ["it", "en", "de", "fr", "es", "ro", "sq", "sl", "ar", "zh", "uk"];

/// A totem on a screen of glass and numbers.
struct Stand {
    flow: Flow,
    ui: Ui,
    catalogue: Catalogue,
    now: Duration,
    pressed: Rc<RefCell<Vec<Press>>>,
    page_size: usize,
}

impl Stand {
    fn new((width, height): (u32, u32), hall: HallInfo) -> Self {
        let options =
            TestingBackendOptions { mock_time: true, threading: false, renderer_name: Some("software".into()) };
        // A second stand in the same test uses the platform of the first.
        let _ = slint::platform::set_platform(Box::new(TestingBackend::new(options)));
        let pressed = Rc::new(RefCell::new(Vec::new()));
        let presses = pressed.clone();
        let ui = Ui::new(&(Rc::new(move |press| presses.borrow_mut().push(press)) as OnPress)).unwrap();
        ui.window().set_size(PhysicalSize::new(width, height));
        ui.window().show().unwrap();
        let mut stand = Self {
            flow: Flow::new(None),
            ui,
            catalogue: Catalogue::embedded(),
            now: Duration::ZERO,
            pressed,
            page_size: 0,
        };
        stand.on(Input::Board(Box::new(sample::board(&hall))));
        stand.on(Input::Hall(Arc::new(sample::known(hall))));
        stand.wait();
        stand
    }

    fn on(&mut self, input: Input) {
        self.flow.on(input, self.now);
    }

    /// A second passes, and all is well.
    fn wait(&mut self) {
        self.now += Duration::from_secs(1);
        self.on(Input::Printer { health: PrinterHealth::Ready, confirmed_ago: Some(Duration::ZERO) });
        self.show();
    }

    fn show(&mut self) {
        // What fits on a page depends on what is shown, as in the program between two of its ticks.
        self.ui.show(&Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now });
        let page_size = self.ui.layout().page_size();
        if self.page_size != page_size {
            self.page_size = page_size;
            self.on(Input::PageSize(page_size));
            self.ui.show(&Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now });
        }
        i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(300));
    }

    fn press(&mut self, press: Press) {
        let fresh = Fresh { wish: Uuid::from_u128(1), own: Uuid::from_u128(2) };
        self.on(Input::Press { press, fresh });
        self.wait();
    }

    /// Lets what was pressed on the glass reach the rules.
    fn let_through(&mut self) {
        let presses = self.pressed.take();
        for press in presses {
            self.press(press);
        }
    }

    fn take_number(&mut self, on_paper: OnPaper) {
        self.press(Press::Service("comune-amico".into()));
        let ticket = Box::new(sample::ticket("comune-amico"));
        self.on(Input::Answer { request_id: Uuid::from_u128(1), answer: Answer::Issued(ticket) });
        self.on(Input::Paper { request_id: Uuid::from_u128(1), on_paper });
        self.wait();
    }

    /// The server goes away, and does not come back.
    fn leave_alone(&mut self) {
        self.on(Input::LinkDown);
        for _ in 0..6 {
            self.wait();
        }
    }

    /// Nobody who comes for the taxes now is called before closing.
    fn run_out_of_time(&mut self) {
        let mut board = sample::board(&sample::capannori());
        board.lines[3].numbers = turno_protocol::Numbers::NoTimeLeft;
        self.on(Input::Board(Box::new(board)));
    }

    fn trouble(&mut self, trouble: PaperTrouble) {
        self.on(Input::Printer { health: PrinterHealth::Trouble(trouble), confirmed_ago: None });
    }

    fn take_own_number(&mut self, on_paper: OnPaper) {
        self.leave_alone();
        self.press(Press::Service("comune-amico".into()));
        self.on(Input::Kept(Kept::Safe));
        self.on(Input::Paper { request_id: Uuid::from_u128(2), on_paper });
        self.wait();
    }

    fn find(&self, label: &str) -> ElementHandle {
        let found: Vec<_> = ElementHandle::find_by_accessible_label(&self.ui.window, label).collect();
        assert_eq!(found.len(), 1, "{label:?} is there {} times", found.len());
        found.into_iter().next().unwrap()
    }

    fn click(&mut self, label: &str) {
        self.find(label).mock_single_click(PointerEventButton::Left);
        self.let_through();
    }

    fn buttons(&self) -> Vec<ElementHandle> {
        ElementQuery::from_root(&self.ui.window).match_accessible_role(AccessibleRole::Button).find_all()
    }

    fn texts(&self) -> Vec<ElementHandle> {
        ElementQuery::from_root(&self.ui.window).match_inherits("Text").find_all()
    }

    /// Draws the window into `target/screens/<name>.png`.
    fn draw(&self, name: &str) {
        let picture = self.ui.window().take_snapshot().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        let (width, height) = (picture.width(), picture.height());
        image::save_buffer(path, picture.as_bytes(), width, height, image::ColorType::Rgba8).unwrap();
    }
}

/// The scene in a language. The language is chosen first, as a visitor would.
fn enact(scene: &Scene, size: (u32, u32), language: &str) -> Stand {
    enact_with(scene, size, language, &[])
}

/// The same with modes switched on.
fn enact_with((_, hall, play): &Scene, size: (u32, u32), language: &str, modes: &[Mode]) -> Stand {
    let mut hall = hall();
    if !hall.languages.iter().any(|tag| tag == language) {
        hall.languages = LANGUAGES.map(String::from).into();
    }
    let mut stand = Stand::new(size, hall);
    stand.wait();
    stand.press(Press::Language(language.to_owned()));
    for mode in modes {
        stand.press(Press::Mode(*mode));
    }
    play(&mut stand);
    stand.show();
    stand
}

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

/// Everything that is wrong with the geometry of a screen.
fn faults(stand: &Stand, size: (u32, u32)) -> Vec<String> {
    let mut faults = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let px_per_mm = size.0.min(size.1) as f32 / 274.0;
    let boxes = stand.buttons();
    for element in boxes.iter().chain(&stand.texts()) {
        if !inside_window(element, size) {
            faults.push(format!("outside the window: {}", describe(element)));
        }
    }
    for button in &boxes {
        let size = button.size();
        if size.width.min(size.height) < 20.0 * px_per_mm {
            faults.push(format!("too small for a finger: {}", describe(button)));
        }
        faults.extend(spilling_texts(button));
    }
    for card in ElementQuery::from_root(&stand.ui.window).match_inherits("Card").find_all() {
        faults.extend(spilling_texts(&card));
    }
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            if overlap(one, other) {
                faults.push(format!("{} lies over {}", describe(one), describe(other)));
            }
        }
    }
    faults
}

/// Texts of a control that stick out of it.
fn spilling_texts(control: &ElementHandle) -> Vec<String> {
    let (place, size) = (control.absolute_position(), control.size());
    let texts = control.query_descendants().match_inherits("Text").find_all();
    let spills = texts.iter().filter(|text| {
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
    for scene in SCENES {
        for language in LANGUAGES {
            let stand = enact(scene, UPRIGHT, language);
            stand.draw(&format!("{}-{language}", scene.0));
            wrong.extend(faults(&stand, UPRIGHT).into_iter().map(|fault| format!("{} {language}: {fault}", scene.0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_screen_fits_every_other_size() {
    let mut wrong = Vec::new();
    for (width, height) in OTHER_SIZES {
        for scene in SCENES {
            for language in ["it", "uk", "ar"] {
                let stand = enact(scene, (width, height), language);
                let name = format!("{}-{language}-{width}x{height}", scene.0);
                if language == "it" && width == 1920 {
                    stand.draw(&name);
                }
                wrong.extend(faults(&stand, (width, height)).into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    let ticket = Box::new(sample::ticket("comune-amico"));
    stand.on(Input::Answer { request_id: Uuid::from_u128(1), answer: Answer::Issued(ticket) });
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
    let mut stand = enact(&SCENES[4], UPRIGHT, "de");
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
    let mut stand = enact(&SCENES[0], UPRIGHT, "it");
    stand.ui.set_high_contrast();
    stand.show();
    stand.draw("high-contrast-choose-it");
    let mut stand = enact(&SCENES[7], UPRIGHT, "it");
    stand.ui.set_high_contrast();
    stand.show();
    stand.draw("high-contrast-done-it");
}
