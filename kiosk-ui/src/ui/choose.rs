//! The services.

use slint::{ComponentHandle, ModelRc};
use turno_protocol::{Access, BoardLine, Opening, ServiceInfo};
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
    choose.set_title(words.shown("kiosk-choose-title").into());
    let alone = words.flow.is_alone(words.now);
    choose.set_hint(words.shown(if alone { "kiosk-choose-hint-alone" } else { "kiosk-choose-hint" }).into());
    choose.set_next(words.shown("kiosk-choose-next-page").into());
    choose.set_previous(words.shown("kiosk-choose-previous-page").into());
    let page_of = [("page", count(page + 1)), ("pages", count(pages))];
    choose.set_page(words.both(|spoken| spoken.say_with("kiosk-choose-page", &page_of)).into());
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
        (Access::AppointmentOnly { .. }, _) => (TileState::Appointment, words.shown("kiosk-choose-by-appointment")),
        (Access::WalkIn, Some(Opening::Closed { opens_at: Some(at) })) => {
            let opens =
                words.both(|spoken| spoken.say_with("kiosk-choose-opens", &[("moment", spoken.moment(at).into())]));
            (TileState::Closed, opens)
        }
        (Access::WalkIn, Some(Opening::Closed { opens_at: None })) => {
            (TileState::Closed, words.shown("kiosk-choose-closed"))
        }
        (Access::WalkIn, _) if words.flow.is_out_of_time(&service.id, words.now) => {
            (TileState::Closed, words.shown("kiosk-choose-no-time"))
        }
        (Access::WalkIn, _) => (TileState::Open, String::new()),
    };
    // Where a number is given, what to expect stands there before it is asked for.
    let line = line.filter(|_| state == TileState::Open);
    let people = line.map_or_else(String::new, |line| line.waiting.to_string());
    let wait = line.map_or_else(String::new, |line| words.both(|spoken| spoken.wait(line.forecast)));
    let waiting =
        |line: &BoardLine| words.both(|spoken| spoken.say_with("kiosk-choose-line", &[("count", line.waiting.into())]));
    let (name, about) = (words.shown_of(&service.name), words.shown_of(&service.about));
    let said = [name.clone(), about.clone(), note.clone(), line.map_or_else(String::new, waiting), wait.clone()];
    let label = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ").replace('\n', " · ");
    ServiceItem {
        id: service.id.as_str().into(),
        letter: service.letter.as_str().into(),
        name: name.into(),
        about: about.into(),
        note: note.into(),
        people: people.into(),
        wait: wait.into(),
        label: label.into(),
        state,
    }
}
