//! How true the wall is: staleness and the clock.

use super::*;

#[test]
fn within_ten_seconds_of_a_cut_the_wall_says_since_when_it_knows_nothing() {
    let mut story = Story::new();
    assert_eq!(story.screen().freshness, Freshness::Connecting);
    story.publish();
    let last_board_at = story.server_time();
    story.wait_ms(2_000);
    story.input(Input::Beat(story.server_time()));
    story.wait_ms(STALE_SECS * 1_000 - 1);
    assert_eq!(story.screen().freshness, Freshness::Fresh);
    story.wait_ms(1);
    assert_eq!(story.screen().freshness, Freshness::Stale { since: last_board_at });
    const { assert!(STALE_SECS < 10) };
    story.wait_ms(3_600_000);
    assert_eq!(story.screen().freshness, Freshness::Stale { since: last_board_at });
    story.publish();
    assert_eq!(story.screen().freshness, Freshness::Fresh);
}

#[test]
fn beats_alone_do_not_keep_an_old_board_true() {
    let mut story = Story::new();
    story.input(Input::Beat(story.server_time()));
    assert_eq!(story.screen().freshness, Freshness::Connecting);
    story.publish();
    let last_board_at = story.server_time();
    let beats = |story: &mut Story, until_ms: u64| {
        while story.elapsed_ms < until_ms {
            story.wait_ms(1_000);
            story.input(Input::Beat(story.server_time()));
        }
    };
    beats(&mut story, BOARD_STALE_SECS * 1_000 - 1_000);
    assert_eq!(story.screen().freshness, Freshness::Fresh);
    beats(&mut story, 60_000);
    assert_eq!(story.screen().freshness, Freshness::Stale { since: last_board_at });
    story.publish();
    assert_eq!(story.screen().freshness, Freshness::Fresh);
}

#[test]
fn a_quiet_hall_is_never_stale() {
    let mut story = Story::new();
    for second in 0..600 {
        // The server's own pace: its board every five seconds, a beat every two.
        if second % 5 == 0 {
            story.publish();
        } else if second % 2 == 0 {
            story.input(Input::Beat(story.server_time()));
        }
        story.wait_ms(1_000);
        assert_eq!(story.screen().freshness, Freshness::Fresh, "after {second} s");
    }
}

#[test]
fn the_clock_is_the_servers_and_goes_on_through_a_cut() {
    let mut story = Story::new();
    assert_eq!(story.screen().now, None);
    story.publish();
    story.wait_ms(3_600_000);
    assert_eq!(story.screen().now, Some("2026-11-23T10:40:00Z".parse().unwrap()));
}
