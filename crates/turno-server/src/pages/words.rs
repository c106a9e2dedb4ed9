//! The language of a page: its sentences and the links to the same page in another language.

use turno_text::{Arg, Catalogue, Direction, MAIN_LANGUAGE};

/// The languages of the staff's pages, each with its own name in itself.
pub const PAGE_LANGUAGES: [(&str, &str); 4] =
    [("it", "Italiano"), ("en", "English"), ("de", "Deutsch"), ("fr", "Français")];

/// The languages of the pages that visitors see: all those of the totem.
pub const VISITOR_LANGUAGES: [(&str, &str); 11] = [
    ("it", "Italiano"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ro", "Română"),
    ("sq", "Shqip"),
    ("sl", "Slovenščina"),
    ("ar", "العربية"),
    ("zh", "中文"),
    ("uk", "Українська"),
];

/// The languages of some pages, each with its own name in itself.
type Languages = [(&'static str, &'static str)];

/// The sentences of one page in one language.
#[derive(Debug, Clone)]
pub struct Words {
    catalogue: Catalogue,
    language: &'static str,
}

impl Words {
    /// The words in the first of `wanted` in which there are pages (a `de-AT` counts as `de`), else in Italian.
    #[must_use]
    pub fn new<'a>(catalogue: &Catalogue, wanted: impl IntoIterator<Item = &'a str>) -> Self {
        Self::among(&PAGE_LANGUAGES, catalogue, wanted)
    }

    /// The same for a page that visitors see.
    #[must_use]
    pub fn for_visitors<'a>(catalogue: &Catalogue, wanted: impl IntoIterator<Item = &'a str>) -> Self {
        Self::among(&VISITOR_LANGUAGES, catalogue, wanted)
    }

    fn among<'a>(languages: &Languages, catalogue: &Catalogue, wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let language = wanted.into_iter().find_map(|tag| page_language(languages, tag)).unwrap_or(MAIN_LANGUAGE);
        Self { catalogue: catalogue.clone(), language }
    }

    /// The page's language, as it stands in `<html lang>`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.language
    }

    /// The way its lines run, as it stands in `<html dir>`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        match Direction::of(self.language) {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }

    /// The sentence for `key`.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.catalogue.text(self.language, key, &[])
    }

    /// The sentence for `key` with its arguments.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.catalogue.text(self.language, key, args)
    }

    /// What something else says in the page's language.
    pub fn told(&self, say: impl FnOnce(&Catalogue, &str) -> String) -> String {
        say(&self.catalogue, self.language)
    }

    /// The languages that the catalogue speaks.
    pub fn spoken(&self) -> impl Iterator<Item = &str> {
        self.catalogue.languages()
    }

    /// A date in words.
    #[must_use]
    pub fn date(&self, date: jiff::civil::Date) -> String {
        self.catalogue.date(self.language, date)
    }

    /// A day of the year in words, without the year.
    #[must_use]
    pub fn day(&self, date: jiff::civil::Date) -> String {
        self.catalogue.day(self.language, date)
    }

    /// A weekday.
    #[must_use]
    pub fn weekday(&self, weekday: jiff::civil::Weekday) -> String {
        self.catalogue.weekday(self.language, weekday)
    }

    /// The month of a day.
    #[must_use]
    pub fn month(&self, date: jiff::civil::Date) -> String {
        self.catalogue.month(self.language, date)
    }

    /// A time of day, for example "09:05".
    #[must_use]
    pub fn clock(&self, time: jiff::civil::Time) -> String {
        self.catalogue.clock(self.language, time)
    }
}

fn page_language(languages: &Languages, wanted: &str) -> Option<&'static str> {
    let primary = wanted.split('-').next().unwrap_or(wanted);
    languages.iter().map(|(tag, _)| *tag).find(|tag| tag.eq_ignore_ascii_case(primary))
}

/// A link to the page itself in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// The language's tag.
    pub tag: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// Where it leads, relative to the page.
    pub href: String,
}

impl LanguageLink {
    /// One link for each language; `href` says where the one for a tag leads.
    pub fn all(href: impl Fn(&str) -> String) -> Vec<Self> {
        Self::among(&PAGE_LANGUAGES, href)
    }

    /// The same for a page that visitors see.
    pub fn for_visitors(href: impl Fn(&str) -> String) -> Vec<Self> {
        Self::among(&VISITOR_LANGUAGES, href)
    }

    fn among(languages: &Languages, href: impl Fn(&str) -> String) -> Vec<Self> {
        languages.iter().map(|(tag, name)| Self { tag, name, href: href(tag) }).collect()
    }

    /// Whether this is the language in which the page stands.
    #[must_use]
    pub fn is_current(&self, language: &str) -> bool {
        self.tag == language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_with_pages_wins() {
        let catalogue = Catalogue::embedded();
        let language = |wanted: &[&str]| Words::new(&catalogue, wanted.iter().copied()).language;
        assert_eq!(language(&["de-AT", "en"]), "de");
        assert_eq!(language(&["zh", "FR"]), "fr");
        assert_eq!(language(&["", "zh"]), "it");
        assert_eq!(language(&[]), "it");
        assert_eq!(Words::for_visitors(&catalogue, ["zh", "FR"]).language, "zh");
    }

    #[test]
    fn visitors_have_every_language_of_the_catalogue_by_its_own_name() {
        let catalogue = Catalogue::embedded();
        assert_eq!(catalogue.languages().count(), VISITOR_LANGUAGES.len());
        for (tag, name) in VISITOR_LANGUAGES {
            assert_eq!(catalogue.text(tag, "language-name", &[]), name);
        }
        assert_eq!(Words::for_visitors(&catalogue, ["ar"]).direction(), "rtl");
    }
}
