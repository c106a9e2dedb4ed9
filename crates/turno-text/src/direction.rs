//! The way the lines of a language run.

/// From which side a line is read. What stands beside each other on a screen or a page is mirrored with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// As in Italian.
    #[default]
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

/// Languages whose lines run from right to left, by their first subtag.
const RIGHT_TO_LEFT: [&str; 6] = ["ar", "fa", "he", "ps", "ur", "yi"];

impl Direction {
    /// The direction of a language, by its BCP 47 tag.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or(language);
        let mirrored = RIGHT_TO_LEFT.iter().any(|known| known.eq_ignore_ascii_case(primary));
        if mirrored { Self::RightToLeft } else { Self::LeftToRight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_runs_from_the_right_whatever_its_country() {
        assert_eq!(Direction::of("ar"), Direction::RightToLeft);
        assert_eq!(Direction::of("AR-MA"), Direction::RightToLeft);
        assert_eq!(Direction::of("it"), Direction::LeftToRight);
        assert_eq!(Direction::of("arn"), Direction::LeftToRight);
    }
}
