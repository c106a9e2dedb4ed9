//! The row kept for each ticket says the same as the fold of the events.

use turno_domain::{Fact, Ticket, TicketState};

use super::*;
use crate::{TicketRow, TicketStage};

/// The events without the steps that were taken back.
fn standing(events: &[Event]) -> Vec<Event> {
    let mut standing: Vec<Event> = Vec::new();
    for event in events {
        if let Fact::StepUndone { number, counter, step } = &event.fact {
            let is_undone = |earlier: &Event| earlier.fact.step() == Some((*step, counter, *number));
            let undone = standing.iter().rposition(is_undone).expect("a step that was done");
            standing.remove(undone);
        } else {
            standing.push(event.clone());
        }
    }
    standing
}

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
        TicketState::NoShow { at, .. }
        | TicketState::Served { at }
        | TicketState::Withdrawn { at }
        | TicketState::Expired { at } => assert_eq!(row.ended_at, Some(*at)),
    }
}

fn assert_rows(store: &Store, hall: &Hall, events: &[Event]) {
    let rows = store.tickets(&hall_id(), hall.day()).unwrap();
    assert_eq!(rows.len(), hall.tickets().count());
    let told = crate::check::rows_told(events.iter());
    let events = &standing(events);
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

/// What the events alone say of how long counters were busy: the service, when it began, how long.
fn hands_told(events: &[Event]) -> Vec<(ServiceId, Timestamp, SignedDuration)> {
    let (mut at_counter, mut services, mut hands) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for event in standing(events) {
        match &event.fact {
            Fact::TicketIssued { number, service, .. } | Fact::TicketAdopted { number, service, .. } => {
                services.insert(*number, service.clone());
            }
            Fact::TicketCalled { number, .. } => {
                at_counter.insert(*number, event.at);
            }
            Fact::ServiceFinished { number, .. }
            | Fact::TicketNotShown { number, .. }
            | Fact::TicketTransferred { number, .. } => {
                let since = at_counter.remove(number).unwrap();
                hands.push((services[number].clone(), since, event.at.duration_since(since)));
            }
            Fact::TicketParked { number, .. } => {
                at_counter.remove(number);
            }
            _ => {}
        }
        if let Fact::TicketTransferred { number, route, .. } = &event.fact {
            services.insert(*number, route.to.clone());
        }
    }
    hands
}

#[test]
fn what_is_learned_from_equals_the_events_and_the_errors_of_forecasts_the_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut traffic = Traffic::new(7);
    let mut by_day: BTreeMap<jiff::civil::Date, Vec<Event>> = BTreeMap::new();
    for _ in 0..900 {
        let before = traffic.hall.clone();
        let events = traffic.next();
        append(&mut store, &before, None, &events);
        for event in events {
            let day = if matches!(event.fact, Fact::TicketExpired { .. }) { before.day() } else { traffic.hall.day() };
            by_day.entry(day).or_default().push(event);
        }
    }
    let kept = |sql: &str, day: &str| -> Vec<(String, i64, i64)> {
        let mut statement = store.connection().prepare(sql).unwrap();
        let rows = statement.query_map([day], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let (mut hands, mut people) = (0, 0);
    for (day, events) in &by_day {
        let told: Vec<_> = hands_told(events)
            .into_iter()
            .map(|(service, since, busy)| {
                (service.to_string(), since.as_microsecond(), i64::try_from(busy.as_micros()).unwrap())
            })
            .collect();
        let sql = "SELECT service, taken_us, busy_us FROM visit_time WHERE day = ?1 ORDER BY rowid";
        assert_eq!(kept(sql, &day.to_string()), told, "{day}");
        hands += told.len();
        let came =
            events.iter().filter(|event| matches!(event.fact, Fact::TicketIssued { .. } | Fact::TicketAdopted { .. }));
        let sql = "SELECT '', sum(walk_ins), sum(priority) FROM arrivals WHERE day = ?1 HAVING count(*) > 0";
        let counted = kept(sql, &day.to_string()).first().map_or(0, |(_, walk_ins, _)| *walk_ins);
        assert_eq!(counted, i64::try_from(came.count()).unwrap());
        people += counted;
    }
    let undone = by_day.values().flatten().filter(|event| matches!(event.fact, Fact::StepUndone { .. })).count();
    assert!(undone > 5, "the traffic must take steps back: {undone}");
    assert!(hands > 25 && people > 150, "the traffic must reach the counters: {hands} hands, {people} people");

    let history = crate::History::open(folder.path()).unwrap();
    let after = by_day.keys().last().unwrap().tomorrow().unwrap();
    let by_hour = history.people_by_hour(&hall_id(), after).unwrap();
    assert_eq!(by_hour.iter().map(|(_, people)| i64::from(*people)).sum::<i64>(), people, "everybody is in one hour");
    assert!(by_hour.is_sorted_by(|(one, _), (other, _)| one < other), "each hour once, in order");
    let days = (*by_day.keys().next().unwrap(), *by_day.keys().last().unwrap());
    let errors = history.forecast_errors(&hall_id(), days.0, days.1).unwrap();
    for day in by_day.keys() {
        let rows = store.tickets(&hall_id(), *day).unwrap();
        let waits = rows
            .iter()
            .filter_map(|row| Some((row, row.called_first_at?.duration_since(row.arrived_at).as_secs_f64())));
        let off: Vec<_> = waits
            .clone()
            .map(|(row, waited)| waited - f64::from(row.forecast.from_min + row.forecast.to_min) * 30.0)
            .collect();
        let said = errors.iter().find(|errors| errors.day == *day);
        assert_eq!(said.map_or(0, |errors| errors.people as usize), off.len(), "{day}");
        let Some(said) = said else { continue };
        let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / f64::from(said.people);
        assert!((said.bias_secs - mean(&mut off.iter().copied())).abs() < 0.01, "{said:?}");
        assert!((said.absolute_secs - mean(&mut off.iter().map(|off| off.abs()))).abs() < 0.01, "{said:?}");
        let longer = waits.clone().filter(|(row, waited)| *waited > f64::from(row.forecast.to_min) * 60.0).count();
        assert_eq!(said.longer as usize, longer);
    }
}
