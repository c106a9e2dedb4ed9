//! How many connections may be open at once, so that the server never runs out of file handles in silence.

use std::{
    future::{Future, Ready, ready},
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum_server::accept::Accept;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, Sleep, sleep},
};

/// The most connections at once: a thousand walls and ten thousand telephones, with room for the rest.
const CONNECTIONS_MAX: u64 = 12_000;

/// How long a new connection may take until its first request is answered.
const FIRST_ANSWER_MAX: Duration = Duration::from_secs(15);

/// How long after an answer the next one may take. A live socket is silent for two seconds at most.
const IDLE_MAX: Duration = Duration::from_secs(60);

/// File handles kept for the database, the log and the like.
const HANDLES_KEPT: u64 = 64;

/// Takes connections in while there is room, and hangs up on the others.
#[derive(Debug, Clone)]
pub(crate) struct Room(Arc<Semaphore>);

impl Room {
    /// As much room as the system's limit on file handles allows, which is first raised as far as this user may.
    pub(crate) fn new() -> Self {
        let limit = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
        let handles = match setrlimit(Resource::Nofile, raised) {
            Ok(()) => limit.maximum,
            Err(_) => limit.current,
        };
        let connections = handles.unwrap_or(u64::MAX).saturating_sub(HANDLES_KEPT).clamp(1, CONNECTIONS_MAX);
        tracing::info!(connections, "connections at once");
        Self::of(usize::try_from(connections).unwrap_or(usize::MAX))
    }

    fn of(connections: usize) -> Self {
        Self(Arc::new(Semaphore::new(connections)))
    }
}

/// A connection, its place, and how long it may be silent.
#[derive(Debug)]
pub(crate) struct Placed<I> {
    stream: I,
    patience: Pin<Box<Sleep>>,
    _place: OwnedSemaphorePermit,
}

impl<I> Placed<I> {
    fn answers(&mut self) {
        self.patience.as_mut().reset(Instant::now() + IDLE_MAX);
    }
}

impl<I, S> Accept<I, S> for Room {
    type Stream = Placed<I>;
    type Service = S;
    type Future = Ready<io::Result<(Placed<I>, S)>>;

    fn accept(&self, stream: I, service: S) -> Self::Future {
        ready(match Arc::clone(&self.0).try_acquire_owned() {
            Ok(place) => Ok((Placed { stream, patience: Box::pin(sleep(FIRST_ANSWER_MAX)), _place: place }, service)),
            Err(_) => {
                tracing::warn!("too many connections: one was turned away");
                Err(io::Error::other("too many connections"))
            }
        })
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Placed<I> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stream).poll_read(cx, buf) {
            Poll::Ready(read) => Poll::Ready(read),
            // What arrives buys no time, or one byte now and then would hold a place for ever; only an answer does.
            Poll::Pending => self.patience.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into())),
        }
    }
}

impl<I: AsyncWrite + Unpin> AsyncWrite for Placed<I> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.answers();
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.answers();
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_connection_too_many_is_turned_away_until_another_has_left() {
        let room = Room::of(2);
        let (first, _) = room.accept(tokio::io::empty(), ()).await.unwrap();
        let (_second, ()) = room.accept(tokio::io::empty(), ()).await.unwrap();
        assert!(room.accept(tokio::io::empty(), ()).await.is_err());
        drop(first);
        assert!(room.accept(tokio::io::empty(), ()).await.is_ok());
    }
}
