//! The live sockets: the whole state on connect and at every change, and a beat so that silence means a dead link.
//!
//! Clients send nothing. A slow one misses states in between, never the latest: what is sent is always the newest.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::{
    extract::{
        State,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    response::Response,
};
use axum_extra::extract::CookieJar;
use jiff::Timestamp;
use serde::Deserialize;
use tokio::{sync::watch, time};
use turno_domain::{HallId, Settings};
use turno_protocol::{BEAT_SECS, Beat, FrameOf, SESSION_ENDED};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    answer::{Failure, QuestionRefused},
    halls::BoardQuery,
    input::{Path, Query, counter_id, hall_id, unknown_zone, zone_id},
};
use crate::{
    seats::Seat,
    sign_in::Token,
    state::AppState,
    views::{HallView, text},
};

/// What a client may send at most, in bytes: only pongs and a close are expected.
const INBOUND_BYTES_MAX: usize = 1024;

/// The read buffer of one socket, in bytes: room for a pong or a close, the only frames that are expected. The library clears it at
/// every look, and its default of 128 KiB would cost gigabytes of address space with 10,000 telephones, and a page of memory each.
const READ_BUFFER_BYTES: usize = 160;

/// How long one frame may take to be written before the client is given up.
const SEND_SECS_MAX: u64 = 5;

/// The board, live: WebSocket, frames `{"board": ...}` and `{"beat": ...}`.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/board/live", tag = "live", params(("hall" = String, Path, description = "The hall"), BoardQuery),
    responses((status = 101, description = "Switches to a WebSocket"), QuestionRefused))]
pub(super) async fn board(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<BoardQuery>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Failure> {
    let views = app.watch(&hall_id(&hall)?)?;
    let zone = query.zone.as_deref().map(zone_id).transpose()?;
    if views.borrow().board(zone.as_ref()).is_none() {
        return Err(unknown_zone());
    }
    let frame = move |view: &HallView| view.board(zone.as_ref()).map(|board| board.frame());
    let said = Said { frame, may_see: || true, news: || [None, None], beats: Beats::InSilence };
    Ok(serve(upgrade?, app, views, said))
}

/// At which counter a console is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct SeatQuery {
    /// The counter that is open on this screen; without it, none.
    pub counter: Option<String>,
    /// Made by the screen once, so that a new link of it is not taken for a second screen.
    #[param(value_type = Option<String>, format = Uuid)]
    pub screen: Option<Uuid>,
}

/// The floor, live: WebSocket, frames `{"floor": ...}`, `{"kiosks": [...]}`, `{"seats": [...]}` and `{"beat": ...}`.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/floor/live", tag = "live", params(("hall" = String, Path, description = "The hall"), SeatQuery),
    responses((status = 101, description = "Switches to a WebSocket"), QuestionRefused))]
pub(super) async fn floor(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<SeatQuery>,
    jar: CookieJar,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Failure> {
    let hall = hall_id(&hall)?;
    let views = app.watch(&hall)?;
    let asked = app.clone();
    let may_see = move || {
        let who = Token::of(&jar).map(|token| asked.sign_in().who(&token, asked.now()));
        // A database that fails for a moment ends nobody's work.
        who.is_some_and(|who| who.as_ref().is_ok_and(Option::is_some) || who.is_err())
    };
    let counter = query.counter.as_deref().map(counter_id).transpose()?;
    let seat = counter.zip(query.screen).map(|(counter, screen)| Seat { hall: hall.clone(), counter, screen });
    let (look, engine) = (app.look(), app.engine().clone());
    let seated = seat.map(|seat| app.screens().sit(seat));
    if seated.is_some() {
        // Whoever is at that counter already is told now and not at the next beat.
        engine.tick();
    }
    let frame = move |view: &HallView| {
        // Looks, and sits at the counter, for as long as the socket lives.
        let _ = (&look, &seated);
        let floor = view.floor().map(|floor| floor.frame());
        if floor.is_none() {
            // Made when nobody looked: the next one is asked for.
            engine.tick();
        }
        floor
    };
    let mut kiosks = kiosk_news(app.clone(), app.settings(&hall)?);
    let mut seats = seat_news(app.clone(), hall, query.screen);
    let news = move || [kiosks(), seats()];
    Ok(serve(upgrade?, app, views, Said { frame, may_see, news, beats: Beats::Steady }))
}

/// The totems of a hall, each time they have changed since they were asked for last.
fn kiosk_news(app: AppState, settings: Arc<Settings>) -> impl FnMut() -> Option<Utf8Bytes> {
    let mut told = None;
    move || {
        let now = app.kiosks().on_floor(&settings, app.slips());
        let news = told.as_ref() != Some(&now);
        news.then(|| text(FrameOf::Kiosks(told.insert(now))))
    }
}

/// On how many other screens the counters of a hall are open, each time that has changed since it was asked for last.
fn seat_news(app: AppState, hall: HallId, screen: Option<Uuid>) -> impl FnMut() -> Option<Utf8Bytes> {
    let mut told = None;
    move || {
        let now = app.screens().at_counters(&hall, screen);
        let news = told.as_ref() != Some(&now);
        news.then(|| text(FrameOf::Seats(told.insert(now))))
    }
}

/// What a socket says.
struct Said<F, M, N> {
    /// At every change of the hall.
    frame: F,
    /// Whether whoever listens may still hear it.
    may_see: M,
    /// What else there is to say, asked for with every state and every beat.
    news: N,
    beats: Beats,
}

/// When a socket beats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beats {
    /// Every [`BEAT_SECS`] seconds, whatever else is said: with the beat goes a look at who listens and at what time alone changes.
    Steady,
    /// When nothing was said for [`BEAT_SECS`] seconds: a state is a sign of life too.
    InSilence,
}

fn serve<F, M, N>(
    upgrade: WebSocketUpgrade,
    app: AppState,
    views: watch::Receiver<Arc<HallView>>,
    said: Said<F, M, N>,
) -> Response
where
    F: Fn(&HallView) -> Option<Utf8Bytes> + Send + 'static,
    M: Fn() -> bool + Send + 'static,
    N: FnMut() -> [Option<Utf8Bytes>; 2] + Send + 'static,
{
    upgrade
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_message_size(INBOUND_BYTES_MAX)
        .max_frame_size(INBOUND_BYTES_MAX)
        .on_upgrade(|socket| push(socket, app, views, said))
}

async fn push<F, M, N>(
    mut socket: WebSocket,
    app: AppState,
    mut views: watch::Receiver<Arc<HallView>>,
    mut said: Said<F, M, N>,
) where
    F: Fn(&HallView) -> Option<Utf8Bytes>,
    M: Fn() -> bool,
    N: FnMut() -> [Option<Utf8Bytes>; 2],
{
    let period = Duration::from_secs(BEAT_SECS);
    let mut beats = time::interval_at(time::Instant::now() + period, period);
    beats.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    let mut stopping = app.stopping();
    // One place in the line of those who wait for the end, not a new one after each frame.
    let mut stopped = pin!(stopping.changed());
    views.mark_changed();
    let mut close = None;
    loop {
        let texts = tokio::select! {
            // In this order, so that a frame goes out without a look at what comes in. The beats are first: whoever has signed
            // out must not go on listening because there is always something to say.
            biased;
            _ = beats.tick() => if (said.may_see)() {
                together((said.news)(), Some(text(FrameOf::Beat(Beat { now: now(&app, &views) }))))
            } else {
                close = Some(CloseFrame { code: SESSION_ENDED, reason: Utf8Bytes::from_static("the session has ended") });
                break;
            },
            changed = views.changed() => {
                if changed.is_err() {
                    break;
                }
                let frame = (said.frame)(&views.borrow_and_update());
                if frame.is_some() && said.beats == Beats::InSilence {
                    beats.reset();
                }
                together((said.news)(), frame)
            },
            received = socket.recv() => match received {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            _ = &mut stopped => break,
        };
        for text in texts.into_iter().flatten() {
            let sent = time::timeout(Duration::from_secs(SEND_SECS_MAX), socket.send(Message::Text(text))).await;
            if !matches!(sent, Ok(Ok(()))) {
                return;
            }
        }
    }
    // The other side may be gone already; then there is nobody left to tell.
    let _ = time::timeout(Duration::from_secs(1), socket.send(Message::Close(close))).await;
}

/// The news first: who chooses a counter from a floor knows already which of them are taken.
fn together([first, second]: [Option<Utf8Bytes>; 2], last: Option<Utf8Bytes>) -> [Option<Utf8Bytes>; 3] {
    [first, second, last]
}

/// The time of a beat: never behind the last board's, so that screens have one time even while the clock has been set back.
fn now(app: &AppState, views: &watch::Receiver<Arc<HallView>>) -> Timestamp {
    let shown = views.borrow().board(None).map(|board| board.state().now);
    shown.map_or_else(|| app.now(), |shown| shown.max(app.now()))
}
