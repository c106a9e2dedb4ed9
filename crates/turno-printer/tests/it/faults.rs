//! Every fault at every byte of a job: no number comes out twice, and none late from a printer that was called ready.

use std::time::Duration;

use proptest::prelude::*;
use turno_printer::emulator::{Emulator, EmulatorSettings, Fault};
use turno_printer::{Health, JobId, Outcome, Profile, Reason, encode};

use crate::rig::{Line, Replies, Rig};
use crate::{capannori, epson};

/// The cut, and the process ID that is asked for behind it.
const CUT_BYTES: usize = 4 + 11;

/// The longest that a job may stay without an end: a hot head is waited for a minute, everything else is shorter.
const END_MAX: Duration = Duration::from_secs(65);

/// What goes wrong.
#[derive(Debug, Clone, Copy)]
enum Trouble {
    Printer(Fault),
    Line(Replies),
}

const TROUBLES: [Trouble; 15] = [
    Trouble::Printer(Fault::PaperEnd),
    Trouble::Printer(Fault::PaperLeft(30)),
    Trouble::Printer(Fault::CoverOpen),
    Trouble::Printer(Fault::HeadUp),
    Trouble::Printer(Fault::CutterError),
    Trouble::Printer(Fault::Jam),
    Trouble::Printer(Fault::Voltage),
    Trouble::Printer(Fault::Hot),
    Trouble::Printer(Fault::Offline),
    Trouble::Printer(Fault::Mute),
    Trouble::Printer(Fault::PowerOff),
    Trouble::Printer(Fault::Unplug),
    Trouble::Printer(Fault::Leave),
    Trouble::Line(Replies::Half),
    Trouble::Line(Replies::Garbled(7)),
];

impl Trouble {
    fn begin(self, rig: &mut Rig) {
        match self {
            Self::Printer(fault) => rig.apply(fault),
            Self::Line(replies) => rig.replies = replies,
        }
    }

    fn end(self, rig: &mut Rig) {
        match self {
            Self::Printer(Fault::Unplug) => rig.apply(Fault::Plug),
            Self::Printer(Fault::PowerOff) => rig.apply(Fault::PowerOn),
            Self::Printer(Fault::Leave) => rig.apply(Fault::Take),
            Self::Printer(_) => rig.apply(Fault::Clear),
            Self::Line(_) => rig.replies = Replies::Whole,
        }
    }
}

/// Slips on paper to their last line, with the number on them; the one that hangs uncut from the printer counts too, and the one
/// that stands in its mouth.
fn whole_sheets(rig: &Rig, number: &str) -> usize {
    let whole = |text: String| text.lines().any(|line| line == number) && text.contains("[QR ");
    let out = rig.sheets.iter().filter(|sheet| whole(sheet.text())).count();
    let in_the_mouth = rig.emulator.in_the_mouth().is_some_and(|sheet| whole(sheet.text()));
    out + usize::from(in_the_mouth) + usize::from(whole(rig.emulator.hanging().text()))
}

/// Trouble begins now in a job that was handed in at `from`; whatever comes, the promises hold.
fn suffer(mut rig: Rig, from: Duration, trouble: Trouble, what: &str) {
    let number = "A042";
    trouble.begin(&mut rig);
    let outcome = rig.outcome(1);
    let what = format!("{what}: {outcome:?}");
    assert!(rig.now - from < END_MAX, "{what}: after {:?}", rig.now - from);
    let at_end = whole_sheets(&rig, number);
    match outcome {
        Outcome::Printed { .. } => assert_eq!(at_end, 1, "{what}"),
        Outcome::NotSent(_) => assert_eq!(rig.sheets_with(number), 0, "{what}"),
        Outcome::Failed { .. } | Outcome::Unknown { .. } => assert!(at_end <= 1, "{what}"),
    }
    trouble.end(&mut rig);
    rig.pass(Duration::from_secs(3));
    if rig.health_now() == Health::NotReady(Reason::Dirty) {
        rig.attended();
    }
    rig.until("ready again", |rig| rig.health_now() == Health::Ready);
    let at_ready = whole_sheets(&rig, number);
    if matches!(outcome, Outcome::Failed { cleared: true, .. } | Outcome::Unknown { cleared: true }) {
        assert_eq!(at_ready, at_end, "came out of a memory that was said to be empty: {what}");
    }
    rig.pass(Duration::from_secs(4));
    assert_eq!(whole_sheets(&rig, number), at_ready, "came out late: {what}");
    assert!(rig.sheets_with(number) <= 1, "twice: {what}: {:?}", rig.sheets);
    // The next person's slip is whole and has no other number on it.
    rig.print(2, "A043");
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }), "{what}: then {:?}", rig.outcomes);
    rig.until("taken", |rig| rig.health_now() == Health::Ready);
    let last = rig.sheets.last().map(turno_printer::emulator::Sheet::text).unwrap_or_default();
    assert!(last.contains("A043") && last.contains("[QR") && !last.contains(number), "{what}: {last}");
}

/// Every trouble at every byte of the job on the wire, and while the paper still moves behind its last byte.
fn suffer_at_every_byte(name: &str, baud: u32) {
    let profile = Profile::shipped(name).unwrap();
    let bytes = encode(&capannori(), &profile, JobId::new(1)).unwrap().bytes.len();
    let byte_time = Duration::from_secs(10) / baud;
    let on_the_wire = (0..=bytes).map(|byte| byte_time * u32::try_from(byte).unwrap());
    let behind = (0..20).map(|step| byte_time * u32::try_from(bytes).unwrap() + Duration::from_millis(70 * step));
    let mut rig = Rig::ready(profile, baud);
    let from = rig.now;
    rig.print(1, "A042");
    for after in on_the_wire.chain(behind) {
        while rig.now < from + after {
            let left = from + after - rig.now;
            rig.step_by(left.min(Duration::from_millis(5)));
        }
        for trouble in TROUBLES {
            suffer(rig.clone(), from, trouble, &format!("{name} at {baud} baud, {trouble:?} after {after:?}"));
        }
    }
}

// A test for each profile, so that they share the processor's cores.

#[test]
fn an_epson_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("epson-tm", 9600);
}

#[test]
fn an_epson_without_process_ids_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("epson-tm-legacy", 9600);
}

#[test]
fn a_custom_with_a_presenter_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("custom-vkp80", 9600);
}

#[test]
fn a_custom_with_a_cutter_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("custom-kpm", 19_200);
}

#[test]
fn a_citizen_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("citizen-pmu", 9600);
}

#[test]
fn any_other_printer_survives_every_fault_at_every_byte() {
    suffer_at_every_byte("generic", 9600);
}

#[test]
fn a_cable_cut_at_any_byte_is_not_sent_or_unknown() {
    let mut rig = Rig::ready(epson(), 115_200);
    let job_bytes = encode(&capannori(), &epson(), JobId::new(1)).unwrap().bytes.len();
    for (sequence, byte) in (1..).zip(0..job_bytes) {
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
        // Behind the last line stand the cut and the question; what was missing of them, the clean-up has cut.
        let came_out = byte + CUT_BYTES >= job_bytes;
        assert_eq!(whole_sheets(&rig, &number), usize::from(came_out), "cut after {byte} bytes");
    }
}

#[test]
fn a_picture_cut_off_within_its_dots_swallows_nothing_of_the_next_slip() {
    let slip = crate::worded(|words| words.service = "Послуги громадянам".into());
    for name in ["epson-tm", "epson-tm-legacy"] {
        let profile = Profile::shipped(name).unwrap();
        let bytes = encode(&slip, &profile, JobId::new(1)).unwrap().bytes.len();
        for byte in (0..bytes).step_by(97) {
            let mut rig = Rig::ready(profile.clone(), 115_200);
            rig.line = Line::CutAfter(byte);
            rig.print_slip(1, &slip);
            assert!(!matches!(rig.outcome(1), Outcome::Printed { .. }));
            rig.pass(Duration::from_secs(3));
            rig.apply(Fault::Plug);
            rig.until("ready", |rig| rig.health_now() == Health::Ready);
            rig.print(2, "A043");
            assert!(matches!(rig.outcome(2), Outcome::Printed { .. }), "{name}, {byte}");
            let last = rig.sheets.last().unwrap().text();
            assert!(last.contains("A043") && last.contains("[QR") && !last.contains("A042"), "{name}, {byte}: {last}");
        }
    }
}

#[test]
fn a_totem_that_was_killed_within_a_picture_comes_back_to_a_printer_that_prints() {
    let slip = crate::worded(|words| words.service = "Послуги громадянам".into());
    for name in ["epson-tm", "epson-tm-legacy", "generic"] {
        let profile = Profile::shipped(name).unwrap();
        let bytes = encode(&slip, &profile, JobId::new(1)).unwrap().bytes;
        for byte in (0..bytes.len()).step_by(211) {
            let mut rig = Rig::new(profile.clone(), 115_200);
            // The earlier run, of which this one knows nothing.
            rig.emulator.receive(&bytes[..byte], Duration::ZERO);
            rig.pass(Duration::from_secs(1));
            rig.until("ready", |rig| rig.health_now() == Health::Ready);
            rig.print(2, "A043");
            assert!(matches!(rig.outcome(2), Outcome::Printed { .. }), "{name}, {byte}");
            let last = rig.sheets.last().unwrap().text();
            assert!(last.contains("A043") && last.contains("[QR"), "{name}, {byte}: {last}");
        }
    }
}

#[test]
fn a_wrong_baud_rate_is_never_ready() {
    for seed in 1..20 {
        let mut rig = Rig::new(epson(), 9600);
        rig.replies = Replies::Garbled(seed);
        rig.pass(Duration::from_secs(120));
        assert!(!rig.health.iter().any(|(_, health)| health.takes_jobs()), "{seed}: {:?}", rig.health_now());
    }
}

proptest! {
    #[test]
    fn the_emulator_survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for name in ["epson-tm", "custom-vkp80"] {
            let mut emulator = Emulator::new(EmulatorSettings::new(115_200, Profile::shipped(name).unwrap()));
            emulator.receive(&bytes, Duration::ZERO);
            emulator.advance(Duration::from_secs(600));
            prop_assert_eq!(emulator.wire_bytes(), 0);
        }
    }
}
