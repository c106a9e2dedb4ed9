//! HTTP/1.1 over one kept-alive connection, with as little work as possible: on a small machine a comfortable client would
//! take the processor from the server that it measures.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// No answer that is measured is larger; a floor with 800 people is about 100 KB.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;

/// The room first made for an answer.
const BUFFER_BYTES: usize = 4096;

/// A connection to the server.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    answer: Vec<u8>,
    head_bytes: usize,
}

impl Wire {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("the server takes no connection")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, answer: Vec::with_capacity(BUFFER_BYTES), head_bytes: 0 })
    }

    /// Sends a request and waits for the whole answer; its status.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await.context("the server closed the connection")?;
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                bail!("the server closed the connection before its answer was whole");
            }
            if let Some(head) = Head::read(&self.answer)?
                && self.answer.len() >= head.bytes + head.body_bytes
            {
                self.head_bytes = head.bytes;
                return Ok(head.status);
            }
            if self.answer.len() > ANSWER_BYTES_MAX {
                bail!("an answer is larger than {ANSWER_BYTES_MAX} bytes");
            }
        }
    }

    /// A header of the latest answer.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let head = str::from_utf8(&self.answer[..self.head_bytes]).ok()?;
        let mut headers = head.split("\r\n").filter_map(|line| line.split_once(": "));
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The body of the latest answer.
    pub(crate) fn body(&self) -> &[u8] {
        &self.answer[self.head_bytes..]
    }
}

/// A request without a body.
pub(crate) fn get(path: &str) -> Vec<u8> {
    get_as("", path)
}

/// A request without a body, of whoever holds the cookie `session`.
pub(crate) fn get_as(session: &str, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{}\r\n", cookie(session)).into_bytes()
}

/// A request with a JSON body.
pub(crate) fn post(path: &str, json: &str) -> Vec<u8> {
    post_as("", path, json)
}

/// A request with a JSON body, of whoever holds the cookie `session`.
pub(crate) fn post_as(session: &str, path: &str, json: &str) -> Vec<u8> {
    let (length, cookie) = (json.len(), cookie(session));
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\n{cookie}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{json}"
    )
    .into_bytes()
}

fn cookie(session: &str) -> String {
    if session.is_empty() { String::new() } else { format!("cookie: {session}\r\n") }
}

/// What the head of an answer says.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    status: u16,
    bytes: usize,
    body_bytes: usize,
}

impl Head {
    /// The head, once all of it is there.
    fn read(answer: &[u8]) -> Result<Option<Self>> {
        const END: &[u8] = b"\r\n\r\n";
        let Some(end) = answer.windows(END.len()).position(|window| window == END) else { return Ok(None) };
        let text = str::from_utf8(&answer[..end]).context("an answer's head is not text")?;
        let mut lines = text.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let length = lines
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .and_then(|(_, value)| value.trim().parse().ok());
        match (status, length) {
            (Some(status), Some(body_bytes)) => Ok(Some(Self { status, bytes: end + END.len(), body_bytes })),
            _ => bail!("an answer without status or length: {text}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_once_it_is_whole() {
        let answer = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        let head = Head::read(answer).unwrap().unwrap();
        assert_eq!(head, Head { status: 201, bytes: answer.len() - 2, body_bytes: 2 });
        assert_eq!(Head::read(&answer[..answer.len() - 3]).unwrap(), None);
    }

    #[test]
    fn an_answer_without_a_length_is_an_error() {
        assert!(Head::read(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }

    #[test]
    fn a_request_names_the_length_of_its_body() {
        let request = String::from_utf8(post("/x", "{\"a\":1}")).unwrap();
        assert!(request.contains("content-length: 7\r\n") && request.ends_with("\r\n\r\n{\"a\":1}"), "{request}");
    }

    #[tokio::test]
    async fn an_answer_in_pieces_is_put_together() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut wire = Wire::open(listener.local_addr().unwrap()).await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        let answering = tokio::spawn(async move {
            let mut request = [0; 64];
            let length = server.read(&mut request).await.unwrap();
            assert!(request[..length].starts_with(b"GET /x"));
            for piece in [&b"HTTP/1.1 404 Not"[..], b" Found\r\ncontent-length: 5\r\n", b"\r\nab", b"cde"] {
                server.write_all(piece).await.unwrap();
                server.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        assert_eq!(wire.send(&get("/x")).await.unwrap(), 404);
        assert_eq!(wire.body(), b"abcde");
        answering.await.unwrap();
    }
}
