//! Whose work is in the totem's program: the list that its maintenance screen shows, made from what cargo knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context, ensure};

/// The list, under the checkout's top folder.
pub(crate) const LIST: &str = "assets/licences/turno-kiosk.txt";
/// The member whose program shows it.
const MEMBER: &str = "kiosk-ui";
/// What totems run on: libraries of other systems are not in the program.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
/// Between a package and its licence in what cargo tells.
const BETWEEN: char = '|';
/// What stands for a licence that is not named by its expression.
const IN_A_FILE: &str = "in the library's own file";

/// Writes the list anew.
pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let list = list(root)?;
    let path = root.join(LIST);
    fs::create_dir_all(path.parent().context("the list lies in a folder")?)?;
    fs::write(&path, &list).with_context(|| format!("{} cannot be written", path.display()))?;
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
