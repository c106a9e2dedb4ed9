//! What each key does, and what is said, on a screen made of words.

use super::*;

struct Plain;

fn line(text: &str) -> Line {
    Line { shown: text.into(), said: text.into(), language: "it".into() }
}

impl Phrases for Plain {
    fn stop(&self, line: &Line, index: usize, count: usize) -> Line {
        Line { said: format!("{index}/{count} {}", line.said), ..line.clone() }
    }

    fn no_stop(&self, digit: u8) -> Line {
        line(&format!("no {digit}"))
    }

    fn volume(&self, percent: u8) -> Line {
        line(&format!("volume {percent}"))
    }
}

fn stop(name: &str, press: Press) -> Stop {
    Stop { id: name.into(), line: line(name), more: vec![line(&format!("about {name}"))], press }
}

fn page() -> Page {
    Page {
        greeting: vec![line("hello")],
        frame: vec![line("office")],
        lines: vec![line("what do you need")],
        stops: vec![
            stop("a", Press::Service("a".into())),
            stop("b", Press::Service("b".into())),
            stop("c", Press::Languages),
        ],
        entry: None,
        back: Some(Press::Home),
        languages: ["it", "de", "en"].map(|tag| Press::Language(tag.into())).into(),
        language: 0,
    }
}

/// A guide that has spoken already.
fn speaking() -> Guide {
    let mut guide = Guide::new(VOLUME_USUAL);
    guide.look(&page(), true);
    guide
}

/// What is said, in short; presses stand in brackets, the sign of life is left out.
fn heard(acts: Vec<Act>) -> String {
    let word = |act| match act {
        Act::Say(lines) => lines.into_iter().map(|line| line.said).collect::<Vec<_>>().join(", "),
        Act::Hush => "hush".to_owned(),
        Act::Press(press) => format!("[{press:?}]"),
    };
    let acts = acts.into_iter().filter(|act| *act != Act::Press(Press::MoreTime));
    acts.map(word).collect::<Vec<_>>().join(" ")
}

fn key(guide: &mut Guide, key: Key) -> String {
    heard(guide.on(key, &page(), &Plain))
}

#[test]
fn any_key_makes_the_totem_speak_and_presses_nothing_else() {
    for first in [Key::Digit(1), Key::Next, Key::Enter, Key::Back, Key::Louder, Key::NextLanguage] {
        let mut guide = Guide::new(VOLUME_USUAL);
        assert_eq!(key(&mut guide, first), "[Mode(Speech)]");
        assert_eq!(guide.focus(), None);
        assert_eq!(heard(guide.look(&page(), true)), "hello, office, what do you need");
        assert_eq!(heard(guide.look(&page(), true)), "", "once");
    }
}

#[test]
fn arrows_and_digits_lead_through_the_stops_and_only_enter_presses() {
    let mut guide = speaking();
    assert_eq!(key(&mut guide, Key::Next), "1/3 a, about a");
    assert_eq!(key(&mut guide, Key::Next), "2/3 b, about b");
    assert_eq!(key(&mut guide, Key::Previous), "1/3 a, about a");
    assert_eq!(key(&mut guide, Key::Previous), "3/3 c, about c", "round and round");
    assert_eq!(key(&mut guide, Key::Digit(2)), "2/3 b, about b");
    assert_eq!(guide.focus(), Some("b"));
    assert_eq!(key(&mut guide, Key::Digit(7)), "no 7");
    assert_eq!(guide.focus(), Some("b"));
    assert_eq!(key(&mut guide, Key::Enter), "hush [Service(\"b\")]");
    assert_eq!(key(&mut speaking(), Key::Enter), "hello", "where the keypad stands nowhere, it says what to do");
}

#[test]
fn zero_repeats_and_back_goes_back() {
    let mut guide = speaking();
    assert_eq!(key(&mut guide, Key::Digit(0)), "office, what do you need");
    assert_eq!(key(&mut guide, Key::Back), "hush [Home]");
    let top = Page { back: None, ..page() };
    assert_eq!(heard(guide.on(Key::Back, &top, &Plain)), "what do you need");
    let empty = Page { stops: Vec::new(), ..page() };
    assert_eq!(heard(guide.on(Key::Next, &empty, &Plain)), "what do you need");
}

#[test]
fn left_and_right_change_the_language() {
    let mut guide = speaking();
    assert_eq!(key(&mut guide, Key::NextLanguage), "[Language(\"de\")]");
    assert_eq!(key(&mut guide, Key::PreviousLanguage), "[Language(\"en\")]");
    let one = Page { languages: vec![Press::Language("it".into())], ..page() };
    assert_eq!(heard(guide.on(Key::NextLanguage, &one, &Plain)), "what do you need");
}

#[test]
fn a_new_screen_is_said_and_a_changed_number_is_not() {
    let mut guide = speaking();
    key(&mut guide, Key::Digit(2));
    let mut counted = page();
    counted.stops[1].line = line("b with one person more");
    assert_eq!(heard(guide.look(&counted, true)), "");
    assert_eq!(guide.focus(), Some("b"));
    let other = Page { lines: vec![line("your number")], stops: Vec::new(), ..page() };
    assert_eq!(heard(guide.look(&other, true)), "your number");
    assert_eq!(guide.focus(), None);
}

#[test]
fn what_a_press_has_switched_is_said() {
    let mut guide = speaking();
    key(&mut guide, Key::Digit(3));
    key(&mut guide, Key::Enter);
    let mut switched = page();
    switched.stops[2].line = line("c is on");
    assert_eq!(heard(guide.look(&switched, true)), "c is on");
    assert_eq!(heard(guide.look(&switched, true)), "");
}

#[test]
fn the_volume_has_its_limits_and_ends_with_the_person() {
    let mut guide = speaking();
    assert_eq!(key(&mut guide, Key::Louder), "volume 80");
    for (step, expected) in [(Key::Louder, "volume 100"), (Key::Softer, "volume 20")] {
        (0..4).for_each(|_| drop(key(&mut guide, step)));
        assert_eq!(key(&mut guide, step), expected);
    }
    assert_eq!(heard(guide.look(&page(), false)), "hush", "the person is gone");
    guide.look(&page(), true);
    assert_eq!((guide.volume(), guide.focus()), (VOLUME_USUAL, None));
}

/// A screen with a field in which this was typed.
fn field(typed: &str) -> Page {
    let entry = Entry { typed: Some(line(typed)).filter(|line| !line.said.is_empty()), empty: line("empty") };
    Page { entry: Some(entry), ..page() }
}

#[test]
fn in_a_field_digits_are_typed_with_speech_and_without() {
    let mut silent = Guide::new(VOLUME_USUAL);
    assert_eq!(heard(silent.on(Key::Digit(4), &field(""), &Plain)), "hush [Digit(4)]");
    assert_eq!(heard(silent.on(Key::Enter, &field("4"), &Plain)), "hush [Confirm]");
    assert_eq!(heard(silent.on(Key::Next, &field("4"), &Plain)), "[Mode(Speech)]", "whoever looks for a way is led");
    assert_eq!(heard(silent.look(&field("4"), true)), "hello, office, what do you need, 4");
    assert_eq!(heard(silent.look(&field("4"), true)), "", "nothing cuts the greeting short");

    let mut guide = speaking();
    assert_eq!(heard(guide.on(Key::Digit(4), &field(""), &Plain)), "hush [Digit(4)]");
    assert_eq!(heard(guide.look(&field("4"), true)), "4", "only what was typed is said, not the whole page");
    assert_eq!(heard(guide.look(&field("4"), true)), "");
    assert_eq!(heard(guide.on(Key::Back, &field("4"), &Plain)), "hush [Erase]");
    assert_eq!(heard(guide.on(Key::Back, &field(""), &Plain)), "hush [Home]", "nothing is left to take away");
    assert_eq!(heard(guide.on(Key::Next, &field("4"), &Plain)), "1/3 a, about a");
    assert_eq!(heard(guide.on(Key::Enter, &field("4"), &Plain)), "hush [Service(\"a\")]", "where the keypad stands");
}

#[test]
fn after_a_wrong_code_what_is_typed_is_heard_and_so_is_that_nothing_is_left_of_it() {
    let mut guide = speaking();
    guide.look(&field("4"), true);
    let wrong = |typed: &str| Page { lines: vec![line("wrong code")], ..field(typed) };
    assert_eq!(heard(guide.look(&wrong("4"), true)), "wrong code");
    assert_eq!(heard(guide.look(&field("42"), true)), "42", "not the whole page again");
    assert_eq!(heard(guide.look(&field("42"), true)), "");
    assert_eq!(heard(guide.look(&field(""), true)), "empty, what do you need");
    // Where a wrong one is taken away, the word about it is enough.
    guide.look(&field("4"), true);
    assert_eq!(heard(guide.look(&wrong(""), true)), "wrong code");
}

#[test]
fn enter_on_an_empty_field_says_what_is_wanted() {
    let mut guide = speaking();
    assert_eq!(heard(guide.on(Key::Enter, &field(""), &Plain)), "empty, what do you need");
    assert_eq!(heard(guide.on(Key::Enter, &field("4"), &Plain)), "hush [Confirm]");
    let mut confirm = field("");
    confirm.stops[0].press = Press::Confirm;
    guide.on(Key::Next, &confirm, &Plain);
    assert_eq!(heard(guide.on(Key::Enter, &confirm, &Plain)), "empty, what do you need", "on its button too");
    let mut silent = Guide::new(VOLUME_USUAL);
    assert_eq!(heard(silent.on(Key::Enter, &field(""), &Plain)), "hush [Confirm]", "whoever sees it sees it");
}
