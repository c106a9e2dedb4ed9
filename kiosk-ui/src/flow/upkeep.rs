//! The maintenance screen: what stands on its pages, and what they let a person do who looks after the totem.

use std::time::Duration;

use super::{Asked, Corner, Doing, Effect, Flow, Milestone, OnPaper, Pin, Stage, gate::Tried, press::ignored};

/// Fields of the glass that are touched one after the other to see that it feels everywhere.
pub(crate) const FIELDS: usize = 16;
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
    /// Which fields were touched.
    pub(crate) touched: [bool; FIELDS],
    /// What came of the last errand.
    pub(crate) came: Option<Came>,
}

impl Upkeep {
    fn at(room: Room) -> Self {
        Self { room, leaf: 0, touched: [false; FIELDS], came: None }
    }

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
        let opened = self.gate.knock(corner, now);
        // A visitor who waits for a number is not led away from it, and who is in already need not knock.
        let unprinted = matches!(&self.stage, Stage::Done { on_paper, .. } if *on_paper != OnPaper::Printed);
        let busy =
            matches!(self.stage, Stage::Issuing { .. } | Stage::Printing { .. } | Stage::Pin { .. } | Stage::Upkeep(_));
        let free = !busy && !unprinted;
        if opened && free && self.equipment.pin.is_some() {
            self.listing = false;
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
            Stage::Pin { typed, .. } | Stage::Code { typed, asked: Asked::No | Asked::Unknown | Asked::Lost, .. } => {
                typed.pop();
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
                self.stage = Stage::Upkeep(Box::new(Upkeep::at(Room::Menu)));
                logged(Doing::Opened(Room::Menu))
            }
            Tried::Wrong => {
                typed.clear();
                *wrong = true;
                logged(Doing::WrongPin(self.gate.shut_for(now).unwrap_or_default()))
            }
        }
    }

    /// Goes back to the menu of the maintenance screen, or leaves it.
    pub(super) fn leave_room(&mut self, room: Room) {
        match room {
            Room::Menu => self.go_home(),
            Room::Licences => self.stage = Stage::Upkeep(Box::new(Upkeep::at(Room::System))),
            _ => self.stage = Stage::Upkeep(Box::new(Upkeep::at(Room::Menu))),
        }
    }

    /// Turns the pages of a list on the maintenance screen.
    pub(super) fn turn_leaf(&mut self, forwards: bool) {
        if let Stage::Upkeep(upkeep) = &mut self.stage {
            let last = crate::licences::pages().len().saturating_sub(1);
            upkeep.leaf = if forwards { (upkeep.leaf + 1).min(last) } else { upkeep.leaf.saturating_sub(1) };
        }
    }

    pub(super) fn on_task(&mut self, task: Task) -> Vec<Effect> {
        let Stage::Upkeep(upkeep) = &mut self.stage else { return ignored("this is not the maintenance screen") };
        let errand = match task {
            Task::Open(room) => {
                **upkeep = Upkeep::at(room);
                let look = (room == Room::System).then_some(Effect::Errand(Errand::LookAtDisk));
                return logged(Doing::Opened(room)).into_iter().chain(look).collect();
            }
            Tried::Shut(left) => {
                typed.clear();
                logged(Doing::Shut(left))
            }
            Task::Field(field) => {
                if let Some(touched) = upkeep.touched.get_mut(field) {
                    *touched = true;
                }
                return Vec::new();
            }
            Task::Attend => return vec![Effect::Errand(Errand::Attend)],
            Task::Speak => return vec![Effect::Errand(Errand::Speak)],
            // The printer and the server do one thing after the other.
            _ if upkeep.came == Some(Came::Nothing) => return ignored("an errand is under way"),
            Task::TestSlip => Errand::TestSlip,
            Task::StoreLogo => Errand::StoreLogo,
            Task::Ask => Errand::Ask,
        };
        upkeep.came = Some(Came::Nothing);
        vec![Effect::Errand(errand)]
    }

    pub(super) fn on_came(&mut self, came: Came) -> Vec<Effect> {
        // Whoever went to another page meanwhile does not wait for it any more.
        let fits = |room| match came {
            Came::Slip(_) | Came::Logo(_) => room == Room::Printer,
            Came::Answer(_) => room == Room::Network,
            Came::Disk { .. } => room == Room::System,
            Came::Nothing => false,
        };
        if let Stage::Upkeep(upkeep) = &mut self.stage
            && fits(upkeep.room)
        {
            upkeep.came = Some(came);
        }
        Vec::new()
    }
}

fn logged(doing: Doing) -> Vec<Effect> {
    vec![Effect::Log(Milestone::Maintenance(doing))]
}
