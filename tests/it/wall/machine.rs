//! The machine under the wall: a supervisor that wants signs of life, a loudspeaker and a screen that are unplugged.

use std::{
    io,
    os::unix::net::UnixDatagram,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;
use turno_tests::{Data, Mixer, Server, Wall, crowd, eventually, signal};

/// The patience of the supervisor, in microseconds, as systemd writes it.
const PATIENCE_US: &str = "1500000";

/// Without a sign of life for this long the supervisor would start the wall anew.
const PATIENCE: Duration = Duration::from_micros(1_500_000);

/// What the wall tells its supervisor within `wait`, or nothing.
fn told(supervisor: &UnixDatagram, wait: Duration) -> Option<String> {
    supervisor.set_read_timeout(Some(wait)).unwrap();
    let mut message = [0; 256];
    match supervisor.recv(&mut message) {
        Ok(length) => Some(String::from_utf8_lossy(&message[..length]).trim().to_owned()),
        Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => None,
        Err(error) => panic!("the supervisor hears nothing: {error}"),
    }
}

/// Lets whoever is at the counter go, and calls somebody else.
async fn call(server: &Server) {
    server.number("crowd", "servizio-0").await;
    // Refused when the counter is open already, which is as good.
    server.act("crowd", "sportello-0", json!({"kind": "open"})).await.unwrap();
    if let Some(ticket) = &server.board("crowd").await.unwrap().counters[0].ticket {
        server.act("crowd", "sportello-0", json!({"kind": "no_show", "ticket": ticket})).await.unwrap();
    }
    let (status, body) = server.act("crowd", "sportello-0", json!({"kind": "call_next"})).await.unwrap();
    assert_eq!(status, 200, "{body}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_that_hangs_falls_silent_and_one_that_lives_does_not() {
    let data = Data::with(&[&crowd(1, 1)]);
    let server = Server::start(&data);
    let socket = data.folder().join("supervisor");
    let supervisor = UnixDatagram::bind(&socket).unwrap();
    let environment = [("NOTIFY_SOCKET", socket.as_path()), ("WATCHDOG_USEC", Path::new(PATIENCE_US))];
    let cache = data.folder().join("clips");
    let wall = Wall::start_with(server.url(), "crowd", &cache, &["--sound", "off"], &environment);
    let first = eventually("the first word to the supervisor", || told(&supervisor, PATIENCE));
    assert_eq!(first, "READY=1");
    for _ in 0..5 {
        let sign = told(&supervisor, PATIENCE).expect("a wall that lives says so in time");
        assert_eq!(sign, "WATCHDOG=1");
    }

    // A screen that does not answer hangs the window's loop, while the other threads of the program live on.
    signal(wall.screen.pid(), "STOP");
    call(&server).await;
    eventually("the silence of a wall that hangs", || told(&supervisor, 3 * PATIENCE).is_none().then_some(()));
    signal(wall.screen.pid(), "CONT");
    eventually("signs of life again", || told(&supervisor, PATIENCE));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_loudspeaker_that_was_unplugged_is_used_again() {
    let data = Data::with(&[&crowd(1, 1)]);
    let server = Server::start(&data);
    let mut mixer = Mixer::start(data.folder());
    let cache = data.folder().join("clips");
    let more = ["--sound", "chime", "--repeat", "false"];
    let mut wall = Wall::start_with(server.url(), "crowd", &cache, &more, &mixer.environment());
    wall.wait_until_it_shows();
    call(&server).await;
    eventually("the first announcement", || (wall.announced() == [1]).then_some(()));
    assert_eq!(wall.said("in silence"), 0);

    mixer.unplug();
    call(&server).await;
    eventually("a call without a loudspeaker", || (wall.announced() == [1, 2]).then_some(()));
    assert!(wall.said("announcements go on in silence") > 0, "the log says that nobody hears");

    mixer.plug_in();
    let heard_before = mixer.heard().len();
    for round in 3.. {
        call(&server).await;
        eventually("another announcement", || (wall.announced().len() == round).then_some(()));
        if wall.said("a sound device is there") == 2 {
            break;
        }
        // After a failure the device is looked for again within five seconds, that is within five chimes.
        assert!(round < 9, "the loudspeaker is back and nobody uses it: {:?}", wall.program.lines());
    }
    let is_loud = |samples: &[i16]| samples.iter().any(|sample| sample.unsigned_abs() > 1_000);
    eventually("a chime in the recording", || is_loud(&mixer.heard()[heard_before..]).then_some(()));
}

#[test]
fn a_wall_without_a_screen_ends_so_that_it_can_be_started_anew() {
    let data = Data::with(&[&crowd(1, 1)]);
    let server = Server::start(&data);
    let cache = data.folder().join("clips");
    let mut wall = Wall::start_with(server.url(), "crowd", &cache, &["--sound", "off"], &[]);
    wall.wait_until_it_shows();
    let unplugged = Instant::now();
    signal(wall.screen.pid(), "KILL");
    let status = eventually("the end of a wall without a screen", || wall.program.ended());
    assert!(!status.success(), "the supervisor starts anew what failed: {status}");
    println!("ended {:?} after its screen", unplugged.elapsed());
    let mut again = Wall::start_with(server.url(), "crowd", &cache, &["--sound", "off"], &[]);
    again.wait_until_it_shows();
}
