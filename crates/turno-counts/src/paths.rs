//! The core paths, each as something to be run any number of times.

use std::{collections::BTreeMap, hint::black_box, sync::Arc};

use anyhow::{Context, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use turno_domain::{Command, Event, Hall, Visit};
use turno_printer::{JobId, Profile, Slip, Words, encode};
use turno_protocol::Frame;

use crate::office;

/// People waiting in the hall.
const WAITING: usize = 500;

/// Halls made for applying: at least as many as there are runs.
const COPIES: usize = 8;

/// Numbers that the yardstick sorts.
const YARDSTICK: u64 = 1_000;

/// A path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CorePath {
    /// A fixed piece of work of the standard library.
    Yardstick,
    /// Deciding a ticket, its forecast included, and a call.
    Decide,
    /// Applying the facts of these.
    Apply,
    /// A board as the text of a frame.
    EncodeBoard,
    /// A slip as the bytes for the printer.
    EncodeSlip,
    /// The forecast of a newcomer behind everybody.
    Forecast,
}

impl CorePath {
    /// All paths.
    pub(crate) const ALL: [Self; 6] =
        [Self::Yardstick, Self::Decide, Self::Apply, Self::EncodeBoard, Self::EncodeSlip, Self::Forecast];

    /// Its name, on the record and on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Yardstick => "yardstick",
            Self::Decide => "decide",
            Self::Apply => "apply",
            Self::EncodeBoard => "encode-board",
            Self::EncodeSlip => "encode-slip",
            Self::Forecast => "forecast",
        }
    }

    /// Prepares it, then runs it so many times.
    pub(crate) fn run(self, times: usize) -> Result<()> {
        match self {
            Self::Yardstick => (0..times).for_each(|_| yardstick()),
            Self::Decide => decide(times)?,
            Self::Apply => apply(times)?,
            Self::EncodeBoard => {
                let frame = Frame::Board(office::board()?);
                for _ in 0..times {
                    black_box(serde_json::to_string(black_box(&frame))?);
                }
            }
            Self::EncodeSlip => encode_slip(times)?,
            Self::Forecast => {
                let (hall, now) = full_hall()?;
                let service = hall.settings().services[0].id.clone();
                let people = usize::try_from(hall.ahead_of_newcomer(&service, now).people)?;
                ensure!(people == WAITING, "a newcomer stands behind {people} people, not {WAITING}");
                for _ in 0..times {
                    black_box(hall.ahead_of_newcomer(black_box(&service), now));
                }
            }
        }
        Ok(())
    }
}

fn yardstick() {
    let mut sorted = BTreeMap::new();
    let mut number = 1_u64;
    for _ in 0..YARDSTICK {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        sorted.insert(number, number.to_string());
    }
    let mut texts: Vec<_> = black_box(sorted).into_values().collect();
    texts.sort_unstable();
    black_box(texts.concat());
}

/// A hall on a Monday morning: every counter open, [`WAITING`] people, who came a second apart: of those who come at one time the
/// letter decides, and a newcomer would stand in the middle of them.
fn full_hall() -> Result<(Hall, Timestamp)> {
    let mut now: Timestamp = "2026-11-23T08:00:00Z".parse()?;
    let mut hall = Hall::new(Arc::new(office::settings()?));
    let opened = hall.turnover(now);
    keep(&mut hall, &opened);
    for counter in hall.settings().counters.clone() {
        wish(&mut hall, &Command::OpenCounter { counter: counter.id }, now)?;
    }
    for index in 0..WAITING {
        let command = issue(&hall, index);
        wish(&mut hall, &command, now)?;
        now = now.checked_add(SignedDuration::from_secs(1))?;
    }
    Ok((hall, now))
}

fn issue(hall: &Hall, index: usize) -> Command {
    let services = &hall.settings().services;
    let language = hall.settings().languages[0].clone();
    Command::IssueTicket {
        service: services[index % services.len()].id.clone(),
        kiosk: None,
        language,
        visit: Visit::default(),
    }
}

fn decided(hall: &Hall, command: &Command, now: Timestamp) -> Result<Vec<Event>> {
    hall.decide(command, now).map_err(|refusal| anyhow::anyhow!("{command} is refused: {refusal}"))
}

fn wish(hall: &mut Hall, command: &Command, now: Timestamp) -> Result<()> {
    let events = decided(hall, command, now)?;
    keep(hall, &events);
    Ok(())
}

fn keep(hall: &mut Hall, events: &[Event]) {
    events.iter().for_each(|event| hall.apply(event));
}

fn call(hall: &Hall) -> Result<Command> {
    let counter = hall.settings().counters.first().context("a counter")?.id.clone();
    Ok(Command::CallNext { counter })
}

fn decide(times: usize) -> Result<()> {
    let (hall, now) = full_hall()?;
    let commands = [issue(&hall, 0), call(&hall)?];
    for command in std::iter::repeat_n(&commands, times).flatten() {
        black_box(decided(&hall, black_box(command), now)?);
    }
    Ok(())
}

fn apply(times: usize) -> Result<()> {
    let (hall, now) = full_hall()?;
    let mut events = Vec::new();
    for command in [issue(&hall, 0), call(&hall)?] {
        events.extend(decided(&hall, &command, now)?);
    }
    // Each run begins with the same hall. As many copies are made however few are used, so that making them is not counted.
    let mut halls = vec![hall; COPIES];
    ensure!(times <= halls.len(), "at most {COPIES} runs");
    for hall in halls.iter_mut().take(times) {
        keep(hall, black_box(&events));
    }
    black_box(halls);
    Ok(())
}

fn encode_slip(times: usize) -> Result<()> {
    let profile = Profile::named("epson-tm")?;
    let words = Words {
        language: "it".into(),
        office: "Comune di Capannori".into(),
        service: "Anagrafe e stato civile".into(),
        ahead: "12 persone prima di Lei".into(),
        forecast: "Attesa: da 15 a 25 minuti".into(),
        where_to_wait: "Sala d'attesa, piano terra".into(),
        documents_title: "Porti con sé".into(),
        documents: vec!["Documento d'identità".into(), "Codice fiscale".into()],
        reprint: None,
    };
    let slip = Slip {
        number: "A042".into(),
        date_time: "lunedì 23 novembre 2026, 09:00".into(),
        words,
        second: None,
        link: Some("https://turno.example.it/t/4f9k2m7q1x8c3v6b".into()),
    };
    for _ in 0..times {
        black_box(encode(black_box(&slip), &profile, JobId::new(7))?);
    }
    Ok(())
}
