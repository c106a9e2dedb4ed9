//! The sound device: opened for each announcement, so one that was unplugged and plugged in again is simply used.

use std::{
    thread,
    time::{Duration, Instant},
};

use rodio::{DeviceSinkBuilder, MixerDeviceSink, Player, Source, source::Zero};

use crate::{Sound, Volume};

/// A sound and the silence after it.
#[derive(Debug, Clone)]
pub(crate) struct Played {
    pub(crate) sound: Sound,
    pub(crate) then: Duration,
}

/// How long a device may take beyond the sounds' own duration, in seconds, before it counts as lost.
const LATE_SECS_MAX: u64 = 3;

/// After a device could not be opened, how long until it is looked for again, in seconds: the next call but one is heard.
const RETRY_SECS: u64 = 5;

/// How often the device is asked whether it is done, in milliseconds.
const POLL_MS: u64 = 10;

/// How an announcement came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Through the loudspeaker.
    Aloud,
    /// No device; the time it would have taken has passed.
    InSilence,
}

/// The default sound device, as far as it is known.
#[derive(Debug)]
pub(crate) enum Device {
    /// Not tried yet.
    Unknown,
    /// It played the last announcement.
    Working,
    /// It could not be opened, or stopped playing.
    Missing {
        /// When it was tried last.
        tried_at: Instant,
    },
}

impl Device {
    /// Plays the sounds in order, or lets their time pass. Returns when they are over. A device that is lost meanwhile is
    /// opened once more, and everything is played again: half an announcement helps nobody.
    pub(crate) fn play(&mut self, sounds: &[Played], volume: Volume) -> Outcome {
        self.play_while(sounds, volume, &|| true)
    }

    /// The same as long as it is `wanted`: it stops at once when it is not.
    pub(crate) fn play_while(&mut self, sounds: &[Played], volume: Volume, wanted: &dyn Fn() -> bool) -> Outcome {
        let duration = play_duration(sounds);
        for _ in 0..2 {
            let Some(sink) = self.open() else {
                pass(duration, wanted);
                return Outcome::InSilence;
            };
            if play_through(&sink, sounds, volume, duration, wanted) {
                *self = Self::Working;
                return Outcome::Aloud;
            }
            tracing::warn!("the sound device stopped playing");
            *self = Self::Unknown;
        }
        tracing::warn!("announcements go on in silence");
        *self = Self::Missing { tried_at: Instant::now() };
        Outcome::InSilence
    }

    fn open(&mut self) -> Option<MixerDeviceSink> {
        if matches!(self, Self::Missing { tried_at } if tried_at.elapsed() < Duration::from_secs(RETRY_SECS)) {
            return None;
        }
        let opened = DeviceSinkBuilder::from_default_device().and_then(|builder| {
            // A late buffer is repaired by the next one; a dead device is noticed by its silence.
            builder.with_error_callback(|error| tracing::debug!(%error, "sound device")).open_sink_or_fallback()
        });
        match opened {
            Ok(mut sink) => {
                sink.log_on_drop(false);
                if !matches!(self, Self::Working) {
                    tracing::info!(rate_hz = sink.config().sample_rate().get(), "a sound device is there");
                }
                Some(sink)
            }
            Err(error) => {
                if !matches!(self, Self::Missing { .. }) {
                    tracing::warn!(%error, "there is no sound device; announcements go on in silence");
                }
                *self = Self::Missing { tried_at: Instant::now() };
                None
            }
        }
    }
}

/// How long the sounds take, pauses included.
fn play_duration(sounds: &[Played]) -> Duration {
    sounds.iter().map(|played| played.sound.duration() + played.then).sum()
}

/// Lets the time of a sound pass that nobody hears.
fn pass(duration: Duration, wanted: &dyn Fn() -> bool) {
    let until = Instant::now() + duration;
    while wanted() && Instant::now() < until {
        thread::sleep(Duration::from_millis(POLL_MS).min(until.saturating_duration_since(Instant::now())));
    }
}

/// Whether everything that was wanted was played in time.
fn play_through(
    sink: &MixerDeviceSink,
    sounds: &[Played],
    volume: Volume,
    duration: Duration,
    wanted: &dyn Fn() -> bool,
) -> bool {
    let player = Player::connect_new(sink.mixer());
    player.set_volume(volume.factor());
    for Played { sound, then } in sounds {
        let (channels, rate_hz) = (sound.channels, sound.rate_hz);
        player.append(sound.clone().into_source());
        player.append(Zero::new(channels, rate_hz).take_duration(*then));
    }
    let limit = Instant::now() + duration + Duration::from_secs(LATE_SECS_MAX);
    while !player.empty() && wanted() {
        if Instant::now() > limit {
            return false;
        }
        thread::sleep(Duration::from_millis(POLL_MS));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chime;

    fn played(then_ms: u64) -> Played {
        Played { sound: chime(), then: Duration::from_millis(then_ms) }
    }

    #[test]
    fn pauses_count() {
        let one = chime().duration();
        assert_eq!(play_duration(&[played(40), played(300)]), 2 * one + Duration::from_millis(340));
    }

    #[test]
    fn without_a_device_the_time_passes_all_the_same() {
        let mut device = Device::Missing { tried_at: Instant::now() };
        let since = Instant::now();
        assert_eq!(device.play(&[played(0)], Volume::FULL), Outcome::InSilence);
        assert!(since.elapsed() >= chime().duration());
    }
}
