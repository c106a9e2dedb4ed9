//! The server's clock, as far as the wall knows it. The machine's own clock is never shown: it may be wrong for years.

use std::time::{Duration, Instant};

use jiff::Timestamp;

/// A server time that lies behind the shown one by less than this may be late news, in seconds.
const JITTER_SECS_MAX: i64 = 2;

/// News that stay late for this long are no late news: the server's clock was set back a little, in seconds.
const LATE_SECS_MAX: u64 = 6;

/// The last time heard from the server, carried forward by the machine's monotonic clock.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ServerClock {
    heard: Option<(Timestamp, Instant)>,
    /// Since when everything heard is late.
    late_since: Option<Instant>,
}

impl ServerClock {
    /// The server says that it is `time`.
    pub(crate) fn hear(&mut self, time: Timestamp, now: Instant) {
        let behind_secs = self.at(now).map_or(0, |shown| shown.as_second() - time.as_second());
        // A frame that was a little slower on its way must not turn the minute back.
        if (1..=JITTER_SECS_MAX).contains(&behind_secs) {
            let since = *self.late_since.get_or_insert(now);
            if now.saturating_duration_since(since) < Duration::from_secs(LATE_SECS_MAX) {
                return;
            }
        }
        self.late_since = None;
        self.heard = Some((time, now));
    }

    /// The server's time at `now`; nothing before the first word.
    pub(crate) fn at(&self, now: Instant) -> Option<Timestamp> {
        let (time, heard_at) = self.heard?;
        let elapsed: Duration = now.saturating_duration_since(heard_at);
        time.checked_add(elapsed).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn it_goes_on_by_itself_and_follows_the_server() {
        let (mut clock, start) = (ServerClock::default(), Instant::now());
        assert_eq!(clock.at(start), None);
        clock.hear(time("2026-11-23T09:00:00Z"), start);
        assert_eq!(clock.at(start + Duration::from_secs(90)), Some(time("2026-11-23T09:01:30Z")));
        // The server's clock was set: forward or back, the wall follows.
        clock.hear(time("2026-11-23T10:00:00Z"), start);
        assert_eq!(clock.at(start), Some(time("2026-11-23T10:00:00Z")));
        clock.hear(time("2026-11-23T08:00:00Z"), start);
        assert_eq!(clock.at(start), Some(time("2026-11-23T08:00:00Z")));
    }

    #[test]
    fn a_slow_frame_does_not_turn_it_back() {
        let (mut clock, start) = (ServerClock::default(), Instant::now());
        clock.hear(time("2026-11-23T09:00:01Z"), start);
        clock.hear(time("2026-11-23T09:00:00Z"), start);
        assert_eq!(clock.at(start), Some(time("2026-11-23T09:00:01Z")));
    }

    #[test]
    fn a_clock_set_back_by_a_second_or_two_is_followed_soon() {
        let (mut clock, start) = (ServerClock::default(), Instant::now());
        let server = |second: u64| time("2026-11-23T09:00:00Z") + Duration::from_secs(second);
        clock.hear(server(2), start);
        // From here on the server is two seconds behind what it said; it speaks every two seconds.
        for second in [2, 4, 6] {
            clock.hear(server(second), start + Duration::from_secs(second));
            assert_eq!(clock.at(start + Duration::from_secs(second)), Some(server(second + 2)));
        }
        clock.hear(server(8), start + Duration::from_secs(8));
        assert_eq!(clock.at(start + Duration::from_secs(8)), Some(server(8)));
    }
}
