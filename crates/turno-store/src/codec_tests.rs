//! Every fact there is, there and back, and its exact stored form.

use std::str::FromStr;

use turno_domain::{Booking, Position, Punctuality};

use super::*;

const FORECAST: Forecast = Forecast { from_min: 5, to_min: 10 };

fn id<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// The samples, one after the other. The match has no catch-all, so a new fact does not compile until it stands here.
fn after(fact: &Fact) -> Option<Fact> {
    let (number, counter) = (id("A042"), || id("sportello-1"));
    Some(match fact {
        Fact::DayOpened { .. } => Fact::TicketIssued {
            number,
            service: id("anagrafe"),
            channel: Channel::Kiosk(id("ingresso")),
            language: id("it"),
            people_ahead: 3,
            forecast: FORECAST,
            terms: Terms::default(),
        },
        Fact::TicketIssued { .. } => Fact::TicketAdopted {
            number: id("K001"),
            service: id("anagrafe"),
            kiosk: id("ingresso"),
            language: id("pt-BR"),
            issued_at: id("2026-11-20T09:15:00.123456789Z"),
            people_ahead: 0,
            forecast: FORECAST,
        },
        Fact::TicketAdopted { .. } => Fact::PaperReported { number, paper: Paper::OnScreen },
        Fact::PaperReported { .. } => Fact::CounterOpened { counter: counter() },
        Fact::CounterOpened { .. } => Fact::CounterClosed { counter: counter() },
        Fact::CounterClosed { .. } => Fact::TicketCalled {
            number,
            counter: counter(),
            call: CallNumber(7),
            reason: CallReason::OldestWaiting { waited_secs: 840 },
        },
        Fact::TicketCalled { .. } => Fact::TicketRecalled { number, counter: counter(), call: CallNumber(8) },
        Fact::TicketRecalled { .. } => Fact::ServiceStarted { number, counter: counter() },
        Fact::ServiceStarted { .. } => Fact::ServiceFinished { number, counter: counter() },
        Fact::ServiceFinished { .. } => Fact::TicketNotShown { number, counter: counter() },
        Fact::TicketNotShown { .. } => Fact::TicketParked { number, counter: counter(), back_at: None },
        Fact::TicketParked { .. } => Fact::TicketTransferred {
            number,
            counter: counter(),
            route: Route::to(id("tributi")),
            afterwards: Afterwards::GoesOn,
        },
        Fact::TicketTransferred { .. } => Fact::TicketBroughtBack { number },
        Fact::TicketBroughtBack { .. } => Fact::TicketWithdrawn { number },
        Fact::TicketWithdrawn { .. } => Fact::TicketExpired { number },
        Fact::TicketExpired { .. } => {
            Fact::TicketMovedOn { number, counter: counter(), to: id("tributi"), next: NextPart::AsPlanned }
        }
        Fact::TicketMovedOn { .. } => Fact::TicketSent { number, route: Route::to(id("tributi")) },
        Fact::TicketSent { .. } => Fact::NeedSet { number, need: Need::Priority },
        Fact::NeedSet { .. } => Fact::RollPutOut { service: id("spid"), first: id("R047") },
        Fact::RollPutOut { .. } => Fact::RollTakenAway { service: id("spid") },
        Fact::RollTakenAway { .. } => Fact::StepUndone { number, counter: counter(), step: Step::NoShow },
        Fact::StepUndone { .. } => Fact::AnsweredWithoutTicket { service: id("spid"), answer: Answer::SentToBook },
        Fact::AnsweredWithoutTicket { .. } => Fact::ServiceSuspended {
            service: id("spid"),
            suspension: Suspension {
                reason: SuspensionReason::Other,
                text: Some("Assemblea fino alle 11".into()),
                until: Some(id("2026-11-20T10:00:00Z")),
            },
        },
        Fact::ServiceSuspended { .. } => Fact::ServiceResumed { service: id("spid") },
        Fact::ServiceResumed { .. } => return None,
    })
}

fn samples() -> Vec<Fact> {
    let first = Fact::DayOpened { day: id("2026-11-20"), last_call: CallNumber(6) };
    std::iter::successors(Some(first), after).collect()
}

/// The same facts with the other values of their inner choices.
fn variants() -> Vec<Fact> {
    let issued = |channel| Fact::TicketIssued {
        number: id("A001"),
        service: id("spid"),
        channel,
        language: id("de"),
        people_ahead: u32::MAX,
        forecast: FORECAST,
        terms: Terms::default(),
    };
    let with = |terms| {
        let Fact::TicketIssued { number, service, channel, language, people_ahead, forecast, .. } =
            issued(Channel::Reception)
        else {
            unreachable!()
        };
        Fact::TicketIssued { number, service, channel, language, people_ahead, forecast, terms }
    };
    let slot = id("2026-11-20T09:20:00Z");
    let booked = |punctuality| Terms { booking: Some(Booking { slot, punctuality }), ..Terms::default() };
    let number = id("A001");
    let called = |reason| Fact::TicketCalled { number, counter: id("b"), call: CallNumber(9), reason };
    let sent = |position, counter| Fact::TicketSent { number, route: Route { to: id("spid"), position, counter } };
    let moved = |next| Fact::TicketMovedOn { number, counter: id("b"), to: id("spid"), next };
    let paper = |paper| Fact::PaperReported { number: id("A001"), paper };
    let undone = |step| Fact::StepUndone { number, counter: id("b"), step };
    let chosen = CallReason::Chosen { waited_secs: u64::MAX };
    vec![
        issued(Channel::KioskOffline(id("ingresso"))),
        issued(Channel::Reception),
        paper(Paper::Pending),
        paper(Paper::Printed),
        paper(Paper::Unknown),
        paper(Paper::NotTaken),
        Fact::TicketCalled { number: id("Z9999"), counter: id("b"), call: CallNumber(u32::MAX), reason: chosen },
        with(Terms { need: Need::Priority, then: vec![id("spid"), id("tributi")], ..Terms::default() }),
        with(Terms { counter: Some(id("sportello-2")), ..booked(Punctuality::OnTime) }),
        with(booked(Punctuality::Late)),
        called(CallReason::Booked { slot, waited_secs: 60 }),
        called(CallReason::Priority { waited_secs: 60 }),
        called(CallReason::OneIn { others: 2, waited_secs: 60 }),
        called(CallReason::Helper { because: HelperBecause::PrimaryEmpty, waited_secs: 60 }),
        called(CallReason::Helper { because: HelperBecause::BeyondThreshold, waited_secs: 60 }),
        called(CallReason::BackToYou { waited_secs: 60 }),
        called(CallReason::SentToYou { waited_secs: 60 }),
        called(CallReason::SentAhead { waited_secs: 60 }),
        Fact::TicketParked { number, counter: id("b"), back_at: Some(slot) },
        Fact::TicketTransferred {
            number,
            counter: id("b"),
            route: Route { to: id("spid"), position: Position::Behind, counter: Some(id("c")) },
            afterwards: Afterwards::ComesBack,
        },
        sent(Position::Ahead, None),
        sent(Position::InOrder, Some(id("c"))),
        moved(NextPart::Back { counter: None }),
        moved(NextPart::Back { counter: Some(id("c")) }),
        Fact::NeedSet { number, need: Need::None },
        issued(Channel::Roll),
        called(CallReason::FromRoll),
        undone(Step::Call),
        undone(Step::Start),
        undone(Step::Finish),
        undone(Step::Park),
        undone(Step::Transfer),
        Fact::AnsweredWithoutTicket { service: id("spid"), answer: Answer::Given },
    ]
}

#[test]
fn every_fact_comes_back_as_it_was() {
    for fact in samples().into_iter().chain(variants()) {
        let json = encode(&fact).unwrap();
        assert_eq!(decode(&json).unwrap(), fact, "{json}");
    }
}

#[test]
fn the_stored_form_never_changes() {
    let lines: Vec<_> = samples().iter().chain(&variants()).map(|fact| encode(fact).unwrap()).collect();
    assert_eq!(lines.join("\n") + "\n", include_str!("../tests/stored_facts.jsonl"));
}

#[test]
fn what_is_not_understood_wholly_is_refused() {
    for (json, problem) in [
        (r#"{"kind":"ticket_praised","number":"A042"}"#, "unknown variant"),
        (r#"{"number":"A042"}"#, "missing field `kind`"),
        (r#"{"kind":"ticket_withdrawn","number":"A042","why":"tired"}"#, "unknown field `why`"),
        (r#"{"kind":"ticket_withdrawn"}"#, "missing field `number`"),
        (r#"{"kind":"ticket_withdrawn","number":"A42"}"#, "is not a ticket number"),
        (r#"{"kind":"ticket_withdrawn","number":"A042"} tail"#, "trailing characters"),
        (r#"{"kind":"counter_opened","counter":"../etc"}"#, "is not an identifier"),
        (r#"{"kind":"paper_reported","number":"A042","paper":"eaten"}"#, "unknown variant"),
    ] {
        let error = decode(json).unwrap_err().to_string();
        assert!(error.contains(problem), "{json}: {error}");
    }
}
