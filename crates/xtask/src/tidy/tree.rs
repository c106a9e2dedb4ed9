//! The text files of the checkout, read once for all rules.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// Folders that hold what was built or fetched, or what is not ours to judge.
const SKIPPED_FOLDERS: &[&str] = &[".git", "target", "node_modules", "dist", "dist.new"];

/// Larger files are data, not text somebody wrote. Bytes.
const FILE_BYTES_MAX: u64 = 1_000_000;

/// One text file of the checkout.
#[derive(Debug, Clone)]
pub(super) struct SourceFile {
    /// Its place under the checkout, with `/` between folders.
    pub(super) path: String,
    /// All it holds.
    pub(super) text: String,
}

impl SourceFile {
    /// The ending of its name, without the dot.
    pub(super) fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The last part of its path.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(&self.path, |(_, name)| name)
    }

    /// A place in this file, counted from line 1.
    pub(super) fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

/// Every text file under `root`, in the order of their paths.
pub(super) fn read(root: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            let path = entry.path();
            if kind.is_dir() {
                if !SKIPPED_FOLDERS.contains(&entry.file_name().to_string_lossy().as_ref()) {
                    folders.push(path);
                }
            } else if kind.is_file() && entry.metadata()?.len() <= FILE_BYTES_MAX {
                let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                // What is not text (a picture, a sound) has no lines to judge.
                if let Ok(text) = String::from_utf8(bytes) {
                    let place = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                    files.push(SourceFile { path: place, text });
                }
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// A file for a test.
#[cfg(test)]
pub(super) fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_this_checkout_and_leaves_out_what_was_built() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
        let files = read(&root).unwrap();
        assert!(files.iter().any(|file| file.path == "crates/xtask/src/tidy/tree.rs"));
        assert!(!files.iter().any(|file| file.path.contains("node_modules/")));
    }
}
