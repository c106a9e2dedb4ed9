//! How a ticket goes from line to line: sent by a hand, or on to the next part of its visit.

use jiff::Timestamp;

use crate::{
    CounterId, Footing, Named, NextPart, Position, Route, ServiceId, Ticket, Violation, apply::ensure,
    ticket::NamedBecause,
};

impl Ticket {
    pub(crate) fn send(&mut self, route: &Route, at: Timestamp) {
        self.service = route.to.clone();
        self.footing = match route.position {
            Position::Ahead => Footing::Ahead,
            Position::InOrder => Footing::Kept,
            Position::Behind => Footing::Behind { since: at },
        };
        let sent_to = |counter: &CounterId| Named { counter: counter.clone(), because: NamedBecause::Sent };
        self.named = route.counter.as_ref().map(sent_to);
    }

    pub(crate) fn go_on(&mut self, to: &ServiceId, next: &NextPart) -> Result<(), Violation> {
        let number = self.number;
        self.named = match next {
            NextPart::AsPlanned => {
                let planned = self.then.iter().position(|service| service == to);
                ensure(planned.is_some(), || format!("{number} was not to go on to {to}"))?;
                self.then.drain(..=planned.unwrap_or_default());
                None
            }
            NextPart::Back { counter } => {
                let way = self.back_to.pop();
                ensure(way.is_some_and(|way| way.service == *to), || format!("{number} was not to go back to {to}"))?;
                counter.as_ref().map(|counter| Named { counter: counter.clone(), because: NamedBecause::Back })
            }
        };
        self.service = to.clone();
        self.footing = Footing::Kept;
        Ok(())
    }
}
