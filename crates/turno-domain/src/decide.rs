//! From a wish to facts, or to a typed "no". Nothing changes here; what is decided is applied by the caller.
//!
//! `admit` decides on new tickets, `roll` on paper with numbers of its own, `route` on where tickets go, `undo` on steps that
//! are taken back; the rest is here.

mod admit;
mod roll;
mod route;
mod undo;

pub use roll::ROLL_COUNT_MAX;
pub use undo::Undoable;

use jiff::Timestamp;

use crate::{
    CallReason, Command, Counter, CounterId, Event, Fact, Hall, KioskId, Language, Paper, Refusal, ServiceId, Ticket,
    TicketNumber, TicketState,
    next::waited_secs,
    policy::{POLICY_MINUTES_MAX, later},
    settings::{CounterSettings, Service},
};

impl Hall {
    /// Decides what follows from a command at `now`. An empty list means that the wish is already true.
    ///
    /// `now` must lie in the hall's business day or before it; the caller applies [`Hall::turnover`] first. A `now` before the
    /// latest event is taken for that event's time.
    ///
    /// # Errors
    ///
    /// The reason for which nothing happens.
    pub fn decide(&self, command: &Command, now: Timestamp) -> Result<Vec<Event>, Refusal> {
        let now = now.max(self.last_at());
        debug_assert!(self.settings().business_day(now) <= self.day(), "the hall was not turned over before {now}");
        let facts = match command {
            Command::IssueTicket { service, kiosk, language, visit } => {
                self.issue(service, kiosk.as_ref(), language, visit, now)?
            }
            Command::AdoptTicket { kiosk, number, service, issued_at, language } => {
                self.adopt(kiosk, *number, service, *issued_at, language, now)?
            }
            Command::ReportPaper { number, paper } => self.report_paper(*number, *paper)?,
            Command::OpenCounter { counter } => self.open_counter(counter)?,
            Command::CloseCounter { counter } => self.close_counter(counter)?,
            Command::CallNext { counter } => self.call_next(counter, now)?,
            Command::CallTicket { counter, number } => self.call_ticket(counter, *number, now)?,
            Command::Recall { counter, number } => {
                self.called(counter, *number)?;
                vec![Fact::TicketRecalled { number: *number, counter: counter.clone(), call: self.last_call().next() }]
            }
            Command::StartService { counter, number } => {
                self.called(counter, *number)?;
                vec![Fact::ServiceStarted { number: *number, counter: counter.clone() }]
            }
            Command::FinishService { counter, number } => {
                vec![self.finish(counter, self.serving(counter, *number)?)]
            }
            Command::MarkNoShow { counter, number } => {
                self.called(counter, *number)?;
                vec![Fact::TicketNotShown { number: *number, counter: counter.clone() }]
            }
            Command::ParkTicket { counter, number, back_after_mins } => {
                self.in_hand_of(counter, *number)?;
                if let Some(mins) = back_after_mins.filter(|mins| !(1..=POLICY_MINUTES_MAX).contains(mins)) {
                    return Err(Refusal::PauseOutOfRange(mins));
                }
                let back_at = back_after_mins.map(|mins| later(now, mins));
                vec![Fact::TicketParked { number: *number, counter: counter.clone(), back_at }]
            }
            Command::TransferTicket { counter, number, route, afterwards } => {
                self.transfer(counter, *number, route, *afterwards)?
            }
            Command::SendTicket { number, route } => self.send(*number, route)?,
            Command::SetNeed { number, need } => self.set_need(*number, *need)?,
            Command::UndoStep { counter, number, step } => self.undo_step(counter, *number, *step, now)?,
            Command::BringBackTicket { number } => self.bring_back(*number)?,
            Command::WithdrawTicket { number } => self.withdraw(*number)?,
            Command::AnswerWithoutTicket { service, answer } => {
                self.known_service(service)?;
                vec![Fact::AnsweredWithoutTicket { service: service.clone(), answer: *answer }]
            }
            Command::PutOutRoll { service, first } => self.put_out_roll(service, *first, now)?,
            Command::CountRoll { service, last } => self.count_roll(service, *last)?,
            Command::TakeRollAway { service } => self.take_roll_away(service)?,
            Command::SuspendService { service, suspension } => self.suspend(service, suspension, now)?,
            Command::ResumeService { service } => self.resume(service)?,
            Command::OfDay { day, .. } if *day != self.day() => return Err(Refusal::AnotherDay(*day)),
            Command::OfDay { command, .. } => return self.decide(command, now),
        };
        Ok(facts.into_iter().map(|fact| Event { at: now, fact }).collect())
    }

    fn report_paper(&self, number: TicketNumber, paper: Paper) -> Result<Vec<Fact>, Refusal> {
        let reports = match (self.known_ticket(number)?.paper, paper) {
            // What was drawn back had come out: a totem that was cut off meanwhile tells only the end.
            (Paper::Pending | Paper::OnScreen | Paper::Unknown, Paper::NotTaken) => {
                vec![Paper::Printed, Paper::NotTaken]
            }
            (known, paper) if known.is_followed_by(paper) => vec![paper],
            _ => Vec::new(),
        };
        Ok(reports.into_iter().map(|paper| Fact::PaperReported { number, paper }).collect())
    }

    fn open_counter(&self, counter: &CounterId) -> Result<Vec<Fact>, Refusal> {
        self.known_counter(counter)?;
        Ok(match self.counter(counter) {
            Counter::Closed => vec![Fact::CounterOpened { counter: counter.clone() }],
            Counter::Open { .. } => Vec::new(),
        })
    }

    fn close_counter(&self, counter: &CounterId) -> Result<Vec<Fact>, Refusal> {
        self.known_counter(counter)?;
        match self.counter(counter) {
            Counter::Closed => Ok(Vec::new()),
            Counter::Open { hand: None } => Ok(vec![Fact::CounterClosed { counter: counter.clone() }]),
            Counter::Open { hand: Some(number) } => Err(Refusal::TicketInHand { counter: counter.clone(), number }),
        }
    }

    fn call_next(&self, counter: &CounterId, now: Timestamp) -> Result<Vec<Fact>, Refusal> {
        self.ready_to_call(counter)?;
        let called = |number, reason| {
            let (counter, call) = (counter.clone(), self.last_call().next());
            Fact::TicketCalled { number, counter, call, reason }
        };
        if let Some((number, reason)) = self.next_for(counter, now) {
            return Ok(vec![called(number, reason)]);
        }
        match self.next_on_roll(counter) {
            Some((service, number)) => Ok(vec![self.torn(&service, number), called(number, CallReason::FromRoll)]),
            None => Err(Refusal::NobodyWaiting(counter.clone())),
        }
    }

    fn call_ticket(&self, counter: &CounterId, number: TicketNumber, now: Timestamp) -> Result<Vec<Fact>, Refusal> {
        let known = self.ready_to_call(counter)?;
        let ticket = self.known_ticket(number)?;
        if !ticket.state.is_callable() {
            return Err(wrong_state(ticket));
        }
        if !known.services.contains(&ticket.service) {
            return Err(Refusal::NotServedHere { counter: counter.clone(), service: ticket.service.clone() });
        }
        let reason = CallReason::Chosen { waited_secs: waited_secs(ticket, now) };
        Ok(vec![Fact::TicketCalled { number, counter: counter.clone(), call: self.last_call().next(), reason }])
    }

    fn bring_back(&self, number: TicketNumber) -> Result<Vec<Fact>, Refusal> {
        let ticket = self.known_ticket(number)?;
        if ticket.state.is_aside() { Ok(vec![Fact::TicketBroughtBack { number }]) } else { Err(wrong_state(ticket)) }
    }

    fn withdraw(&self, number: TicketNumber) -> Result<Vec<Fact>, Refusal> {
        let ticket = self.known_ticket(number)?;
        if ticket.state.is_callable() { Ok(vec![Fact::TicketWithdrawn { number }]) } else { Err(wrong_state(ticket)) }
    }

    fn ready_to_call(&self, counter: &CounterId) -> Result<&CounterSettings, Refusal> {
        let known = self.known_counter(counter)?;
        match self.counter(counter) {
            Counter::Closed => Err(Refusal::CounterClosed(counter.clone())),
            Counter::Open { hand: Some(number) } => Err(Refusal::TicketInHand { counter: counter.clone(), number }),
            Counter::Open { hand: None } => Ok(known),
        }
    }

    fn in_hand_of(&self, counter: &CounterId, number: TicketNumber) -> Result<&Ticket, Refusal> {
        self.known_counter(counter)?;
        let ticket = self.known_ticket(number)?;
        if self.counter(counter).hand() == Some(number) {
            Ok(ticket)
        } else {
            Err(Refusal::NotInHand { counter: counter.clone(), number })
        }
    }

    fn called(&self, counter: &CounterId, number: TicketNumber) -> Result<(), Refusal> {
        let ticket = self.in_hand_of(counter, number)?;
        if matches!(ticket.state, TicketState::Called { .. }) { Ok(()) } else { Err(wrong_state(ticket)) }
    }

    fn serving(&self, counter: &CounterId, number: TicketNumber) -> Result<&Ticket, Refusal> {
        let ticket = self.in_hand_of(counter, number)?;
        if matches!(ticket.state, TicketState::Serving { .. }) { Ok(ticket) } else { Err(wrong_state(ticket)) }
    }

    fn known_service(&self, service: &ServiceId) -> Result<&Service, Refusal> {
        self.settings().service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))
    }

    /// A line that no counter serves is a trap. Checked settings have such lines for appointments only.
    fn reachable(&self, service: &ServiceId) -> Result<(), Refusal> {
        let known = self.known_service(service)?;
        let served = self.settings().counters.iter().any(|counter| counter.services.contains(&known.id));
        if served { Ok(()) } else { Err(Refusal::AppointmentOnly(service.clone())) }
    }

    fn known_counter(&self, counter: &CounterId) -> Result<&CounterSettings, Refusal> {
        self.settings().counter(counter).ok_or_else(|| Refusal::UnknownCounter(counter.clone()))
    }

    fn known_kiosk(&self, kiosk: &KioskId) -> Result<&crate::settings::Kiosk, Refusal> {
        self.settings().kiosk(kiosk).ok_or_else(|| Refusal::UnknownKiosk(kiosk.clone()))
    }

    fn known_ticket(&self, number: TicketNumber) -> Result<&Ticket, Refusal> {
        self.ticket(number).ok_or(Refusal::UnknownTicket(number))
    }

    /// The language as the hall offers it; one it does not offer becomes its main one.
    fn offered(&self, language: &Language) -> Language {
        let languages = &self.settings().languages;
        languages.iter().find(|offered| *offered == language).or(languages.first()).unwrap_or(language).clone()
    }
}

fn wrong_state(ticket: &Ticket) -> Refusal {
    Refusal::WrongState { number: ticket.number, state: ticket.state.word() }
}
