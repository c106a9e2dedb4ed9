//! What the link has heard and its reader has not yet taken: always short, never without the latest board.

use std::collections::VecDeque;

use crate::LinkEvent;

/// The longest an inbox gets: the link's state, a board, a floor, a beat.
pub(crate) const INBOX_EVENTS_MAX: usize = 4;

/// Events in order of arrival, at most one of each kind: a newer one of a kind takes the place of the older.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    events: VecDeque<LinkEvent>,
}

/// Two events of one kind say the same thing at two times, so only the later one is still true.
#[derive(PartialEq, Eq)]
enum Kind {
    State,
    Board,
    Floor,
    Beat,
}

fn kind(event: &LinkEvent) -> Kind {
    match event {
        LinkEvent::Up | LinkEvent::Down { .. } => Kind::State,
        LinkEvent::Board(_) => Kind::Board,
        LinkEvent::Floor(_) => Kind::Floor,
        LinkEvent::Beat(_) => Kind::Beat,
    }
}

impl Inbox {
    pub(crate) fn push(&mut self, event: LinkEvent) {
        let new = kind(&event);
        self.events.retain(|old| kind(old) != new);
        self.events.push_back(event);
        debug_assert!(self.events.len() <= INBOX_EVENTS_MAX);
    }

    pub(crate) fn pop(&mut self) -> Option<LinkEvent> {
        self.events.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use turno_protocol::Beat;

    use super::*;
    use crate::{DownCause, link::tests::board};

    #[test]
    fn a_slow_reader_gets_the_latest_of_each_kind_in_order() {
        let mut inbox = Inbox::default();
        inbox.push(LinkEvent::Up);
        for version in 1..=10_000 {
            inbox.push(LinkEvent::Board(Box::new(board(version))));
            inbox.push(LinkEvent::Beat(Beat { now: jiff::Timestamp::UNIX_EPOCH }));
        }
        inbox.push(LinkEvent::Down { cause: DownCause::Silent });
        assert!(matches!(inbox.pop(), Some(LinkEvent::Board(board)) if board.version == 10_000));
        assert!(matches!(inbox.pop(), Some(LinkEvent::Beat(_))));
        assert!(matches!(inbox.pop(), Some(LinkEvent::Down { .. })));
        assert!(inbox.pop().is_none());
    }

    #[test]
    fn a_quick_reader_gets_everything() {
        let mut inbox = Inbox::default();
        inbox.push(LinkEvent::Up);
        assert!(matches!(inbox.pop(), Some(LinkEvent::Up)));
        for version in 1..=3 {
            inbox.push(LinkEvent::Board(Box::new(board(version))));
            assert!(matches!(inbox.pop(), Some(LinkEvent::Board(board)) if board.version == version));
        }
    }
}
