//! Working on a number.

use slint::ComponentHandle;

use super::{Ui, generated::Printing};
use crate::{flow::Stage, words::Words};

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
