//! A slip as measured rows: what stands on which line, and how large.
//!
//! Sizes are chosen here and never by the printer, which would break a word, or the number, in the middle. A text that
//! the printer has no letters for becomes a picture. With a second language the names stand one below the other, what
//! is said about them side by side, or one below the other where two columns would be too narrow.

mod sheet;

use self::sheet::Sheet;
use crate::bitmap::Bitmap;
use crate::codepage::Cell;
use crate::logo::LogoKey;
use crate::profile::Profile;
use crate::slip::{Slip, SlipError, Words};
use crate::typeset::{NoFont, Typesetter};

/// Width of a font A character at size 1, in dots.
pub const CELL_WIDTH_DOTS: u16 = 12;

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
    /// A line of text drawn as dots.
    Picture(Bitmap),
    /// The picture in the printer's memory.
    Logo(LogoKey),
    /// An empty line of normal height.
    Gap,
    /// A QR code drawn by the printer.
    Qr(String),
}

/// A slip set out, and what could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Laid {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// A character for each text that is missing, because no font has it.
    pub without_font: Vec<NoFont>,
}

/// Sets the slip out for the paper of `profile`.
///
/// # Errors
/// [`SlipError::NoNumber`] and [`SlipError::NumberTooWide`].
pub fn lay_out(
    slip: &Slip,
    profile: &Profile,
    logo: Option<LogoKey>,
    typesetter: &mut Typesetter,
) -> Result<Laid, SlipError> {
    let nobody = Words::default();
    let (first, second) = (&slip.words, slip.second.as_ref().unwrap_or(&nobody));
    let mut sheet = Sheet::new(profile, typesetter, &first.language, &second.language);
    sheet.push(logo.map(Row::Logo));
    if let Some(word) = &first.reprint {
        sheet.title(word, second.reprint.as_deref().unwrap_or_default());
        sheet.gap();
    }
    sheet.names(&first.office, &second.office);
    sheet.title(&first.service, &second.service);
    sheet.number(&slip.number)?;
    sheet.plain(&slip.date_time);
    sheet.gap();
    sheet.pair(&first.ahead, &second.ahead, Size::TALL, Weight::Bold);
    sheet.pair(&first.forecast, &second.forecast, Size::TALL, Weight::Bold);
    sheet.gap();
    sheet.pair(&first.where_to_wait, &second.where_to_wait, Size::NORMAL, Weight::Regular);
    if !first.documents.is_empty() || !second.documents.is_empty() {
        sheet.gap();
        sheet.pair(&first.documents_title, &second.documents_title, Size::NORMAL, Weight::Bold);
        sheet.documents(&first.documents, &second.documents);
    }
    if let Some(link) = &slip.link {
        sheet.gap();
        sheet.push([Row::Qr(link.clone())]);
    }
    Ok(sheet.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codepage;

    fn profile() -> Profile {
        Profile::shipped("epson-tm").unwrap()
    }

    fn laid(slip: &Slip, profile: &Profile) -> Result<Vec<Row>, SlipError> {
        lay_out(slip, profile, None, &mut Typesetter::default()).map(|laid| laid.rows)
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
        Slip { number: number.into(), words: Words { service: service.into(), ..Words::default() }, ..Slip::default() }
    }

    fn documented(documents: Vec<String>) -> Slip {
        Slip { number: "A1".into(), words: Words { documents, ..Words::default() }, ..Slip::default() }
    }

    #[test]
    fn the_number_takes_the_largest_size_that_keeps_it_whole() {
        for (number, expected) in [("A042", 8), ("AB1042", 8), ("ABC1042", 6), ("A-2026-0042", 4)] {
            let rows = laid(&slip(number, ""), &profile()).unwrap();
            assert_eq!(texts(&rows), [(number.to_owned(), Size { width: expected, height: expected })]);
        }
        let narrow = Profile { paper: crate::profile::Paper { width_dots: 384, dots_per_mm: 8 }, ..profile() };
        let rows = laid(&slip("A0042", ""), &narrow).unwrap();
        assert_eq!(texts(&rows)[0].1.width, 6);
    }

    #[test]
    fn a_slip_needs_a_number_that_fits() {
        assert_eq!(laid(&slip(" ", "Tributi"), &profile()), Err(SlipError::NoNumber));
        let long = "9".repeat(49);
        assert!(matches!(laid(&slip(&long, ""), &profile()), Err(SlipError::NumberTooWide { columns: 48, .. })));
    }

    #[test]
    fn a_service_name_drops_its_size_before_it_wraps_and_never_breaks_a_word() {
        let rows = laid(&slip("A1", "Comune Amico"), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Comune Amico".into(), Size::DOUBLE));
        let rows = laid(&slip("A1", "Anagrafe e carte d'identità"), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Anagrafe e carte".into(), Size::DOUBLE));
        assert_eq!(texts(&rows)[1], ("d'identità".into(), Size::DOUBLE));
        let long = "Servizi demografici, elettorali e di stato civile per i cittadini residenti all'estero";
        let rows = laid(&slip("A1", long), &profile()).unwrap();
        assert_eq!(texts(&rows)[0], ("Servizi demografici, elettorali e di stato".into(), Size::TALL));
        assert_eq!(texts(&rows)[1].0, "civile per i cittadini residenti all'estero");
    }

    #[test]
    fn a_long_list_of_documents_ends_with_an_ellipsis() {
        let documents = (1..=30).map(|n| format!("Documento {n}")).collect();
        let rows = laid(&documented(documents), &profile()).unwrap();
        let texts = texts(&rows);
        assert_eq!(texts.last().unwrap().0, "...");
        assert_eq!(texts.iter().filter(|(text, _)| text.starts_with("Documento")).count(), DOCUMENT_LINES_MAX);
    }

    #[test]
    fn documents_get_a_dash_once_one_of_them_wraps() {
        let long = "Carta d'identità o passaporto in corso di validità".to_owned();
        let both = |documents| texts(&laid(&documented(documents), &profile()).unwrap());
        assert_eq!(both(vec!["Codice fiscale".into()])[1].0, "Codice fiscale");
        let marked = both(vec![long, "Codice fiscale".into()]);
        assert_eq!(marked[1].0, "- Carta d'identità o passaporto in corso di");
        assert_eq!(marked[3].0, "- Codice fiscale");
    }

    fn bilingual() -> Slip {
        let italian = Words {
            language: "it".into(),
            office: "Comune di Bressanone".into(),
            service: "Anagrafe".into(),
            ahead: "7 persone prima di lei".into(),
            where_to_wait: "Attenda nell'atrio e guardi lo schermo".into(),
            documents_title: "Porti con sé:".into(),
            documents: vec!["Carta d'identità".into(), "Codice fiscale".into()],
            ..Words::default()
        };
        let german = Words {
            language: "de".into(),
            office: "Gemeinde Brixen".into(),
            service: "Meldeamt".into(),
            ahead: "7 Personen vor Ihnen".into(),
            where_to_wait: "Bitte warten Sie in der Halle und achten Sie auf den Bildschirm".into(),
            documents_title: "Bitte mitbringen:".into(),
            documents: vec!["Personalausweis".into()],
            ..Words::default()
        };
        Slip { number: "A042".into(), words: italian, second: Some(german), ..Slip::default() }
    }

    #[test]
    fn two_languages_stand_side_by_side_and_their_names_below_each_other() {
        let rows = texts(&laid(&bilingual(), &profile()).unwrap());
        let lines: Vec<&str> = rows.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(lines[..5], ["Comune di Bressanone", "Gemeinde Brixen", "Anagrafe", "Meldeamt", "A042"]);
        let pairs = [
            ("7 persone prima di lei", "7 Personen vor Ihnen"),
            ("Attenda nell'atrio e", "Bitte warten Sie in"),
            ("guardi lo schermo", "der Halle und achten"),
            ("", "Sie auf den Bildschirm"),
            ("Porti con sé:", "Bitte mitbringen:"),
            ("- Carta d'identità", "- Personalausweis"),
            ("- Codice fiscale", ""),
        ];
        let pairs = pairs.map(|(left, right)| format!("{left:<26}{right:<22}"));
        assert_eq!(lines[5..], pairs);
        assert!(rows[5..].iter().all(|(text, _)| text.chars().count() == 48), "{rows:?}");
    }

    #[test]
    fn on_narrow_paper_two_languages_stand_below_each_other() {
        let narrow = Profile { paper: crate::profile::Paper { width_dots: 216, dots_per_mm: 8 }, ..profile() };
        let rows = texts(&laid(&bilingual(), &narrow).unwrap());
        let lines: Vec<&str> = rows.iter().map(|(text, _)| text.as_str()).collect();
        let at = lines.iter().position(|line| *line == "7 persone prima di").unwrap();
        assert_eq!(lines[at..at + 4], ["7 persone prima di", "lei", "7 Personen vor", "Ihnen"]);
    }

    #[test]
    fn what_is_equal_in_both_languages_stands_there_once() {
        let mut slip = bilingual();
        slip.words.service = "SPID".into();
        slip.second.as_mut().unwrap().service = "SPID".into();
        let rows = texts(&laid(&slip, &profile()).unwrap());
        assert_eq!(rows.iter().filter(|(text, _)| text == "SPID").count(), 1);
    }

    #[test]
    fn a_foreign_script_is_drawn_and_the_rest_is_not() {
        let words = Words {
            language: "uk".into(),
            service: "Послуги громадянам".into(),
            where_to_wait: "Sala 2".into(),
            ..Words::default()
        };
        let slip = Slip { number: "A042".into(), date_time: "23/11/2026 10:42".into(), words, ..Slip::default() };
        let rows = laid(&slip, &profile()).unwrap();
        let pictures = rows.iter().filter(|row| matches!(row, Row::Picture(_))).count();
        assert_eq!(pictures, 1);
        let written: Vec<String> = texts(&rows).into_iter().map(|(text, _)| text).collect();
        assert_eq!(written, ["A042", "23/11/2026 10:42", "Sala 2"]);
    }

    #[test]
    fn a_text_without_font_is_left_out_by_name_and_the_number_stays() {
        let words = Words { service: "Служба \u{10FFFD}".into(), ..Words::default() };
        let slip = Slip { number: "A042".into(), words, ..Slip::default() };
        let laid = lay_out(&slip, &profile(), None, &mut Typesetter::default()).unwrap();
        assert_eq!(laid.without_font, [NoFont { character: '\u{10FFFD}' }]);
        assert_eq!(texts(&laid.rows), [("A042".to_owned(), Size { width: 8, height: 8 })]);
    }
}
