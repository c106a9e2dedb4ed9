//! Pictures kept in the printer through power cuts.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::bitmap::Bitmap;

/// While it writes, a printer hears nothing.
const WRITING: Duration = Duration::from_millis(1200);

/// The pictures, by their two characters.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    kept: BTreeMap<[u8; 2], Bitmap>,
    busy_until: Duration,
    writes: u32,
}

impl Memory {
    pub(super) fn is_busy(&self, now: Duration) -> bool {
        now < self.busy_until
    }

    pub(super) fn keep(&mut self, key: [u8; 2], bitmap: Bitmap, now: Duration) {
        self.kept.insert(key, bitmap);
        self.write(now);
    }

    pub(super) fn delete(&mut self, key: [u8; 2], now: Duration) {
        if self.kept.remove(&key).is_some() {
            self.write(now);
        }
    }

    pub(super) fn keys(&self) -> Vec<[u8; 2]> {
        self.kept.keys().copied().collect()
    }

    pub(super) fn get(&self, key: [u8; 2]) -> Option<&Bitmap> {
        self.kept.get(&key)
    }

    pub(super) const fn writes(&self) -> u32 {
        self.writes
    }

    fn write(&mut self, now: Duration) {
        self.writes += 1;
        self.busy_until = now + WRITING;
    }
}
