//! The slip in every language of the catalogue: nothing left out on any printer, and pictures for people to look at.

use std::{fs, path::PathBuf, time::Duration};

use turno_printer::{
    Encoder, JobId, Profile,
    emulator::{Emulator, EmulatorSettings, Sheet, picture},
    profile::SHIPPED,
};
use turno_protocol::Texts;

use super::*;
use crate::{
    flow::{Flow, Ordered},
    sample,
};

/// A service as offices name it in each language, where one waits for it, and what to bring.
const SERVICES: [(&str, &str, &str, [&str; 2]); 11] = [
    ("it", "Anagrafe", "Sala d’attesa, piano terra", ["Carta d’identità", "Tessera sanitaria"]),
    ("en", "Registry office", "Waiting room, ground floor", ["Identity card", "Health card"]),
    ("de", "Einwohnermeldeamt", "Wartesaal, Erdgeschoss", ["Personalausweis", "Gesundheitskarte"]),
    ("fr", "État civil", "Salle d’attente, rez-de-chaussée", ["Carte d’identité", "Carte de santé"]),
    ("es", "Registro civil", "Sala de espera, planta baja", ["Documento de identidad", "Tarjeta sanitaria"]),
    ("ro", "Evidența persoanelor", "Sala de așteptare, parter", ["Carte de identitate", "Card de sănătate"]),
    ("sq", "Gjendja civile", "Salla e pritjes, kati përdhes", ["Letërnjoftimi", "Karta shëndetësore"]),
    ("sl", "Matični urad", "Čakalnica, pritličje", ["Osebna izkaznica", "Zdravstvena izkaznica"]),
    ("ar", "السجل المدني", "قاعة الانتظار، الطابق الأرضي", ["بطاقة الهوية", "البطاقة الصحية"]),
    ("zh", "户籍登记处", "一楼等候室", ["身份证", "医疗卡"]),
    ("uk", "Реєстрація громадян", "Зала очікування, перший поверх", ["Посвідчення особи", "Медична картка"]),
];

fn in_all(text: impl Fn(&(&str, &str, &str, [&'static str; 2])) -> String) -> Texts {
    Texts(SERVICES.iter().map(|service| (service.0.to_owned(), text(service))).collect())
}

/// The sample hall with one service in every language.
fn hall() -> HallInfo {
    let mut hall = sample::capannori();
    let service = &mut hall.services[0];
    service.name = in_all(|service| service.1.to_owned());
    service.documents = vec![in_all(|service| service.3[0].to_owned()), in_all(|service| service.3[1].to_owned())];
    hall
}

fn slip(language: &str, second: Option<&str>) -> Slip {
    let (catalogue, hall) = (Catalogue::embedded(), hall());
    let mut ticket = Ticket::from(sample::ticket(&hall.services[0].id));
    ticket.where_to_wait = in_all(|service| service.2.to_owned());
    let said = |language: &str| said(&ticket, Some(&hall), &catalogue, language);
    Slip {
        number: ticket.number.clone(),
        date_time: "23/11/2026 09:05".into(),
        words: said(language),
        second: second.map(said),
        link: ticket.link.clone(),
    }
}

fn sheet(slip: &Slip, encoder: &mut Encoder, profile: &Profile) -> Sheet {
    let job = encoder.encode(slip, JobId::new(1), None).unwrap();
    assert_eq!(job.left_out, [], "{}, {}", slip.words.language, profile.name);
    let mut emulator = Emulator::new(EmulatorSettings::new(115_200, profile.clone()));
    emulator.receive(&job.bytes, Duration::ZERO);
    emulator.advance(Duration::from_secs(120));
    let mut sheets = emulator.take_sheets();
    assert_eq!(sheets.len(), 1, "{}, {}", slip.words.language, profile.name);
    sheets.remove(0)
}

#[test]
fn the_slip_says_everything_in_every_language_on_every_printer() {
    let catalogue = Catalogue::embedded();
    let languages: Vec<&str> = catalogue.languages().collect();
    assert_eq!(languages.len(), SERVICES.len(), "a language without a sample: {languages:?}");
    for name in SHIPPED {
        let profile = Profile::shipped(name).unwrap();
        let mut encoder = Encoder::new(profile.clone());
        for language in &languages {
            let text = sheet(&slip(language, None), &mut encoder, &profile).text();
            assert!(text.lines().any(|line| line == "A042") && text.contains("[QR http"), "{text}");
        }
    }
}

#[test]
fn an_italian_slip_stays_below_350_bytes_with_its_picture_and_code() {
    let logo = image::GrayAlphaImage::from_pixel(80, 80, image::LumaA([0, 255]));
    let key = turno_printer::Logo::from_picture(&logo).unwrap().key();
    let profile = Profile::shipped("epson-tm").unwrap();
    let bytes = Encoder::new(profile).encode(&slip("it", None), JobId::new(1), Some(key)).unwrap().bytes;
    assert!(bytes.len() < 350, "{}", bytes.len());
}

#[test]
fn a_hall_with_two_languages_prints_both_and_a_third_with_the_first() {
    let pair = ["it".to_owned(), "de".to_owned()];
    assert_eq!(beside(&pair, "it"), Some("de"));
    assert_eq!(beside(&pair, "de"), Some("it"));
    assert_eq!(beside(&pair, "ar"), Some("it"));
    assert_eq!(beside(&[], "it"), None);
}

/// Draws the slips that `make pictures` puts beside the documentation.
#[test]
fn pictures_of_the_slip_in_every_language() {
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from)
        .join("slips");
    fs::create_dir_all(&folder).unwrap();
    let profile = Profile::shipped("epson-tm").unwrap();
    let mut encoder = Encoder::new(profile.clone());
    let alone = SERVICES.iter().map(|service| (service.0, None));
    let together = [("it", Some("de")), ("it", Some("fr")), ("sl", Some("it")), ("ar", Some("it")), ("uk", Some("en"))];
    for (language, second) in alone.chain(together) {
        let sheet = sheet(&slip(language, second), &mut encoder, &profile);
        let drawn = picture::draw(&sheet, u32::from(profile.paper.width_dots)).unwrap();
        let name = second.map_or_else(|| language.to_owned(), |second| format!("{language}-{second}"));
        drawn.save(folder.join(name + ".png")).unwrap();
    }
}

#[test]
fn a_slip_that_the_reception_has_ordered_speaks_the_language_of_its_holder_and_says_if_it_is_not_the_first() {
    let (catalogue, flow) = (Catalogue::embedded(), Flow::new(None));
    let words = Words { catalogue: &catalogue, flow: &flow, now: Duration::ZERO };
    let mut ticket = Ticket::from(sample::ticket("comune-amico"));
    assert_eq!(slip_of(&ticket, &words).words.reprint, None);
    for (reprint, word) in [(false, None), (true, Some("NACHDRUCK"))] {
        ticket.ordered = Some(Ordered { language: "de".into(), reprint });
        let slip = slip_of(&ticket, &words);
        assert_eq!((slip.words.language.as_str(), slip.words.reprint.as_deref()), ("de", word));
    }
}
