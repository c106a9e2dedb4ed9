//! Presses, and what becomes of a press that asks for a number.

use std::time::Duration;

use turno_protocol::{Access, ErrorCode, IssueTicketRequest, Opening};
use uuid::Uuid;

use super::{
    ANSWER_MAX, Answer, By, Corner, Effect, Flow, Fresh, ISSUE_ATTEMPTS_MAX, ISSUE_RETRY_DELAY, ISSUE_RETRY_DELAY_MAX,
    Kept, Milestone, Mode, NO_SHOWN, No, Record, SHORT_LOCK_OUT, Shown, Stage, Task, Ticket, Wait,
};

/// A control of the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Press {
    /// Speak this language.
    Language(String),
    /// This service.
    Service(String),
    /// The page after.
    NextPage,
    /// The page before.
    PreviousPage,
    /// Back to the services, or: I have read it.
    Home,
    /// Switch this mode on or off.
    Mode(Mode),
    /// Show the languages that stand on no button, or hide them.
    Languages,
    /// I am still here.
    MoreTime,
    /// A number all the same, though it can be done on the internet.
    Take,
    /// I have an appointment.
    CheckIn,
    /// An upper corner of the screen, where nothing is to be seen.
    Corner(Corner),
    /// A digit is typed.
    Digit(u8),
    /// The last digit was a mistake.
    Erase,
    /// What was typed is whole.
    Confirm,
    /// Something that the maintenance screen offers.
    Upkeep(Task),
}

impl Flow {
    pub(super) fn on_press(&mut self, press: Press, fresh: Fresh, now: Duration) -> Vec<Effect> {
        if now < self.locked_until {
            return ignored("the screen has just changed");
        }
        self.last_touch = now;
        if !matches!(press, Press::Corner(_)) {
            self.gate.disturb();
        }
        match press {
            Press::NextPage | Press::PreviousPage if matches!(self.stage, Stage::Upkeep(_)) => {
                self.turn_leaf(press == Press::NextPage);
                Vec::new()
            }
            Press::CheckIn => self.on_check_in(now),
            Press::Corner(corner) => self.on_corner(corner, now),
            Press::Digit(digit) => self.on_digit(digit),
            Press::Erase => self.on_erase(),
            Press::Confirm => self.on_confirm(now),
            Press::Upkeep(task) => self.on_task(task, now),
            Press::Language(language) => {
                let offered = self.hall().is_some_and(|hall| hall.languages.contains(&language));
                // The two languages that stand side by side have one button, without a tag.
                let pair = language.is_empty() && self.hall().is_some_and(|hall| !hall.side_by_side.is_empty());
                if offered || pair {
                    self.language = Some(language).filter(|_| !pair);
                    self.listing = false;
                    self.locked_until = now + SHORT_LOCK_OUT;
                }
                Vec::new()
            }
            Press::NextPage => self.turn_page(self.page + 1, now),
            Press::PreviousPage => self.turn_page(self.page.saturating_sub(1), now),
            Press::Home => self.on_home(now),
            Press::Service(service) => self.on_service(service, fresh, now),
            Press::Take => self.on_take(fresh, now),
            Press::Mode(mode) => {
                self.switch(mode);
                self.stay(now);
                self.locked_until = now + SHORT_LOCK_OUT;
                Vec::new()
            }
            Press::Languages => {
                self.list_languages();
                Vec::new()
            }
            // Any touch gives the whole time again.
            Press::MoreTime => {
                self.stay(now);
                Vec::new()
            }
        }
    }

    fn turn_page(&mut self, page: usize, now: Duration) -> Vec<Effect> {
        self.page = page.min(self.pages() - 1);
        self.locked_until = now + SHORT_LOCK_OUT;
        Vec::new()
    }

    fn on_home(&mut self, now: Duration) -> Vec<Effect> {
        match &self.stage {
            // Back from reading: the same visitor goes on choosing, in the same language.
            Stage::Appointment { .. } | Stage::Online { .. } | Stage::Code { .. } | Stage::Booked { .. } => {
                self.stage = Stage::Choosing;
            }
            Stage::No { back, .. } => self.stage = Stage::clone(back),
            Stage::Done { .. } | Stage::Pin { .. } => self.go_home(),
            Stage::Upkeep(upkeep) => {
                let room = upkeep.room;
                self.leave_room(room, now);
            }
            Stage::Choosing | Stage::Issuing { .. } | Stage::Printing { .. } => {}
        }
        Vec::new()
    }

    fn on_service(&mut self, id: String, fresh: Fresh, now: Duration) -> Vec<Effect> {
        if self.shown(now) != Shown::Choose {
            return ignored("no services are on the screen");
        }
        let Some(service) = self.service(&id) else { return ignored("there is no such service") };
        let online = service.online.is_some();
        if matches!(service.access, Access::AppointmentOnly { .. }) {
            self.stage = Stage::Appointment { service: id };
            return Vec::new();
        }
        if let Some(Opening::Closed { opens_at }) = self.opening(Some(&id), now) {
            return self.say_no(No::ServiceClosed { opens_at }, id, now);
        }
        if online {
            self.stage = Stage::Online { service: id };
            return Vec::new();
        }
        self.ask_for_number(id, None, fresh, now)
    }

    /// A number is wanted: for an appointment, or though it could be done on the internet.
    fn on_take(&mut self, fresh: Fresh, now: Duration) -> Vec<Effect> {
        if let Stage::Booked { code, service, .. } = &self.stage {
            let (code, service) = (code.clone(), service.clone());
            return self.ask_for_number(service, Some(code), fresh, now);
        }
        let Stage::Online { service } = &self.stage else { return ignored("no offer is on the screen") };
        if self.shown(now) != Shown::Online {
            return ignored("no offer is on the screen");
        }
        let id = service.clone();
        if let Some(Opening::Closed { opens_at }) = self.opening(Some(&id), now) {
            return self.say_no(No::ServiceClosed { opens_at }, id, now);
        }
        self.ask_for_number(id, None, fresh, now)
    }

    fn ask_for_number(&mut self, id: String, appointment: Option<String>, fresh: Fresh, now: Duration) -> Vec<Effect> {
        let alone = self.is_alone(now) || !self.takes_presses();
        if alone && appointment.is_some() {
            // A number of the totem's own would forget the booked time.
            return self.say_no(No::Unanswered, id, now);
        }
        if appointment.is_none() && self.is_out_of_time(&id, now) {
            return self.say_no(No::OutOfTime, id, now);
        }
        if let Some(why) = self.printer.refusal(now) {
            return self.say_no(why, id, now);
        }
        let request = IssueTicketRequest {
            request_id: fresh.wish,
            service: id.clone(),
            kiosk: self.own_name().map(str::to_owned),
            language: self.language().to_owned(),
            appointment,
        };
        let tap = Effect::Log(Milestone::Tap { request_id: fresh.wish, service: id });
        if alone {
            let mut effects = vec![tap];
            effects.extend(self.give(IssueTicketRequest { request_id: fresh.own, ..request }, now, now));
            return effects;
        }
        let record = Record::Pressed { request: request.clone() };
        let request = Box::new(request);
        self.stage = Stage::Issuing { request, pressed_at: now, attempts: 0, wait: Wait::Kept, own: fresh.own };
        let mut effects = vec![tap];
        effects.extend(self.note(vec![record]));
        effects
    }

    /// A press that waits for the disk goes on once it is safe, and is dropped if it is not.
    pub(super) fn after_kept(&mut self, kept: Kept, now: Duration) -> Vec<Effect> {
        let Stage::Issuing { request, wait, pressed_at, .. } = &self.stage else { return self.after_order_kept(kept) };
        let (request_id, pressed_at) = (request.request_id, *pressed_at);
        match (kept, wait.clone()) {
            (Kept::Safe, Wait::Kept) => self.send(now),
            (Kept::Safe, Wait::OwnKept) => self.print_own(request_id, pressed_at, now),
            (Kept::Safe, Wait::ShownKept(ticket)) => {
                self.stage = Stage::Printing { request_id, ticket: ticket.clone(), pressed_at, since: now };
                vec![Effect::Print { request_id, ticket }]
            }
            (Kept::Failed, Wait::ShownKept(ticket)) => {
                self.book.hide(request_id);
                self.stage = Stage::Choosing;
                let mut effects = self.abandon(request_id, now);
                effects.extend(self.take_back(request_id, &ticket, now));
                effects
            }
            (Kept::Failed, Wait::Kept | Wait::OwnKept) => {
                // Never sent and never printed, so nothing of it can be anywhere else.
                self.book.forget(request_id);
                self.stage = Stage::Choosing;
                Vec::new()
            }
            (_, Wait::Answer(_) | Wait::Again(_)) => Vec::new(),
        }
    }

    /// Sends the visitor's press, for the first time or again.
    fn send(&mut self, now: Duration) -> Vec<Effect> {
        let Stage::Issuing { request, attempts, wait, .. } = &mut self.stage else { return Vec::new() };
        *attempts += 1;
        *wait = Wait::Answer(now + ANSWER_MAX);
        vec![Effect::Issue(request.clone())]
    }

    pub(super) fn say_no(&mut self, why: No, service: String, now: Duration) -> Vec<Effect> {
        // What passes within moments need not be begun anew: a code would have to be typed again.
        let back = match std::mem::replace(&mut self.stage, Stage::Choosing) {
            booked @ Stage::Booked { .. } if matches!(why, No::PrinterBusy | No::SlipNotTaken) => booked,
            _ => Stage::Choosing,
        };
        self.stage = Stage::No { why, service, back: Box::new(back), until: now + self.stays(NO_SHOWN) };
        Vec::new()
    }

    pub(super) fn on_answer(&mut self, request_id: Uuid, answer: Answer, now: Duration) -> Vec<Effect> {
        match &self.stage {
            // The same answer once more.
            Stage::Issuing { request, wait: Wait::ShownKept(_), .. } if request.request_id == request_id => Vec::new(),
            Stage::Issuing { request, pressed_at, .. } if request.request_id == request_id => {
                let (service, pressed_at) = (request.service.clone(), *pressed_at);
                self.on_own_answer(request_id, service, pressed_at, answer, now)
            }
            // Printed already, or being printed.
            Stage::Printing { request_id: mine, .. } if *mine == request_id => Vec::new(),
            _ => match answer {
                Answer::Issued(ticket) => self.take_back(request_id, &Ticket::from(*ticket), now),
                Answer::Refused { .. } => self.settle(request_id),
                Answer::Lost { .. } => self.put_off(request_id, now),
            },
        }
    }

    fn on_own_answer(
        &mut self,
        request_id: Uuid,
        service: String,
        pressed_at: Duration,
        answer: Answer,
        now: Duration,
    ) -> Vec<Effect> {
        let (code, opens_at) = match answer {
            Answer::Issued(ticket) => {
                let ticket = Box::new(Ticket::from(*ticket));
                let (number, day) = (ticket.number.clone(), ticket.day);
                if let Stage::Issuing { wait, .. } = &mut self.stage {
                    *wait = Wait::ShownKept(ticket);
                }
                let after_tap = now.saturating_sub(pressed_at);
                let mut effects = vec![Effect::Log(Milestone::Issued { number: number.clone(), after_tap })];
                effects.extend(self.note(vec![Record::Shown { request_id, number, day }]));
                return effects;
            }
            Answer::Lost { retry_after } => return self.on_lost(retry_after, now),
            Answer::Refused { code, opens_at } => (code, opens_at),
        };
        let code_asked = match (&self.stage, code) {
            (
                Stage::Issuing { request, .. },
                ErrorCode::UnknownAppointment | ErrorCode::AppointmentUsed | ErrorCode::TooEarly,
            ) => request.appointment.clone(),
            _ => None,
        };
        if let Some(code) = code_asked {
            // Something has changed since it was looked up: what, the same question tells.
            let mut effects = self.settle(request_id);
            effects.extend(self.ask_for_code(code, By::Scanner, now));
            return effects;
        }
        let why = match code {
            ErrorCode::AppointmentOnly => {
                self.stage = Stage::Appointment { service };
                return self.settle(request_id);
            }
            ErrorCode::ServiceClosed | ErrorCode::ServiceSuspended => No::ServiceClosed { opens_at },
            ErrorCode::NoTimeLeft => No::OutOfTime,
            ErrorCode::NumbersExhausted => No::NumbersExhausted,
            _ => No::Other,
        };
        self.say_no(why, service, now);
        self.settle(request_id)
    }

    /// No answer to the visitor's press: it is sent again some times, and then without the visitor, who gets a number of the
    /// totem's own.
    fn on_lost(&mut self, retry_after: Option<Duration>, now: Duration) -> Vec<Effect> {
        let alone = self.is_alone(now);
        let Stage::Issuing { request, attempts, wait, pressed_at, own } = &mut self.stage else { return Vec::new() };
        if !matches!(wait, Wait::Answer(_)) {
            return Vec::new();
        }
        if *attempts < ISSUE_ATTEMPTS_MAX && !alone {
            let delay = retry_after.unwrap_or(ISSUE_RETRY_DELAY * 2_u32.pow(attempts.saturating_sub(1)));
            *wait = Wait::Again(now + delay.min(ISSUE_RETRY_DELAY_MAX));
            return Vec::new();
        }
        let (request, pressed_at, own) = (request.clone(), *pressed_at, *own);
        let mut effects = self.abandon(request.request_id, now);
        if request.appointment.is_none() && self.can_give(now) {
            effects.extend(self.give(IssueTicketRequest { request_id: own, ..*request }, pressed_at, now));
        } else {
            self.say_no(No::Unanswered, request.service, now);
        }
        effects
    }

    /// Sends a press again whose answer was lost: the same press, so the server gives the same number. Silence is a lost answer.
    pub(super) fn retry_if_due(&mut self, now: Duration) -> Vec<Effect> {
        match self.stage {
            // Once the totem is known to be alone, nobody need wait for the rest of the time.
            Stage::Issuing { wait: Wait::Answer(until), .. } if now >= until || self.is_alone(now) => {
                self.on_lost(None, now)
            }
            Stage::Issuing { wait: Wait::Again(at), .. } if now >= at => self.send(now),
            _ => Vec::new(),
        }
    }
}

pub(super) fn ignored(why: &'static str) -> Vec<Effect> {
    vec![Effect::Log(Milestone::Ignored { why })]
}
