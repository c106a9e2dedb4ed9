//! Sensors and breakdowns of the emulated printer, and the status bits they show as.

use crate::profile::StatusFamily;

/// Sensors and breakdowns.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition {
    pub(super) paper_end: bool,
    pub(super) near_end: bool,
    pub(super) cover_open: bool,
    pub(super) head_up: bool,
    pub(super) offline: bool,
    pub(super) cutter_error: bool,
    pub(super) jam: bool,
    pub(super) hot: bool,
    pub(super) voltage: bool,
    pub(super) muted: bool,
    pub(super) unpowered: bool,
    pub(super) no_process_id: bool,
    pub(super) no_model: bool,
    /// Visitors leave their slips where they are.
    pub(super) nobody_takes: bool,
    /// Dots of paper left, where the roll is about to end.
    pub(super) paper_left_dots: Option<u32>,
}

/// What the mechanism shows besides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mechanism {
    /// A slip stands in the presenter.
    pub(super) slip_waits: bool,
    /// Commands wait in the buffer.
    pub(super) spooling: bool,
    /// The paper moves.
    pub(super) moving: bool,
}

impl Condition {
    /// Whether the queue stands still.
    pub(super) const fn stopped(&self) -> bool {
        self.paper_end
            || self.cover_open
            || self.head_up
            || self.offline
            || self.cutter_error
            || self.jam
            || self.hot
            || self.voltage
            || self.unpowered
    }

    /// The reply to `DLE EOT n`.
    pub(super) fn real_time(&self, n: u8) -> u8 {
        let error = self.cutter_error || self.hot || self.jam || self.voltage;
        0x12 | match n {
            1 => bit(self.stopped(), 0x08),
            2 => bit(self.cover_open || self.head_up, 0x04) | bit(self.paper_end, 0x20) | bit(error, 0x40),
            3 => bit(self.jam, 0x04) | bit(self.cutter_error, 0x08) | bit(self.voltage, 0x20) | bit(self.hot, 0x40),
            _ => bit(self.near_end || self.paper_end, 0x0C) | bit(self.paper_end, 0x60),
        }
    }

    /// The four bytes of automatic status.
    pub(super) fn automatic(&self, family: StatusFamily, mechanism: Mechanism) -> [u8; 4] {
        let paper = match family {
            StatusFamily::CitizenPmu => bit(self.paper_end, 0x04) | bit(mechanism.slip_waits, 0x08),
            StatusFamily::Epson | StatusFamily::Custom => bit(self.paper_end, 0x0C),
        };
        [
            0x10 | bit(self.stopped(), 0x08) | bit(self.cover_open || self.head_up, 0x20),
            bit(self.jam, 0x04) | bit(self.cutter_error, 0x08) | bit(self.voltage, 0x20) | bit(self.hot, 0x40),
            bit(self.near_end || self.paper_end, 0x03) | paper,
            0,
        ]
    }

    /// The six bytes of Custom's full status.
    pub(super) fn full(&self, mechanism: Mechanism) -> [u8; 6] {
        [
            0x10,
            0x0F,
            bit(self.paper_end, 0x01) | bit(self.near_end, 0x04) | bit(mechanism.slip_waits, 0x20),
            bit(self.head_up, 0x01)
                | bit(self.cover_open, 0x02)
                | bit(mechanism.spooling, 0x04)
                | bit(mechanism.moving, 0x08),
            bit(self.hot, 0x01) | bit(self.voltage, 0x08) | bit(self.jam, 0x40),
            bit(self.cutter_error, 0x01),
        ]
    }
}

const fn bit(set: bool, mask: u8) -> u8 {
    if set { mask } else { 0 }
}
