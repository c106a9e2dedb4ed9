//! `/t/{code}`: how one ticket stands, for the telephone of whoever holds its link. Nothing about anybody else.

use std::fmt::Write;

use askama::Template;
use fast_qr::{ECL, QRBuilder, QRCode};
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;
use turno_protocol::{CounterInfo, Forecast, HallInfo, ServiceInfo, TicketState, TicketStatus};

use super::{LanguageLink, Words};

/// The seconds after which the page loads itself again. A called person has the length of a walk through the hall to
/// come, so a quarter of a minute is soon enough, and a hall full of telephones stays a light load.
pub const REFRESH_SECS: u32 = 15;

/// The light fields around a code, by its standard.
const QR_QUIET: usize = 4;

/// Whether the page loads itself again; the query field `updates` (`on`, `off`) chooses. Somebody who reads slowly or
/// with a screen reader must be able to stop it (WCAG 2.2.1 and 2.2.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Updates {
    /// By itself.
    #[default]
    On,
    /// Only when asked.
    Off,
}

/// A ticket's own page.
#[derive(Debug, Template)]
#[template(path = "ticket.html")]
pub struct TicketPage {
    words: Words,
    languages: Vec<LanguageLink>,
    hall: HallInfo,
    ticket: TicketStatus,
    now: Timestamp,
    updates: Updates,
    /// The page's whole address, for paper.
    address: String,
    qr: Option<QRCode>,
}

impl TicketPage {
    /// The page of `ticket` in `hall` as of `now`; `address` is its own, with the ticket's secret code at the end.
    #[must_use]
    pub fn new(
        words: Words,
        hall: HallInfo,
        ticket: TicketStatus,
        now: Timestamp,
        updates: Updates,
        address: String,
    ) -> Self {
        let languages = LanguageLink::for_visitors(|tag| href(tag, updates));
        // An address that no code holds is long past what anybody would print.
        let qr = QRBuilder::new(address.as_str()).ecl(ECL::M).build().ok();
        Self { words, languages, hall, ticket, now, updates, address, qr }
    }

    fn code(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or_default()
    }

    /// The dark fields of the page's code, as the path of a drawing of one unit for each field.
    fn qr_path(&self) -> Option<String> {
        let qr = self.qr.as_ref()?;
        let mut path = String::new();
        for (row, column) in (0..qr.size).flat_map(|row| (0..qr.size).map(move |column| (row, column))) {
            if qr[row][column].value() {
                // Writing into a text cannot fail.
                let _ = write!(path, "M{column} {row}h1v1h-1z");
            }
        }
        Some(path)
    }

    /// The drawing's frame, with the quiet zone that readers need.
    fn qr_box(&self) -> String {
        let side = self.qr.as_ref().map_or(0, |qr| qr.size) + 2 * QR_QUIET;
        format!("-{QR_QUIET} -{QR_QUIET} {side} {side}")
    }

    fn state_key(&self) -> &'static str {
        match self.ticket.state {
            TicketState::Waiting => "page-ticket-waiting",
            TicketState::Called => "page-ticket-called",
            TicketState::Serving => "page-ticket-serving",
            TicketState::Served => "page-ticket-served",
            TicketState::NoShow => "page-ticket-no-show",
            TicketState::Parked => "page-ticket-parked",
            TicketState::Withdrawn => "page-ticket-withdrawn",
            TicketState::Expired => "page-ticket-expired",
        }
    }

    /// The key of the sentence that says what to do now, where there is one.
    fn more_key(&self) -> Option<&'static str> {
        match self.ticket.state {
            TicketState::Waiting | TicketState::Called | TicketState::Serving => None,
            TicketState::Served => Some("page-ticket-served-more"),
            TicketState::NoShow => Some("page-ticket-no-show-more"),
            TicketState::Parked => Some("page-ticket-parked-more"),
            TicketState::Withdrawn => Some("page-ticket-withdrawn-more"),
            TicketState::Expired => Some("page-ticket-expired-more"),
        }
    }

    fn is_waiting(&self) -> bool {
        self.ticket.state == TicketState::Waiting
    }

    fn is_called(&self) -> bool {
        self.ticket.state == TicketState::Called
    }

    // A ticket that was set aside can come back; these three cannot.
    fn may_change(&self) -> bool {
        !matches!(self.ticket.state, TicketState::Served | TicketState::Withdrawn | TicketState::Expired)
    }

    fn updates_itself(&self) -> bool {
        self.may_change() && self.updates == Updates::On
    }

    /// The counter to go to or at which the person is.
    fn counter(&self) -> Option<&CounterInfo> {
        if !matches!(self.ticket.state, TicketState::Called | TicketState::Serving) {
            return None;
        }
        let id = self.ticket.counter.as_deref()?;
        self.hall.counters.iter().find(|counter| counter.id == id)
    }

    fn service(&self) -> Option<&ServiceInfo> {
        self.hall.services.iter().find(|service| service.id == self.ticket.service)
    }

    fn service_name(&self) -> &str {
        self.service().map_or("", |service| service.name.in_language(self.words.language()))
    }

    fn where_to_wait(&self) -> &str {
        self.service().map_or("", |service| service.where_to_wait.in_language(self.words.language()))
    }

    fn people_ahead(&self) -> Option<String> {
        let people = self.ticket.people_ahead.filter(|_| self.is_waiting())?;
        Some(match people {
            0 => self.words.say("page-ticket-ahead-none"),
            n => self.words.say_with("page-ticket-ahead", &[("n", n.into())]),
        })
    }

    fn wait_in_words(&self) -> Option<String> {
        let Forecast { from_min, to_min } = self.ticket.forecast?;
        Some(match (from_min, to_min) {
            (_, 0) => self.words.say("page-ticket-forecast-soon"),
            (from, to) if from == to => self.words.say_with("page-ticket-forecast-one", &[("n", to.into())]),
            (from, to) => self.words.say_with("page-ticket-forecast", &[("from", from.into()), ("to", to.into())]),
        })
    }

    fn as_of(&self) -> String {
        // The time zone was validated with the settings; should this machine not know it, UTC is still a true time.
        let zone = TimeZone::get(&self.hall.time_zone).unwrap_or(TimeZone::UTC);
        let time = self.words.clock(self.now.to_zoned(zone).time());
        self.words.say_with("page-ticket-as-of", &[("time", time.into())]) + "."
    }

    fn updates_in_words(&self) -> String {
        self.updates.in_words(&self.words, REFRESH_SECS)
    }

    fn link(&self, language: &str, updates: Updates) -> String {
        href(language, updates)
    }
}

impl Updates {
    /// What a page says of it that loads itself again after so many seconds.
    pub(super) fn in_words(self, words: &Words, secs: u32) -> String {
        match self {
            Self::On => words.say_with("page-ticket-updates-on", &[("n", secs.into())]),
            Self::Off => words.say("page-ticket-updates-off"),
        }
    }
}

/// The same page, relative to itself, so that a ticket's secret code stands in no link.
pub(super) fn href(language: &str, updates: Updates) -> String {
    match updates {
        Updates::On => format!("?lang={language}"),
        Updates::Off => format!("?lang={language}&updates=off"),
    }
}
