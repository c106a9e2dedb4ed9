//! Replies of the printer, told apart byte by byte.
//!
//! The rules are those of Epson's TM-T88III manual, appendix G: real-time status, automatic status (ASB), blocks and
//! queued one-byte replies have bit patterns that never overlap. What fits none of them is noise, and counts as such.

/// Longest block kept; a longer one is noise of a wrong baud rate.
const BLOCK_BYTES_MAX: usize = 128;

/// One reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Answer to `DLE EOT n`; which `n` is known only from the order of the questions.
    RealTime(u8),
    /// Automatic status, four bytes.
    Asb([u8; 4]),
    /// A block from its header up to, not including, the closing NUL.
    Block(Vec<u8>),
    /// Answer to a queued one-byte request such as `GS r 1`.
    Fence(u8),
    /// The printer can take data again.
    Xon,
    /// The printer cannot take data.
    Xoff,
    /// A byte that belongs to nothing.
    Noise(u8),
}

/// Takes bytes as they come and gives whole replies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parser {
    state: State,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum State {
    #[default]
    Idle,
    Asb(Vec<u8>),
    Block(Vec<u8>),
}

impl Parser {
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
        }
    }

    fn first(&mut self, byte: u8, replies: &mut Vec<Reply>) {
        match byte {
            0x11 => replies.push(Reply::Xon),
            0x13 => replies.push(Reply::Xoff),
            _ if byte & 0x93 == 0x12 => replies.push(Reply::RealTime(byte)),
            _ if byte & 0x93 == 0x10 => self.state = State::Asb(vec![byte]),
            0x35 | 0x37 | 0x3B | 0x3D | 0x5F => self.state = State::Block(vec![byte]),
            // `GS r 1` answers with the roll's two sensors, each in a pair of bits, and nothing else: near end 03, end 0C.
            0x00..=0x03 | 0x0C..=0x0F => replies.push(Reply::Fence(byte)),
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_kind_of_reply_is_told_apart() {
        let bytes = [
            0x12, 0x1E, 0x16, // real-time status
            0x10, 0x00, 0x03, 0x00, // near end
            0x37, 0x22, b'A', b'B', b'C', b'D', 0x00, // process ID
            0x00, // fence
            0x11, 0x13, // flow control
            0x37, 0x25, 0x00, // buffers cleared
            0xFF, // line noise
        ];
        assert_eq!(
            Parser::default().feed(&bytes),
            [
                Reply::RealTime(0x12),
                Reply::RealTime(0x1E),
                Reply::RealTime(0x16),
                Reply::Asb([0x10, 0, 3, 0]),
                Reply::Block(b"\x37\x22ABCD".to_vec()),
                Reply::Fence(0),
                Reply::Xon,
                Reply::Xoff,
                Reply::Block(vec![0x37, 0x25]),
                Reply::Noise(0xFF),
            ]
        );
    }

    #[test]
    fn only_what_the_paper_sensors_can_say_is_a_fence() {
        for noise in [0x0A, 0x04, 0x20, 0x41, 0x6D] {
            assert_eq!(Parser::default().feed(&[noise]), [Reply::Noise(noise)], "{noise:#04x}");
        }
        for sensors in [0x00, 0x03, 0x0C, 0x0F] {
            assert_eq!(Parser::default().feed(&[sensors]), [Reply::Fence(sensors)]);
        }
    }

    #[test]
    fn a_broken_automatic_status_does_not_swallow_the_reply_behind_it() {
        assert_eq!(
            Parser::default().feed(&[0x10, 0x00, 0x12]),
            [Reply::Noise(0x10), Reply::Noise(0x00), Reply::RealTime(0x12)]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_give_the_same_replies(bytes in prop::collection::vec(any::<u8>(), 0..600),
                                                         piece in 1usize..20) {
            let whole = Parser::default().feed(&bytes);
            let mut parser = Parser::default();
            let pieces: Vec<Reply> = bytes.chunks(piece).flat_map(|chunk| parser.feed(chunk)).collect();
            prop_assert_eq!(&whole, &pieces);
            let accounted: usize = whole.iter().map(|reply| match reply {
                Reply::Asb(_) => 4,
                Reply::Block(block) => block.len() + 1,
                _ => 1,
            }).sum();
            prop_assert!(accounted <= bytes.len());
            prop_assert!(bytes.len() - accounted <= BLOCK_BYTES_MAX);
        }
    }
}
