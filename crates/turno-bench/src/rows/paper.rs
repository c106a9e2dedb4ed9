//! A tap on the real totem, from the finger to the proof that the slip was printed.

use std::{
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    devices::{FRAME_PART, Totem},
    figures::{Figure, Goal, percentile},
    load::count,
    printer::Line,
    server::{Data, KIOSKS, Server},
};

/// The speeds of serial lines: a totem for each, all at one server.
const BAUDS: [u32; 5] = [9_600, 19_200, 38_400, 57_600, 115_200];

const _: () = assert!(BAUDS.len() <= KIOSKS, "each totem has a name of its own");

/// Measured taps on each totem: a hundred together, so that one bad tap alone is not the 99th percentile.
const TAPS: usize = 20;

/// How far above the limit of line and printer a slip may be, at the 99th percentile.
const ABOVE_MS: f64 = 50.0;

/// A screen is at rest when nothing but its clock has changed for so long.
const REST: Duration = Duration::from_millis(250);

/// How long a totem may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(30);

/// One tap.
#[derive(Debug, Clone, Copy)]
struct Tap {
    baud: u32,
    turn: usize,
    answer_ms: f64,
    /// The same by the totem's clock, which begins when the press has come through the window to its rules.
    own_answer_ms: f64,
    first_byte_ms: f64,
    proof_ms: f64,
    /// What line and paper alone take.
    limit_ms: f64,
}

impl Tap {
    fn above_ms(&self) -> f64 {
        self.proof_ms - self.limit_ms
    }
}

/// A totem with a printer of its own.
struct Machine {
    baud: u32,
    totem: Totem,
    line: Line,
    /// Removed after the totem.
    _folder: TempDir,
}

/// All totems, tapped one after the other so that no two taps share the processor.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let data = Data::new(disk)?;
    let server = Server::start(&data).await?;
    let start = |(index, baud): (usize, &u32)| Machine::start(server.address(), index, *baud, disk);
    let machines = BAUDS.iter().enumerate().map(start).collect::<Result<Vec<_>>>()?;
    let (mut taps, mut refused) = (Vec::new(), 0);
    // The totem that shows a number. It is sent home while the next one shows its own, and comes to rest long before its turn.
    let mut showing: Option<&Machine> = None;
    // The first turn is to get to know each other: it waits until server and printer are there.
    for turn in 0..=TAPS {
        for machine in &machines {
            let tap = machine.once(turn).with_context(|| format!("at {} baud", machine.baud))?;
            match tap {
                Some(tap) if turn > 0 => taps.push(tap),
                Some(_) => {}
                None => refused += 1,
            }
            let before = if tap.is_some() { showing.replace(machine) } else { showing.take() };
            if let Some(before) = before {
                before.totem.go_home()?;
            }
        }
    }
    Ok(tell(&taps, refused))
}

impl Machine {
    fn start(server: SocketAddr, index: usize, baud: u32, disk: &Path) -> Result<Self> {
        let folder = TempDir::with_prefix_in("totem-", disk)?;
        let line = Line::start(baud)?;
        let totem = Totem::start(server, index, &line.device, baud, folder.path())?;
        Ok(Self { baud, totem, line, _folder: folder })
    }

    /// One touch of a screen at rest, and what came of it: nothing if the totem did not take it. The first touch of a totem is
    /// repeated until it is taken.
    fn once(&self, turn: usize) -> Result<Option<Tap>> {
        if turn == 0 {
            let (at, said) = self.totem.tap()?;
            return Ok(Some(self.follow(turn, at, said)?));
        }
        self.totem.screen.await_rest(REST, FRAME_PART, PATIENCE)?;
        match self.totem.touch()? {
            Some((at, said)) => Ok(Some(self.follow(turn, at, said)?)),
            None => Ok(None),
        }
    }

    fn follow(&self, turn: usize, at: Instant, said: usize) -> Result<Tap> {
        let word = |word: &'static str| {
            let own = move |line: &str| line.contains(word).then(|| after_tap_ms(line))?;
            self.totem.program.wait_from(said, word, own)
        };
        let (answered, own_answer_ms) = word(" issued ")?;
        let (proved, _) = word(" printed ")?;
        let job = self.line.job_since(at).context("the printer had no slip")?;
        let after = |later: Instant| later.saturating_duration_since(at).as_secs_f64() * 1e3;
        Ok(Tap {
            baud: self.baud,
            turn,
            answer_ms: after(answered),
            own_answer_ms,
            first_byte_ms: after(job.first_at),
            proof_ms: after(proved),
            limit_ms: self.line.limit(&job.bytes)?.as_secs_f64() * 1e3,
        })
    }
}

/// What the totem says in its log about the time since the press came to it.
fn after_tap_ms(line: &str) -> Option<f64> {
    let (_, behind) = line.split_once("after_tap_ms=")?;
    behind.split_whitespace().next()?.parse().ok()
}

fn tell(all: &[Tap], refused: usize) -> Vec<Figure> {
    let of = |pick: fn(&Tap) -> f64| all.iter().map(pick).collect::<Vec<_>>();
    let proof = Figure::new(
        "tap-to-paper",
        "from the tap to the proof of print, at 9600 to 115200 baud",
        "ms",
        of(|tap| tap.proof_ms),
    );
    let above = percentile(&of(Tap::above_ms), 99);
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
        proof.beside(
            "line and paper alone: the same bytes back to back through the same emulated printer",
            of(|tap| tap.limit_ms),
        ),
        Figure::new(
            "tap-to-paper-above",
            "99th percentile of what a tap takes above line and paper alone",
            "ms",
            vec![above],
        )
        .goal(Goal::ValueBelow(ABOVE_MS))
        .remark(format!("{} {} {}", counted(all), worst(all), each_baud(all))),
        Figure::new(
            "tap-to-paper-refused",
            "touches of a totem at rest that it did not take; they are in no other figure",
            "touches",
            vec![count(refused)],
        )
        .goal(Goal::ValueBelow(1.0)),
    ]
}

/// How many taps, and what the percentile of so many is.
fn counted(all: &[Tap]) -> String {
    let rank = (all.len() * 99).div_ceil(100);
    match all.len() - rank {
        0 => format!("{} taps, of which the 99th percentile is the worst.", all.len()),
        worse => format!("{} taps, {worse} of which took longer.", all.len()),
    }
}

/// The parts of the worst tap: where its time went.
fn worst(all: &[Tap]) -> String {
    let Some(tap) = all.iter().max_by(|one, other| one.above_ms().total_cmp(&other.above_ms())) else {
        return "No tap was taken.".to_owned();
    };
    format!(
        "The worst, at {} baud in turn {}: answer after {:.1} ms ({:.0} ms by the totem's clock, which begins behind the window), first \
         byte after {:.1} ms, proof after {:.1} ms, which is {:.1} ms above the limit.",
        tap.baud,
        tap.turn,
        tap.answer_ms,
        tap.own_answer_ms,
        tap.first_byte_ms,
        tap.proof_ms,
        tap.above_ms()
    )
}

fn each_baud(all: &[Tap]) -> String {
    let each = |baud: &u32| {
        let middle = |pick: fn(&Tap) -> f64| {
            percentile(&all.iter().filter(|tap| tap.baud == *baud).map(pick).collect::<Vec<_>>(), 50)
        };
        format!(
            "{baud} baud: limit {:.0} ms, proof after {:.0} ms",
            middle(|tap| tap.limit_ms),
            middle(|tap| tap.proof_ms)
        )
    };
    format!("Medians: {}.", BAUDS.iter().map(each).collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tap(turn: usize, proof_ms: f64) -> Tap {
        Tap { baud: 9_600, turn, answer_ms: 5.4, own_answer_ms: 3.0, first_byte_ms: 6.6, proof_ms, limit_ms: 900.0 }
    }

    #[test]
    fn the_totems_own_time_is_read_from_its_log() {
        let line = "2026-11-23T09:00:01.2Z  INFO turno_kiosk::app: issued number=A042 after_tap_ms=71";
        assert_eq!(after_tap_ms(line), Some(71.0));
        assert_eq!(after_tap_ms("issued number=A042"), None);
    }

    #[test]
    fn the_worst_tap_is_named_with_its_parts_and_a_refused_one_misses_a_goal() {
        let taps: Vec<_> = (1..=100).map(|turn| tap(turn, if turn == 7 { 980.0 } else { 907.0 })).collect();
        let figures = tell(&taps, 1);
        let (above, refused) = (&figures[3], &figures[4]);
        assert!((above.value() - 7.0).abs() < 1e-9, "one bad tap of a hundred: {}", above.value());
        assert!(above.remark.starts_with(
            "100 taps, 1 of which took longer. The worst, at 9600 baud in turn 7: answer after 5.4 ms (3 ms"
        ));
        assert!(above.remark.contains("80.0 ms above the limit"), "{}", above.remark);
        assert_eq!(refused.verdict(), crate::figures::Verdict::Missed);
        assert!(tell(&taps[..9], 0)[3].remark.starts_with("9 taps, of which the 99th percentile is the worst."));
        assert!(tell(&[], 9)[3].remark.contains("No tap was taken."));
    }
}
