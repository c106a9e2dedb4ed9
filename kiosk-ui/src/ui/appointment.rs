//! About a service that is by appointment only, and about the appointment of whoever has one.

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
    let press = on_press.clone();
    appointment.on_take_pressed(move || press(Press::Take));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let Stage::Appointment { service: id } = words.flow.stage() else { return };
    let appointment = ui.window.global::<Appointment>();
    appointment.set_service(words.both(|spoken| spoken.service(id)).into());
    appointment.set_title(words.shown("kiosk-appointment-title").into());
    appointment.set_text(words.shown("kiosk-appointment-text").into());
    appointment.set_documents_title(words.shown("kiosk-documents-title").into());
    appointment.set_back(words.shown("kiosk-back").into());
    appointment.set_fact(phone(words, id).into());
    appointment.set_by_clock(false);
    appointment.set_take(slint::SharedString::default());
    super::done::show_documents(ui, words, id);
}

pub(super) fn show_booked(ui: &Ui, words: &Words<'_>) {
    let Stage::Booked { service: id, .. } = words.flow.stage() else { return };
    let appointment = ui.window.global::<Appointment>();
    appointment.set_service(words.both(|spoken| spoken.service(id)).into());
    appointment.set_title(words.shown("kiosk-checkin-booked").into());
    appointment.set_text(if is_late(words) { words.shown("kiosk-checkin-late") } else { String::new() }.into());
    appointment.set_documents_title(words.shown("kiosk-documents-title").into());
    appointment.set_back(words.shown("kiosk-back").into());
    appointment.set_fact(words.both(|spoken| time(spoken.language, words)).into());
    appointment.set_by_clock(true);
    appointment.set_take(words.shown("kiosk-online-take").into());
    super::done::show_documents(ui, words, id);
}

/// The booked time, in words.
fn time(language: &str, words: &Words<'_>) -> String {
    let Stage::Booked { slot, .. } = words.flow.stage() else { return String::new() };
    let clock = words.catalogue.clock(language, words.local(*slot).time());
    words.catalogue.text(language, "kiosk-checkin-at", &[("time", clock.into())])
}

fn is_late(words: &Words<'_>) -> bool {
    let Stage::Booked { slot, .. } = words.flow.stage() else { return false };
    words.flow.server_time(words.now).is_some_and(|now| now > *slot)
}

/// The appointment, as it is told.
pub(super) fn tell_booked(words: &Words<'_>) -> Page {
    let Stage::Booked { service: id, .. } = words.flow.stage() else { return Page::default() };
    let time = time(words.flow.language(), words);
    let mut lines = vec![words.as_shown(&words.service(id)), words.line("kiosk-checkin-booked"), words.as_shown(&time)];
    lines.extend(is_late(words).then(|| words.line("kiosk-checkin-late")));
    lines.extend(super::done::tell_documents(words, id));
    let stops =
        vec![words.stop("take", "kiosk-online-take", Press::Take), words.stop("back", "kiosk-back", Press::Home)];
    Page { lines, stops, back: Some(Press::Home), ..Page::default() }
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
