//! What stands on every screen: office, time, languages, modes, and the question whether somebody is still there.

use slint::{ComponentHandle, ModelRc};
use turno_text::Direction;

use super::{
    OnPress, Ui,
    generated::{Frame, LanguageItem, ModeItem, ModeKind, Screen},
    rows,
};
use crate::{
    flow::{Corner, Manner, Mode, Press, Shown},
    guide::{Line, Page, Stop},
    layout::{Ems, Layout, Running},
    words::Words,
};

/// The tag that stands for the two languages of a hall that shows two side by side.
const PAIR: &str = "";

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let frame = ui.window.global::<Frame>();
    frame.set_languages(ModelRc::from(ui.languages.clone()));
    frame.set_all_languages(ModelRc::from(ui.all_languages.clone()));
    frame.set_modes(ModelRc::from(ui.modes.clone()));
    let press = on_press.clone();
    frame.on_language(move |tag| press(Press::Language(tag.into())));
    let press = on_press.clone();
    frame.on_more_languages(move || press(Press::Languages));
    let press = on_press.clone();
    frame.on_mode(move |kind| press(Press::Mode(mode_of(kind))));
    let press = on_press.clone();
    frame.on_more_time(move || press(Press::MoreTime));
    let press = on_press.clone();
    frame.on_corner(move |right| press(Press::Corner(if right { Corner::Right } else { Corner::Left })));
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, layout: Layout, shown: Shown) {
    let frame = ui.window.global::<Frame>();
    frame.set_portrait(layout.upright);
    frame.set_tall(layout.tall);
    frame.set_pair(words.flow.languages().len() > 1);
    frame.set_brief(layout.brief);
    frame.set_above(layout.above_px);
    frame.set_below(layout.below_px);
    let asks = words.flow.asks_for_a_sign(words.now);
    frame.set_screen(if asks { Screen::StillThere } else { shown.into() });
    let hall = words.flow.hall();
    let office = hall.map_or_else(|| "Turno".to_owned(), |hall| words.shown_of(&hall.office));
    frame.set_office(layout.office(&office).into());
    frame.set_office_small(layout.is_office_small());
    let desk = hall.map_or_else(String::new, |hall| words.shown_of(&hall.desk));
    frame.set_desk_lines(i32::try_from(layout.desk_lines(&Running::of(&desk))).unwrap_or(1));
    let now = words.local_now();
    let clock = |now: &jiff::Zoned| words.both(|spoken| words.catalogue.clock(spoken.language, now.time()));
    let day = |now: &jiff::Zoned| words.both(|spoken| words.catalogue.day(spoken.language, now.date()));
    frame.set_clock(now.as_ref().map_or_else(String::new, clock).into());
    // Two dates beside each other leave no room for the desk's two names, and a long one none for a long name.
    let beside_desk = |now: &&jiff::Zoned| layout.is_beside_desk(Ems::of(&desk).and(Ems::of(&day(now))));
    let day_shown = now.as_ref().filter(|_| words.flow.languages().len() == 1).filter(beside_desk);
    frame.set_date(day_shown.map_or_else(String::new, day).into());
    frame.set_desk(desk.into());
    frame.set_languages_label(words.shown("kiosk-language-bar").into());
    frame.set_more_languages_word(words.shown("kiosk-languages-more").into());
    frame.set_languages_title(words.shown("kiosk-languages-title").into());
    frame.set_back(words.shown("kiosk-back").into());
    frame.set_asks_title(words.shown("kiosk-idle-title").into());
    frame.set_asks_text(words.shown("kiosk-idle-text").into());
    frame.set_asks_more(words.shown("kiosk-idle-more").into());
    show_languages(ui, words, layout);
    show_modes(ui, words, layout);
}

/// The languages that have a button: the two that stand side by side share one, with an empty tag. Where one at a time stands there,
/// each has its own.
pub(super) fn buttons<'a>(words: &Words<'a>) -> Vec<&'a str> {
    let Some(hall) = words.flow.hall() else { return Vec::new() };
    let shared = if words.flow.has_room_for_two() { &hall.side_by_side[..] } else { &[] };
    let others = hall.languages.iter().filter(|tag| !shared.contains(tag)).map(String::as_str);
    (!shared.is_empty()).then_some(PAIR).into_iter().chain(others).collect()
}

/// What stands on a language's button: its own name for itself.
pub(super) fn name(words: &Words<'_>, tag: &str) -> String {
    let own = |tag: &str| words.catalogue.text(tag, "language-name", &[]);
    match words.flow.hall() {
        Some(hall) if tag == PAIR => hall.side_by_side.iter().map(|tag| own(tag)).collect::<Vec<_>>().join(" · "),
        _ => own(tag),
    }
}

fn show_languages(ui: &Ui, words: &Words<'_>, layout: Layout) {
    let frame = ui.window.global::<Frame>();
    let languages = words.flow.languages();
    let is_chosen = |tag: &str| if languages.len() > 1 { tag == PAIR } else { languages[0] == tag };
    let all = buttons(words);
    let item = |tag: &&str| LanguageItem { tag: (*tag).into(), name: name(words, tag).into(), chosen: is_chosen(tag) };
    let mut direct: Vec<&str> = all.clone();
    let hidden = all.len() > layout.language_slots;
    if hidden {
        direct.truncate(layout.language_slots.saturating_sub(1));
        // The language that is spoken stands there, whichever it is.
        if let (Some(last), Some(chosen)) = (direct.last_mut(), all.iter().find(|tag| is_chosen(tag)))
            && !all[..layout.language_slots - 1].contains(chosen)
        {
            *last = chosen;
        }
    }
    frame.set_has_more_languages(hidden);
    frame.set_has_languages(all.len() > 1);
    frame.set_language_columns(i32::try_from(layout.language_columns).unwrap_or(2));
    rows::keep(&ui.languages, in_order(direct.iter().map(item).collect(), words));
    rows::keep(&ui.all_languages, all.iter().map(item).collect());
}

fn show_modes(ui: &Ui, words: &Words<'_>, layout: Layout) {
    let manner = words.flow.manner();
    let has_words = layout.tall && !manner.large && words.flow.languages().len() == 1;
    let word = |key: &str| if has_words { words.say(key) } else { String::new() };
    let items = modes(manner).map(|(mode, key, on)| ModeItem {
        id: key.into(),
        kind: kind_of(mode),
        word: word(&format!("{key}-word")).into(),
        label: words.shown(key).into(),
        on,
    });
    rows::keep(&ui.modes, in_order(items.into(), words));
}

/// The order from left to right of what is read in the direction of the language.
fn in_order<T>(mut items: Vec<T>, words: &Words<'_>) -> Vec<T> {
    if Direction::of(words.flow.language()) == Direction::RightToLeft {
        items.reverse();
    }
    items
}

fn mode_of(kind: ModeKind) -> Mode {
    match kind {
        ModeKind::Large => Mode::Large,
        ModeKind::Contrast => Mode::Contrast,
        ModeKind::Low => Mode::Low,
        ModeKind::Speech => Mode::Speech,
    }
}

fn kind_of(mode: Mode) -> ModeKind {
    match mode {
        Mode::Large => ModeKind::Large,
        Mode::Contrast => ModeKind::Contrast,
        Mode::Low => ModeKind::Low,
        Mode::Speech => ModeKind::Speech,
    }
}

/// The modes in their order, each with the key of its words and whether it is on.
fn modes(manner: Manner) -> [(Mode, &'static str, bool); 4] {
    [
        (Mode::Large, "kiosk-mode-large", manner.large),
        (Mode::Contrast, "kiosk-mode-contrast", manner.contrast),
        (Mode::Low, "kiosk-mode-low", manner.low),
        (Mode::Speech, "kiosk-mode-speech", manner.speech),
    ]
}

/// What stands on every screen, as it is told; `page` has what stands on this one.
pub(super) fn tell(words: &Words<'_>, layout: Layout, shown: Shown, mut page: Page) -> Page {
    let hall = words.flow.hall();
    page.greeting = vec![words.line("speech-on"), words.line("speech-keys")];
    if let Some(hall) = hall {
        // Where it is cut on the screen, it is said whole.
        let office = words.of(&hall.office);
        page.frame.push(Line { shown: layout.office(office), ..words.as_shown(office) });
        page.frame.extend(Some(words.of(&hall.desk)).filter(|desk| !desk.is_empty()).map(|desk| words.as_shown(desk)));
    }
    if let Some(now) = words.local_now() {
        let time = words.catalogue.clock(words.flow.language(), now.time());
        let day = words.catalogue.day(words.flow.language(), now.date());
        let said = words.say_with("speech-time", &[("time", time.clone().into()), ("day", day.clone().into())]);
        page.frame.push(Line { shown: format!("{time} {day}"), ..words.as_shown(&said) });
    }
    let all = buttons(words);
    page.languages = all.iter().map(|tag| Press::Language((*tag).to_owned())).collect();
    page.language = all.iter().position(|tag| *tag == words.flow.language()).unwrap_or(0);
    if all.len() > 1 {
        if shown != Shown::Languages {
            page.stops.extend(all.iter().map(|tag| language_stop(words, tag, "language")));
        }
        if all.len() > layout.language_slots {
            let line = words.line("kiosk-languages-more");
            page.stops.push(Stop { id: "languages".into(), line, more: Vec::new(), press: Press::Languages });
        }
    }
    page.stops.extend(modes(words.flow.manner()).map(|(mode, key, on)| {
        let name = words.say(key);
        let said =
            words.say_with(if on { "speech-mode-on" } else { "speech-mode-off" }, &[("mode", name.clone().into())]);
        let line = Line { shown: name, ..words.as_shown(&said) };
        Stop { id: key.to_owned(), line, more: Vec::new(), press: Press::Mode(mode) }
    }));
    page
}

/// A language, said in itself.
fn language_stop(words: &Words<'_>, tag: &str, place: &str) -> Stop {
    let spoken = if tag == PAIR { words.flow.language() } else { tag };
    let name = name(words, tag);
    let chosen = tag == words.flow.language();
    let said = if chosen {
        words.catalogue.text(spoken, "speech-chosen", &[("name", name.clone().into())])
    } else {
        name.clone()
    };
    let line = Line { shown: name, said, language: spoken.to_owned() };
    Stop { id: format!("{place}/{tag}"), line, more: Vec::new(), press: Press::Language(tag.to_owned()) }
}

/// The list of languages, as it is told.
pub(super) fn tell_languages(words: &Words<'_>) -> Page {
    let all = buttons(words);
    let mut stops: Vec<_> = all.iter().map(|tag| language_stop(words, tag, "list")).collect();
    stops.push(words.stop("back", "kiosk-back", Press::Languages));
    let lines = vec![words.line("kiosk-languages-title")];
    Page { lines, stops, back: Some(Press::Languages), ..Page::default() }
}

/// The question whether somebody is still there, as it is told.
pub(super) fn tell_question(words: &Words<'_>) -> Page {
    let lines = vec![words.line("kiosk-idle-title"), words.line("kiosk-idle-text")];
    Page { lines, stops: vec![words.stop("more-time", "kiosk-idle-more", Press::MoreTime)], ..Page::default() }
}
