//! A slip that is too long: what goes, in which order, and that the number always comes out.

use std::cell::RefCell;
use std::time::Duration;

use proptest::prelude::*;
use turno_printer::emulator::{Emulator, EmulatorSettings};
use turno_printer::encode::{PICTURE_BYTES_MAX, TEXT_BYTES_MAX};
use turno_printer::fit::LINK_BYTES_MAX;
use turno_printer::profile::{JobRules, Paper, Profile, ProofKind};
use turno_printer::{Encoded, Encoder, JobId, LeftOut, LinkFlaw, Part, Slip, SlipError, Words, encode};

use crate::{capannori, epson, generic, worded};

fn encoded(slip: &Slip) -> Encoded {
    encode(slip, &epson(), JobId::new(1)).unwrap()
}

/// The lines on the paper.
fn printed(slip: &Slip) -> Vec<String> {
    let mut emulator = Emulator::new(EmulatorSettings::new(9600, epson()));
    emulator.receive(&encoded(slip).bytes, Duration::ZERO);
    emulator.advance(Duration::from_secs(60));
    emulator.take_sheets().remove(0).text().lines().map(str::to_owned).collect()
}

fn has(lines: &[String], wanted: &str) -> bool {
    lines.iter().any(|line| line == wanted)
}

#[test]
fn a_slip_with_room_loses_nothing() {
    assert_eq!(encoded(&capannori()).left_out, []);
}

#[test]
fn documents_go_first_and_from_the_end() {
    let documents: Vec<String> =
        (1..=8).map(|n| format!("Documento {n}, {}", "in originale e in copia ".repeat(4).trim_end())).collect();
    let slip = worded(|words| {
        words.documents = documents;
        words.where_to_wait = "attendi ".repeat(40);
    });
    let [LeftOut::Documents { kept, of: 8 }] = encoded(&slip).left_out[..] else { panic!("{:?}", encoded(&slip)) };
    assert!((1..8).contains(&kept), "{kept}");
    let lines = printed(&slip);
    assert!(lines.iter().any(|line| line.contains(&format!("Documento {kept},"))), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains(&format!("Documento {},", kept + 1))), "{lines:?}");
    // A list that goes on elsewhere says so.
    assert!(lines.iter().any(|line| line.ends_with("...")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("capannori.lu.it")), "the QR code stays: {lines:?}");
}

#[test]
fn the_block_of_documents_goes_before_a_text_is_cut() {
    let slip = worded(|words| words.where_to_wait = "attendi ".repeat(93));
    assert_eq!(encoded(&slip).left_out, [LeftOut::Documents { kept: 0, of: 2 }]);
    let lines = printed(&slip);
    assert!(!has(&lines, "Da portare:") && has(&lines, "A042"), "{lines:?}");
}

#[test]
fn a_link_that_cannot_be_drawn_costs_the_qr_code_alone() {
    for (link, flaw) in [
        (String::new(), LinkFlaw::Empty),
        ("x".repeat(LINK_BYTES_MAX + 1), LinkFlaw::TooLong),
        ("https://comune.example/così".to_owned(), LinkFlaw::NotPrintable),
        ("https://comune.example/a b".to_owned(), LinkFlaw::NotPrintable),
    ] {
        let slip = Slip { link: Some(link), ..capannori() };
        assert_eq!(encoded(&slip).left_out, [LeftOut::Link(flaw)]);
        assert_eq!(encoded(&slip).bytes, encoded(&Slip { link: None, ..capannori() }).bytes);
    }
    let longest = Slip { link: Some("x".repeat(LINK_BYTES_MAX)), ..capannori() };
    assert_eq!(encoded(&longest).left_out, []);
}

#[test]
fn a_text_beyond_all_measure_is_cut_at_a_word() {
    let slip = worded(|words| words.where_to_wait = "attendi qui ".repeat(200));
    let gone = [LeftOut::Documents { kept: 0, of: 2 }, LeftOut::End(Part::WhereToWait)];
    assert_eq!(encoded(&slip).left_out, gone);
    let lines = printed(&slip);
    assert!(lines.iter().any(|line| line.ends_with("qui...") || line.ends_with("attendi...")), "{lines:?}");
    for line in ["Comune di Capannori", "Comune Amico", "A042", "Persone prima di te: 7", "Attesa: 15-25 minuti"] {
        assert!(has(&lines, line), "{line}: {lines:?}");
    }
}

#[test]
fn documents_that_only_the_second_language_has_go_like_any_others() {
    let long = "parola ".repeat(300);
    let first = Words { documents: Vec::new(), ..long_words(&long) };
    let slip = Slip { words: first, second: Some(long_words(&long)), date_time: long, ..capannori() };
    assert!(encoded(&slip).left_out.contains(&LeftOut::Documents { kept: 0, of: 15 }), "{:?}", encoded(&slip).left_out);
}

#[test]
fn texts_are_cut_in_the_order_of_need() {
    let long = "parola ".repeat(300);
    let words = worded(|words| {
        words.office = long.clone();
        words.service = long.clone();
        words.ahead = long.clone();
        words.forecast = long.clone();
        words.where_to_wait = long.clone();
        words.reprint = Some(long.clone());
    });
    let slip = Slip { date_time: long, ..words };
    let mut gone = vec![LeftOut::Documents { kept: 0, of: 2 }];
    gone.extend(Part::ALL.map(LeftOut::End));
    assert_eq!(encoded(&slip).left_out, gone);
    let lines = printed(&slip);
    assert!(has(&lines, "A042") && lines.iter().filter(|line| line.ends_with("parola...")).count() == 7, "{lines:?}");
}

#[test]
fn only_the_number_can_refuse_a_slip() {
    let refused = |number: &str| encode(&Slip { number: number.into(), ..capannori() }, &epson(), JobId::new(1));
    assert_eq!(refused(" \u{1b}"), Err(SlipError::NoNumber));
    assert!(matches!(refused(&"9".repeat(49)), Err(SlipError::NumberTooWide { columns: 48, .. })));
}

/// Profiles at the ends of what a profile file may say.
fn profiles() -> [Profile; 4] {
    let paper = |width_dots| Paper { width_dots, dots_per_mm: 8 };
    let job = JobRules {
        setup: vec![0; 32],
        cut: vec![0x1D; 16],
        proof: vec![ProofKind::ProcessId, ProofKind::Fence],
        ..epson().job
    };
    let narrow = Profile { paper: paper(192), job, ..epson() };
    [epson(), generic(), Profile { paper: paper(1280), ..narrow.clone() }, narrow]
}

/// Everything that can be said, at this length.
fn long_words(long: &str) -> Words {
    Words {
        language: "it".into(),
        office: long.into(),
        service: long.into(),
        ahead: long.into(),
        forecast: long.into(),
        where_to_wait: long.into(),
        documents_title: long.into(),
        documents: vec![long.into(); 15],
        reprint: Some(long.into()),
    }
}

#[test]
fn the_longest_of_everything_fits_on_every_paper_in_one_language_and_in_two() {
    for profile in profiles() {
        let mut encoder = Encoder::new(profile.clone());
        let number = "9".repeat(usize::from(profile.paper.width_dots / 12));
        for long in ["x".repeat(900), "ab ".repeat(300), "™".repeat(300), "una parola ".repeat(90), "čè".repeat(400)]
        {
            for second in [None, Some(long_words(&format!("e {long}")))] {
                let slip = Slip {
                    number: number.clone(),
                    date_time: long.clone(),
                    words: long_words(&long),
                    second,
                    link: Some("x".repeat(LINK_BYTES_MAX)),
                };
                let job = encoder.encode(&slip, JobId::new(1), None).unwrap();
                assert!(job.bytes.len() <= 2 * TEXT_BYTES_MAX, "{}", job.bytes.len());
                assert!(!job.left_out.iter().any(|left_out| matches!(left_out, LeftOut::Link(_))));
            }
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[a-zàèéìòù™ ]{0,400}",
        any::<Vec<char>>().prop_map(|characters| characters.into_iter().collect()),
        ("[a-z ]{1,9}", 0usize..120).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

fn any_words() -> impl Strategy<Value = Words> {
    let texts = prop::array::uniform6(text());
    let language = prop::sample::select(vec!["it", "ar", "zh", "uk", "", "not a tag"]);
    let all = (texts, language, prop::collection::vec(text(), 0..15), prop::option::of(text()));
    all.prop_map(|(texts, language, documents, reprint)| {
        let [office, service, ahead, forecast, where_to_wait, documents_title] = texts;
        let language = language.to_owned();
        Words { language, office, service, ahead, forecast, where_to_wait, documents_title, documents, reprint }
    })
}

prop_compose! {
    fn any_slip()(
        words in any_words(),
        second in prop::option::of(any_words()),
        date_time in text(),
        link in prop::option::of(prop_oneof!["[!-~]{0,200}", text()]),
        number in "[A-Z][0-9]{1,5}",
    ) -> Slip {
        Slip { number, date_time, words, second, link }
    }
}

#[test]
fn any_slip_with_a_number_becomes_a_job_with_that_number() {
    // The fonts are found once and not for each of the slips.
    let encoders = RefCell::new(profiles().map(Encoder::new));
    proptest!(ProptestConfig::with_cases(24), |(slip in any_slip())| {
        for encoder in encoders.borrow_mut().iter_mut() {
            let job = encoder.encode(&slip, JobId::new(7), None).unwrap();
            prop_assert!(job.bytes.len() <= 2 * TEXT_BYTES_MAX + PICTURE_BYTES_MAX);
            let line = format!("{}\n", slip.number);
            prop_assert!(job.bytes.windows(line.len()).any(|window| window == line.as_bytes()));
            let commands = [[0x10, 0x04], [0x10, 0x05], [0x10, 0x14]];
            prop_assert!(job.bytes.windows(2).all(|pair| commands.iter().all(|command| pair != command)));
        }
    });
}
