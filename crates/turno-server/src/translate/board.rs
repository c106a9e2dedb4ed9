//! A hall as its boards show it.

use jiff::Timestamp;
use turno_domain::{Ahead, Hall, TicketState, ZoneId};
use turno_protocol::{Board, BoardCall, BoardCounter, BoardLine};

use super::{counter_state, forecast, line_opening, numbers, opening, suspended};

/// The board of one zone, or of the whole hall. Only the calls and counters differ, so the lines are made once for all.
#[must_use]
pub(crate) fn board(hall: &Hall, zone: Option<&ZoneId>, lines: &[BoardLine], now: Timestamp, version: u64) -> Board {
    let settings = hall.settings();
    Board {
        version,
        hall: settings.hall.to_string(),
        zone: zone.map(ToString::to_string),
        settings_version: settings.version,
        day: hall.day(),
        now,
        opening: opening(hall.opening(now)),
        last_call: hall.last_call().0,
        calls: hall
            .calls(zone)
            .map(|record| (record, hall.ticket(record.number)))
            // A person who waits again, in this line or another: that call would send them to the wrong counter.
            .filter(|(_, ticket)| !ticket.is_some_and(|ticket| ticket.state == TicketState::Waiting))
            .map(|(record, ticket)| BoardCall {
                call: record.call.0,
                ticket: record.number.to_string(),
                counter: record.counter.to_string(),
                called_at: record.at,
                recalls: record.recalls,
                still_expected: hall.still_expected(record),
                language: ticket.map_or_else(String::new, |ticket| ticket.language.to_string()),
            })
            .collect(),
        counters: settings
            .counters
            .iter()
            .filter(|counter| zone.is_none_or(|zone| settings.shows(zone, &counter.zone)))
            .map(|counter| BoardCounter {
                id: counter.id.to_string(),
                state: counter_state(hall, &counter.id),
                ticket: hall.counter(&counter.id).hand().map(|number| number.to_string()),
            })
            .collect(),
        lines: lines.to_vec(),
        bulletins: hall.bulletins(zone, now).map(|bulletin| bulletin.id.to_string()).collect(),
        slip_orders: Vec::new(),
    }
}

/// The lines as every board of the hall shows them: whoever waits may wait anywhere. `ahead` is what newcomers are told now.
#[must_use]
pub(crate) fn board_lines(hall: &Hall, ahead: &[Ahead], now: Timestamp) -> Vec<BoardLine> {
    let services = hall.settings().services.iter().zip(ahead);
    services
        .map(|(service, ahead)| BoardLine {
            service: service.id.to_string(),
            opening: line_opening(hall, service, now),
            waiting: hall.line(&service.id).map_or(0, |line| u32::try_from(line.len()).unwrap_or(u32::MAX)),
            forecast: forecast(ahead.forecast),
            suspended: suspended(hall, &service.id, now),
            numbers: numbers(hall, service, ahead.forecast, now),
        })
        .collect()
}
