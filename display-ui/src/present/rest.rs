//! What follows from the hour: the picture that wanders and is dimmed, and the line about closing time.

use jiff::Timestamp;
use turno_protocol::{Board, CounterState, Opening};

use super::Presenter;
use crate::{
    announcer::Screen,
    sight::Layout,
    view::{BodyView, Heading, Night, Rest},
};

/// Closing time is announced in writing when it is this near, in seconds.
const CLOSING_SOON_SECS: i64 = 30 * 60;

/// The wall is dimmed while the office is closed, until this long before it opens, in seconds.
const NIGHT_ENDS_SECS: i64 = 30 * 60;

/// The steps by which the picture wanders and comes back.
const WANDER: [i32; 8] = [0, 1, 2, 1, 0, -1, -2, -1];

impl Presenter {
    /// The picture wanders by a step a minute, and is dimmed while the office is closed for longer than a break.
    pub(super) fn rest(&self, screen: &Screen, body: &BodyView) -> Rest {
        let Some(now) = screen.now else { return Rest::default() };
        let minute = now.as_second().div_euclid(60);
        let step = |at: i64| WANDER[usize::try_from(at.rem_euclid(WANDER.len() as i64)).unwrap_or(0)];
        // One way in eight minutes, the other in an hour, so that it is long until the same place.
        let wander = (step(minute), step(minute.div_euclid(WANDER.len() as i64)));
        let opening = screen.board.as_ref().map(|board| board.opening);
        let is_soon = |at: Timestamp| at.as_second() - now.as_second() <= NIGHT_ENDS_SECS;
        let night = match (body, opening) {
            (BodyView::Closed(_), Some(Opening::Closed { opens_at })) if !opens_at.is_some_and(is_soon) => Night::Yes,
            _ => Night::No,
        };
        Rest { wander, night }
    }

    /// What is worth a line of its own: closing time when it is near, and that only one of several counters is open.
    pub(super) fn message(&self, board: &Board, page: i64) -> Heading {
        let mut messages = Vec::new();
        if let Opening::Open { until: Some(until) } = board.opening
            && until.as_second() - board.now.as_second() <= CLOSING_SOON_SECS
        {
            let text = |language: &str| {
                let time = self.catalogue.clock(language, self.local(until).time());
                self.catalogue.text(language, "message-closing", &[("time", time.into())])
            };
            let second = self.second_language().map(text).unwrap_or_default();
            messages.push(Heading { text: text(self.language()), second });
        }
        let open = board.counters.iter().filter(|counter| counter.state != CounterState::Closed).count();
        let is_open = matches!(board.opening, Opening::Open { .. });
        if is_open && open == 1 && board.counters.len() > 1 && board.lines.iter().any(|line| line.waiting > 0) {
            messages.push(self.heading("message-one-counter"));
        }
        // Where two languages take turns, each message stands for two pages.
        let turn = if self.layout == Layout::Full { page } else { page / 2 };
        let turn = usize::try_from(turn.rem_euclid(messages.len().max(1) as i64)).unwrap_or(0);
        self.in_turns(messages.get(turn).cloned().unwrap_or_default(), page)
    }

    /// Two languages beside each other, or, where there is no room for both, one after the other.
    pub(super) fn in_turns(&self, both: Heading, page: i64) -> Heading {
        match self.layout {
            Layout::Full => both,
            Layout::Calls | Layout::Single if page.rem_euclid(2) == 1 && !both.second.is_empty() => {
                Heading { text: both.second, second: String::new() }
            }
            Layout::Calls | Layout::Single => Heading { second: String::new(), ..both },
        }
    }
}
