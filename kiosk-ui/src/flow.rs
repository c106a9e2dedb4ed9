//! The totem's rules: what happened goes in, what to do comes out. No window, no printer, no network, no clock.
//!
//! `now` is the time since the program started; it never goes back. The server's clock is kept beside it, because the
//! time that people see is the server's.

mod book;
mod checkin;
mod gate;
mod limits;
mod manner;
mod messages;
mod name;
mod open;
mod ordered;
mod own;
mod paper;
mod press;
mod stage;
mod time;
mod upkeep;
mod view;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use jiff::{Timestamp, civil::Date};
use turno_protocol::Board;
use uuid::Uuid;

#[cfg(test)]
pub(crate) use book::Series;
pub(crate) use book::{Book, Record};
pub(crate) use checkin::{Asked, By, Found};
pub(crate) use gate::{Corner, Doing, Pin};
pub(crate) use limits::*;
pub(crate) use manner::{Manner, Mode};
pub(crate) use messages::{Answer, Effect, Fits, Fresh, Input, Known, Memory, Milestone};
pub(crate) use open::{Kept, Withdrawal};
pub(crate) use paper::{PaperTrouble, PrinterHealth, PrinterState};
pub(crate) use press::Press;
pub(crate) use stage::{No, OnPaper, Ordered, OutOfService, Shown, Stage, Ticket, Told, Wait};
pub(crate) use time::{Anchor, Trust};
pub(crate) use upkeep::{Came, Equipment, Errand, LogoFate, Room, Task, Upkeep};

use gate::Gate;
use open::Pace;
use ordered::Orders;
use own::HandIn;
use paper::Slips;
use time::Clock;

/// The totem.
#[derive(Debug)]
pub(crate) struct Flow {
    known: Option<Arc<Known>>,
    /// For which business day it was fetched in this run.
    known_for: Option<Date>,
    /// When it is written to disk again.
    memorise_at: Duration,
    board: Option<Board>,
    clock: Clock,
    link_up: bool,
    /// When the link went down, while it is.
    down_since: Option<Duration>,
    /// The server knows no hall of that name.
    hall_unknown: bool,
    /// Which totem of the hall this is, if it was named.
    kiosk: Option<String>,
    equipment: Equipment,
    gate: Gate,
    /// What the machines around the screen are doing for whoever looks after them, and since when.
    errand: Option<(Errand, Duration)>,
    /// How many appointments the hall has today.
    appointments: u32,
    /// What a scanner has read last, and when.
    scanned: Option<(String, Duration)>,
    /// When settings that are wanted are asked for again.
    hall_wanted: Option<Duration>,
    book: Book,
    /// When something is tried again for presses that nobody waits for any more.
    paces: BTreeMap<Uuid, Pace>,
    hand_in: HandIn,
    /// Facts written since the journal was last written anew.
    noted: usize,
    /// When to write to the disk again that has refused.
    keep_again_at: Option<Duration>,
    slips: Slips,
    orders: Orders,
    printer: PrinterState,
    stage: Stage,
    language: Option<String>,
    manner: Manner,
    /// The list of languages is open.
    listing: bool,
    page: usize,
    fits: Fits,
    locked_until: Duration,
    last_touch: Duration,
    /// What was shown after the last input, and whether a printer could be freed there: a change locks, whatever caused it.
    stood: (Shown, bool),
}

impl Flow {
    /// A totem that has heard of nothing yet.
    #[must_use]
    pub(crate) fn new(kiosk: Option<String>) -> Self {
        Self {
            known: None,
            known_for: None,
            memorise_at: Duration::ZERO,
            board: None,
            clock: Clock::default(),
            link_up: false,
            down_since: None,
            hall_unknown: false,
            kiosk,
            equipment: Equipment::default(),
            gate: Gate::default(),
            errand: None,
            appointments: 0,
            scanned: None,
            hall_wanted: None,
            book: Book::default(),
            paces: BTreeMap::new(),
            hand_in: HandIn::default(),
            noted: 0,
            keep_again_at: None,
            slips: Slips::default(),
            orders: Orders::default(),
            printer: PrinterState::default(),
            stage: Stage::Choosing,
            language: None,
            manner: Manner::default(),
            listing: false,
            page: 0,
            fits: Fits { services: 1, columns: 1, fields: 1 },
            locked_until: Duration::ZERO,
            last_touch: Duration::ZERO,
            stood: (Shown::OutOfService(OutOfService::Starting), false),
        }
    }

    /// Takes one input and says what to do.
    pub(crate) fn on(&mut self, input: Input, now: Duration) -> Vec<Effect> {
        let mut effects = match input {
            Input::Press { press, fresh } => self.on_press(press, fresh, now),
            Input::Hall(known) => self.on_hall(known, now),
            Input::HallLost => self.on_hall_lost(now),
            Input::HallUnknown => self.on_hall_unknown(),
            Input::Recalled(memory) => self.on_recalled(memory),
            Input::Remembered { records, lost, fresh } => self.on_remembered(&records, lost, fresh, now),
            Input::Kept(kept) => self.on_kept(kept, now),
            Input::Withdrawn { request_id, withdrawal } => self.on_withdrawn(request_id, withdrawal, now),
            Input::HandedIn(ends) => self.on_handed_in(&ends, now),
            Input::HandInLost => self.on_hand_in_lost(now),
            Input::PaperHeard { request_id, paper } => self.on_paper_heard(request_id, paper),
            Input::PaperUnheard { request_id } => self.put_off(request_id, now),
            Input::Board(board) => self.on_board(*board, now),
            Input::Beat(server_now) => self.heard(server_now, now),
            Input::LinkUp => self.set_link(true, now),
            Input::LinkDown => self.set_link(false, now),
            Input::Printer { health, confirmed_ago } => self.on_printer(health, confirmed_ago, now),
            Input::Paper { request_id, on_paper } => self.on_paper(request_id, on_paper, now),
            Input::DrawnBack { request_id } => self.on_drawn_back(request_id, now),
            Input::Answer { request_id, answer } => self.on_answer(request_id, answer, now),
            Input::News(news) => self.on_news(news),
            Input::SlipOrder { asked_at, order } => self.on_slip_order(*order, asked_at, now),
            Input::NameTaken => self.on_name_taken(),
            Input::Scanned(scanned) => self.on_scanned(&scanned, now),
            Input::LookedUp { code, found } => self.on_found(&code, found, now),
            Input::Came(came) => self.on_came(came),
            Input::Fits(fits) => self.fit(fits),
            Input::Tick(wall) => self.on_tick(wall, now),
        };
        effects.extend(self.on_time(now));
        effects.extend(self.background(now));
        effects.extend(self.fetch_hall_if_due(now));
        effects.extend(self.memorise_if_due(now));
        effects.extend(self.take_slip_if_due(now));
        self.lock_if_changed(now);
        effects
    }

    fn on_tick(&mut self, wall: Timestamp, now: Duration) -> Vec<Effect> {
        self.clock.read(wall, now);
        Vec::new()
    }

    fn set_link(&mut self, up: bool, now: Duration) -> Vec<Effect> {
        let back = up && !self.link_up;
        if back {
            self.hand_in.begin_at(now);
            // What waits for the server need not wait on: it is here.
            self.paces.values_mut().for_each(|pace| pace.hurry(now));
        }
        self.link_up = up;
        self.down_since = if up { None } else { self.down_since.or(Some(now)) };
        self.hall_unknown &= !up;
        if back { self.ask_again(now) } else { Vec::new() }
    }

    fn fit(&mut self, fits: Fits) -> Vec<Effect> {
        self.fits = Fits { services: fits.services.max(1), columns: fits.columns.max(1), ..fits };
        self.page = self.page.min(self.pages() - 1);
        self.lay_fields();
        Vec::new()
    }

    fn heard(&mut self, server_now: Timestamp, now: Duration) -> Vec<Effect> {
        let assumed = self.clock.now(now).filter(|_| !self.clock.is_heard());
        self.clock.hear(server_now, now);
        let mut effects = self.set_link(true, now);
        effects.extend(assumed.map_or_else(Vec::new, |(assumed, _)| self.set_right(assumed, server_now)));
        effects
    }

    fn on_hall_unknown(&mut self) -> Vec<Effect> {
        self.hall_unknown = true;
        Vec::new()
    }

    fn on_hall_lost(&mut self, now: Duration) -> Vec<Effect> {
        self.hall_wanted = self.hall_wanted.map(|_| now + HALL_RETRY_DELAY);
        Vec::new()
    }

    fn fetch_hall_if_due(&mut self, now: Duration) -> Vec<Effect> {
        if self.hall_wanted.is_none_or(|at| now < at) {
            return Vec::new();
        }
        self.hall_wanted = Some(now + ANSWER_MAX);
        vec![Effect::FetchHall]
    }

    fn on_recalled(&mut self, memory: Option<Memory>) -> Vec<Effect> {
        if let Some(Memory { known, anchor, instance }) = memory {
            self.clock.recall(anchor);
            self.known = Some(known);
            if let Some(id) = instance {
                self.book.apply(&Record::Instance { id });
            }
        }
        Vec::new()
    }

    fn on_hall(&mut self, known: Arc<Known>, now: Duration) -> Vec<Effect> {
        self.hall_wanted = None;
        self.known_for = self.board.as_ref().map(|board| board.day);
        if self.language.as_ref().is_some_and(|language| !known.hall.languages.contains(language)) {
            self.language = None;
        }
        self.known = Some(known);
        self.memorise_at = now;
        self.page = self.page.min(self.pages() - 1);
        Vec::new()
    }

    /// Keeps what a start without the server needs, and not before the journal is there: beside it, a journal that is not there is
    /// one that was lost.
    fn memorise_if_due(&mut self, now: Duration) -> Vec<Effect> {
        let due = now >= self.memorise_at && self.known_for.is_some() && !self.disk_refuses();
        let Some(known) = self.known.as_ref().filter(|_| due).map(Arc::clone) else { return Vec::new() };
        self.memorise_at = now + MEMORISE_EVERY;
        let (anchor, instance) = (self.clock.anchor(now), self.book.instance());
        vec![Effect::Memorise(Box::new(Memory { known, anchor, instance }))]
    }

    fn on_board(&mut self, board: Board, now: Duration) -> Vec<Effect> {
        let effects = self.heard(board.now, now);
        let known = self.known.as_ref().map(|known| known.hall.settings_version);
        // The openings of the days to come are asked for once a day.
        let stale = known != Some(board.settings_version) || self.known_for != Some(board.day);
        self.board = Some(board);
        if stale && self.hall_wanted.is_none() {
            self.hall_wanted = Some(now);
        }
        effects
    }

    /// What follows from time alone.
    fn on_time(&mut self, now: Duration) -> Vec<Effect> {
        let idle = now.saturating_sub(self.last_touch);
        self.give_up_code(now);
        match &self.stage {
            Stage::Choosing
            | Stage::Appointment { .. }
            | Stage::Online { .. }
            | Stage::Code { .. }
            | Stage::Booked { .. }
            | Stage::Pin { .. }
            | Stage::Upkeep(_) => {
                if idle >= self.idle_max() {
                    self.go_home();
                }
                Vec::new()
            }
            Stage::No { until, .. } | Stage::Done { until, .. } => {
                if now >= *until {
                    self.go_home();
                }
                Vec::new()
            }
            Stage::Issuing { .. } => self.retry_if_due(now),
            Stage::Printing { request_id, since, .. } => {
                if now.saturating_sub(*since) >= PRINT_MAX {
                    let request_id = *request_id;
                    return self.on_paper(request_id, OnPaper::Unknown, now);
                }
                Vec::new()
            }
        }
    }

    fn go_home(&mut self) {
        self.stage = Stage::Choosing;
        self.language = None;
        self.page = 0;
        self.forget_manner();
    }

    fn lock_if_changed(&mut self, now: Duration) {
        let shown = self.shown(now);
        let stands = (shown, shown == Shown::Upkeep(Room::Printer) && self.has_leftover(now));
        if stands != self.stood {
            self.locked_until = self.locked_until.max(now + LOCK_OUT);
            self.stood = stands;
        }
    }
}

#[cfg(test)]
mod tests;
