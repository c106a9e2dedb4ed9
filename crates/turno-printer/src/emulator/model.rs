//! The printer itself: wire, receive buffer, and the order in which things happen in it.

mod answer;
mod memory;
mod paper;
mod presenter;
mod trouble;

use std::collections::VecDeque;
use std::time::Duration;

use self::memory::Memory;
use self::paper::Dots;
use self::presenter::Mouth;
use super::commands::{self, Command, Knife, RealTime, Scan};
use super::condition::Condition;
use super::sheet::{Align, Cell, Mark, Sheet};
use crate::layout::{Size, Weight};
use crate::profile::{CodePage, Profile, StatusFamily};

/// Receive buffer of most printers, in bytes; what comes beyond it is lost.
pub const BUFFER_BYTES: usize = 4096;
/// The other buffer that Epson's models can be set to, in bytes.
pub const SMALL_BUFFER_BYTES: usize = 45;
/// A printer holds the line when so few bytes are free, or a quarter of a small buffer.
const RESERVE_BYTES: usize = 128;
/// Line spacing after `ESC @`, in dots.
const SPACING_DOTS: u32 = 30;

/// What kind of printer is emulated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmulatorSettings {
    /// Speed of the line, in bits per second.
    pub baud: u32,
    /// Paper, speed, tables, status family and presenter are taken from here.
    pub profile: Profile,
    /// Size of the receive buffer.
    pub buffer_bytes: usize,
}

impl EmulatorSettings {
    /// A printer with the usual buffer.
    pub const fn new(baud: u32, profile: Profile) -> Self {
        Self { baud, profile, buffer_bytes: BUFFER_BYTES }
    }
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
    qr_level: u8,
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
            qr_level: 0,
            qr_data: Vec::new(),
        }
    }
}

/// An emulated printer; time is handed in and never goes back.
#[derive(Debug, Clone)]
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
    /// A picture whose dots are still coming.
    dots: Option<Dots>,
    page: Vec<Mark>,
    mouth: Mouth,
    memory: Memory,
    /// Cuts and retractions over its life.
    cuts: u32,
    retractions: u32,
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
            dots: None,
            page: Vec::new(),
            mouth: Mouth::default(),
            memory: Memory::default(),
            cuts: 785,
            retractions: 12,
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

    /// Whether the printer lets the other side send: its ready line, for a cable that has one.
    pub fn is_clear_to_send(&self) -> bool {
        let capacity = self.settings.buffer_bytes;
        self.buffer.len() + RESERVE_BYTES.min(capacity / 4) < capacity && !self.memory.is_busy(self.clock)
    }

    /// Lets time pass until `now`: bytes arrive, lines are printed, paper is cut, in the order it would happen.
    pub fn advance(&mut self, now: Duration) {
        loop {
            let arrival = (!self.wire.is_empty()).then_some(self.next_byte_at);
            let work = self.has_work().then(|| self.busy_until.max(self.clock));
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
            self.mind_the_mouth(self.clock);
        }
        self.mind_the_mouth(now);
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
        if self.condition.unpowered || self.memory.is_busy(self.clock) {
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
                    if self.buffer.len() < self.settings.buffer_bytes {
                        self.buffer.push_back(byte);
                    }
                }
                Scan::Plain | Scan::Partial => return,
            }
        }
    }

    fn real_time(&mut self, command: RealTime) {
        let custom = self.settings.profile.status == StatusFamily::Custom;
        match command {
            RealTime::Status(n) => {
                let status = self.condition.real_time(n);
                self.reply(&[status]);
            }
            RealTime::FullStatus if custom => {
                let status = self.condition.full(self.mechanism());
                self.reply(&status);
            }
            // Resuming is what closing the cover does anyway; clearing also frees the cutter.
            RealTime::Recover(1) | RealTime::FullStatus => {}
            RealTime::Recover(_) => {
                self.condition.cutter_error = false;
                self.forget();
                self.push_status();
            }
            RealTime::ClearBuffers if custom => {}
            RealTime::ClearBuffers => {
                self.forget();
                self.reply(&[0x37, 0x25, 0x00]);
            }
        }
    }

    fn forget(&mut self) {
        self.buffer.clear();
        self.line.clear();
        self.end_picture();
    }

    fn first_command(&self) -> Option<(Command, usize)> {
        // A command is short: what is behind it need not be looked at.
        let (front, back) = self.buffer.as_slices();
        if back.is_empty() { commands::first(front) } else { commands::first(&[front, back].concat()) }
    }

    fn has_work(&self) -> bool {
        if self.condition.stopped() || self.memory.is_busy(self.clock) {
            return false;
        }
        match &self.dots {
            Some(dots) => self.buffer.len() >= dots.row_bytes(),
            None => self.first_command().is_some(),
        }
    }

    fn work(&mut self) {
        if self.dots.is_some() {
            return self.take_row();
        }
        let Some((command, length)) = self.first_command() else { return };
        self.buffer.drain(..length.min(self.buffer.len()));
        self.carry_out(command);
    }

    fn carry_out(&mut self, command: Command) {
        match command {
            Command::Initialise => {
                self.line.clear();
                self.modes = Modes::default();
                self.auto_status = false;
            }
            Command::Character(byte) => self.character(byte),
            Command::LineFeed => self.line_feed(),
            Command::FeedDots(dots) => self.feed(u32::from(dots)),
            Command::FeedLines(lines) => {
                self.line_feed();
                self.feed(self.modes.spacing_dots * u32::from(lines.saturating_sub(1)));
            }
            Command::Cut(knife) => self.cut(knife),
            Command::Present => self.cut(Knife::Escape),
            Command::Picture(row_bytes, rows) => self.begin_picture(Dots::for_paper(row_bytes, rows)),
            Command::NvDefine(key, row_bytes, rows) => self.begin_picture(Dots::for_memory(key, row_bytes, rows)),
            Command::NvDelete(key) => self.memory.delete(key, self.clock),
            Command::NvPrint(key) => self.print_kept(key),
            Command::QrStore(bytes) => self.begin_picture(Dots::for_code(bytes)),
            Command::QrPrint => self.qr(),
            Command::NvList
            | Command::AutoStatus(_)
            | Command::TransmitStatus
            | Command::TransmitId(_)
            | Command::ProcessId(_)
            | Command::Count(_) => self.answer(&command),
            _ => self.modes.set(&command, &self.settings.profile),
        }
    }
}

impl Modes {
    fn set(&mut self, command: &Command, profile: &Profile) {
        match command {
            Command::CodePage(n) => {
                // A number the printer does not know changes nothing.
                let known = profile.text.code_pages.iter().find(|table| table.number == *n);
                self.page = known.map_or(self.page, |table| table.page);
            }
            Command::Bold(on) => self.weight = if *on { Weight::Bold } else { Weight::Regular },
            Command::Size(n) => self.size = Size { width: (n >> 4 & 7) + 1, height: (n & 7) + 1 },
            Command::PrintMode(n) => {
                self.weight = if n & 0x08 != 0 { Weight::Bold } else { Weight::Regular };
                self.size = Size { width: (n >> 5 & 1) + 1, height: (n >> 4 & 1) + 1 };
            }
            Command::Justify(n) => {
                self.align = match n & 0x0F {
                    1 => Align::Centre,
                    2 => Align::Right,
                    _ => Align::Left,
                }
            }
            Command::Spacing(dots) => self.spacing_dots = dots.map_or(SPACING_DOTS, u32::from),
            Command::QrModule(dots) => self.qr_module_dots = u32::from((*dots).clamp(1, 16)),
            Command::QrLevel(level) => self.qr_level = *level,
            _ => {}
        }
    }
}
