//! Stories of slips that the reception has asked for: never twice, never late, and never before a visitor.

use turno_protocol::SlipOrder;

use super::*;

/// An open office whose totem knows which machine it is.
fn office() -> Story {
    let mut story = Story::capannori();
    story.on(Input::Remembered { records: Vec::new(), lost: 0, fresh: sample::INSTANCE });
    story
}

/// A board that says that something was ordered here.
fn told(story: &mut Story) -> usize {
    let board = Board { slip_orders: vec!["ingresso".into()], ..sample::board(&sample::capannori()) };
    asked(&story.on(Input::Board(Box::new(board))))
}

/// How often the order is asked for.
fn asked(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::TakeSlip { kiosk, .. } if kiosk == "ingresso")).count()
}

fn order(story: &mut Story, id: u128, asked_at: Duration) -> Vec<Effect> {
    let (request_id, ticket) = (Uuid::from_u128(id), sample::ticket("comune-amico"));
    let order = SlipOrder { request_id, ticket, language: "de".into(), reprint: false };
    story.on(Input::SlipOrder { asked_at, order: Box::new(order) })
}

/// What the server is told of orders.
fn ends(effects: &[Effect]) -> Vec<(u128, Paper)> {
    let end = |effect: &Effect| match effect {
        Effect::ReportPaper { request_id, paper, order, .. } if *order == Some(*request_id) => {
            Some((request_id.as_u128(), *paper))
        }
        _ => None,
    };
    effects.iter().filter_map(end).collect()
}

#[test]
fn an_order_is_fetched_printed_and_told_and_the_same_order_is_never_printed_again() {
    let mut story = office();
    assert_eq!(told(&mut story), 1);
    assert_eq!(asked(&story.wait(2_000)), 0, "each board is followed once");
    let now = story.now;
    let effects = order(&mut story, 77, now);
    assert_eq!(printed(&effects), ["A042"]);
    let at = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted).unwrap();
    assert!(at(|effect| matches!(effect, Effect::Note(_))) < at(|effect| matches!(effect, Effect::Print { .. })));
    assert_eq!((story.shown(), story.kept()), (Shown::Printing, vec![(77, true)]));
    assert_eq!(printed(&order(&mut story, 77, now)), [] as [&str; 0], "while it is being printed");
    assert_eq!(told(&mut story), 0, "nor is another asked for");
    let effects = story.paper(77, OnPaper::Printed);
    assert_eq!(ends(&effects), [(77, Paper::Printed)]);
    assert_eq!((story.shown(), story.kept()), (Shown::Choose, vec![]), "whoever comes next finds the services");
    story.wait(1_000);
    let again = order(&mut story, 77, now);
    assert_eq!((printed(&again), ends(&again)), (vec![], vec![]), "after it, when the journal has forgotten it");
    let effects = story.on(Input::DrawnBack { request_id: Uuid::from_u128(77) });
    assert_eq!(ends(&effects), [(77, Paper::NotTaken)], "nobody came for it");
    assert_eq!(told(&mut story), 1, "the next order is another");
}

#[test]
fn a_visitor_goes_first_and_the_reception_is_told() {
    let mut story = office();
    assert_eq!(told(&mut story), 1);
    story.service("comune-amico");
    let now = story.now;
    let effects = order(&mut story, 77, now);
    assert_eq!((printed(&effects), ends(&effects)), (vec![], vec![(77, Paper::OnScreen)]));
    assert_eq!(told(&mut story), 0, "somebody waits for a number");
    assert_eq!(printed(&story.issued(1)), ["A042"]);
    story.paper(1, OnPaper::Printed);
    assert_eq!(told(&mut story), 0, "somebody reads the number");
    story.wait(1_000);
    story.press(Press::Home);
    story.wait(1_000);
    assert_eq!(told(&mut story), 0, "somebody has just pressed");
    assert_eq!(issues(&story.press(Press::Language("de".into()))), [] as [u128; 0]);
    story.wait(10_000);
    assert_eq!(told(&mut story), 0, "somebody has chosen a language");
    story.wait(60_000);
    assert_eq!(told(&mut story), 1);
    story.printer(PrinterHealth::Busy);
    assert_eq!(told(&mut story), 0, "the printer has other work");
}

#[test]
fn a_visitor_who_presses_while_an_ordered_slip_is_printed_presses_again_a_moment_later() {
    let mut story = office();
    let now = story.now;
    order(&mut story, 77, now);
    assert_eq!(issues(&story.service("comune-amico")), [] as [u128; 0]);
    story.wait(2_000);
    story.paper(77, OnPaper::Printed);
    story.wait(750);
    let request = story.made + 1;
    assert_eq!(issues(&story.service("comune-amico")), [request]);
}

#[test]
fn an_answer_that_was_long_on_its_way_is_not_printed() {
    let mut story = office();
    let asked_at = story.now;
    story.wait(6_000);
    let effects = order(&mut story, 77, asked_at);
    assert_eq!((printed(&effects), ends(&effects)), (vec![], vec![(77, Paper::OnScreen)]));
    assert_eq!((story.shown(), story.kept()), (Shown::Choose, vec![]));
}

#[test]
fn power_that_fails_in_mid_print_leaves_an_unknown_end_and_no_second_slip() {
    let mut story = office();
    let now = story.now;
    order(&mut story, 77, now);
    let mut again = Story::dark();
    let effects = again.on(Input::Remembered { records: story.journal.clone(), lost: 0, fresh: Uuid::from_u128(1) });
    assert!(effects.contains(&Effect::CutOff), "half of it may hang from the printer");
    assert_eq!((printed(&effects), ends(&effects)), (vec![], vec![(77, Paper::Unknown)]));
    let now = again.now;
    assert_eq!(printed(&order(&mut again, 77, now)), [] as [&str; 0]);
    assert_eq!(again.kept(), []);
}

#[test]
fn a_disk_that_refuses_the_order_keeps_it_from_the_printer() {
    let mut story = office();
    story.disk = Kept::Failed;
    let now = story.now;
    let effects = order(&mut story, 77, now);
    assert_eq!((printed(&effects), ends(&effects)), (vec![], vec![(77, Paper::OnScreen)]));
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Disk));
    assert_eq!(told(&mut story), 0);
}

#[test]
fn an_end_that_is_not_proven_is_told_and_so_is_a_proof_that_comes_after_it() {
    for (on_paper, paper) in [(OnPaper::Failed, Paper::OnScreen), (OnPaper::Unknown, Paper::Unknown)] {
        let mut story = office();
        let now = story.now;
        order(&mut story, 77, now);
        assert_eq!(ends(&story.paper(77, on_paper)), [(77, paper)]);
        assert_eq!(story.shown(), Shown::Choose, "no number of a stranger stands on the screen");
        assert_eq!(ends(&story.paper(77, OnPaper::Printed)), [(77, Paper::Printed)]);
    }
}
