//! The office's picture: written once, kept through power cuts, printed by two characters.

use std::time::Duration;

use image::{GrayAlphaImage, LumaA};
use turno_printer::emulator::{Fault, Mark};
use turno_printer::{Health, Logo, LogoEnd, Outcome, Reason};

use crate::rig::Rig;
use crate::{capannori, epson, generic};

fn logo(stripe: u32) -> Logo {
    let striped = |x: u32, y: u32| LumaA([if ((x + y) / stripe).is_multiple_of(2) { 0 } else { 255 }, 255]);
    Logo::from_picture(&GrayAlphaImage::from_fn(300, 120, striped)).unwrap()
}

fn has_picture(rig: &Rig) -> bool {
    rig.sheets.last().unwrap().marks.iter().any(|mark| matches!(mark, Mark::Picture { .. }))
}

#[test]
fn a_picture_is_uploaded_once_and_heads_every_slip() {
    for baud in [9600, 115_200] {
        let mut rig = Rig::ready(epson(), baud);
        rig.print(1, "A041");
        assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
        assert!(!has_picture(&rig));

        assert_eq!(rig.upload(&logo(20)), LogoEnd::Stored);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        assert_eq!(rig.upload(&logo(20)), LogoEnd::AlreadyThere);
        assert_eq!(rig.emulator.memory_writes(), 1);
        rig.print(2, "A042");
        assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
        assert!(has_picture(&rig));

        // Another run of the totem, and a printer that was off.
        rig.apply(Fault::PowerOff);
        rig.apply(Fault::Unplug);
        rig.pass(Duration::from_secs(5));
        rig.apply(Fault::PowerOn);
        rig.apply(Fault::Plug);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        rig.print(3, "A043");
        assert!(matches!(rig.outcome(3), Outcome::Printed { .. }));
        assert!(has_picture(&rig));
        assert_eq!(rig.emulator.memory_writes(), 1);
    }
}

#[test]
fn a_new_picture_takes_the_place_of_the_old_one() {
    let mut rig = Rig::ready(epson(), 115_200);
    assert_eq!(rig.upload(&logo(20)), LogoEnd::Stored);
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    assert_eq!(rig.upload(&logo(30)), LogoEnd::Stored);
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    assert_eq!(rig.emulator.memory_keys(), [logo(30).key().wire()]);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    assert!(has_picture(&rig));
}

#[test]
fn the_memory_is_not_written_more_than_five_times_a_day() {
    let mut rig = Rig::ready(epson(), 115_200);
    let ends: Vec<LogoEnd> = (10..17)
        .map(|stripe| {
            rig.until("ready", |rig| rig.health_now() == Health::Ready);
            rig.upload(&logo(stripe))
        })
        .collect();
    assert_eq!(ends[..5], [LogoEnd::Stored; 5]);
    assert_eq!(ends[5..], [LogoEnd::TooOften; 2]);
}

#[test]
fn an_upload_that_cannot_be_says_so_and_writes_nothing() {
    let mut rig = Rig::ready(generic(), 115_200);
    assert_eq!(rig.upload(&logo(20)), LogoEnd::NotSupported);
    let mut rig = Rig::ready(epson(), 115_200);
    rig.apply(Fault::CoverOpen);
    rig.until("open", |rig| rig.health_now() == Health::NotReady(Reason::CoverOpen));
    assert_eq!(rig.upload(&logo(20)), LogoEnd::NotNow(Reason::CoverOpen));
    rig.apply(Fault::CoverClose);
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    rig.print(1, "A042");
    assert_eq!(rig.upload(&logo(20)), LogoEnd::NotNow(Reason::Busy));
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    assert_eq!(rig.emulator.memory_writes(), 0);
}

#[test]
fn an_upload_cut_off_at_any_moment_leaves_a_printer_that_prints() {
    for moment_ms in (0..3000).step_by(250) {
        let mut rig = Rig::ready(epson(), 115_200);
        rig.begin_upload(&logo(20));
        rig.pass(Duration::from_millis(moment_ms));
        rig.apply(Fault::Unplug);
        rig.pass(Duration::from_secs(3));
        rig.apply(Fault::Plug);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        assert_eq!(rig.uploads.len(), 1, "after {moment_ms} ms: {:?}", rig.uploads);
        rig.print(1, "A042");
        assert!(matches!(rig.outcome(1), Outcome::Printed { .. }), "after {moment_ms} ms");
        assert_eq!(rig.sheets_with("A042"), 1, "after {moment_ms} ms");
    }
}

#[test]
fn an_italian_slip_with_picture_and_native_qr_code_stays_below_350_bytes() {
    let mut rig = Rig::ready(epson(), 115_200);
    assert_eq!(rig.upload(&logo(20)), LogoEnd::Stored);
    let key = rig.logo().unwrap();
    // The sentences of the catalogue, the sample office's longest usual link.
    let slip = capannori();
    let bytes =
        turno_printer::Encoder::new(epson()).encode(&slip, turno_printer::JobId::new(1), Some(key)).unwrap().bytes;
    assert!(slip.link.is_some() && bytes.len() < 350, "{} bytes", bytes.len());
    let command = [&[0x1D, 0x28, 0x4C, 6, 0, 0x30, 0x45][..], &key.wire(), &[1, 1]].concat();
    assert!(bytes.windows(command.len()).any(|window| window == command));
}
