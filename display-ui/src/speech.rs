//! What the wall's loudspeaker says: the announcement of a call, and every clip that an office's calls can need. Pure.

use std::collections::BTreeSet;

use turno_protocol::{BoardCall, HallInfo};
use turno_text::Catalogue;
use turno_voice::{Announcement, COUNT_MAX, CallVoice, Chime, CounterVoice, Part, Wording};

use crate::announcer::Manner;

/// The highest count whose clips are made ahead of time: the last number of a day in an office that says nothing else.
pub(crate) const COUNT_AHEAD_MAX: u32 = 999;

/// What is heard at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SoundMode {
    /// The chime, then number, counter and place.
    Voice,
    /// The chime alone.
    Chime,
    /// Nothing.
    Off,
}

/// In which languages a call is spoken, in this order; each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// The wall's first language.
    Main,
    /// Every language that the wall shows.
    Wall,
    /// The language that the ticket's holder chose.
    Holder,
    /// This language.
    Named(String),
}

impl Tongue {
    /// Reads one word of the setting.
    pub(crate) fn parse(word: &str) -> Self {
        match word {
            "main" => Self::Main,
            "wall" => Self::Wall,
            "holder" => Self::Holder,
            tag => Self::Named(tag.to_owned()),
        }
    }
}

/// What the loudspeaker needs to know of the hall and of the wall's settings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speaker<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) hall: &'a HallInfo,
    /// The languages that the wall shows, the main one first.
    pub(crate) shown: &'a [&'a str],
    pub(crate) tongues: &'a [Tongue],
    pub(crate) mode: SoundMode,
}

impl Speaker<'_> {
    /// The announcement of a call.
    pub(crate) fn call(&self, call: &BoardCall, manner: Manner) -> Announcement {
        // While others wait, the wall's other languages give way; the holder's own never does.
        let languages = match manner {
            Manner::Alone | Manner::Again => self.languages(Some(&call.language)),
            Manner::FirstOfMany | Manner::OneOfMany => self.few_languages(&call.language),
        };
        let wording = match manner {
            Manner::Alone | Manner::Again => Wording::Whole,
            Manner::FirstOfMany | Manner::OneOfMany => Wording::Short,
        };
        let counters: Vec<_> = languages.iter().map(|language| self.counter(&call.counter, language)).collect();
        let voice = CallVoice { call: call.call, ticket: &call.ticket, recalls: call.recalls };
        let mut announcement = Announcement::of_call(self.catalogue, voice, &counters, wording);
        if self.mode != SoundMode::Voice {
            announcement.pieces.clear();
        } else if matches!(manner, Manner::OneOfMany | Manner::Again) {
            announcement.chime = Chime::None;
        }
        announcement
    }

    /// That the office closes soon.
    pub(crate) fn closing(&self, minutes: u32) -> Announcement {
        let mut announcement = Announcement::of_closing(self.catalogue, &self.languages(None), minutes);
        if self.mode != SoundMode::Voice {
            announcement.pieces.clear();
        }
        announcement
    }

    /// Every clip that a call of this hall can need, in the order in which they are likely to be needed.
    pub(crate) fn parts(&self, closing_minutes: &[u32]) -> Vec<Part> {
        let mut languages = self.languages(None);
        if self.tongues.contains(&Tongue::Holder) {
            let offered = self.hall.languages.iter().map(String::as_str).filter(|language| self.can_speak(language));
            for language in offered {
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
        }
        let mut seen = BTreeSet::new();
        let all = languages.iter().flat_map(|language| self.parts_in(language, closing_minutes));
        all.filter(|part| seen.insert((part.language.clone(), part.slug.clone()))).collect()
    }

    fn parts_in(&self, language: &str, closing_minutes: &[u32]) -> Vec<Part> {
        let mut parts = vec![Part::before_number(self.catalogue, language), Part::again(self.catalogue, language)];
        for counter in &self.hall.counters {
            let counter = self.counter(&counter.id, language);
            parts.push(Part::counter(self.catalogue, &counter));
            parts.extend(Part::place(&counter));
        }
        let services = self.hall.services.iter().map(|service| service.letter.as_str());
        let letters = services.chain(self.hall.kiosks.iter().map(|kiosk| kiosk.letter.as_str()));
        parts.extend(letters.map(|letter| Part::letter(language, letter)));
        parts.extend((1..=COUNT_AHEAD_MAX.min(COUNT_MAX)).flat_map(|count| Part::count(language, count)));
        parts.extend(closing_minutes.iter().map(|minutes| Part::closing(self.catalogue, language, *minutes)));
        parts
    }

    fn languages<'a>(&'a self, holder: Option<&'a str>) -> Vec<&'a str> {
        let of_tongue = |tongue: &'a Tongue| match tongue {
            Tongue::Main => self.shown.first().copied().into_iter().collect(),
            Tongue::Wall => self.shown.to_vec(),
            Tongue::Holder => holder.into_iter().collect(),
            Tongue::Named(tag) => vec![tag.as_str()],
        };
        self.known(self.tongues.iter().flat_map(of_tongue))
    }

    fn few_languages<'a>(&'a self, holder: &'a str) -> Vec<&'a str> {
        let all = self.languages(Some(holder));
        let first = all.first().copied();
        all.into_iter().filter(|language| Some(*language) == first || *language == holder).collect()
    }

    /// Each language once, those without words left out; never none.
    fn known<'a>(&'a self, wanted: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let mut known = Vec::new();
        for language in wanted.filter(|language| self.can_speak(language)) {
            if !known.contains(&language) {
                known.push(language);
            }
        }
        if known.is_empty() {
            known.extend(self.shown.first().copied());
        }
        known
    }

    fn can_speak(&self, language: &str) -> bool {
        self.catalogue.has(language, "announcement-number")
    }

    fn counter<'a>(&'a self, id: &'a str, language: &'a str) -> CounterVoice<'a> {
        let known = self.hall.counters.iter().find(|counter| counter.id == id);
        let name = known.map_or(id, |counter| counter.name.in_language(language));
        let place = known.map_or("", |counter| counter.place.in_language(language));
        CounterVoice { language, id, name, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    const SHOWN: &[&str] = &["it", "en"];

    fn said(tongues: &[Tongue], call: &BoardCall, manner: Manner, mode: SoundMode) -> (Chime, String) {
        let (catalogue, hall) = (Catalogue::embedded(), samples::capannori());
        let speaker = Speaker { catalogue: &catalogue, hall: &hall, shown: SHOWN, tongues, mode };
        let announcement = speaker.call(call, manner);
        let words: Vec<_> = announcement.pieces.into_iter().map(|piece| piece.part.text).collect();
        (announcement.chime, words.join(" "))
    }

    #[test]
    fn a_call_is_spoken_in_the_walls_language_and_the_holders() {
        let mut call = samples::board().calls[0].clone();
        let usual = [Tongue::Main, Tongue::Holder];
        let whole = |call: &BoardCall, tongues: &[Tongue]| said(tongues, call, Manner::Alone, SoundMode::Voice).1;
        let italian = "Numero A quarantadue Sportello 1. piano terra, a sinistra.";
        let english = "Number A forty-two Counter 1. ground floor, on the left.";
        assert_eq!(whole(&call, &usual), italian);
        assert_eq!(whole(&call, &[Tongue::Wall]), format!("{italian} {english}"));
        call.language = "en".into();
        assert_eq!(whole(&call, &usual), format!("{italian} {english}"));
        assert_eq!(whole(&call, &[Tongue::Holder]), english);
        assert_eq!(
            whole(&call, &[Tongue::Named("de".into())]),
            "Nummer A zweiundvierzig Schalter 1. Erdgeschoss, links."
        );
        // A language without words is left to the wall's own.
        call.language = "xx".into();
        assert_eq!(whole(&call, &[Tongue::Holder]), italian);
        assert_eq!(whole(&call, &usual), italian);
    }

    #[test]
    fn among_many_there_is_one_chime_and_few_words() {
        let mut call = samples::board().calls[0].clone();
        call.language = "de".into();
        let of = |manner| said(&[Tongue::Wall, Tongue::Holder], &call, manner, SoundMode::Voice);
        let short = "Numero A quarantadue Sportello 1. Nummer A zweiundvierzig Schalter 1.".to_owned();
        assert_eq!(of(Manner::FirstOfMany), (Chime::TwoTones, short.clone()));
        assert_eq!(of(Manner::OneOfMany), (Chime::None, short));
        let (chime, again) = of(Manner::Again);
        assert_eq!((chime, again.contains("Counter 1")), (Chime::None, true));
        assert_eq!(said(&[Tongue::Wall], &call, Manner::OneOfMany, SoundMode::Chime), (Chime::TwoTones, String::new()));
    }

    #[test]
    fn whatever_a_call_needs_is_among_the_clips_made_ahead() {
        let (catalogue, hall) = (Catalogue::embedded(), samples::capannori());
        let tongues = [Tongue::Main, Tongue::Holder];
        let speaker =
            Speaker { catalogue: &catalogue, hall: &hall, shown: SHOWN, tongues: &tongues, mode: SoundMode::Voice };
        let parts = speaker.parts(&[15, 5]);
        let mut call = samples::board().calls[0].clone();
        call.recalls = 1;
        for language in ["it", "en", "de", "fr"] {
            for ticket in ["A001", "B100", "C342", "D999"] {
                (call.language, call.ticket) = (language.into(), ticket.into());
                for piece in speaker.call(&call, Manner::Alone).pieces {
                    assert!(parts.contains(&piece.part), "{:?}", piece.part);
                }
            }
        }
        for piece in speaker.closing(15).pieces {
            assert!(parts.contains(&piece.part), "{:?}", piece.part);
        }
        assert!(parts.len() < turno_voice::PREPARED_PARTS_MAX / 4, "{} clips", parts.len());
    }
}
