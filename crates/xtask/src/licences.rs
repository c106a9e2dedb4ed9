//! Whose work is in the totem's program: the list that its maintenance screen shows, and the texts that it prints, made from
//! what cargo knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, ensure};
use cargo_metadata::{MetadataCommand, Package};

/// The list, under the checkout's top folder.
pub(crate) const LIST: &str = "assets/licences/turno-kiosk.txt";
/// The texts of the licences, beside it.
pub(crate) const TEXTS: &str = "assets/licences/turno-kiosk-texts.txt";
/// How the files begin in which a library brings its licence, in small letters.
const TEXT_FILES: [&str; 6] = ["licen", "copying", "notice", "unlicense", "copyright", "patents"];
/// The member whose program shows it.
const MEMBER: &str = "kiosk-ui";
/// What totems run on: libraries of other systems are not in the program.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
/// Between a package and its licence in what cargo tells.
const BETWEEN: char = '|';
/// What stands for a licence that is not named by its expression.
const IN_A_FILE: &str = "in the library's own file";

/// Writes list and texts anew.
pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let list = list(root)?;
    for (name, content) in [(LIST, &list), (TEXTS, &texts(root, &list)?)] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().context("the list lies in a folder")?)?;
        fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let libraries: usize = list.split("\n\n").map(|group| group.lines().count().saturating_sub(1)).sum();
    println!("{LIST}: {libraries} libraries");
    Ok(ExitCode::SUCCESS)
}

/// The list as it must stand there: groups after an empty line, each a licence and the libraries under it.
pub(crate) fn list(root: &Path) -> anyhow::Result<String> {
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in contained(root)?.lines() {
        let (library, licence) = line.split_once(BETWEEN).context("cargo tree answered in another form")?;
        // Our own members come from a folder, which stands after the version.
        if let Some((name, version)) = library.split_once(" v").filter(|(_, version)| !version.contains(' ')) {
            let licence = if licence.is_empty() { IN_A_FILE.to_owned() } else { in_one_form(licence) };
            groups.entry(licence).or_default().insert(format!("{name} {version}"));
        }
    }
    let group = |(licence, libraries): (String, BTreeSet<String>)| {
        let lines: Vec<_> = [licence].into_iter().chain(libraries).collect();
        format!("{}\n", lines.join("\n"))
    };
    Ok(groups.into_iter().map(group).collect::<Vec<_>>().join("\n"))
}

/// The texts as they must stand there: each once, after the names of the libraries that bring it. A library that brings none is
/// named at the end, with its licence.
pub(crate) fn texts(root: &Path, list: &str) -> anyhow::Result<String> {
    let folders = folders(root)?;
    let mut texts: BTreeMap<String, (BTreeSet<&str>, String)> = BTreeMap::new();
    let mut without = String::new();
    for group in list.split("\n\n") {
        let (licence, libraries) = group.split_once('\n').context("a group has libraries")?;
        for library in libraries.lines() {
            let folder = folders.get(library).with_context(|| format!("cargo does not say where {library} lies"))?;
            let brought = brought_by(folder)?;
            if brought.is_empty() {
                without.push_str(&format!("{library}: {licence}\n"));
            }
            for text in brought {
                // Lines broken in another way make no other text.
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                texts.entry(words).or_insert_with(|| (BTreeSet::new(), text)).0.insert(library);
            }
        }
    }
    let mut chapters: Vec<_> = texts
        .into_values()
        .map(|(libraries, text)| format!("{}\n\n{text}\n", libraries.into_iter().collect::<Vec<_>>().join("\n")))
        .collect();
    chapters.sort();
    chapters.push(format!("Libraries that bring no text, with their licences:\n\n{without}"));
    Ok(chapters.join(&format!("\n{}\n\n", "=".repeat(78))))
}

/// Where cargo keeps each package, by name and version.
fn folders(root: &Path) -> anyhow::Result<BTreeMap<String, PathBuf>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(["--locked", "--filter-platform", PLATFORM].map(String::from))
        .exec()
        .context("cargo metadata failed")?;
    let folder = |package: &Package| {
        let folder = package.manifest_path.parent()?.to_owned().into_std_path_buf();
        Some((format!("{} {}", package.name, package.version), folder))
    };
    Ok(metadata.packages.iter().filter_map(folder).collect())
}

/// The texts that lie in a package, in the order of their files' names.
fn brought_by(folder: &Path) -> anyhow::Result<Vec<String>> {
    let named = |folder: &Path| -> anyhow::Result<Vec<PathBuf>> {
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    for path in named(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if TEXT_FILES.iter().any(|start| name.starts_with(start)) {
            // Some keep one file for each licence in a folder.
            files.extend(if path.is_dir() { named(&path)? } else { vec![path] });
        }
    }
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned())
    };
    files.iter().filter(|path| path.is_file()).map(read).collect()
}

/// What is linked into the program, a line for each package: not what only builds or tests it, nor what runs in the compiler.
fn contained(root: &Path) -> anyhow::Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let form = format!("{{p}}{BETWEEN}{{l}}");
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["tree", "--locked", "--package", MEMBER, "--edges", "normal,no-proc-macro", "--target", PLATFORM])
        .args(["--prefix", "none", "--no-dedupe", "--format", &form])
        .output()
        .context("cargo tree cannot be started")?;
    ensure!(output.status.success(), "cargo tree failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// A choice of licences in one order and one spelling: some write a stroke, and some the other one first.
fn in_one_form(licence: &str) -> String {
    if licence.contains(" AND ") || licence.contains('(') {
        return licence.to_owned();
    }
    let choices: BTreeSet<&str> = licence.split('/').flat_map(|part| part.split(" OR ")).map(str::trim).collect();
    choices.into_iter().collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_choice_has_one_form() {
        for text in ["MIT OR Apache-2.0", "Apache-2.0 OR MIT", "MIT/Apache-2.0", "Apache-2.0 / MIT"] {
            assert_eq!(in_one_form(text), "Apache-2.0 OR MIT");
        }
        assert_eq!(in_one_form("(MIT OR Apache-2.0) AND Unicode-3.0"), "(MIT OR Apache-2.0) AND Unicode-3.0");
    }
}
