//! Rows to ESC/POS bytes, ending with the cut and the question whose answer proves the print.
//!
//! The `escpos` crate writes the commands into a buffer of ours; text goes through as raw bytes of our own encoding.
//! Nothing here talks to a port.

use std::cell::RefCell;
use std::rc::Rc;

use escpos::driver::Driver;
use escpos::errors::{PrinterError, Result as EscposResult};
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol};
use fast_qr::ECL;

use crate::bitmap::Bitmap;
use crate::codepage::Cell;
use crate::fit::{Fitting, LeftOut};
use crate::layout::{Row, Size, Weight, lay_out};
use crate::logo::{self, LogoKey};
use crate::profile::{PageNumber, Profile, Qr, StatusFamily};
use crate::proof::questions;
use crate::slip::{JobId, Slip, SlipError};
use crate::typeset::{NoFont, Typesetter};

/// Longest text of a job, in bytes for each of its languages: with two, half of the usual 4 kB receive buffer, so all
/// text always fits in it.
pub const TEXT_BYTES_MAX: usize = 1024;

/// Most bytes of pictures in one job: four seconds at 115,200 baud, and more than a slip in any script needs.
pub const PICTURE_BYTES_MAX: usize = 48_000;

/// Rows of one band of a picture, more than a drawn line has; some printers lose what is higher than 128.
const BAND_ROWS_MAX: usize = 80;

/// Most bytes of one band of a picture with its header.
pub(crate) fn band_bytes_max(profile: &Profile) -> usize {
    8 + BAND_ROWS_MAX * usize::from(profile.paper.width_dots).div_ceil(8)
}

/// Enables automatic status for drawer, online, error and paper; lost at every `ESC @`.
pub(crate) const ASB_ON: [u8; 3] = [0x1D, 0x61, 0x0F];

/// A job, and what of its slip is not on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The job, within [`TEXT_BYTES_MAX`] and [`PICTURE_BYTES_MAX`].
    pub bytes: Vec<u8>,
    /// Empty when the whole slip is in the job.
    pub left_out: Vec<LeftOut>,
}

/// Turns slips into jobs for one printer.
#[derive(Debug)]
pub struct Encoder {
    profile: Profile,
    typesetter: Typesetter,
}

/// A job with its pictures counted.
struct Built {
    bytes: Vec<u8>,
    picture_bytes: usize,
    without_font: Vec<NoFont>,
}

impl Encoder {
    /// An encoder for printers of this model. Fonts are looked for when the first text needs them.
    pub fn new(profile: Profile) -> Self {
        Self { profile, typesetter: Typesetter::default() }
    }

    /// Turns a slip into one contiguous job, headed by the picture `logo` of the printer's memory. A slip that is too long
    /// loses what is needed least (see [`crate::fit`]): a number on a bare slip is better than no slip.
    ///
    /// # Errors
    /// [`SlipError`] when there is no number, or it does not fit on a line.
    pub fn encode(&mut self, slip: &Slip, job: JobId, logo: Option<LogoKey>) -> Result<Encoded, SlipError> {
        let mut fitting = Fitting::new(slip, &self.profile.text.code_pages);
        let text_bytes_max = TEXT_BYTES_MAX * if slip.second.is_some() { 2 } else { 1 };
        loop {
            let Built { bytes, picture_bytes, without_font } = self.build(fitting.slip(), job, logo)?;
            let text_bytes = bytes.len() - picture_bytes;
            if text_bytes <= text_bytes_max && picture_bytes <= PICTURE_BYTES_MAX {
                let mut left_out = fitting.into_left_out();
                left_out.extend(without_font.into_iter().map(LeftOut::NoFont));
                return Ok(Encoded { bytes, left_out });
            }
            if !fitting.shrink() {
                let fault = format!("{text_bytes} bytes of text and {picture_bytes} of pictures are too many");
                return Err(SlipError::Builder(fault));
            }
        }
    }

    fn build(&mut self, slip: &Slip, job: JobId, logo: Option<LogoKey>) -> Result<Built, SlipError> {
        let laid = lay_out(slip, &self.profile, logo, &mut self.typesetter)?;
        let sink = Sink::default();
        let mut printer = Printer::new(sink.clone(), Protocol::default(), None);
        let level = slip.link.as_deref().map_or(ECL::M, best_level);
        build(&mut printer, &laid.rows, &self.profile, level, job)
            .map_err(|error| SlipError::Builder(error.to_string()))?;
        let pictures =
            laid.rows.iter().filter_map(|row| if let Row::Picture(bitmap) = row { Some(bitmap) } else { None });
        let picture_bytes = pictures.map(|bitmap| picture(bitmap).len()).sum();
        Ok(Built { bytes: sink.bytes.take(), picture_bytes, without_font: laid.without_font })
    }
}

/// [`Encoder::encode`] for a single slip, without a picture above it.
///
/// # Errors
/// As there.
pub fn encode(slip: &Slip, profile: &Profile, job: JobId) -> Result<Encoded, SlipError> {
    Encoder::new(profile.clone()).encode(slip, job, None)
}

/// `GS v 0` in bands.
fn picture(bitmap: &Bitmap) -> Vec<u8> {
    let size = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    let band = |band: Bitmap| {
        let band = band.without_commands();
        [&[0x1D, 0x76, 0x30, 0x00][..], &size(band.row_bytes()), &size(band.rows()), band.bytes()].concat()
    };
    bitmap.bands(BAND_ROWS_MAX).flat_map(band).collect()
}

fn build(printer: &mut Printer<Sink>, rows: &[Row], profile: &Profile, level: ECL, job: JobId) -> EscposResult<()> {
    printer.init()?;
    if profile.status != StatusFamily::Custom {
        printer.custom(&ASB_ON)?;
    }
    let mut text = Text::start(profile, printer)?;
    if !profile.job.setup.is_empty() {
        printer.custom(&profile.job.setup)?;
    }
    if profile.text.smoothing {
        printer.smoothing(true)?;
    }
    printer.justify(JustifyMode::CENTER)?;
    let mut style = Style { size: Size::NORMAL, weight: Weight::Regular };
    for row in rows {
        match row {
            Row::Text { cells, size, weight } => {
                style.change_to(Style { size: *size, weight: *weight }, printer)?;
                text.line(cells, printer)?;
            }
            Row::Gap => {
                // An empty line is as tall as the size in force, so the size is settled first.
                style.change_to(Style { size: Size::NORMAL, weight: Weight::Regular }, printer)?;
                printer.custom(b"\n")?;
            }
            Row::Picture(bitmap) => {
                printer.custom(&picture(bitmap))?;
            }
            Row::Logo(key) => {
                printer.custom(&logo::print(*key))?;
            }
            Row::Qr(link) => {
                printer.custom(&qr(link, level, &profile.qr))?;
            }
        }
    }
    printer.custom(&profile.job.cut)?;
    for question in questions(profile, job) {
        printer.custom(&question.bytes())?;
    }
    printer.print()?;
    Ok(())
}

/// `GS ( k` functions 65, 67, 69, 80 and 81: a model 2 code. Written here, since the codes of the levels differ between
/// makers.
fn qr(link: &str, level: ECL, qr: &Qr) -> Vec<u8> {
    let function = |parameters: &[u8]| {
        // A link has at most 150 bytes, so the length fits in the lower byte and its carry.
        let length = u16::try_from(parameters.len()).unwrap_or(u16::MAX).to_le_bytes();
        [&[0x1D, 0x28, 0x6B][..], &length, parameters].concat()
    };
    [
        function(&[0x31, 0x41, 0x32, 0x00]),
        function(&[0x31, 0x43, qr.module_dots]),
        function(&[0x31, 0x45, qr.levels[level as usize]]),
        function(&[&[0x31, 0x50, 0x30][..], link.as_bytes()].concat()),
        function(&[0x31, 0x51, 0x30]),
    ]
    .concat()
}

/// Bytes in a code of version 1, 2, 3 and so on at levels M, Q and H (ISO/IEC 18004, table 7). The longest link fits the last.
const QR_BYTES: [[usize; 3]; 8] =
    [[14, 11, 7], [26, 20, 14], [42, 32, 24], [62, 46, 34], [84, 60, 44], [106, 74, 58], [122, 86, 64], [152, 108, 84]];

/// The highest level of error correction that keeps the code as small as M makes it. Looked up, since making codes to compare
/// them takes forty times as long as all the rest of a slip.
fn best_level(link: &str) -> ECL {
    match QR_BYTES.iter().find(|[usual, ..]| link.len() <= *usual) {
        Some([.., high]) if link.len() <= *high => ECL::H,
        Some([_, quarter, _]) if link.len() <= *quarter => ECL::Q,
        _ => ECL::M,
    }
}

/// Text in the tables of the printer, changing between them where needed.
struct Text<'a> {
    tables: &'a [PageNumber],
    table: u8,
}

impl<'a> Text<'a> {
    fn start(profile: &'a Profile, printer: &mut Printer<Sink>) -> EscposResult<Self> {
        let mut text = Self { tables: &profile.text.code_pages, table: u8::MAX };
        printer.custom(&text.change_to(0))?;
        Ok(text)
    }

    fn line(&mut self, cells: &[Cell], printer: &mut Printer<Sink>) -> EscposResult<()> {
        let mut bytes = Vec::with_capacity(cells.len() + 1);
        for cell in cells {
            if cell.table != self.table && !cell.byte.is_ascii() {
                bytes.extend(self.change_to(cell.table));
            }
            bytes.push(cell.byte);
        }
        bytes.push(b'\n');
        printer.custom(&bytes)?;
        Ok(())
    }

    /// `ESC t n`
    fn change_to(&mut self, table: u8) -> Vec<u8> {
        self.table = table;
        let number = self.tables.get(usize::from(table));
        number.map(|number| vec![0x1B, 0x74, number.number]).unwrap_or_default()
    }
}

/// What is in force at the printer, so that only changes are sent.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Style {
    size: Size,
    weight: Weight,
}

impl Style {
    /// Up to double size, `ESC !` sets size and weight in one command; beyond it there is `GS !`, which keeps the weight.
    fn change_to(&mut self, wanted: Self, printer: &mut Printer<Sink>) -> EscposResult<()> {
        if *self == wanted {
            return Ok(());
        }
        let Size { width, height } = wanted.size;
        if width <= 2 && height <= 2 {
            let bold = if wanted.weight == Weight::Bold { 0x08 } else { 0 };
            printer.custom(&[0x1B, 0x21, bold | (height - 1) << 4 | (width - 1) << 5])?;
        } else {
            if self.weight != wanted.weight {
                printer.bold(wanted.weight == Weight::Bold)?;
            }
            printer.size(width, height)?;
        }
        *self = wanted;
        Ok(())
    }
}

/// An `escpos` driver that only collects.
#[derive(Clone, Default)]
struct Sink {
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Driver for Sink {
    fn name(&self) -> String {
        "buffer".to_owned()
    }

    fn write(&self, data: &[u8]) -> EscposResult<()> {
        self.bytes.borrow_mut().extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _: &mut [u8]) -> EscposResult<usize> {
        Err(PrinterError::Io("a buffer has nothing to read".to_owned()))
    }

    fn flush(&self) -> EscposResult<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use fast_qr::QRBuilder;

    use super::*;
    use crate::fit::LINK_BYTES_MAX;

    #[test]
    fn the_level_is_the_highest_that_does_not_enlarge_the_code() {
        let link = format!("https://turno.example.it/{}", "x".repeat(LINK_BYTES_MAX));
        for length in 1..=LINK_BYTES_MAX {
            let link = &link[..length];
            let size = |level| QRBuilder::new(link).ecl(level).build().map_or(usize::MAX, |code| code.size);
            let highest = [ECL::H, ECL::Q].into_iter().find(|level| size(*level) <= size(ECL::M));
            assert_eq!(best_level(link) as usize, highest.unwrap_or(ECL::M) as usize, "{length} bytes");
        }
    }
}
