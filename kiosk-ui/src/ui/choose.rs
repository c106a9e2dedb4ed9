//! The services.

use slint::{ComponentHandle, ModelRc};
use turno_protocol::{Access, Opening, ServiceInfo};
use turno_text::Arg;

use super::{
    OnPress, Ui,
    generated::{Choose, ServiceItem, TileState},
    rows,
};
use crate::{flow::Press, layout::Layout, words::Words};

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let choose = ui.window.global::<Choose>();
    choose.set_services(ModelRc::from(ui.services.clone()));
    let press = on_press.clone();
    choose.on_chosen(move |id| press(Press::Service(id.into())));
    let press = on_press.clone();
    choose.on_next_pressed(move || press(Press::NextPage));
    let press = on_press.clone();
    choose.on_previous_pressed(move || press(Press::PreviousPage));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, layout: Layout) {
    let choose = ui.window.global::<Choose>();
    let (page, pages) = (words.flow.page(), words.flow.pages());
    choose.set_title(words.say("kiosk-choose-title").into());
    let alone = words.flow.is_alone(words.now);
    choose.set_hint(words.say(if alone { "kiosk-choose-hint-alone" } else { "kiosk-choose-hint" }).into());
    choose.set_next(words.say("kiosk-choose-next-page").into());
    choose.set_previous(words.say("kiosk-choose-previous-page").into());
    choose.set_page(words.say_with("kiosk-choose-page", &[("page", count(page + 1)), ("pages", count(pages))]).into());
    choose.set_paged(pages > 1);
    choose.set_has_next(page + 1 < pages);
    choose.set_has_previous(page > 0);
    let rows = words.flow.balanced_page_size().div_ceil(layout.columns);
    choose.set_columns(i32::try_from(layout.columns).unwrap_or(1));
    choose.set_rows(i32::try_from(rows).unwrap_or(1));
    rows::keep(&ui.services, words.flow.page_services().map(|service| item(service, words)).collect());
}

fn count(number: usize) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn item(service: &ServiceInfo, words: &Words<'_>) -> ServiceItem {
    let line = words.flow.line(&service.id, words.now);
    let (state, note) = match (&service.access, words.flow.opening(Some(&service.id), words.now)) {
        (Access::AppointmentOnly { .. }, _) => (TileState::Appointment, words.say("kiosk-choose-by-appointment")),
        (Access::WalkIn, Some(Opening::Closed { opens_at: Some(at) })) => {
            (TileState::Closed, words.say_with("kiosk-choose-opens", &[("moment", words.moment(at).into())]))
        }
        (Access::WalkIn, Some(Opening::Closed { opens_at: None })) => {
            (TileState::Closed, words.say("kiosk-choose-closed"))
        }
        (Access::WalkIn, _) => {
            let waiting = line.map(|line| words.say_with("kiosk-choose-line", &[("count", line.waiting.into())]));
            (TileState::Open, waiting.unwrap_or_default())
        }
    };
    let (name, about) = (words.of(&service.name), words.of(&service.about));
    let label = [name, about, &note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    ServiceItem {
        id: service.id.as_str().into(),
        letter: service.letter.as_str().into(),
        name: name.into(),
        about: about.into(),
        note: note.into(),
        label: label.into(),
        state,
    }
}
