//! What a measurement says: values of several runs, what stood beside them, and whether the goal is met.

/// One row of the report.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// Its name, the same for ever, so that reports of different days can be compared.
    pub(crate) name: String,
    /// What was measured, in one sentence without a full stop.
    pub(crate) what: String,
    /// The unit of the values and of those beside them.
    pub(crate) unit: &'static str,
    /// One value for each run, in the order of the runs.
    pub(crate) values: Vec<f64>,
    /// What stood beside it.
    pub(crate) beside: Beside,
    /// What it should reach.
    pub(crate) goal: Goal,
    /// What else a reader must know to judge it.
    pub(crate) remark: String,
    /// Where it stands in a plot of growth, if in one.
    pub(crate) point: Option<Point>,
}

/// A figure's place in a plot of growth.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    /// Which plot.
    pub(crate) plot: Plot,
    /// The line it belongs to.
    pub(crate) line: &'static str,
    /// How much there was of what grows.
    pub(crate) size: f64,
}

/// The plots of growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Plot {
    /// The last frame of a call, over the sockets.
    FanOut,
    /// Restarts, over the tickets of the day.
    Restart,
    /// Waiting times of requests, over the days in the log.
    Log,
    /// Waiting times of requests, over the people waiting.
    Crowd,
}

/// What a value is compared with.
#[derive(Debug, Clone)]
pub(crate) enum Beside {
    /// Nothing but the goal.
    Nothing,
    /// Something measured in the same runs: one value for each.
    Measured {
        /// What it was.
        what: String,
        /// Its values, in the order of the runs.
        values: Vec<f64>,
    },
}

/// What a figure should reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal {
    /// The ratio to what stands beside it is at least this.
    RatioAtLeast(f64),
    /// The ratio to what stands beside it is at most this.
    RatioAtMost(f64),
    /// The value is below this, in its own unit.
    ValueBelow(f64),
    /// It is shown, and nothing is asked of it.
    Shown,
}

/// How a figure stands to its goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It reaches it.
    Met,
    /// It does not.
    Missed,
    /// Nothing was asked.
    NotAsked,
}

impl Figure {
    /// A figure that stands alone and of which nothing is asked yet.
    pub(crate) fn new(name: impl Into<String>, what: impl Into<String>, unit: &'static str, values: Vec<f64>) -> Self {
        Self {
            name: name.into(),
            what: what.into(),
            unit,
            values,
            beside: Beside::Nothing,
            goal: Goal::Shown,
            remark: String::new(),
            point: None,
        }
    }

    /// With something measured in the same runs beside it.
    pub(crate) fn beside(mut self, what: impl Into<String>, values: Vec<f64>) -> Self {
        self.beside = Beside::Measured { what: what.into(), values };
        self
    }

    /// With a goal.
    pub(crate) fn goal(mut self, goal: Goal) -> Self {
        self.goal = goal;
        self
    }

    /// With a remark.
    pub(crate) fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = remark.into();
        self
    }

    /// With a place in a plot.
    pub(crate) fn at(mut self, plot: Plot, line: &'static str, size: f64) -> Self {
        self.point = Some(Point { plot, line, size });
        self
    }

    /// The median of the runs.
    pub(crate) fn value(&self) -> f64 {
        median(&self.values)
    }

    /// The median of what stood beside it.
    pub(crate) fn beside_value(&self) -> Option<f64> {
        match &self.beside {
            Beside::Nothing => None,
            Beside::Measured { values, .. } => Some(median(values)),
        }
    }

    /// The ratios of each run to what stood beside it *in that run*: a machine that grows slower or faster between the runs
    /// changes both sides of each ratio.
    fn ratios(&self) -> Option<Vec<f64>> {
        match &self.beside {
            Beside::Nothing => None,
            Beside::Measured { values, .. } => {
                Some(self.values.iter().zip(values).map(|(value, beside)| value / beside).collect())
            }
        }
    }

    /// The median of the ratios of the single runs.
    pub(crate) fn ratio(&self) -> Option<f64> {
        self.ratios().map(|ratios| median(&ratios))
    }

    /// The lowest and the highest ratio of the runs: whether a goal is inside what the machine does by itself.
    pub(crate) fn ratio_spread(&self) -> Option<(f64, f64)> {
        self.ratios().filter(|ratios| !ratios.is_empty()).map(|ratios| ends(&ratios))
    }

    /// The lowest and the highest value of the runs.
    pub(crate) fn spread(&self) -> (f64, f64) {
        ends(&self.values)
    }

    /// How it stands to its goal. What could not be computed does not meet a goal.
    pub(crate) fn verdict(&self) -> Verdict {
        let met = match self.goal {
            Goal::RatioAtLeast(least) => self.ratio().is_some_and(|ratio| ratio >= least),
            Goal::RatioAtMost(most) => self.ratio().is_some_and(|ratio| ratio <= most),
            Goal::ValueBelow(limit) => self.value() < limit,
            Goal::Shown => return Verdict::NotAsked,
        };
        if met { Verdict::Met } else { Verdict::Missed }
    }
}

fn ends(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low, high)
}

/// The middle value, or the mean of the two middle ones; not a number when there is none.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => f64::NAN,
        (count, middle) if count % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The smallest value that at least `percent` of all values do not exceed; not a number when there is none.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A figure with a ratio of one half, asked to reach `goal`.
    pub(crate) fn half(goal: Goal) -> Figure {
        Figure::new("half", "something", "1/s", vec![10.0, 30.0, 20.0])
            .beside("something else", vec![20.0, 60.0, 40.0])
            .goal(goal)
    }

    #[test]
    fn the_median_is_the_middle_of_the_sorted_values() {
        assert!((median(&[9.0, 1.0, 5.0]) - 5.0).abs() < 1e-9);
        assert!((median(&[9.0, 1.0, 5.0, 7.0]) - 6.0).abs() < 1e-9);
        assert!((median(&[3.0]) - 3.0).abs() < 1e-9);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert!((percentile(&hundred, 50) - 50.0).abs() < 1e-9);
        assert!((percentile(&hundred, 99) - 99.0).abs() < 1e-9);
        assert!((percentile(&hundred, 100) - 100.0).abs() < 1e-9);
        assert!((percentile(&[1.0, 2.0, 3.0], 99) - 3.0).abs() < 1e-9);
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn the_ratio_is_taken_run_by_run() {
        let mut figure = half(Goal::Shown);
        assert!((figure.ratio().unwrap() - 0.5).abs() < 1e-9);
        // One run in which the machine was three times slower, on both sides, changes nothing.
        figure.values[1] = 10.0;
        figure.beside = Beside::Measured { what: String::new(), values: vec![20.0, 20.0, 40.0] };
        assert!((figure.ratio().unwrap() - 0.5).abs() < 1e-9);
        figure.beside = Beside::Nothing;
        assert_eq!((figure.ratio(), figure.ratio_spread()), (None, None));
    }

    #[test]
    fn the_spread_of_the_ratios_is_not_that_of_the_values() {
        let mut figure = half(Goal::Shown);
        assert_eq!(figure.ratio_spread(), Some((0.5, 0.5)));
        figure.values[1] = 48.0;
        assert_eq!(figure.ratio_spread(), Some((0.5, 0.8)));
        figure.values.clear();
        assert_eq!(figure.ratio_spread(), None);
    }

    #[test]
    fn the_spread_is_the_lowest_and_the_highest() {
        assert_eq!(half(Goal::Shown).spread(), (10.0, 30.0));
    }

    #[test]
    fn a_goal_is_met_on_its_edge_and_missed_beyond() {
        assert_eq!(half(Goal::RatioAtLeast(0.5)).verdict(), Verdict::Met);
        assert_eq!(half(Goal::RatioAtLeast(0.51)).verdict(), Verdict::Missed);
        assert_eq!(half(Goal::RatioAtMost(0.5)).verdict(), Verdict::Met);
        assert_eq!(half(Goal::RatioAtMost(0.49)).verdict(), Verdict::Missed);
        assert_eq!(half(Goal::ValueBelow(20.1)).verdict(), Verdict::Met);
        assert_eq!(half(Goal::ValueBelow(20.0)).verdict(), Verdict::Missed);
        assert_eq!(half(Goal::Shown).verdict(), Verdict::NotAsked);
    }

    #[test]
    fn a_ratio_that_does_not_exist_meets_no_goal() {
        let mut figure = half(Goal::RatioAtMost(2.0));
        figure.beside = Beside::Nothing;
        assert_eq!(figure.verdict(), Verdict::Missed);
        figure.goal = Goal::ValueBelow(1.0);
        figure.values.clear();
        assert_eq!(figure.verdict(), Verdict::Missed);
    }
}
