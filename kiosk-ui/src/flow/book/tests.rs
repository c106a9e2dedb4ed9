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
    assert_eq!(state.series(), Series { day: None, last: 5, lost: 0 });
    assert_eq!((state.instance(), state.taken_name()), (Some(id(99)), Some("ingresso")));
    assert_eq!(state.refused_on(day).map(|refused| refused.number.as_str()).collect::<Vec<_>>(), ["K006", "K007"]);
    let tomorrow = book(&[&all[..], &[refused(8, "2026-11-24"), Record::NameHeld {}]].concat());
    assert_eq!((tomorrow.refused_on(day).count(), tomorrow.taken_name()), (0, None), "yesterday's are of no use");
}

#[test]
fn only_a_day_that_the_server_names_begins_a_series_anew() {
    let day = |text: &str| text.parse().ok();
    let (first, second, third) = (day("2026-11-23"), day("2026-11-24"), day("2026-11-25"));
    let of = |day, last, lost| Series { day, last, lost };
    for (known, told, then) in [
        (of(None, 0, 0), (first, 0), of(first, 0, 0)),
        (of(first, 7, 0), (first, 8), of(first, 8, 0)),
        (of(first, 7, 3), (first, 2), of(first, 7, 3)),
        (of(first, 7, 3), (second, 1), of(second, 1, 0)),
        // What comes late from yesterday leads nowhere back.
        (of(second, 1, 0), (first, 8), of(second, 8, 0)),
        // A number by the totem's own clock may be one of today or of tomorrow, until the server says which day it is.
        (of(first, 7, 0), (None, 8), of(None, 8, 0)),
        (of(None, 8, 2), (second, 1), of(second, 8, 2)),
        (of(second, 8, 2), (third, 0), of(third, 0, 0)),
    ] {
        assert_eq!(known.reached(told.0, told.1), then, "{known:?} and {told:?}");
    }
}

#[test]
fn a_number_that_was_never_safe_is_given_to_the_next() {
    let mut state = book(&[given(1, 1, "2026-11-23"), given(2, 2, "2026-11-23")]);
    state.forget(Uuid::from_u128(2));
    assert_eq!((state.series().last, state.entries().len()), (1, 1));
}

#[test]
fn one_damaged_line_never_takes_the_series_back_nor_gives_the_name_back() {
    let id = Uuid::from_u128;
    let mut state = book(&[given(1, 1, "2026-11-23"), given(2, 2, "2026-11-23"), given(3, 3, "2026-11-23")]);
    state.apply(&Record::Settled { request_id: id(2) });
    state.apply(&Record::Settled { request_id: id(3) });
    state.apply(&Record::NameTaken { kiosk: "ingresso".into() });
    let records = state.records();
    for damaged in 0..records.len() {
        let mut left = records.clone();
        left.remove(damaged);
        let found = book(&left);
        assert_eq!(
            (found.series(), found.taken_name()),
            (state.series(), Some("ingresso")),
            "without {:?}",
            records[damaged]
        );
    }
}

#[test]
fn what_damage_may_have_held_is_of_any_day_until_the_server_names_one() {
    let day = |text: &str| text.parse().ok();
    let mut state = Book::default();
    state.skip(0);
    assert_eq!(state.series(), Series::default());
    state.apply(&Record::Series(Series { day: day("2026-11-23"), last: 5, lost: 1 }));
    state.skip(2);
    assert_eq!(state.series(), Series { day: None, last: 7, lost: 3 });
    state.skip(u16::MAX);
    assert_eq!(state.series(), Series { day: None, last: u16::MAX, lost: u16::MAX });
}
