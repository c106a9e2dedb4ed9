//! From the dotted key of a problem to its line in the file.

use toml::de::{DeTable, DeValue};

/// The line, from 1, of `place` (for example `service[2].name.fr`) in `text`; where the key is missing, the line of the
/// nearest thing around it.
pub(super) fn line_of(text: &str, place: &str) -> usize {
    let Ok(document) = DeTable::parse(text) else { return 1 };
    let mut offset = 0;
    let mut current = Node::Table(document.get_ref());
    for step in steps(place) {
        let Some((start, next)) = current.step(step) else { break };
        offset = start;
        current = next;
    }
    text[..offset.min(text.len())].matches('\n').count() + 1
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn steps(place: &str) -> impl Iterator<Item = Step<'_>> {
    place.split(['.', '[']).map(|part| match part.strip_suffix(']').and_then(|digits| digits.parse().ok()) {
        Some(index) => Step::Index(index),
        None => Step::Key(part),
    })
}

enum Node<'a, 'text> {
    Table(&'a DeTable<'text>),
    Value(&'a DeValue<'text>),
}

impl<'a, 'text> Node<'a, 'text> {
    fn step(&self, step: Step<'_>) -> Option<(usize, Node<'a, 'text>)> {
        let table = match self {
            Self::Table(table) => Some(*table),
            Self::Value(DeValue::Table(table)) => Some(table),
            Self::Value(_) => None,
        };
        match (step, table, self) {
            (Step::Key(key), Some(table), _) => {
                let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
                // The header of a table written as `[key]` begins with its key; its value's span may begin elsewhere.
                Some((name.span().start, Node::Value(value.get_ref())))
            }
            (Step::Index(index), _, Self::Value(DeValue::Array(items))) => {
                let item = items.get(index)?;
                Some((item.span().start, Node::Value(item.get_ref())))
            }
            _ => None,
        }
    }
}
