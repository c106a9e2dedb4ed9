//! What boards show of the latest calls.

use jiff::Timestamp;
use turno_domain::{
    Command, Hall, Hours, PAST_CALLS_MAX, Settings, TicketNumber, Visit,
    settings::{Bulletin, CounterSettings, Zone},
};

use super::script::check;
use crate::hall::{act, counter, id, local, open_hall, settings, texts};

#[test]
fn each_ticket_once_the_newest_call_first() {
    check(
        "open uno
         open due
         issue anagrafe
         issue anagrafe
         issue spid
         next uno
         next due
         recall A001 uno
         start A002 due
         look calls
         no-show A001 uno
         next uno
         look calls",
        "call 3: A001 to uno, recalled 1, expected
         call 2: A002 to due, recalled 0, not expected
         call 4: S001 to uno, recalled 0, expected
         call 3: A001 to uno, recalled 1, not expected
         call 2: A002 to due, recalled 0, not expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno called S001
         due serving A002
         A001 no_show",
    );
}

#[test]
fn a_ticket_called_again_at_another_counter_is_expected_there_alone() {
    check(
        "open uno
         open due
         issue anagrafe
         next uno
         recall A001 uno
         no-show A001 uno
         call A001 due
         look calls",
        "call 3: A001 to due, recalled 0, expected
         anagrafe -
         spid -
         tributi -
         giustizia -
         uno free
         due called A001",
    );
}

/// More than the past calls that a board shows.
const COUNTERS_OF_A_ZONE: usize = 30;

/// A hall with so many counters in each of two zones, all open.
fn two_zones(now: Timestamp) -> Hall {
    let mut settings = settings();
    settings.zones.push(Zone::plain(id("retro"), texts("retro")));
    settings.counters = (0..2 * COUNTERS_OF_A_ZONE)
        .map(|n| {
            let zone = if n < COUNTERS_OF_A_ZONE { "atrio" } else { "retro" };
            CounterSettings { zone: id(zone), ..counter(&format!("c{n}"), &["anagrafe", "spid", "tributi"]) }
        })
        .collect();
    let mut hall = open_hall(settings);
    for n in 0..2 * COUNTERS_OF_A_ZONE {
        let counter = id(&format!("c{n}"));
        act(&mut hall, &Command::OpenCounter { counter }, now).unwrap();
    }
    hall
}

/// Issues a ticket and calls it to a counter.
fn call(hall: &mut Hall, counter: &str, now: Timestamp) -> TicketNumber {
    act(
        hall,
        &Command::IssueTicket { service: id("spid"), kiosk: None, language: id("it"), visit: Visit::default() },
        now,
    )
    .unwrap();
    act(hall, &Command::CallNext { counter: id(counter) }, now).unwrap();
    hall.counter(&id(counter)).hand().unwrap()
}

fn shown(hall: &Hall, zone: Option<&str>) -> Vec<u32> {
    let zone = zone.map(id);
    hall.calls(zone.as_ref()).map(|record| record.call.0).collect()
}

#[test]
fn everybody_expected_is_shown_however_many_there_are() {
    let now = local("2026-11-16 10:00");
    let mut hall = two_zones(now);
    for n in 0..2 * COUNTERS_OF_A_ZONE {
        call(&mut hall, &format!("c{n}"), now);
    }
    assert_eq!(shown(&hall, None), (1..=60).rev().collect::<Vec<_>>());
    assert_eq!(shown(&hall, Some("atrio")), (1..=30).rev().collect::<Vec<_>>());
    assert_eq!(shown(&hall, Some("retro")), (31..=60).rev().collect::<Vec<_>>());
}

#[test]
fn of_the_others_only_the_latest_are_shown_and_no_zone_pushes_out_anothers() {
    let now = local("2026-11-16 10:00");
    let mut hall = two_zones(now);
    let past = u32::try_from(PAST_CALLS_MAX).unwrap();
    let expected = call(&mut hall, "c0", now);
    let one_past = call(&mut hall, "c1", now);
    act(&mut hall, &Command::MarkNoShow { counter: id("c1"), number: one_past }, now).unwrap();
    for _ in 0..past + 5 {
        let number = call(&mut hall, "c40", now);
        act(&mut hall, &Command::MarkNoShow { counter: id("c40"), number }, now).unwrap();
    }
    assert_eq!(shown(&hall, Some("atrio")), [2, 1], "past calls elsewhere pushed these out");
    let latest: Vec<_> = (8..=past + 7).rev().collect();
    assert_eq!(shown(&hall, Some("retro")), latest);
    let whole: Vec<_> = latest.iter().copied().chain([1]).collect();
    assert_eq!(shown(&hall, None), whole, "the one expected stays behind the past ones");
    act(&mut hall, &Command::StartService { counter: id("c0"), number: expected }, now).unwrap();
    assert_eq!(shown(&hall, None), latest);
}

#[test]
fn a_zone_that_shows_another_has_its_calls_too_and_the_other_does_not_have_its() {
    let now = local("2026-11-16 10:00");
    let mut apart = two_zones(now);
    let mut settings = Settings::clone(apart.settings());
    settings.zones[0].shows = [id("retro")].into();
    let mut entrance = open_hall(settings);
    for counter in ["c0", "c40"] {
        act(&mut entrance, &Command::OpenCounter { counter: id(counter) }, now).unwrap();
        call(&mut entrance, counter, now);
        call(&mut apart, counter, now);
    }
    assert_eq!((shown(&apart, Some("atrio")), shown(&apart, Some("retro"))), (vec![1], vec![2]));
    assert_eq!((shown(&entrance, Some("atrio")), shown(&entrance, Some("retro"))), (vec![2, 1], vec![2]));
}

#[test]
fn a_bulletin_stands_in_its_zones_while_its_hours_last() {
    let mut settings = settings();
    settings.zones.push(Zone::plain(id("retro"), texts("retro")));
    let bulletin = |name: &str, hours: Option<&str>, zones: &[&str]| Bulletin {
        id: id(name),
        text: texts(name),
        picture: None,
        hours: hours.map(|text| Hours::parse(text, "IT", &[]).unwrap()),
        zones: zones.iter().map(|zone| id(zone)).collect(),
    };
    settings.bulletins = vec![
        bulletin("sempre", None, &[]),
        bulletin("mattina", Some("2026 Nov 10-30 Mo 08:00-12:00"), &[]),
        bulletin("dietro", None, &["retro"]),
    ];
    let hall = open_hall(settings);
    let stand = |zone: &str, at: &str| -> Vec<String> {
        hall.bulletins(Some(&id(zone)), local(at)).map(|bulletin| bulletin.id.to_string()).collect()
    };
    assert_eq!(stand("atrio", "2026-11-16 09:00"), ["sempre", "mattina"]);
    assert_eq!(stand("atrio", "2026-11-16 12:00"), ["sempre"]);
    assert_eq!(stand("retro", "2026-11-16 12:00"), ["sempre", "dietro"]);
    assert_eq!(stand("atrio", "2026-11-23 09:00"), ["sempre", "mattina"], "on a day that is not the hall's");
    assert_eq!(stand("atrio", "2026-12-07 09:00"), ["sempre"]);
}
