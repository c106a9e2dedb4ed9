//! Changes that were made to an earlier text, taken over to the text that is in force now.

use std::collections::BTreeSet;

use toml_edit::{ArrayOfTables, Item, Table, TableLike};

use super::{
    edit::{OfficeText, scalar},
    forms::Part,
};

impl OfficeText {
    /// Does to this text what was done to `base` to make `mine`. Where somebody else has changed the same value meanwhile, `mine` holds:
    /// whoever asks looks at it before it is put in force. What somebody else has taken out stays out.
    pub fn take_over(&mut self, base: &Self, mine: &Self) {
        merge(base.doc.as_table(), mine.doc.as_table(), self.doc.as_table_mut());
        for part in Part::ALL.into_iter().filter(|part| part.is_listed()) {
            let (old, new) = (base.ids(part.word()), mine.ids(part.word()));
            let in_both = |ids: &[String], other: &[String]| {
                ids.iter().filter(|id| other.contains(id)).cloned().collect::<Vec<_>>()
            };
            if in_both(&old, &new) != in_both(&new, &old) {
                self.reorder(part, &new);
            }
        }
    }
}

fn merge(base: &dyn TableLike, mine: &dyn TableLike, now: &mut dyn TableLike) {
    let keys: BTreeSet<_> = base.iter().chain(mine.iter()).map(|(key, _)| key.to_owned()).collect();
    for key in keys {
        match (base.get(&key), mine.get(&key)) {
            (Some(old), Some(new)) if written(old) == written(new) => {}
            (old, Some(new)) => merge_item(old, new, &key, now),
            (_, None) => {
                now.remove(&key);
            }
        }
    }
}

fn merge_item(old: Option<&Item>, new: &Item, key: &str, now: &mut dyn TableLike) {
    if let (Some(Item::ArrayOfTables(old)), Item::ArrayOfTables(new)) = (old, new)
        && let Some(Item::ArrayOfTables(there)) = now.get_mut(key)
    {
        return merge_listed(old, new, there);
    }
    if let (Some(old), Some(new)) = (old.and_then(Item::as_table_like), new.as_table_like())
        && let Some(there) = now.get_mut(key).and_then(Item::as_table_like_mut)
    {
        return merge(old, new, there);
    }
    now.insert(key, new.clone());
}

fn merge_listed(old: &ArrayOfTables, new: &ArrayOfTables, there: &mut ArrayOfTables) {
    let id = |table: &Table| scalar(table.get("id"));
    let find = |list: &ArrayOfTables, wanted: &str| list.iter().position(|table| id(table) == wanted);
    for table in new {
        let name = id(table);
        let before = find(old, &name).and_then(|index| old.get(index));
        match (before, find(&*there, &name).and_then(|index| there.get_mut(index))) {
            (Some(before), Some(now)) => merge(before, table, now),
            (None, None) => {
                let mut fresh = table.clone();
                // Its place was one in another text: it goes behind the others here.
                fresh.set_position(None);
                there.push(fresh);
            }
            _ => {}
        }
    }
    there.retain(|table| find(old, &id(table)).is_none() || find(new, &id(table)).is_some());
}

/// An item as it stands in a text, without what surrounds it.
fn written(item: &Item) -> String {
    item.to_string().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{differences, read};

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    fn office(text: &str) -> OfficeText {
        OfficeText::new(text, vec!["it".into()]).unwrap()
    }

    fn taken_over(mine: &str, now: &str) -> String {
        let mut taken = office(now);
        taken.take_over(&office(CAPANNORI), &office(mine));
        let text = taken.text();
        read(&text, 1).unwrap();
        text
    }

    #[test]
    fn ones_own_changes_stand_on_top_of_those_of_others() {
        let replaced = |text: &str, old: &str, new: &str| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        };
        let theirs = replaced(CAPANNORI, "\nminutes = 20", "\nminutes = 30");
        let mine = replaced(CAPANNORI, "Tributi", "Tributi e canoni");
        let both = replaced(&theirs, "Tributi", "Tributi e canoni");
        assert_eq!(taken_over(&mine, &theirs), both, "and comments stay where they are");
        assert_eq!(differences(&theirs, &taken_over(&mine, &theirs)).len(), 1);

        let mine = replaced(CAPANNORI, "\nminutes = 20", "\nminutes = 25");
        assert_eq!(taken_over(&mine, &theirs), mine, "of the same value one's own holds");
        assert_eq!(taken_over(CAPANNORI, &theirs), theirs, "whoever has changed nothing changes nothing");
    }

    #[test]
    fn what_one_has_added_removed_and_moved_is_so_in_the_new_text() {
        let mut mine = office(CAPANNORI);
        let ids = mine.ids("service");
        let other_way: Vec<_> = ids.iter().rev().cloned().collect();
        mine.reorder(Part::Service, &other_way);
        mine.remove(Part::Service, "spid");
        let theirs = CAPANNORI.replacen("Tributi", "Tributi e canoni", 1);
        let text = taken_over(&mine.text(), &theirs);
        assert!(text.contains("Tributi e canoni"));
        let expected: Vec<_> = other_way.into_iter().filter(|id| id != "spid").collect();
        assert_eq!(office(&text).ids("service"), expected);

        let name = "{ it = \"Cortile\", en = \"Courtyard\", de = \"Hof\", fr = \"Cour\" }";
        let added = format!("{CAPANNORI}\n[[zone]]\nid = \"cortile\"\nname = {name}\n");
        assert!(office(&taken_over(&added, &theirs)).ids("zone").contains(&"cortile".to_owned()));
        let without = taken_over(&theirs, &mine.text());
        assert!(!office(&without).ids("service").contains(&"spid".to_owned()), "what others took out stays out");
    }
}
