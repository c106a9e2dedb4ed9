//! When an office or a service opens by a change, in sentences: what a line of hours leads to is seen best in days.

use jiff::{Timestamp, tz::TimeZone};

use super::SettingsFrame;

/// What opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimesOf {
    /// The office.
    Office,
    /// A service with hours of its own.
    Service(String),
}

/// The openings that a change leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// What opens.
    pub of: TimesOf,
    /// The next openings, each with its end if one is in sight; the first may have begun.
    pub next: Vec<(Timestamp, Option<Timestamp>)>,
    /// How many people wait, where the change closes at once what is open now.
    pub closes_on: Option<u32>,
}

/// The same in sentences.
#[derive(Debug)]
pub(super) struct TimesTold {
    pub(super) title: String,
    pub(super) next: Vec<String>,
    pub(super) alarms: Vec<String>,
}

impl TimesTold {
    /// `now` and the office's zone say what has begun and on which day.
    pub(super) fn of(frame: &SettingsFrame, times: &Times, now: Timestamp, zone: &TimeZone) -> Self {
        let words = &frame.words;
        let (title, what) = match &times.of {
            TimesOf::Office => (words.say("settings-times-office"), words.say("settings-times-the-office")),
            TimesOf::Service(id) => {
                let name = frame.name_of("service", id);
                (words.say_with("settings-times-service", &[("service", name.as_str().into())]), name)
            }
        };
        let mut alarms = Vec::new();
        if times.next.is_empty() {
            alarms.push(words.say_with("settings-times-never", &[("what", what.as_str().into())]));
        }
        if let Some(waiting) = times.closes_on {
            let args = [("what", what.as_str().into()), ("n", i64::from(waiting).into())];
            alarms.push(words.say_with("settings-times-closes", &args));
        }
        let next = times.next.iter().map(|(from, until)| span(frame, (*from, *until), now, zone)).collect();
        Self { title, next, alarms }
    }
}

fn span(
    frame: &SettingsFrame,
    (from, until): (Timestamp, Option<Timestamp>),
    now: Timestamp,
    zone: &TimeZone,
) -> String {
    let words = &frame.words;
    let (start, end) = (from.to_zoned(zone.clone()), until.map(|until| until.to_zoned(zone.clone())));
    let begins = if from == now {
        words.say("settings-times-now")
    } else {
        format!("{}, {}", words.day(start.date()), words.clock(start.time()))
    };
    match end {
        None => words.say_with("settings-times-open", &[("begins", begins.into())]),
        Some(end) if end.date() == start.date() => format!("{begins} – {}", words.clock(end.time())),
        Some(end) => format!("{begins} – {}, {}", words.day(end.date()), words.clock(end.time())),
    }
}
