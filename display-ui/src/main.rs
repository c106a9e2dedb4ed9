//! `turno-display`: the wall of a hall.
//!
//! [`announcer`] decides what is announced and how true the screen is; [`present`] puts it into words; the screens under
//! `ui` copy those words. [`worker`] is the shell around the first two: the live link, the loudspeaker and the clock.

mod announcer;
mod clips;
mod clock;
mod loudness;
mod present;
mod report;
#[cfg(test)]
mod samples;
mod settings;
mod sight;
mod speech;
mod ui;
mod view;
mod worker;

use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use slint::ComponentHandle;
use tracing_subscriber::EnvFilter;

use crate::settings::{CommandLine, Settings, Wish};

/// What a shell gets when the settings make no sense.
const EXIT_BAD_SETTINGS: u8 = 2;

fn main() -> ExitCode {
    let wish = match CommandLine::parse().wish() {
        Ok(wish) => wish,
        Err(error) => {
            eprintln!("turno-display: {error:#}");
            return ExitCode::from(EXIT_BAD_SETTINGS);
        }
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    let done = match wish {
        Wish::Wall(settings) => run(&settings),
        Wish::Clips(task, settings) => clips::run(task, &settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-display: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(settings: &Settings) -> anyhow::Result<()> {
    choose_renderer().context("there is no screen to show the wall on")?;
    let window = ui::WallWindow::new().context("the window cannot be opened")?;
    let size = settings.window_size()?;
    window.global::<ui::Tokens>().set_look(settings.look.into());
    window.window().set_size(slint::PhysicalSize::new(size.width_px, size.height_px));
    window.window().set_fullscreen(settings.fullscreen);
    let wall = ui::connect(&window);
    worker::start(settings.clone(), wall)?;
    let alive = slint::Timer::default();
    if let Some(every) = turno_ui_kit::supervisor::ready() {
        alive.start(slint::TimerMode::Repeated, every, turno_ui_kit::supervisor::lives);
    }
    window.run().context("the window stopped")
}

/// The software renderer unless the environment asks for another: it needs no graphics card and a fifth of the memory.
fn choose_renderer() -> anyhow::Result<()> {
    if std::env::var_os("SLINT_BACKEND").is_none() {
        slint::BackendSelector::new().backend_name("winit".into()).renderer_name("software".into()).select()?;
    }
    Ok(())
}
