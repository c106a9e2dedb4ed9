//! Working on a number.

use slint::ComponentHandle;

use super::{Ui, generated::Printing};
use crate::{
    flow::{Stage, Ticket},
    guide::{Line, Page},
    words::Words,
};

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let printing = ui.window.global::<Printing>();
    let (service, text) = match words.flow.stage() {
        Stage::Issuing { request, .. } => (Some(&request.service), words.shown("kiosk-printing-asking")),
        Stage::Printing { ticket, .. } => {
            let number = [("number", ticket.number.as_str().into())];
            let text = words.both(|spoken| spoken.say_with(about_number(ticket), &number));
            (service_of(ticket), text)
        }
        _ => return,
    };
    printing
        .set_service(service.map_or_else(String::new, |service| words.both(|spoken| spoken.service(service))).into());
    printing.set_title(words.shown("kiosk-printing-title").into());
    printing.set_text(text.into());
}

/// What is said of a number: whoever stands here must not take a stranger's for their own.
fn about_number(ticket: &Ticket) -> &'static str {
    if ticket.ordered.is_some() { "kiosk-printing-ordered" } else { "kiosk-printing-number" }
}

/// What the number is for: nobody's business where it is a stranger's.
fn service_of(ticket: &Ticket) -> Option<&String> {
    Some(&ticket.service).filter(|_| ticket.ordered.is_none())
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let (service, line) = match words.flow.stage() {
        Stage::Issuing { request, .. } => (Some(&request.service), words.line("kiosk-printing-asking")),
        Stage::Printing { ticket, .. } => {
            let text = |number: String| words.say_with(about_number(ticket), &[("number", number.into())]);
            let said = text(words.number_said(&ticket.number));
            (service_of(ticket), Line { shown: text(ticket.number.clone()), ..words.as_shown(&said) })
        }
        _ => return Page::default(),
    };
    let mut lines: Vec<_> = service.map(|service| words.as_shown(&words.service(service))).into_iter().collect();
    lines.extend([words.line("kiosk-printing-title"), line]);
    Page { lines, ..Page::default() }
}
