//! The text of an office file, changed by forms. What no form has touched stays as somebody wrote it, comments and order too.

mod write;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::{
    Problem,
    forms::{Answers, Field, Kind, Part, SERVED_BY},
    policy,
};

use write::{Others, write};
pub(super) use write::{even, even_inline, set};

/// An office file that is being changed.
#[derive(Debug, Clone)]
pub struct OfficeText {
    pub(super) doc: DocumentMut,
    /// The hall's, as they are in force.
    pub(super) languages: Vec<String>,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAnswer {
    /// The name of the question; empty where it is none in particular.
    pub name: String,
    /// What is wrong.
    pub problem: Problem,
    /// What it is about, where that is no question of the form.
    pub about: Option<Subject>,
}

/// What a place of an office file is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The part of which there are several, if it is one.
    pub part: Option<&'static str>,
    /// The identifier within its part; empty if it is about all of them.
    pub item: String,
    /// The key; empty if it is about the whole.
    pub key: String,
    /// The language, of a text.
    pub language: Option<String>,
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
    pub fn put(&mut self, part: Part, item: Option<&str>, answers: &Answers) -> Result<String, Box<WrongAnswer>> {
        let before = self.answers(part, item);
        let others =
            Others { languages: self.languages.clone(), services: self.ids("service"), counters: self.ids("counter") };
        let place = self.place(part, item);
        let table = self.table_mut(part, item)?;
        for field in part.fields() {
            if *field != ID || item.is_none() {
                write(table, *field, &before, answers, &others)?;
            }
        }
        if part == Part::Policy && before.one("order") != answers.one("order") {
            policy::forget_others(table, answers.one("order"));
        }
        if part == Part::Service {
            self.serve(item.unwrap_or_else(|| answers.one("id")), &before, answers);
        }
        Ok(place)
    }

    /// Writes at the counters what a service answers for them.
    fn serve(&mut self, service: &str, before: &Answers, answers: &Answers) {
        self.each(Part::Counter, |counters| {
            for counter in counters.iter_mut() {
                let name = served_by(counter);
                let how = answers.one(&name);
                if before.one(&name) == how {
                    continue;
                }
                WAYS.iter().for_each(|(key, _)| forget(counter, key, service));
                if let Some((key, _)) = WAYS.iter().find(|(_, way)| *way == how) {
                    let list = counter.entry(key).or_insert_with(|| Item::Value(Array::new().into()));
                    list.as_array_mut().into_iter().for_each(|list| list.push(service));
                }
            }
        });
    }

    /// Takes one out of a part of which there are several, and out of what names it elsewhere. What would mean something else without it
    /// keeps naming it, and is found by the checks.
    pub fn remove(&mut self, part: Part, item: &str) {
        self.each(part, |tables| {
            tables.retain(|table| scalar(table.get("id")) != item);
        });
        if self.ids(part.word()).is_empty() {
            self.doc.remove(part.word());
        }
        let (of, keys): (Part, &[&str]) = match part {
            Part::Service => (Part::Counter, &["services", "helps"]),
            Part::Zone => (Part::Zone, &["shows"]),
            Part::Counter => {
                self.each(Part::Zone, |zones| zones.iter_mut().for_each(|zone| forget_arrow(zone, item)));
                return;
            }
            _ => return,
        };
        self.each(of, |tables| {
            tables.iter_mut().for_each(|table| keys.iter().for_each(|key| forget(table, key, item)));
        });
    }

    fn each(&mut self, part: Part, change: impl FnOnce(&mut ArrayOfTables)) {
        if let Some(tables) = self.doc.get_mut(part.word()).and_then(Item::as_array_of_tables_mut) {
            change(tables);
        }
    }

    /// What a dotted place is about, as the checks of the settings name it: `service[2].documents[1].it` is about a document of the
    /// third service, in Italian.
    #[must_use]
    pub fn subject(&self, place: &str) -> Subject {
        let mut steps = place.split('.').map(|step| step.split_once('[').unwrap_or((step, "")));
        let (first, index) = steps.next().unwrap_or_default();
        let listed = Part::of_word(first).filter(|part| part.is_listed());
        let id = |index: usize| self.ids(first).get(index).cloned();
        let item = index.trim_end_matches(']').parse().ok().and_then(id).unwrap_or_default();
        let key = if listed.is_some() || first == "policy" { steps.next().unwrap_or_default().0 } else { first };
        Subject {
            part: listed.map(Part::word),
            item,
            key: key.to_owned(),
            language: steps.next().map(|(language, _)| language.to_owned()),
        }
    }

    pub(super) fn place(&self, part: Part, item: Option<&str>) -> String {
        let ids = self.ids(part.word());
        let index = item.and_then(|item| ids.iter().position(|id| id == item)).unwrap_or(ids.len());
        match part {
            Part::Office | Part::Languages => String::new(),
            Part::Policy => "policy.".to_owned(),
            listed => format!("{}[{index}].", listed.word()),
        }
    }

    pub(super) fn table(&self, part: Part, item: Option<&str>) -> Option<&dyn TableLike> {
        match part {
            Part::Office | Part::Languages => Some(self.doc.as_table()),
            Part::Policy => self.doc.get("policy").and_then(Item::as_table_like),
            listed => {
                let tables = self.doc.get(listed.word())?.as_array_of_tables()?;
                let table = tables.iter().find(|table| Some(scalar(table.get("id")).as_str()) == item)?;
                Some(table)
            }
        }
    }

    pub(super) fn table_mut(&mut self, part: Part, item: Option<&str>) -> Result<&mut dyn TableLike, Box<WrongAnswer>> {
        let about = Subject { part: part.is_listed().then(|| part.word()), ..Subject::default() };
        let unformed =
            || Box::new(WrongAnswer { name: String::new(), problem: Problem::Unformed, about: Some(about.clone()) });
        if matches!(part, Part::Office | Part::Languages) {
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
            Kind::Zones | Kind::OtherZones => {
                strings(item).into_iter().for_each(|zone| add(field.key.to_owned(), zone));
            }
            Kind::Languages => {
                let all = strings(item);
                add(format!("{}.first", field.key), all.first().cloned().unwrap_or_default());
                all.into_iter().for_each(|language| add(field.key.to_owned(), language));
            }
            Kind::Pair => strings(item).into_iter().zip(PAIR).for_each(|(language, place)| {
                add(format!("{}.{place}", field.key), language);
            }),
            Kind::Arrows => item
                .and_then(Item::as_table_like)
                .into_iter()
                .flat_map(|arrows| arrows.iter())
                .for_each(|(counter, arrow)| add(format!("{}.{counter}", field.key), scalar(Some(arrow)))),
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
                for (key, how) in WAYS {
                    strings(table.get(key)).into_iter().for_each(|id| add(format!("serves.{id}"), how.to_owned()));
                }
            }
            Kind::ServedBy => {
                let service = scalar(table.get("id"));
                let counters = self.doc.get("counter").and_then(Item::as_array_of_tables);
                for counter in counters.into_iter().flatten() {
                    let serves = |key: &str| strings(counter.get(key)).contains(&service);
                    let how = WAYS.iter().find(|(key, _)| serves(key)).map_or("", |(_, how)| how);
                    add(served_by(counter), how.to_owned());
                }
            }
        }
    }
}

/// The keys of what a counter serves, and the answers that they are.
pub(super) const WAYS: [(&str, &str); 2] = [("services", "first"), ("helps", "helps")];

/// The name of a service's question for one counter.
fn served_by(counter: &Table) -> String {
    format!("{SERVED_BY}.{}", scalar(counter.get("id")))
}

/// The two that stand side by side.
pub(super) const PAIR: [&str; 2] = ["0", "1"];

const ID: Field = Field { key: "id", kind: Kind::Id };

/// Takes a name out of a list. A list of services that becomes empty stays, to be named as what is wrong; with the last service that a
/// counter helps with goes after how long it does.
fn forget(table: &mut Table, key: &str, name: &str) {
    let Some(names) = table.get_mut(key).and_then(Item::as_array_mut) else { return };
    let there = names.len();
    names.retain(|value| value.as_str() != Some(name));
    if names.len() < there
        && let Some(first) = names.get_mut(0)
    {
        first.decor_mut().set_prefix("");
    }
    if names.is_empty() && key != "services" {
        table.remove(key);
        if key == "helps" {
            table.remove("helps_after_minutes");
        }
    }
}

fn forget_arrow(zone: &mut Table, counter: &str) {
    let Some(arrows) = zone.get_mut("arrows").and_then(Item::as_table_like_mut) else { return };
    arrows.remove(counter);
    if arrows.is_empty() {
        zone.remove("arrows");
    }
    even(zone.get_mut("arrows"));
}

pub(super) fn scalar(item: Option<&Item>) -> String {
    match item.and_then(Item::as_value) {
        Some(Value::String(text)) => text.value().clone(),
        Some(Value::Integer(number)) => number.value().to_string(),
        _ => String::new(),
    }
}

pub(super) fn strings(item: Option<&Item>) -> Vec<String> {
    let values = item.and_then(Item::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(super) fn text_in(texts: Option<&dyn TableLike>, language: &str) -> String {
    texts.and_then(|texts| texts.get(language)).and_then(Item::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
