//! The services.

use slint::{ComponentHandle, ModelRc};
use turno_protocol::{Access, BoardLine, Opening, ServiceInfo};
use turno_text::Arg;

use super::{
    OnPress, Ui,
    generated::{Choose, ServiceItem, TileState},
    rows,
};
use crate::{
    flow::Press,
    guide::{Page, Stop},
    layout::Layout,
    words::Words,
};

/// What is asked above the services.
pub(super) const TITLE: &str = "kiosk-choose-title";
/// Whoever has an appointment begins here.
pub(super) const CHECK_IN: &str = "kiosk-checkin";

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let choose = ui.window.global::<Choose>();
    choose.set_services(ModelRc::from(ui.services.clone()));
    let press = on_press.clone();
    choose.on_chosen(move |id| press(Press::Service(id.into())));
    let press = on_press.clone();
    choose.on_next_pressed(move || press(Press::NextPage));
    let press = on_press.clone();
    choose.on_previous_pressed(move || press(Press::PreviousPage));
    let press = on_press.clone();
    choose.on_check_in_pressed(move || press(Press::CheckIn));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, layout: Layout) {
    let choose = ui.window.global::<Choose>();
    let (page, pages) = (words.flow.page(), words.flow.pages());
    choose.set_title(words.shown(TITLE).into());
    // What two languages say would be squeezed in beside the number of the page.
    let squeezed = pages > 1 && words.flow.languages().len() > 1;
    choose.set_hint(if squeezed { String::new() } else { words.shown(hint(words)) }.into());
    choose.set_next(words.shown("kiosk-choose-next-page").into());
    choose.set_previous(words.shown("kiosk-choose-previous-page").into());
    choose.set_check_in(words.shown(CHECK_IN).into());
    choose.set_has_check_in(words.flow.offers_check_in(words.now));
    choose.set_page(page_of(words).into());
    choose.set_paged(pages > 1);
    choose.set_has_next(page + 1 < pages);
    choose.set_has_previous(page > 0);
    let rows = words.flow.balanced_page_size().div_ceil(layout.columns);
    choose.set_columns(i32::try_from(layout.columns).unwrap_or(1));
    choose.set_rows(i32::try_from(rows).unwrap_or(1));
    rows::keep(&ui.services, words.flow.page_services().map(|service| item(service, words)).collect());
}

/// What is said of the services, by its key.
pub(super) fn hint(words: &Words<'_>) -> &'static str {
    if words.flow.is_alone(words.now) { "kiosk-choose-hint-alone" } else { "kiosk-choose-hint" }
}

/// Which page it is.
pub(super) fn page_of(words: &Words<'_>) -> String {
    let page_of = [("page", count(words.flow.page() + 1)), ("pages", count(words.flow.pages()))];
    words.both(|spoken| spoken.say_with("kiosk-choose-page", &page_of))
}

/// The screen, as it is told: each service with what a visitor weighs before pressing, and what to bring.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let (page, pages) = (words.flow.page(), words.flow.pages());
    let mut lines = vec![words.line(TITLE), words.line(hint(words))];
    if pages > 1 {
        lines.push(words.as_shown(&page_of(words)));
    }
    let mut stops: Vec<_> = words.flow.page_services().map(|service| service_stop(service, words)).collect();
    if page + 1 < pages {
        stops.push(words.stop("next", "kiosk-choose-next-page", Press::NextPage));
    }
    if page > 0 {
        stops.push(words.stop("previous", "kiosk-choose-previous-page", Press::PreviousPage));
    }
    if words.flow.offers_check_in(words.now) {
        stops.push(words.stop("check-in", CHECK_IN, Press::CheckIn));
    }
    let back = (page > 0).then_some(Press::PreviousPage);
    Page { lines, stops, back, ..Page::default() }
}

fn service_stop(service: &ServiceInfo, words: &Words<'_>) -> Stop {
    let item = item(service, words);
    let mut more = super::done::tell_documents(words, &service.id);
    let gives_a_number = item.state == TileState::Open && service.online.is_none();
    more.push(words.line(if gives_a_number { "speech-take" } else { "speech-more" }));
    Stop {
        id: format!("service/{}", service.id),
        line: words.as_shown(&item.label),
        more,
        press: Press::Service(service.id.clone()),
    }
}

fn count(number: usize) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What a service is for. A name stands in some language rather than in none; an explanation in a language that was not asked for
/// explains nothing.
pub(super) fn about(service: &ServiceInfo, words: &Words<'_>) -> String {
    let explained = words.flow.languages().iter().all(|language| service.about.0.contains_key(*language));
    if explained { words.shown_of(&service.about) } else { String::new() }
}

fn item(service: &ServiceInfo, words: &Words<'_>) -> ServiceItem {
    let line = words.flow.line(&service.id, words.now);
    let suspended = line.and_then(|line| line.suspended.as_ref());
    let (state, note) = match (&service.access, words.flow.opening(Some(&service.id), words.now)) {
        (Access::AppointmentOnly { .. }, _) => (TileState::Appointment, words.shown("kiosk-choose-by-appointment")),
        (Access::WalkIn, Some(Opening::Closed { .. })) if suspended.is_some() => {
            (TileState::Closed, suspended.map_or_else(String::new, |suspended| words.suspended(suspended)))
        }
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
    let name = words.shown_of(&service.name);
    let about = about(service, words);
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
