//! The server's address, checked once, and the addresses of its routes.

use reqwest::Url;

use crate::ClientError;

/// Where the server is: `http://host:port`, with or without a path in front of `/api`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseAddress(Url);

impl BaseAddress {
    /// Reads `text`, for example `http://127.0.0.1:8080`.
    ///
    /// # Errors
    ///
    /// [`ClientError::BadAddress`] unless it is an absolute `http` address.
    pub fn parse(text: &str) -> Result<Self, ClientError> {
        let bad = |why: &str| ClientError::BadAddress { address: text.to_owned(), why: why.to_owned() };
        let mut url = Url::parse(text).map_err(|error| bad(&error.to_string()))?;
        if url.scheme() != "http" || url.host_str().is_none() {
            return Err(bad("it must begin with http:// and name a host"));
        }
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The address of the route whose path under `/api/v1` is `segments`. Each segment is escaped, so an identifier with
    /// a slash in it cannot reach another route.
    pub(crate) fn route(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        // An http address always has a path, so this cannot fail (checked in `parse`).
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["api", "v1"]).extend(segments);
        }
        url
    }

    /// The same for a live socket.
    pub(crate) fn live(&self, segments: &[&str]) -> Url {
        let mut url = self.route(segments);
        // From http to ws is always allowed: both are special schemes.
        let _ = url.set_scheme("ws");
        url
    }
}

impl std::fmt::Display for BaseAddress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_stand_under_the_base() {
        let base = BaseAddress::parse("http://office:8080").unwrap();
        assert_eq!(base.route(&["halls", "cuneo"]).as_str(), "http://office:8080/api/v1/halls/cuneo");
        let nested = BaseAddress::parse("http://office/turno/").unwrap();
        assert_eq!(nested.route(&["halls"]).as_str(), "http://office/turno/api/v1/halls");
        assert_eq!(nested.live(&["halls"]).as_str(), "ws://office/turno/api/v1/halls");
        assert_eq!(base.to_string(), "http://office:8080");
    }

    #[test]
    fn an_identifier_cannot_leave_its_place() {
        let base = BaseAddress::parse("http://office").unwrap();
        assert_eq!(base.route(&["halls", "a/../b?c"]).as_str(), "http://office/api/v1/halls/a%2F..%2Fb%3Fc");
    }

    #[test]
    fn only_http_addresses_are_taken() {
        for text in ["", "office:8080", "ftp://office", "https://office", "http://", "8080"] {
            assert!(matches!(BaseAddress::parse(text), Err(ClientError::BadAddress { .. })), "{text}");
        }
    }
}
