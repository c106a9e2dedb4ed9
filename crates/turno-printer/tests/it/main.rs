//! The printer crate from the outside: bytes, stories with an emulated printer, pictures, and a real pseudo-terminal.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests panic as the tests do")]

mod bytes;
mod faults;
mod fitting;
mod languages;
mod logos;
mod pictures;
mod presenters;
mod random;
mod rig;
mod scanners;
mod stories;
mod terminal;

use turno_printer::{Profile, Slip, Words};

/// The sample office's slip, in Italian.
fn capannori() -> Slip {
    let words = Words {
        language: "it".into(),
        office: "Comune di Capannori".into(),
        service: "Comune Amico".into(),
        ahead: "Persone prima di te: 7".into(),
        forecast: "Attesa: 15-25 minuti".into(),
        where_to_wait: "Attendi qui e guarda lo schermo".into(),
        documents_title: "Da portare:".into(),
        documents: vec!["Carta d’identità".into(), "Codice fiscale".into()],
        reprint: None,
    };
    Slip {
        number: "A042".into(),
        date_time: "23/11/2026 10:42".into(),
        words,
        second: None,
        link: Some("https://turno.comune.capannori.lu.it/t/7Q2M-K9XD-4HRT-W3ZB".into()),
    }
}

/// The sample slip with other words on it.
fn worded(change: impl FnOnce(&mut Words)) -> Slip {
    let mut slip = capannori();
    change(&mut slip.words);
    slip
}

fn epson() -> Profile {
    Profile::shipped("epson-tm").unwrap()
}

fn generic() -> Profile {
    Profile::shipped("generic").unwrap()
}
