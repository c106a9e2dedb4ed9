//! The printer as the rules see it, and the end of a slip.

use std::{collections::VecDeque, time::Duration};

use jiff::civil::Date;
use turno_protocol::Paper;
use uuid::Uuid;

use super::{
    DONE_SHOWN, Effect, Flow, Milestone, No, ON_SCREEN_SHOWN, OnPaper, PRINTER_SILENCE_MAX, READY_AGE_MAX, Record,
    SLIPS_REMEMBERED, Stage,
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

/// The last slips: a proof may still come, and nobody may take what has come out.
#[derive(Debug, Default)]
pub(super) struct Slips {
    /// The latest first.
    last: VecDeque<Slip>,
}

/// A slip that has had its first end.
#[derive(Debug, Clone)]
struct Slip {
    request_id: Uuid,
    number: String,
    day: Date,
    pressed_at: Duration,
    /// What is known of it.
    on_paper: OnPaper,
}

impl Slips {
    fn remember(&mut self, slip: Slip) {
        self.last.truncate(SLIPS_REMEMBERED - 1);
        self.last.push_front(slip);
    }

    /// A proof has come for a slip that had none.
    fn prove(&mut self, request_id: Uuid) -> Option<Slip> {
        let unproven = |slip: &&mut Slip| slip.request_id == request_id && slip.on_paper != OnPaper::Printed;
        let slip = self.last.iter_mut().find(unproven)?;
        slip.on_paper = OnPaper::Printed;
        Some(slip.clone())
    }

    /// A slip that had come out was drawn back: nothing more can become of it.
    fn draw_back(&mut self, request_id: Uuid) -> Option<Slip> {
        let at =
            self.last.iter().position(|slip| slip.request_id == request_id && slip.on_paper == OnPaper::Printed)?;
        self.last.remove(at)
    }
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
        self.slips.remember(Slip { request_id, number: number.clone(), day, pressed_at: *pressed_at, on_paper });
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
        let Some(slip) = self.slips.prove(request_id) else { return Vec::new() };
        let shown = self.stays(DONE_SHOWN);
        if let Stage::Done { ticket, on_paper, until } = &mut self.stage
            && ticket.number == slip.number
        {
            (*on_paper, *until) = (OnPaper::Printed, now + shown);
        }
        let after_tap = now.saturating_sub(slip.pressed_at);
        let mut effects = vec![Effect::Log(Milestone::Slip { number: slip.number.clone(), on_paper, after_tap })];
        effects.extend(self.tell_late(slip, Paper::Printed, now));
        effects
    }

    /// Nobody took a slip, and the printer has drawn it back. The number is as alive as before.
    pub(super) fn on_drawn_back(&mut self, request_id: Uuid, now: Duration) -> Vec<Effect> {
        let Some(slip) = self.slips.draw_back(request_id) else { return Vec::new() };
        // Whoever still stands there, listening, has no slip to take any more.
        if let Stage::Done { ticket, on_paper, .. } = &mut self.stage
            && ticket.number == slip.number
        {
            *on_paper = OnPaper::Failed;
        }
        let mut effects = vec![Effect::Log(Milestone::DrawnBack { number: slip.number.clone() })];
        effects.extend(self.tell_late(slip, Paper::NotTaken, now));
        effects
    }

    /// Tells the server what became known of a slip after its first end.
    fn tell_late(&mut self, slip: Slip, paper: Paper, now: Duration) -> Vec<Effect> {
        let Slip { request_id, number, day, .. } = slip;
        if self.book.entry(request_id).is_some() {
            return self.paper_ended(request_id, paper, now);
        }
        // The first end was told and is settled: this one is told once, and nothing depends on it.
        let order = self.orders.order(request_id);
        vec![Effect::ReportPaper { request_id, number, day, paper, order }]
    }
}
