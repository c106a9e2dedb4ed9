//! A hall at a busy moment, for the tests.

use std::collections::BTreeMap;

use jiff::Timestamp;
use turno_protocol::{
    Access, Arrow, Board, BoardCall, BoardCounter, BoardLine, BulletinInfo, CounterInfo, CounterState, Forecast,
    HallInfo, Numbers, Opening, ServiceInfo, Texts, ZoneInfo,
};

pub(crate) fn texts(pairs: &[(&str, &str)]) -> Texts {
    Texts(pairs.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect())
}

fn service(id: &str, letter: &str, name: &[(&str, &str)], access: Access) -> ServiceInfo {
    ServiceInfo {
        id: id.into(),
        letter: letter.into(),
        name: texts(name),
        about: Texts(BTreeMap::new()),
        documents: Vec::new(),
        where_to_wait: texts(&[("it", "atrio")]),
        delicate: false,
        online: None,
        access,
        hours: "Mo-Fr 08:45-13:00".into(),
    }
}

fn counter(number: u32, place: &[(&str, &str)]) -> CounterInfo {
    let name = |word: &str| format!("{word} {number}");
    let names = [("it", name("Sportello")), ("en", name("Counter")), ("de", name("Schalter")), ("fr", name("Guichet"))];
    CounterInfo {
        id: format!("sportello-{number}"),
        name: Texts(names.into_iter().map(|(tag, name)| (tag.to_owned(), name)).collect()),
        place: texts(place),
        zone: "atrio".into(),
        services: Vec::new(),
    }
}

/// The sample office with two counters and five services.
pub(crate) fn capannori() -> HallInfo {
    let left = [
        ("it", "piano terra, a sinistra"),
        ("en", "ground floor, on the left"),
        ("de", "Erdgeschoss, links"),
        ("fr", "rez-de-chaussée, à gauche"),
    ];
    let right = [
        ("it", "piano terra, a destra"),
        ("en", "ground floor, on the right"),
        ("de", "Erdgeschoss, rechts"),
        ("fr", "rez-de-chaussée, à droite"),
    ];
    let tax = [("it", "Tributi"), ("en", "Local taxes"), ("de", "Steuern"), ("fr", "Impôts locaux")];
    let registry = [("it", "Anagrafe"), ("en", "Civil registry"), ("de", "Meldeamt"), ("fr", "État civil")];
    let phone = Access::AppointmentOnly { phone: "0583 428588".into() };
    HallInfo {
        id: "capannori".into(),
        settings_version: 1,
        office: texts(&[("it", "Comune di Capannori"), ("de", "Gemeinde Capannori"), ("fr", "Commune de Capannori")]),
        desk: texts(&[("it", "Comune Amico")]),
        address: "piazza Aldo Moro 1".into(),
        time_zone: "Europe/Rome".into(),
        languages: vec!["it".into(), "en".into(), "de".into(), "fr".into()],
        side_by_side: Vec::new(),
        services: vec![
            service("comune-amico", "A", &[("it", "Comune Amico")], Access::WalkIn),
            service("spid", "B", &[("it", "SPID"), ("en", "Digital identity")], Access::WalkIn),
            service("anagrafe", "C", &registry, Access::WalkIn),
            service("tributi", "D", &tax, Access::WalkIn),
            service("prossimita", "E", &[("it", "Ufficio di prossimità")], phone),
        ],
        counters: vec![counter(1, &left), counter(2, &right)],
        zones: vec![ZoneInfo { id: "atrio".into(), name: texts(&[("it", "Atrio")]), arrows: BTreeMap::new() }],
        kiosks: Vec::new(),
        bulletins: Vec::new(),
    }
}

/// The other sample: three counters, in a square with arcades.
pub(crate) fn cuneo() -> HallInfo {
    let mut hall = capannori();
    hall.id = "cuneo".into();
    hall.office = texts(&[("it", "Comune di Cuneo"), ("fr", "Ville de Coni")]);
    hall.desk = texts(&[("it", "Sportello unico"), ("fr", "Guichet unique")]);
    hall.languages = vec!["it".into(), "fr".into()];
    hall.counters.push(counter(3, &[("it", "sala interna"), ("fr", "salle intérieure")]));
    hall
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn call(call: u32, ticket: &str, counter: &str) -> BoardCall {
    BoardCall {
        call,
        ticket: ticket.into(),
        counter: counter.into(),
        called_at: time("2026-11-23T09:42:00Z"),
        recalls: 0,
        still_expected: call == 6,
        language: "it".into(),
    }
}

/// Six calls so far; A042 is being called to counter 1.
pub(crate) fn board() -> Board {
    let counter = |id: &str, state, ticket: Option<&str>| BoardCounter {
        id: id.into(),
        state,
        ticket: ticket.map(str::to_owned),
    };
    let line = |service: &str, waiting, from_min, to_min| BoardLine {
        service: service.into(),
        opening: Opening::Open { until: None },
        waiting,
        forecast: Forecast { from_min, to_min },
        suspended: None,
        numbers: Numbers::Given,
    };
    Board {
        version: 1,
        hall: "capannori".into(),
        zone: Some("atrio".into()),
        settings_version: 1,
        day: jiff::civil::date(2026, 11, 23),
        now: time("2026-11-23T09:42:05Z"),
        opening: Opening::Open { until: Some(time("2026-11-23T12:00:00Z")) },
        last_call: 6,
        calls: vec![
            call(6, "A042", "sportello-1"),
            call(5, "C017", "sportello-2"),
            call(4, "B009", "sportello-1"),
            call(3, "A041", "sportello-2"),
            call(2, "C016", "sportello-1"),
            call(1, "A040", "sportello-2"),
        ],
        counters: vec![
            counter("sportello-1", CounterState::Calling, Some("A042")),
            counter("sportello-2", CounterState::Serving, Some("C017")),
        ],
        lines: vec![
            line("comune-amico", 5, 10, 20),
            line("spid", 0, 0, 0),
            line("anagrafe", 2, 0, 5),
            line("tributi", 1, 7, 7),
            line("prossimita", 0, 0, 0),
        ],
        bulletins: Vec::new(),
        slip_orders: Vec::new(),
    }
}

/// A quiet moment: the calls are half a minute old, an arrow leads to the counters, and it is a bulletin's turn.
pub(crate) fn quiet() -> (HallInfo, Board) {
    let (mut hall, mut board) = (capannori(), board());
    let ways = [("sportello-1", Arrow::Left), ("sportello-2", Arrow::Up)];
    hall.zones[0].arrows = ways.into_iter().map(|(counter, way)| (counter.to_owned(), way)).collect();
    hall.services[1].delicate = true;
    hall.bulletins = vec![BulletinInfo {
        id: "vaccini".into(),
        text: texts(&[
            ("it", "Vaccini antinfluenzali: giovedì dalle 9 alle 12, senza appuntamento, al primo piano"),
            ("en", "Flu vaccines: Thursdays from 9 to 12, without an appointment, on the first floor"),
        ]),
        picture: Some("vaccini.png".into()),
    }];
    board.bulletins = vec!["vaccini".into()];
    board.now = time("2026-11-23T09:42:35Z");
    (hall, board)
}
