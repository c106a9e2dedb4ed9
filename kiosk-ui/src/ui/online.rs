//! That a service can be had on the internet, before a number is given.

use slint::ComponentHandle;

use super::{OnPress, Ui, generated::Online};
use crate::{
    code,
    flow::{Press, Stage},
    guide::Page,
    words::Words,
};

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let online = ui.window.global::<Online>();
    let press = on_press.clone();
    online.on_take_pressed(move || press(Press::Take));
    let press = on_press.clone();
    online.on_back_pressed(move || press(Press::Home));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let Stage::Online { service: id } = words.flow.stage() else { return };
    let online = ui.window.global::<Online>();
    online.set_service(words.both(|spoken| spoken.service(id)).into());
    online.set_title(words.shown("kiosk-online-title").into());
    online.set_text(words.shown("kiosk-online-text").into());
    online.set_take(words.shown("kiosk-online-take").into());
    online.set_back(words.shown("kiosk-back").into());
    let url = url(words, id);
    online.set_site(site(url).into());
    if *ui.coded.borrow() != url {
        online.set_code(code::picture(url));
        ui.coded.replace(url.to_owned());
    }
}

fn url<'a>(words: &Words<'a>, id: &str) -> &'a str {
    words.flow.service(id).and_then(|service| service.online.as_deref()).unwrap_or_default()
}

fn site(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest.split('/').next().unwrap_or(rest))
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let Stage::Online { service: id } = words.flow.stage() else { return Page::default() };
    let lines = vec![
        words.as_shown(&words.service(id)),
        words.line("kiosk-online-title"),
        words.line("kiosk-online-text"),
        words.as_shown(site(url(words, id))),
    ];
    let stops =
        vec![words.stop("take", "kiosk-online-take", Press::Take), words.stop("back", "kiosk-back", Press::Home)];
    Page { lines, stops, back: Some(Press::Home), ..Page::default() }
}
