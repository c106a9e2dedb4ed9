//! Slips in every language of the product, as bytes and on paper.

use std::time::Duration;

use turno_printer::emulator::{Emulator, EmulatorSettings, Mark, Sheet};
use turno_printer::profile::SHIPPED;
use turno_printer::{Encoder, JobId, Profile, Slip, Words};

use crate::capannori;

/// A language, a service and where to wait.
const SAMPLES: [(&str, &str, &str); 11] = [
    ("it", "Anagrafe e carta d'identità", "Attenda nell'atrio: è il numero più alto, però c'è già un posto"),
    ("en", "Civil registry", "Please wait in the hall and watch the screen"),
    ("de", "Meldeamt für Bürgerinnen und Bürger", "Bitte warten Sie in der Halle, größere Gruppen draußen"),
    ("fr", "État civil et carte d'identité", "Attendez dans le hall où l'écran vous appellera, s'il vous plaît"),
    ("es", "Padrón y señas de identidad", "Espere en el vestíbulo; ¿dudas? ¡Pregunte al niño!"),
    ("ro", "Evidența persoanelor și acte", "Vă rugăm să așteptați în hol și să urmăriți ecranul"),
    ("sq", "Gjendja civile dhe letërnjoftimi", "Ju lutem prisni në sallë derisa të thirret numri juaj, çdo herë"),
    ("sl", "Matični urad in osebna izkaznica", "Počakajte v čakalnici, številka bo na zaslonu, žal še ne takoj"),
    ("ar", "السجل المدني وبطاقة الهوية", "يرجى الانتظار في القاعة ومتابعة الشاشة"),
    ("zh", "户籍与身份证", "请在大厅等候,并留意屏幕上的号码"),
    ("uk", "Реєстрація та посвідчення особи", "Зачекайте в залі та стежте за екраном"),
];

fn slip(at: usize) -> Slip {
    let (language, service, where_to_wait) = SAMPLES[at];
    let words = Words {
        language: language.into(),
        office: "Comune di Capannori".into(),
        service: service.into(),
        where_to_wait: where_to_wait.into(),
        ..Words::default()
    };
    Slip { words, ..capannori() }
}

/// The sheet that comes out, and how many bytes were sent.
fn printed(slip: &Slip, profile: &Profile) -> (Sheet, usize) {
    let job = Encoder::new(profile.clone()).encode(slip, JobId::new(1), None).unwrap();
    assert_eq!(job.left_out, [], "{}", slip.words.language);
    let mut emulator = Emulator::new(EmulatorSettings::new(115_200, profile.clone()));
    emulator.receive(&job.bytes, Duration::ZERO);
    emulator.advance(Duration::from_secs(120));
    (emulator.take_sheets().remove(0), job.bytes.len())
}

/// What can be read on the paper, with one space between words.
fn words_on(sheet: &Sheet) -> String {
    sheet.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn latin_languages_come_out_letter_by_letter_on_every_printer() {
    for name in SHIPPED {
        let profile = Profile::shipped(name).unwrap();
        for (at, (language, service, where_to_wait)) in SAMPLES.iter().enumerate().take(8) {
            let (sheet, bytes) = printed(&slip(at), &profile);
            let text = words_on(&sheet);
            for wanted in [service, where_to_wait] {
                // The older form of the Romanian letters is the printer's.
                let wanted = wanted.replace('ș', "ş").replace('ț', "ţ");
                assert!(text.contains(&wanted), "{name} {language}: {wanted} / {text}");
            }
            assert!(bytes < 500, "{name} {language}: {bytes}");
        }
    }
}

#[test]
fn other_scripts_come_out_as_pictures_with_a_native_number_and_code() {
    for name in ["epson-tm", "generic", "custom-vkp80"] {
        let profile = Profile::shipped(name).unwrap();
        for (at, (language, ..)) in SAMPLES.iter().enumerate().skip(8) {
            let (sheet, bytes) = printed(&slip(at), &profile);
            let width = usize::from(profile.paper.width_dots);
            let pictures: Vec<_> = sheet
                .marks
                .iter()
                .filter_map(|mark| if let Mark::Picture { bitmap, .. } = mark { Some(bitmap) } else { None })
                .collect();
            assert!(pictures.len() >= 2 && pictures.iter().all(|picture| picture.width_dots() <= width));
            let ink: Vec<usize> = pictures.iter().map(|picture| picture.dark().count()).collect();
            assert!(ink.iter().all(|dots| *dots > 100), "{name}, {language}: {ink:?}");
            let text = sheet.text();
            assert!(text.lines().any(|line| line == "A042") && text.contains("[QR https"), "{text}");
            // Less than a second at 115,200 baud, ten at 9,600.
            assert!(bytes < 10_000, "{name} {language}: {bytes}");
        }
    }
}

#[test]
fn no_job_holds_a_real_time_command_in_any_language() {
    let mut encoder = Encoder::new(Profile::shipped("epson-tm").unwrap());
    for (at, (language, ..)) in SAMPLES.iter().enumerate() {
        let bytes = encoder.encode(&slip(at), JobId::new(1), None).unwrap().bytes;
        let commands = [[0x10, 0x04], [0x10, 0x05], [0x10, 0x14]];
        assert!(bytes.windows(2).all(|pair| commands.iter().all(|command| pair != command)), "{language}");
    }
}

#[test]
fn any_two_languages_share_a_slip() {
    let profile = Profile::shipped("epson-tm").unwrap();
    let mut encoder = Encoder::new(profile);
    for (first, (one, ..)) in SAMPLES.iter().enumerate() {
        for (second, (other, ..)) in SAMPLES.iter().enumerate() {
            let both = Slip { second: Some(slip(second).words), ..slip(first) };
            let job = encoder.encode(&both, JobId::new(1), None).unwrap();
            assert_eq!(job.left_out, [], "{one} {other}");
        }
    }
}
