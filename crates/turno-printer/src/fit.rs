//! Making a slip fit: a number on paper matters more than everything that stands around it.
//!
//! What is too much is left out by rule, the least needed first: documents from the end of the list, then their block,
//! then the ends of texts. A link that cannot be drawn is left out whatever the length. The number, the office and the
//! service always stay.

use std::fmt;

use crate::codepage;
use crate::layout::DOCUMENT_LINES_MAX;
use crate::profile::PageNumber;
use crate::slip::{Slip, Words};
use crate::typeset::NoFont;

/// Longest link, in bytes: 150 bytes make a version 8 QR code, 49 modules, which still fits 58 mm paper.
pub const LINK_BYTES_MAX: usize = 150;

/// Ends what was cut.
const ELLIPSIS: &str = "...";

/// Texts in mixed scripts need more bytes than they print, for the printer changes its tables between them: where the lengths of
/// [`Part::cells_max`] are not enough, half of them and then a quarter stay.
const DIVISOR_MAX: usize = 4;

/// Something of a slip that is not on its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// The QR code.
    Link(LinkFlaw),
    /// The documents beyond the first `kept`; with none kept, their heading too.
    Documents {
        /// Documents that are printed.
        kept: usize,
        /// Documents the slip has, in the longer of its lists.
        of: usize,
    },
    /// The end of a text.
    End(Part),
    /// A text in a script that is drawn, since no font for it is installed.
    NoFont(NoFont),
}

/// Why a link cannot become a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkFlaw {
    /// It is empty.
    Empty,
    /// It is longer than [`LINK_BYTES_MAX`].
    TooLong,
    /// It has characters outside printable ASCII, which a printer could take for a real-time command.
    NotPrintable,
}

/// A text of a slip that may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// [`Words::where_to_wait`]
    WhereToWait,
    /// [`Words::forecast`]
    Forecast,
    /// [`Words::ahead`]
    Ahead,
    /// [`Slip::date_time`]
    DateTime,
    /// [`Words::service`]
    Service,
    /// [`Words::office`]
    Office,
    /// [`Words::reprint`]
    Reprint,
}

impl Part {
    /// In the order in which they are cut.
    pub const ALL: [Self; 7] =
        [Self::WhereToWait, Self::Forecast, Self::Ahead, Self::DateTime, Self::Service, Self::Office, Self::Reprint];

    /// Printed characters, as bytes, that stay when the text has to be cut, in each language. Together, with a link of the longest
    /// kind and the longest number, they stay within [`crate::encode::TEXT_BYTES_MAX`] for each language on every paper.
    pub const fn cells_max(self) -> usize {
        match self {
            Self::WhereToWait => 160,
            Self::Service | Self::Office => 96,
            Self::Forecast | Self::Ahead => 64,
            Self::DateTime => 40,
            Self::Reprint => 24,
        }
    }

    fn of(self, words: &mut Words) -> Option<&mut String> {
        match self {
            Self::WhereToWait => Some(&mut words.where_to_wait),
            Self::Forecast => Some(&mut words.forecast),
            Self::Ahead => Some(&mut words.ahead),
            Self::DateTime => None,
            Self::Service => Some(&mut words.service),
            Self::Office => Some(&mut words.office),
            Self::Reprint => words.reprint.as_mut(),
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(LinkFlaw::Empty) => f.write_str("the QR code, since the link is empty"),
            Self::Link(LinkFlaw::TooLong) => {
                write!(f, "the QR code, since the link is longer than {LINK_BYTES_MAX} characters")
            }
            Self::Link(LinkFlaw::NotPrintable) => {
                f.write_str("the QR code, since the link has characters outside printable ASCII")
            }
            Self::Documents { kept: 0, .. } => f.write_str("the documents"),
            Self::Documents { kept, of } => write!(f, "{} of {of} documents", of - kept),
            Self::NoFont(no_font) => {
                let package = if is_east_asian(no_font.character) { "fonts-noto-cjk" } else { "fonts-noto-core" };
                write!(f, "a text, since {no_font}: install the package {package}")
            }
            Self::End(part) => {
                let name = match part {
                    Part::WhereToWait => "where to wait",
                    Part::Forecast => "the forecast",
                    Part::Ahead => "how many are ahead",
                    Part::DateTime => "date and time",
                    Part::Service => "the service",
                    Part::Office => "the office",
                    Part::Reprint => "the reprint's word",
                };
                write!(f, "the end of {name}, beyond {} characters", part.cells_max())
            }
        }
    }
}

/// Chinese, Japanese and Korean, whose fonts come in a package of their own.
const fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// One step of the rule, taken again and again until the slip fits or nothing is left to leave out.
pub(crate) struct Fitting {
    slip: Slip,
    tables: Vec<PageNumber>,
    /// Documents the slip came with, in the longer of its lists.
    documents: usize,
    /// Those that are kept; the list may hold an ellipsis besides.
    kept: usize,
    parts: std::slice::Iter<'static, Part>,
    /// What the lengths of [`Part::cells_max`] are divided by in this round.
    divisor: usize,
    left_out: Vec<LeftOut>,
}

impl Fitting {
    /// A slip before it is measured; a link that cannot be drawn is already gone.
    pub(crate) fn new(slip: &Slip, tables: &[PageNumber]) -> Self {
        // A list may stand in the second language alone.
        let documents = slip.second.iter().chain([&slip.words]).map(|words| words.documents.len()).max().unwrap_or(0);
        let mut fitting = Self {
            slip: slip.clone(),
            tables: tables.to_vec(),
            documents,
            kept: documents,
            parts: const { &Part::ALL }.iter(),
            divisor: 1,
            left_out: Vec::new(),
        };
        if let Some(flaw) = slip.link.as_deref().and_then(link_flaw) {
            fitting.slip.link = None;
            fitting.left_out.push(LeftOut::Link(flaw));
        }
        fitting
    }

    /// The slip as it now is.
    pub(crate) const fn slip(&self) -> &Slip {
        &self.slip
    }

    /// What it no longer has.
    pub(crate) fn into_left_out(self) -> Vec<LeftOut> {
        self.left_out
    }

    /// Leaves out a little more; `false` when nothing more may go.
    pub(crate) fn shrink(&mut self) -> bool {
        if self.kept > 0 {
            // The layout prints no more lines than these, so dropping one beyond them would change nothing.
            self.keep_documents(self.kept.min(DOCUMENT_LINES_MAX) - 1);
            return true;
        }
        loop {
            if self.cut_a_part() {
                return true;
            }
            if self.divisor == DIVISOR_MAX {
                return false;
            }
            self.divisor *= 2;
            self.parts = const { &Part::ALL }.iter();
        }
    }

    /// Cuts the next text that is too long; `false` when none is.
    fn cut_a_part(&mut self) -> bool {
        for part in self.parts.by_ref() {
            let slip = &mut self.slip;
            let date_time = (*part == Part::DateTime).then_some(&mut slip.date_time);
            let sides = [Some(&mut slip.words), slip.second.as_mut()].into_iter().flatten();
            let texts = sides.filter_map(|words| part.of(words)).chain(date_time);
            let mut is_cut = false;
            for text in texts {
                if let Some(shorter) = cut(text, part.cells_max() / self.divisor, &self.tables) {
                    *text = shorter;
                    is_cut = true;
                }
            }
            if is_cut {
                if !self.left_out.contains(&LeftOut::End(*part)) {
                    self.left_out.push(LeftOut::End(*part));
                }
                return true;
            }
        }
        false
    }

    fn keep_documents(&mut self, kept: usize) {
        let slip = &mut self.slip;
        for words in [Some(&mut slip.words), slip.second.as_mut()].into_iter().flatten() {
            if words.documents.len() > kept {
                words.documents.truncate(kept);
                if kept > 0 {
                    words.documents.push(ELLIPSIS.to_owned());
                }
            }
        }
        self.kept = kept;
        self.left_out.retain(|left_out| !matches!(left_out, LeftOut::Documents { .. }));
        self.left_out.push(LeftOut::Documents { kept, of: self.documents });
    }
}

/// A QR payload is printable ASCII, so no byte of it can be read as a real-time command.
fn link_flaw(link: &str) -> Option<LinkFlaw> {
    if link.is_empty() {
        Some(LinkFlaw::Empty)
    } else if !link.bytes().all(|byte| (0x21..=0x7E).contains(&byte)) {
        Some(LinkFlaw::NotPrintable)
    } else {
        (link.len() > LINK_BYTES_MAX).then_some(LinkFlaw::TooLong)
    }
}

/// The text up to the last whole word that leaves room for the ellipsis, measured as it is printed; `None` when
/// it is short enough as it is.
fn cut(text: &str, cells_max: usize, tables: &[PageNumber]) -> Option<String> {
    let cells = |text: &str| codepage::bytes_of(&codepage::encode(text, tables));
    if cells(text) <= cells_max {
        return None;
    }
    let room = cells_max.saturating_sub(ELLIPSIS.len());
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if cells(&longer) > room {
            break;
        }
        kept = longer;
    }
    if kept.is_empty() {
        // The first word alone is longer: it has no better place to end than the last character that fits.
        kept = text.trim_start().chars().take(room).collect();
        while cells(&kept) > room {
            kept.pop();
        }
    }
    Some(kept + ELLIPSIS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word() {
        let page = &[PageNumber { page: crate::profile::CodePage::Cp858, number: 19 }];
        assert_eq!(cut("Attendi qui", 11, page), None);
        assert_eq!(cut("Attendi qui e guarda", 14, page).unwrap(), "Attendi qui...");
        assert_eq!(cut("Attendi qui e guarda", 13, page).unwrap(), "Attendi...");
        assert_eq!(cut("Donaudampfschifffahrt", 10, page).unwrap(), "Donauda...");
        // Four printed characters each, so that counting letters would be wrong.
        assert_eq!(cut("™™™™", 11, page).unwrap(), "™™...");
    }
}
