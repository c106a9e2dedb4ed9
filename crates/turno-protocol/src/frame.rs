//! The frames of the live sockets.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Board, Floor, FloorKiosk};

/// One text frame from the server: `{"board": {...}}`, `{"floor": {...}}`, `{"kiosks": [...]}`, `{"seats": [...]}` or
/// `{"beat": {...}}`. Clients send none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// On connect and at every change, on `.../board/live`.
    Board(Board),
    /// On connect and at every change, on `.../floor/live`.
    Floor(Floor),
    /// The totems, on connect and at every change, on `.../floor/live`.
    Kiosks(Vec<FloorKiosk>),
    /// The counters that are open on other screens, on connect and at every change, on `.../floor/live`.
    Seats(Vec<Seats>),
    /// After [`crate::BEAT_SECS`] seconds without a board, and as often on `.../floor/live`: so silence means a dead link.
    Beat(Beat),
}

/// A [`Frame`] written from what it shows, without a copy of that: the same text.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameOf<'a> {
    /// As [`Frame::Board`].
    Board(&'a Board),
    /// As [`Frame::Floor`].
    Floor(&'a Floor),
    /// As [`Frame::Kiosks`].
    Kiosks(&'a [FloorKiosk]),
    /// As [`Frame::Seats`].
    Seats(&'a [Seats]),
    /// As [`Frame::Beat`].
    Beat(Beat),
}

/// On how many other screens a counter is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seats {
    /// The counter.
    pub counter: String,
    /// How many screens beside the one that is told.
    pub screens: u32,
}

/// A sign of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beat {
    /// The server's time; screens show this one, not their own.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_written_without_a_copy_is_read_like_any_other() {
        let read = |frame: FrameOf<'_>| serde_json::from_str::<Frame>(&serde_json::to_string(&frame).unwrap()).unwrap();
        let (beat, seats) =
            (Beat { now: Timestamp::UNIX_EPOCH }, [Seats { counter: "sportello-1".into(), screens: 2 }]);
        assert_eq!(read(FrameOf::Beat(beat)), Frame::Beat(beat));
        assert_eq!(read(FrameOf::Seats(&seats)), Frame::Seats(seats.to_vec()));
        assert_eq!(read(FrameOf::Kiosks(&[])), Frame::Kiosks(Vec::new()));
    }

    #[test]
    fn a_frame_has_one_top_level_key_that_names_it() {
        let beat = Frame::Beat(Beat { now: "2026-11-23T08:00:00Z".parse().unwrap() });
        assert_eq!(serde_json::to_string(&beat).unwrap(), r#"{"beat":{"now":"2026-11-23T08:00:00Z"}}"#);
        let back: Frame = serde_json::from_str(r#"{"beat":{"now":"2026-11-23T08:00:00Z"}}"#).unwrap();
        assert_eq!(back, beat);
    }
}
