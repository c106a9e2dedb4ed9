//! How wide a text is, and how many lines it takes: enough to plan a screen before anything of it is drawn.

use crate::words::BESIDE;

/// How wide a text is at most in bold letters, in hundredths of their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Ems(u32);

impl Ems {
    /// The width of a text.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().map(letter).sum())
    }

    /// The width of both texts, with a gap between them.
    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 + other.0 + 100)
    }

    pub(super) fn px(self, size: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a name has few letters")]
        let hundredths = self.0 as f32;
        hundredths * size / 100.0
    }
}

/// A letter of Noto Sans in bold, in hundredths of its size: a little more than it takes.
fn letter(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'ì' | 'í' | 'î' | 'і' | 'ї' | '.' | ',' | ':' | '’' | '·' | '-' | ' ' => 33,
        'f' | 't' | 'ț' | 'I' | 'J' | '(' | ')' | '/' => 43,
        'r' | 's' | 'z' | 'c' | 'ș' | 'š' | 'ž' | 'ç' | 'č' | 'г' | 'с' => 51,
        'm' | 'w' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'ф' | 'M' | 'W' | 'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' => 98,
        '0'..='9' => 58,
        'a' | 'à' | 'ä' | 'â' | 'ă' | 'e' | 'è' | 'é' | 'ê' | 'ë' | 'k' | 'o' | 'ò' | 'ó' | 'ö' | 'v' | 'x' | 'y' => {
            62
        }
        'а' | 'е' | 'є' | 'к' | 'о' | 'у' | 'х' | 'б' | 'ь' => 62,
        letter if letter.is_lowercase() => 66,
        // Joined letters are narrow.
        '\u{600}'..='\u{6FF}' => 60,
        // Signs of Chinese are as wide as they are high.
        '\u{2E80}'..='\u{FFEF}' => 100,
        _ => 82,
    }
}

/// The words of a text, line by line where it has several. A line is broken between words alone, so how many lines a text takes
/// depends on where they end and not only on how many letters it has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Running(Vec<Vec<Ems>>);

impl Running {
    /// The words of a text.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        Self(text.lines().map(|line| line.split_whitespace().map(Ems::of).collect()).collect())
    }

    /// Its widest word.
    #[must_use]
    pub(super) fn widest_word(&self) -> Ems {
        self.0.iter().flatten().copied().max().unwrap_or_default()
    }

    /// Its widest line where none is broken.
    #[must_use]
    pub(super) fn widest_line(&self) -> Ems {
        let gap = Ems::of(" ").0;
        let lines = self.0.iter().map(|words| words.iter().map(|word| word.0 + gap).sum::<u32>().saturating_sub(gap));
        Ems(lines.max().unwrap_or_default())
    }

    /// How many lines it takes in letters of this size on lines of this width, both in pixels.
    #[must_use]
    pub(super) fn lines(&self, size: f32, width: f32) -> usize {
        self.0.iter().map(|words| lines_of(words, size, width)).sum()
    }
}

/// What the screen's languages say: beside each other where that stands on one line, else below each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Either {
    beside: Running,
    below: Running,
}

impl Either {
    /// Of a text in which the languages stand beside each other, or below each other if they are long.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        Self { beside: Running::of(text), below: Running::of(&Self::below_each_other(text)) }
    }

    /// The languages below each other.
    #[must_use]
    pub(super) fn below(&self) -> &Running {
        &self.below
    }

    /// How many lines it takes.
    #[must_use]
    pub(super) fn lines(&self, size: f32, width: f32) -> usize {
        if self.beside.lines(size, width) > 1 { self.below.lines(size, width) } else { self.beside.lines(size, width) }
    }

    /// The text as it stands on lines of this width.
    #[must_use]
    pub(super) fn laid(text: &str, size: f32, width: f32) -> String {
        if Running::of(text).lines(size, width) > 1 { Self::below_each_other(text) } else { text.to_owned() }
    }

    /// The text with its languages below each other.
    #[must_use]
    pub(super) fn below_each_other(text: &str) -> String {
        text.replace(BESIDE, "\n")
    }
}

/// The lines of words that follow each other. One that is wider than a line is broken anywhere.
fn lines_of(words: &[Ems], size: f32, width: f32) -> usize {
    let (mut lines, mut left) = (1, width);
    for (index, word) in words.iter().enumerate() {
        let wide = word.px(size);
        let gap = if index == 0 { 0.0 } else { Ems::of(" ").px(size) };
        if gap + wide <= left {
            left -= gap + wide;
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let own = (wide / width).ceil().max(1.0) as usize;
        lines += if index == 0 { own - 1 } else { own };
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let held = own as f32 * width;
        left = held - wide;
    }
    lines
}

/// The text, or as many of its first words as stand on so many lines, with a sign that there are more.
#[must_use]
pub(super) fn cut(text: &str, size: f32, width: f32, lines_max: usize) -> String {
    let fits = |text: &str| Running::of(text).lines(size, width) <= lines_max;
    if fits(text) {
        return text.to_owned();
    }
    let mut kept = text.trim_end();
    loop {
        kept = match kept.rsplit_once(char::is_whitespace) {
            Some((before, _)) => before.trim_end(),
            None => {
                let mut signs = kept.chars();
                signs.next_back();
                signs.as_str()
            }
        };
        let begun = format!("{kept}…");
        if kept.is_empty() || fits(&begun) {
            return begun;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_words_do() {
        // Ten letters of 66 hundredths at a size of 10 pixels are 66 pixels wide.
        let words = "nnnnnnnnnn nnnnnnnnnn nnnnnnnnnn";
        let lines = |text: &str, width| Running::of(text).lines(10.0, width);
        assert_eq!(lines(words, 210.0), 1);
        assert_eq!(lines(words, 140.0), 2);
        assert_eq!(lines(words, 130.0), 3, "198 pixels of letters are no two lines of 130: no second word has room");
        assert_eq!(lines("nnnnnnnnnn\nnnnnnnnnnn", 500.0), 2, "two languages stand below each other");
        assert_eq!(lines("nnnnnnnnnn", 30.0), 3, "a word that is wider than the line is broken");
        assert_eq!(lines("", 30.0), 0);
    }

    #[test]
    fn languages_stand_below_each_other_where_they_have_no_room_beside_each_other() {
        let both = "nnnnn nnnn · nnn";
        assert_eq!(Either::laid(both, 10.0, 200.0), both);
        assert_eq!(Either::laid(both, 10.0, 80.0), "nnnnn nnnn\nnnn");
        assert_eq!([200.0, 80.0].map(|width| Either::of(both).lines(10.0, width)), [1, 2]);
    }

    #[test]
    fn what_has_no_room_is_cut_behind_a_word() {
        assert_eq!(cut("Unione dei Comuni", 10.0, 500.0, 1), "Unione dei Comuni");
        assert_eq!(cut("Unione dei Comuni", 10.0, 80.0, 1), "Unione dei…");
        assert_eq!(cut("统一服务大厅", 10.0, 40.0, 1), "统一服…");
    }
}
