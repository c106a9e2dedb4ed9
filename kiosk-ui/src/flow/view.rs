//! What the screens need to know of the totem's state.

use std::time::Duration;

use jiff::Timestamp;
use turno_protocol::{BoardLine, HallInfo, Opening, ServiceInfo};

use super::{Flow, OutOfService, PaperTrouble, STARTING_MAX, Shown, Stage};

impl Flow {
    /// The hall's settings, once known.
    #[must_use]
    pub(crate) fn hall(&self) -> Option<&HallInfo> {
        self.hall.as_deref()
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
            .or_else(|| self.hall.as_ref().and_then(|hall| hall.languages.first()).map(String::as_str))
            .unwrap_or(turno_text::MAIN_LANGUAGE)
    }

    /// The server's time now, carried on from when it was last heard.
    #[must_use]
    pub(crate) fn server_time(&self, now: Duration) -> Option<Timestamp> {
        let (heard, at) = self.clock?;
        heard.checked_add(now.saturating_sub(at)).ok()
    }

    /// Which screen stands now.
    #[must_use]
    pub(crate) fn shown(&self, now: Duration) -> Shown {
        match &self.stage {
            Stage::Issuing { .. } | Stage::Printing { .. } => Shown::Printing,
            Stage::Done { .. } => Shown::Done,
            Stage::No { .. } => Shown::No,
            Stage::Choosing | Stage::Appointment { .. } => match (self.out_of_service(now), self.closed()) {
                (Some(OutOfService::Printer(_)), Some(_)) | (None, Some(_)) => Shown::Closed,
                (Some(why), _) => Shown::OutOfService(why),
                (None, None) if matches!(self.stage, Stage::Appointment { .. }) => Shown::Appointment,
                (None, None) => Shown::Choose,
            },
        }
    }

    /// The totem's own name: as set, else the hall's first.
    #[must_use]
    pub(crate) fn own_name(&self) -> Option<&str> {
        self.kiosk.as_deref().or_else(|| self.hall.as_ref()?.kiosks.first().map(|kiosk| kiosk.id.as_str()))
    }

    /// Whether the server does not know the hall, or the hall does not know this totem.
    fn wrong_settings(&self) -> bool {
        let stranger =
            |kiosk: &String| self.hall.as_ref().is_some_and(|hall| hall.kiosks.iter().all(|known| known.id != *kiosk));
        self.hall_unknown || self.kiosk.as_ref().is_some_and(stranger)
    }

    fn out_of_service(&self, now: Duration) -> Option<OutOfService> {
        if self.wrong_settings() {
            return Some(OutOfService::Settings);
        }
        if self.hall.is_none() || self.board.is_none() || !self.link_up {
            let starting = self.board.is_none() && now < STARTING_MAX;
            return Some(if starting { OutOfService::Starting } else { OutOfService::Server });
        }
        if self.keep_again_at.is_some() {
            return Some(OutOfService::Disk);
        }
        if !self.takes_presses() {
            return Some(OutOfService::Server);
        }
        self.printer.trouble(now).map(|trouble| match trouble {
            PaperTrouble::Starting if now < STARTING_MAX => OutOfService::Starting,
            other => OutOfService::Printer(other),
        })
    }

    /// When the office opens again, if it is closed; the inner value is missing if no opening is in sight.
    #[must_use]
    pub(crate) fn closed(&self) -> Option<Option<Timestamp>> {
        match self.board.as_ref()?.opening {
            Opening::Open { .. } => None,
            Opening::Closed { opens_at } => Some(opens_at),
        }
    }

    /// The services of the page that stands now.
    pub(crate) fn page_services(&self) -> impl Iterator<Item = &ServiceInfo> {
        let size = self.balanced_page_size();
        let services = self.hall.as_ref().map_or(&[][..], |hall| &hall.services);
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
        self.services_count().div_ceil(self.page_size).max(1)
    }

    /// Services on one page, such that the last page is not nearly empty: eight on two pages are four and four.
    #[must_use]
    pub(crate) fn balanced_page_size(&self) -> usize {
        self.services_count().div_ceil(self.pages()).max(1)
    }

    fn services_count(&self) -> usize {
        self.hall.as_ref().map_or(0, |hall| hall.services.len())
    }

    /// The line of a service as the hall stands.
    #[must_use]
    pub(crate) fn line(&self, service: &str) -> Option<&BoardLine> {
        self.board.as_ref()?.lines.iter().find(|line| line.service == service)
    }

    /// A service by its identifier.
    #[must_use]
    pub(crate) fn service(&self, id: &str) -> Option<&ServiceInfo> {
        self.hall.as_ref()?.services.iter().find(|service| service.id == id)
    }
}
