//! One form of the settings: its questions, their fields, what is wrong with an answer.

use askama::Template;

use super::SettingsFrame;
use crate::office::{ARROWS, Answers, Field, Gap, Kind, OfficeError, Part, WrongAnswer};

/// The questions that are explained in a line below them.
const EXPLAINED: [&str; 19] = [
    "id",
    "letter",
    "served_by",
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
    "country",
    "languages",
    "side_by_side",
    "shows",
    "arrows",
    "picture",
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
    /// Whether the page begins here: at what is to be mended first.
    is_first_wrong: bool,
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

/// Where several controls make one question, their title says what the labels leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Alone,
    Group,
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

/// Something that is wrong, and where it can be mended.
#[derive(Debug)]
struct Mistake {
    text: String,
    href: Option<String>,
}

/// The fields of one question.
#[derive(Debug)]
struct Question {
    title: String,
    /// Its key, where several controls stand under it.
    key: Option<&'static str>,
    hint: Option<String>,
    shape: Shape,
    controls: Vec<Control>,
}

impl Question {
    fn is_alone(&self) -> bool {
        self.shape == Shape::Alone
    }
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
    mistakes: Vec<Mistake>,
    /// What a reader of a form says, in its own English.
    detail: Option<String>,
    can_remove: bool,
}

impl SettingsFormPage {
    /// The form of a part, with `answers` in it and what is wrong with them. `gaps` are the texts that new languages lack.
    #[must_use]
    pub fn new(
        frame: SettingsFrame,
        version: u64,
        (part, item): (Part, Option<&str>),
        answers: &Answers,
        wrong: Option<&WrongAnswer>,
        gaps: &[Gap],
    ) -> Self {
        let kind = frame.words.say(&format!("settings-part-{}", part.word()));
        let title = match item {
            Some(item) if part.is_listed() => format!("{kind} “{}”", frame.name_of(part.word(), item)),
            None if part.is_listed() => frame.words.say(&format!("settings-new-{}", part.word())),
            _ => kind,
        };
        let asker = Asker { frame: &frame, part, item, answers, wrong };
        let fields = part.fields().iter().filter(|field| field.kind != Kind::Id || item.is_none());
        let mut questions: Vec<_> = fields.filter_map(|field| asker.question(*field)).collect();
        questions.extend(asker.gaps(gaps));
        let mistakes = wrong.map_or_else(Vec::new, |wrong| asker.mistakes(wrong, &mut questions));
        let problem = match wrong {
            Some(_) => Some(frame.words.say("settings-wrong")),
            None if !gaps.is_empty() => Some(frame.words.say("settings-gaps")),
            None => None,
        };
        let can_remove = part.is_listed() && item.is_some();
        Self { frame, title, version, questions, problem, mistakes, detail: None, can_remove }
    }

    /// The whole office file as one field.
    #[must_use]
    pub fn of_file(frame: SettingsFrame, version: u64, text: String, wrong: Option<&OfficeError>) -> Self {
        let title = frame.words.say("settings-file");
        let control = Control {
            name: "office".to_owned(),
            label: frame.words.say("settings-file-text"),
            value: text,
            hint: Some(frame.words.say("settings-file-hint")),
            language: None,
            problem: wrong.map(|error| frame.wrong_in_file(error)),
            is_first_wrong: wrong.is_some(),
            kind: ControlKind::Area,
        };
        let questions = vec![Question {
            title: String::new(),
            key: None,
            hint: None,
            shape: Shape::Alone,
            controls: vec![control],
        }];
        let problem = wrong.map(|_| frame.words.say("settings-wrong"));
        let detail = wrong.and_then(|error| error.problem.detail()).map(str::to_owned);
        Self { frame, title, version, questions, problem, mistakes: Vec::new(), detail, can_remove: false }
    }
}

/// Makes the questions of one form.
struct Asker<'a> {
    frame: &'a SettingsFrame,
    part: Part,
    item: Option<&'a str>,
    answers: &'a Answers,
    wrong: Option<&'a WrongAnswer>,
}

impl Asker<'_> {
    /// A question with its fields; none where there is nothing to choose from.
    fn question(&self, field: Field) -> Option<Question> {
        let (frame, key) = (self.frame, field.key);
        let shape = match field.kind {
            Kind::Texts
            | Kind::TextLines
            | Kind::Serves
            | Kind::ServedBy
            | Kind::Arrows
            | Kind::Languages
            | Kind::Pair => Shape::Group,
            _ => Shape::Alone,
        };
        let controls = match field.kind {
            Kind::Id | Kind::Text => self.alone(key, ControlKind::Line),
            Kind::Number => self.alone(key, ControlKind::Number),
            Kind::Lines => self.alone(key, ControlKind::Area),
            Kind::Flag => self.alone(key, ControlKind::Flag),
            Kind::Choice(words) => self.alone(key, ControlKind::Choice(self.choices(words))),
            Kind::Zone => self.alone(key, ControlKind::Choice(frame.listed(Part::Zone))),
            Kind::Zones => self.some(key, frame.listed(Part::Zone)),
            Kind::OtherZones => {
                let mut others = frame.listed(Part::Zone);
                others.retain(|(id, _)| self.item != Some(id));
                self.some(key, others)
            }
            Kind::Texts => self.each_language(key, || ControlKind::Line),
            Kind::TextLines => self.each_language(key, || ControlKind::Area),
            Kind::Serves => self.each_of("serves", Part::Service, &self.ways()),
            Kind::ServedBy => self.each_of(key, Part::Counter, &self.ways()),
            Kind::Arrows => self.each_of(key, Part::Counter, &self.choices(ARROWS)),
            Kind::Languages => self.languages(key),
            Kind::Pair => self.pair(key),
        };
        let explained = EXPLAINED.contains(&key);
        let hint = explained.then(|| match (self.part, key) {
            // What is left out elsewhere is as here; here there is nothing to be like.
            (Part::Office, "hours") => frame.words.say("settings-hint-hours-office"),
            _ => frame.words.say(&format!("settings-hint-{}", key.replace('_', "-"))),
        });
        let question = Question { title: frame.label(key), key: Some(key), hint, shape, controls };
        (!question.controls.is_empty()).then(|| self.with_problem_of_all(question, key))
    }

    fn control(&self, name: String, label: String, kind: ControlKind) -> Control {
        let wrong = self.wrong.filter(|wrong| wrong.name == name);
        Control {
            value: self.answers.one(&name).to_owned(),
            problem: wrong.map(|wrong| self.frame.wrong(&wrong.problem)),
            is_first_wrong: false,
            hint: None,
            language: None,
            name,
            label,
            kind,
        }
    }

    fn alone(&self, key: &str, kind: ControlKind) -> Vec<Control> {
        vec![self.control(key.to_owned(), self.frame.label(key), kind)]
    }

    /// Some of what there is; no control where there is nothing.
    fn some(&self, key: &str, there: Vec<(String, String)>) -> Vec<Control> {
        if there.is_empty() {
            return Vec::new();
        }
        let options = there.into_iter().map(|(id, name)| {
            let chosen = self.answers.has(key, &id);
            (id, name, chosen)
        });
        self.alone(key, ControlKind::Some(options.collect()))
    }

    fn choices(&self, words: &[&str]) -> Vec<(String, String)> {
        words.iter().map(|word| ((*word).to_owned(), self.frame.choice(word))).collect()
    }

    /// How a counter serves a service.
    fn ways(&self) -> [(String, String); 3] {
        ["", "first", "helps"].map(|how| {
            let word = if how.is_empty() { "not" } else { how };
            (how.to_owned(), self.frame.words.say(&format!("settings-serves-{word}")))
        })
    }

    fn each_language(&self, key: &str, kind: fn() -> ControlKind) -> Vec<Control> {
        let of = |tag: &String| {
            let control = self.control(format!("{key}.{tag}"), self.frame.language(tag), kind());
            Control { language: Some(tag.clone()), ..control }
        };
        self.frame.hall.languages.iter().map(of).collect()
    }

    fn each_of(&self, key: &str, part: Part, choices: &[(String, String)]) -> Vec<Control> {
        let of = |(id, label)| self.control(format!("{key}.{id}"), label, ControlKind::Choice(choices.to_vec()));
        self.frame.listed(part).into_iter().map(of).collect()
    }

    /// The languages that Turno speaks and those that the hall has besides, by their names.
    fn known_languages(&self) -> Vec<(String, String)> {
        let hall = self.frame.hall.languages.iter().map(String::as_str);
        let spoken =
            self.frame.words.spoken().filter(|tag| !self.frame.hall.languages.iter().any(|known| known == tag));
        hall.chain(spoken).map(|tag| (tag.to_owned(), self.frame.language(tag))).collect()
    }

    fn languages(&self, key: &str) -> Vec<Control> {
        let known = self.known_languages();
        let label = self.frame.words.say("settings-languages-first");
        let mut controls = vec![self.control(format!("{key}.first"), label, ControlKind::Choice(known.clone()))];
        let mut offered = self.some(key, known);
        offered.iter_mut().for_each(|control| control.label = self.frame.words.say("settings-languages-offered"));
        controls.extend(offered);
        controls
    }

    fn pair(&self, key: &str) -> Vec<Control> {
        let mut choices = vec![(String::new(), self.frame.choice(""))];
        choices.extend(self.known_languages());
        let of = |place| {
            let label = self.frame.words.say(&format!("settings-pair-{place}"));
            self.control(format!("{key}.{place}"), label, ControlKind::Choice(choices.clone()))
        };
        ["0", "1"].map(of).into()
    }

    /// The texts that a new language lacks, one question for each thing that they belong to.
    fn gaps(&self, gaps: &[Gap]) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        for gap in gaps {
            let language = gap.about.language.clone().unwrap_or_default();
            let whole = crate::office::Subject { key: String::new(), language: None, ..gap.about.clone() };
            let about = if whole.part.is_some() {
                self.frame.about(&whole)
            } else {
                self.frame.words.say("settings-part-office")
            };
            let title = format!("{about} ({})", self.frame.language(&language));
            let control = self.control(gap.name.clone(), self.frame.label(&gap.about.key), ControlKind::Line);
            let control =
                Control { language: Some(language), hint: Some(format!("“{}”", gap.original)), ..control };
            match questions.last_mut().filter(|question| question.title == title) {
                Some(question) => question.controls.push(control),
                None => {
                    questions.push(Question {
                        title,
                        key: None,
                        hint: None,
                        shape: Shape::Group,
                        controls: vec![control],
                    });
                }
            }
        }
        questions
    }

    /// What is to be mended: here at a question, where the page then begins, or in the form of something else.
    fn mistakes(&self, wrong: &WrongAnswer, questions: &mut [Question]) -> Vec<Mistake> {
        let (mut mistakes, frame) = (Vec::new(), self.frame);
        for question in questions {
            let title = question.title.clone();
            let is_of_all = question.is_alone() || question.key == Some(wrong.name.as_str());
            for control in &mut question.controls {
                let Some(problem) = &control.problem else { continue };
                let label = if is_of_all { title.clone() } else { format!("{title} ({})", control.label) };
                control.is_first_wrong = mistakes.is_empty();
                let href = Some(format!("#{}", control.name));
                mistakes.push(Mistake { text: format!("{label}: {problem}"), href });
            }
        }
        if mistakes.is_empty() {
            let subject = wrong.about.as_ref();
            let about = subject.map(|subject| frame.about(subject)).unwrap_or_default();
            let elsewhere = subject.filter(|subject| !subject.item.is_empty()).and_then(|subject| {
                let key =
                    subject.language.iter().fold(subject.key.clone(), |key, language| format!("{key}.{language}"));
                Some(format!("{}#{key}", frame.form(subject.part?, &subject.item)))
            });
            mistakes.push(Mistake { text: format!("{about}: {}", frame.wrong(&wrong.problem)), href: elsewhere });
        }
        mistakes
    }

    /// What is wrong with a question as a whole stands at its first field.
    fn with_problem_of_all(&self, mut question: Question, key: &str) -> Question {
        let alone = question.is_alone();
        if alone && let Some(first) = question.controls.first_mut() {
            first.hint = question.hint.take();
        }
        let told = question.controls.iter().any(|control| control.problem.is_some());
        if let (Some(first), Some(wrong)) = (question.controls.first_mut(), self.wrong)
            && wrong.name == key
            && !told
        {
            first.problem = Some(self.frame.wrong(&wrong.problem));
        }
        question
    }
}
