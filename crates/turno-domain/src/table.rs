//! A hall as a small text table, for stories and for a look at a running server.

use std::fmt;

use crate::{Counter, Hall, TicketState};

/// Writes a hall as text: lines with who waits, counters with what they hold, then the tickets that are aside or done.
#[derive(Debug)]
pub struct Table<'a>(pub &'a Hall);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hall = self.0;
        for service in &hall.settings().services {
            let waiting: Vec<_> =
                hall.line(&service.id).into_iter().flat_map(|line| line.numbers()).map(|n| n.to_string()).collect();
            let waiting = if waiting.is_empty() { "-".to_owned() } else { waiting.join(" ") };
            writeln!(f, "{:<14} {waiting}", service.id)?;
        }
        for counter in &hall.settings().counters {
            let doing = match hall.counter(&counter.id) {
                Counter::Closed => "closed".to_owned(),
                Counter::Open { hand: None } => "free".to_owned(),
                Counter::Open { hand: Some(number) } => {
                    let state = hall.ticket(number).map_or("?", |ticket| ticket.state.word());
                    format!("{state} {number}")
                }
            };
            writeln!(f, "{:<14} {doing}", counter.id)?;
        }
        let aside =
            hall.tickets().filter(|ticket| ticket.state.counter().is_none() && ticket.state != TicketState::Waiting);
        for ticket in aside {
            writeln!(f, "{:<14} {}", ticket.number, ticket.state.word())?;
        }
        Ok(())
    }
}
