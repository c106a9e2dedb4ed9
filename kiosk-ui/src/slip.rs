//! From a ticket to the slip that the printer gets, in one language or in two.

#[cfg(test)]
mod tests;

use jiff::Zoned;
use turno_printer::{Slip, Words as Said};
use turno_protocol::HallInfo;
use turno_text::Catalogue;

use crate::{
    flow::{Ticket, Told},
    words::{Words, wait_in},
};

/// Stands on a test slip where a ticket has its number.
const TEST_NUMBER: &str = "TEST";
/// Letters that a wrong code page shows.
const TEST_LETTERS: &str = "à è é ì ò ù ä ö ü ß ç ñ ë";

/// The slip of a ticket, in its holder's language and the hall's time; also in a second one, where the hall shows two.
#[must_use]
pub(crate) fn slip_of(ticket: &Ticket, words: &Words<'_>) -> Slip {
    let language = ticket.ordered.as_ref().map_or(words.flow.language(), |ordered| &ordered.language);
    let hall = words.flow.hall();
    let issued = words.local(ticket.issued_at);
    let said = |language: &str| said(ticket, hall, words.catalogue, language);
    Slip {
        number: ticket.number.clone(),
        date_time: format!(
            "{} {}",
            words.catalogue.date_in_digits(language, issued.date()),
            words.catalogue.clock(language, issued.time())
        ),
        words: said(language),
        second: hall.and_then(|hall| beside(&hall.side_by_side, language)).map(said),
        link: ticket.link.clone(),
    }
}

/// A slip that is no ticket: it shows that the printer prints letters and a code, cuts, and says so. What stands in the place of
/// the number can be taken for none, since every number has digits.
#[must_use]
pub(crate) fn test_slip(words: &Words<'_>) -> Slip {
    let (language, equipment) = (words.flow.language(), words.flow.equipment());
    let printed = words.local_now();
    let moment = |now: &Zoned| {
        let date = words.catalogue.date_in_digits(language, now.date());
        format!("{date} {}", words.catalogue.clock(language, now.time()))
    };
    Slip {
        number: TEST_NUMBER.to_owned(),
        date_time: printed.as_ref().map_or_else(String::new, moment),
        words: Said {
            language: language.to_owned(),
            service: words.say("upkeep-slip-title"),
            where_to_wait: format!("turno-kiosk {}, {}", env!("CARGO_PKG_VERSION"), equipment.profile),
            documents: vec![TEST_LETTERS.to_owned()],
            ..Said::default()
        },
        second: None,
        link: Some(equipment.server.clone()),
    }
}

/// The language that stands beside `language` in a hall that shows two: the other of the pair, or its first for a visitor
/// who reads neither.
fn beside<'a>(pair: &'a [String], language: &str) -> Option<&'a str> {
    pair.iter().map(String::as_str).find(|other| *other != language)
}

fn said(ticket: &Ticket, hall: Option<&HallInfo>, catalogue: &Catalogue, language: &str) -> Said {
    let say = |key: &str, args: &[_]| catalogue.text(language, key, args);
    let service = hall.and_then(|hall| hall.services.iter().find(|service| service.id == ticket.service));
    let documents = service.into_iter().flat_map(|service| &service.documents);
    let (ahead, forecast) = match ticket.told {
        Some(Told { people_ahead, forecast }) => (
            say("slip-ahead", &[("count", people_ahead.into())]),
            say("slip-wait", &[("wait", wait_in(catalogue, language, forecast).into())]),
        ),
        None => (say("slip-alone", &[]), String::new()),
    };
    Said {
        language: language.to_owned(),
        office: hall.map_or_else(String::new, |hall| hall.office.in_language(language).to_owned()),
        service: service.map_or_else(String::new, |service| service.name.in_language(language).to_owned()),
        ahead,
        forecast,
        where_to_wait: ticket.where_to_wait.in_language(language).to_owned(),
        documents_title: say("slip-documents", &[]),
        documents: documents.map(|document| document.in_language(language).to_owned()).collect(),
        reprint: ticket.ordered.as_ref().filter(|ordered| ordered.reprint).map(|_| say("slip-reprint", &[])),
    }
}
