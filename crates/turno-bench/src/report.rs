//! The forms of a report: the table for a terminal, the list for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::figures::{Beside, Figure, Goal, Verdict};

/// The list: one object for each figure, nothing else.
pub(crate) fn list(figures: &[Figure]) -> Value {
    figures.iter().map(entry).collect()
}

fn entry(figure: &Figure) -> Value {
    let (low, high) = figure.spread();
    json!({
        "name": figure.name,
        "what": figure.what,
        "value": figure.value(),
        "unit": figure.unit,
        "beside": figure.beside_value(),
        "beside_what": match &figure.beside {
            Beside::Nothing => None,
            Beside::Measured { what, .. } => Some(what),
        },
        "ratio": figure.ratio(),
        "ratio_spread": figure.ratio_spread().map(|(low, high)| [low, high]),
        "goal": goal(figure),
        "goal_met": match figure.verdict() {
            Verdict::Met => Some(true),
            Verdict::Missed => Some(false),
            Verdict::NotAsked => None,
        },
        "runs": figure.values.len(),
        "spread": [low, high],
        "remark": figure.remark,
    })
}

fn goal(figure: &Figure) -> Option<String> {
    match figure.goal {
        Goal::RatioAtLeast(least) => Some(format!("ratio >= {least}")),
        Goal::RatioAtMost(most) => Some(format!("ratio <= {most}")),
        Goal::ValueBelow(limit) => Some(format!("< {limit} {}", figure.unit)),
        Goal::Shown => None,
    }
}

/// The heads of the table's columns.
pub(crate) const HEADS: [&str; 9] =
    ["Name", "Median", "Unit", "Beside", "Ratio", "Goal", "", "Lowest to highest", "Ratios of the runs"];

/// The cells of a figure, under [`HEADS`].
pub(crate) fn cells(figure: &Figure) -> [String; 9] {
    let (low, high) = figure.spread();
    let verdict = match figure.verdict() {
        Verdict::Met => "met",
        Verdict::Missed => "MISSED",
        Verdict::NotAsked => "",
    };
    [
        figure.name.clone(),
        number(figure.value()),
        figure.unit.to_owned(),
        figure.beside_value().map_or_else(|| "-".to_owned(), number),
        figure.ratio().map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}")),
        goal(figure).unwrap_or_else(|| "-".to_owned()),
        verdict.to_owned(),
        match figure.values.len() {
            0 => "not measured".to_owned(),
            1 => "1 run".to_owned(),
            runs => format!("{} to {} ({runs} runs)", number(low), number(high)),
        },
        match figure.ratio_spread() {
            Some((low, high)) if figure.values.len() > 1 => format!("{low:.2} to {high:.2}"),
            _ => "-".to_owned(),
        },
    ]
}

/// A number with as many decimals as its size deserves.
fn number(value: f64) -> String {
    match value.abs() {
        unknown if unknown.is_nan() => "-".to_owned(),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// The table, for a terminal.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut rows = vec![HEADS.map(str::to_owned)];
    rows.extend(figures.iter().map(cells));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:<width$}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::half;

    #[test]
    fn an_entry_holds_all_that_a_program_asks_for() {
        let entry = list(&[half(Goal::RatioAtLeast(0.6))])[0].clone();
        assert_eq!(entry["name"], "half");
        assert_eq!((entry["value"].as_f64(), entry["beside"].as_f64()), (Some(20.0), Some(40.0)));
        assert_eq!((entry["ratio"].as_f64(), entry["unit"].as_str()), (Some(0.5), Some("1/s")));
        assert_eq!((entry["goal"].as_str(), entry["goal_met"].as_bool()), (Some("ratio >= 0.6"), Some(false)));
        assert_eq!((entry["runs"].as_u64(), &entry["spread"]), (Some(3), &json!([10.0, 30.0])));
        assert_eq!(entry["ratio_spread"], json!([0.5, 0.5]));
    }

    #[test]
    fn what_was_not_asked_or_not_compared_is_null() {
        let mut figure = half(Goal::Shown);
        figure.beside = Beside::Nothing;
        let entry = entry(&figure);
        for key in ["beside", "beside_what", "ratio", "ratio_spread", "goal", "goal_met"] {
            assert!(entry[key].is_null(), "{key}: {}", entry[key]);
        }
    }

    #[test]
    fn the_table_has_a_line_for_each_figure_and_names_a_missed_goal() {
        let text = table(&[half(Goal::RatioAtLeast(0.6)), half(Goal::ValueBelow(21.0))]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains("MISSED") && lines[1].ends_with("10.0 to 30.0 (3 runs)  0.50 to 0.50"), "{text}");
        assert!(lines[2].contains("< 21 1/s      met     "), "{text}");
    }

    #[test]
    fn numbers_have_decimals_by_size() {
        assert_eq!([12345.6, 12.34, 1.234, 0.1234].map(number), ["12346", "12.3", "1.23", "0.123"]);
    }
}
