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
    layout::{Either, Ems, Entry, Layout, Running},
    words::{BESIDE, Words},
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
    let two = words.flow.languages().len() > 1;
    let (has_next, has_previous) = (page + 1 < pages, page > 0);
    choose.set_next(layout.across(&words.shown("kiosk-choose-next-page")).into());
    choose.set_previous(layout.across(&words.shown("kiosk-choose-previous-page")).into());
    choose.set_turns_high(two && layout.upright);
    // Half of the screen's width is too little for what two languages say.
    choose.set_turns_in_words(layout.upright && !(two && has_next && has_previous));
    let (way, width_px) = layout.check_in();
    choose.set_check_in(layout.check_in_words(&words.shown(CHECK_IN)).into());
    choose.set_has_check_in(words.flow.offers_check_in(words.now));
    choose.set_check_in_below(way.is_below);
    choose.set_check_in_high(way.is_high);
    choose.set_check_in_width(width_px);
    // Beside the title of a lying screen there is no room for it in two languages.
    choose.set_page(if two && !layout.upright { String::new() } else { page_of(words) }.into());
    choose.set_paged(pages > 1);
    choose.set_has_next(has_next);
    choose.set_has_previous(has_previous);
    let rows = words.flow.balanced_page_size().div_ceil(layout.columns);
    choose.set_columns(i32::try_from(layout.columns).unwrap_or(1));
    choose.set_rows(i32::try_from(rows).unwrap_or(1));
    choose.set_service_least(layout.service_px());
    let items = words.flow.page_services().map(|service| item(service, &facts(service, words), layout));
    rows::keep(&ui.services, items.collect());
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
    let facts = facts(service, words);
    let mut more = super::done::tell_documents(words, &service.id);
    let gives_a_number = facts.state == TileState::Open && service.online.is_none();
    more.push(words.line(if gives_a_number { "speech-take" } else { "speech-more" }));
    Stop {
        id: format!("service/{}", service.id),
        line: words.as_shown(&facts.label()),
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

/// What a visitor weighs before pressing a service.
struct Facts {
    state: TileState,
    name: String,
    about: String,
    /// Why it gives no number.
    note: String,
    people: String,
    /// The same in words.
    waiting: String,
    wait: String,
}

impl Facts {
    /// All of it, on one line.
    fn label(&self) -> String {
        let said = [&self.name, &self.about, &self.note, &self.waiting, &self.wait];
        let said: Vec<_> = said.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        said.join(". ").replace('\n', BESIDE)
    }
}

fn facts(service: &ServiceInfo, words: &Words<'_>) -> Facts {
    let line = words.flow.line(&service.id, words.now);
    let (state, note) = state(service, line, words);
    // Where a number is given, what to expect stands there before it is asked for.
    let line = line.filter(|_| state == TileState::Open);
    let waiting =
        |line: &BoardLine| words.both(|spoken| spoken.say_with("kiosk-choose-line", &[("count", line.waiting.into())]));
    Facts {
        state,
        name: words.shown_of(&service.name),
        about: about(service, words),
        note,
        people: line.map_or_else(String::new, |line| line.waiting.to_string()),
        waiting: line.map_or_else(String::new, waiting),
        wait: line.map_or_else(String::new, |line| words.both(|spoken| spoken.wait(line.forecast))),
    }
}

/// Whether a service gives numbers, and why not.
fn state(service: &ServiceInfo, line: Option<&BoardLine>, words: &Words<'_>) -> (TileState, String) {
    let suspended = line.and_then(|line| line.suspended.as_ref());
    match (&service.access, words.flow.opening(Some(&service.id), words.now)) {
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
    }
}

/// What the layout has to hold of a service.
pub(super) fn entry(service: &ServiceInfo, words: &Words<'_>) -> Entry {
    let facts = facts(service, words);
    Entry {
        name: Either::of(&facts.name),
        about: Running::of(&facts.about),
        note: Either::of(&facts.note),
        people: Ems::of(&facts.people),
        wait: Either::of(&facts.wait),
    }
}

fn item(service: &ServiceInfo, facts: &Facts, layout: Layout) -> ServiceItem {
    ServiceItem {
        id: service.id.as_str().into(),
        letter: service.letter.as_str().into(),
        name: layout.service_name(&facts.name).into(),
        about: if layout.explains() { facts.about.as_str() } else { "" }.into(),
        note: layout.service_note(&facts.note).into(),
        people: facts.people.as_str().into(),
        wait: layout.service_wait(&facts.people, &facts.wait).into(),
        label: facts.label().into(),
        state: facts.state,
    }
}
