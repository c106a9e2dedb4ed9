//! The settings: a file, the environment and the command line say the same things; the command line wins, then the
//! environment, then the file.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Parser;
use confique::Config;

use crate::button::Buttons;

/// The serial button box of a counter: each press is a step at the server.
#[derive(Debug, Parser)]
#[command(name = "turno-callbox", version, about)]
pub(crate) struct CommandLine {
    /// A settings file (TOML). Its keys are the long options with underscores, for example `password_file`.
    #[arg(long, env = "TURNO_CALLBOX_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,

    #[command(flatten)]
    given: <Settings as Config>::Layer,
}

/// What the box needs to know.
#[derive(Debug, Clone, Config)]
#[config(layer_attr(derive(Debug, clap::Args)))]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub(crate) struct Settings {
    /// The server's address [default: http://127.0.0.1:8080]
    #[config(env = "TURNO_CALLBOX_SERVER", default = "http://127.0.0.1:8080")]
    #[config(layer_attr(arg(long, value_name = "URL")))]
    pub(crate) server: String,

    /// The hall, for example `capannori`
    #[config(env = "TURNO_CALLBOX_HALL")]
    #[config(layer_attr(arg(long, value_name = "ID")))]
    pub(crate) hall: String,

    /// The counter at which the box stands, for example `sportello-1`
    #[config(env = "TURNO_CALLBOX_COUNTER")]
    #[config(layer_attr(arg(long, value_name = "ID")))]
    pub(crate) counter: String,

    /// The serial device of the box, best by its stable name below /dev/serial/by-id
    #[config(env = "TURNO_CALLBOX_DEVICE")]
    #[config(layer_attr(arg(long, value_name = "DEVICE")))]
    pub(crate) device: PathBuf,

    /// The speed of the serial line [default: 9600]
    #[config(env = "TURNO_CALLBOX_BAUD", default = 9600)]
    #[config(layer_attr(arg(long, value_name = "N")))]
    pub(crate) baud: u32,

    /// What each line of the box means: next, recall, here, done, not-here, park, open, close
    /// [default: 1=next,2=here,3=done,4=not-here,5=recall,6=park,7=open,8=close]
    #[config(
        env = "TURNO_CALLBOX_BUTTONS",
        default = "1=next,2=here,3=done,4=not-here,5=recall,6=park,7=open,8=close"
    )]
    #[config(layer_attr(arg(long, value_name = "LIST")))]
    buttons: String,

    /// The person in whose name it signs in: an operator
    #[config(env = "TURNO_CALLBOX_NAME")]
    #[config(layer_attr(arg(long, value_name = "NAME")))]
    pub(crate) name: String,

    /// A file that holds that person's password and that nobody else may read
    #[config(env = "TURNO_CALLBOX_PASSWORD_FILE")]
    #[config(layer_attr(arg(long, value_name = "FILE")))]
    pub(crate) password_file: PathBuf,
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
        let settings = builder.load().context("the settings are not complete: see turno-callbox --help")?;
        settings.buttons()?;
        Ok(settings)
    }
}

impl Settings {
    /// What each line of the box means.
    ///
    /// # Errors
    ///
    /// Which entry of `buttons` is wrong.
    pub(crate) fn buttons(&self) -> anyhow::Result<Buttons> {
        self.buttons.parse().map_err(|error: String| anyhow::anyhow!("buttons: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_settings_file_is_read() {
        let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../firmware-config/turno-callbox.toml");
        let line = CommandLine::parse_from(["turno-callbox", "--settings", &sample.to_string_lossy()]);
        let settings = line.settings().unwrap();
        assert_eq!((settings.counter.as_str(), settings.baud), ("sportello-1", 9600));
    }

    #[test]
    fn a_wrong_button_is_named_before_anything_is_opened() {
        let line = "turno-callbox --hall h --counter c --device /dev/null --name n --password-file p --buttons 1=jump";
        let error = CommandLine::parse_from(line.split(' ')).settings().unwrap_err();
        assert!(format!("{error:#}").contains("jump"), "{error:#}");
    }
}
