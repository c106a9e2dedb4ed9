//! The totem's rules: what happened goes in, what to do comes out. No window, no printer, no network, no clock.
//!
//! `now` is the time since the program started; it never goes back. The server's clock is kept beside it, because the
//! time that people see is the server's.

mod open;
mod paper;
mod press;
mod stage;
mod view;

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use turno_protocol::{Board, ErrorCode, HallInfo, IssueTicketRequest, IssuedTicket, Paper};
use uuid::Uuid;

pub(crate) use open::{Kept, OpenPress, Withdrawal};
pub(crate) use paper::{PaperTrouble, PrinterHealth, PrinterState, UNPROVEN_MAX};
pub(crate) use press::Press;
pub(crate) use stage::{No, OnPaper, OutOfService, Shown, Stage, Wait};

use open::Open;
use paper::Slips;

/// The longest time since the printer's last sign of readiness at which a press is accepted.
pub(crate) const READY_AGE_MAX: Duration = Duration::from_secs(2);
/// After this long without a sign of the printer the totem is out of service.
pub(crate) const PRINTER_SILENCE_MAX: Duration = Duration::from_secs(5);
/// After a change of screen nothing is pressed for this long: the finger was meant for what stood there before.
pub(crate) const LOCK_OUT: Duration = Duration::from_millis(700);
/// After a change of page or language; shorter, because it is harmless.
pub(crate) const SHORT_LOCK_OUT: Duration = Duration::from_millis(250);
/// Without a touch for this long, the totem goes home and speaks its main language again.
pub(crate) const IDLE_MAX: Duration = Duration::from_secs(40);
/// How long the number stays when the slip came out.
pub(crate) const DONE_SHOWN: Duration = Duration::from_secs(10);
/// How long the number stays when there is no paper: time enough to take a photograph or find a pen.
pub(crate) const ON_SCREEN_SHOWN: Duration = Duration::from_secs(90);
/// How long a refusal stays.
pub(crate) const NO_SHOWN: Duration = Duration::from_secs(15);
/// How often one press is sent to the server.
pub(crate) const ISSUE_ATTEMPTS_MAX: u32 = 4;
/// The wait before the second sending of a press; it doubles with each further one.
pub(crate) const ISSUE_RETRY_DELAY: Duration = Duration::from_millis(400);
/// The longest wait between two sendings of a press, whatever the server asks for: somebody stands there.
pub(crate) const ISSUE_RETRY_DELAY_MAX: Duration = Duration::from_secs(3);
/// An order that was not answered for this long is lost, whatever became of it: the client's own limit and a second for the way.
pub(crate) const ANSWER_MAX: Duration = Duration::from_secs(turno_client::ANSWER_SECS_MAX + 1);
/// The wait before the settings of the hall are asked for again.
pub(crate) const HALL_RETRY_DELAY: Duration = Duration::from_secs(2);
/// The printer tells the end of every job; if it does not for this long, the end is unknown. A hot head alone may hold a job up
/// for 60 seconds, and wire, paper, cutter and the clearing of a job come on top.
pub(crate) const PRINT_MAX: Duration = Duration::from_secs(90);
/// While starting, the totem says so for this long before it says that the server is away.
pub(crate) const STARTING_MAX: Duration = Duration::from_secs(6);

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Input {
    /// A control was pressed. `fresh` becomes the request's identifier if the press asks for a number.
    Press {
        /// Which.
        press: Press,
        /// An identifier that was never used.
        fresh: Uuid,
    },
    /// The settings of the hall are here.
    Hall(Arc<HallInfo>),
    /// The settings of the hall did not come.
    HallLost,
    /// The server has no such hall.
    HallUnknown,
    /// What an earlier run left open; comes once, first of all.
    Remembered(Vec<OpenPress>),
    /// The end of [`Effect::Remember`].
    Kept(Kept),
    /// What came of [`Effect::Withdraw`].
    Withdrawn {
        /// The press's request.
        request_id: Uuid,
        /// What came of it.
        withdrawal: Withdrawal,
    },
    /// The hall as it stands.
    Board(Box<Board>),
    /// A sign of life of the server, with its time.
    Beat(Timestamp),
    /// The live link stands.
    LinkUp,
    /// The live link is cut.
    LinkDown,
    /// How the printer is, and how long ago it said so itself.
    Printer {
        /// How it is.
        health: PrinterHealth,
        /// How long ago the printer itself last said so.
        confirmed_ago: Option<Duration>,
    },
    /// How the job of a press ended.
    Paper {
        /// The press's request.
        request_id: Uuid,
        /// The end.
        on_paper: OnPaper,
    },
    /// The server's answer to a press.
    Answer {
        /// The press's request.
        request_id: Uuid,
        /// The answer.
        answer: Answer,
    },
    /// How many services fit on one page of this screen.
    PageSize(usize),
    /// Time has passed.
    Tick,
}

/// What came of asking for a number.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// It is given, and on disk at the server.
    Issued(Box<IssuedTicket>),
    /// The server understood and said no.
    Refused {
        /// Why.
        code: ErrorCode,
        /// When a closed service opens again.
        opens_at: Option<Timestamp>,
    },
    /// No answer, or one that is worth asking again for.
    Lost {
        /// The wait that the server asks for.
        retry_after: Option<Duration>,
    },
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// Fetch the settings of the hall.
    FetchHall,
    /// Write these presses to disk, in place of what stood there; [`Input::Kept`] tells the end.
    Remember(Vec<OpenPress>),
    /// Ask for a number. The same request may come again, the same to the letter.
    Issue(Box<IssueTicketRequest>),
    /// Take back a number that nobody was shown.
    Withdraw {
        /// The press.
        request_id: Uuid,
        /// The number.
        number: String,
    },
    /// Print the slip of this ticket.
    Print {
        /// The press.
        request_id: Uuid,
        /// The ticket.
        ticket: Box<IssuedTicket>,
    },
    /// Tell the server what became of the slip.
    ReportPaper {
        /// The number.
        number: String,
        /// What became of it.
        paper: Paper,
    },
    /// A line for the log.
    Log(Milestone),
}

/// What is worth a line in the log, with the milliseconds since the press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Milestone {
    /// A press was accepted.
    Tap {
        /// The press.
        request_id: Uuid,
        /// What for.
        service: String,
    },
    /// The server gave the number.
    Issued {
        /// The number.
        number: String,
        /// Since the press.
        after_tap: Duration,
    },
    /// The slip ended.
    Slip {
        /// The number.
        number: String,
        /// How.
        on_paper: OnPaper,
        /// Since the press.
        after_tap: Duration,
    },
    /// No answer came; the visitor was told that there is no number.
    Abandoned {
        /// The press.
        request_id: Uuid,
    },
    /// A press that the rules did not accept.
    Ignored {
        /// Why.
        why: &'static str,
    },
}

/// The totem.
#[derive(Debug)]
pub(crate) struct Flow {
    hall: Option<Arc<HallInfo>>,
    board: Option<Board>,
    /// The server's time, and when it was heard.
    clock: Option<(Timestamp, Duration)>,
    link_up: bool,
    /// The server knows no hall of that name.
    hall_unknown: bool,
    /// Which totem of the hall this is, if it was named.
    kiosk: Option<String>,
    /// When settings that are wanted are asked for again.
    hall_wanted: Option<Duration>,
    open: Vec<Open>,
    /// When to write to the disk again that has refused.
    keep_again_at: Option<Duration>,
    slips: Slips,
    printer: PrinterState,
    stage: Stage,
    language: Option<String>,
    page: usize,
    page_size: usize,
    locked_until: Duration,
    last_touch: Duration,
    /// What was shown after the last input, so that a change of screen locks whatever caused it.
    shown: Shown,
}

impl Flow {
    /// A totem that has heard of nothing yet.
    #[must_use]
    pub(crate) fn new(kiosk: Option<String>) -> Self {
        Self {
            hall: None,
            board: None,
            clock: None,
            link_up: false,
            hall_unknown: false,
            kiosk,
            hall_wanted: None,
            open: Vec::new(),
            keep_again_at: None,
            slips: Slips::default(),
            printer: PrinterState::default(),
            stage: Stage::Choosing,
            language: None,
            page: 0,
            page_size: 1,
            locked_until: Duration::ZERO,
            last_touch: Duration::ZERO,
            shown: Shown::OutOfService(OutOfService::Starting),
        }
    }

    /// Takes one input and says what to do.
    pub(crate) fn on(&mut self, input: Input, now: Duration) -> Vec<Effect> {
        let mut effects = match input {
            Input::Press { press, fresh } => self.on_press(press, fresh, now),
            Input::Hall(hall) => self.on_hall(hall),
            Input::HallLost => self.on_hall_lost(now),
            Input::HallUnknown => self.on_hall_unknown(),
            Input::Remembered(presses) => self.on_remembered(presses, now),
            Input::Kept(kept) => self.on_kept(kept, now),
            Input::Withdrawn { request_id, withdrawal } => self.on_withdrawn(request_id, withdrawal, now),
            Input::Board(board) => self.on_board(*board, now),
            Input::Beat(server_now) => self.heard(server_now, now),
            Input::LinkUp => self.set_link(true),
            Input::LinkDown => self.set_link(false),
            Input::Printer { health, confirmed_ago } => self.on_printer(health, confirmed_ago, now),
            Input::Paper { request_id, on_paper } => self.on_paper(request_id, on_paper, now),
            Input::Answer { request_id, answer } => self.on_answer(request_id, answer, now),
            Input::PageSize(services) => self.set_page_size(services),
            Input::Tick => Vec::new(),
        };
        effects.extend(self.on_time(now));
        effects.extend(self.background(now));
        effects.extend(self.fetch_hall_if_due(now));
        self.lock_if_changed(now);
        effects
    }

    fn set_link(&mut self, up: bool) -> Vec<Effect> {
        self.link_up = up;
        self.hall_unknown &= !up;
        Vec::new()
    }

    fn set_page_size(&mut self, services: usize) -> Vec<Effect> {
        self.page_size = services.max(1);
        self.page = self.page.min(self.pages() - 1);
        Vec::new()
    }

    fn heard(&mut self, server_now: Timestamp, now: Duration) -> Vec<Effect> {
        self.clock = Some((server_now, now));
        self.set_link(true)
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

    fn on_hall(&mut self, hall: Arc<HallInfo>) -> Vec<Effect> {
        self.hall_wanted = None;
        if self.language.as_ref().is_some_and(|language| !hall.languages.contains(language)) {
            self.language = None;
        }
        self.hall = Some(hall);
        self.page = self.page.min(self.pages() - 1);
        Vec::new()
    }

    fn on_board(&mut self, board: Board, now: Duration) -> Vec<Effect> {
        self.heard(board.now, now);
        let known = self.hall.as_ref().map(|hall| hall.settings_version);
        let stale = known != Some(board.settings_version);
        self.board = Some(board);
        if stale && self.hall_wanted.is_none() {
            self.hall_wanted = Some(now);
        }
        Vec::new()
    }

    /// What follows from time alone.
    fn on_time(&mut self, now: Duration) -> Vec<Effect> {
        let idle = now.saturating_sub(self.last_touch);
        match &self.stage {
            Stage::Choosing => {
                if idle >= IDLE_MAX {
                    self.go_home();
                }
                Vec::new()
            }
            Stage::Appointment { .. } => {
                if idle >= IDLE_MAX {
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
    }

    fn lock_if_changed(&mut self, now: Duration) {
        let shown = self.shown(now);
        if shown != self.shown {
            self.locked_until = self.locked_until.max(now + LOCK_OUT);
            self.shown = shown;
        }
    }
}

#[cfg(test)]
mod tests;
