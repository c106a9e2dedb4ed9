//! A sheet that came out, as the marks on it.

use crate::bitmap::Bitmap;
use crate::layout::{Size, Weight};

/// One printed character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub character: char,
    /// How large.
    pub size: Size,
    /// How thick.
    pub weight: Weight,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left margin.
    Left,
    /// In the middle.
    Centre,
    /// At the right margin.
    Right,
}

/// Something on the paper, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A line of characters.
    Line {
        /// The characters.
        cells: Vec<Cell>,
        /// Where they stand.
        align: Align,
        /// Height of the line with its spacing, in dots.
        height_dots: u32,
    },
    /// Empty paper.
    Blank {
        /// Its height, in dots.
        height_dots: u32,
    },
    /// A picture, sent as dots or kept in the printer's memory.
    Picture {
        /// Its dots.
        bitmap: Bitmap,
        /// Where it stands.
        align: Align,
    },
    /// A QR code.
    Qr {
        /// What it says.
        payload: String,
        /// Side of one module, in dots.
        module_dots: u32,
        /// Modules on one side.
        modules: usize,
        /// Dark modules, row by row.
        dark: Vec<bool>,
        /// Where it stands.
        align: Align,
    },
}

impl Mark {
    /// Paper this mark takes, in dots.
    pub fn height_dots(&self) -> u32 {
        match self {
            Self::Line { height_dots, .. } | Self::Blank { height_dots } => *height_dots,
            Self::Picture { bitmap, .. } => u32::try_from(bitmap.rows()).unwrap_or(0),
            Self::Qr { module_dots, modules, .. } => module_dots * u32::try_from(*modules).unwrap_or(0),
        }
    }
}

/// How a sheet left the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The cutter.
    Cut,
    /// A hand, with the job unfinished.
    Torn,
    /// The presenter drew it back: it was cut, and nobody has it.
    DrawnBack,
}

/// A sheet that came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What is on it.
    pub marks: Vec<Mark>,
    /// How it left the printer.
    pub ending: Ending,
}

impl Sheet {
    /// The sheet as lines of text; QR codes in brackets, the ending on the last line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for mark in &self.marks {
            match mark {
                Mark::Line { cells, .. } => {
                    text.extend(cells.iter().map(|cell| cell.character));
                    text.push('\n');
                }
                Mark::Blank { .. } => {}
                Mark::Picture { bitmap, .. } => {
                    text.push_str(&format!("[picture {}x{}]\n", bitmap.width_dots(), bitmap.rows()));
                }
                Mark::Qr { payload, .. } => text.push_str(&format!("[QR {payload}]\n")),
            }
        }
        text.push_str(match self.ending {
            Ending::Cut => "--- cut ---\n",
            Ending::Torn => "--- torn ---\n",
            Ending::DrawnBack => "--- drawn back ---\n",
        });
        text
    }

    /// Length of the printed part, in dots.
    pub fn length_dots(&self) -> u32 {
        self.marks.iter().map(Mark::height_dots).sum()
    }
}
