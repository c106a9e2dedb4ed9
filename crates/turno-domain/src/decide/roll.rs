//! Rolls of numbered paper: put out for a line while no totem prints, counted as they are torn, taken away again.

use jiff::Timestamp;

use crate::{
    Channel, CounterId, Fact, Forecast, Hall, LAST_NUMBER_MAX, Letter, Refusal, ServiceId, Terms, TicketNumber,
    settings::Access,
};

/// The most numbers of a roll that are counted at once: more in one step is a slip of the finger, and each would be a person
/// who does not exist.
pub const ROLL_COUNT_MAX: u16 = 100;

impl Hall {
    /// The next number on the roll that is out for a line.
    #[must_use]
    pub fn roll(&self, service: &ServiceId) -> Option<TicketNumber> {
        Some(self.next_number(*self.rolls.get(service)?))
    }

    /// The number of a roll that *next* would call to a counter whose lines are empty: somebody may have torn it uncounted. Lines
    /// that it serves in the first place come before those it helps out with.
    #[must_use]
    pub fn next_on_roll(&self, counter: &CounterId) -> Option<(ServiceId, TicketNumber)> {
        let known = self.settings().counter(counter)?;
        let services = self.settings().services.iter().map(|service| &service.id);
        let on_roll = services.filter(|service| known.services.contains(*service)).filter_map(|service| {
            let number = self.roll(service).filter(|number| number.value <= LAST_NUMBER_MAX)?;
            Some((known.helper.contains(service), service, number))
        });
        on_roll.min_by_key(|(helps, ..)| *helps).map(|(_, service, number)| (service.clone(), number))
    }

    pub(super) fn put_out_roll(
        &self,
        service: &ServiceId,
        first: TicketNumber,
        now: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        self.reachable(service)?;
        self.not_suspended(service, now)?;
        if let Access::AppointmentOnly { .. } = self.known_service(service)?.access {
            return Err(Refusal::AppointmentOnly(service.clone()));
        }
        match self.roll(service) {
            Some(next) if next == first => return Ok(Vec::new()),
            Some(_) => return Err(Refusal::RollIsOut(service.clone())),
            None => {}
        }
        let settings = self.settings();
        let taken = settings.services.iter().any(|known| known.letter == first.letter)
            || settings.kiosks.iter().any(|known| known.letter == first.letter);
        if taken || self.is_on_roll(first.letter) {
            return Err(Refusal::LetterTaken(first.letter));
        }
        if first.value < self.next_number(first.letter).value {
            return Err(Refusal::NumberTaken(first));
        }
        Ok(vec![Fact::RollPutOut { service: service.clone(), first }])
    }

    pub(super) fn count_roll(&self, service: &ServiceId, last: TicketNumber) -> Result<Vec<Fact>, Refusal> {
        self.known_service(service)?;
        let next = self.roll(service).ok_or_else(|| Refusal::NoRoll(service.clone()))?;
        if last.letter != next.letter || last.value >= next.value.saturating_add(ROLL_COUNT_MAX) {
            return Err(Refusal::NotOnRoll { number: last, next });
        }
        let torn = (next.value..=last.value).map(|value| self.torn(service, TicketNumber { value, ..next }));
        Ok(torn.collect())
    }

    pub(super) fn take_roll_away(&self, service: &ServiceId) -> Result<Vec<Fact>, Refusal> {
        self.known_service(service)?;
        let out = self.rolls.contains_key(service);
        Ok(if out { vec![Fact::RollTakenAway { service: service.clone() }] } else { Vec::new() })
    }

    /// Somebody has this number of a roll. Nobody has told them how long they wait.
    pub(super) fn torn(&self, service: &ServiceId, number: TicketNumber) -> Fact {
        let languages = &self.settings().languages;
        Fact::TicketIssued {
            number,
            service: service.clone(),
            channel: Channel::Roll,
            // Checked settings offer a language at least.
            language: languages[0].clone(),
            people_ahead: 0,
            forecast: Forecast::of_wait(0.0),
            terms: Terms::default(),
        }
    }

    /// Whether a roll with this letter is out: no other number may begin with it then.
    pub(super) fn is_on_roll(&self, letter: Letter) -> bool {
        self.rolls.values().any(|known| *known == letter)
    }
}
