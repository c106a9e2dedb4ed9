//! The text of an office file, changed by forms. What no form has touched stays as somebody wrote it, comments and order too.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::forms::{Answers, Field, Kind, Part};

/// An office file that is being changed.
#[derive(Debug, Clone)]
pub struct OfficeText {
    doc: DocumentMut,
    languages: Vec<String>,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAnswer {
    /// The name of the question; empty where it is none in particular.
    pub name: String,
    /// What is wrong.
    pub problem: String,
}

impl OfficeText {
    /// The text of an office that was read before. `languages` are the hall's.
    ///
    /// # Errors
    ///
    /// Why it is no TOML.
    pub fn new(text: &str, languages: Vec<String>) -> Result<Self, String> {
        let doc = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        Ok(Self { doc, languages })
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.doc.to_string()
    }

    /// The identifiers of a part, in their order.
    #[must_use]
    pub fn ids(&self, key: &str) -> Vec<String> {
        let tables = self.doc.get(key).and_then(Item::as_array_of_tables);
        tables.into_iter().flatten().map(|table| scalar(table.get("id"))).collect()
    }

    /// What a part answers now; nothing for something that is not there yet.
    #[must_use]
    pub fn answers(&self, part: Part, item: Option<&str>) -> Answers {
        let mut answers = Answers::default();
        if let Some(table) = self.table(part, item) {
            part.fields().iter().for_each(|field| self.read(table, *field, &mut answers));
        }
        answers
    }

    /// Puts answers in: those that differ from what stands there. `item` names what is changed; without it, something new is added
    /// to a part of which there are several. Returns the dotted place of the part, as the checks of the settings name it.
    ///
    /// # Errors
    ///
    /// The answer that is none.
    pub fn put(&mut self, part: Part, item: Option<&str>, answers: &Answers) -> Result<String, WrongAnswer> {
        let before = self.answers(part, item);
        let languages = self.languages.clone();
        let services = self.ids("service");
        let place = self.place(part, item);
        let table = self.table_mut(part, item)?;
        for field in part.fields() {
            if *field != ID || item.is_none() {
                write(table, *field, &before, answers, &languages, &services)?;
            }
        }
        Ok(place)
    }

    /// Takes one out of a part of which there are several.
    pub fn remove(&mut self, part: Part, item: &str) {
        if let Some(tables) = self.doc.get_mut(part.word()).and_then(Item::as_array_of_tables_mut) {
            tables.retain(|table| scalar(table.get("id")) != item);
            if tables.is_empty() {
                self.doc.remove(part.word());
            }
        }
    }

    fn place(&self, part: Part, item: Option<&str>) -> String {
        let ids = self.ids(part.word());
        let index = item.and_then(|item| ids.iter().position(|id| id == item)).unwrap_or(ids.len());
        match part {
            Part::Office => String::new(),
            Part::Policy => "policy.".to_owned(),
            Part::Service | Part::Counter | Part::Bulletin => format!("{}[{index}].", part.word()),
        }
    }

    fn table(&self, part: Part, item: Option<&str>) -> Option<&dyn TableLike> {
        match part {
            Part::Office => Some(self.doc.as_table()),
            Part::Policy => self.doc.get("policy").and_then(Item::as_table_like),
            Part::Service | Part::Counter | Part::Bulletin => {
                let tables = self.doc.get(part.word())?.as_array_of_tables()?;
                let table = tables.iter().find(|table| Some(scalar(table.get("id")).as_str()) == item)?;
                Some(table)
            }
        }
    }

    fn table_mut(&mut self, part: Part, item: Option<&str>) -> Result<&mut dyn TableLike, WrongAnswer> {
        let unformed = || WrongAnswer {
            name: String::new(),
            problem: format!("'{}' is written in a way that no form can change: change the whole file", part.word()),
        };
        if part == Part::Office {
            return Ok(self.doc.as_table_mut());
        }
        if part == Part::Policy {
            let policy = self.doc.entry("policy").or_insert_with(|| Item::Table(Table::new()));
            return policy.as_table_like_mut().ok_or_else(unformed);
        }
        let tables = self.doc.entry(part.word()).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let tables = tables.as_array_of_tables_mut().ok_or_else(unformed)?;
        let index = match item {
            Some(item) => tables.iter().position(|table| scalar(table.get("id")) == item).ok_or_else(unformed)?,
            None => {
                let mut fresh = Table::new();
                fresh.decor_mut().set_prefix("\n");
                tables.push(fresh);
                tables.len() - 1
            }
        };
        tables.get_mut(index).map(|table| table as &mut dyn TableLike).ok_or_else(unformed)
    }

    fn read(&self, table: &dyn TableLike, field: Field, answers: &mut Answers) {
        let item = table.get(field.key);
        let mut add = |name: String, value: String| answers.0.push((name, value));
        match field.kind {
            Kind::Id | Kind::Text | Kind::Number | Kind::Zone => add(field.key.to_owned(), scalar(item)),
            Kind::Choice(words) => {
                let value = scalar(item);
                let usual = || words.first().copied().unwrap_or_default().to_owned();
                add(field.key.to_owned(), if value.is_empty() { usual() } else { value });
            }
            Kind::Flag => {
                if item.and_then(Item::as_bool) == Some(true) {
                    add(field.key.to_owned(), "on".to_owned());
                }
            }
            Kind::Lines => add(field.key.to_owned(), strings(item).join("\n")),
            Kind::Zones => strings(item).into_iter().for_each(|zone| add(field.key.to_owned(), zone)),
            Kind::Texts => self.languages.iter().for_each(|language| {
                add(format!("{}.{language}", field.key), text_in(item.and_then(Item::as_table_like), language));
            }),
            Kind::TextLines => self.languages.iter().for_each(|language| {
                let of = |value: &Value| {
                    let text = value.as_inline_table().and_then(|texts| texts.get(language)).and_then(Value::as_str);
                    text.unwrap_or_default().to_owned()
                };
                let lines: Vec<_> = item.and_then(Item::as_array).into_iter().flatten().map(of).collect();
                add(format!("{}.{language}", field.key), lines.join("\n"));
            }),
            Kind::Serves => {
                for (key, how) in [("services", "first"), ("helps", "helps")] {
                    strings(table.get(key)).into_iter().for_each(|id| add(format!("serves.{id}"), how.to_owned()));
                }
            }
        }
    }
}

const ID: Field = Field { key: "id", kind: Kind::Id };

/// Writes one field, if its answer is another than before.
fn write(
    table: &mut dyn TableLike,
    field: Field,
    before: &Answers,
    answers: &Answers,
    languages: &[String],
    services: &[String],
) -> Result<(), WrongAnswer> {
    let key = field.key;
    let is_new = |name: &str| before.one(name) != answers.one(name);
    let name_in = |language: &String| format!("{key}.{language}");
    let some = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    match field.kind {
        Kind::Id | Kind::Text | Kind::Zone | Kind::Choice(_) if is_new(key) => set(table, key, some(answers.one(key))),
        Kind::Number if is_new(key) => {
            let number = Some(answers.one(key)).filter(|text| !text.is_empty()).map(str::parse::<u32>).transpose();
            let wrong = |_| WrongAnswer { name: key.to_owned(), problem: "use a whole number".to_owned() };
            set(table, key, number.map_err(wrong)?.map(|number| i64::from(number).into()));
        }
        Kind::Flag if is_new(key) => set(table, key, (!answers.one(key).is_empty()).then(|| true.into())),
        Kind::Lines if is_new(key) => set(table, key, list(answers.lines(key))),
        Kind::Zones => {
            let of = |answers: &Answers| answers.0.iter().filter(|(name, _)| name == key).cloned().collect::<Vec<_>>();
            if of(before) != of(answers) {
                set(table, key, list(of(answers).iter().map(|(_, zone)| zone.as_str())));
            }
        }
        Kind::Texts if languages.iter().any(|language| is_new(&name_in(language))) => {
            set_texts(table, key, languages, |language| answers.one(&name_in(language)));
        }
        Kind::TextLines if languages.iter().any(|language| is_new(&name_in(language))) => {
            let lines: Vec<Vec<_>> =
                languages.iter().map(|language| answers.lines(&name_in(language)).collect()).collect();
            set(table, key, text_lines(languages, &lines));
        }
        Kind::Serves => {
            for (key, how) in [("services", "first"), ("helps", "helps")] {
                let of = |answers: &Answers| {
                    services
                        .iter()
                        .filter(|id| answers.one(&format!("serves.{id}")) == how)
                        .cloned()
                        .collect::<Vec<_>>()
                };
                if of(before) != of(answers) {
                    set(table, key, list(of(answers).iter().map(String::as_str)));
                }
            }
            // An empty list says more than a missing one: it is named as what is wrong.
            if !table.contains_key("services") {
                set(table, "services", Some(Array::new().into()));
            }
        }
        _ => {}
    }
    Ok(())
}

/// Sets a key or takes it out. A comment behind the value stays.
fn set(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(key);
        return;
    };
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

fn set_texts<'a>(table: &mut dyn TableLike, key: &str, languages: &'a [String], of: impl Fn(&'a String) -> &'a str) {
    if languages.iter().all(|language| of(language).is_empty()) {
        table.remove(key);
        return;
    }
    if table.get(key).and_then(Item::as_table_like).is_none() {
        table.insert(key, Item::Value(InlineTable::new().into()));
    }
    if let Some(texts) = table.get_mut(key).and_then(Item::as_table_like_mut) {
        for language in languages {
            let text = of(language);
            set(texts, language, (!text.is_empty()).then(|| text.into()));
        }
    }
}

/// A list of texts, one on each line of the file.
fn text_lines(languages: &[String], lines: &[Vec<&str>]) -> Option<Value> {
    let most = lines.iter().map(Vec::len).max().unwrap_or(0);
    let mut array = Array::new();
    for index in 0..most {
        let mut texts = InlineTable::new();
        for (language, lines) in languages.iter().zip(lines) {
            if let Some(line) = lines.get(index) {
                texts.insert(language, (*line).into());
            }
        }
        let mut value = Value::from(texts);
        value.decor_mut().set_prefix("\n    ");
        array.push_formatted(value);
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
    (most > 0).then(|| array.into())
}

fn list<'a>(values: impl Iterator<Item = &'a str>) -> Option<Value> {
    let array: Array = values.collect();
    (!array.is_empty()).then(|| array.into())
}

fn scalar(item: Option<&Item>) -> String {
    match item.and_then(Item::as_value) {
        Some(Value::String(text)) => text.value().clone(),
        Some(Value::Integer(number)) => number.value().to_string(),
        _ => String::new(),
    }
}

fn strings(item: Option<&Item>) -> Vec<String> {
    let values = item.and_then(Item::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text_in(texts: Option<&dyn TableLike>, language: &str) -> String {
    texts.and_then(|texts| texts.get(language)).and_then(Item::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    fn office() -> OfficeText {
        OfficeText::new(CAPANNORI, ["it", "en", "de", "fr"].map(str::to_owned).into()).unwrap()
    }

    /// The lines that differ.
    fn changed(office: &OfficeText) -> Vec<String> {
        let text = office.text();
        text.lines().filter(|line| !CAPANNORI.lines().any(|known| known == *line)).map(str::to_owned).collect()
    }

    fn with(answers: &Answers, name: &str, value: &str) -> Answers {
        let mut answers = answers.clone();
        answers.0.retain(|(known, _)| known != name);
        answers.0.push((name.to_owned(), value.to_owned()));
        answers
    }

    #[test]
    fn a_form_sent_back_as_it_was_changes_no_byte() {
        let mut office = office();
        for (part, item) in [
            (Part::Office, None),
            (Part::Policy, None),
            (Part::Service, Some("spid")),
            (Part::Service, Some("prossimita")),
            (Part::Counter, Some("sportello-2")),
            (Part::Bulletin, Some("documenti")),
        ] {
            let answers = office.answers(part, item);
            assert!(!answers.0.is_empty(), "{part:?}");
            office.put(part, item, &answers).unwrap();
            assert_eq!(office.text(), CAPANNORI, "{part:?} {item:?}");
        }
    }

    #[test]
    fn one_answer_changes_one_line_and_keeps_its_comment() {
        let mut office = office();
        let answers = with(&office.answers(Part::Policy, None), "priority_minutes", "30");
        assert_eq!(office.put(Part::Policy, None, &answers).unwrap(), "policy.");
        assert_eq!(changed(&office), ["priority_minutes = 30        # a priority need counts as so much waiting"]);
        let answers = with(&office.answers(Part::Counter, Some("sportello-2")), "serves.spid", "helps");
        assert_eq!(office.put(Part::Counter, Some("sportello-2"), &answers).unwrap(), "counter[1].");
        assert!(changed(&office).contains(&"helps = [\"spid\"]".to_owned()), "{:?}", changed(&office));
        crate::office::read(&office.text(), 2).unwrap();
    }

    #[test]
    fn something_new_is_added_and_something_old_taken_out() {
        let mut office = office();
        let answers = [
            ("id", "cimitero"),
            ("letter", "C"),
            ("minutes", "15"),
            ("name.it", "Cimitero"),
            ("name.en", "Cemetery"),
            ("name.de", "Friedhof"),
            ("name.fr", "Cimetière"),
            ("documents.it", "Uno\nDue"),
            ("documents.en", "One\nTwo"),
        ];
        let answers = Answers(answers.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!(office.put(Part::Service, None, &answers).unwrap(), "service[5].");
        let answers = with(&office.answers(Part::Counter, Some("sportello-1")), "serves.cimitero", "first");
        office.put(Part::Counter, Some("sportello-1"), &answers).unwrap();
        office.remove(Part::Bulletin, "documenti");
        let read = crate::office::read(&office.text(), 2).unwrap();
        assert_eq!(read.services[5].documents.len(), 2);
        assert!(read.bulletins.is_empty() && read.counters[0].services.len() == 5);
        assert_eq!(office.ids("service").len(), 6);
    }

    #[test]
    fn what_is_no_number_is_named() {
        let mut office = office();
        let answers = with(&office.answers(Part::Policy, None), "others", "due");
        assert_eq!(office.put(Part::Policy, None, &answers).unwrap_err().name, "others");
    }
}
