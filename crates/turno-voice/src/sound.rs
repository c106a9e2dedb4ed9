//! A sound in memory: samples, and how long they last.

use std::{fs::File, io::BufReader, num::NonZero, path::Path, time::Duration};

use rodio::{Decoder, Source, buffer::SamplesBuffer};

/// The longest sound that is played, in seconds: an announcement that goes on longer helps nobody, and the limit keeps a
/// wrong file in the folder of clips from blocking the hall.
pub(crate) const SOUND_SECS_MAX: u64 = 20;

/// Samples between -1 and 1, channels interleaved.
#[derive(Debug, Clone, PartialEq)]
pub struct Sound {
    pub(crate) channels: NonZero<u16>,
    pub(crate) rate_hz: NonZero<u32>,
    pub(crate) samples: Vec<f32>,
}

/// Why a file is no usable sound.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// It cannot be read.
    #[error("the sound file cannot be read")]
    Read(#[source] std::io::Error),
    /// It is not a WAV file.
    #[error("the file is not a WAV sound: {0}")]
    NotWav(String),
    /// There is no sound in it.
    #[error("the sound file is empty")]
    Empty,
    /// It is longer than what may be announced.
    #[error("the sound is longer than {SOUND_SECS_MAX} seconds")]
    TooLong,
}

impl Sound {
    /// Reads a WAV file.
    ///
    /// # Errors
    ///
    /// See [`SoundError`].
    pub fn read(path: &Path) -> Result<Self, SoundError> {
        let file = File::open(path).map_err(SoundError::Read)?;
        let decoder = Decoder::new_wav(BufReader::new(file)).map_err(|error| SoundError::NotWav(error.to_string()))?;
        let (channels, rate_hz) = (decoder.channels(), decoder.sample_rate());
        let samples_max = usize::from(channels.get()) * rate_hz.get() as usize * SOUND_SECS_MAX as usize;
        let samples: Vec<f32> = decoder.take(samples_max + 1).collect();
        match samples.len() {
            0 => Err(SoundError::Empty),
            count if count > samples_max => Err(SoundError::TooLong),
            _ => Ok(Self { channels, rate_hz, samples }),
        }
    }

    /// How long it lasts.
    #[must_use]
    pub fn duration(&self) -> Duration {
        let frames = self.samples.len() / usize::from(self.channels.get());
        Duration::from_secs_f64(frames as f64 / f64::from(self.rate_hz.get()))
    }

    pub(crate) fn into_source(self) -> SamplesBuffer {
        SamplesBuffer::new(self.channels, self.rate_hz, self.samples)
    }
}
