//! Which route needs which role: one table, looked up for every request. A route that is not in it is answered to nobody.

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use turno_protocol::ErrorCode;
use turno_store::Role;

use super::{SignedIn, Token};
use crate::{routes::Failure, state::AppState};

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody who reaches the server: visitors with their links, totems and walls of the office's own network.
    Open,
    /// Whoever is signed in, with at least this role.
    Role(Role),
    /// Whoever comes from a totem or holds the ticket's code; otherwise whoever is signed in with at least this role. The
    /// handler looks.
    TotemOr(Role),
}

use Access::{Open, Role as Needs, TotemOr};
use Role::{Administrator, Greeter, Manager, Operator};

/// The table.
pub const ROUTES: &[(&str, &str, Access)] = &[
    // For everybody, and for the machines of the hall.
    ("GET", "/health/live", Open),
    ("GET", "/health/ready", Open),
    ("GET", "/t/{code}", Open),
    ("GET", "/halls/{hall}/rule", Open),
    ("GET", "/api/v1/halls", Open),
    ("GET", "/api/v1/halls/{hall}", Open),
    ("GET", "/api/v1/halls/{hall}/timetable", Open),
    ("GET", "/api/v1/halls/{hall}/board", Open),
    ("GET", "/api/v1/halls/{hall}/board/live", Open),
    ("GET", "/board/{hall}", Open),
    ("GET", "/board/{hall}/{zone}", Open),
    ("GET", "/halls/{hall}/waits", Open),
    ("GET", "/api/v1/halls/{hall}/appointments/{code}", Open),
    ("GET", "/api/v1/halls/{hall}/waits", Open),
    ("GET", "/api/v1/halls/{hall}/waits/queue-monitor", Open),
    ("GET", "/health/kiosks", Open),
    ("PUT", "/api/v1/halls/{hall}/kiosks/{kiosk}", Open),
    ("POST", "/api/v1/halls/{hall}/kiosks/{kiosk}/slip", Open),
    ("GET", "/api/v1/halls/{hall}/pictures/{name}", Open),
    ("PUT", "/api/v1/halls/{hall}/displays/{display}", Open),
    ("PUT", "/api/v1/halls/{hall}/displays/{display}/picture", Open),
    ("POST", "/api/v1/halls/{hall}/tickets", TotemOr(Greeter)),
    ("POST", "/api/v1/halls/{hall}/tickets/adopted", Open),
    ("POST", "/api/v1/halls/{hall}/tickets/adopted/list", Open),
    ("POST", "/api/v1/halls/{hall}/tickets/{number}/paper", Open),
    ("GET", "/api/openapi.json", Open),
    ("GET", "/api/docs", Open),
    ("GET", "/api/docs/", Open),
    ("GET", "/api/docs/{*rest}", Open),
    ("GET", "/assets/{*path}", Open),
    // Signing in and out.
    ("GET", "/sign-in", Open),
    ("POST", "/sign-in", Open),
    ("GET", "/sign-in/account", Open),
    ("GET", "/sign-in/account/done", Open),
    ("POST", "/sign-out", Open),
    ("POST", "/api/v1/session", Open),
    ("DELETE", "/api/v1/session", Open),
    ("GET", "/api/v1/session", Needs(Greeter)),
    // For the people at work.
    ("GET", "/", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/kiosks", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/displays", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/displays/{display}/picture", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/floor", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/floor/live", Needs(Greeter)),
    ("POST", "/api/v1/halls/{hall}/tickets/received", Needs(Greeter)),
    ("GET", "/api/v1/halls/{hall}/tickets/{number}", Needs(Greeter)),
    ("POST", "/api/v1/halls/{hall}/tickets/{number}/actions", TotemOr(Greeter)),
    ("PUT", "/api/v1/halls/{hall}/tickets/{number}/note", Needs(Greeter)),
    ("POST", "/api/v1/halls/{hall}/tickets/{number}/slip", Needs(Greeter)),
    ("POST", "/api/v1/halls/{hall}/lines/{service}/roll", Needs(Greeter)),
    ("POST", "/api/v1/halls/{hall}/lines/{service}/answers", Needs(Greeter)),
    ("GET", "/halls/{hall}/reception", Needs(Greeter)),
    ("GET", "/halls/{hall}/console", Needs(Operator)),
    ("GET", "/api/v1/halls/{hall}/outlook", Needs(Manager)),
    ("GET", "/api/v1/halls/{hall}/forecast-errors", Needs(Manager)),
    ("POST", "/api/v1/halls/{hall}/counters/{counter}/actions", Needs(Operator)),
    ("POST", "/api/v1/halls/{hall}/lines/{service}/actions", Needs(Manager)),
    ("PUT", "/api/v1/halls/{hall}/agenda/{day}", Needs(Manager)),
    ("GET", "/halls/{hall}/manager", Needs(Manager)),
    ("GET", "/halls/{hall}/appointments", Needs(Manager)),
    ("GET", "/audit", Needs(Administrator)),
    ("GET", "/audit.csv", Needs(Administrator)),
    ("GET", "/halls/{hall}/settings", Needs(Manager)),
    ("GET", "/halls/{hall}/settings/edit/{part}", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/edit/{part}", Needs(Manager)),
    ("GET", "/halls/{hall}/settings/order/{part}", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/order/{part}", Needs(Manager)),
    ("GET", "/halls/{hall}/settings/file", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/file", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/apply", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/take-over", Needs(Manager)),
    ("GET", "/halls/{hall}/settings/history", Needs(Manager)),
    ("POST", "/halls/{hall}/settings/history", Needs(Manager)),
    ("GET", "/halls/{hall}/office.toml", Needs(Manager)),
    ("GET", "/halls/{hall}/reports", Needs(Manager)),
    ("GET", "/halls/{hall}/reports/month", Needs(Manager)),
    ("GET", "/halls/{hall}/reports.csv", Needs(Manager)),
    ("GET", "/halls/{hall}/reports.xlsx", Needs(Manager)),
    ("GET", "/halls/{hall}/reports/data.csv", Needs(Manager)),
    ("GET", "/api/v1/halls/{hall}/report", Needs(Manager)),
];

/// What the table says of a route.
#[must_use]
fn access_to(method: &Method, path: &str) -> Option<Access> {
    // Whoever may look may also ask for the head of it.
    let method = if method == Method::HEAD { "GET" } else { method.as_str() };
    ROUTES.iter().find(|(known, route, _)| *known == method && *route == path).map(|(_, _, access)| *access)
}

/// Lets a request through if the table allows it; the handler then finds [`SignedIn`] among its extensions.
pub async fn guard(State(app): State<AppState>, jar: CookieJar, mut request: Request, next: Next) -> Response {
    let Some(path) = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()) else {
        // No such address: the handlers for that tell nothing.
        return next.run(request).await;
    };
    let who = match Token::of(&jar).map(|token| app.sign_in().who(&token, app.now())).transpose() {
        Ok(who) => who.flatten(),
        Err(error) => return Failure::of_people(&error).into_response(),
    };
    match access_to(request.method(), &path) {
        Some(Open | TotemOr(_)) => {}
        Some(Needs(role)) => match &who {
            None => return ask_to_sign_in(request.uri()),
            Some(who) if who.role < role => return refuse(request.uri()),
            Some(_) if is_live(request.headers()) && !is_same_origin(request.headers()) => {
                return refuse(request.uri());
            }
            Some(_) => {}
        },
        None if ROUTES.iter().any(|(_, route, _)| *route == path) => {
            return Failure::wrong_method().into_response();
        }
        None => return refuse(request.uri()),
    }
    if let Some(who) = who {
        request.extensions_mut().insert::<SignedIn>(who);
    }
    next.run(request).await
}

fn is_api(uri: &Uri) -> bool {
    uri.path().starts_with("/api/")
}

fn ask_to_sign_in(uri: &Uri) -> Response {
    if is_api(uri) {
        return Failure::plain(ErrorCode::NotSignedIn, "sign in first: POST /api/v1/session").into_response();
    }
    let wanted = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    Redirect::to(&format!("/sign-in?next={}", crate::pages::escaped(wanted))).into_response()
}

fn refuse(uri: &Uri) -> Response {
    if is_api(uri) {
        return Failure::plain(ErrorCode::NotAllowed, "your role does not allow this").into_response();
    }
    // Whoever may not see a page is shown what there is instead.
    Redirect::to("/?not-allowed=1").into_response()
}

fn is_live(headers: &HeaderMap) -> bool {
    headers.get(header::UPGRADE).is_some()
}

/// Whether a socket is opened by a page of this server. The protection of the other routes looks at changes only, and a
/// socket is opened by a question; programs that are no browsers name no origin.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let Some(origin) = text(header::ORIGIN) else { return true };
    origin.split_once("://").map(|(_, authority)| authority) == text(header::HOST)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_names_every_route_of_the_api_document_and_none_twice() {
        let document = serde_json::to_value(crate::routes::document()).unwrap();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys() {
                let method: Method = method.to_uppercase().parse().unwrap();
                assert!(access_to(&method, path).is_some(), "{method} {path} is not in the table");
            }
        }
        let routes: BTreeSet<_> = ROUTES.iter().map(|(method, path, _)| (method, path)).collect();
        assert_eq!(routes.len(), ROUTES.len());
    }

    #[test]
    fn a_forgotten_route_is_answered_to_nobody() {
        assert_eq!(access_to(&Method::GET, "/forgotten"), None);
        assert_eq!(access_to(&Method::HEAD, "/"), Some(Needs(Greeter)));
        assert_eq!(access_to(&Method::DELETE, "/"), None);
    }

    #[test]
    fn a_socket_of_another_origin_is_recognised() {
        let headers = |pairs: &[(header::HeaderName, &str)]| {
            pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect::<HeaderMap>()
        };
        let host = (header::HOST, "turno.example.it:8080");
        assert!(is_same_origin(&headers(&[host.clone(), (header::ORIGIN, "http://turno.example.it:8080")])));
        assert!(is_same_origin(&headers(std::slice::from_ref(&host))));
        for other in ["http://turno.example.it", "http://evil.example:8080", "null"] {
            assert!(!is_same_origin(&headers(&[host.clone(), (header::ORIGIN, other)])), "{other}");
        }
    }
}
