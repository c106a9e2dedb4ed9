//! Status bits as Epson documents them, for real-time requests and for automatic status.

use super::Reason;

/// The real-time requests of one heartbeat, `DLE EOT 1` to `4`; four back to back is the most a printer allows.
pub(super) const HEARTBEAT: [u8; 12] = [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];

/// How many replies one heartbeat gets.
pub(super) const HEARTBEAT_REPLIES: u8 = 4;

/// What the printer says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Status {
    offline: bool,
    cover_open: bool,
    paper_end: bool,
    pub(super) near_end: bool,
    cutter: bool,
    hot: bool,
    recoverable: bool,
    fault: bool,
}

impl Status {
    /// Adds the reply to `DLE EOT n`. Bits are tested for any of a group, since makers set one or both.
    pub(super) fn add(&mut self, n: u8, byte: u8) {
        match n {
            1 => self.offline |= byte & 0x08 != 0,
            2 => {
                self.cover_open |= byte & 0x04 != 0;
                self.paper_end |= byte & 0x20 != 0;
            }
            3 => {
                self.recoverable |= byte & 0x04 != 0;
                self.cutter |= byte & 0x08 != 0;
                self.fault |= byte & 0x20 != 0;
                self.hot |= byte & 0x40 != 0;
            }
            _ => {
                self.near_end |= byte & 0x0C != 0;
                self.paper_end |= byte & 0x60 != 0;
            }
        }
    }

    /// Reads four bytes of automatic status.
    pub(super) const fn from_asb(bytes: [u8; 4]) -> Self {
        Self {
            offline: bytes[0] & 0x08 != 0,
            cover_open: bytes[0] & 0x20 != 0,
            recoverable: bytes[1] & 0x04 != 0,
            cutter: bytes[1] & 0x08 != 0,
            fault: bytes[1] & 0x20 != 0,
            hot: bytes[1] & 0x40 != 0,
            near_end: bytes[2] & 0x03 != 0,
            paper_end: bytes[2] & 0x0C != 0,
        }
    }

    /// What keeps the printer from printing, the gravest first. An open cover goes before paper end, because with an
    /// open cover some models keep the paper bits of before.
    pub(super) const fn reason(self) -> Option<Reason> {
        if self.fault {
            Some(Reason::Fault)
        } else if self.cutter {
            Some(Reason::Cutter)
        } else if self.cover_open {
            Some(Reason::CoverOpen)
        } else if self.paper_end {
            Some(Reason::PaperEnd)
        } else if self.hot {
            Some(Reason::HeadHot)
        } else if self.recoverable {
            Some(Reason::Recoverable)
        } else if self.offline {
            Some(Reason::Offline)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polled(replies: [u8; 4]) -> Status {
        let mut status = Status::default();
        for (n, byte) in (1..).zip(replies) {
            status.add(n, byte);
        }
        status
    }

    #[test]
    fn both_ways_of_asking_read_the_same() {
        let cases = [
            ([0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0], None, false),
            ([0x16, 0x12, 0x12, 0x12], [0x14, 0, 0, 0], None, false),
            ([0x12, 0x12, 0x12, 0x1E], [0x10, 0, 0x03, 0], None, true),
            ([0x1A, 0x32, 0x12, 0x7E], [0x18, 0, 0x0F, 0], Some(Reason::PaperEnd), true),
            ([0x1A, 0x16, 0x12, 0x12], [0x38, 0, 0, 0], Some(Reason::CoverOpen), false),
            ([0x1A, 0x52, 0x1A, 0x12], [0x18, 0x08, 0, 0], Some(Reason::Cutter), false),
            ([0x1A, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0], Some(Reason::HeadHot), false),
            ([0x1A, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0], Some(Reason::Fault), false),
            ([0x1A, 0x12, 0x12, 0x12], [0x18, 0, 0, 0], Some(Reason::Offline), false),
        ];
        for (replies, asb, reason, near_end) in cases {
            assert_eq!(polled(replies).reason(), reason, "{replies:x?}");
            assert_eq!(Status::from_asb(asb).reason(), reason, "{asb:x?}");
            assert_eq!(polled(replies).near_end, near_end);
            assert_eq!(Status::from_asb(asb).near_end, near_end);
        }
    }
}
