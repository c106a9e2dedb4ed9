//! A language that a hall begins to speak: the texts of the office file that it still lacks.

use toml_edit::{Item, TableLike, Value};

use super::{
    edit::{OfficeText, Subject, even, even_inline, set, strings, text_in},
    forms::{Answers, Kind, Part},
};

/// A text that is there in the hall's first language, and not in a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The name of the question for it.
    pub name: String,
    /// Its dotted place, as the checks of the settings name it.
    pub place: String,
    /// What it is about.
    pub about: Subject,
    /// The text in the first language.
    pub original: String,
    spot: Spot,
}

/// Where a text stands, in whatever language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spot {
    part: Part,
    item: Option<String>,
    key: &'static str,
    /// Which one of a list of texts.
    index: Option<usize>,
}

impl OfficeText {
    /// What is lacking in the languages that the text names by now, and that the hall does not have yet.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let named = strings(self.doc.get("languages"));
        let new: Vec<_> = named.iter().filter(|language| !self.languages.contains(language)).collect();
        let Some(main) = self.languages.first().filter(|_| !new.is_empty()) else { return Vec::new() };
        let spots = self.spots();
        let gap = |(spot, language): (&Spot, &str)| {
            let original = self.text_at(spot, main);
            let lacking = !original.is_empty() && self.text_at(spot, language).is_empty();
            lacking.then(|| self.gap(spot, language, original))
        };
        new.into_iter()
            .flat_map(|language| spots.iter().filter_map(move |spot| gap((spot, language.as_str()))))
            .collect()
    }

    /// Writes the answers for some gaps.
    pub fn fill(&mut self, gaps: &[Gap], answers: &Answers) {
        for gap in gaps {
            let (text, language) = (answers.one(&gap.name), gap.about.language.as_deref().unwrap_or_default());
            if text.is_empty() {
                continue;
            }
            let Ok(table) = self.table_mut(gap.spot.part, gap.spot.item.as_deref()) else { continue };
            put_text(table, &gap.spot, language, text);
        }
    }

    fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for part in Part::ALL {
            let items =
                if part.is_listed() { self.ids(part.word()).into_iter().map(Some).collect() } else { vec![None] };
            for item in items {
                let texts = part.fields().iter().filter(|field| matches!(field.kind, Kind::Texts | Kind::TextLines));
                for field in texts {
                    let spot = |index| Spot { part, item: item.clone(), key: field.key, index };
                    match field.kind {
                        Kind::Texts => spots.push(spot(None)),
                        _ => spots
                            .extend((0..self.texts_in_list(part, item.as_deref(), field.key)).map(|n| spot(Some(n)))),
                    }
                }
            }
        }
        spots
    }

    fn texts_in_list(&self, part: Part, item: Option<&str>, key: &str) -> usize {
        let list = self.table(part, item).and_then(|table| table.get(key)).and_then(Item::as_array);
        list.map_or(0, toml_edit::Array::len)
    }

    fn text_at(&self, spot: &Spot, language: &str) -> String {
        let Some(found) = self.table(spot.part, spot.item.as_deref()).and_then(|table| table.get(spot.key)) else {
            return String::new();
        };
        match spot.index {
            None => text_in(found.as_table_like(), language),
            Some(index) => {
                let texts = found.as_array().and_then(|list| list.get(index)).and_then(Value::as_inline_table);
                text_in(texts.map(|texts| texts as &dyn TableLike), language)
            }
        }
    }

    fn gap(&self, spot: &Spot, language: &str, original: String) -> Gap {
        let index = spot.index.map_or_else(String::new, |index| format!("[{index}]"));
        let place = format!("{}{}{index}.{language}", self.place(spot.part, spot.item.as_deref()), spot.key);
        // What stands in a page must not be a number that another gap could get: the identifier, not the place.
        let item = spot.item.as_deref().unwrap_or_default();
        let index = spot.index.map_or_else(String::new, |index| format!(".{index}"));
        Gap {
            name: format!("text.{}.{item}.{}{index}.{language}", spot.part.word(), spot.key),
            about: self.subject(&place),
            place,
            original,
            spot: spot.clone(),
        }
    }
}

fn put_text(table: &mut dyn TableLike, spot: &Spot, language: &str, text: &str) {
    let Some(found) = table.get_mut(spot.key) else { return };
    match spot.index {
        None => {
            if let Some(texts) = found.as_table_like_mut() {
                set(texts, language, Some(text.into()));
            }
            even(Some(found));
        }
        Some(index) => {
            let texts = found.as_array_mut().and_then(|list| list.get_mut(index)).and_then(Value::as_inline_table_mut);
            if let Some(texts) = texts {
                set(texts, language, Some(text.into()));
                even_inline(texts);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    #[test]
    fn a_new_language_asks_for_every_text_and_is_good_once_it_has_them() {
        let hall = ["it", "en", "de", "fr"].map(str::to_owned);
        let mut office = OfficeText::new(CAPANNORI, hall.into()).unwrap();
        assert_eq!(office.gaps(), []);
        let mut answers = office.answers(Part::Languages, None);
        answers.0.push(("languages".to_owned(), "es".to_owned()));
        office.put(Part::Languages, None, &answers).unwrap();
        let gaps = office.gaps();
        assert!(office.text().contains("languages = [\"it\", \"en\", \"de\", \"fr\", \"es\"]"));
        let document = gaps.iter().find(|gap| gap.place == "service[1].documents[2].es").unwrap();
        assert_eq!(
            (document.name.as_str(), document.original.as_str()),
            ("text.service.spid.documents.2.es", "Cellulare")
        );
        let wrong = crate::office::read(&office.text(), 2).unwrap_err();
        assert!(gaps.iter().any(|gap| gap.place == wrong.place), "{}", wrong.place);
        let told = gaps.iter().map(|gap| (gap.name.clone(), format!("{} (es)", gap.original))).collect();
        office.fill(&gaps, &Answers(told));
        assert_eq!(office.gaps(), []);
        let read = crate::office::read(&office.text(), 2).unwrap();
        let spanish = "es".parse().unwrap();
        assert_eq!(read.services[1].documents[2][&spanish], "Cellulare (es)");
        assert_eq!((&*read.office[&spanish], read.languages.len()), ("Comune di Capannori (es)", 5));
    }
}
