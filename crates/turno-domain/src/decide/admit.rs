//! Who gets a number, and on which terms.

use jiff::Timestamp;

use crate::{
    Booking, Fact, Forecast, Hall, KioskId, Language, Opening, Punctuality, Refusal, ServiceId, Terms, TicketNumber,
    VISIT_SERVICES_MAX, Visit,
    next::Claim,
    policy::later,
    settings::{Access, Service},
    ticket::{Channel, Footing},
};

impl Hall {
    pub(super) fn issue(
        &self,
        service: &ServiceId,
        kiosk: Option<&KioskId>,
        language: &Language,
        visit: &Visit,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        let wanted = self.known_service(service)?;
        let channel = match kiosk {
            Some(kiosk) => Channel::Kiosk(self.known_kiosk(kiosk)?.id.clone()),
            None => Channel::Reception,
        };
        let terms = self.grant(wanted, &channel, visit, now)?;
        // New settings may have given the letter of a roll to a service.
        if self.is_on_roll(wanted.letter) {
            return Err(Refusal::LetterTaken(wanted.letter));
        }
        let number = self.next_number(wanted.letter);
        if number.value > wanted.last_number {
            return Err(Refusal::NumbersExhausted(service.clone()));
        }
        let slot = terms.booking.filter(|booking| booking.punctuality == Punctuality::OnTime);
        let claim = Claim {
            number,
            arrived_at: now,
            need: terms.need,
            slot: slot.map(|booking| booking.slot),
            footing: Footing::Kept,
        };
        let ahead = self.look_ahead(service, &claim, terms.counter.as_ref(), now);
        // Whoever booked was promised a time, and a person at work may promise to stay.
        if kiosk.is_some()
            && terms.booking.is_none()
            && let Some(closes_at) = self.no_time_left(wanted, ahead.forecast, now)
        {
            return Err(Refusal::NoTimeLeft { service: service.clone(), closes_at });
        }
        Ok(vec![Fact::TicketIssued {
            number,
            service: service.clone(),
            channel,
            language: self.offered(language),
            people_ahead: ahead.people,
            forecast: ahead.forecast,
            terms,
        }])
    }

    /// When a service closes, if that is too soon for somebody who would be told this forecast. The shorter end decides: nobody is
    /// sent away who might be called in time, unless the office wants a margin.
    #[must_use]
    pub fn no_time_left(&self, service: &Service, told: Forecast, now: Timestamp) -> Option<Timestamp> {
        let margin_mins = service.last_ticket_margin_mins?;
        let Opening::Open { until: Some(closes_at) } = self.service_opening(service, now) else { return None };
        let called_at = later(now, told.from_min.saturating_add(margin_mins));
        (called_at > closes_at).then_some(closes_at)
    }

    /// What is granted of a visit's terms. A booking opens services that are by appointment only, and the door before it opens to
    /// others. A totem keeps to the hours; a person at work decides for whom the office stays.
    fn grant(&self, wanted: &Service, channel: &Channel, visit: &Visit, now: Timestamp) -> Result<Terms, Refusal> {
        self.not_suspended(&wanted.id, now)?;
        let booking = visit.slot.map(|slot| self.check_in(slot, now)).transpose()?;
        if booking.is_some() {
            self.reachable(&wanted.id)?;
        } else if let Access::AppointmentOnly { .. } = wanted.access {
            return Err(Refusal::AppointmentOnly(wanted.id.clone()));
        }
        let awaited = booking.is_some_and(|booking| booking.punctuality == Punctuality::OnTime);
        if let Opening::Closed { opens_at } = self.service_opening(wanted, now)
            && !awaited
            && *channel != Channel::Reception
        {
            return Err(Refusal::ServiceClosed { service: wanted.id.clone(), opens_at });
        }
        if visit.then.len() > VISIT_SERVICES_MAX {
            return Err(Refusal::TooManyServices(visit.then.len()));
        }
        visit.then.iter().try_for_each(|service| self.reachable(service))?;
        if let Some(counter) = &visit.counter {
            self.at_work_for(counter, &wanted.id)?;
        }
        Ok(Terms { need: visit.need, booking, then: visit.then.clone(), counter: visit.counter.clone() })
    }

    fn check_in(&self, slot: Timestamp, now: Timestamp) -> Result<Booking, Refusal> {
        if self.settings().business_day(slot) != self.day() {
            return Err(Refusal::OutsideDay(slot));
        }
        let window = self.settings().policy.booking;
        let from = window.opens_at(slot);
        if now < from {
            return Err(Refusal::TooEarly { slot, from });
        }
        Ok(Booking { slot, punctuality: window.punctuality(slot, now) })
    }

    pub(super) fn adopt(
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
        let ahead = self.look_ahead(service, &Claim::plain(number, issued_at), None, now);
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
}
