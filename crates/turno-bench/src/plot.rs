//! Plots of growth as SVG: both axes logarithmic, so that "twice as much takes twice as long" is a straight line upwards and
//! "it takes the same" a level one.

use std::fmt::Write;

use crate::figures::{Figure, Plot};

/// The picture's size.
const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 360.0;

/// The room around the lines: left for the numbers, right for the names.
const LEFT: f64 = 70.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 55.0;

/// The colours of the lines: told apart by people who see few colours, and each line has its name at its end.
const COLOURS: [&str; 4] = ["#0066cc", "#b35900", "#1a7f37", "#7a1f8f"];

impl Plot {
    /// All plots.
    pub(crate) const ALL: [Self; 4] = [Self::FanOut, Self::Restart, Self::Log, Self::Crowd];

    /// The picture's file.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::FanOut => "fan-out.svg",
            Self::Restart => "restart.svg",
            Self::Log => "log.svg",
            Self::Crowd => "crowd.svg",
        }
    }

    /// What it shows.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::FanOut => "One call to the last socket that sees it",
            Self::Restart => "From kill -9 to ready",
            Self::Log => "One request of a lone client, as the log grows",
            Self::Crowd => "One request of a lone client, as the hall fills",
        }
    }

    fn across(self) -> &'static str {
        match self {
            Self::FanOut => "sockets",
            Self::Restart => "tickets of the day",
            Self::Log => "office days in the log",
            Self::Crowd => "people waiting",
        }
    }
}

/// A line: its name and its points, in the order of their sizes.
type Line = (String, Vec<(f64, f64)>);

/// The lines of a plot: each figure in it, and what stood beside it where that was measured at each size.
fn lines(plot: Plot, figures: &[Figure]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |name: &str, point: (f64, f64)| match lines.iter_mut().find(|(known, _)| known == name) {
        Some((_, points)) => points.push(point),
        None => lines.push((name.to_owned(), vec![point])),
    };
    for figure in figures {
        let Some(point) = figure.point.as_ref().filter(|point| point.plot == plot) else { continue };
        if figure.value() > 0.0 {
            add(point.line, (point.size, figure.value()));
        }
        let other = match plot {
            Plot::FanOut => Some("bare loop"),
            Plot::Restart => Some("cat of the same files"),
            Plot::Log | Plot::Crowd => None,
        };
        if let Some((name, beside)) = other.zip(figure.beside_value()).filter(|(_, beside)| *beside > 0.0) {
            add(name, (point.size, beside));
        }
    }
    lines
}

/// The picture; `None` when there are no two sizes to compare.
pub(crate) fn draw(plot: Plot, figures: &[Figure]) -> Option<String> {
    let lines = lines(plot, figures);
    let all: Vec<_> = lines.iter().flat_map(|(_, points)| points.iter().copied()).collect();
    let across = Axis::over(all.iter().map(|point| point.0))?;
    let up = Axis::over(all.iter().map(|point| point.1))?;
    let x = |size: f64| LEFT + across.place(size) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>{title}</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{title}</text>\n",
        title = plot.title()
    );
    for step in up.steps() {
        let at = y(step);
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#d0d4d9\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{} ms</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.0,
            short(step)
        );
    }
    let mut sizes: Vec<_> = all.iter().map(|point| point.0).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.dedup();
    for size in sizes {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            x(size),
            HEIGHT - BOTTOM + 20.0,
            short(size)
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
        LEFT + (WIDTH - LEFT - RIGHT) / 2.0,
        HEIGHT - 12.0,
        plot.across()
    );
    let mut names_at = Vec::new();
    for ((name, points), colour) in lines.iter().zip(COLOURS.iter().cycle()) {
        draw_line(&mut svg, name, points, colour, (&x, &y), &mut names_at);
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

/// Where a value stands on the picture.
type Place<'a> = &'a dyn Fn(f64) -> f64;

fn draw_line(
    svg: &mut String,
    name: &str,
    points: &[(f64, f64)],
    colour: &str,
    (x, y): (Place<'_>, Place<'_>),
    names_at: &mut Vec<f64>,
) {
    let path: Vec<_> = points.iter().map(|(size, value)| format!("{:.1},{:.1}", x(*size), y(*value))).collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>",
        path.join(" ")
    );
    for (size, value) in points {
        let (left, down) = (x(*size), y(*value));
        let _ = writeln!(
            svg,
            "<circle cx=\"{left:.1}\" cy=\"{down:.1}\" r=\"4\" fill=\"{colour}\"><title>{name}: {} at {}</title></circle>",
            short(*value),
            short(*size)
        );
    }
    if let Some((size, value)) = points.last() {
        // Names keep a line's height from each other.
        let mut at = y(*value) + 4.0;
        while names_at.iter().any(|taken| (taken - at).abs() < 16.0) {
            at += 4.0;
        }
        names_at.push(at);
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{at:.1}\" fill=\"{colour}\">{name}, {} ms</text>",
            x(*size) + 10.0,
            short(*value)
        );
    }
}

/// A logarithmic axis.
#[derive(Debug, Clone, Copy)]
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        // A level line needs room above and below, or noise would look like growth.
        (low > 0.0 && high > 0.0).then(|| Self { low: (low / 2.0).log10(), high: (high * 2.0).log10() })
    }

    fn place(self, value: f64) -> f64 {
        (value.log10() - self.low) / (self.high - self.low)
    }

    /// The 1, 2 and 5 of each decade that lie on the axis; only the 1 where these would be many.
    fn steps(self) -> Vec<f64> {
        let decades = (self.high - self.low).ceil();
        let marks: &[f64] = if decades > 2.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let mut steps = Vec::new();
        let mut decade = self.low.floor();
        while decade <= self.high {
            steps.extend(marks.iter().map(|mark| mark * 10_f64.powf(decade)));
            decade += 1.0;
        }
        steps.retain(|step| (self.low..=self.high).contains(&step.log10()));
        steps
    }
}

/// A number as short as it can be read.
fn short(value: f64) -> String {
    match value {
        large if large >= 10.0 => format!("{large:.0}"),
        middle if middle >= 1.0 => format!("{middle:.1}").trim_end_matches(".0").to_owned(),
        small => format!("{small:.2}").trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown() -> Vec<Figure> {
        [(10.0, 1.0), (1_000.0, 1.1), (10_000.0, 30.0)]
            .into_iter()
            .map(|(size, value)| {
                Figure::new("f", "", "ms", vec![value]).beside("the other", vec![value / 2.0]).at(
                    Plot::FanOut,
                    "server",
                    size,
                )
            })
            .collect()
    }

    #[test]
    fn each_line_has_its_points_and_its_name() {
        let svg = draw(Plot::FanOut, &grown()).unwrap();
        assert_eq!((svg.matches("<polyline").count(), svg.matches("<circle").count()), (2, 6));
        assert!(svg.contains(">server, 30 ms<") && svg.contains(">bare loop, 15 ms<"), "{svg}");
        assert_eq!(draw(Plot::Log, &grown()), None);
    }

    #[test]
    fn more_stands_higher_and_further() {
        let axis = Axis::over([1.0, 100.0].into_iter()).unwrap();
        assert!(axis.place(1.0) > 0.0 && axis.place(1.0) < axis.place(10.0) && axis.place(100.0) < 1.0);
        assert_eq!(axis.steps(), [1.0, 10.0, 100.0]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([10_000.0, 12.4, 1.0, 1.25, 0.5, 0.123].map(short), ["10000", "12", "1", "1.2", "0.5", "0.12"]);
    }
}
