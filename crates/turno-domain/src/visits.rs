//! How long visits last: learned by service, weekday and hour, and what is left of one that has begun.

use jiff::SignedDuration;

use crate::foresight::{Week, seconds};

/// How many visits the setting counts for against those that were measured, and the whole week against one hour of one weekday.
const PRIOR_VISITS: f64 = 20.0;

/// Visits longer than this are taken for that long, in minutes.
pub(crate) const VISIT_MINUTES_MAX: usize = 120;

/// How many longer visits must have been seen to say how long one still lasts.
const LONGER_VISITS_MIN: u32 = 10;

/// What is known of the visits of a service.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Visits {
    pub(crate) mean_secs: f64,
    pub(crate) by_hour: Box<Week<f64>>,
    /// How much they vary: the square of the standard deviation in parts of the mean, at most 1.
    pub(crate) variation: f64,
    /// By whole minutes that a visit has lasted: how long it still lasts, in parts of the mean.
    pub(crate) left: Vec<f64>,
}

/// How long a counter is usually busy with a person of one service, from now on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Usual<'a> {
    /// For the hour of now and those that follow.
    pub(crate) hours: Vec<SignedDuration>,
    /// How long the hour of now still lasts.
    pub(crate) hour_left: SignedDuration,
    pub(crate) variation: f64,
    pub(crate) left: &'a [f64],
}

/// What is left of a visit, as far as was learned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Left {
    /// On average.
    mean: SignedDuration,
    usual: SignedDuration,
    variation: f64,
}

impl Usual<'_> {
    pub(crate) fn now(&self) -> SignedDuration {
        self.at(SignedDuration::ZERO)
    }

    /// For somebody called so long from now.
    pub(crate) fn at(&self, offset: SignedDuration) -> SignedDuration {
        let beyond = || usize::try_from((offset - self.hour_left).as_hours()).unwrap_or(0);
        let hour = if offset < self.hour_left { 0 } else { beyond() + 1 };
        self.hours.get(hour).or(self.hours.last()).copied().unwrap_or_default()
    }

    /// What is left of a visit after so long; `None` where nothing was learned.
    pub(crate) fn left_after(&self, spent: SignedDuration) -> Option<Left> {
        let minute = usize::try_from(spent.as_mins()).unwrap_or(0);
        let part = self.left.get(minute).or(self.left.last())?;
        Some(Left { mean: self.now().mul_f64(*part), usual: self.now(), variation: self.variation })
    }
}

impl Left {
    /// For how long each of several counters is to be counted as busy.
    ///
    /// The visits after these are counted as of usual length each, though they vary, so what is left of these must carry the
    /// variation. Where visits vary as if by pure chance, their ends come evenly, whichever it is that ends: the first of `n`
    /// counters is free after one part in `n` of a visit, the last after a whole one. Where they hardly vary, what is left is known,
    /// less half the variation, by which later ends would else come too late (the renewal theorem says so). In between, in between.
    pub(crate) fn spread(left: &[Self]) -> Vec<SignedDuration> {
        let mut order: Vec<_> = (0..left.len()).collect();
        order.sort_by_key(|index| left[*index].mean);
        let mut busy = vec![SignedDuration::ZERO; left.len()];
        for (rank, index) in order.into_iter().enumerate() {
            let Self { mean, usual, variation } = left[index];
            #[allow(clippy::cast_precision_loss)]
            let by_chance = usual.mul_f64((rank + 1) as f64 / left.len() as f64);
            let known = (mean - usual.mul_f64(variation / 2.0)).max(SignedDuration::ZERO);
            busy[index] = by_chance.mul_f64(variation) + known.mul_f64(1.0 - variation);
        }
        busy
    }
}

impl Visits {
    pub(crate) fn learn(setting_secs: f64, hands: &[(usize, usize, f64)]) -> Self {
        let shrunk = |sum: f64, count: f64, prior: f64| (sum + PRIOR_VISITS * prior) / (count + PRIOR_VISITS);
        let mut cells = [[(0.0, 0.0); 24]; 7];
        let (mut sum, mut squares, mut count) = (0.0, 0.0, 0.0);
        for (weekday, hour, secs) in hands {
            let cell: &mut (f64, f64) = &mut cells[*weekday][*hour];
            *cell = (cell.0 + secs, cell.1 + 1.0);
            (sum, squares, count) = (sum + secs, squares + secs * secs, count + 1.0);
        }
        let mean_secs = shrunk(sum, count, setting_secs);
        let measured = if count > 0.0 { sum / count } else { 0.0 };
        let variation = if measured > 0.0 { (squares / count / (measured * measured) - 1.0).max(0.0) } else { 0.0 };
        let mut by_hour = Box::new([[mean_secs; 24]; 7]);
        for (hours, cells) in by_hour.iter_mut().zip(&cells) {
            for (hour, (sum, count)) in hours.iter_mut().zip(cells) {
                *hour = shrunk(*sum, *count, mean_secs);
            }
        }
        Self { mean_secs, by_hour, variation: variation.min(1.0), left: left(hands, measured) }
    }
}

/// How long a visit that has lasted so many whole minutes still lasts on average, in parts of the mean.
fn left(hands: &[(usize, usize, f64)], mean_secs: f64) -> Vec<f64> {
    let mut left = Vec::new();
    for minute in 0..VISIT_MINUTES_MAX {
        let spent = seconds(minute);
        let longer = hands.iter().map(|(_, _, secs)| secs - spent).filter(|more| *more > 0.0);
        let (sum, count) = longer.fold((0.0, 0_u32), |(sum, count), more| (sum + more, count + 1));
        if count < LONGER_VISITS_MIN || mean_secs <= 0.0 {
            break;
        }
        left.push(sum / f64::from(count) / mean_secs);
    }
    left
}
