//! What the totems say of themselves. Kept in memory only: after a start of the server each is back within seconds. Only totems
//! that the settings name are kept, so there is no end of memory.
//!
//! A name belongs to one machine at a time: the first that reports under it, until it has been silent for a while. Two that gave
//! numbers of the same letter without the server would give each of them twice.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use turno_domain::{HallId, KioskId, Settings};
use turno_protocol::{
    FloorKiosk, FloorKioskState, KIOSK_REPORT_SECS, KioskReport, KioskReportRequest, KioskStatus, PrinterWord,
};
use uuid::Uuid;

use crate::slips::Slips;

/// After so many missed reports a totem counts as gone.
const REPORTS_MISSED_MAX: u64 = 3;
/// The longest time between two reports of a totem that is there.
const SILENCE_MAX: Duration = Duration::from_secs(REPORTS_MISSED_MAX * KIOSK_REPORT_SECS);
/// A machine that has been silent for this long has left its name to whoever reports under it next.
const NAME_HELD: Duration = Duration::from_secs(120);

/// The totems of all halls.
#[derive(Debug, Default)]
pub(crate) struct Kiosks(Mutex<BTreeMap<(HallId, KioskId), Heard>>);

#[derive(Debug)]
struct Heard {
    instance: Uuid,
    report: KioskReport,
    printer_since: Timestamp,
    seen: Moment,
    /// When another machine reported last under the same name.
    rival: Option<Moment>,
}

/// An instant on both clocks: the one that people read, and the one that nobody sets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// On the first.
    pub(crate) at: Timestamp,
    /// On the second.
    pub(crate) ticks: Instant,
}

impl Moment {
    fn is_older_than(self, age: Duration, now: Instant) -> bool {
        now.saturating_duration_since(self.ticks) >= age
    }
}

/// Another machine is in service under that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KioskTaken;

impl Kiosks {
    /// Keeps a report.
    ///
    /// # Errors
    ///
    /// [`KioskTaken`] while another machine holds the name.
    pub(crate) fn report(
        &self,
        hall: &HallId,
        kiosk: &KioskId,
        request: KioskReportRequest,
        now: Moment,
    ) -> Result<(), KioskTaken> {
        let KioskReportRequest { instance, report } = request;
        let mut kiosks = self.lock();
        let key = (hall.clone(), kiosk.clone());
        if let Some(holder) = kiosks.get_mut(&key)
            && holder.instance != instance
            && !holder.seen.is_older_than(NAME_HELD, now.ticks)
        {
            holder.rival = Some(now);
            return Err(KioskTaken);
        }
        let secs = SignedDuration::from_secs(i64::try_from(report.printer_secs).unwrap_or(i64::MAX));
        let since = now.at.checked_sub(secs).unwrap_or(Timestamp::MIN);
        let before = kiosks.get(&key).filter(|known| known.instance == instance);
        // The same state is the same moment, though seconds are cut off on the way.
        let known = before.filter(|known| known.report.printer == report.printer);
        let printer_since = known.map_or(since, |known| known.printer_since.min(since));
        let rival = before.and_then(|known| known.rival);
        kiosks.insert(key, Heard { instance, report, printer_since, seen: now, rival });
        Ok(())
    }

    /// The totems that the settings of a hall name.
    pub(crate) fn of_hall(&self, settings: &Settings) -> Vec<KioskStatus> {
        self.of_hall_at(settings, Instant::now())
    }

    fn of_hall_at(&self, settings: &Settings, now: Instant) -> Vec<KioskStatus> {
        let kiosks = self.lock();
        let named = settings.kiosks.iter().map(|kiosk| {
            let heard = kiosks.get(&(settings.hall.clone(), kiosk.id.clone()));
            let rival = heard.and_then(|heard| heard.rival).filter(|rival| !rival.is_older_than(SILENCE_MAX, now));
            KioskStatus {
                hall: settings.hall.to_string(),
                id: kiosk.id.to_string(),
                connected: heard.is_some_and(|heard| !heard.seen.is_older_than(SILENCE_MAX, now)),
                seen_at: heard.map(|heard| heard.seen.at),
                printer_since: heard.map(|heard| heard.printer_since),
                rival_seen_at: rival.map(|rival| rival.at),
                report: heard.map(|heard| heard.report.clone()),
            }
        });
        named.collect()
    }

    /// The same for the people at work: what they could do something about.
    pub(crate) fn on_floor(&self, settings: &Settings, slips: &Slips) -> Vec<FloorKiosk> {
        let now = Instant::now();
        let with_slip =
            |kiosk: KioskStatus| FloorKiosk { slip: slips.last(&settings.hall, &kiosk.id, now), ..on_floor(kiosk) };
        self.of_hall(settings).into_iter().map(with_slip).collect()
    }

    /// The machine that is in service under a name, if its printer is ready as far as it has said.
    pub(crate) fn ready_instance(&self, hall: &HallId, kiosk: &KioskId) -> Option<Uuid> {
        let kiosks = self.lock();
        let heard = kiosks.get(&(hall.clone(), kiosk.clone()))?;
        let ready = matches!(heard.report.printer, PrinterWord::Ready | PrinterWord::PaperLow);
        (ready && !heard.seen.is_older_than(SILENCE_MAX, Instant::now())).then_some(heard.instance)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(HallId, KioskId), Heard>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn on_floor(kiosk: KioskStatus) -> FloorKiosk {
    let state = floor_state(&kiosk);
    let report = kiosk.report.as_ref();
    FloorKiosk {
        state,
        disk_refuses: report.is_some_and(|report| report.disk_refuses),
        not_handed_in: report.map_or(0, |report| report.not_handed_in),
        refused_total: report.map_or(0, |report| report.refused_total),
        refused: report.map(|report| report.refused.clone()).unwrap_or_default(),
        rival: kiosk.rival_seen_at.is_some(),
        slip: None,
        id: kiosk.id,
    }
}

fn floor_state(kiosk: &KioskStatus) -> FloorKioskState {
    match (&kiosk.report, kiosk.printer_since, kiosk.seen_at) {
        (Some(report), Some(since), _) if kiosk.connected => {
            let wants_somebody = report.printer.wants_somebody() || report.disk_refuses;
            FloorKioskState::Heard { printer: report.printer, since, wants_somebody }
        }
        (_, _, Some(since)) => FloorKioskState::Gone { since },
        _ => FloorKioskState::NeverHeard,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn report() -> KioskReport {
        KioskReport {
            version: "0.1.0".into(),
            printer: PrinterWord::PaperLow,
            printer_secs: 60,
            disk_refuses: false,
            not_handed_in: 2,
            refused_total: 1,
            refused: vec!["K007".into()],
            numbers_lost: 0,
        }
    }

    #[test]
    fn the_people_at_work_see_since_when_a_totem_is_as_it_is_and_since_when_it_is_silent() {
        let at = |time: &str| format!("2026-11-23T{time}Z").parse::<Timestamp>().unwrap();
        let never = KioskStatus {
            hall: "capannori".into(),
            id: "ingresso".into(),
            connected: false,
            seen_at: None,
            printer_since: None,
            rival_seen_at: None,
            report: None,
        };
        let heard = KioskStatus {
            connected: true,
            seen_at: Some(at("08:01:00")),
            printer_since: Some(at("08:00:00")),
            report: Some(report()),
            ..never.clone()
        };
        let gone = KioskStatus { connected: false, rival_seen_at: Some(at("08:02:00")), ..heard.clone() };
        let floor = on_floor(never);
        assert_eq!((floor.state, floor.not_handed_in, floor.rival), (FloorKioskState::NeverHeard, 0, false));
        let floor = on_floor(gone);
        assert_eq!(
            (floor.state, floor.not_handed_in, floor.rival),
            (FloorKioskState::Gone { since: at("08:01:00") }, 2, true)
        );
        let unsaved = KioskReport { printer: PrinterWord::Ready, disk_refuses: true, ..report() };
        let floor = on_floor(KioskStatus { report: Some(unsaved), ..heard.clone() });
        assert!(floor.disk_refuses && matches!(floor.state, FloorKioskState::Heard { wants_somebody: true, .. }));
        let floor = on_floor(heard);
        let (printer, since) = (PrinterWord::PaperLow, at("08:00:00"));
        assert_eq!(floor.state, FloorKioskState::Heard { printer, since, wants_somebody: true });
        assert_eq!((floor.refused_total, floor.refused), (1, vec!["K007".to_owned()]));
    }

    #[test]
    fn a_name_belongs_to_the_first_machine_until_that_has_been_silent_for_long() {
        let (kiosks, start) = (Kiosks::default(), Instant::now());
        let (hall, kiosk): (HallId, KioskId) = ("capannori".parse().unwrap(), "ingresso".parse().unwrap());
        let began: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let says = |instance: u128, secs: u64| {
            let ticks = start + Duration::from_secs(secs);
            let now = Moment { at: began + Duration::from_secs(secs), ticks };
            let request = KioskReportRequest { instance: Uuid::from_u128(instance), report: report() };
            kiosks.report(&hall, &kiosk, request, now)
        };
        let is_rivalled = |secs: u64| {
            let kiosks = kiosks.lock();
            let rival = kiosks.values().next().unwrap().rival;
            rival.is_some_and(|rival| !rival.is_older_than(SILENCE_MAX, start + Duration::from_secs(secs)))
        };
        assert_eq!((says(1, 0), says(2, 5), says(1, 10)), (Ok(()), Err(KioskTaken), Ok(())));
        assert!(is_rivalled(34) && !is_rivalled(35), "one that is gone is no rival");
        assert_eq!((says(2, 129), is_rivalled(129)), (Err(KioskTaken), true));
        // The first is broken; the second is what stands there now.
        assert_eq!((says(2, 130), is_rivalled(130)), (Ok(()), false));
        assert_eq!((says(1, 140), says(2, 141)), (Err(KioskTaken), Ok(())), "and the first comes back too late");
    }
}
