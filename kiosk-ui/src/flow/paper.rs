//! The printer as the rules see it, and the end of a slip.

use std::time::Duration;

use uuid::Uuid;

use super::{DONE_SHOWN, Effect, Flow, Milestone, ON_SCREEN_SHOWN, OnPaper, PRINTER_SILENCE_MAX, READY_AGE_MAX, Stage};

/// How the printer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PrinterHealth {
    /// A slip would be taken.
    Ready,
    /// It is at work on one, and will be ready soon.
    Busy,
    /// It cannot print.
    Trouble(PaperTrouble),
}

/// Why the printer cannot print, as far as it changes what people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaperTrouble {
    /// Not heard of yet.
    Starting,
    /// Not there, off, or silent.
    Silent,
    /// Out of paper.
    NoPaper,
    /// The cover is open.
    CoverOpen,
    /// Anything else.
    Fault,
}

/// The last that was heard of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PrinterState {
    heard: Option<Heard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heard {
    health: PrinterHealth,
    /// When this was said.
    at: Duration,
    /// When the printer itself last confirmed.
    confirmed_at: Option<Duration>,
}

impl PrinterState {
    /// Whether a press may be accepted.
    pub(super) fn is_ready(&self, now: Duration) -> bool {
        self.heard.is_some_and(|heard| {
            heard.health == PrinterHealth::Ready
                && heard.confirmed_at.is_some_and(|at| now.saturating_sub(at) <= READY_AGE_MAX)
        })
    }

    /// Why the totem is out of service, if the printer is the reason.
    pub(super) fn trouble(&self, now: Duration) -> Option<PaperTrouble> {
        let Some(heard) = self.heard else { return Some(PaperTrouble::Starting) };
        match heard.health {
            PrinterHealth::Trouble(trouble) => Some(trouble),
            PrinterHealth::Ready | PrinterHealth::Busy => {
                (now.saturating_sub(heard.at) > PRINTER_SILENCE_MAX).then_some(PaperTrouble::Silent)
            }
        }
    }
}

impl Flow {
    pub(super) fn on_printer(
        &mut self,
        health: PrinterHealth,
        confirmed_ago: Option<Duration>,
        now: Duration,
    ) -> Vec<Effect> {
        let confirmed_at = confirmed_ago.map(|ago| now.saturating_sub(ago));
        self.printer.heard = Some(Heard { health, at: now, confirmed_at });
        Vec::new()
    }

    pub(super) fn on_paper(&mut self, request_id: Uuid, on_paper: OnPaper, now: Duration) -> Vec<Effect> {
        let Stage::Printing { request_id: mine, ticket, pressed_at, .. } = &self.stage else { return Vec::new() };
        if *mine != request_id {
            return Vec::new();
        }
        let after_tap = now.saturating_sub(*pressed_at);
        let ticket = ticket.clone();
        let number = ticket.number.clone();
        let shown = if on_paper == OnPaper::Printed { DONE_SHOWN } else { ON_SCREEN_SHOWN };
        self.stage = Stage::Done { ticket, on_paper, until: now + shown };
        vec![
            Effect::Log(Milestone::Slip { number: number.clone(), on_paper, after_tap }),
            Effect::ReportPaper { number, paper: on_paper.report() },
        ]
    }
}
