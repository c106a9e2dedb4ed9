//! The bare loop: `tokio-tungstenite` and nothing else. It keeps every socket that comes and writes what it is told to each.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::{Context, Result};
use futures_util::SinkExt;
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    sync::Mutex,
};
use tokio_tungstenite::{
    WebSocketStream, accept_async_with_config,
    tungstenite::{Message, Utf8Bytes, protocol::WebSocketConfig},
};

use crate::process::Program;

/// The flag with which this program becomes the bare loop.
pub(crate) const FLAG: &str = "--bare-sockets";

/// A running bare loop, as a process of its own.
#[derive(Debug)]
pub(crate) struct BareSockets {
    program: Program,
    /// Where sockets are taken in.
    pub(crate) address: SocketAddr,
    /// Where it is told what to write: four bytes of length, then the text.
    pub(crate) control: SocketAddr,
}

impl BareSockets {
    /// Starts this very program as the loop.
    pub(crate) fn start(folder: &Path) -> Result<Self> {
        let mut command = std::process::Command::new(std::env::current_exe()?);
        command.arg(FLAG).arg("--out").arg(folder);
        let program = Program::start(command)?;
        let line =
            program.wait_for("where it listens", |line| line.strip_prefix("listening on ").map(str::to_owned))?;
        let (address, control) = line.1.split_once(' ').context("two addresses")?;
        Ok(Self { address: address.parse()?, control: control.parse()?, program })
    }

    /// The process.
    pub(crate) fn pid(&self) -> u32 {
        self.program.pid()
    }
}

type Taken = Arc<Mutex<Vec<WebSocketStream<TcpStream>>>>;

/// Works until its end of the control connection is closed.
pub(crate) async fn serve() -> Result<()> {
    let sockets = TcpListener::bind("127.0.0.1:0").await?;
    let control = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on {} {}", sockets.local_addr()?, control.local_addr()?);
    let taken = Taken::default();
    tokio::spawn(take_in(sockets, Arc::clone(&taken)));
    let (mut orders, _) = control.accept().await?;
    // The other side closing is the end of the work.
    while let Ok(length) = orders.read_u32().await {
        let mut text = vec![0; usize::try_from(length)?];
        orders.read_exact(&mut text).await?;
        let text = Utf8Bytes::try_from(text)?;
        for socket in taken.lock().await.iter_mut() {
            socket.send(Message::Text(text.clone())).await?;
        }
    }
    Ok(())
}

async fn take_in(listener: TcpListener, taken: Taken) -> Result<()> {
    // The library as it comes, but that every frame is written at once.
    let config = WebSocketConfig::default().write_buffer_size(0);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let mut socket = accept_async_with_config(stream, Some(config)).await?;
        // The server greets with a board; so does the loop.
        socket.send(Message::text("{}")).await?;
        taken.lock().await.push(socket);
    }
}
