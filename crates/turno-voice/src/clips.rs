//! From a piece of speech to its sound: recorded by the office, or made once and kept.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use sha2::{Digest, Sha256};

use crate::{Part, ProgramError, Sound, SoundError, SpeechProgram};

/// The largest clip that is read, in bytes: twenty seconds in CD quality stereo are below it.
pub const CLIP_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Where clips come from.
#[derive(Debug)]
pub struct Clips {
    recorded: Option<PathBuf>,
    program: Option<SpeechProgram>,
    cache: PathBuf,
    /// Makes the names of unfinished files differ between threads.
    made: AtomicU64,
}

/// Where a clip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClipState {
    /// The office recorded it.
    Recorded,
    /// The speech program made it before.
    Made,
    /// It is nowhere yet.
    Missing,
}

/// Why a piece of speech has no sound.
#[derive(Debug, thiserror::Error)]
pub enum ClipError {
    /// No recorded clip, and no speech program to make one.
    #[error("there is no recorded clip '{slug}' for the language '{language}' and no speech program is set")]
    NoSource {
        /// The clip's name.
        slug: String,
        /// The language.
        language: String,
    },
    /// The speech program did not work.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// The clip is no usable sound.
    #[error("the clip {path} cannot be used: {source}")]
    Sound {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: SoundError,
    },
    /// The clip is larger than any real one.
    #[error("the clip {path} is larger than {CLIP_BYTES_MAX} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The clip made cannot be kept.
    #[error("the clip cannot be kept in {folder}")]
    Keep {
        /// The folder of kept clips.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Clips {
    /// `recorded` holds `<language>/<slug>.wav`; `cache` is a folder for the clips made by `program`, created if needed.
    #[must_use]
    pub fn new(recorded: Option<PathBuf>, program: Option<SpeechProgram>, cache: PathBuf) -> Self {
        Self { recorded, program, cache, made: AtomicU64::new(0) }
    }

    /// The sound of a piece of speech.
    ///
    /// # Errors
    ///
    /// See [`ClipError`].
    pub fn sound(&self, part: &Part) -> Result<Sound, ClipError> {
        if let Some(path) = self.recorded_path(part) {
            match read(&path) {
                Ok(sound) => return Ok(sound),
                // A spoiled recording must not silence the number: the speech program can still say it.
                Err(error) if self.program.is_some() => {
                    tracing::warn!(%error, "a recorded clip is left aside");
                }
                Err(error) => return Err(error),
            }
        }
        let program = self
            .program
            .as_ref()
            .ok_or_else(|| ClipError::NoSource { slug: part.slug.clone(), language: part.language.clone() })?;
        let path = self.cache.join(cache_name(program, part));
        if path.exists() {
            match read(&path) {
                Ok(sound) => return Ok(sound),
                Err(error) => tracing::warn!(%error, "a kept clip is made again"),
            }
        }
        self.make(program, part, &path)
    }

    /// Whether the sound is on disk already, so that a call will not wait for it.
    #[must_use]
    pub fn is_ready(&self, part: &Part) -> bool {
        self.state(part) != ClipState::Missing
    }

    /// Where the clip would come from now.
    #[must_use]
    pub fn state(&self, part: &Part) -> ClipState {
        let kept = || self.program.as_ref().is_some_and(|program| self.cache.join(cache_name(program, part)).exists());
        match self.recorded_path(part) {
            Some(_) => ClipState::Recorded,
            None if kept() => ClipState::Made,
            None => ClipState::Missing,
        }
    }

    fn recorded_path(&self, part: &Part) -> Option<PathBuf> {
        let safe_language: String = part.language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let path = self.recorded.as_ref()?.join(safe_language).join(format!("{}.wav", part.slug));
        path.is_file().then_some(path)
    }

    /// Written under another name and moved into place once it is a sound, so that nobody ever reads half a clip.
    fn make(&self, program: &SpeechProgram, part: &Part, path: &Path) -> Result<Sound, ClipError> {
        let keep = |source| ClipError::Keep { folder: self.cache.clone(), source };
        fs::create_dir_all(&self.cache).map_err(keep)?;
        let serial = self.made.fetch_add(1, Ordering::Relaxed);
        let unfinished = path.with_extension(format!("{}-{serial}.part", std::process::id()));
        let result = program
            .speak(&part.language, &part.text, &unfinished)
            .map_err(ClipError::from)
            .and_then(|()| read(&unfinished))
            .and_then(|sound| fs::rename(&unfinished, path).map_err(keep).map(|()| sound));
        if result.is_err() {
            // It may never have been written.
            let _ = fs::remove_file(&unfinished);
        }
        result
    }
}

fn read(path: &Path) -> Result<Sound, ClipError> {
    if fs::metadata(path).is_ok_and(|metadata| metadata.len() > CLIP_BYTES_MAX) {
        return Err(ClipError::TooLarge { path: path.to_owned() });
    }
    Sound::read(path).map_err(|source| ClipError::Sound { path: path.to_owned(), source })
}

fn cache_name(program: &SpeechProgram, part: &Part) -> String {
    let mut hash = Sha256::new();
    for piece in [program.template().as_str(), &part.language, &part.text] {
        hash.update(piece.as_bytes());
        hash.update([0]);
    }
    let name: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{name}.wav")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chime_wav;

    fn part(text: &str) -> Part {
        Part { language: "it".into(), slug: "count-42".into(), text: text.into() }
    }

    /// A program that copies a ready sound and notes that it ran.
    fn copying(folder: &Path) -> SpeechProgram {
        let ready = folder.join("ready.wav");
        fs::write(&ready, chime_wav()).unwrap();
        let script = folder.join("speak.sh");
        let count = folder.join("count");
        fs::write(&script, format!("#!/bin/sh\necho \"$2\" >> {}\ncp {} \"$1\"\n", count.display(), ready.display()))
            .unwrap();
        SpeechProgram::parse(&format!("sh {} {{file}} {{text}}", script.display())).unwrap()
    }

    fn times_run(folder: &Path) -> usize {
        fs::read_to_string(folder.join("count")).unwrap_or_default().lines().count()
    }

    #[test]
    fn a_sentence_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let clips = Clips::new(None, Some(copying(folder.path())), folder.path().join("cache"));
        assert_eq!(clips.sound(&part("a")).unwrap(), clips.sound(&part("a")).unwrap());
        assert_eq!(times_run(folder.path()), 1);
        clips.sound(&part("b")).unwrap();
        assert_eq!(times_run(folder.path()), 2);
    }

    #[test]
    fn a_recorded_clip_wins() {
        let folder = tempfile::tempdir().unwrap();
        let recorded = folder.path().join("recorded");
        fs::create_dir_all(recorded.join("it")).unwrap();
        fs::write(recorded.join("it/count-42.wav"), chime_wav()).unwrap();
        let clips = Clips::new(Some(recorded.clone()), Some(copying(folder.path())), folder.path().join("cache"));
        clips.sound(&part("a")).unwrap();
        assert_eq!(times_run(folder.path()), 0);
        fs::write(recorded.join("it/count-42.wav"), b"spoiled").unwrap();
        clips.sound(&part("a")).unwrap();
        assert_eq!(times_run(folder.path()), 1);
    }

    #[test]
    fn half_a_kept_clip_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let clips = Clips::new(None, Some(copying(folder.path())), folder.path().join("cache"));
        clips.sound(&part("a")).unwrap();
        let kept = fs::read_dir(folder.path().join("cache")).unwrap().next().unwrap().unwrap().path();
        fs::write(&kept, &chime_wav()[..20]).unwrap();
        assert_eq!(clips.sound(&part("a")).unwrap(), crate::Sound::read(&kept).unwrap());
        assert_eq!(times_run(folder.path()), 2);
    }

    #[test]
    fn a_program_that_writes_no_sound_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("cache");
        let program = SpeechProgram::parse("true {file} {text}").unwrap();
        let clips = Clips::new(None, Some(program), cache.clone());
        assert!(matches!(clips.sound(&part("a")), Err(ClipError::Sound { .. })));
        assert_eq!(fs::read_dir(cache).unwrap().count(), 0);
    }

    #[test]
    fn without_any_source_the_missing_clip_is_named() {
        let clips = Clips::new(None, None, PathBuf::from("/nonexistent"));
        let error = clips.sound(&part("a")).unwrap_err().to_string();
        assert!(error.contains("count-42"), "{error}");
    }
}
