//! The wall's words for the states of a hall.

use std::{sync::Arc, time::Instant};

use turno_protocol::{Arrow, ZoneInfo};

use super::*;
use crate::{
    announcer::{Announcer, Habits, Input, Loudspeaker, STALE_SECS},
    samples,
    view::Night,
};

fn presenter(languages: &[&str]) -> Presenter {
    let chosen = languages.iter().map(|language| (*language).to_owned()).collect();
    let mut presenter = Presenter::new(Catalogue::embedded(), chosen);
    presenter.set_hall(samples::capannori());
    presenter
}

fn screen_of(board: Board) -> Screen {
    let (mut announcer, now) = (Announcer::new(Loudspeaker::Absent, Habits::default()), Instant::now());
    announcer.on(Input::Hall { settings_version: board.settings_version }, now);
    announcer.on(Input::Board(Arc::new(board)), now);
    announcer.screen(now)
}

fn board_view(languages: &[&str], board: Board) -> BoardView {
    match presenter(languages).wall(&screen_of(board)).body {
        BodyView::Board(view) => *view,
        other => panic!("not a board: {other:?}"),
    }
}

fn closed_view(board: Board) -> Option<SentenceView> {
    match presenter(&["it", "en"]).wall(&screen_of(board)).body {
        BodyView::Closed(view) => Some(view),
        BodyView::Board(_) | BodyView::Connecting(_) => None,
    }
}

#[test]
fn the_last_call_says_number_counter_and_place() {
    let view = board_view(&["it"], samples::board());
    let large = view.large.unwrap();
    assert_eq!(
        (large.number.as_str(), large.counter.words.as_str(), large.counter.sign.as_str()),
        ("A042", "Sportello", "1")
    );
    assert_eq!(large.place, "piano terra, a sinistra");
    assert_eq!(large.label, "È il turno di A042, Sportello 1");
    assert!(view.recent.iter().all(|row| row.number != "A042"), "the last call stands there once");
    assert_eq!(view.recent[0], RecentRow { number: "C017".into(), counter: "Sportello 2".into() });
}

#[test]
fn the_clock_is_in_the_halls_time_zone_and_the_walls_language() {
    let header = |language: &str| presenter(&[language]).wall(&screen_of(samples::board())).header;
    assert_eq!((header("it").clock.as_str(), header("it").date.as_str()), ("10:42", "lunedì 23 novembre 2026"));
    assert_eq!(header("de").date, "Montag, 23. November 2026");
    assert_eq!(header("de").office, "Gemeinde Capannori");
}

#[test]
fn two_languages_stand_together() {
    let view = board_view(&["de", "it"], samples::board());
    assert_eq!((view.called.text.as_str(), view.called.second.as_str()), ("Jetzt an der Reihe", "È il turno di"));
    assert_eq!(board_view(&["fr"], samples::board()).called.second, "");
}

#[test]
fn waits_are_told_as_people_say_them() {
    let view = board_view(&["it"], samples::board());
    let mut later = samples::board();
    later.now = later.now.checked_add(std::time::Duration::from_secs(PAGE_SECS as u64)).unwrap();
    let mut lines = [view.lines, board_view(&["it"], later).lines].concat();
    lines.sort_by(|one, other| one.letter.cmp(&other.letter));
    let waits: Vec<_> = lines.iter().map(|line| (line.letter.as_str(), line.wait.as_str())).collect();
    assert_eq!(waits, [("A", "10–20 min"), ("B", "nessuna attesa"), ("C", "fino a 5 min"), ("D", "circa 7 min")]);
}

#[test]
fn many_counters_and_lines_take_turns_and_closed_counters_give_way() {
    let mut board = samples::board();
    board.counters = (1..=7)
        .map(|number| BoardCounter { id: format!("s{number}"), state: CounterState::Free, ticket: None })
        .collect();
    board.counters[0].state = CounterState::Closed;
    let names =
        |board: &Board| board_view(&["it"], board.clone()).counters.into_iter().map(|row| row.name).collect::<Vec<_>>();
    let mut seen = names(&board);
    assert_eq!(seen.len(), COUNTER_ROWS_MAX);
    board.now = board.now.checked_add(std::time::Duration::from_secs(PAGE_SECS as u64)).unwrap();
    seen.extend(names(&board));
    seen.sort();
    assert_eq!(seen, ["s2", "s3", "s4", "s5", "s6", "s7"]);
}

#[test]
fn closed_means_that_nobody_is_in_the_hall_any_more() {
    let mut board = samples::board();
    board.opening = Opening::Closed { opens_at: Some(samples::time("2026-11-24T07:45:00Z")) };
    assert_eq!(closed_view(board.clone()), None, "two people are still at the counters");
    for counter in &mut board.counters {
        (counter.state, counter.ticket) = (CounterState::Free, None);
    }
    assert_eq!(closed_view(board.clone()), None, "people who came in time are still waiting");
    for line in &mut board.lines {
        line.waiting = 0;
    }
    let view = closed_view(board.clone()).unwrap();
    assert_eq!((view.title.as_str(), view.detail.as_str()), ("Chiuso", "Apre domani alle 08:45"));
    assert_eq!((view.second_title.as_str(), view.second_detail.as_str()), ("Closed", "Opens tomorrow at 08:45"));
    board.opening = Opening::Closed { opens_at: None };
    assert_eq!(closed_view(board).unwrap().detail, "Nessuna apertura in programma");
}

#[test]
fn a_stale_wall_says_since_when_and_keeps_what_it_knew() {
    let (mut announcer, start) = (Announcer::new(Loudspeaker::Absent, Habits::default()), Instant::now());
    announcer.on(Input::Hall { settings_version: samples::board().settings_version }, start);
    announcer.on(Input::Board(Arc::new(samples::board())), start);
    let later = start + std::time::Duration::from_secs(STALE_SECS);
    announcer.on(Input::Tick, later);
    let view = presenter(&["it", "en"]).wall(&announcer.screen(later));
    let notice = view.notice.unwrap();
    assert_eq!(
        (notice.text.as_str(), notice.second.as_str()),
        ("Non aggiornato dalle 10:42", "Not updated since 10:42")
    );
    assert!(!notice.advice.text.is_empty() && !notice.advice.second.is_empty());
    assert!(matches!(view.body, BodyView::Board(_)));
}

#[test]
fn before_the_first_word_the_wall_says_that_it_is_connecting() {
    let screen = Announcer::new(Loudspeaker::Absent, Habits::default()).screen(Instant::now());
    let view = Presenter::new(Catalogue::embedded(), Vec::new()).wall(&screen);
    let BodyView::Connecting(sentence) = view.body else { panic!("{:?}", view.body) };
    assert_eq!(sentence.title, "In collegamento");
    assert_eq!(view.header.clock, "");
}

#[test]
fn every_word_of_the_wall_exists_in_every_language() {
    let catalogue = Catalogue::embedded();
    let source = include_str!("../present.rs");
    let keys: Vec<&str> = source.split('"').filter(|word| word.starts_with("wall-")).collect();
    assert!(keys.len() > 15, "{keys:?}");
    for language in ["it", "en", "de", "fr"] {
        for key in &keys {
            assert!(catalogue.has(language, key), "{language} has no {key}");
        }
    }
}

#[test]
fn closing_time_and_a_lone_counter_have_a_line_of_their_own() {
    let message = |board: Board| board_view(&["it", "en"], board).message;
    assert_eq!(message(samples::board()), Heading::default());
    let mut soon = samples::board();
    soon.now = samples::time("2026-11-23T11:40:00Z");
    assert_eq!(message(soon), Heading { text: "Si chiude alle 13:00".into(), second: "Closing at 13:00".into() });
    let mut lone = samples::board();
    lone.counters[1].state = CounterState::Closed;
    lone.counters[1].ticket = None;
    assert_eq!(message(lone.clone()).text, "È aperto un solo sportello");
    for line in &mut lone.lines {
        line.waiting = 0;
    }
    assert_eq!(message(lone), Heading::default(), "nobody waits for another counter");
}

#[test]
fn at_night_the_wall_is_dim_and_its_picture_wanders() {
    let mut board = samples::board();
    board.counters.clear();
    board.calls.clear();
    board.lines.clear();
    board.opening = Opening::Closed { opens_at: Some(samples::time("2026-11-24T07:45:00Z")) };
    let rest = |now: &str| {
        let mut board = board.clone();
        board.now = samples::time(now);
        presenter(&["it"]).wall(&screen_of(board)).rest
    };
    assert_eq!(rest("2026-11-23T22:00:00Z").night, Night::Yes);
    assert_eq!(rest("2026-11-24T07:14:00Z").night, Night::Yes);
    assert_eq!(rest("2026-11-24T07:15:00Z").night, Night::No);
    assert_eq!(presenter(&["it"]).wall(&screen_of(samples::board())).rest.night, Night::No);
    let places: std::collections::BTreeSet<_> =
        (0..60).map(|minute| rest(&format!("2026-11-23T22:{minute:02}:00Z")).wander).collect();
    assert!(places.len() > 10, "{places:?}");
    assert!(places.iter().all(|(right, down)| right.abs() <= 2 && down.abs() <= 2));
}

#[test]
fn for_far_seats_two_languages_take_turns() {
    let (mut announcer, start) = (Announcer::new(Loudspeaker::Absent, Habits::default()), Instant::now());
    announcer.on(Input::Hall { settings_version: samples::board().settings_version }, start);
    announcer.on(Input::Board(Arc::new(samples::board())), start);
    let presenter = presenter(&["it", "en"]).with_layout(Layout::Single);
    let notice = |secs: u64| {
        let screen = announcer.screen(start + std::time::Duration::from_secs(secs));
        presenter.wall(&screen).notice.unwrap()
    };
    let seen = [notice(60), notice(60 + PAGE_SECS as u64)];
    assert!(seen.iter().all(|notice| notice.second.is_empty()));
    assert!(seen.iter().any(|notice| notice.text == "Non aggiornato dalle 10:42"), "{seen:?}");
    assert!(seen.iter().any(|notice| notice.text == "Not updated since 10:42"), "{seen:?}");
}

#[test]
fn a_bulletin_takes_turns_with_the_latest_calls_and_its_languages_with_each_other() {
    let (hall, board) = samples::quiet();
    let at = |after_secs: i64| {
        let mut presenter = presenter(&["it", "en"]);
        presenter.set_hall(hall.clone());
        let mut board = board.clone();
        board.now = board.now.checked_add(jiff::SignedDuration::from_secs(after_secs)).unwrap();
        match presenter.wall(&screen_of(board)).body {
            BodyView::Board(view) => *view,
            other => panic!("not a board: {other:?}"),
        }
    };
    let text = |view: &BoardView| view.bulletin.as_ref().map(|bulletin| bulletin.text[..4].to_owned());
    let turns: Vec<_> = (0..4).map(|page| text(&at(page * PAGE_SECS))).collect();
    let (italian, english) = (Some("Vacc".to_owned()), Some("Flu ".to_owned()));
    assert!(turns == [italian.clone(), None, english.clone(), None] || turns == [english, None, italian, None]);
    assert!(at(0).recent.is_empty(), "it stands in the place of the latest calls");
    assert!(!at(PAGE_SECS).recent.is_empty());
}

#[test]
fn nothing_stands_in_the_way_of_a_call_that_people_look_for_or_of_a_warning() {
    let (hall, board) = samples::quiet();
    let bulletin = |board: Board| {
        let mut presenter = presenter(&["it"]);
        presenter.set_hall(hall.clone());
        match presenter.wall(&screen_of(board)).body {
            BodyView::Board(view) => view.bulletin,
            other => panic!("not a board: {other:?}"),
        }
    };
    assert!(bulletin(board.clone()).is_some());
    let mut fresh = board.clone();
    fresh.calls[0].called_at = fresh.now;
    assert_eq!(bulletin(fresh), None);
    let mut closing = board.clone();
    closing.opening = Opening::Open { until: Some(closing.now) };
    assert_eq!(bulletin(closing), None);
    assert_eq!(bulletin(Board { bulletins: Vec::new(), ..board }), None);
}

#[test]
fn an_arrow_is_the_one_of_the_walls_own_zone() {
    let (mut hall, board) = samples::quiet();
    let zone = board.zone.as_deref();
    assert_eq!(hall.way_to("sportello-1", zone), Some(Arrow::Left));
    assert_eq!(hall.way_to("sportello-9", zone), None);
    assert_eq!(hall.way_to("sportello-1", None), Some(Arrow::Left), "the only zone");
    hall.zones.push(ZoneInfo { id: "retro".into(), ..hall.zones[0].clone() });
    assert_eq!(hall.way_to("sportello-1", None), None, "a wall of the whole hall hangs anywhere");
}

#[test]
fn a_delicate_service_is_told_by_its_letter_alone() {
    let (hall, board) = samples::quiet();
    let mut presenter = presenter(&["it"]);
    presenter.set_hall(hall);
    let BodyView::Board(view) = presenter.wall(&screen_of(board)).body else { panic!("not a board") };
    let names: Vec<_> = view.lines.iter().map(|line| (line.letter.as_str(), line.service.as_str())).collect();
    assert!(names.contains(&("B", "")) || names.contains(&("D", "Tributi")), "{names:?}");
    assert!(!names.iter().any(|(_, name)| *name == "SPID"), "{names:?}");
}
