//! The token file holds what the design promises: contrast, target sizes, and no other file with such literals.

use std::{collections::BTreeMap, fs, path::Path};

use crate::ink::{Colour, contrast};

/// Text on its background, as the components pair them.
const TEXT_PAIRS: &[(&str, &str)] = &[
    ("ink", "page"),
    ("ink", "surface"),
    ("ink", "surface-tint"),
    ("ink", "surface-pressed"),
    ("ink", "good-tint"),
    ("ink", "warning-tint"),
    ("ink", "bad-tint"),
    ("ink-soft", "page"),
    ("ink-soft", "surface"),
    ("ink-faint", "surface"),
    ("primary", "surface"),
    ("primary", "page"),
    ("on-primary", "primary"),
    ("on-primary", "primary-pressed"),
    ("on-primary-soft", "primary"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
    ("on-deep-mark", "deep"),
    ("on-deep", "deep-raised"),
    ("on-deep-soft", "deep-raised"),
    ("on-deep-mark", "deep-raised"),
    ("good", "surface"),
    ("good", "good-tint"),
    ("warning", "surface"),
    ("warning", "page"),
    ("warning", "warning-tint"),
    ("bad", "surface"),
    ("bad", "bad-tint"),
    ("code-dark", "code-light"),
];

/// Contrast of text that this project asks for; WCAG AAA.
const TEXT_CONTRAST_MIN: f64 = 7.0;

fn tokens() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/tokens.slint")).unwrap()
}

/// The looks in the order in which a colour's line names them; one colour stands for all that are not named.
const LOOKS: [&str; 3] = ["high contrast", "dark", "light"];

/// Name -> the colour in each look.
fn colours(tokens: &str) -> BTreeMap<String, [String; 3]> {
    tokens
        .lines()
        .filter_map(|line| line.trim().strip_prefix("out property <color> "))
        .map(|rest| {
            let (name, value) = rest.split_once(':').unwrap();
            let hex: Vec<_> = value.split('#').skip(1).map(|text| text[..6].to_owned()).collect();
            let of_look = |look: usize| hex[if hex.len() == LOOKS.len() { look } else { 0 }].clone();
            assert!(matches!(hex.len(), 1 | 3), "{name} has a colour for some looks and none for others");
            (name.to_owned(), [of_look(0), of_look(1), of_look(2)])
        })
        .collect()
}

fn colour(hex: &str) -> Colour {
    [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
}

#[test]
fn text_has_contrast_in_every_look() {
    let colours = colours(&tokens());
    let mut weak = Vec::new();
    for (ink, ground) in TEXT_PAIRS {
        for (look, (one, other)) in LOOKS.iter().zip(colours[*ink].iter().zip(&colours[*ground])) {
            let ratio = contrast(colour(one), colour(other));
            if ratio < TEXT_CONTRAST_MIN {
                weak.push(format!("{ink} on {ground} ({look}): {ratio:.2}"));
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

/// A 22-inch panel with 1080 pixels across its shorter side: 274 mm.
const PX_PER_MM: f64 = 1080.0 / 274.0;

fn length_px(tokens: &str, name: &str) -> f64 {
    let line = tokens.lines().find(|line| line.contains(&format!(" {name}:"))).unwrap();
    line.split(':').nth(1).unwrap().trim().split("px").next().unwrap().parse().unwrap()
}

#[test]
fn fingers_and_eyes_have_what_they_need() {
    let tokens = tokens();
    assert!(length_px(&tokens, "target") / PX_PER_MM >= 29.9, "main controls are 30 mm high");
    assert!(length_px(&tokens, "target-min") / PX_PER_MM >= 20.0, "no control is below 20 mm");
    // Capitals of Noto Sans are 0.714 of the text size; 12.2 mm of capital height per metre of distance.
    assert!(length_px(&tokens, "text-body") * 0.714 / PX_PER_MM >= 0.6 * 12.2, "body text is read from 0.6 m");
}

#[test]
fn only_the_token_file_holds_colours_sizes_and_times() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for entry in fs::read_dir(ui).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ext| ext != "slint") || path.ends_with("tokens.slint") {
            continue;
        }
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap();
            assert!(!has_literal(code), "{}:{}: {line}", path.display(), index + 1);
        }
    }
}

/// A colour, or a number with a unit of length or time.
fn has_literal(code: &str) -> bool {
    let has_unit = |unit: &str| {
        code.match_indices(unit).any(|(at, _)| {
            code[..at].ends_with(|c: char| c.is_ascii_digit())
                && !code[at + unit.len()..].starts_with(|c: char| c.is_alphanumeric())
        })
    };
    let has_colour =
        code.match_indices('#').any(|(at, _)| code[at + 1..].chars().take_while(char::is_ascii_hexdigit).count() >= 3);
    has_colour || ["px", "mm", "cm", "pt", "rem", "phx", "ms", "s"].into_iter().any(has_unit)
}

#[test]
fn the_check_for_literals_sees_them() {
    assert!(has_literal("width: 12px;"));
    assert!(has_literal("color: #fff;"));
    assert!(has_literal("duration: 2s;"));
    assert!(!has_literal("spacing: Tokens.space-s / 2; width: 100%;"));
}

#[test]
fn every_icon_is_drawn_and_named() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let listed = fs::read_to_string(ui.join("icon.slint")).unwrap();
    for entry in fs::read_dir(ui.join("icons")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(listed.contains(&format!("icons/{name}")), "{name} is drawn and not listed");
    }
}
