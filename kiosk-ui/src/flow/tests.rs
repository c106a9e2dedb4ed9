//! Stories of the totem, told in milliseconds.

use jiff::ToSpan as _;
use turno_protocol::{ErrorCode, HallInfo, Opening, Paper};

use super::*;
use crate::sample;
use story::*;

mod alone;
mod around;
mod checkin;
mod day;
mod drawn_back;
mod name;
mod open;
mod ordered;
mod story;
mod upkeep;

#[test]
fn a_visitor_gets_a_number_on_paper() {
    let mut story = Story::capannori();
    assert_eq!(issues(&story.service("comune-amico")), [1]);
    assert_eq!(story.shown(), Shown::Printing);
    story.now += ms(20);
    let effects = story.issued(1);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Print { ticket, .. } if ticket.number == "A042")));
    assert_eq!(story.shown(), Shown::Printing);
    story.now += ms(600);
    let effects = story.paper(1, OnPaper::Printed);
    assert_eq!(reports(&effects), [Paper::Printed]);
    let logged = Milestone::Slip { number: "A042".into(), on_paper: OnPaper::Printed, after_tap: ms(620) };
    assert!(effects.contains(&Effect::Log(logged)));
    assert_eq!(story.shown(), Shown::Done);
    story.wait(9_750);
    assert_eq!(story.shown(), Shown::Done);
    story.wait(250);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn a_trembling_finger_takes_one_number() {
    let mut story = Story::capannori();
    assert_eq!(issues(&story.service("comune-amico")), [1]);
    story.now += ms(80);
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    // Even when the answer is so quick that the next screen already stands.
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    story.now += ms(100);
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Done, "the second press did not send the number away either");
}

#[test]
fn a_press_meant_for_the_last_screen_takes_no_number() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    story.wait(10_000);
    assert_eq!(story.shown(), Shown::Choose, "the number has just gone by itself");
    story.now += ms(100);
    assert_eq!(issues(&story.service("anagrafe")), [] as [u128; 0]);
    story.wait(750);
    assert_eq!(issues(&story.service("anagrafe")).len(), 1);
}

#[test]
fn no_number_without_a_printer_that_is_ready() {
    let mut story = Story::capannori();
    story.silence(2_100);
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    assert_eq!(story.shown(), Shown::No);

    let mut story = Story::capannori();
    story.printer(PrinterHealth::Busy);
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    assert_eq!(story.shown(), Shown::No);

    let mut story = Story::capannori();
    story.on(Input::Printer { health: PrinterHealth::Ready, confirmed_ago: Some(ms(2_001)) });
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);

    let mut story = Story::capannori();
    story.printer(PrinterHealth::Trouble(PaperTrouble::NoPaper));
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Printer(PaperTrouble::NoPaper)));
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    story.printer(PrinterHealth::Ready);
    assert_eq!(story.shown(), Shown::Choose, "a new roll brings it back");
}

#[test]
fn a_printer_that_falls_silent_takes_the_totem_out_of_service() {
    let mut story = Story::capannori();
    story.silence(5_001);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Printer(PaperTrouble::Silent)));
}

#[test]
fn a_lost_answer_is_asked_for_again_with_the_same_press() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    let lost = || Answer::Lost { retry_after: None };
    let mut waits = Vec::new();
    for _ in 1..ISSUE_ATTEMPTS_MAX {
        assert_eq!(issues(&story.answer(1, lost())), [] as [u128; 0]);
        let lost_at = story.now;
        let mut again = Vec::new();
        while again.is_empty() {
            story.now += ms(100);
            again = issues(&story.printer(PrinterHealth::Ready));
            assert!(story.now - lost_at < ms(10_000), "it never asked again");
        }
        assert_eq!(again, [1]);
        waits.push((story.now - lost_at).as_millis());
    }
    assert_eq!(waits, [400, 800, 1600]);
    let effects = story.answer(1, lost());
    assert_eq!(issues(&effects), [] as [u128; 0]);
    assert_eq!(printed(&effects), ["K001"], "nobody goes without a number");
}

#[test]
fn the_second_sending_may_bring_the_number() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.answer(1, Answer::Lost { retry_after: Some(ms(60_000)) });
    assert_eq!(issues(&story.wait(3_000)), [1], "nobody is left standing for a minute");
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
}

#[test]
fn an_answer_to_an_earlier_press_changes_nothing() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    assert!(story.issued(77).is_empty());
    assert!(matches!(story.flow.stage(), Stage::Issuing { .. }));
    story.issued(1);
    assert!(story.paper(77, OnPaper::Printed).is_empty());
    assert_eq!(story.shown(), Shown::Printing);
    assert!(story.issued(1).is_empty(), "a number is printed once");
}

#[test]
fn without_paper_the_number_lives_on_the_screen() {
    for (on_paper, paper) in [(OnPaper::Failed, Paper::OnScreen), (OnPaper::Unknown, Paper::Unknown)] {
        let mut story = Story::capannori();
        story.service("comune-amico");
        story.issued(1);
        assert_eq!(reports(&story.paper(1, on_paper)), [paper]);
        story.printer(PrinterHealth::Trouble(PaperTrouble::NoPaper));
        assert_eq!(story.shown(), Shown::Done, "the number stays although the printer is in trouble");
        story.silence(60_000);
        assert_eq!(story.shown(), Shown::Done);
        story.press(Press::Home);
        assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Printer(PaperTrouble::NoPaper)));
    }
}

#[test]
fn a_printer_that_never_tells_the_end_is_not_waited_for_for_ever() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.printer(PrinterHealth::Busy);
    assert_eq!(reports(&story.silence(89_000)), []);
    assert_eq!(reports(&story.silence(1_000)), [Paper::Unknown]);
    assert_eq!(story.shown(), Shown::Done);
}

#[test]
fn a_cut_link_while_printing_does_not_disturb_the_visitor() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.on(Input::LinkDown);
    assert_eq!(story.shown(), Shown::Printing);
    story.paper(1, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
    story.wait(10_000);
    assert_eq!(story.shown(), Shown::Choose, "it goes on alone");
    assert!(story.flow.is_alone(story.now));
    story.on(Input::Beat(sample::now()));
    assert!(!story.flow.is_alone(story.now));
}

#[test]
fn a_service_by_appointment_gives_a_telephone_and_no_number() {
    let mut story = Story::capannori();
    assert_eq!(issues(&story.service("prossimita")), [] as [u128; 0]);
    assert_eq!(story.shown(), Shown::Appointment);
    story.wait(1_000);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Choose);

    // The settings may say so a moment later than the server.
    story.wait(1_000);
    let request = story.made + 1;
    story.service("tributi");
    story.answer(request, Answer::Refused { code: ErrorCode::AppointmentOnly, opens_at: None });
    assert_eq!(story.shown(), Shown::Appointment);
}

#[test]
fn a_closed_service_says_when_it_opens() {
    let mut story = Story::capannori();
    let opens_at = Some(sample::now() + 24.hours());
    let mut board = sample::board(&sample::capannori());
    board.lines[3].opening = Opening::Closed { opens_at };
    story.on(Input::Board(Box::new(board)));
    assert_eq!(issues(&story.service("tributi")), [] as [u128; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::ServiceClosed { opens_at: at }, .. } if *at == opens_at));

    // Closed in the very moment of the press: the server says it.
    let mut story = Story::capannori();
    story.service("tributi");
    story.answer(1, Answer::Refused { code: ErrorCode::ServiceClosed, opens_at });
    assert!(matches!(story.flow.stage(), Stage::No { why: No::ServiceClosed { opens_at: at }, .. } if *at == opens_at));
    story.wait(15_000);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn once_no_time_is_left_nothing_is_asked_and_the_visitor_is_told() {
    let mut story = Story::capannori();
    let mut board = sample::board(&sample::capannori());
    board.lines[3].numbers = turno_protocol::Numbers::NoTimeLeft;
    story.on(Input::Board(Box::new(board)));
    assert_eq!(issues(&story.service("tributi")), [] as [u128; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::OutOfTime, .. }));
    story.wait(15_000);
    story.wait(1_000);
    assert_eq!(issues(&story.service("spid")).len(), 1, "the other lines go on");
}

#[test]
fn other_refusals_are_told_apart() {
    for (code, expected) in [
        (ErrorCode::NoTimeLeft, No::OutOfTime),
        (ErrorCode::NumbersExhausted, No::NumbersExhausted),
        (ErrorCode::UnknownService, No::Other),
        (ErrorCode::Other, No::Other),
    ] {
        let mut story = Story::capannori();
        story.service("tributi");
        story.answer(1, Answer::Refused { code, opens_at: None });
        assert!(matches!(story.flow.stage(), Stage::No { why, .. } if *why == expected), "{code:?}");
    }
}

#[test]
fn a_closed_office_says_so_even_if_the_printer_is_out_of_paper() {
    let mut story = Story::capannori();
    let mut board = sample::board(&sample::capannori());
    board.opening = Opening::Closed { opens_at: None };
    story.on(Input::Board(Box::new(board)));
    assert_eq!(story.shown(), Shown::Closed);
    story.printer(PrinterHealth::Trouble(PaperTrouble::NoPaper));
    assert_eq!(story.shown(), Shown::Closed);
    assert_eq!(issues(&story.service("tributi")), [] as [u128; 0]);
}

#[test]
fn starting_is_told_before_the_server_is_called_away() {
    let mut story = Story::dark();
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Starting));
    story.silence(6_000);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Server));
}
