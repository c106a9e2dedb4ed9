//! The server: the engine thread that owns the truth, the routes, the pages.
//!
//! [`serve`] takes a bound listener, finished parts and the wish to stop, so that a test chooses port 0 and any trigger.

mod connections;
mod displays;
pub mod engine;
mod kiosks;
mod limits;
mod links;
mod notes;
pub mod office;
pub mod pages;
pub mod pictures;
mod quiet;
pub mod reports;
pub mod routes;
mod seats;
pub mod settings;
pub mod sign_in;
mod slips;
mod state;
mod translate;
mod views;

use std::{
    collections::BTreeMap,
    io,
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use axum_server::Handle;
use connections::Room;
use hyper_util::rt::TokioTimer;
use jiff::civil::Date;
use tokio::{sync::watch, time};
use turno_domain::HallId;

pub use links::Links;
pub use notes::Notes;
pub use slips::Slips;
pub use state::{AppState, Parts};
pub use views::{HallView, Look, Lookers};

/// How long a client may take to send its request's head; a slower one is cut off.
const HEADER_SECS_MAX: u64 = 10;

/// How long running requests may take to end when the server stops.
const STOP_SECS_MAX: u64 = 5;

/// The seconds between two looks at the clock: openings, forecasts and the business day change without any command.
const TICK_SECS: u64 = 5;

/// The ticks between two looks for lines of the audit log whose date has passed: about an hour.
const TICKS_BETWEEN_EXPIRIES: u64 = 720;

/// Serves until `stop` turns true, then lets running requests end.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(listener: TcpListener, app: AppState, mut stop: watch::Receiver<bool>) -> io::Result<()> {
    let handle = Handle::new();
    let stopper = handle.clone();
    let ticker = tokio::spawn(tick(app.clone()));
    let waiter = tokio::spawn(async move {
        // A dropped sender means that nobody can ask for a stop any more: the same as a wish to stop.
        let _ = stop.wait_for(|stop| *stop).await;
        stopper.graceful_shutdown(Some(Duration::from_secs(STOP_SECS_MAX)));
    });
    listener.set_nonblocking(true)?;
    let mut server = axum_server::from_tcp(listener)?.handle(handle).acceptor(Room::new());
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(HEADER_SECS_MAX));
    let served = server.serve(routes::router(app).into_make_service_with_connect_info::<SocketAddr>()).await;
    ticker.abort();
    waiter.abort();
    served
}

async fn tick(app: AppState) {
    let mut ticks = time::interval(Duration::from_secs(TICK_SECS));
    ticks.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    let mut told = BTreeMap::new();
    for tick in 0_u64.. {
        ticks.tick().await;
        app.engine().tick();
        tell_who_is_booked(&app, &mut told);
        if tick % TICKS_BETWEEN_EXPIRIES == 0 {
            app.sign_in().expire(app.now());
        }
    }
}

/// Hands each hall's agenda over once a day: what was handed in for today before it began.
fn tell_who_is_booked(app: &AppState, told: &mut BTreeMap<HallId, Date>) {
    for settings in app.halls() {
        let today = settings.business_day(app.now());
        // Why it failed is in the log; the next tick tries again.
        if told.get(&settings.hall) != Some(&today) && app.expect_today(&settings.hall, &settings).is_ok() {
            told.insert(settings.hall.clone(), today);
        }
    }
}
