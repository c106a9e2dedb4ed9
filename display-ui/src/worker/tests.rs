//! The worker with a real loudspeaker thread, without a window and without a server.

use clap::Parser;
use turno_voice::{Announcement, Chime, Clips, NotTaken, Volume};

use super::*;
use crate::{announcer::CALL_SHOWN_SECS_MIN, samples, settings::CommandLine};

/// Far above what these tests need; only a defect reaches it.
const DEADLINE: Duration = Duration::from_secs(60);

/// A voice whose thread has ended: it reports nothing and takes nothing.
fn dead_voice() -> Voice {
    let folder = std::env::temp_dir();
    let voice = Voice::start(Clips::new(None, None, folder), |_| panic!("the end of this thread is wanted")).unwrap();
    let nothing = || Announcement { call: 0, chime: Chime::None, pieces: Vec::new(), volume: Volume::FULL };
    let limit = Instant::now() + DEADLINE;
    while voice.announce(nothing()) != Err(NotTaken::Gone) {
        assert!(Instant::now() < limit, "the thread is still there");
        thread::yield_now();
    }
    voice
}

fn worker(voice: Voice) -> Worker {
    let words = ["turno-display", "--hall", "capannori", "--sound", "chime", "--repeat", "false"];
    let settings = CommandLine::try_parse_from(words).unwrap().settings().unwrap();
    let (news, _inbox) = mpsc::channel(NEWS_MAX);
    let http = Http::new(&settings.server).unwrap();
    Worker::new(&settings, http, Wall::nowhere(), Some(voice), news).unwrap()
}

#[test]
fn a_loudspeaker_that_takes_nothing_does_not_hold_up_the_wall() {
    let mut worker = worker(dead_voice());
    worker.on_news(News::Hall(Ok(Box::new(samples::capannori()))));
    let mut board = samples::board();
    for call in &mut board.calls {
        call.still_expected = true;
        call.called_at = board.now;
    }
    worker.on_link(LinkEvent::Board(Box::new(board)));
    let large = |worker: &Worker| worker.announcer.screen(Instant::now()).large.unwrap().call;
    assert_eq!(large(&worker), 1);
    let later = Instant::now() + Duration::from_secs(CALL_SHOWN_SECS_MIN);
    let next = worker.announcer.on(Input::Tick, later);
    assert!(matches!(next.as_slice(), [Effect::Announce { call, .. }] if call.call == 2), "{next:?}");
}
