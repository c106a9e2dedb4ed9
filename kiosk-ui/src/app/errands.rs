//! What the maintenance screen asks of the machines around the totem.

use std::path::Path;

use turno_printer::Logo;

use super::App;
use crate::{
    flow::{Came, Errand, Input, LogoFate},
    guide::{Act, Line},
    server::Order,
    slip::test_slip,
    words::Words,
};

impl App {
    /// Does it; what came of it goes back to the rules, at once or when it is known.
    pub(super) fn run_errand(&mut self, errand: Errand) {
        tracing::info!(?errand, "maintenance");
        let now = self.started.elapsed();
        let words = Words { catalogue: &self.catalogue, flow: &self.flow, now };
        match errand {
            Errand::TestSlip => self.paper.print_test(test_slip(&words)),
            Errand::Attend => self.paper.attended(),
            Errand::StoreLogo => self.store_logo(),
            Errand::Speak => {
                let line: Line = words.line("upkeep-spoken");
                self.speech.carry_out(Act::Say(vec![line]));
            }
            Errand::Ask => self.order(Order::Ask),
            Errand::LookAtDisk => {
                let (journal_bytes, free_bytes) = self.disk.room();
                self.on(Input::Came(Came::Disk { journal_bytes, free_bytes }));
            }
        }
    }

    fn store_logo(&mut self) {
        let Some(path) = self.flow.equipment().logo.clone() else { return };
        match Logo::read(Path::new(&path)) {
            Ok(logo) => self.paper.upload_logo(logo),
            Err(error) => {
                tracing::error!("{error}");
                self.on(Input::Came(Came::Logo(LogoFate::Unreadable)));
            }
        }
    }
}
