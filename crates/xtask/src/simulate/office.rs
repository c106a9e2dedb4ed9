//! The office of the simulation: as large as the front office of Vicenza, as far as its published figures tell.

use anyhow::{Context, Result};
use jiff::tz::TimeZone;
use turno_domain::{
    Hours, Letter, Policy, ServiceId, Settings,
    settings::{Access, CounterSettings, Service, Texts, Zone},
};

/// Open from half past eight, for so long: 23 hours in five days.
pub(super) const OPEN_SECS: f64 = 4.6 * 3600.0;
/// Visits to an hour: 8,576 in 22 days.
pub(super) const VISITS_PER_HOUR: f64 = 84.7;
/// So many of the visits are booked.
pub(super) const BOOKED_SHARE: f64 = 0.30;
/// So many of the booked do not come.
pub(super) const ABSENT_SHARE: f64 = 0.17;
/// So many of the others have a priority need.
pub(super) const PRIORITY_SHARE: f64 = 0.05;
/// So many of the others have left when they are called.
pub(super) const LEFT_SHARE: f64 = 0.02;
/// In the first hour people come so much faster than in the others.
pub(super) const RUSH: f64 = 1.8;
/// How much visits vary: the standard deviation as a part of the mean.
pub(super) const VARIATION: f64 = 0.9;
/// Late in the morning cases take longer.
pub(super) const LATE_SLOWER: f64 = 1.15;

/// The services: name, letter, share of the visits, true mean in minutes, minutes in the settings. Seven in ten people come for
/// the first two, and the settings are as wrong as guesses are.
pub(super) const SERVICES: [(&str, &str, f64, f64, u32); 6] = [
    ("anagrafe", "A", 0.40, 5.9, 7),
    ("carta-identita", "C", 0.30, 8.3, 10),
    ("stato-civile", "B", 0.10, 10.3, 10),
    ("tributi", "T", 0.10, 9.8, 10),
    ("protocollo", "P", 0.06, 4.4, 5),
    ("elettorale", "E", 0.04, 6.6, 5),
];

/// The settings with so many counters, each of which serves everything, under a policy.
pub(super) fn settings(counters: usize, policy: Policy) -> Result<Settings> {
    let texts = |text: &str| -> Result<Texts> { Ok(Texts::from([("it".parse()?, text.to_owned())])) };
    let service = |&(name, letter, _, _, minutes): &(&str, &str, f64, f64, u32)| -> Result<Service> {
        Ok(Service {
            id: name.parse::<ServiceId>()?,
            letter: letter.parse::<Letter>()?,
            name: texts(name)?,
            about: Texts::new(),
            documents: Vec::new(),
            where_to_wait: Texts::new(),
            access: Access::WalkIn,
            delicate: false,
            online: None,
            hours: None,
            minutes,
            last_number: 999,
            last_ticket_margin_mins: None,
        })
    };
    let services = SERVICES.iter().map(service).collect::<Result<Vec<_>>>()?;
    let counter = |nth: usize| -> Result<CounterSettings> {
        Ok(CounterSettings {
            id: format!("sportello-{}", nth + 1).parse()?,
            name: texts("Sportello")?,
            place: Texts::new(),
            zone: "sala".parse()?,
            services: services.iter().map(|service| service.id.clone()).collect(),
            helper: std::collections::BTreeSet::new(),
            helper_after_mins: None,
        })
    };
    let settings = Settings {
        hall: "simulata".parse()?,
        version: 1,
        office: texts("Simulazione")?,
        desk: Texts::new(),
        address: String::new(),
        zone: TimeZone::get("Europe/Rome").context("no time zones")?,
        languages: vec!["it".parse()?],
        side_by_side: Vec::new(),
        hours: Hours::parse("Mo-Fr 08:30-13:06; PH 08:30-13:06", "IT", &[])?,
        policy,
        counters: (0..counters).map(counter).collect::<Result<_>>()?,
        services,
        zones: vec![Zone::plain("sala".parse()?, texts("Sala")?)],
        kiosks: Vec::new(),
        bulletins: Vec::new(),
    };
    settings.check()?;
    Ok(settings)
}
