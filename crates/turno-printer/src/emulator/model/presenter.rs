//! The mouth that holds a slip until it is taken or drawn back.

use std::time::Duration;

use super::super::sheet::{Ending, Sheet};
use super::Emulator;
use crate::profile::Presenter;

/// How long a visitor takes to reach for a slip.
const REACH: Duration = Duration::from_millis(1500);

/// The mouth.
#[derive(Debug, Clone, Default)]
pub(super) struct Mouth {
    held: Option<Held>,
}

#[derive(Debug, Clone)]
struct Held {
    sheet: Sheet,
    /// It stands outside from then on.
    since: Duration,
    drawn_back_at: Duration,
}

impl Mouth {
    pub(super) const fn is_full(&self) -> bool {
        self.held.is_some()
    }
}

impl Emulator {
    pub(super) fn present(&mut self, sheet: Sheet, presenter: Presenter) {
        if self.mouth.is_full() {
            // The new slip pushes against the old one.
            self.condition.jam = true;
            self.sheets.push_back(Sheet { ending: Ending::Torn, ..sheet });
            return self.push_status();
        }
        let since = self.busy_until.max(self.clock);
        let drawn_back_at = since + Duration::from_secs(presenter.take_s.into());
        self.mouth.held = Some(Held { sheet, since, drawn_back_at });
        self.push_status();
    }

    /// The slip in the mouth, which nobody has taken yet.
    pub fn in_the_mouth(&self) -> Option<&Sheet> {
        self.mouth.held.as_ref().map(|held| &held.sheet)
    }

    /// The slip in the mouth is stuck: it cannot be drawn back.
    pub fn hold_in_the_mouth(&mut self) {
        if let Some(held) = &mut self.mouth.held {
            held.drawn_back_at = Duration::MAX;
        }
    }

    /// A hand takes the slip, or the printer draws it back, when the time has come.
    pub(super) fn mind_the_mouth(&mut self, now: Duration) {
        let Some(held) = &self.mouth.held else { return };
        let taken = !self.condition.nobody_takes && now >= held.since + REACH;
        let drawn_back = now >= held.drawn_back_at && !self.condition.stopped();
        if !taken && !drawn_back {
            return;
        }
        let Some(Held { mut sheet, .. }) = self.mouth.held.take() else { return };
        if !taken {
            sheet.ending = Ending::DrawnBack;
            self.retractions += 1;
        }
        self.sheets.push_back(sheet);
        self.push_status();
    }
}
