//! Bars with their numbers, drawn as SVG by the server: no script, and the same on paper. The table beside a chart says the same.

/// The width of a chart in its own units; the page scales it.
const WIDTH: u32 = 600;

/// The height of the tallest bar.
const BAR_HEIGHT_MAX: u32 = 150;

/// Room above the bars, for the number over the tallest.
const TOP: u32 = 24;

/// Room below the bars, for their names.
const FOOT: u32 = 26;

/// The widest bar: one hour alone is no wall.
const BAR_WIDTH_MAX: u32 = 48;

/// Of the width that a bar has, the part that it fills, in percent.
const FILL_PERCENT: u32 = 72;

/// What stands in the place of a value that there is not.
const NO_VALUE: &str = "–";

/// A chart of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The bars, from left to right.
    pub bars: Vec<Bar>,
    /// The height of the whole.
    pub height: u32,
    /// Where the bars stand.
    pub base: u32,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Its middle.
    pub middle: u32,
    /// What stands over it.
    pub value: String,
    /// Where that stands.
    pub value_y: u32,
    /// What stands under it.
    pub name: String,
}

impl Chart {
    /// A chart of `(name, value)`. Where there is no value a dash stands instead of a bar: nothing was measured, and that is
    /// not zero. Nothing to draw is no chart.
    #[must_use]
    pub fn of(parts: &[(String, Option<u32>)]) -> Option<Self> {
        let largest = parts.iter().filter_map(|(_, value)| *value).max().filter(|value| *value > 0)?;
        let each = WIDTH / u32::try_from(parts.len()).ok()?;
        let width = (each * FILL_PERCENT / 100).clamp(1, BAR_WIDTH_MAX);
        let base = TOP + BAR_HEIGHT_MAX;
        let bar = |(place, (name, value)): (u32, &(String, Option<u32>))| {
            let height = u64::from(BAR_HEIGHT_MAX) * u64::from(value.unwrap_or(0)) / u64::from(largest);
            let height = u32::try_from(height).unwrap_or(BAR_HEIGHT_MAX);
            Bar {
                x: place * each + (each - width) / 2,
                y: base - height,
                width,
                height,
                middle: place * each + each / 2,
                value: value.map_or_else(|| NO_VALUE.to_owned(), |value| value.to_string()),
                value_y: base - height - 6,
                name: name.clone(),
            }
        };
        Some(Self { bars: (0..).zip(parts).map(bar).collect(), height: base + FOOT, base })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_tall_as_their_values_and_stay_inside() {
        let chart =
            Chart::of(&[("a".into(), Some(50)), ("b".into(), Some(100)), ("c".into(), Some(0)), ("d".into(), None)])
                .unwrap();
        assert_eq!(chart.bars.iter().map(|bar| bar.height).collect::<Vec<_>>(), [75, 150, 0, 0]);
        assert_eq!(chart.bars.iter().map(|bar| bar.value.as_str()).collect::<Vec<_>>(), ["50", "100", "0", "–"]);
        for bar in &chart.bars {
            assert!(bar.x + bar.width <= WIDTH && bar.value_y > 0 && bar.y + bar.height == chart.base, "{bar:?}");
        }
        assert_eq!(Chart::of(&[("a".into(), Some(0)), ("b".into(), None)]), None);
        assert_eq!(Chart::of(&[]), None);
        let year: Vec<_> = (0..366).map(|day| (day.to_string(), Some(u32::MAX))).collect();
        assert_eq!(Chart::of(&year).unwrap().bars[365].height, BAR_HEIGHT_MAX);
    }
}
