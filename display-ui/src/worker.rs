//! The shell around the announcer: a thread with the live link, the hall's settings, the loudspeaker and the clock.

mod errands;

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    time::{MissedTickBehavior, interval},
};
use turno_client::{ClientError, DownCause, Http, Link, LinkEvent, Subject};
use turno_protocol::{Board, DisplayReport, DisplaySound, HallInfo};
use turno_text::Catalogue;
use turno_ui_kit::WindowSize;
use turno_voice::{Announcement, NO_CALL, Outcome, Report, Voice};

use crate::{
    announcer::{Announcer, Effect, Freshness, Input, Loudspeaker},
    loudness::Loudness,
    present::Presenter,
    report,
    settings::Settings,
    speech::{SoundMode, Speaker, Tongue},
    ui::Wall,
    view::{Picture, WallView},
};

/// How often the wall looks at the clock, in milliseconds: well below half a pulse.
const TICK_MS: u64 = 100;

/// How many reports of the loudspeaker or answers of the server may wait.
const NEWS_MAX: usize = 32;

/// What other threads and tasks tell the worker.
enum News {
    Voice(Report),
    Hall(Result<Box<HallInfo>, ClientError>),
    Picture(Picture),
}

/// Starts the worker on a thread of its own.
///
/// # Errors
///
/// If the operating system gives no thread, or the settings name no usable speech program.
pub(crate) fn start(settings: Settings, wall: Wall) -> anyhow::Result<()> {
    let (news, inbox) = mpsc::channel(NEWS_MAX);
    let voice = voice(&settings, news.clone())?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .context("the system gives no threads")?;
    thread::Builder::new().name("wall".into()).spawn(move || {
        if let Err(error) = runtime.block_on(run(&settings, wall, voice, news, inbox)) {
            tracing::error!(error = format!("{error:#}"), "the wall's worker stopped");
        }
    })?;
    Ok(())
}

fn voice(settings: &Settings, news: Sender<News>) -> anyhow::Result<Option<Voice>> {
    if settings.sound == SoundMode::Off {
        return Ok(None);
    }
    let report = move |report| {
        if news.blocking_send(News::Voice(report)).is_err() {
            tracing::debug!("the wall's worker is gone");
        }
    };
    Ok(Some(Voice::start(settings.clips()?, report).context("the system gives no threads")?))
}

async fn run(
    settings: &Settings,
    wall: Wall,
    voice: Option<Voice>,
    news: Sender<News>,
    mut inbox: Receiver<News>,
) -> anyhow::Result<()> {
    let subject = Subject::Board { hall: settings.hall.clone(), zone: settings.zone.clone() };
    let mut link = Link::open(&settings.server, &subject)?;
    let http = Http::new(&settings.server)?;
    let mut worker = Worker::new(settings, http, wall, voice, news)?;
    let mut tick = interval(Duration::from_millis(TICK_MS));
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            event = link.next() => worker.on_link(event),
            Some(news) = inbox.recv() => worker.on_news(news),
            _ = tick.tick() => worker.on_tick(),
        }
        worker.show();
        worker.report();
        worker.photograph();
    }
}

struct Worker {
    announcer: Announcer,
    presenter: Presenter,
    hall_id: String,
    sound: SoundMode,
    tongues: Vec<Tongue>,
    loudness: Loudness,
    closing_minutes: Vec<u32>,
    http: Http,
    wall: Wall,
    voice: Option<Voice>,
    news: Sender<News>,
    /// The latest board.
    board: Option<Arc<Board>>,
    board_at: Instant,
    hall_asked_at: Option<Instant>,
    link: LinkState,
    freshness: Freshness,
    on_screen: Option<WallView>,
    name: String,
    zone: Option<String>,
    size: WindowSize,
    heard: DisplaySound,
    reported: Option<(Instant, DisplayReport)>,
    photographed_at: Instant,
}

#[derive(PartialEq, Eq)]
enum LinkState {
    Unknown,
    Up,
    Down,
}

impl Worker {
    fn new(
        settings: &Settings,
        http: Http,
        wall: Wall,
        voice: Option<Voice>,
        news: Sender<News>,
    ) -> anyhow::Result<Self> {
        let loudspeaker = if voice.is_some() { Loudspeaker::Present } else { Loudspeaker::Absent };
        let habits = settings.habits()?;
        Ok(Self {
            closing_minutes: habits.closing_minutes.clone(),
            announcer: Announcer::new(loudspeaker, habits),
            presenter: Presenter::new(Catalogue::embedded(), settings.chosen_languages())
                .with_layout(settings.chosen_layout()?),
            hall_id: settings.hall.clone(),
            sound: settings.sound,
            tongues: settings.tongues(),
            loudness: settings.loudness()?,
            http,
            wall,
            voice,
            news,
            board: None,
            board_at: Instant::now(),
            hall_asked_at: None,
            link: LinkState::Unknown,
            freshness: Freshness::Connecting,
            on_screen: None,
            name: report::name(settings.name.as_deref(), &host(), settings.zone.as_deref()),
            zone: settings.zone.clone(),
            size: settings.window_size()?,
            heard: if settings.sound == SoundMode::Off { DisplaySound::Off } else { DisplaySound::Unknown },
            reported: None,
            photographed_at: Instant::now(),
        })
    }

    fn on_link(&mut self, event: LinkEvent) {
        match event {
            LinkEvent::Up => {
                self.link = LinkState::Up;
                tracing::info!("the live link is up");
            }
            LinkEvent::Board(board) => {
                let board: Arc<Board> = Arc::from(board);
                self.board = Some(Arc::clone(&board));
                self.board_at = Instant::now();
                self.ask_for_hall();
                self.input(Input::Board(board));
            }
            LinkEvent::Beat(beat) => self.input(Input::Beat(beat.now)),
            LinkEvent::Down { cause } => self.on_down(&cause),
            LinkEvent::Floor(_) => {}
        }
    }

    /// Said once for each time the link goes down, not for each attempt.
    fn on_down(&mut self, cause: &DownCause) {
        if let (true, DownCause::Unknown { detail }) = (self.link != LinkState::Down, cause) {
            tracing::error!("the server has no such hall or zone: check --hall, --zone and --server ({detail})");
        } else if self.link != LinkState::Down {
            tracing::warn!(%cause, "the live link is down; trying again until it is back");
        }
        self.link = LinkState::Down;
    }

    fn on_news(&mut self, news: News) {
        match news {
            News::Voice(Report::Started { .. }) => {}
            News::Voice(Report::Finished { call, outcome }) => {
                self.heard = match outcome {
                    Outcome::Aloud => DisplaySound::Working,
                    Outcome::InSilence => DisplaySound::Missing,
                };
                self.input(Input::AnnouncementOver { call });
            }
            News::Voice(Report::Failed { call }) => self.input(Input::AnnouncementOver { call }),
            News::Hall(Ok(hall)) => {
                tracing::info!(
                    hall = hall.id,
                    settings_version = hall.settings_version,
                    "the hall's settings are here"
                );
                let settings_version = hall.settings_version;
                self.presenter.set_hall(*hall);
                self.prepare_voice();
                self.ask_for_pictures();
                self.input(Input::Hall { settings_version });
            }
            News::Picture(picture) => self.presenter.set_picture(picture),
            News::Hall(Err(error)) => tracing::warn!(%error, "the hall's settings could not be had"),
        }
    }

    fn on_tick(&mut self) {
        self.ask_for_hall();
        self.input(Input::Tick);
    }

    /// Has every clip made that a call can need, so that no call waits for one.
    fn prepare_voice(&self) {
        let (Some(voice), Some(speaker)) = (&self.voice, self.presenter.hall()) else { return };
        if self.sound == SoundMode::Voice {
            let shown = self.presenter.shown();
            voice.prepare(self.speaker(speaker, &shown).parts(&self.closing_minutes));
        }
    }

    fn speaker<'a>(&'a self, hall: &'a HallInfo, shown: &'a [&'a str]) -> Speaker<'a> {
        Speaker { catalogue: self.presenter.catalogue(), hall, shown, tongues: &self.tongues, mode: self.sound }
    }

    fn input(&mut self, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in self.announcer.on(input, Instant::now()) {
                inputs.extend(self.announce(&effect));
            }
        }
    }

    /// Hands an announcement to the loudspeaker. If it does not take it, no report will come: it is over at once, and a
    /// call is only shown.
    fn announce(&self, effect: &Effect) -> Option<Input> {
        let call = match effect {
            Effect::Announce { call, .. } => call.call,
            Effect::AnnounceClosing { .. } => NO_CALL,
        };
        let over = Some(Input::AnnouncementOver { call });
        let (Some(voice), Some(hall)) = (&self.voice, self.presenter.hall()) else { return over };
        let announcement = self.announcement(hall, effect);
        match voice.announce(announcement) {
            Ok(()) => None,
            Err(error) => {
                tracing::warn!(call, %error, "a call is shown and not announced");
                over
            }
        }
    }

    fn announcement(&self, hall: &HallInfo, effect: &Effect) -> Announcement {
        let shown = self.presenter.shown();
        let speaker = self.speaker(hall, &shown);
        let announcement = match effect {
            Effect::Announce { call, manner } => speaker.call(call, *manner),
            Effect::AnnounceClosing { minutes } => speaker.closing(*minutes),
        };
        let time = self.announcer.screen(Instant::now()).now.map(|now| self.presenter.local(now).time());
        Announcement { volume: time.map_or(announcement.volume, |time| self.loudness.at(time)), ..announcement }
    }

    /// Said once for each change.
    fn log_freshness(&mut self, freshness: Freshness) {
        if self.freshness == freshness {
            return;
        }
        self.freshness = freshness;
        match freshness {
            Freshness::Connecting => {}
            Freshness::Fresh => tracing::info!("the wall is up to date"),
            Freshness::Stale { since } => tracing::warn!(%since, "the wall is out of date and says so"),
        }
    }

    fn show(&mut self) {
        let screen = self.announcer.screen(Instant::now());
        self.log_freshness(screen.freshness);
        let view = self.presenter.wall(&screen);
        if self.on_screen.as_ref() != Some(&view) {
            self.wall.show(view.clone());
            self.on_screen = Some(view);
        }
    }
}

/// What this machine is called in its network.
fn host() -> String {
    std::fs::read_to_string("/proc/sys/kernel/hostname").map(|name| name.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
