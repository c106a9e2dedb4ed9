//! The one place where the printer's words become the rules' words.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    time::{SystemTime, UNIX_EPOCH},
};

use turno_printer::{Health, JobId, Outcome, Printer, PrinterSettings, Reason, Report, Slip};
use uuid::Uuid;

use crate::{
    flow::{Input, OnPaper, PaperTrouble, PrinterHealth, UNPROVEN_MAX},
    mailbox::Mailbox,
};

/// The printer, and which press its job belongs to.
pub(crate) struct Paper {
    printer: Printer,
    next_job: Cell<JobId>,
    /// The last jobs, the latest first: a late end of the one before still counts.
    jobs: RefCell<VecDeque<(JobId, Uuid)>>,
}

/// What the printer told, on its way to the rules.
#[derive(Debug)]
pub(crate) enum PrinterNews {
    /// How it is.
    Health(Input),
    /// How a job ended.
    Outcome(JobId, OnPaper),
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
        Ok(Self { printer, next_job: Cell::new(JobId::new(start)), jobs: RefCell::default() })
    }

    /// Prints the slip of a press.
    pub(crate) fn print(&self, request_id: Uuid, slip: Slip) {
        let job = self.next_job.get();
        self.next_job.set(job.next());
        let mut jobs = self.jobs.borrow_mut();
        jobs.truncate(UNPROVEN_MAX - 1);
        jobs.push_front((job, request_id));
        drop(jobs);
        self.printer.print(job, slip);
    }

    /// The rules' input for a piece of news; none if it is about a job that is no longer waited for.
    #[must_use]
    pub(crate) fn input(&self, news: PrinterNews) -> Option<Input> {
        match news {
            PrinterNews::Health(input) => Some(input),
            PrinterNews::Outcome(job, on_paper) => {
                let (_, request_id) = self.jobs.borrow().iter().find(|(known, _)| *known == job).copied()?;
                Some(Input::Paper { request_id, on_paper })
            }
        }
    }
}

fn translate(report: &Report) -> Option<PrinterNews> {
    match report {
        Report::Health { health, confirmed_ago } => {
            let health = health_of(*health);
            Some(PrinterNews::Health(Input::Printer { health, confirmed_ago: *confirmed_ago }))
        }
        Report::Outcome { job, outcome } => {
            tracing::info!(%job, ?outcome, "printer");
            Some(PrinterNews::Outcome(*job, on_paper_of(outcome)))
        }
        Report::NotTaken { job } => {
            tracing::info!(%job, "the printer drew back a slip that nobody took");
            None
        }
        // The printer's own thread has logged it.
        Report::Trouble(_) => None,
    }
}

fn health_of(health: Health) -> PrinterHealth {
    match health {
        Health::Ready | Health::Low => PrinterHealth::Ready,
        Health::Printing | Health::TakeSlip => PrinterHealth::Busy,
        Health::NotReady(reason) => match reason {
            // These pass by themselves within moments.
            Reason::Busy | Reason::Clearing | Reason::Draining | Reason::HeadHot => PrinterHealth::Busy,
            Reason::Starting => PrinterHealth::Trouble(PaperTrouble::Starting),
            Reason::Disconnected | Reason::Silent => PrinterHealth::Trouble(PaperTrouble::Silent),
            Reason::PaperEnd => PrinterHealth::Trouble(PaperTrouble::NoPaper),
            Reason::CoverOpen => PrinterHealth::Trouble(PaperTrouble::CoverOpen),
            _ => PrinterHealth::Trouble(PaperTrouble::Fault),
        },
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
        assert_eq!(health_of(Health::Low), PrinterHealth::Ready);
        assert_eq!(health_of(Health::Printing), PrinterHealth::Busy);
        for reason in [Reason::PaperEnd, Reason::CoverOpen, Reason::Dirty, Reason::Stuck, Reason::Disconnected] {
            assert_ne!(health_of(Health::NotReady(reason)), PrinterHealth::Ready);
        }
    }

    #[test]
    fn only_proof_counts_as_printed() {
        assert_eq!(on_paper_of(&Outcome::NotSent(Reason::PaperEnd)), OnPaper::Failed);
        assert_eq!(on_paper_of(&Outcome::Unknown { cleared: true }), OnPaper::Unknown);
    }
}
