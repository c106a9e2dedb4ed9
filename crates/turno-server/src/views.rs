//! What everybody connected sees: made once for each change by the engine thread, serialised once for each zone, shared.
//!
//! The floor, with its hundreds of people, is the largest part and is made only while somebody looks at it ([`Lookers`]).

use std::{
    collections::BTreeMap,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use axum::extract::ws::Utf8Bytes;
use jiff::Timestamp;
use turno_domain::{CounterId, Hall, Settings, ZoneId};
use turno_protocol::{Board, Floor, FloorCounter, FrameOf};

use crate::{
    notes::{HallNotes, Notes},
    slips::Slips,
    translate,
};

/// One state of a hall, ready to be sent.
#[derive(Debug)]
pub struct HallView {
    settings: Arc<Settings>,
    board: Shown<Board>,
    zones: BTreeMap<ZoneId, Shown<Board>>,
    work: Work,
}

/// What operators see of a hall.
#[derive(Debug)]
enum Work {
    /// Everything, while somebody looks.
    Floor(Box<Shown<Floor>>),
    /// The counters, which the answers to their operators need.
    Counters(Vec<FloorCounter>),
}

/// How many look at a floor now, over all halls.
#[derive(Debug, Clone, Default)]
pub struct Lookers(Arc<AtomicUsize>);

/// Somebody who looks; dropping it is looking away.
#[derive(Debug)]
pub struct Look(Lookers);

impl Lookers {
    /// One more looks from now on: the next view has a floor. [`crate::engine::EngineHandle::tick`] brings it soon.
    #[must_use]
    pub fn look(&self) -> Look {
        self.0.fetch_add(1, Ordering::SeqCst);
        Look(self.clone())
    }

    fn any(&self) -> bool {
        self.0.load(Ordering::SeqCst) > 0
    }

    /// The function that makes the views of halls for these lookers, with what people have noted and have asked totems for.
    pub fn view_maker(
        &self,
        notes: &Notes,
        slips: &Slips,
    ) -> impl Fn(&Hall, Timestamp, u64) -> HallView + Send + 'static {
        let (lookers, notes, slips) = (self.clone(), notes.clone(), slips.clone());
        move |hall, now, version| {
            let slip_orders = slips.waiting(&hall.settings().hall, Instant::now());
            HallView::new(hall, now, version, lookers.any(), &notes.of(hall, now), slip_orders)
        }
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A state and its frame; the frame is written when the first socket asks for it.
#[derive(Debug)]
pub struct Shown<T> {
    state: T,
    frame: OnceLock<Utf8Bytes>,
}

impl<T> Shown<T> {
    fn new(state: T) -> Self {
        Self { state, frame: OnceLock::new() }
    }

    /// The state.
    pub fn state(&self) -> &T {
        &self.state
    }
}

impl Shown<Board> {
    /// The text frame of the board; sharing it costs a reference count.
    pub fn frame(&self) -> Utf8Bytes {
        self.frame.get_or_init(|| text(FrameOf::Board(&self.state))).clone()
    }
}

impl Shown<Floor> {
    /// The text frame of the floor.
    pub fn frame(&self) -> Utf8Bytes {
        self.frame.get_or_init(|| text(FrameOf::Floor(&self.state))).clone()
    }
}

impl HallView {
    fn new(
        hall: &Hall,
        now: Timestamp,
        version: u64,
        with_floor: bool,
        notes: &HallNotes,
        slip_orders: Vec<String>,
    ) -> Self {
        let zones = hall.settings().zones.iter();
        // The dearest part: the rule is run forward once for all lines, of boards and floor alike.
        let ahead = hall.ahead_of_newcomers(now);
        let lines = translate::board_lines(hall, &ahead, now);
        let board = |zone| translate::board(hall, zone, &lines, now, version);
        Self {
            settings: Arc::clone(hall.settings()),
            // Totems listen to the board of the whole hall.
            board: Shown::new(Board { slip_orders, ..board(None) }),
            zones: zones.map(|zone| (zone.id.clone(), Shown::new(board(Some(&zone.id))))).collect(),
            work: if with_floor {
                Work::Floor(Box::new(Shown::new(translate::floor(hall, &ahead, now, version, notes))))
            } else {
                Work::Counters(translate::floor_counters(hall, now, notes))
            },
        }
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// The board of a zone, or of the whole hall; `None` if the hall has no such zone.
    #[must_use]
    pub fn board(&self, zone: Option<&ZoneId>) -> Option<&Shown<Board>> {
        match zone {
            None => Some(&self.board),
            Some(zone) => self.zones.get(zone),
        }
    }

    /// The floor; `None` if nobody looked when the view was made.
    #[must_use]
    pub fn floor(&self) -> Option<&Shown<Floor>> {
        match &self.work {
            Work::Floor(floor) => Some(floor),
            Work::Counters(_) => None,
        }
    }

    /// A counter as its operator sees it.
    #[must_use]
    pub fn counter(&self, id: &CounterId) -> Option<&FloorCounter> {
        let counters = match &self.work {
            Work::Floor(floor) => &floor.state.counters,
            Work::Counters(counters) => counters,
        };
        counters.iter().find(|counter| counter.id == id.as_str())
    }
}

/// A frame as text. The wire types are plain data, so writing them cannot fail; were it ever to, an empty frame is one that
/// every client drops as garbage and survives.
pub(crate) fn text(frame: FrameOf<'_>) -> Utf8Bytes {
    serde_json::to_string(&frame).unwrap_or_default().into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{fmt::Display, str::FromStr, sync::Arc};

    use turno_domain::{
        Command, Hours, Visit,
        settings::{Access, CounterSettings, Service, Zone},
    };
    use turno_protocol::Frame;

    use super::*;

    fn id<T: FromStr<Err: std::fmt::Debug>>(text: impl Display) -> T {
        text.to_string().parse().unwrap()
    }

    fn sample() -> Settings {
        let text = include_str!("../../../assets/offices/capannori.toml");
        Settings::clone(&crate::office::read(text, 1).unwrap())
    }

    /// A hall of so many services, counters and zones, where each counter serves six services of which the next serves one too.
    fn large(services: usize, counters: usize, zones: usize) -> Settings {
        let sample = sample();
        let letters = (b'A'..=b'Z').map(char::from);
        let service = |(n, letter)| Service {
            id: id(format!("s{n}")),
            letter: id(letter),
            access: Access::WalkIn,
            hours: Some(
                Hours::parse("Mo-Fr 08:45-13:00,14:30-16:30; Sa 08:45-12:00", "IT", &["Sep 29".into()]).unwrap(),
            ),
            last_number: 999,
            ..sample.services[0].clone()
        };
        let counter = |n| CounterSettings {
            id: id(format!("c{n}")),
            zone: id(format!("z{}", n % zones)),
            services: (0..6).map(|k| id(format!("s{}", (n * 5 + k) % services))).collect(),
            ..sample.counters[0].clone()
        };
        Settings {
            services: letters.enumerate().take(services).map(service).collect(),
            counters: (0..counters).map(counter).collect(),
            zones: (0..zones).map(|n| Zone::plain(id(format!("z{n}")), sample.zones[0].name.clone())).collect(),
            kiosks: Vec::new(),
            bulletins: Vec::new(),
            ..sample.clone()
        }
    }

    /// A hall on a Monday morning with every counter at work and a hundred people more than those called.
    fn busy(settings: Settings, now: Timestamp) -> Hall {
        settings.check().unwrap();
        let mut hall = Hall::new(Arc::new(settings));
        hall.turnover(now).iter().for_each(|event| hall.apply(event));
        let settings = Arc::clone(hall.settings());
        let mut run = |command| {
            hall.decide(&command, now).into_iter().flatten().for_each(|event| hall.apply(&event));
        };
        let walk_in = settings.services.iter().filter(|service| service.access == Access::WalkIn);
        for service in walk_in.cycle().take(100 + settings.counters.len()) {
            run(Command::IssueTicket {
                service: service.id.clone(),
                kiosk: None,
                language: id("it"),
                visit: Visit::default(),
            });
        }
        for counter in &settings.counters {
            run(Command::OpenCounter { counter: counter.id.clone() });
            run(Command::CallNext { counter: counter.id.clone() });
        }
        hall
    }

    fn monday() -> Timestamp {
        id("2026-11-16T09:00:00Z")
    }

    fn view(hall: &Hall, version: u64, with_floor: bool) -> HallView {
        HallView::new(hall, monday(), version, with_floor, &HallNotes::new(), Vec::new())
    }

    #[test]
    fn each_zone_shows_its_own_counters_and_everybody_called_there_and_all_the_same_lines() {
        let hall = busy(large(24, 150, 3), monday());
        let view = view(&hall, 7, true);
        let whole = view.board(None).unwrap().state();
        assert_eq!((whole.calls.len(), whole.counters.len(), whole.lines.len()), (150, 150, 24));
        for (index, line) in whole.lines.iter().enumerate() {
            let service = &hall.settings().services[index].id;
            assert_eq!(line.service, service.as_str());
            assert_eq!(line.waiting as usize, hall.line(service).map_or(0, turno_domain::Line::len));
            assert_eq!(line.forecast, translate::forecast(hall.ahead_of_newcomer(service, monday()).forecast));
        }
        for zone in &hall.settings().zones {
            let board = view.board(Some(&zone.id)).unwrap().state();
            assert_eq!(board.lines, whole.lines);
            assert_eq!((board.calls.len(), board.counters.len()), (50, 50));
            for call in &board.calls {
                assert!(call.still_expected);
                assert!(board.counters.iter().any(|counter| counter.ticket.as_ref() == Some(&call.ticket)), "{call:?}");
            }
        }
    }

    #[test]
    fn a_floor_is_made_only_while_somebody_looks_and_counters_always() {
        let hall = busy(sample(), monday());
        let counter = &hall.settings().counters[0].id;
        let lookers = Lookers::default();
        let view_of = lookers.view_maker(&Notes::default(), &Slips::default());
        let unseen = view_of(&hall, monday(), 1);
        assert!(unseen.floor().is_none());
        let look = lookers.look();
        let seen = view_of(&hall, monday(), 2);
        assert_eq!(seen.floor().unwrap().state().counters.len(), hall.settings().counters.len());
        let written = |frame: &str| serde_json::from_str::<Frame>(frame).unwrap();
        assert_eq!(written(&seen.floor().unwrap().frame()), Frame::Floor(seen.floor().unwrap().state().clone()));
        let board = seen.board(None).unwrap();
        assert_eq!(written(&board.frame()), Frame::Board(board.state().clone()));
        assert_eq!(seen.counter(counter), unseen.counter(counter));
        assert!(seen.counter(counter).unwrap().ticket.is_some());
        drop(look);
        assert!(view_of(&hall, monday(), 3).floor().is_none());
    }

    #[test]
    #[ignore = "it measures; run it alone with --nocapture"]
    fn what_a_view_costs() {
        const ROUNDS: u32 = 50;
        for settings in [sample(), large(24, 40, 5), large(24, 100, 20), large(24, 200, 32)] {
            let shape = (settings.services.len(), settings.counters.len(), settings.zones.len());
            let hall = busy(settings, monday());
            let start = Instant::now();
            for version in 0..ROUNDS {
                std::hint::black_box(view(&hall, version.into(), true));
            }
            let with_floor = start.elapsed() / ROUNDS;
            let start = Instant::now();
            for version in 0..ROUNDS {
                std::hint::black_box(view(&hall, version.into(), false));
            }
            let without = start.elapsed() / ROUNDS;
            println!("(services, counters, zones) {shape:?}: {with_floor:?} a view, {without:?} without floor");
        }
    }
}
