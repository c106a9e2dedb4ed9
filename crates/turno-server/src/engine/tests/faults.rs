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
