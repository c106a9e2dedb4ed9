//! Digits that are typed: the code of an appointment, or the PIN of whoever looks after the totem.

use slint::ComponentHandle;

use super::{OnPress, Ui, generated::Pad};
use crate::{
    flow::{Asked, By, Press, Stage},
    guide::{Entry, Line, Page, Stop},
    words::Words,
};

/// Stands on the screen in place of a digit that nobody else is to read.
const HIDDEN: &str = "●";

/// The most signs that the field holds in large letters.
const SHORT_MAX: usize = 12;

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let pad = ui.window.global::<Pad>();
    let press = on_press.clone();
    pad.on_digit(move |digit| press(Press::Digit(u8::try_from(digit).unwrap_or_default())));
    let press = on_press.clone();
    pad.on_erased(move || press(Press::Erase));
    let press = on_press.clone();
    pad.on_confirmed(move || press(Press::Confirm));
    let press = on_press.clone();
    pad.on_back_pressed(move || press(Press::Home));
}

struct Text {
    title: String,
    text: String,
    warns: bool,
    typed: Option<Line>,
}

fn text(words: &Words<'_>) -> Option<Text> {
    match words.flow.stage() {
        Stage::Pin { typed, wrong } => {
            let shut = words.flow.shut_for(words.now).map(|left| left.as_secs().div_ceil(60));
            let text = match shut.and_then(|minutes| u32::try_from(minutes).ok()) {
                Some(minutes) => words.say_with("upkeep-pin-shut", &[("minutes", minutes.into())]),
                None if *wrong => words.say("upkeep-pin-wrong"),
                None => words.say("upkeep-pin-text"),
            };
            let count = u32::try_from(typed.len()).unwrap_or(u32::MAX);
            let said = words.as_shown(&words.say_with("pad-count", &[("count", count.into())]));
            let typed = (!typed.is_empty()).then(|| Line { shown: HIDDEN.repeat(typed.len()), ..said });
            Some(Text { title: words.say("upkeep-pin-title"), text, warns: shut.is_some() || *wrong, typed })
        }
        Stage::Code { typed, by, asked } => {
            let text = match asked {
                Asked::No => "kiosk-checkin-text",
                Asked::Until(_) => "kiosk-printing-title",
                Asked::Unknown => "kiosk-checkin-unknown",
                Asked::Lost if words.flow.is_alone(words.now) => "kiosk-checkin-alone",
                Asked::Lost => "kiosk-no-answer-text",
            };
            // Sign by sign, as one reads it from a letter.
            let said = typed.chars().flat_map(|sign| [sign, ' ']).collect::<String>();
            let stands = !typed.is_empty() && *by == By::Hand;
            let typed = stands.then(|| Line { shown: typed.clone(), ..words.as_shown(said.trim_end()) });
            let warns = matches!(asked, Asked::Unknown | Asked::Lost);
            Some(Text { title: words.shown("kiosk-checkin"), text: words.shown(text), warns, typed })
        }
        _ => None,
    }
}

pub(super) fn show(ui: &Ui, words: &Words<'_>) {
    let Some(text) = text(words) else { return };
    let pad = ui.window.global::<Pad>();
    pad.set_title(text.title.into());
    pad.set_text(text.text.into());
    pad.set_warns(text.warns);
    let signs = text.typed.as_ref().map_or(0, |line| line.shown.chars().count());
    pad.set_long(signs > SHORT_MAX);
    pad.set_typed(text.typed.map_or_else(String::new, |line| line.shown).into());
    pad.set_erase(words.shown("pad-erase").into());
    pad.set_confirm(words.shown("pad-confirm").into());
    pad.set_back(words.shown("kiosk-back").into());
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let Some(text) = text(words) else { return Page::default() };
    let digit = |digit: u8| Stop {
        id: format!("digit/{digit}"),
        line: words.as_shown(&digit.to_string()),
        more: Vec::new(),
        press: Press::Digit(digit),
    };
    let mut stops: Vec<_> = (1..=9).chain([0]).map(digit).collect();
    stops.push(words.stop("erase", "pad-erase", Press::Erase));
    stops.push(words.stop("confirm", "pad-confirm", Press::Confirm));
    stops.push(words.stop("back", "kiosk-back", Press::Home));
    let lines = vec![words.as_shown(&text.title), words.as_shown(&text.text)];
    let entry = Entry { typed: text.typed, empty: words.line("pad-empty") };
    Page { lines, stops, entry: Some(entry), back: Some(Press::Home), ..Page::default() }
}
