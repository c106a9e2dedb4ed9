//! The openings that a hall keeps for its day, held against the hours themselves at every quarter of an hour.

use jiff::{SignedDuration, Timestamp};
use turno_domain::{Hall, Hours, Opening, Settings, settings::Service};

use crate::hall::{local, open_hall, service, settings};

/// Hours with a night, a change in mid-morning, a double opening, an hour that comes twice, a far opening and none.
const HOURS: [&str; 7] = [
    "Mo-Fr 08:45-13:00,14:30-16:30; Sa 08:45-12:00",
    "Mo-Su 22:00-02:30",
    "Su 02:15-02:45",
    "24/7",
    "Mo-Fr 08:00-10:00 \"uno\", Mo-Fr 10:00-12:00 \"due\"",
    "2027 Jan 18 08:00-12:00",
    "2020 Mo-Fr 08:00-12:00",
];

fn with_hours() -> Settings {
    let services = ["A", "B", "C", "D", "E", "F", "G"];
    let parse = |text: &str| Hours::parse(text, "IT", &["Nov 18".to_owned()]).unwrap();
    let mut changed = settings();
    let own = services
        .iter()
        .zip(HOURS)
        .map(|(letter, text)| Service { hours: Some(parse(text)), ..service(&letter.to_lowercase(), letter) });
    changed.services = own.chain([service("h", "H")]).collect();
    let all: Vec<_> = changed.services.iter().map(|service| service.id.clone()).collect();
    changed.counters[0].services = all.iter().cloned().collect();
    changed.counters.truncate(1);
    changed
}

#[track_caller]
fn agrees(hall: &Hall, now: Timestamp) {
    assert_eq!(hall.opening(now), hall.settings().opening(now), "the hall at {now}");
    for service in &hall.settings().services {
        let (kept, asked) = (hall.service_opening(service, now), hall.settings().service_opening(service, now));
        assert_eq!(kept, asked, "service {} at {now}", service.id);
    }
}

#[test]
fn they_say_what_the_hours_say_all_day_long() {
    // Plain days, a day off, and the two on which the clocks of Rome change.
    for day in ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-21", "2026-10-25", "2027-03-28"] {
        let mut hall = open_hall(with_hours());
        let start = local(&format!("{day} 00:00"));
        if start < hall.last_at() {
            hall = Hall::new(with_hours().into());
        }
        hall.turnover(start).iter().for_each(|event| hall.apply(event));
        let minutes = (0..25 * 60).step_by(15);
        for now in minutes.map(|mins| start + SignedDuration::from_mins(mins)) {
            agrees(&hall, now);
            agrees(&hall, now - SignedDuration::from_nanos(1));
        }
    }
}

#[test]
fn before_the_first_day_the_hours_themselves_answer() {
    let hall = Hall::new(with_hours().into());
    agrees(&hall, local("2026-11-16 10:00"));
    assert!(matches!(hall.opening(local("2026-11-16 10:00")), Opening::Open { .. }));
}

#[test]
fn a_timetable_says_what_the_hours_say_at_every_quarter_of_an_hour_of_its_days() {
    let settings = with_hours();
    let first_day = jiff::civil::date(2026, 10, 23);
    let table = settings.timetable(first_day, 5).unwrap();
    let start = local("2026-10-23T00:00");
    assert_eq!((table.first_day, table.until), (first_day, local("2026-10-28T00:00")));
    let at = |openings: &[(Timestamp, Opening)], now| {
        openings.iter().rev().find(|(from, _)| *from <= now).map(|(_, opening)| *opening).unwrap()
    };
    let mut now = start;
    while now < table.until {
        assert_eq!(at(&table.hall, now), settings.opening(now), "the hall at {now}");
        for (id, openings) in &table.services {
            let service = settings.service(id).unwrap();
            assert_eq!(at(openings, now), settings.service_opening(service, now), "{id} at {now}");
        }
        now += SignedDuration::from_mins(15);
    }
    assert_eq!(table.services.len(), HOURS.len(), "the service with the hall's hours is not repeated");
}
