//! The settings: a file, the environment and the command line say the same things; the command line wins, then the
//! environment, then the file.

use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use clap::Parser;
use confique::Config;
use turno_client::BaseAddress;
use turno_voice::SpeechProgram;

use crate::speech::SoundMode;

/// The narrowest window that makes sense, in pixels.
const WINDOW_PX_MIN: u32 = 320;

/// The widest, in pixels: twice a 4K screen.
const WINDOW_PX_MAX: u32 = 7_680;

/// The wall of a Turno hall: whose turn it is and where to go, to see and to hear.
#[derive(Debug, Parser)]
#[command(name = "turno-display", version, about)]
pub(crate) struct CommandLine {
    /// A settings file (TOML). Its keys are the long options with underscores, for example `voice_program`.
    #[arg(long, env = "TURNO_DISPLAY_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,

    #[command(flatten)]
    given: <Settings as Config>::Layer,
}

/// What the wall needs to know.
#[derive(Debug, Clone, Config)]
#[config(layer_attr(derive(Debug, clap::Args)))]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub(crate) struct Settings {
    /// The server's address [default: http://127.0.0.1:8080]
    #[config(env = "TURNO_DISPLAY_SERVER", default = "http://127.0.0.1:8080")]
    #[config(layer_attr(arg(long, value_name = "URL")))]
    pub(crate) server: String,

    /// The hall to show, for example `capannori`
    #[config(env = "TURNO_DISPLAY_HALL")]
    #[config(layer_attr(arg(long, value_name = "ID")))]
    pub(crate) hall: String,

    /// Show only the calls to the counters of this zone
    #[config(env = "TURNO_DISPLAY_ZONE")]
    #[config(layer_attr(arg(long, value_name = "ID")))]
    pub(crate) zone: Option<String>,

    /// The window's size in pixels [default: 1920x1080]
    #[config(env = "TURNO_DISPLAY_WINDOW", default = "1920x1080")]
    #[config(layer_attr(arg(long, value_name = "WxH")))]
    pub(crate) window: String,

    /// Fill the whole screen
    #[config(env = "TURNO_DISPLAY_FULLSCREEN", default = false)]
    #[config(layer_attr(arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")))]
    pub(crate) fullscreen: bool,

    /// The languages shown, comma-separated; the first is spoken, the second stands beside it
    /// [default: the first two of the hall]
    #[config(env = "TURNO_DISPLAY_LANGUAGES", default = "")]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    pub(crate) languages: String,

    /// What is heard at a call [default: voice]
    #[config(env = "TURNO_DISPLAY_SOUND", default = "voice")]
    #[config(layer_attr(arg(long, value_enum)))]
    pub(crate) sound: SoundMode,

    /// The speech program, with {language}, {file} and {text}; run without a shell
    /// [default: espeak-ng -v {language} -s 150 -w {file} {text}]
    #[config(env = "TURNO_DISPLAY_VOICE_PROGRAM", default = "espeak-ng -v {language} -s 150 -w {file} {text}")]
    #[config(layer_attr(arg(long, value_name = "COMMAND")))]
    pub(crate) voice_program: String,

    /// A folder of recorded clips, `<language>/<name>.wav`; they go before the speech program
    #[config(env = "TURNO_DISPLAY_CLIPS")]
    #[config(layer_attr(arg(long, value_name = "DIR")))]
    pub(crate) clips: Option<PathBuf>,

    /// Where clips made by the speech program are kept [default: turno/clips in the user's cache folder]
    #[config(env = "TURNO_DISPLAY_CACHE")]
    #[config(layer_attr(arg(long, value_name = "DIR")))]
    pub(crate) cache: Option<PathBuf>,
}

/// A window's size in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WindowSize {
    pub(crate) width_px: u32,
    pub(crate) height_px: u32,
}

impl CommandLine {
    /// The settings from all three places, checked.
    ///
    /// # Errors
    ///
    /// One sentence that says what is wrong and where it was said.
    pub(crate) fn settings(self) -> anyhow::Result<Settings> {
        let mut builder = Settings::builder().preloaded(self.given).env();
        if let Some(file) = self.settings {
            ensure!(file.is_file(), "there is no settings file at {}", file.display());
            builder = builder.file(file);
        }
        let settings = builder.load().map_err(|error| {
            // Only the hall has no default, and confique says so in its own words.
            if error.to_string().ends_with("missing: 'hall'") {
                anyhow::anyhow!("say which hall to show, for example --hall capannori")
            } else {
                anyhow::Error::from(error)
            }
        })?;
        settings.check()?;
        Ok(settings)
    }
}

impl Settings {
    fn check(&self) -> anyhow::Result<()> {
        BaseAddress::parse(&self.server)?;
        ensure!(!self.hall.trim().is_empty(), "say which hall to show, for example --hall capannori");
        self.window_size()?;
        if self.sound == SoundMode::Voice {
            SpeechProgram::parse(&self.voice_program)?;
        }
        if let Some(clips) = &self.clips {
            ensure!(clips.is_dir(), "there is no folder of clips at {}", clips.display());
        }
        Ok(())
    }

    /// The window's size.
    ///
    /// # Errors
    ///
    /// Says what a size looks like.
    pub(crate) fn window_size(&self) -> anyhow::Result<WindowSize> {
        let size = self
            .window
            .split_once('x')
            .and_then(|(width, height)| Some((width.parse::<u32>().ok()?, height.parse::<u32>().ok()?)))
            .with_context(|| format!("'{}' is not a window size such as 1920x1080", self.window))?;
        let range = WINDOW_PX_MIN..=WINDOW_PX_MAX;
        if !range.contains(&size.0) || !range.contains(&size.1) {
            bail!("a window has {WINDOW_PX_MIN} to {WINDOW_PX_MAX} pixels each way, not {}", self.window);
        }
        Ok(WindowSize { width_px: size.0, height_px: size.1 })
    }

    /// The languages chosen here; none means the hall's.
    pub(crate) fn chosen_languages(&self) -> Vec<String> {
        self.languages.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
    }

    /// Where made clips are kept.
    pub(crate) fn cache_folder(&self) -> PathBuf {
        let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        self.cache.clone().unwrap_or_else(|| {
            folder("XDG_CACHE_HOME")
                .or_else(|| folder("HOME").map(|home| home.join(".cache")))
                .unwrap_or_else(std::env::temp_dir)
                .join("turno")
                .join("clips")
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parsed(words: &[&str]) -> anyhow::Result<Settings> {
        let words = ["turno-display"].iter().chain(words);
        CommandLine::try_parse_from(words)?.settings()
    }

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_hall_is_enough() {
        let settings = parsed(&["--hall", "capannori"]).unwrap();
        assert_eq!((settings.server.as_str(), settings.sound), ("http://127.0.0.1:8080", SoundMode::Voice));
        assert_eq!(settings.window_size().unwrap(), WindowSize { width_px: 1920, height_px: 1080 });
        assert!(settings.chosen_languages().is_empty());
        assert!(!settings.fullscreen);
    }

    #[test]
    fn flags_win_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wall.toml");
        std::fs::write(&file, "hall = \"cuneo\"\nserver = \"http://10.0.0.1\"\nsound = \"off\"\n").unwrap();
        let settings = parsed(&[
            "--settings",
            file.to_str().unwrap(),
            "--hall",
            "capannori",
            "--languages",
            "de, it",
            "--fullscreen",
        ])
        .unwrap();
        assert_eq!((settings.hall.as_str(), settings.server.as_str()), ("capannori", "http://10.0.0.1"));
        assert_eq!((settings.sound, settings.fullscreen), (SoundMode::Off, true));
        assert_eq!(settings.chosen_languages(), ["de", "it"]);
    }

    #[test]
    fn a_setting_that_does_not_exist_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wall.toml");
        std::fs::write(&file, "hall = \"capannori\"\nlangauges = \"de\"\n").unwrap();
        let error = parsed(&["--settings", file.to_str().unwrap()]).unwrap_err();
        // As the program says it.
        let said = format!("{error:#}");
        assert!(said.contains("langauges"), "{said}");
    }

    #[test]
    fn what_is_wrong_is_said_in_one_sentence() {
        let hall = ["--hall", "capannori"];
        for (words, says) in [
            (vec![], "say which hall"),
            (vec!["--hall", ""], "say which hall"),
            ([&hall[..], &["--server", "office"]].concat(), "is not the address of a server"),
            ([&hall[..], &["--window", "big"]].concat(), "is not a window size such as 1920x1080"),
            ([&hall[..], &["--window", "10x10"]].concat(), "320 to 7680"),
            ([&hall[..], &["--voice-program", "say"]].concat(), "{file}"),
            ([&hall[..], &["--clips", "/no/such/folder"]].concat(), "no folder of clips"),
            ([&hall[..], &["--settings", "/no/such/file"]].concat(), "no settings file"),
        ] {
            let error = parsed(&words).unwrap_err().to_string();
            assert!(error.contains(says), "{words:?}: {error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }
}
