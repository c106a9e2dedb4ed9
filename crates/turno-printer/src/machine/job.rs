//! One job on its way, and the clearing of what an ended job may have left.

use std::time::Duration;

use super::Reason;
use crate::profile::Profile;
use crate::slip::JobId;

/// Longest slip, in millimetres, for which the deadline is meant.
const SLIP_MM_MAX: u64 = 200;

/// Time beyond wire, paper and cutter before a job counts as lost.
const PROOF_MARGIN: Duration = Duration::from_secs(3);

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Waits for the heartbeat that is under way.
    Waiting,
    /// Bytes are leaving.
    Sending,
    /// All bytes were accepted.
    AwaitingProof,
}

/// One job.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) id: JobId,
    pub(super) bytes: Vec<u8>,
    pub(super) sent: usize,
    pub(super) started: Duration,
    pub(super) deadline: Duration,
    pub(super) phase: Phase,
    /// Times in a row that the presenter's sensor has shown the whole slip.
    pub(super) seen: u8,
}

impl Job {
    pub(super) fn new(id: JobId, bytes: Vec<u8>, now: Duration, profile: &Profile, baud: u32) -> Self {
        let deadline = now + longest(bytes.len(), profile, baud);
        Self { id, bytes, sent: 0, started: now, deadline, phase: Phase::Waiting, seen: 0 }
    }
}

/// Wire, paper, cutter and margin.
pub(super) fn longest(bytes: usize, profile: &Profile, baud: u32) -> Duration {
    let paper_ms = SLIP_MM_MAX * 1000 / u64::from(profile.timing.print_mm_per_s.max(1));
    wire(bytes, baud) + Duration::from_millis(paper_ms + u64::from(profile.timing.cut_ms)) + PROOF_MARGIN
}

/// How long bytes are on the wire. Ten bits travel for each.
pub(super) fn wire(bytes: usize, baud: u32) -> Duration {
    Duration::from_millis(bytes as u64 * 10_000 / u64::from(baud.max(1)))
}

/// The printer has been told to throw away its buffers and has not confirmed yet.
#[derive(Debug, Clone)]
pub(super) struct Clearing {
    /// When to stop waiting for the confirmation.
    pub(super) until: Duration,
    /// The job that made it necessary, still without an outcome.
    pub(super) verdict: Option<Verdict>,
}

/// A job that ended without proof.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    pub(super) job: JobId,
    pub(super) started: Duration,
    /// What stopped it, where the printer said so.
    pub(super) cause: Option<Reason>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_at_9600_baud_gets_about_six_seconds() {
        let profile = Profile::shipped("epson-tm").unwrap();
        let deadline = longest(340, &profile, 9600);
        assert!((Duration::from_secs(6)..Duration::from_secs(7)).contains(&deadline), "{deadline:?}");
    }
}
