//! The number.

use slint::{ComponentHandle, ModelRc, SharedString};

use super::{
    OnPress, Ui,
    generated::{Done, SlipState},
    rows,
};
use crate::{
    code,
    flow::{OnPaper, Press, Stage, Told},
    words::Words,
};

/// Documents named on the screen; the slip and the ticket's own page name them all.
const DOCUMENTS_SHOWN_MAX: usize = 3;

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let done = ui.window.global::<Done>();
    done.set_documents(ModelRc::from(ui.documents.clone()));
    let press = on_press.clone();
    done.on_home_pressed(move || press(Press::Home));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let Stage::Done { ticket, on_paper, .. } = words.flow.stage() else { return };
    let done = ui.window.global::<Done>();
    done.set_number_title(words.shown("kiosk-done-your-number").into());
    done.set_number(ticket.number.as_str().into());
    done.set_service(words.both(|spoken| spoken.service(&ticket.service)).into());
    done.set_ahead_title(words.shown("kiosk-done-ahead-title").into());
    let (ahead, wait) = match ticket.told {
        Some(Told { people_ahead, forecast }) => {
            let count = [("count", people_ahead.into())];
            let ahead = words.both(|spoken| spoken.say_with("kiosk-done-ahead", &count));
            (ahead, words.both(|spoken| spoken.wait(forecast)))
        }
        None => (words.shown("kiosk-done-ahead-unknown"), words.shown("kiosk-wait-unknown")),
    };
    done.set_ahead(ahead.into());
    done.set_wait_title(words.shown("kiosk-done-wait-title").into());
    done.set_wait(wait.into());
    done.set_where_title(words.shown("kiosk-done-where-title").into());
    done.set_where_to_wait(words.shown_of(&ticket.where_to_wait).into());
    done.set_documents_title(words.shown("kiosk-documents-title").into());
    done.set_home(words.shown("kiosk-done-home").into());
    let (slip, title, text) = match on_paper {
        OnPaper::Printed => (SlipState::Printed, words.shown("kiosk-done-take-slip"), String::new()),
        OnPaper::Failed => (
            SlipState::Missing,
            words.shown("kiosk-done-no-paper-title"),
            words.shown(if ticket.link.is_some() { "kiosk-done-no-paper-text" } else { "kiosk-done-no-paper-alone" }),
        ),
        OnPaper::Unknown => (
            SlipState::Missing,
            words.shown("kiosk-done-unknown-title"),
            words.shown(if ticket.link.is_some() { "kiosk-done-unknown-text" } else { "kiosk-done-unknown-alone" }),
        ),
    };
    done.set_slip(slip);
    done.set_slip_title(title.into());
    done.set_slip_text(text.into());
    done.set_has_code(ticket.link.is_some());
    if let Some(link) =
        ticket.link.as_ref().filter(|link| *on_paper != OnPaper::Printed && *ui.coded.borrow() != **link)
    {
        done.set_code(code::picture(link));
        ui.coded.replace(link.clone());
    }
    show_documents(ui, words, &ticket.service);
}

/// The documents to bring for a service.
pub(super) fn show_documents(ui: &Ui, words: &Words<'_>, service: &str) {
    let documents = words.flow.service(service).map_or(&[][..], |service| &service.documents);
    let documents =
        documents.iter().take(DOCUMENTS_SHOWN_MAX).map(|document| SharedString::from(words.shown_of(document)));
    rows::keep(&ui.documents, documents.collect());
}
