//! The maintenance screen: what stands on its pages, and what they let a person do who looks after the totem.

use std::time::Duration;

use super::{
    Asked, Corner, Doing, ERRAND_MAX, Effect, Flow, Milestone, OnPaper, PaperTrouble, Pin, PrinterHealth, Stage,
    gate::Tried, press::ignored,
};

/// The most digits that are typed into one field.
const TYPED_MAX: usize = 12;

/// What this totem is fitted with, as its settings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Equipment {
    /// What opens the maintenance screen; without it nothing does.
    pub(crate) pin: Option<Pin>,
    /// The server's address.
    pub(crate) server: String,
    /// The printer's device.
    pub(crate) printer: String,
    /// The printer's profile.
    pub(crate) profile: String,
    /// The office's picture for the printer's memory, if one is named.
    pub(crate) logo: Option<String>,
    /// Whether there is a program that speaks.
    pub(crate) speaks: bool,
}

/// A page of the maintenance screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// The way to the others.
    Menu,
    /// How the printer is; a slip that is no ticket.
    Printer,
    /// A sentence aloud.
    Loudspeaker,
    /// Whether the glass feels everywhere.
    Glass,
    /// The server and the way to it.
    Network,
    /// Version and disk.
    System,
    /// Whose work is in the program.
    Licences,
}

/// What can be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Go to this page.
    Open(Room),
    /// Print a slip that is no ticket.
    TestSlip,
    /// Tell the printer that somebody is there, so what is left in it may come out.
    Attend,
    /// Put the office's picture into the printer's memory.
    StoreLogo,
    /// Say a sentence.
    Speak,
    /// Ask the server something, and measure how long that takes.
    Ask,
    /// This field was touched.
    Field(usize),
}

/// Something for the machines around the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errand {
    /// Print a slip that is no ticket; ends with [`Came::Slip`].
    TestSlip,
    /// Somebody is at the printer.
    Attend,
    /// Put the office's picture into the printer's memory; ends with [`Came::Logo`].
    StoreLogo,
    /// Say a sentence.
    Speak,
    /// Measure the way to the server; ends with [`Came::Answer`].
    Ask,
    /// Look how full the disk is; ends with [`Came::Disk`].
    LookAtDisk,
}

/// What came of an errand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// It is under way.
    Nothing,
    /// The printer was told that somebody is there.
    Attended,
    /// The printer cannot print just now, so nothing was sent to it.
    NotReady,
    /// How the slip ended.
    Slip(OnPaper),
    /// What became of the picture.
    Logo(LogoFate),
    /// How long the server took; none if it gave no answer.
    Answer(Option<Duration>),
    /// How long the journal is and how much room there is beside it, in bytes; none if the disk does not say.
    Disk {
        /// The journal.
        journal_bytes: u64,
        /// The room.
        free_bytes: Option<u64>,
    },
}

/// What became of the office's picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogoFate {
    /// The printer has it now.
    Stored,
    /// The printer had it already.
    AlreadyThere,
    /// This model keeps no pictures.
    NotSupported,
    /// Not while the printer is as it is.
    NotNow,
    /// The memory was written to too often today.
    TooOften,
    /// The printer did not confirm it.
    Failed,
    /// The file is not there or no picture for a printer.
    Unreadable,
}

/// Where somebody stands who looks after the totem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upkeep {
    /// The page.
    pub(crate) room: Room,
    /// The page of a list, from 0.
    pub(crate) leaf: usize,
    /// Which fields of the glass were touched: of all that fit on it.
    pub(crate) touched: Vec<bool>,
    /// What came of the last errand.
    pub(crate) came: Option<Came>,
}

impl Errand {
    /// The page where it is asked for.
    fn room(self) -> Room {
        match self {
            Self::TestSlip | Self::Attend | Self::StoreLogo => Room::Printer,
            Self::Speak => Room::Loudspeaker,
            Self::Ask => Room::Network,
            Self::LookAtDisk => Room::System,
        }
    }
}

impl Came {
    /// What it is the end of.
    fn ends(self) -> Option<Errand> {
        match self {
            Self::Slip(_) => Some(Errand::TestSlip),
            Self::Logo(_) => Some(Errand::StoreLogo),
            Self::Answer(_) => Some(Errand::Ask),
            Self::Disk { .. } => Some(Errand::LookAtDisk),
            Self::Nothing | Self::Attended | Self::NotReady => None,
        }
    }
}

impl Upkeep {
    /// Whether every field was touched.
    #[must_use]
    pub(crate) fn feels_everywhere(&self) -> bool {
        self.touched.iter().all(|touched| *touched)
    }
}

impl Flow {
    /// What this totem is fitted with.
    #[must_use]
    pub(crate) fn equipment(&self) -> &Equipment {
        &self.equipment
    }

    /// Says what this totem is fitted with.
    #[must_use]
    pub(crate) fn fitted_with(self, equipment: Equipment) -> Self {
        Self { equipment, ..self }
    }

    /// For how long no PIN is taken.
    #[must_use]
    pub(crate) fn shut_for(&self, now: Duration) -> Option<Duration> {
        self.gate.shut_for(now)
    }

    pub(super) fn on_corner(&mut self, corner: Corner, now: Duration) -> Vec<Effect> {
        // A visitor who waits for a number is not led away from it, and who is in already need not knock.
        let unprinted = matches!(&self.stage, Stage::Done { on_paper, .. } if *on_paper != OnPaper::Printed);
        let busy =
            matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. } | Stage::Pin { .. } | Stage::Upkeep(_));
        if busy || unprinted {
            self.gate.disturb();
            return Vec::new();
        }
        if self.gate.knock(corner, now) && self.equipment.pin.is_some() {
            // Whoever was here last may have left it in a language and a manner that help nobody else.
            self.go_home();
            self.stage = Stage::Pin { typed: String::new(), wrong: false };
            return logged(Doing::Knocked);
        }
        Vec::new()
    }

    pub(super) fn on_digit(&mut self, digit: u8) -> Vec<Effect> {
        let Stage::Pin { typed, wrong } = &mut self.stage else {
            self.type_code(digit);
            return Vec::new();
        };
        *wrong = false;
        if typed.len() < TYPED_MAX {
            typed.push_str(&digit.to_string());
        }
        Vec::new()
    }

    pub(super) fn on_erase(&mut self) -> Vec<Effect> {
        match &mut self.stage {
            Stage::Pin { typed, wrong } => {
                typed.pop();
                *wrong = false;
            }
            Stage::Code { typed, asked, .. } if !matches!(asked, Asked::Until(_)) => {
                typed.pop();
                *asked = Asked::No;
            }
            _ => return ignored("nothing was typed here"),
        }
        Vec::new()
    }

    pub(super) fn on_confirm(&mut self, now: Duration) -> Vec<Effect> {
        let (Stage::Pin { typed, wrong }, Some(pin)) = (&mut self.stage, &self.equipment.pin) else {
            return self.confirm_code(now);
        };
        if typed.is_empty() {
            return Vec::new();
        }
        match self.gate.attempt(typed, pin, now) {
            Tried::Right => {
                self.enter(Room::Menu, now);
                logged(Doing::Opened(Room::Menu))
            }
            Tried::Shut(left) => {
                typed.clear();
                logged(Doing::Shut(left))
            }
            Tried::Wrong => {
                typed.clear();
                *wrong = true;
                logged(Doing::WrongPin(self.gate.shut_for(now).unwrap_or_default()))
            }
        }
    }

    /// Goes back to the menu of the maintenance screen, or leaves it.
    pub(super) fn leave_room(&mut self, room: Room, now: Duration) {
        match room {
            Room::Menu => self.go_home(),
            Room::Licences => self.enter(Room::System, now),
            _ => self.enter(Room::Menu, now),
        }
    }

    /// Goes to a page, where what is still under way is said to be so.
    fn enter(&mut self, room: Room, now: Duration) {
        let came = self.under_way(now).filter(|errand| errand.room() == room).map(|_| Came::Nothing);
        let touched = vec![false; self.fits.fields];
        self.stage = Stage::Upkeep(Box::new(Upkeep { room, leaf: 0, touched, came }));
    }

    /// The fields of the glass lie elsewhere now: those that were touched are no more.
    pub(super) fn lay_fields(&mut self) {
        if let Stage::Upkeep(upkeep) = &mut self.stage
            && upkeep.touched.len() != self.fits.fields
        {
            upkeep.touched = vec![false; self.fits.fields];
        }
    }

    fn under_way(&self, now: Duration) -> Option<Errand> {
        self.errand.filter(|(_, since)| now.saturating_sub(*since) < ERRAND_MAX).map(|(errand, _)| errand)
    }

    /// Whether the printer waits for somebody before it lets go of what is left in it.
    #[must_use]
    pub(crate) fn has_leftover(&self, now: Duration) -> bool {
        self.printer_health(now) == PrinterHealth::Trouble(PaperTrouble::Leftover)
    }

    /// Turns the pages of a list on the maintenance screen.
    pub(super) fn turn_leaf(&mut self, forwards: bool) {
        if let Stage::Upkeep(upkeep) = &mut self.stage {
            let last = crate::licences::pages().len().saturating_sub(1);
            upkeep.leaf = if forwards { (upkeep.leaf + 1).min(last) } else { upkeep.leaf.saturating_sub(1) };
        }
    }

    pub(super) fn on_task(&mut self, task: Task, now: Duration) -> Vec<Effect> {
        let Stage::Upkeep(upkeep) = &mut self.stage else { return ignored("this is not the maintenance screen") };
        match task {
            Task::Open(room) => {
                self.enter(room, now);
                let look = (room == Room::System).then_some(Effect::Errand(Errand::LookAtDisk));
                logged(Doing::Opened(room)).into_iter().chain(look).collect()
            }
            Task::Field(field) => {
                if let Some(touched) = upkeep.touched.get_mut(field) {
                    *touched = true;
                }
                Vec::new()
            }
            Task::Attend => {
                upkeep.came = Some(Came::Attended);
                vec![Effect::Errand(Errand::Attend)]
            }
            Task::Speak => vec![Effect::Errand(Errand::Speak)],
            Task::TestSlip => self.begin(Errand::TestSlip, now),
            Task::StoreLogo => self.begin(Errand::StoreLogo, now),
            Task::Ask => self.begin(Errand::Ask, now),
        }
    }

    /// The printer and the server do one thing after the other, whatever page was left meanwhile.
    fn begin(&mut self, errand: Errand, now: Duration) -> Vec<Effect> {
        if self.under_way(now).is_some() {
            return ignored("an errand is under way");
        }
        let prints = matches!(self.printer_health(now), PrinterHealth::Ready | PrinterHealth::Low);
        let begins = errand != Errand::TestSlip || prints;
        self.errand = begins.then_some((errand, now));
        if let Stage::Upkeep(upkeep) = &mut self.stage {
            upkeep.came = Some(if begins { Came::Nothing } else { Came::NotReady });
        }
        begins.then_some(Effect::Errand(errand)).into_iter().collect()
    }

    pub(super) fn on_came(&mut self, came: Came) -> Vec<Effect> {
        let ends = came.ends();
        self.errand = self.errand.filter(|(errand, _)| Some(*errand) != ends);
        // Whoever went to another page meanwhile does not wait for it any more.
        if let Stage::Upkeep(upkeep) = &mut self.stage
            && ends.is_some_and(|errand| errand.room() == upkeep.room)
        {
            upkeep.came = Some(came);
        }
        Vec::new()
    }
}

fn logged(doing: Doing) -> Vec<Effect> {
    vec![Effect::Log(Milestone::Maintenance(doing))]
}
