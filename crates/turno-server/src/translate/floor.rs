//! A hall as the people at work see it.

use jiff::Timestamp;
use turno_domain::{CounterId, Hall, TicketState, settings::CounterSettings};
use turno_protocol::{
    AsideReason, AsideTicket, CallReason, FLOOR_WAITING_MAX, Floor, FloorCounter, FloorLine, HeldTicket, WaitingTicket,
};

use super::{counter_state, line_opening, opening, paper};

/// How many tickets set aside a floor names, the latest first.
const FLOOR_ASIDE_MAX: usize = 100;

/// The whole floor.
#[must_use]
pub(crate) fn floor(hall: &Hall, now: Timestamp, version: u64) -> Floor {
    let settings = hall.settings();
    Floor {
        version,
        hall: settings.hall.to_string(),
        settings_version: settings.version,
        day: hall.day(),
        now,
        opening: opening(hall.opening(now)),
        counters: settings.counters.iter().map(|counter| floor_counter(hall, counter, now)).collect(),
        lines: settings.services.iter().map(|service| line(hall, service, now)).collect(),
        aside: aside(hall),
        served: hall.served(),
    }
}

fn floor_counter(hall: &Hall, counter: &CounterSettings, now: Timestamp) -> FloorCounter {
    FloorCounter {
        id: counter.id.to_string(),
        state: counter_state(hall, &counter.id),
        ticket: held(hall, &counter.id),
        next: hall.next_for(&counter.id, now).map(|(number, _)| number.to_string()),
    }
}

fn held(hall: &Hall, counter: &CounterId) -> Option<HeldTicket> {
    let ticket = hall.ticket(hall.counter(counter).hand()?)?;
    let (called_at, started_at, recalls, reason) = match &ticket.state {
        TicketState::Called { at, recalls, reason, .. } => (*at, None, *recalls, *reason),
        TicketState::Serving { called_at, at, recalls, reason, .. } => (*called_at, Some(*at), *recalls, *reason),
        _ => return None,
    };
    Some(HeldTicket {
        number: ticket.number.to_string(),
        service: ticket.service.to_string(),
        arrived_at: ticket.arrived_at,
        called_at,
        started_at,
        recalls,
        reason: match reason {
            turno_domain::CallReason::OldestWaiting { waited_secs } => CallReason::OldestWaiting { waited_secs },
            turno_domain::CallReason::Chosen { waited_secs } => CallReason::Chosen { waited_secs },
        },
        language: ticket.language.to_string(),
    })
}

fn line(hall: &Hall, service: &turno_domain::settings::Service, now: Timestamp) -> FloorLine {
    let line = hall.line(&service.id);
    let waiting = line.into_iter().flat_map(|line| line.numbers()).take(FLOOR_WAITING_MAX);
    FloorLine {
        service: service.id.to_string(),
        opening: line_opening(hall, service, now),
        waiting: waiting
            .filter_map(|number| hall.ticket(number))
            .map(|ticket| WaitingTicket {
                number: ticket.number.to_string(),
                arrived_at: ticket.arrived_at,
                paper: paper(ticket.paper),
            })
            .collect(),
        waiting_total: line.map_or(0, |line| u32::try_from(line.len()).unwrap_or(u32::MAX)),
    }
}

fn aside(hall: &Hall) -> Vec<AsideTicket> {
    let mut aside: Vec<_> = hall
        .tickets_aside()
        .filter_map(|ticket| {
            let (reason, since) = match ticket.state {
                TicketState::NoShow { at } => (AsideReason::NoShow, at),
                TicketState::Parked { at } => (AsideReason::Parked, at),
                _ => return None,
            };
            Some(AsideTicket { number: ticket.number.to_string(), service: ticket.service.to_string(), reason, since })
        })
        .collect();
    aside.sort_by(|one, other| other.since.cmp(&one.since).then_with(|| one.number.cmp(&other.number)));
    aside.truncate(FLOOR_ASIDE_MAX);
    aside
}
