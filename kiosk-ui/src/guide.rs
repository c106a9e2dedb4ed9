//! The guide of somebody who does not see the screen: which key does what, where the keypad stands, what is said. Pure.
//!
//! A screen is a [`Page`]: what stands on it, and the stops of the keypad, one for each control. The guide says the page when
//! it comes, and a stop when the keypad comes to it; only *enter* presses, so nobody takes a number by feeling about. Any key
//! cuts short what is being said.

use crate::flow::{Mode, Press};

/// The volume at which the totem begins to speak to each person, in percent.
pub(crate) const VOLUME_USUAL: u8 = 60;
/// The lowest and the highest volume, in percent: one cannot be lost, the other hurts nobody.
const VOLUMES: std::ops::RangeInclusive<u8> = 20..=100;
/// How much a key changes the volume, in percent.
const VOLUME_STEP: u8 = 20;

/// A key of the keypad, by what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// Goes to the stop of that number; zero is as good as [`Key::Again`]. Where something is typed, it is typed.
    Digit(u8),
    /// Says everything again.
    Again,
    /// The stop after.
    Next,
    /// The stop before.
    Previous,
    /// The language after.
    NextLanguage,
    /// The language before.
    PreviousLanguage,
    /// Presses where the keypad stands.
    Enter,
    /// Back to where one came from.
    Back,
    /// Louder.
    Louder,
    /// Softer.
    Softer,
}

/// Something that stands on the screen, and how it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// As it stands there.
    pub(crate) shown: String,
    /// As it is said.
    pub(crate) said: String,
    /// In which language.
    pub(crate) language: String,
}

/// A control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    /// Its name, by which the screen knows where to draw the ring.
    pub(crate) id: String,
    /// What it is.
    pub(crate) line: Line,
    /// What more there is to know before pressing it.
    pub(crate) more: Vec<Line>,
    /// What it does.
    pub(crate) press: Press,
}

/// A field that digits are typed into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What stands in it; none while it is empty.
    pub(crate) typed: Option<Line>,
    /// That it is empty.
    pub(crate) empty: Line,
}

impl Entry {
    /// What is said to whoever stands before an empty field: that it is, and what the page wants.
    fn wanted(&self, page: &Page) -> Act {
        Act::Say([&self.empty].into_iter().chain(&page.lines).cloned().collect())
    }
}

/// A screen as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Page {
    /// That the totem speaks, and which key does what.
    pub(crate) greeting: Vec<Line>,
    /// What stands on every screen: whose office this is, what time it is.
    pub(crate) frame: Vec<Line>,
    /// What stands on this one.
    pub(crate) lines: Vec<Line>,
    /// Its controls.
    pub(crate) stops: Vec<Stop>,
    /// What is typed on it, where anything is.
    pub(crate) entry: Option<Entry>,
    /// What the key *back* does.
    pub(crate) back: Option<Press>,
    /// The languages in their order, each with what chooses it, and which of them is spoken.
    pub(crate) languages: Vec<Press>,
    /// The place of the language that is spoken among them.
    pub(crate) language: usize,
}

/// Sentences about the guide itself, which need the catalogue.
pub(crate) trait Phrases {
    /// That this stop is the `index`th of `count`.
    fn stop(&self, line: &Line, index: usize, count: usize) -> Line;
    /// That there is no stop with this number.
    fn no_stop(&self, digit: u8) -> Line;
    /// How loud it is now.
    fn volume(&self, percent: u8) -> Line;
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// As if this control had been touched.
    Press(Press),
    /// Say this instead of whatever is being said.
    Say(Vec<Line>),
    /// Say nothing more.
    Hush,
}

/// Whether it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Silent,
    Speaking,
}

/// The guide.
#[derive(Debug)]
pub(crate) struct Guide {
    state: State,
    /// The name of the stop where the keypad stands.
    focus: Option<String>,
    /// The page that was said last.
    told: Vec<Line>,
    /// What was typed when it was looked at last.
    typed: Option<Line>,
    /// The stop that was pressed last, as it was: it is said again if the press changed it.
    pressed: Option<Line>,
    volume: u8,
    /// The volume with which it begins.
    volume_usual: u8,
}

impl Guide {
    /// A guide that speaks to each person at this volume first, in percent.
    #[must_use]
    pub(crate) fn new(volume: u8) -> Self {
        let volume_usual = volume.clamp(*VOLUMES.start(), *VOLUMES.end());
        Self {
            state: State::Silent,
            focus: None,
            told: Vec::new(),
            typed: None,
            pressed: None,
            volume: volume_usual,
            volume_usual,
        }
    }

    /// How loud it speaks, in percent.
    #[must_use]
    pub(crate) fn volume(&self) -> u8 {
        self.volume
    }

    /// Whether it speaks.
    #[must_use]
    pub(crate) fn speaks(&self) -> bool {
        self.state == State::Speaking
    }

    /// The name of the stop where the keypad stands.
    #[must_use]
    pub(crate) fn focus(&self) -> Option<&str> {
        self.focus.as_deref()
    }

    /// Takes a key. The first one only makes the totem speak: whoever pressed it does not know yet what stands there.
    pub(crate) fn on(&mut self, key: Key, page: &Page, phrases: &impl Phrases) -> Vec<Act> {
        if let Some(press) = page.entry.as_ref().and_then(|entry| self.typing(key, entry, page)) {
            return vec![Act::Hush, Act::Press(press)];
        }
        if self.state == State::Silent {
            return vec![Act::Press(Press::Mode(Mode::Speech))];
        }
        let count = page.stops.len();
        let here = self.place(page);
        // A key is a sign of life, whatever else it does.
        let stay = Act::Press(Press::MoreTime);
        if let Some(entry) = self.confirms_nothing(key, page) {
            return vec![stay, entry.wanted(page)];
        }
        match key {
            Key::Next if count > 0 => vec![stay, self.go_to(here.map_or(0, |at| (at + 1) % count), page, phrases)],
            Key::Previous if count > 0 => {
                vec![stay, self.go_to(here.map_or(count - 1, |at| (at + count - 1) % count), page, phrases)]
            }
            Key::Digit(0) | Key::Again => {
                let whole = page.frame.iter().chain(&page.lines).cloned().collect();
                vec![stay, Act::Say(whole)]
            }
            Key::Digit(digit) if usize::from(digit) <= count => {
                vec![stay, self.go_to(usize::from(digit) - 1, page, phrases)]
            }
            Key::Digit(digit) => vec![stay, Act::Say(vec![phrases.no_stop(digit)])],
            Key::Enter => match here {
                Some(at) => {
                    self.pressed = Some(page.stops[at].line.clone());
                    vec![Act::Hush, Act::Press(page.stops[at].press.clone())]
                }
                None => vec![stay, Act::Say(page.greeting.clone())],
            },
            Key::Back => match &page.back {
                Some(press) => vec![Act::Hush, Act::Press(press.clone())],
                None => vec![stay, Act::Say(page.lines.clone())],
            },
            Key::NextLanguage | Key::PreviousLanguage => vec![stay, turn_language(key, page)],
            Key::Louder => vec![stay, self.turn_volume(self.volume.saturating_add(VOLUME_STEP), phrases)],
            Key::Softer => vec![stay, self.turn_volume(self.volume.saturating_sub(VOLUME_STEP), phrases)],
            Key::Next | Key::Previous => vec![stay, Act::Say(page.lines.clone())],
        }
    }

    /// What a key does in a field: digits are typed, with speech and without. Where the keypad stands on a control, *enter* is
    /// for that one.
    fn typing(&self, key: Key, entry: &Entry, page: &Page) -> Option<Press> {
        match key {
            Key::Digit(digit) => Some(Press::Digit(digit)),
            // Without speech, one time too many is for nothing: whoever types there sees.
            Key::Back if entry.typed.is_some() || self.state == State::Silent => Some(Press::Erase),
            Key::Enter if self.place(page).is_none() && (entry.typed.is_some() || self.state == State::Silent) => {
                Some(Press::Confirm)
            }
            _ => None,
        }
    }

    /// The field that is still empty, where *enter* would confirm it.
    fn confirms_nothing<'a>(&self, key: Key, page: &'a Page) -> Option<&'a Entry> {
        let entry = page.entry.as_ref().filter(|entry| key == Key::Enter && entry.typed.is_none())?;
        let confirms = self.place(page).is_none_or(|at| page.stops[at].press == Press::Confirm);
        confirms.then_some(entry)
    }

    /// Looks at the screen after anything has changed. `speaks` is whether the mode is on.
    pub(crate) fn look(&mut self, page: &Page, speaks: bool) -> Vec<Act> {
        match (self.state, speaks) {
            (State::Silent, false) => Vec::new(),
            (State::Speaking, false) => {
                // The next person begins anew.
                *self = Self::new(self.volume_usual);
                vec![Act::Hush]
            }
            (State::Silent, true) => {
                let typed = page.entry.as_ref().and_then(|entry| entry.typed.clone());
                let whole = page.greeting.iter().chain(&page.frame).chain(&page.lines).chain(&typed).cloned().collect();
                let told = page.lines.clone();
                *self = Self { state: State::Speaking, told, typed, ..Self::new(self.volume_usual) };
                vec![Act::Say(whole)]
            }
            (State::Speaking, true) => self.look_again(page),
        }
    }

    fn look_again(&mut self, page: &Page) -> Vec<Act> {
        let pressed = self.pressed.take();
        let typed = page.entry.as_ref().and_then(|entry| entry.typed.clone());
        let typed_before = std::mem::replace(&mut self.typed, typed.clone());
        let is_typing = typed_before != typed;
        // Whoever types has heard the page. That a word of it changes with the first digit, as after a wrong code, says nothing new.
        if is_typing && let Some(line) = typed {
            self.told.clone_from(&page.lines);
            return vec![Act::Say(vec![line])];
        }
        if self.told != page.lines {
            self.told.clone_from(&page.lines);
            self.focus = None;
            return vec![Act::Say(page.lines.clone())];
        }
        if let Some(entry) = page.entry.as_ref().filter(|_| is_typing) {
            return vec![entry.wanted(page)];
        }
        let Some(at) = self.place(page) else {
            self.focus = None;
            return Vec::new();
        };
        let line = &page.stops[at].line;
        // A number that changes while the hall goes on interrupts nobody; what a press has changed is said.
        if pressed.is_some_and(|before| before != *line) { vec![Act::Say(vec![line.clone()])] } else { Vec::new() }
    }

    fn place(&self, page: &Page) -> Option<usize> {
        let focus = self.focus.as_ref()?;
        page.stops.iter().position(|stop| stop.id == *focus)
    }

    fn go_to(&mut self, at: usize, page: &Page, phrases: &impl Phrases) -> Act {
        let stop = &page.stops[at];
        self.focus = Some(stop.id.clone());
        let line = phrases.stop(&stop.line, at + 1, page.stops.len());
        Act::Say([line].into_iter().chain(stop.more.iter().cloned()).collect())
    }

    fn turn_volume(&mut self, percent: u8, phrases: &impl Phrases) -> Act {
        self.volume = percent.clamp(*VOLUMES.start(), *VOLUMES.end());
        Act::Say(vec![phrases.volume(self.volume)])
    }
}

fn turn_language(key: Key, page: &Page) -> Act {
    let count = page.languages.len();
    if count < 2 {
        return Act::Say(page.lines.clone());
    }
    let step = if key == Key::NextLanguage { 1 } else { count - 1 };
    Act::Press(page.languages[(page.language + step) % count].clone())
}

#[cfg(test)]
mod tests;
