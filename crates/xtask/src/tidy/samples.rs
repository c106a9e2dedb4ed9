//! Every sample that a person may copy can be read.
//!
//! Here that means the syntax. What an office file means is judged by the server itself, which the tests do for every
//! file under `assets/offices/` with `turno-server hall import`.

use super::Violation;
use super::tree::SourceFile;

/// The folders whose settings are samples.
const SAMPLE_FOLDERS: &[&str] = &["firmware-config/", "assets/offices/"];

/// Samples that are not valid TOML.
pub(super) fn readable(files: &[SourceFile]) -> Vec<Violation> {
    let samples = files
        .iter()
        .filter(|file| file.extension() == "toml" && SAMPLE_FOLDERS.iter().any(|at| file.path.starts_with(at)));
    samples
        .filter_map(|file| toml::from_str::<toml::Table>(&file.text).err().map(|why| unreadable(file, &why)))
        .collect()
}

fn unreadable(file: &SourceFile, why: &toml::de::Error) -> Violation {
    let before = why.span().map_or("", |span| &file.text[..span.start.min(file.text.len())]);
    let line = before.matches('\n').count() + 1;
    Violation::new(file.at(line), format!("not valid TOML: {}", why.message()), "correct the sample: people copy it")
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    #[test]
    fn a_sample_that_cannot_be_read_is_named_with_its_line() {
        let planted = [
            file("assets/offices/good.toml", "name = \"Capannori\"\n"),
            file("assets/offices/bad.toml", "name = \"Capannori\"\nhours = [\n"),
            file("firmware-config/printers/bad.toml", "baud == 9600\n"),
            file("crates/a/Cargo.toml", "not = = ours\n"),
        ];
        let places: Vec<_> = readable(&planted).into_iter().map(|found| found.place).collect();
        assert_eq!(places.len(), 2, "{places:?}");
        assert!(places[0].starts_with("assets/offices/bad.toml:"), "{places:?}");
        assert_eq!(places[1], "firmware-config/printers/bad.toml:1");
    }
}
