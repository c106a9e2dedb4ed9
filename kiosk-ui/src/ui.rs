//! The window: one module for each screen, which connects its controls and shows its texts.

mod appointment;
mod choose;
mod done;
mod frame;
mod keys;
mod notice;
mod online;
mod pad;
mod printing;
mod rows;
mod upkeep;

use std::rc::Rc;

use slint::{CloseRequestResponse, ComponentHandle, PhysicalSize, VecModel};
use turno_protocol::{HallInfo, Texts};
use turno_text::Direction;

use crate::{
    flow::{Manner, Press, Shown},
    guide::{Key, Page},
    layout::{Either, Ems, Layout, Leading, Load, Panel, Running},
    settings::PanelPlace,
    words::Words,
};

pub(crate) use keys::Idle;
pub(crate) use upkeep::logo_sentence;

/// The code made from the `.slint` files.
mod generated {
    #![allow(
        missing_docs,
        unreachable_pub,
        clippy::all,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::too_many_lines
    )]
    slint::include_modules!();
}

use generated::{LanguageItem, Look, MainWindow, ModeItem, Screen, ServiceItem, Tokens};

/// Takes the presses of all screens.
pub(crate) type OnPress = Rc<dyn Fn(Press)>;

/// Takes the keys of the keypad.
pub(crate) type OnKey = Rc<dyn Fn(Key)>;

/// Takes what a scanner has read that writes like a keyboard.
pub(crate) type OnScan = Rc<dyn Fn(String)>;

/// Asks that [`Ui::idle`] be called once the window has come round to everything that waits.
pub(crate) type OnIdle = Rc<dyn Fn()>;

/// Rounding in layouts, in pixels.
const SLACK_PX: f32 = 1.0;

/// The totem's window.
pub(crate) struct Ui {
    window: MainWindow,
    languages: Rc<VecModel<LanguageItem>>,
    all_languages: Rc<VecModel<LanguageItem>>,
    modes: Rc<VecModel<ModeItem>>,
    /// What is set of the panel.
    panel: PanelPlace,
    /// The look without the visitor's own choice.
    look: Look,
    /// What the screens had to hold when they were shown last.
    load: std::cell::RefCell<Load>,
    /// For what the screen has retreated so far: it comes forward again for another.
    retreats_for: std::cell::RefCell<Option<Stand>>,
    services: Rc<VecModel<ServiceItem>>,
    documents: Rc<VecModel<slint::SharedString>>,
    upkeep: upkeep::Lists,
    keyboard: Option<Rc<keys::Keyboard>>,
    /// The link whose code stands on the screen, so that it is drawn once.
    coded: std::cell::RefCell<String>,
}

/// What decides how much room there is: the screen, who reads it and how, and the window.
#[derive(Debug, Clone, PartialEq)]
struct Stand {
    shown: Shown,
    asks: bool,
    languages: Vec<String>,
    manner: Manner,
    size: PhysicalSize,
}

impl Stand {
    fn of(words: &Words<'_>, shown: Shown, size: PhysicalSize) -> Self {
        Self {
            shown,
            asks: words.flow.asks_for_a_sign(words.now),
            languages: words.flow.languages().into_iter().map(String::from).collect(),
            manner: words.flow.manner(),
            size,
        }
    }
}

impl Ui {
    /// Makes the window and connects its controls.
    ///
    /// # Errors
    ///
    /// When there is no screen to show it on.
    pub(crate) fn new(
        on_press: &OnPress,
        on_key: &OnKey,
        on_scan: &OnScan,
        on_idle: &OnIdle,
    ) -> Result<Self, slint::PlatformError> {
        let mut ui = Self {
            window: MainWindow::new()?,
            languages: Rc::default(),
            all_languages: Rc::default(),
            modes: Rc::default(),
            panel: PanelPlace::default(),
            look: Look::Light,
            load: std::cell::RefCell::default(),
            retreats_for: std::cell::RefCell::default(),
            services: Rc::default(),
            documents: Rc::default(),
            upkeep: upkeep::Lists::default(),
            keyboard: None,
            coded: std::cell::RefCell::default(),
        };
        frame::connect(&ui, on_press);
        keys::connect(&mut ui, on_key, on_scan, on_idle);
        choose::connect(&ui, on_press);
        appointment::connect(&ui, on_press);
        done::connect(&ui, on_press);
        notice::connect(&ui, on_press);
        online::connect(&ui, on_press);
        pad::connect(&ui, on_press);
        upkeep::connect(&ui, on_press);
        Ok(ui)
    }

    /// The window has come round to everything that waited.
    #[must_use]
    pub(crate) fn idle(&self) -> Idle {
        self.keyboard.as_ref().map_or(Idle::Nothing, |keyboard| keyboard.idle())
    }

    /// The window itself.
    #[must_use]
    pub(crate) fn window(&self) -> &slint::Window {
        self.window.window()
    }

    /// Has something done with the window, as long as there is one.
    #[cfg(feature = "kms")]
    #[must_use]
    pub(crate) fn with_window(&self) -> crate::touch::kms::WithWindow {
        let window = self.window.as_weak();
        Rc::new(move |what| {
            if let Some(window) = window.upgrade() {
                what(window.window());
            }
        })
    }

    /// No key of a window manager closes it: whoever looks after the machine ends the process.
    pub(crate) fn keep_open(&self) {
        self.window().on_close_requested(|| CloseRequestResponse::KeepWindowShown);
    }

    /// Black, white and yellow, whatever the visitor chooses.
    pub(crate) fn set_high_contrast(&mut self) {
        self.look = Look::HighContrast;
    }

    /// The panel behind the window.
    pub(crate) fn set_panel(&mut self, panel: PanelPlace) {
        self.panel = panel;
    }

    /// Draws the ring of the keypad around the control of this name.
    pub(crate) fn set_focus(&self, stop: Option<&str>) {
        self.window.global::<generated::Frame>().set_focus(stop.unwrap_or_default().into());
    }

    /// How the screens fit the window as it is now.
    #[must_use]
    pub(crate) fn layout(&self) -> Layout {
        let window = self.window.window();
        let size = window.size().to_logical(window.scale_factor());
        let panel = Panel::behind(size.width, size.height, self.panel);
        Layout::of(size.width, size.height, &panel, &self.load.borrow())
    }

    /// Shows where the totem stands, and says whether that is another screen, which wants to be shown again once it is drawn: only
    /// then is it known whether it has room. Whatever did not change is not drawn again.
    pub(crate) fn show(&self, words: &Words<'_>) -> bool {
        let shown = words.flow.shown(words.now);
        let stand = Stand::of(words, shown, self.window().size());
        let is_the_same = self.retreats_for.replace(Some(stand.clone())) == Some(stand);
        let retreats = if is_the_same { self.load.borrow().retreats } else { 0 };
        self.load.replace(Load { retreats, ..load_of(words) });
        loop {
            let layout = self.layout();
            self.show_in(words, layout, shown);
            if layout.brief || !self.spills() {
                break;
            }
            self.load.borrow_mut().retreats += 1;
        }
        !is_the_same
    }

    /// Whether the screen that stands needs more than it has.
    fn spills(&self) -> bool {
        let (needed, held) = (
            (self.window.get_needed_width(), self.window.get_needed_height()),
            (self.window.get_held_width(), self.window.get_held_height()),
        );
        needed.0 > held.0 + SLACK_PX || needed.1 > held.1 + SLACK_PX
    }

    fn show_in(&self, words: &Words<'_>, layout: Layout, shown: Shown) {
        let tokens = self.window.global::<Tokens>();
        tokens.set_scale(layout.scale);
        tokens.set_look(if words.flow.manner().contrast { Look::HighContrast } else { self.look });
        tokens.set_rtl(Direction::of(words.flow.language()) == Direction::RightToLeft);
        let (family, leading) = font_family(words.flow.language());
        tokens.set_font_family(family.into());
        tokens.set_leading(leading.0);
        frame::show(self, words, layout, shown);
        match shown {
            Shown::Choose => choose::show(self, words, layout),
            Shown::Appointment => appointment::show(self, words),
            Shown::Online => online::show(self, words),
            Shown::Code | Shown::Pin => pad::show(self, words),
            Shown::Booked => appointment::show_booked(self, words),
            Shown::Upkeep(_) => upkeep::show(self, words, layout),
            Shown::Languages => {}
            Shown::Printing => printing::show(self, words),
            Shown::Done => done::show(self, words),
            Shown::No | Shown::Closed | Shown::OutOfService(_) => notice::show(self, words, shown),
        }
    }
}

/// The screen that stands, as it is told to somebody who does not see it.
#[must_use]
pub(crate) fn page(words: &Words<'_>, layout: Layout) -> Page {
    let shown = words.flow.shown(words.now);
    let page = match shown {
        _ if words.flow.asks_for_a_sign(words.now) => frame::tell_question(words),
        Shown::Choose => choose::tell(words),
        Shown::Appointment => appointment::tell(words),
        Shown::Online => online::tell(words),
        Shown::Code | Shown::Pin => pad::tell(words),
        Shown::Booked => appointment::tell_booked(words),
        Shown::Upkeep(_) => upkeep::tell(words),
        Shown::Languages => frame::tell_languages(words),
        Shown::Printing => printing::tell(words),
        Shown::Done => done::tell(words),
        Shown::No | Shown::Closed | Shown::OutOfService(_) => notice::tell(words, shown),
    };
    frame::tell(words, layout, shown, page)
}

/// The family of a language's letters, and how high its lines are; what it lacks, the system takes from another one.
fn font_family(language: &str) -> (&'static str, Leading) {
    match language.split('-').next() {
        // Its lines are lower than those of Noto Sans Arabic, and it is what people read in print.
        Some("ar") => ("Noto Naskh Arabic", Leading(1.703)),
        // Without a name, the system would take the Japanese forms of the same signs.
        Some("zh") => ("Noto Sans CJK SC", Leading(1.448)),
        _ => ("Noto Sans", Leading::default()),
    }
}

/// The widest word: between words, a button breaks its line.
fn widest_word(name: &str) -> Ems {
    name.split_whitespace().map(Ems::of).max().unwrap_or_default()
}

fn load_of(words: &Words<'_>) -> Load {
    let hall = words.flow.hall();
    let names = frame::buttons(words);
    let services = hall.map_or(&[][..], |hall| &hall.services);
    let pair = words.flow.languages().len() > 1;
    let name = |name: fn(&HallInfo) -> &Texts| hall.map(|hall| Running::of(&words.shown_of(name(hall))));
    Load {
        manner: words.flow.manner(),
        retreats: 0,
        pair,
        checks_in: words.flow.checks_in(words.now),
        check_in: Either::of(&words.shown(choose::CHECK_IN)),
        services: services.iter().map(|service| choose::entry(service, words)).collect(),
        languages: names.len(),
        widest_name: names.iter().map(|tag| widest_word(&frame::name(words, tag))).max().unwrap_or_default(),
        office: name(|hall| &hall.office).unwrap_or_default(),
        desk: name(|hall| &hall.desk).unwrap_or_default(),
        title: Running::of(&words.shown(choose::TITLE)),
        hint: Running::of(&words.shown(choose::hint(words))),
        page: Ems::of(&choose::page_of(words)),
        leading: font_family(words.flow.language()).1,
    }
}

impl From<Shown> for Screen {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Choose => Self::Choose,
            Shown::Appointment | Shown::Booked => Self::Appointment,
            Shown::Online => Self::Online,
            Shown::Code | Shown::Pin => Self::Pad,
            Shown::Upkeep(_) => Self::Upkeep,
            Shown::Languages => Self::Languages,
            Shown::Printing => Self::Printing,
            Shown::Done => Self::Done,
            Shown::No | Shown::Closed | Shown::OutOfService(_) => Self::Notice,
        }
    }
}

#[cfg(test)]
mod tests;
