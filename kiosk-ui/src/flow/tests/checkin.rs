//! Stories of people who have an appointment.

use turno_protocol::{AppointmentInfo, CheckIn};

use super::*;

fn looked_up(effects: &[Effect]) -> Vec<String> {
    effects
        .iter()
        .filter_map(|effect| if let Effect::LookUp(code) = effect { Some(code.clone()) } else { None })
        .collect()
}

fn found(story: &mut Story, code: &str, check_in: CheckIn) -> Vec<Effect> {
    let slot = sample::now() + 10.minutes();
    let found = Found::Appointment(AppointmentInfo { service: "anagrafe".into(), slot, check_in });
    story.on(Input::LookedUp { code: code.into(), found })
}

fn scan(story: &mut Story, line: &str) -> Vec<Effect> {
    let effects = story.on(Input::Scanned(line.to_owned()));
    story.wait(750);
    effects
}

/// Somebody has shown the code of an appointment that is open.
fn booked() -> Story {
    let mut story = Story::capannori();
    assert_eq!(looked_up(&scan(&mut story, "4711")), ["4711"]);
    found(&mut story, "4711", CheckIn::Open {});
    assert_eq!(story.shown(), Shown::Booked);
    story.wait(750);
    story
}

/// The code in the wishes for a number among the effects.
fn wishes(effects: &[Effect]) -> Vec<(String, Option<String>)> {
    let wish = |effect: &Effect| match effect {
        Effect::Issue(request) => Some((request.service.clone(), request.appointment.clone())),
        _ => None,
    };
    effects.iter().filter_map(wish).collect()
}

#[test]
fn nobody_is_asked_for_a_code_where_nobody_is_booked() {
    let mut story = Story::capannori();
    story.press(Press::CheckIn);
    assert_eq!(story.shown(), Shown::Choose);
    story.on(sample::news(1));
    story.press(Press::CheckIn);
    assert_eq!(story.shown(), Shown::Code);
    story.wait(750);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn a_typed_code_leads_to_a_number_like_any_other() {
    let mut story = Story::capannori();
    story.on(sample::news(1));
    story.press(Press::CheckIn);
    story.wait(750);
    [4, 7, 1, 2].into_iter().for_each(|digit| drop(story.press(Press::Digit(digit))));
    story.press(Press::Erase);
    story.press(Press::Digit(1));
    assert_eq!(looked_up(&story.press(Press::Confirm)), ["4711"]);
    assert_eq!(looked_up(&story.press(Press::Confirm)), [] as [&str; 0], "once");
    found(&mut story, "4711", CheckIn::Open {});
    story.wait(750);
    let effects = story.press(Press::Take);
    assert_eq!(wishes(&effects), [("anagrafe".to_owned(), Some("4711".to_owned()))]);
    let press = issues(&effects)[0];
    story.issued(press);
    story.paper(press, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
}

#[test]
fn a_wrong_code_can_be_corrected_and_too_short_a_one_asks_nobody() {
    let mut story = Story::capannori();
    story.on(sample::news(1));
    story.press(Press::CheckIn);
    story.wait(750);
    story.press(Press::Digit(4));
    assert_eq!(looked_up(&story.press(Press::Confirm)), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::Unknown, .. }));
    [7, 1, 1].into_iter().for_each(|digit| drop(story.press(Press::Digit(digit))));
    story.press(Press::Confirm);
    story.on(Input::LookedUp { code: "4711".into(), found: Found::Nothing });
    assert!(matches!(story.flow.stage(), Stage::Code { typed, asked: Asked::Unknown, .. } if typed == "4711"));
    story.wait(500);
    story.press(Press::Erase);
    story.press(Press::Digit(9));
    assert_eq!(looked_up(&story.press(Press::Confirm)), ["4719"]);
    found(&mut story, "4711", CheckIn::Open {});
    assert_eq!(story.shown(), Shown::Code, "an answer to another question changes nothing");
}

#[test]
fn too_early_and_checked_in_already_are_told() {
    let mut story = Story::capannori();
    scan(&mut story, "4711");
    let from = sample::now() + 60.minutes();
    found(&mut story, "4711", CheckIn::TooEarly { from });
    assert!(matches!(story.flow.stage(), Stage::No { why: No::TooEarly { from: at }, .. } if *at == from));
    scan(&mut story, "4712");
    found(&mut story, "4712", CheckIn::Done { ticket: "G007".into() });
    assert!(matches!(story.flow.stage(), Stage::No { why: No::CheckedIn { number }, .. } if number == "G007"));
}

#[test]
fn a_scan_disturbs_nobody_who_waits_for_a_number_and_noise_disturbs_nobody() {
    let mut story = Story::capannori();
    assert_eq!(looked_up(&scan(&mut story, "?!")), [] as [&str; 0]);
    assert_eq!(story.shown(), Shown::Choose);
    story.service("comune-amico");
    assert_eq!(looked_up(&scan(&mut story, "4711")), [] as [&str; 0]);
    assert_eq!(story.shown(), Shown::Printing);
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    assert_eq!(looked_up(&scan(&mut story, "4711")), ["4711"], "the next person need not wait for the screen");
}

#[test]
fn without_an_answer_nobody_waits_for_ever_and_alone_nobody_is_checked_in() {
    let mut story = Story::capannori();
    scan(&mut story, "4711");
    story.wait(10_000);
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::Lost, .. }));
    let mut story = booked();
    story.on(Input::LinkDown);
    story.wait(6_000);
    assert_eq!(printed(&story.press(Press::Take)), [] as [&str; 0], "a number of its own would forget the booked time");
    assert!(matches!(story.flow.stage(), Stage::No { why: No::Unanswered, .. }));
    story.wait(750);
    assert_eq!(looked_up(&scan(&mut story, "4711")), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::Lost, .. }));
}

#[test]
fn a_number_whose_answer_never_comes_is_not_given_by_the_totem_and_taken_back() {
    let mut story = booked();
    let press = issues(&story.press(Press::Take))[0];
    for _ in 0..ISSUE_ATTEMPTS_MAX {
        story.answer(press, Answer::Lost { retry_after: None });
        story.wait(4_000);
    }
    assert!(matches!(story.flow.stage(), Stage::No { why: No::Unanswered, .. }));
    let effects = story.answer(press, Answer::Issued(Box::new(sample::ticket("anagrafe"))));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Withdraw { .. })), "{effects:?}");
}

#[test]
fn what_changed_between_looking_and_taking_is_looked_up_again() {
    let mut story = booked();
    let press = issues(&story.press(Press::Take))[0];
    let refused = Answer::Refused { code: ErrorCode::AppointmentUsed, opens_at: None };
    assert_eq!(looked_up(&story.answer(press, refused)), ["4711"]);
    assert!(story.kept().is_empty(), "the press is settled");
    found(&mut story, "4711", CheckIn::Done { ticket: "G007".into() });
    assert_eq!(story.shown(), Shown::No);
}

#[test]
fn who_goes_away_leaves_no_code_behind() {
    let mut story = booked();
    story.wait(45_000);
    assert!(story.flow.asks_for_a_sign(story.now));
    story.wait(16_000);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn the_next_person_with_a_code_finds_nothing_of_the_last_one() {
    let mut story = Story::capannori();
    story.press(Press::Language("de".into()));
    story.wait(750);
    story.press(Press::Mode(Mode::Contrast));
    story.wait(750);
    let press = issues(&story.service("comune-amico"))[0];
    story.issued(press);
    story.paper(press, OnPaper::Printed);
    scan(&mut story, "4711");
    assert_eq!((story.flow.language(), story.flow.manner()), ("it", Manner::default()));
    // But whoever was told to try again is the same person.
    let mut story = booked();
    story.press(Press::Language("de".into()));
    story.wait(750);
    story.printer(PrinterHealth::Busy);
    story.press(Press::Take);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::PrinterBusy, .. }));
    story.wait(750);
    scan(&mut story, "4711");
    assert_eq!(story.flow.language(), "de");
}

#[test]
fn a_slip_that_nobody_took_is_named_and_the_way_back_leads_to_the_appointment() {
    let mut story = booked();
    story.printer(PrinterHealth::TakeSlip);
    assert_eq!(issues(&story.press(Press::Take)), [] as [u128; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::SlipNotTaken, .. }), "{:?}", story.flow.stage());
    story.wait(750);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Booked, "without the code again");
    story.wait(750);
    assert_eq!(issues(&story.press(Press::Take)).len(), 1);
}

#[test]
fn what_a_scanner_has_read_stays_nowhere() {
    let mut story = Story::capannori();
    scan(&mut story, "RSSMRA85T10A562S");
    story.on(Input::LookedUp { code: "RSSMRA85T10A562S".into(), found: Found::Nothing });
    assert!(matches!(story.flow.stage(), Stage::Code { typed, asked: Asked::Unknown, .. } if typed.is_empty()));
}

#[test]
fn whoever_is_booked_may_type_the_code_before_the_office_opens() {
    let mut story = Story::capannori();
    story.on(sample::news(1));
    let mut board = sample::board(&sample::capannori());
    board.opening = Opening::Closed { opens_at: Some(sample::now() + 10.minutes()) };
    story.on(Input::Board(Box::new(board)));
    story.wait(750);
    assert_eq!(story.shown(), Shown::Closed);
    story.press(Press::CheckIn);
    assert_eq!(story.shown(), Shown::Code);
}

#[test]
fn a_press_without_an_answer_goes_on_when_its_person_comes_back_and_is_not_taken_back_under_their_eyes() {
    let mut story = booked();
    let press = issues(&story.press(Press::Take))[0];
    for _ in 0..ISSUE_ATTEMPTS_MAX {
        story.answer(press, Answer::Lost { retry_after: None });
        story.wait(4_000);
    }
    assert!(matches!(story.flow.stage(), Stage::No { why: No::Unanswered, .. }));
    scan(&mut story, "4711");
    let effects = found(&mut story, "4711", CheckIn::UnderWay {});
    assert_eq!(issues(&effects), [press], "the same press, so the server gives the same number");
    let effects = story.issued(press);
    assert_eq!(printed(&effects), ["A042"]);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Withdraw { .. })));
    story.paper(press, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
}

#[test]
fn a_number_that_another_totem_may_take_back_is_told_to_nobody() {
    let mut story = Story::capannori();
    scan(&mut story, "4711");
    let effects = found(&mut story, "4711", CheckIn::UnderWay {});
    assert_eq!(issues(&effects), [] as [u128; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::UnderWay, .. }));

    // Nor by this one, once it is being taken back.
    let mut story = booked();
    let press = issues(&story.press(Press::Take))[0];
    for _ in 0..ISSUE_ATTEMPTS_MAX {
        story.answer(press, Answer::Lost { retry_after: None });
        story.wait(4_000);
    }
    story.issued(press);
    scan(&mut story, "4711");
    assert_eq!(issues(&found(&mut story, "4711", CheckIn::UnderWay {})), [] as [u128; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::UnderWay, .. }));
}

#[test]
fn a_number_that_is_on_no_paper_stays_whatever_a_scanner_reads() {
    for on_paper in [OnPaper::Failed, OnPaper::Unknown] {
        let mut story = Story::capannori();
        let press = issues(&story.service("comune-amico"))[0];
        story.issued(press);
        story.paper(press, on_paper);
        assert_eq!(looked_up(&scan(&mut story, "4711")), [] as [&str; 0]);
        assert_eq!(story.shown(), Shown::Done);
    }
}

#[test]
fn a_paper_left_under_a_scanner_and_one_that_runs_wild_disturb_nobody() {
    let mut story = Story::capannori();
    scan(&mut story, "9999");
    story.on(Input::LookedUp { code: "9999".into(), found: Found::Nothing });
    story.wait(750);
    story.press(Press::Home);
    for _ in 0..60 {
        assert_eq!(looked_up(&story.on(Input::Scanned("9999".into()))), [] as [&str; 0]);
        story.wait(1_000);
    }
    assert_eq!(story.shown(), Shown::Choose);
    assert_eq!(issues(&story.service("anagrafe")).len(), 1, "a visitor takes a number meanwhile");

    let mut story = Story::capannori();
    let mut asked = 0;
    for number in 1_000..2_000 {
        asked += looked_up(&story.on(Input::Scanned(number.to_string()))).len();
        story.now += ms(10);
    }
    assert!(asked <= 2, "{asked} questions for ten seconds of noise");
    story.wait(12_000);
    assert_eq!(looked_up(&scan(&mut story, "4711")), ["4711"], "and the next person is heard");
}

#[test]
fn a_code_that_got_no_answer_is_asked_for_again_when_the_server_is_back() {
    let away = || {
        let mut story = Story::capannori();
        story.on(sample::news(1));
        story.press(Press::CheckIn);
        story.wait(750);
        story.on(Input::LinkDown);
        story
    };
    let mut story = away();
    [4, 7, 1, 1].into_iter().for_each(|digit| drop(story.press(Press::Digit(digit))));
    story.wait(6_000);
    assert_eq!(looked_up(&story.press(Press::Confirm)), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::Lost, .. }));
    let board = || Input::Board(Box::new(sample::board(&sample::capannori())));
    assert_eq!(looked_up(&story.on(board())), ["4711"]);
    assert_eq!(looked_up(&story.on(board())), [] as [&str; 0], "once");
    // What a scanner has read was forgotten: it has to be shown again.
    let mut story = away();
    story.wait(6_000);
    scan(&mut story, "4711");
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::Lost, .. }));
    assert_eq!(looked_up(&story.on(Input::LinkUp)), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::Code { asked: Asked::No, .. }));
}
