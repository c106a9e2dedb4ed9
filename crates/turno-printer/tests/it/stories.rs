//! What happens to a slip, told with an emulated printer and a false clock.

use std::time::Duration;

use turno_printer::emulator::{Ending, Fault};
use turno_printer::{Health, Outcome, Proof, Reason};

use crate::rig::{Line, Rig};
use crate::{epson, generic};

#[test]
fn a_slip_comes_out_once_and_is_proved() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.step();
    assert_eq!(rig.health_now(), Health::Printing);
    let Outcome::Printed { proof: Proof::ProcessId, took } = rig.outcome(1) else { panic!("{:?}", rig.outcomes) };
    // 0.35 s of wire and about 110 mm of paper at 150 mm/s, with the knife: less would not be true.
    assert!((Duration::from_millis(900)..Duration::from_millis(2500)).contains(&took), "{took:?}");
    assert_eq!(rig.sheets.len(), 1);
    let text = rig.sheets[0].text();
    assert_eq!(rig.sheets[0].ending, Ending::Cut);
    for line in ["Comune di Capannori", "A042", "Persone prima di te: 7", "--- cut ---"] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    assert_eq!(rig.health_now(), Health::Ready);
}

#[test]
fn while_idle_ready_is_never_older_than_two_seconds() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.health.clear();
    let from = rig.now;
    rig.pass(Duration::from_secs(60));
    let mut last = from;
    for (at, health) in &rig.health {
        assert_eq!(*health, Health::Ready);
        assert!(*at - last < Duration::from_millis(1500), "silent from {last:?} to {at:?}");
        last = *at;
    }
    assert!(rig.now - last < Duration::from_millis(1500));
}

#[test]
fn without_paper_nothing_is_sent() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.apply(Fault::PaperEnd);
    rig.until("paper end noticed", |rig| rig.health_now() == Health::NotReady(Reason::PaperEnd));
    rig.print(1, "A042");
    assert_eq!(rig.outcome(1), Outcome::NotSent(Reason::PaperEnd));
    rig.apply(Fault::PaperOk);
    rig.until("ready again", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.sheets.len(), 0);
}

#[test]
fn a_second_job_waits_for_nobody() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.print(2, "A043");
    assert_eq!(rig.outcome(2), Outcome::NotSent(Reason::Busy));
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    assert_eq!((rig.sheets_with("A042"), rig.sheets_with("A043")), (1, 0));
}

#[test]
fn paper_that_ends_within_a_slip_leaves_a_torn_piece_and_no_late_ticket() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.apply(Fault::PaperLeft(40));
    rig.print(1, "A042");
    assert_eq!(rig.outcome(1), Outcome::Failed { reason: Reason::PaperEnd, cleared: true });
    rig.apply(Fault::PaperOk);
    rig.until("ready again", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.sheets.iter().map(|sheet| sheet.ending).collect::<Vec<_>>(), [Ending::Torn]);

    rig.print(2, "A042");
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
    assert_eq!(rig.sheets.last().unwrap().ending, Ending::Cut);
}

#[test]
fn a_printer_left_alone_prints_late_once_paper_is_back() {
    // What the clearing above prevents: without it the same slip comes out after the roll is changed.
    let mut rig = Rig::ready(epson(), 9600);
    rig.emulator.apply(Fault::PaperEnd);
    let job = turno_printer::encode(&crate::capannori(), &epson(), turno_printer::JobId::new(9)).unwrap().bytes;
    rig.emulator.receive(&job, rig.now);
    rig.emulator.advance(rig.now + Duration::from_secs(60));
    assert_eq!(rig.emulator.take_sheets().len(), 0);
    rig.emulator.apply(Fault::PaperOk);
    rig.emulator.advance(rig.now + Duration::from_secs(120));
    assert_eq!(rig.emulator.take_sheets().len(), 1);
}

#[test]
fn a_cover_opened_within_a_slip_fails_it_for_good() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.pass(Duration::from_millis(300));
    rig.apply(Fault::CoverOpen);
    assert_eq!(rig.outcome(1), Outcome::Failed { reason: Reason::CoverOpen, cleared: true });
    assert_eq!(rig.health_now(), Health::NotReady(Reason::CoverOpen));
    rig.apply(Fault::CoverClose);
    rig.until("ready again", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.sheets_with("A042"), 0);
}

#[test]
fn a_hot_head_is_waited_for() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.pass(Duration::from_millis(300));
    rig.apply(Fault::Hot);
    rig.pass(Duration::from_secs(20));
    assert_eq!(rig.health_now(), Health::Printing);
    rig.apply(Fault::Cool);
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
}

#[test]
fn a_cable_pulled_within_a_slip_leaves_its_end_unknown() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.pass(Duration::from_millis(200));
    rig.apply(Fault::Unplug);
    assert_eq!(rig.outcome(1), Outcome::Unknown { cleared: false });
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Disconnected));
    rig.apply(Fault::Plug);
    rig.until("cleared and ready", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.sheets_with("A042"), 0);
}

#[test]
fn a_mute_printer_is_not_believed_and_not_used_until_it_is_clean() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.print(1, "A042");
    rig.apply(Fault::Mute);
    assert_eq!(rig.outcome(1), Outcome::Unknown { cleared: false });
    assert_eq!(rig.sheets_with("A042"), 1, "it did print, only nobody could know");
    assert!(!rig.health_now().takes_jobs());
    rig.print(2, "A042");
    assert!(matches!(rig.outcome(2), Outcome::NotSent(_)));
    rig.apply(Fault::Unmute);
    rig.until("clean again", |rig| rig.health_now() == Health::Ready);
}

#[test]
fn a_printer_switched_off_is_silent_and_comes_back() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.apply(Fault::PowerOff);
    rig.until("silent", |rig| rig.health_now() == Health::NotReady(Reason::Silent));
    rig.print(1, "A042");
    assert_eq!(rig.outcome(1), Outcome::NotSent(Reason::Silent));
    rig.apply(Fault::PowerOn);
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    rig.print(2, "A043");
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
}

#[test]
fn a_line_that_takes_no_byte_means_not_sent() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.line = Line::Held;
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::NotSent(_)));
    rig.line = Line::Open;
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    rig.pass(Duration::from_secs(10));
    assert_eq!(rig.sheets.len(), 0);
}

#[test]
fn a_low_roll_is_told_after_a_while_and_still_prints() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.apply(Fault::PaperNearEnd);
    rig.pass(Duration::from_secs(2));
    assert_eq!(rig.health_now(), Health::Ready);
    rig.until("low", |rig| rig.health_now() == Health::Low);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
}

#[test]
fn a_printer_that_cannot_clear_waits_for_a_person() {
    let mut rig = Rig::ready(generic(), 9600);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { proof: Proof::Fence, .. }));
    rig.apply(Fault::PaperLeft(30));
    rig.print(2, "A043");
    assert_eq!(rig.outcome(2), Outcome::Failed { reason: Reason::PaperEnd, cleared: false });
    rig.apply(Fault::PaperOk);
    rig.pass(Duration::from_secs(20));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Dirty));
    rig.attended();
    assert_eq!(rig.health_now(), Health::Ready);
}
