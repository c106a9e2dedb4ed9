//! People, sessions and the audit log on a real file.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::Store;

fn morning() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    folder
}

fn name(text: &str) -> PersonName {
    text.parse().unwrap()
}

fn anna(role: Role) -> Person {
    Person { name: name("anna"), role, password_hash: "hash".into(), added_at: morning() }
}

fn with_anna(folder: &Path) -> People {
    let mut people = People::open(folder).unwrap();
    people.add(&anna(Role::Operator), None).unwrap();
    people
}

#[test]
fn a_folder_without_data_is_not_begun_by_adding_people() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(People::open(empty.path()), Err(StoreError::NoData { .. })));
    assert!(!empty.path().join(PEOPLE_FILE).exists());
}

#[test]
fn names_are_plain_and_read_without_regard_to_capitals() {
    assert_eq!(name(" Anna.Rossi "), name("anna.rossi"));
    for wrong in ["", "a", "9lives", "anna rossi", "annà", "a\u{0}b", &"a".repeat(41)] {
        assert!(wrong.parse::<PersonName>().is_err(), "{wrong:?}");
    }
}

#[test]
fn people_can_be_added_while_somebody_else_has_the_folder() {
    let folder = folder();
    let _server = Store::open(folder.path()).unwrap();
    let reader = People::open(folder.path()).unwrap();
    let mut command = with_anna(folder.path());
    assert_eq!(reader.persons().unwrap(), [anna(Role::Operator)]);
    assert!(matches!(command.add(&anna(Role::Manager), None), Err(StoreError::NameTaken { .. })));
    command.set_role(&name("anna"), Role::Manager, morning(), None).unwrap();
    assert_eq!(reader.person(&name("anna")).unwrap().unwrap().role, Role::Manager);
    command.remove(&name("anna"), morning(), None).unwrap();
    assert_eq!(reader.person(&name("anna")).unwrap(), None);
    assert!(matches!(command.remove(&name("anna"), morning(), None), Err(StoreError::NameUnknown { .. })));
}

#[test]
fn the_last_administrator_stays_one() {
    let folder = folder();
    let mut people = People::open(folder.path()).unwrap();
    people.add(&anna(Role::Administrator), None).unwrap();
    let (anna, bruno) = (name("anna"), Person { name: name("bruno"), ..anna(Role::Manager) });
    people.add(&bruno, None).unwrap();
    people.begin_session(&[7; 32], &anna, morning()).unwrap();
    let last = |done: Result<(), StoreError>| matches!(done, Err(StoreError::LastAdministrator { .. }));
    assert!(last(people.remove(&anna, morning(), None)));
    assert!(last(people.set_role(&anna, Role::Manager, morning(), None)));
    assert!(people.signed_in(&[7; 32], morning()).unwrap().is_some(), "what is refused changes nothing");
    people.set_password(&anna, "other", morning(), None).unwrap();
    people.set_role(&anna, Role::Administrator, morning(), None).unwrap();
    people.set_role(&bruno.name, Role::Administrator, morning(), None).unwrap();
    people.remove(&anna, morning(), None).unwrap();
    assert!(last(people.remove(&bruno.name, morning(), None)));
}

#[test]
fn a_session_lasts_a_working_day_and_not_longer() {
    let folder = folder();
    let mut people = with_anna(folder.path());
    people.begin_session(&[7; 32], &name("anna"), morning()).unwrap();
    let last = morning() + SignedDuration::from_hours(SESSION_HOURS_MAX);
    let moment = SignedDuration::from_micros(1);
    assert!(people.signed_in(&[7; 32], last - moment).unwrap().is_some());
    assert!(people.signed_in(&[7; 32], last).unwrap().is_none());
    assert!(people.signed_in(&[8; 32], morning()).unwrap().is_none(), "another token opens nothing");
    people.begin_session(&[9; 32], &name("anna"), last).unwrap();
    let kept: i64 = people.conn.query_row("SELECT count(*) FROM session", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1, "what is over is forgotten");
}

#[test]
fn signing_out_a_new_password_another_role_and_removal_end_the_session() {
    type Step = fn(&mut People);
    let ways: [(&str, Step); 4] = [
        ("signing out", |people| people.end_session(&[7; 32], morning()).unwrap()),
        ("a new password", |people| people.set_password(&name("anna"), "other", morning(), None).unwrap()),
        ("another role", |people| people.set_role(&name("anna"), Role::Greeter, morning(), None).unwrap()),
        ("removal", |people| people.remove(&name("anna"), morning(), None).unwrap()),
    ];
    for (way, step) in ways {
        let folder = folder();
        let mut people = with_anna(folder.path());
        people.begin_session(&[7; 32], &name("anna"), morning()).unwrap();
        assert!(people.signed_in(&[7; 32], morning()).unwrap().is_some());
        step(&mut people);
        assert!(people.signed_in(&[7; 32], morning()).unwrap().is_none(), "{way}");
    }
}

#[test]
fn the_audit_log_is_only_added_to_until_a_lines_own_date() {
    let folder = folder();
    let mut people = with_anna(folder.path());
    people.note(morning(), Some(&name("anna")), Deed::CounterTaken, "capannori sportello-1").unwrap();
    let refuses = |people: &People, sql: &str| people.conn.execute(sql, []).unwrap_err().to_string();
    assert!(refuses(&people, "UPDATE audit SET about = 'nothing'").contains("never changed"));
    assert!(refuses(&people, "DELETE FROM audit").contains("until its date"));

    let date = morning() + SignedDuration::from_hours(24 * AUDIT_DAYS_KEPT);
    assert_eq!(people.expire_audit(date - SignedDuration::from_secs(1)).unwrap(), 0);
    assert_eq!(people.audit(&AuditQuestion::default()).unwrap().len(), 2, "added, counter taken");
    assert_eq!(people.expire_audit(date).unwrap(), 2);
    let left = people.audit(&AuditQuestion::default()).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(
        (left[0].at, &left[0].name, left[0].deed, left[0].about.as_str()),
        (date, &None, Deed::LinesExpired, "2")
    );
    assert_eq!(people.expire_audit(date).unwrap(), 0, "the line about it stays for its own time");
}

#[test]
fn the_log_is_asked_by_person_by_deed_and_page_by_page() {
    let folder = folder();
    let mut people = with_anna(folder.path());
    for (by, deed) in [("anna", Deed::SignedIn), ("bruno", Deed::SignedIn), ("anna", Deed::SettingsChanged)] {
        people.note(morning(), Some(&name(by)), deed, "x").unwrap();
    }
    let asked = |question: AuditQuestion| people.audit(&question).unwrap();
    let of = |text: &str| AuditQuestion { name: Some(name(text)), ..AuditQuestion::default() };
    assert_eq!(asked(of("anna")).len(), 2);
    let signed_in = AuditQuestion { deed: Some(Deed::SignedIn), ..AuditQuestion::default() };
    let lines = asked(signed_in.clone());
    assert_eq!(lines.iter().filter_map(|line| line.name.clone()).collect::<Vec<_>>(), [name("bruno"), name("anna")]);
    let earlier = asked(AuditQuestion { before: Some(lines[0].id), ..signed_in });
    assert_eq!(earlier, lines[1..]);
}

#[test]
fn every_deed_can_be_read_back() {
    let folder = folder();
    let mut people = People::open(folder.path()).unwrap();
    for deed in Deed::ALL {
        people.note(morning(), None, deed, "x").unwrap();
    }
    let read: Vec<_> =
        people.audit(&AuditQuestion::default()).unwrap().into_iter().rev().map(|line| line.deed).collect();
    assert_eq!(read, Deed::ALL);
}

fn booked(code: &str, service: &str, slot: &str) -> Appointment {
    let slot = format!("2026-11-23T{slot}:00Z").parse().unwrap();
    Appointment { code: code.parse().unwrap(), service: service.parse().unwrap(), slot, given: None }
}

#[test]
fn a_code_is_letters_and_digits_and_capitals_do_not_matter() {
    assert_eq!("ab12".parse::<AppointmentCode>().unwrap().to_string(), "AB12");
    for wrong in ["", "123", "12 34", "12-34", "àb12", "1234\n", &"1".repeat(33)] {
        assert!(wrong.parse::<AppointmentCode>().is_err(), "{wrong:?}");
    }
}

#[test]
fn an_agenda_replaces_the_one_before_keeps_who_has_come_and_goes_with_its_day() {
    let folder = folder();
    let mut people = People::open(folder.path()).unwrap();
    let (hall, other): (turno_domain::HallId, _) = ("capannori".parse().unwrap(), "cuneo".parse().unwrap());
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let monday = day("2026-11-23");
    let hand_in = |people: &mut People, of, today, appointments: &[Appointment]| {
        people.hand_in_agenda(&hall, of, today, appointments).unwrap();
    };
    let code = |text: &str| text.parse::<AppointmentCode>().unwrap();
    hand_in(&mut people, monday, monday, &[booked("1111", "spid", "09:00"), booked("2222", "spid", "09:20")]);
    let given = GivenFor { ticket: "S001".parse().unwrap(), request: turno_domain::RequestId(7) };
    people.check_in(&hall, monday, &code("1111"), given).unwrap();
    hand_in(&mut people, monday, monday, &[booked("1111", "anagrafe", "09:10"), booked("3333", "spid", "09:40")]);
    let moved = Appointment { given: Some(given), ..booked("1111", "anagrafe", "09:10") };
    assert_eq!(people.appointment(&hall, monday, &code("1111")).unwrap(), Some(moved));
    assert_eq!(people.appointment(&hall, monday, &code("2222")).unwrap(), None, "cancelled");
    assert_eq!(people.appointment(&other, monday, &code("3333")).unwrap(), None, "of another hall");
    assert_eq!(people.appointment(&hall, day("2026-11-24"), &code("3333")).unwrap(), None, "of another day");
    hand_in(&mut people, day("2026-11-24"), day("2026-11-24"), &[]);
    assert_eq!(people.appointment(&hall, monday, &code("1111")).unwrap(), None, "the day is over");
}
