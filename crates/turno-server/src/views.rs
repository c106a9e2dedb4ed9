//! What everybody connected sees: made once for each change by the engine thread, serialised once for each zone, shared.

use std::{collections::BTreeMap, sync::OnceLock};

use axum::extract::ws::Utf8Bytes;
use jiff::Timestamp;
use turno_domain::{Hall, ZoneId};
use turno_protocol::{Board, Floor, Frame};

use crate::translate;

/// One state of a hall, ready to be sent.
#[derive(Debug)]
pub struct HallView {
    board: Shown<Board>,
    zones: BTreeMap<ZoneId, Shown<Board>>,
    floor: Shown<Floor>,
}

/// A state and its frame; the frame is written when the first socket asks for it.
#[derive(Debug)]
pub struct Shown<T> {
    state: T,
    frame: OnceLock<Utf8Bytes>,
}

impl<T> Shown<T> {
    fn new(state: T) -> Self {
        Self { state, frame: OnceLock::new() }
    }

    /// The state.
    pub fn state(&self) -> &T {
        &self.state
    }
}

impl Shown<Board> {
    /// The text frame of the board; sharing it costs a reference count.
    pub fn frame(&self) -> Utf8Bytes {
        self.frame.get_or_init(|| text(&Frame::Board(self.state.clone()))).clone()
    }
}

impl Shown<Floor> {
    /// The text frame of the floor.
    pub fn frame(&self) -> Utf8Bytes {
        self.frame.get_or_init(|| text(&Frame::Floor(self.state.clone()))).clone()
    }
}

impl HallView {
    /// The view of a hall at `now`.
    #[must_use]
    pub fn new(hall: &Hall, now: Timestamp, version: u64) -> Self {
        let zones = hall.settings().zones.iter();
        let lines = translate::board_lines(hall, now);
        let board = |zone| Shown::new(translate::board(hall, zone, &lines, now, version));
        Self {
            board: board(None),
            zones: zones.map(|zone| (zone.id.clone(), board(Some(&zone.id)))).collect(),
            floor: Shown::new(translate::floor(hall, now, version)),
        }
    }

    /// The board of a zone, or of the whole hall; `None` if the hall has no such zone.
    #[must_use]
    pub fn board(&self, zone: Option<&ZoneId>) -> Option<&Shown<Board>> {
        match zone {
            None => Some(&self.board),
            Some(zone) => self.zones.get(zone),
        }
    }

    /// The floor.
    #[must_use]
    pub fn floor(&self) -> &Shown<Floor> {
        &self.floor
    }
}

/// A frame as text. The wire types are plain data, so writing them cannot fail; were it ever to, an empty frame is one that
/// every client drops as garbage and survives.
pub(crate) fn text(frame: &Frame) -> Utf8Bytes {
    serde_json::to_string(frame).unwrap_or_default().into()
}
