//! A totem without a window system: what is pressed, what is struck, what is said, what is drawn.

use super::*;

/// A totem on a screen of glass and numbers.
pub(super) struct Stand {
    pub(super) flow: Flow,
    pub(super) ui: Ui,
    pub(super) glass: Glass,
    pub(super) catalogue: Rc<Catalogue>,
    pub(super) now: Duration,
    pub(super) pressed: Rc<RefCell<Vec<Press>>>,
    pub(super) keys: Rc<RefCell<Vec<Key>>>,
    /// What a scanner wrote like a keyboard.
    pub(super) scans: Rc<RefCell<Vec<String>>>,
    pub(super) guide: Guide,
    /// What the loudspeaker has said since it was asked last.
    pub(super) said: Vec<Line>,
    fits: Option<Fits>,
    /// What the printer said last.
    pub(super) printer: PrinterHealth,
}

impl Stand {
    pub(super) fn new((width, height): (u32, u32), hall: HallInfo) -> Self {
        Glass::install();
        let pressed = Rc::new(RefCell::new(Vec::new()));
        let presses = pressed.clone();
        let keys = Rc::new(RefCell::new(Vec::new()));
        let struck = keys.clone();
        let on_press: OnPress = Rc::new(move |press| presses.borrow_mut().push(press));
        let on_key: OnKey = Rc::new(move |key| struck.borrow_mut().push(key));
        let scans = Rc::new(RefCell::new(Vec::new()));
        let scanned = scans.clone();
        let on_scan: OnScan = Rc::new(move |line| scanned.borrow_mut().push(line));
        let ui = Ui::new(&on_press, &on_key, &on_scan, &(Rc::new(|| ()) as OnIdle)).unwrap();
        ui.window().set_size(PhysicalSize::new(width, height));
        ui.window().show().unwrap();
        let mut stand = Self {
            flow: Flow::new(None),
            ui,
            glass: Glass::of_the_latest(),
            catalogue: Rc::new(Catalogue::embedded()),
            now: Duration::ZERO,
            pressed,
            keys,
            scans,
            guide: Guide::new(VOLUME_USUAL),
            said: Vec::new(),
            fits: None,
            printer: PrinterHealth::Ready,
        };
        stand.open(hall);
        stand
    }

    /// The same window for another hall and another visitor.
    pub(super) fn again(mut self, hall: HallInfo) -> Self {
        self.flow = Flow::new(None);
        self.guide = Guide::new(VOLUME_USUAL);
        self.fits = None;
        self.now = Duration::ZERO;
        (self.said, _) = (Vec::new(), self.pressed.take());
        self.ui.set_focus(None);
        self.open(hall);
        self
    }

    pub(super) fn open(&mut self, hall: HallInfo) {
        self.on(Input::Board(Box::new(sample::board(&hall))));
        self.on(Input::Hall(Arc::new(sample::known(hall))));
        self.wait();
    }

    pub(super) fn on(&mut self, input: Input) {
        if let Input::Printer { health, .. } = &input {
            self.printer = *health;
        }
        self.flow.on(input, self.now);
    }

    /// A second passes, and all is well.
    pub(super) fn wait(&mut self) {
        self.now += Duration::from_secs(1);
        self.on(Input::Printer { health: PrinterHealth::Ready, confirmed_ago: Some(Duration::ZERO) });
        self.show();
    }

    /// A second passes, and the printer says again what it said last.
    pub(super) fn go_on(&mut self) {
        self.now += Duration::from_secs(1);
        let confirmed_ago = (self.printer == PrinterHealth::Ready).then_some(Duration::ZERO);
        self.on(Input::Printer { health: self.printer, confirmed_ago });
        self.show();
    }

    pub(super) fn show(&mut self) {
        // What fits on a page depends on what is shown, as in the program between two of its ticks.
        self.ui.show(&Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now });
        let fits = self.ui.layout().fits();
        if self.fits != Some(fits) {
            self.fits = Some(fits);
            self.on(Input::Fits(fits));
            self.ui.show(&Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now });
        }
        let speaks = self.flow.manner().speech;
        if speaks || self.guide.speaks() {
            let acts = self.guide.look(&self.page(), speaks);
            self.hear(acts);
            self.ui.set_focus(self.guide.focus());
        }
        self.glass.pass(Duration::from_millis(300));
    }

    /// A digit is typed; nobody looks at the screen in between.
    pub(super) fn type_in(&mut self, digit: u8) {
        self.quietly(Press::Digit(digit));
    }

    /// A second passes, then this is pressed; the screen is not looked at in between.
    pub(super) fn quietly(&mut self, press: Press) {
        self.now += Duration::from_secs(1);
        self.on(Input::Printer { health: PrinterHealth::Ready, confirmed_ago: Some(Duration::ZERO) });
        let fresh = Fresh { wish: Uuid::from_u128(1), own: Uuid::from_u128(2) };
        self.on(Input::Press { press, fresh });
    }

    pub(super) fn press(&mut self, press: Press) {
        let fresh = Fresh { wish: Uuid::from_u128(1), own: Uuid::from_u128(2) };
        self.on(Input::Press { press, fresh });
        self.wait();
    }

    /// The screen as it is told.
    pub(super) fn page(&self) -> Page {
        page(&Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now }, self.ui.layout())
    }

    /// Presses a key of the keypad, by the text that the window system has for it; a second passes.
    pub(super) fn key(&mut self, text: &str) {
        let window = self.ui.window();
        window.dispatch_event(slint::platform::WindowEvent::KeyPressed { text: text.into() });
        window.dispatch_event(slint::platform::WindowEvent::KeyReleased { text: text.into() });
        // Nothing follows as quickly as a scanner would write it.
        self.glass.pass(2 * crate::wedge::GAP_MAX);
        self.come_round();
        for key in self.keys.take() {
            let words = Words { catalogue: &self.catalogue, flow: &self.flow, now: self.now };
            let acts = self.guide.on(key, &page(&words, self.ui.layout()), &words);
            self.hear(acts);
        }
        self.go_on();
    }

    /// The window comes round to everything that waits.
    pub(super) fn come_round(&self) {
        loop {
            match self.ui.idle() {
                Idle::Again => {}
                Idle::Nothing => return,
                Idle::Keys(keys) => self.keys.borrow_mut().extend(keys),
            }
        }
    }

    pub(super) fn hear(&mut self, acts: Vec<Act>) {
        for act in acts {
            match act {
                Act::Say(lines) => self.said.extend(lines),
                Act::Hush => {}
                Act::Press(press) => {
                    let fresh = Fresh { wish: Uuid::from_u128(1), own: Uuid::from_u128(2) };
                    self.on(Input::Press { press, fresh });
                }
            }
        }
    }

    /// What was said since this was asked last, in one line.
    pub(super) fn heard(&mut self) -> String {
        std::mem::take(&mut self.said).into_iter().map(|line| line.said).collect::<Vec<_>>().join(" | ")
    }

    /// Lets what was pressed on the glass reach the rules.
    pub(super) fn let_through(&mut self) {
        let presses = self.pressed.take();
        for press in presses {
            self.press(press);
        }
    }

    /// The server gives a number, and the disk keeps that it is shown.
    pub(super) fn issued(&mut self) {
        let ticket = Box::new(sample::ticket("comune-amico"));
        self.on(Input::Answer { request_id: Uuid::from_u128(1), answer: Answer::Issued(ticket) });
        self.on(Input::Kept(Kept::Safe));
    }

    pub(super) fn take_number(&mut self, on_paper: OnPaper) {
        self.press(Press::Service("comune-amico".into()));
        self.issued();
        self.on(Input::Paper { request_id: Uuid::from_u128(1), on_paper });
        self.wait();
    }

    /// The server goes away, and does not come back.
    pub(super) fn leave_alone(&mut self) {
        self.on(Input::LinkDown);
        for _ in 0..6 {
            self.wait();
        }
    }

    /// Nobody who comes for the taxes now is called before closing.
    pub(super) fn run_out_of_time(&mut self) {
        let mut board = sample::board(&sample::capannori());
        board.lines[3].numbers = turno_protocol::Numbers::NoTimeLeft;
        self.on(Input::Board(Box::new(board)));
    }

    pub(super) fn trouble(&mut self, trouble: PaperTrouble) {
        self.on(Input::Printer { health: PrinterHealth::Trouble(trouble), confirmed_ago: None });
    }

    pub(super) fn take_own_number(&mut self, on_paper: OnPaper) {
        self.leave_alone();
        self.press(Press::Service("comune-amico".into()));
        self.on(Input::Kept(Kept::Safe));
        self.on(Input::Paper { request_id: Uuid::from_u128(2), on_paper });
        self.wait();
    }

    pub(super) fn find(&self, label: &str) -> ElementHandle {
        let found: Vec<_> = ElementHandle::find_by_accessible_label(&self.ui.window, label).collect();
        assert_eq!(found.len(), 1, "{label:?} is there {} times", found.len());
        found.into_iter().next().unwrap()
    }

    pub(super) fn click(&mut self, label: &str) {
        self.find(label).mock_single_click(PointerEventButton::Left);
        self.let_through();
    }

    pub(super) fn buttons(&self) -> Vec<ElementHandle> {
        ElementQuery::from_root(&self.ui.window).match_accessible_role(AccessibleRole::Button).find_all()
    }

    pub(super) fn texts(&self) -> Vec<ElementHandle> {
        ElementQuery::from_root(&self.ui.window).match_inherits("Text").find_all()
    }

    /// Draws the window into `target/screens/<name>.png`.
    pub(super) fn draw(&self, name: &str) {
        save(&self.glass.picture(), name);
    }
}

pub(super) fn save(picture: &SharedPixelBuffer<Rgb8Pixel>, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../target/screens/{name}.png"));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let (width, height) = (picture.width(), picture.height());
    image::save_buffer(path, picture.as_bytes(), width, height, image::ColorType::Rgb8).unwrap();
}

/// Whether pictures are wanted, as by `make pictures`: they take longer than all else.
pub(super) fn draws_everything() -> bool {
    std::env::var_os("TURNO_DRAW").is_some()
}

/// A scene by its name.
pub(super) fn scene(name: &str) -> &'static Scene {
    SCENES.iter().find(|scene| scene.0 == name).unwrap()
}

/// The place of a scene in their order, for the names of pictures.
pub(super) fn numbered(scene: &Scene) -> String {
    let place = SCENES.iter().position(|one| one.0 == scene.0).unwrap();
    format!("{place:02}-{}", scene.0)
}

/// The scene in a language. The language is chosen first, as a visitor would.
pub(super) fn enact(scene: &Scene, size: (u32, u32), language: &str) -> Stand {
    enact_with(scene, size, language, &[])
}

/// The same with modes switched on.
pub(super) fn enact_with(scene: &Scene, size: (u32, u32), language: &str, modes: &[Mode]) -> Stand {
    enact_on(Stand::new(size, hall_of(scene, language)), scene, language, modes)
}

/// The hall of a scene, which has the language.
pub(super) fn hall_of((_, hall, _): &Scene, language: &str) -> HallInfo {
    let mut hall = hall();
    if !hall.languages.iter().any(|tag| tag == language) {
        hall.languages = LANGUAGES.map(String::from).into();
    }
    hall
}

/// The same with two languages side by side, which somebody has chosen again instead of one.
pub(super) fn enact_in_a_pair(scene: &Scene, size: (u32, u32), modes: &[Mode]) -> Stand {
    let hall = HallInfo { side_by_side: vec!["it".into(), "de".into()], ..hall_of(scene, "de") };
    let mut stand = Stand::new(size, hall);
    stand.quietly(Press::Language("en".to_owned()));
    enact_on(stand, scene, "", modes)
}

pub(super) fn enact_on(mut stand: Stand, (_, _, play): &Scene, language: &str, modes: &[Mode]) -> Stand {
    stand.quietly(Press::Language(language.to_owned()));
    for mode in modes {
        stand.quietly(Press::Mode(*mode));
    }
    stand.wait();
    play(&mut stand);
    // A screen that is new is measured when it has been drawn.
    stand.show();
    stand.show();
    stand
}
