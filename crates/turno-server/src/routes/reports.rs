//! Reports: as JSON, as a page, as files for other programs, as a sheet to print. Pools only.

use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use turno_protocol::{ErrorCode, HallInfo, Report, ReportEnvelope};
use utoipa::IntoParams;

use super::{
    answer::{Failure, QuestionRefused},
    input::{Path, Query, hall_id},
    pages::{PageQuery, page_for_people, words},
};
use crate::{
    pages::{Asked, MonthPage, ReportsPage, Words, with_sheet},
    reports::{self, Period, TARGET_MIN, TARGET_MIN_MAX},
    sign_in::SignedIn,
    state::AppState,
    translate,
};

/// The kind of a CSV file.
const CSV: &str = "text/csv; charset=utf-8";

/// Which days, and what counts as a good wait.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportQuery {
    /// `day` (the default), `week` (from Monday) or `month`.
    pub period: Option<String>,
    /// A day in it, for example `2026-11-23`; without it, today.
    pub date: Option<String>,
    /// The minutes within which a wait is a good one; 15 without it.
    pub within: Option<String>,
    /// The language of a page or of a file for people; data have none.
    #[serde(rename = "lang")]
    pub _lang: Option<String>,
}

impl ReportQuery {
    /// What was asked for; a value that is none is named.
    fn read(&self, today: Date) -> Result<Asked, Failure> {
        let wrong = |what: &str| Failure::plain(ErrorCode::Malformed, what);
        let period = self
            .period
            .as_deref()
            .map(|word| Period::from_word(word).ok_or_else(|| wrong("period is day, week or month")));
        let date = self.date.as_deref().map(|date| date.parse().map_err(|_| wrong("date is a day such as 2026-11-23")));
        let within = self.within.as_deref().map(|minutes| {
            let minutes = minutes.parse().ok().filter(|minutes| (1..=TARGET_MIN_MAX).contains(minutes));
            minutes.ok_or_else(|| wrong("within is a number of minutes from 1 to 480"))
        });
        Ok(Asked {
            period: period.transpose()?.unwrap_or_default(),
            date: date.transpose()?.unwrap_or(today),
            within: within.transpose()?.unwrap_or(TARGET_MIN),
        })
    }
}

/// How a hall did.
#[utoipa::path(get, path = "/api/v1/halls/{hall}/report", tag = "reports",
    params(("hall" = String, Path, description = "The hall"), ReportQuery),
    responses((status = 200, body = ReportEnvelope), QuestionRefused))]
pub(super) async fn show(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<ReportQuery>,
) -> Result<Json<ReportEnvelope>, Failure> {
    let (_, report) = report(&app, &hall, &query).await?;
    Ok(Json(ReportEnvelope { report }))
}

/// The page. What stands in its address and means nothing is answered with today's report, and said: a form is corrected, not refused.
pub(super) async fn page(
    State(app): State<AppState>,
    Extension(who): Extension<SignedIn>,
    Path(hall): Path<String>,
    query: Result<Query<ReportQuery>, Failure>,
    page_query: PageQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked_for = match query {
        Ok(Query(query)) => report(&app, &hall, &query).await,
        Err(failure) => Err(failure),
    };
    let (is_understood, (asked, report)) = match asked_for {
        Err(failure) if failure.0.code == ErrorCode::Malformed => {
            (false, report(&app, &hall, &ReportQuery::default()).await?)
        }
        other => (true, other?),
    };
    let (words, info) = in_words(&app, &hall, &page_query, &headers)?;
    Ok(page_for_people(&ReportsPage::new(words, who.into(), info, (asked, is_understood), report)))
}

/// The sheet of a month, in Italian.
pub(super) async fn month(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<ReportQuery>,
) -> Result<Response, Failure> {
    let query = ReportQuery { period: Some(Period::Month.word().to_owned()), ..query };
    let (_, report) = report(&app, &hall, &query).await?;
    let settings = app.settings(&hall_id(&hall)?)?;
    let words = Words::new(app.catalogue(), ["it"]);
    let today = settings.business_day(app.now());
    Ok(page_for_people(&MonthPage::new(words, translate::hall_info(&settings), report, today)))
}

/// The report as CSV for a spreadsheet program, in the page's language.
pub(super) async fn csv(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<ReportQuery>,
    page_query: PageQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (_, report) = report(&app, &hall, &query).await?;
    let (words, info) = in_words(&app, &hall, &page_query, &headers)?;
    let bytes = with_sheet(&words, &info, &report, |sheet| reports::csv_for_people(&report, sheet));
    file(bytes.map_err(|error| unwritten(&error))?, CSV, &report, "csv")
}

/// The report as CSV for other programs.
pub(super) async fn data(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<ReportQuery>,
) -> Result<Response, Failure> {
    let (_, report) = report(&app, &hall, &query).await?;
    let bytes = reports::csv(&report).map_err(|error| unwritten(&error))?;
    file(bytes, CSV, &report, "csv")
}

/// The report as a workbook, in the page's language.
pub(super) async fn xlsx(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    Query(query): Query<ReportQuery>,
    page_query: PageQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (_, report) = report(&app, &hall, &query).await?;
    let (words, info) = in_words(&app, &hall, &page_query, &headers)?;
    let bytes = with_sheet(&words, &info, &report, |sheet| reports::xlsx(&report, sheet));
    let bytes = bytes.map_err(|error| unwritten(&error))?;
    file(bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &report, "xlsx")
}

/// The words of a page of the hall, and what it is called.
fn in_words(
    app: &AppState,
    hall: &str,
    page_query: &PageQuery,
    headers: &HeaderMap,
) -> Result<(Words, HallInfo), Failure> {
    let settings = app.settings(&hall_id(hall)?)?;
    let office: Vec<_> = settings.languages.first().map(turno_domain::Language::as_str).into_iter().collect();
    Ok((words(app, page_query, &office, headers), translate::hall_info(&settings)))
}

async fn report(app: &AppState, hall: &str, query: &ReportQuery) -> Result<(Asked, Report), Failure> {
    let hall = hall_id(hall)?;
    let settings = app.settings(&hall)?;
    let asked = query.read(settings.business_day(app.now()))?;
    let span = asked.period.around(asked.date);
    let rows = app.tickets_of(&hall, span).await?;
    let (asked_hall, from, to) = (hall.clone(), span.from, span.to);
    let answered = app.history(move |history| history.answered(&asked_hall, from, to)).await?;
    Ok((asked, reports::report(&settings, span, (asked.within, app.smallest_pool()), &rows, &answered)))
}

fn unwritten(error: &(dyn std::error::Error + 'static)) -> Failure {
    tracing::error!(error, "a report could not be written");
    Failure::plain(ErrorCode::Internal, "the server made a mistake; it is in its log")
}

fn file(bytes: Vec<u8>, kind: &'static str, report: &Report, ending: &str) -> Result<Response, Failure> {
    let name = format!("attachment; filename=\"turno-{}-{}-{}.{ending}\"", report.hall, report.from, report.to);
    let name = HeaderValue::try_from(name).map_err(|error| unwritten(&error))?;
    let kind = HeaderValue::from_static(kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
