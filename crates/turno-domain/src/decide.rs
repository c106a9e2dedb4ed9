//! From a wish to facts, or to a typed "no". Nothing changes here; what is decided is applied by the caller.

use jiff::Timestamp;

use crate::{
    CallReason, Command, Counter, CounterId, Event, Fact, Hall, KioskId, Language, Paper, Refusal, ServiceId, Ticket,
    TicketNumber, TicketState,
    next::{Place, waited_secs},
    settings::{Access, CounterSettings, Service},
    ticket::Channel,
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
            Command::IssueTicket { service, kiosk, language } => self.issue(service, kiosk.as_ref(), language, now)?,
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
                self.serving(counter, *number)?;
                vec![Fact::ServiceFinished { number: *number, counter: counter.clone() }]
            }
            Command::MarkNoShow { counter, number } => {
                self.called(counter, *number)?;
                vec![Fact::TicketNotShown { number: *number, counter: counter.clone() }]
            }
            Command::ParkTicket { counter, number } => {
                self.in_hand_of(counter, *number)?;
                vec![Fact::TicketParked { number: *number, counter: counter.clone() }]
            }
            Command::TransferTicket { counter, number, to } => self.transfer(counter, *number, to)?,
            Command::BringBackTicket { number } => self.bring_back(*number)?,
            Command::WithdrawTicket { number } => self.withdraw(*number)?,
            Command::OfDay { day, .. } if *day != self.day() => return Err(Refusal::AnotherDay(*day)),
            Command::OfDay { command, .. } => return self.decide(command, now),
        };
        Ok(facts.into_iter().map(|fact| Event { at: now, fact }).collect())
    }

    fn issue(
        &self,
        service: &ServiceId,
        kiosk: Option<&KioskId>,
        language: &Language,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        let wanted = self.known_service(service)?;
        let channel = match kiosk {
            Some(kiosk) => Channel::Kiosk(self.known_kiosk(kiosk)?.id.clone()),
            None => Channel::Reception,
        };
        if let Access::AppointmentOnly { .. } = wanted.access {
            return Err(Refusal::AppointmentOnly(service.clone()));
        }
        if let crate::Opening::Closed { opens_at } = self.service_opening(wanted, now) {
            return Err(Refusal::ServiceClosed { service: service.clone(), opens_at });
        }
        let number = self.next_number(wanted.letter);
        if number.value > wanted.last_number {
            return Err(Refusal::NumbersExhausted(service.clone()));
        }
        let ahead = self.look_ahead(service, Place { effective_arrival: now, number }, now);
        Ok(vec![Fact::TicketIssued {
            number,
            service: service.clone(),
            channel,
            language: self.offered(language),
            people_ahead: ahead.people,
            forecast: ahead.forecast,
        }])
    }

    fn adopt(
        &self,
        kiosk: &KioskId,
        number: TicketNumber,
        service: &ServiceId,
        issued_at: Timestamp,
        language: &Language,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        let known = self.known_kiosk(kiosk)?;
        self.reachable(service)?;
        if number.letter != known.letter || !(1..=crate::LAST_NUMBER_MAX).contains(&number.value) {
            return Err(Refusal::ForeignNumber { kiosk: kiosk.clone(), number });
        }
        if self.ticket(number).is_some() {
            return Err(Refusal::NumberTaken(number));
        }
        // A totem's clock may run ahead of ours; nobody arrives in the future.
        let issued_at = issued_at.min(now);
        if self.settings().business_day(issued_at) != self.day() {
            return Err(Refusal::OutsideDay(issued_at));
        }
        let ahead = self.look_ahead(service, Place { effective_arrival: issued_at, number }, now);
        Ok(vec![Fact::TicketAdopted {
            number,
            service: service.clone(),
            kiosk: kiosk.clone(),
            language: self.offered(language),
            issued_at,
            people_ahead: ahead.people,
            forecast: ahead.forecast,
        }])
    }

    fn report_paper(&self, number: TicketNumber, paper: Paper) -> Result<Vec<Fact>, Refusal> {
        let ticket = self.known_ticket(number)?;
        // Proof is never taken back: a late "unknown" about a slip that is known to be out says nothing new. Nor does
        // "pending", ever.
        let news = ticket.paper != paper && ticket.paper != Paper::Printed && paper != Paper::Pending;
        Ok(if news { vec![Fact::PaperReported { number, paper }] } else { Vec::new() })
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
        let (number, reason) = self.next_for(counter, now).ok_or_else(|| Refusal::NobodyWaiting(counter.clone()))?;
        Ok(vec![Fact::TicketCalled { number, counter: counter.clone(), call: self.last_call().next(), reason }])
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

    fn transfer(&self, counter: &CounterId, number: TicketNumber, to: &ServiceId) -> Result<Vec<Fact>, Refusal> {
        self.in_hand_of(counter, number)?;
        self.reachable(to)?;
        Ok(vec![Fact::TicketTransferred { number, counter: counter.clone(), to: to.clone() }])
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

    fn serving(&self, counter: &CounterId, number: TicketNumber) -> Result<(), Refusal> {
        let ticket = self.in_hand_of(counter, number)?;
        if matches!(ticket.state, TicketState::Serving { .. }) { Ok(()) } else { Err(wrong_state(ticket)) }
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
