//! The appointments of a day on a page, for managers.

use axum::{extract::State, response::Response};
use jiff::civil::Date;
use serde::Deserialize;
use turno_store::Appointment;

use super::{
    answer::Failure,
    input::{Path, Query, hall_id},
    pages::{Shell, page_for_people},
};
use crate::{
    pages::{AgendaPage, AgendaRow},
    state::AppState,
    translate,
};

/// Which day.
#[derive(Debug, Deserialize)]
pub(super) struct AgendaQuery {
    /// The day; without it, or with none that can be, today.
    #[serde(default)]
    date: String,
}

/// The page.
pub(super) async fn page(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(asked): Query<AgendaQuery>,
    shell: Result<Shell, Response>,
) -> Result<Response, Failure> {
    let Shell { words, who, hall: info } = match shell {
        Ok(shell) => shell,
        Err(refused) => return Ok(refused),
    };
    let hall = hall_id(&hall)?;
    let settings = app.settings(&hall)?;
    let day: Date = asked.date.parse().unwrap_or_else(|_| settings.business_day(app.now()));
    let agenda = app.sign_in().agenda(&hall, day).map_err(|error| Failure::of_people(&error))?;
    let row = |booked: Appointment| {
        let known = settings.service(&booked.service);
        let name = known.map(|service| translate::texts(&service.name));
        let name = name.as_ref().map_or(booked.service.as_str(), |name| name.in_language(words.language()));
        AgendaRow {
            at: words.clock(booked.slot.to_zoned(settings.zone.clone()).time()),
            service: name.to_owned(),
            code: booked.code.to_string(),
            ticket: booked.given.map(|given| given.ticket.to_string()),
        }
    };
    let rows = agenda.into_iter().map(row).collect();
    Ok(page_for_people(&AgendaPage::new(words, who, info, day, rows)))
}
