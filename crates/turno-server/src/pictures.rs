//! The pictures of an office's bulletins: files beside the office file, kept beside the database, shown on walls.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use turno_domain::{HallId, Settings};

/// The first bytes of a PNG file.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The largest picture, in bytes: a wall has each of them in its memory.
const PICTURE_BYTES_MAX: usize = 1 << 20;

/// The longer side of the largest picture, in pixels: the side area of a 4K wall.
const PICTURE_SIDE_PX_MAX: u32 = 2_048;

/// Where the header of a PNG file has width and height, in bytes (PNG specification, 11.2.2).
const SIDES_AT: usize = 16;

/// Why a picture is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It cannot be read.
    #[error("the picture {} cannot be read; it must lie beside the office file", path.display())]
    Unreadable {
        /// Where it should be.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A wall could not show it.
    #[error("the picture {} cannot be shown: {problem}", path.display())]
    Unfit {
        /// Where it is.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// It cannot be kept.
    #[error("the picture {} cannot be kept", path.display())]
    Unwritten {
        /// Where it should go.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Where the pictures of a hall are kept, in a data folder.
fn folder(data: &Path, hall: &HallId) -> PathBuf {
    data.join("pictures").join(hall.as_str())
}

/// The first picture that settings name and that is not kept, with the place of its bulletin.
#[must_use]
pub(crate) fn missing<'a>(settings: &'a Settings, data: &Path) -> Option<(usize, &'a str)> {
    let folder = folder(data, &settings.hall);
    let named = settings
        .bulletins
        .iter()
        .enumerate()
        .filter_map(|(index, bulletin)| Some((index, bulletin.picture.as_deref()?)));
    let mut absent = named.filter(|(_, name)| !folder.join(name).is_file());
    absent.next()
}

/// Keeps the pictures that the settings name and that lie in the folder `beside` the office file. A wrong one changes nothing.
///
/// # Errors
///
/// Which picture is missing or cannot be shown, and why.
pub fn take_in(settings: &Settings, beside: &Path, data: &Path) -> Result<(), PictureError> {
    let named: Vec<&String> = settings.bulletins.iter().filter_map(|bulletin| bulletin.picture.as_ref()).collect();
    let pictures = named.iter().map(|name| read_picture(beside.join(name))).collect::<Result<Vec<_>, _>>()?;
    let folder = folder(data, &settings.hall);
    for (name, picture) in named.into_iter().zip(pictures) {
        let path = folder.join(name);
        let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, picture));
        kept.map_err(|source| PictureError::Unwritten { path, source })?;
    }
    Ok(())
}

fn read_picture(path: PathBuf) -> Result<Vec<u8>, PictureError> {
    match fs::read(&path) {
        Err(source) => Err(PictureError::Unreadable { path, source }),
        Ok(bytes) => match problem_of(&bytes) {
            Some(problem) => Err(PictureError::Unfit { path, problem }),
            None => Ok(bytes),
        },
    }
}

fn problem_of(bytes: &[u8]) -> Option<String> {
    if bytes.len() > PICTURE_BYTES_MAX {
        return Some(format!("it has {} bytes, and at most {PICTURE_BYTES_MAX} are taken", bytes.len()));
    }
    let side = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    let Some((width, height)) = side(SIDES_AT).zip(side(SIDES_AT + 4)).filter(|_| bytes.starts_with(PNG)) else {
        return Some("it is not a PNG file".to_owned());
    };
    let sides = 1..=PICTURE_SIDE_PX_MAX;
    let fits = sides.contains(&width) && sides.contains(&height);
    (!fits).then(|| format!("it has {width} x {height} pixels, and at most {PICTURE_SIDE_PX_MAX} to a side are taken"))
}

/// A picture that the settings name; `None` for any other.
pub(crate) fn read(settings: &Settings, data: &Path, name: &str) -> Option<Vec<u8>> {
    let named = settings.bulletins.iter().any(|bulletin| bulletin.picture.as_deref() == Some(name));
    named.then(|| fs::read(folder(data, &settings.hall).join(name)).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [PNG, b"\0\0\0\rIHDR", &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn what_a_wall_cannot_show_is_named() {
        assert_eq!(problem_of(&png(600, 400)), None);
        assert!(problem_of(&png(600, 4_000)).unwrap().contains("600 x 4000 pixels"));
        assert_eq!(problem_of(b"GIF89a").unwrap(), "it is not a PNG file");
        let large = [png(600, 400), vec![0; PICTURE_BYTES_MAX]].concat();
        assert!(problem_of(&large).unwrap().contains("bytes"));
    }
}
