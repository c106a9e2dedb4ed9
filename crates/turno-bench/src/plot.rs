//! Plots of growth as SVG. Times stand on two logarithmic axes, so that "twice as much takes twice as long" is a straight line
//! upwards and "it takes the same" a level one; what may hardly grow stands as a ratio to the smallest, beside its goal.

use std::fmt::Write;

use crate::{
    figures::{Figure, Plot},
    rows::GROWTH_RATIO,
};

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

/// The colour of a line that others are held against.
const HELD_AGAINST: &str = "#59636e";

/// The line of the broker, whose figures stand beside ours under names of their own.
pub(crate) const MOSQUITTO: &str = "Mosquitto";

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

    /// What is written behind a value.
    fn unit(self) -> &'static str {
        match self {
            Self::FanOut | Self::Restart => " ms",
            Self::Log | Self::Crowd => "",
        }
    }

    /// What stands upwards.
    fn up(self) -> &'static str {
        match self {
            Self::FanOut | Self::Restart => "milliseconds, logarithmic",
            Self::Log | Self::Crowd => "times the smallest",
        }
    }

    fn across(self) -> &'static str {
        match self {
            Self::FanOut => "sockets, logarithmic",
            Self::Restart => "tickets of the day, logarithmic",
            Self::Log => "office days in the log, logarithmic",
            Self::Crowd => "people waiting, logarithmic",
        }
    }
}

/// A line: its name, its points in the order of their sizes, and whether it is drawn as what others are held against.
#[derive(Debug)]
struct Line {
    name: String,
    points: Vec<(f64, f64)>,
    held_against: bool,
}

impl Line {
    /// The value at the largest size.
    fn end(&self) -> f64 {
        self.points.last().map_or(0.0, |point| point.1)
    }
}

/// The lines of a plot: each figure in it, and what stood beside it where that was measured at each size.
fn lines(plot: Plot, figures: &[Figure]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |name: &str, point: (f64, f64)| match lines.iter_mut().find(|line| line.name == name) {
        Some(line) => line.points.push(point),
        None => lines.push(Line { name: name.to_owned(), points: vec![point], held_against: false }),
    };
    for figure in figures {
        let Some(point) = figure.point.as_ref().filter(|point| point.plot == plot) else { continue };
        let value = match plot {
            Plot::FanOut | Plot::Restart => figure.value(),
            // The smallest stands beside nothing: it is once itself.
            Plot::Log | Plot::Crowd => figure.ratio().unwrap_or(1.0),
        };
        // Of a figure beside another peer only that peer is new.
        if value > 0.0 && point.line != MOSQUITTO {
            add(point.line, (point.size, value));
        }
        let other = match plot {
            Plot::FanOut if point.line == MOSQUITTO => Some(MOSQUITTO),
            Plot::FanOut => Some("bare loop"),
            Plot::Restart => Some("cat of the same files"),
            Plot::Log | Plot::Crowd => None,
        };
        if let Some((name, beside)) = other.zip(figure.beside_value()).filter(|(_, beside)| *beside > 0.0) {
            add(name, (point.size, beside));
        }
    }
    let asked = goal_line(plot, &lines);
    lines.extend(asked);
    lines
}

/// The line that the others are to stay below, where the goal is one.
fn goal_line(plot: Plot, lines: &[Line]) -> Option<Line> {
    let first = lines.first()?;
    let last = first.points.last()?;
    let (name, points) = match plot {
        Plot::FanOut => return None,
        // What is asked is the growth from the second day to the third.
        Plot::Restart => {
            let from = first.points.iter().rev().nth(1)?;
            ("as the day grows", vec![*from, (last.0, from.1 * last.0 / from.0)])
        }
        Plot::Log | Plot::Crowd => ("goal", first.points.iter().map(|(size, _)| (*size, GROWTH_RATIO)).collect()),
    };
    Some(Line { name: name.to_owned(), points, held_against: true })
}

/// The picture; `None` when there are no two sizes to compare.
pub(crate) fn draw(plot: Plot, figures: &[Figure]) -> Option<String> {
    let lines = lines(plot, figures);
    let all: Vec<_> = lines.iter().flat_map(|line| line.points.iter().copied()).collect();
    let across = Axis::over(all.iter().map(|point| point.0))?;
    let values = all.iter().map(|point| point.1);
    let up = match plot {
        Plot::FanOut | Plot::Restart => Axis::over(values)?,
        Plot::Log | Plot::Crowd => Axis::around_one(values),
    };
    let unit = plot.unit();
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
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}{unit}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.0,
            short(step)
        );
    }
    axis_names(&mut svg, plot, &all, &x);
    let mut names_at = Vec::new();
    let mut coloured: Vec<_> = lines.iter().zip(COLOURS.iter().cycle()).collect();
    // From the highest down, so that the names stand in the order of the lines.
    coloured.sort_by(|(one, _), (other, _)| other.end().total_cmp(&one.end()));
    for (line, colour) in coloured {
        let colour = if line.held_against { HELD_AGAINST } else { colour };
        draw_line(&mut svg, line, colour, unit, (&x, &y), &mut names_at);
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

/// The sizes below, and what both axes stand for.
fn axis_names(svg: &mut String, plot: Plot, points: &[(f64, f64)], x: Place<'_>) {
    let mut sizes: Vec<_> = points.iter().map(|point| point.0).collect();
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
    let (middle, height) = (LEFT + (WIDTH - LEFT - RIGHT) / 2.0, TOP + (HEIGHT - TOP - BOTTOM) / 2.0);
    let _ = writeln!(
        svg,
        "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n\
         <text transform=\"translate(16 {height:.1}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
        HEIGHT - 12.0,
        plot.across(),
        plot.up()
    );
}

/// Where a value stands on the picture.
type Place<'a> = &'a dyn Fn(f64) -> f64;

fn draw_line(
    svg: &mut String,
    Line { name, points, held_against }: &Line,
    colour: &str,
    unit: &str,
    (x, y): (Place<'_>, Place<'_>),
    names_at: &mut Vec<f64>,
) {
    let path: Vec<_> = points.iter().map(|(size, value)| format!("{:.1},{:.1}", x(*size), y(*value))).collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"{}/>",
        path.join(" "),
        if *held_against { " stroke-dasharray=\"6 5\"" } else { "" }
    );
    for (size, value) in points.iter().filter(|_| !held_against) {
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
            "<text x=\"{:.1}\" y=\"{at:.1}\" fill=\"{colour}\">{name}, {}{unit}</text>",
            x(*size) + 10.0,
            short(*value)
        );
    }
}

/// An axis; its ends as it counts: logarithms, but for ratios.
#[derive(Debug, Clone, Copy)]
struct Axis {
    low: f64,
    high: f64,
    is_log: bool,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        // A level line needs room above and below, or noise would look like growth.
        (low > 0.0 && high > 0.0).then(|| Self { low: (low / 2.0).log10(), high: (high * 2.0).log10(), is_log: true })
    }

    /// For ratios: a range that shows the goal, and more only where a ratio lies outside.
    fn around_one(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((0.8, 1.4), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
        Self { low, high, is_log: false }
    }

    fn place(self, value: f64) -> f64 {
        let value = if self.is_log { value.log10() } else { value };
        (value - self.low) / (self.high - self.low)
    }

    /// The 1, 2 and 5 of each decade that lie on the axis; only the 1 where these would be many.
    fn steps(self) -> Vec<f64> {
        if !self.is_log {
            let tenths = (0..=100_u32).map(|tenth| f64::from(tenth) / 10.0);
            return tenths.filter(|step| (self.low - 1e-9..=self.high + 1e-9).contains(step)).collect();
        }
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
        small => format!("{small:.2}").trim_end_matches('0').trim_end_matches('.').to_owned(),
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
    fn a_plot_of_ratios_shows_the_goal_and_the_smallest_is_once_itself() {
        let at = |size: f64, figure: Figure| figure.at(Plot::Crowd, "issue", size);
        let smallest = at(10.0, Figure::new("f", "", "ms", vec![2.0]));
        let largest = at(1_000.0, Figure::new("g", "", "ms", vec![2.5]).beside("the smallest", vec![2.0]));
        let svg = draw(Plot::Crowd, &[smallest, largest]).unwrap();
        assert!(svg.contains(">issue, 1.25<") && svg.contains(">goal, 1.2<"), "{svg}");
        assert!(svg.contains("stroke-dasharray") && svg.contains(">0.8<") && svg.contains(">1.4<"), "{svg}");
    }

    #[test]
    fn a_restart_is_held_against_the_growth_of_the_day() {
        let figures: Vec<_> = [(400.0, 30.0), (4_000.0, 60.0), (40_000.0, 300.0)]
            .map(|(size, ms)| Figure::new("f", "", "ms", vec![ms]).at(Plot::Restart, "ready again", size))
            .into();
        let svg = draw(Plot::Restart, &figures).unwrap();
        assert!(svg.contains(">as the day grows, 600 ms<"), "{svg}");
    }

    #[test]
    fn the_broker_has_a_line_and_ours_is_drawn_once() {
        let mut figures = grown();
        for (figure, line) in grown().into_iter().zip([MOSQUITTO; 3]) {
            let size = figure.point.as_ref().unwrap().size;
            figures.push(figure.beside("the broker", vec![100.0]).at(Plot::FanOut, line, size));
        }
        let svg = draw(Plot::FanOut, &figures).unwrap();
        assert_eq!((svg.matches("<polyline").count(), svg.matches("<circle").count()), (3, 9));
        assert!(svg.contains(">Mosquitto, 100 ms<"), "{svg}");
    }

    #[test]
    fn more_stands_higher_and_further() {
        let axis = Axis::over([1.0, 100.0].into_iter()).unwrap();
        assert!(axis.place(1.0) > 0.0 && axis.place(1.0) < axis.place(10.0) && axis.place(100.0) < 1.0);
        assert_eq!(axis.steps(), [1.0, 10.0, 100.0]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([10_000.0, 12.4, 1.0, 1.25, 0.5, 0.123].map(short), ["10000", "12", "1", "1.25", "0.5", "0.12"]);
    }
}
