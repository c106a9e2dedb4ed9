//! Announcements through a real sound server into a sink that keeps what it hears: the chime, then each clip in order,
//! the next announcement after the end of the first.
//!
//! The sound library reads its settings from the environment at start, so the announcing half is this same program,
//! started again with `announce_for_the_test_above`.

#![allow(clippy::unwrap_used, reason = "a test may stop where its own helper fails")]

use std::{
    env, fs,
    io::Read,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use turno_voice::{Announcement, Chime, Clips, Outcome, Part, Pause, Piece, Report, Voice, Volume};

const DEADLINE: Duration = Duration::from_secs(60);
const CLIPS_VARIABLE: &str = "TURNO_VOICE_TEST_CLIPS";
const RATE_HZ: u32 = 44_100;

/// The first tone of the chime, and the tones that stand for the two clips.
const CHIME_HZ: f64 = 659.26;
const NUMBER_HZ: f64 = 1_500.0;
const COUNTER_HZ: f64 = 2_500.0;

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn until<T>(what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let limit = Instant::now() + DEADLINE;
    loop {
        if let Some(found) = probe() {
            return found;
        }
        assert!(Instant::now() < limit, "{what} did not happen within {DEADLINE:?}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn sound_server(folder: &Path) -> (Running, PathBuf) {
    let socket = folder.join("pulse.sock");
    let server = Command::new("pulseaudio")
        .args(["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit", "--realtime=no", "-n"])
        .args(["-L", &format!("module-native-protocol-unix socket={} auth-anonymous=1", socket.display())])
        .args(["-L", "module-null-sink sink_name=wall rate=44100 channels=2"])
        .env("HOME", folder)
        .env("XDG_RUNTIME_DIR", folder)
        .env("PULSE_RUNTIME_PATH", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Running(server);
    until("the sound server's start", || UnixStream::connect(&socket).ok());
    (server, socket)
}

/// What the sink hears, as 16-bit samples of one channel, until the test ends.
fn recorder(socket: &Path, file: &Path) -> Running {
    let recorder = Command::new("parec")
        .arg(format!("--server=unix:{}", socket.display()))
        .args(["--device=wall.monitor", "--format=s16le", "--channels=1", "--latency-msec=20"])
        .arg(format!("--rate={RATE_HZ}"))
        .stdin(Stdio::null())
        .stdout(fs::File::create(file).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let recorder = Running(recorder);
    until("the recording's start", || (fs::metadata(file).ok()?.len() > 0).then_some(()));
    recorder
}

fn tone_wav(pitch_hz: f64, secs: f64) -> Vec<u8> {
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
        let angle = std::f64::consts::TAU * pitch_hz * f64::from(index) / f64::from(RATE_HZ);
        wav.extend(((angle.sin() * 12_000.0) as i16).to_le_bytes());
    }
    wav
}

/// How strong a pitch is in some samples, between 0 and 1 of full scale.
fn strength(samples: &[i16], pitch_hz: f64) -> f64 {
    let (mut real, mut imaginary) = (0.0, 0.0);
    for (index, sample) in samples.iter().enumerate() {
        let angle = std::f64::consts::TAU * pitch_hz * index as f64 / f64::from(RATE_HZ);
        real += f64::from(*sample) * angle.cos();
        imaginary += f64::from(*sample) * angle.sin();
    }
    2.0 * f64::hypot(real, imaginary) / samples.len() as f64 / f64::from(i16::MAX)
}

/// The pitches in the order in which they were heard, each once for as long as it lasts.
fn heard(recording: &[i16]) -> Vec<&'static str> {
    let pitches = [("chime", CHIME_HZ), ("number", NUMBER_HZ), ("counter", COUNTER_HZ)];
    let mut order: Vec<&'static str> = Vec::new();
    let mut silence = 0;
    for window in recording.chunks(RATE_HZ as usize / 20) {
        let loud: Vec<_> = pitches.iter().filter(|(_, pitch)| strength(window, *pitch) > 0.12).collect();
        assert!(loud.len() <= 1, "two sounds at once: {loud:?} after {order:?}");
        match loud.first() {
            Some((name, _)) if order.last() != Some(name) || silence > 4 => order.push(name),
            _ => {}
        }
        silence = if loud.is_empty() { silence + 1 } else { 0 };
    }
    order
}

fn samples(file: &Path) -> Vec<i16> {
    let mut bytes = Vec::new();
    fs::File::open(file).unwrap().read_to_end(&mut bytes).unwrap();
    bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
}

#[test]
fn announcements_are_heard_in_order_and_never_at_once() {
    if Command::new("pulseaudio").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("skipped: pulseaudio is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let clips = folder.path().join("clips");
    fs::create_dir_all(clips.join("it")).unwrap();
    fs::write(clips.join("it/number.wav"), tone_wav(NUMBER_HZ, 0.5)).unwrap();
    fs::write(clips.join("it/counter.wav"), tone_wav(COUNTER_HZ, 0.5)).unwrap();
    let (_server, socket) = sound_server(folder.path());
    let settings = folder.path().join("asound.conf");
    let pulse = format!("type pulse\n server \"unix:{}\"\n", socket.display());
    fs::write(&settings, format!("pcm.!default {{\n {pulse}}}\nctl.!default {{\n {pulse}}}\n")).unwrap();
    let recording = folder.path().join("recording.raw");
    let recorder = recorder(&socket, &recording);

    let announcing = Command::new(env::current_exe().unwrap())
        .args(["--exact", "announce_for_the_test_above", "--ignored", "--nocapture"])
        .env("ALSA_CONFIG_PATH", &settings)
        .env("HOME", folder.path())
        .env("PULSE_RUNTIME_PATH", folder.path())
        .env(CLIPS_VARIABLE, &clips)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(announcing.status.success(), "{}", String::from_utf8_lossy(&announcing.stderr));
    let expected = ["chime", "number", "counter", "chime", "number", "counter"];
    until("the last clip's arrival in the recording", || {
        (heard(&samples(&recording)).len() >= expected.len()).then_some(())
    });
    drop(recorder);
    assert_eq!(heard(&samples(&recording)), expected);
}

#[test]
#[ignore = "started by the test above with a sound server"]
fn announce_for_the_test_above() {
    let clips = Clips::new(Some(env::var_os(CLIPS_VARIABLE).unwrap().into()), None, env::temp_dir());
    let (sender, reports) = mpsc::channel();
    let voice = Voice::start(clips, move |report| sender.send(report).unwrap()).unwrap();
    let part = |slug: &str| Part { language: "it".into(), slug: slug.into(), text: slug.into() };
    for call in [1, 2] {
        let piece = |slug: &str| Piece { part: part(slug), pause: Pause::Phrase };
        let pieces = vec![piece("number"), piece("counter")];
        voice.announce(Announcement { call, chime: Chime::TwoTones, pieces, volume: Volume::FULL }).unwrap();
    }
    let seen: Vec<_> = (0..4).map(|_| reports.recv_timeout(DEADLINE).unwrap()).collect();
    let (one, two) = (1, 2);
    let expected = [
        Report::Started { call: one },
        Report::Finished { call: one, outcome: Outcome::Aloud },
        Report::Started { call: two },
        Report::Finished { call: two, outcome: Outcome::Aloud },
    ];
    assert_eq!(seen, expected);
}
