//! When closing time is announced: once for each of the minutes that the office chose.

use jiff::Timestamp;
use turno_protocol::Opening;

/// How late it may still be announced, in seconds: calls go first, and "in five minutes" must stay true.
const LATE_SECS_MAX: i64 = 45;

/// The announcements of closing time.
#[derive(Debug)]
pub(super) struct Closing {
    /// Minutes before the end, in any order.
    minutes: Vec<u32>,
    /// The last one that was made: for which end, how many minutes before.
    made: Option<(Timestamp, u32)>,
}

impl Closing {
    pub(super) fn new(minutes: Vec<u32>) -> Self {
        Self { minutes, made: None }
    }

    /// The minutes to announce at `now`, if it is time; the same ones only once.
    pub(super) fn due(&mut self, opening: Opening, now: Timestamp) -> Option<u32> {
        let Opening::Open { until: Some(until) } = opening else { return None };
        let left_secs = until.as_second() - now.as_second();
        let is_due = |minutes: &u32| {
            let late_secs = i64::from(*minutes) * 60 - left_secs;
            (0..=LATE_SECS_MAX).contains(&late_secs) && self.made != Some((until, *minutes))
        };
        let minutes = self.minutes.iter().copied().find(|minutes| is_due(minutes))?;
        self.made = Some((until, minutes));
        Some(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_time_is_told_once_for_each_mark_and_never_late() {
        let mut closing = Closing::new(vec![15, 5]);
        let time = |text: &str| format!("2026-11-23T{text}Z").parse::<Timestamp>().unwrap();
        let open = Opening::Open { until: Some(time("12:00:00")) };
        let mut told = Vec::new();
        for second in 0..3_600 {
            let now = time("11:00:00") + jiff::SignedDuration::from_secs(second);
            told.extend(closing.due(open, now).map(|minutes| (second, minutes)));
        }
        assert_eq!(told, [(45 * 60, 15), (55 * 60, 5)]);
        // A wall that starts in between does not say what is no longer so.
        let mut late = Closing::new(vec![15, 5]);
        assert_eq!(late.due(open, time("11:50:00")), None);
        assert_eq!(late.due(Opening::Open { until: None }, time("11:55:00")), None);
        assert_eq!(late.due(open, time("11:55:40")), Some(5));
    }
}
