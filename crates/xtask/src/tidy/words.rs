//! Nothing of one machine and nothing left for later stays in the tree.

use super::Violation;
use super::tree::SourceFile;

/// This file has to spell out what it looks for.
const OWN_FILE: &str = "crates/xtask/src/tidy/words.rs";

/// The licence and the lock files are not our words.
const NOT_OURS: &[&str] = &["LICENSE", "Cargo.lock", "package-lock.json"];

/// Words that say that something was left for later. In capitals only: small letters make ordinary words.
const LEFT_FOR_LATER: &[&str] = &["TODO", "FIXME", "XXX", "HACK"];

/// Folders that exist on the machine where something was written, and not on the one where it is read.
const MACHINE_PATHS: &[&str] = &["/root/", "/work/", "/home/", "/Users/", "/tmp/bash"];

/// Where packages come from is the business of each machine's own settings.
const PACKAGE_HOSTS: &[&str] = &[
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "static.crates.io",
    "index.crates.io",
    "pypi.org",
    "files.pythonhosted.org",
    "deb.debian.org",
    "security.debian.org",
];

/// Places that name a machine, a package host, or work left for later.
pub(super) fn clean(files: &[SourceFile]) -> Vec<Violation> {
    files.iter().filter(|file| file.path != OWN_FILE).flat_map(words_of).collect()
}

fn words_of(file: &SourceFile) -> Vec<Violation> {
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let mut name = |wrong: String, remedy: &str| found.push(Violation::new(file.at(index + 1), wrong, remedy));
        for host in PACKAGE_HOSTS.iter().filter(|host| line.contains(**host)) {
            name(format!("names the package host {host}"), "name the package alone");
        }
        if NOT_OURS.contains(&file.name()) {
            continue;
        }
        for word in LEFT_FOR_LATER.iter().filter(|word| holds_word(line, word)) {
            name(format!("says {word}"), "finish it, or write an issue and take the word out");
        }
        for path in MACHINE_PATHS.iter().filter(|path| holds_path(line, path)) {
            name(format!("names the folder {path} of one machine"), "use a path relative to the checkout or a setting");
        }
    }
    found
}

/// Does the line hold this word, with no letter or digit on either side?
fn holds_word(line: &str, word: &str) -> bool {
    let part_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part_of_word) && !line[at + word.len()..].starts_with(part_of_word))
}

/// Does the line hold a path that begins with this folder and goes on below it?
fn holds_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let begins = !line[..at].ends_with(|before: char| before.is_alphanumeric() || "./_-}*$".contains(before));
        begins && line[at + folder.len()..].starts_with(|after: char| after.is_alphanumeric() || after == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    fn found_in(path: &str, line: &str) -> usize {
        clean(&[file(path, line)]).len()
    }

    #[test]
    fn work_left_for_later_is_named() {
        let planted = [file("a.rs", "fn a() {}\n// TODO: the rest\n")];
        assert_eq!(clean(&planted)[0].place, "a.rs:2");
        assert_eq!(found_in("a.slint", "// FIXME later"), 1);
        assert_eq!(found_in("a.md", "MASTODON and TODO_LIST and autodoc"), 0);
    }

    #[test]
    fn a_folder_of_one_machine_is_named() {
        assert_eq!(found_in("a.sh", "cd /root/project"), 1);
        assert_eq!(found_in("a.md", "see /home/user/notes"), 1);
        assert_eq!(found_in("a.toml", "path = \"/work/project\""), 1);
        assert_eq!(found_in("a.md", "tests/work/main and ${HOME}/work/x and a /work/ b"), 0);
    }

    #[test]
    fn a_package_host_is_named_even_in_a_lock_file() {
        assert_eq!(found_in("web/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/a\""), 1);
        assert_eq!(found_in("web/package-lock.json", "\"integrity\": \"sha512-/root/aTODO+TODO==\""), 0);
    }
}
