//! A tap on the real totem, from the finger to the proof that the slip was printed.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    devices::Totem,
    figures::{Figure, Goal, percentile},
    printer::Line,
    server::{Data, KIOSKS, Server},
};

/// The speeds of serial lines: a totem for each, all at one server.
const BAUDS: [u32; 5] = [9_600, 19_200, 38_400, 57_600, 115_200];

const _: () = assert!(BAUDS.len() <= KIOSKS, "each totem has a name of its own");

/// Taps on each totem.
const TAPS: usize = 6;

/// How far above the limit of line and printer a slip may be, at the 99th percentile.
const ABOVE_MS: f64 = 50.0;

/// How long a totem shows the number before it takes the next tap (`DONE_SHOWN` of the totem).
const DONE_SHOWN: Duration = Duration::from_secs(10);

/// How long a totem may take until it takes taps.
const START_SECS_MAX: u64 = 60;

/// One tap.
#[derive(Debug, Clone, Copy)]
struct Tap {
    answer_ms: f64,
    first_byte_ms: f64,
    proof_ms: f64,
    /// What line and paper alone take.
    limit_ms: f64,
}

/// All totems, tapped one after the other so that no two taps share the processor.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    let address = server.address();
    let finger = Mutex::new(());
    let taps: Vec<Result<Vec<Tap>>> = thread::scope(|scope| {
        let totems: Vec<_> = BAUDS
            .iter()
            .enumerate()
            .map(|(index, baud)| {
                let finger = &finger;
                scope.spawn(move || at_totem(address, index, *baud, disk, finger))
            })
            .collect();
        let joined = totems.into_iter().map(|totem| totem.join());
        joined.map(|taps| taps.unwrap_or_else(|_| Err(anyhow::anyhow!("a totem's thread panicked")))).collect()
    });
    let taps = taps.into_iter().collect::<Result<Vec<_>>>()?;
    Ok(tell(&taps))
}

fn at_totem(server: SocketAddr, index: usize, baud: u32, disk: &Path, finger: &Mutex<()>) -> Result<Vec<Tap>> {
    let folder = TempDir::with_prefix_in("totem-", disk)?;
    let line = Line::start(baud)?;
    let totem = Totem::start(server, index, &line.device, baud, folder.path())?;
    let mut taps = Vec::new();
    // The first is to get to know each other: it waits until server and printer are there.
    for index in 0..=TAPS {
        if index > 0 {
            // Nobody else waits for the finger meanwhile.
            thread::sleep(DONE_SHOWN);
        }
        let _turn = finger.lock().unwrap_or_else(PoisonError::into_inner);
        let tap = once(&totem, &line).with_context(|| format!("at {baud} baud"))?;
        if index > 0 {
            taps.push(tap);
        }
    }
    Ok(taps)
}

fn once(totem: &Totem, line: &Line) -> Result<Tap> {
    let patience = Instant::now();
    let (at, said) = loop {
        match totem.tap() {
            Ok(tapped) => break tapped,
            Err(error) if patience.elapsed() > Duration::from_secs(START_SECS_MAX) => return Err(error),
            Err(_) => {}
        }
    };
    let word = |word: &'static str| totem.program.wait_from(said, word, move |line| line.contains(word).then_some(()));
    let (answered, ()) = word(" issued ")?;
    let (proved, ()) = word(" printed ")?;
    let job = line.job_since(at).context("the printer had no slip")?;
    let after = |later: Instant| later.saturating_duration_since(at).as_secs_f64() * 1e3;
    Ok(Tap {
        answer_ms: after(answered),
        first_byte_ms: after(job.first_at),
        proof_ms: after(proved),
        limit_ms: line.limit(&job.bytes)?.as_secs_f64() * 1e3,
    })
}

fn tell(totems: &[Vec<Tap>]) -> Vec<Figure> {
    let all: Vec<Tap> = totems.iter().flatten().copied().collect();
    let of = |pick: fn(&Tap) -> f64| all.iter().map(pick).collect::<Vec<_>>();
    let above = of(|tap| tap.proof_ms - tap.limit_ms);
    let each = |taps: &Vec<Tap>, baud: &u32| {
        let middle = |pick: fn(&Tap) -> f64| percentile(&taps.iter().map(pick).collect::<Vec<_>>(), 50);
        format!(
            "{baud} baud: limit {:.0} ms, proof after {:.0} ms",
            middle(|tap| tap.limit_ms),
            middle(|tap| tap.proof_ms)
        )
    };
    let bauds: Vec<_> = totems.iter().zip(&BAUDS).map(|(taps, baud)| each(taps, baud)).collect();
    let remark = format!("{} taps; the highest is the 99th percentile. {}.", all.len(), bauds.join("; "));
    vec![
        Figure::new(
            "tap-to-paper-answer",
            "from a tap on the totem to the server's 201 in its hands",
            "ms",
            of(|tap| tap.answer_ms),
        ),
        Figure::new(
            "tap-to-paper-first-byte",
            "from the tap to the slip's first byte on the line",
            "ms",
            of(|tap| tap.first_byte_ms),
        ),
        Figure::new(
            "tap-to-paper",
            "from the tap to the proof of print, at 9600 to 115200 baud",
            "ms",
            of(|tap| tap.proof_ms),
        )
        .beside(
            "line and paper alone: the same bytes back to back through the same emulated printer",
            of(|tap| tap.limit_ms),
        ),
        Figure::new(
            "tap-to-paper-above",
            "99th percentile of what a tap takes above line and paper alone",
            "ms",
            vec![percentile(&above, 99)],
        )
        .goal(Goal::ValueBelow(ABOVE_MS))
        .remark(remark),
    ]
}
