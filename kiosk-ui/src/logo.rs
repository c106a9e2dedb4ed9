//! `turno-kiosk logo upload`: the office's picture into the printer's memory, by whoever looks after the machine.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use clap::{Parser, Subcommand};
use turno_printer::{Health, Logo, LogoEnd, Printer, PrinterSettings, Profile, Report};
use turno_text::Catalogue;

use crate::{printer::fate_of, ui};

/// How long a printer may take to become ready; a totem that is still running has the device, and then it never does.
const READY_MAX: Duration = Duration::from_secs(30);
/// How long writing may take: 8 kB at 9600 baud, and the printer's own work.
const WRITTEN_MAX: Duration = Duration::from_secs(90);

/// The picture in the printer's own memory, which stands at the head of every slip.
#[derive(Parser)]
#[command(name = "turno-kiosk logo", bin_name = "turno-kiosk logo", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Put a picture into the printer's memory, unless it is there. Stop the totem first: one program at a time has the printer.
    Upload {
        /// The picture (PNG); at most 48 x 20 mm of it are printed, black on white
        file: PathBuf,
        /// The printer's serial device
        #[arg(long, value_name = "DEVICE", env = "TURNO_KIOSK_PRINTER")]
        printer: PathBuf,
        /// The speed of the serial line, in bits per second
        #[arg(long, value_name = "N", env = "TURNO_KIOSK_BAUD", default_value_t = turno_printer::BAUD_DEFAULT)]
        baud: u32,
        /// The printer's model: a shipped profile's name, or the path of a profile file
        #[arg(long, value_name = "NAME", env = "TURNO_KIOSK_PROFILE", default_value = crate::settings::PROFILE_DEFAULT)]
        profile: String,
    },
}

/// What is wrong with a picture that the settings name, if anything is.
#[must_use]
pub(crate) fn what_is_wrong(file: &Path) -> Option<String> {
    Logo::read(file).err().map(|error| error.to_string())
}

/// Does what the command line asks of the picture; nothing if it asks for a totem.
pub(crate) fn asked_for(arguments: &[OsString]) -> Option<ExitCode> {
    if arguments.get(1).is_none_or(|word| word != "logo") {
        return None;
    }
    let Command::Upload { file, printer, baud, profile } = Cli::parse_from(&arguments[1..]).command;
    Some(match upload(&file, printer, baud, &profile) {
        Ok(sentence) => {
            println!("{sentence}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("turno-kiosk: {sentence}");
            ExitCode::FAILURE
        }
    })
}

fn upload(file: &Path, device: PathBuf, baud: u32, profile: &str) -> Result<String, String> {
    let logo = Logo::read(file).map_err(|error| error.to_string())?;
    let profile = Profile::named(profile).map_err(|error| format!("--profile {profile}: {error}"))?;
    let (sender, reports) = mpsc::channel();
    let settings = PrinterSettings { device, baud, profile };
    // Nobody listens any more once the end is known.
    let printer = Printer::start(settings, move |report| drop(sender.send(report)))
        .map_err(|error| format!("cannot start the printer's thread: {error}"))?;
    let mut trouble = "the printer is not ready: see to its paper, cover and power".to_owned();
    let ready = wait(&reports, READY_MAX, |report| match report {
        Report::Health { health: Health::Ready | Health::Low, .. } => Some(()),
        Report::Trouble(sentence) => {
            trouble = sentence;
            None
        }
        _ => None,
    });
    ready.ok_or(trouble)?;
    printer.upload_logo(logo);
    let end = wait(&reports, WRITTEN_MAX, |report| if let Report::Logo(end) = report { Some(end) } else { None });
    let end = end.unwrap_or(LogoEnd::Failed);
    // The same words as on the maintenance screen.
    let sentence = Catalogue::embedded().text("en", ui::logo_sentence(fate_of(end)), &[]);
    match end {
        LogoEnd::Stored | LogoEnd::AlreadyThere => Ok(sentence),
        LogoEnd::NotNow(reason) => Err(format!("{sentence} (it reports {reason:?})")),
        LogoEnd::NotSupported | LogoEnd::TooOften | LogoEnd::Failed => Err(sentence),
    }
}

fn wait<T>(reports: &Receiver<Report>, longest: Duration, mut found: impl FnMut(Report) -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + longest;
    loop {
        let report = reports.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
        if let Some(value) = found(report) {
            return Some(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_not_there_or_is_none_is_named() {
        for file in ["/no/such/logo.png", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
            let wrong = what_is_wrong(Path::new(file)).unwrap();
            assert!(wrong.contains(file), "{wrong}");
        }
    }
}
