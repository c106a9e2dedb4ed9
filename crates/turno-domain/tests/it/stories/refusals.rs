//! The typed "no".

use turno_domain::{Refusal, Visit};

use super::script::check;
use crate::hall::{MONDAY, act, id, local, open_hall, settings};

#[test]
fn names_that_nobody_knows() {
    check(
        "issue nessuno
         issue anagrafe at nessuno it
         issue anagrafe
         open tre
         close tre
         next tre
         call A001 tre
         recall A001 tre
         start A001 tre
         finish A001 tre
         no-show A001 tre
         park A001 tre
         transfer A001 tre spid
         open uno
         call A002 uno
         recall A002 uno
         start A002 uno
         finish A002 uno
         no-show A002 uno
         park A002 uno
         transfer A002 uno spid
         back A002
         withdraw A002
         paper A002 printed
         next uno
         transfer A001 uno nessuno
         adopt K001 nessuno ingresso 09:00
         adopt K001 spid nessuno 09:00",
        "issue nessuno: there is no service 'nessuno' in this hall
         issue anagrafe at nessuno it: there is no totem 'nessuno' in this hall
         open tre: there is no counter 'tre' in this hall
         close tre: there is no counter 'tre' in this hall
         next tre: there is no counter 'tre' in this hall
         call A001 tre: there is no counter 'tre' in this hall
         recall A001 tre: there is no counter 'tre' in this hall
         start A001 tre: there is no counter 'tre' in this hall
         finish A001 tre: there is no counter 'tre' in this hall
         no-show A001 tre: there is no counter 'tre' in this hall
         park A001 tre: there is no counter 'tre' in this hall
         transfer A001 tre spid: there is no counter 'tre' in this hall
         call A002 uno: no ticket A002 was given today
         recall A002 uno: no ticket A002 was given today
         start A002 uno: no ticket A002 was given today
         finish A002 uno: no ticket A002 was given today
         no-show A002 uno: no ticket A002 was given today
         park A002 uno: no ticket A002 was given today
         transfer A002 uno spid: no ticket A002 was given today
         back A002: no ticket A002 was given today
         withdraw A002: no ticket A002 was given today
         paper A002 printed: no ticket A002 was given today
         transfer A001 uno nessuno: there is no service 'nessuno' in this hall
         adopt K001 nessuno ingresso 09:00: there is no service 'nessuno' in this hall
         adopt K001 spid nessuno 09:00: there is no totem 'nessuno' in this hall
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
}

#[test]
fn the_steps_that_each_state_allows() {
    // Each row brings A001 into a state at counter `uno`, then tries every step. Refused for the state: `state`; for
    // not being in that counter's hand: `hand`.
    let states = [
        ("waiting", ""),
        ("called", "next uno"),
        ("serving", "next uno; start A001 uno"),
        ("served", "next uno; start A001 uno; finish A001 uno"),
        ("no_show", "next uno; no-show A001 uno"),
        ("parked", "next uno; park A001 uno"),
        ("withdrawn", "withdraw A001"),
    ];
    let steps = [
        ("call", "call A001 due"),
        ("recall", "recall A001 uno"),
        ("start", "start A001 uno"),
        ("finish", "finish A001 uno"),
        ("no-show", "no-show A001 uno"),
        ("park", "park A001 uno"),
        ("transfer", "transfer A001 uno spid"),
        ("back", "back A001"),
        ("withdraw", "withdraw A001"),
    ];
    let mut table = format!("{:<10}", "");
    steps.iter().for_each(|(name, _)| table.push_str(&format!("{name:<9}")));
    for (state, way) in states {
        table.push_str(&format!("\n{state:<10}"));
        for (_, step) in steps {
            let script = format!("open uno\nopen due\nissue anagrafe\n{}\n{step}", way.replace(';', "\n"));
            let played = super::script::play(settings(), &script);
            let first = played.lines().next().unwrap_or_default();
            let answer = match first.strip_prefix(&format!("{step}: ")) {
                None => "yes",
                Some(no) if no == format!("ticket A001 is {state}, so this cannot be done") => "state",
                Some("counter 'uno' does not have ticket A001 in hand") => "hand",
                Some(other) => other,
            };
            table.push_str(&format!("{answer:<9}"));
        }
    }
    let table: Vec<_> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"), @r"
              call     recall   start    finish   no-show  park     transfer back     withdraw
    waiting   yes      hand     hand     hand     hand     hand     hand     state    yes
    called    state    yes      yes      state    yes      yes      yes      state    state
    serving   state    state    state    yes      state    yes      yes      state    state
    served    state    hand     hand     hand     hand     hand     hand     state    state
    no_show   yes      hand     hand     hand     hand     hand     hand     yes      yes
    parked    yes      hand     hand     hand     hand     hand     hand     yes      yes
    withdrawn state    hand     hand     hand     hand     hand     hand     state    state
    ");
}

#[test]
fn by_appointment_only() {
    check(
        "issue giustizia
         issue anagrafe
         open uno
         next uno
         transfer A001 uno giustizia
         adopt K001 giustizia ingresso 09:00",
        "issue giustizia: service 'giustizia' is by appointment only
         transfer A001 uno giustizia: service 'giustizia' is by appointment only
         adopt K001 giustizia ingresso 09:00: service 'giustizia' is by appointment only
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called A001
         due closed",
    );
}

#[test]
fn a_closed_service_says_when_it_opens() {
    let mut hall = open_hall(settings());
    let mut ask_at = |kiosk: Option<&str>, service: &str, time: &str| {
        let command = turno_domain::Command::IssueTicket {
            service: id(service),
            kiosk: kiosk.map(id),
            language: id("it"),
            visit: Visit::default(),
        };
        act(&mut hall, &command, local(time)).map(|events| events.len())
    };
    assert_eq!(
        ask_at(None, "tributi", "2026-11-16 07:30"),
        Ok(1),
        "a person at work decides for whom the office stays"
    );
    let mut ask = |service: &str, time: &str| ask_at(Some("ingresso"), service, time);
    let closed = |service: &str, opens_at: &str| {
        Err(Refusal::ServiceClosed { service: id(service), opens_at: Some(local(opens_at)) })
    };
    assert_eq!(ask("tributi", "2026-11-16 08:59:59"), closed("tributi", "2026-11-16 09:00"));
    assert_eq!(ask("anagrafe", "2026-11-16 08:59:59"), Ok(1), "its hours are the hall's");
    assert_eq!(ask("tributi", "2026-11-16 09:00"), Ok(1));
    assert_eq!(ask("tributi", "2026-11-16 11:00"), closed("tributi", "2026-11-17 09:00"));
    assert_eq!(ask("anagrafe", "2026-11-21 18:00"), closed("anagrafe", "2026-11-23 08:00"), "over a Sunday");
    assert_eq!(ask("anagrafe", "2026-12-25 10:00"), closed("anagrafe", "2026-12-28 08:00"), "over Christmas");
}

#[test]
fn whoever_waits_is_served_after_closing_time() {
    check(
        "issue tributi
         at 17:00
         open due
         next due
         start T001 due
         transfer T001 due anagrafe
         next due
         transfer T001 due tributi
         issue tributi",
        "issue tributi: service 'tributi' is closed now
         anagrafe -
         spid -
         tributi T001
         giustizia -
         uno closed
         due free",
    );
}

#[test]
fn the_numbers_of_a_day_come_to_an_end() {
    check(
        "issue tributi
         issue tributi
         withdraw T001
         issue tributi
         issue tributi
         issue anagrafe",
        "issue tributi: the numbers of service 'tributi' are used up for today
         anagrafe A001
         spid -
         tributi T002 T003
         giustizia -
         uno closed
         due closed
         T001 withdrawn",
    );
}

#[test]
fn a_refusal_does_not_even_move_time() {
    let mut hall = open_hall(settings());
    let before = hall.clone();
    let nobody = turno_domain::Command::CallNext { counter: id("uno") };
    assert_eq!(act(&mut hall, &nobody, local(&format!("{MONDAY} 17:00"))), Err(Refusal::CounterClosed(id("uno"))));
    assert_eq!(hall, before);
}
