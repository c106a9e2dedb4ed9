//! The open data of a hall, from its settings and its newest board.

use turno_domain::settings::{Access, Settings};
use turno_protocol::{Board, CounterState, Numbers, Opening, QueueMonitor, QuietDay, WaitLine, Waits};

use super::hall::texts;

/// The waits of a hall. Lines that only an appointment opens are left out: nobody waits in them without one.
#[must_use]
pub(crate) fn waits(settings: &Settings, board: &Board, quiet: Vec<QuietDay>) -> Waits {
    let line = |line: &turno_protocol::BoardLine| {
        let service = settings.services.iter().find(|service| service.id.as_str() == line.service)?;
        (service.access == Access::WalkIn).then(|| WaitLine {
            service: line.service.clone(),
            letter: service.letter.to_string(),
            name: texts(&service.name),
            opening: line.opening,
            waiting: line.waiting,
            forecast: line.forecast,
            suspended: line.suspended.clone(),
            numbers: line.numbers,
        })
    };
    let open = board.counters.iter().filter(|counter| counter.state != CounterState::Closed).count();
    Waits {
        hall: board.hall.clone(),
        office: texts(&settings.office),
        now: board.now,
        opening: board.opening,
        counters_open: u32::try_from(open).unwrap_or(u32::MAX),
        lines: board.lines.iter().filter_map(line).collect(),
        quiet,
    }
}

/// The same in the form of the Smart Data Models, in the hall's main language.
#[must_use]
pub(crate) fn queue_monitors(waits: &Waits, language: &str) -> Vec<QueueMonitor> {
    let monitor = |line: &WaitLine| QueueMonitor {
        id: format!("urn:ngsi-ld:QueueMonitor:{}:{}", waits.hall, line.service),
        kind: "QueueMonitor".to_owned(),
        local_id: line.service.clone(),
        office_name: waits.office.in_language(language).to_owned(),
        service_name: line.name.in_language(language).to_owned(),
        service_id: line.service.clone(),
        service_status: match line.opening {
            Opening::Open { .. } => "Open".to_owned(),
            Opening::Closed { .. } => "Closed".to_owned(),
        },
        service_status_note: match line.numbers {
            _ if line.suspended.is_some() => "suspended".to_owned(),
            Numbers::Given => format!("{}-{} min", line.forecast.from_min, line.forecast.to_min),
            Numbers::NoTimeLeft => "no numbers: no time left before closing".to_owned(),
        },
        queue_line: line.letter.clone(),
        tickets_to_serve: line.waiting,
        date_modified: waits.now,
    };
    waits.lines.iter().map(monitor).collect()
}
