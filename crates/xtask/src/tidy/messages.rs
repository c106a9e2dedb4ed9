//! Every sentence exists in every language, and asks for the same values in each.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Violation;
use super::tree::SourceFile;

/// Below it stands one folder for each language, with the same files in each.
const LOCALES: &str = "assets/locales/";

/// The language the sentences are written in first; the others are held against it.
const SOURCE_LANGUAGE: &str = "it";

/// Files that only the office's staff reads: these languages are enough for them, the others may leave them out.
const STAFF_FILES: &[&str] = &["pages.ftl", "settings.ftl"];

/// The languages of the staff.
const STAFF_LANGUAGES: &[&str] = &["it", "en", "de", "fr"];

/// What one message asks for: the names of its variables.
type Variables = BTreeSet<String>;

/// The messages of one language, by `file/key`, each with the line-independent place it stands in.
type Catalogue = BTreeMap<String, Variables>;

/// Messages missing in a language, or asking for other values there than in the source language.
pub(super) fn complete(files: &[SourceFile]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut languages: BTreeMap<String, Catalogue> = BTreeMap::new();
    for file in files.iter().filter(|file| file.extension() == "ftl") {
        let Some((language, name)) = file.path.strip_prefix(LOCALES).and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let catalogue = languages.entry(language.to_owned()).or_default();
        found.extend(collect(file, name, catalogue));
    }
    let Some(source) = languages.remove(SOURCE_LANGUAGE) else {
        if !languages.is_empty() {
            let wrong = "the language the others are held against is missing";
            found.push(Violation::new(format!("{LOCALES}{SOURCE_LANGUAGE}"), wrong, "add its folder"));
        }
        return found;
    };
    for (language, catalogue) in &languages {
        found.extend(compare(&source, language, catalogue));
    }
    found
}

fn compare(source: &Catalogue, language: &str, catalogue: &Catalogue) -> Vec<Violation> {
    let mut found = Vec::new();
    for (key, wanted) in source {
        match catalogue.get(key) {
            None if !is_owed(key, language) => {}
            None => found.push(missing(language, key, SOURCE_LANGUAGE)),
            Some(asked) if asked != wanted => found.push(Violation::new(
                place(language, key),
                format!("asks for {}, and '{SOURCE_LANGUAGE}' for {}", list(asked), list(wanted)),
                "use the same variables in every language",
            )),
            Some(_) => {}
        }
    }
    let only_here = catalogue.keys().filter(|key| !source.contains_key(*key));
    found.extend(only_here.map(|key| missing(SOURCE_LANGUAGE, key, language)));
    found
}

/// Must this language have this message?
fn is_owed(key: &str, language: &str) -> bool {
    let file = key.split('/').next().unwrap_or_default();
    !STAFF_FILES.contains(&file) || STAFF_LANGUAGES.contains(&language)
}

fn place(language: &str, key: &str) -> String {
    let (file, key) = key.rsplit_once('/').unwrap_or(("", key));
    format!("{LOCALES}{language}/{file}: {key}")
}

fn missing(language: &str, key: &str, present_in: &str) -> Violation {
    let wrong = format!("is missing in '{language}' and present in '{present_in}'");
    Violation::new(place(language, key), wrong, "translate it, or take it out everywhere")
}

fn list(variables: &Variables) -> String {
    if variables.is_empty() {
        return "nothing".to_owned();
    }
    variables.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}

/// Adds the messages of one file to its language. What cannot be read there is a violation of its own.
fn collect(file: &SourceFile, name: &str, catalogue: &mut Catalogue) -> Vec<Violation> {
    let (resource, mut found) = match parser::parse(file.text.as_str()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => {
            let wrongs = errors.into_iter().map(|error| {
                // Where the unreadable message begins says more than where the reader gave up.
                let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
                let line = file.text[..start.min(file.text.len())].matches('\n').count() + 1;
                Violation::new(file.at(line), format!("cannot be read: {error}"), "correct the message")
            });
            (resource, wrongs.collect())
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let value = message.value.iter().map(|value| (format!("{name}/{id}"), value));
        let attributes = message.attributes.iter().map(|part| (format!("{name}/{id}.{}", part.id.name), &part.value));
        for (key, pattern) in value.chain(attributes) {
            let mut variables = Variables::new();
            variables_of(pattern, &mut variables);
            if catalogue.insert(key.clone(), variables).is_some() {
                let key = key.rsplit('/').next().unwrap_or_default();
                found.push(Violation::new(&file.path, format!("says {key} twice"), "keep one of the two"));
            }
        }
    }
    found
}

fn variables_of(pattern: &Pattern<&str>, into: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            variables_of_expression(expression, into);
        }
    }
}

fn variables_of_expression(expression: &Expression<&str>, into: &mut Variables) {
    match expression {
        Expression::Inline(inline) => variables_of_inline(inline, into),
        Expression::Select { selector, variants } => {
            variables_of_inline(selector, into);
            for variant in variants {
                variables_of(&variant.value, into);
            }
        }
    }
}

fn variables_of_inline(inline: &InlineExpression<&str>, into: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => variables_of_expression(expression, into),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            let named = arguments.named.iter().map(|argument| &argument.value);
            for argument in arguments.positional.iter().chain(named) {
                variables_of_inline(argument, into);
            }
        }
        InlineExpression::TermReference { arguments: None, .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    const IT: &str = "people = { $count ->\n    [one] { $count } persona\n   *[other] { NUMBER($count) } persone\n }\ncall = Numero { $number }\n    .spoken = Il { $number }\n";

    fn found_in(english: &str) -> Vec<String> {
        let planted = [file("assets/locales/it/board.ftl", IT), file("assets/locales/en/board.ftl", english)];
        complete(&planted).into_iter().map(|found| format!("{} {}", found.place, found.wrong)).collect()
    }

    #[test]
    fn the_same_keys_with_the_same_variables_pass() {
        let english = "people = { $count } people\ncall = Number { $number }\n    .spoken = The { $number }\n";
        assert_eq!(found_in(english), Vec::<String>::new());
    }

    #[test]
    fn the_staff_has_its_own_languages() {
        let found = |language: &str, name: &str| {
            let source = file(&format!("assets/locales/it/{name}"), IT);
            let other = file(&format!("assets/locales/{language}/other.ftl"), "");
            complete(&[source, other]).len()
        };
        assert_eq!(found("ar", "pages.ftl"), 0);
        assert_eq!(found("de", "pages.ftl"), 3);
        assert_eq!(found("ar", "kiosk.ftl"), 3);
    }

    #[test]
    fn a_missing_message_is_named_both_ways() {
        let found = found_in("people = { $count } people\ncall = Number { $number }\nextra = More\n");
        assert_eq!(
            found,
            [
                "assets/locales/en/board.ftl: call.spoken is missing in 'en' and present in 'it'",
                "assets/locales/it/board.ftl: extra is missing in 'it' and present in 'en'",
            ]
        );
    }

    #[test]
    fn another_variable_is_named() {
        let found = found_in("people = many people\ncall = Number { $ticket }\n    .spoken = The { $number }\n");
        assert_eq!(
            found,
            [
                "assets/locales/en/board.ftl: call asks for $ticket, and 'it' for $number",
                "assets/locales/en/board.ftl: people asks for nothing, and 'it' for $count",
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let english = "people = { $count } people\ncall = Number { $number\n";
        assert!(
            found_in(english)[0].starts_with("assets/locales/en/board.ftl:2 cannot be read"),
            "{:?}",
            found_in(english)
        );
    }
}
