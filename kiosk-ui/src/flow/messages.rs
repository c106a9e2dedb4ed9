//! What the rules are told, and what they want done.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use turno_protocol::{
    AdoptTicketRequest, Board, ErrorCode, HallInfo, HandedIn, IssueTicketRequest, IssuedTicket, KioskNews, Paper,
    SlipOrder, Timetable,
};
use uuid::Uuid;

use super::{Anchor, Came, Doing, Errand, Found, Kept, OnPaper, Press, PrinterHealth, Record, Ticket, Withdrawal};

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Input {
    /// A control was pressed.
    Press {
        /// Which.
        press: Press,
        /// Identifiers that were never used, for what may follow from the press.
        fresh: Fresh,
    },
    /// The settings of the hall are here.
    Hall(Arc<Known>),
    /// The settings of the hall did not come.
    HallLost,
    /// The server has no such hall.
    HallUnknown,
    /// What an earlier run knew of the hall; comes once, first of all.
    Recalled(Option<Memory>),
    /// What an earlier run left open; comes once, after it.
    Remembered {
        /// The facts that could be read.
        records: Vec<Record>,
        /// At most how many of the totem's own numbers are known to nobody any more.
        lost: u16,
        /// An identifier that was never used, for a totem that has none yet.
        fresh: Uuid,
    },
    /// The end of [`Effect::Note`] and [`Effect::Rewrite`].
    Kept(Kept),
    /// What came of [`Effect::Withdraw`].
    Withdrawn {
        /// The press's request.
        request_id: Uuid,
        /// What came of it.
        withdrawal: Withdrawal,
    },
    /// What came of [`Effect::HandIn`].
    HandedIn(Vec<HandedIn>),
    /// No answer to [`Effect::HandIn`].
    HandInLost,
    /// The server has heard what became of a slip, or will never want to.
    PaperHeard {
        /// The press's request.
        request_id: Uuid,
        /// What it was told.
        paper: Paper,
    },
    /// No answer to [`Effect::ReportPaper`].
    PaperUnheard {
        /// The press's request.
        request_id: Uuid,
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
    /// The slip of a press was drawn back by the printer, since nobody took it.
    DrawnBack {
        /// The press's request.
        request_id: Uuid,
    },
    /// The server's answer to a press.
    Answer {
        /// The press's request.
        request_id: Uuid,
        /// The answer.
        answer: Answer,
    },
    /// The server has heard how the totem is, and says what it must know.
    News(KioskNews),
    /// What came of [`Effect::TakeSlip`]: the reception has ordered a slip.
    SlipOrder {
        /// When it was asked for.
        asked_at: Duration,
        /// The order.
        order: Box<SlipOrder>,
    },
    /// The server hears another machine under the totem's name.
    NameTaken,
    /// A scanner has read this.
    Scanned(String),
    /// What came of [`Effect::LookUp`].
    LookedUp {
        /// The code.
        code: String,
        /// What the server knows of it.
        found: Found,
    },
    /// What came of [`Effect::Errand`].
    Came(Came),
    /// What fits on this screen.
    Fits(Fits),
    /// Time has passed; the totem's own clock shows this.
    Tick(Timestamp),
}

/// What fits on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fits {
    /// Services on one page, at most.
    pub(crate) services: usize,
    /// Of them, beside each other.
    pub(crate) columns: usize,
    /// Fields of the glass that a finger can hit.
    pub(crate) fields: usize,
}

/// Identifiers that were never used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fresh {
    /// For the wish to the server.
    pub(crate) wish: Uuid,
    /// For the number that the totem gives by itself if the server does not answer.
    pub(crate) own: Uuid,
}

/// What the totem must know of its hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// The settings.
    pub(crate) hall: HallInfo,
    /// The openings of the days to come.
    pub(crate) timetable: Timetable,
}

/// What is kept on disk for a start without the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory {
    /// The hall.
    pub(crate) known: Arc<Known>,
    /// The clocks.
    pub(crate) anchor: Option<Anchor>,
    /// Which machine this is, should the journal not know it any more.
    #[serde(default)]
    pub(crate) instance: Option<Uuid>,
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
    /// Fetch the settings of the hall and its timetable.
    FetchHall,
    /// Keep this for a start without the server.
    Memorise(Box<Memory>),
    /// Write these facts to disk after those that stand there; [`Input::Kept`] tells the end.
    Note(Vec<Record>),
    /// Write these facts to disk in place of those that stand there; [`Input::Kept`] tells the end.
    Rewrite(Vec<Record>),
    /// Ask for a number. The same request may come again, the same to the letter.
    Issue(Box<IssueTicketRequest>),
    /// Hand in numbers that the totem gave by itself.
    HandIn(Vec<AdoptTicketRequest>),
    /// Take back a number that nobody was shown.
    Withdraw {
        /// The press.
        request_id: Uuid,
        /// The number.
        number: String,
        /// Its business day.
        day: jiff::civil::Date,
        /// The code of its link, which shows that it is this totem's to take back.
        code: String,
    },
    /// Print the slip of this ticket.
    Print {
        /// The press.
        request_id: Uuid,
        /// The ticket.
        ticket: Box<Ticket>,
    },
    /// Take the slip that the reception has ordered here.
    TakeSlip {
        /// The totem.
        kiosk: String,
        /// Which machine.
        instance: Uuid,
        /// When, so that an answer that comes late is known for one.
        asked_at: Duration,
    },
    /// Ask the server for the appointment with this code.
    LookUp(String),
    /// Do something for whoever looks after the totem; [`Input::Came`] tells the end.
    Errand(Errand),
    /// A slip of an earlier run may hang from the printer, half-printed.
    CutOff,
    /// Tell the server what became of the slip.
    ReportPaper {
        /// The press.
        request_id: Uuid,
        /// The number.
        number: String,
        /// Its business day.
        day: jiff::civil::Date,
        /// What became of it.
        paper: Paper,
        /// The reception's order, if it was printed for one.
        order: Option<Uuid>,
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
    /// Somebody has come for an appointment.
    Booked {
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
    /// The totem gave the number by itself.
    Given {
        /// The number.
        number: String,
        /// Since the press.
        after_tap: Duration,
    },
    /// The reception has ordered the slip of a number, and it is being printed.
    Ordered {
        /// The number.
        number: String,
    },
    /// An ordered slip is not printed: somebody was quicker, or it came late or a second time.
    OrderLeft {
        /// The number.
        number: String,
    },
    /// Numbers of the totem are with the server.
    HandedIn {
        /// How many.
        count: usize,
        /// How many are left.
        left: usize,
    },
    /// The server did not take a number of the totem.
    NotTaken {
        /// The number.
        number: String,
        /// Why.
        code: ErrorCode,
    },
    /// Another machine is in service under the totem's name.
    NameTaken {
        /// The name.
        kiosk: String,
    },
    /// The name is the totem's again.
    NameHeld,
    /// The totem's clock was found wrong.
    ClockWrong {
        /// By how many seconds it is behind the server's; negative if ahead.
        behind_secs: i64,
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
    /// Nobody took the slip, and the printer drew it back.
    DrawnBack {
        /// The number.
        number: String,
    },
    /// No answer came; the visitor was told that there is no number, or got one of the totem's own.
    Abandoned {
        /// The press.
        request_id: Uuid,
    },
    /// Something happened at the way to the maintenance screen, or on it.
    Maintenance(Doing),
    /// A press that the rules did not accept.
    Ignored {
        /// Why.
        why: &'static str,
    },
}
