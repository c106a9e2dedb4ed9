//! Who goes before whom: needs, bookings, helpers, under each order.

use turno_domain::{NoShowRule, Order, Policy, Settings, settings::CounterSettings};

use super::script::{check, check_in};
use crate::hall::{counter, id, settings};

fn ordered(order: Order) -> Settings {
    Settings { policy: Policy { order, ..Policy::default() }, ..settings() }
}

#[test]
fn a_need_counts_as_twenty_minutes_of_waiting() {
    check(
        "open due
         issue anagrafe
         at 09:25
         issue anagrafe
         receive anagrafe first
         look next
         next due
         park A001 due
         next due
         look reasons
         look calls",
        "next for uno: A001
         next for due: A001
         A003: Priority { waited_secs: 180 }
         call 2: A003 to due, recalled 0, expected
         call 1: A001 to due, recalled 0, not expected
         anagrafe A002
         spid -
         tributi -
         giustizia -
         uno closed
         due called A003
         A001 parked",
    );
}

#[test]
fn a_booking_counts_from_its_time_if_the_person_is_there() {
    check(
        "open due
         at 09:50
         receive anagrafe booked 10:05
         receive anagrafe booked 10:20
         at 09:54
         issue anagrafe
         at 09:56
         issue anagrafe
         next due
         at 10:05
         park A002 due
         receive anagrafe booked 09:50
         look A004
         next due
         look reasons
         look ahead",
        "receive anagrafe booked 10:20: a booking for 2026-11-16T09:20:00Z counts from 2026-11-16T09:05:00Z on
         A004: anagrafe since 10:06:00, in it, Reception, told 2 ahead
         A001: Booked { slot: 2026-11-16T09:05:00Z, waited_secs: 120 }
         A003: 0 ahead, 5-15 min
         A004: 1 ahead, 15-25 min
         anagrafe A003 A004
         spid -
         tributi -
         giustizia -
         uno closed
         due called A001
         A002 parked",
    );
}

#[test]
fn a_booking_opens_what_is_by_appointment_only() {
    let mut office = settings();
    office.counters[0].services.insert(id("giustizia"));
    check_in(
        office,
        "at 10:00
         issue giustizia
         receive giustizia booked 10:05
         open uno
         next uno
         look reasons",
        "issue giustizia: service 'giustizia' is by appointment only
         G001: Booked { slot: 2026-11-16T09:05:00Z, waited_secs: 0 }
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called G001
         due closed",
    );
}

#[test]
fn one_after_two_others_at_each_counter() {
    check_in(
        ordered(Order::OneIn { others: 2 }),
        "open uno
         receive spid first
         receive spid first
         receive spid first
         issue spid
         issue spid
         issue spid
         next uno
         look reasons
         park S001 uno
         next uno
         park S004 uno
         next uno
         park S005 uno
         next uno
         look reasons",
        "S001: OneIn { others: 2, waited_secs: 360 }
         S002: OneIn { others: 2, waited_secs: 660 }
         anagrafe -
         spid S003 S006
         tributi -
         giustizia -
         uno called S002
         due closed
         S001 parked
         S004 parked
         S005 parked",
    );
}

#[test]
fn strict_knows_no_patience_but_a_booking_waits_for_its_time() {
    check_in(
        ordered(Order::Strict),
        "open uno
         issue spid
         receive spid booked 09:15
         look next
         at 09:15
         look next
         at 10:00
         receive spid first
         look next",
        "next for uno: S001
         next for due: nobody
         next for uno: S002
         next for due: nobody
         next for uno: S002
         next for due: nobody
         anagrafe -
         spid S001 S002 S003
         tributi -
         giustizia -
         uno free
         due closed",
    );
}

#[test]
fn a_counter_helps_out_when_its_own_lines_are_empty_or_others_wait_too_long() {
    let helper = CounterSettings {
        helper: [id("spid")].into(),
        helper_after_mins: Some(15),
        ..counter("due", &["anagrafe", "tributi", "spid"])
    };
    let office = Settings { counters: vec![counter("uno", &["anagrafe", "spid"]), helper], ..settings() };
    check_in(
        office,
        "open due
         issue spid
         issue anagrafe
         issue spid
         next due
         look reasons
         park A001 due
         next due
         look reasons
         park S001 due
         at 09:10
         issue anagrafe
         at 09:18
         look next
         at 09:19
         look next
         next due
         look reasons",
        "A001: OldestWaiting { waited_secs: 120 }
         S001: Helper { because: PrimaryEmpty, waited_secs: 300 }
         next for uno: S002
         next for due: A002
         next for uno: S002
         next for due: S002
         S002: Helper { because: BeyondThreshold, waited_secs: 900 }
         anagrafe A002
         spid -
         tributi -
         giustizia -
         uno closed
         due called S002
         A001 parked
         S001 parked",
    );
}

#[test]
fn precedence_is_given_and_taken_while_somebody_waits() {
    check(
        "open uno
         issue spid
         issue spid
         need S002 priority
         need S002 priority
         look next
         need S002 none
         look next
         next uno
         need S001 priority",
        "need S002 priority: nothing new
         next for uno: S002
         next for due: nobody
         next for uno: S001
         next for due: nobody
         need S001 priority: ticket S001 is called, so this cannot be done
         anagrafe -
         spid S002
         tributi -
         giustizia -
         uno called S001
         due closed",
    );
}

#[test]
fn who_did_not_come_is_back_after_the_pause_as_often_as_the_policy_says() {
    let no_show = NoShowRule { pause_mins: 5, returns: 1 };
    let office = Settings { policy: Policy { no_show, ..Policy::default() }, ..settings() };
    check_in(
        office,
        "open uno
         issue spid
         issue spid
         next uno
         no-show S001 uno
         next uno
         no-show S002 uno
         next uno
         at 09:10
         next uno
         no-show S001 uno
         at 09:30
         next uno
         no-show S002 uno
         at 10:00
         next uno",
        "next uno: nobody is waiting for counter 'uno'
         next uno: nobody is waiting for counter 'uno'
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno free
         due closed
         S001 no_show
         S002 no_show",
    );
}
