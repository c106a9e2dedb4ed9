//! What the screens need to know of the totem's state.

use std::time::Duration;

use jiff::Timestamp;
use turno_protocol::{BoardLine, HallInfo, Opening, ServiceInfo};

use super::{Flow, OutOfService, PaperTrouble, PrinterHealth, STARTING_MAX, Shown, Stage};

impl Flow {
    /// The hall's settings, once known.
    #[must_use]
    pub(crate) fn hall(&self) -> Option<&HallInfo> {
        self.known.as_deref().map(|known| &known.hall)
    }

    /// What the visitor is doing.
    #[must_use]
    pub(crate) fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The language on the screen: the visitor's, else the hall's main one, else Italian.
    #[must_use]
    pub(crate) fn language(&self) -> &str {
        self.language
            .as_deref()
            .or_else(|| {
                self.hall().and_then(|hall| hall.side_by_side.first().or(hall.languages.first())).map(String::as_str)
            })
            .unwrap_or(turno_text::MAIN_LANGUAGE)
    }

    /// The time now: the server's, carried on from when it was last heard; before that the totem's own, set right by what the
    /// server said in an earlier run.
    #[must_use]
    pub(crate) fn server_time(&self, now: Duration) -> Option<Timestamp> {
        self.clock.now(now).map(|(at, _)| at)
    }

    /// Which screen stands now.
    #[must_use]
    pub(crate) fn shown(&self, now: Duration) -> Shown {
        let shown = self.shown_below(now);
        if self.lists_languages(shown) { Shown::Languages } else { shown }
    }

    /// Which screen stands, or would stand but for the list of languages.
    fn shown_below(&self, now: Duration) -> Shown {
        match &self.stage {
            Stage::Issuing { .. } | Stage::Printing { .. } => Shown::Printing,
            Stage::Done { .. } => Shown::Done,
            Stage::No { .. } => Shown::No,
            Stage::Code { .. } | Stage::Booked { .. } => match self.out_of_service(now) {
                Some(why) => Shown::OutOfService(why),
                None if matches!(self.stage, Stage::Code { .. }) => Shown::Code,
                None => Shown::Booked,
            },
            Stage::Pin { .. } => Shown::Pin,
            Stage::Upkeep(upkeep) => Shown::Upkeep(upkeep.room),
            Stage::Choosing | Stage::Appointment { .. } | Stage::Online { .. } => {
                match (self.out_of_service(now), self.closed(now)) {
                    (Some(OutOfService::Printer(_)), Some(_)) | (None, Some(_)) => Shown::Closed,
                    (Some(why), _) => Shown::OutOfService(why),
                    (None, None) if matches!(self.stage, Stage::Appointment { .. }) => Shown::Appointment,
                    (None, None) if matches!(self.stage, Stage::Online { .. }) => Shown::Online,
                    (None, None) => Shown::Choose,
                }
            }
        }
    }

    /// How the printer is.
    #[must_use]
    pub(crate) fn printer_health(&self, now: Duration) -> PrinterHealth {
        self.printer.health(now)
    }

    /// How long the server has been away, while it is.
    #[must_use]
    pub(crate) fn away_for(&self, now: Duration) -> Option<Duration> {
        match self.down_since {
            Some(since) => Some(now.saturating_sub(since)),
            None => (!self.link_up).then_some(now),
        }
    }

    /// The totem's own name: as set, else the hall's first.
    #[must_use]
    pub(crate) fn own_name(&self) -> Option<&str> {
        self.kiosk.as_deref().or_else(|| self.hall()?.kiosks.first().map(|kiosk| kiosk.id.as_str()))
    }

    /// Whether the server does not know the hall, or the hall does not know this totem.
    fn wrong_settings(&self) -> bool {
        let stranger =
            |kiosk: &String| self.hall().is_some_and(|hall| hall.kiosks.iter().all(|known| known.id != *kiosk));
        self.hall_unknown || self.kiosk.as_ref().is_some_and(stranger)
    }

    pub(super) fn out_of_service(&self, now: Duration) -> Option<OutOfService> {
        if self.wrong_settings() {
            return Some(OutOfService::Settings);
        }
        // Before the name: a machine that cannot save is another one at each start.
        if self.disk_refuses() {
            return Some(OutOfService::Disk);
        }
        if self.is_name_taken() {
            return Some(OutOfService::Name);
        }
        let alone = self.is_alone(now);
        let told = self.known.is_some() && (alone || self.board.is_some());
        let served = if alone { self.can_give(now) } else { self.takes_presses() || self.can_give(now) };
        if !told || !served {
            let starting = self.board.is_none() && now < STARTING_MAX;
            return Some(if starting { OutOfService::Starting } else { OutOfService::Server });
        }
        self.printer.trouble(now).map(|trouble| match trouble {
            PaperTrouble::Starting if now < STARTING_MAX => OutOfService::Starting,
            other => OutOfService::Printer(other),
        })
    }

    /// When the office opens again, if it is closed; the inner value is missing if no opening is in sight.
    #[must_use]
    pub(crate) fn closed(&self, now: Duration) -> Option<Option<Timestamp>> {
        match self.opening(None, now)? {
            Opening::Open { .. } => None,
            Opening::Closed { opens_at } => Some(opens_at),
        }
    }

    /// Whether the office, or a service, is open: as the server says, or by the timetable while the totem is alone.
    #[must_use]
    pub(crate) fn opening(&self, service: Option<&str>, now: Duration) -> Option<Opening> {
        if self.is_alone(now) {
            return self.known.as_ref()?.timetable.at(service, self.server_time(now)?);
        }
        let board = self.board.as_ref()?;
        match service {
            None => Some(board.opening),
            Some(id) => board.lines.iter().find(|line| line.service == id).map(|line| line.opening),
        }
    }

    /// The services of the page that stands now.
    pub(crate) fn page_services(&self) -> impl Iterator<Item = &ServiceInfo> {
        let size = self.balanced_page_size();
        let services = self.hall().map_or(&[][..], |hall| &hall.services);
        services.iter().skip(self.page * size).take(size)
    }

    /// The page, from 0.
    #[must_use]
    pub(crate) fn page(&self) -> usize {
        self.page
    }

    /// How many pages there are; at least one.
    #[must_use]
    pub(crate) fn pages(&self) -> usize {
        self.services_count().div_ceil(self.fits.services).max(1)
    }

    /// Services on one page, such that the last page is not nearly empty: eight on two pages are four and four. Where they stand
    /// beside each other no place is left between them: five on two pages of two columns are four and one.
    #[must_use]
    pub(crate) fn balanced_page_size(&self) -> usize {
        let even = self.services_count().div_ceil(self.pages()).max(1);
        even.next_multiple_of(self.fits.columns).min(self.fits.services)
    }

    fn services_count(&self) -> usize {
        self.hall().map_or(0, |hall| hall.services.len())
    }

    /// The line of a service as the hall stands; none while the totem is alone, for it may be old.
    #[must_use]
    pub(crate) fn line(&self, service: &str, now: Duration) -> Option<&BoardLine> {
        self.board.as_ref().filter(|_| !self.is_alone(now))?.lines.iter().find(|line| line.service == service)
    }

    /// Whether the server gives no more numbers for a service that is open, since nobody who comes now is called before closing.
    #[must_use]
    pub(crate) fn is_out_of_time(&self, service: &str, now: Duration) -> bool {
        self.line(service, now).is_some_and(|line| !line.numbers.are_given())
    }

    /// A service by its identifier.
    #[must_use]
    pub(crate) fn service(&self, id: &str) -> Option<&ServiceInfo> {
        self.hall()?.services.iter().find(|service| service.id == id)
    }
}
