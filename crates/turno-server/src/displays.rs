//! What the walls say of themselves. Kept in memory only: after a start of the server each wall is back within seconds.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::body::Bytes;
use jiff::Timestamp;
use turno_domain::HallId;
use turno_protocol::{DISPLAY_REPORT_SECS, DisplayInfo, DisplayReport};

/// The most displays of one hall; whoever invents names on the network must not fill the memory.
pub(crate) const DISPLAYS_MAX: usize = 64;

/// After so many missed reports a display counts as gone.
const REPORTS_MISSED_MAX: u64 = 3;

/// The displays of all halls.
#[derive(Debug, Default)]
pub(crate) struct Displays(Mutex<BTreeMap<(HallId, String), Display>>);

#[derive(Debug)]
struct Display {
    report: DisplayReport,
    seen_at: Timestamp,
    heard_at: Instant,
    picture: Option<(Timestamp, Bytes)>,
}

impl Display {
    fn is_connected(&self) -> bool {
        self.heard_at.elapsed() < Duration::from_secs(REPORTS_MISSED_MAX * DISPLAY_REPORT_SECS)
    }
}

/// The hall has [`DISPLAYS_MAX`] displays already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooManyDisplays;

impl Displays {
    /// Keeps a report. When there is no room for another name, a display that is gone makes it.
    pub(crate) fn report(
        &self,
        hall: &HallId,
        name: &str,
        report: DisplayReport,
        now: Timestamp,
    ) -> Result<(), TooManyDisplays> {
        let mut displays = self.lock();
        let key = (hall.clone(), name.to_owned());
        let picture = match displays.remove(&key) {
            Some(known) => known.picture,
            None => {
                make_room(&mut displays, hall)?;
                None
            }
        };
        displays.insert(key, Display { report, seen_at: now, heard_at: Instant::now(), picture });
        Ok(())
    }

    /// Keeps a picture of a display that has reported; says whether there is one of that name.
    pub(crate) fn set_picture(&self, hall: &HallId, name: &str, picture: Bytes, now: Timestamp) -> bool {
        let mut displays = self.lock();
        let display = displays.get_mut(&(hall.clone(), name.to_owned()));
        display.map(|display| display.picture = Some((now, picture))).is_some()
    }

    /// The last picture of a display.
    pub(crate) fn picture(&self, hall: &HallId, name: &str) -> Option<Bytes> {
        let displays = self.lock();
        let (_, picture) = displays.get(&(hall.clone(), name.to_owned()))?.picture.as_ref()?;
        Some(picture.clone())
    }

    /// The displays of a hall, by name.
    pub(crate) fn of_hall(&self, hall: &HallId) -> Vec<DisplayInfo> {
        let displays = self.lock();
        let mine = displays.iter().filter(|((of, _), _)| of == hall);
        mine.map(|((_, name), display)| DisplayInfo {
            name: name.clone(),
            seen_at: display.seen_at,
            connected: display.is_connected(),
            report: display.report.clone(),
            picture_at: display.picture.as_ref().map(|(at, _)| *at),
        })
        .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(HallId, String), Display>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn make_room(displays: &mut BTreeMap<(HallId, String), Display>, hall: &HallId) -> Result<(), TooManyDisplays> {
    let mine = |key: &(HallId, String)| key.0 == *hall;
    if displays.keys().filter(|key| mine(key)).count() < DISPLAYS_MAX {
        return Ok(());
    }
    let gone = displays.iter().filter(|(key, display)| mine(key) && !display.is_connected());
    let oldest = gone.min_by_key(|(_, display)| display.heard_at).map(|(key, _)| key.clone());
    displays.remove(&oldest.ok_or(TooManyDisplays)?);
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use turno_protocol::{DisplaySound, DisplayState};

    use super::*;

    fn report(last_call: u32) -> DisplayReport {
        DisplayReport {
            version: "0.1.0".into(),
            zone: None,
            state: DisplayState::Fresh,
            board_version: 1,
            last_call,
            showing: vec!["A042".into()],
            sound: DisplaySound::Working,
            width_px: 1920,
            height_px: 1080,
            languages: vec!["it".into()],
        }
    }

    #[test]
    fn the_last_word_of_each_display_is_kept_and_names_have_an_end() {
        let (displays, hall): (_, HallId) = (Displays::default(), "capannori".parse().unwrap());
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        displays.report(&hall, "atrio", report(1), now).unwrap();
        assert!(displays.set_picture(&hall, "atrio", Bytes::from_static(b"png"), now));
        displays.report(&hall, "atrio", report(2), now).unwrap();
        let listed = displays.of_hall(&hall);
        assert_eq!((listed.len(), listed[0].report.last_call, listed[0].connected), (1, 2, true));
        assert_eq!(displays.picture(&hall, "atrio").unwrap(), "png", "a report does not lose the picture");
        assert!(!displays.set_picture(&hall, "sala", Bytes::new(), now), "a stranger has no picture");
        for number in 1..DISPLAYS_MAX {
            displays.report(&hall, &format!("d{number}"), report(1), now).unwrap();
        }
        assert_eq!(displays.report(&hall, "one-more", report(1), now), Err(TooManyDisplays));
        assert!(displays.report(&hall, "atrio", report(3), now).is_ok(), "known ones go on");
        let other: HallId = "cuneo".parse().unwrap();
        assert!(displays.report(&other, "one-more", report(1), now).is_ok() && displays.of_hall(&other).len() == 1);
    }
}
