//! What differs between two office files, value by value.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about: `service` and the like; none for the office as a whole.
    pub part: Option<&'static str>,
    /// The identifier within its part.
    pub item: String,
    /// What changed.
    pub change: Changed,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is there now, and was not before.
    Added,
    /// It was there before, and is not now.
    Removed,
    /// A value is another one; empty where there is none.
    Value {
        /// The key, without its language.
        key: String,
        /// The language, of a text.
        language: Option<String>,
        /// The value before.
        before: String,
        /// The value now.
        after: String,
    },
    /// The same ones stand in another order.
    Order {
        /// All of them as they stand now.
        now: Vec<String>,
    },
}

/// The parts of which there are several.
const LISTED: [&str; 5] = ["service", "counter", "zone", "kiosk", "bulletin"];

/// The differences in the order of the parts; none if one of the texts is no TOML.
#[must_use]
pub fn differences(before: &str, after: &str) -> Vec<Difference> {
    let (Ok(before), Ok(after)) = (before.parse::<Table>(), after.parse::<Table>()) else { return Vec::new() };
    let general = |table: &Table| {
        table
            .iter()
            .filter(|(key, _)| !LISTED.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    let mut found = values(None, "", &general(&before), &general(&after));
    for part in LISTED {
        let (old, new) = (listed(&before, part), listed(&after, part));
        let both: BTreeSet<_> = old.iter().chain(&new).map(|(id, _)| id.clone()).collect();
        for item in both {
            let of = |list: &[(String, Table)]| list.iter().find(|(id, _)| *id == item).map(|(_, table)| table.clone());
            let whole = |change| vec![Difference { part: Some(part), item: item.clone(), change }];
            found.extend(match (of(&old), of(&new)) {
                (None, _) => whole(Changed::Added),
                (_, None) => whole(Changed::Removed),
                (Some(old), Some(new)) => values(Some(part), &item, &old, &new),
            });
        }
        let kept = |list: &[(String, Table)], other: &[(String, Table)]| {
            let there = |id: &String| other.iter().any(|(known, _)| known == id);
            list.iter().map(|(id, _)| id.clone()).filter(there).collect::<Vec<_>>()
        };
        if kept(&old, &new) != kept(&new, &old) {
            let now = new.iter().map(|(id, _)| id.clone()).collect();
            found.push(Difference { part: Some(part), item: String::new(), change: Changed::Order { now } });
        }
    }
    found
}

/// What has a name in an office file: its part and identifier, and the name in its languages.
#[must_use]
pub fn names_in(text: &str) -> Vec<(&'static str, String, BTreeMap<String, String>)> {
    let Ok(office) = text.parse::<Table>() else { return Vec::new() };
    let named = |part| {
        let all = listed(&office, part).into_iter();
        all.filter_map(move |(id, table)| {
            let name = table.get("name")?.as_table()?;
            Some((part, id, name.iter().map(|(language, text)| (language.clone(), said(text))).collect()))
        })
    };
    LISTED.into_iter().flat_map(named).collect()
}

fn listed(office: &Table, part: &str) -> Vec<(String, Table)> {
    let tables = office.get(part).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table);
    tables.map(|table| (table.get("id").map_or_else(String::new, said), table.clone())).collect()
}

fn values(part: Option<&'static str>, item: &str, before: &Table, after: &Table) -> Vec<Difference> {
    let (before, after) = (flat(before), flat(after));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let of = |values: &BTreeMap<_, String>, key| values.get(key).cloned().unwrap_or_default();
    let differing = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
    differing
        .map(|key| Difference {
            part,
            item: item.to_owned(),
            change: Changed::Value {
                key: key.0.clone(),
                language: key.1.clone(),
                before: of(&before, key),
                after: of(&after, key),
            },
        })
        .collect()
}

/// Every value by its key, and by its language where it is a text; the policy's keys are as good as the office's own.
fn flat(table: &Table) -> BTreeMap<(String, Option<String>), String> {
    let mut values = BTreeMap::new();
    for (key, value) in table {
        match value {
            Value::Table(policy) if key == "policy" => values.extend(flat(policy)),
            Value::Table(texts) => {
                values.extend(texts.iter().map(|(language, text)| ((key.clone(), Some(language.clone())), said(text))));
            }
            other => {
                values.insert((key.clone(), None), said(other));
            }
        }
    }
    values
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(said).collect::<Vec<_>>().join(", "),
        // A list of texts is told in its first language: that one has changed is enough to know.
        Value::Table(texts) => texts.values().map(said).collect::<Vec<_>>().join(" / "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    #[test]
    fn each_difference_is_named_by_what_it_is_about() {
        assert_eq!(differences(CAPANNORI, CAPANNORI), []);
        let after = CAPANNORI
            .replace("priority_minutes = 20", "priority_minutes = 30")
            .replace("minutes = 8\n", "minutes = 9\n")
            .replace("id = \"documenti\"", "id = \"avvisi\"")
            .replacen("Comune Amico help desk", "Help desk", 1);
        let said: Vec<_> = differences(CAPANNORI, &after)
            .into_iter()
            .map(|found| match found.change {
                Changed::Value { key, language, before, after } => format!(
                    "{} {} {key} {}: {before} > {after}",
                    found.part.unwrap_or("office"),
                    found.item,
                    language.unwrap_or_default()
                ),
                other => format!("{} {} {other:?}", found.part.unwrap_or("office"), found.item),
            })
            .collect();
        assert_eq!(
            said,
            [
                "office  desk en: Comune Amico help desk > Help desk",
                "office  priority_minutes : 20 > 30",
                "service anagrafe minutes : 8 > 9",
                "bulletin avvisi Added",
                "bulletin documenti Removed",
            ]
        );
    }
}
