//! The last step of a counter is taken back.

use turno_domain::Settings;

use super::script::{check, check_in};
use crate::hall::settings;

/// Every step of a story takes a minute.
fn slow_office() -> Settings {
    let mut office = settings();
    office.policy.undo_secs = 60;
    office
}

#[test]
fn a_call_that_was_taken_back_never_was_and_its_number_is_not_given_again() {
    check_in(
        slow_office(),
        "issue anagrafe
         issue anagrafe
         open uno
         open due
         next uno
         no-show A001 uno
         next uno
         call A001 due
         undo call A001 due
         look calls
         look A001
         call A001 due
         look calls",
        "call 2: A002 to uno, recalled 0, expected
         call 1: A001 to uno, recalled 0, not expected
         A001: anagrafe since 09:01:00, in it, Kiosk(ingresso), told 0 ahead
         call 4: A001 to due, recalled 0, expected
         call 2: A002 to uno, recalled 0, expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A002
         due called A001",
    );
}

#[test]
fn each_step_leads_back_to_where_it_came_from() {
    check_in(
        slow_office(),
        "issue anagrafe
         issue spid
         open uno
         next uno
         start A001 uno
         undo start A001 uno
         no-show A001 uno
         undo no-show A001 uno
         start A001 uno
         park A001 uno 10
         undo park A001 uno
         transfer A001 uno tributi behind
         undo transfer A001 uno
         finish A001 uno
         undo finish A001 uno
         look reasons
         look ahead",
        "A001: OldestWaiting { waited_secs: 180 }
         S001: 0 ahead, 0-5 min
         anagrafe -
         spid S001
         tributi -
         giustizia -
         uno serving A001
         due closed",
    );
}

#[test]
fn a_part_of_a_visit_that_was_ended_too_soon_goes_on() {
    check_in(
        slow_office(),
        "open uno
         receive spid then anagrafe then tributi
         next uno
         start S001 uno
         finish S001 uno
         undo finish S001 uno
         finish S001 uno
         look S001",
        "S001: anagrafe since 09:02:00, in it, Reception, told 0 ahead
         anagrafe S001
         spid -
         tributi -
         giustizia -
         uno free
         due closed",
    );
}

#[test]
fn what_was_built_on_a_step_keeps_it() {
    check_in(
        slow_office(),
        "issue anagrafe
         issue anagrafe
         open uno
         open due
         undo call A001 uno
         next uno
         recall A001 uno
         undo call A001 uno
         start A001 uno
         transfer A001 uno tributi
         call A001 due
         undo transfer A001 uno
         park A001 due
         back A001
         undo park A001 due
         next uno
         undo start A002 uno
         no-show A002 uno
         close uno
         undo no-show A002 uno",
        "undo call A001 uno: counter 'uno' has no such step with ticket A001 to take back
         undo call A001 uno: counter 'uno' has no such step with ticket A001 to take back
         undo transfer A001 uno: counter 'uno' has no such step with ticket A001 to take back
         undo park A001 due: counter 'due' has no such step with ticket A001 to take back
         undo start A002 uno: counter 'uno' has no such step with ticket A002 to take back
         undo no-show A002 uno: counter 'uno' has no such step with ticket A002 to take back
         anagrafe -
         spid -
         tributi A001
         giustizia -
         uno closed
         due free
         A002 no_show",
    );
}

#[test]
fn done_and_next_are_two_steps_of_one_press() {
    check_in(
        slow_office(),
        "issue anagrafe
         issue anagrafe
         open uno
         next uno
         start A001 uno
         at 09:10:00
         finish A001 uno
         at 09:10:00
         next uno
         at 09:10:05
         undo call A002 uno
         at 09:10:08
         undo finish A001 uno
         at 09:10:09
         undo start A001 uno
         look next",
        "undo start A001 uno: counter 'uno' has no such step with ticket A001 to take back
         next for uno: A002
         next for due: A002
         anagrafe A002
         spid -
         tributi -
         giustizia -
         uno serving A001
         due closed",
    );
}

#[test]
fn each_step_has_its_own_time_whatever_was_taken_back_after_it() {
    check_in(
        slow_office(),
        "issue anagrafe
         issue anagrafe
         open uno
         next uno
         start A001 uno
         finish A001 uno
         next uno
         undo call A002 uno
         undo finish A001 uno
         next uno
         paper A002 printed
         undo call A002 uno",
        "undo finish A001 uno: the step with ticket A001 is older than 60 seconds and stays
         undo call A002 uno: the step with ticket A002 is older than 60 seconds and stays
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A002
         due closed
         A001 served",
    );
}

#[test]
fn ten_seconds_and_not_one_more() {
    check(
        "issue anagrafe
         open uno
         at 09:10:00
         next uno
         at 09:10:10
         undo call A001 uno
         at 09:11:00
         next uno
         at 09:11:11
         undo call A001 uno",
        "undo call A001 uno: the step with ticket A001 is older than 10 seconds and stays
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
    let mut never = settings();
    never.policy.undo_secs = 0;
    check_in(
        never,
        "issue anagrafe
         open uno
         at 09:10:00
         next uno
         at 09:10:00
         undo call A001 uno",
        "undo call A001 uno: counter 'uno' has no such step with ticket A001 to take back
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
}
