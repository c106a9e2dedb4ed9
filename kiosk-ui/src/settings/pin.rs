//! The PIN of the maintenance screen: in a file of its own, which nobody but the totem's user may read.

use std::{
    fs::{self, File},
    io::Read as _,
    os::unix::fs::MetadataExt as _,
    path::Path,
};

use crate::flow::Pin;

/// What others than the owner may do with a file.
const OTHERS: u32 = 0o077;
/// The most that is read of the file, in bytes: a PIN, and what an editor puts around it.
const FILE_BYTES_MAX: u64 = 64;

/// Reads the PIN, which is all that the file holds.
///
/// # Errors
///
/// Says what is wrong with the file and what to do, without a word of what it holds.
pub(super) fn read(path: &Path) -> Result<Pin, String> {
    let name = path.display();
    let unusable = |error: std::io::Error| format!("the PIN's file {name} cannot be read: {error}");
    let file = fs::metadata(path).map_err(unusable)?;
    // A pipe would be waited for, and a device has no end.
    if !file.is_file() || file.len() > FILE_BYTES_MAX {
        return Err(format!("{name} is no file with a PIN in it"));
    }
    if file.mode() & OTHERS != 0 {
        return Err(format!("others may read the PIN's file {name}; run: chmod 600 {name}"));
    }
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(FILE_BYTES_MAX).read_to_string(&mut text)).map_err(unusable)?;
    text.trim().parse().map_err(|error| format!("the PIN's file {name} is wrong: {error}"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_pin_that_others_may_read_is_refused_and_never_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pin");
        assert!(read(&path).unwrap_err().contains("cannot be read"));
        for (text, mode, expected) in [
            ("271828\n", 0o600, Ok(())),
            ("271828", 0o400, Ok(())),
            ("271828", 0o640, Err("chmod 600")),
            ("271828", 0o604, Err("chmod 600")),
            ("2718", 0o600, Err("6 to 12 digits")),
            ("271828 x", 0o600, Err("6 to 12 digits")),
            ("222222", 0o600, Err("everybody tries")),
            ("271828 and so on, for longer than any PIN that anybody could ever remember", 0o600, Err("no file with")),
        ] {
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            match (read(&path), expected) {
                (Ok(pin), Ok(())) => assert_eq!(pin, "271828".parse().unwrap()),
                (Err(sentence), Err(part)) => {
                    assert!(sentence.contains(part) && !sentence.contains("2718"), "{sentence}");
                }
                (got, _) => panic!("{text} {mode:o}: {got:?}"),
            }
            fs::remove_file(&path).unwrap();
        }
        for nothing in [folder.path(), Path::new("/dev/zero")] {
            assert!(read(nothing).unwrap_err().contains("no file with a PIN"), "{}", nothing.display());
        }
    }
}
