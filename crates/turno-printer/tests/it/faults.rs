//! Every fault at many places of a job: no number comes out whole twice, and none late from a printer called ready.

use std::time::Duration;

use proptest::prelude::*;
use turno_printer::emulator::{Emulator, EmulatorSettings, Ending, Fault};
use turno_printer::{Health, Outcome};

use crate::epson;
use crate::rig::{Line, Rig};

/// The process ID, asked for behind the cut.
const QUESTION_BYTES: usize = 11;

/// Slips that came out to their last line, with the number on them.
fn whole_sheets(rig: &Rig, number: &str) -> usize {
    let whole = |text: String| text.lines().any(|line| line == number) && text.contains("[QR ");
    rig.sheets.iter().filter(|sheet| sheet.ending == Ending::Cut && whole(sheet.text())).count()
}

fn undo(fault: Fault) -> Fault {
    match fault {
        Fault::Unplug => Fault::Plug,
        Fault::PowerOff => Fault::PowerOn,
        _ => Fault::Clear,
    }
}

#[test]
fn a_fault_at_any_moment_never_gives_a_second_or_a_late_slip() {
    let faults = [Fault::PaperEnd, Fault::CoverOpen, Fault::CutterError, Fault::Unplug, Fault::PowerOff, Fault::Mute];
    for fault in faults {
        for moment_ms in (0..2000).step_by(65) {
            let mut rig = Rig::ready(epson(), 9600);
            rig.print(1, "A042");
            rig.pass(Duration::from_millis(moment_ms));
            rig.apply(fault);
            let outcome = rig.outcome(1);
            rig.apply(undo(fault));
            rig.until("ready again", |rig| rig.health_now() == Health::Ready);
            let when = format!("{fault:?} after {moment_ms} ms: {outcome:?}");
            assert!(rig.sheets_with("A042") <= 1, "{when}");
            let before = whole_sheets(&rig, "A042");
            match outcome {
                Outcome::Printed { .. } => assert_eq!(before, 1, "{when}"),
                Outcome::NotSent(_) => assert_eq!(before, 0, "{when}"),
                Outcome::Failed { .. } | Outcome::Unknown { .. } => assert!(before <= 1, "{when}"),
            }
            rig.pass(Duration::from_secs(5));
            assert_eq!(whole_sheets(&rig, "A042"), before, "came out late: {when}");
        }
    }
}

#[test]
fn a_cable_cut_at_any_byte_is_not_sent_or_unknown() {
    let mut rig = Rig::ready(epson(), 115_200);
    let job_bytes =
        turno_printer::encode(&crate::capannori(), &epson(), turno_printer::JobId::new(1)).unwrap().bytes.len();
    for (sequence, byte) in (1..).zip((0..job_bytes).step_by(9)) {
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        rig.line = Line::CutAfter(byte);
        let number = format!("B{sequence:03}");
        rig.print(sequence, &number);
        match rig.outcome(sequence) {
            Outcome::NotSent(_) => assert_eq!(byte, 0),
            Outcome::Unknown { cleared: false } => assert!(byte > 0),
            other => panic!("cut after {byte} bytes: {other:?}"),
        }
        rig.apply(Fault::Plug);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        // Behind the cut stand 14 bytes of questions; cut off there, the slip did come out.
        let came_out = byte + QUESTION_BYTES >= job_bytes;
        assert_eq!(whole_sheets(&rig, &number), usize::from(came_out), "cut after {byte} bytes");
    }
}

proptest! {
    #[test]
    fn the_emulator_survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let mut emulator = Emulator::new(EmulatorSettings::new(115_200, epson()));
        emulator.receive(&bytes, Duration::ZERO);
        emulator.advance(Duration::from_secs(600));
        prop_assert_eq!(emulator.wire_bytes(), 0);
    }
}
