//! The live link: one task that connects, listens, notices silence and connects again, for ever.

use std::{
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use futures_util::StreamExt;
use reqwest::{StatusCode, Url};
use tokio::{net::TcpStream, sync::Notify, task::JoinHandle, time};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{self, Message, protocol::WebSocketConfig},
};
use turno_protocol::{Beat, Board, FRAME_BYTES_MAX, Floor, Frame};

use crate::{
    BaseAddress, ClientError,
    inbox::Inbox,
    pace::{Pace, Pulse, SILENCE_SECS_MAX},
};

/// How long one attempt to connect may take, in milliseconds: one that is lost on the way must not keep the next waiting.
pub const LINK_CONNECT_MS_MAX: u64 = 1_000;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What a link listens to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// `.../board/live`: what walls and totems show.
    Board {
        /// The hall.
        hall: String,
        /// One zone only, or the whole hall.
        zone: Option<String>,
    },
    /// `.../floor/live`: what operators see.
    Floor {
        /// The hall.
        hall: String,
    },
}

impl Subject {
    fn address(&self, base: &BaseAddress) -> Url {
        match self {
            Self::Board { hall, zone } => {
                let mut url = base.live(&["halls", hall, "board", "live"]);
                if let Some(zone) = zone {
                    url.query_pairs_mut().append_pair("zone", zone);
                }
                url
            }
            Self::Floor { hall } => base.live(&["halls", hall, "floor", "live"]),
        }
    }
}

/// What the reader of a link learns.
#[derive(Debug)]
pub enum LinkEvent {
    /// The first understandable frame of a new connection is here; it follows.
    Up,
    /// The hall, as it stands now.
    Board(Box<Board>),
    /// The floor, as it stands now.
    Floor(Box<Floor>),
    /// A sign of life.
    Beat(Beat),
    /// No connection; the next attempt is on its way.
    Down {
        /// Why.
        cause: DownCause,
    },
}

/// Why a link is down.
#[derive(Debug, thiserror::Error)]
pub enum DownCause {
    /// Nobody answers at that address.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// A server answers, and knows no such hall or zone.
    #[error("the server knows nothing at that address: {detail}")]
    Unknown {
        /// The beginning of the answer.
        detail: String,
    },
    /// A server answers, and opens no socket.
    #[error("the server refused the live link with status {status}: {detail}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The beginning of the answer.
        detail: String,
    },
    /// The connection was cut or closed.
    #[error("the link was cut: {0}")]
    Cut(String),
    /// Nothing understandable came for [`SILENCE_SECS_MAX`] seconds.
    #[error("nothing was heard for {SILENCE_SECS_MAX} seconds")]
    Silent,
    /// A frame was longer than [`FRAME_BYTES_MAX`].
    #[error("a frame was longer than {FRAME_BYTES_MAX} bytes")]
    TooLong,
}

/// A live link to one hall. It connects by itself, again and again; dropping it ends it.
#[derive(Debug)]
pub struct Link {
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Shared {
    inbox: Mutex<Inbox>,
    arrived: Notify,
}

impl Shared {
    fn push(&self, event: LinkEvent) {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).push(event);
        self.arrived.notify_one();
    }

    fn pop(&self) -> Option<LinkEvent> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Link {
    /// Begins to connect. Must be called within a tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ClientError::BadAddress`] if `base_url` is not an absolute `http` address.
    pub fn open(base_url: &str, subject: &Subject) -> Result<Self, ClientError> {
        let address = subject.address(&BaseAddress::parse(base_url)?);
        Ok(Self::start(address, Duration::from_secs(SILENCE_SECS_MAX)))
    }

    fn start(address: Url, silence_max: Duration) -> Self {
        let shared = Arc::new(Shared::default());
        // A fresh hasher is the standard library's own source of a number that differs between machines.
        let pace = Pace::new(RandomState::new().hash_one(0));
        let task = tokio::spawn(keep(address, silence_max, pace, Arc::clone(&shared)));
        Self { shared, task }
    }

    /// The next event. A reader that takes its time gets the latest board and the latest state of the link, not what
    /// stood between. Safe to drop and call again.
    pub async fn next(&mut self) -> LinkEvent {
        loop {
            let arrived = self.shared.arrived.notified();
            if let Some(event) = self.shared.pop() {
                return event;
            }
            arrived.await;
        }
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn keep(address: Url, silence_max: Duration, mut pace: Pace, shared: Arc<Shared>) {
    loop {
        let cause = match connect(&address).await {
            Ok(socket) => listen(socket, silence_max, &mut pace, &shared).await,
            Err(cause) => cause,
        };
        shared.push(LinkEvent::Down { cause });
        time::sleep(pace.next_delay()).await;
    }
}

async fn connect(address: &Url) -> Result<Socket, DownCause> {
    let config =
        WebSocketConfig::default().max_message_size(Some(FRAME_BYTES_MAX)).max_frame_size(Some(FRAME_BYTES_MAX));
    let attempt = connect_async_with_config(address.as_str(), Some(config), true);
    match time::timeout(Duration::from_millis(LINK_CONNECT_MS_MAX), attempt).await {
        Ok(Ok((socket, _answer))) => Ok(socket),
        Ok(Err(error)) => Err(connect_cause(error)),
        Err(_elapsed) => Err(DownCause::Unreachable(format!("no answer within {LINK_CONNECT_MS_MAX} ms"))),
    }
}

fn connect_cause(error: tungstenite::Error) -> DownCause {
    match error {
        tungstenite::Error::Http(answer) => {
            let body = answer.body().as_deref().unwrap_or_default();
            let detail = String::from_utf8_lossy(body).chars().take(200).collect();
            match answer.status() {
                StatusCode::NOT_FOUND => DownCause::Unknown { detail },
                status => DownCause::Refused { status: status.as_u16(), detail },
            }
        }
        other => DownCause::Unreachable(other.to_string()),
    }
}

/// Hands over what comes until the connection ends, and says why it ended.
async fn listen(mut socket: Socket, silence_max: Duration, pace: &mut Pace, shared: &Shared) -> DownCause {
    let mut pulse = Pulse::new(Instant::now(), silence_max);
    let mut state = Heard::Nothing;
    loop {
        let message = match time::timeout(pulse.patience(Instant::now()), socket.next()).await {
            Err(_elapsed) => return DownCause::Silent,
            Ok(None) => return DownCause::Cut("the server closed it".to_owned()),
            Ok(Some(Err(tungstenite::Error::Capacity(_)))) => return DownCause::TooLong,
            Ok(Some(Err(error))) => return DownCause::Cut(error.to_string()),
            Ok(Some(Ok(message))) => message,
        };
        let Some(frame) = understand(&message) else { continue };
        // Only what is understood counts as life: a stranger that talks nonsense is as good as silent.
        pulse.heard(Instant::now());
        if state == Heard::Nothing {
            state = Heard::Something;
            // Not at connect: a server that accepts and drops at once must be met with ever longer waits.
            pace.reset();
            shared.push(LinkEvent::Up);
        }
        shared.push(match frame {
            Frame::Board(board) => LinkEvent::Board(Box::new(board)),
            Frame::Floor(floor) => LinkEvent::Floor(Box::new(floor)),
            Frame::Beat(beat) => LinkEvent::Beat(beat),
            // The pages alone show how totems are.
            Frame::Kiosks(_) | Frame::Seats(_) => continue,
        });
    }
}

#[derive(PartialEq, Eq)]
enum Heard {
    Nothing,
    Something,
}

/// A frame of the contract, or nothing: a newer server may send kinds that this program does not know.
fn understand(message: &Message) -> Option<Frame> {
    let Message::Text(text) = message else { return None };
    match serde_json::from_str(text.as_str()) {
        Ok(frame) => Some(frame),
        Err(error) => {
            tracing::warn!(%error, "a frame was not understood and is left aside");
            None
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
