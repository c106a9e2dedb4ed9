//! Rolls of numbered paper, for the day on which no totem prints.

use super::script::check;

#[test]
fn whoever_is_counted_waits_like_anybody_and_next_goes_on_by_itself() {
    check(
        "roll anagrafe from R005
         roll anagrafe to R006
         issue anagrafe
         look R006
         open uno
         next uno
         start R005 uno
         finish R005 uno
         next uno
         start R006 uno
         finish R006 uno
         next uno
         start A001 uno
         finish A001 uno
         look next
         next uno
         look reasons",
        "R006: anagrafe since 09:02:00, in it, Roll, told 0 ahead
         next for uno: nobody
         next for due: nobody
         R007: FromRoll
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called R007
         due closed
         A001 served
         R005 served
         R006 served",
    );
}

#[test]
fn a_number_that_nobody_has_torn_goes_back_and_is_called_again() {
    check(
        "roll anagrafe from R001
         open uno
         next uno
         transfer R001 uno anagrafe
         next uno
         start R001 uno
         look R001",
        "R001: anagrafe since 09:03:00, in it, Roll, told 0 ahead
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno serving R001
         due closed",
    );
}

#[test]
fn a_counter_takes_from_the_rolls_of_its_own_lines_alone() {
    check(
        "roll spid from R001
         roll tributi from S001
         roll tributi from Q010
         open uno
         open due
         next uno
         next due
         start R001 uno
         start Q010 due
         finish Q010 due
         roll tributi away
         next due",
        "roll tributi from S001: the letter S is taken: a roll needs one that nothing else has
         next due: nobody is waiting for counter 'due'
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno serving R001
         due free
         Q010 served",
    );
}

#[test]
fn no_number_of_a_roll_comes_twice() {
    check(
        "roll anagrafe from R010
         roll anagrafe from R010
         roll anagrafe from R012
         roll spid from R020
         roll anagrafe to R012
         roll anagrafe to R011
         roll anagrafe away
         roll anagrafe away
         roll anagrafe from R012
         roll anagrafe from R013
         roll anagrafe to R013",
        "roll anagrafe from R010: nothing new
         roll anagrafe from R012: a roll is out for service 'anagrafe' already
         roll spid from R020: the letter R is taken: a roll needs one that nothing else has
         roll anagrafe to R011: nothing new
         roll anagrafe away: nothing new
         roll anagrafe from R012: number R012 was given before
         anagrafe R010 R011 R012 R013
         spid -
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn what_cannot_be_on_a_roll_is_refused() {
    check(
        "roll anagrafe from K001
         roll giustizia from R001
         roll nessuno from R001
         roll spid to R003
         roll spid from R001
         roll spid to R101
         roll spid to Q001
         roll spid to R100",
        "roll anagrafe from K001: the letter K is taken: a roll needs one that nothing else has
         roll giustizia from R001: service 'giustizia' is by appointment only
         roll nessuno from R001: there is no service 'nessuno' in this hall
         roll spid to R003: no roll is out for service 'spid'
         roll spid to R101: number R101 is not among the next 100 of the roll, which begin with R001
         roll spid to Q001: number Q001 is not among the next 100 of the roll, which begin with R001
         anagrafe -
         spid R001 R002 R003 R004 R005 R006 R007 R008 R009 R010 R011 R012 R013 R014 R015 R016 R017 R018 R019 R020 R021 R022 R023 R024 R025 R026 R027 R028 R029 R030 R031 R032 R033 R034 R035 R036 R037 R038 R039 R040 R041 R042 R043 R044 R045 R046 R047 R048 R049 R050 R051 R052 R053 R054 R055 R056 R057 R058 R059 R060 R061 R062 R063 R064 R065 R066 R067 R068 R069 R070 R071 R072 R073 R074 R075 R076 R077 R078 R079 R080 R081 R082 R083 R084 R085 R086 R087 R088 R089 R090 R091 R092 R093 R094 R095 R096 R097 R098 R099 R100
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}

#[test]
fn the_day_ends_a_roll_and_it_ends_itself() {
    check(
        "roll spid from R9999
         open uno
         next uno
         start R9999 uno
         finish R9999 uno
         next uno
         on 2026-11-17 09:00
         roll spid to R002
         roll spid from R001
         roll spid to R001",
        "next uno: nobody is waiting for counter 'uno'
         roll spid to R002: no roll is out for service 'spid'
         anagrafe -
         spid R001
         tributi -
         giustizia -
         uno closed
         due closed",
    );
}
