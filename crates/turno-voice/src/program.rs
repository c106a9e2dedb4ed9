//! The system speech program: a command line with holes in it, run without a shell and with a time limit.

use std::{
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The longest a speech program may take for one clip, in seconds; it takes a tenth of one.
pub const SPEECH_SECS_MAX: u64 = 10;

/// How often a running speech program is looked at, in milliseconds.
const POLL_MS: u64 = 10;

/// A command such as `espeak-ng -v {language} -s 150 -w {file} {text}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeechProgram {
    words: Vec<String>,
}

/// What is wrong with a speech program.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// The settings hold no usable command.
    #[error(
        "the speech program needs {needed} in its command, for example: espeak-ng -v {{language}} -w {{file}} {{text}}"
    )]
    BadTemplate {
        /// The missing piece.
        needed: &'static str,
    },
    /// It cannot be started.
    #[error("the speech program '{program}' cannot be started")]
    Start {
        /// Its name.
        program: String,
        /// Why.
        source: std::io::Error,
    },
    /// It ended with a failure.
    #[error("the speech program '{program}' failed ({status})")]
    Failed {
        /// Its name.
        program: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// It did not end in time and was stopped.
    #[error("the speech program '{program}' took longer than {SPEECH_SECS_MAX} seconds")]
    TooSlow {
        /// Its name.
        program: String,
    },
}

impl SpeechProgram {
    /// Reads a command. Words are separated by blanks; `{file}` and `{text}` must occur, `{language}` may.
    ///
    /// # Errors
    ///
    /// [`ProgramError::BadTemplate`] names what is missing.
    pub fn parse(template: &str) -> Result<Self, ProgramError> {
        let words: Vec<String> = template.split_whitespace().map(str::to_owned).collect();
        if words.first().is_none_or(|program| program.contains('{')) {
            return Err(ProgramError::BadTemplate { needed: "a program's name" });
        }
        for needed in ["{file}", "{text}"] {
            if !words.iter().any(|word| word.contains(needed)) {
                return Err(ProgramError::BadTemplate { needed });
            }
        }
        Ok(Self { words })
    }

    /// What identifies the voice: a clip made by another command is another clip.
    pub(crate) fn template(&self) -> String {
        self.words.join(" ")
    }

    /// Lets the program say `text` into the WAV file at `file`.
    ///
    /// # Errors
    ///
    /// See [`ProgramError`].
    pub fn speak(&self, language: &str, text: &str, file: &Path) -> Result<(), ProgramError> {
        let words = self.fill(language, text, file);
        let program = &words[0];
        let child = Command::new(program)
            .args(&words[1..])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| ProgramError::Start { program: program.clone(), source })?;
        match wait(child, Duration::from_secs(SPEECH_SECS_MAX)) {
            Some(status) if status.success() => Ok(()),
            Some(status) => Err(ProgramError::Failed { program: program.clone(), status }),
            None => Err(ProgramError::TooSlow { program: program.clone() }),
        }
    }

    /// One pass over each word, so that braces in the text are never taken for holes.
    fn fill(&self, language: &str, text: &str, file: &Path) -> Vec<String> {
        // A text that begins with a dash would be read as an option.
        let text = if text.starts_with('-') { format!(" {text}") } else { text.to_owned() };
        let file = file.to_string_lossy();
        let holes = [("{language}", language), ("{text}", text.as_str()), ("{file}", file.as_ref())];
        self.words.iter().map(|word| fill_word(word, &holes)).collect()
    }
}

fn fill_word(word: &str, holes: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = word;
    'next: while !rest.is_empty() {
        for (hole, content) in holes {
            if let Some(after) = rest.strip_prefix(hole) {
                filled.push_str(content);
                rest = after;
                continue 'next;
            }
        }
        let mut chars = rest.chars();
        filled.extend(chars.next());
        rest = chars.as_str();
    }
    filled
}

fn wait(mut child: Child, limit: Duration) -> Option<ExitStatus> {
    let started_at = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if started_at.elapsed() < limit => thread::sleep(Duration::from_millis(POLL_MS)),
            Ok(None) | Err(_) => {
                // Killed by its own handle; the wait collects it, so no dead process stays behind.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, text: &str) -> Vec<String> {
        SpeechProgram::parse(template).unwrap().fill("it", text, Path::new("/tmp/a b.wav"))
    }

    #[test]
    fn holes_are_filled_and_never_split() {
        assert_eq!(
            filled("espeak-ng -v {language} -w {file} {text}", "Numero A, 42."),
            ["espeak-ng", "-v", "it", "-w", "/tmp/a b.wav", "Numero A, 42."]
        );
        assert_eq!(filled("say --out={file} {text}", "x")[1], "--out=/tmp/a b.wav");
    }

    #[test]
    fn a_text_is_never_an_option_nor_a_hole_nor_a_command() {
        assert_eq!(filled("say {file} {text}", "--phonout=/etc/x")[2], " --phonout=/etc/x");
        assert_eq!(filled("say {file} {text}", "{file} $(id) ; rm")[2], "{file} $(id) ; rm");
    }

    #[test]
    fn a_command_that_cannot_work_is_refused_with_its_reason() {
        for (template, needed) in [
            ("", "a program's name"),
            ("{text} {file}", "a program's name"),
            ("say {text}", "{file}"),
            ("say {file}", "{text}"),
        ] {
            let error = SpeechProgram::parse(template).unwrap_err().to_string();
            assert!(error.contains(needed), "{template}: {error}");
        }
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let child = Command::new("sleep").arg("600").spawn().unwrap();
        let since = Instant::now();
        assert!(wait(child, Duration::from_millis(50)).is_none());
        assert!(since.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn failures_are_told_apart() {
        let file = Path::new("/dev/null");
        let missing = SpeechProgram::parse("no-such-speech-program {file} {text}").unwrap();
        assert!(matches!(missing.speak("it", "a", file), Err(ProgramError::Start { .. })));
        let failing = SpeechProgram::parse("false {file} {text}").unwrap();
        assert!(matches!(failing.speak("it", "a", file), Err(ProgramError::Failed { .. })));
    }
}
