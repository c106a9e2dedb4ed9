//! Stories of presses that nobody may lose: no answer, no power, no disk, wrong settings.

use turno_protocol::IssueTicketRequest;

use super::*;

fn lost() -> Answer {
    Answer::Lost { retry_after: None }
}

fn withdrawals(effects: &[Effect]) -> Vec<&str> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Withdraw { number, .. } => Some(number.as_str()),
            _ => None,
        })
        .collect()
}

fn sent(effects: &[Effect]) -> Vec<IssueTicketRequest> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Issue(request) => Some((**request).clone()),
            _ => None,
        })
        .collect()
}

/// A press of which every answer is lost, up to the number that the totem gives by itself.
fn give_up(story: &mut Story, request: u128) -> Vec<Effect> {
    for _ in 1..ISSUE_ATTEMPTS_MAX {
        story.answer(request, lost());
        assert_eq!(issues(&story.wait(3_000)), [request]);
    }
    story.answer(request, lost())
}

#[test]
fn a_press_is_on_disk_before_it_is_sent_and_until_its_slip_is_told() {
    let mut story = Story::capannori();
    let (wish, own) = (Uuid::from_u128(1), Uuid::from_u128(own(1)));
    let press = Press::Service("comune-amico".to_owned());
    let effects = story.flow.on(Input::Press { press, fresh: Fresh { wish, own } }, story.now);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Note(_))));
    assert_eq!(issues(&effects), [] as [u128; 0]);
    assert_eq!(issues(&story.on(Input::Kept(Kept::Safe))), [1]);

    let mut story = Story::capannori();
    story.service("comune-amico");
    assert_eq!(story.kept(), [(1, false)]);
    let effects = story.issued(1);
    assert_eq!(story.kept(), [(1, true)]);
    let at = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted).unwrap();
    assert!(at(|effect| matches!(effect, Effect::Note(_))) < at(|effect| matches!(effect, Effect::Print { .. })));
    story.hears = false;
    story.paper(1, OnPaper::Printed);
    assert_eq!(story.kept(), [(1, true)]);
    let day = sample::ticket("comune-amico").day;
    let (number, paper) = ("A042".into(), Paper::Printed);
    let report = Effect::ReportPaper { request_id: wish, number, day, paper, order: None };
    story.on(Input::PaperUnheard { request_id: wish });
    assert!(story.wait(60_000).contains(&report), "until the server has heard it");
    story.on(Input::PaperHeard { request_id: wish, paper: Paper::Printed });
    assert_eq!(story.kept(), []);

    let mut story = Story::capannori();
    story.service("tributi");
    story.answer(1, Answer::Refused { code: ErrorCode::NumbersExhausted, opens_at: None });
    assert_eq!(story.kept(), []);
}

#[test]
fn a_disk_that_takes_nothing_takes_the_totem_out_of_service() {
    let mut story = Story::capannori();
    story.disk = Kept::Failed;
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Disk));
    story.disk = Kept::Safe;
    let effects = story.wait(10_000);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Rewrite(_))));
    assert_eq!((story.kept(), story.shown()), (vec![], Shown::Choose));
}

#[test]
fn a_number_is_not_printed_before_it_is_kept_that_it_is_shown() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.disk = Kept::Failed;
    let effects = story.issued(1);
    assert_eq!(printed(&effects), [] as [&str; 0], "a restart would take it back from whoever holds it");
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Disk));
    assert_eq!(withdrawals(&effects), ["A042"]);
    story.disk = Kept::Safe;
    story.wait(10_000);
    assert_eq!(story.kept(), [(1, false)], "it is known until the server has heard that it is taken back");
    story.on(Input::Withdrawn { request_id: Uuid::from_u128(1), withdrawal: Withdrawal::Settled });
    assert_eq!((story.kept(), story.shown()), (vec![], Shown::Choose));
}

#[test]
fn a_number_that_nobody_was_shown_is_taken_back() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    assert_eq!(printed(&give_up(&mut story, 1)), ["K001"]);
    story.paper(own(1), OnPaper::Printed);
    story.wait(750);
    story.press(Press::Home);
    // The next visitor is served meanwhile.
    story.wait(750);
    let request = story.made + 1;
    assert!(issues(&story.service("anagrafe")).contains(&request));
    story.issued(request);
    story.paper(request, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
    assert!(issues(&story.wait(5_000)).contains(&1), "the first press is sent on");
    let effects = story.issued(1);
    assert_eq!(withdrawals(&effects), ["A042"]);
    let request_id = Uuid::from_u128(1);
    story.on(Input::Withdrawn { request_id, withdrawal: Withdrawal::Lost });
    assert!(story.kept().contains(&(1, false)));
    assert_eq!(withdrawals(&story.wait(10_000)), ["A042"], "until the server has heard it");
    story.on(Input::Withdrawn { request_id, withdrawal: Withdrawal::Settled });
    assert_eq!(story.kept(), [(own(1), true)], "the totem's own number waits to be handed in");
    assert_eq!(issues(&story.wait(120_000)), [] as [u128; 0]);
}

#[test]
fn a_press_without_an_answer_is_sent_for_ever_at_a_bounded_pace() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    give_up(&mut story, 1);
    let first_hour = issues(&story.wait(3_600_000)).len();
    let second_hour = issues(&story.wait(3_600_000)).len();
    assert!((50..70).contains(&second_hour), "{second_hour}");
    assert!((second_hour..second_hour + 10).contains(&first_hour), "{first_hour}");
}

#[test]
fn what_an_earlier_run_left_open_is_settled() {
    let mut story = Story::dark();
    let request = |id| IssueTicketRequest {
        request_id: Uuid::from_u128(id),
        service: "comune-amico".into(),
        kiosk: Some("retro".into()),
        language: "fr".into(),
        appointment: None,
    };
    let day = sample::ticket("comune-amico").day;
    let records = vec![
        Record::Pressed { request: request(70) },
        Record::Pressed { request: request(71) },
        Record::Shown { request_id: Uuid::from_u128(71), number: "A007".into(), day },
    ];
    let effects = story.on(Input::Remembered { records, lost: 0, fresh: sample::INSTANCE });
    assert_eq!(sent(&effects), [request(70)], "to the letter");
    assert_eq!((reports(&effects), story.kept()), (vec![Paper::Unknown], vec![(70, false)]));
    assert_eq!(printed(&effects), [] as [&str; 0], "no slip comes out again");
    assert_eq!(withdrawals(&effects), [] as [&str; 0], "whoever has seen a number keeps it");
    assert_eq!(withdrawals(&story.issued(70)), ["A042"]);
}

#[test]
fn silence_is_a_lost_answer() {
    let mut story = Story::capannori();
    let mut sendings = issues(&story.service("comune-amico")).len();
    let mut slips = Vec::new();
    while slips.is_empty() {
        let effects = story.wait(250);
        sendings += issues(&effects).len();
        slips = printed(&effects);
        assert!(story.now < ms(60_000), "the visitor stands there for ever");
    }
    assert_eq!(u32::try_from(sendings).unwrap(), ISSUE_ATTEMPTS_MAX);
    assert_eq!(slips, ["K001"]);
}

#[test]
fn settings_that_do_not_come_are_asked_for_again() {
    let mut story = Story::capannori();
    let mut board = sample::board(&sample::capannori());
    board.settings_version = 2;
    let fetched = |effects: &[Effect]| effects.iter().filter(|effect| **effect == Effect::FetchHall).count();
    assert_eq!(fetched(&story.on(Input::Board(Box::new(board)))), 1);
    assert_eq!(fetched(&story.wait(5_750)), 0);
    assert_eq!(fetched(&story.wait(250)), 1, "nothing was heard");
    story.on(Input::HallLost);
    assert_eq!(fetched(&story.wait(1_750)), 0);
    assert_eq!(fetched(&story.wait(250)), 1, "it failed");
}

#[test]
fn a_repeat_is_the_same_wish_to_the_letter() {
    let mut story = Story::capannori();
    let first = sent(&story.service("comune-amico"));
    assert_eq!(first[0].kiosk.as_deref(), Some("ingresso"));
    story.wait(1_000);
    story.press(Press::Language("de".into()));
    let mut hall = sample::capannori();
    hall.kiosks[0].id = "retro".into();
    story.on(Input::Hall(Arc::new(sample::known(hall))));
    story.answer(1, lost());
    assert_eq!(sent(&story.wait(500)), first);
}

#[test]
fn proof_that_comes_late_still_counts() {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.printer(PrinterHealth::Busy);
    assert_eq!(reports(&story.silence(90_000)), [Paper::Unknown]);
    assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [Paper::Printed]);
    assert!(matches!(story.flow.stage(), Stage::Done { on_paper: OnPaper::Printed, .. }));
    assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [], "once");

    // Even after the next visitor's press.
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.silence(90_000);
    story.wait(1_000);
    story.press(Press::Home);
    story.wait(1_000);
    let request = story.made + 1;
    story.service("anagrafe");
    story.issued(request);
    assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [Paper::Printed]);
    assert_eq!(story.shown(), Shown::Printing);
}

#[test]
fn wrong_settings_take_the_totem_out_of_service() {
    let hall = sample::capannori();
    for (kiosk, expected) in [("ingresso", Shown::Choose), ("nowhere", Shown::OutOfService(OutOfService::Settings))] {
        let mut story = Story::dark();
        story.flow = Flow::new(Some(kiosk.to_owned()));
        story.on(Input::Board(Box::new(sample::board(&hall))));
        story.on(Input::Hall(Arc::new(sample::known(hall.clone()))));
        story.wait(5_000);
        assert_eq!(story.shown(), expected, "{kiosk}");
    }
    let mut story = Story::dark();
    story.on(Input::LinkDown);
    story.on(Input::HallUnknown);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Settings));
    story.on(Input::LinkUp);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Starting), "the hall was taken in meanwhile");
}

#[test]
fn open_presses_have_a_limit_and_then_the_totem_goes_on_by_itself() {
    let mut story = Story::capannori();
    for _ in 0..OPEN_MAX {
        assert_eq!(story.shown(), Shown::Choose);
        let request = story.made + 1;
        story.service("comune-amico");
        for _ in 0..ISSUE_ATTEMPTS_MAX {
            story.answer(request, lost());
            story.wait(3_000);
        }
        story.paper(own(request), OnPaper::Printed);
        story.wait(750);
        story.press(Press::Home);
        story.wait(1_000);
    }
    let request = story.made + 1;
    let effects = story.service("comune-amico");
    assert_eq!((issues(&effects).contains(&request), printed(&effects)), (false, vec!["K009".to_owned()]));
}
