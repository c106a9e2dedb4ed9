//! What stands on the wall, as plain values: the screens only copy them.

use std::sync::Arc;

use turno_protocol::Arrow;
use turno_text::Direction;

use crate::sight::Layout;

/// The whole wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WallView {
    pub(crate) layout: Layout,
    /// From which side the main language is read.
    pub(crate) direction: Direction,
    pub(crate) rest: Rest,
    pub(crate) header: HeaderView,
    pub(crate) body: BodyView,
    pub(crate) notice: Option<NoticeView>,
    /// Every call that can be read on the screen.
    pub(crate) shown: Vec<ShownCall>,
}

/// What keeps the panel from wearing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rest {
    /// How far the picture has wandered, in steps to the right and down.
    pub(crate) wander: (i32, i32),
    /// Whether it is dimmed.
    pub(crate) night: Night,
}

/// Whether the wall is dimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Night {
    #[default]
    No,
    Yes,
}

/// Whether a list's names have a row each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Names {
    #[default]
    Short,
    Long,
}

/// A call on the screen, for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownCall {
    pub(crate) call: u32,
    pub(crate) ticket: String,
    pub(crate) counter: String,
}

/// The band at the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct HeaderView {
    pub(crate) office: String,
    pub(crate) desk: String,
    pub(crate) clock: String,
    pub(crate) date: String,
}

/// A warning over the whole width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoticeView {
    pub(crate) text: String,
    /// The same in the wall's second language.
    pub(crate) second: String,
    pub(crate) advice: Heading,
}

/// What is between the band and the warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BodyView {
    /// Calls and counters.
    Board(Box<BoardView>),
    /// One sentence and one below it.
    Closed(SentenceView),
    /// One sentence and one below it.
    Connecting(SentenceView),
}

impl Default for BodyView {
    fn default() -> Self {
        Self::Connecting(SentenceView::default())
    }
}

/// A screen that says one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SentenceView {
    pub(crate) title: String,
    pub(crate) second_title: String,
    pub(crate) detail: String,
    pub(crate) second_detail: String,
}

/// A heading in the wall's main language and, smaller, in its second one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Heading {
    pub(crate) text: String,
    pub(crate) second: String,
}

/// Calls and counters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct BoardView {
    pub(crate) called: Heading,
    pub(crate) large: Option<LargeView>,
    pub(crate) no_call: Heading,
    pub(crate) raised: bool,
    pub(crate) recent_title: Heading,
    pub(crate) no_recent: String,
    pub(crate) recent: Vec<RecentRow>,
    pub(crate) counters_title: Heading,
    pub(crate) counters: Vec<CounterRow>,
    /// Whether the counters' names fit into half of a standing screen.
    pub(crate) names: Names,
    /// How many lines the longest name of a service needs there.
    pub(crate) name_lines: usize,
    pub(crate) message: Heading,
    pub(crate) bulletin: Option<BulletinView>,
    pub(crate) lines_title: Heading,
    pub(crate) lines: Vec<LineRow>,
}

/// What stands in the side area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BulletinView {
    pub(crate) text: String,
    pub(crate) picture: Option<Arc<Picture>>,
}

/// A picture, decoded once.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Its name, and the version of the settings it was fetched for.
    pub(crate) identity: (String, u64),
    pub(crate) width_px: u32,
    pub(crate) height_px: u32,
    /// Red, green, blue, opacity.
    pub(crate) pixels: Vec<u8>,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

impl Eq for Picture {}

/// The call in the large place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LargeView {
    pub(crate) number: String,
    pub(crate) counter: CounterName,
    pub(crate) place: String,
    pub(crate) arrow: Option<Arrow>,
    /// The whole sentence, for a screen reader.
    pub(crate) label: String,
}

/// A counter's name, split so that what tells counters apart can stand as large as the ticket's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CounterName {
    /// The words, for example "Sportello".
    pub(crate) words: String,
    /// The short sign at the end, for example "1"; empty if the name has none.
    pub(crate) sign: String,
}

/// The longest sign that stands as large as the number, in characters: more would not fit beside the words.
const SIGN_CHARS_MAX: usize = 2;

impl CounterName {
    /// Splits a short last word with a digit, or a single letter, off the name.
    pub(crate) fn split(name: &str) -> Self {
        let name = name.trim();
        let whole = || Self { words: name.to_owned(), sign: String::new() };
        let Some((words, sign)) = name.rsplit_once(' ') else { return whole() };
        let count = sign.chars().count();
        let tells_apart =
            sign.chars().all(|c| c.is_ascii_digit()) || (count == 1 && sign.chars().all(char::is_uppercase));
        if tells_apart && count <= SIGN_CHARS_MAX {
            Self { words: words.trim().to_owned(), sign: sign.to_owned() }
        } else {
            whole()
        }
    }
}

/// One of the latest calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecentRow {
    pub(crate) number: String,
    pub(crate) counter: String,
}

/// A counter in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CounterRow {
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) state: CounterLook,
    pub(crate) state_word: String,
}

/// How a counter's row looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CounterLook {
    Closed,
    Free,
    Calling,
    Serving,
}

/// A line with its expected wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineRow {
    pub(crate) letter: String,
    /// Empty where the letter alone is said.
    pub(crate) service: String,
    pub(crate) wait: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_counters_apart_is_split_off() {
        let split = |name: &str| {
            let name = CounterName::split(name);
            (name.words, name.sign)
        };
        let pair = |words: &str, sign: &str| (words.to_owned(), sign.to_owned());
        assert_eq!(split("Sportello 1"), pair("Sportello", "1"));
        assert_eq!(split("Sportello 12"), pair("Sportello", "12"));
        assert_eq!(split("Stanza B"), pair("Stanza", "B"));
        assert_eq!(split("Ufficio di prossimità"), pair("Ufficio di prossimità", ""));
        assert_eq!(split("Sportello 1234"), pair("Sportello 1234", ""));
        assert_eq!(split("Anagrafe"), pair("Anagrafe", ""));
        assert_eq!(split("Piano a"), pair("Piano a", ""));
    }
}
