//! The window: one module for each screen, which connects its controls and shows its texts.

mod appointment;
mod choose;
mod done;
mod frame;
mod notice;
mod printing;
mod rows;

use std::rc::Rc;

use slint::{ComponentHandle, VecModel};

use crate::{
    flow::{Press, Shown},
    layout::Layout,
    words::Words,
};

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

use generated::{LanguageItem, Look, MainWindow, Screen, ServiceItem, Tokens};

/// Takes the presses of all screens.
pub(crate) type OnPress = Rc<dyn Fn(Press)>;

/// The totem's window.
pub(crate) struct Ui {
    window: MainWindow,
    languages: Rc<VecModel<LanguageItem>>,
    services: Rc<VecModel<ServiceItem>>,
    documents: Rc<VecModel<slint::SharedString>>,
    /// The link whose code stands on the screen, so that it is drawn once.
    coded: std::cell::RefCell<String>,
}

impl Ui {
    /// Makes the window and connects its controls.
    ///
    /// # Errors
    ///
    /// When there is no screen to show it on.
    pub(crate) fn new(on_press: &OnPress) -> Result<Self, slint::PlatformError> {
        let ui = Self {
            window: MainWindow::new()?,
            languages: Rc::default(),
            services: Rc::default(),
            documents: Rc::default(),
            coded: std::cell::RefCell::default(),
        };
        frame::connect(&ui, on_press);
        choose::connect(&ui, on_press);
        appointment::connect(&ui, on_press);
        done::connect(&ui, on_press);
        notice::connect(&ui, on_press);
        Ok(ui)
    }

    /// The window itself.
    #[must_use]
    pub(crate) fn window(&self) -> &slint::Window {
        self.window.window()
    }

    /// Black, white and yellow.
    pub(crate) fn set_high_contrast(&self) {
        self.window.global::<Tokens>().set_look(Look::HighContrast);
    }

    /// How the screens fit the window as it is now.
    #[must_use]
    pub(crate) fn layout(&self) -> Layout {
        let window = self.window.window();
        let size = window.size().to_logical(window.scale_factor());
        Layout::of(size.width, size.height)
    }

    /// Shows where the totem stands. Whatever did not change is not drawn again.
    pub(crate) fn show(&self, words: &Words<'_>) {
        let layout = self.layout();
        self.window.global::<Tokens>().set_scale(layout.scale);
        let shown = words.flow.shown(words.now);
        frame::show(self, words, layout, shown);
        match shown {
            Shown::Choose => choose::show(self, words, layout),
            Shown::Appointment => appointment::show(self, words),
            Shown::Printing => printing::show(self, words),
            Shown::Done => done::show(self, words),
            Shown::No | Shown::Closed | Shown::OutOfService(_) => notice::show(self, words, shown),
        }
    }
}

impl From<Shown> for Screen {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Choose => Self::Choose,
            Shown::Appointment => Self::Appointment,
            Shown::Printing => Self::Printing,
            Shown::Done => Self::Done,
            Shown::No | Shown::Closed | Shown::OutOfService(_) => Self::Notice,
        }
    }
}

#[cfg(test)]
mod tests;
