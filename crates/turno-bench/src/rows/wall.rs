//! *Next* is pressed, and the pixels of a real wall change.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tempfile::TempDir;

use super::{fan_out::Kind, issue::CLIENTS};
use crate::{
    devices::{FRAME_PART, WALL_PX, wall},
    figures::{Figure, Goal, median, percentile},
    load::{Wish, crowd, open_counters, step_at},
    process::Program,
    screen::Screen,
    server::{COUNTERS, Data, HALL, Server},
    sockets::{Sockets, Speech},
};

/// Displays connected, the real one among them.
const DISPLAYS: usize = 50;

/// How often the wall is started.
const STARTS: usize = 2;

/// Calls that are measured after each start. The wall leaves each in the large place for four seconds, so they cannot come faster.
const CALLS: usize = 7;

/// A wall is at rest when nothing but its clock has changed for so long.
const REST: Duration = Duration::from_millis(1_500);

/// How long the wall may take for anything.
const PATIENCE: Duration = Duration::from_secs(30);

/// One frame of a screen at 60 Hz, in milliseconds.
const FRAME_MS: f64 = 1e3 / 60.0;

/// From the press to the first changed pixels of the large place.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let mut waits = Vec::new();
    for _ in 0..STARTS {
        waits.extend(called_on(disk).await?);
    }
    let worst = percentile(&waits, 100);
    let what = format!(
        "the slowest of {} calls from *next* to changed pixels on a real wall, {DISPLAYS} displays connected",
        waits.len()
    );
    let remark = format!(
        "{CALLS} calls after each of {STARTS} starts of server and wall, median {:.1} ms; so few have no 99th percentile, so the worst stands \
         for it. The pixels are read from the X server's memory every half millisecond. The software renderer draws 1920x1080 pixels.",
        median(&waits)
    );
    Ok(vec![
        Figure::new("call-to-wall", what, "ms", vec![worst])
            .beside("one frame at 60 Hz", vec![FRAME_MS])
            .goal(Goal::ValueBelow(100.0))
            .remark(remark),
        Figure::new("call-to-wall-each", "the single calls", "ms", waits),
    ])
}

/// A new server, a new wall, and the waits of its calls in milliseconds.
async fn called_on(disk: &Path) -> Result<Vec<f64>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    open_counters(&server, COUNTERS).await?;
    crowd(&server, CLIENTS, Wish::Ticket, CALLS * 4).await?;
    let others = DISPLAYS - 1;
    let mut sockets = Sockets::open(server.address(), &Kind::Walls.path(), others, Speech::Silent, 1)?;
    let folder = TempDir::with_prefix_in("wall-", disk)?;
    let screen = Screen::start(folder.path(), WALL_PX.0, WALL_PX.1)?;
    let program = Program::start(wall(&screen, server.address(), HALL, WALL_PX)?)?;
    program.wait_for("the live link", |line| line.contains("link is up").then_some(()))?;
    let mut operator = TcpStream::connect(server.address())?;
    operator.set_nodelay(true)?;
    let mut waits = Vec::new();
    // The first call is to get to know each other.
    for index in 0..=CALLS {
        let before = screen.await_rest(REST, FRAME_PART, PATIENCE)?;
        let begun = Instant::now();
        operator.write_all(&step_at(server.session(), index % COUNTERS, "{\"kind\":\"call_next\"}"))?;
        let seen = screen.await_change(&before, FRAME_PART, PATIENCE).context("a call changed nothing on the wall")?;
        if index > 0 {
            waits.push(seen.duration_since(begun).as_secs_f64() * 1e3);
        }
        let number = called(&mut operator)?;
        for step in ["start", "finish"] {
            let action = format!("{{\"kind\":\"{step}\",\"ticket\":\"{number}\"}}");
            operator.write_all(&step_at(server.session(), index % COUNTERS, &action))?;
            called(&mut operator)?;
        }
        sockets.drain()?;
    }
    Ok(waits)
}

/// Reads the answer of a step; the number in the counter's hand, if there is one.
fn called(operator: &mut TcpStream) -> Result<String> {
    let mut buffer = [0; 64 * 1024];
    let length = operator.read(&mut buffer)?;
    let text = str::from_utf8(&buffer[..length])?;
    ensure!(text.starts_with("HTTP/1.1 200"), "{text}");
    let (_, body) = text.split_once("\r\n\r\n").context("an answer without a body")?;
    let answer: Value = serde_json::from_str(body)?;
    Ok(answer["counter"]["ticket"]["number"].as_str().unwrap_or_default().to_owned())
}
