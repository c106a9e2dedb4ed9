//! The whole map of addresses on one screen. A handler translates, asks the engine once, and translates back.

mod account;
mod agenda;
mod answer;
mod appointments;
mod audit;
mod counters;
mod displays;
mod docs;
mod halls;
mod health;
mod input;
mod kiosks;
mod lines;
mod live;
mod notes;
mod open;
mod outlook;
mod pages;
mod reports;
mod session;
mod settings;
mod slips;
mod tickets;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, header},
    middleware,
    response::IntoResponse,
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::{CsrfLayer, ProtectionError},
    set_header::SetResponseHeaderLayer,
};
use turno_protocol::{AGENDA_BYTES_MAX, DISPLAY_PICTURE_BYTES_MAX, ErrorCode, REQUEST_BYTES_MAX};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{sign_in, state::AppState};

pub use answer::Failure;
pub use docs::document;

/// Pages load nothing but what this server serves; there is no script and no style in the pages themselves.
const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

/// Headers that every answer carries.
const SECURITY_HEADERS: [(&str, &str); 4] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

/// The routes of the API with their description.
fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(docs::head())
        .routes(routes!(halls::list))
        .routes(routes!(halls::show))
        .routes(routes!(halls::board))
        .routes(routes!(halls::floor))
        .routes(routes!(halls::timetable))
        .routes(routes!(outlook::outlook))
        .routes(routes!(outlook::forecast_errors))
        .routes(routes!(live::board))
        .routes(routes!(live::floor))
        .routes(routes!(tickets::issue))
        .routes(routes!(tickets::receive))
        .routes(routes!(tickets::adopt))
        .routes(routes!(tickets::hand_in))
        .routes(routes!(tickets::show))
        .routes(routes!(tickets::report_paper))
        .routes(routes!(tickets::act))
        .routes(routes!(notes::put))
        .routes(routes!(slips::order))
        .routes(routes!(slips::take))
        .routes(routes!(counters::act))
        .routes(routes!(lines::roll))
        .routes(routes!(lines::answer))
        .routes(routes!(lines::act))
        .routes(routes!(reports::show))
        .routes(routes!(session::begin, session::show, session::finish))
        .routes(routes!(open::waits))
        .routes(routes!(open::queue_monitor))
        .routes(routes!(kiosks::list))
        .routes(routes!(kiosks::report))
        .routes(routes!(kiosks::health))
        .routes(routes!(displays::list))
        .routes(routes!(displays::report))
        .routes(routes!(displays::bulletin_picture))
        .merge(pictures())
        .merge(agendas())
        .routes(routes!(appointments::show))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
}

/// The answer to a page of another site that tries to change something here.
fn of_another_site(_: ProtectionError) -> axum::response::Response {
    Failure::plain(ErrorCode::NotAllowed, "this comes from a page of another site").into_response()
}

/// The one route that takes more than a small JSON body.
fn pictures() -> OpenApiRouter<AppState> {
    let routes = OpenApiRouter::new().routes(routes!(displays::picture, displays::put_picture));
    routes.layer(DefaultBodyLimit::max(DISPLAY_PICTURE_BYTES_MAX))
}

/// A whole day's agenda is larger than a press.
fn agendas() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(appointments::hand_in)).layer(DefaultBodyLimit::max(AGENDA_BYTES_MAX))
}

/// The forms of an office's settings: a whole office file is larger than a press.
fn settings_pages() -> Router<AppState> {
    Router::new()
        .route("/halls/{hall}/settings", get(settings::list))
        .route("/halls/{hall}/settings/edit/{part}", get(settings::form).post(settings::answer))
        .route("/halls/{hall}/settings/order/{part}", get(settings::order).post(settings::put_in_order))
        .route("/halls/{hall}/settings/file", get(settings::file).post(settings::answer_file))
        .route("/halls/{hall}/settings/apply", post(settings::apply))
        .route("/halls/{hall}/settings/take-over", post(settings::take_over))
        .route("/halls/{hall}/settings/history", get(settings::history).post(settings::put_back))
        .route("/halls/{hall}/office.toml", get(settings::download))
        .layer(DefaultBodyLimit::max(settings::OFFICE_BYTES_MAX))
}

/// Everything the server answers.
pub fn router(state: AppState) -> Router {
    let (api, document) = api().split_for_parts();
    let mut router = api
        .merge(docs::pages(document))
        .route("/", get(pages::halls))
        .route("/sign-in", get(session::form).post(session::submit))
        .merge(account::routes())
        .route("/sign-out", post(session::leave))
        .route("/audit", get(audit::page))
        .route("/audit.csv", get(audit::csv))
        .route("/halls/{hall}/console", get(pages::console))
        .route("/halls/{hall}/waits", get(open::waits_page))
        .route("/board/{hall}", get(pages::board))
        .route("/board/{hall}/{zone}", get(pages::board_of_zone))
        .route("/halls/{hall}/rule", get(pages::rule))
        .route("/halls/{hall}/reception", get(pages::reception))
        .route("/halls/{hall}/manager", get(pages::manager))
        .route("/halls/{hall}/appointments", get(agenda::page))
        .merge(settings_pages())
        .route("/halls/{hall}/reports", get(reports::page))
        .route("/halls/{hall}/reports/month", get(reports::month))
        .route("/halls/{hall}/reports.csv", get(reports::csv))
        .route("/halls/{hall}/reports.xlsx", get(reports::xlsx))
        .route("/halls/{hall}/reports/data.csv", get(reports::data))
        .route("/t/{code}", get(pages::ticket))
        .nest_service("/assets", pages::assets())
        .fallback(pages::not_found)
        .method_not_allowed_fallback(async || answer::Failure::wrong_method())
        .layer(middleware::from_fn_with_state(state.clone(), sign_in::guard))
        .with_state(state)
        .layer(CsrfLayer::new().with_rejection_response(of_another_site))
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .layer(middleware::from_fn(answer::in_time))
        .layer(CatchPanicLayer::custom(answer::after_panic));
    for (name, value) in SECURITY_HEADERS {
        let name = HeaderName::from_static(name);
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)));
    }
    // What stands on a board or a floor is true for a moment only.
    router.layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}
