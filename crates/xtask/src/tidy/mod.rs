//! The rules of layout, each a function from what the tree holds to the places that break it.
//!
//! A rule never reads the disk: [`tree`] and [`arrows`] gather everything first. So every rule has a test that plants a
//! violation and sees it named.

mod arrows;
mod lints;
mod messages;
mod modules;
mod samples;
mod screens;
mod table;
mod tree;
mod words;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use tree::SourceFile;

use crate::licences;

/// One place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    /// The file and line, or the member of the workspace.
    place: String,
    /// What is wrong there.
    wrong: String,
    /// What to do about it.
    remedy: String,
}

impl Violation {
    fn new(place: impl Into<String>, wrong: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place: place.into(), wrong: wrong.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}\n    {}", self.place, self.wrong, self.remedy)
    }
}

/// A rule over the files of the tree.
type FileRule = fn(&[SourceFile]) -> Vec<Violation>;

/// The rules over files, by the name they are reported under.
const FILE_RULES: &[(&str, FileRule)] = &[
    ("every module says what it is", modules::documented),
    ("files stay small", modules::small),
    ("colours, sizes and times come from the tokens", screens::literals),
    ("samples can be read", samples::readable),
    ("every message is there in every language", messages::complete),
    ("nothing of one machine, nothing left for later", words::clean),
    ("every member keeps the lints of the workspace", lints::inherited),
];

/// Checks the whole tree under `root`, prints what breaks a rule, and fails if anything does.
pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let files = tree::read(root)?;
    let members = arrows::read_members(root)?;

    let mut broken = report("the arrows between members point down", arrows::allowed(&members));
    for (name, rule) in FILE_RULES {
        broken += report(name, rule(&files));
    }
    let list = licences::list(root)?;
    let texts = licences::texts(root, &list)?;
    broken += report("the totem names every library in it", licences_of(&files, licences::LIST, &list));
    broken += report("the totem brings every library's licence", licences_of(&files, licences::TEXTS, &texts));
    if broken == 0 {
        println!("tidy: {} files and {} members follow the rules", files.len(), members.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("tidy: {broken} places break a rule");
    Ok(ExitCode::FAILURE)
}

/// The list of licences or their texts, if they are not what they must be.
fn licences_of(files: &[SourceFile], path: &str, wanted: &str) -> Vec<Violation> {
    let kept = files.iter().find(|file| file.path == path);
    let right = kept.is_some_and(|file| file.text == wanted);
    let wrong = || Violation::new(path, "is not what is in the program", "run 'cargo xtask licences'");
    if right { Vec::new() } else { vec![wrong()] }
}

fn report(rule: &str, mut violations: Vec<Violation>) -> usize {
    violations.sort();
    if !violations.is_empty() {
        println!("Broken: {rule}");
    }
    for violation in &violations {
        println!("  {violation}");
    }
    violations.len()
}
