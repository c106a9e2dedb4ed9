//! Where the engine gets its time from: the only place in the server that asks what time it is for a hall.

use std::{fmt, sync::Arc, time::Instant};

use jiff::{SignedDuration, Timestamp};

/// A source of time. Cheap to clone; all clones say the same.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The system's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::from_fn(Timestamp::now)
    }

    /// A clock that shows `start` now and goes on at real pace: for demonstrations outside office hours.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        let begun = Instant::now();
        Self::from_fn(move || {
            let elapsed = SignedDuration::try_from(begun.elapsed()).unwrap_or(SignedDuration::MAX);
            start.saturating_add(elapsed).unwrap_or(Timestamp::MAX)
        })
    }

    /// A clock that shows what `now` says.
    #[must_use]
    pub fn from_fn(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
