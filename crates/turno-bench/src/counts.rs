//! The recorded instruction counts of the core paths, as `scripts/counts.sh` keeps them.

/// One line for each path: its name, its instructions.
const RECORD: &str = include_str!("../../turno-counts/record.txt");

/// The recorded count of a path, if there is one.
pub(crate) fn recorded(path: &str) -> Option<u64> {
    RECORD.lines().find_map(|line| line.strip_prefix(path)?.strip_prefix(' ')?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forecast_is_on_record() {
        assert!(recorded("forecast").is_some_and(|count| count > 1_000));
        assert_eq!(recorded("fore"), None);
    }
}
