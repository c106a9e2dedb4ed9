//! From the first word to ready: nothing left from before, known modes, and a printer that has shown how it proves.
//!
//! Before the totem gives its first number, the printer is asked what it will be asked behind every slip. A profile that
//! promises a proof the printer does not have is found out here and not by a visitor.

use std::time::Duration;

use super::core::Machine;
use super::job::{longest, wire};
use super::{Effect, Reason, Report};
use crate::encode::{ASB_ON, TEXT_BYTES_MAX, band_bytes_max};
use crate::logo::{self, LogoKey};
use crate::profile::{ClearKind, LogoStore, ProofKind, StatusFamily};
use crate::proof::{self, Question};
use crate::proto::{Counter, Reply};

/// Probes without answer that make a printer one that cannot prove.
const TRIES_MAX: u8 = 2;
/// How long the answer may take of a printer whose memory is known to be empty.
const ANSWER_MAX: Duration = Duration::from_millis(1500);
/// Wait between two probes.
const PROBE_AGAIN: Duration = Duration::from_secs(3);
/// `ESC @`: print modes as after power-on.
const INIT: [u8; 2] = [0x1B, 0x40];
/// Characters a probe may have, `!` to `~`; the space in front of them tells a probe from a job.
const PROBE_BASE: u32 = 94;

/// Whether the printer may be given a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readiness {
    /// Its modes are not known; it will be asked at this time.
    No { at: Duration, tries: u8 },
    /// It has been asked.
    Asked { until: Duration, tries: u8 },
    /// It has answered.
    Yes,
}

impl Default for Readiness {
    fn default() -> Self {
        Self::No { at: Duration::ZERO, tries: 0 }
    }
}

impl Readiness {
    pub(super) const fn reason(self) -> Option<Reason> {
        match self {
            Self::Yes => None,
            Self::No { tries, .. } | Self::Asked { tries, .. } if tries >= TRIES_MAX => Some(Reason::NoProof),
            Self::No { .. } | Self::Asked { .. } => Some(Reason::Starting),
        }
    }
}

/// What the printer has shown of itself on this connection.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    process_id: bool,
    /// Its answer to `GS I n`.
    pub(super) mark: Option<Reply>,
    pub(super) cuts: Option<u32>,
    pub(super) retractions: Option<u32>,
    /// Our picture in its memory.
    pub(super) logo: Option<LogoKey>,
}

impl Known {
    fn proves_by(&self, kind: ProofKind) -> bool {
        match kind {
            ProofKind::ProcessId => self.process_id,
            ProofKind::Fence => self.mark.is_some(),
            ProofKind::CutCounter => self.cuts.is_some(),
            // A bit of the status, which every answer has.
            ProofKind::PresenterSensor => true,
        }
    }
}

impl Machine {
    /// First word on this connection, or after a silence: nothing may be left from before.
    pub(super) fn greet(&mut self) {
        self.greeted = true;
        self.readiness = Readiness::No { at: self.now, tries: 0 };
        if self.job.is_none() && self.clearing.is_none() && self.profile.job.clear == ClearKind::DleDc4 {
            self.clear(None);
        }
    }

    pub(super) fn cut_off(&mut self) {
        self.scrap = true;
        self.prepare_anew();
    }

    pub(super) fn prepare_anew(&mut self) {
        self.readiness = Readiness::No { at: self.now, tries: 0 };
    }

    pub(super) fn watch_readiness(&mut self) {
        // A dirty printer may be offline, and offline it keeps what it is sent: nothing more until it is clean.
        let quiet = self.greeted
            && self.job.is_none()
            && self.upload.is_none()
            && self.clearing.is_none()
            && self.dirt.is_none();
        let in_order = quiet && self.status.reason().is_none() && self.orders.is_empty();
        match self.readiness {
            Readiness::No { at, tries } if in_order && self.now >= at => self.prepare(tries),
            Readiness::Asked { tries, .. } if self.status.reason().is_some() => {
                self.readiness = Readiness::No { at: self.now, tries };
            }
            Readiness::Asked { until, tries } if self.now >= until => self.unanswered(tries + 1),
            _ => {}
        }
    }

    fn prepare(&mut self, tries: u8) {
        let mut answer_max = match self.profile.job.clear {
            ClearKind::DleDc4 => ANSWER_MAX,
            // It may be at work on what an earlier run of the program sent.
            ClearKind::None => longest(TEXT_BYTES_MAX, &self.profile, self.baud),
        };
        if std::mem::take(&mut self.half_picture) && self.profile.job.clear == ClearKind::None {
            // The rest of a picture, should it wait for one; to a printer that waits for nothing, NUL means nothing.
            let rest = band_bytes_max(&self.profile);
            self.orders.extend(std::iter::repeat_n(0, rest));
            answer_max += wire(rest, self.baud);
        }
        self.orders.extend(INIT);
        if self.profile.status != StatusFamily::Custom {
            self.orders.extend(ASB_ON);
        }
        if std::mem::take(&mut self.scrap) {
            self.orders.extend(&self.profile.job.cut);
            answer_max += longest(0, &self.profile, self.baud);
        }
        self.known = Known::default();
        self.answers = proof::Answers::default();
        if self.profile.logo == LogoStore::GsL {
            self.orders.extend(logo::LIST);
        }
        self.probes += 1;
        let questions = proof::probe(&self.profile, probe_id(self.probes));
        self.orders.extend(questions.into_iter().flat_map(Question::bytes));
        self.readiness = Readiness::Asked { until: self.now + answer_max, tries };
    }

    /// The answer did not come: what has been shown so far must do, or the profile promises too much.
    fn unanswered(&mut self, tries: u8) {
        if self.profile.job.proof.iter().any(|kind| self.known.proves_by(*kind)) {
            self.readiness = Readiness::Yes;
            return;
        }
        self.readiness = Readiness::No { at: self.now + PROBE_AGAIN, tries };
        if tries == TRIES_MAX {
            let sentence = format!(
                "the printer answers, but not with the proof that the profile `{}` promises, so no slip could be \
                 trusted. Set the profile of this printer's model",
                self.profile.name
            );
            self.effects.push(Effect::Report(Report::Trouble(sentence)));
        }
    }

    fn ready_if_proved(&mut self) {
        if self.profile.job.proof.iter().all(|kind| self.known.proves_by(*kind)) {
            self.readiness = Readiness::Yes;
        }
    }

    const fn is_asked(&self) -> bool {
        matches!(self.readiness, Readiness::Asked { .. })
    }

    /// The probe's process ID came back, if it is the last one's.
    pub(super) fn probe_echoed(&mut self, id: &[u8]) {
        if self.is_asked() && id == probe_id(self.probes) {
            self.known.process_id = true;
            self.ready_if_proved();
        }
    }

    /// A probe's answers may be complete.
    pub(super) fn learn_mark(&mut self) {
        if self.is_asked()
            && let Some(mark) = self.answers.learned()
        {
            self.known.mark = Some(mark);
            self.ready_if_proved();
        }
    }

    /// A counter's value, outside a job.
    pub(super) fn learn_count(&mut self, counter: Counter, value: u32) {
        match counter {
            Counter::Cuts => self.known.cuts = Some(value),
            Counter::Retractions => self.known.retractions = Some(value),
        }
        if self.is_asked() {
            self.ready_if_proved();
        }
    }
}

/// The characters of a probe; a job has no space among its own.
fn probe_id(probe: u32) -> [u8; 4] {
    // Each remainder is below 94, so the sum stays at or below 7Eh.
    let digit = |place: u32| b'!' + u8::try_from(probe / place % PROBE_BASE).unwrap_or(0);
    [b' ', digit(PROBE_BASE * PROBE_BASE), digit(PROBE_BASE), digit(1)]
}
