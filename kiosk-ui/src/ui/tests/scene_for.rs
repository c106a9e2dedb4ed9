//! Which scene is there for what stands on a screen.

use super::*;
use crate::flow::{No, OutOfService};

/// The place of the scene with this name. One that is not there does not compile.
const fn named(name: &str) -> usize {
    let mut at = 0;
    while at < SCENES.len() {
        if is_same(SCENES[at].0.as_bytes(), name.as_bytes()) {
            return at;
        }
        at += 1;
    }
    panic!("there is no scene of that name")
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The place of the scene that is there for what stands on this screen: a new screen needs one before this compiles.
pub(super) fn scene_for(stand: &Stand) -> usize {
    let shown = stand.flow.shown(stand.now);
    if stand.flow.asks_for_a_sign(stand.now) {
        return const { named("still-there") };
    }
    match (shown, stand.flow.stage()) {
        (Shown::Choose, _) => const { named("choose") },
        (Shown::Appointment, _) => const { named("appointment") },
        (Shown::Online, _) => const { named("online") },
        (Shown::Code, Stage::Code { asked, .. }) => match asked {
            Asked::No | Asked::Until(_) => const { named("checkin-code") },
            Asked::Unknown => const { named("checkin-unknown") },
            Asked::Lost if stand.flow.is_alone(stand.now) => const { named("checkin-alone") },
            Asked::Lost => const { named("checkin-lost") },
        },
        (Shown::Pin, Stage::Pin { wrong, .. }) => match (wrong, stand.flow.shut_for(stand.now)) {
            (_, Some(_)) => const { named("upkeep-pin-shut") },
            (true, None) => const { named("upkeep-pin-wrong") },
            (false, None) => const { named("upkeep-pin") },
        },
        (Shown::Done, Stage::Done { on_paper, .. }) => match on_paper {
            OnPaper::Printed => const { named("done") },
            OnPaper::Failed => const { named("done-no-paper") },
            OnPaper::Unknown => const { named("done-unknown") },
        },
        (Shown::No, Stage::No { why, .. }) => scene_for_no(why),
        (Shown::Code | Shown::Pin | Shown::Done | Shown::No, stage) => panic!("{shown:?} does not show {stage:?}"),
        (Shown::Booked, _) => const { named("checkin-booked") },
        (Shown::Languages, _) => const { named("languages") },
        (Shown::Printing, _) => const { named("printing-asking") },
        (Shown::Closed, _) => const { named("closed") },
        (Shown::OutOfService(why), _) => scene_for_trouble(why),
        (Shown::Upkeep(room), _) => match room {
            Room::Menu => const { named("upkeep-menu") },
            Room::Printer => const { named("upkeep-printer") },
            Room::Loudspeaker => const { named("upkeep-loudspeaker") },
            Room::Glass => const { named("upkeep-glass") },
            Room::Network => const { named("upkeep-network") },
            Room::System => const { named("upkeep-system") },
            Room::Licences => const { named("upkeep-licences") },
        },
    }
}

fn scene_for_no(why: &No) -> usize {
    match why {
        No::ServiceClosed { .. } => const { named("no-closed") },
        No::OutOfTime => const { named("no-time") },
        No::TooEarly { .. } => const { named("no-early") },
        No::UnderWay => const { named("no-under-way") },
        No::CheckedIn { .. } => const { named("no-used") },
        No::NumbersExhausted => const { named("no-exhausted") },
        No::OwnExhausted => const { named("no-own-exhausted") },
        No::PrinterBusy => const { named("no-printer") },
        No::SlipNotTaken => const { named("no-slip") },
        No::Unanswered => const { named("no-answer") },
        No::Other => const { named("no-other") },
    }
}

fn scene_for_trouble(why: OutOfService) -> usize {
    match why {
        OutOfService::Starting => const { named("starting") },
        OutOfService::Server => const { named("out-server") },
        OutOfService::Settings => const { named("out-settings") },
        OutOfService::Name => const { named("out-name") },
        OutOfService::Disk => const { named("out-disk") },
        OutOfService::Printer(trouble) => match trouble {
            PaperTrouble::Starting | PaperTrouble::Silent => const { named("out-silent") },
            PaperTrouble::Unplugged => const { named("out-unplugged") },
            PaperTrouble::NoPaper => const { named("out-paper") },
            PaperTrouble::CoverOpen => const { named("out-cover") },
            PaperTrouble::Cutter => const { named("out-cutter") },
            PaperTrouble::Jam => const { named("out-jam") },
            PaperTrouble::Hot => const { named("out-hot") },
            PaperTrouble::Voltage => const { named("out-voltage") },
            PaperTrouble::NotTaken => const { named("out-not-taken") },
            PaperTrouble::Leftover => const { named("out-leftover") },
            PaperTrouble::Fault => const { named("out-fault") },
        },
    }
}
