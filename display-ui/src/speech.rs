//! What the wall's loudspeaker says: the announcement of a call, and the clips that will probably be needed soon. Pure.

use std::collections::BTreeMap;

use turno_protocol::{Board, BoardCall, HallInfo};
use turno_text::Catalogue;
use turno_voice::{Announcement, Chime, CounterVoice, Part};

/// How many numbers of each line are made ahead of time.
const NUMBERS_AHEAD: u32 = 4;

/// The digits of a ticket's number.
const DIGITS: usize = 3;

/// What is heard at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SoundMode {
    /// The chime, then number and counter.
    Voice,
    /// The chime alone.
    Chime,
    /// Nothing.
    Off,
}

/// The announcement of a call in the wall's language, and in the ticket holder's if that is another one.
pub(crate) fn announcement(
    catalogue: &Catalogue,
    hall: &HallInfo,
    language: &str,
    call: &BoardCall,
    mode: SoundMode,
) -> Announcement {
    let languages = match mode {
        SoundMode::Voice => spoken_languages(catalogue, language, &call.language),
        SoundMode::Chime | SoundMode::Off => Vec::new(),
    };
    let counters: Vec<_> = languages.into_iter().map(|language| counter_voice(hall, &call.counter, language)).collect();
    Announcement::of_call(catalogue, call.call, &call.ticket, &counters, Chime::TwoTones)
}

/// The pieces of speech that the next calls will probably need: every counter, and the next numbers of every line.
pub(crate) fn likely_parts(catalogue: &Catalogue, hall: &HallInfo, language: &str, board: &Board) -> Vec<Part> {
    let counters =
        hall.counters.iter().map(|counter| Part::counter(catalogue, &counter_voice(hall, &counter.id, language)));
    let mut highest: BTreeMap<&str, u32> = hall.services.iter().map(|service| (service.letter.as_str(), 0)).collect();
    for call in &board.calls {
        let digits_at = call.ticket.find(|c: char| c.is_ascii_digit()).unwrap_or(call.ticket.len());
        let (letter, digits) = call.ticket.split_at(digits_at);
        if let Some(seen) = highest.get_mut(letter) {
            *seen = (*seen).max(digits.parse().unwrap_or(0));
        }
    }
    let numbers = highest.iter().flat_map(|(letter, seen)| {
        (1..=NUMBERS_AHEAD).map(move |ahead| {
            Part::number(
                catalogue,
                language,
                &format!("{letter}{:0width$}", seen.saturating_add(ahead), width = DIGITS),
            )
        })
    });
    counters.chain(numbers).collect()
}

fn spoken_languages<'a>(catalogue: &Catalogue, wall: &'a str, holder: &'a str) -> Vec<&'a str> {
    if holder != wall && catalogue.has(holder, "voice-number") { vec![wall, holder] } else { vec![wall] }
}

fn counter_voice<'a>(hall: &'a HallInfo, id: &'a str, language: &'a str) -> CounterVoice<'a> {
    let known = hall.counters.iter().find(|counter| counter.id == id);
    CounterVoice { language, id, name: known.map_or(id, |counter| counter.name.in_language(language)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_call_is_spoken_in_the_walls_language_and_the_holders() {
        let (hall, mut board) = (samples::capannori(), samples::board());
        let texts = |call: &BoardCall, mode| {
            let plan = announcement(&Catalogue::embedded(), &hall, "it", call, mode);
            plan.parts.into_iter().map(|part| format!("{}: {}", part.language, part.text)).collect::<Vec<_>>()
        };
        assert_eq!(texts(&board.calls[0], SoundMode::Voice), ["it: Numero A, 42.", "it: Sportello 1."]);
        assert_eq!(texts(&board.calls[0], SoundMode::Chime), [""; 0]);
        board.calls[0].language = "en".into();
        assert_eq!(
            texts(&board.calls[0], SoundMode::Voice),
            ["it: Numero A, 42.", "it: Sportello 1.", "en: Number A, 42.", "en: Counter 1."]
        );
        board.calls[0].language = "xx".into();
        assert_eq!(texts(&board.calls[0], SoundMode::Voice).len(), 2);
    }

    #[test]
    fn the_next_numbers_of_each_line_are_likely() {
        let slugs: Vec<_> = likely_parts(&Catalogue::embedded(), &samples::capannori(), "it", &samples::board())
            .into_iter()
            .map(|part| part.slug)
            .collect();
        assert!(slugs.contains(&"counter-sportello-2".to_owned()), "{slugs:?}");
        assert!(slugs.contains(&"number-a043".to_owned()), "{slugs:?}");
        assert!(slugs.contains(&"number-d001".to_owned()), "{slugs:?}");
        assert!(!slugs.contains(&"number-a042".to_owned()), "{slugs:?}");
    }
}
