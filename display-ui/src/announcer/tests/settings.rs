//! New settings: what the wall does with a board whose names it does not know yet.

use super::*;

/// A wall that showed a call, and a hall that then got new settings and called `A002`.
fn with_new_settings() -> Story {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    story.over(1);
    story.wait_ms(60_000);
    story.board.settings_version = 2;
    story.call("A002");
    story.publish();
    story
}

#[test]
fn a_board_waits_for_the_settings_it_was_made_with() {
    let mut story = with_new_settings();
    story.wait_ms(HOLD_SECS_MAX * 1_000 - 1);
    assert_eq!((story.large().as_str(), story.said.as_slice()), ("A001", [1].as_slice()));
    assert_eq!(story.screen().freshness, Freshness::Fresh);
    story.input(Input::Hall { settings_version: 2 });
    assert_eq!((story.large().as_str(), story.said.as_slice()), ("A002", [1, 2].as_slice()));
    // The next ones do not wait.
    story.over(2);
    story.wait_ms(10_000);
    story.call("A003");
    story.publish();
    assert_eq!(story.said, [1, 2, 3]);
}

#[test]
fn a_board_does_not_wait_for_ever() {
    let mut story = with_new_settings();
    story.wait_ms(HOLD_SECS_MAX * 1_000 / 2);
    // A newer board of the same settings takes its place and not its patience.
    story.publish();
    story.wait_ms(HOLD_SECS_MAX * 1_000 / 2);
    assert_eq!((story.large().as_str(), story.said.as_slice()), ("A002", [1, 2].as_slice()));
    story.over(2);
    story.wait_ms(10_000);
    story.call("A003");
    story.publish();
    assert_eq!(story.said, [1, 2, 3]);
}

#[test]
fn without_any_settings_calls_wait_until_they_are_here() {
    let mut story = Story::new();
    story.announcer = Announcer::new(Loudspeaker::Present, Habits::default());
    story.call("A001");
    story.publish();
    story.wait_ms(30_000);
    assert_eq!(story.large(), "-");
    assert!(story.said.is_empty());
    story.input(Input::Hall { settings_version: 1 });
    assert_eq!(story.said, [1]);
}
