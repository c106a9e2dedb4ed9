//! Tells the supervisor (systemd) that the window lives. It is told from a timer of the window's own loop, so a loop that
//! hangs falls silent, and the totem is started anew.

use sd_notify::NotifyState;
use slint::{Timer, TimerMode};

/// The supervisor is told this many times within its patience, so that one late turn of the loop is no death.
const TOLD_TIMES: u32 = 3;

/// Says that the totem is ready, and from now on that it lives, if a supervisor wants to know. It ends with the timer.
pub(crate) fn start() -> Option<Timer> {
    tell(&[NotifyState::Ready]);
    let patience = sd_notify::watchdog_enabled()?;
    let timer = Timer::default();
    timer.start(TimerMode::Repeated, patience / TOLD_TIMES, || tell(&[NotifyState::Watchdog]));
    tracing::info!(patience_secs = patience.as_secs(), "the supervisor is told that the window lives");
    Some(timer)
}

fn tell(state: &[NotifyState<'_>]) {
    // Without a supervisor there is nobody to tell.
    if let Err(error) = sd_notify::notify(state) {
        tracing::warn!(%error, "the supervisor cannot be told");
    }
}
