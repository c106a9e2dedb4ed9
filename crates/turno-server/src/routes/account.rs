//! The way to the office's own sign-in provider and back.

use std::net::SocketAddr;

use axum::{
    Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use serde::Deserialize;

use super::{
    answer::Failure,
    input::Query,
    pages::{PageQuery, words},
    session::{local, with_form},
};
use crate::{
    pages::{SignInPage, SignInProblem},
    sign_in::{Channel, RETURN_PATH, SignInError, Sso, SsoError},
    state::AppState,
};

/// The cookie that binds an attempt to the browser which began it: what another browser brings back signs nobody in.
const ATTEMPT_COOKIE: &str = "turno_attempt";

/// The routes. A server that knows no provider leads back to the form.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/sign-in/account", get(begin)).route(RETURN_PATH, get(finish))
}

/// What the provider sends back with the browser.
#[derive(Debug, Deserialize)]
struct Returned {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

async fn begin(
    State(app): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    query: PageQuery,
    headers: HeaderMap,
    jar: CookieJar,
) -> Response {
    // Each attempt is kept for a while, and may hold a thread while the provider is away.
    if let Err(retry_after_secs) = app.open_limit().admit(from.ip()) {
        let problem = SignInProblem::TooSoon { secs: retry_after_secs };
        return form(&app, &query, &headers, StatusCode::TOO_MANY_REQUESTS, problem);
    }
    let next = local(query.next.as_deref().unwrap_or_default()).to_owned();
    let now = app.now();
    match ask(&app, move |sso| sso.begin(&next, now)).await {
        Ok(begun) => (jar.add(attempt_cookie(&app, begun.state)), Redirect::to(&begun.url)).into_response(),
        Err(error) => refused(&app, &query, &headers, &error),
    }
}

async fn finish(
    State(app): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    query: PageQuery,
    Query(returned): Query<Returned>,
    headers: HeaderMap,
    jar: CookieJar,
) -> Response {
    let is_ours = jar.get(ATTEMPT_COOKIE).is_some_and(|cookie| cookie.value() == returned.state);
    let jar = jar.remove(Cookie::build(ATTEMPT_COOKIE).path("/sign-in").build());
    if !is_ours {
        return (jar, refused(&app, &query, &headers, &SsoError::UnknownAttempt)).into_response();
    }
    let (Returned { code, state }, now) = (returned, app.now());
    let vouched = match ask(&app, move |sso| sso.finish(&state, code, now)).await {
        Ok(vouched) => vouched,
        Err(error) => return (jar, refused(&app, &query, &headers, &error)).into_response(),
    };
    match app.sign_in().sign_in_vouched(&vouched.name, from.ip(), now) {
        Ok((token, _)) => {
            let next = if vouched.next.is_empty() { "/" } else { &vouched.next };
            (jar.add(token.cookie(channel(&app))), Redirect::to(next)).into_response()
        }
        Err(SignInError::Store(error)) => Failure::of_people(&error).into_response(),
        Err(SignInError::TooSoon { retry_after_secs: secs }) => {
            let problem = SignInProblem::TooSoon { secs };
            (jar, form(&app, &query, &headers, StatusCode::TOO_MANY_REQUESTS, problem)).into_response()
        }
        Err(SignInError::Wrong | SignInError::Busy) => {
            let problem = SignInProblem::UnknownAccount { name: vouched.name };
            (jar, form(&app, &query, &headers, StatusCode::FORBIDDEN, problem)).into_response()
        }
    }
}

/// Asks the provider on a thread that may wait.
async fn ask<T: Send + 'static>(
    app: &AppState,
    question: impl FnOnce(&Sso) -> Result<T, SsoError> + Send + 'static,
) -> Result<T, SsoError> {
    let app = app.clone();
    let asked = tokio::task::spawn_blocking(move || app.sso().map_or(Err(SsoError::NoProvider), question));
    asked.await.unwrap_or_else(|_| Err(SsoError::Provider("the question broke off".to_owned())))
}

fn refused(app: &AppState, query: &PageQuery, headers: &HeaderMap, error: &SsoError) -> Response {
    if matches!(error, SsoError::NoProvider) {
        return Redirect::to("/sign-in").into_response();
    }
    tracing::warn!(error = error as &dyn std::error::Error, "nobody was signed in");
    form(app, query, headers, StatusCode::BAD_GATEWAY, SignInProblem::Account)
}

fn form(
    app: &AppState,
    query: &PageQuery,
    headers: &HeaderMap,
    status: StatusCode,
    problem: SignInProblem,
) -> Response {
    with_form(status, &SignInPage::new(words(app, query, &[], headers), "", Some(problem), app.sso().is_some()))
}

/// `Lax`: it comes along when the provider's page leads back here.
fn attempt_cookie(app: &AppState, state: String) -> Cookie<'static> {
    Cookie::build((ATTEMPT_COOKIE, state))
        .path("/sign-in")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(channel(app) == Channel::Encrypted)
        .build()
}

/// How people at work reach this server, by its own address at the provider.
fn channel(app: &AppState) -> Channel {
    let is_encrypted = app.sso().is_some_and(|sso| sso.own_url().starts_with("https://"));
    if is_encrypted { Channel::Encrypted } else { Channel::Clear }
}
