//! The pages: which one, in which language, with what on it. How they look is the business of `crate::pages`.

use std::convert::Infallible;

use askama::Template;
use axum::{
    Extension, Router,
    extract::{FromRequestParts, OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use memory_serve::CacheControl;
use turno_protocol::{ErrorCode, HallInfo, HallSummary};

use super::{
    answer::Failure,
    input::{Path, hall_id},
};
use crate::{
    pages::{
        Arrival, BoardPage, ConsolePage, ErrorKind, ErrorPage, HallsPage, ManagerPage, ReceptionPage, RulePage,
        TicketPage, Updates, Who, Words,
    },
    sign_in::SignedIn,
    state::AppState,
    translate,
};

/// As everywhere; browsers of 2021 do not count a WebSocket to the same host as `'self'`.
const BOARD_POLICY: &str = "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

/// What was chosen on the page. Whatever else stands in the address is no business of the pages, so it is never an error.
#[derive(Debug, Default)]
pub(super) struct PageQuery {
    pub(super) lang: Option<String>,
    pub(super) updates: Updates,
    /// Where to go on to after signing in.
    pub(super) next: Option<String>,
    arrival: Arrival,
    /// Which one of a list.
    pub(super) item: Option<String>,
    /// What was just done.
    pub(super) done: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for PageQuery {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let mut query = Self::default();
        for (name, value) in parts.uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('=')) {
            match (name, value) {
                ("lang", tag) => query.lang = Some(tag.to_owned()),
                ("updates", "off") => query.updates = Updates::Off,
                ("next", address) => query.next = Some(unescaped(address)),
                ("item", item) if !item.is_empty() => query.item = Some(unescaped(item)),
                ("done", done) if done.bytes().all(|byte| byte.is_ascii_digit()) => query.done = Some(done.to_owned()),
                ("not-allowed", _) => query.arrival = Arrival::Refused,
                _ => {}
            }
        }
        Ok(query)
    }
}

/// The list of halls.
pub(super) async fn halls(
    State(app): State<AppState>,
    Extension(who): Extension<SignedIn>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    let summary = |settings: std::sync::Arc<turno_domain::Settings>| HallSummary {
        id: settings.hall.to_string(),
        office: translate::texts(&settings.office),
    };
    let words = words(&app, &query, &[], &headers);
    let halls = app.halls().map(summary).collect();
    page_for_people(&HallsPage::new(words, who.into(), halls, query.arrival))
}

/// The operator's console.
pub(super) async fn console(shell: Result<Shell, Response>) -> Response {
    shown(shell, |Shell { words, who, hall }| page_for_people(&ConsolePage::new(words, who, hall)))
}

/// The reception.
pub(super) async fn reception(shell: Result<Shell, Response>) -> Response {
    shown(shell, |Shell { words, who, hall }| page_for_people(&ReceptionPage::new(words, who, hall)))
}

/// The manager's live view.
pub(super) async fn manager(shell: Result<Shell, Response>) -> Response {
    shown(shell, |Shell { words, who, hall }| page_for_people(&ManagerPage::new(words, who, hall)))
}

fn shown(shell: Result<Shell, Response>, show: impl FnOnce(Shell) -> Response) -> Response {
    shell.map_or_else(|refused| refused, show)
}

/// What a live page of the people at work is made of.
pub(super) struct Shell {
    pub(super) words: Words,
    pub(super) who: Who,
    pub(super) hall: HallInfo,
}

impl FromRequestParts<AppState> for Shell {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Response> {
        let Ok(query) = PageQuery::from_request_parts(parts, app).await;
        let Extension(who) =
            Extension::<SignedIn>::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let hall = Path::<String>::from_request_parts(parts, app).await;
        let settings = hall.and_then(|Path(hall)| app.settings(&hall_id(&hall)?));
        let settings = settings.map_err(|_| error(app, &query, &parts.headers, ErrorKind::NotFound))?;
        // These pages speak the office's language, not the browser's, unless somebody chooses another.
        let office: Vec<_> = settings.languages.first().map(turno_domain::Language::as_str).into_iter().collect();
        let words = words(app, &query, &office, &parts.headers);
        Ok(Self { words, who: who.into(), hall: translate::hall_info(&settings) })
    }
}

/// The rule of the hall, for everybody.
pub(super) async fn rule(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(settings) = hall_id(&hall).and_then(|id| app.settings(&id)) else {
        return error(&app, &query, &headers, ErrorKind::NotFound);
    };
    let terms = translate::rule_terms(&settings.policy);
    page(
        StatusCode::OK,
        &RulePage::new(visitors_words(&app, &query, &[], &headers), translate::hall_info(&settings), terms),
    )
}

/// A ticket's own page.
pub(super) async fn ticket(
    State(app): State<AppState>,
    Path(code): Path<String>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    let Some(found) = app.linked_ticket(&code).await else {
        return error(&app, &query, &headers, ErrorKind::TicketNotFound);
    };
    let words = visitors_words(&app, &query, &[&found.language], &headers);
    page(
        StatusCode::OK,
        &TicketPage::new(
            words,
            translate::hall_info(&found.settings),
            found.ticket,
            found.now,
            query.updates,
            app.page_address(&code),
        ),
    )
}

/// The wall for a browser.
pub(super) async fn board(
    State(app): State<AppState>,
    Path(hall): Path<String>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    board_page(&app, &hall, None, &query, &headers)
}

/// The same for one zone.
pub(super) async fn board_of_zone(
    State(app): State<AppState>,
    Path((hall, zone)): Path<(String, String)>,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    board_page(&app, &hall, Some(&zone), &query, &headers)
}

fn board_page(app: &AppState, hall: &str, zone: Option<&str>, query: &PageQuery, headers: &HeaderMap) -> Response {
    let found = hall_id(hall).and_then(|id| app.settings(&id));
    let knows = |settings: &turno_domain::Settings| {
        zone.is_none_or(|zone| settings.zones.iter().any(|known| known.id.as_str() == zone))
    };
    let Some(settings) = found.ok().filter(|settings| knows(settings)) else {
        return error(app, query, headers, ErrorKind::NotFound);
    };
    // Two languages stand side by side: `?lang=it,de`.
    let wanted: Vec<&str> = query.lang.iter().flat_map(|list| list.split(',')).collect();
    let shown = BoardPage::new(app.catalogue(), translate::hall_info(&settings), zone.map(str::to_owned), &wanted);
    let mut answer = page(StatusCode::OK, &shown);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(BOARD_POLICY));
    answer
}

/// Whatever is not there: JSON under `/api`, a page elsewhere.
pub(super) async fn not_found(
    State(app): State<AppState>,
    OriginalUri(uri): OriginalUri,
    query: PageQuery,
    headers: HeaderMap,
) -> Response {
    if uri.path().starts_with("/api/") || uri.path().starts_with("/health/") {
        return Failure::plain(ErrorCode::UnknownRoute, "there is nothing at this address").into_response();
    }
    error(&app, &query, &headers, ErrorKind::NotFound)
}

/// Style sheet, fonts and scripts of the pages.
pub(super) fn assets() -> Router {
    // Checked with the server at each use: an update of the server must never meet yesterday's script.
    memory_serve::load!().index_file(None).cache_control(CacheControl::NoCache).into_router()
}

impl From<SignedIn> for Who {
    fn from(who: SignedIn) -> Self {
        Self { name: who.name.to_string(), role: who.role }
    }
}

/// A page for somebody at work. It holds forms, and a browser that is told to name no referrer sends a form without the
/// origin that proves where it comes from.
pub(super) fn page_for_people(template: &impl Template) -> Response {
    let mut response = page(StatusCode::OK, template);
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// What stands in a query, without its escapes. What is no text is left as it stands.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = after.first_chunk::<2>().filter(|_| *first == b'%').and_then(|digits| str::from_utf8(digits).ok());
        let byte = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

pub(super) fn error(app: &AppState, query: &PageQuery, headers: &HeaderMap, kind: ErrorKind) -> Response {
    let status = StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page(status, &ErrorPage::new(visitors_words(app, query, &[], headers), kind))
}

/// The words for a page: in the language chosen on it, else the one that fits the matter, else the browser's.
pub(super) fn words(app: &AppState, query: &PageQuery, fitting: &[&str], headers: &HeaderMap) -> Words {
    let wanted = query.lang.as_deref().into_iter().chain(fitting.iter().copied()).chain(accepted(headers));
    Words::new(app.catalogue(), wanted)
}

/// The same for a page that visitors see.
pub(super) fn visitors_words(app: &AppState, query: &PageQuery, fitting: &[&str], headers: &HeaderMap) -> Words {
    let wanted = query.lang.as_deref().into_iter().chain(fitting.iter().copied()).chain(accepted(headers));
    Words::for_visitors(app.catalogue(), wanted)
}

/// The languages that the browser asks for.
fn accepted(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').map(|part| part.split(';').next().unwrap_or_default().trim())
}

pub(super) fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(cause) => {
            tracing::error!(%cause, "a page could not be written");
            Failure::plain(ErrorCode::Internal, "the server made a mistake; it is in its log").into_response()
        }
    }
}
