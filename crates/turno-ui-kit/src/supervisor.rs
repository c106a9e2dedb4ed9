//! Tells the supervisor (systemd, `sd_notify(3)`) that a window is there and that it lives.
//!
//! The window tells it from a timer of its own loop, so a loop that hangs falls silent, and the program is started anew.

use std::time::Duration;

use sd_notify::NotifyState;

/// The supervisor is told this many times within its patience, so that one late turn of the loop is no death.
const TOLD_TIMES: u32 = 3;

/// Says that the window is ready. Returns how often [`lives`] is to be said from now on, or nothing if nobody wants to hear it.
#[must_use]
pub fn ready() -> Option<Duration> {
    tell(NotifyState::Ready);
    let patience = sd_notify::watchdog_enabled()?;
    tracing::info!(patience_secs = patience.as_secs(), "the supervisor is told that the window lives");
    Some(patience / TOLD_TIMES)
}

/// Says that the window lives.
pub fn lives() {
    tell(NotifyState::Watchdog);
}

fn tell(state: NotifyState<'_>) {
    // Without a supervisor there is nobody to tell.
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the supervisor cannot be told");
    }
}
