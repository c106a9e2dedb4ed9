//! One question of a form, written into the table of an office file.

use toml_edit::{Array, InlineTable, Item, TableLike, Value};

use super::{Answers, Field, Kind, PAIR, Problem, WAYS, WrongAnswer};

/// What the others of an office file are, for the questions about them.
pub(super) struct Others {
    pub(super) languages: Vec<String>,
    pub(super) services: Vec<String>,
    pub(super) counters: Vec<String>,
}

/// Writes one field, if its answer is another than before.
pub(super) fn write(
    table: &mut dyn TableLike,
    field: Field,
    before: &Answers,
    answers: &Answers,
    others: &Others,
) -> Result<(), Box<WrongAnswer>> {
    let key = field.key;
    let is_new = |name: &str| before.one(name) != answers.one(name);
    let languages = &others.languages;
    let name_in = |language: &String| format!("{key}.{language}");
    let some = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    match field.kind {
        Kind::Id | Kind::Text | Kind::Zone | Kind::Choice(_) if is_new(key) => set(table, key, some(answers.one(key))),
        Kind::Number if is_new(key) => {
            let number = Some(answers.one(key)).filter(|text| !text.is_empty()).map(str::parse::<u32>).transpose();
            let wrong = |_| Box::new(WrongAnswer { name: key.to_owned(), problem: Problem::WholeNumber, about: None });
            set(table, key, number.map_err(wrong)?.map(|number| i64::from(number).into()));
        }
        Kind::Flag if is_new(key) => set(table, key, (!answers.one(key).is_empty()).then(|| true.into())),
        Kind::Lines if is_new(key) => set(table, key, list(answers.lines(key))),
        Kind::Zones | Kind::OtherZones if !before.all(key).eq(answers.all(key)) => {
            set(table, key, list(answers.all(key)));
        }
        Kind::Languages => {
            let (old, new) = (languages_in(key, before, before), languages_in(key, before, answers));
            if old != new {
                set(table, key, list(new.into_iter()));
            }
        }
        Kind::Pair => {
            let of = |answers: &Answers| PAIR.map(|place| answers.one(&format!("{key}.{place}")).to_owned());
            if of(before) != of(answers) {
                set(table, key, list(of(answers).iter().map(String::as_str).filter(|language| !language.is_empty())));
            }
        }
        Kind::Arrows => write_arrows(table, key, others, before, answers),
        Kind::Texts if languages.iter().any(|language| is_new(&name_in(language))) => {
            set_texts(table, key, languages, |language| answers.one(&name_in(language)));
        }
        Kind::TextLines if languages.iter().any(|language| is_new(&name_in(language))) => {
            let lines: Vec<Vec<_>> =
                languages.iter().map(|language| answers.lines(&name_in(language)).collect()).collect();
            set(table, key, text_lines(languages, &lines));
        }
        Kind::Serves => write_serves(table, &others.services, before, answers),
        _ => {}
    }
    Ok(())
}

/// The languages of an answer: the first one, those of before in their order, the new ones.
fn languages_in<'a>(key: &'a str, before: &'a Answers, answers: &'a Answers) -> Vec<&'a str> {
    let first = answers.0.iter().filter(|(name, _)| name.strip_prefix(key) == Some(".first"));
    let first = first.map(|(_, value)| value.as_str()).filter(|language| !language.is_empty());
    let kept = before.all(key).filter(|language| answers.has(key, language));
    let mut all = Vec::new();
    for language in first.chain(kept).chain(answers.all(key)) {
        if !all.contains(&language) {
            all.push(language);
        }
    }
    all
}

fn write_arrows(table: &mut dyn TableLike, key: &str, others: &Others, before: &Answers, answers: &Answers) {
    for counter in &others.counters {
        let name = format!("{key}.{counter}");
        let arrow = answers.one(&name);
        if before.one(&name) == arrow {
            continue;
        }
        if table.get(key).and_then(Item::as_table_like).is_none() {
            table.insert(key, Item::Value(InlineTable::new().into()));
        }
        if let Some(arrows) = table.get_mut(key).and_then(Item::as_table_like_mut) {
            set(arrows, counter, (!arrow.is_empty()).then(|| arrow.into()));
        }
    }
    even(table.get_mut(key));
    if table.get(key).and_then(Item::as_table_like).is_some_and(|arrows| arrows.is_empty()) {
        table.remove(key);
    }
}

fn write_serves(table: &mut dyn TableLike, services: &[String], before: &Answers, answers: &Answers) {
    for (key, how) in WAYS {
        let of = |answers: &Answers| {
            services.iter().filter(|id| answers.one(&format!("serves.{id}")) == how).cloned().collect::<Vec<_>>()
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

/// Sets a key or takes it out. A comment behind the value stays.
pub(in crate::office) fn set(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
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
    even(table.get_mut(key));
}

/// The spaces within the braces of a table on one line, after something was put in or taken out at its end.
pub(in crate::office) fn even(table: Option<&mut Item>) {
    if let Some(table) = table.and_then(Item::as_inline_table_mut) {
        even_inline(table);
    }
}

/// The same for what is known to be one.
pub(in crate::office) fn even_inline(table: &mut InlineTable) {
    let last = table.len().saturating_sub(1);
    for (index, (_, value)) in table.iter_mut().enumerate() {
        let suffix = value.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default();
        if suffix.bytes().all(|byte| byte == b' ') {
            value.decor_mut().set_suffix(if index == last { " " } else { "" });
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
