//! Stories of slips that nobody took, so that the printer drew them back.

use super::alone::handed_in;
use super::*;

/// The printer draws the slip of a press back.
fn drawn_back(story: &mut Story, request: u128) -> Vec<Effect> {
    story.on(Input::DrawnBack { request_id: Uuid::from_u128(request) })
}

/// An office where somebody has left with a number whose slip came out.
fn left() -> Story {
    let mut story = Story::capannori();
    story.service("comune-amico");
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    story
}

#[test]
fn it_is_told_once_and_disturbs_nobody() {
    let mut story = left();
    story.wait(15_000);
    let effects = drawn_back(&mut story, 1);
    assert_eq!(reports(&effects), [Paper::NotTaken]);
    assert!(effects.contains(&Effect::Log(Milestone::DrawnBack { number: "A042".into() })));
    assert_eq!((story.shown(), story.kept()), (Shown::Choose, vec![]));
    assert_eq!(reports(&drawn_back(&mut story, 1)), []);
    assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [], "a proof that comes after it is of the same slip");
    assert_eq!(reports(&drawn_back(&mut story, 77)), [], "of a slip that nobody knows of");

    // The next visitor may have been quicker.
    let mut story = left();
    story.wait(15_000);
    let request = story.made + 1;
    story.service("anagrafe");
    story.issued(request);
    assert_eq!(reports(&drawn_back(&mut story, 1)), [Paper::NotTaken]);
    assert_eq!(story.shown(), Shown::Printing);
    assert_eq!(reports(&story.paper(request, OnPaper::Printed)), [Paper::Printed]);
}

#[test]
fn only_what_is_known_to_be_out_is_drawn_back() {
    for (on_paper, first) in [(OnPaper::Failed, Paper::OnScreen), (OnPaper::Unknown, Paper::Unknown)] {
        let mut story = Story::capannori();
        story.service("comune-amico");
        story.issued(1);
        assert_eq!(reports(&drawn_back(&mut story, 1)), [], "while it is being printed");
        assert_eq!(reports(&story.paper(1, on_paper)), [first]);
        assert_eq!(reports(&drawn_back(&mut story, 1)), []);
        assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [Paper::Printed]);
        assert_eq!(reports(&drawn_back(&mut story, 1)), [Paper::NotTaken]);
    }
}

#[test]
fn a_server_that_has_not_heard_of_the_proof_hears_the_end_alone_also_after_a_power_cut() {
    let mut story = Story::capannori();
    story.hears = false;
    story.service("comune-amico");
    story.issued(1);
    assert_eq!(reports(&story.paper(1, OnPaper::Printed)), [Paper::Printed]);
    story.wait(15_000);
    assert_eq!(reports(&drawn_back(&mut story, 1)), [Paper::NotTaken]);
    story.on(Input::PaperHeard { request_id: Uuid::from_u128(1), paper: Paper::Printed });
    assert_eq!(story.kept(), [(1, true)], "a late answer to the report before settles nothing");
    let mut again = Story::dark();
    let fresh = Uuid::from_u128(1);
    let effects = again.on(Input::Remembered { records: story.journal.clone(), lost: 0, fresh });
    assert_eq!((reports(&effects), again.kept()), (vec![Paper::NotTaken], vec![]));
}

#[test]
fn a_number_of_the_totem_s_own_is_handed_in_with_it() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    let request = story.kept()[0].0;
    assert_eq!(reports(&drawn_back(&mut story, request)), [], "the server does not have the number");
    let tickets = handed_in(&story.beat(sample::now()));
    assert_eq!(tickets.iter().map(|ticket| ticket.paper).collect::<Vec<_>>(), [Some(Paper::NotTaken)]);
}

#[test]
fn whoever_still_stands_there_and_listens_is_told_to_take_no_slip() {
    let mut story = Story::capannori();
    story.press(Press::Mode(Mode::Speech));
    story.wait(1_000);
    let request = story.made + 1;
    story.service("comune-amico");
    story.issued(request);
    story.paper(request, OnPaper::Printed);
    story.wait(15_000);
    assert_eq!(reports(&drawn_back(&mut story, request)), [Paper::NotTaken]);
    assert!(matches!(story.flow.stage(), Stage::Done { on_paper: OnPaper::Failed, .. }));
    story.wait(105_000);
    assert_eq!(story.shown(), Shown::Choose, "no longer than if it had been taken");
}
