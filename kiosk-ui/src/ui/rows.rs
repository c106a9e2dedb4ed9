//! Keeps a list on the screen equal to a list of rows, changing only the rows that differ.
//!
//! A new list would make new controls, and a finger that is on one of them at that moment would have pressed nothing.

use slint::{Model, VecModel};

/// Makes `list` hold `rows`.
pub(super) fn keep<T: Clone + PartialEq + 'static>(list: &VecModel<T>, rows: Vec<T>) {
    while list.row_count() > rows.len() {
        list.remove(list.row_count() - 1);
    }
    for (index, row) in rows.into_iter().enumerate() {
        match list.row_data(index) {
            Some(old) if old == row => {}
            Some(_) => list.set_row_data(index, row),
            None => list.push(row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_changed_added_and_removed() {
        let list = VecModel::from(vec![1, 2, 3]);
        for rows in [vec![1, 5], vec![1, 5, 6, 7], vec![], vec![4]] {
            keep(&list, rows.clone());
            assert_eq!(list.iter().collect::<Vec<_>>(), rows);
        }
    }
}
