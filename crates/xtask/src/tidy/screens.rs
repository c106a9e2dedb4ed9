//! A screen says what stands where; how it looks is said once, in the token file.

use super::Violation;
use super::tree::SourceFile;

/// The one file that gives colours, sizes and times their values.
const TOKEN_FILE: &str = "crates/turno-ui-kit/ui/tokens.slint";

/// What may follow a number and makes a size or a time of it.
const UNITS: &[&str] = &["px", "phx", "pt", "in", "mm", "cm", "rem", "ms", "s"];

/// Functions that make a colour out of numbers.
const COLOUR_FUNCTIONS: &[&str] = &["rgb", "rgba", "hsv", "oklch"];

/// Colours, sizes and times written out in a `.slint` file other than the token file.
pub(super) fn literals(files: &[SourceFile]) -> Vec<Violation> {
    let screens = files.iter().filter(|file| file.extension() == "slint" && file.path != TOKEN_FILE);
    screens.flat_map(literals_of).collect()
}

fn literals_of(file: &SourceFile) -> Vec<Violation> {
    let code = without_comments_and_strings(&file.text);
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        for literal in colours(line).into_iter().chain(quantities(line)) {
            found.push(Violation::new(
                file.at(index + 1),
                format!("the value {literal} is written out"),
                format!("give it a name in {TOKEN_FILE} and use that"),
            ));
        }
    }
    found
}

/// The same text with comments and strings blanked, so that lines keep their numbers.
fn without_comments_and_strings(text: &str) -> String {
    #[derive(PartialEq)]
    enum Inside {
        Code,
        Line,
        Block,
        Text,
    }
    let mut inside = Inside::Code;
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match (&inside, letter, next) {
            (Inside::Code, '/', Some('/')) => inside = Inside::Line,
            (Inside::Code, '/', Some('*')) => inside = Inside::Block,
            (Inside::Code, '"', _) => inside = Inside::Text,
            (Inside::Line, '\n', _) => inside = Inside::Code,
            (Inside::Block, '*', Some('/')) => {
                letters.next();
                inside = Inside::Code;
                continue;
            }
            (Inside::Text, '\\', Some(_)) => {
                letters.next();
                continue;
            }
            (Inside::Text, '"', _) => {
                inside = Inside::Code;
                continue;
            }
            _ => {}
        }
        if inside == Inside::Code || letter == '\n' {
            out.push(letter);
        }
    }
    out
}

/// Colours written as `#rgb`, `#rrggbb` (with or without transparency) or as a function of numbers.
fn colours(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('#') {
        let digits: String = line[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            found.push(format!("#{digits}"));
        }
    }
    for function in COLOUR_FUNCTIONS {
        for (at, _) in line.match_indices(&format!("{function}(")) {
            let starts_a_word = !line[..at].ends_with(|before: char| before.is_alphanumeric() || "-_".contains(before));
            if starts_a_word {
                found.push(format!("{function}(...)"));
            }
        }
    }
    found
}

/// Numbers with a unit, such as `12px` or `300ms`. Nothing (`0px`) is no choice of size, and `/ 1px` only takes a unit off.
fn quantities(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(offset) = line[rest..].find(|letter: char| letter.is_ascii_digit()) {
        let start = rest + offset;
        let number: String =
            line[start..].chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        let unit: String = line[start + number.len()..].chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = start + number.len() + unit.len();
        let before = line[..start].trim_end();
        let part_of_a_name = line[..start].ends_with(|before: char| before.is_alphanumeric() || "-_#".contains(before))
            && !before.ends_with(['-', '+']);
        let strips_unit = number == "1" && before.ends_with(['/', '*']);
        let nothing = number.chars().all(|digit| digit == '0' || digit == '.');
        if UNITS.contains(&unit.as_str()) && !part_of_a_name && !strips_unit && !nothing {
            found.push(format!("{number}{unit}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tree::file;
    use super::*;

    fn found_in(code: &str) -> Vec<String> {
        let wrongs = literals(&[file("kiosk-ui/ui/choose.slint", code)]);
        wrongs.into_iter().map(|found| format!("{} {}", found.place, found.wrong)).collect()
    }

    #[test]
    fn a_colour_written_out_is_named_with_its_line() {
        let found = found_in("Rectangle {\n    background: #fff;\n    border-color: #0066CCFF;\n}");
        assert_eq!(
            found,
            [
                "kiosk-ui/ui/choose.slint:2 the value #fff is written out",
                "kiosk-ui/ui/choose.slint:3 the value #0066CCFF is written out",
            ]
        );
        assert_eq!(found_in("color: rgb(1, 2, 3);").len(), 1);
    }

    #[test]
    fn a_size_or_time_written_out_is_named() {
        assert_eq!(found_in("width: 12px;").len(), 1);
        assert_eq!(found_in("x: -4.5phx + 2mm;").len(), 2);
        assert_eq!(found_in("animate x { duration: 300ms; }").len(), 1);
    }

    #[test]
    fn what_chooses_no_look_is_left_alone() {
        assert_eq!(found_in("// 12px\n/* #fff\n 3px */ text: \"#fff 12px \\\" 3px\";"), Vec::<String>::new());
        assert_eq!(
            found_in("x: 0px; n: width / 1px; y: 50%; z: Sizes.gap-12; w: 3 * Sizes.unit;"),
            Vec::<String>::new()
        );
        assert_eq!(literals(&[file(TOKEN_FILE, "out property <length> gap: 12px;")]), []);
    }
}
