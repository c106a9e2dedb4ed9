//! About a service that is by appointment only.

use slint::{ComponentHandle, ModelRc};
use turno_protocol::Access;

use super::{OnPress, Ui, generated::Appointment};
use crate::{
    flow::{Press, Stage},
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
    let service = words.flow.service(id);
    let phone = match service.map(|service| &service.access) {
        Some(Access::AppointmentOnly { phone }) => phone.as_str(),
        Some(Access::WalkIn) | None => "",
    };
    appointment.set_phone(phone.into());
    super::done::show_documents(ui, words, id);
}
