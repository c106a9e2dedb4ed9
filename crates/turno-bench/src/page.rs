//! The page for readers: machine, date, figures, plots of growth, why a goal is missed, how to repeat it.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    figures::{Beside, Figure, Plot, Verdict},
    plot,
    report::{HEADS, cells},
};

/// The line from which on the page is written by others and kept as it is.
const BY_HAND: &str = "<!-- From here on kept by `make bench` as it is. -->";

/// Where the plots lie, seen from the page.
const PLOTS: &str = "pictures/performance";

/// The page and its plots.
#[derive(Debug)]
pub(crate) struct Page {
    /// The page's text.
    pub(crate) text: String,
    /// The plots: name and content of each file.
    pub(crate) plots: Vec<(&'static str, String)>,
}

impl Page {
    /// Makes the page. `warnings` stand before everything else, `reason` gives what was written by hand about a figure,
    /// `existing` is the page as it is.
    pub(crate) fn new(
        figures: &[Figure],
        facts: &[(&str, String)],
        warnings: &[String],
        reason: impl Fn(&str) -> Option<String>,
        existing: &str,
    ) -> Self {
        let plots: Vec<_> = Plot::ALL.iter().filter_map(|plot| Some((*plot, plot::draw(*plot, figures)?))).collect();
        let mut text = String::from(
            "# Performance\n\nWritten by `make bench`. A figure is the median of its runs, of which the table tells how many there were. What stands\n\
             beside it was measured in the same runs, in turns with it; the ratio is the median of the ratios of the single runs, and\n\
             the last column is the lowest and the highest of them. Absolute figures are those of the machine named here; the ratios\n\
             are what can be compared.\n\n",
        );
        for warning in warnings {
            let _ = writeln!(text, "**Warning.** {warning}\n");
        }
        text.push_str("| | |\n|---|---|\n");
        for (name, value) in facts {
            let _ = writeln!(text, "| {name} | {value} |");
        }
        summary(&mut text, figures);
        text.push_str("\n## Figures\n\n");
        let _ = writeln!(text, "| {} |\n|{}", HEADS.join(" | "), "---|".repeat(HEADS.len()));
        for figure in figures {
            let _ = writeln!(text, "| {} |", cells(figure).join(" | "));
        }
        text.push_str("\n## Growth\n\n");
        for (plot, _) in &plots {
            let _ = writeln!(text, "![{}]({PLOTS}/{})\n", plot.title(), plot.file());
        }
        missed(&mut text, figures, reason);
        meanings(&mut text, figures);
        text.push_str(
            "\n## To repeat it\n\n`make bench` builds the release programs and measures everything in under fifteen minutes on two cores;\n\
             `make bench NAME` (or `scripts/bench.sh NAME...`) measures single rows and leaves this page alone. The first writes\n\
             `target/bench/report.json`, the other `report-NAME.json` beside it. The data folders lie under `target/bench`,\n\
             because what lies in memory costs nothing to sync. Let nothing else run: clients and server share the processor. The\n\
             clients are one thread; where they take nearly all of its core, they are the limit and not the server. 10,000 sockets\n\
             need a hard limit of open files above that (`ulimit -Hn`).\n\n",
        );
        text.push_str(BY_HAND);
        text.push_str(existing.split_once(BY_HAND).map_or("\n", |(_, by_hand)| by_hand));
        Self { text, plots: plots.into_iter().map(|(plot, svg)| (plot.file(), svg)).collect() }
    }

    /// Writes the page and its plots.
    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        let folder = file.parent().context("the page lies in no folder")?.join(PLOTS);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        for (name, svg) in &self.plots {
            fs::write(folder.join(name), svg).with_context(|| format!("cannot write {name}"))?;
        }
        fs::write(file, &self.text).with_context(|| format!("cannot write {}", file.display()))
    }
}

fn summary(text: &mut String, figures: &[Figure]) {
    let with = |verdict| figures.iter().filter(|figure| figure.verdict() == verdict).count();
    let _ = writeln!(
        text,
        "\n{} goals met, {} missed; {} more figures are shown without a goal.",
        with(Verdict::Met),
        with(Verdict::Missed),
        with(Verdict::NotAsked)
    );
}

fn missed(text: &mut String, figures: &[Figure], reason: impl Fn(&str) -> Option<String>) {
    text.push_str("## Missed goals\n\n");
    let mut none = true;
    for figure in figures.iter().filter(|figure| figure.verdict() == Verdict::Missed) {
        none = false;
        let [_, value, unit, beside, ratio, goal, ..] = cells(figure);
        let why = reason(&figure.name).unwrap_or_else(|| "Nobody has written down why yet.".to_owned());
        let _ = writeln!(
            text,
            "### {}\n\n{value} {unit}, beside it {beside}, ratio {ratio}; the goal is {goal}.\n\n{}\n",
            figure.name,
            why.trim()
        );
    }
    if none {
        text.push_str("None.\n");
    }
}

fn meanings(text: &mut String, figures: &[Figure]) {
    text.push_str("## What the figures mean\n\n");
    for figure in figures {
        let _ = write!(text, "- **{}**: {}.", figure.name, figure.what);
        if let Beside::Measured { what, .. } = &figure.beside {
            let _ = write!(text, " Beside it: {what}.");
        }
        if !figure.remark.is_empty() {
            let _ = write!(text, " {}", figure.remark);
        }
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Goal, tests::half};

    fn text(facts: &[(&str, String)], existing: &str) -> String {
        let figures = [half(Goal::RatioAtLeast(0.6)), half(Goal::Shown)];
        Page::new(&figures, facts, &[], |name| Some(format!("Why {name}.")), existing).text
    }

    #[test]
    fn the_page_keeps_what_others_wrote_below_its_mark() {
        let first = text(&[("Date", "today".into())], "");
        assert!(first.contains("| Date | today |") && first.contains("| half | 20.0 |"), "{first}");
        let second = text(&[("Date", "tomorrow".into())], &format!("{first}\n## Soak\n\nFine.\n"));
        assert!(second.contains("tomorrow") && !second.contains("today"), "{second}");
        assert!(second.ends_with("\n## Soak\n\nFine.\n"), "{second}");
        assert_eq!(second.matches(BY_HAND).count(), 1);
    }

    #[test]
    fn a_missed_goal_is_named_with_its_reason() {
        let text = text(&[], "");
        assert!(text.contains("0 goals met, 1 missed; 1 more"), "{text}");
        assert!(
            text.contains("### half\n\n20.0 1/s, beside it 40.0, ratio 0.50; the goal is ratio >= 0.6.\n\nWhy half.\n"),
            "{text}"
        );
        let unexplained = Page::new(&[half(Goal::RatioAtLeast(0.6))], &[], &["Too long.".into()], |_| None, "").text;
        assert!(unexplained.contains("Nobody has written down why yet."));
        assert!(unexplained.contains("compared.\n\n**Warning.** Too long.\n\n| | |"), "{unexplained}");
    }
}
