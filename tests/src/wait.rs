//! Waiting for a value, with a deadline.

use std::{
    future::Future,
    thread,
    time::{Duration, Instant},
};

/// How long anything may take before a test gives up: far above what a loaded machine needs, so only a defect meets it.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// Looks until `look` finds something.
///
/// # Panics
///
/// When [`DEADLINE`] has passed, with `what` was waited for.
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited {DEADLINE:?} in vain for {what}");
        thread::sleep(PAUSE);
    }
}

/// The same for a look that takes its own time.
///
/// # Panics
///
/// When [`DEADLINE`] has passed, with `what` was waited for.
pub async fn eventually_async<T, F: Future<Output = Option<T>>>(what: &str, mut look: impl FnMut() -> F) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited {DEADLINE:?} in vain for {what}");
        tokio::time::sleep(PAUSE).await;
    }
}
