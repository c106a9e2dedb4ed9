//! The audit log as a page and as a file, for administrators.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use turno_store::{AUDIT_PAGE_MAX, AuditLine, AuditQuestion, Deed};

use super::{
    answer::Failure,
    input::Query,
    pages::{PageQuery, page_for_people, words},
};
use crate::{
    pages::{AuditAsked, AuditPage, AuditRow, about_in_words},
    sign_in::SignedIn,
    state::AppState,
    translate,
};

/// The most pages of one file, as a limit of memory: thirty days of an office are a few.
const FILE_PAGES_MAX: u32 = 100;

/// Which lines.
#[derive(Debug, Default, Deserialize)]
pub(super) struct AuditQuery {
    #[serde(default)]
    name: String,
    #[serde(default)]
    deed: String,
    before: Option<i64>,
}

impl AuditQuery {
    /// A name or a deed that cannot be is asked for by nobody's hand: it is left out.
    fn question(&self) -> AuditQuestion {
        AuditQuestion { before: self.before, name: self.name.parse().ok(), deed: Deed::of_word(&self.deed) }
    }
}

/// The page.
pub(super) async fn page(
    State(app): State<AppState>,
    Extension(who): Extension<SignedIn>,
    Query(asked): Query<AuditQuery>,
    query: PageQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let question = asked.question();
    let lines = app.sign_in().audit(&question).map_err(|error| Failure::of_people(&error))?;
    let persons = app.sign_in().persons().map_err(|error| Failure::of_people(&error))?;
    let words = words(&app, &query, &[], &headers);
    let zone = zone(&app);
    let halls: Vec<_> = app.halls().map(|settings| translate::hall_info(&settings)).collect();
    let row = |line: &AuditLine| {
        let at = line.at.to_zoned(zone.clone());
        AuditRow {
            at: format!("{}, {}", words.day(at.date()), words.clock(at.time())),
            name: line.name.as_ref().map(ToString::to_string).unwrap_or_default(),
            deed: line.deed.word(),
            about: about_in_words(&words, &halls, line.deed, &line.about),
        }
    };
    let rows = lines.iter().map(row).collect();
    let full = u32::try_from(lines.len()).is_ok_and(|count| count >= AUDIT_PAGE_MAX);
    let earlier = lines.last().filter(|_| full).map(|line| line.id);
    let choices = (
        persons.into_iter().map(|person| person.name.to_string()).collect(),
        Deed::ALL.into_iter().map(Deed::word).collect(),
    );
    let shown = AuditAsked { name: asked.name, deed: asked.deed };
    Ok(page_for_people(&AuditPage::new(words, who.into(), rows, choices, shown, earlier)))
}

/// The same lines as a file, all of them.
pub(super) async fn csv(State(app): State<AppState>, Query(asked): Query<AuditQuery>) -> Result<Response, Failure> {
    let mut question = AuditQuestion { before: None, ..asked.question() };
    let mut file = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| {
        tracing::error!(error = &error as &dyn std::error::Error, "the audit log could not be written as a file");
        Failure::plain(turno_protocol::ErrorCode::Internal, "the server made a mistake; it is in its log")
    };
    file.write_record(["at", "name", "deed", "about"]).map_err(failed)?;
    for _ in 0..FILE_PAGES_MAX {
        let lines = app.sign_in().audit(&question).map_err(|error| Failure::of_people(&error))?;
        let Some(last) = lines.last() else { break };
        question.before = Some(last.id);
        for line in &lines {
            let name = line.name.as_ref().map(ToString::to_string).unwrap_or_default();
            // What begins like a formula would be one in a table program.
            let about = if line.about.starts_with(['=', '+', '-', '@']) {
                format!("'{}", line.about)
            } else {
                line.about.clone()
            };
            file.write_record([&line.at.to_string(), &name, line.deed.word(), &about]).map_err(failed)?;
        }
    }
    let bytes = file.into_inner().map_err(|error| failed(error.into_error().into()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"turno-audit.csv\""),
    ];
    Ok((headers, bytes).into_response())
}

/// The log is the server's, not a hall's: its times are those of the first hall.
fn zone(app: &AppState) -> TimeZone {
    app.halls().next().map_or(TimeZone::UTC, |settings| settings.zone.clone())
}
