//! What goes wrong with the printer, and what a new roll or a power cut changes in it.

use super::{Emulator, Modes};
use crate::emulator::{
    condition::Condition,
    fault::Fault,
    sheet::{Ending, Mark, Sheet},
};

impl Emulator {
    /// Does something to the printer. The cable is the business of whoever holds it.
    pub fn apply(&mut self, fault: Fault) {
        let condition = &mut self.condition;
        match fault {
            Fault::PaperEnd => condition.paper_end = true,
            Fault::PaperNearEnd => condition.near_end = true,
            Fault::PaperLeft(millimetres) => {
                let dots = millimetres.saturating_mul(u32::from(self.settings.profile.paper.dots_per_mm));
                condition.paper_left_dots = Some(dots);
            }
            Fault::PaperOk => self.new_roll(),
            Fault::CoverOpen => condition.cover_open = true,
            Fault::CoverClose => condition.cover_open = false,
            Fault::HeadUp => condition.head_up = true,
            Fault::HeadDown => condition.head_up = false,
            Fault::Offline => condition.offline = true,
            Fault::Online => condition.offline = false,
            Fault::CutterError => condition.cutter_error = true,
            Fault::Jam => condition.jam = true,
            Fault::Voltage => condition.voltage = true,
            Fault::Hot => condition.hot = true,
            Fault::Cool => condition.hot = false,
            Fault::Mute => condition.muted = true,
            Fault::Unmute => condition.muted = false,
            Fault::NoProcessId => condition.no_process_id = true,
            Fault::NoModel => condition.no_model = true,
            Fault::Take => condition.nobody_takes = false,
            Fault::Leave => condition.nobody_takes = true,
            Fault::Clear => {
                self.new_roll();
                self.condition = Condition { unpowered: self.condition.unpowered, ..Condition::default() };
            }
            Fault::PowerOff => self.power_off(),
            Fault::PowerOn => condition.unpowered = false,
            Fault::Unplug => self.wire.clear(),
            Fault::Plug => {}
        }
        self.push_status();
    }

    /// How often its memory for pictures was written to.
    pub const fn memory_writes(&self) -> u32 {
        self.memory.writes()
    }

    /// What is printed and hangs from the printer, not cut yet.
    pub fn hanging(&self) -> Sheet {
        Sheet { marks: self.page.clone(), ending: Ending::Torn }
    }

    /// The characters of the pictures in its memory.
    pub fn memory_keys(&self) -> Vec<[u8; 2]> {
        self.memory.keys()
    }

    fn new_roll(&mut self) {
        let half_printed = self.page.iter().any(|mark| !matches!(mark, Mark::Blank { .. }));
        if self.condition.paper_end && (half_printed || self.dots.is_some()) {
            self.out(Ending::Torn);
        }
        self.condition.paper_end = false;
        self.condition.near_end = false;
        self.condition.paper_left_dots = None;
    }

    fn power_off(&mut self) {
        self.condition.unpowered = true;
        self.wire.clear();
        self.held.clear();
        self.forget();
        self.modes = Modes::default();
        self.auto_status = false;
    }
}
