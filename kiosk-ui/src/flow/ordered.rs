//! Slips that the reception has asked for at this totem: taken while nobody stands there, printed at once or never, and never twice.

use std::{collections::VecDeque, mem, time::Duration};

use turno_protocol::{Paper, SlipOrder};
use uuid::Uuid;

use super::{
    ANSWER_MAX, Book, Effect, Flow, Kept, Manner, Milestone, ORDER_QUIET, ORDERS_REMEMBERED, Ordered, Record, Shown,
    Stage, Ticket,
};

/// The reception's orders, as far as the journal does not hold them.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// Those that have come, the latest first: the server gives each once, and should it ever err, none is printed again.
    known: VecDeque<Uuid>,
    /// The last one waits for the disk.
    unkept: bool,
}

impl Orders {
    /// Takes over what an earlier run has left in the journal.
    pub(super) fn remember(&mut self, book: &Book) {
        let orders = book.entries().iter().filter(|entry| entry.request.is_none());
        orders.for_each(|entry| self.known.push_front(entry.id));
    }

    /// The request as that of an order, if it is one.
    pub(super) fn order(&self, request_id: Uuid) -> Option<Uuid> {
        self.known.contains(&request_id).then_some(request_id)
    }
}

impl Flow {
    /// Asks for what was ordered here, while it could be printed at once and nobody is at the screen. Each board is followed once:
    /// the next one, at the latest in five seconds, says whether there is still something.
    pub(super) fn take_slip_if_due(&mut self, now: Duration) -> Vec<Effect> {
        let ordered = self.board.as_ref().is_some_and(|board| !board.slip_orders.is_empty());
        if !ordered || !self.link_up || self.is_name_taken() || !self.is_left_alone(now) || !self.prints_orders(now) {
            return Vec::new();
        }
        let named = self.board.as_mut().map_or_else(Vec::new, |board| mem::take(&mut board.slip_orders));
        let own = self.own_name().map(str::to_owned).filter(|own| named.contains(own));
        let Some((kiosk, instance)) = own.zip(self.instance()) else { return Vec::new() };
        vec![Effect::TakeSlip { kiosk, instance, asked_at: now }]
    }

    /// Whether nobody has chosen anything, nor has just pressed.
    fn is_left_alone(&self, now: Duration) -> bool {
        let untouched = self.language.is_none() && self.page == 0 && self.manner == Manner::default();
        untouched && now.saturating_sub(self.last_touch) >= ORDER_QUIET
    }

    /// Whether a slip could go to the printer now without taking it from a visitor.
    fn prints_orders(&self, now: Duration) -> bool {
        let nobody_waits = self.stage == Stage::Choosing && matches!(self.shown(now), Shown::Choose | Shown::Closed);
        nobody_waits && self.printer.is_ready(now)
    }

    /// An order is here. It is given once, so whatever is not begun now never is, and the reception is told.
    pub(super) fn on_slip_order(&mut self, order: SlipOrder, asked_at: Duration, now: Duration) -> Vec<Effect> {
        let SlipOrder { request_id, ticket, language, reprint } = order;
        let (number, day) = (ticket.number.clone(), ticket.day);
        if self.orders.order(request_id).is_some() {
            return vec![Effect::Log(Milestone::OrderLeft { number })];
        }
        self.orders.known.push_front(request_id);
        self.orders.known.truncate(ORDERS_REMEMBERED);
        // An answer that was long on its way is about a person who has gone; and a visitor may have been quicker.
        if now.saturating_sub(asked_at) >= ANSWER_MAX || !self.prints_orders(now) {
            let left = Effect::Log(Milestone::OrderLeft { number: number.clone() });
            let order = Some(request_id);
            return vec![left, Effect::ReportPaper { request_id, number, day, paper: Paper::OnScreen, order }];
        }
        let ticket = Ticket { ordered: Some(Ordered { language, reprint }), ..Ticket::from(ticket) };
        self.stage = Stage::Printing { request_id, ticket: Box::new(ticket), pressed_at: now, since: now };
        self.orders.unkept = true;
        let mut effects = vec![Effect::Log(Milestone::Ordered { number: number.clone() })];
        effects.extend(self.note(vec![Record::Ordered { request_id, number, day }]));
        effects
    }

    /// An order goes to the printer once it is safe on disk, and is dropped if it is not.
    pub(super) fn after_order_kept(&mut self, kept: Kept) -> Vec<Effect> {
        let Stage::Printing { request_id, ticket, .. } = &self.stage else { return Vec::new() };
        if !mem::take(&mut self.orders.unkept) {
            return Vec::new();
        }
        let (request_id, ticket) = (*request_id, ticket.clone());
        match kept {
            Kept::Safe => vec![Effect::Print { request_id, ticket }],
            Kept::Failed => {
                self.book.forget(request_id);
                self.stage = Stage::Choosing;
                let Ticket { number, day, .. } = *ticket;
                let order = Some(request_id);
                vec![Effect::ReportPaper { request_id, number, day, paper: Paper::OnScreen, order }]
            }
        }
    }
}
