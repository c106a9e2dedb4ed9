//! How the visitor uses the totem: larger, with more contrast, lower down, in which language, and for how long.

use std::time::Duration;

use super::{Flow, IDLE_MAX, IDLE_WARNING, SPOKEN_IDLE_MAX, SPOKEN_SHOWN, Shown, Stage};

/// The modes that are on. They end with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Manner {
    /// Everything is larger, so less of it stands on a page.
    pub(crate) large: bool,
    /// Black, white and yellow.
    pub(crate) contrast: bool,
    /// Every control is within reach of somebody who sits.
    pub(crate) low: bool,
    /// What stands on the screen is said, and the keypad leads through it.
    pub(crate) speech: bool,
}

/// A mode that is switched on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Larger.
    Large,
    /// More contrast.
    Contrast,
    /// Lower down.
    Low,
    /// Speech and keypad.
    Speech,
}

impl Manner {
    fn toggle(&mut self, mode: Mode) {
        let switch = match mode {
            Mode::Large => &mut self.large,
            Mode::Contrast => &mut self.contrast,
            Mode::Low => &mut self.low,
            Mode::Speech => &mut self.speech,
        };
        *switch = !*switch;
    }
}

impl Flow {
    /// The modes that are on.
    #[must_use]
    pub(crate) fn manner(&self) -> Manner {
        self.manner
    }

    pub(super) fn switch(&mut self, mode: Mode) {
        self.manner.toggle(mode);
        // A page of another size begins at its beginning.
        self.page = 0;
    }

    /// Opens the list of languages, or closes it.
    pub(super) fn list_languages(&mut self) {
        self.listing = !self.listing;
    }

    /// Whether the list of languages stands over `shown`.
    pub(super) fn lists_languages(&self, shown: Shown) -> bool {
        self.listing && shown != Shown::Printing
    }

    /// The languages on the screen: the one that the visitor chose, else the two of a hall that shows two side by side, else
    /// the main one.
    #[must_use]
    pub(crate) fn languages(&self) -> Vec<&str> {
        match (&self.language, self.hall()) {
            (None, Some(hall)) if hall.side_by_side.len() == 2 && self.has_room_for_two() => {
                hall.side_by_side.iter().map(String::as_str).collect()
            }
            _ => vec![self.language()],
        }
    }

    /// Whether two languages can stand side by side. What is said is said in one, and the screen shows what is said; whoever looks
    /// after the totem reads long lines.
    #[must_use]
    pub(crate) fn has_room_for_two(&self) -> bool {
        !self.manner.speech && !matches!(self.stage, Stage::Pin { .. } | Stage::Upkeep(_))
    }

    /// Whether the visitor is asked for a sign, because the screen soon goes back to its beginning.
    #[must_use]
    pub(crate) fn asks_for_a_sign(&self, now: Duration) -> bool {
        let idle = now.saturating_sub(self.last_touch);
        let goes_home_by_itself = matches!(self.stage, Stage::Done { .. } | Stage::No { .. });
        let waits = matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. });
        let reads = !goes_home_by_itself && !waits;
        reads && self.is_in_use() && (self.idle_max() - IDLE_WARNING..self.idle_max()).contains(&idle)
    }

    /// Whether anything on the screen is of the person who was there last.
    fn is_in_use(&self) -> bool {
        let untouched = self.language.is_none() && self.manner == Manner::default() && self.page == 0 && !self.listing;
        !untouched || self.stage != Stage::Choosing
    }

    /// After so long without a touch or a key the screen goes back to its beginning.
    #[must_use]
    pub(crate) fn idle_max(&self) -> Duration {
        if self.manner.speech { SPOKEN_IDLE_MAX } else { IDLE_MAX }
    }

    /// How long a screen stays that goes home by itself: longer for somebody who hears it.
    pub(super) fn stays(&self, usual: Duration) -> Duration {
        if self.manner.speech { usual.max(SPOKEN_SHOWN) } else { usual }
    }

    /// Somebody is still there who listens: the screen that goes home by itself has its whole time again.
    pub(super) fn stay(&mut self, now: Duration) {
        let later = now + self.stays(Duration::ZERO);
        if let Stage::Done { until, .. } | Stage::No { until, .. } = &mut self.stage {
            *until = later.max(*until);
        }
    }

    /// Forgets how the last person used the totem.
    pub(super) fn forget_manner(&mut self) {
        self.manner = Manner::default();
        self.listing = false;
    }
}
