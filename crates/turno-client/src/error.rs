//! What can go wrong between a machine and the server, and whether trying again makes sense.

use std::time::Duration;

use turno_protocol::{ApiError, ErrorCode};

/// Why a request has no result.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The settings name no usable server.
    #[error("'{address}' is not the address of a server: {why}")]
    BadAddress {
        /// What was given.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// No answer came: the server is away, or the link was cut before the whole answer was here. The request may have
    /// been carried out or not; the same request again, with the same identifier, is safe.
    #[error("the server cannot be reached")]
    Unreachable {
        /// The network's own words.
        source: reqwest::Error,
    },
    /// The server understood and said no.
    #[error("the server refused: {}", .0.message)]
    Refused(ApiError),
    /// An answer that is not part of the contract: another program listens there, or a proxy stands between.
    #[error("the server gave an answer that is not part of the contract (status {status}): {detail}")]
    Unexpected {
        /// The HTTP status.
        status: u16,
        /// What was wrong with the answer.
        detail: String,
    },
}

/// Whether to send the same request again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The same request with the same identifier may succeed later; wait this long first if a time is named.
    SameRequest {
        /// The wait that the server asks for.
        after: Option<Duration>,
    },
    /// The answer will not change.
    Pointless,
}

impl Retry {
    /// Whether to send again what was refused like this.
    #[must_use]
    pub fn after(error: &ApiError) -> Self {
        match error.code {
            ErrorCode::Overloaded | ErrorCode::StorageFailed | ErrorCode::Stopping | ErrorCode::Internal => {
                Self::SameRequest { after: error.retry_after_secs.map(|secs| Duration::from_secs(secs.into())) }
            }
            _ => Self::Pointless,
        }
    }
}

impl ClientError {
    /// Whether the same request, with the same request identifier, is worth sending again.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::Unreachable { .. } => Retry::SameRequest { after: None },
            Self::Refused(error) => Retry::after(error),
            // A proxy whose server is away answers 502 to 504 by itself.
            Self::Unexpected { status, .. } if *status >= 500 => Retry::SameRequest { after: None },
            Self::Unexpected { .. } | Self::BadAddress { .. } => Retry::Pointless,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: ErrorCode, retry_after_secs: Option<u32>) -> ClientError {
        let message = "no".to_owned();
        ClientError::Refused(ApiError { code, message, ticket: None, opens_at: None, retry_after_secs })
    }

    #[test]
    fn only_passing_troubles_are_worth_a_retry() {
        let again = Retry::SameRequest { after: Some(Duration::from_secs(3)) };
        assert_eq!(refused(ErrorCode::Overloaded, Some(3)).retry(), again);
        assert_eq!(refused(ErrorCode::StorageFailed, None).retry(), Retry::SameRequest { after: None });
        assert_eq!(refused(ErrorCode::ServiceClosed, None).retry(), Retry::Pointless);
        assert_eq!(refused(ErrorCode::Other, Some(3)).retry(), Retry::Pointless);
        let proxy = ClientError::Unexpected { status: 502, detail: String::new() };
        assert_eq!(proxy.retry(), Retry::SameRequest { after: None });
        let stranger = ClientError::Unexpected { status: 200, detail: String::new() };
        assert_eq!(stranger.retry(), Retry::Pointless);
    }
}
