//! A slip as measured rows: what stands on which line, and how large.
//!
//! Sizes are chosen here and never by the printer, which would break a word, or the number, in the middle.

use crate::codepage::{self, Cell};
use crate::profile::Profile;
use crate::slip::{Slip, SlipError};

/// Width of a font A character at size 1, in dots.
pub const CELL_WIDTH_DOTS: u16 = 12;

/// Largest magnification of `GS !`.
const SIZE_MAX: u8 = 8;

/// Lines a service name may take at double size before it drops to double height.
const TITLE_LINES_MAX: usize = 2;

/// Document lines on one slip; a longer list ends with an ellipsis, the page behind the QR code has all of it.
pub(crate) const DOCUMENT_LINES_MAX: usize = 12;

/// Times the width and times the height of a font A character, each 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Times the width.
    pub width: u8,
    /// Times the height.
    pub height: u8,
}

impl Size {
    /// Font A as it is.
    pub const NORMAL: Self = Self { width: 1, height: 1 };
    /// Twice as tall.
    pub const TALL: Self = Self { width: 1, height: 2 };
    /// Twice as wide and tall.
    pub const DOUBLE: Self = Self { width: 2, height: 2 };
}

/// Thickness of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Plain.
    Regular,
    /// Emphasised (`ESC E`).
    Bold,
}

/// One row of a slip; every row is centred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A line of text that fits its width.
    Text {
        /// Encoded text without line end.
        cells: Vec<Cell>,
        /// Magnification.
        size: Size,
        /// Thickness.
        weight: Weight,
    },
    /// An empty line of normal height.
    Gap,
    /// A QR code drawn by the printer.
    Qr(String),
}

/// Sets the slip out for the paper of `profile`.
///
/// # Errors
/// [`SlipError::NoNumber`] and [`SlipError::NumberTooWide`].
pub fn lay_out(slip: &Slip, profile: &Profile) -> Result<Vec<Row>, SlipError> {
    let mut sheet = Sheet { profile, rows: Vec::new() };
    if let Some(word) = &slip.reprint {
        sheet.title(word, Weight::Bold);
        sheet.gap();
    }
    sheet.lines(&slip.office, Size::NORMAL, Weight::Bold);
    sheet.title(&slip.service, Weight::Bold);
    sheet.number(&slip.number)?;
    sheet.lines(&slip.date_time, Size::NORMAL, Weight::Regular);
    sheet.gap();
    sheet.lines(&slip.ahead, Size::TALL, Weight::Bold);
    sheet.lines(&slip.forecast, Size::TALL, Weight::Bold);
    sheet.gap();
    sheet.lines(&slip.where_to_wait, Size::NORMAL, Weight::Regular);
    if !slip.documents.is_empty() {
        sheet.gap();
        sheet.lines(&slip.documents_title, Size::NORMAL, Weight::Bold);
        sheet.documents(&slip.documents);
    }
    if let Some(link) = &slip.link {
        sheet.gap();
        sheet.rows.push(Row::Qr(link.clone()));
    }
    Ok(sheet.rows)
}

struct Sheet<'a> {
    profile: &'a Profile,
    rows: Vec<Row>,
}

impl Sheet<'_> {
    fn columns(&self, width: u8) -> usize {
        usize::from(self.profile.paper.width_dots / (CELL_WIDTH_DOTS * u16::from(width)))
    }

    fn wrapped(&self, text: &str, width: u8) -> Vec<Vec<Cell>> {
        wrap(&codepage::encode(text, &self.profile.text.code_pages), self.columns(width))
    }

    fn push(&mut self, lines: Vec<Vec<Cell>>, size: Size, weight: Weight) {
        self.rows.extend(lines.into_iter().map(|cells| Row::Text { cells, size, weight }));
    }

    fn lines(&mut self, text: &str, size: Size, weight: Weight) {
        let lines = self.wrapped(text, size.width);
        self.push(lines, size, weight);
    }

    /// Double size while it stays short, else double height; always wrapped between words.
    fn title(&mut self, text: &str, weight: Weight) {
        let double = self.wrapped(text, Size::DOUBLE.width);
        if double.len() <= TITLE_LINES_MAX {
            self.push(double, Size::DOUBLE, weight);
        } else {
            self.lines(text, Size::TALL, weight);
        }
    }

    /// The number at the largest size that keeps it whole on one line.
    fn number(&mut self, number: &str) -> Result<(), SlipError> {
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
        self.rows.push(Row::Text { cells, size, weight: Weight::Bold });
        Ok(())
    }

    /// One document a line. Once any of them wraps, all get a dash, so that a second line is not taken for the next
    /// document.
    fn documents(&mut self, documents: &[String]) {
        let wraps = documents.iter().any(|document| self.wrapped(document, 1).len() > 1);
        let dash = if wraps { "- " } else { "" };
        let mut lines_left = DOCUMENT_LINES_MAX;
        for document in documents {
            let lines = self.wrapped(&format!("{dash}{document}"), 1);
            if lines.len() > lines_left {
                self.lines("...", Size::NORMAL, Weight::Regular);
                return;
            }
            lines_left -= lines.len();
            self.push(lines, Size::NORMAL, Weight::Regular);
        }
    }

    /// One empty line, however many parts are missing around it.
    fn gap(&mut self) {
        if self.rows.last() != Some(&Row::Gap) {
            self.rows.push(Row::Gap);
        }
    }
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
    use super::*;
    use proptest::prelude::*;

    fn profile() -> Profile {
        Profile::shipped("epson-tm").unwrap()
    }

    fn texts(rows: &[Row]) -> Vec<(String, Size)> {
        rows.iter()
            .filter_map(|row| match row {
                Row::Text { cells, size, .. } => {
                    let pages = profile().text.code_pages;
                    let read = |cell: &Cell| codepage::decode(cell.byte, pages[usize::from(cell.table)].page);
                    Some((cells.iter().map(read).collect(), *size))
                }
                _ => None,
            })
            .collect()
    }

    fn slip(number: &str, service: &str) -> Slip {
        Slip { number: number.into(), service: service.into(), ..Slip::default() }
    }

    #[test]
    fn the_number_takes_the_largest_size_that_keeps_it_whole() {
        for (number, expected) in [("A042", 8), ("AB1042", 8), ("ABC1042", 6), ("A-2026-0042", 4)] {
            let rows = lay_out(&slip(number, ""), &profile()).unwrap();
            assert_eq!(texts(&rows), [(number.to_owned(), Size { width: expected, height: expected })]);
        }
        let narrow = Profile { paper: crate::profile::Paper { width_dots: 384, dots_per_mm: 8 }, ..profile() };
        let rows = lay_out(&slip("A0042", ""), &narrow).unwrap();
        assert_eq!(texts(&rows)[0].1.width, 6);
    }

    #[test]
    fn a_slip_needs_a_number_that_fits() {
        assert_eq!(lay_out(&slip(" ", "Tributi"), &profile()), Err(SlipError::NoNumber));
        let long = "9".repeat(49);
        assert!(matches!(lay_out(&slip(&long, ""), &profile()), Err(SlipError::NumberTooWide { columns: 48, .. })));
    }

    #[test]
    fn a_service_name_drops_its_size_before_it_wraps_and_never_breaks_a_word() {
        let rows = lay_out(&slip("A1", "Comune Amico"), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Comune Amico".into(), Size::DOUBLE));
        let rows = lay_out(&slip("A1", "Anagrafe e carte d'identità"), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Anagrafe e carte".into(), Size::DOUBLE));
        assert_eq!(texts(&rows)[1], ("d'identità".into(), Size::DOUBLE));
        let long = "Servizi demografici, elettorali e di stato civile per i cittadini residenti all'estero";
        let rows = lay_out(&slip("A1", long), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Servizi demografici, elettorali e di stato".into(), Size::TALL));
        assert_eq!(texts(&rows)[1].0, "civile per i cittadini residenti all'estero");
    }

    #[test]
    fn a_long_list_of_documents_ends_with_an_ellipsis() {
        let documents = (1..=30).map(|n| format!("Documento {n}")).collect();
        let rows = lay_out(&Slip { documents, ..slip("A1", "") }, &profile()).unwrap();
        let texts = texts(&rows);
        assert_eq!(texts.last().unwrap().0, "...");
        assert_eq!(texts.iter().filter(|(text, _)| text.starts_with("Documento")).count(), DOCUMENT_LINES_MAX);
    }

    #[test]
    fn documents_get_a_dash_once_one_of_them_wraps() {
        let long = "Carta d'identità o passaporto in corso di validità".to_owned();
        let both = |documents| texts(&lay_out(&Slip { documents, ..slip("A1", "") }, &profile()).unwrap());
        assert_eq!(both(vec!["Codice fiscale".into()])[1].0, "Codice fiscale");
        let marked = both(vec![long, "Codice fiscale".into()]);
        assert_eq!(marked[1].0, "- Carta d'identità o passaporto in corso di");
        assert_eq!(marked[3].0, "- Codice fiscale");
    }

    proptest! {
        #[test]
        fn every_row_fits_the_paper_and_keeps_the_words(text in "[a-zàèéìòù' -]{0,200}") {
            let columns = 24;
            let cells = codepage::encode(&text, &profile().text.code_pages);
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
