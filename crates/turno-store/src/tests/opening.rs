//! Whose data folder it is, and which form it has.

use rusqlite::Connection;
use turno_domain::Channel;

use super::*;
use crate::{DATABASE_FILE, StoreError};

#[test]
fn a_folder_has_one_owner_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("not/yet/there");
    let first = Store::open(&path).unwrap();
    let second = Store::open(&path).unwrap_err();
    assert!(matches!(second, StoreError::InUse { .. }));
    assert!(second.to_string().starts_with("another turno-server is using '"), "{second}");
    drop(first);
    Store::open(&path).unwrap();
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_what_lies_in_a_folder_that_was_there_before() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let store = Store::open(folder.path()).unwrap();
    let people = crate::People::open(folder.path()).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let secret = file.file_name() != crate::folder::LOCK_FILE;
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert!(!secret || mode == 0o600, "{}: {mode:o}", file.path().display());
    }
    drop((store, people));
}

#[test]
fn a_newer_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let file = folder.path().join(DATABASE_FILE);
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&file).unwrap();
    let refused = Store::open(folder.path()).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 99, known: 7, .. }), "{refused:?}");
    assert!(refused.to_string().contains("install that version or a later one"), "{refused}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn the_tickets_of_a_database_from_before_rolls_and_drawn_back_slips_are_all_there() {
    let folder = tempfile::tempdir().unwrap();
    let old = Connection::open(folder.path().join(DATABASE_FILE)).unwrap();
    crate::schema::EVENTS.migrations[..3].iter().for_each(|form| old.execute_batch(form).unwrap());
    old.pragma_update(None, "application_id", crate::schema::EVENTS.application_id).unwrap();
    old.pragma_update(None, "user_version", 3).unwrap();
    for (number, channel, kiosk) in [("A001", "kiosk", Some("ingresso")), ("A002", "reception", None)] {
        old.execute(
            "INSERT INTO ticket (hall, day, number, service_issued, service, channel, kiosk, language, arrived_at_us,
                                 people_ahead, forecast_from_min, forecast_to_min, paper, stage, calls)
             VALUES ('capannori', '2026-11-23', ?1, 'spid', 'anagrafe', ?2, ?3, 'it', 7, 1, 5, 10, 'printed', 'served', 2)",
            (number, channel, kiosk),
        )
        .unwrap();
    }
    drop(old);
    let store = Store::open(folder.path()).unwrap();
    store.connection().execute("UPDATE ticket SET paper = 'not_taken' WHERE number = 'A001'", []).unwrap();
    let tickets = store.tickets(&"capannori".parse().unwrap(), "2026-11-23".parse().unwrap()).unwrap();
    let told: Vec<_> =
        tickets.iter().map(|row| (row.number.to_string(), row.channel.clone(), row.paper, row.calls)).collect();
    let kiosk = Channel::Kiosk("ingresso".parse().unwrap());
    let expected = [("A001", kiosk, Paper::NotTaken, 2), ("A002", Channel::Reception, Paper::Printed, 2)];
    assert_eq!(told, expected.map(|(number, channel, paper, calls)| (number.to_owned(), channel, paper, calls)));
}

#[test]
fn a_stranger_s_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(DATABASE_FILE);
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    let before = std::fs::read(&file).unwrap();
    assert!(matches!(Store::open(folder.path()).unwrap_err(), StoreError::Foreign { .. }));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    std::fs::write(&file, "shopping list: ink, paper, a great deal of patience").unwrap();
    assert!(matches!(Store::open(folder.path()).unwrap_err(), StoreError::Open { .. }));
}

#[test]
fn settings_are_kept_in_versions() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let other: HallId = "cuneo".parse().unwrap();
    assert_eq!(store.import_hall(&other, "x = 1", morning()).unwrap(), 1);
    assert_eq!(store.import_hall(&hall_id(), "a = 1", morning()).unwrap(), 1);
    assert_eq!(store.import_hall(&hall_id(), "a = 1", morning()).unwrap(), 1, "nothing new");
    assert_eq!(store.import_hall(&hall_id(), "a = 2", morning()).unwrap(), 2);
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    let halls = store.halls().unwrap();
    let seen: Vec<_> = halls.iter().map(|hall| (hall.hall.as_str(), hall.version, hall.office_toml.as_str())).collect();
    assert_eq!(seen, [("capannori", 2, "a = 2"), ("cuneo", 1, "x = 1")]);
    assert_eq!(halls[0].imported_at, morning());
    let kept: i64 = store.connection().query_row("SELECT count(*) FROM hall", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 3);
}

#[test]
fn the_key_of_the_links_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(store.link_key([7; 32]).unwrap(), [7; 32]);
    drop(store);
    assert_eq!(Store::open(folder.path()).unwrap().link_key([8; 32]).unwrap(), [7; 32]);
}
