//! The maintenance screen: what stands on each of its pages, and what can be done there.

use std::rc::Rc;

use slint::{ComponentHandle, ModelRc, VecModel};

use super::{
    OnPress, Ui,
    generated::{self, UpkeepAction, UpkeepFact, UpkeepField},
    notice, rows,
};
use crate::{
    flow::{Came, LogoFate, OnPaper, Press, PrinterHealth, Room, Stage, Task, Upkeep},
    guide::Page,
    layout::Layout,
    licences,
    words::Words,
};

/// What can be done: the key of its words, which is its name on the screen too, and what it does.
const ACTIONS: &[(&str, Press)] = &[
    ("upkeep-printer", Press::Upkeep(Task::Open(Room::Printer))),
    ("upkeep-loudspeaker", Press::Upkeep(Task::Open(Room::Loudspeaker))),
    ("upkeep-glass", Press::Upkeep(Task::Open(Room::Glass))),
    ("upkeep-network", Press::Upkeep(Task::Open(Room::Network))),
    ("upkeep-system", Press::Upkeep(Task::Open(Room::System))),
    ("upkeep-licences", Press::Upkeep(Task::Open(Room::Licences))),
    ("upkeep-test-slip", Press::Upkeep(Task::TestSlip)),
    ("upkeep-attend", Press::Upkeep(Task::Attend)),
    ("upkeep-store-logo", Press::Upkeep(Task::StoreLogo)),
    ("upkeep-speak", Press::Upkeep(Task::Speak)),
    ("upkeep-ask", Press::Upkeep(Task::Ask)),
    ("upkeep-next", Press::NextPage),
    ("upkeep-previous", Press::PreviousPage),
    (LEAVE, Press::Home),
    (BACK, Press::Home),
];
const LEAVE: &str = "upkeep-leave";
const BACK: &str = "kiosk-back";

/// The lists of the screen.
#[derive(Default)]
pub(super) struct Lists {
    facts: Rc<VecModel<UpkeepFact>>,
    actions: Rc<VecModel<UpkeepAction>>,
    fields: Rc<VecModel<UpkeepField>>,
}

fn press_of(id: &str) -> Option<Press> {
    ACTIONS.iter().find(|(known, _)| *known == id).map(|(_, press)| press.clone())
}

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let upkeep = ui.window.global::<generated::Upkeep>();
    upkeep.set_facts(ModelRc::from(ui.upkeep.facts.clone()));
    upkeep.set_actions(ModelRc::from(ui.upkeep.actions.clone()));
    upkeep.set_fields(ModelRc::from(ui.upkeep.fields.clone()));
    let press = on_press.clone();
    upkeep.on_act(move |id| {
        if let Some(pressed) = press_of(&id) {
            press(pressed);
        }
    });
    let press = on_press.clone();
    upkeep.on_touched(move |field| {
        if let Ok(field) = usize::try_from(field) {
            press(Press::Upkeep(Task::Field(field)));
        }
    });
}

/// A page in words. It speaks one language also where a hall shows two.
struct Sheet {
    title: String,
    text: String,
    /// Each with its name.
    facts: Vec<(String, String)>,
    came: String,
    actions: Vec<&'static str>,
    /// The names of the fields, and whether each was touched.
    fields: Vec<(String, bool)>,
}

fn sheet(words: &Words<'_>) -> Option<Sheet> {
    let Stage::Upkeep(upkeep) = words.flow.stage() else { return None };
    let fact = |key: &str, value: String| (words.say(key), value);
    let (title, facts, actions) = match upkeep.room {
        Room::Menu => {
            let rooms = ["upkeep-printer", "upkeep-loudspeaker", "upkeep-glass", "upkeep-network", "upkeep-system"];
            ("upkeep-title", Vec::new(), rooms.into_iter().chain([LEAVE]).collect())
        }
        Room::Printer => ("upkeep-printer", printer_facts(words), printer_actions(words)),
        Room::Loudspeaker => {
            let speaks = words.flow.equipment().speaks;
            let state = words.say(if speaks { "upkeep-speaks" } else { "upkeep-silent" });
            let speak = speaks.then_some("upkeep-speak");
            ("upkeep-loudspeaker", vec![fact("upkeep-state", state)], speak.into_iter().chain([BACK]).collect())
        }
        Room::Glass => ("upkeep-glass", Vec::new(), vec![BACK]),
        Room::Network => ("upkeep-network", network_facts(words), vec!["upkeep-ask", BACK]),
        Room::System => ("upkeep-system", system_facts(words, upkeep), vec!["upkeep-licences", BACK]),
        Room::Licences => {
            let leaf = licences::pages().get(upkeep.leaf);
            let facts = leaf.map(|leaf| (leaf.licence.clone(), leaf.libraries.clone())).into_iter().collect();
            let back = (upkeep.leaf > 0).then_some("upkeep-previous");
            let next = (upkeep.leaf + 1 < licences::pages().len()).then_some("upkeep-next");
            ("upkeep-licences", facts, back.into_iter().chain(next).chain([BACK]).collect())
        }
    };
    let glass = upkeep.room == Room::Glass;
    let text = match (glass, upkeep.feels_everywhere()) {
        (false, _) => String::new(),
        (true, false) => words.say("upkeep-glass-text"),
        (true, true) => words.say("upkeep-glass-done"),
    };
    let fields = (0..if glass { upkeep.touched.len() } else { 0 }).map(|field| name_of_field(words, upkeep, field));
    let came = upkeep.came.map_or_else(String::new, |came| what_came(words, came));
    Some(Sheet { title: words.say(title), text, facts, came, actions, fields: fields.collect() })
}

fn name_of_field(words: &Words<'_>, upkeep: &Upkeep, field: usize) -> (String, bool) {
    let number = u32::try_from(field + 1).unwrap_or(u32::MAX);
    let touched = upkeep.touched[field];
    let key = if touched { "upkeep-field-touched" } else { "upkeep-field" };
    (words.say_with(key, &[("number", number.into())]), touched)
}

fn printer_facts(words: &Words<'_>) -> Vec<(String, String)> {
    let state = match words.flow.printer_health(words.now) {
        PrinterHealth::Ready => "upkeep-printer-ready",
        PrinterHealth::Low => "upkeep-printer-low",
        PrinterHealth::Busy => "upkeep-printer-busy",
        PrinterHealth::TakeSlip => "kiosk-no-slip-title",
        PrinterHealth::Trouble(trouble) => notice::sentence_of(trouble),
    };
    let equipment = words.flow.equipment();
    let model = format!("{}, {}", equipment.profile, equipment.printer);
    vec![(words.say("upkeep-state"), words.say(state)), (words.say("upkeep-model"), model)]
}

fn printer_actions(words: &Words<'_>) -> Vec<&'static str> {
    let attend = words.flow.has_leftover(words.now).then_some("upkeep-attend");
    let logo = words.flow.equipment().logo.is_some().then_some("upkeep-store-logo");
    ["upkeep-test-slip"].into_iter().chain(attend).chain(logo).chain([BACK]).collect()
}

fn network_facts(words: &Words<'_>) -> Vec<(String, String)> {
    let link = match words.flow.away_for(words.now) {
        None => words.say("upkeep-linked"),
        Some(away) => {
            let since = words.flow.server_time(words.now).and_then(|now| now.checked_sub(away).ok());
            let clock = since.map(|at| words.catalogue.clock(words.flow.language(), words.local(at).time()));
            words.say_with("upkeep-unlinked", &[("time", clock.unwrap_or_else(|| "–".to_owned()).into())])
        }
    };
    let hall = words.flow.hall().map_or("–", |hall| hall.id.as_str());
    let place = format!("{hall}, {}", words.flow.own_name().unwrap_or("–"));
    vec![
        (words.say("upkeep-server"), words.flow.equipment().server.clone()),
        (words.say("upkeep-link"), link),
        (words.say("upkeep-place"), place),
    ]
}

fn system_facts(words: &Words<'_>, upkeep: &Upkeep) -> Vec<(String, String)> {
    let version = format!("turno-kiosk {}, AGPL-3.0-or-later", env!("CARGO_PKG_VERSION"));
    let mut facts = vec![(words.say("upkeep-version"), version)];
    if let Some(Came::Disk { journal_bytes, free_bytes }) = upkeep.came {
        facts.push((words.say("upkeep-journal"), size(journal_bytes)));
        facts.push((words.say("upkeep-free"), free_bytes.map_or_else(|| "–".to_owned(), size)));
    }
    facts
}

/// A size as people who look after computers read it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

fn what_came(words: &Words<'_>, came: Came) -> String {
    match came {
        Came::Nothing => words.say("kiosk-printing-title"),
        Came::Attended if is_ready(words) => String::new(),
        Came::Attended => words.say("upkeep-attended"),
        Came::NotReady if is_ready(words) => String::new(),
        Came::NotReady => words.say("upkeep-not-ready"),
        Came::Slip(OnPaper::Printed) => words.say("upkeep-slip-printed"),
        Came::Slip(OnPaper::Failed) => words.say("upkeep-slip-failed"),
        Came::Slip(OnPaper::Unknown) => words.say("upkeep-slip-unknown"),
        Came::Logo(fate) => words.say(logo_sentence(fate)),
        Came::Answer(Some(took)) => {
            let took_ms = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
            words.say_with("upkeep-answered", &[("milliseconds", took_ms.into())])
        }
        Came::Answer(None) => words.say("upkeep-unanswered"),
        // It stands among the facts.
        Came::Disk { .. } => String::new(),
    }
}

fn is_ready(words: &Words<'_>) -> bool {
    matches!(words.flow.printer_health(words.now), PrinterHealth::Ready | PrinterHealth::Low)
}

/// The key of what is said of the office's picture.
#[must_use]
pub(crate) fn logo_sentence(fate: LogoFate) -> &'static str {
    match fate {
        LogoFate::Stored => "upkeep-logo-stored",
        LogoFate::AlreadyThere => "upkeep-logo-there",
        LogoFate::NotSupported => "upkeep-logo-unsupported",
        LogoFate::NotNow => "upkeep-logo-not-now",
        LogoFate::TooOften => "upkeep-logo-too-often",
        LogoFate::Failed => "upkeep-logo-failed",
        LogoFate::Unreadable => "upkeep-logo-unreadable",
    }
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, layout: Layout) {
    let Some(sheet) = sheet(words) else { return };
    let upkeep = ui.window.global::<generated::Upkeep>();
    upkeep.set_columns(i32::try_from(layout.field_columns()).unwrap_or(1));
    upkeep.set_title(sheet.title.into());
    upkeep.set_text(sheet.text.into());
    upkeep.set_came(sheet.came.into());
    let fact = |(label, value): (String, String)| UpkeepFact { label: label.into(), value: value.into() };
    rows::keep(&ui.upkeep.facts, sheet.facts.into_iter().map(fact).collect());
    let action = |id: &str| UpkeepAction {
        id: id.into(),
        word: words.say(id).into(),
        leaves: press_of(id) == Some(Press::Home),
    };
    rows::keep(&ui.upkeep.actions, sheet.actions.into_iter().map(action).collect());
    let field = |(label, touched): (String, bool)| UpkeepField { label: label.into(), touched };
    rows::keep(&ui.upkeep.fields, sheet.fields.into_iter().map(field).collect());
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>) -> Page {
    let Some(sheet) = sheet(words) else { return Page::default() };
    let facts = sheet.facts.iter().map(|(label, value)| format!("{label}: {value}"));
    // What the fields of the glass are for, no key can do: they are no stops, and whoever listens is told so.
    let finger = if sheet.fields.is_empty() { String::new() } else { words.say("upkeep-glass-finger") };
    let lines = [sheet.title, sheet.text, finger].into_iter().chain(facts).chain([sheet.came]);
    let lines = lines.filter(|line| !line.is_empty()).map(|line| words.as_shown(&line)).collect();
    let stops = sheet.actions.iter().filter_map(|id| Some(words.stop(id, id, press_of(id)?))).collect();
    Page { lines, stops, back: Some(Press::Home), ..Page::default() }
}
