//! When the disk fails, when too much comes, when the engine ends.

use super::*;

/// The failpoint exists in builds with debug assertions only, which is how tests are built.
#[cfg(debug_assertions)]
#[tokio::test]
async fn what_the_disk_did_not_take_never_happened() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let failpoint = store.failpoint();
    let engine = start_store(store, Clock::starting_at(morning()));
    let earlier = number(&submit(&engine, issue("anagrafe")).await.unwrap());

    let release = hold(&engine).await;
    failpoint.refuse_next_commit();
    let wishes: Vec<_> = (0..5).map(|id| engine.submit(&hall_id(), Some(RequestId(id)), issue("anagrafe"))).collect();
    drop(release);
    for wish in wishes {
        assert_eq!(wish.await.unwrap_err(), SubmitError::StorageFailed);
    }
    let tickets = engine.query(&hall_id(), |hall, _| hall.tickets().map(|ticket| ticket.number).collect::<Vec<_>>());
    assert_eq!(tickets.await.unwrap(), [earlier]);
    assert_eq!(view(&engine).hall.tickets().count(), 1);

    let again = engine.submit(&hall_id(), Some(RequestId(0)), issue("anagrafe")).await.unwrap();
    assert_eq!((number(&again).to_string().as_str(), again.novelty), ("A002", Novelty::New));
    engine.stop().await.unwrap();
    assert_eq!(view(&start(folder.path())).hall, again.view.hall);
}

#[tokio::test]
async fn too_much_is_turned_away_at_once_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let release = hold(&engine).await;
    let queued: Vec<_> = (0..QUEUE_MAX).map(|_| engine.submit(&hall_id(), None, issue("anagrafe"))).collect();
    assert_eq!(submit(&engine, issue("anagrafe")).await.unwrap_err(), SubmitError::Overloaded);
    assert_eq!(engine.query(&hall_id(), |_, _| ()).await.unwrap_err(), SubmitError::Overloaded);
    engine.tick();
    drop(release);
    let mut last = 0;
    for reply in queued {
        let value = number(&reply.await.unwrap()).value;
        assert_eq!(value, last + 1, "in the order in which they came");
        last = value;
    }
    submit(&engine, issue("anagrafe")).await.unwrap();
}

#[tokio::test]
async fn a_stop_finishes_what_is_queued_and_frees_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let release = hold(&engine).await;
    let queued: Vec<_> = (0..600).map(|_| engine.submit(&hall_id(), None, issue("anagrafe"))).collect();
    let stopping = tokio::spawn({
        let engine = engine.clone();
        async move { engine.stop().await }
    });
    drop(release);
    stopping.await.unwrap().unwrap();
    for reply in queued {
        reply.await.unwrap();
    }
    assert_eq!(submit(&engine, issue("anagrafe")).await.unwrap_err(), SubmitError::Stopping);
    engine.ended().await.unwrap();
    let wal = folder.path().join(format!("{}-wal", turno_store::DATABASE_FILE));
    assert!(!wal.exists(), "one file holds everything");
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.today(&hall_id()).unwrap().len(), 601);
}

#[tokio::test]
async fn a_defect_ends_the_engine_and_is_heard_of() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let _ = engine.query(&hall_id(), |_, _| panic!("planted by the test")).await;
    assert!(matches!(*engine.ended().await.unwrap_err(), EngineError::Defect));
    assert_eq!(submit(&engine, issue("anagrafe")).await.unwrap_err(), SubmitError::Stopping);
}

#[cfg(debug_assertions)]
#[tokio::test]
async fn a_defect_in_one_command_does_not_fail_its_neighbours() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let first = number(&submit(&engine, issue("anagrafe")).await.unwrap());
    turno_store::damage(folder.path(), turno_store::Damage::Ticket(first)).unwrap();

    let release = hold(&engine).await;
    let put = |id, command| engine.submit(&hall_id(), Some(RequestId(id)), command);
    let before = put(1, issue("anagrafe"));
    let offender = put(2, Command::WithdrawTicket { number: first });
    let after = put(3, issue("anagrafe"));
    drop(release);
    assert_eq!(number(&before.await.unwrap()).to_string(), "A002");
    assert_eq!(offender.await.unwrap_err(), SubmitError::Defect);
    let after = after.await.unwrap();
    assert_eq!((number(&after).to_string().as_str(), after.novelty), ("A003", Novelty::New));
    assert_eq!(
        after.view.hall.ticket(first).unwrap().state,
        turno_domain::TicketState::Waiting,
        "nothing of it was kept"
    );
    assert_eq!(
        put(2, Command::WithdrawTicket { number: first }).await.unwrap_err(),
        SubmitError::Defect,
        "not the disk's fault"
    );
}

#[cfg(debug_assertions)]
#[tokio::test]
async fn a_day_that_cannot_be_turned_does_not_fail_another_hall() {
    let folder = tempfile::tempdir().unwrap();
    let hand = HandClock::at(morning());
    let engine = start_two(folder.path(), hand.clock());
    let first = number(&submit(&engine, issue("anagrafe")).await.unwrap());
    turno_store::damage(folder.path(), turno_store::Damage::Ticket(first)).unwrap();
    hand.set(morning() + SignedDuration::from_hours(24));

    let release = hold(&engine).await;
    engine.tick();
    let here = submit(&engine, issue("anagrafe"));
    let there = engine.submit(&other_hall_id(), None, issue("anagrafe"));
    drop(release);
    let (here, there) = tokio::join!(here, there);
    assert_eq!(here.unwrap_err(), SubmitError::Defect);
    assert_eq!(number(&there.unwrap()).to_string(), "A001");
}
