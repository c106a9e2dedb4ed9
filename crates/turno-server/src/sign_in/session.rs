//! What the browser holds: a random token in a cookie that no script can read. The server keeps its hash alone.

use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use turno_store::TokenHash;

/// The cookie's name.
pub const COOKIE: &str = "turno_session";

/// The random bytes of a token.
const TOKEN_BYTES: usize = 32;

/// The secret that stands for a session.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; TOKEN_BYTES]);

/// How the browser reached the page that signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// In clear, as on an office's own network without TLS.
    Clear,
    /// Encrypted: the cookie must then never travel in clear.
    Encrypted,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(secret)")
    }
}

impl Token {
    /// A new one.
    ///
    /// # Panics
    ///
    /// When the computer gives no random bytes; the server asked for some when it started.
    #[must_use]
    #[expect(clippy::expect_used, reason = "without randomness nobody may be signed in")]
    pub fn random() -> Self {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes).expect("this computer gives random bytes");
        Self(bytes)
    }

    /// The token that a browser sent, if it sent one.
    #[must_use]
    pub fn of(jar: &CookieJar) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(jar.get(COOKIE)?.value().as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0).into()
    }

    /// The cookie that gives it to the browser, until the browser is closed. `Lax`: another site cannot use it, and a link from
    /// the office's own pages works.
    #[must_use]
    pub fn cookie(&self, channel: Channel) -> Cookie<'static> {
        Cookie::build((COOKIE, BASE64URL_NOPAD.encode(&self.0)))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(channel == Channel::Encrypted)
            .build()
    }
}
