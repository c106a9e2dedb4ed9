//! What the emulated printer answers.

use super::super::commands::Command;
use super::super::condition::Mechanism;
use super::Emulator;
use crate::profile::StatusFamily;

/// What it answers to `GS I 1`, as a TM-T88 does.
const MODEL: u8 = 0x20;

impl Emulator {
    /// What the mechanism shows besides its troubles.
    pub(super) fn mechanism(&self) -> Mechanism {
        Mechanism {
            slip_waits: self.mouth.is_full(),
            spooling: !self.buffer.is_empty(),
            moving: self.clock < self.busy_until && !self.condition.stopped(),
        }
    }

    pub(super) fn push_status(&mut self) {
        let status = self.condition.automatic(self.settings.profile.status, self.mechanism());
        if self.auto_status && status != self.told {
            self.told = status;
            self.reply(&status);
        }
    }

    pub(super) fn reply(&mut self, bytes: &[u8]) {
        if !self.condition.muted && !self.condition.unpowered && !self.memory.is_busy(self.clock) {
            self.replies.extend_from_slice(bytes);
        }
    }

    pub(super) fn answer(&mut self, command: &Command) {
        let custom = self.settings.profile.status == StatusFamily::Custom;
        match command {
            Command::Count(n) if custom => {
                let text = match n {
                    0xE2 => format!("{}cuts", self.cuts),
                    0xE4 => format!("{}ret", self.retractions),
                    0xE5 => "3on".to_owned(),
                    _ => "0cm".to_owned(),
                };
                self.reply(text.as_bytes());
            }
            // A Custom printer has none of the others.
            _ if custom => {}
            Command::AutoStatus(n) => {
                self.auto_status = *n != 0;
                self.told = self.condition.automatic(self.settings.profile.status, self.mechanism());
                if self.auto_status {
                    self.reply(&self.told.clone());
                }
            }
            Command::TransmitStatus => {
                let near_end = if self.condition.near_end { 0x03 } else { 0 };
                self.reply(&[near_end]);
            }
            Command::TransmitId(n) if !self.condition.no_model => self.identify(*n),
            Command::ProcessId(id) if !self.condition.no_process_id => {
                self.reply(&[&[0x37, 0x22][..], id, &[0]].concat());
            }
            Command::NvList => {
                let keys = self.memory.keys().concat();
                self.reply(&[&[0x37, 0x72, 0x40][..], &keys, &[0]].concat());
            }
            _ => {}
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
}
