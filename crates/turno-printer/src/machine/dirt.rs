//! Something of an ended job may be left in the printer's memory, and would come out late.
//!
//! Two ways lead out. The printer confirms that it has thrown its memory away; or somebody was at the printer (the cover
//! was opened and closed, it was off for a while, or the maintenance screen says so), and it has then been in order for
//! as long as the longest job would have needed: what was left has come out under that person's eyes. Even then it is
//! ready only when it has answered a question that waited behind everything else.

use std::time::Duration;

use super::core::{Link, Machine};
use super::job::{Job, longest};
use super::pulse::MISSES_MAX;

/// A printer out of hearing for less than this was not switched off by anybody.
const AWAY_MIN: Duration = Duration::from_secs(2);

/// What may be left, and how far its end has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dirt {
    /// What the longest job that may be left would take.
    drain: Duration,
    attendance: Attendance,
    /// In order and untouched since then, after somebody was there.
    calm_since: Option<Duration>,
}

/// Whether somebody was at the printer since it became dirty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attendance {
    Nobody,
    /// The cover, or the head, is open.
    Opened,
    /// Out of hearing since then.
    Away(Duration),
    Somebody,
}

impl Dirt {
    /// Somebody was there; what is left is coming out.
    pub(super) fn is_draining(&self) -> bool {
        self.attendance == Attendance::Somebody
    }
}

impl Machine {
    /// The job may be left in the printer, in part or whole.
    pub(super) fn soil(&mut self, job: &Job) {
        let drain = longest(job.bytes.len(), &self.profile, self.baud);
        let drain = self.dirt.map_or(drain, |dirt| dirt.drain.max(drain));
        self.dirt = Some(Dirt { drain, attendance: Attendance::Nobody, calm_since: None });
        self.scrap = true;
        self.half_picture = true;
    }

    pub(super) fn attended(&mut self) {
        if let Some(dirt) = &mut self.dirt {
            dirt.attendance = Attendance::Somebody;
        }
    }

    pub(super) fn watch_dirt(&mut self) {
        let (now, away) = (self.now, self.link != Link::Up || self.pulse.missed >= MISSES_MAX || !self.greeted);
        let open = !away && self.status.is_open();
        let calm = !away && self.job.is_none() && self.status.reason().is_none();
        let Some(dirt) = &mut self.dirt else { return };
        dirt.attendance = match dirt.attendance {
            Attendance::Somebody => Attendance::Somebody,
            _ if open => Attendance::Opened,
            Attendance::Opened if !away => Attendance::Somebody,
            Attendance::Nobody if away => Attendance::Away(now),
            Attendance::Away(since) if !away && now >= since + AWAY_MIN => Attendance::Somebody,
            Attendance::Away(_) if !away => Attendance::Nobody,
            same => same,
        };
        if !dirt.is_draining() || !calm {
            dirt.calm_since = None;
        } else if now >= *dirt.calm_since.get_or_insert(now) + dirt.drain {
            self.dirt = None;
            self.prepare_anew();
        }
    }
}
