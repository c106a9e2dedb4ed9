//! What managers are told of the waits.

use jiff::{SignedDuration, Timestamp};
use turno_domain::{self as domain, Change, WhatIf};
use turno_protocol::{CounterChange, CounterChangeKind, ForecastErrors, Outlook, Prospect};

/// The waits of the next hour.
#[must_use]
pub(crate) fn outlook(what_if: WhatIf, now: Timestamp) -> Outlook {
    let change = |(counter, change, then): (domain::CounterId, Change, domain::Prospect)| CounterChange {
        counter: counter.to_string(),
        change: match change {
            Change::Open => CounterChangeKind::Open,
            Change::Close => CounterChangeKind::Close,
        },
        then: prospect(then),
    };
    Outlook { now, as_is: prospect(what_if.as_is), changes: what_if.changes.into_iter().map(change).collect() }
}

fn prospect(prospect: domain::Prospect) -> Prospect {
    Prospect {
        people: prospect.people,
        mean_wait_secs: secs(prospect.mean_wait),
        longest_wait_secs: secs(prospect.longest_wait),
        left_waiting: prospect.left_waiting,
    }
}

fn secs(wait: SignedDuration) -> u64 {
    u64::try_from(wait.as_secs()).unwrap_or_default()
}

/// How well the forecasts of one day came true.
#[must_use]
pub(crate) fn forecast_errors(errors: &turno_store::ForecastErrors) -> ForecastErrors {
    ForecastErrors {
        day: errors.day,
        people: errors.people,
        absolute_secs: errors.absolute_secs,
        bias_secs: errors.bias_secs,
        within: errors.within,
        longer: errors.longer,
    }
}
