//! When the clock and the log disagree about the time.

use jiff::{SignedDuration, Timestamp, civil::Date};
use turno_domain::HallId;

use super::EngineError;

/// How far the clock may stand behind the end of a hall's log at start. A hall never goes back in time: it stands still until
/// the clock has caught up. Two days let a clock that was set one day wrong be set right again; beyond that the hall would stand
/// still for longer than anybody would wait, so the start is refused.
pub const CLOCK_BEHIND_MAX: SignedDuration = SignedDuration::from_hours(48);

/// How far the clock may stand behind the log unnoticed: a time server corrects by seconds.
const CLOCK_BEHIND_UNNOTICED: SignedDuration = SignedDuration::from_secs(60);

/// How many days a running hall may go forward at once unnoticed. A tick comes every few seconds, so more than one day is the
/// clock's doing, and more than a month can hardly be undone.
const DAYS_FORWARD_UNNOTICED: i32 = 31;

/// Whether a hall is known to be ahead of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Drift {
    #[default]
    InStep,
    /// The clock is behind, and the log of the program says so already.
    Behind,
}

impl Drift {
    /// Compares the clock with the time of the hall's latest event, and says once when the clock falls behind it.
    pub(super) fn observe(&mut self, hall: &HallId, log_at: Timestamp, now: Timestamp) {
        let behind = log_at.duration_since(now) > CLOCK_BEHIND_UNNOTICED;
        if behind && *self == Self::InStep {
            tracing::warn!(
                %hall, clock = %now, log = %log_at,
                "the clock is behind the log: the hall's time stands still until the clock has caught up; check the clock",
            );
        }
        *self = if behind { Self::Behind } else { Self::InStep };
    }
}

/// Refuses a clock that is so far behind a hall's log that one of the two must be wrong.
pub(super) fn refuse_far_behind(hall: &HallId, log_at: Timestamp, now: Timestamp) -> Result<(), EngineError> {
    if log_at.duration_since(now) > CLOCK_BEHIND_MAX {
        return Err(EngineError::ClockBehind { hall: hall.clone(), log_at, now });
    }
    Ok(())
}

/// Says when a running hall goes so far forward that the clock must be doubted.
pub(super) fn note_leap(hall: &HallId, from: Date, to: Date) {
    let days = from.until(to).map_or(i32::MAX, |span| span.get_days());
    if from != Date::MIN && days > DAYS_FORWARD_UNNOTICED {
        tracing::error!(
            %hall, %from, %to,
            "the business day leapt forward: if the clock is wrong, stop the server now and restore the backup from before",
        );
    }
}
