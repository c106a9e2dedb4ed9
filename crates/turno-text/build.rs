//! Lists `assets/locales/<language>/*.ftl` and writes the table that compiles them in, so a new language or a new file
//! needs no line of code.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/locales").canonicalize()?;
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut table = String::from("&[\n");
    for folder in sorted(&locales)?.into_iter().filter(|path| path.is_dir()) {
        let language =
            folder.file_name().and_then(|name| name.to_str()).ok_or("a language folder's name is not text")?;
        for file in sorted(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "ftl")) {
            let name = file.file_name().and_then(|name| name.to_str()).ok_or("a catalogue file's name is not text")?;
            writeln!(table, "    ({language:?}, {name:?}, include_str!({file:?})),")?;
        }
    }
    table.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("shipped.rs"), table)?;
    Ok(())
}

/// The entries of a folder by name, so that two builds of the same tree give the same bytes.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}
