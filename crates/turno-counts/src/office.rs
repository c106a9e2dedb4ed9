//! The office that is counted with: eight lines, twenty counters with mixed skills; and its board.

use std::{collections::BTreeSet, fmt::Display, str::FromStr};

use anyhow::{Result, anyhow};
use jiff::tz::TimeZone;
use turno_domain::{
    Hours, Policy, Settings,
    settings::{Access, CounterSettings, Service, Texts, Zone},
};
use turno_protocol::{Board, BoardCall, BoardCounter, BoardLine, CounterState, Forecast, Numbers, Opening};

/// Lines of the hall.
const SERVICES: usize = 8;

/// Counters of the hall.
const COUNTERS: usize = 20;

/// Services that one counter serves: a window of the list that moves on with each counter.
const SKILLS: usize = 4;

fn id<T: FromStr<Err: Display>>(text: impl Display) -> Result<T> {
    text.to_string().parse().map_err(|error| anyhow!("{error}"))
}

fn texts(text: impl Display) -> Result<Texts> {
    Ok([(id("it")?, text.to_string())].into())
}

/// The settings.
pub(crate) fn settings() -> Result<Settings> {
    let service = |(index, letter): (usize, char)| {
        Ok(Service {
            id: id(format!("servizio-{index}"))?,
            letter: id(letter)?,
            name: texts(format!("Servizio {index}"))?,
            about: Texts::new(),
            documents: Vec::new(),
            where_to_wait: texts("Sala")?,
            access: Access::WalkIn,
            delicate: false,
            online: None,
            hours: None,
            minutes: 5,
            last_number: 9_999,
            last_ticket_margin_mins: None,
        })
    };
    let counter = |index: usize| {
        let skills = (0..SKILLS).map(|step| id(format!("servizio-{}", (index + step) % SERVICES)));
        Ok(CounterSettings {
            id: id(format!("sportello-{index}"))?,
            name: texts(format!("Sportello {index}"))?,
            place: Texts::new(),
            zone: id("sala")?,
            services: skills.collect::<Result<_>>()?,
            helper: BTreeSet::new(),
            helper_after_mins: None,
        })
    };
    Ok(Settings {
        hall: id("conta")?,
        version: 1,
        office: texts("Conta")?,
        desk: Texts::new(),
        address: String::new(),
        zone: TimeZone::UTC,
        languages: vec![id("it")?],
        side_by_side: Vec::new(),
        policy: Policy::default(),
        hours: Hours::parse("24/7; PH open", "IT", &[]).map_err(|error| anyhow!("{error}"))?,
        services: (0..SERVICES).zip('A'..='Z').map(service).collect::<Result<_>>()?,
        counters: (0..COUNTERS).map(counter).collect::<Result<_>>()?,
        zones: vec![Zone::plain(id("sala")?, texts("Sala")?)],
        kiosks: Vec::new(),
        bulletins: Vec::new(),
    })
}

/// A board of a busy hall.
pub(crate) fn board() -> Result<Board> {
    let now = "2026-11-23T08:00:00Z".parse()?;
    let number = |index: usize| format!("A{index:03}");
    Ok(Board {
        version: 4_711,
        hall: "conta".into(),
        zone: Some("sala".into()),
        settings_version: 1,
        day: "2026-11-23".parse()?,
        now,
        opening: Opening::Open { until: None },
        last_call: 42,
        calls: (0..COUNTERS)
            .map(|index| BoardCall {
                call: 42 - u32::try_from(index).unwrap_or_default(),
                ticket: number(index),
                counter: format!("sportello-{index}"),
                called_at: now,
                recalls: 0,
                still_expected: true,
                language: "it".into(),
            })
            .collect(),
        counters: (0..COUNTERS)
            .map(|index| BoardCounter {
                id: format!("sportello-{index}"),
                state: CounterState::Calling,
                ticket: Some(number(index)),
            })
            .collect(),
        bulletins: Vec::new(),
        slip_orders: Vec::new(),
        lines: (0..SERVICES)
            .map(|index| BoardLine {
                service: format!("servizio-{index}"),
                opening: Opening::Open { until: None },
                waiting: 62,
                forecast: Forecast { from_min: 15, to_min: 25 },
                suspended: None,
                numbers: Numbers::Given,
            })
            .collect(),
    })
}
