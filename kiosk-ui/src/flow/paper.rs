//! The printer as the rules see it, and the end of a slip.

use std::{collections::VecDeque, time::Duration};

use jiff::civil::Date;
use turno_protocol::Paper;
use uuid::Uuid;

use super::{
    DONE_SHOWN, Effect, Flow, Milestone, No, ON_SCREEN_SHOWN, OnPaper, PRINTER_SILENCE_MAX, READY_AGE_MAX, Record,
    Stage, UNPROVEN_MAX,
};

/// How the printer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PrinterHealth {
    /// A slip would be taken.
    Ready,
    /// The same, and the roll is nearly used up.
    Low,
    /// It is at work on one, and will be ready soon.
    Busy,
    /// One stands in its mouth and waits to be taken.
    TakeSlip,
    /// It cannot print.
    Trouble(PaperTrouble),
}

/// Why the printer cannot print, as far as it changes what people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaperTrouble {
    /// Not heard of yet.
    Starting,
    /// Not there: unplugged.
    Unplugged,
    /// Off, or silent.
    Silent,
    /// Out of paper.
    NoPaper,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    Cutter,
    /// Paper is jammed.
    Jam,
    /// It is too hot, and will cool down by itself.
    Hot,
    /// Its supply is wrong.
    Voltage,
    /// A slip that nobody took blocks its mouth.
    NotTaken,
    /// A slip may still be in its memory.
    Leftover,
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

/// Slips whose proof may still come.
#[derive(Debug, Default)]
pub(super) struct Slips {
    /// The latest first.
    unproven: VecDeque<Unproven>,
}

/// A slip without proof.
#[derive(Debug)]
struct Unproven {
    request_id: Uuid,
    number: String,
    day: Date,
    pressed_at: Duration,
}

impl PrinterState {
    /// Whether a press may be accepted.
    pub(super) fn is_ready(&self, now: Duration) -> bool {
        self.heard.is_some_and(|heard| {
            matches!(heard.health, PrinterHealth::Ready | PrinterHealth::Low)
                && heard.confirmed_at.is_some_and(|at| now.saturating_sub(at) <= READY_AGE_MAX)
        })
    }

    /// Why no press may be accepted, if that is so.
    pub(super) fn refusal(&self, now: Duration) -> Option<No> {
        let why = if self.health(now) == PrinterHealth::TakeSlip { No::SlipNotTaken } else { No::PrinterBusy };
        (!self.is_ready(now)).then_some(why)
    }

    /// How it is, silence included.
    pub(super) fn health(&self, now: Duration) -> PrinterHealth {
        let said = self.heard.map_or(PrinterHealth::Busy, |heard| heard.health);
        self.trouble(now).map_or(said, PrinterHealth::Trouble)
    }

    /// Why the totem is out of service, if the printer is the reason.
    pub(super) fn trouble(&self, now: Duration) -> Option<PaperTrouble> {
        let Some(heard) = self.heard else { return Some(PaperTrouble::Starting) };
        match heard.health {
            PrinterHealth::Trouble(trouble) => Some(trouble),
            PrinterHealth::Ready | PrinterHealth::Low | PrinterHealth::Busy | PrinterHealth::TakeSlip => {
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
        let Stage::Printing { request_id: mine, ticket, pressed_at, .. } = &self.stage else {
            return self.on_late_paper(request_id, on_paper, now);
        };
        if *mine != request_id {
            return self.on_late_paper(request_id, on_paper, now);
        }
        let after_tap = now.saturating_sub(*pressed_at);
        let ticket = ticket.clone();
        let (number, day) = (ticket.number.clone(), ticket.day);
        let shown = self.stays(if on_paper == OnPaper::Printed { DONE_SHOWN } else { ON_SCREEN_SHOWN });
        if on_paper != OnPaper::Printed {
            self.slips.unproven.truncate(UNPROVEN_MAX - 1);
            let slip = Unproven { request_id, number: number.clone(), day, pressed_at: *pressed_at };
            self.slips.unproven.push_front(slip);
        }
        self.stage = match ticket.ordered {
            None => Stage::Done { ticket, on_paper, until: now + shown },
            // The reception is told, and so is the person there. Whoever stands here goes on where they were.
            Some(_) => Stage::Choosing,
        };
        let mut effects = vec![Effect::Log(Milestone::Slip { number, on_paper, after_tap })];
        effects.extend(self.paper_ended(request_id, on_paper.report(), now));
        effects
    }

    /// A print attempt has its end: it is written down, and told to the server until the server has heard it.
    fn paper_ended(&mut self, request_id: Uuid, paper: Paper, now: Duration) -> Vec<Effect> {
        if self.book.entry(request_id).is_none() {
            return Vec::new();
        }
        self.paces.remove(&request_id);
        let mut effects = self.note(vec![Record::Paper { request_id, paper }]);
        effects.extend(self.report_paper(request_id, now));
        effects
    }

    /// Proof that came after the end was given up: it counts all the same.
    fn on_late_paper(&mut self, request_id: Uuid, on_paper: OnPaper, now: Duration) -> Vec<Effect> {
        if on_paper != OnPaper::Printed {
            return Vec::new();
        }
        let Some(at) = self.slips.unproven.iter().position(|slip| slip.request_id == request_id) else {
            return Vec::new();
        };
        let Some(Unproven { number, day, pressed_at, .. }) = self.slips.unproven.remove(at) else { return Vec::new() };
        let shown = self.stays(DONE_SHOWN);
        if let Stage::Done { ticket, on_paper, until } = &mut self.stage
            && ticket.number == number
        {
            (*on_paper, *until) = (OnPaper::Printed, now + shown);
        }
        let after_tap = now.saturating_sub(pressed_at);
        let mut effects = vec![Effect::Log(Milestone::Slip { number: number.clone(), on_paper, after_tap })];
        if self.book.entry(request_id).is_some() {
            effects.extend(self.paper_ended(request_id, Paper::Printed, now));
        } else {
            // The first end was told and is settled: this one is told once, and nothing depends on it.
            let order = self.orders.order(request_id);
            effects.push(Effect::ReportPaper { request_id, number, day, paper: Paper::Printed, order });
        }
        effects
    }
}
