//! The language of the stories.

use jiff::{SignedDuration, Timestamp};
use turno_domain::{
    Afterwards, Command, Hall, Need, Paper, Position, Route, Settings, Step, Suspension, SuspensionReason, Table,
    TicketState, Visit,
};

use crate::hall::{MONDAY, act, id, local, open_hall, settings};

/// Plays a script and compares what it printed, and the hall at its end, with what is expected.
#[track_caller]
pub(crate) fn check(script: &str, expected: &str) {
    check_in(settings(), script, expected);
}

/// The same in an office of its own.
#[track_caller]
pub(crate) fn check_in(office: Settings, script: &str, expected: &str) {
    let played = play(office, script);
    let expected = trimmed(expected);
    assert!(played == expected, "the story ends otherwise; it printed:\n{played}\ninstead of:\n{expected}\n");
}

/// Plays a script; what it printed, then the hall.
pub(crate) fn play(office: Settings, script: &str) -> String {
    let mut hall = open_hall(office);
    let mut now = local(&format!("{MONDAY} 09:01"));
    let mut printed = String::new();
    for step in script.lines().map(str::trim).filter(|step| !step.is_empty()) {
        let words: Vec<&str> = step.split_whitespace().collect();
        match words[..] {
            ["at", time] => {
                let day = hall.settings().business_day(now);
                now = local(&format!("{day} {time}"));
            }
            ["on", date, time] => now = local(&format!("{date} {time}")),
            ["look", what] => printed.push_str(&look(&hall, what, now)),
            _ => {
                match act(&mut hall, &command(&words), now) {
                    Ok(events) if events.is_empty() => printed.push_str(&format!("{step}: nothing new\n")),
                    Ok(_) => {}
                    Err(refusal) => printed.push_str(&format!("{step}: {refusal}\n")),
                }
                now += SignedDuration::from_mins(1);
            }
        }
    }
    trimmed(&format!("{printed}{}", Table(&hall)))
}

/// Where a ticket is sent: `SERVICE [ahead|behind] [for COUNTER]`.
fn route(words: &[&str]) -> Route {
    let mut route = Route::to(id(words[0]));
    for (nth, word) in words.iter().enumerate().skip(1) {
        match *word {
            "ahead" => route.position = Position::Ahead,
            "behind" => route.position = Position::Behind,
            "for" => route.counter = words.get(nth + 1).map(|counter| id(counter)),
            _ => {}
        }
    }
    route
}

/// A reception: `SERVICE [first] [booked TIME] [then SERVICE]... [for COUNTER]`.
fn receive(words: &[&str]) -> Command {
    let mut visit = Visit::default();
    for (nth, word) in words.iter().enumerate() {
        let next = || *words.get(nth + 1).unwrap_or_else(|| panic!("'{word}' lacks its end"));
        match *word {
            "first" => visit.need = Need::Priority,
            "booked" => visit.slot = Some(local(&format!("{MONDAY} {}", next()))),
            "then" => visit.then.push(id(next())),
            "for" => visit.counter = Some(id(next())),
            _ => {}
        }
    }
    Command::IssueTicket { service: id(words[0]), kiosk: None, language: id("it"), visit }
}

/// One wish: `issue SERVICE`, `next COUNTER`, `call|recall|start|finish|no-show|park NUMBER COUNTER`,
/// `transfer NUMBER COUNTER SERVICE`, `back|withdraw NUMBER`, `open|close COUNTER`, `paper NUMBER FATE`,
/// `adopt NUMBER SERVICE TOTEM TIME`, `receive ...`, `send NUMBER ROUTE`, `need NUMBER priority|none`,
/// `roll SERVICE from|to NUMBER`, `roll SERVICE away`, `undo STEP NUMBER COUNTER`,
/// `suspend SERVICE [until DAY TIME] [TEXT]`, `resume SERVICE`.
fn command(words: &[&str]) -> Command {
    match *words {
        ["issue", service] => issue(service, Some("ingresso"), "it"),
        ["issue", service, "at", kiosk, language] => issue(service, Some(kiosk), language),
        ["hand-out", service] => issue(service, None, "it"),
        ["next", counter] => Command::CallNext { counter: id(counter) },
        ["call", number, counter] => Command::CallTicket { counter: id(counter), number: id(number) },
        ["recall", number, counter] => Command::Recall { counter: id(counter), number: id(number) },
        ["start", number, counter] => Command::StartService { counter: id(counter), number: id(number) },
        ["finish", number, counter] => Command::FinishService { counter: id(counter), number: id(number) },
        ["no-show", number, counter] => Command::MarkNoShow { counter: id(counter), number: id(number) },
        ["receive", ref words @ ..] => receive(words),
        ["send", number, ref words @ ..] => Command::SendTicket { number: id(number), route: route(words) },
        ["need", number, need] => {
            let need = if need == "priority" { Need::Priority } else { Need::None };
            Command::SetNeed { number: id(number), need }
        }
        ["park", number, counter, mins] => {
            let back_after_mins = Some(mins.parse().unwrap());
            Command::ParkTicket { counter: id(counter), number: id(number), back_after_mins }
        }
        ["park", number, counter] => {
            Command::ParkTicket { counter: id(counter), number: id(number), back_after_mins: None }
        }
        ["transfer", number, counter, ref words @ ..] => Command::TransferTicket {
            counter: id(counter),
            number: id(number),
            route: route(words),
            afterwards: if words.contains(&"back") { Afterwards::ComesBack } else { Afterwards::GoesOn },
        },
        ["undo", step, number, counter] => {
            Command::UndoStep { counter: id(counter), number: id(number), step: self::step(step) }
        }
        ["back", number] => Command::BringBackTicket { number: id(number) },
        ["withdraw", number] => Command::WithdrawTicket { number: id(number) },
        ["open", counter] => Command::OpenCounter { counter: id(counter) },
        ["close", counter] => Command::CloseCounter { counter: id(counter) },
        ["paper", number, fate] => Command::ReportPaper { number: id(number), paper: paper(fate) },
        ["roll", service, "from", first] => Command::PutOutRoll { service: id(service), first: id(first) },
        ["roll", service, "to", last] => Command::CountRoll { service: id(service), last: id(last) },
        ["roll", service, "away"] => Command::TakeRollAway { service: id(service) },
        ["suspend", service, "until", day, time] => suspend(service, "", Some(local(&format!("{day} {time}")))),
        ["suspend", service, ref text @ ..] => suspend(service, &text.join(" "), None),
        ["resume", service] => Command::ResumeService { service: id(service) },
        ["adopt", number, service, kiosk, day, time] => Command::AdoptTicket {
            kiosk: id(kiosk),
            number: id(number),
            service: id(service),
            issued_at: local(&format!("{day} {time}")),
            language: id("it"),
        },
        ["adopt", number, service, kiosk, time] => command(&["adopt", number, service, kiosk, MONDAY, time]),
        _ => panic!("'{}' is no step of a story", words.join(" ")),
    }
}

fn step(word: &str) -> Step {
    [Step::Call, Step::Start, Step::Finish, Step::NoShow, Step::Park, Step::Transfer]
        .into_iter()
        .find(|step| step.word() == word)
        .unwrap_or_else(|| panic!("'{word}' is no step that may be taken back"))
}

fn suspend(service: &str, text: &str, until: Option<Timestamp>) -> Command {
    let suspension = Suspension { reason: SuspensionReason::Technical, text: Some(text.to_owned()), until };
    Command::SuspendService { service: id(service), suspension }
}

fn issue(service: &str, kiosk: Option<&str>, language: &str) -> Command {
    Command::IssueTicket { service: id(service), kiosk: kiosk.map(id), language: id(language), visit: Visit::default() }
}

fn paper(fate: &str) -> Paper {
    [Paper::Pending, Paper::Printed, Paper::OnScreen, Paper::Unknown, Paper::NotTaken]
        .into_iter()
        .find(|paper| format!("{paper:?}").eq_ignore_ascii_case(fate))
        .unwrap_or_else(|| panic!("'{fate}' is no fate of a slip"))
}

/// `suspended`: the services that give no numbers for a while; `calls`: the boards' calls; `papers`: every slip; `reasons`: why each ticket in hand was called; `ahead`: what each waiting
/// ticket has ahead; `next`: who is next for each counter; a number: everything about one ticket.
fn look(hall: &Hall, what: &str, now: Timestamp) -> String {
    match what {
        "calls" => hall
            .calls(None)
            .map(|record| {
                let expected = if hall.still_expected(record) { "expected" } else { "not expected" };
                let (call, number, counter, recalls) = (record.call, record.number, &record.counter, record.recalls);
                format!("call {call}: {number} to {counter}, recalled {recalls}, {expected}\n")
            })
            .collect(),
        "suspended" => hall
            .settings()
            .services
            .iter()
            .filter_map(|service| Some((service, hall.suspension(&service.id, now)?)))
            .map(|(service, suspension)| {
                let opening = hall.service_opening(service, now);
                format!("{}: {:?} {:?}, {opening:?}\n", service.id, suspension.reason, suspension.text)
            })
            .collect(),
        "papers" => hall.tickets().map(|ticket| format!("{} {:?}\n", ticket.number, ticket.paper)).collect(),
        "reasons" => hall.tickets().filter_map(reason).collect(),
        "ahead" => hall
            .tickets()
            .filter_map(|ticket| Some((ticket.number, hall.ahead_of(ticket.number, now)?)))
            .map(|(number, ahead)| {
                format!("{number}: {} ahead, {}-{} min\n", ahead.people, ahead.forecast.from_min, ahead.forecast.to_min)
            })
            .collect(),
        "next" => hall
            .settings()
            .counters
            .iter()
            .map(|counter| match hall.next_for(&counter.id, now) {
                Some((number, _)) => format!("next for {}: {number}\n", counter.id),
                None => format!("next for {}: nobody\n", counter.id),
            })
            .collect(),
        number => {
            let ticket = hall.ticket(id(number)).unwrap_or_else(|| panic!("no ticket {number}"));
            let arrived = hall.settings().zone.to_datetime(ticket.arrived_at).time();
            let (service, language, told) = (&ticket.service, &ticket.language, ticket.people_ahead_told);
            format!("{number}: {service} since {arrived}, in {language}, {:?}, told {told} ahead\n", ticket.channel)
        }
    }
}

fn reason(ticket: &turno_domain::Ticket) -> Option<String> {
    match &ticket.state {
        TicketState::Called { reason, .. } | TicketState::Serving { reason, .. } => {
            Some(format!("{}: {reason:?}\n", ticket.number))
        }
        _ => None,
    }
}

/// The text with its lines bare of indentation and of columns.
fn trimmed(text: &str) -> String {
    let bare = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(bare).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
