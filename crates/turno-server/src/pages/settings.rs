//! `/halls/{hall}/settings`: the office's settings, their forms, what a change would do, and the versions of before.

mod form;

use std::ops::Deref;

use askama::Template;
use turno_protocol::HallInfo;

use super::{LanguageLink, Who, Words};
use crate::office::{Changed, Difference};

pub use form::SettingsFormPage;

/// What every page of the settings has.
#[derive(Debug)]
pub struct SettingsFrame {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
}

impl SettingsFrame {
    /// The frame; `query` is what else must stand in the address in another language.
    #[must_use]
    pub fn new(words: Words, who: Who, hall: HallInfo, query: &str) -> Self {
        let languages = LanguageLink::all(|tag| format!("?lang={tag}{query}"));
        Self { words, languages, who, hall }
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

    fn language(&self, tag: &str) -> String {
        self.words.say(&format!("console-language-{tag}"))
    }

    fn name_of(&self, part: &str, item: &str) -> String {
        let language = self.words.language();
        let service = self.hall.services.iter().find(|known| part == "service" && known.id == item);
        let counter = self.hall.counters.iter().find(|known| part == "counter" && known.id == item);
        let name = service.map(|known| &known.name).or(counter.map(|known| &known.name));
        name.map_or_else(|| item.to_owned(), |name| name.in_language(language).to_owned())
    }

    /// One difference as a sentence.
    fn told(&self, difference: &Difference) -> String {
        let about = difference.part.map(|part| {
            let kind = self.words.say(&format!("settings-part-{part}"));
            if difference.item.is_empty() {
                kind
            } else {
                format!("{kind} “{}”", self.name_of(part, &difference.item))
            }
        });
        let what = match &difference.change {
            Changed::Added => self.words.say("settings-added"),
            Changed::Removed => self.words.say("settings-removed"),
            Changed::Order => self.words.say("settings-order-changed"),
            Changed::Value { key, language, before, after } => {
                let label = self.label(key);
                let label = match language {
                    Some(tag) => format!("{label} ({})", self.language(tag)),
                    None => label,
                };
                let value = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
                format!("{label}: {} → {}", value(before), value(after))
            }
        };
        about.map_or_else(|| what.clone(), |about| format!("{about} · {what}"))
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

in_a_frame!(SettingsPage, SettingsFormPage, SettingsPreviewPage, SettingsHistoryPage);

/// What there is to change.
#[derive(Debug, Template)]
#[template(path = "settings.html")]
pub struct SettingsPage {
    frame: SettingsFrame,
    bulletins: Vec<String>,
    done: Option<String>,
}

impl SettingsPage {
    /// The page; `done` is the version that has just been put in force.
    #[must_use]
    pub fn new(frame: SettingsFrame, bulletins: Vec<String>, done: Option<String>) -> Self {
        Self { frame, bulletins, done }
    }

    fn form(&self, part: &str, item: &str) -> String {
        let (hall, language) = (super::escaped(&self.frame.hall.id), self.frame.words.language());
        format!("/halls/{hall}/settings/edit/{part}?lang={language}&item={}", super::escaped(item))
    }

    fn title_of(part: &str) -> String {
        format!("settings-parts-{part}")
    }

    fn new_of(part: &str) -> String {
        format!("settings-new-{part}")
    }

    fn listed(&self) -> [(&'static str, Vec<(String, String)>); 3] {
        let frame = &self.frame;
        let named = |part: &str, ids: Vec<&String>| {
            ids.into_iter().map(|id| (id.clone(), frame.name_of(part, id))).collect::<Vec<_>>()
        };
        [
            ("service", named("service", frame.hall.services.iter().map(|service| &service.id).collect())),
            ("counter", named("counter", frame.hall.counters.iter().map(|counter| &counter.id).collect())),
            ("bulletin", named("bulletin", self.bulletins.iter().collect())),
        ]
    }
}

/// People whom a change would leave in a line that is gone, and where they could go.
#[derive(Debug)]
pub struct ToMove {
    /// The service that is gone.
    pub service: String,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// The services that stay.
    pub to: Vec<String>,
}

/// What a change would do, asked before it is done.
#[derive(Debug, Template)]
#[template(path = "settings-preview.html")]
pub struct SettingsPreviewPage {
    frame: SettingsFrame,
    version: u64,
    office: String,
    changes: Vec<String>,
    to_move: Vec<ToMove>,
    in_hand: Vec<(String, String)>,
    problem: Option<&'static str>,
}

impl SettingsPreviewPage {
    /// The page for the text `office`, made from version `version`. `in_hand`: numbers that a counter which goes still has.
    #[must_use]
    pub fn new(
        frame: SettingsFrame,
        version: u64,
        office: String,
        differences: &[Difference],
        (to_move, in_hand): (Vec<ToMove>, Vec<(String, String)>),
        problem: Option<&'static str>,
    ) -> Self {
        let changes = differences.iter().map(|difference| frame.told(difference)).collect();
        Self { frame, version, office, changes, to_move, in_hand, problem }
    }

    fn service(&self, id: &str) -> String {
        self.frame.name_of("service", id)
    }

    fn may_apply(&self) -> bool {
        !self.changes.is_empty() && self.in_hand.is_empty() && self.problem.is_none()
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
