//! The printer itself: wire, receive buffer, mechanism, sensors.

mod trouble;

use std::collections::VecDeque;
use std::time::Duration;

use super::commands::{self, Command, RealTime, Scan};
use super::condition::Condition;
use super::sheet::{Align, Cell, Ending, Mark, Sheet};
use crate::codepage::decode;
use crate::layout::{CELL_WIDTH_DOTS, Size, Weight};
use crate::profile::{CodePage, Profile};

/// Receive buffer of a TM-T88, in bytes; what comes beyond it is lost.
const BUFFER_BYTES_MAX: usize = 4096;
/// Line spacing after `ESC @`, in dots.
const SPACING_DOTS: u32 = 30;
/// Height of font A at size 1, in dots.
const CELL_HEIGHT_DOTS: u32 = 24;
/// From the head to the cutter, in millimetres (11.9 on a VKP80III).
const HEAD_TO_CUTTER_MM: u32 = 12;
/// What it answers to `GS I 1`, as a TM-T88 does.
const MODEL: u8 = 0x20;
/// The knife alone.
const KNIFE: Duration = Duration::from_millis(300);

/// What kind of printer is emulated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmulatorSettings {
    /// Speed of the line, in bits per second.
    pub baud: u32,
    /// Paper and speed are taken from here; the code page by its number.
    pub profile: Profile,
}

/// Modes set by commands.
#[derive(Debug, Clone)]
struct Modes {
    size: Size,
    weight: Weight,
    align: Align,
    spacing_dots: u32,
    page: CodePage,
    qr_module_dots: u32,
    qr_data: Vec<u8>,
}

impl Default for Modes {
    fn default() -> Self {
        Self {
            size: Size::NORMAL,
            weight: Weight::Regular,
            align: Align::Left,
            spacing_dots: SPACING_DOTS,
            page: CodePage::Cp858,
            qr_module_dots: 3,
            qr_data: Vec::new(),
        }
    }
}

/// An emulated printer; time is handed in and never goes back.
#[derive(Debug)]
pub struct Emulator {
    settings: EmulatorSettings,
    clock: Duration,
    wire: VecDeque<u8>,
    next_byte_at: Duration,
    held: Vec<u8>,
    buffer: VecDeque<u8>,
    busy_until: Duration,
    condition: Condition,
    modes: Modes,
    line: Vec<Cell>,
    page: Vec<Mark>,
    sheets: VecDeque<Sheet>,
    auto_status: bool,
    told: [u8; 4],
    replies: Vec<u8>,
}

impl Emulator {
    /// A printer in good order with a full roll.
    pub fn new(settings: EmulatorSettings) -> Self {
        Self {
            settings,
            clock: Duration::ZERO,
            wire: VecDeque::new(),
            next_byte_at: Duration::ZERO,
            held: Vec::new(),
            buffer: VecDeque::new(),
            busy_until: Duration::ZERO,
            condition: Condition::default(),
            modes: Modes::default(),
            line: Vec::new(),
            page: Vec::new(),
            sheets: VecDeque::new(),
            auto_status: false,
            told: [0; 4],
            replies: Vec::new(),
        }
    }

    /// Bytes put on the wire at `now`; they arrive at the pace of the baud rate.
    pub fn receive(&mut self, bytes: &[u8], now: Duration) {
        self.advance(now);
        if self.wire.is_empty() {
            self.next_byte_at = self.clock + self.byte_time();
        }
        self.wire.extend(bytes);
    }

    /// Bytes still on the wire.
    pub fn wire_bytes(&self) -> usize {
        self.wire.len()
    }

    /// Lets time pass until `now`: bytes arrive, lines are printed, paper is cut, in the order it would happen.
    pub fn advance(&mut self, now: Duration) {
        loop {
            let arrival = (!self.wire.is_empty()).then_some(self.next_byte_at);
            let work = self.next_command().map(|_| self.busy_until.max(self.clock));
            match (arrival, work) {
                (Some(arrival), work) if arrival <= now && work.is_none_or(|work| arrival <= work) => {
                    self.clock = self.clock.max(arrival);
                    self.arrive();
                }
                (_, Some(work)) if work <= now => {
                    self.clock = self.clock.max(work);
                    self.work();
                }
                _ => break,
            }
        }
        self.clock = self.clock.max(now);
    }

    /// Replies sent so far; a mute printer's are lost.
    pub fn take_replies(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.replies)
    }

    /// Sheets that came out since the last call.
    pub fn take_sheets(&mut self) -> Vec<Sheet> {
        self.sheets.drain(..).collect()
    }

    fn byte_time(&self) -> Duration {
        // Start bit, eight data bits, stop bit.
        Duration::from_secs(10) / self.settings.baud.max(1)
    }

    fn arrive(&mut self) {
        let Some(byte) = self.wire.pop_front() else { return };
        self.next_byte_at += self.byte_time();
        if self.condition.unpowered {
            return;
        }
        self.held.push(byte);
        loop {
            match commands::scan(&self.held) {
                Scan::Whole(command) => {
                    self.held.clear();
                    return self.real_time(command);
                }
                Scan::Plain if !self.held.is_empty() => {
                    let byte = self.held.remove(0);
                    if self.buffer.len() < BUFFER_BYTES_MAX {
                        self.buffer.push_back(byte);
                    }
                }
                Scan::Plain | Scan::Partial => return,
            }
        }
    }

    fn real_time(&mut self, command: RealTime) {
        match command {
            RealTime::Status(n) => {
                let status = self.condition.real_time(n);
                self.reply(&[status]);
            }
            // Resuming is what closing the cover does anyway; clearing also frees the cutter.
            RealTime::Recover(1) => {}
            RealTime::Recover(_) => {
                self.condition.cutter_error = false;
                self.forget();
                self.push_status();
            }
            RealTime::ClearBuffers => {
                self.forget();
                self.reply(&[0x37, 0x25, 0x00]);
            }
        }
    }

    fn forget(&mut self) {
        self.buffer.clear();
        self.line.clear();
    }

    fn push_status(&mut self) {
        let status = self.condition.automatic();
        if self.auto_status && status != self.told {
            self.told = status;
            self.reply(&status);
        }
    }

    fn reply(&mut self, bytes: &[u8]) {
        if !self.condition.muted && !self.condition.unpowered {
            self.replies.extend_from_slice(bytes);
        }
    }

    fn next_command(&self) -> Option<(Command, usize)> {
        if self.condition.stopped() {
            return None;
        }
        let (front, back) = self.buffer.as_slices();
        if back.is_empty() { commands::first(front) } else { commands::first(&[front, back].concat()) }
    }

    fn work(&mut self) {
        let Some((command, length)) = self.next_command() else { return };
        self.buffer.drain(..length.min(self.buffer.len()));
        match command {
            Command::Character(byte) => self.character(byte),
            Command::LineFeed => self.line_feed(),
            Command::Initialise => {
                self.line.clear();
                self.modes = Modes::default();
                self.auto_status = false;
            }
            Command::CodePage(n) => {
                // A number the printer does not know changes nothing.
                let known = self.settings.profile.text.code_pages.iter().find(|table| table.number == n);
                self.modes.page = known.map_or(self.modes.page, |table| table.page);
            }
            Command::Bold(on) => self.modes.weight = if on { Weight::Bold } else { Weight::Regular },
            Command::Size(n) => {
                self.modes.size = Size { width: (n >> 4 & 7) + 1, height: (n & 7) + 1 };
            }
            Command::PrintMode(n) => {
                self.modes.weight = if n & 0x08 != 0 { Weight::Bold } else { Weight::Regular };
                self.modes.size = Size { width: (n >> 5 & 1) + 1, height: (n >> 4 & 1) + 1 };
            }
            Command::Justify(n) => {
                self.modes.align = match n & 0x0F {
                    1 => Align::Centre,
                    2 => Align::Right,
                    _ => Align::Left,
                }
            }
            Command::Spacing(dots) => self.modes.spacing_dots = dots.map_or(SPACING_DOTS, u32::from),
            Command::FeedDots(dots) => self.feed(u32::from(dots)),
            Command::FeedLines(lines) => {
                self.line_feed();
                self.feed(self.modes.spacing_dots * u32::from(lines.saturating_sub(1)));
            }
            Command::Cut => self.cut(),
            Command::AutoStatus(n) => {
                self.auto_status = n != 0;
                self.told = self.condition.automatic();
                if self.auto_status {
                    self.reply(&self.told.clone());
                }
            }
            Command::TransmitStatus => {
                let near_end = if self.condition.near_end { 0x03 } else { 0 };
                self.reply(&[near_end]);
            }
            Command::TransmitId(_) if self.condition.no_model => {}
            Command::TransmitId(n) => self.identify(n),
            Command::ProcessId(_) if self.condition.no_process_id => {}
            Command::ProcessId(id) => self.reply(&[&[0x37, 0x22][..], &id, &[0]].concat()),
            Command::QrModule(dots) => self.modes.qr_module_dots = u32::from(dots.clamp(1, 16)),
            Command::QrStore(data) => self.modes.qr_data = data,
            Command::QrPrint => self.qr(),
            Command::Nothing => {}
        }
    }

    fn identify(&mut self, n: u8) {
        match n {
            65..=69 => {
                let text: &[u8] = if n == 66 { b"TURNO" } else { b"Emulator" };
                self.reply(&[&[0x5F], text, &[0]].concat());
            }
            1 => self.reply(&[MODEL]),
            _ => self.reply(&[0x02]),
        }
    }

    fn character(&mut self, byte: u8) {
        let cell = Cell { character: decode(byte, self.modes.page), size: self.modes.size, weight: self.modes.weight };
        let width = |cell: &Cell| u32::from(cell.size.width) * u32::from(CELL_WIDTH_DOTS);
        let used: u32 = self.line.iter().map(width).sum();
        if used + width(&cell) > u32::from(self.settings.profile.paper.width_dots) {
            // A real printer breaks the line right here, in the middle of a word.
            self.line_feed();
        }
        self.line.push(cell);
    }

    fn line_feed(&mut self) {
        let cells = std::mem::take(&mut self.line);
        if cells.is_empty() {
            return self.feed(self.modes.spacing_dots);
        }
        let tallest = cells.iter().map(|cell| u32::from(cell.size.height) * CELL_HEIGHT_DOTS).max().unwrap_or(0);
        let height_dots = tallest.max(self.modes.spacing_dots);
        self.put(Mark::Line { cells, align: self.modes.align, height_dots });
    }

    fn feed(&mut self, height_dots: u32) {
        self.put(Mark::Blank { height_dots });
    }

    fn qr(&mut self) {
        let payload = String::from_utf8_lossy(&self.modes.qr_data).into_owned();
        let mut builder = fast_qr::QRBuilder::new(self.modes.qr_data.clone());
        // Data too long for a code prints nothing, as on paper.
        let Ok(code) = builder.ecl(fast_qr::ECL::M).build() else { return };
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
        self.busy_until = self.clock + Duration::from_secs(dots.into()) / dots_per_s.max(1);
        if let Some(left) = &mut self.condition.paper_left_dots {
            *left = left.saturating_sub(dots);
            if *left == 0 {
                self.condition.paper_end = true;
                self.push_status();
            }
        }
    }

    fn cut(&mut self) {
        if !self.line.is_empty() {
            self.line_feed();
        }
        self.take_paper(HEAD_TO_CUTTER_MM * u32::from(self.settings.profile.paper.dots_per_mm));
        self.busy_until += KNIFE;
        self.out(Ending::Cut);
    }

    fn out(&mut self, ending: Ending) {
        let marks = std::mem::take(&mut self.page);
        self.sheets.push_back(Sheet { marks, ending });
    }
}
