//! When a link counts as dead, and how long to wait before the next attempt. Pure: time comes in as an argument.

use std::time::{Duration, Instant};

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use turno_protocol::BEAT_SECS;

/// The shortest wait before an attempt, in milliseconds.
pub const RETRY_DELAY_MS_MIN: u64 = 100;

/// The longest wait before an attempt, in milliseconds, jitter included. With [`crate::LINK_CONNECT_MS_MAX`] it is below the two
/// seconds within which a wall is back after its server; two hundred walls ask three hundred times a second, which costs
/// a starting server nothing.
pub const RETRY_DELAY_MS_MAX: u64 = 800;

/// A link on which nothing understandable was heard for this long is dead, in seconds: three beats.
pub const SILENCE_SECS_MAX: u64 = 3 * BEAT_SECS;

/// How long to wait before each attempt: doubling, with jitter, for ever.
#[derive(Debug)]
pub(crate) struct Pace {
    seed: u64,
    backoff: ExponentialBackoff,
}

impl Pace {
    /// `seed` must differ between machines, or they all come back at the same instants.
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, backoff: backoff(seed) }
    }

    /// The wait before the next attempt.
    pub(crate) fn next_delay(&mut self) -> Duration {
        self.backoff.next().unwrap_or(Duration::from_millis(RETRY_DELAY_MS_MAX))
    }

    /// The link works: the next failure begins with the short wait again.
    pub(crate) fn reset(&mut self) {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.backoff = backoff(self.seed);
    }
}

fn backoff(seed: u64) -> ExponentialBackoff {
    ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(RETRY_DELAY_MS_MIN))
        // Jitter adds up to the delay itself, so half of the limit is the largest delay without it.
        .with_max_delay(Duration::from_millis(RETRY_DELAY_MS_MAX / 2))
        .with_jitter()
        .with_jitter_seed(seed)
        .without_max_times()
        .build()
}

/// Whether the other side still lives.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pulse {
    heard_at: Instant,
    silence_max: Duration,
}

impl Pulse {
    pub(crate) fn new(now: Instant, silence_max: Duration) -> Self {
        Self { heard_at: now, silence_max }
    }

    /// Something understandable came.
    pub(crate) fn heard(&mut self, now: Instant) {
        self.heard_at = now;
    }

    /// How much longer silence is fine; zero when the link is dead.
    pub(crate) fn patience(&self, now: Instant) -> Duration {
        self.silence_max.saturating_sub(now.saturating_duration_since(self.heard_at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_limit_and_stay_there() {
        let mut pace = Pace::new(7);
        let delays: Vec<_> = (0..1_000).map(|_| pace.next_delay()).collect();
        assert!(delays[0] >= Duration::from_millis(RETRY_DELAY_MS_MIN));
        assert!(delays[0] <= Duration::from_millis(2 * RETRY_DELAY_MS_MIN));
        let limit = Duration::from_millis(RETRY_DELAY_MS_MAX);
        assert!(delays.iter().all(|delay| *delay <= limit));
        assert!(delays[10..].iter().all(|delay| *delay >= limit / 2), "{:?}", &delays[10..20]);
        pace.reset();
        assert!(pace.next_delay() <= Duration::from_millis(2 * RETRY_DELAY_MS_MIN));
    }

    #[test]
    fn two_machines_do_not_keep_step() {
        let (mut one, mut two) = (Pace::new(1), Pace::new(2));
        let equal = (0..50).filter(|_| one.next_delay() == two.next_delay()).count();
        assert!(equal < 5, "{equal} of 50 waits are equal");
    }

    #[test]
    fn silence_beyond_three_beats_is_death_and_any_word_is_life() {
        let start = Instant::now();
        let limit = Duration::from_secs(SILENCE_SECS_MAX);
        let mut pulse = Pulse::new(start, limit);
        assert_eq!(pulse.patience(start), limit);
        assert_eq!(pulse.patience(start + limit - Duration::from_millis(1)), Duration::from_millis(1));
        assert_eq!(pulse.patience(start + limit), Duration::ZERO);
        pulse.heard(start + Duration::from_secs(5));
        assert_eq!(pulse.patience(start + limit), Duration::from_secs(5));
    }
}
