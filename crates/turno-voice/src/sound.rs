//! A sound in memory: samples, and how long they last.

use std::{fs::File, io::BufReader, num::NonZero, path::Path, time::Duration};

use rodio::{Decoder, Source, buffer::SamplesBuffer};

/// The longest sound that is played, in seconds: an announcement that goes on longer helps nobody, and the limit keeps a
/// wrong file in the folder of clips from blocking the hall.
pub(crate) const SOUND_SECS_MAX: u64 = 20;

/// What is quieter than this at the ends of a clip is no speech: 40 dB below full scale.
const SILENCE: f32 = 0.01;

/// How much of the silence at the ends stays, in milliseconds: a sound that begins at full strength clicks.
const EDGE_MS: usize = 25;

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

    /// The same without the silence that speech programs and recordings leave at both ends, so that the pieces of a
    /// sentence follow each other as they do when people speak.
    #[must_use]
    pub(crate) fn trimmed(self) -> Self {
        let frame = usize::from(self.channels.get());
        let loud = |frame: &[f32]| frame.iter().any(|sample| sample.abs() > SILENCE);
        let edge = EDGE_MS * self.rate_hz.get() as usize / 1_000;
        let frames = self.samples.len() / frame;
        let Some(first) = self.samples.chunks(frame).position(loud) else { return self };
        let last = self.samples.chunks(frame).rposition(loud).unwrap_or(frames);
        let (from, to) = (first.saturating_sub(edge), (last + edge).min(frames));
        Self { samples: self.samples[from * frame..to * frame].to_vec(), ..self }
    }

    pub(crate) fn into_source(self) -> SamplesBuffer {
        SamplesBuffer::new(self.channels, self.rate_hz, self.samples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(channels: u16, samples: Vec<f32>) -> Sound {
        Sound { channels: NonZero::new(channels).unwrap(), rate_hz: NonZero::new(1_000).unwrap(), samples }
    }

    #[test]
    fn the_silence_at_the_ends_goes_and_a_little_of_it_stays() {
        let quiet = |frames: usize| vec![0.001; 2 * frames];
        let speech: Vec<f32> = (0..200).map(|index| if index % 2 == 0 { 0.5 } else { -0.5 }).collect();
        let clip = sound(2, [quiet(300), speech.clone(), quiet(700)].concat()).trimmed();
        assert_eq!(clip.samples.len() / 2, 100 + 2 * EDGE_MS - 1);
        assert_eq!(clip.samples[2 * EDGE_MS..][..speech.len()], speech);
        // Nothing to cut, and nothing at all: both stay as they are.
        assert_eq!(sound(2, speech.clone()).trimmed().samples, speech);
        assert_eq!(sound(1, vec![0.0; 50]).trimmed().samples.len(), 50);
    }
}
