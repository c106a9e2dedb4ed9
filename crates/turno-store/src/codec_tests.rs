//! Every fact there is, there and back, and its exact stored form.

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
        Fact::TicketNotShown { .. } => Fact::TicketParked { number, counter: counter() },
        Fact::TicketParked { .. } => Fact::TicketTransferred { number, counter: counter(), to: id("tributi") },
        Fact::TicketTransferred { .. } => Fact::TicketBroughtBack { number },
        Fact::TicketBroughtBack { .. } => Fact::TicketWithdrawn { number },
        Fact::TicketWithdrawn { .. } => Fact::TicketExpired { number },
        Fact::TicketExpired { .. } => return None,
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
    };
    let paper = |paper| Fact::PaperReported { number: id("A001"), paper };
    let chosen = CallReason::Chosen { waited_secs: u64::MAX };
    vec![
        issued(Channel::KioskOffline(id("ingresso"))),
        issued(Channel::Reception),
        paper(Paper::Pending),
        paper(Paper::Printed),
        paper(Paper::Unknown),
        Fact::TicketCalled { number: id("Z9999"), counter: id("b"), call: CallNumber(u32::MAX), reason: chosen },
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
