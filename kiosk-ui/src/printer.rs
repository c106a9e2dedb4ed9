//! The one place where the printer's words become the rules' words.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use turno_printer::{Health, JobId, Logo, LogoEnd, Outcome, Printer, PrinterSettings, Reason, Report, Slip};
use turno_protocol::PrinterWord;
use uuid::Uuid;

use crate::{
    flow::{Came, Input, LogoFate, OnPaper, PaperTrouble, PrinterHealth, SLIPS_REMEMBERED},
    mailbox::Mailbox,
};

/// The printer, and which press its job belongs to.
pub(crate) struct Paper {
    printer: Printer,
    next_job: Cell<JobId>,
    jobs: RefCell<Jobs>,
    /// How the printer is, and since when.
    word: Cell<(PrinterWord, Instant)>,
}

/// What a slip is printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The ticket of this press.
    Ticket(Uuid),
    /// To see whether the printer prints.
    Test,
}

/// The last jobs, the latest first: what becomes known late of the ticket before still counts, whatever was printed to see whether
/// the printer prints.
#[derive(Debug, Default)]
struct Jobs(VecDeque<(JobId, Purpose)>);

impl Jobs {
    fn begin(&mut self, job: JobId, purpose: Purpose) {
        let mut left = SLIPS_REMEMBERED - 1;
        self.0.retain(|(_, other)| match (purpose, other) {
            (Purpose::Test, Purpose::Test) => false,
            (Purpose::Ticket(_), Purpose::Ticket(_)) => {
                let stays = left > 0;
                left = left.saturating_sub(1);
                stays
            }
            _ => true,
        });
        self.0.push_front((job, purpose));
    }

    fn purpose_of(&self, job: JobId) -> Option<Purpose> {
        self.0.iter().find(|(known, _)| *known == job).map(|(_, purpose)| *purpose)
    }
}

/// What the printer told, on its way to the rules.
#[derive(Debug)]
pub(crate) enum PrinterNews {
    /// How it is, and how long ago it said so itself.
    Health(Health, Option<Duration>),
    /// How a job ended.
    Outcome(JobId, OnPaper),
    /// The slip of a job was drawn back, since nobody took it.
    DrawnBack(JobId),
    /// What became of the office's picture.
    Logo(LogoFate),
}

impl Paper {
    /// Starts the printer's thread; its news go to `mailbox`.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn start(settings: PrinterSettings, mailbox: Mailbox) -> std::io::Result<Self> {
        let printer = Printer::start(settings, move |report| {
            if let Some(news) = translate(&report) {
                mailbox.printer(news);
            }
        })?;
        // A number that differs between runs, so that a late reply to an earlier run is not taken for one to this.
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_micros());
        Ok(Self {
            printer,
            next_job: Cell::new(JobId::new(start)),
            jobs: RefCell::default(),
            word: Cell::new((PrinterWord::Starting, Instant::now())),
        })
    }

    /// A slip of an earlier run may hang from the printer: it is cut off before the next.
    pub(crate) fn cut_off(&self) {
        self.printer.cut_off();
    }

    /// Prints the slip of a press.
    pub(crate) fn print(&self, request_id: Uuid, slip: Slip) {
        self.hand_in(Purpose::Ticket(request_id), slip);
    }

    /// Prints a slip that is no ticket.
    pub(crate) fn print_test(&self, slip: Slip) {
        self.hand_in(Purpose::Test, slip);
    }

    /// Somebody is at the printer: what is left in it may come out.
    pub(crate) fn attended(&self) {
        self.printer.attended();
    }

    /// Puts the office's picture into the printer's memory.
    pub(crate) fn upload_logo(&self, logo: Logo) {
        self.printer.upload_logo(logo);
    }

    fn hand_in(&self, purpose: Purpose, slip: Slip) {
        let job = self.next_job.get();
        self.next_job.set(job.next());
        self.jobs.borrow_mut().begin(job, purpose);
        self.printer.print(job, slip);
    }

    /// How the printer is, and for how long it has been so.
    #[must_use]
    pub(crate) fn word(&self) -> (PrinterWord, Duration) {
        let (word, since) = self.word.get();
        (word, since.elapsed())
    }

    /// The rules' input for a piece of news; none if it is about a job that is no longer waited for.
    #[must_use]
    pub(crate) fn input(&self, news: PrinterNews) -> Option<Input> {
        match news {
            PrinterNews::Health(health, confirmed_ago) => {
                let word = word_of(health);
                if self.word.get().0 != word {
                    self.word.set((word, Instant::now()));
                }
                Some(Input::Printer { health: health_of(health), confirmed_ago })
            }
            PrinterNews::Outcome(job, on_paper) => Some(match self.jobs.borrow().purpose_of(job)? {
                Purpose::Ticket(request_id) => Input::Paper { request_id, on_paper },
                Purpose::Test => Input::Came(Came::Slip(on_paper)),
            }),
            PrinterNews::DrawnBack(job) => match self.jobs.borrow().purpose_of(job)? {
                Purpose::Ticket(request_id) => Some(Input::DrawnBack { request_id }),
                Purpose::Test => None,
            },
            PrinterNews::Logo(fate) => Some(Input::Came(Came::Logo(fate))),
        }
    }
}

fn translate(report: &Report) -> Option<PrinterNews> {
    match report {
        Report::Health { health, confirmed_ago } => Some(PrinterNews::Health(*health, *confirmed_ago)),
        Report::Outcome { job, outcome } => {
            tracing::info!(%job, ?outcome, "printer");
            Some(PrinterNews::Outcome(*job, on_paper_of(outcome)))
        }
        Report::NotTaken { job } => Some(PrinterNews::DrawnBack(*job)),
        Report::Logo(end) => {
            tracing::info!(?end, "the picture for the printer");
            Some(PrinterNews::Logo(fate_of(*end)))
        }
        // The printer's own thread has logged it.
        Report::Trouble(_) => None,
    }
}

fn health_of(health: Health) -> PrinterHealth {
    if health == Health::TakeSlip {
        return PrinterHealth::TakeSlip;
    }
    match word_of(health) {
        PrinterWord::Ready => PrinterHealth::Ready,
        PrinterWord::PaperLow => PrinterHealth::Low,
        PrinterWord::Busy => PrinterHealth::Busy,
        PrinterWord::Starting => PrinterHealth::Trouble(PaperTrouble::Starting),
        PrinterWord::Unplugged => PrinterHealth::Trouble(PaperTrouble::Unplugged),
        PrinterWord::Silent => PrinterHealth::Trouble(PaperTrouble::Silent),
        PrinterWord::PaperEnd => PrinterHealth::Trouble(PaperTrouble::NoPaper),
        PrinterWord::CoverOpen => PrinterHealth::Trouble(PaperTrouble::CoverOpen),
        PrinterWord::Cutter => PrinterHealth::Trouble(PaperTrouble::Cutter),
        PrinterWord::Jam => PrinterHealth::Trouble(PaperTrouble::Jam),
        PrinterWord::Hot => PrinterHealth::Trouble(PaperTrouble::Hot),
        PrinterWord::Voltage => PrinterHealth::Trouble(PaperTrouble::Voltage),
        PrinterWord::NotTaken => PrinterHealth::Trouble(PaperTrouble::NotTaken),
        PrinterWord::Leftover => PrinterHealth::Trouble(PaperTrouble::Leftover),
        PrinterWord::Fault => PrinterHealth::Trouble(PaperTrouble::Fault),
    }
}

/// The word that the server is told, and that decides what visitors are told.
fn word_of(health: Health) -> PrinterWord {
    match health {
        Health::Ready => PrinterWord::Ready,
        Health::Low => PrinterWord::PaperLow,
        Health::Printing | Health::TakeSlip => PrinterWord::Busy,
        Health::NotReady(reason) => match reason {
            // These pass by themselves within moments.
            Reason::Busy | Reason::Clearing | Reason::Draining => PrinterWord::Busy,
            Reason::Starting => PrinterWord::Starting,
            Reason::Disconnected => PrinterWord::Unplugged,
            Reason::Silent | Reason::Stuck => PrinterWord::Silent,
            Reason::PaperEnd => PrinterWord::PaperEnd,
            Reason::CoverOpen | Reason::HeadUp => PrinterWord::CoverOpen,
            Reason::Cutter => PrinterWord::Cutter,
            Reason::Jam => PrinterWord::Jam,
            Reason::HeadHot => PrinterWord::Hot,
            Reason::Voltage => PrinterWord::Voltage,
            Reason::NotTaken => PrinterWord::NotTaken,
            Reason::Dirty => PrinterWord::Leftover,
            Reason::Recoverable | Reason::Fault | Reason::Offline | Reason::NoProof | Reason::BadSlip => {
                PrinterWord::Fault
            }
        },
    }
}

/// What became of the office's picture, in the rules' words.
#[must_use]
pub(crate) fn fate_of(end: LogoEnd) -> LogoFate {
    match end {
        LogoEnd::Stored => LogoFate::Stored,
        LogoEnd::AlreadyThere => LogoFate::AlreadyThere,
        LogoEnd::NotSupported => LogoFate::NotSupported,
        LogoEnd::NotNow(_) => LogoFate::NotNow,
        LogoEnd::TooOften => LogoFate::TooOften,
        LogoEnd::Failed => LogoFate::Failed,
    }
}

fn on_paper_of(outcome: &Outcome) -> OnPaper {
    match outcome {
        Outcome::Printed { .. } => OnPaper::Printed,
        Outcome::NotSent(_) | Outcome::Failed { .. } => OnPaper::Failed,
        Outcome::Unknown { .. } => OnPaper::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_printer_that_takes_jobs_is_ready() {
        assert_eq!(health_of(Health::Low), PrinterHealth::Low);
        assert_eq!(health_of(Health::Printing), PrinterHealth::Busy);
        assert_eq!(health_of(Health::TakeSlip), PrinterHealth::TakeSlip);
        for reason in [Reason::PaperEnd, Reason::CoverOpen, Reason::Dirty, Reason::Stuck, Reason::Disconnected] {
            assert_ne!(health_of(Health::NotReady(reason)), PrinterHealth::Ready);
        }
    }

    #[test]
    fn every_reason_has_a_word_and_only_what_passes_by_itself_is_kept_from_visitors() {
        let silent: Vec<_> = Reason::ALL
            .into_iter()
            .filter(|reason| !matches!(health_of(Health::NotReady(*reason)), PrinterHealth::Trouble(_)))
            .collect();
        assert_eq!(silent, [Reason::Clearing, Reason::Draining, Reason::Busy]);
        assert!(word_of(Health::Low).wants_somebody(), "a new roll is wanted before the old one ends");
        assert!(!word_of(Health::TakeSlip).wants_somebody());
    }

    #[test]
    fn a_test_slip_pushes_out_no_ticket_whose_proof_may_still_come() {
        let job = JobId::new;
        let ticket = |id| Purpose::Ticket(Uuid::from_u128(id));
        let mut jobs = Jobs::default();
        jobs.begin(job(1), ticket(1));
        jobs.begin(job(2), ticket(2));
        (3..6).for_each(|test| jobs.begin(job(test), Purpose::Test));
        assert_eq!(
            [1, 2, 5].map(|known| jobs.purpose_of(job(known))),
            [Some(ticket(1)), Some(ticket(2)), Some(Purpose::Test)]
        );
        jobs.begin(job(6), ticket(6));
        assert_eq!([1, 2, 3, 4].map(|known| jobs.purpose_of(job(known))), [None, Some(ticket(2)), None, None]);
    }

    #[test]
    fn a_slip_that_was_drawn_back_is_news() {
        let job = JobId::new(7);
        assert!(
            matches!(translate(&Report::NotTaken { job }), Some(PrinterNews::DrawnBack(drawn_back)) if drawn_back == job)
        );
    }

    #[test]
    fn only_proof_counts_as_printed() {
        assert_eq!(on_paper_of(&Outcome::NotSent(Reason::PaperEnd)), OnPaper::Failed);
        assert_eq!(on_paper_of(&Outcome::Unknown { cleared: true }), OnPaper::Unknown);
    }
}
