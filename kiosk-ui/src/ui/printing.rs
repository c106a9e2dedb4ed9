//! Working on a number.

use slint::ComponentHandle;

use super::{Ui, generated::Printing};
use crate::{
    flow::Stage,
    guide::{Line, Page},
    words::Words,
};

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let printing = ui.window.global::<Printing>();
    let (service, text) = match words.flow.stage() {
        Stage::Issuing { request, .. } => (&request.service, words.shown("kiosk-printing-asking")),
        Stage::Printing { ticket, .. } => {
            let number = [("number", ticket.number.as_str().into())];
            let text = words.both(|spoken| spoken.say_with("kiosk-printing-number", &number));
            (&ticket.service, text)
        }
        _ => return,
    };
    printing.set_service(words.both(|spoken| spoken.service(service)).into());
    printing.set_title(words.shown("kiosk-printing-title").into());
    printing.set_text(text.into());
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let (service, line) = match words.flow.stage() {
        Stage::Issuing { request, .. } => (&request.service, words.line("kiosk-printing-asking")),
        Stage::Printing { ticket, .. } => {
            let text = |number: String| words.say_with("kiosk-printing-number", &[("number", number.into())]);
            let said = text(words.number_said(&ticket.number));
            (&ticket.service, Line { shown: text(ticket.number.clone()), ..words.as_shown(&said) })
        }
        _ => return Page::default(),
    };
    let lines = vec![words.as_shown(&words.service(service)), words.line("kiosk-printing-title"), line];
    Page { lines, ..Page::default() }
}
