//! Working on a number.

use slint::ComponentHandle;

use super::{Ui, generated::Printing};
use crate::{flow::Stage, words::Words};

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let printing = ui.window.global::<Printing>();
    let (service, text) = match words.flow.stage() {
        Stage::Issuing { request, .. } => (&request.service, words.say("kiosk-printing-asking")),
        Stage::Printing { ticket, .. } => {
            let text = words.say_with("kiosk-printing-number", &[("number", ticket.number.as_str().into())]);
            (&ticket.service, text)
        }
        _ => return,
    };
    printing.set_service(words.service(service).into());
    printing.set_title(words.say("kiosk-printing-title").into());
    printing.set_text(text.into());
}
