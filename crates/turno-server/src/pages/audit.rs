//! `/audit`: who did what and when, for administrators.

use askama::Template;
use turno_protocol::HallInfo;
use turno_store::Deed;

use super::{LanguageLink, Who, Words};

/// A line of the audit log in words.
#[derive(Debug)]
pub struct AuditRow {
    /// When.
    pub at: String,
    /// Who; empty for the server itself and its command line.
    pub name: String,
    /// The word of the deed.
    pub deed: &'static str,
    /// What it was about.
    pub about: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "audit.html")]
pub struct AuditPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    rows: Vec<AuditRow>,
    names: Vec<String>,
    deeds: Vec<&'static str>,
    asked: AuditAsked,
    earlier: Option<i64>,
}

/// What was asked for.
#[derive(Debug, Clone, Default)]
pub struct AuditAsked {
    /// Whose lines; empty for everybody's.
    pub name: String,
    /// The word of a deed; empty for all.
    pub deed: String,
}

impl AuditPage {
    /// The page. `names` and `deeds` may be chosen; `earlier` is before which line the next page ends.
    #[must_use]
    pub fn new(
        words: Words,
        who: Who,
        rows: Vec<AuditRow>,
        (names, deeds): (Vec<String>, Vec<&'static str>),
        asked: AuditAsked,
        earlier: Option<i64>,
    ) -> Self {
        let query = query(&asked);
        let languages = LanguageLink::all(|tag| format!("?lang={tag}{query}"));
        Self { words, languages, who, rows, names, deeds, asked, earlier }
    }

    fn deed(&self, word: &str) -> String {
        self.words.say(&format!("audit-{}", word.replace('_', "-")))
    }

    fn link(&self, path: &str, more: &str) -> String {
        format!("{path}?lang={}{}{more}", self.words.language(), query(&self.asked))
    }

    fn earlier_lines(&self) -> Option<String> {
        self.earlier.map(|id| self.link("/audit", &format!("&before={id}")))
    }
}

fn query(asked: &AuditAsked) -> String {
    format!("&name={}&deed={}", super::escaped(&asked.name), super::escaped(&asked.deed))
}

/// What a line was about, in words. The log keeps identifiers, which stay true when a name changes.
#[must_use]
pub fn about_in_words(words: &Words, halls: &[HallInfo], deed: Deed, about: &str) -> String {
    let parts: Vec<&str> = about.split(' ').collect();
    let told = match (deed, parts.as_slice()) {
        (Deed::SettingsChanged, [_, "version", version]) => {
            Some(words.say_with("settings-version-title", &[("n", (*version).into())]))
        }
        (Deed::ServiceChanged, [hall, service, what @ ("suspended" | "resumed")]) => {
            let name = name_in(halls, hall, |known| {
                known.services.iter().find(|one| one.id == *service).map(|one| one.name.in_language(words.language()))
            });
            Some(format!("{} · {}", name.unwrap_or(service), words.say(&format!("audit-service-{what}"))))
        }
        (Deed::CounterTaken, [hall, counter]) => name_in(halls, hall, |known| {
            known.counters.iter().find(|one| one.id == *counter).map(|one| one.name.in_language(words.language()))
        })
        .map(str::to_owned),
        (Deed::PersonAdded | Deed::RoleSet, [name, role @ ("greeter" | "operator" | "manager" | "administrator")]) => {
            Some(format!("{name} · {}", words.say(&format!("role-{role}"))))
        }
        _ => None,
    };
    // Which office, where there are several.
    let hall = halls.iter().find(|hall| halls.len() > 1 && parts.first().is_some_and(|id| *id == hall.id));
    let office = hall.map(|hall| format!("{}: ", hall.office.in_language(words.language()))).unwrap_or_default();
    told.map_or_else(|| about.to_owned(), |told| format!("{office}{told}"))
}

fn name_in<'a>(halls: &'a [HallInfo], hall: &str, name: impl Fn(&'a HallInfo) -> Option<&'a str>) -> Option<&'a str> {
    halls.iter().find(|known| known.id == hall).and_then(name)
}
