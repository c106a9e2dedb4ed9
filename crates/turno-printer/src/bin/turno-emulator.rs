//! A receipt printer without hardware: a pseudo-terminal that behaves like an Epson printer.

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, sync_channel};

use clap::Parser;
use turno_printer::emulator::pty::EmulatedPrinter;
use turno_printer::emulator::{BUFFER_BYTES, EmulatorSettings};
use turno_printer::{BAUD_DEFAULT, profile::Profile};

/// Words that may wait to be obeyed.
const WORDS_MAX: usize = 64;

/// A receipt printer without hardware.
///
/// Opens a pseudo-terminal, makes PATH point to it, and behaves like a printer in time: bytes arrive at the baud rate,
/// paper moves, the cutter cuts, and a totem at another speed is not understood. Every sheet that comes out becomes NNN.txt and NNN.png. Faults are typed on standard
/// input as plain words; `help` lists them.
#[derive(Debug, Parser)]
#[command(name = "turno-emulator", version)]
struct Options {
    /// Link to make to the pseudo-terminal; give the same path to the totem as its printer
    #[arg(long, value_name = "PATH", env = "TURNO_EMULATOR_LINK")]
    link: PathBuf,
    /// Folder for the sheets; made if missing
    #[arg(long, value_name = "DIR", env = "TURNO_EMULATOR_SHEETS")]
    sheets: PathBuf,
    /// Speed of the line, in bits per second
    #[arg(long, value_name = "N", default_value_t = BAUD_DEFAULT, env = "TURNO_EMULATOR_BAUD",
          value_parser = clap::value_parser!(u32).range(300..=4_000_000))]
    baud: u32,
    /// Printer profile: a built-in one, or a TOML file
    #[arg(long, value_name = "NAME", default_value = "epson-tm", env = "TURNO_EMULATOR_PROFILE")]
    profile: String,
    /// Size of the receive buffer, in bytes; some printers have 45
    #[arg(long, value_name = "N", default_value_t = BUFFER_BYTES, env = "TURNO_EMULATOR_BUFFER")]
    buffer: usize,
}

fn main() -> std::process::ExitCode {
    match run(&Options::parse()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-emulator: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<()> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGINT] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    let profile = Profile::named(&options.profile)?;
    let settings = EmulatorSettings { buffer_bytes: options.buffer, ..EmulatorSettings::new(options.baud, profile) };
    let printer = EmulatedPrinter::start(settings, &options.link, &options.sheets)?;
    let (link, sheets) = (options.link.display(), options.sheets.display());
    say(&format!("ready: printer at {link}, {} baud, sheets in {sheets}", options.baud));
    printer.run(&typed_words()?, &stop, &mut say)?;
    Ok(())
}

/// Prints one line; a closed standard output is no reason to stop printing sheets.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// Lines of standard input, read on a thread of their own, which ends with the input.
fn typed_words() -> std::io::Result<Receiver<String>> {
    let (words, inbox) = sync_channel(WORDS_MAX);
    std::thread::Builder::new().name("words".to_owned()).spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if !line.trim().is_empty() && words.send(line).is_err() {
                return;
            }
        }
    })?;
    Ok(inbox)
}
