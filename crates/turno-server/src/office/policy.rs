//! The policy of an office file. A number that its order does not know is refused: it would be believed to do something.

use toml_edit::TableLike;
use turno_domain::{BookingWindow, NoShowRule, Order, Policy};

use super::{
    PolicyOrder, Problem,
    file::{OrderKind, PolicyFile},
    problem::{Wrong, wrong},
};

/// How many others between two with precedence where the office file does not say: the practice of one Italian town.
const OTHERS_DEFAULT: u32 = 2;

/// The numbers that one order alone knows, each with the word for that order.
const NUMBERS: [(&str, &str); 3] =
    [("priority_minutes", "head_start"), ("booking_minutes", "head_start"), ("others", "one_in")];

/// Takes the numbers of other orders out: who chooses another order leaves the numbers of the one before behind.
pub(super) fn forget_others(policy: &mut dyn TableLike, order: &str) {
    NUMBERS.iter().filter(|(_, of)| *of != order).for_each(|(key, _)| {
        policy.remove(key);
    });
}

pub(super) fn read(file: &PolicyFile) -> Result<Policy, Wrong> {
    let usual = Policy::default();
    Ok(Policy {
        order: order(file)?,
        booking: BookingWindow {
            early_mins: file.booking_early_minutes.unwrap_or(usual.booking.early_mins),
            late_mins: file.booking_late_minutes.unwrap_or(usual.booking.late_mins),
        },
        no_show: NoShowRule {
            pause_mins: file.no_show_pause_minutes.unwrap_or(usual.no_show.pause_mins),
            returns: file.no_show_returns.unwrap_or(usual.no_show.returns),
        },
        undo_secs: file.undo_seconds.unwrap_or(usual.undo_secs),
    })
}

fn order(file: &PolicyFile) -> Result<Order, Wrong> {
    let only_for = |given: Option<u32>, key: &str, kind: OrderKind, order: PolicyOrder| {
        let misplaced = given.is_some() && file.order != kind;
        if misplaced { Err(wrong(&format!("policy.{key}"), Problem::OnlyFor(order))) } else { Ok(()) }
    };
    only_for(file.priority_minutes, "priority_minutes", OrderKind::HeadStart, PolicyOrder::HeadStart)?;
    only_for(file.booking_minutes, "booking_minutes", OrderKind::HeadStart, PolicyOrder::HeadStart)?;
    only_for(file.others, "others", OrderKind::OneIn, PolicyOrder::OneIn)?;
    Ok(match (file.order, Order::default()) {
        (OrderKind::HeadStart, Order::HeadStart { priority_mins, booking_mins }) => Order::HeadStart {
            priority_mins: file.priority_minutes.unwrap_or(priority_mins),
            booking_mins: file.booking_minutes.unwrap_or(booking_mins),
        },
        (OrderKind::HeadStart, usual) => usual,
        (OrderKind::OneIn, _) => Order::OneIn { others: file.others.unwrap_or(OTHERS_DEFAULT) },
        (OrderKind::Strict, _) => Order::Strict,
    })
}
