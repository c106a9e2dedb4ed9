//! `/halls/{hall}/settings`: the office's settings, their forms, what a change would do, and the versions of before.

mod form;
mod order;
mod preview;
mod times;

use std::{collections::BTreeMap, ops::Deref};

use askama::Template;
use turno_protocol::{HallInfo, Texts};

use super::{LanguageLink, Who, Words};
use crate::office::{Changed, Difference, OfficeError, Part, Problem, Subject, names_in};

pub use form::SettingsFormPage;
pub use order::{Move, SettingsOrderPage};
pub use preview::{Effects, SettingsPreviewPage, ToMove};
pub use times::{Times, TimesOf};

/// What every page of the settings has.
#[derive(Debug)]
pub struct SettingsFrame {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
    /// The names of what the hall does not have, by part and identifier.
    learned: BTreeMap<(&'static str, String), Texts>,
}

impl SettingsFrame {
    /// The frame; `query` is what else must stand in the address in another language.
    #[must_use]
    pub fn new(words: Words, who: Who, hall: HallInfo, query: &str) -> Self {
        let languages = LanguageLink::all(|tag| format!("?lang={tag}{query}"));
        Self { words, languages, who, hall, learned: BTreeMap::new() }
    }

    /// Takes in the names of another office file, for what the hall does not have yet or any more. What was learned first stays.
    pub fn learn(&mut self, text: &str) {
        for (part, id, name) in names_in(text) {
            self.learned.entry((part, id)).or_insert(Texts(name));
        }
    }

    /// The page's language.
    #[must_use]
    pub fn page_language(&self) -> &str {
        self.words.language()
    }

    /// A date and a time of day in words.
    #[must_use]
    pub fn moment(&self, at: &jiff::Zoned) -> String {
        format!("{}, {}", self.words.date(at.date()), self.words.clock(at.time()))
    }

    fn hall_name(&self) -> &str {
        self.hall.office.in_language(self.words.language())
    }

    fn label(&self, key: &str) -> String {
        self.words.say(&format!("settings-field-{}", key.replace('_', "-")))
    }

    /// The name of a language, in the page's language where that has a word for it.
    fn language(&self, tag: &str) -> String {
        self.words.told(|catalogue, language| {
            let key = format!("console-language-{tag}");
            match (catalogue.has(language, &key), catalogue.has(tag, "language-name")) {
                (true, _) => catalogue.text(language, &key, &[]),
                (false, true) => catalogue.text(tag, "language-name", &[]),
                (false, false) => tag.to_owned(),
            }
        })
    }

    fn name_of(&self, part: &str, item: &str) -> String {
        let language = self.words.language();
        let name = match part {
            "service" => self.hall.services.iter().find(|known| known.id == item).map(|known| &known.name),
            "counter" => self.hall.counters.iter().find(|known| known.id == item).map(|known| &known.name),
            "zone" => self.hall.zones.iter().find(|known| known.id == item).map(|known| &known.name),
            _ => None,
        };
        let learned = || self.learned.iter().find(|((of, id), _)| *of == part && id == item).map(|(_, name)| name);
        let name = name.or_else(learned).filter(|name| !name.in_language(language).is_empty());
        name.map_or_else(|| item.to_owned(), |name| name.in_language(language).to_owned())
    }

    /// Where the form of something stands.
    fn form(&self, part: &str, item: &str) -> String {
        let (hall, language) = (super::escaped(&self.hall.id), self.words.language());
        format!("/halls/{hall}/settings/edit/{part}?lang={language}&item={}", super::escaped(item))
    }

    /// The ones of a part in their order, each with its name.
    fn listed(&self, part: Part) -> Vec<(String, String)> {
        let (hall, word) = (&self.hall, part.word());
        let ids: Vec<&String> = match part {
            Part::Service => hall.services.iter().map(|service| &service.id).collect(),
            Part::Counter => hall.counters.iter().map(|counter| &counter.id).collect(),
            Part::Zone => hall.zones.iter().map(|zone| &zone.id).collect(),
            Part::Kiosk => hall.kiosks.iter().map(|kiosk| &kiosk.id).collect(),
            Part::Bulletin => hall.bulletins.iter().map(|bulletin| &bulletin.id).collect(),
            Part::Office | Part::Languages | Part::Policy => Vec::new(),
        };
        ids.into_iter().map(|id| (id.clone(), self.name_of(word, id))).collect()
    }

    /// What a place of the settings is about, in words.
    fn about(&self, subject: &Subject) -> String {
        let part = subject.part.map(|part| match subject.item.as_str() {
            "" => self.words.say(&format!("settings-part-{part}")),
            item => format!("{} “{}”", self.words.say(&format!("settings-part-{part}")), self.name_of(part, item)),
        });
        let key = (!subject.key.is_empty()).then(|| self.label_in(&subject.key, subject.language.as_deref()));
        part.into_iter().chain(key).collect::<Vec<_>>().join(" · ")
    }

    /// The label of a key, in a language where it is a text; arrows are told by counter.
    fn label_in(&self, key: &str, language: Option<&str>) -> String {
        match language {
            Some(counter) if key == "arrows" => format!("{}: {}", self.label(key), self.name_of("counter", counter)),
            Some(tag) => format!("{} ({})", self.label(key), self.language(tag)),
            None => self.label(key),
        }
    }

    /// A value as the forms show it.
    fn value(&self, key: &str, text: &str) -> String {
        let each = |of: &dyn Fn(&str) -> String| text.split(", ").map(of).collect::<Vec<_>>().join(", ");
        match key {
            _ if text.is_empty() => "–".to_owned(),
            "order" | "access" | "arrows" => self.choice(text),
            "delicate" => self.words.say("settings-serves-first"),
            "languages" | "side_by_side" => each(&|tag| self.language(tag)),
            "services" | "helps" => each(&|id| self.name_of("service", id)),
            "zone" | "zones" | "shows" => each(&|id| self.name_of("zone", id)),
            _ => text.to_owned(),
        }
    }

    fn choice(&self, word: &str) -> String {
        let word = if word.is_empty() { "none" } else { word };
        self.words.say(&format!("settings-choice-{}", word.replace('_', "-")))
    }

    /// What is wrong, as a sentence.
    fn wrong(&self, problem: &Problem) -> String {
        let name = |part: Part, id: &str| self.name_of(part.word(), id);
        self.words.told(|catalogue, language| problem.say_by_name(catalogue, language, &name))
    }

    /// What is wrong with the whole file, with its line.
    fn wrong_in_file(&self, error: &OfficeError) -> String {
        self.words.told(|catalogue, language| error.say(catalogue, language))
    }

    /// One difference as a sentence.
    fn told(&self, difference: &Difference) -> String {
        let subject = |key: &str, language: Option<&String>| Subject {
            part: difference.part,
            item: difference.item.clone(),
            key: key.to_owned(),
            language: language.cloned(),
        };
        let whole = || self.about(&subject("", None));
        match &difference.change {
            Changed::Added => format!("{} · {}", whole(), self.words.say("settings-added")),
            Changed::Removed => format!("{} · {}", whole(), self.words.say("settings-removed")),
            Changed::Order { now } => {
                let part = difference.part.unwrap_or_default();
                let names = now.iter().map(|id| self.name_of(part, id)).collect::<Vec<_>>().join(", ");
                let order = self.words.say_with("settings-order-changed", &[("names", names.into())]);
                format!("{} · {order}", self.words.say(&format!("settings-parts-{part}")))
            }
            Changed::Value { key, language, before, after } => format!(
                "{}: {} → {}",
                self.about(&subject(key, language.as_ref())),
                self.value(key, before),
                self.value(key, after)
            ),
        }
    }
}

/// A page of the settings is its frame and more.
macro_rules! in_a_frame {
    ($($page:ty),*) => {
        $(impl Deref for $page {
            type Target = SettingsFrame;

            fn deref(&self) -> &SettingsFrame {
                &self.frame
            }
        })*
    };
}

in_a_frame!(SettingsPage, SettingsFormPage, SettingsOrderPage, SettingsPreviewPage, SettingsHistoryPage);

/// What there is to change.
#[derive(Debug, Template)]
#[template(path = "settings.html")]
pub struct SettingsPage {
    frame: SettingsFrame,
    done: Option<String>,
}

impl SettingsPage {
    /// The page; `done` is the version that has just been put in force.
    #[must_use]
    pub fn new(frame: SettingsFrame, done: Option<String>) -> Self {
        Self { frame, done }
    }

    fn order(&self, part: &str) -> String {
        let (hall, language) = (super::escaped(&self.frame.hall.id), self.frame.words.language());
        format!("/halls/{hall}/settings/order/{part}?lang={language}")
    }

    fn title_of(part: &str) -> String {
        format!("settings-parts-{part}")
    }

    fn new_of(part: &str) -> String {
        format!("settings-new-{part}")
    }

    fn order_of(part: &str) -> String {
        format!("settings-order-{part}")
    }

    fn lists(&self) -> Vec<(&'static str, Vec<(String, String)>)> {
        let parts = Part::ALL.into_iter().filter(|part| part.is_listed());
        parts.map(|part| (part.word(), self.frame.listed(part))).collect()
    }
}

/// A version of the settings.
#[derive(Debug)]
pub struct VersionLine {
    /// The version.
    pub version: u64,
    /// When it was put in force, in words.
    pub at: String,
    /// Who did, as long as the audit log knows.
    pub by: Option<String>,
    /// What changed.
    pub differences: Vec<Difference>,
}

/// The versions of before.
#[derive(Debug, Template)]
#[template(path = "settings-history.html")]
pub struct SettingsHistoryPage {
    frame: SettingsFrame,
    versions: Vec<VersionLine>,
}

impl SettingsHistoryPage {
    /// The page, the newest version first.
    #[must_use]
    pub fn new(frame: SettingsFrame, versions: Vec<VersionLine>) -> Self {
        Self { frame, versions }
    }
}
