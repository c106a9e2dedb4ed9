//! The order in which the parts of an office file stand: that of the services is the totem's, that of the counters the pages'.

use toml_edit::{ArrayOfTables, Item, Table};

use super::{
    edit::{OfficeText, scalar},
    forms::Part,
};

impl OfficeText {
    /// Puts the tables of a part in the order of `ids`; those that are not named keep theirs behind. What else stands in the file stays
    /// where it is, and each table takes its comments with it.
    pub fn reorder(&mut self, part: Part, ids: &[String]) {
        let Some(tables) = self.doc.get_mut(part.word()).and_then(Item::as_array_of_tables_mut) else { return };
        let rank = |table: &Table| {
            let id = scalar(table.get("id"));
            ids.iter().position(|known| *known == id).unwrap_or(ids.len())
        };
        let mut sorted: Vec<_> = tables.iter().cloned().collect();
        sorted.sort_by_key(rank);
        // A text is written in the order of the places at which its tables once stood: these are dealt out anew.
        let mut places: Vec<_> = sorted.iter_mut().flat_map(places_of).collect();
        places.sort_unstable();
        let mut places = places.into_iter();
        sorted.iter_mut().for_each(|table| settle(table, &mut places));
        *tables = sorted.into_iter().collect::<ArrayOfTables>();
    }
}

/// The places of a table and of those within it, in their order.
fn places_of(table: &mut Table) -> Vec<isize> {
    let mut places: Vec<_> = table.position().into_iter().collect();
    within(table).into_iter().for_each(|inner| places.extend(places_of(inner)));
    places.sort_unstable();
    places
}

fn settle(table: &mut Table, places: &mut impl Iterator<Item = isize>) {
    if table.position().is_some() {
        table.set_position(places.next());
    }
    let mut inner = within(table);
    inner.sort_by_key(|table| table.position());
    inner.into_iter().for_each(|table| settle(table, places));
}

fn within(table: &mut Table) -> Vec<&mut Table> {
    let mut found = Vec::new();
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => found.push(table),
            Item::ArrayOfTables(tables) => found.extend(tables.iter_mut()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

    fn reordered(text: &str, ids: &[&str]) -> String {
        let mut office = OfficeText::new(text, vec!["it".to_owned()]).unwrap();
        office.reorder(Part::Service, &ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        office.text()
    }

    #[test]
    fn services_change_places_with_all_that_belongs_to_them() {
        let order = ["tributi", "spid", "comune-amico", "anagrafe", "prossimita"];
        let after = reordered(CAPANNORI, &order);
        let read = crate::office::read(&after, 2).unwrap();
        assert_eq!(read.services.iter().map(|service| service.id.as_str()).collect::<Vec<_>>(), order);
        let sorted = |text: &str| {
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines.sort_unstable();
            lines
        };
        assert_eq!(sorted(&after), sorted(CAPANNORI), "no line is lost, none is made");
        let back = ["comune-amico", "spid", "anagrafe", "tributi", "prossimita"];
        assert_eq!(reordered(&after, &back), CAPANNORI);
    }

    #[test]
    fn tables_within_a_table_go_with_it_and_tables_between_stay() {
        let text = "[[service]]\nid = \"a\"\n[service.name]\nit = \"A\"\n\n[[counter]]\nid = \"x\"\n\n# the second\n[[service]]\n\
                    id = \"b\"\n[service.name]\nit = \"B\"\n[service.about]\nit = \"b\"\n";
        let after = reordered(text, &["b", "a"]);
        let value: toml::Table = after.parse().unwrap();
        let service = value["service"].as_array().unwrap();
        assert_eq!(service[0]["about"]["it"].as_str(), Some("b"), "{after}");
        assert_eq!((service[1]["name"]["it"].as_str(), service.len()), (Some("A"), 2), "{after}");
        assert!(after.contains("# the second\n[[service]]\nid = \"b\""), "{after}");
    }
}
