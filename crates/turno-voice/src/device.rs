//! The sound device: opened for each announcement, so one that was unplugged and plugged in again is simply used.

use std::{
    thread,
    time::{Duration, Instant},
};

use rodio::{DeviceSinkBuilder, MixerDeviceSink, Player, Source, source::Zero};

use crate::Sound;

/// The pause after each sound, in milliseconds: words run into each other without it.
pub(crate) const GAP_MS: u64 = 200;

/// How long a device may take beyond the sounds' own duration, in seconds, before it counts as lost.
const LATE_SECS_MAX: u64 = 3;

/// After a device could not be opened, how long until it is looked for again, in seconds.
const RETRY_SECS: u64 = 30;

/// How often the device is asked whether it is done, in milliseconds.
const POLL_MS: u64 = 10;

/// How an announcement came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
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
    /// Plays the sounds in order, or lets their time pass. Returns when they are over.
    pub(crate) fn play(&mut self, sounds: Vec<Sound>) -> Outcome {
        let duration = play_duration(&sounds);
        let Some(sink) = self.open() else {
            thread::sleep(duration);
            return Outcome::InSilence;
        };
        if play_through(&sink, sounds, duration) {
            *self = Self::Working;
            Outcome::Aloud
        } else {
            tracing::warn!("the sound device stopped playing; announcements go on in silence");
            *self = Self::Missing { tried_at: Instant::now() };
            Outcome::InSilence
        }
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
fn play_duration(sounds: &[Sound]) -> Duration {
    sounds.iter().map(|sound| sound.duration() + Duration::from_millis(GAP_MS)).sum()
}

/// Whether everything was played in time.
fn play_through(sink: &MixerDeviceSink, sounds: Vec<Sound>, duration: Duration) -> bool {
    let player = Player::connect_new(sink.mixer());
    for sound in sounds {
        let (channels, rate_hz) = (sound.channels, sound.rate_hz);
        player.append(sound.into_source());
        player.append(Zero::new(channels, rate_hz).take_duration(Duration::from_millis(GAP_MS)));
    }
    let limit = Instant::now() + duration + Duration::from_secs(LATE_SECS_MAX);
    while !player.empty() {
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

    #[test]
    fn pauses_count() {
        let one = chime().duration();
        let gap = Duration::from_millis(GAP_MS);
        assert_eq!(play_duration(&[chime(), chime()]), 2 * one + 2 * gap);
    }

    #[test]
    fn without_a_device_the_time_passes_all_the_same() {
        let mut device = Device::Missing { tried_at: Instant::now() };
        let since = Instant::now();
        assert_eq!(device.play(vec![chime()]), Outcome::InSilence);
        assert!(since.elapsed() >= chime().duration());
    }
}
