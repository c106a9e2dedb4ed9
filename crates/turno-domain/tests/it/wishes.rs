//! The wish in one line, which the store keeps with the request's identifier: two wishes never read the same.

use std::collections::BTreeSet;

use turno_domain::{Afterwards, Answer, Command, Paper, Route, Step, Suspension, SuspensionReason, Visit};

use crate::hall::{id, local};

/// Every suspension of a service that could be taken for another.
fn suspensions(service: &str) -> Vec<Command> {
    let mut wishes = vec![Command::ResumeService { service: id(service) }];
    for text in [None, Some("until local")] {
        for until in [None, Some(local("2026-11-16 10:00"))] {
            let suspension = Suspension { reason: SuspensionReason::Staff, text: text.map(str::to_owned), until };
            wishes.push(Command::SuspendService { service: id(service), suspension });
        }
    }
    wishes
}

#[test]
fn two_wishes_never_read_the_same() {
    let mut wishes = Vec::new();
    for service in ["anagrafe", "spid"] {
        for language in ["it", "en"] {
            for kiosk in [None, Some("the"), Some("reception"), Some("at")] {
                let (service, language) = (id(service), id(language));
                wishes.push(Command::IssueTicket { service, language, kiosk: kiosk.map(id), visit: Visit::default() });
            }
            for (number, kiosk) in [("K001", "ingresso"), ("K002", "ingresso"), ("K001", "retro")] {
                for issued_at in [local("2026-11-16 09:00"), local("2026-11-16 09:00:00.001")] {
                    let (service, language) = (id(service), id(language));
                    let (kiosk, number) = (id(kiosk), id(number));
                    wishes.push(Command::AdoptTicket { kiosk, number, service, issued_at, language });
                }
            }
        }
    }
    for service in ["anagrafe", "spid"] {
        wishes.push(Command::TakeRollAway { service: id(service) });
        for answer in [Answer::Given, Answer::SentToBook] {
            wishes.push(Command::AnswerWithoutTicket { service: id(service), answer });
        }
        wishes.extend(suspensions(service));
        for number in ["R001", "R002"] {
            wishes.push(Command::PutOutRoll { service: id(service), first: id(number) });
            wishes.push(Command::CountRoll { service: id(service), last: id(number) });
        }
    }
    for number in ["A001", "A002"] {
        let number = || id(number);
        for paper in [Paper::Pending, Paper::Printed, Paper::OnScreen, Paper::Unknown, Paper::NotTaken] {
            wishes.push(Command::ReportPaper { number: number(), paper });
        }
        for counter in ["uno", "due"] {
            let counter = || id(counter);
            wishes.extend([
                Command::CallTicket { counter: counter(), number: number() },
                Command::Recall { counter: counter(), number: number() },
                Command::StartService { counter: counter(), number: number() },
                Command::FinishService { counter: counter(), number: number() },
                Command::MarkNoShow { counter: counter(), number: number() },
                Command::UndoStep { counter: counter(), number: number(), step: Step::NoShow },
                Command::UndoStep { counter: counter(), number: number(), step: Step::Finish },
                Command::ParkTicket { counter: counter(), number: number(), back_after_mins: None },
                Command::TransferTicket {
                    counter: counter(),
                    number: number(),
                    route: Route::to(id("spid")),
                    afterwards: Afterwards::GoesOn,
                },
                Command::TransferTicket {
                    counter: counter(),
                    number: number(),
                    route: Route::to(id("uno")),
                    afterwards: Afterwards::GoesOn,
                },
            ]);
        }
        wishes.push(Command::BringBackTicket { number: number() });
        wishes.push(Command::WithdrawTicket { number: number() });
    }
    for counter in ["uno", "due"] {
        let counter = || id(counter);
        wishes.push(Command::OpenCounter { counter: counter() });
        wishes.push(Command::CloseCounter { counter: counter() });
        wishes.push(Command::CallNext { counter: counter() });
    }
    let texts: BTreeSet<_> = wishes.iter().map(ToString::to_string).collect();
    assert_eq!(texts.len(), wishes.len());
    assert!(texts.iter().all(|text| !text.contains('\n')));
}
