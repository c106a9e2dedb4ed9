//! Whose work is in this program, by licence: the names on the maintenance screen, the texts by `turno-kiosk licences`. Both are
//! made by `cargo xtask licences`, and `cargo xtask tidy` checks that they are true.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
    sync::OnceLock,
};

/// A licence and the libraries under it, a group after an empty line: the licence's expression, then a line for each library.
const LIST: &str = include_str!("../../assets/licences/turno-kiosk.txt");
/// The texts of those licences, each after the names of the libraries that bring it.
const TEXTS: &str = include_str!("../../assets/licences/turno-kiosk-texts.txt");
/// The program's own.
const OWN: &str = include_str!("../../LICENSE");
/// Letters of names on one page of the screen.
const LETTERS_MAX: usize = 200;

/// What stands on one page of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The licence.
    pub(crate) licence: String,
    /// Some of the libraries under it, with their versions.
    pub(crate) libraries: String,
}

/// Prints the program's licence and those of the libraries in it, if the command line asks for them.
pub(crate) fn asked_for(arguments: &[OsString]) -> Option<ExitCode> {
    if arguments.get(1).is_none_or(|word| word != "licences") {
        return None;
    }
    let own = format!("turno-kiosk {}, AGPL-3.0-or-later\n\n{OWN}\n", env!("CARGO_PKG_VERSION"));
    let others = format!("The libraries in it, by licence:\n\n{LIST}\nTheir texts:\n\n{TEXTS}");
    let printed = write!(io::stdout(), "{own}\n{others}");
    // Whoever stops reading has read enough.
    let stopped = printed.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
    Some(if printed.is_ok() || stopped { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The whole list, in pages.
#[must_use]
pub(crate) fn pages() -> &'static [Leaf] {
    static PAGES: OnceLock<Vec<Leaf>> = OnceLock::new();
    PAGES.get_or_init(|| LIST.split("\n\n").flat_map(leaves).collect())
}

fn leaves(group: &str) -> Vec<Leaf> {
    let mut lines = group.lines();
    let Some(licence) = lines.next() else { return Vec::new() };
    let mut leaves: Vec<String> = Vec::new();
    for library in lines {
        match leaves.last_mut() {
            Some(leaf) if leaf.len() + library.len() + 2 <= LETTERS_MAX => {
                leaf.push_str(", ");
                leaf.push_str(library);
            }
            _ => leaves.push(library.to_owned()),
        }
    }
    leaves.into_iter().map(|libraries| Leaf { licence: licence.to_owned(), libraries }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_name_every_library_of_the_list() {
        let named: std::collections::BTreeSet<_> =
            TEXTS.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
        let listed = LIST.split("\n\n").flat_map(|group| group.lines().skip(1));
        assert_eq!(listed.filter(|library| !named.contains(library)).collect::<Vec<_>>(), [] as [&str; 0]);
    }

    #[test]
    fn every_library_of_the_list_stands_on_a_page_that_it_fits() {
        let shown = pages().iter().flat_map(|leaf| leaf.libraries.split(", ")).count();
        let listed = LIST.split("\n\n").map(|group| group.lines().count() - 1).sum::<usize>();
        assert_eq!(shown, listed);
        assert!(listed > 100, "{listed} libraries");
        assert!(pages().iter().all(|leaf| !leaf.licence.is_empty() && leaf.libraries.len() <= LETTERS_MAX));
        let slint = pages().iter().find(|leaf| leaf.libraries.split(", ").any(|library| library.starts_with("slint ")));
        assert!(slint.is_some_and(|leaf| leaf.licence.contains("GPL-3.0-only")));
    }
}
