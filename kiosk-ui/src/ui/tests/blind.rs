//! Somebody who does not see the screen: everything by the keypad and the loudspeaker, in every language.

use super::*;

const UP: &str = "\u{F700}";
const DOWN: &str = "\u{F701}";
const RIGHT: &str = "\u{F703}";
const ENTER: &str = "\n";

fn stand_with_all_languages() -> Stand {
    let hall = HallInfo { languages: LANGUAGES.map(String::from).into(), ..sample::capannori() };
    let mut stand = Stand::new(UPRIGHT, hall);
    stand.wait();
    stand
}

#[test]
fn a_whole_visit_needs_neither_eyes_nor_glass() {
    for language in LANGUAGES {
        let mut stand = stand_with_all_languages();
        let say = |key: &str| Catalogue::embedded().text(language, key, &[]);
        stand.key(DOWN);
        assert!(stand.heard().starts_with("La voce è attiva."), "the hall's first language greets");
        for _ in 0..LANGUAGES.len() {
            if stand.flow.language() != language {
                stand.key(RIGHT);
            }
        }
        assert_eq!(stand.flow.language(), language);
        stand.heard();
        stand.key("0");
        let whole = stand.heard();
        assert!(whole.contains(&say("kiosk-choose-title")), "{language}: {whole}");

        stand.key("1");
        let service = stand.heard();
        let people = Catalogue::embedded().text(language, "kiosk-choose-line", &[("count", 3_u32.into())]);
        let wait =
            Catalogue::embedded().text(language, "kiosk-wait-range", &[("from", 12_u32.into()), ("to", 21_u32.into())]);
        for expected in [&people, &wait, &say("kiosk-documents-title"), &say("speech-take")] {
            assert!(service.contains(expected.as_str()), "{language}: {expected} is not in {service}");
        }
        assert!(stand.pressed.borrow().is_empty() && stand.flow.stage() == &crate::flow::Stage::Choosing);

        stand.key(ENTER);
        assert!(stand.heard().contains(&say("kiosk-printing-asking")), "{language}");
        stand.issued();
        stand.show();
        stand.heard();
        stand.on(Input::Paper { request_id: Uuid::from_u128(1), on_paper: OnPaper::Printed });
        stand.wait();
        let done = stand.heard();
        let number = turno_voice::reading(language, 42);
        let number = number.into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        let place = sample::ticket("comune-amico").where_to_wait.in_language(language).to_owned();
        for expected in [&say("kiosk-done-your-number"), &format!("A, {number}"), &place, &say("kiosk-done-take-slip")]
        {
            assert!(done.contains(expected.as_str()), "{language}: {expected} is not in {done}");
        }
        stand.now += Duration::from_secs(60);
        stand.wait();
        assert_eq!(stand.flow.shown(stand.now), Shown::Done, "{language}: there is time to hear all of it");
        stand.key(DOWN);
        stand.key(ENTER);
        assert_eq!(stand.flow.shown(stand.now), Shown::Choose);
        assert!(!stand.guide.speaks(), "{language}: the next person finds a silent totem");
        assert_eq!((stand.flow.language(), stand.guide.volume()), ("it", VOLUME_USUAL));
    }
}

#[test]
fn where_two_languages_stand_side_by_side_each_can_be_heard() {
    let mut stand = Stand::new(UPRIGHT, scenes::with_a_pair());
    stand.wait();
    stand.key(DOWN);
    let mut heard = vec![stand.flow.language().to_owned()];
    for _ in 0..3 {
        stand.key(RIGHT);
        heard.push(stand.flow.language().to_owned());
    }
    assert_eq!(heard, ["it", "en", "de", "fr"]);
    stand.find("Français");
}

#[test]
fn by_appointment_and_on_the_internet_are_heard_before_a_number_is_given() {
    let mut hall = sample::capannori();
    hall.services[0].online = Some("https://www.anagrafenazionale.interno.it/servizi/".into());
    let mut stand = Stand::new(UPRIGHT, hall);
    stand.wait();
    stand.key(DOWN);
    stand.key("5");
    assert!(stand.heard().contains("Solo su appuntamento"));
    stand.key(ENTER);
    let appointment = stand.heard();
    assert!(appointment.contains("0 5 8 3 4 2 8 5 8 8"), "the telephone, digit by digit: {appointment}");
    stand.key("\u{8}");
    assert_eq!(stand.flow.shown(stand.now), Shown::Choose, "back");
    stand.heard();
    stand.key("1");
    assert!(stand.heard().contains("Invio le dice di più."));
    stand.key(ENTER);
    assert!(stand.heard().contains("www.anagrafenazionale.interno.it"));
    stand.key("1");
    stand.key(ENTER);
    assert_eq!(stand.flow.shown(stand.now), Shown::Printing, "a number all the same");
}

#[test]
fn a_totem_that_gives_no_numbers_says_why() {
    for (name, expected) in [("closed", "L’ufficio è chiuso"), ("out-paper", "carta"), ("out-settings", "totem")] {
        let scene = SCENES.iter().find(|scene| scene.0 == name).unwrap();
        let mut stand = enact(scene, UPRIGHT, "it");
        stand.go_on();
        stand.key("7");
        let heard = stand.heard();
        assert!(heard.contains(expected), "{name}: {heard}");
    }
}

/// What is wrong with a screen for somebody who has the keypad alone: a control that no stop leads to, a text that is not said.
pub(super) fn unreached(stand: &Stand) -> Vec<String> {
    let page = stand.page();
    let stops: Vec<_> = page.stops.iter().map(|stop| stop.line.shown.as_str()).collect();
    let mut wrong = Vec::new();
    let labels = |elements: Vec<ElementHandle>| elements.into_iter().filter_map(|element| element.accessible_label());
    let controls = stand.buttons();
    // The fields of the glass want a finger, which is what they are for; the page says so.
    let fields: Vec<_> = labels(ElementQuery::from_root(&stand.ui.window).match_inherits("Field").find_all()).collect();
    for label in labels(stand.buttons()).filter(|label| !fields.contains(label)) {
        if !stops.contains(&label.as_str()) {
            wrong.push(format!("no stop of the keypad leads to {label:?}"));
        }
    }
    let typed = page.entry.as_ref().and_then(|entry| entry.typed.as_ref());
    let said: Vec<_> = page.frame.iter().chain(&page.lines).chain(typed).collect();
    // What stands on a control is part of its label, or a picture of it.
    let free =
        stand.texts().into_iter().filter(|text| !controls.iter().any(|control| overlap(control, text))).collect();
    for text in labels(free).filter(|text| !text.is_empty()) {
        if !said.iter().any(|line| line.shown.contains(text.as_str())) {
            wrong.push(format!("{text:?} is not said"));
        }
    }
    if said.iter().any(|line| line.said.trim().is_empty() || line.said.contains("[")) {
        wrong.push("something is said without words".into());
    }
    wrong
}

#[test]
fn every_stop_has_its_ring_and_does_what_its_control_does() {
    for scene in SCENES {
        for size in [UPRIGHT, (1920, 1080)] {
            let mut stand = enact_with(scene, size, "it", &[Mode::Speech]);
            let stops = stand.page().stops;
            for stop in &stops {
                stand.key(DOWN);
                // These go on by themselves, or at the first key.
                if scene.0.ends_with("still-there") || scene.0 == "starting" {
                    break;
                }
                assert_eq!(stand.guide.focus(), Some(stop.id.as_str()), "{}", scene.0);
                let found: Vec<_> =
                    ElementHandle::find_by_accessible_label(&stand.ui.window, &stop.line.shown).collect();
                let rings = ElementQuery::from_root(&stand.ui.window).match_inherits("FocusRing").find_all();
                assert_eq!(rings.len(), usize::from(!found.is_empty()), "{} {}: rings", scene.0, stop.id);
                stand.pressed.take();
                if let Some(control) = found.last() {
                    control.invoke_accessible_default_action();
                    let pressed = stand.pressed.borrow();
                    assert_eq!(pressed.as_slice(), std::slice::from_ref(&stop.press), "{} {}", scene.0, stop.id);
                }
            }
            if scene.0 == "choose" && size == UPRIGHT {
                stand.key(UP);
                stand.key("2");
                stand.draw("speech-choose-it");
            }
        }
    }
}

#[test]
fn who_has_an_appointment_needs_neither_eyes_nor_glass() {
    let mut stand = Stand::new(UPRIGHT, sample::capannori());
    stand.on(sample::news(12));
    stand.wait();
    stand.key(DOWN);
    stand.heard();
    stand.key("6");
    assert!(stand.heard().contains("Ho un appuntamento"));
    stand.key(ENTER);
    assert!(stand.heard().contains("Scriva il codice"));
    ["4", "7", "1", "1"].into_iter().for_each(|digit| stand.key(digit));
    assert!(stand.heard().ends_with("4 7 1 1"), "each digit is heard");
    stand.key(ENTER);
    let slot = sample::now() + 15.minutes();
    let appointment = AppointmentInfo { service: "anagrafe".into(), slot, check_in: CheckIn::Open {} };
    let found = crate::flow::Found::Appointment(appointment);
    stand.on(Input::LookedUp { code: "4711".into(), found });
    stand.go_on();
    let booked = stand.heard();
    assert!(booked.contains("Anagrafe") && booked.contains("Ore 09:20"), "{booked}");
    stand.key("1");
    stand.key(ENTER);
    assert_eq!(stand.flow.shown(stand.now), Shown::Printing);
}

#[test]
fn where_digits_are_typed_the_screen_can_be_said_again_and_erasing_too_often_is_for_nothing() {
    let mut stand = Stand::new(UPRIGHT, sample::capannori());
    stand.on(sample::news(12));
    stand.wait();
    stand.press(Press::CheckIn);
    stand.key("4");
    stand.key("\u{8}");
    stand.key("\u{8}");
    assert!(!stand.flow.manner().speech, "whoever types there sees");
    stand.press(Press::Mode(Mode::Speech));
    stand.key("4");
    stand.heard();
    stand.key("*");
    assert!(stand.heard().contains("codice"), "the whole screen again");
    assert!(matches!(stand.flow.stage(), Stage::Code { typed, .. } if typed == "4"), "{:?}", stand.flow.stage());
}

#[test]
fn whoever_types_a_wrong_code_hears_what_they_type_next() {
    let mut stand = enact_with(scene("checkin-unknown"), UPRIGHT, "it", &[Mode::Speech]);
    stand.go_on();
    assert!(stand.heard().ends_with("di un altro ufficio."), "that the code is wrong");
    for _ in 0..4 {
        stand.key("\u{8}");
    }
    assert!(stand.heard().contains("4 7 1 | 4 7 | 4 | Il campo è vuoto. | Ho un appuntamento | Scriva il codice"));
    stand.key(ENTER);
    assert!(stand.heard().starts_with("Il campo è vuoto."));
    assert!(matches!(stand.flow.stage(), Stage::Code { asked: Asked::No | Asked::Unknown, .. }));
}

#[test]
fn the_touch_test_says_that_it_wants_a_finger_and_no_key_touches_a_field() {
    let mut stand = enact_with(scene("upkeep-glass"), UPRIGHT, "it", &[Mode::Speech]);
    stand.key("0");
    assert!(stand.heard().contains("Questa pagina vuole un dito sul vetro"));
    let touched = |stand: &Stand| match stand.flow.stage() {
        Stage::Upkeep(upkeep) => upkeep.touched.iter().filter(|touched| **touched).count(),
        _ => 0,
    };
    let before = touched(&stand);
    for _ in stand.page().stops {
        stand.key(DOWN);
        stand.heard();
    }
    assert!(stand.page().stops.iter().all(|stop| !stop.id.starts_with("field")));
    assert_eq!((before, touched(&stand)), (3, 3));
}

#[test]
fn a_scanner_that_is_a_keyboard_makes_nobody_a_speech() {
    let stand = Stand::new(UPRIGHT, sample::capannori());
    for sign in ["4", "7", "1", "1", "\n"] {
        let window = stand.ui.window();
        window.dispatch_event(slint::platform::WindowEvent::KeyPressed { text: sign.into() });
        window.dispatch_event(slint::platform::WindowEvent::KeyReleased { text: sign.into() });
    }
    assert_eq!((stand.keys.borrow().len(), stand.scans.take()), (0, vec!["4711".to_owned()]));
}

#[test]
fn a_scan_that_a_slow_screen_hears_in_parts_is_a_scan_all_the_same() {
    let stand = Stand::new(UPRIGHT, sample::capannori());
    for sign in ["4", "7", "1", "1", "\n"] {
        // The window has been drawn for so long that the moment is over, and the next sign waits already.
        stand.glass.pass(3 * crate::wedge::GAP_MAX);
        stand.ui.window().dispatch_event(slint::platform::WindowEvent::KeyPressed { text: sign.into() });
        stand.come_round();
    }
    assert_eq!((stand.keys.borrow().len(), stand.scans.take()), (0, vec!["4711".to_owned()]));
}
