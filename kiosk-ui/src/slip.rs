//! From a ticket to the slip that the printer gets.

use turno_printer::Slip;

use crate::{
    flow::{Ticket, Told},
    words::Words,
};

/// The slip of a ticket, in the visitor's language and the hall's time.
#[must_use]
pub(crate) fn slip_of(ticket: &Ticket, words: &Words<'_>) -> Slip {
    let language = words.flow.language();
    let issued = words.local(ticket.issued_at);
    let service = words.flow.service(&ticket.service);
    let (ahead, forecast) = match ticket.told {
        Some(Told { people_ahead, forecast }) => (
            words.say_with("slip-ahead", &[("count", people_ahead.into())]),
            words.say_with("slip-wait", &[("wait", words.wait(forecast).into())]),
        ),
        None => (words.say("slip-alone"), String::new()),
    };
    Slip {
        office: words.flow.hall().map_or_else(String::new, |hall| words.of(&hall.office).to_owned()),
        service: words.service(&ticket.service),
        number: ticket.number.clone(),
        date_time: format!(
            "{} {}",
            words.catalogue.date_in_digits(language, issued.date()),
            words.catalogue.clock(language, issued.time())
        ),
        ahead,
        forecast,
        where_to_wait: ticket.where_to_wait.in_language(language).to_owned(),
        documents_title: words.say("slip-documents"),
        documents: service
            .map(|service| service.documents.iter().map(|document| words.of(document).to_owned()).collect())
            .unwrap_or_default(),
        link: ticket.link.clone(),
        reprint: None,
    }
}
