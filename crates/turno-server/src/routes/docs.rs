//! The OpenAPI document, made from the code, and a page to read it that loads nothing from elsewhere.

use axum::{
    Router,
    http::{HeaderValue, header},
};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::{
    OpenApi,
    openapi::{Info, License, OpenApi as Document},
};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::state::AppState;

/// The reading page sets styles from its own script; it runs none but its own files and loads nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

#[derive(OpenApi)]
#[openapi(tags(
    (name = "halls", description = "What there is, and how it stands now"),
    (name = "live", description = "The same, pushed at every change"),
    (name = "appointments", description = "The day's agenda, and checking in with a code"),
    (name = "tickets", description = "Numbers: given, taken in, looked at"),
    (name = "lines", description = "The roll of numbered paper of a line"),
    (name = "counters", description = "The steps of an operator"),
    (name = "reports", description = "How a hall did over some days; pools only"),
    (name = "session", description = "Signing in and out"),
    (name = "kiosks", description = "The totems: how the printer of each is, and since when"),
    (name = "displays", description = "The walls: how each is, and what it shows"),
    (name = "open", description = "Open data: the waits, for telephones and other sites"),
    (name = "health", description = "For supervisors and monitoring"),
), components(schemas(turno_protocol::Frame)))]
struct Head;

/// The head of the document, to which the routes add themselves.
pub(super) fn head() -> Document {
    let mut document = Head::openapi();
    let mut info = Info::new("Turno", env!("CARGO_PKG_VERSION"));
    info.description = Some("The queue of a public front office: numbers, calls, boards.".into());
    info.license = Some(License::new("AGPL-3.0-or-later"));
    document.info = info;
    document
}

/// The whole document.
#[must_use]
pub fn document() -> Document {
    super::api().into_openapi()
}

/// `/api/openapi.json` and the page that shows it, `/api/docs`.
pub(super) fn pages(document: Document) -> Router<AppState> {
    let page =
        SwaggerUi::new("/api/docs").url("/api/openapi.json", document).config(Config::default().validator_url("none"));
    let policy = HeaderValue::from_static(CONTENT_SECURITY_POLICY);
    Router::from(page).layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
}
