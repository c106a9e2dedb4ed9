//! Each rule of [`Settings::check`] is broken once, and the place of the problem read.

use std::collections::BTreeSet;

use turno_domain::{
    LAST_NUMBER_MAX, Settings,
    settings::{Access, Arrow, Bulletin, COUNTERS_MAX, LetterOwner, Problem, SERVICES_MAX, Texts, ZONES_MAX, Zone},
};

use crate::hall::{counter, id, service, settings, texts};

#[track_caller]
fn breaks(change: impl FnOnce(&mut Settings), place: &str, problem: Problem) {
    let mut broken = settings();
    change(&mut broken);
    let error = broken.check().unwrap_err();
    assert_eq!(error.place, place);
    assert_eq!(error.problem, problem, "{place}");
    assert!(error.to_string().starts_with(&format!("{place}: ")));
}

/// Languages with a text, the others without.
fn only_italian() -> Texts {
    let mut texts = texts("nome");
    texts.insert(id("en"), "  ".to_owned());
    texts
}

#[test]
fn good_settings_pass() {
    assert_eq!(settings().check(), Ok(()));
    let mut no_totem = settings();
    no_totem.kiosks.clear();
    assert_eq!(no_totem.check(), Ok(()), "a reception alone can give numbers");
}

#[test]
fn the_office() {
    breaks(|s| s.languages.clear(), "languages", Problem::NoLanguage);
    breaks(|s| s.languages.push(id("it")), "languages", Problem::LanguageTwice(id("it")));
    breaks(|s| s.office = only_italian(), "office.en", Problem::Missing);
    breaks(|s| s.office = Texts::new(), "office.it", Problem::Missing);
    breaks(|s| s.services.clear(), "service", Problem::NoneOfThem);
    breaks(|s| s.counters.clear(), "counter", Problem::NoneOfThem);
    breaks(|s| s.zones.clear(), "zone", Problem::NoneOfThem);
    breaks(|s| s.zones.push(s.zones[0].clone()), "zone[1].id", Problem::IdTwice("atrio".to_owned()));
    breaks(|s| s.zones[0].name = only_italian(), "zone[0].name.en", Problem::Missing);
    breaks(|s| s.kiosks[1].id = id("ingresso"), "kiosk[1].id", Problem::IdTwice("ingresso".to_owned()));
}

#[test]
fn the_largest_hall() {
    let fill = |s: &mut Settings, services: usize, counters: usize| {
        let letters = "ABCDEFGHIJMNOPQRSTUVWXYZ".chars().chain(std::iter::repeat('A'));
        s.services =
            letters.take(services).enumerate().map(|(n, c)| service(&format!("s{n}"), &c.to_string())).collect();
        let all: Vec<_> = s.services.iter().map(|service| service.id.to_string()).collect();
        let all: Vec<_> = all.iter().map(String::as_str).collect();
        s.counters = (0..counters).map(|n| counter(&format!("c{n}"), &all)).collect();
    };
    let zones = |s: &mut Settings, zones: usize| {
        let others = (1..zones).map(|n| Zone::plain(id(&format!("z{n}")), texts("zona")));
        s.zones.extend(others);
    };
    let mut largest = settings();
    fill(&mut largest, SERVICES_MAX, COUNTERS_MAX);
    zones(&mut largest, ZONES_MAX);
    assert_eq!(largest.check(), Ok(()));
    breaks(|s| fill(s, SERVICES_MAX + 1, 1), "service", Problem::TooMany { most: 24 });
    breaks(|s| fill(s, 1, COUNTERS_MAX + 1), "counter", Problem::TooMany { most: 200 });
    breaks(|s| zones(s, ZONES_MAX + 1), "zone", Problem::TooMany { most: 32 });
}

#[test]
fn services() {
    breaks(|s| s.services[1].id = id("anagrafe"), "service[1].id", Problem::IdTwice("anagrafe".to_owned()));
    breaks(|s| s.services[2].name = only_italian(), "service[2].name.en", Problem::Missing);
    breaks(|s| s.services[0].minutes = 0, "service[0].minutes", Problem::Range { least: 1, most: 480 });
    breaks(|s| s.services[0].minutes = 481, "service[0].minutes", Problem::Range { least: 1, most: 480 });
    breaks(|s| s.services[0].last_number = 0, "service[0].last_number", Problem::Range { least: 1, most: 9999 });
    breaks(
        |s| s.services[0].last_number = LAST_NUMBER_MAX + 1,
        "service[0].last_number",
        Problem::Range { least: 1, most: 9999 },
    );
    breaks(|s| s.services[3].access = Access::WalkIn, "service[3].id", Problem::Unserved(id("giustizia")));
    let no_phone = Access::AppointmentOnly { phone: " ".to_owned() };
    breaks(|s| s.services[3].access = no_phone, "service[3].phone", Problem::NoPhone);
}

#[test]
fn counters() {
    breaks(|s| s.counters[1].id = id("uno"), "counter[1].id", Problem::IdTwice("uno".to_owned()));
    breaks(|s| s.counters[1].name = only_italian(), "counter[1].name.en", Problem::Missing);
    breaks(|s| s.counters[0].zone = id("cantina"), "counter[0].zone", Problem::UnknownZone(id("cantina")));
    breaks(|s| s.counters.push(counter("tre", &[])), "counter[2].services", Problem::ServesNothingFirst);
    breaks(
        |s| s.counters.push(counter("tre", &["bolli"])),
        "counter[2].services",
        Problem::UnknownService(id("bolli")),
    );
}

#[test]
fn letters() {
    let taken = |letter: &str, owner| Problem::LetterTaken { letter: id(letter), owner };
    let (first, last) = (settings().services[0].id.clone(), settings().services[3].id.clone());
    breaks(|s| s.services[1].letter = id("A"), "service[1].letter", taken("A", LetterOwner::Service(first)));
    breaks(|s| s.kiosks[0].letter = id("G"), "kiosk[0].letter", taken("G", LetterOwner::Service(last)));
    breaks(|s| s.kiosks[1].letter = id("K"), "kiosk[1].letter", taken("K", LetterOwner::Kiosk(id("ingresso"))));
}

#[test]
fn what_walls_show() {
    let sign =
        |name: &str| Bulletin { id: id(name), text: texts("ciao"), picture: None, hours: None, zones: BTreeSet::new() };
    breaks(|s| s.zones[0].shows = [id("cantina")].into(), "zone[0].shows", Problem::UnknownOtherZone(id("cantina")));
    breaks(|s| s.zones[0].shows = [id("atrio")].into(), "zone[0].shows", Problem::UnknownOtherZone(id("atrio")));
    breaks(
        |s| s.zones[0].arrows = [(id("nove"), Arrow::Left)].into(),
        "zone[0].arrows",
        Problem::UnknownCounter(id("nove")),
    );
    breaks(|s| s.bulletins = vec![sign("a"), sign("a")], "bulletin[1].id", Problem::IdTwice("a".to_owned()));
    breaks(
        |s| s.bulletins = vec![Bulletin { text: only_italian(), ..sign("a") }],
        "bulletin[0].text.en",
        Problem::Missing,
    );
    breaks(
        |s| s.bulletins = vec![Bulletin { zones: [id("nove")].into(), ..sign("a") }],
        "bulletin[0].zones",
        Problem::UnknownZone(id("nove")),
    );
    for name in ["../a.png", "a.jpg", ".png", "a b.png", ""] {
        let picture = Some(name.to_owned());
        breaks(|s| s.bulletins = vec![Bulletin { picture, ..sign("a") }], "bulletin[0].picture", Problem::NoPicture);
    }
    breaks(
        |s| s.bulletins = (0..25).map(|n| sign(&format!("b{n}"))).collect(),
        "bulletin",
        Problem::TooMany { most: 24 },
    );
}
