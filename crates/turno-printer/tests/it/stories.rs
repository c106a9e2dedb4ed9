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
fn a_ready_machine_rests_between_two_questions_and_a_printing_one_never() {
    let mut rig = Rig::ready(epson(), 9600);
    rig.pass(Duration::from_secs(5));
    let (mut rested, mut longest) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..100 {
        rested += rig.rest().map_or(Duration::ZERO, |_| Duration::from_millis(20));
        longest = longest.max(rig.rest().unwrap_or_default());
        rig.step_by(Duration::from_millis(20));
    }
    assert!(rested > Duration::from_millis(1700), "it rested {rested:?} of two seconds");
    assert!(longest <= Duration::from_secs(1), "it would have been asked after {longest:?}");
    rig.print(1, "A042");
    while rig.outcomes.is_empty() {
        assert_eq!(rig.rest(), None);
        rig.step();
    }
}

#[test]
fn a_printer_that_never_answers_is_told_once_with_the_settings_that_may_be_wrong() {
    let mut rig = Rig::new(epson(), 9600);
    rig.apply(Fault::Mute);
    rig.pass(Duration::from_secs(30));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Silent));
    let [sentence] = &rig.trouble[..] else { panic!("{:?}", rig.trouble) };
    assert!(sentence.contains("`baud` (9600)") && sentence.contains("`profile` (epson-tm)"), "{sentence}");
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
    // The torn piece, and the rest that the knife takes off before the next slip: nothing of the first is on the second.
    assert_eq!(rig.sheets.iter().map(|sheet| sheet.ending).collect::<Vec<_>>(), [Ending::Torn, Ending::Cut]);
    assert_eq!(rig.sheets[1].text(), "--- cut ---\n");

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
    // What had been printed is cut off, so that the next person does not find it on top of the own slip.
    let pieces: Vec<String> = rig.sheets.iter().map(turno_printer::emulator::Sheet::text).collect();
    assert!(pieces.len() == 1 && !pieces[0].contains("[QR"), "{pieces:?}");
    rig.print(2, "A043");
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
    assert!(!rig.sheets.last().unwrap().text().contains("A042"));
}

#[test]
fn a_piece_of_an_earlier_run_is_not_on_the_next_persons_slip() {
    let job = turno_printer::encode(&crate::capannori(), &epson(), turno_printer::JobId::new(9)).unwrap().bytes;
    let mut rig = Rig::new(epson(), 9600);
    rig.emulator.receive(&job[..job.len() / 2], Duration::ZERO);
    rig.cut_off();
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    assert_eq!(rig.sheets.len(), 1, "the piece");
    rig.print(1, "A043");
    assert!(matches!(rig.outcome(1), Outcome::Printed { .. }));
    assert!(!rig.sheets[1].text().contains("A042"));

    // Told in the middle of work, it waits for the end of the job.
    rig.print(2, "A044");
    rig.cut_off();
    assert!(matches!(rig.outcome(2), Outcome::Printed { .. }));
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    assert_eq!(rig.sheets_with("A044"), 1);
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
    assert!(rig.sheets.iter().all(|sheet| !sheet.text().contains("[QR")));
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

/// A printer that cannot clear, with a piece of a slip that nobody has looked at.
fn dirty() -> Rig {
    let mut rig = Rig::ready(generic(), 9600);
    rig.print(1, "A042");
    assert!(matches!(rig.outcome(1), Outcome::Printed { proof: Proof::Fence, .. }));
    rig.apply(Fault::PaperLeft(30));
    rig.print(2, "A043");
    assert_eq!(rig.outcome(2), Outcome::Failed { reason: Reason::PaperEnd, cleared: false });
    rig.apply(Fault::PaperOk);
    rig.pass(Duration::from_secs(20));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Dirty));
    rig
}

/// From a person at the printer to ready: never at once, and what was left comes out before.
fn drains(mut rig: Rig) {
    rig.until("draining", |rig| rig.health_now() == Health::NotReady(Reason::Draining));
    let from = rig.now;
    rig.until("ready", |rig| rig.health_now() == Health::Ready);
    // 350 bytes of wire, 200 mm of paper, the cut, three seconds.
    assert!(rig.now - from > Duration::from_secs(6), "after {:?}", rig.now - from);
    let sheets = rig.sheets.len();
    rig.pass(Duration::from_secs(30));
    assert_eq!(rig.sheets.len(), sheets, "came out late");
    rig.print(3, "A044");
    assert!(matches!(rig.outcome(3), Outcome::Printed { proof: Proof::Fence, .. }));
    let text = rig.sheets.last().unwrap().text();
    assert!(text.contains("A044") && !text.contains("A043"), "{text}");
}

#[test]
fn a_printer_that_cannot_clear_is_drained_once_somebody_says_to_be_there() {
    let mut rig = dirty();
    rig.attended();
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Draining));
    drains(rig);
}

#[test]
fn a_cover_opened_and_closed_is_somebody() {
    let mut rig = dirty();
    rig.apply(Fault::CoverOpen);
    rig.until("open", |rig| rig.health_now() == Health::NotReady(Reason::CoverOpen));
    rig.pass(Duration::from_secs(30));
    rig.apply(Fault::CoverClose);
    drains(rig);
}

#[test]
fn a_printer_switched_off_and_on_was_seen_by_somebody() {
    let mut rig = dirty();
    rig.apply(Fault::PowerOff);
    rig.until("silent", |rig| rig.health_now() == Health::NotReady(Reason::Silent));
    rig.pass(Duration::from_secs(4));
    rig.apply(Fault::PowerOn);
    drains(rig);
}

#[test]
fn an_unplugged_cable_counts_only_when_it_was_out_for_a_while() {
    let mut rig = dirty();
    rig.apply(Fault::Unplug);
    rig.pass(Duration::from_millis(300));
    rig.apply(Fault::Plug);
    rig.until("back", |rig| rig.health_now() == Health::NotReady(Reason::Dirty));
    rig.pass(Duration::from_secs(20));
    assert_eq!(rig.health_now(), Health::NotReady(Reason::Dirty));
    rig.apply(Fault::Unplug);
    rig.pass(Duration::from_secs(5));
    rig.apply(Fault::Plug);
    drains(rig);
}

#[test]
fn a_drain_begins_anew_when_the_printer_stops_again() {
    let mut rig = dirty();
    rig.attended();
    rig.pass(Duration::from_secs(5));
    rig.apply(Fault::PaperEnd);
    rig.pass(Duration::from_secs(60));
    rig.apply(Fault::PaperOk);
    drains(rig);
}

#[test]
fn noise_proves_nothing_to_a_printer_without_process_id() {
    // Bytes of every kind, alone and repeated, while the printer's own answers are lost.
    for byte in (0..=255u8).step_by(9).chain([0x01, 0x02, 0x03, 0x0C, 0x10, 0x12, 0x20, 0x37, 0x5F, 0xFF]) {
        let mut rig = Rig::ready(generic(), 9600);
        rig.print(1, "A042");
        rig.pass(Duration::from_millis(500));
        rig.apply(Fault::Mute);
        for _ in 0..12 {
            rig.noise(&[byte]);
            rig.pass(Duration::from_millis(50));
        }
        assert!(matches!(rig.outcome(1), Outcome::Unknown { .. } | Outcome::Failed { .. }), "{byte:#04x}");
    }
}

#[test]
fn noise_between_the_answers_of_a_fence_leaves_the_slip_unproved() {
    let mut rig = Rig::ready(generic(), 9600);
    rig.noise_after_each_reply = Some(0x41);
    rig.print(1, "A042");
    assert_eq!(rig.outcome(1), Outcome::Unknown { cleared: false });
    assert_eq!(rig.sheets_with("A042"), 1);
}

#[test]
fn a_profile_that_promises_too_much_is_found_out_before_the_first_number() {
    for (claimed, fault) in [(epson(), Fault::NoProcessId), (generic(), Fault::NoModel)] {
        let mut rig = Rig::new(claimed, 9600);
        rig.apply(fault);
        rig.until("found out", |rig| rig.health_now() == Health::NotReady(Reason::NoProof));
        rig.print(1, "A042");
        assert_eq!(rig.outcome(1), Outcome::NotSent(Reason::NoProof));
        let told: Vec<_> = rig.trouble.iter().filter(|said| said.contains("Set the profile of this")).collect();
        assert_eq!(told.len(), 1, "{:?}", rig.trouble);
    }
}
