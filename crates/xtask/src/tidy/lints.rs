//! Every member keeps the lints of the workspace; the two windowed programs may only deny what the others forbid.

use toml::{Table, Value};

use super::Violation;
use super::tree::SourceFile;

/// Members whose generated code needs `unsafe` inside, so that forbidding it is impossible: they deny it.
const WINDOWED: &[&str] = &["kiosk-ui/Cargo.toml", "display-ui/Cargo.toml"];

/// Members that neither inherit the workspace's lints nor have leave to state their own.
pub(super) fn inherited(files: &[SourceFile]) -> Vec<Violation> {
    let manifests = files.iter().filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml");
    manifests.filter_map(judge).collect()
}

fn judge(manifest: &SourceFile) -> Option<Violation> {
    let table: Table = match toml::from_str(&manifest.text) {
        Ok(table) => table,
        Err(why) => return Some(Violation::new(&manifest.path, why.message(), "correct the manifest")),
    };
    let lints = table.get("lints");
    let inherits = lints.and_then(|lints| lints.get("workspace")).and_then(Value::as_bool) == Some(true);
    if inherits {
        return None;
    }
    if !WINDOWED.contains(&manifest.path.as_str()) {
        let wrong = "does not keep the lints of the workspace";
        return Some(Violation::new(&manifest.path, wrong, "add '[lints]' with 'workspace = true'"));
    }
    let level =
        lints.and_then(|lints| lints.get("rust")).and_then(|rust| rust.get("unsafe_code")).and_then(Value::as_str);
    (level != Some("deny")).then(|| {
        let remedy = "set 'unsafe_code = \"deny\"' under '[lints.rust]'";
        Violation::new(&manifest.path, "does not deny unsafe code", remedy)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    #[test]
    fn a_member_with_lints_of_its_own_is_named() {
        let planted = [
            file("Cargo.toml", "[workspace]\n"),
            file("crates/good/Cargo.toml", "[lints]\nworkspace = true\n"),
            file("crates/none/Cargo.toml", "[package]\nname = \"none\"\n"),
            file("crates/own/Cargo.toml", "[lints.rust]\nunsafe_code = \"deny\"\n"),
            file("kiosk-ui/Cargo.toml", "[lints.rust]\nunsafe_code = \"deny\"\n"),
            file("display-ui/Cargo.toml", "[lints.rust]\nunsafe_code = \"warn\"\n"),
        ];
        let places: Vec<_> = inherited(&planted).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["crates/none/Cargo.toml", "crates/own/Cargo.toml", "display-ui/Cargo.toml"]);
    }
}
