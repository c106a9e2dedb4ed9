//! Presses that are not settled: kept on disk before they are sent, and seen to until nothing is left to do.

use std::time::Duration;

use jiff::civil::Date;
use turno_protocol::Paper;
use uuid::Uuid;

use super::{
    ANSWER_MAX, Effect, Flow, KEEP_RETRY_DELAY, Milestone, NOTES_MAX, OPEN_MAX, RESEND_DELAY, RESEND_DELAY_MAX, Record,
    Stage, Ticket, book::Entry,
};

/// Whether the disk took the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// They will be there after a power cut.
    Safe,
    /// They were not written.
    Failed,
}

/// What came of taking a number back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withdrawal {
    /// It is out of the line, by this or otherwise.
    Settled,
    /// No answer.
    Lost,
}

/// When something is tried again for a press that nobody waits for any more.
#[derive(Debug)]
pub(super) struct Pace {
    next_at: Duration,
    delay: Duration,
    /// The number that nobody was shown, once known.
    withdraw: Option<Unshown>,
}

/// A number that nobody was shown.
#[derive(Debug)]
struct Unshown {
    number: String,
    day: Date,
    code: String,
}

impl Pace {
    fn new(next_at: Duration) -> Self {
        Self { next_at, delay: RESEND_DELAY, withdraw: None }
    }

    /// The server is there: no reason to wait.
    pub(super) fn hurry(&mut self, now: Duration) {
        (self.next_at, self.delay) = (self.next_at.min(now), RESEND_DELAY);
    }
}

impl Flow {
    /// What an earlier run left open. A slip that was being printed has an unknown end: it is never printed again.
    pub(super) fn on_remembered(&mut self, records: &[Record], lost: u16, fresh: Uuid, now: Duration) -> Vec<Effect> {
        records.iter().for_each(|record| self.book.apply(record));
        self.book.skip(lost);
        if self.book.instance().is_none() {
            self.book.apply(&Record::Instance { id: fresh });
        }
        let cut_short = |entry: &&Entry| entry.number.is_some() && entry.paper.is_none();
        let cut_short: Vec<_> = self.book.entries().iter().filter(cut_short).map(|entry| entry.id).collect();
        for request_id in &cut_short {
            self.book.apply(&Record::Paper { request_id: *request_id, paper: Paper::Unknown });
        }
        self.paces = self.book.entries().iter().map(|entry| (entry.id, Pace::new(now))).collect();
        self.orders.remember(&self.book);
        // Written back even if nothing has changed: it shows whether the disk takes anything at all.
        let rewrite = self.rewrite();
        let scrap = (!cut_short.is_empty()).then_some(Effect::CutOff);
        [rewrite].into_iter().chain(scrap).collect()
    }

    /// Facts that are true from now on.
    pub(super) fn note(&mut self, records: Vec<Record>) -> Vec<Effect> {
        records.iter().for_each(|record| self.book.apply(record));
        self.noted += records.len();
        // Each writing costs as much as there is left: only if most of what stands there is settled.
        // After a failure it is not known what stands at the end of the file.
        if self.keep_again_at.is_some() || self.noted >= NOTES_MAX.max(4 * self.book.entries().len()) {
            return vec![self.rewrite()];
        }
        vec![Effect::Note(records)]
    }

    pub(super) fn rewrite(&mut self) -> Effect {
        self.noted = 0;
        Effect::Rewrite(self.book.records())
    }

    pub(super) fn on_kept(&mut self, kept: Kept, now: Duration) -> Vec<Effect> {
        self.keep_again_at = match kept {
            Kept::Safe => None,
            Kept::Failed => Some(now + KEEP_RETRY_DELAY),
        };
        self.after_kept(kept, now)
    }

    /// Whether the disk took nothing when it was written to last.
    #[must_use]
    pub(crate) fn disk_refuses(&self) -> bool {
        self.keep_again_at.is_some()
    }

    /// The press is settled: it need not be known after a restart.
    pub(super) fn settle(&mut self, request_id: Uuid) -> Vec<Effect> {
        self.paces.remove(&request_id);
        if self.book.entry(request_id).is_none() {
            return Vec::new();
        }
        self.note(vec![Record::Settled { request_id }])
    }

    /// The visitor gets no number from this press; it is sent on in the background.
    pub(super) fn abandon(&mut self, request_id: Uuid, now: Duration) -> Vec<Effect> {
        if self.book.entry(request_id).is_none() {
            return Vec::new();
        }
        self.paces.insert(request_id, Pace::new(now + RESEND_DELAY));
        vec![Effect::Log(Milestone::Abandoned { request_id })]
    }

    /// Somebody waits for an abandoned press again. Not if its number is being taken back.
    pub(super) fn wait_no_more(&mut self, request_id: Uuid) -> bool {
        let free = self.paces.get(&request_id).is_some_and(|pace| pace.withdraw.is_none());
        if free {
            self.paces.remove(&request_id);
        }
        free
    }

    /// Whether one more press could be kept.
    pub(super) fn takes_presses(&self) -> bool {
        let attended = matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. });
        attended || self.book.entries().iter().filter(|entry| entry.number.is_none()).count() < OPEN_MAX
    }

    /// An abandoned press has its number: nobody was shown it, so it is taken back.
    pub(super) fn take_back(&mut self, request_id: Uuid, ticket: &Ticket, now: Duration) -> Vec<Effect> {
        let Some(pace) = self.paces.get_mut(&request_id) else { return Vec::new() };
        if pace.withdraw.is_none() {
            let link = ticket.link.as_deref().unwrap_or_default();
            let code = link.rsplit('/').next().unwrap_or_default().to_owned();
            let unshown = Unshown { number: ticket.number.clone(), day: ticket.day, code };
            *pace = Pace { withdraw: Some(unshown), ..Pace::new(now) };
        }
        Vec::new()
    }

    pub(super) fn on_withdrawn(&mut self, request_id: Uuid, withdrawal: Withdrawal, now: Duration) -> Vec<Effect> {
        match withdrawal {
            Withdrawal::Settled => self.settle(request_id),
            Withdrawal::Lost => self.put_off(request_id, now),
        }
    }

    /// No answer: the next sending waits from now.
    pub(super) fn put_off(&mut self, request_id: Uuid, now: Duration) -> Vec<Effect> {
        if let Some(pace) = self.paces.get_mut(&request_id) {
            pace.next_at = now + pace.delay;
        }
        Vec::new()
    }

    /// Tells the server what became of a slip, if it has the number.
    pub(super) fn report_paper(&mut self, request_id: Uuid, now: Duration) -> Vec<Effect> {
        self.paces.entry(request_id).or_insert_with(|| Pace::new(now));
        self.background(now)
    }

    /// The server has heard what became of a slip.
    pub(super) fn on_paper_heard(&mut self, request_id: Uuid, paper: Paper) -> Vec<Effect> {
        // It may have become known better since.
        let heard = self.book.entry(request_id).is_some_and(|entry| entry.paper == Some(paper));
        if heard { self.settle(request_id) } else { Vec::new() }
    }

    /// Sends what is due of the presses that nobody waits for, hands numbers in, and writes again what the disk has refused.
    pub(super) fn background(&mut self, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.keep_again_at.is_some_and(|at| now >= at) {
            self.keep_again_at = Some(now + KEEP_RETRY_DELAY);
            effects.push(self.rewrite());
        }
        for entry in self.book.entries() {
            let Some(pace) = self.paces.get_mut(&entry.id) else { continue };
            let Some(effect) = due(entry, pace, now) else { continue };
            effects.push(effect);
            pace.delay = (pace.delay * 2).min(RESEND_DELAY_MAX);
            pace.next_at = now + ANSWER_MAX + pace.delay;
        }
        effects.extend(self.hand_in_if_due(now));
        effects
    }
}

/// What the server must hear of a press now.
fn due(entry: &Entry, pace: &Pace, now: Duration) -> Option<Effect> {
    let id = entry.id;
    if now < pace.next_at || entry.to_hand_in().is_some() {
        return None;
    }
    match (&entry.number, entry.paper, &pace.withdraw) {
        (None, _, Some(Unshown { number, day, code })) => {
            Some(Effect::Withdraw { request_id: id, number: number.clone(), day: *day, code: code.clone() })
        }
        (None, _, None) => Some(Effect::Issue(Box::new(entry.request.clone()?))),
        (Some((number, day)), Some(paper), _) => {
            let order = entry.request.is_none().then_some(id);
            Some(Effect::ReportPaper { request_id: id, number: number.clone(), day: *day, paper, order })
        }
        // It is being printed.
        (Some(_), None, _) => None,
    }
}
