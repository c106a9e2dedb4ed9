//! What is said for a call: pure, from the ticket's number, the counter's name and the languages.

use turno_text::{Arg, Catalogue};

/// One call, ready to be announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The call's number; the reports name it.
    pub call: u32,
    /// What comes before the words.
    pub chime: Chime,
    /// The pieces of speech, in order.
    pub parts: Vec<Part>,
}

/// What comes before the words of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chime {
    /// Two soft tones.
    TwoTones,
    /// Nothing.
    None,
}

/// A piece of speech: one clip.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// The language it is spoken in, a BCP 47 tag.
    pub language: String,
    /// The name of its recorded clip without folder and ending, for example `number-a042` or `counter-sportello-1`.
    pub slug: String,
    /// What a speech program reads, for example `Numero A, 42.`.
    pub text: String,
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
}

impl Announcement {
    /// The announcement of `ticket` to the counter, in each language in turn.
    #[must_use]
    pub fn of_call(catalogue: &Catalogue, call: u32, ticket: &str, counter: &[CounterVoice<'_>], chime: Chime) -> Self {
        let parts = counter
            .iter()
            .flat_map(|counter| [Part::number(catalogue, counter.language, ticket), Part::counter(catalogue, counter)])
            .collect();
        Self { call, chime, parts }
    }
}

impl Part {
    /// The ticket's number in words.
    #[must_use]
    pub fn number(catalogue: &Catalogue, language: &str, ticket: &str) -> Self {
        let (letter, count) = letter_and_count(ticket);
        let args = [("letter", Arg::from(letter)), ("count", Arg::from(count))];
        Self {
            language: language.to_owned(),
            slug: format!("number-{}", slug(ticket)),
            text: catalogue.text(language, "voice-number", &args),
        }
    }

    /// The counter's name in words.
    #[must_use]
    pub fn counter(catalogue: &Catalogue, counter: &CounterVoice<'_>) -> Self {
        Self {
            language: counter.language.to_owned(),
            slug: format!("counter-{}", slug(counter.id)),
            text: catalogue.text(counter.language, "voice-counter", &[("counter", counter.name.into())]),
        }
    }
}

/// `A042` is read as the letter A and the number 42: nobody says the zeros.
fn letter_and_count(ticket: &str) -> (&str, &str) {
    let digits_at = ticket.find(|c: char| c.is_ascii_digit()).unwrap_or(ticket.len());
    let (letter, digits) = ticket.split_at(digits_at);
    let count = digits.trim_start_matches('0');
    (letter, if count.is_empty() && !digits.is_empty() { "0" } else { count })
}

/// A name that is safe as a file name whatever the identifier holds.
fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(ticket: &str, counter: &[CounterVoice<'_>]) -> Vec<String> {
        let plan = Announcement::of_call(&Catalogue::embedded(), 7, ticket, counter, Chime::TwoTones);
        plan.parts.into_iter().map(|part| format!("{}/{}: {}", part.language, part.slug, part.text)).collect()
    }

    #[test]
    fn a_call_is_the_number_then_the_counter() {
        let counter = CounterVoice { language: "it", id: "sportello-1", name: "Sportello 1" };
        assert_eq!(plan("A042", &[counter]), ["it/number-a042: Numero A, 42.", "it/counter-sportello-1: Sportello 1."]);
    }

    #[test]
    fn each_language_says_the_whole_call() {
        let it = CounterVoice { language: "it", id: "s-1", name: "Sportello 1" };
        let de = CounterVoice { language: "de", id: "s-1", name: "Schalter 1" };
        assert_eq!(
            plan("K100", &[it, de]),
            [
                "it/number-k100: Numero K, 100.",
                "it/counter-s-1: Sportello 1.",
                "de/number-k100: Nummer K, 100.",
                "de/counter-s-1: Schalter 1."
            ]
        );
    }

    #[test]
    fn numbers_are_read_without_their_zeros() {
        assert_eq!(letter_and_count("A042"), ("A", "42"));
        assert_eq!(letter_and_count("AB000"), ("AB", "0"));
        assert_eq!(letter_and_count("999"), ("", "999"));
        assert_eq!(letter_and_count(""), ("", ""));
    }

    #[test]
    fn a_hostile_identifier_is_a_harmless_file_name() {
        assert_eq!(slug("../../etc/passwd"), "------etc-passwd");
        assert_eq!(slug("Sportello Nº1"), "sportello-n-1");
    }

    #[test]
    fn every_language_has_its_own_words() {
        let catalogue = Catalogue::embedded();
        for language in ["it", "en", "de", "fr"] {
            assert!(catalogue.has(language, "voice-number") && catalogue.has(language, "voice-counter"), "{language}");
        }
    }
}
