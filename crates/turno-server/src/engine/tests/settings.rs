//! New settings under a live hall.

use turno_domain::ServiceId;

use super::*;

/// The office's settings as version 2, without the registry office.
fn without_anagrafe() -> Arc<Settings> {
    let mut new = Settings::clone(&settings(&hall_id()));
    new.version = 2;
    new.services.remove(0);
    new.counters[0].services = ["tributi"].map(|id| id.parse().unwrap()).into();
    Arc::new(new)
}

fn change(base: u64, moves: &[(&str, &str)]) -> Change {
    let id = |text: &str| text.parse::<ServiceId>().unwrap();
    Change {
        base,
        office_toml: "two".into(),
        settings: without_anagrafe(),
        moves: moves.iter().map(|(from, to)| (id(from), id(to))).collect(),
    }
}

#[tokio::test]
async fn whoever_would_be_stranded_stops_the_change_or_is_moved_and_a_restart_knows_it() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let waiting = number(&submit(&engine, issue("anagrafe")).await.unwrap());
    let refused = engine.change_settings(&hall_id(), change(1, &[])).await.unwrap_err();
    assert!(matches!(&refused, ChangeError::Stranded(left) if left[0].number == waiting), "{refused}");
    assert_eq!(view(&engine).hall.settings().version, 1);

    engine.change_settings(&hall_id(), change(1, &[("anagrafe", "tributi")])).await.unwrap();
    let seen = view(&engine);
    assert_eq!(seen.hall.settings().version, 2);
    assert_eq!(seen.hall.ticket(waiting).unwrap().service.as_str(), "tributi");
    assert!(submit(&engine, issue("anagrafe")).await.is_err(), "the service is gone");
    let stale = engine.change_settings(&hall_id(), change(1, &[])).await.unwrap_err();
    assert!(matches!(stale, ChangeError::Stale(2)), "{stale}");
    engine.stop().await.unwrap();

    let store = Store::open(folder.path()).unwrap();
    let kept = store.halls().unwrap();
    assert_eq!((kept[0].version, kept[0].office_toml.as_str()), (2, "two"));
    let halls = vec![(hall_id(), without_anagrafe())];
    let view_of = |hall: &Hall, now, version| View { hall: hall.clone(), now, version };
    let again = Engine::start(store, halls, Clock::starting_at(morning()), view_of).unwrap();
    let hall = &again.watch(&hall_id()).unwrap().borrow().clone().hall;
    assert_eq!(hall.ticket(waiting), seen.hall.ticket(waiting));
}

#[tokio::test]
async fn a_change_that_the_disk_refuses_leaves_the_settings_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let failpoint = store.failpoint();
    let engine = start_store(store, Clock::starting_at(morning()));
    submit(&engine, issue("tributi")).await.unwrap();
    failpoint.refuse_next_commit();
    let failed = engine.change_settings(&hall_id(), change(1, &[])).await.unwrap_err();
    assert!(matches!(failed, ChangeError::Submit(SubmitError::StorageFailed)), "{failed}");
    assert_eq!(view(&engine).hall.settings().version, 1);
    engine.change_settings(&hall_id(), change(1, &[])).await.unwrap();
    assert_eq!(view(&engine).hall.settings().version, 2);
}
