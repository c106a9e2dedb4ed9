//! Sensors and breakdowns of the emulated printer, and the status bits they show as.

/// Sensors and breakdowns.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition {
    pub(super) paper_end: bool,
    pub(super) near_end: bool,
    pub(super) cover_open: bool,
    pub(super) offline: bool,
    pub(super) cutter_error: bool,
    pub(super) hot: bool,
    pub(super) muted: bool,
    pub(super) unpowered: bool,
    pub(super) no_process_id: bool,
    pub(super) no_model: bool,
    /// Dots of paper left, where the roll is about to end.
    pub(super) paper_left_dots: Option<u32>,
}

impl Condition {
    /// Whether the queue stands still.
    pub(super) const fn stopped(&self) -> bool {
        self.paper_end || self.cover_open || self.offline || self.cutter_error || self.hot || self.unpowered
    }

    /// The reply to `DLE EOT n`.
    pub(super) fn real_time(&self, n: u8) -> u8 {
        0x12 | match n {
            1 => bit(self.stopped(), 0x08),
            2 => bit(self.cover_open, 0x04) | bit(self.paper_end, 0x20) | bit(self.cutter_error || self.hot, 0x40),
            3 => bit(self.cutter_error, 0x08) | bit(self.hot, 0x40),
            _ => bit(self.near_end || self.paper_end, 0x0C) | bit(self.paper_end, 0x60),
        }
    }

    /// The four bytes of automatic status.
    pub(super) fn automatic(&self) -> [u8; 4] {
        [
            0x10 | bit(self.stopped(), 0x08) | bit(self.cover_open, 0x20),
            bit(self.cutter_error, 0x08) | bit(self.hot, 0x40),
            bit(self.near_end || self.paper_end, 0x03) | bit(self.paper_end, 0x0C),
            0,
        ]
    }
}

const fn bit(set: bool, mask: u8) -> u8 {
    if set { mask } else { 0 }
}
