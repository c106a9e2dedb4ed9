//! Many at once, the same once more, closing time: the order and the manner of announcements.

use super::*;

fn repeating() -> Story {
    Story::of(Loudspeaker::Present, Habits { repeat: Repeat::Once, closing_minutes: vec![15, 5], ..Habits::default() })
}

#[test]
fn a_burst_of_twenty_is_said_once_each_in_order_with_one_chime() {
    let mut story = repeating();
    story.publish();
    for number in 1..=20 {
        story.call(&format!("A{number:03}"));
        // Boards are merged on the way: not every call comes with one of its own.
        if number % 3 == 0 {
            story.publish();
        }
        story.wait_ms(50);
    }
    story.publish();
    for call in 1..=20 {
        story.wait_ms(1_500);
        assert_eq!(story.said.last(), Some(&call), "nothing begins before the one before is over");
        story.over(call);
        story.wait_ms(600);
    }
    assert_eq!(story.said, (1..=20).collect::<Vec<_>>());
    let chimes = story.manners.iter().filter(|manner| **manner != Manner::OneOfMany).count();
    assert_eq!(chimes, 1, "{:?}", story.manners);
    // Only the last one, behind which nobody waits, is said once more.
    story.wait_ms(REPEAT_AFTER_SECS * 1_000);
    story.over(20);
    story.wait_ms(60_000);
    assert_eq!((story.said.len(), story.manners.last()), (21, Some(&Manner::Again)));
}

#[test]
fn a_call_is_said_once_more_after_a_pause_and_no_third_time() {
    let mut story = repeating();
    story.call("A001");
    story.publish();
    story.wait_ms(3_000);
    story.over(1);
    story.wait_ms(REPEAT_AFTER_SECS * 1_000 - 1);
    assert_eq!(story.manners, [Manner::Alone]);
    story.wait_ms(1);
    assert_eq!(story.manners, [Manner::Alone, Manner::Again]);
    story.over(1);
    story.wait_ms(600_000);
    assert_eq!(story.said, [1, 1]);
    assert_eq!(story.large(), "A001");
}

#[test]
fn nobody_is_called_again_who_came_meanwhile_and_the_next_call_goes_first() {
    let mut story = repeating();
    story.call("A001");
    story.publish();
    story.over(1);
    story.no_longer_expected("A001");
    story.publish();
    story.wait_ms(60_000);
    assert_eq!(story.said, [1]);
    story.call("B001");
    story.publish();
    story.over(2);
    // In the pause another is called: its own chime, and the repetition is left out.
    story.wait_ms(3_000);
    story.call("C001");
    story.publish();
    story.wait_ms(10_000);
    assert_eq!(story.said, [1, 2, 3]);
    assert_eq!(story.manners, [Manner::Alone, Manner::Alone, Manner::Alone]);
}

#[test]
fn closing_time_waits_for_the_calls_and_cuts_none() {
    let mut story = repeating();
    story.board.opening =
        Opening::Open { until: Some(story.board.now.checked_add(Duration::from_secs(20 * 60)).unwrap()) };
    let on = |story: &mut Story, until_ms: u64| {
        while story.elapsed_ms < until_ms {
            story.wait_ms(1_000);
            story.publish();
        }
    };
    story.publish();
    on(&mut story, 5 * 60_000 - 2_000);
    assert_eq!(story.closing, [0; 0]);
    story.call("A001");
    story.publish();
    on(&mut story, 5 * 60_000 + 10_000);
    assert_eq!((story.said.as_slice(), story.closing.len()), ([1].as_slice(), 0));
    story.no_longer_expected("A001");
    story.publish();
    story.over(1);
    on(&mut story, 5 * 60_000 + 20_000);
    assert_eq!(story.closing, [15]);
    // A call that comes while it is said waits for its end.
    story.call("B001");
    story.publish();
    assert_eq!(story.said, [1]);
    story.over(turno_voice::NO_CALL);
    assert_eq!(story.said, [1, 2]);
    story.over(2);
    on(&mut story, 21 * 60_000);
    assert_eq!(story.closing, [15, 5]);
}
