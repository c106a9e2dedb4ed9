//! The hall that the tests work with, and how they act on it.

use std::{collections::BTreeSet, str::FromStr, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use turno_domain::{
    Command, Event, Hall, Hours, Language, Policy, Refusal, Settings,
    settings::{Access, CounterSettings, Kiosk, Service, Texts, Zone},
};

/// A Monday on which every office is open.
pub(crate) const MONDAY: &str = "2026-11-16";

/// A name, a number or a time from its text.
pub(crate) fn id<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("'{text}' is not a name of the wanted kind"))
}

/// The same short text in both languages.
pub(crate) fn texts(text: &str) -> Texts {
    [(id::<Language>("it"), text.to_owned()), (id("en"), text.to_owned())].into()
}

/// An instant from office time, for example `2026-11-16 09:00`.
pub(crate) fn local(text: &str) -> Timestamp {
    let time: jiff::civil::DateTime = text.parse().unwrap();
    TimeZone::get("Europe/Rome").unwrap().to_timestamp(time).unwrap()
}

/// A service that takes ten minutes, open with the hall.
pub(crate) fn service(name: &str, letter: &str) -> Service {
    Service {
        id: id(name),
        letter: id(letter),
        name: texts(name),
        about: Texts::new(),
        documents: Vec::new(),
        where_to_wait: texts("atrio"),
        delicate: false,
        online: None,
        access: Access::WalkIn,
        hours: None,
        minutes: 10,
        last_number: 999,
        last_ticket_margin_mins: None,
    }
}

/// A counter for the named services.
pub(crate) fn counter(name: &str, services: &[&str]) -> CounterSettings {
    CounterSettings {
        id: id(name),
        name: texts(name),
        place: Texts::new(),
        zone: id("atrio"),
        services: services.iter().map(|service| id(service)).collect::<BTreeSet<_>>(),
        helper: BTreeSet::new(),
        helper_after_mins: None,
    }
}

/// Three services for everybody, one by appointment, two counters that share one service, two totems.
pub(crate) fn settings() -> Settings {
    let giustizia =
        Service { access: Access::AppointmentOnly { phone: "0583 428588".to_owned() }, ..service("giustizia", "G") };
    let tributi = Service {
        hours: Some(Hours::parse("Mo-Fr 09:00-11:00", "IT", &[]).unwrap()),
        minutes: 20,
        last_number: 3,
        ..service("tributi", "T")
    };
    Settings {
        hall: id("prova"),
        version: 1,
        office: texts("Comune"),
        desk: Texts::new(),
        address: "piazza Aldo Moro 1".to_owned(),
        zone: TimeZone::get("Europe/Rome").unwrap(),
        languages: vec![id("it"), id("en")],
        side_by_side: Vec::new(),
        hours: Hours::parse("Mo-Sa 08:00-18:00", "IT", &[]).unwrap(),
        policy: Policy::default(),
        services: vec![service("anagrafe", "A"), service("spid", "S"), tributi, giustizia],
        counters: vec![counter("uno", &["anagrafe", "spid"]), counter("due", &["anagrafe", "tributi"])],
        zones: vec![Zone::plain(id("atrio"), texts("atrio"))],
        kiosks: vec![Kiosk { id: id("ingresso"), letter: id("K") }, Kiosk { id: id("retro"), letter: id("L") }],
        bulletins: Vec::new(),
    }
}

/// Ends yesterday, opens today, decides and applies: what the engine does with one command. It proves on the way that a
/// refused command changes nothing.
pub(crate) fn act(hall: &mut Hall, command: &Command, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    let mut events = hall.turnover(now);
    events.iter().for_each(|event| hall.apply(event));
    let before = hall.clone();
    let decided = hall.decide(command, now);
    assert_eq!(*hall, before, "deciding changed the hall");
    let decided = decided?;
    decided.iter().for_each(|event| hall.apply(event));
    events.extend(decided);
    Ok(events)
}

/// A hall at the first instant of [`MONDAY`], with every counter closed.
pub(crate) fn open_hall(settings: Settings) -> Hall {
    settings.check().unwrap();
    let mut hall = Hall::new(Arc::new(settings));
    for event in hall.turnover(local(&format!("{MONDAY} 00:00"))) {
        hall.apply(&event);
    }
    hall
}
