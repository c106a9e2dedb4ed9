//! Numbers that the totem gives by itself, and how they come to the server.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use turno_client::Retry;
use turno_protocol::{HAND_IN_MAX, HandedIn, IssueTicketRequest, Paper};
use uuid::Uuid;

use super::{
    ALONE_AFTER, ANSWER_MAX, Effect, Flow, HAND_IN_DELAY, HAND_IN_DELAY_MAX, Milestone, No, OWN_LAST, Record,
    STARTING_MAX, Stage, Ticket, Trust, Wait,
    book::{Own, Refused, Series},
    time::CLOCK_OFF_MAX,
};

/// The hand-in of the totem's own numbers: one request at a time, so that they arrive in their order.
#[derive(Debug, Default)]
pub(super) struct HandIn {
    next_at: Duration,
    delay: Duration,
    under_way: Option<UnderWay>,
}

#[derive(Debug)]
struct UnderWay {
    /// When its answer counts as lost.
    until: Duration,
    /// The presses, and the end of the slip that went with each.
    presses: Vec<(Uuid, Option<Paper>)>,
}

impl HandIn {
    /// The server is there.
    pub(super) fn begin_at(&mut self, now: Duration) {
        *self = Self { next_at: now, delay: HAND_IN_DELAY, under_way: None };
    }
}

impl Flow {
    /// Whether the server has been away for so long that the totem goes on by itself.
    #[must_use]
    pub(crate) fn is_alone(&self, now: Duration) -> bool {
        match (self.link_up, &self.board, self.down_since) {
            (true, Some(_), _) => false,
            (false, Some(_), Some(since)) => now.saturating_sub(since) >= ALONE_AFTER,
            _ => now >= STARTING_MAX,
        }
    }

    /// Whether the totem can give numbers by itself: it knows its letter, the time, and the hours of its office.
    pub(super) fn can_give(&self, now: Duration) -> bool {
        let open = self.known.as_ref().zip(self.server_time(now)).map(|(known, at)| known.timetable.at(None, at));
        self.own_letter().is_some() && open.flatten().is_some()
    }

    /// How many of the totem's own numbers the server does not have yet.
    #[must_use]
    pub(crate) fn not_handed_in(&self) -> usize {
        self.book.entries().iter().filter(|entry| entry.own.is_some_and(|own| !own.taken)).count()
    }

    /// At most how many of the totem's own numbers are known to nobody, since the journal was damaged; until the next day.
    #[must_use]
    pub(crate) fn numbers_lost(&self) -> u16 {
        self.book.series().lost.min(OWN_LAST)
    }

    fn own_letter(&self) -> Option<&str> {
        let own = self.own_name().filter(|_| !self.is_name_taken())?;
        self.hall()?.kiosks.iter().find(|kiosk| kiosk.id == own).map(|kiosk| kiosk.letter.as_str())
    }

    pub(super) fn business_day(&self, at: Timestamp) -> Option<Date> {
        let zone = TimeZone::get(&self.hall()?.time_zone).ok()?;
        Some(zone.to_datetime(at).date())
    }

    /// The next number of the totem's own series and its business day. Only the server's clock begins a new series: the totem's
    /// own may be wrong by a day, and would give each number of this one twice.
    fn next_own(&self, at: Timestamp, clock: Trust) -> Option<(Date, u16)> {
        let Series { day, last, .. } = self.book.series();
        let today = self.business_day(at)?;
        let begins = clock == Trust::Server && day.is_some_and(|day| day < today);
        Some((today, if begins { 1 } else { last.saturating_add(1) }))
    }

    /// Gives a number of the totem's own; it is printed once it is safe on disk.
    pub(super) fn give(&mut self, request: IssueTicketRequest, pressed_at: Duration, now: Duration) -> Vec<Effect> {
        let time = self.clock.now(now);
        let next = time.and_then(|(at, clock)| self.next_own(at, clock));
        let Some(((issued_at, clock), (day, value))) = time.zip(next) else {
            return self.say_no(No::Unanswered, request.service, now);
        };
        if value > OWN_LAST {
            return self.say_no(No::OwnExhausted, request.service, now);
        }
        let number = format!("{}{value:03}", self.own_letter().unwrap_or_default());
        let own = request.request_id;
        let record = Record::Given { request: request.clone(), number, value, day, issued_at, clock };
        let request = Box::new(request);
        self.stage = Stage::Issuing { request, pressed_at, attempts: 0, wait: Wait::OwnKept, own };
        self.note(vec![record])
    }

    /// The number is safe: the visitor is shown it, and its slip is printed.
    pub(super) fn print_own(&mut self, request_id: Uuid, pressed_at: Duration, now: Duration) -> Vec<Effect> {
        let given = self.book.entry(request_id).and_then(|entry| Some((entry.request.as_ref()?, entry.own?, entry)));
        let Some((request, own, entry)) = given else { return Vec::new() };
        let Some((number, day)) = entry.number.clone() else { return Vec::new() };
        let service = request.service.clone();
        let where_to_wait = self.service(&service).map(|known| known.where_to_wait.clone()).unwrap_or_default();
        let issued_at = own.issued_at;
        let (told, link, ordered) = (None, None, None);
        let ticket = Ticket { number: number.clone(), day, service, issued_at, told, where_to_wait, link, ordered };
        let ticket = Box::new(ticket);
        self.stage = Stage::Printing { request_id, ticket: ticket.clone(), pressed_at, since: now };
        let after_tap = now.saturating_sub(pressed_at);
        vec![Effect::Log(Milestone::Given { number, after_tap }), Effect::Print { request_id, ticket }]
    }

    /// Hands in what the server lacks, the oldest first.
    pub(super) fn hand_in_if_due(&mut self, now: Duration) -> Vec<Effect> {
        if self.hand_in.under_way.as_ref().is_some_and(|under_way| now >= under_way.until) {
            self.on_hand_in_lost(now);
        }
        // Before the server's clock was heard, the times of the numbers cannot be set right.
        if !self.link_up || !self.clock.is_heard() || self.hand_in.under_way.is_some() || now < self.hand_in.next_at {
            return Vec::new();
        }
        let attended = self.attended();
        let waiting = self.book.entries().iter().filter(|entry| Some(entry.id) != attended);
        let tickets: Vec<_> = waiting.filter_map(|entry| entry.to_hand_in()).take(HAND_IN_MAX).collect();
        if tickets.is_empty() {
            return Vec::new();
        }
        let presses = tickets.iter().map(|ticket| (ticket.request_id, ticket.paper)).collect();
        self.hand_in.under_way = Some(UnderWay { until: now + ANSWER_MAX, presses });
        vec![Effect::HandIn(tickets)]
    }

    /// The number that waits for the disk: it may yet be dropped, and is nobody's business before.
    fn attended(&self) -> Option<Uuid> {
        match &self.stage {
            Stage::Issuing { request, wait: Wait::OwnKept, .. } => Some(request.request_id),
            _ => None,
        }
    }

    pub(super) fn on_hand_in_lost(&mut self, now: Duration) -> Vec<Effect> {
        self.hand_in.under_way = None;
        self.hand_in.next_at = now + self.hand_in.delay;
        self.hand_in.delay = (self.hand_in.delay * 2).clamp(HAND_IN_DELAY, HAND_IN_DELAY_MAX);
        Vec::new()
    }

    pub(super) fn on_handed_in(&mut self, ends: &[HandedIn], now: Duration) -> Vec<Effect> {
        let Some(UnderWay { presses, .. }) = self.hand_in.under_way.take() else { return Vec::new() };
        let (mut records, mut effects, mut taken, mut again) = (Vec::new(), Vec::new(), 0, false);
        for (request_id, told) in presses {
            let Some(end) = ends.iter().find(|end| end.request_id == request_id) else {
                again = true;
                continue;
            };
            match end.error.as_ref().map(|error| (error.code, Retry::after(error))) {
                None => {
                    taken += 1;
                    // What became of the slip may have become known since; then it is still to be told.
                    let known = self.book.entry(request_id).and_then(|entry| entry.paper);
                    records.push(if told.is_some() && told == known {
                        Record::Settled { request_id }
                    } else {
                        Record::Taken { request_id }
                    });
                }
                Some((_, Retry::SameRequest { .. })) => again = true,
                Some((code, Retry::Pointless)) => {
                    let number = self.book.entry(request_id).and_then(|entry| entry.number.clone());
                    let Some((number, day)) = number else { continue };
                    let today = self.server_time(now).and_then(|at| self.business_day(at));
                    effects.push(Effect::Log(Milestone::NotTaken { number: number.clone(), code }));
                    let on = today.unwrap_or(day);
                    records.push(Record::Refused(Refused { request_id, number, code, on }));
                }
            }
        }
        if again {
            self.on_hand_in_lost(now);
        } else {
            self.hand_in.begin_at(now);
        }
        for record in &records {
            if let Record::Settled { request_id } | Record::Refused(Refused { request_id, .. }) = record {
                self.paces.remove(request_id);
            }
        }
        if !records.is_empty() {
            effects.extend(self.note(records));
        }
        let left = self.not_handed_in();
        effects.push(Effect::Log(Milestone::HandedIn { count: taken, left }));
        effects
    }

    /// The server's clock is heard for the first time: numbers that were given by a wrong clock get their right time, before the
    /// server has heard of any of them.
    pub(super) fn set_right(&mut self, assumed: Timestamp, server: Timestamp) -> Vec<Effect> {
        let behind = server.duration_since(assumed);
        let Some(today) = self.business_day(server).filter(|_| behind.abs() > CLOCK_OFF_MAX) else { return Vec::new() };
        let mut records = Vec::new();
        for entry in self.book.entries() {
            let Some(Own { issued_at, clock, taken: false, .. }) = entry.own else { continue };
            let Some(right) = self.right_time(issued_at, clock, behind, server, today) else { continue };
            let day = self.business_day(right).unwrap_or(today);
            records.push(Record::Retimed { request_id: entry.id, day, issued_at: right });
        }
        let mut effects = vec![Effect::Log(Milestone::ClockWrong { behind_secs: behind.as_secs() })];
        if !records.is_empty() {
            effects.extend(self.note(records));
        }
        effects
    }

    fn right_time(
        &self,
        issued_at: Timestamp,
        clock: Trust,
        behind: SignedDuration,
        server: Timestamp,
        today: Date,
    ) -> Option<Timestamp> {
        let shifted = issued_at.checked_add(behind).ok()?.min(server);
        match clock {
            Trust::Server => None,
            Trust::Own => Some(shifted),
            // The clock stood wherever it stood: whoever holds the number is taken for somebody who is here today.
            Trust::Doubtful => {
                let zone = TimeZone::get(&self.hall()?.time_zone).ok()?;
                let midnight = zone.to_timestamp(today.to_datetime(jiff::civil::Time::midnight())).ok()?;
                Some(shifted.max(midnight))
            }
        }
    }
}
