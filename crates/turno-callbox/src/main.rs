//! `turno-callbox`: the serial button box of a counter.
//!
//! A small program on the counter's computer. [`button`] says what a line of the box means, [`step`] what that means at a
//! counter as it stands now, [`errand`] carries it out at the server, each press once.

mod button;
mod errand;
mod settings;
mod step;

use std::{process::ExitCode, sync::mpsc, time::Instant};

use anyhow::Context;
use clap::Parser;
use tracing_subscriber::EnvFilter;
use turno_printer::Scanner;

use crate::{
    button::{Presses, Turned},
    errand::Desk,
    settings::{CommandLine, Settings},
};

/// What a shell gets when the settings make no sense.
const EXIT_BAD_SETTINGS: u8 = 2;

fn main() -> ExitCode {
    let settings = match CommandLine::parse().settings() {
        Ok(settings) => settings,
        Err(error) => {
            eprintln!("turno-callbox: {error:#}");
            return ExitCode::from(EXIT_BAD_SETTINGS);
        }
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    match run(settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-callbox: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Works until it is ended. A box that is unplugged is opened again when it is back.
fn run(settings: Settings) -> anyhow::Result<()> {
    let (pressed, presses) = mpsc::channel();
    let hear = move |line| {
        // There is no end of the other side before this thread is ended.
        let _ = pressed.send((line, Instant::now()));
    };
    let _box = Scanner::start("button box", settings.device.clone(), settings.baud, hear)
        .context("cannot start the thread that hears the button box")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start threads")?;
    let buttons = settings.buttons()?;
    let mut desk = Desk::new(settings)?;
    let mut state = Presses::default();
    for (line, at) in presses {
        match state.turn(&buttons, &line, at, Instant::now()) {
            Turned::Press(button) => runtime.block_on(desk.press(button)),
            Turned::Unknown => tracing::warn!(line, "the box says what no button is named for: see --buttons"),
            Turned::Bounce => tracing::debug!(line, "the button bounced"),
            Turned::Late => tracing::warn!(line, "pressed while an earlier press was on its way: press again"),
        }
    }
    Ok(())
}
