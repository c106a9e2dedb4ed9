//! One form of the settings: its questions, their fields, what is wrong with an answer.

use askama::Template;
use turno_protocol::ServiceInfo;

use super::SettingsFrame;
use crate::office::{Answers, Field, Kind, Part, WrongAnswer};

/// The questions that are explained in a line below them.
const EXPLAINED: [&str; 12] = [
    "id",
    "letter",
    "hours",
    "closures",
    "documents",
    "online",
    "delicate",
    "last_ticket_margin_minutes",
    "helps_after_minutes",
    "priority_minutes",
    "booking_minutes",
    "others",
];

/// One field to fill in.
#[derive(Debug)]
struct Control {
    name: String,
    label: String,
    value: String,
    hint: Option<String>,
    language: Option<String>,
    problem: Option<String>,
    kind: ControlKind,
}

#[derive(Debug)]
enum ControlKind {
    Line,
    Number,
    Area,
    Flag,
    Choice(Vec<(String, String)>),
    Some(Vec<(String, String, bool)>),
}

impl Control {
    fn is_number(&self) -> bool {
        matches!(self.kind, ControlKind::Number)
    }

    /// As many lines as it holds, within reason.
    fn rows(&self) -> usize {
        self.value.lines().count().clamp(2, 30) + 1
    }

    /// The identifiers of what explains it.
    fn described(&self) -> Option<String> {
        let problem = self.problem.as_ref().map(|_| format!("{}-problem", self.name));
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let all: Vec<_> = problem.into_iter().chain(hint).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// The fields of one question.
#[derive(Debug)]
struct Question {
    title: String,
    hint: Option<String>,
    controls: Vec<Control>,
}

/// One form.
#[derive(Debug, Template)]
#[template(path = "settings-form.html")]
pub struct SettingsFormPage {
    pub(super) frame: SettingsFrame,
    title: String,
    version: u64,
    questions: Vec<Question>,
    problem: Option<String>,
    can_remove: bool,
}

impl SettingsFormPage {
    /// The form of a part, with `answers` in it and what is wrong with them.
    #[must_use]
    pub fn new(
        frame: SettingsFrame,
        version: u64,
        (part, item): (Part, Option<&str>),
        answers: &Answers,
        wrong: Option<&WrongAnswer>,
    ) -> Self {
        let kind = frame.words.say(&format!("settings-part-{}", part.word()));
        let title = match item {
            Some(item) if part.is_listed() => format!("{kind} “{}”", frame.name_of(part.word(), item)),
            None if part.is_listed() => frame.words.say(&format!("settings-new-{}", part.word())),
            _ => kind,
        };
        let fields = part.fields().iter().filter(|field| field.kind != Kind::Id || item.is_none());
        let questions: Vec<_> = fields.map(|field| question(&frame, *field, answers, wrong)).collect();
        let shown = |name: &str| questions.iter().flat_map(|q| &q.controls).any(|control| control.name == name);
        let problem = wrong.map(|wrong| match shown(&wrong.name) {
            true => frame.words.say("settings-wrong"),
            false => format!("{} {} {}", frame.words.say("settings-wrong"), wrong.name, wrong.problem),
        });
        let can_remove = part.is_listed() && item.is_some();
        Self { frame, title, version, questions, problem, can_remove }
    }

    /// The whole office file as one field.
    #[must_use]
    pub fn of_file(frame: SettingsFrame, version: u64, text: String, problem: Option<String>) -> Self {
        let title = frame.words.say("settings-file");
        let control = Control {
            name: "office".to_owned(),
            label: frame.words.say("settings-file-text"),
            value: text,
            hint: Some(frame.words.say("settings-file-hint")),
            language: None,
            problem: problem.clone(),
            kind: ControlKind::Area,
        };
        let questions = vec![Question { title: String::new(), hint: None, controls: vec![control] }];
        let problem = problem.map(|_| frame.words.say("settings-wrong"));
        Self { frame, title, version, questions, problem, can_remove: false }
    }
}

fn question(frame: &SettingsFrame, field: Field, answers: &Answers, wrong: Option<&WrongAnswer>) -> Question {
    let key = field.key;
    let problem_of = |name: &str| wrong.filter(|wrong| wrong.name == name).map(|wrong| wrong.problem.clone());
    let control = |name: String, label: String, language: Option<&String>, kind| Control {
        value: answers.one(&name).to_owned(),
        problem: problem_of(&name),
        hint: None,
        language: language.cloned(),
        name,
        label,
        kind,
    };
    let alone = |kind| vec![control(key.to_owned(), frame.label(key), None, kind)];
    let each_language = |kind: fn() -> ControlKind| {
        let of = |tag: &String| control(format!("{key}.{tag}"), frame.language(tag), Some(tag), kind());
        frame.hall.languages.iter().map(of).collect()
    };
    let zones = || {
        frame.hall.zones.iter().map(|zone| (zone.id.clone(), zone.name.in_language(frame.words.language()).to_owned()))
    };
    let controls = match field.kind {
        Kind::Id | Kind::Text => alone(ControlKind::Line),
        Kind::Number => alone(ControlKind::Number),
        Kind::Lines => alone(ControlKind::Area),
        Kind::Flag => alone(ControlKind::Flag),
        Kind::Choice(words) => {
            let say = |word: &&str| frame.words.say(&format!("settings-choice-{}", word.replace('_', "-")));
            alone(ControlKind::Choice(words.iter().map(|word| ((*word).to_owned(), say(word))).collect()))
        }
        Kind::Zone => alone(ControlKind::Choice(zones().collect())),
        Kind::Zones => {
            let some = zones().map(|(id, name)| {
                let chosen = answers.has(key, &id);
                (id, name, chosen)
            });
            alone(ControlKind::Some(some.collect()))
        }
        Kind::Texts => each_language(|| ControlKind::Line),
        Kind::TextLines => each_language(|| ControlKind::Area),
        Kind::Serves => {
            let how = ["", "first", "helps"].map(|how| {
                (
                    how.to_owned(),
                    frame.words.say(&format!("settings-serves-{}", if how.is_empty() { "not" } else { how })),
                )
            });
            let of = |service: &ServiceInfo| {
                let label = service.name.in_language(frame.words.language()).to_owned();
                control(format!("serves.{}", service.id), label, None, ControlKind::Choice(how.to_vec()))
            };
            frame.hall.services.iter().map(of).collect()
        }
    };
    let hint = EXPLAINED.contains(&key).then(|| frame.words.say(&format!("settings-hint-{}", key.replace('_', "-"))));
    with_problem_of_all(Question { title: frame.label(key), hint, controls }, key, wrong)
}

/// What is wrong with a question as a whole stands at its first field.
fn with_problem_of_all(mut question: Question, key: &str, wrong: Option<&WrongAnswer>) -> Question {
    let alone = question.controls.len() == 1;
    if let Some(first) = question.controls.first_mut() {
        if alone {
            first.hint = question.hint.take();
        }
        if let Some(wrong) = wrong.filter(|wrong| wrong.name == key) {
            first.problem = Some(wrong.problem.clone());
        }
    }
    question
}
