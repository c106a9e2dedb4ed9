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
    assert!(matches!(story.flow.stage(), Stage::Code { typed, asked: Asked::Unknown } if typed == "4711"));
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
