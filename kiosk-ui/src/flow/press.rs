//! Presses, and what becomes of a press that asks for a number.

use std::time::Duration;

use turno_protocol::{Access, ErrorCode, Opening};
use uuid::Uuid;

use super::{
    Answer, Effect, Flow, ISSUE_ATTEMPTS_MAX, ISSUE_RETRY_DELAY, ISSUE_RETRY_DELAY_MAX, Milestone, NO_SHOWN, No,
    SHORT_LOCK_OUT, Shown, Stage,
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
}

impl Flow {
    pub(super) fn on_press(&mut self, press: Press, fresh: Uuid, now: Duration) -> Vec<Effect> {
        if now < self.locked_until {
            return ignored("the screen has just changed");
        }
        self.last_touch = now;
        match press {
            Press::Language(language) => {
                let offered = self.hall.as_ref().is_some_and(|hall| hall.languages.contains(&language));
                if offered {
                    self.language = Some(language);
                    self.locked_until = now + SHORT_LOCK_OUT;
                }
                Vec::new()
            }
            Press::NextPage => self.turn_page(self.page + 1, now),
            Press::PreviousPage => self.turn_page(self.page.saturating_sub(1), now),
            Press::Home => self.on_home(),
            Press::Service(service) => self.on_service(service, fresh, now),
        }
    }

    fn turn_page(&mut self, page: usize, now: Duration) -> Vec<Effect> {
        self.page = page.min(self.pages() - 1);
        self.locked_until = now + SHORT_LOCK_OUT;
        Vec::new()
    }

    fn on_home(&mut self) -> Vec<Effect> {
        match self.stage {
            // Back from reading: the same visitor goes on choosing, in the same language.
            Stage::Appointment { .. } | Stage::No { .. } => self.stage = Stage::Choosing,
            Stage::Done { .. } => self.go_home(),
            Stage::Choosing | Stage::Issuing { .. } | Stage::Printing { .. } => {}
        }
        Vec::new()
    }

    fn on_service(&mut self, id: String, fresh: Uuid, now: Duration) -> Vec<Effect> {
        if self.shown(now) != Shown::Choose {
            return ignored("no services are on the screen");
        }
        let Some(service) = self.service(&id) else { return ignored("there is no such service") };
        if matches!(service.access, Access::AppointmentOnly { .. }) {
            self.stage = Stage::Appointment { service: id };
            return Vec::new();
        }
        if let Some(Opening::Closed { opens_at }) = self.line(&id).map(|line| line.opening) {
            return self.say_no(No::ServiceClosed { opens_at }, id, now);
        }
        if !self.printer.is_ready(now) {
            return self.say_no(No::PrinterBusy, id, now);
        }
        self.stage =
            Stage::Issuing { request_id: fresh, service: id.clone(), pressed_at: now, attempts: 1, retry_at: None };
        let language = self.language().to_owned();
        vec![
            Effect::Log(Milestone::Tap { request_id: fresh, service: id.clone() }),
            Effect::Issue { request_id: fresh, service: id, language },
        ]
    }

    fn say_no(&mut self, why: No, service: String, now: Duration) -> Vec<Effect> {
        self.stage = Stage::No { why, service, until: now + NO_SHOWN };
        Vec::new()
    }

    pub(super) fn on_answer(&mut self, request_id: Uuid, answer: Answer, now: Duration) -> Vec<Effect> {
        let Stage::Issuing { request_id: mine, service, pressed_at, attempts, retry_at } = &mut self.stage else {
            return Vec::new();
        };
        if *mine != request_id {
            return Vec::new();
        }
        let service = service.clone();
        match answer {
            Answer::Issued(ticket) => {
                let (pressed_at, number) = (*pressed_at, ticket.number.clone());
                self.stage = Stage::Printing { request_id, ticket: ticket.clone(), pressed_at, since: now };
                vec![
                    Effect::Log(Milestone::Issued { number, after_tap: now.saturating_sub(pressed_at) }),
                    Effect::Print { request_id, ticket },
                ]
            }
            Answer::Lost { retry_after } if *attempts < ISSUE_ATTEMPTS_MAX => {
                let delay = retry_after.unwrap_or(ISSUE_RETRY_DELAY * 2_u32.pow(*attempts - 1));
                *retry_at = Some(now + delay.min(ISSUE_RETRY_DELAY_MAX));
                Vec::new()
            }
            Answer::Lost { .. } => self.say_no(No::Unanswered, service, now),
            Answer::Refused { code: ErrorCode::AppointmentOnly, .. } => {
                self.stage = Stage::Appointment { service };
                Vec::new()
            }
            Answer::Refused { code, opens_at } => {
                let why = match code {
                    ErrorCode::ServiceClosed => No::ServiceClosed { opens_at },
                    ErrorCode::NumbersExhausted => No::NumbersExhausted,
                    _ => No::Other,
                };
                self.say_no(why, service, now)
            }
        }
    }

    /// Sends a press again whose answer was lost: the same press, so the server gives the same number.
    pub(super) fn retry_if_due(&mut self, now: Duration) -> Vec<Effect> {
        let language = self.language().to_owned();
        let Stage::Issuing { request_id, service, attempts, retry_at, .. } = &mut self.stage else {
            return Vec::new();
        };
        if retry_at.is_none_or(|at| now < at) {
            return Vec::new();
        }
        *attempts += 1;
        *retry_at = None;
        vec![Effect::Issue { request_id: *request_id, service: service.clone(), language }]
    }
}

fn ignored(why: &'static str) -> Vec<Effect> {
    vec![Effect::Log(Milestone::Ignored { why })]
}
