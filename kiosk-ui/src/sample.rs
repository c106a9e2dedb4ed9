//! A sample hall for the tests: the office of Capannori, and the one of Cuneo with eight services.

use jiff::{Timestamp, ToSpan as _, civil::date};
use turno_protocol::{
    Access, Board, BoardLine, Forecast, HallInfo, IssuedTicket, KioskInfo, KioskNews, Numbers, Opening, OpeningFrom,
    ServiceInfo, Texts, Timetable,
};

use uuid::Uuid;

use crate::flow::{Input, Known};

/// Monday 23 November 2026, 09:05 in Italy.
pub(crate) const NOW: &str = "2026-11-23T08:05:00Z";

/// Which machine the totem of the tests is.
pub(crate) const INSTANCE: Uuid = Uuid::from_u128(0x7077);

pub(crate) fn now() -> Timestamp {
    NOW.parse().unwrap()
}

pub(crate) fn texts(it: &str, en: &str, de: &str, fr: &str) -> Texts {
    Texts([("it", it), ("en", en), ("de", de), ("fr", fr)].map(|(tag, text)| (tag.into(), text.into())).into())
}

fn service(id: &str, letter: &str, name: Texts, about: Texts) -> ServiceInfo {
    let documents = vec![
        texts("Carta d’identità", "Identity card", "Personalausweis", "Carte d’identité"),
        texts("Tessera sanitaria", "Health card", "Gesundheitskarte", "Carte de santé"),
    ];
    let where_to_wait = texts(
        "Sala d’attesa, piano terra",
        "Waiting room, ground floor",
        "Wartesaal, Erdgeschoss",
        "Salle d’attente, rez-de-chaussée",
    );
    let (id, letter, hours) = (id.into(), letter.into(), "Mo-Fr 08:45-13:00".into());
    ServiceInfo {
        id,
        letter,
        name,
        about,
        documents,
        where_to_wait,
        access: Access::WalkIn,
        delicate: false,
        online: None,
        hours,
    }
}

fn capannori_services() -> Vec<ServiceInfo> {
    let mut services = vec![
        service(
            "comune-amico",
            "A",
            texts("Comune Amico", "Help desk", "Bürgerhilfe", "Aide aux démarches"),
            texts(
                "Aiuto con un ufficio, una bolletta, un reclamo, un rimborso",
                "Help with an office, a bill, a complaint, a refund",
                "Hilfe bei Ämtern, Rechnungen, Beschwerden, Rückzahlungen",
                "Aide pour un bureau, une facture, une réclamation, un remboursement",
            ),
        ),
        service(
            "spid",
            "S",
            texts("SPID", "SPID", "SPID", "SPID"),
            texts("Identità digitale", "Digital identity", "Digitale Identität", "Identité numérique"),
        ),
        service(
            "anagrafe",
            "G",
            texts("Anagrafe", "Registry office", "Einwohnermeldeamt", "État civil"),
            texts(
                "Carta d’identità, residenza, certificati",
                "Identity card, residence, certificates",
                "Personalausweis, Wohnsitz, Bescheinigungen",
                "Carte d’identité, domicile, certificats",
            ),
        ),
        service(
            "tributi",
            "T",
            texts("Tributi", "Local taxes", "Gemeindesteuern", "Impôts locaux"),
            texts(
                "IMU, TARI e rimborsi",
                "IMU, TARI and refunds",
                "IMU, TARI, Rückzahlungen",
                "IMU, TARI et remboursements",
            ),
        ),
        service(
            "prossimita",
            "P",
            texts(
                "Ufficio di prossimità",
                "Justice help point",
                "Bürgernahes Justizbüro",
                "Point d’accès à la justice",
            ),
            texts(
                "Tutele, amministrazioni di sostegno, pratiche del tribunale",
                "Guardianship, legal support, court papers",
                "Vormundschaft, Betreuung, Gerichtsakten",
                "Tutelles, soutien juridique, dossiers du tribunal",
            ),
        ),
    ];
    services[4].access = Access::AppointmentOnly { phone: "0583 428588".into() };
    services
}

pub(crate) fn capannori() -> HallInfo {
    HallInfo {
        id: "capannori".into(),
        settings_version: 1,
        office: texts("Comune di Capannori", "Municipality of Capannori", "Gemeinde Capannori", "Commune de Capannori"),
        desk: texts("Sportello Comune Amico", "Comune Amico desk", "Schalter Comune Amico", "Guichet Comune Amico"),
        address: "piazza Aldo Moro 1, Capannori".into(),
        time_zone: "Europe/Rome".into(),
        languages: ["it", "en", "de", "fr"].map(String::from).into(),
        side_by_side: Vec::new(),
        services: capannori_services(),
        counters: Vec::new(),
        zones: Vec::new(),
        kiosks: vec![KioskInfo { id: "ingresso".into(), letter: "K".into() }],
        bulletins: Vec::new(),
    }
}

pub(crate) fn cuneo() -> HallInfo {
    let names = [
        ("A", "Anagrafe"),
        ("B", "Carte d’identità"),
        ("C", "Stato civile"),
        ("E", "Elettorale"),
        ("P", "Protocollo"),
        ("S", "Servizi sociali"),
        ("T", "Tributi"),
        ("U", "Urbanistica ed edilizia"),
    ];
    let mut hall = capannori();
    hall.id = "cuneo".into();
    hall.office = texts("Comune di Cuneo", "Municipality of Cuneo", "Gemeinde Cuneo", "Commune de Coni");
    hall.desk = Texts::default();
    hall.services = names
        .iter()
        .map(|(letter, name)| service(&letter.to_lowercase(), letter, texts(name, name, name, name), Texts::default()))
        .collect();
    hall
}

/// The hall with its hours of two days: open from 08:45 to 13:05, which is four hours after the samples' now.
pub(crate) fn known(hall: HallInfo) -> Known {
    let opening = |from: &str, opening| OpeningFrom { from: from.parse().unwrap(), opening };
    let opens = |at: &str| Opening::Closed { opens_at: Some(at.parse().unwrap()) };
    let until = |at: &str| Opening::Open { until: Some(at.parse().unwrap()) };
    let hours = vec![
        opening("2026-11-22T23:00:00Z", opens("2026-11-23T07:45:00Z")),
        opening("2026-11-23T07:45:00Z", until("2026-11-23T12:05:00Z")),
        opening("2026-11-23T12:05:00Z", opens("2026-11-24T07:45:00Z")),
        opening("2026-11-24T07:45:00Z", until("2026-11-24T12:05:00Z")),
        opening("2026-11-24T12:05:00Z", Opening::Closed { opens_at: None }),
    ];
    let timetable = Timetable {
        settings_version: hall.settings_version,
        first_day: date(2026, 11, 23),
        until: "2026-11-24T23:00:00Z".parse().unwrap(),
        hall: hours,
        services: [].into(),
    };
    Known { hall, timetable }
}

pub(crate) fn board(hall: &HallInfo) -> Board {
    let open = Opening::Open { until: Some(now() + 4.hours()) };
    let lines = hall.services.iter().zip([3, 0, 12, 1, 0, 5, 2, 1].into_iter().cycle());
    let lines = lines.map(|(service, waiting)| BoardLine {
        service: service.id.clone(),
        opening: open,
        waiting,
        forecast: Forecast { from_min: waiting * 4, to_min: waiting * 7 },
        suspended: None,
        numbers: Numbers::Given,
    });
    Board {
        version: 1,
        hall: hall.id.clone(),
        zone: None,
        settings_version: hall.settings_version,
        day: date(2026, 11, 23),
        now: now(),
        opening: open,
        last_call: 0,
        calls: Vec::new(),
        counters: Vec::new(),
        lines: lines.collect(),
        bulletins: Vec::new(),
        slip_orders: Vec::new(),
    }
}

pub(crate) fn ticket(service: &str) -> IssuedTicket {
    IssuedTicket {
        number: "A042".into(),
        day: date(2026, 11, 23),
        service: service.into(),
        issued_at: now(),
        people_ahead: 3,
        forecast: Forecast { from_min: 10, to_min: 15 },
        where_to_wait: capannori().services[0].where_to_wait.clone(),
        link: "http://turno.comune.capannori.lu.it/t/7KQ2M9XH4TPZ".into(),
    }
}

/// The server has heard how the totem is; the hall has so many appointments today.
pub(crate) fn news(appointments: u32) -> Input {
    Input::News(KioskNews { appointments, day: date(2026, 11, 23), own_last: 0 })
}
