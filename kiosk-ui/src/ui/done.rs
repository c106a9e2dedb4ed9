//! The number.

use slint::{ComponentHandle, ModelRc, SharedString};

use super::{
    OnPress, Ui,
    generated::{Done, SlipState},
    rows,
};
use crate::{
    code,
    flow::{OnPaper, Press, Stage, Ticket, Told},
    guide::{Line, Page},
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
    let (ahead, wait) = told(words, ticket);
    done.set_ahead(ahead.into());
    done.set_wait_title(words.shown("kiosk-done-wait-title").into());
    done.set_wait(wait.into());
    done.set_where_title(words.shown("kiosk-done-where-title").into());
    done.set_where_to_wait(words.shown_of(&ticket.where_to_wait).into());
    done.set_documents_title(words.shown("kiosk-documents-title").into());
    done.set_home(words.shown("kiosk-done-home").into());
    let (title, text) = about_slip(ticket, *on_paper);
    done.set_slip(if *on_paper == OnPaper::Printed { SlipState::Printed } else { SlipState::Missing });
    done.set_slip_title(words.shown(title).into());
    done.set_slip_text(text.map_or_else(String::new, |text| words.shown(text)).into());
    done.set_has_code(ticket.link.is_some());
    if let Some(link) =
        ticket.link.as_ref().filter(|link| *on_paper != OnPaper::Printed && *ui.coded.borrow() != **link)
    {
        done.set_code(code::picture(link));
        ui.coded.replace(link.clone());
    }
    show_documents(ui, words, &ticket.service);
}

/// How many people come before and how long it takes.
fn told(words: &Words<'_>, ticket: &Ticket) -> (String, String) {
    match ticket.told {
        Some(Told { people_ahead, forecast }) => {
            let count = [("count", people_ahead.into())];
            let ahead = words.both(|spoken| spoken.say_with("kiosk-done-ahead", &count));
            (ahead, words.both(|spoken| spoken.wait(forecast)))
        }
        None => (words.shown("kiosk-done-ahead-unknown"), words.shown("kiosk-wait-unknown")),
    }
}

/// The keys of what is said of the slip.
fn about_slip(ticket: &Ticket, on_paper: OnPaper) -> (&'static str, Option<&'static str>) {
    let has_code = ticket.link.is_some();
    match on_paper {
        OnPaper::Printed => ("kiosk-done-take-slip", None),
        OnPaper::Failed if has_code => ("kiosk-done-no-paper-title", Some("kiosk-done-no-paper-text")),
        OnPaper::Failed => ("kiosk-done-no-paper-title", Some("kiosk-done-no-paper-alone")),
        OnPaper::Unknown if has_code => ("kiosk-done-unknown-title", Some("kiosk-done-unknown-text")),
        OnPaper::Unknown => ("kiosk-done-unknown-title", Some("kiosk-done-unknown-alone")),
    }
}

/// The screen, as it is told: the number first, and whatever stands on the slip, for who cannot read it.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let Stage::Done { ticket, on_paper, .. } = words.flow.stage() else { return Page::default() };
    let titled = |key: &str, value: &str| words.as_shown(&format!("{}: {value}", words.say(key)));
    let (title, text) = about_slip(ticket, *on_paper);
    let (ahead, wait) = told(words, ticket);
    let number = Line { shown: ticket.number.clone(), ..words.as_shown(&words.number_said(&ticket.number)) };
    let mut lines = vec![words.line("kiosk-done-your-number"), number, words.as_shown(&words.service(&ticket.service))];
    lines.push(words.line(title));
    lines.extend(text.map(|text| words.line(text)));
    lines.push(titled("kiosk-done-ahead-title", &ahead));
    lines.push(titled("kiosk-done-wait-title", &wait));
    lines.push(titled("kiosk-done-where-title", words.of(&ticket.where_to_wait)));
    lines.extend(tell_documents(words, &ticket.service));
    if *on_paper == OnPaper::Printed {
        lines.extend(tell_slip(words, ticket));
    }
    let stops = vec![words.stop("home", "kiosk-done-home", Press::Home)];
    Page { lines, stops, back: Some(Press::Home), ..Page::default() }
}

/// What stands on the slip and not on the screen.
fn tell_slip(words: &Words<'_>, ticket: &Ticket) -> Vec<Line> {
    let issued = words.local(ticket.issued_at);
    let language = words.flow.language();
    let office = words.flow.hall().map_or("", |hall| words.of(&hall.office));
    let content = [
        office.to_owned(),
        words.catalogue.day(language, issued.date()),
        words.catalogue.clock(language, issued.time()),
    ];
    let slip = words.say_with("speech-slip", &[("content", content.join(", ").into())]);
    let code = ticket.link.as_ref().map(|_| words.line("speech-slip-code"));
    [words.as_shown(&slip)].into_iter().chain(code).collect()
}

/// The documents to bring for a service, as they are told: all of them.
pub(super) fn tell_documents(words: &Words<'_>, service: &str) -> Vec<Line> {
    let documents = words.flow.service(service).map_or(&[][..], |service| &service.documents);
    let title = (!documents.is_empty()).then(|| words.line("kiosk-documents-title"));
    title.into_iter().chain(documents.iter().map(|document| words.as_shown(words.of(document)))).collect()
}

/// The documents to bring for a service.
pub(super) fn show_documents(ui: &Ui, words: &Words<'_>, service: &str) {
    let documents = words.flow.service(service).map_or(&[][..], |service| &service.documents);
    let documents =
        documents.iter().take(DOCUMENTS_SHOWN_MAX).map(|document| SharedString::from(words.shown_of(document)));
    rows::keep(&ui.documents, documents.collect());
}
