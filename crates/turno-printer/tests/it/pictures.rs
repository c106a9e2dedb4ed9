//! The picture of a slip, read back by an independent program.

use std::process::Command;
use std::time::Duration;

use turno_printer::emulator::{Emulator, EmulatorSettings, Sheet, picture};
use turno_printer::{JobId, Slip, encode};

use crate::{capannori, epson};

fn sheet(slip: &Slip) -> Sheet {
    let mut emulator = Emulator::new(EmulatorSettings::new(9600, epson()));
    emulator.receive(&encode(slip, &epson(), JobId::new(1)).unwrap().bytes, Duration::ZERO);
    emulator.advance(Duration::from_secs(10));
    emulator.take_sheets().remove(0)
}

#[test]
fn a_slip_is_a_hand_long_and_all_ink_is_on_the_paper() {
    let sheet = sheet(&capannori());
    // Eight dots to the millimetre: between 70 and 130 mm.
    assert!((560..1040).contains(&sheet.length_dots()), "{} dots", sheet.length_dots());
    let picture = picture::draw(&sheet, 576).unwrap();
    assert_eq!(picture.width(), 576 + 2 * 32 + 2 * 32);
    let dark = |x: u32| (0..picture.height()).any(|y| picture.get_pixel(x, y).0[0] < 100);
    assert!((0..64).all(|x| !dark(x)) && (640..704).all(|x| !dark(x)), "ink outside the printable width");
    assert!((64..640).any(dark));
}

#[test]
fn a_telephone_can_read_the_qr_code() {
    if Command::new("zbarimg").arg("--version").output().is_err() {
        eprintln!("not tested: zbarimg (Debian package zbar-tools) is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slip.png");
    picture::draw(&sheet(&capannori()), 576).unwrap().save(&path).unwrap();
    let output = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(&path).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), capannori().link.unwrap());
}
