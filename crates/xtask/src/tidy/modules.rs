//! Every Rust file begins by saying what it is, and no source file outgrows its limit.

use super::Violation;
use super::tree::SourceFile;

/// A Rust file longer than this hides a second module. Lines.
const RUST_LINES_MAX: usize = 400;

/// A screen longer than this hides a second component. Lines.
const SLINT_LINES_MAX: usize = 200;

/// Rust files whose first lines do not hold a `//!` doc line.
pub(super) fn documented(files: &[SourceFile]) -> Vec<Violation> {
    let missing = files.iter().filter(|file| file.extension() == "rs" && !begins_with_doc(&file.text));
    missing
        .map(|file| {
            Violation::new(file.at(1), "the module does not say what it is", "begin the file with a line '//! ...'")
        })
        .collect()
}

/// A doc line may stand below attributes of the whole file, nothing else.
fn begins_with_doc(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("#!["));
    first.is_some_and(|line| line.strip_prefix("//!").is_some_and(|said| !said.trim().is_empty()))
}

/// Source files longer than their kind may be.
pub(super) fn small(files: &[SourceFile]) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in files {
        let limit = match file.extension() {
            "rs" => RUST_LINES_MAX,
            "slint" => SLINT_LINES_MAX,
            _ => continue,
        };
        let lines = file.text.lines().count();
        if lines > limit {
            let wrong = format!("{lines} lines, and {limit} is the limit");
            found.push(Violation::new(
                file.path.clone(),
                wrong,
                "look for the module that is missing, and move it out",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    #[test]
    fn a_module_that_says_nothing_is_named() {
        let planted = [
            file("crates/a/src/good.rs", "//! What it is.\nfn a() {}\n"),
            file("crates/a/src/attributes.rs", "#![allow(missing_docs)]\n\n//! What it is.\n"),
            file("crates/a/src/bad.rs", "use std::fs;\n//! Too late.\n"),
            file("crates/a/src/empty.rs", "//!\nfn a() {}\n"),
        ];
        let places: Vec<_> = documented(&planted).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["crates/a/src/bad.rs:1", "crates/a/src/empty.rs:1"]);
    }

    #[test]
    fn a_file_one_line_over_its_limit_is_named() {
        let planted = [
            file("a.rs", &"//\n".repeat(RUST_LINES_MAX)),
            file("b.rs", &"//\n".repeat(RUST_LINES_MAX + 1)),
            file("c.slint", &"//\n".repeat(SLINT_LINES_MAX + 1)),
            file("d.md", &"a\n".repeat(RUST_LINES_MAX * 2)),
        ];
        let places: Vec<_> = small(&planted).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["b.rs", "c.slint"]);
    }
}
