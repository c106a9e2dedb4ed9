//! Golden bytes: each job as a dump a person can read.

use std::fmt::Write;

use turno_printer::codepage::decode;
use turno_printer::profile::CodePage;
use turno_printer::{JobId, LeftOut, LinkFlaw, Profile, Slip, encode};

use crate::{capannori, epson, generic, worded};

/// One command a line: its bytes, then what it is.
fn dump(job: &[u8], page: CodePage) -> String {
    let mut out = format!("{} bytes\n", job.len());
    let mut rest = job;
    while !rest.is_empty() {
        let (length, name) = command(rest, page);
        let (bytes, after) = rest.split_at(length);
        let shown = if bytes.len() > 12 { &bytes[..12] } else { bytes };
        let hex: Vec<String> = shown.iter().map(|byte| format!("{byte:02X}")).collect();
        let more = if bytes.len() > 12 { ".." } else { "" };
        writeln!(out, "{:38} {name}", hex.join(" ") + more).unwrap();
        rest = after;
    }
    out
}

fn command(bytes: &[u8], page: CodePage) -> (usize, String) {
    match bytes {
        [0x1B, b'@', ..] => (2, "initialise".into()),
        [0x1D, b'a', n, ..] => (3, format!("automatic status {n:02X}")),
        [0x1B, b't', n, ..] => (3, format!("code page {n}")),
        [0x1B, b'c', b'4', n, ..] => (4, format!("sensors that stop printing {n:02X}")),
        [0x1D, b'b', n, ..] => (3, format!("smoothing {n}")),
        [0x1B, b'a', n, ..] => (3, format!("justify {n}")),
        [0x1B, b'E', n, ..] => (3, format!("bold {n}")),
        [0x1D, b'!', n, ..] => (3, format!("size {}x{}", (n >> 4) + 1, (n & 15) + 1)),
        [0x1B, b'!', n, ..] => {
            let weight = if n & 8 == 0 { "" } else { " bold" };
            (3, format!("size {}x{}{weight}", (n >> 5 & 1) + 1, (n >> 4 & 1) + 1))
        }
        [0x1D, b'V', m, n, ..] => (4, format!("cut {m} {n}")),
        [0x1D, b'r', n, ..] => (3, format!("paper sensors {n}")),
        [0x1D, b'I', n, ..] => (3, format!("model {n}")),
        [0x1D, b'(', b'H', 6, 0, 0x30, 0x30, id @ ..] => (11, format!("process ID {:?}", as_text(&id[..4], page))),
        [0x1D, b'(', b'k', low, high, 0x31, function, data @ ..] => {
            let parameters = usize::from(u16::from_le_bytes([*low, *high]));
            let what = match function {
                0x41 => format!("QR model {}", char::from(data[0])),
                0x43 => format!("QR module {} dots", data[0]),
                0x45 => format!("QR level {}", ["L", "M", "Q", "H"][usize::from(data[0] - 0x30)]),
                0x50 => format!("QR data {:?}", as_text(&data[1..parameters - 2], page)),
                _ => "QR print".into(),
            };
            (5 + parameters, what)
        }
        [0x0A, ..] => (1, "empty line".into()),
        _ => {
            let length = bytes.iter().position(|byte| *byte == 0x0A).unwrap() + 1;
            (length, format!("{:?}", as_text(&bytes[..length - 1], page)))
        }
    }
}

fn as_text(bytes: &[u8], page: CodePage) -> String {
    bytes.iter().map(|byte| decode(*byte, page)).collect()
}

fn golden(slip: &Slip, profile: &Profile) -> String {
    dump(&encode(slip, profile, JobId::new(1)).unwrap().bytes, profile.text.code_pages[0].page)
}

#[test]
fn the_sample_slip_on_an_epson() {
    insta::assert_snapshot!(golden(&capannori(), &epson()));
}

#[test]
fn the_sample_slip_on_a_printer_of_unknown_make() {
    insta::assert_snapshot!(golden(&capannori(), &generic()));
}

#[test]
fn a_reprint_says_so_at_the_top() {
    let words = worded(|words| {
        words.reprint = Some("RISTAMPA".into());
        words.documents.clear();
    });
    let slip = Slip { link: None, ..words };
    insta::assert_snapshot!(golden(&slip, &epson()));
}

#[test]
fn the_sample_slip_with_its_qr_code_stays_within_350_bytes() {
    let slip = capannori();
    assert!((55..=65).contains(&slip.link.as_ref().unwrap().len()));
    for profile in [epson(), generic()] {
        let job = encode(&slip, &profile, JobId::new(1)).unwrap().bytes;
        assert!(job.len() <= 350, "{} bytes for {}", job.len(), profile.name);
    }
}

#[test]
fn no_part_of_a_slip_can_become_a_real_time_command() {
    let evil = "\u{10}\u{4}\u{1} \u{10}\u{14}\u{2}\u{1}\u{8} \u{1b}@".to_owned();
    let words = worded(|words| {
        words.office = evil.clone();
        // Drawn as a picture, where the dots too must hold no command.
        words.service = format!("{evil} Послуга");
    });
    let slip = Slip { number: "A1\u{10}\u{5}\u{1}".into(), ..words };
    for sequence in [0, 1, 700_000] {
        let job = encode(&slip, &epson(), JobId::new(sequence)).unwrap().bytes;
        let commands = [[0x10, 0x04], [0x10, 0x05], [0x10, 0x14]];
        assert!(job.windows(2).all(|pair| commands.iter().all(|command| pair != command)), "{job:02x?}");
    }
    let bad_link = Slip { link: Some("https://x/\u{10}\u{4}".into()), ..capannori() };
    let encoded = encode(&bad_link, &epson(), JobId::new(1)).unwrap();
    assert_eq!(encoded.left_out, [LeftOut::Link(LinkFlaw::NotPrintable)]);
    assert!(encoded.bytes.windows(2).all(|pair| pair != [0x10, 0x04]));
}
