//! A real mixer with a loudspeaker that nobody hears and a microphone beside it: PulseAudio with a null sink.

use std::{
    f64::consts::TAU,
    fs,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{eventually, process::Program};

/// The rate of clips and recording, in hertz.
pub const RATE_HZ: u32 = 44_100;

/// The mixer, and everything it has heard.
#[derive(Debug)]
pub struct Mixer {
    running: Option<Running>,
    alsa: PathBuf,
    socket: PathBuf,
    recording: PathBuf,
    folder: PathBuf,
}

/// The mixer's processes.
#[derive(Debug)]
struct Running {
    _server: Program,
    _recorder: Program,
}

impl Mixer {
    /// A mixer of its own in `folder`, recording from now on.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start(folder: &Path) -> Self {
        let (socket, alsa) = (folder.join("pulse.sock"), folder.join("asound.conf"));
        let pulse = format!("type pulse\n server \"unix:{}\"\n", socket.display());
        let settings = format!("pcm.!default {{\n {pulse}}}\nctl.!default {{\n {pulse}}}\n");
        fs::write(&alsa, settings).unwrap_or_else(|error| panic!("{error}"));
        let recording = folder.join("recording.raw");
        let mut mixer = Self { running: None, alsa, socket, recording, folder: folder.to_owned() };
        mixer.plug_in();
        mixer
    }

    /// The loudspeaker is gone, in the middle of whatever it plays.
    pub fn unplug(&mut self) {
        self.running = None;
        // A server that was killed leaves its socket behind, and another would not start beside it.
        let _ = fs::remove_file(&self.socket);
    }

    /// The loudspeaker is there, and is recorded from now on.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    pub fn plug_in(&mut self) {
        let mut server = Command::new("pulseaudio");
        server
            .args(["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit"])
            .args(["--realtime=no", "-n", "-L"])
            .arg(format!("module-native-protocol-unix socket={} auth-anonymous=1", self.socket.display()))
            .args(["-L", &format!("module-null-sink sink_name=wall rate={RATE_HZ} channels=2")])
            .env("HOME", &self.folder)
            .env("XDG_RUNTIME_DIR", &self.folder)
            .env("PULSE_RUNTIME_PATH", &self.folder);
        let server = Program::start(server);
        eventually("the mixer's start", || UnixStream::connect(&self.socket).ok());
        // The recorder empties what an earlier one has left, but some time after it was started: what is there must be its own.
        let _ = fs::remove_file(&self.recording);
        let mut recorder = Command::new("parec");
        recorder
            .arg(format!("--server=unix:{}", self.socket.display()))
            .args(["--device=wall.monitor", "--format=s16le", "--channels=1", "--latency-msec=20"])
            .arg(format!("--rate={RATE_HZ}"))
            .arg(&self.recording);
        let recorder = Program::start(recorder);
        eventually("the recording's start", || (fs::metadata(&self.recording).ok()?.len() > 0).then_some(()));
        self.running = Some(Running { _server: server, _recorder: recorder });
    }

    /// What a program needs in its environment to play through it.
    #[must_use]
    pub fn environment(&self) -> [(&'static str, &Path); 3] {
        [("ALSA_CONFIG_PATH", &self.alsa), ("HOME", &self.folder), ("PULSE_RUNTIME_PATH", &self.folder)]
    }

    /// Everything heard since the loudspeaker was plugged in, as 16-bit samples of one channel.
    ///
    /// # Panics
    ///
    /// When the recording cannot be read.
    #[must_use]
    pub fn heard(&self) -> Vec<i16> {
        let bytes = fs::read(&self.recording).unwrap_or_else(|error| panic!("no recording: {error}"));
        bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
    }
}

/// A WAV file with one tone.
#[must_use]
pub fn tone_wav(pitch_hz: f64, secs: f64) -> Vec<u8> {
    let count = (secs * f64::from(RATE_HZ)) as u32;
    let mut wav = Vec::new();
    wav.extend(b"RIFF");
    wav.extend((36 + 2 * count).to_le_bytes());
    wav.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend(RATE_HZ.to_le_bytes());
    wav.extend((2 * RATE_HZ).to_le_bytes());
    wav.extend(b"\x02\0\x10\0data");
    wav.extend((2 * count).to_le_bytes());
    for index in 0..count {
        let angle = TAU * pitch_hz * f64::from(index) / f64::from(RATE_HZ);
        wav.extend(((angle.sin() * 12_000.0) as i16).to_le_bytes());
    }
    wav
}

/// How strong a pitch is in some samples, between 0 and 1 of full scale.
#[must_use]
pub fn strength(samples: &[i16], pitch_hz: f64) -> f64 {
    let (mut real, mut imaginary) = (0.0, 0.0);
    for (index, sample) in samples.iter().enumerate() {
        let angle = TAU * pitch_hz * index as f64 / f64::from(RATE_HZ);
        real += f64::from(*sample) * angle.cos();
        imaginary += f64::from(*sample) * angle.sin();
    }
    2.0 * f64::hypot(real, imaginary) / samples.len() as f64 / f64::from(i16::MAX)
}
