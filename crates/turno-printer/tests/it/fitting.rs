//! A slip that is too long: what goes, in which order, and that the number always comes out.

use std::time::Duration;

use proptest::prelude::*;
use turno_printer::emulator::{Emulator, EmulatorSettings};
use turno_printer::encode::JOB_BYTES_MAX;
use turno_printer::fit::LINK_BYTES_MAX;
use turno_printer::profile::{JobRules, Paper, Profile, ProofKind};
use turno_printer::{Encoded, JobId, LeftOut, LinkFlaw, Part, Slip, SlipError, encode};

use crate::{capannori, epson, generic};

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
    let slip = Slip { documents, where_to_wait: "attendi ".repeat(40), ..capannori() };
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
    let slip = Slip { where_to_wait: "attendi ".repeat(93), ..capannori() };
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
    let slip = Slip { where_to_wait: "attendi qui ".repeat(200), ..capannori() };
    let gone = [LeftOut::Documents { kept: 0, of: 2 }, LeftOut::End(Part::WhereToWait)];
    assert_eq!(encoded(&slip).left_out, gone);
    let lines = printed(&slip);
    assert!(lines.iter().any(|line| line.ends_with("qui...") || line.ends_with("attendi...")), "{lines:?}");
    for line in ["Comune di Capannori", "Comune Amico", "A042", "Persone prima di te: 7", "Attesa: 15-25 minuti"] {
        assert!(has(&lines, line), "{line}: {lines:?}");
    }
}

#[test]
fn texts_are_cut_in_the_order_of_need() {
    let long = "parola ".repeat(300);
    let slip = Slip {
        office: long.clone(),
        service: long.clone(),
        date_time: long.clone(),
        ahead: long.clone(),
        forecast: long.clone(),
        where_to_wait: long.clone(),
        reprint: Some(long),
        ..capannori()
    };
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

#[test]
fn the_longest_of_everything_fits_on_every_paper() {
    for profile in profiles() {
        let number = "9".repeat(usize::from(profile.paper.width_dots / 12));
        for long in ["x".repeat(900), "ab ".repeat(300), "™".repeat(300), "una parola ".repeat(90)] {
            let slip = Slip {
                office: long.clone(),
                service: long.clone(),
                number: number.clone(),
                date_time: long.clone(),
                ahead: long.clone(),
                forecast: long.clone(),
                where_to_wait: long.clone(),
                documents_title: long.clone(),
                documents: vec![long.clone(); 15],
                link: Some("x".repeat(LINK_BYTES_MAX)),
                reprint: Some(long),
            };
            let job = encode(&slip, &profile, JobId::new(1)).unwrap();
            assert!(job.bytes.len() <= JOB_BYTES_MAX, "{}", job.bytes.len());
            assert!(!job.left_out.iter().any(|left_out| matches!(left_out, LeftOut::Link(_))));
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

prop_compose! {
    fn any_slip()(
        texts in prop::array::uniform7(text()),
        documents in prop::collection::vec(text(), 0..15),
        link in prop::option::of(prop_oneof!["[!-~]{0,200}", text()]),
        reprint in prop::option::of(text()),
        number in "[A-Z][0-9]{1,5}",
    ) -> Slip {
        let [office, service, date_time, ahead, forecast, where_to_wait, documents_title] = texts;
        Slip { office, service, number, date_time, ahead, forecast, where_to_wait, documents_title, documents, link, reprint }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_slip_with_a_number_becomes_a_job_with_that_number(slip in any_slip()) {
        for profile in profiles() {
            let job = encode(&slip, &profile, JobId::new(7)).unwrap();
            prop_assert!(job.bytes.len() <= JOB_BYTES_MAX);
            let line = format!("{}\n", slip.number);
            prop_assert!(job.bytes.windows(line.len()).any(|window| window == line.as_bytes()));
        }
    }
}
