//! The state that follows from the facts, and the facts that follow from the state.

use super::*;
use crate::sample;

pub(crate) fn request(id: u128) -> IssueTicketRequest {
    IssueTicketRequest {
        request_id: Uuid::from_u128(id),
        service: "anagrafe".into(),
        kiosk: Some("ingresso".into()),
        language: "de".into(),
        appointment: None,
    }
}

fn given(id: u128, value: u16, day: &str) -> Record {
    Record::Given {
        request: request(id),
        number: format!("K{value:03}"),
        value,
        day: day.parse().unwrap(),
        issued_at: sample::now(),
        clock: Trust::Own,
    }
}

fn refused(id: u128, on: &str) -> Record {
    let (number, code) = (format!("K{id:03}"), ErrorCode::NumberTaken);
    Record::Refused(Refused { request_id: Uuid::from_u128(id), number, code, on: on.parse().unwrap() })
}

fn book(records: &[Record]) -> Book {
    let mut book = Book::default();
    records.iter().for_each(|record| book.apply(record));
    book
}

#[test]
fn the_shortened_facts_lead_to_the_same_state() {
    let id = Uuid::from_u128;
    let day = "2026-11-23".parse().unwrap();
    let all = [
        Record::Pressed { request: request(1) },
        Record::Pressed { request: request(2) },
        Record::Shown { request_id: id(2), number: "A042".into(), day },
        given(3, 1, "2026-11-23"),
        Record::Paper { request_id: id(3), paper: Paper::Printed },
        Record::Taken { request_id: id(3) },
        given(4, 2, "2026-11-23"),
        Record::Retimed { request_id: id(4), day, issued_at: sample::now() },
        given(5, 3, "2026-11-23"),
        Record::Settled { request_id: id(5) },
        given(6, 4, "2026-11-23"),
        refused(6, "2026-11-23"),
        Record::Instance { id: id(99) },
        Record::NameTaken { kiosk: "ingresso".into() },
        given(7, 5, "2026-11-23"),
        refused(7, "2026-11-23"),
        Record::Ordered { request_id: id(8), number: "A043".into(), day },
        Record::Paper { request_id: id(8), paper: Paper::Unknown },
        Record::Ordered { request_id: id(9), number: "A044".into(), day },
        Record::Settled { request_id: id(9) },
    ];
    for upto in 0..=all.len() {
        let state = book(&all[..upto]);
        assert_eq!(book(&state.records()), state, "after {upto} facts");
    }
    let state = book(&all);
    assert_eq!(state.entries().len(), 5);
    assert_eq!(state.series(), Series { day: Some(day), last: 5 });
    assert_eq!((state.instance(), state.taken_name()), (Some(id(99)), Some("ingresso")));
    assert_eq!(state.refused_on(day).map(|refused| refused.number.as_str()).collect::<Vec<_>>(), ["K006", "K007"]);
    let tomorrow = book(&[&all[..], &[refused(8, "2026-11-24"), Record::NameHeld {}]].concat());
    assert_eq!((tomorrow.refused_on(day).count(), tomorrow.taken_name()), (0, None), "yesterday's are of no use");
}

#[test]
fn a_series_begins_anew_with_a_day_and_never_goes_back() {
    let mut state = book(&[given(1, 7, "2026-11-23"), given(2, 1, "2026-11-24")]);
    assert_eq!(state.series().last, 1);
    state.apply(&given(3, 8, "2026-11-23"));
    assert_eq!(state.series(), Series { day: Some("2026-11-24".parse().unwrap()), last: 1 });
    state.forget(Uuid::from_u128(2));
    assert_eq!((state.series().last, state.entries().len()), (0, 2));
    state.skip(5, None);
    assert_eq!(state.series().last, 5);
}

#[test]
fn one_damaged_line_never_takes_the_series_back() {
    let id = Uuid::from_u128;
    let mut state = book(&[given(1, 1, "2026-11-23"), given(2, 2, "2026-11-23"), given(3, 3, "2026-11-23")]);
    state.apply(&Record::Settled { request_id: id(2) });
    state.apply(&Record::Settled { request_id: id(3) });
    let records = state.records();
    for damaged in 0..records.len() {
        let mut left = records.clone();
        left.remove(damaged);
        assert_eq!(book(&left).series(), state.series(), "without {:?}", records[damaged]);
    }
}

#[test]
fn where_only_damage_is_left_the_day_is_the_one_on_which_it_was_found() {
    let mut state = Book::default();
    state.skip(0, "2026-11-23".parse().ok());
    assert_eq!(state.series(), Series::default());
    state.skip(u16::MAX, "2026-11-23".parse().ok());
    assert_eq!(state.series(), Series { day: "2026-11-23".parse().ok(), last: u16::MAX });
}
