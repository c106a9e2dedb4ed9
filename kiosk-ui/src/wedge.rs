//! A scanner that writes like a keyboard, told from a hand by its pace. Pure.
//!
//! Signs are held for a moment: if the next one comes quicker than any finger, a scanner is writing, and nothing of it is a key.
//! A hand's keys arrive that moment later, which nobody notices. So a scanner that writes digits makes nobody a speech.
//!
//! When a sign was struck nobody says: it is heard when the window comes round to it, and a large window may be drawn in between.
//! So the moment is over when the window has been idle, not when a clock says so.

use std::time::Duration;

/// Two signs closer together than this are written by no hand.
pub(crate) const GAP_MAX: Duration = Duration::from_millis(40);
/// The fewest signs of a scan: two keys of a keypad can be struck at once.
const SIGNS_MIN: usize = 4;
/// The most signs that are kept of one: more is noise.
const SIGNS_MAX: usize = 256;

/// Keys that say how another is meant, as the toolkit names them: a scanner holds them for its capitals.
const MODIFIERS: std::ops::RangeInclusive<char> = '\u{10}'..='\u{18}';

/// What was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Strike {
    /// A key, by the text that the toolkit has for it.
    Key(String),
    /// A scanner has read this.
    Scan(String),
}

/// The signs that may be a scan.
#[derive(Debug, Default)]
pub(crate) struct Wedge {
    held: String,
    count: usize,
}

impl Wedge {
    /// A key was struck. While [`Self::holds`], [`Self::settle`] is to be called once nothing came for [`GAP_MAX`].
    pub(crate) fn on(&mut self, key: &str) -> Vec<Strike> {
        if key.starts_with(|sign| MODIFIERS.contains(&sign)) {
            return Vec::new();
        }
        let mut strikes = Vec::new();
        let mut signs = key.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) if sign == ' ' || sign.is_ascii_graphic() => {
                self.count += 1;
                if self.count <= SIGNS_MAX {
                    self.held.push(sign);
                }
            }
            (Some('\n' | '\r'), None) if self.count >= SIGNS_MIN => {
                let whole = self.count <= SIGNS_MAX;
                let scan = std::mem::take(&mut self.held);
                self.count = 0;
                strikes.extend(Some(Strike::Scan(scan)).filter(|_| whole));
            }
            // No hand goes from a sign to *enter* so quickly. What ends a scan that was heard in part must press nothing.
            (Some('\n' | '\r'), None) if self.count > 0 => {
                self.held.clear();
                self.count = 0;
            }
            // A key without a sign is struck by a hand, and so was what came just before.
            _ => {
                strikes.extend(self.settle());
                strikes.push(Strike::Key(key.to_owned()));
            }
        }
        strikes
    }

    /// Whether signs are held.
    pub(crate) fn holds(&self) -> bool {
        self.count > 0
    }

    /// Nothing came quickly enough: a few signs were keys, many are what is left of a scan without an end.
    pub(crate) fn settle(&mut self) -> Vec<Strike> {
        let (held, count) = (std::mem::take(&mut self.held), std::mem::take(&mut self.count));
        if count >= SIGNS_MIN {
            return Vec::new();
        }
        held.chars().map(|sign| Strike::Key(sign.to_string())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is meant by keys with a pause before each, in milliseconds.
    fn meant(keys: &[(u64, &str)]) -> Vec<String> {
        let (mut wedge, mut strikes) = (Wedge::default(), Vec::new());
        for (pause, key) in keys {
            if Duration::from_millis(*pause) > GAP_MAX {
                strikes.extend(wedge.settle());
            }
            strikes.extend(wedge.on(key));
        }
        strikes.extend(wedge.settle());
        let word = |strike| match strike {
            Strike::Key(key) => format!("key {key:?}"),
            Strike::Scan(code) => format!("scan {code}"),
        };
        strikes.into_iter().map(word).collect()
    }

    #[test]
    fn a_scanner_writes_a_code_and_no_keys() {
        assert_eq!(meant(&[(0, "4"), (3, "7"), (3, "1"), (9, "1"), (3, "\n")]), ["scan 4711"]);
        assert_eq!(meant(&[(0, "A"), (20, "b"), (20, "1"), (40, "/"), (1, "2"), (1, "\n")]), ["scan Ab1/2"]);
        assert_eq!(
            meant(&[(0, "\u{10}"), (3, "A"), (3, "\u{10}"), (3, "B"), (9, "1"), (3, "2"), (3, "\n")]),
            ["scan AB12"]
        );
        assert!(meant(&[(0, "4"), (3, "7"), (3, "1"), (9, "1")]).is_empty(), "without an end it is noise, and no keys");
    }

    #[test]
    fn a_hand_strikes_keys() {
        let hand = [(0, "4"), (120, "7"), (90, "1"), (200, "1"), (150, "\n")];
        assert_eq!(meant(&hand), ["key \"4\"", "key \"7\"", "key \"1\"", "key \"1\"", "key \"\\n\""]);
        assert_eq!(meant(&[(0, "4"), (10, "7")]), ["key \"4\"", "key \"7\""], "two fingers at once");
        assert_eq!(meant(&[(0, "\n")]), ["key \"\\n\""]);
        assert_eq!(meant(&[(0, "4"), (10, "\u{F701}")]), ["key \"4\"", "key \"\\u{f701}\""], "in their order");
        assert_eq!(meant(&[(0, "4"), (120, "7"), (90, "\n")]), ["key \"4\"", "key \"7\"", "key \"\\n\""]);
        assert!(meant(&[(0, "4"), (3, "7"), (3, "\n")]).is_empty(), "the end of something presses nothing");
    }

    #[test]
    fn noise_of_any_length_is_bounded_and_what_follows_is_read() {
        let mut keys: Vec<(u64, &str)> = vec![(1, "x"); 5_000];
        keys.push((1, "\n"));
        assert!(meant(&keys).is_empty());
        keys.extend([(500, "4"), (3, "7"), (3, "1"), (9, "1"), (3, "\n")]);
        assert_eq!(meant(&keys), ["scan 4711"]);
    }
}
