//! What time it is: the server's clock, and the totem's own while the server is away.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How far the totem's clock may be from the server's before somebody is told.
pub(crate) const CLOCK_OFF_MAX: SignedDuration = SignedDuration::from_secs(60);
/// A totem that believes to have been away for longer than this has a wrong clock, or stands in an office that has closed.
pub(crate) const AWAY_MAX: SignedDuration = SignedDuration::from_hours(31 * 24);

/// What a time is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Trust {
    /// The server has said it in this run.
    Server,
    /// It is the totem's own clock, set right by what the server said last.
    Own,
    /// The totem's own clock cannot be right.
    Doubtful,
}

/// What the server's clock and the totem's said at one moment; kept on disk for a start without the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Anchor {
    /// The server's clock.
    pub(crate) server: Timestamp,
    /// How far the totem's own clock was ahead of it, in seconds.
    pub(crate) ahead_secs: i64,
}

/// The clocks, each with the moment of this run at which it was read.
#[derive(Debug, Default)]
pub(super) struct Clock {
    heard: Option<(Timestamp, Duration)>,
    wall: Option<(Timestamp, Duration)>,
    kept: Option<Anchor>,
}

impl Clock {
    /// The server's clock was heard.
    pub(super) fn hear(&mut self, server: Timestamp, now: Duration) {
        self.heard = Some((server, now));
    }

    /// The totem's own clock was read.
    pub(super) fn read(&mut self, wall: Timestamp, now: Duration) {
        self.wall = Some((wall, now));
    }

    /// What an earlier run knew.
    pub(super) fn recall(&mut self, anchor: Option<Anchor>) {
        self.kept = anchor;
    }

    /// Whether the server's clock was heard in this run.
    pub(super) fn is_heard(&self) -> bool {
        self.heard.is_some()
    }

    /// The time, and what it is worth. Once the server's clock is known it is carried on by this run's own time, which does
    /// not change when somebody sets the totem's clock.
    pub(super) fn now(&self, now: Duration) -> Option<(Timestamp, Trust)> {
        let on = |(at, read): (Timestamp, Duration)| at.checked_add(now.saturating_sub(read)).ok();
        if let Some(heard) = self.heard {
            return Some((on(heard)?, Trust::Server));
        }
        let kept = self.kept?;
        let own = self.wall.and_then(on)?.checked_sub(SignedDuration::from_secs(kept.ahead_secs)).ok()?;
        let away = own.duration_since(kept.server);
        if away < -CLOCK_OFF_MAX {
            // The totem's clock shows a time that is known to be past: it is no earlier than what the server said last.
            return Some((kept.server.checked_add(now).ok()?, Trust::Doubtful));
        }
        Some((own, if away > AWAY_MAX { Trust::Doubtful } else { Trust::Own }))
    }

    /// What to keep on disk: nothing new while the server is not heard.
    pub(super) fn anchor(&self, now: Duration) -> Option<Anchor> {
        let Some((heard, at)) = self.heard else { return self.kept };
        let (wall, read) = self.wall?;
        let server = heard.checked_add(now.saturating_sub(at)).ok()?;
        let own = wall.checked_add(now.saturating_sub(read)).ok()?;
        Some(Anchor { server, ahead_secs: own.duration_since(server).as_secs() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_servers_time_wins_once_it_is_known() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(SECOND), None);
        clock.read(at("2031-01-01T00:00:00Z"), SECOND);
        assert_eq!(clock.now(SECOND), None, "nothing says how wrong that is");
        clock.hear(at("2026-11-23T08:00:00Z"), SECOND);
        assert_eq!(clock.now(3 * SECOND), Some((at("2026-11-23T08:00:02Z"), Trust::Server)));
        clock.read(at("2001-01-01T00:00:00Z"), 4 * SECOND);
        assert_eq!(clock.now(4 * SECOND), Some((at("2026-11-23T08:00:03Z"), Trust::Server)));
    }

    #[test]
    fn without_the_server_the_own_clock_is_set_right_by_what_was_known() {
        let mut first = Clock::default();
        first.hear(at("2026-11-23T08:00:00Z"), SECOND);
        first.read(at("2026-11-23T09:30:00Z"), SECOND);
        let anchor = first.anchor(2 * SECOND).unwrap();
        assert_eq!(anchor, Anchor { server: at("2026-11-23T08:00:01Z"), ahead_secs: 5_400 });

        let started = |wall: &str| {
            let mut clock = Clock::default();
            clock.recall(Some(anchor));
            clock.read(at(wall), Duration::ZERO);
            clock.now(SECOND).unwrap()
        };
        assert_eq!(started("2026-11-23T10:30:00Z"), (at("2026-11-23T09:00:01Z"), Trust::Own));
        assert_eq!(started("1970-01-01T00:00:00Z"), (at("2026-11-23T08:00:02Z"), Trust::Doubtful));
        assert_eq!(started("2027-03-01T10:30:00Z"), (at("2027-03-01T09:00:01Z"), Trust::Doubtful));
    }
}
