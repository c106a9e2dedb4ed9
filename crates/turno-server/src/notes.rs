//! What people at work note on a ticket for the next colleague. Kept in memory only: a note may say what belongs on no disk and in
//! no copy of one, and it is worth something only while the visit lasts.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp, civil::Date};
use turno_domain::{Hall, HallId, TicketNumber, TicketState};
use turno_protocol::NOTE_CHARS_MAX;

/// The notes of a hall by ticket.
pub(crate) type HallNotes = BTreeMap<TicketNumber, Arc<str>>;

/// The notes of all halls.
#[derive(Debug, Clone, Default)]
pub struct Notes(Arc<Mutex<BTreeMap<HallId, Day>>>);

/// The notes of one hall on one business day.
#[derive(Debug, Default)]
struct Day {
    day: Date,
    notes: HallNotes,
}

impl Notes {
    /// Keeps a note on a ticket of `day`, in the place of the one before; an empty one removes it.
    pub(crate) fn keep(&self, hall: &HallId, day: Date, number: TicketNumber, text: &str) {
        let mut halls = self.lock();
        let known = halls.entry(hall.clone()).or_default();
        if known.day != day {
            *known = Day { day, notes: HallNotes::new() };
        }
        if text.is_empty() {
            known.notes.remove(&number);
        } else {
            known.notes.insert(number, text.into());
        }
    }

    /// The notes on the tickets of a hall as it is now. Those of visits that are over are forgotten, once the last step can no
    /// longer be taken back.
    pub(crate) fn of(&self, hall: &Hall, now: Timestamp) -> HallNotes {
        let mut halls = self.lock();
        let Some(known) = halls.get_mut(&hall.settings().hall) else { return HallNotes::new() };
        if known.day != hall.day() {
            known.notes.clear();
        }
        known.notes.retain(|number, _| is_wanted(hall, *number, now));
        known.notes.clone()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<HallId, Day>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_wanted(hall: &Hall, number: TicketNumber, now: Timestamp) -> bool {
    hall.ticket(number).is_some_and(|ticket| match ticket.state {
        TicketState::Served { at } => {
            now.duration_since(at) <= SignedDuration::from_secs(hall.settings().policy.undo_secs.into())
        }
        TicketState::Withdrawn { .. } | TicketState::Expired { .. } => false,
        _ => true,
    })
}

/// A note as it is kept: one line without anything invisible in it; `None` if it is too long.
#[must_use]
pub(crate) fn tidied(text: &str) -> Option<String> {
    let line = text.split(|letter: char| letter.is_control() || letter.is_whitespace());
    let line = line.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (line.chars().count() <= NOTE_CHARS_MAX).then_some(line)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use turno_domain::{Command, Visit};

    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-16T{time}Z").parse().unwrap()
    }

    fn run(hall: &mut Hall, command: &Command, now: Timestamp) {
        hall.turnover(now).iter().for_each(|event| hall.apply(event));
        hall.decide(command, now).unwrap().iter().for_each(|event| hall.apply(event));
    }

    #[test]
    fn a_note_is_forgotten_with_the_visit_and_with_the_day() {
        let text = include_str!("../../../assets/offices/capannori.toml");
        let mut hall = Hall::new(crate::office::read(text, 1).unwrap());
        let counter = || "sportello-2".parse().unwrap();
        let service = "anagrafe".parse().unwrap();
        let issue =
            Command::IssueTicket { service, kiosk: None, language: "it".parse().unwrap(), visit: Visit::default() };
        for _ in 0..3 {
            run(&mut hall, &issue, at("09:00:00"));
        }
        let [first, second, third]: [TicketNumber; 3] = ["G001", "G002", "G003"].map(|text| text.parse().unwrap());
        let notes = Notes::default();
        let id = hall.settings().hall.clone();
        for number in [first, second, third] {
            notes.keep(&id, hall.day(), number, "porta la delega");
        }
        notes.keep(&id, hall.day(), third, "");
        assert_eq!(notes.of(&hall, at("09:00:00")).into_keys().collect::<Vec<_>>(), [first, second]);

        run(&mut hall, &Command::OpenCounter { counter: counter() }, at("09:00:00"));
        run(&mut hall, &Command::CallNext { counter: counter() }, at("09:00:00"));
        run(&mut hall, &Command::StartService { counter: counter(), number: first }, at("09:00:00"));
        run(&mut hall, &Command::FinishService { counter: counter(), number: first }, at("09:05:00"));
        assert!(notes.of(&hall, at("09:05:10")).contains_key(&first), "the last step may still be taken back");
        assert_eq!(notes.of(&hall, at("09:05:11")).into_keys().collect::<Vec<_>>(), [second]);

        hall.turnover(at("23:30:00")).iter().for_each(|event| hall.apply(event));
        assert!(notes.of(&hall, at("23:30:00")).is_empty(), "another day has begun");
    }

    #[test]
    fn a_note_is_one_short_line() {
        assert_eq!(tidied("  porta\n la\tdelega \u{7}").as_deref(), Some("porta la delega"));
        assert_eq!(tidied("\n").as_deref(), Some(""));
        assert!(tidied(&"è".repeat(NOTE_CHARS_MAX)).is_some());
        assert_eq!(tidied(&"è".repeat(NOTE_CHARS_MAX + 1)), None);
    }
}
