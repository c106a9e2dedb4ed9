//! The keypad: a small one with digits, or one with arrows, both of which are keyboards to the system.
//!
//! Whatever else a keyboard has is left alone. A scanner may be a keyboard too: what it writes is no key.

use std::{cell::RefCell, rc::Rc, time::Instant};

use slint::{ComponentHandle, Timer, TimerMode, platform::Key as Name};

use super::{OnKey, OnScan, Ui, generated::Frame};
use crate::{
    guide::Key,
    wedge::{GAP_MAX, Strike, Wedge},
};

/// The keyboard, and whoever strikes it.
struct Keyboard {
    wedge: RefCell<Wedge>,
    timer: Timer,
    started: Instant,
    on_key: OnKey,
    on_scan: OnScan,
}

pub(super) fn connect(ui: &Ui, on_key: &OnKey, on_scan: &OnScan) {
    let keyboard = Rc::new(Keyboard {
        wedge: RefCell::default(),
        timer: Timer::default(),
        started: Instant::now(),
        on_key: on_key.clone(),
        on_scan: on_scan.clone(),
    });
    // No key of a keyboard means anything else to this window.
    ui.window.global::<Frame>().on_key(move |text| {
        keyboard.strike(&text);
        true
    });
}

impl Keyboard {
    fn strike(self: &Rc<Self>, text: &str) {
        let strikes = self.wedge.borrow_mut().on(text, self.started.elapsed());
        self.tell(strikes);
        self.timer.stop();
        if self.wedge.borrow().holds() {
            let keyboard = Rc::downgrade(self);
            self.timer.start(TimerMode::SingleShot, GAP_MAX, move || {
                if let Some(keyboard) = keyboard.upgrade() {
                    let strikes = keyboard.wedge.borrow_mut().settle();
                    keyboard.tell(strikes);
                }
            });
        }
    }

    fn tell(&self, strikes: Vec<Strike>) {
        for strike in strikes {
            match strike {
                Strike::Key(text) => {
                    if let Some(key) = key_of(&text) {
                        (self.on_key)(key);
                    }
                }
                Strike::Scan(line) => (self.on_scan)(line),
            }
        }
    }
}

/// What a key does, by the text that the toolkit has for it.
fn key_of(text: &str) -> Option<Key> {
    let mut signs = text.chars();
    let (sign, rest) = (signs.next()?, signs.next());
    if rest.is_some() {
        return None;
    }
    let named = |name: Name| char::from(name) == sign;
    if let Some(digit) = sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
        return Some(Key::Digit(digit));
    }
    match sign {
        '+' => return Some(Key::Louder),
        '-' => return Some(Key::Softer),
        '*' => return Some(Key::Digit(0)),
        '#' => return Some(Key::Enter),
        '.' | ',' | '/' => return Some(Key::Back),
        _ => {}
    }
    let keys = [
        (Name::DownArrow, Key::Next),
        (Name::Tab, Key::Next),
        (Name::UpArrow, Key::Previous),
        (Name::Backtab, Key::Previous),
        (Name::RightArrow, Key::NextLanguage),
        (Name::LeftArrow, Key::PreviousLanguage),
        (Name::Return, Key::Enter),
        (Name::Space, Key::Enter),
        (Name::Backspace, Key::Back),
        (Name::Delete, Key::Back),
        (Name::Escape, Key::Back),
        (Name::Back, Key::Back),
        (Name::F1, Key::Digit(0)),
        (Name::Insert, Key::Digit(0)),
        (Name::PageUp, Key::Louder),
        (Name::PageDown, Key::Softer),
    ];
    keys.into_iter().find(|(name, _)| named(*name)).map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keypad_of_digits_and_one_of_arrows_do_everything() {
        for (text, key) in [
            ("1", Key::Digit(1)),
            ("9", Key::Digit(9)),
            ("0", Key::Digit(0)),
            ("+", Key::Louder),
            ("-", Key::Softer),
            (".", Key::Back),
            ("\n", Key::Enter),
            ("\u{F700}", Key::Previous),
            ("\u{F701}", Key::Next),
            ("\u{F702}", Key::PreviousLanguage),
            ("\u{F703}", Key::NextLanguage),
            ("\u{8}", Key::Back),
            ("\u{F704}", Key::Digit(0)),
        ] {
            assert_eq!(key_of(text), Some(key), "{text:?}");
        }
    }

    #[test]
    fn letters_and_whole_words_are_no_keys_of_it() {
        for text in ["", "a", "Q", "٣", "A042", "ß", "\u{F710}"] {
            assert_eq!(key_of(text), None, "{text:?}");
        }
    }
}
