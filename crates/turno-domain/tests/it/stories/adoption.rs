//! Numbers that a totem gave by itself, while the server was out of reach.

use super::script::check;

#[test]
fn they_stand_where_their_time_puts_them() {
    check(
        "at 09:10
         issue anagrafe
         at 09:20
         issue anagrafe
         adopt K002 anagrafe ingresso 09:15
         adopt K001 anagrafe ingresso 09:05
         look K001
         look K002
         look ahead
         open uno
         next uno
         look reasons",
        "K001: anagrafe since 09:05:00, in it, KioskOffline(ingresso), told 0 ahead
         K002: anagrafe since 09:15:00, in it, KioskOffline(ingresso), told 1 ahead
         A001: 1 ahead, 0-5 min
         A002: 3 ahead, 5-15 min
         K001: 0 ahead, 0-5 min
         K002: 2 ahead, 5-15 min
         K001: OldestWaiting { waited_secs: 1140 }
         anagrafe A001 K002 A002
         spid -
         tributi -
         giustizia -
         uno called K001
         due closed",
    );
}

#[test]
fn two_of_the_same_instant_stand_in_the_order_of_their_numbers() {
    check(
        "adopt K001 spid ingresso 09:00
         adopt K002 spid ingresso 09:00
         adopt L001 spid retro 09:00
         look K002
         look L001",
        "K002: spid since 09:00:00, in it, KioskOffline(ingresso), told 1 ahead
         L001: spid since 09:00:00, in it, KioskOffline(retro), told 2 ahead
         anagrafe -
         spid K001 K002 L001
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn only_the_own_letter_and_each_number_once() {
    check(
        "adopt K001 spid ingresso 09:00
         adopt K001 spid ingresso 09:00
         adopt K001 anagrafe ingresso 08:00
         adopt L001 spid ingresso 09:00
         adopt A001 spid ingresso 09:00
         issue anagrafe",
        "adopt K001 spid ingresso 09:00: number K001 was given before
         adopt K001 anagrafe ingresso 08:00: number K001 was given before
         adopt L001 spid ingresso 09:00: number L001 is not one that totem 'ingresso' may give
         adopt A001 spid ingresso 09:00: number A001 is not one that totem 'ingresso' may give
         anagrafe A001
         spid K001
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn gaps_and_closed_hours_are_the_totems_own_affair() {
    check(
        "at 16:00
         adopt K007 tributi ingresso 10:30
         adopt K003 tributi ingresso 15:30",
        "anagrafe -
         spid -
         tributi K007 K003
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn yesterday_is_over_and_nobody_arrives_in_the_future() {
    check(
        "adopt K001 spid ingresso 2026-11-15 17:00
         adopt K001 spid ingresso 2026-11-16 00:00
         adopt K002 spid ingresso 12:00
         adopt K003 spid ingresso 2027-01-01 12:00
         look K002
         look K003",
        "adopt K001 spid ingresso 2026-11-15 17:00: the number was given at 2026-11-15T16:00:00Z, which is not within today's business day
         K002: spid since 09:03:00, in it, KioskOffline(ingresso), told 1 ahead
         K003: spid since 09:04:00, in it, KioskOffline(ingresso), told 2 ahead
         anagrafe -
         spid K001 K002 K003
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}
