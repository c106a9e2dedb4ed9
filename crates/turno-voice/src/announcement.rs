//! What is said for a call: pure, from the ticket's number, the counter's name and place, and the languages.

use turno_text::{Arg, Catalogue};

use crate::reading::reading;

/// The identifier of announcements that belong to no call; calls count from 1.
pub const NO_CALL: u32 = 0;

/// One announcement, ready to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The call's number, or [`NO_CALL`]; the reports name it.
    pub call: u32,
    /// What comes before the words.
    pub chime: Chime,
    /// The pieces of speech, in order.
    pub pieces: Vec<Piece>,
    /// How loud.
    pub volume: Volume,
}

/// What comes before the words of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chime {
    /// Two soft tones.
    TwoTones,
    /// Nothing.
    None,
}

/// How much is said of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// Number, counter and place.
    Whole,
    /// Number and counter, because others wait to be announced.
    Short,
}

/// How loud an announcement is, in percent of the samples as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(u8);

impl Volume {
    /// As the clips are.
    pub const FULL: Self = Self(100);

    /// A volume of so many percent; nothing above 100, which would be distorted.
    #[must_use]
    pub fn percent(percent: u8) -> Option<Self> {
        (percent <= 100).then_some(Self(percent))
    }

    /// What the samples are multiplied with.
    pub(crate) fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

/// A piece of speech: one clip.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The language it is spoken in, a BCP 47 tag.
    pub language: String,
    /// The name of its recorded clip without folder and ending, for example `count-42` or `counter-sportello-1`.
    pub slug: String,
    /// What a speech program reads, for example `quarantadue`.
    pub text: String,
}

/// A clip in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The clip.
    pub part: Part,
    /// What follows it.
    pub pause: Pause,
}

/// The silence after a clip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// Hardly any: the next clip belongs to the same words.
    Word,
    /// A breath: something else is said.
    Phrase,
}

/// A call as the voice knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallVoice<'a> {
    /// The call's number.
    pub call: u32,
    /// The ticket's number.
    pub ticket: &'a str,
    /// How often the ticket was called to this counter before.
    pub recalls: u32,
}

/// A counter as the voice knows it, in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterVoice<'a> {
    /// The language.
    pub language: &'a str,
    /// The counter's identifier.
    pub id: &'a str,
    /// The counter's name in that language.
    pub name: &'a str,
    /// Where it stands, in that language; may be empty.
    pub place: &'a str,
}

impl Announcement {
    /// The announcement of a call to the counter, in each language in turn.
    #[must_use]
    pub fn of_call(
        catalogue: &Catalogue,
        call: CallVoice<'_>,
        counters: &[CounterVoice<'_>],
        wording: Wording,
    ) -> Self {
        let mut pieces = Vec::new();
        for counter in counters {
            if call.recalls > 0 {
                pieces.push(phrase(Part::again(catalogue, counter.language)));
            }
            pieces.extend(number(catalogue, counter.language, call.ticket));
            pieces.push(phrase(Part::counter(catalogue, counter)));
            let place = (wording == Wording::Whole).then(|| Part::place(counter)).flatten();
            pieces.extend(place.map(phrase));
        }
        Self { call: call.call, chime: Chime::TwoTones, pieces, volume: Volume::FULL }
    }

    /// That the office closes in so many minutes, in each language in turn.
    #[must_use]
    pub fn of_closing(catalogue: &Catalogue, languages: &[&str], minutes: u32) -> Self {
        let pieces = languages.iter().map(|language| phrase(Part::closing(catalogue, language, minutes))).collect();
        Self { call: NO_CALL, chime: Chime::TwoTones, pieces, volume: Volume::FULL }
    }
}

/// A ticket's number: what comes before it, its letter, its count.
fn number(catalogue: &Catalogue, language: &str, ticket: &str) -> Vec<Piece> {
    let mut parts = vec![Part::before_number(catalogue, language)];
    parts.extend(Part::number(language, ticket));
    let last = parts.len() - 1;
    let pause = |index| if index == last { Pause::Phrase } else { Pause::Word };
    parts.into_iter().enumerate().map(|(index, part)| Piece { part, pause: pause(index) }).collect()
}

fn phrase(part: Part) -> Piece {
    Piece { part, pause: Pause::Phrase }
}

impl Part {
    /// The word before a number.
    #[must_use]
    pub fn before_number(catalogue: &Catalogue, language: &str) -> Self {
        Self::fixed(catalogue, language, "number", "announcement-number", &[])
    }

    /// That somebody is called once more.
    #[must_use]
    pub fn again(catalogue: &Catalogue, language: &str) -> Self {
        Self::fixed(catalogue, language, "again", "announcement-again", &[])
    }

    /// That the office closes in so many minutes.
    #[must_use]
    pub fn closing(catalogue: &Catalogue, language: &str, minutes: u32) -> Self {
        let args = [("minutes", Arg::from(minutes))];
        Self::fixed(catalogue, language, &format!("closing-{minutes}"), "announcement-closing", &args)
    }

    /// The counter's name in words.
    #[must_use]
    pub fn counter(catalogue: &Catalogue, counter: &CounterVoice<'_>) -> Self {
        let args = [("counter", Arg::from(counter.name))];
        let slug = format!("counter-{}", slug(counter.id));
        Self::fixed(catalogue, counter.language, &slug, "announcement-counter", &args)
    }

    /// Where the counter stands, if that is said anywhere.
    #[must_use]
    pub fn place(counter: &CounterVoice<'_>) -> Option<Self> {
        let slug = format!("place-{}", slug(counter.id));
        let text = format!("{}.", counter.place.trim());
        (text != ".").then(|| Self { language: counter.language.to_owned(), slug, text })
    }

    /// A letter of a series.
    #[must_use]
    pub fn letter(language: &str, letter: &str) -> Self {
        Self { language: language.to_owned(), slug: format!("letter-{}", slug(letter)), text: letter.to_owned() }
    }

    /// A count in words.
    #[must_use]
    pub fn count(language: &str, count: u32) -> Vec<Self> {
        let part = |spoken: crate::reading::Spoken| Self {
            language: language.to_owned(),
            slug: spoken.slug,
            text: spoken.text,
        };
        reading(language, count).into_iter().map(part).collect()
    }

    /// A ticket's letter and count. `A042` is read as the letter A and the number 42: nobody says the zeros.
    #[must_use]
    pub fn number(language: &str, ticket: &str) -> Vec<Self> {
        let (letter, digits) = ticket.split_at(ticket.find(|c: char| c.is_ascii_digit()).unwrap_or(ticket.len()));
        let letter = (!letter.is_empty()).then(|| Self::letter(language, letter));
        let count = digits.parse().map(|count| Self::count(language, count)).unwrap_or_default();
        letter.into_iter().chain(count).collect()
    }

    fn fixed(catalogue: &Catalogue, language: &str, slug: &str, key: &str, args: &[(&str, Arg)]) -> Self {
        Self { language: language.to_owned(), slug: slug.to_owned(), text: catalogue.text(language, key, args) }
    }
}

/// A name that is safe as a file name whatever the identifier holds.
fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: CounterVoice<'_> =
        CounterVoice { language: "it", id: "sportello-1", name: "Sportello 1", place: "piano terra" };

    fn plan(ticket: &str, recalls: u32, counters: &[CounterVoice<'_>], wording: Wording) -> Vec<String> {
        let call = CallVoice { call: 7, ticket, recalls };
        let plan = Announcement::of_call(&Catalogue::embedded(), call, counters, wording);
        plan.pieces
            .into_iter()
            .map(|piece| format!("{}/{}: {}", piece.part.language, piece.part.slug, piece.part.text))
            .collect()
    }

    #[test]
    fn a_call_is_the_number_then_the_counter_then_the_place() {
        let number = ["it/number: Numero", "it/letter-a: A", "it/count-42: quarantadue"];
        let where_to = ["it/counter-sportello-1: Sportello 1.", "it/place-sportello-1: piano terra."];
        assert_eq!(plan("A042", 0, &[ONE], Wording::Whole), [&number[..], &where_to[..]].concat());
        assert_eq!(plan("A042", 0, &[ONE], Wording::Short), [&number[..], &where_to[..1]].concat());
        assert_eq!(plan("A042", 1, &[ONE], Wording::Short)[0], "it/again: Ripetiamo la chiamata.");
    }

    #[test]
    fn each_language_says_the_whole_call_in_its_own_order() {
        let de = CounterVoice { language: "de", id: "s-1", name: "Schalter 1", place: "" };
        assert_eq!(
            plan("K142", 0, &[ONE, de], Wording::Short),
            [
                "it/number: Numero",
                "it/letter-k: K",
                "it/hundreds-1: cento",
                "it/count-42: quarantadue",
                "it/counter-sportello-1: Sportello 1.",
                "de/number: Nummer",
                "de/letter-k: K",
                "de/hundreds-1: einhundert",
                "de/count-42: zweiundvierzig",
                "de/counter-s-1: Schalter 1."
            ]
        );
    }

    #[test]
    fn only_the_end_of_a_thought_has_a_breath_after_it() {
        let call = CallVoice { call: 7, ticket: "A142", recalls: 0 };
        let plan = Announcement::of_call(&Catalogue::embedded(), call, &[ONE], Wording::Whole);
        let pauses: Vec<_> = plan.pieces.iter().map(|piece| piece.pause).collect();
        assert_eq!(pauses, [Pause::Word, Pause::Word, Pause::Word, Pause::Phrase, Pause::Phrase, Pause::Phrase]);
    }

    #[test]
    fn numbers_are_read_without_their_zeros() {
        let slugs = |ticket: &str| Part::number("it", ticket).into_iter().map(|part| part.slug).collect::<Vec<_>>();
        assert_eq!(slugs("A042"), ["letter-a", "count-42"]);
        assert_eq!(slugs("AB000"), ["letter-ab", "count-0"]);
        assert_eq!(slugs("999"), ["hundreds-9", "count-99"]);
        assert_eq!(slugs(""), [""; 0]);
        assert_eq!(slugs("A99999999999"), ["letter-a"]);
    }

    #[test]
    fn a_hostile_identifier_is_a_harmless_file_name() {
        assert_eq!(slug("../../etc/passwd"), "------etc-passwd");
        assert_eq!(slug("Sportello Nº1"), "sportello-n-1");
    }

    #[test]
    fn closing_time_is_told_in_each_language() {
        let plan = Announcement::of_closing(&Catalogue::embedded(), &["it", "de"], 15);
        let texts: Vec<_> = plan.pieces.iter().map(|piece| piece.part.text.as_str()).collect();
        assert_eq!(texts, ["L’ufficio chiude tra 15 minuti.", "Das Amt schließt in 15 Minuten."]);
        assert_eq!(plan.call, NO_CALL);
    }

    #[test]
    fn every_language_has_its_own_words() {
        let catalogue = Catalogue::embedded();
        for language in catalogue.languages() {
            for key in ["announcement-number", "announcement-counter", "announcement-again", "announcement-closing"] {
                assert!(catalogue.has(language, key), "{language}: {key}");
            }
        }
    }
}
