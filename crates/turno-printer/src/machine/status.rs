//! Status bits as the makers document them: what is asked, and what the answers say.

use super::Reason;
use crate::profile::StatusFamily;

/// `DLE EOT 1` to `4`; four back to back is the most a printer allows.
const EPSON_BEAT: [u8; 12] = [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];
/// `DLE EOT 20`: Custom's full status.
const CUSTOM_BEAT: [u8; 3] = [0x10, 0x04, 20];

/// The real-time requests of one heartbeat.
pub(super) const fn heartbeat(family: StatusFamily) -> &'static [u8] {
    match family {
        StatusFamily::Epson | StatusFamily::CitizenPmu => &EPSON_BEAT,
        StatusFamily::Custom => &CUSTOM_BEAT,
    }
}

/// How many one-byte replies make up the answer to one heartbeat of the Epson families.
pub(super) const HEARTBEAT_REPLIES: u8 = 4;

/// What the printer says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Status {
    offline: bool,
    head_up: bool,
    cover_open: bool,
    paper_end: bool,
    pub(super) near_end: bool,
    cutter: bool,
    jam: bool,
    hot: bool,
    voltage: bool,
    recoverable: bool,
    fault: bool,
    /// A slip stands in the presenter.
    pub(super) slip_waits: bool,
    /// Something is being printed or waits to be; only Custom printers say so.
    pub(super) at_work: bool,
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
    pub(super) fn from_asb(bytes: [u8; 4], family: StatusFamily) -> Self {
        let citizen = family == StatusFamily::CitizenPmu;
        // The PMU's presenter has bits that mean something else on an Epson: an error, and a slip in the mouth.
        let (presenter_error, paper_end) = if citizen { (0x04, 0x04) } else { (0, 0x0C) };
        Self {
            offline: bytes[0] & 0x08 != 0,
            cover_open: bytes[0] & 0x20 != 0,
            jam: bytes[1] & presenter_error != 0,
            recoverable: bytes[1] & 0x04 & !presenter_error != 0,
            cutter: bytes[1] & 0x08 != 0,
            fault: bytes[1] & 0x20 != 0,
            hot: bytes[1] & 0x40 != 0,
            near_end: bytes[2] & 0x03 != 0,
            paper_end: bytes[2] & paper_end != 0,
            slip_waits: citizen && bytes[2] & 0x08 != 0,
            ..Self::default()
        }
    }

    /// What only the automatic status tells of the presenter stays as it was last told.
    pub(super) const fn with_presenter_of(self, last: Self) -> Self {
        Self { slip_waits: last.slip_waits, jam: last.jam, ..self }
    }

    /// Reads Custom's full status: paper, user, recoverable, unrecoverable. Left aside are its keys, the notch (whose
    /// polarity differs by model) and transmission errors, which the missing proof shows.
    pub(super) const fn from_full([paper, user, recoverable, unrecoverable]: [u8; 4]) -> Self {
        Self {
            offline: false,
            head_up: user & 0x01 != 0,
            cover_open: user & 0x02 != 0 || unrecoverable & 0x02 != 0,
            paper_end: paper & 0x01 != 0,
            near_end: paper & 0x44 != 0,
            cutter: unrecoverable & 0x01 != 0,
            jam: recoverable & 0x40 != 0,
            hot: recoverable & 0x01 != 0,
            voltage: recoverable & 0x08 != 0,
            recoverable: recoverable & 0x80 != 0,
            fault: unrecoverable & 0x8C != 0,
            slip_waits: paper & 0x20 != 0,
            at_work: user & 0x0C != 0,
        }
    }

    /// Somebody has the printer open.
    pub(super) const fn is_open(self) -> bool {
        self.cover_open || self.head_up
    }

    /// What keeps the printer from printing, the gravest first. An open cover goes before paper end, because with an
    /// open cover some models keep the paper bits of before.
    pub(super) fn reason(self) -> Option<Reason> {
        let said = [
            (self.fault, Reason::Fault),
            (self.cutter, Reason::Cutter),
            (self.jam, Reason::Jam),
            (self.head_up, Reason::HeadUp),
            (self.cover_open, Reason::CoverOpen),
            (self.paper_end, Reason::PaperEnd),
            (self.voltage, Reason::Voltage),
            (self.hot, Reason::HeadHot),
            (self.recoverable, Reason::Recoverable),
            (self.offline, Reason::Offline),
        ];
        said.into_iter().find(|(is_so, _)| *is_so).map(|(_, reason)| reason)
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
            ([0x1A, 0x52, 0x16, 0x12], [0x18, 0x04, 0, 0], Some(Reason::Recoverable), false),
            ([0x1A, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0], Some(Reason::HeadHot), false),
            ([0x1A, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0], Some(Reason::Fault), false),
            ([0x1A, 0x12, 0x12, 0x12], [0x18, 0, 0, 0], Some(Reason::Offline), false),
        ];
        for (replies, asb, reason, near_end) in cases {
            assert_eq!(polled(replies).reason(), reason, "{replies:x?}");
            assert_eq!(Status::from_asb(asb, StatusFamily::Epson).reason(), reason, "{asb:x?}");
            assert_eq!(polled(replies).near_end, near_end);
            assert_eq!(Status::from_asb(asb, StatusFamily::Epson).near_end, near_end);
        }
    }

    #[test]
    fn a_citizen_presenter_is_not_taken_for_a_paper_end() {
        let asb = |bytes| Status::from_asb(bytes, StatusFamily::CitizenPmu);
        let waits = asb([0x10, 0, 0x08, 0]);
        assert!(waits.slip_waits && waits.reason().is_none());
        assert_eq!(asb([0x18, 0, 0x04, 0]).reason(), Some(Reason::PaperEnd));
        assert_eq!(asb([0x18, 0x04, 0, 0]).reason(), Some(Reason::Jam));
        assert_eq!(Status::from_asb([0x18, 0, 0x08, 0], StatusFamily::Epson).reason(), Some(Reason::PaperEnd));
    }

    #[test]
    fn every_bit_of_the_full_status_that_stops_a_printer_has_its_word() {
        let cases = [
            ([0x01, 0, 0, 0], Some(Reason::PaperEnd)),
            ([0x04, 0, 0, 0], None),
            ([0x80, 0, 0, 0], None),
            ([0, 0x01, 0, 0], Some(Reason::HeadUp)),
            ([0, 0x02, 0, 0], Some(Reason::CoverOpen)),
            ([0, 0x0C, 0, 0], None),
            ([0, 0, 0x01, 0], Some(Reason::HeadHot)),
            ([0, 0, 0x22, 0], None),
            ([0, 0, 0x08, 0], Some(Reason::Voltage)),
            ([0, 0, 0x40, 0], Some(Reason::Jam)),
            ([0, 0, 0x80, 0], Some(Reason::Recoverable)),
            ([0, 0, 0, 0x01], Some(Reason::Cutter)),
            ([0, 0, 0, 0x02], Some(Reason::CoverOpen)),
            ([0, 0, 0, 0x04], Some(Reason::Fault)),
            ([0, 0, 0, 0x80], Some(Reason::Fault)),
        ];
        for (bytes, reason) in cases {
            assert_eq!(Status::from_full(bytes).reason(), reason, "{bytes:x?}");
        }
        assert!(Status::from_full([0x24, 0, 0, 0]).slip_waits && Status::from_full([0x24, 0, 0, 0]).near_end);
        assert!(Status::from_full([0, 0x04, 0, 0]).at_work && Status::from_full([0, 0x08, 0, 0]).at_work);
    }
}
