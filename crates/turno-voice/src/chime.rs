//! The chime: two soft bell tones, a falling third, made from sine waves so that it belongs to nobody else.

use std::{f32::consts::TAU, num::NonZero};

use crate::Sound;

/// The chime's sampling rate, in hertz; every sound card plays it.
const RATE_HZ: NonZero<u32> = NonZero::new(44_100).unwrap();

const MONO: NonZero<u16> = NonZero::new(1).unwrap();

/// The whole chime, in seconds: short enough that nobody waits for the number.
const CHIME_SECS: f32 = 1.5;

/// The largest sample, between 0 and 1: about 6 dB below full scale, so that speech is not quieter than the bell.
const PEAK: f32 = 0.5;

/// A tone of the chime.
struct Tone {
    /// When it begins, in seconds.
    from_secs: f32,
    /// Its pitch, in hertz.
    pitch_hz: f32,
    /// How quickly it dies away: after this many seconds it is at 37 %.
    decay_secs: f32,
}

/// E5 then C5, equal temperament. Both lie where hearing is good also in old age, below 1 kHz with few overtones.
const TONES: [Tone; 2] = [
    Tone { from_secs: 0.0, pitch_hz: 659.26, decay_secs: 0.28 },
    Tone { from_secs: 0.42, pitch_hz: 523.25, decay_secs: 0.38 },
];

/// The overtones of a tone: multiple of the pitch and strength.
const OVERTONES: [(f32, f32); 3] = [(1.0, 1.0), (2.0, 0.28), (3.0, 0.08)];

/// A tone swells for this long, in seconds: without it there is a click.
const ATTACK_SECS: f32 = 0.012;

/// The end fades for this long, in seconds.
const RELEASE_SECS: f32 = 0.12;

/// The chime as samples.
#[must_use]
pub fn chime() -> Sound {
    let rate_hz = RATE_HZ.get() as f32;
    let count = (CHIME_SECS * rate_hz) as usize;
    let mut samples: Vec<f32> = (0..count).map(|index| sample_at(index as f32 / rate_hz)).collect();
    let loudest = samples.iter().fold(f32::EPSILON, |loudest, sample| loudest.max(sample.abs()));
    for sample in &mut samples {
        *sample *= PEAK / loudest;
    }
    Sound { channels: MONO, rate_hz: RATE_HZ, samples }
}

fn sample_at(secs: f32) -> f32 {
    let release = ((CHIME_SECS - secs) / RELEASE_SECS).clamp(0.0, 1.0);
    release * TONES.iter().map(|tone| tone_at(tone, secs - tone.from_secs)).sum::<f32>()
}

fn tone_at(tone: &Tone, secs: f32) -> f32 {
    if secs <= 0.0 {
        return 0.0;
    }
    let attack = (secs / ATTACK_SECS).min(1.0);
    OVERTONES
        .iter()
        .map(|(multiple, strength)| {
            // Higher overtones die sooner, which is what makes it a bell and not an organ.
            let envelope = attack * (-secs * multiple / tone.decay_secs).exp();
            strength * envelope * (TAU * tone.pitch_hz * multiple * secs).sin()
        })
        .sum()
}

/// The chime as the bytes of a WAV file: 16 bit, one channel.
#[must_use]
pub fn chime_wav() -> Vec<u8> {
    let sound = chime();
    let data: Vec<u8> =
        sound.samples.iter().flat_map(|sample| ((sample * f32::from(i16::MAX)) as i16).to_le_bytes()).collect();
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let rate_hz = RATE_HZ.get();
    let mut wav = Vec::with_capacity(44 + data.len());
    wav.extend(b"RIFF");
    wav.extend((36 + length).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16u32.to_le_bytes());
    for field in [1u16, 1] {
        wav.extend(field.to_le_bytes());
    }
    for field in [rate_hz, rate_hz * 2] {
        wav.extend(field.to_le_bytes());
    }
    for field in [2u16, 16] {
        wav.extend(field.to_le_bytes());
    }
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend(data);
    wav
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chime_is_short_soft_and_without_clicks() {
        let chime = chime();
        assert!((1.0..2.0).contains(&chime.duration().as_secs_f32()));
        let loudest = chime.samples.iter().fold(0.0f32, |loudest, sample| loudest.max(sample.abs()));
        assert!((loudest - PEAK).abs() < 0.001);
        assert!(chime.samples[0].abs() < 0.01 && chime.samples.last().unwrap().abs() < 0.01);
        // A click is a jump between neighbours; a bell of these pitches moves far less from one sample to the next.
        let jump = chime.samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
        assert!(jump < 0.12, "largest step {jump}");
    }

    #[test]
    fn both_tones_are_in_it() {
        let chime = chime();
        let strength = |pitch_hz: f32, from_secs: f32| {
            let from = (from_secs * RATE_HZ.get() as f32) as usize;
            let window = &chime.samples[from..from + RATE_HZ.get() as usize / 5];
            let (mut real, mut imaginary) = (0.0f32, 0.0f32);
            for (index, sample) in window.iter().enumerate() {
                let angle = TAU * pitch_hz * index as f32 / RATE_HZ.get() as f32;
                real += sample * angle.cos();
                imaginary += sample * angle.sin();
            }
            real.hypot(imaginary) / window.len() as f32
        };
        assert!(strength(659.26, 0.05) > 10.0 * strength(523.25, 0.05));
        assert!(strength(523.25, 0.6) > 2.0 * strength(659.26, 0.6));
    }

    #[test]
    fn the_file_in_assets_is_this_chime() {
        let kept = include_bytes!("../../../assets/chimes/two-tones.wav");
        assert!(
            kept.as_slice() == chime_wav(),
            "run: cargo run -p turno-voice --example chime > assets/chimes/two-tones.wav"
        );
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/chimes/two-tones.wav");
        assert_eq!(Sound::read(&path).unwrap().duration(), chime().duration());
    }
}
