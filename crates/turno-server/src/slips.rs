//! Slips that the reception has asked a totem for. Kept in memory only: an order is worth something while the person stands there, and
//! what becomes of the paper is an event already.
//!
//! An order is given once, to the machine that was in service when it was asked for. So neither a lost answer nor a second machine nor
//! a totem that was started anew can print it twice; whoever asked is told that nobody knows, and decides.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use turno_domain::{HallId, KioskId};
use turno_protocol::{OrderedSlip, OrderedSlipState, Paper, SlipOrder};
use uuid::Uuid;

/// An order that no totem has taken for this long is never given any more: the person has gone, or has a slip from the desk.
const WAITING_MAX: Duration = Duration::from_secs(30);
/// A totem that has not told the end for this long after it took an order is waited for no more. A slip takes two seconds; an end that
/// comes later counts all the same.
const PRINTING_MAX: Duration = Duration::from_secs(30);
/// How long the people at work see the last order of a totem.
const SHOWN: Duration = Duration::from_secs(120);
/// The orders of one hall that are remembered, so that a slip of the same ticket says that it is a reprint.
const REMEMBERED_MAX: usize = 64;

/// The orders of all halls, the latest last.
#[derive(Debug, Clone, Default)]
pub struct Slips(Arc<Mutex<BTreeMap<HallId, VecDeque<Order>>>>);

#[derive(Debug)]
struct Order {
    kiosk: KioskId,
    /// The machine that was in service there.
    instance: Uuid,
    slip: SlipOrder,
    asked: Instant,
    fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Waiting,
    Taken(Instant),
    Ended(Paper),
}

/// Why a slip is not ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotOrdered {
    /// The totem cannot print it now, or a slip of that ticket is on its way.
    NotReady,
    /// The request asked for another slip before.
    RequestReused,
}

impl Order {
    fn state(&self, now: Instant) -> OrderedSlipState {
        let within = |since: Instant, max| now.saturating_duration_since(since) < max;
        match self.fate {
            Fate::Waiting if within(self.asked, WAITING_MAX) => OrderedSlipState::Waiting,
            Fate::Waiting => OrderedSlipState::Late,
            Fate::Taken(at) if within(at, PRINTING_MAX) => OrderedSlipState::Printing,
            // Whether anybody took it stands on the ticket.
            Fate::Ended(Paper::Printed | Paper::NotTaken) => OrderedSlipState::Printed,
            Fate::Ended(Paper::OnScreen) => OrderedSlipState::NotPrinted,
            Fate::Taken(_) | Fate::Ended(Paper::Unknown | Paper::Pending) => OrderedSlipState::Unknown,
        }
    }

    fn is_under_way(&self, now: Instant) -> bool {
        matches!(self.state(now), OrderedSlipState::Waiting | OrderedSlipState::Printing)
    }

    fn is_of(&self, slip: &SlipOrder) -> bool {
        (self.slip.ticket.day, &self.slip.ticket.number) == (slip.ticket.day, &slip.ticket.number)
    }

    fn told(&self, now: Instant) -> OrderedSlip {
        OrderedSlip { ticket: self.slip.ticket.number.clone(), state: self.state(now) }
    }
}

impl Slips {
    /// Orders a slip at a totem, where the machine `instance` is in service with a printer that is ready. The same request again is
    /// told how far it is.
    ///
    /// # Errors
    ///
    /// See [`NotOrdered`].
    pub(crate) fn order(
        &self,
        hall: &HallId,
        kiosk: &KioskId,
        instance: Option<Uuid>,
        mut slip: SlipOrder,
        now: Instant,
    ) -> Result<OrderedSlip, NotOrdered> {
        let mut halls = self.lock();
        let orders = halls.entry(hall.clone()).or_default();
        if let Some(known) = orders.iter().find(|order| order.slip.request_id == slip.request_id) {
            let same = known.is_of(&slip) && known.kiosk == *kiosk;
            return if same { Ok(known.told(now)) } else { Err(NotOrdered::RequestReused) };
        }
        let in_the_way = |order: &Order| (order.kiosk == *kiosk || order.is_of(&slip)) && order.is_under_way(now);
        let Some(instance) = instance.filter(|_| !orders.iter().any(in_the_way)) else {
            return Err(NotOrdered::NotReady);
        };
        slip.reprint |= orders.iter().any(|order| {
            let may_be_out = matches!(order.state(now), OrderedSlipState::Printed | OrderedSlipState::Unknown);
            order.is_of(&slip) && may_be_out
        });
        let order = Order { kiosk: kiosk.clone(), instance, slip, asked: now, fate: Fate::Waiting };
        let told = order.told(now);
        if orders.len() >= REMEMBERED_MAX {
            orders.pop_front();
        }
        orders.push_back(order);
        Ok(told)
    }

    /// Gives a machine what was ordered of it, once.
    pub(crate) fn take(&self, hall: &HallId, kiosk: &KioskId, instance: Uuid, now: Instant) -> Option<SlipOrder> {
        let mut halls = self.lock();
        let mut orders = halls.get_mut(hall)?.iter_mut();
        let order = orders.find(|order| {
            let is_for = order.kiosk == *kiosk && order.instance == instance;
            is_for && order.state(now) == OrderedSlipState::Waiting
        })?;
        order.fate = Fate::Taken(now);
        Some(order.slip.clone())
    }

    /// The machine that took it tells the end. Proof is never taken back.
    pub(crate) fn end(&self, hall: &HallId, request_id: Uuid, paper: Paper) {
        let mut halls = self.lock();
        let mut orders = halls.get_mut(hall).into_iter().flatten();
        if let Some(order) = orders.find(|order| order.slip.request_id == request_id)
            && !matches!(order.fate, Fate::Waiting | Fate::Ended(Paper::Printed | Paper::NotTaken))
        {
            order.fate = Fate::Ended(paper);
        }
    }

    /// The totems of a hall for which something waits to be taken.
    pub(crate) fn waiting(&self, hall: &HallId, now: Instant) -> Vec<String> {
        let halls = self.lock();
        let orders = halls.get(hall).into_iter().flatten();
        let waiting = orders.filter(|order| order.state(now) == OrderedSlipState::Waiting);
        waiting.map(|order| order.kiosk.to_string()).collect()
    }

    /// The last order of a totem, while it is news.
    pub(crate) fn last(&self, hall: &HallId, kiosk: &str, now: Instant) -> Option<OrderedSlip> {
        let halls = self.lock();
        let last = halls.get(hall)?.iter().rev().find(|order| order.kiosk.as_str() == kiosk)?;
        (now.saturating_duration_since(last.asked) < SHOWN).then(|| last.told(now))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<HallId, VecDeque<Order>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use turno_protocol::{Forecast, IssuedTicket, Texts};

    use super::*;

    const MACHINE: Uuid = Uuid::from_u128(7);

    /// An office with two totems and a watch.
    struct Office {
        slips: Slips,
        start: Instant,
        secs: u64,
    }

    impl Office {
        fn new() -> Self {
            Self { slips: Slips::default(), start: Instant::now(), secs: 0 }
        }

        fn now(&self) -> Instant {
            self.start + Duration::from_secs(self.secs)
        }

        fn order(&self, request: u128, kiosk: &str, number: &str) -> Result<OrderedSlipState, NotOrdered> {
            let ticket = IssuedTicket {
                number: number.into(),
                day: jiff::civil::date(2026, 11, 23),
                service: "anagrafe".into(),
                issued_at: jiff::Timestamp::UNIX_EPOCH,
                people_ahead: 0,
                forecast: Forecast { from_min: 0, to_min: 5 },
                where_to_wait: Texts::default(),
                link: String::new(),
            };
            let slip =
                SlipOrder { request_id: Uuid::from_u128(request), ticket, language: "de".into(), reprint: false };
            let ordered = self.slips.order(&hall(), &kiosk.parse().unwrap(), Some(MACHINE), slip, self.now());
            ordered.map(|told| told.state)
        }

        fn take(&self, kiosk: &str, instance: Uuid) -> Option<(String, bool)> {
            let order = self.slips.take(&hall(), &kiosk.parse().unwrap(), instance, self.now())?;
            Some((order.ticket.number, order.reprint))
        }

        fn end(&self, request: u128, paper: Paper) {
            self.slips.end(&hall(), Uuid::from_u128(request), paper);
        }

        fn told(&self, kiosk: &str) -> Option<OrderedSlipState> {
            self.slips.last(&hall(), kiosk, self.now()).map(|slip| slip.state)
        }
    }

    fn hall() -> HallId {
        "capannori".parse().unwrap()
    }

    #[test]
    fn an_order_is_given_once_and_to_the_machine_that_was_there_when_it_was_asked_for() {
        let office = Office::new();
        assert_eq!(office.order(1, "ingresso", "A001"), Ok(OrderedSlipState::Waiting));
        assert_eq!(office.slips.waiting(&hall(), office.now()), ["ingresso"]);
        assert_eq!(office.take("cortile", MACHINE), None);
        assert_eq!(office.take("ingresso", Uuid::from_u128(8)), None, "another machine under that name");
        assert_eq!(office.take("ingresso", MACHINE), Some(("A001".into(), false)));
        assert_eq!(office.take("ingresso", MACHINE), None, "whether the answer has arrived or not");
        assert_eq!(office.slips.waiting(&hall(), office.now()), [] as [&str; 0]);
        assert_eq!(
            office.order(1, "ingresso", "A001"),
            Ok(OrderedSlipState::Printing),
            "the same press orders nothing"
        );
        assert_eq!(office.order(1, "ingresso", "A002"), Err(NotOrdered::RequestReused));
        office.end(1, Paper::Printed);
        office.end(1, Paper::Unknown);
        assert_eq!(office.told("ingresso"), Some(OrderedSlipState::Printed), "proof is never taken back");
    }

    #[test]
    fn an_order_that_nobody_takes_is_late_and_one_without_an_end_unknown_until_the_end_comes() {
        let mut office = Office::new();
        office.order(1, "ingresso", "A001").unwrap();
        office.end(1, Paper::Printed);
        assert_eq!(office.told("ingresso"), Some(OrderedSlipState::Waiting), "what was not taken has no end");
        office.secs = 30;
        assert_eq!((office.take("ingresso", MACHINE), office.told("ingresso")), (None, Some(OrderedSlipState::Late)));
        assert_eq!(office.slips.waiting(&hall(), office.now()), [] as [&str; 0]);

        assert_eq!(office.order(2, "ingresso", "A001"), Ok(OrderedSlipState::Waiting));
        assert_eq!(office.take("ingresso", MACHINE), Some(("A001".into(), false)), "the late one never came out");
        office.secs = 60;
        assert_eq!(office.told("ingresso"), Some(OrderedSlipState::Unknown));
        office.end(2, Paper::NotTaken);
        assert_eq!(office.told("ingresso"), Some(OrderedSlipState::Printed), "it was drawn back, so it had come out");
        office.secs = 150;
        assert_eq!(office.told("ingresso"), None, "it is no news any more");
    }

    #[test]
    fn a_totem_and_a_ticket_have_one_order_at_a_time_and_a_second_slip_says_so() {
        let office = Office::new();
        office.order(1, "ingresso", "A001").unwrap();
        assert_eq!(office.order(2, "ingresso", "A002"), Err(NotOrdered::NotReady));
        assert_eq!(office.order(3, "cortile", "A001"), Err(NotOrdered::NotReady));
        assert_eq!(office.order(4, "cortile", "A002"), Ok(OrderedSlipState::Waiting));
        office.take("ingresso", MACHINE);
        office.end(1, Paper::OnScreen);
        office.order(5, "ingresso", "A001").unwrap();
        assert_eq!(office.take("ingresso", MACHINE), Some(("A001".into(), false)), "nothing had come out");
        office.end(5, Paper::Unknown);
        office.order(6, "ingresso", "A001").unwrap();
        assert_eq!(office.take("ingresso", MACHINE), Some(("A001".into(), true)));
    }

    #[test]
    fn only_so_many_orders_are_remembered() {
        let office = Office::new();
        for request in 0..200 {
            office.order(request, "ingresso", &format!("A{request:03}")).unwrap();
            office.take("ingresso", MACHINE);
            office.end(request, Paper::Printed);
        }
        assert_eq!(office.slips.lock()[&hall()].len(), REMEMBERED_MAX);
    }
}
