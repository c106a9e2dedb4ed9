//! What the totems say of themselves. Kept in memory only: after a start of the server each is back within seconds. Only totems
//! that the settings name are kept, so there is no end of memory.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use turno_domain::{HallId, KioskId, Settings};
use turno_protocol::{FloorKiosk, FloorKioskState, KIOSK_REPORT_SECS, KioskReport, KioskStatus};

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

    /// The same for the people at work: what they could do something about.
    pub(crate) fn on_floor(&self, settings: &Settings) -> Vec<FloorKiosk> {
        let known = self.of_hall(settings).into_iter();
        known
            .map(|kiosk| FloorKiosk { state: floor_state(&kiosk), not_handed_in: not_handed_in(&kiosk), id: kiosk.id })
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(HallId, KioskId), Heard>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn floor_state(kiosk: &KioskStatus) -> FloorKioskState {
    match (&kiosk.report, kiosk.printer_since, kiosk.seen_at) {
        (Some(report), Some(since), _) if kiosk.connected => {
            FloorKioskState::Heard { printer: report.printer, since, wants_somebody: report.printer.wants_somebody() }
        }
        (_, _, Some(since)) => FloorKioskState::Gone { since },
        _ => FloorKioskState::NeverHeard,
    }
}

fn not_handed_in(kiosk: &KioskStatus) -> u32 {
    kiosk.report.as_ref().map_or(0, |report| report.not_handed_in)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use turno_protocol::PrinterWord;

    use super::*;

    #[test]
    fn the_people_at_work_see_since_when_a_totem_is_as_it_is_and_since_when_it_is_silent() {
        let at = |time: &str| format!("2026-11-23T{time}Z").parse::<Timestamp>().unwrap();
        let report =
            KioskReport { version: "0.1.0".into(), printer: PrinterWord::PaperLow, printer_secs: 60, not_handed_in: 2 };
        let never = KioskStatus {
            hall: "capannori".into(),
            id: "ingresso".into(),
            connected: false,
            seen_at: None,
            printer_since: None,
            report: None,
        };
        let heard = KioskStatus {
            connected: true,
            seen_at: Some(at("08:01:00")),
            printer_since: Some(at("08:00:00")),
            report: Some(report),
            ..never.clone()
        };
        let gone = KioskStatus { connected: false, ..heard.clone() };
        assert_eq!((floor_state(&never), not_handed_in(&never)), (FloorKioskState::NeverHeard, 0));
        assert_eq!((floor_state(&gone), not_handed_in(&gone)), (FloorKioskState::Gone { since: at("08:01:00") }, 2));
        let (printer, since) = (PrinterWord::PaperLow, at("08:00:00"));
        assert_eq!(floor_state(&heard), FloorKioskState::Heard { printer, since, wants_somebody: true });
    }
}
