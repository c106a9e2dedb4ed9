//! What one idle socket costs in memory.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{fan_out::Kind, footprint::is_idle};
use crate::{
    figures::{Figure, Goal, median},
    load::count,
    machine::{pss_bytes, raise_handles},
    peers::sockets::BareSockets,
    server::{Data, Server},
    sockets::{Sockets, Speech},
};

/// Which sockets, and how many.
const CROWDS: [(Kind, usize); 2] = [(Kind::Walls, 1_000), (Kind::Telephones, 10_000)];

/// Each run starts the processes anew.
const RUNS: usize = 3;

/// File handles that this program needs beside the sockets.
const HANDLES_KEPT: u64 = 100;

/// The growth of the process by each kind of socket, beside the bare loop's.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let handles = raise_handles();
    let mut figures = Vec::new();
    for (kind, sockets) in CROWDS {
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        let allowed = handles.saturating_sub(HANDLES_KEPT) >= sockets as u64;
        for _ in 0..if allowed { RUNS } else { 0 } {
            let data = Data::new(disk)?;
            let server = Server::start(&data).await?;
            // What the operator's sign-in has taken is given back by then.
            ensure!(is_idle(server.pid()).await?, "the server finds no rest");
            let before = pss_bytes(server.pid())?;
            let open = Sockets::open(server.address(), &kind.path(), sockets, Speech::Silent, 1)?;
            ours.push(each(before, pss_bytes(server.pid())?, sockets)?);
            drop(open);
            let peer = BareSockets::start(disk)?;
            let control = std::net::TcpStream::connect(peer.control)?;
            let before = pss_bytes(peer.pid())?;
            let open = Sockets::open(peer.address, "/", sockets, Speech::Silent, 1)?;
            bare.push(each(before, pss_bytes(peer.pid())?, sockets)?);
            drop((open, control));
        }
        let name = format!("socket-memory-{}", kind.word());
        let what =
            format!("memory of the server for one of {sockets} idle {} sockets that have their board", kind.word());
        let remark = if allowed {
            format!("All of them: {:.1} MB.", median(&ours) * count(sockets) / 1e3)
        } else {
            format!(
                "NOT MEASURED: this system allows {handles} open files to a process; raise the hard limit (`ulimit -Hn`)."
            )
        };
        figures.push(
            Figure::new(name, what, "KB", ours)
                .beside("the bare tokio-tungstenite loop's for one of as many", bare)
                .goal(Goal::RatioAtMost(1.25))
                .remark(remark),
        );
    }
    Ok(figures)
}

/// Kilobytes for one of `sockets`. A program that takes less with them than without was not idle before, and nothing is known.
fn each(before: u64, after: u64, sockets: usize) -> Result<f64> {
    let more = after.checked_sub(before).context("less memory with the sockets than before them")?;
    Ok(count(usize::try_from(more)?) / 1e3 / count(sockets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_memory_than_before_is_no_gain() {
        assert!((each(1_000, 3_000, 2).unwrap() - 1.0).abs() < 1e-9);
        assert!(each(3_000, 1_000, 2).is_err());
    }
}
