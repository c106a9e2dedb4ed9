//! What stands on every screen: office, time, languages.

use slint::{ComponentHandle, ModelRc};

use super::{
    OnPress, Ui,
    generated::{Frame, LanguageItem},
    rows,
};
use crate::{
    flow::{Press, Shown},
    layout::Layout,
    words::Words,
};

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let frame = ui.window.global::<Frame>();
    frame.set_languages(ModelRc::from(ui.languages.clone()));
    let on_press = on_press.clone();
    frame.on_language(move |tag| on_press(Press::Language(tag.into())));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, layout: Layout, shown: Shown) {
    let frame = ui.window.global::<Frame>();
    let language = words.flow.language();
    frame.set_portrait(layout.upright);
    frame.set_screen(shown.into());
    let hall = words.flow.hall();
    frame.set_office(hall.map_or("Turno", |hall| words.of(&hall.office)).into());
    frame.set_desk(hall.map_or("", |hall| words.of(&hall.desk)).into());
    let now = words.local_now();
    frame.set_clock(now.as_ref().map_or_else(String::new, |now| words.catalogue.clock(language, now.time())).into());
    frame.set_date(now.as_ref().map_or_else(String::new, |now| words.catalogue.day(language, now.date())).into());
    frame.set_languages_label(words.say("kiosk-language-bar").into());
    let offered = hall.map_or(&[][..], |hall| &hall.languages);
    let items = offered.iter().map(|tag| LanguageItem {
        tag: tag.into(),
        name: words.catalogue.text(tag, "language-name", &[]).into(),
        chosen: tag == language,
    });
    rows::keep(&ui.languages, items.collect());
}
