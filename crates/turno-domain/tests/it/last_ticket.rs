//! The last ticket before closing: who is still given a number, and who is told that there is no time left.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use turno_domain::{Command, Hall, Hours, KioskId, Refusal, Settings, Visit};

use crate::hall::{MONDAY, act, counter, id, local, open_hall, service, settings};

/// One line of ten minutes a person, open until 11:00, with one counter.
fn office(margin_mins: Option<u32>) -> Settings {
    let mut anagrafe = service("anagrafe", "A");
    anagrafe.hours = Some(Hours::parse("Mo-Fr 08:00-11:00,14:00-16:00", "IT", &[]).unwrap());
    anagrafe.last_ticket_margin_mins = margin_mins;
    Settings { services: vec![anagrafe], counters: vec![counter("uno", &["anagrafe"])], ..settings() }
}

fn ask(hall: &mut Hall, kiosk: Option<KioskId>, visit: Visit, now: Timestamp) -> Result<(), Refusal> {
    act(hall, &Command::IssueTicket { service: id("anagrafe"), kiosk, language: id("it"), visit }, now).map(|_| ())
}

fn at(time: &str) -> Timestamp {
    local(&format!("{MONDAY} {time}"))
}

fn totem() -> Option<KioskId> {
    Some(id("ingresso"))
}

/// How many numbers a totem gives from `time` on before it says that no time is left.
fn given_from(time: &str, margin_mins: Option<u32>) -> usize {
    let mut hall = open_hall(office(margin_mins));
    act(&mut hall, &Command::OpenCounter { counter: id("uno") }, at(time)).unwrap();
    (0..).take_while(|count| *count < 50 && ask(&mut hall, totem(), Visit::default(), at(time)).is_ok()).count()
}

#[test]
fn numbers_end_when_the_forecast_reaches_beyond_closing() {
    // Told is three quarters of ten minutes for each person ahead, in steps of five: the ninth is told 60 minutes and more.
    assert_eq!(given_from("10:00", Some(0)), 9);
    assert_eq!(given_from("10:30", Some(0)), 5);
    assert_eq!(given_from("10:59", Some(0)), 1);
    assert_eq!(given_from("10:00", Some(30)), 5, "a margin ends them earlier");
    assert_eq!(given_from("10:00", None), 50, "an office that has not asked for it gives numbers until closing");
    assert_eq!(given_from("15:00", Some(0)), 9, "each opening of a day has its own end");
}

#[test]
fn the_refusal_names_the_closing_and_people_at_work_may_do_otherwise() {
    let mut hall = open_hall(office(Some(15)));
    let closes_at = at("11:00");
    let refusal = ask(&mut hall, totem(), Visit::default(), at("10:50")).unwrap_err();
    assert_eq!(refusal, Refusal::NoTimeLeft { service: id("anagrafe"), closes_at });
    assert_eq!(
        refusal.to_string(),
        "whoever takes a number for service 'anagrafe' now is not called before it closes at 2026-11-16T10:00:00Z"
    );
    let booked = Visit { slot: Some(at("10:55")), ..Visit::default() };
    ask(&mut hall, totem(), booked, at("10:50")).expect("a booking is a promise");
    ask(&mut hall, None, Visit::default(), at("10:50")).expect("a person at the reception decides");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the line, a totem's answer is the one that boards announce; a larger margin never gives a number that a smaller
    /// one refuses; and nobody is sent away whose told wait ends before closing.
    #[test]
    fn what_boards_say_is_what_a_totem_does(waiting in 0_usize..30, minute in 0_i64..240, open in any::<bool>(), margin in 0_u32..60) {
        let now = at("08:00") + SignedDuration::from_mins(minute);
        let mut refused_before = false;
        for margin in [0, margin] {
            let mut hall = open_hall(office(Some(margin)));
            if open {
                act(&mut hall, &Command::OpenCounter { counter: id("uno") }, now).unwrap();
            }
            let booked = || Visit { slot: Some(now), ..Visit::default() };
            for _ in 0..waiting {
                ask(&mut hall, None, booked(), now).unwrap();
            }
            let told = hall.ahead_of_newcomer(&id("anagrafe"), now).forecast;
            let announced = hall.no_time_left(&hall.settings().services[0], told, now);
            let answer = ask(&mut hall, totem(), Visit::default(), now);
            match answer {
                Ok(()) => prop_assert!(announced.is_none() && !refused_before),
                Err(Refusal::NoTimeLeft { closes_at, .. }) => {
                    prop_assert_eq!(announced, Some(closes_at));
                    let longest = SignedDuration::from_mins(i64::from(told.to_min + margin));
                    prop_assert!(now + longest > closes_at, "sent away in vain: {:?}", told);
                    refused_before = true;
                }
                Err(Refusal::ServiceClosed { .. }) => {}
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }
}
