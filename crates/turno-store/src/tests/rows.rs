//! The row kept for each ticket says the same as the fold of the events.

use turno_domain::{Fact, Ticket, TicketState};

use super::*;
use crate::{TicketRow, TicketStage};

/// What the events alone say about one ticket, as far as the live hall forgets it.
fn history(events: &[Event], number: TicketNumber) -> (ServiceId, Vec<Timestamp>, u32) {
    let about: Vec<_> = events.iter().filter(|event| event.fact.number() == Some(number)).collect();
    let service = about.iter().find_map(|event| match &event.fact {
        Fact::TicketIssued { service, .. } | Fact::TicketAdopted { service, .. } => Some(service.clone()),
        _ => None,
    });
    let is_recall = |event: &Event| matches!(event.fact, Fact::TicketRecalled { .. });
    let is_call = |event: &Event| matches!(event.fact, Fact::TicketCalled { .. }) || is_recall(event);
    let calls = about.iter().filter(|event| is_call(event)).map(|event| event.at).collect();
    let recalls = about.iter().filter(|event| is_recall(event)).count();
    (service.unwrap(), calls, u32::try_from(recalls).unwrap())
}

fn assert_same(row: &TicketRow, ticket: &Ticket, events: &[Event]) {
    assert_eq!(row.number, ticket.number);
    assert_eq!(row.service, ticket.service);
    assert_eq!(row.arrived_at, ticket.arrived_at);
    assert_eq!(row.channel, ticket.channel);
    assert_eq!(row.language, ticket.language);
    assert_eq!(row.people_ahead, ticket.people_ahead_told);
    assert_eq!(row.forecast, ticket.forecast_told);
    assert_eq!(row.paper, ticket.paper);
    assert_eq!(row.stage.word(), ticket.state.word());
    let (service_issued, calls, recalls) = history(events, ticket.number);
    assert_eq!(row.service_issued, service_issued);
    assert_eq!(row.calls as usize, calls.len());
    assert_eq!(row.recalls, recalls);
    assert_eq!(row.called_first_at.as_ref(), calls.first());
    assert_eq!(row.called_last_at.as_ref(), calls.last());
    assert_eq!(row.counter.is_some(), !calls.is_empty());
    match &ticket.state {
        TicketState::Waiting | TicketState::Parked { .. } => assert_eq!(row.ended_at, None),
        TicketState::Called { counter, at, .. } => {
            assert_eq!(row.counter.as_ref(), Some(counter));
            assert_eq!((row.called_last_at, row.started_at, row.ended_at), (Some(*at), None, None));
        }
        TicketState::Serving { counter, called_at, at, .. } => {
            assert_eq!(row.counter.as_ref(), Some(counter));
            assert_eq!((row.called_last_at, row.started_at, row.ended_at), (Some(*called_at), Some(*at), None));
        }
        TicketState::NoShow { at }
        | TicketState::Served { at }
        | TicketState::Withdrawn { at }
        | TicketState::Expired { at } => assert_eq!(row.ended_at, Some(*at)),
    }
}

fn assert_rows(store: &Store, hall: &Hall, events: &[Event]) {
    let rows = store.tickets(&hall_id(), hall.day()).unwrap();
    assert_eq!(rows.len(), hall.tickets().count());
    let told = crate::check::rows_told(events.iter());
    assert_eq!(rows, told.into_values().collect::<Vec<_>>(), "what a start compares with");
    for (row, ticket) in rows.iter().zip(hall.tickets()) {
        assert_same(row, ticket, events);
    }
}

#[test]
fn the_rows_equal_the_fold_whatever_happens() {
    let mut stages = BTreeMap::<TicketStage, usize>::new();
    for seed in 1..=5 {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let mut traffic = Traffic::new(seed);
        let mut today = Vec::new();
        for step in 0..400 {
            let before = traffic.hall.clone();
            let events = traffic.next();
            append(&mut store, &before, None, &events);
            let (ended, begun): (Vec<_>, Vec<_>) =
                events.into_iter().partition(|event| matches!(event.fact, Fact::TicketExpired { .. }));
            if traffic.hall.day() != before.day() {
                let mut yesterday = before;
                ended.iter().for_each(|event| yesterday.apply(event));
                today.extend(ended);
                assert_rows(&store, &yesterday, &today);
                let rows = store.tickets(&hall_id(), yesterday.day()).unwrap();
                rows.iter().for_each(|row| *stages.entry(row.stage).or_default() += 1);
                today.clear();
            }
            today.extend(begun);
            if step % 16 == 0 {
                assert_rows(&store, &traffic.hall, &today);
            }
        }
        assert_rows(&store, &traffic.hall, &today);
    }
    for stage in [TicketStage::NoShow, TicketStage::Served, TicketStage::Withdrawn, TicketStage::Expired] {
        assert!(stages.get(&stage).is_some_and(|&count| count > 5), "the traffic must reach {stage:?}: {stages:?}");
    }
}
