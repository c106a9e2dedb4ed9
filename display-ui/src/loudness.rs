//! How loud the wall speaks at which time of day. Pure.

use anyhow::{Context, ensure};
use jiff::civil::Time;
use turno_voice::Volume;

/// The volume of the day, and the hours that have another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loudness {
    usual: Volume,
    hours: Vec<Hours>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Hours {
    from: Time,
    to: Time,
    volume: Volume,
}

impl Loudness {
    /// `usual` in percent; `hours` such as `07:00-08:30 40, 12:30-14:00 60`.
    ///
    /// # Errors
    ///
    /// Says which piece is wrong and what one looks like.
    pub(crate) fn parse(usual: u8, hours: &str) -> anyhow::Result<Self> {
        let usual = percent(usual)?;
        let pieces = hours.split(',').map(str::trim).filter(|piece| !piece.is_empty());
        Ok(Self { usual, hours: pieces.map(Hours::parse).collect::<anyhow::Result<_>>()? })
    }

    /// The volume at a time of day in the hall.
    pub(crate) fn at(&self, time: Time) -> Volume {
        let now = self.hours.iter().find(|hours| (hours.from..hours.to).contains(&time));
        now.map_or(self.usual, |hours| hours.volume)
    }
}

impl Hours {
    fn parse(piece: &str) -> anyhow::Result<Self> {
        let read = || {
            let (times, volume) = piece.rsplit_once(' ')?;
            let (from, to) = times.trim().split_once('-')?;
            Some((clock(from)?, clock(to)?, volume.trim_end_matches('%').parse().ok()?))
        };
        let (from, to, volume) =
            read().with_context(|| format!("'{piece}' is not a piece of volume_hours such as 07:00-08:30 40"))?;
        ensure!(from < to, "'{piece}' in volume_hours ends before it begins");
        Ok(Self { from, to, volume: percent(volume)? })
    }
}

/// `08:30`; the end of the day may be written as 24:00.
fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    if (hour, minute) == ("24", "00") {
        return Some(Time::MAX);
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn percent(percent: u8) -> anyhow::Result<Volume> {
    Volume::percent(percent).with_context(|| format!("a volume has 0 to 100 percent, not {percent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_decides_and_the_rest_of_the_day_is_as_usual() {
        let loudness = Loudness::parse(80, "07:00-08:30 40, 20:00-24:00 10%").unwrap();
        let at = |hour, minute| loudness.at(Time::constant(hour, minute, 0, 0));
        let percent = |percent| Volume::percent(percent).unwrap();
        assert_eq!((at(6, 59), at(7, 0), at(8, 29)), (percent(80), percent(40), percent(40)));
        assert_eq!((at(8, 30), at(20, 0), at(23, 59)), (percent(80), percent(10), percent(10)));
        assert_eq!(Loudness::parse(100, "").unwrap().at(Time::midnight()), Volume::FULL);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (usual, hours, says) in [
            (101, "", "0 to 100 percent, not 101"),
            (80, "07:00 40", "not a piece of volume_hours"),
            (80, "07:00-25:00 40", "not a piece of volume_hours"),
            (80, "09:00-08:00 40", "ends before it begins"),
            (80, "07:00-08:00 140", "0 to 100 percent, not 140"),
        ] {
            let error = Loudness::parse(usual, hours).unwrap_err().to_string();
            assert!(error.contains(says), "{hours}: {error}");
        }
    }
}
