//! What travels between the server and everything else: the JSON of the HTTP routes and of the WebSocket frames.
//!
//! These types are the contract, so only they (and the stored events) are serialisable. They hold no rules and do not
//! know `turno-domain`; the server alone translates between the two. Conventions: field names in snake case, instants in
//! RFC 3339 UTC, states from closed sets, every body with one named top-level key, unknown request fields refused.

mod action;
mod answer;
mod appointment;
mod board;
mod display;
mod error;
mod floor;
mod frame;
mod hall;
mod kiosk;
mod note;
mod outlook;
mod report;
mod roll;
mod session;
mod slip;
mod suspension;
mod ticket;
mod totem;
mod waits;

pub use action::{
    Afterwards, CounterAction, CounterEnvelope, CounterRequest, Need, Position, Step, TicketAction, TicketActionRequest,
};
pub use answer::{Answer, AnswerCounted, AnswerEnvelope, AnswerRequest};
pub use appointment::{
    AgendaEnvelope, AgendaInfo, AgendaRequest, AppointmentEnvelope, AppointmentInfo, Booked, CODE_CHARS_MAX,
    CODE_CHARS_MIN, CheckIn,
};
pub use board::{Board, BoardCall, BoardCounter, BoardEnvelope, BoardLine, CounterState, Numbers, Opening};
pub use display::{
    DISPLAY_NAME_CHARS_MAX, DISPLAY_PICTURE_BYTES_MAX, DISPLAY_REPORT_SECS, DISPLAY_SHOWING_MAX, DisplayInfo,
    DisplayReport, DisplayReportRequest, DisplaySound, DisplayState, DisplaysEnvelope,
};
pub use error::{ApiError, ErrorCode, ErrorEnvelope};
pub use floor::{
    AsideReason, AsideTicket, CallReason, Floor, FloorCounter, FloorEnvelope, FloorLine, HeldTicket, UndoableStep,
    WaitingTicket,
};
pub use frame::{Beat, Frame, FrameOf, Seats};
pub use hall::{
    Access, Arrow, BulletinInfo, CounterInfo, HallEnvelope, HallInfo, HallSummary, HallsEnvelope, KioskInfo,
    ServiceInfo, Texts, ZoneInfo,
};
pub use kiosk::{
    FloorKiosk, FloorKioskState, KIOSK_REPORT_SECS, KioskNews, KioskNewsEnvelope, KioskReport, KioskReportRequest,
    KioskStatus, KiosksEnvelope, PrinterWord, REFUSED_NUMBERS_MAX,
};
pub use note::{NOTE_CHARS_MAX, Note, NoteEnvelope, NoteRequest};
pub use outlook::{
    CounterChange, CounterChangeKind, ForecastErrors, ForecastErrorsEnvelope, Outlook, OutlookEnvelope, Prospect,
};
pub use report::{AnsweredGroup, Figures, Group, Report, ReportEnvelope, WaitFigures};
pub use roll::{LineEnvelope, RollAction, RollRequest};
pub use session::{RoleWord, Session, SessionEnvelope, SessionRequest};
pub use slip::{
    OrderedSlip, OrderedSlipEnvelope, OrderedSlipState, SlipOrder, SlipOrderEnvelope, SlipRequest, TakeSlipRequest,
};
pub use suspension::{LineAction, LineActionRequest, Suspended, SuspensionReason};
pub use ticket::{
    AdoptTicketRequest, Forecast, IssueTicketRequest, IssuedEnvelope, IssuedTicket, Paper, PaperRequest,
    ReceiveRequest, TicketEnvelope, TicketState, TicketStatus,
};
pub use totem::{HAND_IN_MAX, HandInEnvelope, HandInRequest, HandedIn, OpeningFrom, Timetable, TimetableEnvelope};
pub use waits::{QueueMonitor, QuietDay, QuietHours, WaitLine, Waits, WaitsEnvelope};

/// The longest silence of a live socket, in seconds: then it sends a [`Beat`]. A client that hears nothing for three times as long
/// holds the link for dead, so a cut is noticed well within the ten seconds after which a board must say that it is stale.
pub const BEAT_SECS: u64 = 2;

/// The code with which a live socket is closed when the session it was opened with has ended.
pub const SESSION_ENDED: u16 = 4401;

/// The longest request body the server reads, in bytes. A press is far below 1 kB; the largest request is a full hand-in.
pub const REQUEST_BYTES_MAX: usize = 16 * 1024;

/// The longest frame a client accepts on a live socket, in bytes: a floor with a thousand people waiting fits.
pub const FRAME_BYTES_MAX: usize = 512 * 1024;

/// The most appointments of one day: more than any hall can see.
pub const APPOINTMENTS_MAX: usize = 2_000;

/// The largest agenda in bytes.
pub const AGENDA_BYTES_MAX: usize = 256 * 1024;

/// How many people of one line a [`Floor`] names; a longer line is counted. It bounds the frame whatever the crowd.
pub const FLOOR_WAITING_MAX: usize = 100;
