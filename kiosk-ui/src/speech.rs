//! The loudspeaker: what the guide has to say, through the system's speech program.

use std::path::{Path, PathBuf};

use turno_voice::{Reader, Sentence, SpeechProgram, Volume};

use crate::guide::{Act, Guide, Line};

/// Who leads through the screen, and the voice for it.
#[derive(Debug)]
pub(crate) struct Speech {
    /// Which key does what, and what is said.
    pub(crate) guide: Guide,
    reader: Option<Reader>,
}

impl Speech {
    /// Starts the voice. Without a program the keypad leads through the screen all the same, in silence; so it does if there is
    /// no thread for the voice.
    #[must_use]
    pub(crate) fn start(program: Option<&SpeechProgram>, volume: u8, data: &Path) -> Self {
        // What is said is made in a file that is removed again at once: in memory if the system gives the user a place there,
        // so that a full disk silences nobody, and never where another user could lay something.
        let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
        let folder = runtime.unwrap_or_else(|| data.to_owned()).join("turno-kiosk-voice");
        let reader = program.and_then(|program| match Reader::start(program.clone(), folder) {
            Ok(reader) => Some(reader),
            Err(error) => {
                tracing::error!("the totem cannot speak: {error}");
                None
            }
        });
        Self { guide: Guide::new(volume), reader }
    }

    /// Says something, or nothing more. Presses are not for the loudspeaker.
    pub(crate) fn carry_out(&self, act: Act) {
        let Some(reader) = &self.reader else { return };
        match act {
            Act::Say(lines) => {
                let volume = Volume::percent(self.guide.volume()).unwrap_or(Volume::FULL);
                reader.say(lines.into_iter().map(sentence).collect(), volume);
            }
            Act::Hush => reader.hush(),
            Act::Press(_) => {}
        }
    }
}

fn sentence(line: Line) -> Sentence {
    Sentence { language: line.language, text: line.said }
}
