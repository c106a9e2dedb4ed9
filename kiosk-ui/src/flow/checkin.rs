//! Checking in: from the code of an appointment, typed or scanned, to an ordinary press for its number.

use std::time::Duration;

use jiff::Timestamp;
use turno_protocol::{AppointmentInfo, CODE_CHARS_MAX, CODE_CHARS_MIN, CheckIn};

use super::{
    ANSWER_MAX, Effect, Flow, Milestone, No, OnPaper, SCAN_AGAIN_AFTER, SCAN_PACE, SHORT_LOCK_OUT, Shown, Stage, Wait,
};

/// Where a code comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// A hand: what it types stands on the screen.
    Hand,
    /// A scanner. It may have read anything, such as somebody's health card: that stands nowhere.
    Scanner,
}

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
    let fits = (CODE_CHARS_MIN..=CODE_CHARS_MAX).contains(&code.len())
        && code.bytes().all(|letter| letter.is_ascii_alphanumeric());
    fits.then(|| code.to_ascii_uppercase())
}

impl Flow {
    /// Whether visitors are asked for the code of an appointment: there are some today, and the server can be asked.
    #[must_use]
    pub(crate) fn checks_in(&self, now: Duration) -> bool {
        self.appointments > 0 && !self.is_alone(now)
    }

    /// Whether the screen that stands offers it: that of the services, and that of a closed office, since whoever is booked gets a
    /// number before it opens to others.
    #[must_use]
    pub(crate) fn offers_check_in(&self, now: Duration) -> bool {
        let stands = matches!(self.shown(now), Shown::Choose | Shown::Closed);
        stands && self.checks_in(now) && self.out_of_service(now).is_none()
    }

    pub(super) fn on_check_in(&mut self, now: Duration) -> Vec<Effect> {
        if self.offers_check_in(now) {
            self.stage = Stage::Code { typed: String::new(), by: By::Hand, asked: Asked::No };
        }
        Vec::new()
    }

    /// Somebody holds a code before the scanner: that says what they want, unless somebody else is being served.
    pub(super) fn on_scanned(&mut self, scanned: &str, now: Duration) -> Vec<Effect> {
        let Some(code) = code_in(scanned) else { return Vec::new() };
        if self.is_busy() || self.out_of_service(now).is_some() || !self.is_new(&code, now) {
            return Vec::new();
        }
        if self.is_somebody_else(now) {
            self.go_home();
        }
        self.last_touch = now;
        self.listing = false;
        self.ask_for_code(code, By::Scanner, now)
    }

    /// Whether the screen is somebody's who must not be disturbed: that of a number that is on no paper is the only place where it
    /// stands.
    fn is_busy(&self) -> bool {
        match &self.stage {
            Stage::Issuing { .. } | Stage::Printing { .. } | Stage::Pin { .. } | Stage::Upkeep(_) => true,
            Stage::Done { on_paper, .. } => *on_paper != OnPaper::Printed,
            Stage::Code { asked, .. } => matches!(asked, Asked::Until(_)),
            _ => false,
        }
    }

    /// Whether a reading is worth a look: a paper left under a scanner is read again and again, and one that runs wild reads
    /// anything at any pace. Neither may keep the totem from those who stand before it, or the server busy.
    fn is_new(&mut self, code: &str, now: Duration) -> bool {
        let (last, at) = self.scanned.take().unwrap_or_default();
        let again = last == code && now.saturating_sub(at) < SCAN_AGAIN_AFTER;
        let too_quick = !last.is_empty() && now.saturating_sub(at) < SCAN_PACE;
        self.scanned = Some((if too_quick { last } else { code.to_owned() }, now));
        !again && !too_quick
    }

    /// Whether whoever shows a code is hardly the person of the screen that stands: that one has a number, or an answer that no
    /// second try changes, or has gone.
    fn is_somebody_else(&self, now: Duration) -> bool {
        let again = |why: &No| matches!(why, No::Unanswered | No::PrinterBusy | No::SlipNotTaken | No::UnderWay);
        match &self.stage {
            Stage::Done { .. } => true,
            Stage::No { why, .. } => !again(why),
            _ => self.asks_for_a_sign(now),
        }
    }

    pub(super) fn type_code(&mut self, digit: u8) {
        if let Stage::Code { typed, asked, .. } = &mut self.stage {
            if matches!(asked, Asked::Until(_)) || typed.len() >= CODE_CHARS_MAX {
                return;
            }
            *asked = Asked::No;
            typed.push_str(&digit.to_string());
        }
    }

    pub(super) fn confirm_code(&mut self, now: Duration) -> Vec<Effect> {
        let Stage::Code { typed, asked, .. } = &mut self.stage else { return Vec::new() };
        if matches!(asked, Asked::Until(_)) || typed.is_empty() {
            return Vec::new();
        }
        match code_in(typed) {
            Some(code) => self.ask_for_code(code, By::Hand, now),
            None => {
                *asked = Asked::Unknown;
                Vec::new()
            }
        }
    }

    pub(super) fn ask_for_code(&mut self, code: String, by: By, now: Duration) -> Vec<Effect> {
        self.stage = Stage::Code { typed: code.clone(), by, asked: Asked::Until(now + ANSWER_MAX) };
        if self.is_alone(now) {
            self.leave_code(Asked::Lost);
            return Vec::new();
        }
        vec![Effect::LookUp(code)]
    }

    /// Nothing came of the question. What a hand has typed can be corrected; what a scanner has read is forgotten.
    fn leave_code(&mut self, why: Asked) {
        if let Stage::Code { typed, by, asked } = &mut self.stage {
            if *by == By::Scanner {
                typed.clear();
            }
            (*by, *asked) = (By::Hand, why);
        }
    }

    /// The server is back: a code that got no answer is asked for again, and whoever still has to show one is told so.
    pub(super) fn ask_again(&mut self, now: Duration) -> Vec<Effect> {
        let Stage::Code { typed, asked: asked @ Asked::Lost, .. } = &mut self.stage else { return Vec::new() };
        if let Some(code) = code_in(typed) {
            return self.ask_for_code(code, By::Hand, now);
        }
        *asked = Asked::No;
        Vec::new()
    }

    /// Whoever waits for an answer about a code does not wait for ever.
    pub(super) fn give_up_code(&mut self, now: Duration) {
        if matches!(&self.stage, Stage::Code { asked: Asked::Until(until), .. } if now >= *until) {
            self.leave_code(Asked::Lost);
        }
    }

    pub(super) fn on_found(&mut self, code: &str, found: Found, now: Duration) -> Vec<Effect> {
        let waits = matches!(&self.stage, Stage::Code { typed, asked: Asked::Until(_), .. } if typed == code);
        if !waits {
            return Vec::new();
        }
        match found {
            Found::Lost => self.leave_code(Asked::Lost),
            Found::Nothing => self.leave_code(Asked::Unknown),
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
            CheckIn::UnderWay {} => {
                self.take_up_again(code, now).unwrap_or_else(|| self.say_no(No::UnderWay, service, now))
            }
            CheckIn::Done { ticket } => self.say_no(No::CheckedIn { number: ticket }, service, now),
        }
    }
}

impl Flow {
    /// A press of this totem for this code that nobody waits for any more: its person is back, so it is not taken back but goes on.
    /// Nothing if there is none, or its number is being taken back already.
    fn take_up_again(&mut self, code: &str, now: Duration) -> Option<Vec<Effect>> {
        let open = self.book.entries().iter().filter(|entry| entry.number.is_none());
        let mut asked = open.filter_map(|entry| entry.request.as_ref());
        let request = asked.find(|request| request.appointment.as_deref() == Some(code))?.clone();
        if !self.printer.is_ready(now) || !self.wait_no_more(request.request_id) {
            return None;
        }
        // No number of the totem's own follows from an appointment, so it needs no second identifier.
        let own = request.request_id;
        let (request, wait) = (Box::new(request), Wait::Again(now));
        self.stage = Stage::Issuing { request, pressed_at: now, attempts: 0, wait, own };
        Some(self.retry_if_due(now))
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
