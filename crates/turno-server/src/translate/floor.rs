//! A hall as the people at work see it.

use jiff::Timestamp;
use turno_domain::{self as domain, CounterId, Hall, TicketNumber, TicketState, settings::CounterSettings};
use turno_protocol::{
    AsideReason, AsideTicket, CallReason, FLOOR_WAITING_MAX, Floor, FloorCounter, FloorLine, HeldTicket, Need, Step,
    UndoableStep, WaitingTicket,
};

use super::{counter_state, line_opening, numbers, opening, paper, suspended};
use crate::notes::HallNotes;

/// How many tickets set aside a floor names, the latest first.
const FLOOR_ASIDE_MAX: usize = 100;

/// The whole floor. `ahead` is what newcomers are told now.
#[must_use]
pub(crate) fn floor(hall: &Hall, ahead: &[domain::Ahead], now: Timestamp, version: u64, notes: &HallNotes) -> Floor {
    let settings = hall.settings();
    Floor {
        version,
        hall: settings.hall.to_string(),
        settings_version: settings.version,
        day: hall.day(),
        now,
        opening: opening(hall.opening(now)),
        counters: floor_counters(hall, now, notes),
        lines: settings
            .services
            .iter()
            .zip(ahead)
            .map(|(service, ahead)| line(hall, service, *ahead, now, notes))
            .collect(),
        aside: aside(hall, notes),
        served: hall.served(),
    }
}

/// The counters alone, as their operators see them.
#[must_use]
pub(crate) fn floor_counters(hall: &Hall, now: Timestamp, notes: &HallNotes) -> Vec<FloorCounter> {
    hall.settings().counters.iter().map(|counter| floor_counter(hall, counter, now, notes)).collect()
}

fn floor_counter(hall: &Hall, counter: &CounterSettings, now: Timestamp, notes: &HallNotes) -> FloorCounter {
    let on_roll = || hall.next_on_roll(&counter.id).map(|(_, number)| (number, domain::CallReason::FromRoll));
    let next = hall.next_for(&counter.id, now).or_else(on_roll);
    FloorCounter {
        id: counter.id.to_string(),
        state: counter_state(hall, &counter.id),
        ticket: held(hall, &counter.id, notes),
        next: next.map(|(number, _)| number.to_string()),
        next_reason: next.map(|(_, because)| reason(because)),
        undo: hall.undoable(&counter.id, now).map(undoable),
    }
}

fn undoable(last: domain::Undoable) -> UndoableStep {
    let step = match last.step {
        domain::Step::Call => Step::Call,
        domain::Step::Start => Step::Start,
        domain::Step::Finish => Step::Finish,
        domain::Step::NoShow => Step::NoShow,
        domain::Step::Park => Step::Park,
        domain::Step::Transfer => Step::Transfer,
    };
    UndoableStep { ticket: last.number.to_string(), step, until: last.until }
}

fn held(hall: &Hall, counter: &CounterId, notes: &HallNotes) -> Option<HeldTicket> {
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
        reason: self::reason(reason),
        need: need(ticket.need),
        slot: ticket.slot_that_counts(),
        then: ticket.then.iter().map(ToString::to_string).collect(),
        back_to: ticket.back_to.last().map(|way| way.counter.to_string()),
        language: ticket.language.to_string(),
        note: note(notes, ticket.number),
    })
}

fn reason(reason: domain::CallReason) -> CallReason {
    use domain::{CallReason as Why, HelperBecause};
    match reason {
        Why::OldestWaiting { waited_secs } => CallReason::OldestWaiting { waited_secs },
        Why::Chosen { waited_secs } => CallReason::Chosen { waited_secs },
        Why::Booked { slot, waited_secs } => CallReason::Booked { slot, waited_secs },
        Why::Priority { waited_secs } => CallReason::Priority { waited_secs },
        Why::OneIn { others, waited_secs } => CallReason::OneIn { others, waited_secs },
        Why::Helper { because: HelperBecause::PrimaryEmpty, waited_secs } => {
            CallReason::HelperPrimaryEmpty { waited_secs }
        }
        Why::Helper { because: HelperBecause::BeyondThreshold, waited_secs } => {
            CallReason::HelperBeyondThreshold { waited_secs }
        }
        Why::BackToYou { waited_secs } => CallReason::BackToYou { waited_secs },
        Why::SentToYou { waited_secs } => CallReason::SentToYou { waited_secs },
        Why::SentAhead { waited_secs } => CallReason::SentAhead { waited_secs },
        Why::FromRoll => CallReason::FromRoll {},
    }
}

fn need(need: domain::Need) -> Need {
    match need {
        domain::Need::None => Need::None,
        domain::Need::Priority => Need::Priority,
    }
}

/// One line with the people in it.
#[must_use]
pub(crate) fn floor_line(
    hall: &Hall,
    service: &domain::settings::Service,
    now: Timestamp,
    notes: &HallNotes,
) -> FloorLine {
    line(hall, service, hall.ahead_of_newcomer(&service.id, now), now, notes)
}

fn line(
    hall: &Hall,
    service: &domain::settings::Service,
    ahead: domain::Ahead,
    now: Timestamp,
    notes: &HallNotes,
) -> FloorLine {
    let line = hall.line(&service.id);
    let waiting = hall.waiting(&service.id, FLOOR_WAITING_MAX, now).into_iter();
    FloorLine {
        service: service.id.to_string(),
        opening: line_opening(hall, service, now),
        suspended: suspended(hall, &service.id, now),
        numbers: numbers(hall, service, ahead.forecast, now),
        waiting: waiting
            .filter_map(|number| hall.ticket(number))
            .map(|ticket| WaitingTicket {
                number: ticket.number.to_string(),
                arrived_at: ticket.arrived_at,
                paper: paper(ticket.paper),
                need: need(ticket.need),
                slot: ticket.slot_that_counts(),
                counter: ticket.named.as_ref().map(|named| named.counter.to_string()),
                note: note(notes, ticket.number),
            })
            .collect(),
        waiting_total: line.map_or(0, |line| u32::try_from(line.len()).unwrap_or(u32::MAX)),
        roll_next: hall.roll(&service.id).map(|number| number.to_string()),
    }
}

fn note(notes: &HallNotes, number: TicketNumber) -> Option<String> {
    notes.get(&number).map(ToString::to_string)
}

fn aside(hall: &Hall, notes: &HallNotes) -> Vec<AsideTicket> {
    let mut aside: Vec<_> = hall
        .tickets_aside()
        .filter_map(|ticket| {
            let (reason, since, back_at) = match ticket.state {
                TicketState::NoShow { at, back_at } => (AsideReason::NoShow, at, back_at),
                TicketState::Parked { at, back_at } => (AsideReason::Parked, at, back_at),
                _ => return None,
            };
            let (number, service) = (ticket.number.to_string(), ticket.service.to_string());
            let note = note(notes, ticket.number);
            Some(AsideTicket { number, service, reason, since, back_at, note })
        })
        .collect();
    aside.sort_by(|one, other| other.since.cmp(&one.since).then_with(|| one.number.cmp(&other.number)));
    aside.truncate(FLOOR_ASIDE_MAX);
    aside
}
