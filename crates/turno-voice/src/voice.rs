//! The two threads: one plays announcements one after the other, one makes clips before they are needed.

use std::{
    collections::VecDeque,
    io,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
    time::Duration,
};

use crate::{
    Announcement, Chime, Clips, Outcome, Part, Pause, Piece, chime,
    device::{Device, Played},
};

/// How many announcements may wait for the loudspeaker. The wall sends one and waits for its end, so more than one is rare.
pub const ANNOUNCEMENTS_QUEUED_MAX: usize = 8;

/// How many pieces of speech may wait to be made ahead of time: all of a large hall in four languages.
pub const PREPARED_PARTS_MAX: usize = 4_096;

/// The silence between two clips of the same words, in milliseconds; the clips' own edges add as much.
const WORD_MS: u64 = 30;

/// The silence after a thought, in milliseconds.
const PHRASE_MS: u64 = 280;

/// What became of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// Its first sound begins now.
    Started {
        /// The call.
        call: u32,
    },
    /// It is over.
    Finished {
        /// The call.
        call: u32,
        /// Whether it was heard.
        outcome: Outcome,
    },
    /// There was nothing to play.
    Failed {
        /// The call.
        call: u32,
    },
}

/// Why an announcement was not taken; no report follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Too many announcements wait already.
    #[error("more than {ANNOUNCEMENTS_QUEUED_MAX} announcements wait for the loudspeaker")]
    Busy,
    /// The player's thread has ended.
    #[error("the thread of the loudspeaker has ended")]
    Gone,
}

/// The loudspeaker's owner. Dropping it lets the announcement that is being played come to its end.
#[derive(Debug)]
pub struct Voice {
    announcements: SyncSender<Announcement>,
    wanted: Arc<Wanted>,
}

impl Voice {
    /// Starts both threads. `report` is called on the player's thread.
    ///
    /// # Errors
    ///
    /// The operating system's, if it gives no thread.
    pub fn start(clips: Clips, report: impl Fn(Report) + Send + 'static) -> io::Result<Self> {
        let clips = Arc::new(clips);
        let (announcements, inbox) = sync_channel(ANNOUNCEMENTS_QUEUED_MAX);
        let wanted = Arc::new(Wanted::default());
        let player_clips = Arc::clone(&clips);
        thread::Builder::new().name("voice".into()).spawn(move || play_all(&inbox, &player_clips, &report))?;
        let maker_wanted = Arc::clone(&wanted);
        thread::Builder::new().name("clips".into()).spawn(move || make_all(&maker_wanted, &clips))?;
        Ok(Self { announcements, wanted })
    }

    /// Plays the announcement after those that wait already.
    ///
    /// # Errors
    ///
    /// [`NotTaken`] if too many wait, or if nobody plays any more. No [`Report`] follows then.
    pub fn announce(&self, announcement: Announcement) -> Result<(), NotTaken> {
        self.announcements.try_send(announcement).map_err(|error| match error {
            TrySendError::Full(_) => NotTaken::Busy,
            TrySendError::Disconnected(_) => NotTaken::Gone,
        })
    }

    /// Makes the clips that will probably be needed, in this order; forgets what was asked for before and is not made yet.
    pub fn prepare(&self, parts: impl IntoIterator<Item = Part>) {
        self.wanted.replace(parts.into_iter().take(PREPARED_PARTS_MAX).collect());
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.wanted.close();
    }
}

fn play_all(inbox: &Receiver<Announcement>, clips: &Clips, report: &impl Fn(Report)) {
    let mut device = Device::Unknown;
    while let Ok(announcement) = inbox.recv() {
        let call = announcement.call;
        let sounds = sounds_of(&announcement, clips);
        if sounds.is_empty() {
            report(Report::Failed { call });
            continue;
        }
        report(Report::Started { call });
        let outcome = device.play(&sounds, announcement.volume);
        tracing::info!(call, aloud = outcome == Outcome::Aloud, "announced");
        report(Report::Finished { call, outcome });
    }
}

/// Whatever can be played of it: the chime and half a sentence are better than silence.
fn sounds_of(announcement: &Announcement, clips: &Clips) -> Vec<Played> {
    let after = |pause_ms| Duration::from_millis(pause_ms);
    let mut sounds = match announcement.chime {
        Chime::TwoTones => vec![Played { sound: chime(), then: after(PHRASE_MS) }],
        Chime::None => Vec::new(),
    };
    for Piece { part, pause } in &announcement.pieces {
        let then = after(match pause {
            Pause::Word => WORD_MS,
            Pause::Phrase => PHRASE_MS,
        });
        match clips.sound(part) {
            Ok(sound) => sounds.push(Played { sound: sound.trimmed(), then }),
            Err(error) => tracing::warn!(call = announcement.call, %error, "a piece of the announcement is missing"),
        }
    }
    sounds
}

/// The pieces of speech to make, newest wish only.
#[derive(Debug, Default)]
struct Wanted {
    list: Mutex<List>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct List {
    parts: VecDeque<Part>,
    state: ListState,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum ListState {
    #[default]
    Open,
    Closed,
}

impl Wanted {
    fn replace(&self, parts: VecDeque<Part>) {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).parts = parts;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).state = ListState::Closed;
        self.changed.notify_one();
    }

    /// The next piece to make; waits for one, and gives nothing once it is closed.
    fn next(&self) -> Option<Part> {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if list.state == ListState::Closed {
                return None;
            }
            if let Some(part) = list.parts.pop_front() {
                return Some(part);
            }
            list = self.changed.wait(list).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn make_all(wanted: &Wanted, clips: &Clips) {
    while let Some(part) = wanted.next() {
        if clips.is_ready(&part) {
            continue;
        }
        if let Err(error) = clips.sound(&part) {
            // The same trouble would meet every other piece; the call itself says it in the log when it matters.
            tracing::debug!(%error, "a clip could not be made ahead of time");
            wanted.replace(VecDeque::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, sync::mpsc};

    use super::*;
    use crate::{SpeechProgram, Volume, chime_wav};

    /// Far above what these tests need; only a defect reaches it.
    const DEADLINE: Duration = Duration::from_secs(60);

    fn recorded(folder: &Path, slugs: &[&str]) -> Clips {
        fs::create_dir_all(folder.join("it")).unwrap();
        for slug in slugs {
            fs::write(folder.join("it").join(format!("{slug}.wav")), chime_wav()).unwrap();
        }
        Clips::new(Some(folder.to_owned()), None, folder.join("cache"))
    }

    fn announcement(call: u32, chime: Chime, slug: &str) -> Announcement {
        let part = Part { language: "it".into(), slug: slug.into(), text: slug.into() };
        Announcement { call, chime, pieces: vec![Piece { part, pause: Pause::Phrase }], volume: Volume::FULL }
    }

    #[test]
    fn announcements_follow_each_other_and_each_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, reports) = mpsc::channel();
        let voice = Voice::start(recorded(folder.path(), &["a"]), move |report| sender.send(report).unwrap()).unwrap();
        voice.announce(announcement(1, Chime::None, "a")).unwrap();
        voice.announce(announcement(2, Chime::None, "no such clip")).unwrap();
        voice.announce(announcement(3, Chime::TwoTones, "no such clip")).unwrap();
        // Whether it is heard depends on the machine.
        let word = |report| match report {
            Report::Started { call } => format!("{call} starts"),
            Report::Finished { call, .. } => format!("{call} is over"),
            Report::Failed { call } => format!("{call} has nothing to play"),
        };
        let seen: Vec<_> = (0..5).map(|_| word(reports.recv_timeout(DEADLINE).unwrap())).collect();
        assert_eq!(seen, ["1 starts", "1 is over", "2 has nothing to play", "3 starts", "3 is over"]);
    }

    #[test]
    fn a_full_queue_is_refused_not_swallowed() {
        let folder = tempfile::tempdir().unwrap();
        let (go, gate) = mpsc::channel::<()>();
        let voice = Voice::start(recorded(folder.path(), &[]), move |_| {
            // Holds the player in its first report, so that nothing leaves the queue.
            let _ = gate.recv_timeout(DEADLINE);
        })
        .unwrap();
        let accepted =
            (0..100).take_while(|call| voice.announce(announcement(*call, Chime::None, "x")).is_ok()).count();
        assert!((ANNOUNCEMENTS_QUEUED_MAX..=ANNOUNCEMENTS_QUEUED_MAX + 1).contains(&accepted), "{accepted}");
        assert_eq!(voice.announce(announcement(101, Chime::None, "x")), Err(NotTaken::Busy));
        drop(go);
    }

    #[test]
    fn a_player_that_ended_takes_nothing_more() {
        let folder = tempfile::tempdir().unwrap();
        let voice = Voice::start(recorded(folder.path(), &[]), |_| panic!("the end of this thread is wanted")).unwrap();
        voice.announce(announcement(1, Chime::None, "x")).unwrap();
        let limit = std::time::Instant::now() + DEADLINE;
        while voice.announce(announcement(2, Chime::None, "x")) != Err(NotTaken::Gone) {
            assert!(std::time::Instant::now() < limit, "announcements are still taken");
            thread::yield_now();
        }
    }

    #[test]
    fn clips_are_made_ahead_of_time() {
        let folder = tempfile::tempdir().unwrap();
        let ready = folder.path().join("ready.wav");
        fs::write(&ready, chime_wav()).unwrap();
        let program = SpeechProgram::parse(&format!("cp {} {{file}} --suffix={{text}}", ready.display())).unwrap();
        let cache = folder.path().join("cache");
        let voice = Voice::start(Clips::new(None, Some(program), cache.clone()), |_| ()).unwrap();
        let part = |text: &str| Part { language: "it".into(), slug: text.into(), text: text.into() };
        voice.prepare([part("a"), part("b"), part("c")]);
        let finished = || {
            let names = fs::read_dir(&cache).into_iter().flatten().flatten().map(|entry| entry.path());
            names.filter(|path| path.extension().is_some_and(|ext| ext == "wav")).count()
        };
        let limit = std::time::Instant::now() + DEADLINE;
        while finished() < 3 {
            assert!(std::time::Instant::now() < limit, "{} of 3 clips are there", finished());
            thread::yield_now();
        }
    }
}
