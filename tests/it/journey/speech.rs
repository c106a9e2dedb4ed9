//! A visit without eyes and without glass: the keys of a keyboard, the speech program, and what a loudspeaker would have played.

use std::{
    fs,
    path::{Path, PathBuf},
};

use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Mixer, Server, eventually, strength, tone_wav};

/// The pitch of the sound that stands for each sentence, in hertz.
const SPEECH_HZ: f64 = 1_500.0;

/// A speech program that writes down what it is to say, and makes a tone of it.
struct Scribe {
    command: String,
    said: PathBuf,
}

impl Scribe {
    fn new(folder: &Path) -> Self {
        let (tone, script, said) = (folder.join("tone.wav"), folder.join("say.sh"), folder.join("said"));
        fs::write(&tone, tone_wav(SPEECH_HZ, 0.2)).unwrap();
        let lines = format!("#!/bin/sh\necho \"$1 $3\" >> {}\ncp {} \"$2\"\n", said.display(), tone.display());
        fs::write(&script, lines).unwrap();
        Self { command: format!("sh {} {{language}} {{file}} {{text}}", script.display()), said }
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_taken_with_keys_and_heard() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let scribe = Scribe::new(data.folder());
    let sound = tempfile::tempdir().unwrap();
    let mixer = Mixer::start(sound.path());
    let voice = ["--voice-program", &scribe.command];
    let mut kiosk = Kiosk::start_with(server.url(), "capannori", emulator.device(), &voice, &mixer.environment());

    // Each key until what it leads to is heard: before the hall is known there is nothing to say of it.
    let struck_until = |key: &str, expected: &str| {
        let before = scribe.said().len();
        let mut struck: Option<std::time::Instant> = None;
        eventually(&format!("{expected:?} after {key}"), || {
            if struck.is_none_or(|at| at.elapsed() > std::time::Duration::from_secs(3)) {
                kiosk.screen.key("Turno", key).ok()?;
                struck = Some(std::time::Instant::now());
            }
            scribe.said()[before..].contains(expected).then_some(())
        });
    };
    struck_until("Down", "it La voce è attiva.");
    struck_until("0", "it Di che cosa ha bisogno?");
    struck_until("1", "Invio le dà il numero.");
    assert!(scribe.said().contains("1 di ") && scribe.said().contains("Comune Amico"), "{}", scribe.said());
    assert!(emulator.sheets().is_empty(), "nothing is taken by feeling about");
    struck_until("Return", "it Il suo numero");
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));
    let slip = eventually("the slip", || emulator.sheets().into_iter().next());
    assert_eq!(slip.number().as_deref(), Some("A001"), "{}", slip.text);
    eventually("the number, said", || scribe.said().contains("it A, uno").then_some(()));
    eventually("the place, said", || scribe.said().contains("Dove aspettare: ").then_some(()));

    let loudest = mixer.heard().chunks(4_410).map(|samples| strength(samples, SPEECH_HZ)).fold(0.0, f64::max);
    assert!(loudest > 0.05, "the loudspeaker had {loudest}");
}
