//! Days and months in hours as people write them in their language, put into the form of opening hours, which is English.

use super::forms::Answers;

/// The questions that are answered in the form of opening hours.
const KEYS: [&str; 2] = ["hours", "closures"];

/// What differs from English, in small letters.
const ITALIAN: &[(&str, &str)] = &[
    ("lu", "Mo"),
    ("ma", "Tu"),
    ("me", "We"),
    ("gi", "Th"),
    ("ve", "Fr"),
    ("do", "Su"),
    ("gen", "Jan"),
    ("mag", "May"),
    ("giu", "Jun"),
    ("lug", "Jul"),
    ("ago", "Aug"),
    ("set", "Sep"),
    ("ott", "Oct"),
    ("dic", "Dec"),
];

/// The same answers with English days and months where they are hours. `language` is that of the page on which they were given: `Do` is
/// Sunday in Italian, and Thursday in German.
#[must_use]
pub fn in_english(answers: &Answers, language: &str) -> Answers {
    let known = if language == "it" { ITALIAN } else { &[] };
    let translated = |(name, value): &(String, String)| {
        let value = if KEYS.contains(&name.as_str()) { each_word(value, known) } else { value.clone() };
        (name.clone(), value)
    };
    Answers(answers.0.iter().map(translated).collect())
}

fn each_word(text: &str, known: &[(&str, &str)]) -> String {
    let english = |word: &str| known.iter().find(|(own, _)| *own == word.to_lowercase()).map(|(_, english)| *english);
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphabetic) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter: char| !letter.is_alphabetic()).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(english(word).unwrap_or(word));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_days_and_months_become_english_on_an_italian_page_alone() {
        let given = [
            ("hours", "Lu-Ve 08:45-13:00; sa,Do off"),
            ("closures", "24 dic\nLug 16\n2026 Mar 19"),
            ("address", "Via Do 1"),
        ];
        let given = Answers(given.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        let italian = in_english(&given, "it");
        assert_eq!(italian.one("hours"), "Mo-Fr 08:45-13:00; sa,Su off");
        assert_eq!(italian.one("closures"), "24 Dec\nJul 16\n2026 Mar 19");
        assert_eq!(italian.one("address"), "Via Do 1");
        assert_eq!(in_english(&given, "de"), given);
    }
}
