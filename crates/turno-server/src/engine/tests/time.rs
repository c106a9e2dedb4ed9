//! Days turn, clocks jump, and the hall goes only forward.

use super::*;

fn later(hours: i64) -> Timestamp {
    morning() + SignedDuration::from_hours(hours)
}

#[tokio::test]
async fn a_tick_after_midnight_turns_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(morning());
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    submit(&engine, issue("anagrafe")).await.unwrap();
    let before = view(&engine);
    engine.tick();
    let same_day = wait_for(&engine, |view| view.version == before.version + 1).await;
    assert_eq!(same_day.hall, before.hall, "published anew, though nothing happened");
    hand.set(later(24));
    engine.tick();
    let after = wait_for(&engine, |view| view.hall.day() > before.hall.day()).await;
    assert_eq!((after.hall.tickets().count(), after.now), (0, later(24)));
    assert_eq!(number(&submit(&engine, issue("anagrafe")).await.unwrap()).to_string(), "A001");
    engine.stop().await.unwrap();

    let store = Store::open(folder.path()).unwrap();
    let left_over = store.tickets(&hall_id(), before.hall.day()).unwrap();
    assert_eq!(left_over.iter().map(|row| row.stage).collect::<Vec<_>>(), [turno_store::TicketStage::Expired]);
}

#[tokio::test]
async fn a_command_after_midnight_finds_the_new_day() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(morning());
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    submit(&engine, issue("anagrafe")).await.unwrap();
    hand.set(later(24));
    let reply = submit(&engine, issue("anagrafe")).await.unwrap();
    assert_eq!((reply.events.len(), number(&reply).to_string().as_str()), (1, "A001"));
    assert_eq!(reply.view.hall.tickets().count(), 1);
}

#[tokio::test]
async fn a_start_on_another_day_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(morning());
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    submit(&engine, issue("anagrafe")).await.unwrap();
    let yesterday = view(&engine);
    engine.stop().await.unwrap();
    hand.set(later(72));
    let today = view(&start_store(Store::open(folder.path()).unwrap(), hand.clock()));
    assert_eq!((today.hall.tickets().count(), today.version), (0, 1));
    assert_eq!(today.hall.day(), yesterday.hall.day().saturating_add(jiff::Span::new().days(3)));
}

#[tokio::test]
async fn a_clock_that_jumps_back_moves_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(later(24));
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    submit(&engine, issue("anagrafe")).await.unwrap();
    let day = view(&engine).hall.day();
    hand.set(morning());
    engine.tick();
    let reply = submit(&engine, issue("anagrafe")).await.unwrap();
    assert_eq!((reply.events[0].at, reply.view.now), (later(24), later(24)));
    assert_eq!((reply.view.hall.day(), number(&reply).value), (day, 2));
    engine.stop().await.unwrap();
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    assert_eq!(view(&engine).hall, reply.view.hall, "nor does a restart");
}

#[tokio::test]
async fn times_are_as_fine_as_the_log_keeps_them() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at("2026-11-20T08:00:00.123456789Z".parse().unwrap());
    let engine = start_store(Store::open(folder.path()).unwrap(), hand.clock());
    let reply = submit(&engine, issue("anagrafe")).await.unwrap();
    assert_eq!(reply.events[0].at.to_string(), "2026-11-20T08:00:00.123456Z");
    engine.stop().await.unwrap();
    assert_eq!(view(&start_store(Store::open(folder.path()).unwrap(), hand.clock())).hall, reply.view.hall);
}

#[test]
fn a_started_clock_goes_on_by_itself() {
    let clock = Clock::starting_at(morning());
    let first = clock.now();
    assert!(first >= morning() && first < morning() + SignedDuration::from_secs(30));
    let deadline = std::time::Instant::now() + DEADLINE;
    while clock.clone().now() == first {
        assert!(std::time::Instant::now() < deadline, "the clock stands");
        std::thread::yield_now();
    }
}
