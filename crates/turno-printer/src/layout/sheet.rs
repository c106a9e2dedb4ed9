//! A sheet while it is being set out: texts to rows, in one language or two.

use super::{CELL_WIDTH_DOTS, DOCUMENT_LINES_MAX, Laid, Row, Size, Weight};
use crate::codepage::{self, Cell};
use crate::profile::Profile;
use crate::slip::SlipError;
use crate::typeset::{Face, NoFont, Typesetter};

/// Largest magnification of `GS !`.
const SIZE_MAX: u8 = 8;
/// Lines a service name may take at double size before it drops to double height.
const TITLE_LINES_MAX: usize = 2;
/// Lines of a text beside another; a longer one gets the whole width.
const PAIR_LINES_MAX: usize = 3;
/// Empty cells between two columns.
const PAIR_GAP: usize = 3;

/// Rows so far, and with what they are made.
pub(super) struct Sheet<'a> {
    profile: &'a Profile,
    typesetter: &'a mut Typesetter,
    languages: [&'a str; 2],
    laid: Laid,
}

/// Which of the two languages.
#[derive(Clone, Copy)]
enum Side {
    First,
    Second,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(profile: &'a Profile, typesetter: &'a mut Typesetter, first: &'a str, second: &'a str) -> Self {
        Self { profile, typesetter, languages: [first, second], laid: Laid::default() }
    }

    pub(super) fn finish(self) -> Laid {
        self.laid
    }

    pub(super) fn push(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.laid.rows.extend(rows);
    }

    /// One empty line, however many parts are missing around it.
    pub(super) fn gap(&mut self) {
        if self.laid.rows.last() != Some(&Row::Gap) {
            self.laid.rows.push(Row::Gap);
        }
    }

    /// A text that is the same in every language.
    pub(super) fn plain(&mut self, text: &str) {
        let rows = self.rows(text, Side::First, Size::NORMAL, Weight::Regular);
        self.push(rows);
    }

    /// Names of the same thing below each other, neither plainer than the other: where two languages stand, they are equals by law.
    pub(super) fn names(&mut self, first: &str, second: &str) {
        let rows = self.rows(first, Side::First, Size::NORMAL, Weight::Bold);
        self.push(rows);
        if !is_same(first, second) {
            let rows = self.rows(second, Side::Second, Size::NORMAL, Weight::Bold);
            self.push(rows);
        }
    }

    /// Double size while it stays short in both languages, else double height.
    pub(super) fn title(&mut self, first: &str, second: &str) {
        let mut texts = vec![(first, Side::First)];
        texts.extend((!is_same(first, second)).then_some((second, Side::Second)));
        let mut in_size = |size| texts.iter().map(|(text, side)| self.rows(text, *side, size, Weight::Bold)).collect();
        let mut titles: Vec<Vec<Row>> = in_size(Size::DOUBLE);
        if titles.iter().any(|rows| rows.len() > TITLE_LINES_MAX) {
            titles = in_size(Size::TALL);
        }
        self.push(titles.into_iter().flatten());
    }

    /// The number at the largest size that keeps it whole on one line.
    pub(super) fn number(&mut self, number: &str) -> Result<(), SlipError> {
        let cells = codepage::encode(number.trim(), &self.profile.text.code_pages);
        if cells.is_empty() {
            return Err(SlipError::NoNumber);
        }
        let columns = self.columns(1);
        let fitting = u8::try_from(columns / cells.len()).unwrap_or(SIZE_MAX).min(SIZE_MAX);
        if fitting == 0 {
            return Err(SlipError::NumberTooWide { number: number.to_owned(), columns });
        }
        let size = Size { width: fitting, height: fitting };
        self.push([Row::Text { cells, size, weight: Weight::Bold }]);
        Ok(())
    }

    /// The same in two languages.
    pub(super) fn pair(&mut self, first: &str, second: &str, size: Size, weight: Weight) {
        let rows = self.pair_rows(first, second, size, weight);
        self.push(rows);
    }

    /// One document a line. Once any of them wraps, or stands beside another, all get a dash, so that a second line is
    /// not taken for the next document.
    pub(super) fn documents(&mut self, first: &[String], second: &[String]) {
        let (size, weight) = (Size::NORMAL, Weight::Regular);
        let mut dash = if second.is_empty() { "" } else { "- " };
        if first.iter().any(|document| self.rows(document, Side::First, size, weight).len() > 1) {
            dash = "- ";
        }
        let marked = |document: Option<&String>| document.map(|text| format!("{dash}{text}")).unwrap_or_default();
        let mut lines_left = DOCUMENT_LINES_MAX;
        for at in 0..first.len().max(second.len()) {
            let (left, right) = (marked(first.get(at)), marked(second.get(at)));
            // In two columns, also where one of them has ended.
            let columns = if second.is_empty() { None } else { self.side_by_side(&left, &right, size, weight) };
            let rows = columns.unwrap_or_else(|| self.pair_rows(&left, &right, size, weight));
            if rows.len() > lines_left {
                return self.plain("...");
            }
            lines_left -= rows.len();
            self.push(rows);
        }
    }

    fn columns(&self, width: u8) -> usize {
        usize::from(self.profile.paper.width_dots / (CELL_WIDTH_DOTS * u16::from(width)))
    }

    fn can_write(&self, text: &str) -> bool {
        codepage::can_write(text, &self.profile.text.code_pages)
    }

    fn encoded(&self, text: &str) -> Vec<Cell> {
        codepage::encode(text, &self.profile.text.code_pages)
    }

    /// A text over the whole width: in the printer's letters, or else as a picture of it.
    fn rows(&mut self, text: &str, side: Side, size: Size, weight: Weight) -> Vec<Row> {
        if self.can_write(text) {
            let lines = wrap(&self.encoded(text), self.columns(size.width));
            return lines.into_iter().map(|cells| Row::Text { cells, size, weight }).collect();
        }
        let language = self.languages[side as usize];
        let face = Face { size_dots: em_of(size), weight };
        match self.typesetter.lines(text, language, face, self.profile.paper.width_dots) {
            Ok(lines) => lines.into_iter().map(Row::Picture).collect(),
            Err(no_font) => {
                self.note(no_font);
                Vec::new()
            }
        }
    }

    fn note(&mut self, no_font: NoFont) {
        if !self.laid.without_font.contains(&no_font) {
            self.laid.without_font.push(no_font);
        }
    }

    /// Side by side where both are short and in the printer's letters, else one below the other.
    fn pair_rows(&mut self, first: &str, second: &str, size: Size, weight: Weight) -> Vec<Row> {
        if is_same(first, second) {
            return self.rows(first, Side::First, size, weight);
        }
        if first.is_empty() {
            return self.rows(second, Side::Second, size, weight);
        }
        if let Some(rows) = self.side_by_side(first, second, size, weight) {
            return rows;
        }
        let mut rows = self.rows(first, Side::First, size, weight);
        rows.extend(self.rows(second, Side::Second, size, weight));
        rows
    }

    fn side_by_side(&self, first: &str, second: &str, size: Size, weight: Weight) -> Option<Vec<Row>> {
        if !self.can_write(first) || !self.can_write(second) {
            return None;
        }
        let columns = self.columns(size.width);
        let column = columns.saturating_sub(PAIR_GAP) / 2;
        let (left, right) = (self.encoded(first), self.encoded(second));
        if !words_fit(&left, column) || !words_fit(&right, column) {
            return None;
        }
        let (left, right) = (wrap(&left, column), wrap(&right, column));
        let lines = left.len().max(right.len());
        if lines > PAIR_LINES_MAX {
            return None;
        }
        let line = |at: usize| {
            let mut cells = left.get(at).cloned().unwrap_or_default();
            fill(&mut cells, columns - column);
            cells.extend(right.get(at).into_iter().flatten());
            fill(&mut cells, columns);
            Row::Text { cells, size, weight }
        };
        Some((0..lines).map(line).collect())
    }
}

fn is_same(first: &str, second: &str) -> bool {
    second.is_empty() || first == second
}

/// The size of drawn letters that stand beside printed ones of `size`.
const fn em_of(size: Size) -> u16 {
    match size.height {
        0 | 1 => 26,
        2 if size.width == 1 => 34,
        _ => 44,
    }
}

fn fill(cells: &mut Vec<Cell>, columns: usize) {
    let table = cells.last().map_or(0, |cell| cell.table);
    cells.resize(columns.max(cells.len()), Cell { table, byte: b' ' });
}

fn words_fit(cells: &[Cell], columns: usize) -> bool {
    cells.split(|cell| cell.byte == b' ').all(|word| word.len() <= columns)
}

/// Breaks encoded text between words into lines of at most `columns` cells. A single word longer than a line has no
/// better place to break than the end of the line.
fn wrap(cells: &[Cell], columns: usize) -> Vec<Vec<Cell>> {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    let mut line: Vec<Cell> = Vec::new();
    for word in cells.split(|cell| cell.byte == b' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.len() + 1 + word.len() > columns {
            lines.push(std::mem::take(&mut line));
        }
        if let Some(last) = line.last() {
            line.push(Cell { byte: b' ', ..*last });
        }
        let mut rest = word;
        while rest.len() > columns {
            lines.push(rest[..columns].to_vec());
            rest = &rest[columns..];
        }
        line.extend_from_slice(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_row_fits_the_paper_and_keeps_the_words(text in "[a-zàèéìòù' -]{0,200}") {
            let columns = 24;
            let cells = codepage::encode(&text, &Profile::shipped("epson-tm").unwrap().text.code_pages);
            let lines = wrap(&cells, columns);
            prop_assert!(lines.iter().all(|line| !line.is_empty() && line.len() <= columns));
            let short: Vec<&[Cell]> = cells.split(|cell| cell.byte == b' ').filter(|word| !word.is_empty()).collect();
            if short.iter().all(|word| word.len() <= columns) {
                let words: Vec<&[Cell]> = lines.iter().flat_map(|line| line.split(|cell| cell.byte == b' ')).collect();
                prop_assert_eq!(words, short);
            }
        }
    }
}
