//! What is heard in the hall: the real wall through a real mixer, recorded and compared.

use std::{fs, path::Path};

use serde_json::json;
use turno_tests::{Data, Mixer, RATE_HZ, Server, Wall, crowd, eventually, strength, tone_wav};

const CALLS: usize = 20;

/// The first tone of the chime.
const CHIME_HZ: f64 = 659.26;

/// What stands for every clip that is not a count.
const OTHER_HZ: f64 = 400.0;

/// Below it a tone is not there, as a share of full scale: the clips have a third of it.
const LOUD: f64 = 0.1;

/// The tone of a count: far enough from its neighbours to be told apart in a twentieth of a second.
fn pitch_hz(count: usize) -> f64 {
    1_200.0 + 100.0 * count as f64
}

/// The counts in the order in which they were heard, each as often as it was.
fn heard(recording: &[i16]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut before = None;
    for window in recording.chunks(RATE_HZ as usize / 20) {
        let loud: Vec<usize> = (1..=CALLS).filter(|count| strength(window, pitch_hz(*count)) > LOUD).collect();
        assert!(loud.len() <= 1, "two numbers at once: {loud:?} after {order:?}");
        let other = strength(window, OTHER_HZ) > LOUD;
        let now = loud.first().copied();
        if now.is_some() && now != before {
            order.extend(now);
        }
        // Between a number and the same one again other words are heard.
        before = if other { None } else { now.or(before) };
    }
    order
}

fn clips(folder: &Path) {
    fs::create_dir_all(folder.join("it")).unwrap();
    for count in 1..=CALLS {
        fs::write(folder.join(format!("it/count-{count}.wav")), tone_wav(pitch_hz(count), 0.3)).unwrap();
    }
}

/// The wall of `data` on this mixer; each count has a tone of its own, whatever else is said has one for all.
fn wall_on(mixer: &Mixer, data: &Data, server: &Server) -> Wall {
    let (recorded, other) = (data.folder().join("recorded"), data.folder().join("other.wav"));
    clips(&recorded);
    fs::write(&other, tone_wav(OTHER_HZ, 0.2)).unwrap();
    let program = format!("cp --suffix={{text}} {} {{file}}", other.display());
    let more = ["--voice-program", &program, "--clips", recorded.to_str().unwrap(), "--repeat", "false"];
    let mut wall = Wall::start_with(server.url(), "crowd", &data.folder().join("clips"), &more, &mixer.environment());
    wall.wait_until_it_shows();
    wall
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_is_a_chime_then_a_number_then_a_counter() {
    let data = Data::with(&[&crowd(1, 1)]);
    let server = Server::start(&data);
    let mixer = Mixer::start(data.folder());
    let wall = wall_on(&mixer, &data, &server);
    server.number("crowd", "servizio-0").await;
    server.act("crowd", "sportello-0", json!({"kind": "open"})).await.unwrap();
    server.act("crowd", "sportello-0", json!({"kind": "call_next"})).await.unwrap();
    eventually("the announcement", || (wall.announced() == [1]).then_some(()));
    let sounds = || {
        let mut order: Vec<&str> = Vec::new();
        for window in mixer.heard().chunks(RATE_HZ as usize / 20) {
            let pitches = [("chime", CHIME_HZ), ("number", pitch_hz(1)), ("other", OTHER_HZ)];
            let loudest = pitches.into_iter().find(|(_, pitch)| strength(window, *pitch) > LOUD);
            order.extend(loudest.map(|(name, _)| name).filter(|name| order.last() != Some(name)));
        }
        order
    };
    eventually("the counter's arrival in the recording", || (sounds().last() == Some(&"other")).then_some(()));
    let sounds = sounds();
    assert_eq!(sounds.first(), Some(&"chime"), "{sounds:?}");
    assert_eq!(sounds.iter().filter(|sound| **sound == "chime").count(), 1, "{sounds:?}");
    assert_eq!(sounds.iter().filter(|sound| **sound == "number").count(), 1, "{sounds:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_calls_in_a_second_are_each_heard_once_in_order_and_never_two_at_once() {
    let data = Data::with(&[&crowd(1, CALLS)]);
    let server = Server::start(&data);
    let mixer = Mixer::start(data.folder());
    let wall = wall_on(&mixer, &data, &server);
    for _ in 0..CALLS {
        server.number("crowd", "servizio-0").await;
    }
    for counter in 0..CALLS {
        server.act("crowd", &format!("sportello-{counter}"), json!({"kind": "open"})).await.unwrap();
    }
    let begun = std::time::Instant::now();
    for counter in 0..CALLS {
        server.act("crowd", &format!("sportello-{counter}"), json!({"kind": "call_next"})).await.unwrap();
    }
    println!("{CALLS} calls in {:?}", begun.elapsed());
    let expected: Vec<i64> = (1..=CALLS as i64).collect();
    for half in 1..=2 {
        // A deadline of its own for each half: twenty announcements take longer than one deadline.
        eventually("the announcements", || (wall.announced().len() >= CALLS * half / 2).then_some(()));
    }
    assert_eq!(wall.announced(), expected);
    eventually("the last number's arrival in the recording", || heard(&mixer.heard()).contains(&CALLS).then_some(()));
    assert_eq!(heard(&mixer.heard()), (1..=CALLS).collect::<Vec<_>>());
}
