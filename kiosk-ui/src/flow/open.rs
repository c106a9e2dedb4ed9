//! Presses whose fate is open: kept on disk before they are sent, and sent again until they are answered.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use turno_protocol::{IssueTicketRequest, IssuedTicket, Paper};
use uuid::Uuid;

use super::{ANSWER_MAX, Effect, Flow, Milestone, Stage};

/// How many presses may be open at once: a visitor's own, and earlier ones that nobody waits for any more. With more, no answer
/// has come for so long that asking on makes no sense.
pub(crate) const OPEN_MAX: usize = 8;
/// The wait before an abandoned press is sent again; it doubles with each further one.
pub(crate) const RESEND_DELAY: Duration = Duration::from_secs(2);
/// The longest wait between two sendings of an abandoned press. There is no last one: as long as the answer is missing, somebody
/// may stand in the line who does not exist.
pub(crate) const RESEND_DELAY_MAX: Duration = Duration::from_secs(60);
/// The wait before the open presses are written again after the disk has refused them.
pub(crate) const KEEP_RETRY_DELAY: Duration = Duration::from_secs(10);

/// A press as it is kept on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OpenPress {
    /// The whole wish, so that it can be repeated to the letter.
    pub(crate) request: IssueTicketRequest,
    /// The number, once the visitor has been shown it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) shown: Option<String>,
}

/// Whether the disk took the open presses.
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

/// An open press, and what is done about it.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) press: OpenPress,
    /// Absent while the visitor waits for it.
    pub(super) abandoned: Option<Abandoned>,
}

/// A press that nobody waits for any more.
#[derive(Debug)]
pub(super) struct Abandoned {
    next_at: Duration,
    delay: Duration,
    /// The number that nobody was shown, once known.
    withdraw: Option<String>,
}

impl Abandoned {
    fn new(next_at: Duration) -> Self {
        Self { next_at, delay: RESEND_DELAY, withdraw: None }
    }
}

impl Flow {
    /// What an earlier run left open.
    pub(super) fn on_remembered(&mut self, presses: Vec<OpenPress>, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        for press in presses {
            match press.shown {
                // Somebody has seen it, and may have it on paper: it is theirs.
                Some(number) => effects.push(Effect::ReportPaper { number, paper: Paper::Unknown }),
                None => self.open.push(Open { press, abandoned: Some(Abandoned::new(now)) }),
            }
        }
        // Written back even if nothing has changed: it shows whether the disk takes anything at all.
        effects.push(self.remember());
        effects
    }

    /// Writes down what is open now.
    pub(super) fn remember(&self) -> Effect {
        Effect::Remember(self.open.iter().map(|open| open.press.clone()).collect())
    }

    pub(super) fn on_kept(&mut self, kept: Kept, now: Duration) -> Vec<Effect> {
        self.keep_again_at = match kept {
            Kept::Safe => None,
            Kept::Failed => Some(now + KEEP_RETRY_DELAY),
        };
        self.after_kept(kept, now)
    }

    /// The press is settled: it need not be known after a restart.
    pub(super) fn settle(&mut self, request_id: Uuid) -> Vec<Effect> {
        let before = self.open.len();
        self.open.retain(|open| open.press.request.request_id != request_id);
        if self.open.len() == before { Vec::new() } else { vec![self.remember()] }
    }

    /// The visitor gets no number; the press is sent on in the background.
    pub(super) fn abandon(&mut self, request_id: Uuid, now: Duration) -> Vec<Effect> {
        let Some(open) = self.open_mut(request_id) else { return Vec::new() };
        open.abandoned = Some(Abandoned::new(now + RESEND_DELAY));
        vec![Effect::Log(Milestone::Abandoned { request_id })]
    }

    pub(super) fn open_mut(&mut self, request_id: Uuid) -> Option<&mut Open> {
        self.open.iter_mut().find(|open| open.press.request.request_id == request_id)
    }

    /// Whether one more press could be kept.
    pub(super) fn takes_presses(&self) -> bool {
        let attended = matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. });
        attended || self.open.len() < OPEN_MAX
    }

    /// An abandoned press has its number: nobody was shown it, so it is taken back.
    pub(super) fn take_back(&mut self, request_id: Uuid, ticket: &IssuedTicket, now: Duration) -> Vec<Effect> {
        let Some(Open { abandoned: Some(abandoned), .. }) = self.open_mut(request_id) else { return Vec::new() };
        if abandoned.withdraw.is_none() {
            *abandoned = Abandoned { withdraw: Some(ticket.number.clone()), ..Abandoned::new(now) };
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
        if let Some(Open { abandoned: Some(abandoned), .. }) = self.open_mut(request_id) {
            abandoned.next_at = now + abandoned.delay;
        }
        Vec::new()
    }

    /// Sends what is due of the abandoned presses, and writes again what the disk has refused.
    pub(super) fn background(&mut self, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.keep_again_at.is_some_and(|at| now >= at) {
            self.keep_again_at = Some(now + KEEP_RETRY_DELAY);
            effects.push(self.remember());
        }
        for Open { press, abandoned } in &mut self.open {
            let Some(abandoned) = abandoned.as_mut().filter(|abandoned| now >= abandoned.next_at) else { continue };
            let request = press.request.clone();
            effects.push(match &abandoned.withdraw {
                Some(number) => Effect::Withdraw { request_id: request.request_id, number: number.clone() },
                None => Effect::Issue(Box::new(request)),
            });
            abandoned.delay = (abandoned.delay * 2).min(RESEND_DELAY_MAX);
            abandoned.next_at = now + ANSWER_MAX + abandoned.delay;
        }
        effects
    }
}
