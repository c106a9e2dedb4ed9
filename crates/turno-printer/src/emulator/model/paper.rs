//! What is put on the paper, and what that takes in time and millimetres.

use std::time::Duration;

use super::super::commands::Knife;
use super::super::sheet::{Cell, Ending, Mark, Sheet};
use super::Emulator;
use crate::bitmap::Bitmap;
use crate::codepage::decode;
use crate::layout::CELL_WIDTH_DOTS;
use crate::profile::{Profile, StatusFamily};

/// Height of font A at size 1, in dots.
const CELL_HEIGHT_DOTS: u32 = 24;
/// From the head to the cutter, in millimetres (11.9 on a VKP80III).
const HEAD_TO_CUTTER_MM: u32 = 12;
/// The knife alone.
const KNIFE: Duration = Duration::from_millis(300);

/// Where coming bytes go, past the buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Paper,
    /// The memory, under these characters.
    Memory([u8; 2]),
    /// The text of a QR code, a byte in each row.
    Code,
}

/// A picture whose dots, or a code whose bytes, are coming.
#[derive(Debug, Clone)]
pub(super) struct Dots {
    target: Target,
    row_bytes: usize,
    rows_left: usize,
    taken: Vec<u8>,
}

impl Dots {
    pub(super) const fn for_paper(row_bytes: usize, rows: usize) -> Self {
        Self { target: Target::Paper, row_bytes, rows_left: rows, taken: Vec::new() }
    }

    pub(super) const fn for_memory(key: [u8; 2], row_bytes: usize, rows: usize) -> Self {
        Self { target: Target::Memory(key), row_bytes, rows_left: rows, taken: Vec::new() }
    }

    pub(super) const fn for_code(bytes: usize) -> Self {
        Self { target: Target::Code, row_bytes: 1, rows_left: bytes, taken: Vec::new() }
    }

    pub(super) const fn row_bytes(&self) -> usize {
        self.row_bytes
    }
}

impl Emulator {
    pub(super) fn begin_picture(&mut self, dots: Dots) {
        if dots.row_bytes > 0 && dots.rows_left > 0 {
            self.dots = Some(dots);
        }
    }

    /// One row of dots, as soon as it is there.
    pub(super) fn take_row(&mut self) {
        let Some(dots) = &mut self.dots else { return };
        let row = self.buffer.drain(..dots.row_bytes.min(self.buffer.len()));
        dots.taken.extend(row);
        dots.rows_left -= 1;
        let (is_last, for_paper) = (dots.rows_left == 0, dots.target == Target::Paper);
        if for_paper {
            self.take_paper(1);
        }
        if is_last {
            self.end_picture();
        }
    }

    /// The picture is whole, or nothing more of it will come.
    pub(super) fn end_picture(&mut self) {
        let Some(dots) = self.dots.take() else { return };
        if dots.target == Target::Code {
            self.modes.qr_data = dots.taken;
            return;
        }
        let bitmap = Bitmap::from_rows(dots.row_bytes, dots.taken);
        match dots.target {
            Target::Paper if bitmap.rows() > 0 => self.page.push(Mark::Picture { bitmap, align: self.modes.align }),
            Target::Memory(key) if dots.rows_left == 0 => self.memory.keep(key, bitmap, self.clock),
            // Half a picture is not kept.
            _ => {}
        }
    }

    /// The rows so far leave with the sheet; the rest of the picture is still to come.
    fn tear_picture(&mut self) {
        let Some(dots) = self.dots.as_mut().filter(|dots| dots.target == Target::Paper && !dots.taken.is_empty())
        else {
            return;
        };
        let bitmap = Bitmap::from_rows(dots.row_bytes, std::mem::take(&mut dots.taken));
        self.page.push(Mark::Picture { bitmap, align: self.modes.align });
    }

    pub(super) fn print_kept(&mut self, key: [u8; 2]) {
        if let Some(bitmap) = self.memory.get(key).cloned() {
            self.put(Mark::Picture { bitmap, align: self.modes.align });
        }
    }

    pub(super) fn character(&mut self, byte: u8) {
        let cell = Cell { character: decode(byte, self.modes.page), size: self.modes.size, weight: self.modes.weight };
        let width = |cell: &Cell| u32::from(cell.size.width) * u32::from(CELL_WIDTH_DOTS);
        let used: u32 = self.line.iter().map(width).sum();
        if used + width(&cell) > u32::from(self.settings.profile.paper.width_dots) {
            // A real printer breaks the line right here, in the middle of a word.
            self.line_feed();
        }
        self.line.push(cell);
    }

    pub(super) fn line_feed(&mut self) {
        let cells = std::mem::take(&mut self.line);
        if cells.is_empty() {
            return self.feed(self.modes.spacing_dots);
        }
        let tallest = cells.iter().map(|cell| u32::from(cell.size.height) * CELL_HEIGHT_DOTS).max().unwrap_or(0);
        let height_dots = tallest.max(self.modes.spacing_dots);
        self.put(Mark::Line { cells, align: self.modes.align, height_dots });
    }

    pub(super) fn feed(&mut self, height_dots: u32) {
        self.put(Mark::Blank { height_dots });
    }

    pub(super) fn qr(&mut self) {
        let payload = String::from_utf8_lossy(&self.modes.qr_data).into_owned();
        let levels = [fast_qr::ECL::L, fast_qr::ECL::M, fast_qr::ECL::Q, fast_qr::ECL::H];
        let known = self.settings.profile.qr.levels.iter().position(|level| *level == self.modes.qr_level);
        let mut builder = fast_qr::QRBuilder::new(self.modes.qr_data.clone());
        // Data too long for a code prints nothing, as on paper; an unknown level is the lowest.
        let Ok(code) = builder.ecl(levels[known.unwrap_or(0)]).build() else { return };
        let dark = (0..code.size).flat_map(|row| code[row].iter().map(|module| module.value())).collect();
        let (module_dots, align) = (self.modes.qr_module_dots, self.modes.align);
        self.put(Mark::Qr { payload, module_dots, modules: code.size, dark, align });
    }

    /// Puts something on the paper, which takes time and paper.
    fn put(&mut self, mark: Mark) {
        let dots = mark.height_dots();
        self.take_paper(dots);
        self.page.push(mark);
    }

    fn take_paper(&mut self, dots: u32) {
        let Profile { paper, timing, .. } = &self.settings.profile;
        let dots_per_s = u32::from(paper.dots_per_mm) * u32::from(timing.print_mm_per_s);
        self.busy_until = self.busy_until.max(self.clock) + Duration::from_secs(dots.into()) / dots_per_s.max(1);
        if let Some(left) = &mut self.condition.paper_left_dots {
            *left = left.saturating_sub(dots);
            if *left == 0 {
                self.condition.paper_end = true;
                self.push_status();
            }
        }
    }

    pub(super) fn cut(&mut self, knife: Knife) {
        let Profile { status, presenter, .. } = &self.settings.profile;
        if knife == Knife::GsV && *status == StatusFamily::Custom && presenter.is_some() {
            // GS V does not fire the cutter of a Custom presenter.
            return;
        }
        if !self.line.is_empty() {
            self.line_feed();
        }
        self.take_paper(HEAD_TO_CUTTER_MM * u32::from(self.settings.profile.paper.dots_per_mm));
        self.busy_until += KNIFE;
        self.cuts += 1;
        self.out(Ending::Cut);
    }

    /// The page leaves the printer.
    pub(super) fn out(&mut self, ending: Ending) {
        self.tear_picture();
        let sheet = Sheet { marks: std::mem::take(&mut self.page), ending };
        match (self.settings.profile.presenter, ending) {
            (Some(presenter), Ending::Cut) => self.present(sheet, presenter),
            _ => self.sheets.push_back(sheet),
        }
    }
}
