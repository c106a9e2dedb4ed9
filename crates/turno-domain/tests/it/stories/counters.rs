//! Counters opening and closing, and what they may have in hand.

use super::script::check;

#[test]
fn opening_twice_and_closing_twice_is_nothing_new() {
    check(
        "close uno
         open uno
         open uno
         close uno
         close uno",
        "close uno: nothing new
         open uno: nothing new
         close uno: nothing new
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn a_closed_counter_calls_nobody_and_a_free_one_not_nobody() {
    check(
        "issue spid
         next uno
         call S001 uno
         open due
         next due
         call S001 due
         look next",
        "next uno: counter 'uno' is closed
         call S001 uno: counter 'uno' is closed
         next due: nobody is waiting for counter 'due'
         call S001 due: counter 'due' does not serve 'spid'
         next for uno: S001
         next for due: nobody
         anagrafe -
         spid S001
         tributi -
         giustizia -
         uno closed
         due free",
    );
}

#[test]
fn one_ticket_in_hand_at_most() {
    check(
        "issue anagrafe
         issue anagrafe
         open uno
         next uno
         next uno
         call A002 uno
         close uno
         open uno
         start A001 uno
         next uno
         close uno
         finish A001 uno
         close uno",
        "next uno: counter 'uno' still has ticket A001 in hand
         call A002 uno: counter 'uno' still has ticket A001 in hand
         close uno: counter 'uno' still has ticket A001 in hand
         open uno: nothing new
         next uno: counter 'uno' still has ticket A001 in hand
         close uno: counter 'uno' still has ticket A001 in hand
         anagrafe A002
         spid -
         tributi -
         giustizia -
         uno closed
         due closed
         A001 served",
    );
}

#[test]
fn a_ticket_at_one_counter_is_out_of_reach_for_the_other() {
    check(
        "issue anagrafe
         open uno
         open due
         next uno
         call A001 due
         recall A001 due
         start A001 due
         no-show A001 due
         park A001 due
         transfer A001 due tributi
         start A001 uno
         finish A001 due",
        "call A001 due: ticket A001 is called, so this cannot be done
         recall A001 due: counter 'due' does not have ticket A001 in hand
         start A001 due: counter 'due' does not have ticket A001 in hand
         no-show A001 due: counter 'due' does not have ticket A001 in hand
         park A001 due: counter 'due' does not have ticket A001 in hand
         transfer A001 due tributi: counter 'due' does not have ticket A001 in hand
         finish A001 due: counter 'due' does not have ticket A001 in hand
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno serving A001
         due free",
    );
}
