//! What the totems say of themselves. Kept in memory only: after a start of the server each is back within seconds. Only totems
//! that the settings name are kept, so there is no end of memory.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use turno_domain::{HallId, KioskId, Settings};
use turno_protocol::{KIOSK_REPORT_SECS, KioskReport, KioskStatus};

/// After so many missed reports a totem counts as gone.
const REPORTS_MISSED_MAX: u64 = 3;

/// The totems of all halls.
#[derive(Debug, Default)]
pub(crate) struct Kiosks(Mutex<BTreeMap<(HallId, KioskId), Heard>>);

#[derive(Debug)]
struct Heard {
    report: KioskReport,
    printer_since: Timestamp,
    seen_at: Timestamp,
    heard_at: Instant,
}

impl Kiosks {
    /// Keeps a report.
    pub(crate) fn report(&self, hall: &HallId, kiosk: &KioskId, report: KioskReport, now: Timestamp) {
        let mut kiosks = self.lock();
        let key = (hall.clone(), kiosk.clone());
        let secs = SignedDuration::from_secs(i64::try_from(report.printer_secs).unwrap_or(i64::MAX));
        let since = now.checked_sub(secs).unwrap_or(Timestamp::MIN);
        // The same state is the same moment, though seconds are cut off on the way.
        let known = kiosks.get(&key).filter(|known| known.report.printer == report.printer);
        let printer_since = known.map_or(since, |known| known.printer_since.min(since));
        kiosks.insert(key, Heard { report, printer_since, seen_at: now, heard_at: Instant::now() });
    }

    /// The totems that the settings of a hall name.
    pub(crate) fn of_hall(&self, settings: &Settings) -> Vec<KioskStatus> {
        let kiosks = self.lock();
        let named = settings.kiosks.iter().map(|kiosk| {
            let heard = kiosks.get(&(settings.hall.clone(), kiosk.id.clone()));
            let silence_max = Duration::from_secs(REPORTS_MISSED_MAX * KIOSK_REPORT_SECS);
            KioskStatus {
                hall: settings.hall.to_string(),
                id: kiosk.id.to_string(),
                connected: heard.is_some_and(|heard| heard.heard_at.elapsed() < silence_max),
                seen_at: heard.map(|heard| heard.seen_at),
                printer_since: heard.map(|heard| heard.printer_since),
                report: heard.map(|heard| heard.report.clone()),
            }
        });
        named.collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(HallId, KioskId), Heard>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
