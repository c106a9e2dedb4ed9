//! The keypad: a small one with digits, or one with arrows, both of which are keyboards to the system.
//!
//! Whatever else a keyboard has is left alone. A scanner may be a keyboard too: what it writes is no key.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use slint::{ComponentHandle, Timer, TimerMode, platform::Key as Name};

use super::{OnIdle, OnKey, OnScan, Ui, generated::Frame};
use crate::{
    guide::Key,
    wedge::{GAP_MAX, Strike, Wedge},
};

/// How often the window must have come round to everything that waits before nothing waits: some systems read what is new in one
/// round and tell it in the next.
const ROUNDS: u8 = 2;

/// The keyboard, and whoever strikes it.
pub(super) struct Keyboard {
    wedge: RefCell<Wedge>,
    timer: Timer,
    /// How many keys were struck.
    struck: Cell<u64>,
    /// How many had been when the moment of the last one was over, and how many rounds are left.
    waits: Cell<Option<(u64, u8)>>,
    on_key: OnKey,
    on_scan: OnScan,
    on_idle: OnIdle,
}

/// What follows once the window has come round to everything that waited.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Idle {
    /// Nothing: a key was struck meanwhile.
    Nothing,
    /// One more round.
    Again,
    /// A hand has struck these.
    Keys(Vec<Key>),
}

pub(super) fn connect(ui: &mut Ui, on_key: &OnKey, on_scan: &OnScan, on_idle: &OnIdle) {
    let keyboard = Rc::new(Keyboard {
        wedge: RefCell::default(),
        timer: Timer::default(),
        struck: Cell::default(),
        waits: Cell::default(),
        on_key: on_key.clone(),
        on_scan: on_scan.clone(),
        on_idle: on_idle.clone(),
    });
    ui.keyboard = Some(keyboard.clone());
    // No key of a keyboard means anything else to this window.
    ui.window.global::<Frame>().on_key(move |text| {
        keyboard.strike(&text);
        true
    });
}

impl Keyboard {
    fn strike(self: &Rc<Self>, text: &str) {
        self.struck.set(self.struck.get() + 1);
        let strikes = self.wedge.borrow_mut().on(text);
        for strike in strikes {
            match strike {
                Strike::Key(text) => key_of(&text).into_iter().for_each(|key| (self.on_key)(key)),
                Strike::Scan(line) => (self.on_scan)(line),
            }
        }
        self.timer.stop();
        if self.wedge.borrow().holds() {
            let keyboard = Rc::downgrade(self);
            self.timer.start(TimerMode::SingleShot, GAP_MAX, move || {
                if let Some(keyboard) = keyboard.upgrade() {
                    // The window may have been drawn all the while, and the next sign may wait already: that comes first.
                    keyboard.waits.set(Some((keyboard.struck.get(), ROUNDS)));
                    (keyboard.on_idle)();
                }
            });
        }
    }

    /// The window has come round to everything that waited when it was asked to.
    pub(super) fn idle(&self) -> Idle {
        match self.waits.take().filter(|(struck, _)| *struck == self.struck.get()) {
            None => Idle::Nothing,
            Some((_, 0)) => {
                let strikes = self.wedge.borrow_mut().settle();
                let key = |strike| if let Strike::Key(text) = strike { key_of(&text) } else { None };
                Idle::Keys(strikes.into_iter().filter_map(key).collect())
            }
            Some((struck, rounds)) => {
                self.waits.set(Some((struck, rounds - 1)));
                Idle::Again
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
        '*' => return Some(Key::Again),
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
        (Name::F1, Key::Again),
        (Name::Insert, Key::Again),
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
            ("\u{F704}", Key::Again),
            ("*", Key::Again),
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
