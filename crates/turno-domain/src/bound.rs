//! What a policy promises to whoever waits: by how much somebody can be passed. Computed from the settings, so what hangs on the
//! wall and what the rule does are one thing.

use crate::{Order, Policy};

/// How much somebody who waits can be passed by the rule, counted from the arrival, or from the booked time for those whose
/// place counts from it.
///
/// It is about the calls of the rule at counters that serve the line in the first place. An operator may choose somebody, or send
/// a ticket ahead, and then the call says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Nobody is passed by somebody who came more than so many minutes later.
    Minutes(u32),
    /// Each counter calls at most one person with precedence after so many others, whoever came later.
    OneIn(u32),
    /// There is none: those with precedence go first, however many come.
    None,
}

impl Policy {
    /// The bound of this policy.
    ///
    /// Somebody with a need passes whoever came up to its head start before. Somebody with a booking passes whoever came up to its
    /// head start before the booked time, and may come later than that by what the window forgives.
    #[must_use]
    pub fn bound(&self) -> Bound {
        match self.order {
            Order::HeadStart { priority_mins, booking_mins } => {
                Bound::Minutes(priority_mins.max(booking_mins + self.booking.late_mins))
            }
            Order::OneIn { others } => Bound::OneIn(others),
            Order::Strict => Bound::None,
        }
    }
}
