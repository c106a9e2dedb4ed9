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

fn at_the_counter(story: &mut Story, ticket: Option<&str>) {
    let state =
        if ticket.is_some() { turno_protocol::CounterState::Serving } else { turno_protocol::CounterState::Free };
    story.board.counters =
        vec![turno_protocol::BoardCounter { id: "sportello-1".into(), state, ticket: ticket.map(str::to_owned) }];
}

#[test]
fn the_large_place_shows_a_call_only_while_it_is_true() {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    story.over(1);
    story.wait_ms(10_000);
    assert_eq!(story.large(), "A001");
    // The person is there: it is still their turn, until they are done.
    story.no_longer_expected("A001");
    at_the_counter(&mut story, Some("A001"));
    story.publish();
    assert_eq!(story.large(), "A001");
    at_the_counter(&mut story, None);
    story.publish();
    assert_eq!(story.large(), "-");
}

#[test]
fn somebody_who_never_came_or_was_sent_on_leaves_the_large_place_at_once() {
    for was_announced in [true, false] {
        let mut story = Story::new();
        story.call("A001");
        story.publish();
        story.call("B001");
        story.publish();
        if was_announced {
            story.over(1);
            story.wait_ms(5_000);
            assert_eq!(story.large(), "B001");
        }
        // Not come: no longer expected. Sent on: the call leaves the board.
        story.no_longer_expected("B001");
        story.board.calls.retain(|call| call.ticket != "A001");
        story.publish();
        assert_eq!(story.large(), "-");
        // What is being said is not cut for it.
        assert_eq!(story.said.len(), if was_announced { 2 } else { 1 });
    }
}

#[test]
fn a_call_that_waits_for_its_announcement_is_not_shown_large_before_it() {
    let mut story = Story::new();
    story.call("A001");
    story.call("B001");
    story.publish();
    story.no_longer_expected("A001");
    story.publish();
    assert_eq!(story.large(), "-");
    story.over(1);
    story.wait_ms(5_000);
    assert_eq!(story.large(), "B001");
}
