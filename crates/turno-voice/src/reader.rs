//! Reads a screen aloud to one person: sentence after sentence, until something else is to be read or it is told to stop.

use std::{
    fs, io,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::Duration,
};

use crate::{
    ProgramError, Sound, SoundError, SpeechProgram, Volume,
    device::{Device, Played},
};

/// The silence between two sentences, in milliseconds.
const SENTENCE_MS: u64 = 200;

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The language it is spoken in, a BCP 47 tag.
    pub language: String,
    /// The words.
    pub text: String,
}

/// The reader's handle. Dropping it stops what is being said.
///
/// Nothing is kept on disk: a screen's sentences hold numbers and waits, so hardly one of them comes twice.
#[derive(Debug)]
pub struct Reader {
    wish: Arc<Wish>,
}

impl Reader {
    /// Starts the reader's thread. Each sentence is made in a file in `folder`, which is created if needed, and removed again.
    ///
    /// # Errors
    ///
    /// The operating system's, if it gives no folder or no thread.
    pub fn start(program: SpeechProgram, folder: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("reader-{}.wav", std::process::id()));
        let wish = Arc::new(Wish::default());
        let wanted = Arc::clone(&wish);
        thread::Builder::new().name("reader".into()).spawn(move || read_all(&wanted, &program, &file))?;
        Ok(Self { wish })
    }

    /// Says this at once, instead of whatever is being said.
    pub fn say(&self, sentences: Vec<Sentence>, volume: Volume) {
        self.wish.replace(Some(Order { sentences, volume }));
    }

    /// Stops at once.
    pub fn hush(&self) {
        self.wish.replace(None);
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.wish.close();
    }
}

/// What is to be said.
#[derive(Debug)]
struct Order {
    sentences: Vec<Sentence>,
    volume: Volume,
}

/// The newest order, and how many there have been: whoever carries one out stops once there is another.
#[derive(Debug, Default)]
struct Wish {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    order: Option<Order>,
    turn: u64,
    end: End,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum End {
    #[default]
    Open,
    Closed,
}

impl Wish {
    fn replace(&self, order: Option<Order>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.order = order;
        state.turn += 1;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.replace(None);
        self.state.lock().unwrap_or_else(PoisonError::into_inner).end = End::Closed;
        self.changed.notify_one();
    }

    /// The next order and its turn; waits for one, and gives nothing once the reader is dropped.
    fn next(&self) -> Option<(Order, u64)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.end == End::Closed {
                return None;
            }
            if let Some(order) = state.order.take() {
                return Some((order, state.turn));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn is_still(&self, turn: u64) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).turn == turn
    }
}

fn read_all(wish: &Wish, program: &SpeechProgram, file: &std::path::Path) {
    let mut device = Device::Unknown;
    while let Some((order, turn)) = wish.next() {
        for sentence in &order.sentences {
            if !wish.is_still(turn) {
                break;
            }
            match sound_of(sentence, program, file) {
                Ok(sound) => {
                    let played = [Played { sound: sound.trimmed(), then: Duration::from_millis(SENTENCE_MS) }];
                    device.play_while(&played, order.volume, &|| wish.is_still(turn));
                }
                Err(error) => tracing::warn!(%error, "a sentence cannot be said"),
            }
        }
    }
}

/// Why a sentence has no sound.
#[derive(Debug, thiserror::Error)]
enum ReaderError {
    #[error(transparent)]
    Program(#[from] ProgramError),
    #[error("the speech program made no usable sound: {0}")]
    Sound(#[from] SoundError),
}

fn sound_of(sentence: &Sentence, program: &SpeechProgram, file: &std::path::Path) -> Result<Sound, ReaderError> {
    program.speak(&sentence.language, &sentence.text, file)?;
    let sound = Sound::read(file);
    // What a person was told is nobody else's business.
    let _ = fs::remove_file(file);
    Ok(sound?)
}

#[cfg(test)]
mod tests {
    use std::{path::Path, time::Instant};

    use super::*;
    use crate::chime_wav;

    /// Far above what these tests need; only a defect reaches it.
    const DEADLINE: Duration = Duration::from_secs(60);

    /// A program that writes down what it is to say, and says a chime.
    fn noting(folder: &Path) -> SpeechProgram {
        let (ready, script, said) = (folder.join("ready.wav"), folder.join("say.sh"), folder.join("said"));
        fs::write(&ready, chime_wav()).unwrap();
        let lines = format!("#!/bin/sh\necho \"$1 $3\" >> {}\ncp {} \"$2\"\n", said.display(), ready.display());
        fs::write(&script, lines).unwrap();
        SpeechProgram::parse(&format!("sh {} {{language}} {{file}} {{text}}", script.display())).unwrap()
    }

    fn sentences(texts: &[&str]) -> Vec<Sentence> {
        texts.iter().map(|text| Sentence { language: "it".into(), text: (*text).into() }).collect()
    }

    fn wait_for(folder: &Path, expected: &str) -> String {
        let limit = Instant::now() + DEADLINE;
        loop {
            let said = fs::read_to_string(folder.join("said")).unwrap_or_default();
            if said.contains(expected) {
                return said;
            }
            assert!(Instant::now() < limit, "only this was said: {said}");
            thread::yield_now();
        }
    }

    #[test]
    fn sentences_follow_each_other_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let reader = Reader::start(noting(folder.path()), folder.path().join("made")).unwrap();
        reader.say(sentences(&["uno", "due", "tre"]), Volume::FULL);
        assert_eq!(wait_for(folder.path(), "tre"), "it uno\nit due\nit tre\n");
        let limit = Instant::now() + DEADLINE;
        while fs::read_dir(folder.path().join("made")).unwrap().count() > 0 {
            assert!(Instant::now() < limit, "a sentence stays on disk");
            thread::yield_now();
        }
    }

    #[test]
    fn a_new_wish_cuts_the_old_one_short() {
        let folder = tempfile::tempdir().unwrap();
        let reader = Reader::start(noting(folder.path()), folder.path().join("made")).unwrap();
        let long: Vec<String> = (0..50).map(|count| format!("lungo {count}")).collect();
        reader.say(sentences(&long.iter().map(String::as_str).collect::<Vec<_>>()), Volume::FULL);
        wait_for(folder.path(), "lungo 0");
        reader.say(sentences(&["corto"]), Volume::FULL);
        let said = wait_for(folder.path(), "corto");
        assert!(said.lines().count() <= 4, "a chime takes a second, and this was said before: {said}");
    }

    #[test]
    fn a_hush_ends_it() {
        let folder = tempfile::tempdir().unwrap();
        let reader = Reader::start(noting(folder.path()), folder.path().join("made")).unwrap();
        reader.say(sentences(&["uno", "due", "tre", "quattro", "cinque"]), Volume::FULL);
        wait_for(folder.path(), "uno");
        reader.hush();
        reader.say(sentences(&["fine"]), Volume::FULL);
        let said = wait_for(folder.path(), "fine");
        assert!(!said.contains("cinque"), "{said}");
    }
}
