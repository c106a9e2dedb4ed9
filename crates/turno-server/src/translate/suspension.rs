//! Suspended services, both ways.

use jiff::Timestamp;
use turno_domain::{Command, Hall, ServiceId, Suspension, SuspensionReason};
use turno_protocol::{LineAction, Suspended, SuspensionReason as WireReason};

/// Why a line gives no numbers for a while, on the wire.
#[must_use]
pub(crate) fn suspended(hall: &Hall, service: &ServiceId, now: Timestamp) -> Option<Suspended> {
    let suspension = hall.suspension(service, now)?;
    let reason = match suspension.reason {
        SuspensionReason::Technical => WireReason::Technical,
        SuspensionReason::Staff => WireReason::Staff,
        SuspensionReason::Full => WireReason::Full,
        SuspensionReason::Other => WireReason::Other,
    };
    Some(Suspended { reason, text: suspension.text.clone(), until: suspension.until })
}

/// The command behind a step with a line.
#[must_use]
pub(crate) fn line_command(service: ServiceId, action: &LineAction) -> Command {
    match action {
        LineAction::Suspend { reason, text, until } => {
            let reason = match reason {
                WireReason::Technical => SuspensionReason::Technical,
                WireReason::Staff => SuspensionReason::Staff,
                WireReason::Full => SuspensionReason::Full,
                WireReason::Other => SuspensionReason::Other,
            };
            Command::SuspendService { service, suspension: Suspension { reason, text: text.clone(), until: *until } }
        }
        LineAction::Resume {} => Command::ResumeService { service },
    }
}
