//! Repeatable chance: the same seed gives the same days on every machine.

/// A generator of chance (splitmix64).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Evenly from 0 to below 1.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn even(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this likelihood happens.
    pub(super) fn happens(&mut self, likely: f64) -> bool {
        self.even() < likely
    }

    /// The time until the next of events that come at random, at so many in a unit of time.
    pub(super) fn gap(&mut self, rate: f64) -> f64 {
        -(1.0 - self.even()).ln() / rate
    }

    /// Normally spread.
    pub(super) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.even()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.even()).cos()
    }

    /// Log-normally spread, by its mean and its variation (the standard deviation as a part of the mean).
    pub(super) fn log_normal(&mut self, mean: f64, variation: f64) -> f64 {
        let sigma_squared = (1.0 + variation * variation).ln();
        (mean.ln() - sigma_squared / 2.0 + sigma_squared.sqrt() * self.normal()).exp()
    }
}
