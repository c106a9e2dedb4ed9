//! For managers: the waits of the next hour, and how well forecasts came true.

use axum::{Json, extract::State};
use jiff::{Span, civil::Date};
use serde::Deserialize;
use turno_protocol::{ErrorCode, ForecastErrorsEnvelope, OutlookEnvelope};
use utoipa::IntoParams;

use super::{
    answer::{Failure, QuestionRefused},
    input::{Path, Query, hall_id},
};
use crate::{state::AppState, translate};

/// The most days of one answer: a year and the day to compare it with.
const DAYS_MAX: i32 = 367;

/// How many days are answered where the question names none.
const DAYS_USUAL: i32 = 31;

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct DaysQuery {
    /// The first day; without it, 31 days before the last.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day; without it, today.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// What opening or closing one counter now would do to the waits of the next hour.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/outlook", tag = "halls", params(("hall" = String, Path, description = "The hall")),
    responses((status = 200, body = OutlookEnvelope), QuestionRefused))]
pub(super) async fn outlook(
    State(app): State<AppState>,
    Path(hall): Path<String>,
) -> Result<Json<OutlookEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    // The engine only copies the hall out; the runs are nobody's wait.
    let (copy, now) = app.engine().query(&hall, |hall, now| (hall.clone(), now)).await?;
    let what_if = tokio::task::spawn_blocking(move || copy.what_if(now)).await;
    let what_if = what_if.map_err(|_| Failure::plain(ErrorCode::Internal, "the outlook met a defect"))?;
    Ok(Json(OutlookEnvelope { outlook: translate::outlook(what_if, now) }))
}

/// How well the forecasts of past days came true.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/forecast-errors", tag = "halls",
    params(("hall" = String, Path, description = "The hall"), DaysQuery),
    responses((status = 200, body = ForecastErrorsEnvelope), QuestionRefused))]
pub(super) async fn forecast_errors(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(days): Query<DaysQuery>,
) -> Result<Json<ForecastErrorsEnvelope>, Failure> {
    let hall = hall_id(&hall)?;
    let to = days.to.unwrap_or(app.settings(&hall)?.business_day(app.now()));
    let from = days.from.unwrap_or(to.saturating_sub(Span::new().days(DAYS_USUAL)));
    if from > to || from < to.saturating_sub(Span::new().days(DAYS_MAX)) {
        return Err(Failure::plain(ErrorCode::Malformed, format!("ask for 1 to {DAYS_MAX} days, the first one first")));
    }
    let errors = app.history(move |history| history.forecast_errors(&hall, from, to)).await?;
    let forecast_errors = errors.iter().map(translate::forecast_errors).collect();
    Ok(Json(ForecastErrorsEnvelope { forecast_errors }))
}
