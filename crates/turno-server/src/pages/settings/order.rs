//! The order in which the services, the counters and the like stand: each is moved by one place at a time.

use askama::Template;

use super::SettingsFrame;
use crate::office::Part;

/// One way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// A press of a button of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Which way.
    pub way: Way,
    /// Which one.
    pub item: String,
}

impl Move {
    /// What a button sent, for example `up.anagrafe`.
    #[must_use]
    pub fn of(sent: &str) -> Option<Self> {
        let (way, item) = sent.split_once('.')?;
        let way = match way {
            "up" => Way::Up,
            "down" => Way::Down,
            _ => return None,
        };
        Some(Self { way, item: item.to_owned() })
    }

    /// Carries it out; at an end nothing happens.
    pub fn carry_out(&self, ids: &mut [String]) {
        let Some(from) = ids.iter().position(|id| *id == self.item) else { return };
        let to = match self.way {
            Way::Up => from.saturating_sub(1),
            Way::Down => (from + 1).min(ids.len() - 1),
        };
        ids.swap(from, to);
    }
}

/// One line of the page.
#[derive(Debug)]
struct OrderLine {
    id: String,
    name: String,
    place: usize,
    /// The button that has the focus: the one that was pressed, or the other where it can go no further.
    focus: Option<Way>,
}

impl OrderLine {
    fn starts_at_up(&self) -> bool {
        self.focus == Some(Way::Up)
    }

    fn starts_at_down(&self) -> bool {
        self.focus == Some(Way::Down)
    }
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "settings-order.html")]
pub struct SettingsOrderPage {
    pub(super) frame: SettingsFrame,
    part: &'static str,
    version: u64,
    lines: Vec<OrderLine>,
}

impl SettingsOrderPage {
    /// The page with `ids` in their order, after a press or before the first.
    #[must_use]
    pub fn new(frame: SettingsFrame, version: u64, part: Part, ids: Vec<String>, pressed: Option<&Move>) -> Self {
        let last = ids.len();
        let focus = |id: &str, place: usize| {
            let way = pressed.filter(|pressed| pressed.item == id)?.way;
            Some(match way {
                Way::Up if place == 1 => Way::Down,
                Way::Down if place == last => Way::Up,
                way => way,
            })
        };
        let line = |(index, id): (usize, String)| OrderLine {
            name: frame.name_of(part.word(), &id),
            place: index + 1,
            focus: focus(&id, index + 1),
            id,
        };
        let lines = ids.into_iter().enumerate().map(line).collect();
        Self { frame, part: part.word(), version, lines }
    }

    fn title(&self) -> String {
        format!("settings-order-{}", self.part)
    }

    fn label(&self, key: &str, line: &OrderLine) -> String {
        let of = |n: usize| n.to_string();
        let args =
            [("name", line.name.clone().into()), ("n", of(line.place).into()), ("all", of(self.lines.len()).into())];
        self.frame.words.say_with(key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_press_moves_one_place_and_not_beyond_the_end() {
        let mut ids = ["a", "b", "c"].map(str::to_owned);
        let mut press = |sent: &str| {
            Move::of(sent).unwrap().carry_out(&mut ids);
            ids.concat()
        };
        assert_eq!(press("down.a"), "bac");
        assert_eq!(press("up.c"), "bca");
        assert_eq!(press("up.b"), "bca");
        assert_eq!(press("down.a"), "bca");
        assert_eq!(press("up.nobody"), "bca");
        assert_eq!(Move::of("sideways.a"), None);
    }
}
