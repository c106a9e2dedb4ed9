//! What the walls of a hall show beyond calls: zones that stand for others, arrows to the counters, bulletins.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Problem, Settings, SettingsError, Texts, problem_if, unique};
use crate::{BulletinId, CounterId, Hall, Hours, ZoneId};

/// The most bulletins a hall may have: each stands for ten seconds, and nobody waits for the twenty-fifth.
pub const BULLETINS_MAX: usize = 24;

/// A part of the hall with its own displays and sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its identifier.
    pub id: ZoneId,
    /// Its name.
    pub name: Texts,
    /// Other zones whose calls its displays show and say too, for example those of both floors in the entrance.
    pub shows: BTreeSet<ZoneId>,
    /// Which way to go from its displays, for the counters where that helps.
    pub arrows: BTreeMap<CounterId, Arrow>,
}

/// Which way to go, as seen by somebody who looks at a display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Straight on, past the display.
    Ahead,
    /// Back, behind the person.
    Behind,
    /// Up the stairs.
    Up,
    /// Down the stairs.
    Down,
}

/// A short text, with a picture or without, that the walls show beside the calls while its hours last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// Its identifier.
    pub id: BulletinId,
    /// What it says.
    pub text: Texts,
    /// The file name of its picture, which lies beside the office file.
    pub picture: Option<String>,
    /// When it is shown; `None` for always.
    pub hours: Option<Hours>,
    /// The zones that show it; empty for all.
    pub zones: BTreeSet<ZoneId>,
}

impl Zone {
    /// A zone that shows itself alone.
    #[must_use]
    pub fn plain(id: ZoneId, name: Texts) -> Self {
        Self { id, name, shows: BTreeSet::new(), arrows: BTreeMap::new() }
    }
}

impl Settings {
    /// The zone with this identifier.
    #[must_use]
    pub fn zone_settings(&self, id: &ZoneId) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == *id)
    }

    /// Whether the displays of `zone` show what happens in `other`.
    #[must_use]
    pub fn shows(&self, zone: &ZoneId, other: &ZoneId) -> bool {
        zone == other || self.zone_settings(zone).is_some_and(|zone| zone.shows.contains(other))
    }

    pub(super) fn check_walls(&self) -> Result<(), SettingsError> {
        unique("zone", self.zones.iter().map(|zone| zone.id.as_str()))?;
        for (index, zone) in self.zones.iter().enumerate() {
            let place = |key: &str| format!("zone[{index}].{key}");
            self.check_texts(&place("name"), &zone.name)?;
            for other in &zone.shows {
                let known = *other != zone.id && self.zone_settings(other).is_some();
                problem_if(!known, &place("shows"), || Problem::UnknownOtherZone(other.clone()))?;
            }
            for counter in zone.arrows.keys() {
                let known = self.counter(counter).is_some();
                problem_if(!known, &place("arrows"), || Problem::UnknownCounter(counter.clone()))?;
            }
        }
        self.check_bulletins()
    }

    fn check_bulletins(&self) -> Result<(), SettingsError> {
        let too_many = self.bulletins.len() > BULLETINS_MAX;
        problem_if(too_many, "bulletin", || Problem::TooMany { most: BULLETINS_MAX })?;
        unique("bulletin", self.bulletins.iter().map(|bulletin| bulletin.id.as_str()))?;
        for (index, bulletin) in self.bulletins.iter().enumerate() {
            let place = |key: &str| format!("bulletin[{index}].{key}");
            self.check_texts(&place("text"), &bulletin.text)?;
            let no_picture = bulletin.picture.as_deref().is_some_and(|name| !is_picture(name));
            problem_if(no_picture, &place("picture"), || Problem::NoPicture)?;
            for zone in &bulletin.zones {
                let known = self.zone_settings(zone).is_some();
                problem_if(!known, &place("zones"), || Problem::UnknownZone(zone.clone()))?;
            }
        }
        Ok(())
    }
}

/// Whether it is a plain file name that cannot lead into another folder.
fn is_picture(name: &str) -> bool {
    name.strip_suffix(".png").is_some_and(|stem| {
        !stem.is_empty()
            && name.len() <= crate::ID_LENGTH_MAX
            && stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    })
}

impl Hall {
    /// The bulletins that the displays of a zone, or of the whole hall, show at `now`, in their order.
    pub fn bulletins<'a>(&'a self, zone: Option<&'a ZoneId>, now: Timestamp) -> impl Iterator<Item = &'a Bulletin> {
        let here = move |bulletin: &Bulletin| {
            bulletin.zones.is_empty() || zone.is_none_or(|zone| bulletin.zones.contains(zone))
        };
        self.settings().bulletins.iter().filter(move |bulletin| here(bulletin) && self.bulletin_stands(bulletin, now))
    }
}
