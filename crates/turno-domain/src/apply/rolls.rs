//! Rolls of numbered paper as events tell of them.

use super::{Violation, ensure};
use crate::{Channel, Hall, ServiceId, TicketNumber};

impl Hall {
    /// The series goes on from the roll's first number, so no number before it is ever given again.
    pub(super) fn roll_out(&mut self, service: &ServiceId, first: TicketNumber) -> Result<(), Violation> {
        let last = self.series.entry(first.letter).or_default();
        ensure(first.value > *last, || format!("{first} does not come after {last} in its series"))?;
        *last = first.value - 1;
        let twice = self.rolls.values().any(|letter| *letter == first.letter);
        ensure(!twice, || format!("a roll with the letter {} is out", first.letter))?;
        let earlier = self.rolls.insert(service.clone(), first.letter);
        ensure(earlier.is_none(), || format!("a roll is out for {service} already"))
    }

    pub(super) fn roll_away(&mut self, service: &ServiceId) -> Result<(), Violation> {
        let letter = self.rolls.remove(service);
        ensure(letter.is_some(), || format!("no roll is out for {service}"))
    }

    /// Numbers of a roll are given by it alone, while it is out.
    pub(super) fn fits_the_rolls(
        &self,
        number: TicketNumber,
        service: &ServiceId,
        channel: &Channel,
    ) -> Result<(), Violation> {
        let on_roll = self.rolls.values().any(|letter| *letter == number.letter);
        let from_its_roll = self.rolls.get(service) == Some(&number.letter);
        let fits = if *channel == Channel::Roll { from_its_roll } else { !on_roll };
        ensure(fits, || format!("{number} for {service} does not fit the rolls that are out"))
    }
}
