//! Replies of the printer, told apart byte by byte.
//!
//! For Epson and its likes the rules are those of the TM-T88III manual, appendix G: real-time status, automatic status
//! (ASB), blocks and queued one-byte replies have bit patterns that never overlap. Custom's full status begins like an
//! automatic status and its counters like a block, so the parser is told the family. What fits nothing is noise, and
//! counts as such.

#[cfg(test)]
mod tests;

use crate::profile::StatusFamily;

/// Longest block kept; a longer one is noise of a wrong baud rate.
const BLOCK_BYTES_MAX: usize = 128;

/// Longest counter, digits and unit: four thousand million and `cuts`.
const COUNTER_BYTES_MAX: usize = 14;

/// The second byte of a full status with all four kinds of bits.
const FULL_MASK: u8 = 0x0F;

/// One reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Answer to `DLE EOT n`; which `n` is known only from the order of the questions.
    RealTime(u8),
    /// Automatic status, four bytes.
    Asb([u8; 4]),
    /// A block from its header up to, not including, the closing NUL.
    Block(Vec<u8>),
    /// Answer to a queued one-byte request such as `GS r 1` or `GS I 1`.
    Ordered(u8),
    /// Custom's full status: paper, user, recoverable, unrecoverable.
    Full([u8; 4]),
    /// One of Custom's counters.
    Counter(Counter, u32),
    /// The printer can take data again.
    Xon,
    /// The printer cannot take data.
    Xoff,
    /// A byte that belongs to nothing.
    Noise(u8),
}

/// What a Custom printer counts over its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// `GS E2h`
    Cuts,
    /// `GS E4h`: slips drawn back because nobody took them.
    Retractions,
}

impl Counter {
    /// The request.
    pub const fn request(self) -> [u8; 2] {
        match self {
            Self::Cuts => [0x1D, 0xE2],
            Self::Retractions => [0x1D, 0xE4],
        }
    }

    const fn unit(self) -> &'static [u8] {
        match self {
            Self::Cuts => b"cuts",
            Self::Retractions => b"ret",
        }
    }
}

/// Takes bytes as they come and gives whole replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parser {
    family: StatusFamily,
    state: State,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum State {
    #[default]
    Idle,
    Asb(Vec<u8>),
    Block(Vec<u8>),
    Full(Vec<u8>),
    Counter(Vec<u8>),
}

impl Parser {
    /// A parser for the printers of one family.
    pub const fn new(family: StatusFamily) -> Self {
        Self { family, state: State::Idle }
    }

    /// Forgets a half-read reply, as after a reconnect.
    pub fn reset(&mut self) {
        self.state = State::Idle;
    }

    /// Takes `bytes`, returns the replies that are now complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Reply> {
        let mut replies = Vec::new();
        for byte in bytes {
            self.take(*byte, &mut replies);
        }
        replies
    }

    fn take(&mut self, byte: u8, replies: &mut Vec<Reply>) {
        match std::mem::take(&mut self.state) {
            State::Idle => self.first(byte, replies),
            State::Asb(head) => self.asb(head, byte, replies),
            State::Block(head) => self.block(head, byte, replies),
            State::Full(head) => self.full(head, byte, replies),
            State::Counter(head) => self.counter(head, byte, replies),
        }
    }

    fn first(&mut self, byte: u8, replies: &mut Vec<Reply>) {
        match (self.family, byte) {
            (_, 0x11) => replies.push(Reply::Xon),
            (_, 0x13) => replies.push(Reply::Xoff),
            (StatusFamily::Custom, 0x10) => self.state = State::Full(vec![byte]),
            (StatusFamily::Custom, b'0'..=b'9') => self.state = State::Counter(vec![byte]),
            (StatusFamily::Custom, _) => replies.push(Reply::Noise(byte)),
            (_, 0x35 | 0x37 | 0x3B | 0x3D | 0x5F) => self.state = State::Block(vec![byte]),
            _ if byte & 0x93 == 0x12 => replies.push(Reply::RealTime(byte)),
            _ if byte & 0x93 == 0x10 => self.state = State::Asb(vec![byte]),
            _ if byte & 0x90 == 0 => replies.push(Reply::Ordered(byte)),
            _ => replies.push(Reply::Noise(byte)),
        }
    }

    fn asb(&mut self, mut head: Vec<u8>, byte: u8, replies: &mut Vec<Reply>) {
        if byte & 0x90 != 0 {
            // Not an ASB after all: what was taken for its start is noise, and this byte may start something.
            replies.extend(head.into_iter().map(Reply::Noise));
            return self.first(byte, replies);
        }
        head.push(byte);
        match <[u8; 4]>::try_from(head) {
            Ok(whole) => replies.push(Reply::Asb(whole)),
            Err(head) => self.state = State::Asb(head),
        }
    }

    fn block(&mut self, mut head: Vec<u8>, byte: u8, replies: &mut Vec<Reply>) {
        if byte == 0 {
            return replies.push(Reply::Block(head));
        }
        head.push(byte);
        if head.len() > BLOCK_BYTES_MAX {
            replies.extend(head.into_iter().map(Reply::Noise));
        } else {
            self.state = State::Block(head);
        }
    }

    fn full(&mut self, mut head: Vec<u8>, byte: u8, replies: &mut Vec<Reply>) {
        if head.len() == 1 && byte != FULL_MASK {
            replies.push(Reply::Noise(head[0]));
            return self.first(byte, replies);
        }
        head.push(byte);
        match head[..] {
            [_, _, paper, user, recoverable, unrecoverable] => {
                replies.push(Reply::Full([paper, user, recoverable, unrecoverable]));
            }
            _ => self.state = State::Full(head),
        }
    }

    fn counter(&mut self, mut head: Vec<u8>, byte: u8, replies: &mut Vec<Reply>) {
        head.push(byte);
        let digits = head.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (value, unit) = head.split_at(digits);
        let kinds = [Counter::Cuts, Counter::Retractions];
        if let Some(kind) = kinds.into_iter().find(|kind| kind.unit() == unit) {
            let text: String = value.iter().map(|digit| char::from(*digit)).collect();
            match text.parse() {
                Ok(value) => replies.push(Reply::Counter(kind, value)),
                Err(_) => replies.extend(head.into_iter().map(Reply::Noise)),
            }
        } else if head.len() < COUNTER_BYTES_MAX && kinds.iter().any(|kind| kind.unit().starts_with(unit)) {
            self.state = State::Counter(head);
        } else {
            replies.extend(head[..head.len() - 1].iter().copied().map(Reply::Noise));
            self.first(byte, replies);
        }
    }
}
