//! Signing in with the account of the office's own provider: OpenID Connect, authorization code with PKCE (RFC 7636).
//!
//! The provider says who somebody is, and nothing more: who may sign in, and with which role, stands in the people's database,
//! as for everybody. The provider is asked only when somebody signs in, so the server starts and works without it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
    core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims},
};
use ureq::{Agent, AgentBuilder};

/// Where the provider sends people back to.
pub const RETURN_PATH: &str = "/sign-in/account/done";

/// How long the provider may take for one answer.
const ANSWER_SECS_MAX: u64 = 10;

/// How long somebody may take to sign in at the provider, in minutes.
const ATTEMPT_MINS_MAX: i64 = 10;

/// How many people may be at the provider at once; the oldest attempt beyond it is forgotten.
const ATTEMPTS_MAX: usize = 1_000;

/// What the server must know to ask a provider.
#[derive(Clone)]
pub struct SsoSettings {
    /// The provider's issuer identifier, a URL.
    pub issuer: String,
    /// The name under which the provider knows this server.
    pub client: String,
    /// The secret that goes with it.
    pub secret: String,
    /// Under which address people at work open this server, without a slash at the end.
    pub own_url: String,
}

// Written by hand, so that no log ever holds the secret.
impl std::fmt::Debug for SsoSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SsoSettings")
            .field("issuer", &self.issuer)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SsoError {
    /// The provider cannot be asked, or its answer is not what the standard wants.
    #[error("the sign-in provider: {0}")]
    Provider(String),
    /// The settings name none.
    #[error("this server knows no sign-in provider")]
    NoProvider,
    /// What came back belongs to no attempt of this browser, or to one that is too old.
    #[error("this attempt to sign in is not known any more")]
    UnknownAttempt,
}

/// What is remembered while somebody is at the provider.
struct Attempt {
    begun_at: Timestamp,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    next: String,
}

/// What the browser needs to begin.
#[derive(Debug)]
pub struct Beginning {
    /// The provider's page.
    pub url: String,
    /// What the browser must bring back, in a cookie.
    pub state: String,
}

/// Somebody the provider vouches for.
#[derive(Debug, PartialEq, Eq)]
pub struct Vouched {
    /// The name of the account there (the claim `preferred_username`).
    pub name: String,
    /// The address to go on to.
    pub next: String,
}

/// The provider of an office.
pub struct Sso {
    settings: SsoSettings,
    agent: Agent,
    /// What the provider says of itself, once it was asked.
    provider: Mutex<Option<Arc<CoreProviderMetadata>>>,
    attempts: Mutex<BTreeMap<String, Attempt>>,
}

impl std::fmt::Debug for Sso {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Sso").field(&self.settings).finish()
    }
}

impl Sso {
    /// Prepares to ask a provider; asks nothing yet.
    ///
    /// # Errors
    ///
    /// Which of the addresses is none.
    pub fn new(settings: SsoSettings) -> Result<Self, SsoError> {
        let wrong = |what: &str, error: &dyn std::fmt::Display| SsoError::Provider(format!("{what}: {error}"));
        IssuerUrl::new(settings.issuer.clone()).map_err(|error| wrong("sso_issuer", &error))?;
        RedirectUrl::new(settings.own_url.clone()).map_err(|error| wrong("sso_own_url", &error))?;
        // A redirect from the provider's machine interface would lead the secret elsewhere.
        let agent = AgentBuilder::new().timeout(Duration::from_secs(ANSWER_SECS_MAX)).redirects(0).build();
        Ok(Self { settings, agent, provider: Mutex::default(), attempts: Mutex::default() })
    }

    /// Under which address people at work open this server.
    #[must_use]
    pub fn own_url(&self) -> &str {
        &self.settings.own_url
    }

    /// Begins an attempt that leads on to `next`. Blocks while the provider is asked for the first time.
    ///
    /// # Errors
    ///
    /// [`SsoError::Provider`] when it cannot be asked.
    pub fn begin(&self, next: &str, now: Timestamp) -> Result<Beginning, SsoError> {
        let client = self.client()?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let request = request.add_scope(Scope::new("profile".to_owned())).set_pkce_challenge(challenge);
        let (url, state, nonce) = request.url();
        let state = state.into_secret();
        let mut attempts = lock(&self.attempts);
        attempts.retain(|_, attempt| !is_over(attempt, now));
        if attempts.len() >= ATTEMPTS_MAX {
            let oldest = attempts.iter().min_by_key(|(_, attempt)| attempt.begun_at).map(|(state, _)| state.clone());
            oldest.and_then(|state| attempts.remove(&state));
        }
        attempts.insert(state.clone(), Attempt { begun_at: now, nonce, verifier, next: next.to_owned() });
        Ok(Beginning { url: url.into(), state })
    }

    /// Ends the attempt `state` with the code that the provider gave to the browser; each attempt ends once. Blocks while the
    /// provider is asked.
    ///
    /// # Errors
    ///
    /// See [`SsoError`].
    pub fn finish(&self, state: &str, code: String, now: Timestamp) -> Result<Vouched, SsoError> {
        let attempt = lock(&self.attempts).remove(state).filter(|attempt| !is_over(attempt, now));
        let Attempt { nonce, verifier, next, .. } = attempt.ok_or(SsoError::UnknownAttempt)?;
        let vouched = self.redeem(code, verifier, &nonce);
        if vouched.is_err() {
            // Its keys may have changed since it was asked.
            *lock(&self.provider) = None;
        }
        Ok(Vouched { name: vouched?, next })
    }

    fn redeem(&self, code: String, verifier: PkceCodeVerifier, nonce: &Nonce) -> Result<String, SsoError> {
        let client = self.client()?;
        let failed = |error: &dyn std::error::Error| SsoError::Provider(told(error));
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| failed(&error))?;
        let tokens = exchange.set_pkce_verifier(verifier).request(&self.agent).map_err(|error| failed(&error))?;
        let token =
            tokens.id_token().ok_or_else(|| SsoError::Provider("its answer names nobody (no id_token)".to_owned()))?;
        let claims = token.claims(&client.id_token_verifier(), nonce).map_err(|error| failed(&error))?;
        // Some providers put the name into the token, others tell it when they are asked for it (OpenID Connect Core, 5.4).
        let name = match claims.preferred_username() {
            Some(name) => name.as_str().to_lowercase(),
            None => {
                let access = tokens.access_token().to_owned();
                let question =
                    client.user_info(access, Some(claims.subject().clone())).map_err(|error| failed(&error))?;
                let told: CoreUserInfoClaims = question.request(&self.agent).map_err(|error| failed(&error))?;
                told.preferred_username().map(|name| name.as_str().to_lowercase()).unwrap_or_default()
            }
        };
        if name.is_empty() {
            return Err(SsoError::Provider("it tells no preferred_username".to_owned()));
        }
        Ok(name)
    }

    fn client(&self) -> Result<ClientOfProvider, SsoError> {
        let known = lock(&self.provider).clone();
        let provider = match known {
            Some(provider) => provider,
            None => {
                let provider = Arc::new(self.discover()?);
                *lock(&self.provider) = Some(Arc::clone(&provider));
                provider
            }
        };
        let SsoSettings { client, secret, own_url, .. } = &self.settings;
        let returns_to = RedirectUrl::new(format!("{own_url}{RETURN_PATH}"))
            .map_err(|error| SsoError::Provider(format!("sso_own_url: {error}")))?;
        let (id, secret) = (ClientId::new(client.clone()), ClientSecret::new(secret.clone()));
        Ok(CoreClient::from_provider_metadata(CoreProviderMetadata::clone(&provider), id, Some(secret))
            .set_redirect_uri(returns_to))
    }

    fn discover(&self) -> Result<CoreProviderMetadata, SsoError> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone())
            .map_err(|error| SsoError::Provider(format!("sso_issuer: {error}")))?;
        CoreProviderMetadata::discover(&issuer, &self.agent).map_err(|error| SsoError::Provider(told(&error)))
    }
}

/// A client that knows where to send people and where to redeem what they bring back.
type ClientOfProvider = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

fn is_over(attempt: &Attempt, now: Timestamp) -> bool {
    now.duration_since(attempt.begun_at) > SignedDuration::from_mins(ATTEMPT_MINS_MAX)
}

/// An error with its causes: the outermost of this library says little.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    std::iter::once(error.to_string()).chain(causes.map(ToString::to_string)).collect::<Vec<_>>().join(": ")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sso(issuer: &str) -> Result<Sso, SsoError> {
        Sso::new(SsoSettings {
            issuer: issuer.to_owned(),
            client: "turno".to_owned(),
            secret: "segretissimo".to_owned(),
            own_url: "https://turno.example.it".to_owned(),
        })
    }

    #[test]
    fn what_belongs_to_no_attempt_is_refused_before_the_provider_is_asked() {
        let sso = sso("http://127.0.0.1:1").unwrap();
        let refused = sso.finish("invented", "code".to_owned(), Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(SsoError::UnknownAttempt)), "{refused:?}");
    }

    #[test]
    fn a_provider_that_is_away_is_named_and_nothing_else_fails() {
        let sso = sso("http://127.0.0.1:1").unwrap();
        let error = sso.begin("/", Timestamp::UNIX_EPOCH).unwrap_err().to_string();
        assert!(error.starts_with("the sign-in provider: "), "{error}");
    }

    #[test]
    fn an_address_that_is_none_is_refused_at_the_start_and_the_secret_is_in_no_log() {
        assert!(sso("not an address").is_err());
        assert!(!format!("{:?}", sso("https://id.example.it").unwrap()).contains("segretissimo"));
    }
}
