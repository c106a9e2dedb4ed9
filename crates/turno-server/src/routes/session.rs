//! Signing in and out: a form for people, the same as JSON for programs.

use std::net::SocketAddr;

use axum::{
    Extension, Form, Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{CookieJar, cookie::Cookie};
use serde::Deserialize;
use turno_protocol::{ErrorCode, RoleWord, Session, SessionEnvelope, SessionRequest};
use turno_store::Role;

use super::{
    answer::{Failure, QuestionRefused, WishRefused},
    input::Body,
    pages::{PageQuery, page, words},
};
use crate::{
    pages::{SignInPage, SignInProblem},
    sign_in::{COOKIE, Channel, SignInError, SignedIn, Token},
    state::AppState,
};

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct SignInForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// The form.
pub(super) async fn form(State(app): State<AppState>, query: PageQuery, headers: HeaderMap) -> Response {
    let is_empty = match app.sign_in().has_people() {
        Ok(has_people) => !has_people,
        Err(error) => return Failure::of_people(&error).into_response(),
    };
    let problem = is_empty.then_some(SignInProblem::NobodyYet);
    let next = local(query.next.as_deref().unwrap_or_default());
    with_form(StatusCode::OK, &SignInPage::new(words(&app, &query, &[], &headers), next, problem, app.sso().is_some()))
}

/// The form, filled in.
pub(super) async fn submit(
    State(app): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    query: PageQuery,
    headers: HeaderMap,
    jar: CookieJar,
    Form(form): Form<SignInForm>,
) -> Response {
    let next = local(&form.next).to_owned();
    let (status, problem) = match app.sign_in().sign_in(&form.name, form.password, from.ip(), app.now()).await {
        Ok((token, _)) => {
            let jar = jar.add(token.cookie(channel(&headers)));
            return (jar, Redirect::to(if next.is_empty() { "/" } else { &next })).into_response();
        }
        Err(SignInError::Wrong) => (StatusCode::UNAUTHORIZED, SignInProblem::Wrong),
        Err(SignInError::TooSoon { retry_after_secs }) => {
            (StatusCode::TOO_MANY_REQUESTS, SignInProblem::TooSoon { secs: retry_after_secs })
        }
        Err(SignInError::Busy) => (StatusCode::SERVICE_UNAVAILABLE, SignInProblem::TooSoon { secs: 1 }),
        Err(SignInError::Store(error)) => return Failure::of_people(&error).into_response(),
    };
    with_form(status, &SignInPage::new(words(&app, &query, &[], &headers), &next, Some(problem), app.sso().is_some()))
}

/// Ends the session and leads to the form.
pub(super) async fn leave(State(app): State<AppState>, jar: CookieJar) -> Response {
    match end(&app, &jar) {
        Ok(()) => (jar.remove(forgotten()), Redirect::to("/sign-in")).into_response(),
        Err(failure) => failure.into_response(),
    }
}

/// Signs in.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = SessionRequest,
    responses((status = 201, body = SessionEnvelope), (status = 429, body = turno_protocol::ErrorEnvelope), WishRefused))]
pub(super) async fn begin(
    State(app): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    jar: CookieJar,
    Body(wish): Body<SessionRequest>,
) -> Result<(StatusCode, CookieJar, Json<SessionEnvelope>), Failure> {
    let (token, who) = app.sign_in().sign_in(&wish.name, wish.password, from.ip(), app.now()).await?;
    Ok((StatusCode::CREATED, jar.add(token.cookie(channel(&headers))), Json(envelope(&who))))
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/session", tag = "session",
    responses((status = 200, body = SessionEnvelope), QuestionRefused))]
pub(super) async fn show(Extension(who): Extension<SignedIn>) -> Json<SessionEnvelope> {
    Json(envelope(&who))
}

/// Signs out. Nobody signed in is no error.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", responses((status = 204), QuestionRefused))]
pub(super) async fn finish(State(app): State<AppState>, jar: CookieJar) -> Result<(StatusCode, CookieJar), Failure> {
    end(&app, &jar)?;
    Ok((StatusCode::NO_CONTENT, jar.remove(forgotten())))
}

fn end(app: &AppState, jar: &CookieJar) -> Result<(), Failure> {
    let Some(token) = Token::of(jar) else { return Ok(()) };
    app.sign_in().sign_out(&token, app.now()).map_err(|error| Failure::of_people(&error))
}

fn forgotten() -> Cookie<'static> {
    Cookie::build(COOKIE).path("/").build()
}

fn envelope(who: &SignedIn) -> SessionEnvelope {
    let role = match who.role {
        Role::Greeter => RoleWord::Greeter,
        Role::Operator => RoleWord::Operator,
        Role::Manager => RoleWord::Manager,
        Role::Administrator => RoleWord::Administrator,
    };
    SessionEnvelope { session: Session { name: who.name.to_string(), role } }
}

impl From<SignInError> for Failure {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong => Self::plain(ErrorCode::NotSignedIn, "name or password is wrong"),
            SignInError::TooSoon { retry_after_secs } => {
                Self::plain(ErrorCode::TooManyTries, "too many tries; wait a moment").after_secs(retry_after_secs)
            }
            SignInError::Busy => {
                Self::plain(ErrorCode::Overloaded, "too many people sign in at this moment").after_secs(1)
            }
            SignInError::Store(error) => Self::of_people(&error),
        }
    }
}

/// A browser names the address of the page that sends a form. Where that is an encrypted one, the cookie stays so, too.
fn channel(headers: &HeaderMap) -> Channel {
    let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if origin.starts_with("https://") { Channel::Encrypted } else { Channel::Clear }
}

/// The address to go on to, if it is one of this server: nobody is led elsewhere by a link to the form.
pub(super) fn local(next: &str) -> &str {
    let is_local =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if is_local { next } else { "" }
}

pub(super) fn with_form(status: StatusCode, template: &SignInPage) -> Response {
    let mut response = page(status, template);
    // A browser that is told to name no referrer sends a form without the origin that proves where it comes from.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_host() {
        assert_eq!(local("/halls/capannori/console?lang=de"), "/halls/capannori/console?lang=de");
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "evil",
            "",
            "/a\r\nset-cookie: x",
        ] {
            assert_eq!(local(elsewhere), "", "{elsewhere:?}");
        }
    }

    #[test]
    fn a_session_begun_over_an_encrypted_page_never_travels_in_clear() {
        let headers = |origin: &str| HeaderMap::from_iter([(header::ORIGIN, origin.parse().unwrap())]);
        assert_eq!(channel(&headers("https://turno.example.it")), Channel::Encrypted);
        assert_eq!(channel(&headers("http://10.0.0.2:8080")), Channel::Clear);
        assert!(Token::random().cookie(Channel::Encrypted).to_string().contains("Secure"));
        let clear = Token::random().cookie(Channel::Clear).to_string();
        assert!(!clear.contains("Secure") && clear.contains("HttpOnly") && clear.contains("SameSite=Lax"), "{clear}");
    }
}
