//! Printers with other words for their state: Custom with presenter or plain cutter, Citizen with presenter.

use std::time::Duration;

use turno_printer::emulator::{Emulator, EmulatorSettings, Ending, Fault, SMALL_BUFFER_BYTES};
use turno_printer::profile::FlowControl;
use turno_printer::{Health, JobId, Outcome, Profile, Proof, Reason, encode};

use crate::capannori;
use crate::rig::Rig;

fn vkp80() -> Profile {
    Profile::shipped("custom-vkp80").unwrap()
}

fn kpm() -> Profile {
    Profile::shipped("custom-kpm").unwrap()
}

fn pmu() -> Profile {
    Profile::shipped("citizen-pmu").unwrap()
}

#[test]
fn each_shipped_printer_prints_its_slip_once_and_proves_it() {
    for (name, proofs) in [
        ("epson-tm", &[Proof::ProcessId][..]),
        ("epson-tm-legacy", &[Proof::Fence]),
        ("generic", &[Proof::Fence]),
        ("custom-vkp80", &[Proof::CutCounter, Proof::PresenterSensor]),
        ("custom-kpm", &[Proof::CutCounter]),
        ("citizen-pmu", &[Proof::Fence]),
    ] {
        for baud in [9600, 115_200] {
            let mut rig = Rig::ready(Profile::shipped(name).unwrap(), baud);
            for sequence in 1..=3 {
                rig.until("ready", |rig| rig.health_now() == Health::Ready);
                let number = format!("A{sequence:03}");
                rig.print(sequence, &number);
                let outcome = rig.outcome(sequence);
                let Outcome::Printed { proof, .. } = outcome else { panic!("{name}: {outcome:?}") };
                assert!(proofs.contains(&proof), "{name}: {proof:?}");
                rig.until("taken", |rig| rig.health_now() == Health::Ready);
                assert_eq!(rig.sheets_with(&number), 1, "{name}");
            }
            assert_eq!(rig.sheets.len(), 3, "{name}");
            assert!(rig.sheets.iter().all(|sheet| sheet.ending == Ending::Cut), "{name}");
        }
    }
}

#[test]
fn the_next_slip_waits_until_the_last_is_taken() {
    for profile in [vkp80(), pmu()] {
        let mut rig = Rig::ready(profile, 115_200);
        rig.apply(Fault::Leave);
        rig.print(1, "A042");
        assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
        assert_eq!(rig.health_now(), Health::TakeSlip);
        rig.print(2, "A043");
        assert_eq!(rig.outcome(2), Outcome::NotSent(Reason::NotTaken));
        rig.apply(Fault::Take);
        rig.until("taken", |rig| rig.health_now() == Health::Ready);
        rig.print(3, "A044");
        assert!(matches!(rig.outcome(3), Outcome::Printed { .. }));
        assert_eq!((rig.sheets_with("A042"), rig.sheets_with("A043")), (1, 0));
    }
}

#[test]
fn a_slip_that_nobody_takes_is_drawn_back_and_said_so() {
    let mut rig = Rig::ready(vkp80(), 115_200);
    rig.apply(Fault::Leave);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    assert_eq!(rig.not_taken, []);
    rig.until("drawn back", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(2));
    assert_eq!(rig.not_taken, [JobId::new(1)]);
    assert_eq!(rig.sheets[0].ending, Ending::DrawnBack);

    // One that is taken late, but taken, is not.
    rig.print(2, "A043");
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
    rig.pass(Duration::from_secs(10));
    rig.apply(Fault::Take);
    rig.until("taken", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(20));
    assert_eq!(rig.not_taken, [JobId::new(1)]);
}

#[test]
fn a_slip_that_cannot_be_drawn_back_stops_the_totem() {
    let mut rig = Rig::ready(vkp80(), 115_200);
    rig.apply(Fault::Leave);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    rig.emulator.hold_in_the_mouth();
    rig.until("not taken", |rig| rig.health_now() == Health::NotReady(Reason::NotTaken));
    rig.apply(Fault::Take);
    rig.until("taken", |rig| rig.health_now() == Health::Ready);
}

#[test]
fn every_trouble_of_a_custom_printer_has_its_reason() {
    for (fault, undo, reason) in [
        (Fault::PaperEnd, Fault::PaperOk, Reason::PaperEnd),
        (Fault::CoverOpen, Fault::CoverClose, Reason::CoverOpen),
        (Fault::HeadUp, Fault::HeadDown, Reason::HeadUp),
        (Fault::CutterError, Fault::Clear, Reason::Cutter),
        (Fault::Jam, Fault::Clear, Reason::Jam),
        (Fault::Voltage, Fault::Clear, Reason::Voltage),
        (Fault::Hot, Fault::Cool, Reason::HeadHot),
    ] {
        let mut rig = Rig::ready(vkp80(), 115_200);
        rig.apply(fault);
        rig.until("noticed", |rig| rig.health_now() == Health::NotReady(reason));
        rig.print(1, "A042");
        assert_eq!(rig.outcome(1), Outcome::NotSent(reason));
        rig.apply(undo);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        assert_eq!(rig.sheets.len(), 0, "{fault:?}");
    }
    let mut rig = Rig::ready(vkp80(), 115_200);
    rig.apply(Fault::PaperNearEnd);
    rig.until("low", |rig| rig.health_now() == Health::Low);
}

#[test]
fn a_presenter_that_jams_is_not_called_out_of_paper() {
    let mut rig = Rig::ready(pmu(), 115_200);
    rig.apply(Fault::Jam);
    rig.until("jam", |rig| matches!(rig.health_now(), Health::NotReady(Reason::Jam | Reason::Recoverable)));
    rig.pass(Duration::from_secs(3));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Jam));
}

#[test]
fn a_wrong_status_family_is_silence_or_noise_and_never_ready() {
    for (real, believed) in [(vkp80(), kpm()), (vkp80(), Profile::shipped("epson-tm").unwrap()), (pmu(), vkp80())] {
        if real.status == believed.status {
            continue;
        }
        let mut rig = Rig::with(EmulatorSettings::new(115_200, real), believed);
        rig.pass(Duration::from_secs(60));
        assert!(!rig.health.iter().any(|(_, health)| health.takes_jobs()), "{:?}", rig.health_now());
        assert_eq!(rig.sheets.len(), 0);
    }
}

#[test]
fn a_buffer_of_45_bytes_is_enough_with_a_ready_line() {
    let mut legacy = Profile::shipped("epson-tm-legacy").unwrap();
    legacy.serial.flow_control = FlowControl::Hardware;
    for baud in [9600, 38_400] {
        let settings =
            EmulatorSettings { buffer_bytes: SMALL_BUFFER_BYTES, ..EmulatorSettings::new(baud, legacy.clone()) };
        let mut rig = Rig::with(settings, legacy.clone());
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        rig.print(1, "A042");
        assert!(matches!(rig.outcome(1), Outcome::Printed { .. }), "{baud}: {:?}", rig.outcomes);
        assert_eq!(rig.sheets_with("A042"), 1);
        assert!(rig.sheets[0].text().contains("[QR https"), "{}", rig.sheets[0].text());
    }
}

#[test]
fn a_buffer_of_45_bytes_without_a_ready_line_loses_bytes_and_proves_nothing_false() {
    // What the comment in the profile warns of: the emulator does lose them, as a printer does.
    let legacy = Profile::shipped("epson-tm-legacy").unwrap();
    let settings =
        EmulatorSettings { buffer_bytes: SMALL_BUFFER_BYTES, ..EmulatorSettings::new(115_200, legacy.clone()) };
    let mut emulator = Emulator::new(settings);
    emulator.receive(&encode(&capannori(), &legacy, JobId::new(1)).unwrap().bytes, Duration::ZERO);
    emulator.advance(Duration::from_secs(60));
    let sheets = emulator.take_sheets();
    assert!(sheets.iter().all(|sheet| !sheet.text().contains("[QR https")), "{sheets:?}");
}

#[test]
fn a_line_held_by_the_printer_lets_its_reason_through() {
    // With the ready line down no question can be asked; what the printer says by itself is heard all the same.
    let mut profile = Profile::shipped("epson-tm").unwrap();
    profile.serial.flow_control = FlowControl::Hardware;
    let mut rig = Rig::ready(profile, 9600);
    rig.line = crate::rig::Line::Held;
    rig.apply(Fault::PaperEnd);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::PaperEnd));
}
