//! The life of a ticket.

use super::script::check;

#[test]
fn from_the_slip_to_the_end_of_the_visit() {
    check(
        "open uno
         issue anagrafe
         issue spid
         issue anagrafe
         next uno
         look reasons
         start A001 uno
         finish A001 uno
         next uno",
        "A001: OldestWaiting { waited_secs: 180 }
         anagrafe A002
         spid -
         tributi -
         giustizia -
         uno called S001
         due closed
         A001 served",
    );
}

#[test]
fn each_service_counts_for_itself_and_the_oldest_goes_first_whatever_the_letter() {
    check(
        "issue spid
         issue anagrafe
         issue tributi
         issue anagrafe
         open uno
         open due
         look next
         look ahead
         next due
         next uno",
        "next for uno: S001
         next for due: A001
         A001: 1 ahead, 0-5 min
         A002: 2 ahead, 5-15 min
         S001: 0 ahead, 0-5 min
         T001: 2 ahead, 5-15 min
         anagrafe A002
         spid -
         tributi T001
         giustizia -
         uno called S001
         due called A001",
    );
}

#[test]
fn a_chosen_ticket_passes_the_others_and_the_call_says_so() {
    check(
        "open uno
         issue anagrafe
         issue anagrafe
         call A002 uno
         look reasons
         start A002 uno
         look reasons",
        "A002: Chosen { waited_secs: 60 }
         A002: Chosen { waited_secs: 60 }
         anagrafe A001
         spid -
         tributi -
         giustizia -
         uno serving A002
         due closed",
    );
}

#[test]
fn a_recall_is_a_new_call_of_the_same_ticket() {
    check(
        "open uno
         issue spid
         next uno
         recall S001 uno
         recall S001 uno
         look calls
         start S001 uno
         look calls",
        "call 3: S001 to uno, recalled 2, expected
         call 3: S001 to uno, recalled 2, not expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno serving S001
         due closed",
    );
}

#[test]
fn who_did_not_come_is_brought_back_to_the_old_place() {
    check(
        "open uno
         issue anagrafe
         issue anagrafe
         next uno
         no-show A001 uno
         issue anagrafe
         back A001
         look A001
         look ahead",
        "A001: anagrafe since 09:02:00, in it, Kiosk(ingresso), told 0 ahead
         A001: 0 ahead, 0-5 min
         A002: 1 ahead, 5-15 min
         A003: 2 ahead, 15-25 min
         anagrafe A001 A002 A003
         spid -
         tributi -
         giustizia -
         uno free
         due closed",
    );
}

#[test]
fn who_is_aside_can_be_called_straight_from_there() {
    check(
        "open uno
         issue anagrafe
         issue spid
         next uno
         no-show A001 uno
         next uno
         start S001 uno
         park S001 uno
         call A001 uno
         start A001 uno
         finish A001 uno
         call S001 uno
         look calls",
        "call 4: S001 to uno, recalled 0, expected
         call 3: A001 to uno, recalled 0, not expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called S001
         due closed
         A001 served",
    );
}

#[test]
fn parked_before_or_after_the_start_and_brought_back() {
    check(
        "open uno
         issue anagrafe
         issue anagrafe
         next uno
         park A001 uno
         next uno
         start A002 uno
         park A002 uno
         back A002
         back A001",
        "anagrafe A001 A002
         spid -
         tributi -
         giustizia -
         uno free
         due closed",
    );
}

#[test]
fn a_place_can_be_given_up_while_waiting_or_aside() {
    check(
        "open uno
         issue anagrafe
         issue anagrafe
         issue anagrafe
         withdraw A002
         next uno
         no-show A001 uno
         withdraw A001
         next uno
         park A003 uno
         withdraw A003",
        "anagrafe -
         spid -
         tributi -
         giustizia -
         uno free
         due closed
         A001 withdrawn
         A002 withdrawn
         A003 withdrawn",
    );
}

#[test]
fn a_transfer_keeps_number_and_arrival() {
    check(
        "issue anagrafe
         issue tributi
         issue tributi
         open uno
         open due
         next uno
         start A001 uno
         transfer A001 uno tributi
         look A001
         look next
         next due
         look reasons",
        "A001: tributi since 09:01:00, in it, Kiosk(ingresso), told 0 ahead
         next for uno: nobody
         next for due: A001
         A001: OldestWaiting { waited_secs: 480 }
         anagrafe -
         spid -
         tributi T001 T002
         giustizia -
         uno free
         due called A001",
    );
}

#[test]
fn a_transfer_from_a_call_and_to_its_own_line_is_a_step_back() {
    check(
        "issue anagrafe
         issue anagrafe
         open uno
         next uno
         transfer A001 uno anagrafe
         look next",
        "next for uno: A001
         next for due: A001
         anagrafe A001 A002
         spid -
         tributi -
         giustizia -
         uno free
         due closed",
    );
}

#[test]
fn the_reception_and_other_languages() {
    check(
        "hand-out anagrafe
         issue anagrafe at retro en
         issue anagrafe at retro de
         look A001
         look A002
         look A003",
        "A001: anagrafe since 09:01:00, in it, Reception, told 0 ahead
         A002: anagrafe since 09:02:00, in en, Kiosk(retro), told 1 ahead
         A003: anagrafe since 09:03:00, in it, Kiosk(retro), told 2 ahead
         anagrafe A001 A002 A003
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn proof_of_a_slip_is_never_taken_back() {
    check(
        "issue anagrafe
         issue anagrafe
         paper A001 unknown
         paper A001 printed
         paper A001 printed
         paper A001 unknown
         paper A001 onscreen
         paper A002 onscreen
         paper A002 pending
         look papers",
        "paper A001 printed: nothing new
         paper A001 unknown: nothing new
         paper A001 onscreen: nothing new
         paper A002 pending: nothing new
         A001 Printed
         A002 OnScreen
         anagrafe A001 A002
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn a_slip_that_was_drawn_back_is_not_taken_until_another_comes_out() {
    check(
        "issue anagrafe
         issue anagrafe
         issue anagrafe
         paper A001 printed
         paper A001 nottaken
         paper A001 nottaken
         paper A001 unknown
         paper A001 onscreen
         paper A002 nottaken
         paper A003 printed
         paper A003 nottaken
         paper A003 printed
         look papers
         paper A003 nottaken
         look papers",
        "paper A001 nottaken: nothing new
         paper A001 unknown: nothing new
         paper A001 onscreen: nothing new
         A001 NotTaken
         A002 NotTaken
         A003 Printed
         A001 NotTaken
         A002 NotTaken
         A003 NotTaken
         anagrafe A001 A002 A003
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}
