//! `/audit`: who did what and when, for administrators.

use askama::Template;

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
