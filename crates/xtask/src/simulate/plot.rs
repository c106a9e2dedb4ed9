//! The plots, as plain SVG: bars side by side, and one cloud of points. Light and dark are the reader's.

use std::fmt::Write;

use super::{day::Class, report::Report};

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 48.0;

const STYLE: &str = "<style>text{font:14px system-ui,sans-serif;fill:#17324d}.quiet{fill:#435a70}.grid{stroke:#c5d2de}\
    .a{fill:#0059b3}.b{fill:#8f4a00}.c{fill:#00663f}.d{fill:#7a8ea1}.whole{fill:#fff}.line{stroke:#17324d}\
    @media(prefers-color-scheme:dark){text{fill:#e8f0f7}.quiet{fill:#a9bccd}.grid{stroke:#37506a}.a{fill:#6cb2ff}\
    .b{fill:#ffb765}.c{fill:#58d3a0}.d{fill:#8aa4bd}.whole{fill:#152432}.line{stroke:#e8f0f7}}</style>";

/// Groups of bars with one colour for each series.
struct Bars {
    title: &'static str,
    unit: &'static str,
    series: Vec<&'static str>,
    groups: Vec<(String, Vec<f64>)>,
}

/// All plots, by file name.
pub(super) fn all(report: &Report) -> Vec<(&'static str, String)> {
    let classes = |class: Class| match class {
        Class::WalkIn => "walk-in",
        Class::Booked => "booked",
        Class::Priority => "priority",
    };
    let policies = Bars {
        title: "Nine in ten people wait less than",
        unit: "minutes",
        series: [Class::WalkIn, Class::Booked, Class::Priority].map(classes).into(),
        groups: report
            .policies()
            .map(|cell| (cell.name.to_owned(), cell.classes.iter().map(|(_, waits)| waits.p90).collect()))
            .collect(),
    };
    let forecasters = Bars {
        title: "Mean error of the forecast",
        unit: "minutes",
        series: vec!["rule run forward", "queue length x rate", "last to enter", "head of line"],
        groups: report
            .usual()
            .map(|cell| {
                (format!("{} counters", cell.counters), cell.forecasters.iter().map(|errors| errors.absolute).collect())
            })
            .collect(),
    };
    vec![
        ("policies.svg", bars(&policies)),
        ("forecasters.svg", bars(&forecasters)),
        ("told-and-waited.svg", cloud(report)),
    ]
}

fn head(title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">{STYLE}\n\
         <rect class=\"whole\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"8\"/>\n<text x=\"{LEFT}\" y=\"26\" \
         font-weight=\"bold\">{title}</text>\n"
    )
}

/// A round number above the largest value, and the distance of the lines to it.
fn scale(largest: f64) -> (f64, f64) {
    let step = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|step| largest / step <= 6.0).unwrap_or(50.0);
    ((largest / step).ceil() * step, step)
}

fn lines(svg: &mut String, most: f64, step: f64, unit: &str) {
    let mut value = 0.0;
    while value <= most + step / 2.0 {
        let y = HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP);
        let right = WIDTH - 16.0;
        let _ = writeln!(svg, "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>");
        let (x, base) = (LEFT - 8.0, y + 5.0);
        let _ = writeln!(svg, "<text class=\"quiet\" x=\"{x}\" y=\"{base:.1}\" text-anchor=\"end\">{value}</text>");
        value += step;
    }
    let (x, y) = (WIDTH - 16.0, 26.0);
    let _ = writeln!(svg, "<text class=\"quiet\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{unit}</text>");
}

#[allow(clippy::cast_precision_loss)]
fn bars(bars: &Bars) -> String {
    let mut svg = head(bars.title);
    let largest = bars.groups.iter().flat_map(|(_, values)| values).copied().fold(0.1, f64::max);
    let (most, step) = scale(largest * 1.05);
    lines(&mut svg, most, step, bars.unit);
    let mut x = LEFT;
    for (name, colour) in bars.series.iter().zip(["a", "b", "c", "d"]) {
        let (y, text) = (36.0, x + 18.0);
        let _ = writeln!(svg, "<rect class=\"{colour}\" x=\"{x:.1}\" y=\"{y}\" width=\"12\" height=\"12\" rx=\"2\"/>");
        let _ = writeln!(svg, "<text x=\"{text:.1}\" y=\"47\">{name}</text>");
        x += 36.0 + name.len() as f64 * 7.6;
    }
    let room = (WIDTH - LEFT - 16.0) / bars.groups.len().max(1) as f64;
    let width = room * 0.76 / bars.series.len().max(1) as f64;
    for (group, (name, values)) in bars.groups.iter().enumerate() {
        let start = LEFT + room * (group as f64 + 0.12);
        for (nth, (value, colour)) in values.iter().zip(["a", "b", "c", "d"]).enumerate() {
            let height = value / most * (HEIGHT - BOTTOM - TOP);
            let (x, y) = (start + width * nth as f64, HEIGHT - BOTTOM - height);
            let _ = writeln!(
                svg,
                "<rect class=\"{colour}\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"2\"/>",
                x + 2.0,
                width - 4.0
            );
            let (x, y) = (x + width / 2.0, y - 5.0);
            let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{value:.1}</text>");
        }
        let (x, y) = (LEFT + room * (group as f64 + 0.5), HEIGHT - 18.0);
        let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{name}</text>");
    }
    svg.push_str("</svg>\n");
    svg
}

fn cloud(report: &Report) -> String {
    let Some(cell) = report.usual().nth(1) else { return head("") + "</svg>\n" };
    let mut svg = head("What was forecast, and how long people waited");
    let largest = cell.pairs.iter().flat_map(|(said, waited)| [*said, *waited]).fold(1.0, f64::max);
    let (most, step) = scale(largest);
    lines(&mut svg, most, step, "minutes waited, over minutes forecast");
    let across = |value: f64| LEFT + value / most * (WIDTH - LEFT - 16.0);
    let up = |value: f64| HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP);
    for (said, waited) in &cell.pairs {
        let (x, y) = (across(*said), up(*waited));
        let _ = writeln!(svg, "<circle class=\"a\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.2\" opacity=\"0.35\"/>");
    }
    let (x, y, x0, y0) = (across(most), up(most), across(0.0), up(0.0));
    let _ = writeln!(svg, "<line class=\"line\" x1=\"{x0:.1}\" y1=\"{y0:.1}\" x2=\"{x:.1}\" y2=\"{y:.1}\"/>");
    let mut value = step;
    while value <= most {
        let (x, y) = (across(value), HEIGHT - 26.0);
        let _ = writeln!(svg, "<text class=\"quiet\" x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{value}</text>");
        value += step;
    }
    svg.push_str("</svg>\n");
    svg
}
