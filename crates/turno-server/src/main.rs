//! `turno-server`: takes offices in and serves them.

mod data_folder;
mod provider;
mod users;

use std::{
    fs,
    io::IsTerminal,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex},
};

use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use confique::Config;
use data_folder::DataFolder;
use jiff::Timestamp;
use tokio::{signal::unix::SignalKind, sync::watch};
use tracing_subscriber::EnvFilter;
use turno_domain::{HallId, Lack, Settings, Stranded};
use turno_server::{
    AppState, Links, Lookers, Notes, Parts, Slips,
    engine::{Clock, Engine},
    office, pictures,
    settings::ServeSettings,
    sign_in::SignIn,
};
use turno_store::{Deed, History, People, Store};
use turno_text::Catalogue;

/// Runs the queue of public offices: numbers, calls, boards.
#[derive(Debug, Parser)]
#[command(name = "turno-server", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve totems, walls and consoles.
    Serve(Serve),
    /// Take in, check and list the offices.
    Hall {
        #[command(subcommand)]
        command: HallCommand,
    },
    /// Look after the people who may sign in.
    User {
        #[command(subcommand)]
        command: users::UserCommand,
    },
}

#[derive(Debug, Args)]
struct Serve {
    /// A settings file; flags and environment win over it.
    #[arg(long, value_name = "FILE", env = "TURNO_SERVER_SETTINGS")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    given: <ServeSettings as Config>::Layer,
}

#[derive(Debug, Subcommand)]
enum HallCommand {
    /// Take an office file in, as a new hall or as new settings of a known one.
    Import {
        /// The office file (TOML).
        file: PathBuf,
        #[command(flatten)]
        data: DataFolder,
    },
    /// Check an office file and change nothing.
    Check {
        /// The office file (TOML).
        file: PathBuf,
    },
    /// List the halls of a data folder.
    List {
        #[command(flatten)]
        data: DataFolder,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,memory_serve=warn")))
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let result = match cli.command {
        Command::Serve(serve) => run_server(serve),
        Command::Hall { command: HallCommand::Import { file, data } } => {
            data.find().and_then(|data| import(&file, &data))
        }
        Command::Hall { command: HallCommand::Check { file } } => check(&file),
        Command::Hall { command: HallCommand::List { data } } => data.find().and_then(|data| list(&data)),
        Command::User { command } => users::run(command),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn read_office(file: &Path, version: u64) -> Result<(String, Arc<Settings>)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read the office file {}", file.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("the office file {} is not UTF-8 in line {line}: save it as UTF-8", file.display())
    })?;
    let settings = office::read_new(&text, version, None)
        .with_context(|| format!("the office file {} is wrong", file.display()))?;
    Ok((text, settings))
}

fn check(file: &Path) -> Result<()> {
    let (_, settings) = read_office(file, 1)?;
    let (services, counters) = (settings.services.len(), settings.counters.len());
    println!("{}: hall '{}' is good, with {services} services and {counters} counters", file.display(), settings.hall);
    Ok(())
}

fn import(file: &Path, data: &Path) -> Result<()> {
    let (text, settings) = read_office(file, 1)?;
    let mut store = Store::open(data)?;
    let stranded = left_behind(&store, &settings)?;
    if !stranded.is_empty() {
        bail!(
            "the new settings of hall '{}' would leave people behind who are here now: {}; finish, call or withdraw them first",
            settings.hall,
            stranded.join("; ")
        );
    }
    pictures::take_in(&settings, file.parent().unwrap_or(Path::new(".")), data)?;
    let now = Timestamp::now();
    let version = store.import_hall(&settings.hall, &text, now)?;
    People::open(data)?.note(now, None, Deed::SettingsChanged, &format!("{} version {version}", settings.hall))?;
    println!("imported hall '{}' as version {version} of its settings", settings.hall);
    Ok(())
}

/// The people of today whom the new settings have no place for, each with what it lacks.
fn left_behind(store: &Store, new: &Settings) -> Result<Vec<String>> {
    let Some(known) = store.halls()?.into_iter().find(|record| record.hall == new.hall) else { return Ok(Vec::new()) };
    let old = office::read(&known.office_toml, known.version).context("the settings in the database are wrong")?;
    let mut hall = turno_domain::Hall::new(Arc::clone(&old));
    for recorded in store.today(&old.hall)? {
        hall.try_apply(&recorded.event).with_context(|| format!("event {} does not fit", recorded.seq))?;
    }
    // Whoever was left over on a day that has ended is nobody's concern any more.
    if hall.day() < old.business_day(Timestamp::now()) {
        return Ok(Vec::new());
    }
    let words = |stranded: &Stranded| match &stranded.lack {
        Lack::Counter(counter) => format!("{} is at counter '{counter}', which is gone", stranded.number),
        Lack::Service(service) => format!("{} is for service '{service}', which is gone", stranded.number),
        Lack::CounterFor(service) => format!("{} is for service '{service}', which no counter serves", stranded.number),
    };
    Ok(hall.stranded_by(new).iter().map(words).collect())
}

fn list(data: &Path) -> Result<()> {
    must_hold_data(data)?;
    for record in Store::open(data)?.halls()? {
        println!("{} (settings version {})", record.hall, record.version);
    }
    Ok(())
}

fn run_server(serve: Serve) -> Result<()> {
    let settings = data_folder::load(serve.given, serve.settings.as_deref())?;
    let clock = clock(settings.clock_from.as_deref())?;
    must_hold_data(&settings.data)?;
    let public_url = settings.public_url.as_deref().map(public_url).transpose()?;
    let mut store = Store::open(&settings.data)?;
    let halls = halls(&store)?;
    let mut fresh_key = [0; 32];
    getrandom::fill(&mut fresh_key).context("this computer gives no random bytes")?;
    let links = Links::new(store.link_key(fresh_key)?);
    let sign_in = SignIn::new(People::open(&settings.data)?, People::open(&settings.data)?);
    if !sign_in.has_people()? {
        tracing::warn!(
            "nobody can sign in yet: make the first person with 'turno-server user add NAME --role administrator --data {}'",
            settings.data.display()
        );
    }
    let sso = settings.sso_issuer.as_ref().map(|issuer| provider::find(issuer, &settings, public_url.as_deref()));
    let sso = sso.transpose()?;
    let catalogue = match &settings.locales {
        Some(folder) => Catalogue::with_folder(folder)?,
        None => Catalogue::embedded(),
    };
    let listener = bind(settings.listen)?;
    let address = listener.local_addr().context("the listening address cannot be read")?;
    let public_url = public_url.unwrap_or_else(|| {
        if !address.ip().is_loopback() {
            tracing::warn!(
                "slips will link to http://{address}: set public_url to an address that telephones can open"
            );
        }
        format!("http://{address}")
    });
    let history = History::open(&settings.data).context("the database cannot be read a second time")?;
    let lookers = Lookers::default();
    let (notes, slips) = (Notes::default(), Slips::default());
    let engine = Engine::start(store, halls, clock.clone(), lookers.view_maker(&notes, &slips))?;
    let (stop, stopping) = watch::channel(false);
    let app = AppState::new(Parts {
        engine: engine.clone(),
        clock,
        history: Mutex::new(history),
        links,
        sign_in,
        sso,
        catalogue,
        public_url,
        smallest_pool: settings.smallest_pool,
        data: settings.data.clone(),
        lookers,
        notes,
        slips,
        stopping: stopping.clone(),
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start threads")?;
    println!("listening on http://{address}");
    runtime.block_on(async {
        let ending = engine.clone();
        tokio::spawn(async move {
            // Without its engine the server can do nothing, so it ends, and whoever supervises it starts it afresh.
            tokio::select! {
                () = stop_signal() => tracing::info!("stopping"),
                _ = ending.ended() => tracing::error!("the engine has ended"),
            }
            let _ = stop.send(true);
        });
        turno_server::serve(listener, app, stopping).await.context("the server cannot go on listening")?;
        engine.stop().await.context("the engine ended by a failure")
    })
}

async fn stop_signal() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (tokio::signal::unix::signal(SignalKind::terminate()), tokio::signal::unix::signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be received; the server will not stop by itself");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

fn halls(store: &Store) -> Result<Vec<(HallId, Arc<Settings>)>> {
    let records = store.halls()?;
    if records.is_empty() {
        bail!("there is no hall to serve yet: take one in with 'turno-server hall import FILE --data DIR'");
    }
    let read = |record: turno_store::HallRecord| {
        let settings = office::read(&record.office_toml, record.version)
            .with_context(|| format!("the settings of hall '{}' in the database are wrong", record.hall))?;
        Ok((record.hall, settings))
    };
    records.into_iter().map(read).collect()
}

/// Only an import makes a data folder, so that a slip of the pen does not start an empty office.
fn must_hold_data(data: &Path) -> Result<()> {
    if data.join(turno_store::DATABASE_FILE).is_file() {
        return Ok(());
    }
    bail!(
        "there are no data in {}: take an office in with 'turno-server hall import FILE --data {}'",
        data.display(),
        data.display()
    )
}

/// What ticket links begin with. They are printed as QR codes, so they must be short and plain.
fn public_url(url: &str) -> Result<String> {
    const LENGTH_MAX: usize = 80;
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic()) && !url.contains(['?', '#', '<', '>', '"']);
    let web = url.starts_with("http://") || url.starts_with("https://");
    if plain && web && url.len() <= LENGTH_MAX {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    bail!(
        "public_url '{url}' cannot begin a link: use http:// or https://, a host and a path, at most {LENGTH_MAX} plain characters"
    )
}

fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => anyhow::anyhow!(
            "another program listens on {address} already: stop it, or choose another address with --listen"
        ),
        std::io::ErrorKind::PermissionDenied => {
            anyhow::anyhow!("this user may not listen on {address}: use a port above 1023 with --listen")
        }
        std::io::ErrorKind::AddrNotAvailable => anyhow::anyhow!(
            "this computer has no address {}: use 127.0.0.1 for this computer alone, 0.0.0.0 for the whole network",
            address.ip()
        ),
        _ => anyhow::anyhow!("cannot listen on {address}: {error}"),
    })
}

fn clock(from: Option<&str>) -> Result<Clock> {
    let Some(from) = from else { return Ok(Clock::system()) };
    let moment: jiff::Zoned = from
        .parse()
        .with_context(|| format!("clock_from '{from}' is not a moment such as 2026-11-23T09:00[Europe/Rome]"))?;
    tracing::warn!(%moment, "the clock is pretended: for demonstrations and tests only");
    Ok(Clock::starting_at(moment.timestamp()))
}
