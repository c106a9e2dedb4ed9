//! Stories of whoever looks after the totem, and of whoever would like to.

use super::*;

const PIN: [u8; 6] = [2, 7, 1, 8, 2, 8];

/// A totem with a PIN.
fn guarded() -> Story {
    let mut story = Story::capannori();
    let equipment = Equipment { pin: Some("271828".parse().unwrap()), ..Equipment::default() };
    story.flow = std::mem::replace(&mut story.flow, Flow::new(None)).fitted_with(equipment);
    story
}

fn knock(story: &mut Story) {
    for corner in [Corner::Left, Corner::Right, Corner::Left, Corner::Right] {
        story.press(Press::Corner(corner));
        story.wait(250);
    }
    story.wait(750);
}

fn enter(story: &mut Story, digits: &[u8]) {
    digits.iter().for_each(|digit| drop(story.press(Press::Digit(*digit))));
    story.press(Press::Confirm);
}

/// Past the gate.
fn inside() -> Story {
    let mut story = guarded();
    knock(&mut story);
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
    story.wait(750);
    story
}

fn errands(effects: &[Effect]) -> Vec<Errand> {
    effects.iter().filter_map(|effect| if let Effect::Errand(errand) = effect { Some(*errand) } else { None }).collect()
}

fn came(story: &Story) -> Option<Came> {
    if let Stage::Upkeep(upkeep) = story.flow.stage() { upkeep.came } else { None }
}

#[test]
fn without_a_pin_in_the_settings_no_gesture_opens_anything() {
    let mut story = Story::capannori();
    knock(&mut story);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn corners_and_pin_lead_in_and_a_button_leads_out() {
    let mut story = guarded();
    story.press(Press::Language("de".into()));
    story.wait(500);
    story.press(Press::Mode(Mode::Speech));
    story.wait(500);
    knock(&mut story);
    assert_eq!(story.shown(), Shown::Pin);
    assert_eq!((story.flow.language(), story.flow.manner()), ("it", Manner::default()), "not as the visitor left it");
    story.press(Press::Language("en".into()));
    story.wait(500);
    enter(&mut story, &[2, 7, 1, 8, 2, 9]);
    assert_eq!(story.shown(), Shown::Pin);
    assert!(matches!(story.flow.stage(), Stage::Pin { typed, wrong: true } if typed.is_empty()));
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
    story.wait(750);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Choose);
    assert_eq!(story.flow.language(), "it", "nothing of whoever was there stays");
}

#[test]
fn wrong_pins_shut_the_gate_and_going_away_does_not_open_it() {
    let mut story = guarded();
    knock(&mut story);
    (0..3).for_each(|_| enter(&mut story, &[0; 6]));
    assert!(story.flow.shut_for(story.now).is_some());
    PIN.iter().for_each(|digit| drop(story.press(Press::Digit(*digit))));
    let logged = story.press(Press::Confirm);
    let shut = |effect: &Effect| matches!(effect, Effect::Log(Milestone::Maintenance(Doing::Shut(_))));
    assert!(logged.iter().any(shut), "nobody looked whether it is the right one: {logged:?}");
    assert_eq!(story.shown(), Shown::Pin);
    story.press(Press::Home);
    story.wait(750);
    knock(&mut story);
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Pin, "still shut");
    story.press(Press::Home);
    story.wait(60_000);
    knock(&mut story);
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
}

#[test]
fn a_mistyped_digit_is_taken_back() {
    let mut story = guarded();
    knock(&mut story);
    story.press(Press::Digit(9));
    story.press(Press::Erase);
    story.press(Press::Erase);
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
}

#[test]
fn a_visitor_who_waits_for_a_number_is_not_led_away() {
    let mut story = guarded();
    story.service("comune-amico");
    story.wait(750);
    knock(&mut story);
    assert_eq!(story.shown(), Shown::Printing);
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    assert_eq!(story.shown(), Shown::Done);
}

#[test]
fn whatever_is_wrong_with_the_totem_somebody_gets_in() {
    let mut story = guarded();
    story.on(Input::Kept(Kept::Failed));
    story.printer(PrinterHealth::Trouble(PaperTrouble::Leftover));
    for corner in [Corner::Left, Corner::Right, Corner::Left, Corner::Right] {
        story.now += ms(800);
        story.press(Press::Corner(corner));
    }
    assert_eq!(story.shown(), Shown::Pin);
    story.now += ms(800);
    enter(&mut story, &PIN);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
}

#[test]
fn it_is_left_by_doing_nothing_after_a_question() {
    let mut story = inside();
    story.press(Press::Upkeep(Task::Open(Room::Network)));
    story.wait(45_000);
    assert!(story.flow.asks_for_a_sign(story.now));
    story.press(Press::MoreTime);
    story.wait(45_000);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Network));
    story.wait(20_000);
    assert_eq!(story.shown(), Shown::Choose);
}

#[test]
fn a_test_slip_asks_the_server_for_nothing_and_its_end_is_shown() {
    let mut story = inside();
    story.press(Press::Upkeep(Task::Open(Room::Printer)));
    story.wait(750);
    let effects = story.press(Press::Upkeep(Task::TestSlip));
    assert_eq!(errands(&effects), [Errand::TestSlip]);
    assert_eq!((issues(&effects), printed(&effects).len()), (Vec::new(), 0));
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [], "one at a time");
    assert_eq!(errands(&story.press(Press::Upkeep(Task::Attend))), [Errand::Attend], "it may be what is stuck");
    story.on(Input::Came(Came::Slip(OnPaper::Printed)));
    assert_eq!(came(&story), Some(Came::Slip(OnPaper::Printed)));
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [Errand::TestSlip]);
    story.press(Press::Home);
    story.wait(750);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Menu));
    story.on(Input::Came(Came::Slip(OnPaper::Failed)));
    assert_eq!(came(&story), None, "nobody waits for it any more");
}

#[test]
fn the_glass_is_good_when_every_field_was_touched() {
    let mut story = inside();
    story.press(Press::Upkeep(Task::Open(Room::Glass)));
    story.wait(750);
    let done = |story: &Story| matches!(story.flow.stage(), Stage::Upkeep(upkeep) if upkeep.feels_everywhere());
    for field in 0..16 {
        assert!(!done(&story));
        story.press(Press::Upkeep(Task::Field(field)));
    }
    story.press(Press::Upkeep(Task::Field(16)));
    assert!(done(&story));
    story.on(Input::Fits(Fits { services: 2, columns: 1, fields: 8 }));
    assert!(!done(&story), "the fields lie elsewhere now");
    (0..8).for_each(|field| drop(story.press(Press::Upkeep(Task::Field(field)))));
    assert!(done(&story));
}

#[test]
fn an_errand_is_under_way_wherever_one_looks_meanwhile() {
    let mut story = inside();
    let open = |story: &mut Story, room| {
        story.press(Press::Upkeep(Task::Open(room)));
        story.wait(750);
    };
    let leave = |story: &mut Story| {
        story.press(Press::Home);
        story.wait(750);
    };
    open(&mut story, Room::Printer);
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [Errand::TestSlip]);
    leave(&mut story);
    open(&mut story, Room::Network);
    assert_eq!(came(&story), None);
    leave(&mut story);
    open(&mut story, Room::Printer);
    assert_eq!(came(&story), Some(Came::Nothing), "it is still being printed");
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), []);
    story.on(Input::Came(Came::Slip(OnPaper::Printed)));
    assert_eq!(came(&story), Some(Came::Slip(OnPaper::Printed)));
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [Errand::TestSlip]);
    // One whose end is never told is over some time.
    for _ in 0..4 {
        story.wait(30_000);
        story.press(Press::MoreTime);
    }
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [Errand::TestSlip]);
}

#[test]
fn a_printer_that_is_freed_is_said_to_be_and_prints_nothing_meanwhile() {
    let mut story = inside();
    story.press(Press::Upkeep(Task::Open(Room::Printer)));
    story.now += ms(750);
    story.printer(PrinterHealth::Trouble(PaperTrouble::Leftover));
    assert_eq!(errands(&story.press(Press::Upkeep(Task::Attend))), [], "its button has just come up under the finger");
    story.now += ms(750);
    assert_eq!(errands(&story.press(Press::Upkeep(Task::Attend))), [Errand::Attend]);
    assert_eq!(came(&story), Some(Came::Attended));
    story.printer(PrinterHealth::Busy);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Upkeep(Room::Printer), "the way back has just moved to where that button was");
    story.now += ms(750);
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), []);
    assert_eq!(came(&story), Some(Came::NotReady));
    story.printer(PrinterHealth::Ready);
    assert_eq!(errands(&story.press(Press::Upkeep(Task::TestSlip))), [Errand::TestSlip]);
}

#[test]
fn knocks_while_a_number_is_printed_count_for_nothing_afterwards() {
    let mut story = guarded();
    story.service("comune-amico");
    story.wait(750);
    [Corner::Left, Corner::Right, Corner::Left].into_iter().for_each(|corner| drop(story.press(Press::Corner(corner))));
    story.issued(1);
    story.paper(1, OnPaper::Printed);
    story.wait(750);
    story.press(Press::Corner(Corner::Right));
    assert_eq!(story.shown(), Shown::Done, "the visitor's number stands");
}

#[test]
fn the_list_of_licences_ends_at_both_ends() {
    let mut story = inside();
    assert_eq!(errands(&story.press(Press::Upkeep(Task::Open(Room::System)))), [Errand::LookAtDisk]);
    story.wait(750);
    story.press(Press::Upkeep(Task::Open(Room::Licences)));
    story.wait(750);
    let leaf = |story: &Story| if let Stage::Upkeep(upkeep) = story.flow.stage() { upkeep.leaf } else { usize::MAX };
    story.press(Press::PreviousPage);
    assert_eq!(leaf(&story), 0);
    let pages = crate::licences::pages().len();
    (0..pages + 3).for_each(|_| drop(story.press(Press::NextPage)));
    assert_eq!(leaf(&story), pages - 1);
    story.press(Press::Home);
    assert_eq!(story.shown(), Shown::Upkeep(Room::System));
}

#[test]
fn outside_it_nothing_of_it_can_be_done() {
    let mut story = guarded();
    for task in [Task::TestSlip, Task::Attend, Task::StoreLogo, Task::Speak, Task::Ask, Task::Open(Room::Menu)] {
        let effects = story.press(Press::Upkeep(task));
        assert_eq!(errands(&effects), []);
        assert_eq!(story.shown(), Shown::Choose);
    }
}
