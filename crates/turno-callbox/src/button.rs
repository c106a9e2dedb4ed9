//! What the lines of a box mean. Pure.

use std::{
    collections::BTreeMap,
    str::FromStr,
    time::{Duration, Instant},
};

/// A second line of the same button within this time is its spring, not a finger.
const BOUNCE: Duration = Duration::from_millis(150);

/// A press that waited longer for an earlier one is not carried out any more: whoever pressed has pressed again, or looks at
/// something else by now.
const STALE: Duration = Duration::from_secs(2);

/// What a button stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Button {
    /// Whoever is next; ends a visit first, and opens a closed counter.
    Next,
    /// Call the same person once more.
    Recall,
    /// The person is here.
    Here,
    /// Done.
    Done,
    /// The person did not come.
    NotHere,
    /// Set the person aside for now.
    Park,
    /// Begin to work here.
    Open,
    /// Stop working here.
    Close,
}

impl FromStr for Button {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(match word {
            "next" => Self::Next,
            "recall" => Self::Recall,
            "here" => Self::Here,
            "done" => Self::Done,
            "not-here" => Self::NotHere,
            "park" => Self::Park,
            "open" => Self::Open,
            "close" => Self::Close,
            other => {
                return Err(format!(
                    "'{other}' is nothing a button can do: next, recall, here, done, not-here, park, open or close"
                ));
            }
        })
    }
}

/// What each line of the box stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Buttons(BTreeMap<String, Button>);

impl FromStr for Buttons {
    type Err = String;

    /// A list such as `1=next, 2=here, 3=done`.
    fn from_str(list: &str) -> Result<Self, Self::Err> {
        let mut buttons = BTreeMap::new();
        for entry in list.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let Some((line, word)) = entry.split_once('=') else {
                return Err(format!("'{entry}' does not say what a line of the box means, as in 1=next"));
            };
            let (line, button) = (line.trim().to_owned(), word.trim().parse()?);
            if buttons.insert(line.clone(), button).is_some() {
                return Err(format!("the line '{line}' stands for two things"));
            }
        }
        if buttons.is_empty() {
            return Err("no button is named, as in 1=next".to_owned());
        }
        Ok(Self(buttons))
    }
}

/// What to do about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turned {
    /// Somebody pressed a button.
    Press(Button),
    /// No button says that.
    Unknown,
    /// The spring of a button.
    Bounce,
    /// It waited too long.
    Late,
}

/// What has been pressed of late.
#[derive(Debug, Default)]
pub(crate) struct Presses {
    last: Option<(Button, Instant)>,
}

impl Presses {
    /// Takes a line that was heard at `heard_at` and whose turn comes at `now`.
    pub(crate) fn turn(&mut self, buttons: &Buttons, line: &str, heard_at: Instant, now: Instant) -> Turned {
        let Some(button) = buttons.0.get(line.trim()).copied() else { return Turned::Unknown };
        let last = self.last.replace((button, heard_at));
        if last.is_some_and(|(known, at)| known == button && heard_at.saturating_duration_since(at) < BOUNCE) {
            return Turned::Bounce;
        }
        if now.saturating_duration_since(heard_at) > STALE {
            return Turned::Late;
        }
        Turned::Press(button)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buttons() -> Buttons {
        "1=next, 2=here,3=done".parse().unwrap()
    }

    #[test]
    fn a_list_that_says_two_things_or_nothing_is_refused_with_its_entry() {
        for (list, named) in [("1=next,1=here", "'1'"), ("1", "'1'"), ("1=jump", "'jump'"), (" , ", "no button")] {
            let error = list.parse::<Buttons>().unwrap_err();
            assert!(error.contains(named), "{list}: {error}");
        }
    }

    #[test]
    fn a_finger_is_heard_and_its_spring_is_not() {
        let (mut presses, start) = (Presses::default(), Instant::now());
        let mut at = |millis| {
            let heard = start + Duration::from_millis(millis);
            presses.turn(&buttons(), "1", heard, heard)
        };
        assert_eq!(at(0), Turned::Press(Button::Next));
        assert_eq!((at(20), at(100)), (Turned::Bounce, Turned::Bounce));
        assert_eq!(at(400), Turned::Press(Button::Next));
    }

    #[test]
    fn another_button_soon_after_is_a_finger() {
        let (mut presses, now) = (Presses::default(), Instant::now());
        assert_eq!(presses.turn(&buttons(), "3", now, now), Turned::Press(Button::Done));
        assert_eq!(presses.turn(&buttons(), "1", now, now), Turned::Press(Button::Next));
    }

    #[test]
    fn what_waited_for_an_earlier_press_too_long_is_not_carried_out() {
        let (mut presses, heard) = (Presses::default(), Instant::now());
        assert_eq!(presses.turn(&buttons(), "1", heard, heard + STALE * 2), Turned::Late);
        assert_eq!(presses.turn(&buttons(), "9", heard, heard), Turned::Unknown);
    }
}
