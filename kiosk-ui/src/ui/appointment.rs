//! About a service that is by appointment only.

use slint::{ComponentHandle, ModelRc};
use turno_protocol::Access;

use super::{OnPress, Ui, generated::Appointment};
use crate::{
    flow::{Press, Stage},
    guide::{Line, Page},
    words::Words,
};

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let appointment = ui.window.global::<Appointment>();
    appointment.set_documents(ModelRc::from(ui.documents.clone()));
    let press = on_press.clone();
    appointment.on_back_pressed(move || press(Press::Home));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let Stage::Appointment { service: id } = words.flow.stage() else { return };
    let appointment = ui.window.global::<Appointment>();
    appointment.set_service(words.both(|spoken| spoken.service(id)).into());
    appointment.set_title(words.shown("kiosk-appointment-title").into());
    appointment.set_text(words.shown("kiosk-appointment-text").into());
    appointment.set_documents_title(words.shown("kiosk-documents-title").into());
    appointment.set_back(words.shown("kiosk-back").into());
    appointment.set_phone(phone(words, id).into());
    super::done::show_documents(ui, words, id);
}

fn phone<'a>(words: &Words<'a>, id: &str) -> &'a str {
    match words.flow.service(id).map(|service| &service.access) {
        Some(Access::AppointmentOnly { phone }) => phone,
        Some(Access::WalkIn) | None => "",
    }
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let Stage::Appointment { service: id } = words.flow.stage() else { return Page::default() };
    let phone = phone(words, id);
    // Digit by digit, as one writes it down.
    let digits = phone.chars().filter(|sign| !sign.is_whitespace()).flat_map(|sign| [sign, ' ']).collect::<String>();
    let mut lines = vec![
        words.as_shown(&words.service(id)),
        words.line("kiosk-appointment-title"),
        words.line("kiosk-appointment-text"),
        Line { shown: phone.to_owned(), ..words.as_shown(digits.trim_end()) },
    ];
    lines.extend(super::done::tell_documents(words, id));
    let stops = vec![words.stop("back", "kiosk-back", Press::Home)];
    Page { lines, stops, back: Some(Press::Home), ..Page::default() }
}
