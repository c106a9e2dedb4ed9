//! Checking in: from the code of an appointment, typed or scanned, to an ordinary press for its number.

use std::time::Duration;

use jiff::Timestamp;
use turno_protocol::{AppointmentInfo, CODE_CHARS_MAX, CODE_CHARS_MIN, CheckIn};

use super::{ANSWER_MAX, Effect, Flow, Milestone, No, SHORT_LOCK_OUT, Shown, Stage};

/// What is known of a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It is still being typed.
    No,
    /// The server was asked; without an answer by this moment it counts as away.
    Until(Duration),
    /// No appointment of today has it.
    Unknown,
    /// The server did not answer.
    Lost,
}

/// What the server knows of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// An appointment of today.
    Appointment(AppointmentInfo),
    /// Nothing.
    Nothing,
    /// It gave no answer.
    Lost,
}

/// The code in what a scanner read: the code itself, or the last part of an appointment's link. Anything else is noise.
#[must_use]
pub(crate) fn code_in(scanned: &str) -> Option<String> {
    let path = scanned.trim().split(['?', '#']).next().unwrap_or_default();
    let code = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let fits = (CODE_CHARS_MIN..=CODE_CHARS_MAX).contains(&code.len()) && code.bytes().all(|letter| letter.is_ascii_alphanumeric());
    fits.then(|| code.to_ascii_uppercase())
}

impl Flow {
    /// Whether visitors are asked for the code of an appointment: there are some today, and the server can be asked.
    #[must_use]
    pub(crate) fn checks_in(&self, now: Duration) -> bool {
        self.appointments > 0 && !self.is_alone(now)
    }

    pub(super) fn on_check_in(&mut self, now: Duration) -> Vec<Effect> {
        if self.shown(now) == Shown::Choose && self.checks_in(now) {
            self.stage = Stage::Code { typed: String::new(), asked: Asked::No };
        }
        Vec::new()
    }

    /// Somebody holds a code before the scanner: that says what they want, unless somebody else is being served.
    pub(super) fn on_scanned(&mut self, scanned: &str, now: Duration) -> Vec<Effect> {
        let Some(code) = code_in(scanned) else { return Vec::new() };
        let taken =
            matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. } | Stage::Pin { .. } | Stage::Upkeep(_));
        if taken || self.out_of_service(now).is_some() {
            return Vec::new();
        }
        self.last_touch = now;
        self.listing = false;
        self.ask_for_code(code, now)
    }

    pub(super) fn type_code(&mut self, digit: u8) {
        if let Stage::Code { typed, asked } = &mut self.stage {
            if matches!(asked, Asked::Until(_)) || typed.len() >= CODE_CHARS_MAX {
                return;
            }
            *asked = Asked::No;
            typed.push_str(&digit.to_string());
        }
    }

    pub(super) fn confirm_code(&mut self, now: Duration) -> Vec<Effect> {
        let Stage::Code { typed, asked } = &mut self.stage else { return Vec::new() };
        if matches!(asked, Asked::Until(_)) || typed.is_empty() {
            return Vec::new();
        }
        match code_in(typed) {
            Some(code) => self.ask_for_code(code, now),
            None => {
                *asked = Asked::Unknown;
                Vec::new()
            }
        }
    }

    pub(super) fn ask_for_code(&mut self, code: String, now: Duration) -> Vec<Effect> {
        let asked = if self.is_alone(now) { Asked::Lost } else { Asked::Until(now + ANSWER_MAX) };
        self.stage = Stage::Code { typed: code.clone(), asked };
        if asked == Asked::Lost { Vec::new() } else { vec![Effect::LookUp(code)] }
    }

    /// Whoever waits for an answer about a code does not wait for ever.
    pub(super) fn give_up_code(&mut self, now: Duration) {
        if let Stage::Code { asked, .. } = &mut self.stage
            && matches!(asked, Asked::Until(until) if now >= *until)
        {
            *asked = Asked::Lost;
        }
    }

    pub(super) fn on_found(&mut self, code: &str, found: Found, now: Duration) -> Vec<Effect> {
        let Stage::Code { typed, asked } = &mut self.stage else { return Vec::new() };
        if typed != code || !matches!(asked, Asked::Until(_)) {
            return Vec::new();
        }
        match found {
            Found::Lost => *asked = Asked::Lost,
            Found::Nothing => *asked = Asked::Unknown,
            Found::Appointment(AppointmentInfo { service, slot, check_in }) => {
                return self.booked(code, service, slot, check_in, now);
            }
        }
        self.locked_until = now + SHORT_LOCK_OUT;
        Vec::new()
    }

    fn booked(
        &mut self,
        code: &str,
        service: String,
        slot: Timestamp,
        check_in: CheckIn,
        now: Duration,
    ) -> Vec<Effect> {
        match check_in {
            CheckIn::Open {} => {
                let found = Effect::Log(Milestone::Booked { service: service.clone() });
                self.stage = Stage::Booked { code: code.to_owned(), service, slot };
                vec![found]
            }
            CheckIn::TooEarly { from } => self.say_no(No::TooEarly { from }, service, now),
            CheckIn::Done { ticket } => self.say_no(No::CheckedIn { number: ticket }, service, now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_alone_and_at_the_end_of_a_link() {
        for (scanned, code) in [
            ("4711", Some("4711")),
            (" ab12\r", Some("AB12")),
            ("https://prenota.comune.it/a/AB12", Some("AB12")),
            ("https://prenota.comune.it/a/AB12/?lang=it#top", Some("AB12")),
            ("471", None),
            ("", None),
            ("47 11", None),
            ("4711;DROP", None),
            ("https://prenota.comune.it/", None),
            ("ÀÈÌÒ", None),
            ("123456789012345678901234567890123", None),
        ] {
            assert_eq!(code_in(scanned).as_deref(), code, "{scanned:?}");
        }
    }
}
