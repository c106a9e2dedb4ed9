//! The settings: flags win over the environment, the environment over the settings file.

mod pin;
mod sizes;

use std::{ffi::OsString, path::PathBuf};

use clap::{Parser, error::ErrorKind};
use confique::Config;
use turno_printer::BAUD_DEFAULT;
use turno_ui_kit::WindowSize;
use turno_voice::SpeechProgram;

pub(crate) use sizes::{PanelPlace, PanelSize};

use crate::{flow::Pin, guide::VOLUME_USUAL};

/// The speed of most scanners, in bits per second.
const SCANNER_BAUD_DEFAULT: u32 = 9_600;
/// The profile of the most common make.
pub(crate) const PROFILE_DEFAULT: &str = "epson-tm";
/// Speeds a serial line can have, in bits per second.
const BAUDS: [u32; 8] = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200];

/// What makes a sound of a sentence.
const VOICE_PROGRAM_DEFAULT: &str = "espeak-ng -v {language} -s 150 -w {file} {text}";

/// Everything that can be set.
#[derive(Debug, Config)]
#[config(layer_attr(derive(clap::Args)))]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub(crate) struct Given {
    /// The server's address, for example http://127.0.0.1:8080
    #[config(env = "TURNO_KIOSK_SERVER", layer_attr(arg(long, value_name = "URL")))]
    server: Option<String>,
    /// The hall this totem gives numbers for
    #[config(env = "TURNO_KIOSK_HALL", layer_attr(arg(long, value_name = "ID")))]
    hall: Option<String>,
    /// Which totem of the hall this is; the hall's first one if absent
    #[config(env = "TURNO_KIOSK_KIOSK", layer_attr(arg(long, value_name = "ID")))]
    kiosk: Option<String>,
    /// The printer's serial device, best by its lasting name under /dev/serial/by-id
    #[config(env = "TURNO_KIOSK_PRINTER", layer_attr(arg(long, value_name = "DEVICE")))]
    printer: Option<PathBuf>,
    /// The speed of the serial line, in bits per second [default: 115200]
    #[config(env = "TURNO_KIOSK_BAUD", layer_attr(arg(long, value_name = "N")))]
    baud: Option<u32>,
    /// The printer's model: a shipped profile's name, or the path of a profile file [default: epson-tm]
    #[config(env = "TURNO_KIOSK_PROFILE", layer_attr(arg(long, value_name = "NAME")))]
    profile: Option<String>,
    /// The folder in which open presses survive a power cut [default: turno-kiosk in the user's state folder]
    #[config(env = "TURNO_KIOSK_DATA", layer_attr(arg(long, value_name = "DIR")))]
    data: Option<PathBuf>,
    /// The window's size in pixels, for example 1080x1920
    #[config(env = "TURNO_KIOSK_WINDOW", layer_attr(arg(long, value_name = "WxH")))]
    window: Option<WindowSize>,
    /// Cover the whole screen
    #[config(
        env = "TURNO_KIOSK_FULLSCREEN",
        layer_attr(arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL"))
    )]
    fullscreen: Option<bool>,
    /// Black, white and yellow for people who see little
    #[config(
        env = "TURNO_KIOSK_HIGH_CONTRAST",
        layer_attr(arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL"))
    )]
    high_contrast: Option<bool>,
    /// The size of the panel in millimetres, for example 274x487; sizes on the screen follow from it [default: 22 inches]
    #[config(env = "TURNO_KIOSK_PANEL", layer_attr(arg(long, value_name = "WxH")))]
    panel: Option<PanelSize>,
    /// How high the panel's lower edge stands above the floor, in millimetres [default: 800]
    #[config(env = "TURNO_KIOSK_PANEL_BOTTOM", layer_attr(arg(long, value_name = "MM")))]
    panel_bottom: Option<u16>,
    /// From how far the panel is read, in millimetres [default: 600]
    #[config(env = "TURNO_KIOSK_DISTANCE", layer_attr(arg(long, value_name = "MM")))]
    distance: Option<u16>,
    /// The speech program, with {language}, {file} and {text}; run without a shell; empty for a totem that does not speak
    /// [default: espeak-ng -v {language} -s 150 -w {file} {text}]
    #[config(env = "TURNO_KIOSK_VOICE_PROGRAM", layer_attr(arg(long, value_name = "COMMAND")))]
    voice_program: Option<String>,
    /// At which volume it begins to speak to each person, in percent [default: 60]
    #[config(env = "TURNO_KIOSK_VOLUME", layer_attr(arg(long, value_name = "PERCENT")))]
    volume: Option<u8>,
    /// The serial device of a barcode scanner that ends what it reads with a line end
    #[config(env = "TURNO_KIOSK_SCANNER", layer_attr(arg(long, value_name = "DEVICE")))]
    scanner: Option<PathBuf>,
    /// The speed of the scanner's line, in bits per second [default: 9600]
    #[config(env = "TURNO_KIOSK_SCANNER_BAUD", layer_attr(arg(long, value_name = "N")))]
    scanner_baud: Option<u32>,
    /// The file that holds the PIN of the maintenance screen and nothing else, readable by the totem's user alone; without it
    /// nobody opens that screen
    #[config(env = "TURNO_KIOSK_MAINTENANCE_PIN_FILE", layer_attr(arg(long, value_name = "FILE")))]
    maintenance_pin_file: Option<PathBuf>,
    /// The office's picture (PNG) that the maintenance screen puts into the printer's memory
    #[config(env = "TURNO_KIOSK_LOGO", layer_attr(arg(long, value_name = "FILE")))]
    logo: Option<PathBuf>,
    /// A folder with sentences that override or extend the shipped ones: LANGUAGE/*.ftl
    #[config(env = "TURNO_KIOSK_LOCALES", layer_attr(arg(long, value_name = "DIR")))]
    locales: Option<PathBuf>,
}

/// The touch totem: people choose a service, and a numbered slip comes out.
///
/// Every flag can also stand in the settings file (`server = "http://..."`) or in the environment
/// (TURNO_KIOSK_SERVER=...). A flag wins over the environment, the environment over the file.
///
/// `turno-kiosk logo upload FILE --printer DEVICE` puts the office's picture into the printer's memory.
#[derive(Parser)]
#[command(name = "turno-kiosk", version)]
struct Cli {
    /// The settings file
    #[arg(long, value_name = "FILE", env = "TURNO_KIOSK_SETTINGS")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    given: <Given as Config>::Layer,
}

/// The settings, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The server's address.
    pub(crate) server: String,
    /// The hall.
    pub(crate) hall: String,
    /// The totem, if it is named.
    pub(crate) kiosk: Option<String>,
    /// The printer's device.
    pub(crate) printer: PathBuf,
    /// The line's speed, in bits per second.
    pub(crate) baud: u32,
    /// The printer's profile.
    pub(crate) profile: String,
    /// The folder for open presses.
    pub(crate) data: PathBuf,
    /// The window's size.
    pub(crate) window: Option<WindowSize>,
    /// Whether it covers the screen.
    pub(crate) fullscreen: bool,
    /// Whether the palette is the one of high contrast.
    pub(crate) high_contrast: bool,
    /// The panel.
    pub(crate) panel: PanelPlace,
    /// What makes a sound of a sentence; none if the totem does not speak.
    pub(crate) voice_program: Option<SpeechProgram>,
    /// At which volume it begins to speak to each person, in percent.
    pub(crate) volume: u8,
    /// The scanner's device, if there is one.
    pub(crate) scanner: Option<PathBuf>,
    /// The speed of its line, in bits per second.
    pub(crate) scanner_baud: u32,
    /// What opens the maintenance screen, if anything does.
    pub(crate) maintenance_pin: Option<Pin>,
    /// The office's picture.
    pub(crate) logo: Option<PathBuf>,
    /// A folder of sentences.
    pub(crate) locales: Option<PathBuf>,
}

/// Why there are no settings to work with.
#[derive(Debug)]
pub(crate) enum NoSettings {
    /// Help or the version was asked for; clap prints it.
    Asked(clap::Error),
    /// Something is wrong: one sentence that says what to do.
    Wrong(String),
}

impl Settings {
    /// Reads flags, environment and settings file.
    ///
    /// # Errors
    ///
    /// Says what is wrong and what to do, or hands back clap's help.
    pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, NoSettings> {
        let cli = Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => NoSettings::Asked(error),
            _ => NoSettings::Wrong(first_sentence(&error)),
        })?;
        if let Some(path) = cli.settings.as_ref().filter(|path| !path.is_file()) {
            let sentence = format!("there is no settings file {}; check --settings", path.display());
            return Err(NoSettings::Wrong(sentence));
        }
        let builder = Given::builder().preloaded(cli.given).env();
        let builder = match cli.settings {
            Some(path) => builder.file(path),
            None => builder,
        };
        let given = builder.load().map_err(|error| NoSettings::Wrong(one_line(&error)))?;
        given.check().map_err(NoSettings::Wrong)
    }
}

impl Given {
    fn check(self) -> Result<Settings, String> {
        let server = self.server.ok_or_else(|| missing("where the server is", "server", "http://127.0.0.1:8080"))?;
        let hall = self.hall.ok_or_else(|| missing("which hall this totem stands in", "hall", "capannori"))?;
        let printer = self.printer.ok_or_else(|| missing("where the printer is", "printer", "/dev/ttyUSB0"))?;
        let data = self.data.or_else(|| state_folder(|name| std::env::var_os(name)));
        let data = data.ok_or_else(|| missing("where open presses are kept", "data", "/var/lib/turno-kiosk"))?;
        let baud = self.baud.unwrap_or(BAUD_DEFAULT);
        let scanner_baud = self.scanner_baud.unwrap_or(SCANNER_BAUD_DEFAULT);
        for (name, baud) in [("baud", baud), ("scanner-baud", scanner_baud)] {
            if !BAUDS.contains(&baud) {
                return Err(format!("--{name} {baud} is not a speed of a serial line; use one of {BAUDS:?}"));
            }
        }
        let volume = self.volume.unwrap_or(VOLUME_USUAL);
        if volume > 100 {
            return Err(format!("--volume {volume} is too much; write a percentage such as 60"));
        }
        let panel = PanelPlace { size: self.panel, bottom_mm: self.panel_bottom, distance_mm: self.distance };
        let command = self.voice_program.unwrap_or_else(|| VOICE_PROGRAM_DEFAULT.to_owned());
        let voice_program = Some(command).filter(|command| !command.trim().is_empty());
        let voice_program = voice_program.map(|command| SpeechProgram::parse(&command)).transpose();
        Ok(Settings {
            server,
            hall,
            kiosk: self.kiosk,
            printer,
            baud,
            profile: self.profile.unwrap_or_else(|| PROFILE_DEFAULT.to_owned()),
            data,
            window: self.window,
            fullscreen: self.fullscreen.unwrap_or(false),
            high_contrast: self.high_contrast.unwrap_or(false),
            panel: panel.check()?,
            voice_program: voice_program.map_err(|error| format!("--voice-program: {error}"))?,
            volume,
            scanner: self.scanner,
            scanner_baud,
            maintenance_pin: self.maintenance_pin_file.as_deref().map(pin::read).transpose()?,
            logo: self.logo,
            locales: self.locales,
        })
    }
}

/// The folder for a program's lasting state, by the desktop's convention.
fn state_folder(environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name| environment(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")));
    Some(state?.join("turno-kiosk"))
}

fn missing(what: &str, name: &str, example: &str) -> String {
    format!(
        "say {what}: --{name} {example}, or `{name} = \"{example}\"` in the settings file, or TURNO_KIOSK_{}={example}",
        name.to_uppercase()
    )
}

/// Clap's own first line without its prefix, and where to read more.
fn first_sentence(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    format!("{}; see turno-kiosk --help", line.trim_start_matches("error: "))
}

/// An error with all its causes, on one line.
fn one_line(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string);
    let text = causes.collect::<Vec<_>>().join(": ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Settings, String> {
        let arguments = std::iter::once("turno-kiosk").chain(arguments.iter().copied());
        Settings::read(arguments.map(Into::into)).map_err(|error| match error {
            NoSettings::Asked(error) => error.to_string(),
            NoSettings::Wrong(sentence) => sentence,
        })
    }

    const NEEDED: [&str; 6] = ["--server", "http://127.0.0.1:8080", "--hall", "capannori", "--printer", "/dev/ttyUSB0"];

    fn needed_and<'a>(more: &[&'a str]) -> Vec<&'a str> {
        NEEDED.iter().copied().chain(more.iter().copied()).collect()
    }

    #[test]
    fn flags_alone_are_enough() {
        let settings = read(&needed_and(&["--baud", "9600", "--window", "1080x1920", "--fullscreen"])).unwrap();
        assert_eq!((settings.baud, settings.fullscreen), (9600, true));
        assert_eq!(settings.window, Some(WindowSize { width_px: 1080, height_px: 1920 }));
        assert_eq!(read(&NEEDED).unwrap().baud, BAUD_DEFAULT);
    }

    #[test]
    fn open_presses_lie_in_the_state_folder_unless_told_otherwise() {
        let folder = |set: &[(&str, &str)]| {
            state_folder(|name| set.iter().find(|(known, _)| *known == name).map(|(_, path)| path.into()))
        };
        assert_eq!(folder(&[("XDG_STATE_HOME", "/s"), ("HOME", "/h")]), Some("/s/turno-kiosk".into()));
        assert_eq!(folder(&[("HOME", "/h")]), Some("/h/.local/state/turno-kiosk".into()));
        assert_eq!(folder(&[("XDG_STATE_HOME", "here")]), None);
        assert_eq!(read(&needed_and(&["--data", "/d"])).unwrap().data, PathBuf::from("/d"));
    }

    #[test]
    fn a_file_says_the_same_things_and_a_flag_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk.toml");
        let content = "server = \"http://office:8080\"\nhall = \"cuneo\"\nprinter = \"/dev/ttyS0\"\nbaud = 19200\nwindow = \"800x480\"\n";
        std::fs::write(&path, content).unwrap();
        let settings = read(&["--settings", path.to_str().unwrap(), "--hall", "capannori"]).unwrap();
        assert_eq!((settings.hall.as_str(), settings.baud), ("capannori", 19200));
        assert_eq!(settings.window.unwrap().to_string(), "800x480");
    }

    #[test]
    fn the_sample_file_is_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../firmware-config/turno-kiosk.toml");
        let settings = read(&["--settings", path]).unwrap();
        let size = Some(PanelSize { width_mm: 274, height_mm: 487 });
        assert_eq!(settings.panel, PanelPlace { size, bottom_mm: Some(800), distance_mm: Some(600) });
        assert_eq!(
            settings.voice_program,
            read(&NEEDED).unwrap().voice_program,
            "the sample names what is the default"
        );
    }

    #[test]
    fn what_is_wrong_is_said_in_one_sentence() {
        for (arguments, expected) in [
            (vec![], "say where the server is: --server"),
            (vec!["--server", "http://x"], "say which hall this totem stands in: --hall"),
            (needed_and(&["--baud", "12345"]), "--baud 12345 is not a speed of a serial line; use one of"),
            (needed_and(&["--scanner-baud", "1"]), "--scanner-baud 1 is not a speed"),
            (needed_and(&["--baud", "fast"]), "invalid value 'fast' for '--baud <N>'"),
            (needed_and(&["--window", "big"]), "write the window's size like 1080x1920"),
            (needed_and(&["--volume", "101"]), "--volume 101 is too much"),
            (needed_and(&["--voice-program", "say {text}"]), "--voice-program: the speech program needs {file}"),
            (needed_and(&["--maintenance-pin-file", "/no/such/file"]), "the PIN's file /no/such/file cannot be read"),
            (needed_and(&["--panel", "22"]), "write the panel's size in millimetres like 274x487"),
            (needed_and(&["--panel-bottom", "80"]), "--panel-bottom 80: hardly any of the panel is within reach"),
            (
                needed_and(&["--panel", "274x487", "--panel-bottom", "1300"]),
                "between 380 and 1220 mm; write its height",
            ),
            (needed_and(&["--distance", "60000"]), "--distance 60000: nobody reads a totem from there"),
            (needed_and(&["--settings", "/no/such/file"]), "there is no settings file /no/such/file"),
            (needed_and(&["--colour", "red"]), "unexpected argument '--colour'"),
        ] {
            let sentence = read(&arguments).unwrap_err();
            assert!(sentence.contains(expected), "{arguments:?}: {sentence}");
            assert_eq!(sentence.lines().count(), 1, "{sentence}");
        }
    }

    #[test]
    fn a_wrong_file_names_file_and_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk.toml");
        std::fs::write(&path, "window = \"wide\"\n").unwrap();
        let sentence = read(&["--settings", path.to_str().unwrap()]).unwrap_err();
        assert!(sentence.contains("kiosk.toml") && sentence.contains("1080x1920"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
    }
}
