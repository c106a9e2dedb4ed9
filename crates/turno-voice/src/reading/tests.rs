//! The tables: how people of each language read a number, and how many clips that takes.

use std::collections::BTreeMap;

use super::*;

const LANGUAGES: [&str; 11] = ["ar", "de", "en", "es", "fr", "it", "ro", "sl", "sq", "uk", "zh"];

fn said(language: &str, count: u32) -> String {
    let words: Vec<_> = reading(language, count).into_iter().map(|spoken| spoken.text).collect();
    words.join(if language == "zh" { "" } else { " " })
}

fn says(language: &str, table: &[(u32, &str)]) {
    for (count, words) in table {
        assert_eq!(said(language, *count), *words, "{language} {count}");
    }
}

#[test]
fn italian_drops_vowels_and_accents_tre() {
    says(
        "it",
        &[
            (0, "zero"),
            (3, "tre"),
            (16, "sedici"),
            (21, "ventuno"),
            (23, "ventitré"),
            (28, "ventotto"),
            (42, "quarantadue"),
            (81, "ottantuno"),
            (100, "cento"),
            (101, "cento uno"),
            (342, "trecento quarantadue"),
            (1000, "mille"),
            (2042, "duemila quarantadue"),
        ],
    );
}

#[test]
fn german_and_slovene_say_units_before_tens() {
    says(
        "de",
        &[
            (1, "eins"),
            (17, "siebzehn"),
            (21, "einundzwanzig"),
            (30, "dreißig"),
            (42, "zweiundvierzig"),
            (67, "siebenundsechzig"),
            (101, "einhundert eins"),
            (342, "dreihundert zweiundvierzig"),
            (1042, "eintausend zweiundvierzig"),
        ],
    );
    says(
        "sl",
        &[
            (2, "dva"),
            (21, "enaindvajset"),
            (42, "dvainštirideset"),
            (100, "sto"),
            (242, "dvesto dvainštirideset"),
            (1001, "tisoč ena"),
        ],
    );
}

#[test]
fn french_counts_seventy_and_ninety_from_sixty_and_eighty() {
    says(
        "fr",
        &[
            (1, "un"),
            (21, "vingt et un"),
            (60, "soixante"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (72, "soixante-douze"),
            (79, "soixante-dix-neuf"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (90, "quatre-vingt-dix"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (200, "deux cents"),
            (242, "deux cent quarante-deux"),
            (1042, "mille quarante-deux"),
        ],
    );
}

#[test]
fn english_says_and_spanish_has_two_hundreds() {
    says(
        "en",
        &[
            (42, "forty-two"),
            (100, "one hundred"),
            (142, "one hundred and forty-two"),
            (1042, "one thousand and forty-two"),
            (1142, "one thousand one hundred and forty-two"),
        ],
    );
    says(
        "es",
        &[
            (16, "dieciséis"),
            (22, "veintidós"),
            (29, "veintinueve"),
            (42, "cuarenta y dos"),
            (100, "cien"),
            (101, "ciento uno"),
            (542, "quinientos cuarenta y dos"),
            (2042, "dos mil cuarenta y dos"),
        ],
    );
}

#[test]
fn romanian_albanian_and_ukrainian_join_as_their_people_do() {
    says(
        "ro",
        &[
            (16, "șaisprezece"),
            (42, "patruzeci și doi"),
            (100, "o sută"),
            (242, "două sute patruzeci și doi"),
            (2000, "două mii"),
        ],
    );
    says("sq", &[(12, "dymbëdhjetë"), (42, "dyzet e dy"), (142, "njëqind e dyzet e dy"), (200, "dyqind")]);
    says(
        "uk",
        &[
            (15, "п’ятнадцять"),
            (42, "сорок два"),
            (100, "сто"),
            (442, "чотириста сорок два"),
            (2000, "дві тисячі"),
            (5001, "п’ять тисяч один"),
        ],
    );
}

#[test]
fn arabic_says_units_first_and_joins_with_wa_chinese_says_the_missing_ten() {
    says(
        "ar",
        &[
            (2, "اثنان"),
            (12, "اثنا عشر"),
            (42, "اثنان وأربعون"),
            (142, "مئة واثنان وأربعون"),
            (1242, "ألف ومئتان واثنان وأربعون"),
        ],
    );
    says(
        "zh",
        &[
            (2, "二"),
            (12, "十二"),
            (42, "四十二"),
            (102, "一百零二"),
            (112, "一百一十二"),
            (142, "一百四十二"),
            (1002, "一千零二"),
            (1042, "一千零四十二"),
            (2142, "两千一百四十二"),
        ],
    );
}

#[test]
fn every_number_has_words_without_digits_and_each_clip_says_one_thing() {
    for language in LANGUAGES {
        let mut clips: BTreeMap<String, String> = BTreeMap::new();
        let mut sentences: BTreeMap<String, u32> = BTreeMap::new();
        for count in 0..=COUNT_MAX {
            for spoken in reading(language, count) {
                assert!(!spoken.text.trim().is_empty(), "{language} {count}");
                assert!(!spoken.text.contains(|c: char| c.is_ascii_digit()), "{language} {count}: {spoken:?}");
                let before = clips.insert(spoken.slug.clone(), spoken.text.clone());
                assert!(
                    before.as_ref().is_none_or(|text| *text == spoken.text),
                    "{language}: {spoken:?} and {before:?}"
                );
            }
            let other = sentences.insert(said(language, count), count);
            assert_eq!(other, None, "{language}: {count} sounds like {other:?}");
        }
        assert!(clips.len() <= 250, "{language}: {} clips are too many to record", clips.len());
    }
}

#[test]
fn what_is_not_known_here_is_left_its_digits() {
    assert_eq!(reading("pt", 42), [Spoken { slug: "count-42".into(), text: "42".into() }]);
    assert_eq!(said("it", 10_000), "10000");
    assert_eq!(said("de-AT", 42), "zweiundvierzig");
}
