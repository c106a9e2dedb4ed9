//! Rows to ESC/POS bytes, ending with the cut and the question whose answer proves the print.
//!
//! The `escpos` crate writes the commands into a buffer of ours; text goes through as raw bytes of our own encoding.
//! Nothing here talks to a port.

use std::cell::RefCell;
use std::rc::Rc;

use escpos::driver::Driver;
use escpos::errors::{PrinterError, Result as EscposResult};
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol, QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};

use crate::fit::{Fitting, LeftOut};
use crate::layout::{Row, Size, Weight, lay_out};
use crate::profile::{Profile, ProofKind};
use crate::slip::{JobId, Slip, SlipError};

/// Longest job, in bytes: a quarter of the usual 4 kB receive buffer, so a whole job always fits in it.
pub const JOB_BYTES_MAX: usize = 1024;

/// Enables automatic status for drawer, online, error and paper; lost at every `ESC @`.
pub(crate) const ASB_ON: [u8; 3] = [0x1D, 0x61, 0x0F];

/// A job, and what of its slip had no room on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The job, at most [`JOB_BYTES_MAX`] bytes.
    pub bytes: Vec<u8>,
    /// Empty when the whole slip is in the job.
    pub left_out: Vec<LeftOut>,
}

/// Turns a slip into one contiguous job. A slip that is too long loses what is needed least (see [`crate::fit`]): a
/// number on a bare slip is better than no slip.
///
/// # Errors
/// [`SlipError`] when there is no number, or it does not fit on a line.
pub fn encode(slip: &Slip, profile: &Profile, job: JobId) -> Result<Encoded, SlipError> {
    let mut fitting = Fitting::new(slip, profile.text.code_page);
    loop {
        let bytes = bytes_of(fitting.slip(), profile, job)?;
        if bytes.len() <= JOB_BYTES_MAX {
            return Ok(Encoded { bytes, left_out: fitting.into_left_out() });
        }
        if !fitting.shrink() {
            return Err(SlipError::Builder(format!("{} bytes, a job may have {JOB_BYTES_MAX}", bytes.len())));
        }
    }
}

fn bytes_of(slip: &Slip, profile: &Profile, job: JobId) -> Result<Vec<u8>, SlipError> {
    let rows = lay_out(slip, profile)?;
    let sink = Sink::default();
    let mut printer = Printer::new(sink.clone(), Protocol::default(), None);
    build(&mut printer, &rows, profile, job).map_err(|error| SlipError::Builder(error.to_string()))?;
    Ok(sink.bytes.take())
}

fn build(printer: &mut Printer<Sink>, rows: &[Row], profile: &Profile, job: JobId) -> EscposResult<()> {
    printer.init()?.custom(&ASB_ON)?.custom(&[0x1B, 0x74, profile.text.code_page_number])?;
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
                let mut line = cells.clone();
                line.push(b'\n');
                printer.custom(&line)?;
            }
            Row::Gap => {
                // An empty line is as tall as the size in force, so the size is settled first.
                style.change_to(Style { size: Size::NORMAL, weight: Weight::Regular }, printer)?;
                printer.custom(b"\n")?;
            }
            Row::Qr(link) => {
                let level = QRCodeCorrectionLevel::M;
                printer.qrcode_option(link, QRCodeOption::new(QRCodeModel::Model2, profile.qr.module_dots, level))?;
            }
        }
    }
    printer.custom(&profile.job.cut)?;
    for proof in &profile.job.proof {
        printer.custom(&question(*proof, job))?;
    }
    printer.print()?;
    Ok(())
}

fn question(proof: ProofKind, job: JobId) -> Vec<u8> {
    match proof {
        ProofKind::ProcessId => [&[0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30][..], &job.wire()].concat(),
        ProofKind::Fence => vec![0x1D, 0x72, 0x01],
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
