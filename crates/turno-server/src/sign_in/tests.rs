//! Signing in and out on a real file, beside a command line that changes it.

use jiff::SignedDuration;
use turno_store::Store;

use super::*;

fn anna() -> PersonName {
    "anna".parse().unwrap()
}

/// A server's side of a folder with Anna in it, and the command line's.
fn both_sides(folder: &tempfile::TempDir) -> (SignIn, People) {
    drop(Store::open(folder.path()).unwrap());
    let people = || People::open(folder.path()).unwrap();
    let mut command = people();
    let anna =
        Person { name: anna(), role: Role::Operator, password_hash: "hash".into(), added_at: Timestamp::UNIX_EPOCH };
    command.add(&anna, None).unwrap();
    (SignIn::new(people(), people()), command)
}

#[test]
fn whoever_signs_out_here_is_unknown_at_once_and_the_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let (sign_in, _command) = both_sides(&folder);
    let now = Timestamp::UNIX_EPOCH;
    let begin = || sign_in.sign_in_vouched("anna", IpAddr::from([192, 0, 2, 1]), now).unwrap().0;
    let (first, second) = (begin(), begin());
    let is_known = |token| sign_in.who(token, now).unwrap().is_some();
    assert!(is_known(&first) && is_known(&second) && is_known(&first));
    sign_in.sign_out(&first, now).unwrap();
    assert!(!is_known(&first) && is_known(&second));
    assert!(!is_known(&Token::random()));
}

#[test]
fn what_the_command_line_changes_is_seen_within_a_second() {
    type Step = fn(&mut People) -> Result<(), StoreError>;
    let ways: [(&str, Step); 3] = [
        ("a new password", |people| people.set_password(&anna(), "other", Timestamp::UNIX_EPOCH, None)),
        ("another role", |people| people.set_role(&anna(), Role::Greeter, Timestamp::UNIX_EPOCH, None)),
        ("removal", |people| people.remove(&anna(), Timestamp::UNIX_EPOCH, None)),
    ];
    for (way, step) in ways {
        let folder = tempfile::tempdir().unwrap();
        let (sign_in, mut command) = both_sides(&folder);
        let now = Timestamp::UNIX_EPOCH;
        let (token, _) = sign_in.sign_in_vouched("anna", IpAddr::from([192, 0, 2, 1]), now).unwrap();
        let who = |millis| sign_in.who(&token, now + SignedDuration::from_millis(millis)).unwrap();
        assert_eq!(who(0), Some(SignedIn { name: anna(), role: Role::Operator }));
        step(&mut command).unwrap();
        assert!(who(999).is_some(), "{way}: the database is not asked");
        assert_eq!(who(1_000), None, "{way}");
    }
}

#[test]
fn accounts_that_nobody_added_fill_the_audit_log_no_faster_than_wrong_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let _store = Store::open(folder.path()).unwrap();
    let people = || People::open(folder.path()).unwrap();
    let sign_in = SignIn::new(people(), people());
    let now = Timestamp::UNIX_EPOCH;
    let tried = |address, times: usize| {
        let name = |nth| format!("conto-{nth}@comune.example");
        (0..times).map(|nth| sign_in.sign_in_vouched(&name(nth), address, now).unwrap_err()).collect::<Vec<_>>()
    };
    let refused = tried(IpAddr::from([192, 0, 2, 1]), 50);
    let noted = || sign_in.audit(&AuditQuestion::default()).unwrap().len();
    assert_eq!(refused.iter().filter(|error| matches!(error, SignInError::Wrong)).count(), noted());
    assert!(matches!(refused[49], SignInError::TooSoon { .. }) && (1..50).contains(&noted()), "{}", noted());
    assert!(matches!(tried(IpAddr::from([192, 0, 2, 2]), 1)[..], [SignInError::Wrong]), "another is not held up");
}
