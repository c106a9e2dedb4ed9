//! Stories of what stands around a number: language, pages, settings, the clock.

use super::*;

#[test]
fn the_language_is_the_visitors_until_the_visitor_is_gone() {
    let mut story = Story::capannori();
    assert_eq!(story.flow.language(), "it");
    story.press(Press::Language("de".into()));
    assert_eq!(story.flow.language(), "de");
    story.press(Press::Language("xx".into()));
    assert_eq!(story.flow.language(), "de");
    story.wait(750);
    let effects = story.service("comune-amico");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Issue(request) if request.language == "de")));
    let request = story.made;
    story.issued(request);
    story.paper(request, OnPaper::Printed);
    assert_eq!(story.flow.language(), "de");
    story.wait(10_000);
    assert_eq!(story.flow.language(), "it");
}

#[test]
fn an_abandoned_totem_goes_home() {
    let mut story = Story::open(sample::cuneo());
    story.press(Press::Language("fr".into()));
    story.wait(500);
    story.press(Press::NextPage);
    assert_eq!((story.flow.language(), story.flow.page()), ("fr", 1));
    story.wait(39_750);
    assert!(!story.flow.asks_for_a_sign(story.now));
    story.wait(250);
    assert!(story.flow.asks_for_a_sign(story.now), "it asks before it goes home");
    story.press(Press::MoreTime);
    assert!(!story.flow.asks_for_a_sign(story.now), "a touch gives the whole time again");
    story.press(Press::Mode(Mode::Large));
    story.wait(500);
    story.press(Press::NextPage);
    story.wait(59_750);
    assert_eq!((story.flow.language(), story.flow.page()), ("fr", 1));
    story.wait(250);
    assert_eq!((story.flow.language(), story.flow.page()), ("it", 0));
    assert_eq!(story.flow.manner(), Manner::default(), "nothing of the last person stays");
}

#[test]
fn eight_services_stand_on_two_equal_pages() {
    let mut story = Story::open(sample::cuneo());
    let letters = |story: &Story| story.flow.page_services().map(|service| service.letter.clone()).collect::<String>();
    assert_eq!(story.flow.pages(), 2);
    assert_eq!(letters(&story), "ABCE");
    story.press(Press::NextPage);
    assert_eq!(letters(&story), "PSTU");
    story.wait(500);
    story.press(Press::NextPage);
    assert_eq!(letters(&story), "PSTU", "the last page is the last");
    story.wait(500);
    story.press(Press::PreviousPage);
    assert_eq!(letters(&story), "ABCE");
    assert_eq!(Story::capannori().flow.pages(), 1);
}

#[test]
fn new_settings_are_fetched_once() {
    let mut story = Story::capannori();
    let mut board = sample::board(&sample::capannori());
    board.settings_version = 2;
    assert_eq!(story.on(Input::Board(Box::new(board.clone()))), [Effect::FetchHall]);
    assert_eq!(story.on(Input::Board(Box::new(board.clone()))), [] as [Effect; 0]);
    let mut hall = sample::capannori();
    hall.settings_version = 2;
    hall.services.truncate(1);
    story.on(Input::Hall(Arc::new(sample::known(hall))));
    assert_eq!(story.flow.page_services().count(), 1);
    assert_eq!(story.on(Input::Board(Box::new(board.clone()))), [] as [Effect; 0]);
    board.day = board.day.tomorrow().unwrap();
    assert_eq!(story.on(Input::Board(Box::new(board))), [Effect::FetchHall], "the timetable is asked for each day");
}

#[test]
fn the_clock_is_the_servers() {
    let mut story = Story::capannori();
    let heard = story.flow.server_time(story.now).unwrap();
    assert_eq!(story.flow.server_time(story.now + ms(61_000)).unwrap(), heard + 61.seconds());
    story.on(Input::Beat(sample::now()));
    assert_eq!(story.flow.server_time(story.now), Some(sample::now()));
}
