//! The settings: a file, the environment and the command line say the same things; the command line wins, then the
//! environment, then the file.

use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use clap::{Args, Parser, Subcommand, ValueEnum};
use confique::Config;
use turno_client::BaseAddress;
use turno_ui_kit::WindowSize;
use turno_voice::{Clips, SpeechProgram};

use crate::{
    announcer::{Habits, Pace, Repeat},
    loudness::Loudness,
    sight::{self, Layout, LayoutChoice, Sight},
    speech::{SoundMode, Tongue},
    ui::Look,
};

/// The earliest announcement of closing time, in minutes before it.
const CLOSING_MINUTES_MAX: u32 = 120;

/// The wall of a Turno hall: whose turn it is and where to go, to see and to hear.
#[derive(Debug, Parser)]
#[command(name = "turno-display", version, about, args_conflicts_with_subcommands = true)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    sources: Sources,
}

/// What the program does instead of being a wall.
#[derive(Debug, Subcommand)]
enum Command {
    /// The clips that the announcements of a hall are made of
    Clips {
        /// What to do with them
        #[arg(value_enum)]
        task: ClipTask,

        #[command(flatten)]
        sources: Sources,
    },
}

/// The colours of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LookChoice {
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground, for halls without daylight.
    Dark,
    /// White and yellow on black.
    HighContrast,
}

impl From<LookChoice> for Look {
    fn from(choice: LookChoice) -> Self {
        match choice {
            LookChoice::Light => Self::Light,
            LookChoice::Dark => Self::Dark,
            LookChoice::HighContrast => Self::HighContrast,
        }
    }
}

/// What can be done with clips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClipTask {
    /// Print each one's file name, words and state, separated by tabs: a list for the speaker of the recordings
    List,
    /// Make those that are neither recorded nor made yet, with the speech program
    Make,
}

/// What is to be done, with the settings for it.
#[derive(Debug)]
pub(crate) enum Wish {
    /// Be a wall.
    Wall(Settings),
    /// List or make clips.
    Clips(ClipTask, Settings),
}

/// Where the settings come from.
#[derive(Debug, Args)]
struct Sources {
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

    /// What stands on the wall [default: auto, the richest layout that can be read from the farthest seat]
    #[config(env = "TURNO_DISPLAY_LAYOUT", default = "auto")]
    #[config(layer_attr(arg(long, value_enum)))]
    pub(crate) layout: LayoutChoice,

    /// The screen's size: its diagonal such as `55in`, or the picture's sides such as `1210x680mm`
    #[config(env = "TURNO_DISPLAY_SCREEN")]
    #[config(layer_attr(arg(long, value_name = "SIZE")))]
    pub(crate) screen: Option<String>,

    /// How far the farthest seat is from the screen, in metres; with it a layout that cannot be read from there is refused
    #[config(env = "TURNO_DISPLAY_FARTHEST_SEAT")]
    #[config(layer_attr(arg(long, value_name = "METRES")))]
    pub(crate) farthest_seat: Option<f64>,

    /// The colours [default: light]
    #[config(env = "TURNO_DISPLAY_LOOK", default = "light")]
    #[config(layer_attr(arg(long, value_enum)))]
    pub(crate) look: LookChoice,

    /// The name under which the wall reports to the server [default: this machine's name and the zone]
    #[config(env = "TURNO_DISPLAY_NAME")]
    #[config(layer_attr(arg(long, value_name = "NAME")))]
    pub(crate) name: Option<String>,

    /// The window's size in pixels [default: 1920x1080]
    #[config(env = "TURNO_DISPLAY_WINDOW", default = "1920x1080")]
    #[config(layer_attr(arg(long, value_name = "WxH")))]
    pub(crate) window: String,

    /// Fill the whole screen
    #[config(env = "TURNO_DISPLAY_FULLSCREEN", default = false)]
    #[config(layer_attr(arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")))]
    pub(crate) fullscreen: bool,

    /// The languages shown, comma-separated; the second stands beside the first
    /// [default: the first two of the hall]
    #[config(env = "TURNO_DISPLAY_LANGUAGES", default = "")]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    pub(crate) languages: String,

    /// What is heard at a call [default: voice]
    #[config(env = "TURNO_DISPLAY_SOUND", default = "voice")]
    #[config(layer_attr(arg(long, value_enum)))]
    pub(crate) sound: SoundMode,

    /// In which languages calls are spoken, comma-separated, each once: `main` (the wall's first), `wall` (all that it
    /// shows), `holder` (the one that the ticket's holder chose), or tags such as `de` [default: main,holder]
    #[config(env = "TURNO_DISPLAY_SPOKEN", default = "main,holder")]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    pub(crate) spoken: String,

    /// Say each call once more after four seconds, unless others wait [default: true]
    #[config(env = "TURNO_DISPLAY_REPEAT", default = true)]
    #[config(layer_attr(arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")))]
    pub(crate) repeat: bool,

    /// How many minutes before closing time it is announced, comma-separated; empty for never [default: 15,5]
    #[config(env = "TURNO_DISPLAY_CLOSING", default = "15,5")]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    pub(crate) closing: String,

    /// For tests: how many times faster than in an office announcements follow each other [default: 1]
    #[config(env = "TURNO_DISPLAY_PACE", default = 1)]
    #[config(layer_attr(arg(long, value_name = "TIMES", hide = true)))]
    pub(crate) pace: u32,

    /// The volume in percent, as measured in the hall [default: 100]
    #[config(env = "TURNO_DISPLAY_VOLUME", default = 100)]
    #[config(layer_attr(arg(long, value_name = "PERCENT")))]
    pub(crate) volume: u8,

    /// Other volumes at some hours, for example `07:00-08:30 40, 12:30-14:00 60`
    #[config(env = "TURNO_DISPLAY_VOLUME_HOURS", default = "")]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    pub(crate) volume_hours: String,

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

impl CommandLine {
    /// What is to be done, with the settings from all three places, checked.
    ///
    /// # Errors
    ///
    /// One sentence that says what is wrong and where it was said.
    pub(crate) fn wish(self) -> anyhow::Result<Wish> {
        match self.command {
            None => self.sources.settings().map(Wish::Wall),
            Some(Command::Clips { task, sources }) => {
                let settings = sources.settings()?;
                ensure!(settings.sound == SoundMode::Voice, "without a voice there are no clips: set sound to voice");
                Ok(Wish::Clips(task, settings))
            }
        }
    }

    /// The settings of a wall, for tests.
    #[cfg(test)]
    pub(crate) fn settings(self) -> anyhow::Result<Settings> {
        self.sources.settings()
    }
}

impl Sources {
    fn settings(self) -> anyhow::Result<Settings> {
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
        self.closing_minutes()?;
        self.loudness()?;
        self.chosen_layout()?;
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
        Ok(self.window.parse()?)
    }

    /// The languages chosen here; none means the hall's.
    pub(crate) fn chosen_languages(&self) -> Vec<String> {
        listed(&self.languages).map(str::to_owned).collect()
    }

    /// In which languages calls are spoken.
    pub(crate) fn tongues(&self) -> Vec<Tongue> {
        listed(&self.spoken).map(Tongue::parse).collect()
    }

    /// The minutes before closing time at which it is announced.
    ///
    /// # Errors
    ///
    /// Says what is no number of minutes.
    pub(crate) fn closing_minutes(&self) -> anyhow::Result<Vec<u32>> {
        let minutes = |word: &str| {
            let minutes = word.parse().ok().filter(|minutes| (1..=CLOSING_MINUTES_MAX).contains(minutes));
            minutes.with_context(|| format!("closing takes 1 to {CLOSING_MINUTES_MAX} minutes, not '{word}'"))
        };
        listed(&self.closing).map(minutes).collect()
    }

    /// The layout to show.
    ///
    /// # Errors
    ///
    /// If it cannot be read from the farthest seat, or the screen's size is none.
    pub(crate) fn chosen_layout(&self) -> anyhow::Result<Layout> {
        let sight = match (&self.screen, self.farthest_seat) {
            (Some(screen), Some(seat_m)) => Some(Sight::new(screen, seat_m, self.window_size()?)?),
            (None, None) => None,
            (Some(_), None) => bail!("to know what can be read, say farthest_seat too, for example 8.5 (metres)"),
            (None, Some(_)) => bail!("to know what can be read, say screen too, for example 55in"),
        };
        sight::layout(self.layout, sight)
    }

    /// The volume over the day.
    ///
    /// # Errors
    ///
    /// Says what is no volume.
    pub(crate) fn loudness(&self) -> anyhow::Result<Loudness> {
        Loudness::parse(self.volume, &self.volume_hours)
    }

    /// How calls are announced.
    ///
    /// # Errors
    ///
    /// As [`Self::closing_minutes`].
    pub(crate) fn habits(&self) -> anyhow::Result<Habits> {
        // Without words there is nothing to say of closing time.
        let closing_minutes = if self.sound == SoundMode::Voice { self.closing_minutes()? } else { Vec::new() };
        let repeat = if self.repeat { Repeat::Once } else { Repeat::Never };
        Ok(Habits { repeat, closing_minutes, pace: Pace::times(self.pace) })
    }

    /// The clips of this wall.
    ///
    /// # Errors
    ///
    /// If the speech program is no usable command.
    pub(crate) fn clips(&self) -> anyhow::Result<Clips> {
        let program = match self.sound {
            SoundMode::Voice => Some(SpeechProgram::parse(&self.voice_program)?),
            SoundMode::Chime | SoundMode::Off => None,
        };
        Ok(Clips::new(self.clips.clone(), program, self.cache_folder()))
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

/// The words of a list.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests;
