//! The touch totem. `flow` holds the rules; everything else is the shell around them.

mod app;
mod code;
mod disk;
mod flow;
mod guide;
mod layout;
mod licences;
mod logo;
mod mailbox;
mod printer;
#[cfg(test)]
mod sample;
mod server;
mod settings;
mod slip;
mod speech;
mod touch;
mod ui;
mod wedge;
mod words;

use std::{io::IsTerminal as _, process::ExitCode};

use anyhow::Context as _;
use settings::{NoSettings, Settings};
use slint::PhysicalSize;
use tokio::sync::mpsc;
use tracing_subscriber::EnvFilter;
use turno_printer::{PrinterSettings, Profile, Scanner};
use turno_text::Catalogue;

/// What a shell is told when the command line or the settings are wrong.
const EXIT_USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if let Some(end) = logo::asked_for(&arguments).or_else(|| licences::asked_for(&arguments)) {
        return end;
    }
    let settings = match Settings::read(arguments) {
        Ok(settings) => settings,
        Err(NoSettings::Asked(error)) => error.exit(),
        Err(NoSettings::Wrong(sentence)) => return wrong(&sentence),
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
    let profile = match Profile::named(&settings.profile) {
        Ok(profile) => profile,
        Err(error) => return wrong(&format!("--profile {}: {error}", settings.profile)),
    };
    if let Err(error) = turno_client::Http::new(&settings.server) {
        return wrong(&format!("--server: {error}; write it like http://127.0.0.1:8080"));
    }
    let catalogue = match settings.locales.as_deref().map_or_else(|| Ok(Catalogue::embedded()), Catalogue::with_folder)
    {
        Ok(catalogue) => catalogue,
        Err(error) => return wrong(&format!("--locales: {error}; name a folder with LANGUAGE/*.ftl")),
    };
    match run(settings, profile, catalogue) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-kiosk: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn wrong(sentence: &str) -> ExitCode {
    eprintln!("turno-kiosk: {sentence}");
    ExitCode::from(EXIT_USAGE)
}

fn run(settings: Settings, profile: Profile, catalogue: Catalogue) -> anyhow::Result<()> {
    choose_renderer()?;
    let mut ui = ui::Ui::new(&app::on_press(), &app::on_key(), &app::on_scan(), &app::on_idle()).map_err(no_window)?;
    ui.set_panel(settings.panel);
    if let Some(sentence) = settings.logo.as_deref().and_then(logo::what_is_wrong) {
        tracing::warn!("--logo: {sentence}; nobody can put it into the printer's memory");
    }
    if settings.high_contrast {
        ui.set_high_contrast();
    }
    if let Some(size) = settings.window {
        ui.window().set_size(PhysicalSize::new(size.width_px, size.height_px));
    }
    ui.window().set_fullscreen(settings.fullscreen);
    if settings.fullscreen {
        ui.keep_open();
    }

    let mailbox = mailbox::Mailbox::default();
    let device = PrinterSettings { device: settings.printer.clone(), baud: settings.baud, profile };
    let paper = printer::Paper::start(device, mailbox.clone()).context("cannot start the printer's thread")?;
    let _scanner = scanner_of(&settings, &mailbox).context("cannot start the scanner's thread")?;
    let speech = speech::Speech::start(settings.voice_program.as_ref(), settings.volume, &settings.data);
    let kiosk = settings.kiosk.clone();
    let equipment = equipment_of(&settings);
    let disk = disk::Disk::new(&settings.data, &settings.hall);
    let _claim = disk.claim()?;
    let (orders, inbox) = mpsc::channel(server::ORDERS_MAX);
    let worker_mailbox = mailbox.clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.spawn(async move {
        if let Err(error) = server::work(settings, inbox, worker_mailbox).await {
            tracing::error!("the worker ended: {error}");
        }
    });
    tracing::info!("turno-kiosk {} started", env!("CARGO_PKG_VERSION"));
    let flow = flow::Flow::new(kiosk).fitted_with(equipment);
    let parts = app::Parts { flow, disk, ui, catalogue, paper, speech, orders, mailbox };
    let alive = slint::Timer::default();
    if let Some(every) = turno_ui_kit::supervisor::ready() {
        alive.start(slint::TimerMode::Repeated, every, turno_ui_kit::supervisor::lives);
    }
    app::App::new(parts).run().context("the window system failed")?;
    runtime.shutdown_background();
    Ok(())
}

/// The scanner on a serial line, if there is one; it works until it is dropped.
fn scanner_of(settings: &Settings, mailbox: &mailbox::Mailbox) -> std::io::Result<Option<Scanner>> {
    let Some(device) = settings.scanner.clone() else { return Ok(None) };
    let mailbox = mailbox.clone();
    Scanner::start("scanner", device, settings.scanner_baud, move |line| mailbox.scanned(line)).map(Some)
}

/// What the maintenance screen knows of the settings.
fn equipment_of(settings: &Settings) -> flow::Equipment {
    flow::Equipment {
        pin: settings.maintenance_pin.clone(),
        server: settings.server.clone(),
        printer: settings.printer.display().to_string(),
        profile: settings.profile.clone(),
        logo: settings.logo.as_ref().map(|path| path.display().to_string()),
        speaks: settings.voice_program.is_some(),
    }
}

/// Draws without a graphics processor, which needs the least memory, unless `SLINT_BACKEND` asks for something else.
fn choose_renderer() -> anyhow::Result<()> {
    if let Some(asked_for) = std::env::var_os("SLINT_BACKEND") {
        #[cfg(feature = "kms")]
        if let Some(backend) = asked_for.to_str().filter(|name| name.starts_with("linuxkms")) {
            return touch::kms::select(backend.to_owned()).map_err(no_window);
        }
        tracing::debug!("SLINT_BACKEND is {}", asked_for.display());
        return Ok(());
    }
    slint::BackendSelector::new()
        .backend_name("winit".to_owned())
        .renderer_name("software".to_owned())
        .select()
        .map_err(no_window)
}

/// The toolkit's own words name its source files; they go to the log, and the terminal is told what to do.
fn no_window(error: slint::PlatformError) -> anyhow::Error {
    tracing::debug!("{error}");
    anyhow::anyhow!("cannot open a window; start the totem in a desktop session, or set DISPLAY or SLINT_BACKEND")
}
