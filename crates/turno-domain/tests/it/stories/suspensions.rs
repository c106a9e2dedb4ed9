//! A service that gives no numbers for a while.

use super::script::check;

#[test]
fn whoever_waits_stays_in_line_and_nobody_joins_until_it_is_opened_again() {
    check(
        "issue anagrafe
         suspend anagrafe Guasto al terminale
         suspend anagrafe Guasto al terminale
         look suspended
         issue anagrafe
         hand-out anagrafe
         receive anagrafe booked 09:10
         roll anagrafe from R001
         issue spid
         open uno
         next uno
         resume anagrafe
         resume anagrafe
         issue anagrafe",
        "suspend anagrafe Guasto al terminale: nothing new
         anagrafe: Technical Some(\"Guasto al terminale\"), Closed { opens_at: None }
         issue anagrafe: service 'anagrafe' is suspended
         hand-out anagrafe: service 'anagrafe' is suspended
         receive anagrafe booked 09:10: service 'anagrafe' is suspended
         roll anagrafe from R001: service 'anagrafe' is suspended
         resume anagrafe: nothing new
         anagrafe A002
         spid S001
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
}

#[test]
fn it_opens_again_by_itself_at_the_time_that_was_said() {
    check(
        "suspend anagrafe until 2026-11-16 10:00
         at 09:59
         issue anagrafe
         at 10:00
         look suspended
         issue anagrafe
         suspend spid until 2026-11-16 09:00
         suspend nessuno",
        "issue anagrafe: service 'anagrafe' is suspended
         suspend spid until 2026-11-16 09:00: a suspension cannot end at 2026-11-16T08:00:00Z, which is past
         suspend nessuno: there is no service 'nessuno' in this hall
         anagrafe A001
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn until_somebody_says_so_lasts_over_night_and_a_time_that_has_passed_does_not() {
    check(
        "suspend anagrafe Sciopero
         suspend spid until 2026-11-17 08:00
         suspend tributi until 2026-11-17 12:00
         on 2026-11-17 09:00
         issue spid
         look suspended
         issue anagrafe",
        "anagrafe: Technical Some(\"Sciopero\"), Closed { opens_at: None }
         tributi: Technical None, Closed { opens_at: Some(2026-11-17T11:00:00Z) }
         issue anagrafe: service 'anagrafe' is suspended
         anagrafe -
         spid S001
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn a_text_that_no_screen_shows_is_refused() {
    let long = "x".repeat(101);
    check(
        &format!("suspend anagrafe {long}\n suspend anagrafe \u{7}\n issue anagrafe"),
        &format!(
            "suspend anagrafe {long}: the text has more than 100 characters, or one that is not shown
             suspend anagrafe \u{7}: the text has more than 100 characters, or one that is not shown
             anagrafe A001
             spid -
             tributi -
             giustizia -
             uno closed
             due closed"
        ),
    );
}
