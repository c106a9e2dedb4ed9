//! The shipped files hold together: every key in every language, with the same variables.

use std::collections::BTreeSet;

use fluent_syntax::ast;

use super::*;

/// The messages of one language: key -> (file, variables, the text as written).
type Messages = BTreeMap<String, (String, BTreeSet<String>, String)>;

fn messages_of(language: &str) -> Messages {
    let mut messages = Messages::new();
    for (_, file, content) in SHIPPED.iter().filter(|(tag, _, _)| *tag == language) {
        let parsed = fluent_syntax::parser::parse(*content)
            .unwrap_or_else(|(_, errors)| panic!("{language}/{file} is not Fluent: {errors:?}"));
        for entry in parsed.body {
            let ast::Entry::Message(message) = entry else { continue };
            let pattern = message.value.unwrap_or_else(|| panic!("{language}/{file}: {} is empty", message.id.name));
            let mut variables = BTreeSet::new();
            let mut text = String::new();
            walk(&pattern, &mut variables, &mut text);
            let earlier = messages.insert(message.id.name.to_owned(), ((*file).to_owned(), variables, text));
            assert!(earlier.is_none(), "{language}/{file}: {} stands twice in this language", message.id.name);
        }
    }
    messages
}

fn walk(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>, text: &mut String) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => text.push_str(value),
            ast::PatternElement::Placeable { expression } => match expression {
                ast::Expression::Inline(inline) => walk_inline(inline, variables, text),
                ast::Expression::Select { selector, variants } => {
                    walk_inline(selector, variables, text);
                    variants.iter().for_each(|variant| walk(&variant.value, variables, text));
                }
            },
        }
    }
}

fn walk_inline(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>, text: &mut String) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => {
            text.push_str(value);
        }
        other => panic!("keep messages simple: {other:?}"),
    }
}

fn shipped_languages() -> BTreeSet<&'static str> {
    SHIPPED.iter().map(|(language, _, _)| *language).collect()
}

/// The files whose sentences only the office's staff reads, and the languages these are in.
const STAFF_FILES: &[&str] = &["pages.ftl", "settings.ftl"];
const STAFF_LANGUAGES: &[&str] = &["it", "en", "de", "fr"];

fn is_owed(file: &str, language: &str) -> bool {
    !STAFF_FILES.contains(&file) || STAFF_LANGUAGES.contains(&language)
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let italian = messages_of(MAIN_LANGUAGE);
    assert!(italian.contains_key("clock"));
    let mut gaps = Vec::new();
    for language in shipped_languages() {
        let messages = messages_of(language);
        for (key, (file, variables, _)) in &italian {
            match messages.get(key) {
                None if !is_owed(file, language) => {}
                None => gaps.push(format!("{language}/{file}: {key} is missing")),
                Some((other, ..)) if other != file => gaps.push(format!("{language}: {key} stands in {other}")),
                Some((_, others, _)) if others != variables => {
                    gaps.push(format!("{language}/{file}: {key} has {others:?}, the Italian one {variables:?}"));
                }
                Some(_) => {}
            }
        }
        let extra = messages.keys().filter(|key| !italian.contains_key(*key));
        gaps.extend(extra.map(|key| format!("{language}: {key} is not in Italian")));
    }
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

/// The plural forms that whole numbers take, as CLDR has them.
const PLURAL_FORMS: &[(&str, &[&str])] = &[
    ("it", &["one", "other"]),
    ("en", &["one", "other"]),
    ("de", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("es", &["one", "other"]),
    ("ro", &["one", "few", "other"]),
    ("sq", &["one", "other"]),
    ("sl", &["one", "two", "few", "other"]),
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("zh", &["other"]),
    ("uk", &["one", "few", "many"]),
];

#[test]
fn whatever_is_counted_has_every_plural_form_of_its_language() {
    assert_eq!(shipped_languages(), PLURAL_FORMS.iter().map(|(language, _)| *language).collect());
    let mut wrong = Vec::new();
    for (language, file, content) in SHIPPED {
        let forms = PLURAL_FORMS.iter().find(|(known, _)| known == language).unwrap().1;
        for entry in fluent_syntax::parser::parse(*content).unwrap().body {
            let ast::Entry::Message(message) = entry else { continue };
            for given in plural_selects(message.value.as_ref().unwrap()) {
                let missing: Vec<_> = forms.iter().filter(|form| !given.contains(**form)).collect();
                if !missing.is_empty() {
                    wrong.push(format!("{language}/{file}: {} lacks {missing:?}", message.id.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The forms of each choice by number in a message; a choice between exact numbers alone is none.
fn plural_selects(pattern: &ast::Pattern<&str>) -> Vec<BTreeSet<String>> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } } = element else {
            continue;
        };
        let names = variants.iter().filter_map(|variant| match &variant.key {
            ast::VariantKey::Identifier { name } => Some((*name).to_owned()),
            ast::VariantKey::NumberLiteral { .. } => None,
        });
        let names: BTreeSet<String> = names.collect();
        if names.iter().any(|name| name != "other") {
            found.push(names);
        }
        found.extend(variants.iter().flat_map(|variant| plural_selects(&variant.value)));
    }
    found
}

#[test]
fn people_are_counted_as_each_language_counts() {
    let catalogue = Catalogue::embedded();
    let say = |language: &str, count: u32| catalogue.text(language, "kiosk-done-ahead", &[("count", count.into())]);
    for (language, count, expected) in [
        ("es", 1, "una persona"),
        ("ro", 3, "3 persoane"),
        ("ro", 20, "20 de persoane"),
        ("sq", 5, "5 persona"),
        ("sl", 2, "2 osebi"),
        ("sl", 4, "4 osebe"),
        ("sl", 101, "101 oseba"),
        ("ar", 0, "لا أحد"),
        ("ar", 2, "شخصان"),
        ("ar", 7, "7 أشخاص"),
        ("ar", 11, "11 شخصًا"),
        ("ar", 100, "100 شخص"),
        ("zh", 1, "1 人"),
        ("uk", 21, "21 особа"),
        ("uk", 3, "3 особи"),
        ("uk", 12, "12 осіб"),
    ] {
        assert_eq!(say(language, count), expected, "{language} {count}");
    }
}

/// Keys whose text is rightly the same in two languages.
const SAME_ON_PURPOSE: &[&str] = &[];

#[test]
fn what_the_totem_says_is_translated() {
    let italian = messages_of(MAIN_LANGUAGE);
    let mut copies = Vec::new();
    for language in shipped_languages().into_iter().filter(|language| *language != MAIN_LANGUAGE) {
        for (key, (file, _, text)) in messages_of(language) {
            let shown_on_totem = file == "kiosk.ftl" || file == "slip.ftl";
            let has_words = text.chars().any(char::is_alphabetic);
            if shown_on_totem && has_words && italian[&key].2 == text && !SAME_ON_PURPOSE.contains(&key.as_str()) {
                copies.push(format!("{language}/{file}: {key} reads as in Italian: {text:?}"));
            }
        }
    }
    assert!(copies.is_empty(), "{}", copies.join("\n"));
}

#[test]
fn a_missing_language_falls_back_to_italian_and_a_missing_key_shows_itself() {
    let catalogue = Catalogue::embedded();
    assert_eq!(catalogue.text("xx", "weekday-monday", &[]), "lunedì");
    assert_eq!(catalogue.text("en", "weekday-monday", &[]), "Monday");
    assert_eq!(catalogue.text("en", "no-such-key", &[]), "[no-such-key]");
}

#[test]
fn a_folder_overrides_a_sentence_and_adds_a_language() {
    let folder = tempfile::tempdir().unwrap();
    for (language, content) in [
        ("it", "weekday-monday = lun\n"),
        (
            "hr",
            "weekday-monday = ponedjeljak\nwaiting = { $count ->\n [one] { $count } osoba\n [few] { $count } osobe\n *[other] { $count } osoba\n }\n",
        ),
    ] {
        fs::create_dir(folder.path().join(language)).unwrap();
        fs::write(folder.path().join(language).join("own.ftl"), content).unwrap();
    }
    let catalogue = Catalogue::with_folder(folder.path()).unwrap();
    assert_eq!(catalogue.text("it", "weekday-monday", &[]), "lun");
    assert_eq!(catalogue.text("it", "weekday-sunday", &[]), "domenica");
    assert_eq!(catalogue.text("hr", "weekday-monday", &[]), "ponedjeljak");
    assert_eq!(catalogue.text("hr", "waiting", &[("count", 2_u32.into())]), "2 osobe");
    assert!(catalogue.languages().any(|language| language == "hr"));
}

#[test]
fn a_bad_folder_is_named_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("absent");
    assert!(matches!(Catalogue::with_folder(&absent), Err(TextError::Unreadable { path, .. }) if path == absent));

    fs::create_dir(folder.path().join("it")).unwrap();
    fs::write(folder.path().join("it/own.ftl"), "good = gut\n\nbad = { $open\n").unwrap();
    let error = Catalogue::with_folder(folder.path()).unwrap_err().to_string();
    assert!(error.contains("own.ftl, line 3") || error.contains("own.ftl, line 4"), "{error}");

    let other = tempfile::tempdir().unwrap();
    fs::create_dir(other.path().join("not a language")).unwrap();
    assert!(matches!(Catalogue::with_folder(other.path()), Err(TextError::NoLanguage { .. })));
}

#[test]
fn threads_share_one_catalogue() {
    let catalogue = Catalogue::embedded();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let catalogue = catalogue.clone();
            std::thread::spawn(move || catalogue.text("fr", "month-august", &[]))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "août");
    }
}
