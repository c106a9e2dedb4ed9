//! Where a ticket goes: several services, other counters, ahead, behind and back.

use super::script::check;

#[test]
fn several_services_in_one_visit_with_one_number() {
    check(
        "open uno
         open due
         receive spid then anagrafe then tributi
         next uno
         start S001 uno
         finish S001 uno
         next uno
         start S001 uno
         finish S001 uno
         look next
         next due
         start S001 due
         finish S001 due",
        "next for uno: nobody
         next for due: S001
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno free
         due free
         S001 served",
    );
}

#[test]
fn sent_elsewhere_and_back_to_the_one_who_sent() {
    check(
        "open uno
         open due
         issue spid
         issue anagrafe
         next uno
         start S001 uno
         transfer S001 uno tributi back
         next uno
         start A001 uno
         next due
         start S001 due
         finish S001 due
         issue spid
         finish A001 uno
         next uno
         look reasons
         start S001 uno
         finish S001 uno",
        "S001: BackToYou { waited_secs: 720 }
         anagrafe -
         spid S002
         tributi -
         giustizia -
         uno free
         due free
         A001 served
         S001 served",
    );
}

#[test]
fn back_to_a_counter_that_has_closed_is_back_to_its_line() {
    check(
        "open uno
         open due
         issue spid
         next uno
         transfer S001 uno anagrafe for due back
         close uno
         next due
         look reasons
         start S001 due
         finish S001 due
         look next",
        "S001: SentToYou { waited_secs: 240 }
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
fn ahead_in_order_and_behind() {
    check(
        "issue anagrafe
         issue anagrafe
         issue anagrafe
         issue spid
         issue spid
         send S001 anagrafe
         send S002 anagrafe ahead
         send A001 anagrafe behind
         issue anagrafe
         open due
         look ahead
         next due
         look reasons",
        "A001: 4 ahead, 30-50 min
         A002: 1 ahead, 5-15 min
         A003: 2 ahead, 15-25 min
         A004: 5 ahead, 35-65 min
         S001: 3 ahead, 20-40 min
         S002: 0 ahead, 0-5 min
         S002: SentAhead { waited_secs: 360 }
         anagrafe A002 A003 S001 A001 A004
         spid -
         tributi -
         giustizia -
         uno closed
         due called S002",
    );
}

#[test]
fn a_ticket_for_one_counter_is_called_there_only_while_it_is_open() {
    check(
        "open due
         receive anagrafe for uno
         receive tributi for uno
         open uno
         receive anagrafe for uno
         look next
         look ahead
         close uno
         look next
         send A001 spid for due
         send A001 anagrafe for due
         close due
         look next",
        "receive anagrafe for uno: counter 'uno' is closed
         receive tributi for uno: counter 'uno' does not serve 'tributi'
         next for uno: A001
         next for due: nobody
         A001: 0 ahead, 0-5 min
         next for uno: A001
         next for due: A001
         send A001 spid for due: counter 'due' does not serve 'spid'
         next for uno: A001
         next for due: A001
         anagrafe A001
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn parked_for_a_while() {
    check(
        "open uno
         issue spid
         next uno
         park S001 uno 300
         park S001 uno 10
         next uno
         at 09:12
         next uno
         at 09:15
         next uno
         look reasons",
        "park S001 uno 300: a ticket is set aside for 1 to 240 minutes, not 300
         next uno: nobody is waiting for counter 'uno'
         next uno: nobody is waiting for counter 'uno'
         S001: OldestWaiting { waited_secs: 780 }
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called S001
         due closed",
    );
}

#[test]
fn a_visit_has_its_limits() {
    check(
        "receive spid then spid then spid then spid then spid then spid then spid then spid then spid
         receive spid then nulla
         receive spid then giustizia",
        "receive spid then spid then spid then spid then spid then spid then spid then spid then spid: \
         one visit goes to at most 7 services after the first, not 8
         receive spid then nulla: there is no service 'nulla' in this hall
         receive spid then giustizia: service 'giustizia' is by appointment only
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}
