//! Stories of two machines under one name, of a machine that was replaced, and of numbers that the server did not take.

use jiff::civil::{Date, date};
use turno_protocol::KioskNews;

use super::{
    alone::{handed_in, refused},
    *,
};

const TODAY: Date = date(2026, 11, 23);

pub(super) fn news(day: Date, own_last: u16) -> Input {
    Input::News(KioskNews { appointments: 0, day, own_last })
}

#[test]
fn a_second_machine_gives_no_numbers_with_the_server_or_without_until_the_name_is_free() {
    let mut story = Story::capannori();
    let effects = story.on(Input::NameTaken);
    let said = Effect::Log(Milestone::NameTaken { kiosk: "ingresso".into() });
    assert!(effects.contains(&said));
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Name));
    assert!(!story.on(Input::NameTaken).contains(&said), "it is told at each report, and said once");
    story.wait(750);
    assert_eq!(issues(&story.service("anagrafe")), [] as [u128; 0]);

    story.on(Input::LinkDown);
    story.wait(6_000);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Name), "alone it would give the other's numbers again");
    assert_eq!(printed(&story.service("anagrafe")), [] as [&str; 0]);
    let mut again = story.restarted("2026-11-23T08:30:00Z");
    assert_eq!(again.shown(), Shown::OutOfService(OutOfService::Name), "a power cut makes no difference");

    again.beat("2026-11-23T08:31:00Z".parse().unwrap());
    assert!(again.on(news(TODAY, 7)).contains(&Effect::Log(Milestone::NameHeld)));
    again.on(Input::LinkDown);
    again.wait(6_000);
    assert_eq!(printed(&again.own_number("anagrafe")), ["K008"], "the name is its own now, and its series goes on");
}

#[test]
fn a_machine_that_was_given_another_name_is_free_at_once() {
    let mut story = Story::capannori();
    story.on(Input::NameTaken);
    let mut hall = sample::capannori();
    hall.kiosks[0].id = "cortile".into();
    story.on(Input::Hall(Arc::new(sample::known(hall))));
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn a_number_that_waits_for_an_answer_while_the_name_is_lost_is_none_of_its_own() {
    let mut story = Story::capannori();
    story.service("anagrafe");
    story.on(Input::NameTaken);
    story.on(Input::LinkDown);
    assert_eq!(printed(&story.wait(20_000)), [] as [&str; 0]);
}

#[test]
fn a_new_disk_goes_on_behind_the_last_number_that_the_server_knows() {
    for (told, next) in [
        (vec![(TODAY, 41)], "K042"),
        (vec![(TODAY, 0)], "K001"),
        // The totem itself may know more than was handed in, and never goes back.
        (vec![(TODAY, 41), (TODAY, 12)], "K042"),
        // The next day begins anew.
        (vec![(date(2026, 11, 22), 41)], "K001"),
    ] {
        let mut story = Story::capannori();
        told.iter().for_each(|(day, own_last)| drop(story.on(news(*day, *own_last))));
        story.on(Input::LinkDown);
        story.wait(6_000);
        assert_eq!(printed(&story.own_number("anagrafe")), [next], "{told:?}");
    }
}

#[test]
fn numbers_that_the_server_did_not_take_are_told_until_the_day_is_over() {
    let mut story = Story::alone();
    for _ in 0..30 {
        story.own_number("anagrafe");
    }
    let tickets = handed_in(&story.beat(sample::now()));
    assert_eq!(story.flow.refused_today(story.now).total, 0);
    story.on(refused(&tickets, ErrorCode::NumberTaken));
    let told = story.flow.refused_today(story.now);
    assert_eq!(
        (told.total, told.first.len(), told.first[0].as_str()),
        (30, 20, "K001"),
        "counted whole, named in part"
    );
    let again = story.restarted("2026-11-23T08:30:00Z");
    assert_eq!(again.flow.refused_today(again.now).total, 30, "a power cut makes no difference");
    story.now += Duration::from_secs(24 * 3_600);
    assert_eq!(story.flow.refused_today(story.now).total, 0);
}

#[test]
fn a_machine_makes_its_identifier_once() {
    let mut story = Story::capannori();
    assert_eq!(story.flow.instance(), None, "not before the journal was read");
    story.on(Input::Remembered { records: Vec::new(), lost: 0, fresh: sample::INSTANCE });
    assert_eq!(story.flow.instance(), Some(sample::INSTANCE));
    let mut again = Story::dark();
    let records = story.journal.clone();
    again.on(Input::Remembered { records, lost: 0, fresh: Uuid::from_u128(1) });
    assert_eq!(again.flow.instance(), Some(sample::INSTANCE));

    // One damaged line does not make it another machine: what it knows of the hall tells which it is.
    let hall = sample::capannori();
    story.on(Input::Board(Box::new(sample::board(&hall))));
    let effects = story.on(Input::Hall(Arc::new(sample::known(hall))));
    let memory = effects.into_iter().find_map(|effect| match effect {
        Effect::Memorise(memory) => Some(*memory),
        _ => None,
    });
    let mut again = Story::dark();
    again.on(Input::Recalled(memory));
    again.on(Input::Remembered { records: Vec::new(), lost: 1, fresh: Uuid::from_u128(1) });
    assert_eq!(again.flow.instance(), Some(sample::INSTANCE));
}

#[test]
fn a_machine_that_cannot_save_says_that_and_keeps_nothing_beside_a_journal_that_is_not_there() {
    let mut story = Story::dark();
    story.disk = Kept::Failed;
    story.on(Input::Remembered { records: Vec::new(), lost: 0, fresh: sample::INSTANCE });
    let hall = sample::capannori();
    story.on(Input::Board(Box::new(sample::board(&hall))));
    let memorises = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Memorise(_)));
    assert!(!memorises(&story.on(Input::Hall(Arc::new(sample::known(hall))))));
    story.on(Input::NameTaken);
    story.wait(1_000);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Disk), "it is another machine at each start");
    story.disk = Kept::Safe;
    assert!(memorises(&story.wait(11_000)));
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Name));
}
